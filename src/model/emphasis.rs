//! How much an item counts, and how many points that is worth. Must not know why.

use super::{ids::ItemId, kept::kept, lang::Text, limits::MAX_WEIGHT, words::words};

words! {
    /// How much an item counts (重み), the most first.
    #[derive(Default)]
    Emphasis {
        /// 必須.
        Must = "must", "必須", "must";
        /// 重視.
        Important = "important", "重視", "important";
        /// 通常.
        #[default]
        Normal = "normal", "通常", "normal";
    }
}

kept! {
    /// How many points each emphasis is worth. Our judgement, not IPA's; data of the list, changeable per comparison.
    #[derive(Copy)]
    pub struct Weights {
        /// 必須.
        must: u32,
        /// 重視.
        important: u32,
        /// 通常.
        normal: u32,
    }
}

impl Default for Weights {
    fn default() -> Weights {
        Weights { must: 3, important: 2, normal: 1 }
    }
}

impl Weights {
    /// The points of an emphasis.
    pub fn of(&self, emphasis: Emphasis) -> u32 {
        match emphasis {
            Emphasis::Must => self.must,
            Emphasis::Important => self.important,
            Emphasis::Normal => self.normal,
        }
    }

    /// Whether the weights can be used: between 1 and [`MAX_WEIGHT`], and more for more.
    pub fn are_sound(&self) -> bool {
        1 <= self.normal && self.normal <= self.important && self.important <= self.must && self.must <= MAX_WEIGHT
    }
}

kept! {
    /// The emphasis of one item of one comparison: what the rules proposed, and what the user chose instead.
    /// Kept in the comparison, so that a decision can be read when the list is not there any more.
    pub struct Stress {
        /// Which item.
        item: ItemId,
        /// What the rules propose.
        proposed: Emphasis = default,
        /// Why, a sentence each.
        reasons: Vec<Text> = default,
        /// What the user chose; `None` follows the proposal.
        chosen: Option<Emphasis> = default,
    }
}

impl Emphasis {
    /// How much an item counts by its entry; 通常 without one.
    pub fn of(all: &[Stress], item: &str) -> Emphasis {
        Stress::of(all, item).map(Stress::emphasis).unwrap_or_default()
    }
}

impl Stress {
    /// The entry of an item.
    pub fn of<'a>(all: &'a [Stress], item: &str) -> Option<&'a Stress> {
        all.iter().find(|stress| stress.item == item)
    }

    /// What counts.
    pub fn emphasis(&self) -> Emphasis {
        self.chosen.unwrap_or(self.proposed)
    }

    /// Whether it says anything: 通常 that nobody chose is what an item without an entry has.
    pub(super) fn says_something(&self) -> bool {
        self.proposed != Emphasis::Normal || self.chosen.is_some()
    }
}
