//! What the business needs (利用条件). Must not know what follows from it.

use super::{kept::kept, side::Harm, words::words};

words! {
    /// How bad a harm would be for this business, the least first.
    Impact {
        /// 小.
        Small = "small", "小", "small";
        /// 中.
        Medium = "medium", "中", "medium";
        /// 大.
        Large = "large", "大", "large";
    }
}

kept! {
    /// The impact of each of the four harms; `None` is not considered yet.
    #[derive(Copy, Default)]
    pub struct Impacts {
        /// 漏えい.
        leak: Option<Impact> = default,
        /// 改ざん.
        tamper: Option<Impact> = default,
        /// 消失.
        loss: Option<Impact> = default,
        /// 停止.
        outage: Option<Impact> = default,
    }
}

impl Impacts {
    /// The impact of a harm.
    pub fn of(&self, harm: Harm) -> Option<Impact> {
        match harm {
            Harm::Leak => self.leak,
            Harm::Tamper => self.tamper,
            Harm::Loss => self.loss,
            Harm::Outage => self.outage,
        }
    }

    /// Sets the impact of a harm.
    pub fn set(&mut self, harm: Harm, impact: Option<Impact>) {
        match harm {
            Harm::Leak => self.leak = impact,
            Harm::Tamper => self.tamper = impact,
            Harm::Loss => self.loss = impact,
            Harm::Outage => self.outage = impact,
        }
    }
}

kept! {
    /// What happens when the service stops for a while, in the user's words.
    #[derive(Default)]
    pub struct Stops {
        /// For an hour.
        hour: String = default,
        /// For a day.
        day: String = default,
        /// For a week.
        week: String = default,
    }

    /// The business use and what it needs (利用条件).
    #[derive(Default)]
    pub struct Profile {
        /// What the service is used for.
        purpose: String = default,
        /// Ids of the kinds of information that are put in; see [`super::Guide::kinds`].
        kinds: Vec<String> = default,
        /// How bad each harm would be.
        #[serde(default)]
        impacts: Impacts,
        /// What a stop would mean.
        #[serde(default)]
        stops: Stops,
    }
}
