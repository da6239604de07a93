//! The form of a text of the profile. Must not know the rest of the profile.

use super::parts::{Around, Blank, Complaint, Contents, Field, Form, Taken};
use crate::{model::Profile, tui::Open};

/// Its title, and its field.
pub(super) fn fill(around: &Around<'_>, n: usize) -> Result<Contents, Complaint> {
    let Open { desk, way, .. } = around.open()?;
    let text = text(&mut way.screens.profile.draft(desk), n).clone();
    Ok((field(n).words(around.lang())[0].to_owned(), vec![Blank::lines(field(n), &text)]))
}

/// The text.
pub(super) fn accept(form: &Form, n: usize) -> Taken {
    Taken::Profile(n, form.line(field(n)))
}

fn field(n: usize) -> Field {
    match n {
        0 => Field::Purpose,
        1 => Field::StopHour,
        2 => Field::StopDay,
        _ => Field::StopWeek,
    }
}

/// One of the texts of a profile, by the number of its form: the purpose, then a stop of an hour, a day, a week.
pub(crate) fn text(profile: &mut Profile, n: usize) -> &mut String {
    match n {
        0 => &mut profile.purpose,
        1 => &mut profile.stops.hour,
        2 => &mut profile.stops.day,
        _ => &mut profile.stops.week,
    }
}
