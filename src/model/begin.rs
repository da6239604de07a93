//! How a comparison comes about: begun on a list, copied, read from a file, told in part. With [`Edit`] this is all that
//! makes or changes one; nobody outside the model assigns its fields. Must not know files or clocks.

use std::sync::Arc;

use super::{
    checklist::Checklist,
    comparison::{COMPARISON_FORMAT, Comparison},
    day::Day,
    decision::Decision,
    edit::{Edit, Refusal},
    ids::Id,
    limits::MAX_LINE,
    service::Service,
    undo::Session,
};

impl Session {
    /// Begins a comparison on a list, with candidates of these names. `new_id` gives an identity each time.
    ///
    /// ```
    /// use kumomi::{model::Session, store};
    ///
    /// let list = store::builtin_checklist();
    /// let day = "2026-11-28".parse().expect("a day");
    /// let session = Session::begin(&list, "Mail".into(), day, ["Minato".into()], store::new_id).expect("sound");
    /// let comparison = session.comparison();
    /// assert_eq!((comparison.services.len(), comparison.questions.count()), (1, 15));
    /// assert!(comparison.problems().is_empty());
    ///
    /// let refused = Session::begin(&list, " ".into(), day, [], store::new_id).err();
    /// assert!(refused.is_some(), "a title may not be empty");
    /// ```
    ///
    /// # Errors
    /// As any edit: what could not be read again is not begun.
    pub fn begin(
        list: &Checklist,
        title: String,
        created: Day,
        services: impl IntoIterator<Item = String>,
        mut new_id: impl FnMut() -> Id,
    ) -> Result<Session, Refusal> {
        let mut session = Session::new(Comparison::new(new_id(), "", created, list));
        session.apply(Edit::Title(title))?;
        for name in services {
            session.apply(Edit::AddService { at: usize::MAX, service: Arc::new(Service::new(new_id(), name)) })?;
        }
        Ok(session)
    }
}

impl Comparison {
    /// A copy under another identity and title; a title that is too long is cut.
    ///
    /// # Errors
    /// As any edit.
    pub fn copied(mut self, id: Id, title: &str) -> Result<Comparison, Refusal> {
        self.id = id;
        Edit::Title(title.chars().take(MAX_LINE).collect()).apply(&mut self)?;
        Ok(self)
    }

    /// The same under another identity.
    pub fn under(self, id: Id) -> Comparison {
        Comparison { id, ..self }
    }

    /// As it is in memory, whatever format it was read from.
    pub fn of_today(self) -> Comparison {
        let format = COMPARISON_FORMAT;
        Comparison { format, ..self }
    }

    /// Takes from the list of its questions what older files did not keep.
    pub fn complete(&mut self, list: &Checklist) {
        Arc::make_mut(&mut self.questions).complete(list);
    }

    /// Leaves only these services, as if there were no others, and tells how many services and decisions went. Nothing
    /// of the others stays, not even in the decisions; those about another service go. Ids that are not there mean
    /// nothing.
    pub fn only(&mut self, services: &[Id]) -> (usize, usize) {
        let whole = self.services.len();
        self.services.retain(|one| services.contains(&one.id));
        let keep = |decision: &Arc<Decision>| {
            services.contains(&decision.service).then(|| {
                let mut decision = decision.clone();
                let kept = Arc::make_mut(&mut decision);
                kept.services.retain(|one| services.contains(&one.id));
                kept.outcomes.retain(|one| services.contains(&one.service));
                decision
            })
        };
        let record = &mut self.record;
        let before = record.past.len() + usize::from(record.decision.is_some());
        record.decision = record.decision.as_ref().and_then(keep);
        record.past = record.past.iter().filter_map(keep).collect();
        let left = record.past.len() + usize::from(record.decision.is_some());
        (whole - self.services.len(), before - left)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::arbitrary::{comparison, list};

    fn begun(title: &str, services: &[&str]) -> Result<Session, Refusal> {
        let mut n = 0;
        let new_id = || {
            n += 1;
            Id(format!("id-{n}"))
        };
        let services = services.iter().map(|name| (*name).to_owned());
        let day = Day::new(2026, 11, 22).unwrap();
        Session::begin(&list(), title.to_owned(), day, services, new_id)
    }

    #[test]
    fn what_is_begun_can_be_read_again_or_is_refused() {
        let long = "長".repeat(MAX_LINE + 1);
        let good = begun("題", &["雲A", "雲B"]).unwrap();
        assert_eq!(good.comparison().problems(), []);
        assert_eq!(good.comparison().services.len(), 2);
        for (title, services, path) in [
            (" ", vec![], "title"),
            (long.as_str(), vec![], "title"),
            ("題", vec!["雲A", long.as_str()], "services[1].name"),
            ("題", vec![" "], "services[0].name"),
        ] {
            let Err(Refusal::Rule(problem)) = begun(title, &services) else { panic!("not refused: {path}") };
            assert_eq!(problem.path.to_string(), path);
        }
    }

    proptest! {
        #[test]
        fn a_copy_can_be_read_again_whatever_its_title(before in comparison(), title in "\\PC{1,3}", times in 1..900_usize) {
            prop_assume!(!title.trim().is_empty());
            let id = Id("copy".to_owned());
            let copy = before.clone().copied(id.clone(), &title.repeat(times)).unwrap();
            prop_assert_eq!(copy.problems(), []);
            prop_assert_eq!(&copy.id, &id);
            prop_assert_eq!(copy.services, before.services);
        }
    }
}
