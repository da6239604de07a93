//! An open comparison with its revision number, undo and redo. Must not know how or when it is saved.

use super::{
    comparison::Comparison,
    edit::{Edit, Refusal},
};

/// An open comparison.
///
/// ```
/// use kumomi::{model::{Answer, Edit, Lang, Session, Verdict}, store};
///
/// let mut session = Session::new(store::sample(Lang::En));
/// let service = session.comparison().services[0].id.clone();
/// let said = |session: &Session| session.comparison().services[0].verdict("ipa15-01");
/// let before = said(&session);
///
/// let answer = Answer { verdict: Some(Verdict::Unknown), ..Answer::empty("ipa15-01") };
/// session.apply(Edit::Answer { service, answer }).expect("a service and an item of the comparison");
/// assert_eq!((said(&session), session.revision()), (Some(Verdict::Unknown), 1));
///
/// session.undo();
/// assert_eq!((said(&session), session.revision()), (before, 2), "undo is a change, too");
/// session.redo();
/// assert_eq!(said(&session), Some(Verdict::Unknown));
/// ```
#[derive(Clone, Debug)]
pub struct Session {
    comparison: Comparison,
    undo: Vec<Edit>,
    redo: Vec<Edit>,
    revision: u64,
}

impl Session {
    /// Opens a comparison, with its answers put in order; its revision is 0.
    pub fn new(comparison: Comparison) -> Session {
        Session::starting_at(comparison, 0)
    }

    /// Opens a comparison with a given revision, so that the number goes on growing when another state is taken over.
    pub fn starting_at(mut comparison: Comparison, revision: u64) -> Session {
        comparison.tidy();
        Session { comparison, undo: Vec::new(), redo: Vec::new(), revision }
    }

    /// The present state.
    pub fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// Grows by one with every change, undo and redo included.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether there is anything to take back or to do again.
    pub fn can_step(&self) -> bool {
        !(self.undo.is_empty() && self.redo.is_empty())
    }

    /// Applies a change, which can then be taken back. A change that changes nothing is no step.
    ///
    /// # Errors
    /// The [`Refusal`] of [`Edit::apply`]; nothing is changed then.
    pub fn apply(&mut self, edit: Edit) -> Result<(), Refusal> {
        // Services that stay as they are stay shared with `before`, so comparing them compares pointers.
        let before = self.comparison.clone();
        let inverse = edit.apply(&mut self.comparison)?;
        if self.comparison != before {
            self.undo.push(inverse);
            self.redo.clear();
            self.revision += 1;
        }
        Ok(())
    }

    /// Takes the last change back; gives the edit that did it, to show where.
    pub fn undo(&mut self) -> Option<Edit> {
        let (done, back) = Session::step(&mut self.comparison, self.undo.pop()?);
        self.redo.push(back);
        self.revision += 1;
        Some(done)
    }

    /// Does the last change again that was taken back; gives the edit that did it, to show where.
    pub fn redo(&mut self) -> Option<Edit> {
        let (done, back) = Session::step(&mut self.comparison, self.redo.pop()?);
        self.undo.push(back);
        self.revision += 1;
        Some(done)
    }

    fn step(comparison: &mut Comparison, edit: Edit) -> (Edit, Edit) {
        let back = edit.clone().apply(comparison).expect("an inverse applies to the state it was made for");
        (edit, back)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{
        Answer, Id, Verdict,
        arbitrary::{comparison, edit, untidy_comparison},
    };

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn all_undone_is_the_start_and_all_redone_is_the_end(
            start in comparison(),
            edits in prop::collection::vec(edit(), 0..20),
        ) {
            let mut session = Session::new(start.clone());
            let mut steps = 0;
            for edit in edits {
                let before = session.comparison().clone();
                let refused = session.apply(edit).is_err();
                let changed = *session.comparison() != before;
                prop_assert!(!(refused && changed));
                steps += u64::from(changed);
                prop_assert_eq!(session.revision(), steps, "one more for a change, none for no change");
            }
            let end = session.comparison().clone();
            for n in 0..steps {
                prop_assert!(session.undo().is_some());
                prop_assert_eq!(session.revision(), steps + n + 1);
            }
            prop_assert_eq!(session.undo(), None);
            prop_assert_eq!(session.comparison(), &start);
            for n in 0..steps {
                prop_assert!(session.redo().is_some());
                prop_assert_eq!(session.revision(), 2 * steps + n + 1);
            }
            prop_assert_eq!(session.redo(), None);
            prop_assert_eq!(session.comparison(), &end);
        }

        #[test]
        fn a_new_change_ends_redo(start in comparison(), edits in prop::collection::vec(edit(), 2..8)) {
            let mut session = Session::new(start);
            for edit in edits {
                let revision = session.revision();
                let _ = session.apply(edit);
                if session.revision() > revision {
                    prop_assert_eq!(session.redo(), None);
                }
                session.undo();
                session.redo();
                session.undo();
            }
        }

        #[test]
        fn a_file_written_by_hand_is_put_in_order_and_loses_no_answer(start in untidy_comparison()) {
            let session = Session::new(start.clone());
            prop_assert_eq!(session.comparison().problems(), start.problems());
            for (tidy, untidy) in session.comparison().services.iter().zip(&start.services) {
                let given = |answer: &&Answer| !answer.is_blank();
                prop_assert_eq!(tidy.answers.len(), untidy.answers.iter().filter(given).count());
                for answer in &tidy.answers {
                    prop_assert_eq!(untidy.answer(&answer.item), Some(answer));
                }
            }
        }
    }

    #[test]
    fn what_changes_nothing_is_no_step() {
        let day = crate::model::Day::new(2026, 4, 1).unwrap();
        let list = crate::model::arbitrary::list();
        let mut comparison = Comparison::new(Id("c".to_owned()), "題", day, &list);
        for id in ["s0", "s1"] {
            let service = crate::model::Service::new(Id(id.to_owned()), id);
            comparison.services.push(service.into());
        }
        let mut session = Session::new(comparison);
        let answer = |verdict, by: &str| Edit::Answer {
            service: Id("s0".to_owned()),
            answer: Answer { verdict, by: by.to_owned(), ..Answer::empty("a-1") },
        };
        session.apply(answer(Some(Verdict::Yes), "")).unwrap();
        session.undo();
        let (revision, last) = (session.revision(), Id("s1".to_owned()));
        for edit in [
            Edit::Title("題".to_owned()),
            Edit::Memo(String::new()),
            Edit::MoveService { id: last, to: 99 },
            answer(None, "佐藤"),
            Edit::Batch(vec![]),
            Edit::Batch(vec![Edit::Title("題".to_owned()), Edit::Memo(String::new())]),
            Edit::Batch(vec![answer(Some(Verdict::No), ""), answer(None, "")]),
        ] {
            session.apply(edit.clone()).unwrap();
            assert_eq!(session.revision(), revision, "{edit:?}");
        }
        assert!(session.redo().is_some(), "what changes nothing leaves redo as it is");
    }
}
