//! Texts of a comparison as reports take them. Must not know which.

use std::borrow::Cow;

use crate::model::visible;

/// A text of several lines, safe to show: tabs become blanks, every line end is `\n`, and what is hidden is visible.
pub(super) fn note(text: &str) -> String {
    let text = match text.contains(['\r', '\t']) {
        true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ")),
        false => Cow::Borrowed(text),
    };
    visible(&text).trim_end().to_owned()
}

/// The same on one line.
pub(super) fn line(text: &str) -> String {
    note(text).replace('\n', " ")
}
