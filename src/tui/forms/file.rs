//! The fields with which forms name a file, and how they are read. Must not know what the file is for.

use std::path::Path;

use super::parts::{Around, Blank, Complaint, Field, Form};
use crate::{model::Lang, tui::TypedPath};

/// Whether a file of the same name is replaced, as it is offered.
const REPLACE: [bool; 2] = [false, true];

/// Where something is written.
pub(super) fn target(path: &Path) -> Blank {
    Blank::line(Field::File, &path.display().to_string())
}

/// What is done about a file of the same name.
pub(super) fn replace(lang: Lang) -> Blank {
    Blank::one_of(Field::Replace, &REPLACE, false, |replace| match replace {
        false => lang.pick("書き出さずに知らせる", "ask"),
        true => lang.pick("置き換える", "replace"),
    })
}

/// Whether a file of the same name is replaced.
pub(super) fn replaces(form: &Form) -> bool {
    form.one_of(Field::Replace, &REPLACE)
}

/// The file that a field names.
pub(super) fn named(form: &Form, field: Field, around: &Around<'_>) -> Result<TypedPath, Complaint> {
    let missing = around.lang().pick("ファイルの名前を書いてください。", "Please write the name of the file.");
    form.needed(field, missing).map(|name| TypedPath::new(&name))
}
