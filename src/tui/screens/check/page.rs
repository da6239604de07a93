//! The page that helps to answer an item: its question, what the certificates of the service show, what the answers look
//! like, why it matters. Must not know how an answer is given.

use crate::{
    model::Document,
    pages::{Page, Role, item, record, support},
    say,
    tui::{Action, Context, Desk, Look, Screen, key_for},
};

/// Everything that helps to answer the item under the cursor.
pub fn explanation(desk: &Desk, look: &Look) -> Page {
    let lang = look.lang;
    let mut page = Page::default();
    let Some(question) = desk.question() else { return page };
    page.add(item::question(&question.question, question.side, lang));
    let here = |action| key_for(Context::On(Screen::Check), action, lang);
    if let Some(stress) = desk.stress(&question.id) {
        page.add(item::weight(stress, lang));
    }
    if let Some(service) = desk.service() {
        page.add(record::since(desk.comparison(), service, &question.id, lang));
    }
    if let (Some(service), Some(catalogue)) = (desk.service(), desk.catalogue()) {
        let case = |document: &Document| {
            say!(
                lang,
                "事例あり: {}。{}、{} の順に押すと読めます",
                "A case: {} (press {}, then {})",
                document.case.of(lang),
                here(Action::GoSchemes),
                key_for(Context::On(Screen::Schemes), Action::GoCase, lang)
            )
        };
        let findings = desk.findings(&service.id);
        page.add(support::page((service, question), findings, desk.comparison(), catalogue, case, lang));
    }
    let sources = desk.checklist.as_ref().map_or(&[][..], |list| &list.sources);
    match desk.explained(&question.id) {
        Some(item) => page.add(item::guide(item, sources, |verdict| here(Action::Answer(verdict)), lang)),
        None => {
            let text = lang.pick(
                "この項目の解説がありません。チェックシートのファイルを checklists フォルダーに置くと表示されます。",
                "There is no explanation of this item here. Put the checklist's file into the folder `checklists` to see it.",
            );
            page.gap();
            page.text(Role::Notice, text);
        }
    }
    page
}
