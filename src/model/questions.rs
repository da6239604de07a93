//! The questions of a comparison, frozen from one edition of one list. A new edition never reaches them.
//! Must not know answers.

use super::{checklist::Checklist, ids::ItemId, kept::kept, lang::Text, side::Side};

kept! {
    /// The questions of a comparison, frozen from one edition of one list.
    pub struct Questions {
        /// Id of the checklist they were taken from.
        checklist: String,
        /// Its edition.
        edition: String,
        /// Its title.
        title: Text,
        /// Sections in order.
        sections: Vec<QuestionSection>,
    }

    /// A frozen section.
    pub struct QuestionSection {
        /// Id of the section in its list.
        id: String,
        /// Title.
        title: Text,
        /// Questions in order.
        items: Vec<Question>,
    }

    /// A frozen item: just what gives an answer its meaning.
    pub struct Question {
        /// Id of the item in its list.
        id: ItemId,
        /// The printed number.
        number: u32,
        /// Title.
        title: Text,
        /// The question that was answered.
        question: Text,
        /// Who can fulfil it.
        side: Side,
        /// The list says that 対象外 never fits.
        na_never: bool = default,
    }
}

impl Questions {
    /// Freezes the questions of a list.
    pub fn freeze(list: &Checklist) -> Questions {
        Questions {
            checklist: list.id.clone(),
            edition: list.edition.clone(),
            title: list.title.clone(),
            sections: list
                .sections
                .iter()
                .map(|section| QuestionSection {
                    id: section.id.clone(),
                    title: section.title.clone(),
                    items: section
                        .items
                        .iter()
                        .map(|item| Question {
                            id: item.id.clone(),
                            number: item.number,
                            title: item.title.clone(),
                            question: item.question.clone(),
                            side: item.side,
                            na_never: item.na_never,
                        })
                        .collect(),
                })
                .collect(),
        }
    }

    /// Takes from the list, when it is the very one that they were frozen from, what older files did not keep.
    pub fn complete(&mut self, list: &Checklist) {
        if list.id != self.checklist || list.edition != self.edition {
            return;
        }
        for question in self.sections.iter_mut().flat_map(|section| &mut section.items) {
            question.na_never = list.item(&question.id).is_some_and(|item| item.na_never);
        }
    }

    /// All questions of all sections, in order.
    pub fn items(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    /// The question with this id.
    pub fn item(&self, id: &str) -> Option<&Question> {
        self.items().find(|item| item.id == id)
    }

    /// How many questions there are.
    pub fn count(&self) -> usize {
        self.sections.iter().map(|section| section.items.len()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Comparison, Day, Id, arbitrary::list};

    #[test]
    fn a_new_edition_of_the_list_never_changes_an_old_comparison() {
        let mut list = list();
        let old = Comparison::new(Id("c".to_owned()), "題", Day::new(2026, 4, 1).unwrap(), &list);
        let before = old.questions.as_ref().clone();
        assert_eq!(before, Questions::freeze(&list));
        list.edition = "2030-04".to_owned();
        list.title.ja = "新しい題".to_owned();
        list.sections[0].title.ja = "新しい区分".to_owned();
        let item = &mut list.sections[0].items[0];
        item.question.ja = "別の意味".to_owned();
        item.side = Side::Own;
        list.sections.swap(0, 1);
        list.sections[0].items.pop();
        assert_eq!(*old.questions, before);
        assert_ne!(Questions::freeze(&list), before);
        let ids = |questions: &Questions| questions.items().map(|item| item.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&before), ["a-1", "a-2", "a-3", "b-1", "b-2", "b-3", "b-4"]);
        assert_eq!(before.count(), 7);
        assert_eq!(before.item("b-2").map(|item| item.number), Some(5));
    }
}
