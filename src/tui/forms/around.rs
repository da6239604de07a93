//! What forms are filled from and read beside: the open comparison, and what the screens hold. Must not know any form.

use super::taken::{Complaint, Taken};
use crate::{
    model::{Comparison, Day, Edit, Id, Lang, Profile, Service},
    say,
    tui::{desk::Desk, message::Listing, screens::ask::Ask, setup::Setup},
};

/// What stands around a form.
pub(crate) struct Around<'a> {
    /// Language, name, day.
    pub setup: &'a Setup,
    /// The open comparison.
    pub desk: Option<&'a Desk>,
    /// The comparison under the cursor of the list.
    pub listing: Option<&'a Listing>,
    /// The profile as it is being written.
    pub profile: &'a Profile,
    /// What the provider is to be asked.
    pub ask: &'a Ask,
    /// The program is about to end.
    pub quitting: bool,
}

impl<'a> Around<'a> {
    /// The language of the screens.
    pub fn lang(&self) -> Lang {
        self.setup.look.lang
    }

    /// The present day.
    pub fn today(&self) -> Day {
        (self.setup.today)()
    }

    /// The open comparison.
    pub fn comparison(&self) -> Option<&'a Comparison> {
        Some(self.desk?.comparison())
    }

    /// A service of it.
    pub fn service(&self, id: &Id) -> Option<&'a Service> {
        self.comparison()?.service(id)
    }

    /// The complaint that what the form is about is not there any more.
    pub fn gone(&self) -> Complaint {
        self.lang().pick("比較が閉じられました。", "The comparison was closed.").into()
    }

    /// A change with a day that has passed already is asked about.
    pub fn unless_past(&self, what: &str, day: Option<Day>, edit: Edit) -> Taken {
        let today = self.today();
        if day.is_none_or(|day| day >= today) {
            return edit.into();
        }
        let question = say!(
            self.lang(),
            "{0}が過ぎています（今日は {1}）。よければ、もう一度 Ctrl+S。",
            "{0} has passed (today is {1}). Ctrl+S again keeps it.",
            what,
            today
        );
        Taken::Doubted(question, edit)
    }
}
