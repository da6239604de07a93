//! What the decide screen tells, from the top: the order, what would settle it or what was decided, and what changed since.
//! Must not know the cursor's movements, nor the words of what is told.

use super::picture::Picture;
use crate::{
    model::{Finding, Lang, Ranked},
    pages::{Page, Role, ranking, record, settlement},
    tui::Desk,
};

/// All of it, the rows of the picture in their order; of the service under the cursor everything is told.
pub fn page(picture: &Picture, desk: &Desk, cursor: usize, lang: Lang) -> Page {
    let (comparison, ranked) = (desk.comparison(), &picture.ranked);
    let grave = |n: usize| -> Vec<&Finding> {
        desk.findings(&ranked[n].service).iter().filter(|finding| finding.is_grave()).collect()
    };
    let mut page = ranking::page(comparison, ranked, desk.known(), |n| (n == cursor).then(|| grave(n)), lang);
    if cursor < ranked.len() && !grave(cursor).is_empty() {
        page.text(
            Role::Dim,
            lang.pick("指摘の理由と、次にすることは F で。", "F shows why there are findings, and what to do."),
        );
    }
    if comparison.record.decision.is_none() {
        page.gap();
        let list = desk.list();
        let swings = picture.swings.as_deref();
        page.add(settlement::page(comparison, list, ranked, &picture.settlement, swings, lang));
        if ranked.iter().any(Ranked::contends) {
            let hint = lang
                .pick("決めるときは、候補サービスの行で d を押します。", "To decide, press d on a candidate service.");
            page.text(Role::Text, hint);
        }
    }
    let how = lang.pick(
        "受け入れるか直すかは、その行で Enter を押して書きます。",
        "Press Enter on one of these to accept or to fix it.",
    );
    page.add(record::page(comparison, ranked, &picture.later, how, lang));
    page.gap();
    page.add(ranking::legend(lang));
    page
}
