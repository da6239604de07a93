//! What forms are filled from and read beside: the open comparison, and what the screens hold. Must not know any form.

use super::taken::{Complaint, Taken};
use crate::{
    model::{Comparison, Day, Edit, Id, Lang, Question, Service},
    say,
    tui::{Desk, Listing, Open, Setup},
};

/// What stands around a form.
pub(crate) struct Around<'a> {
    /// Language, name, day.
    pub setup: &'a Setup,
    /// The open comparison, and what its screens hold.
    pub open: Option<&'a Open>,
    /// The comparison under the cursor of the list.
    pub listing: Option<&'a Listing>,
    /// The program is about to end.
    pub quitting: bool,
}

/// What a form is about is looked for here; where it is not there, that is the complaint.
impl<'a> Around<'a> {
    /// The language of the screens.
    pub fn lang(&self) -> Lang {
        self.setup.look.lang
    }

    /// The present day.
    pub fn today(&self) -> Day {
        (self.setup.today)()
    }

    /// The complaint that what the form is about is not there.
    pub fn gone(&self) -> Complaint {
        self.lang().pick("この記録はもうありません。", "This record is gone.").into()
    }

    /// The open comparison, and what its screens hold.
    pub fn open(&self) -> Result<&'a Open, Complaint> {
        self.open.ok_or_else(|| self.gone())
    }

    /// The open comparison, as the screens share it.
    pub fn desk(&self) -> Result<&'a Desk, Complaint> {
        Ok(&self.open()?.desk)
    }

    /// The open comparison.
    pub fn comparison(&self) -> Result<&'a Comparison, Complaint> {
        Ok(self.desk()?.comparison())
    }

    /// A service of it.
    pub fn service(&self, id: &Id) -> Result<&'a Service, Complaint> {
        self.comparison()?.service(id).ok_or_else(|| self.gone())
    }

    /// A question of it.
    pub fn question(&self, item: &str) -> Result<&'a Question, Complaint> {
        self.comparison()?.questions.item(item).ok_or_else(|| self.gone())
    }

    /// The comparison under the cursor of the list.
    pub fn listing(&self) -> Result<&'a Listing, Complaint> {
        self.listing.ok_or_else(|| self.gone())
    }

    /// A change with a day that has passed already is asked about.
    pub fn unless_past(&self, what: &str, day: Option<Day>, edit: Edit) -> Taken {
        let today = self.today();
        if day.is_none_or(|day| day >= today) {
            return edit.into();
        }
        let question = say!(
            self.lang(),
            "{what}が過ぎています（今日は {today}）。よければ、もう一度 Ctrl+S。",
            "{what} has passed (today is {today}). Ctrl+S again keeps it."
        );
        Taken::Doubted(question, edit)
    }
}
