//! The form of a report for others. Must not know how it is written.

use super::{
    file,
    parts::{Around, Blank, Complaint, Contents, Effect, Field, Form, Taken},
};
use crate::{
    model::{Lang, Service},
    report::Format,
    tui::{Desk, Export},
};

/// Its title, and its fields.
pub(super) fn fill(around: &Around<'_>) -> Result<Contents, Complaint> {
    let (lang, desk) = (around.lang(), around.desk()?);
    let about = |one: Option<&Service>| {
        let all = || lang.pick("すべての候補サービス", "all candidate services").to_owned();
        one.map_or_else(all, |service| service.name.clone())
    };
    let blanks = vec![
        Blank::one_of(Field::Format, &Format::ALL, Format::Html, |format| format.word(lang)),
        file::target(&desk.path.with_extension("html"))
            .hint(lang.pick("名前の終わり（.html など）は形式に合わせて変わります", "the ending follows the format")),
        Blank::one_of(Field::About, &subjects(desk), None, about),
        Blank::one_of(Field::Language, &Lang::ALL, lang, |lang| lang.pick("日本語", "English")),
        file::replace(lang),
    ];
    Ok((lang.pick("レポートを書き出す", "Export a report").to_owned(), blanks))
}

/// What it can be about: all services, or one.
fn subjects(desk: &Desk) -> Vec<Option<&Service>> {
    [None].into_iter().chain(desk.services().iter().map(|service| Some(&**service))).collect()
}

/// The report to be written.
pub(super) fn accept(form: &Form, around: &Around<'_>) -> Result<Taken, Complaint> {
    let desk = around.desk()?;
    let path = file::named(form, Field::File, around)?;
    let format = form.one_of(Field::Format, &Format::ALL);
    Ok(Taken::Ask(vec![Effect::Export(Box::new(Export {
        comparison: desk.comparison().clone(),
        checklist: desk.checklist.clone(),
        service: form.one_of(Field::About, &subjects(desk)).map(|service| service.id.clone()),
        format,
        lang: form.one_of(Field::Language, &Lang::ALL),
        path: path.ending_in(format.id(), &Format::ALL.map(Format::id)),
        replace: file::replaces(form),
        draft: form.draft(),
    }))]))
}
