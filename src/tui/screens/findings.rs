//! What was noticed about the service under the cursor: the list, and for each why, what to do and where that is from.
//! Must not know when a rule holds.

use super::split::{ListRow, Reading, Split, frames};
use crate::{
    model::{Certificate, Edit, Finding, FormKind, ItemId, Lang, Service, What},
    pages::{
        Labels, Page,
        finding::{self, counts, open, title},
    },
    say,
    tui::{Action, Context, Desk, Request, Role, Screen, Turn, View, answers, key_for},
    typeset::width,
};

/// 「要対応」, or that it is accepted.
fn word(finding: &Finding, lang: Lang) -> &'static str {
    if finding.is_open() { finding.severity.word(lang) } else { Labels::of(lang).accepted }
}

/// The finding under the cursor.
pub fn picked(reading: Reading, desk: &Desk) -> Option<&Finding> {
    let all = desk.findings(&desk.service()?.id);
    all.get(reading.within(all.len()).cursor)
}

/// Carries out a command.
pub fn act(action: Action, reading: Reading, desk: &mut Desk, turn: &mut Turn<'_>) {
    let picked = picked(reading, desk).zip(desk.service());
    match (action, picked) {
        (Action::Enter, Some((finding, service))) => match item_of(finding) {
            Some(item) => {
                let item = item.clone();
                desk.focus_item_id(&item);
                turn.go(Screen::Check);
            }
            None => {
                let about = |one: &Certificate| Some(&one.id) == finding.certificate.as_ref();
                turn.aside(Screen::Certificates);
                let place = service.certificates.iter().position(about);
                turn.requests.extend(place.map(|row| Request::Row(Screen::Certificates, row)));
            }
        },
        (Action::Acknowledge, Some((finding, service))) => {
            turn.form(FormKind::Acknowledge { service: service.id.clone(), finding: finding.key() });
        }
        (Action::Delete, Some((finding, service))) => match reopening(finding, service) {
            None => {
                turn.warn(turn.lang().pick("この指摘はまだ了承されていません。", "This finding was not accepted."));
            }
            Some(edit) => {
                if turn.change(desk, edit) {
                    turn.good(turn.lang().pick("了承を取り消しました。", "The finding is open again."));
                }
            }
        },
        (Action::Enter | Action::Acknowledge | Action::Delete, None) => {}
        (Action::ShowScheme, picked) => {
            let scheme = picked.map(|(one, _)| one.scheme.clone());
            turn.scheme(scheme.filter(|id| !id.is_empty()));
        }
        (other, _) => answers::act(other, desk, turn),
    }
}

/// The screen, laid out.
pub fn split(reading: Reading, desk: &Desk, view: View<'_>) -> Split {
    let (look, lang) = (view.look(), view.lang());
    let frames = frames(view.body, 50, 64);
    let row = |one: &Finding| {
        let number = one.item.as_ref().and_then(|id| desk.comparison().questions.item(id));
        let item = number.map_or(String::new(), |one| say!(lang, "項目{} ", "item {} ", one.number));
        let what = title(one, desk.comparison(), desk.known(), lang);
        ListRow { text: format!(" {} {item}{what}", word(one, lang)), role: one.into() }
    };
    let found = desk.service().map_or(&[][..], |service| desk.findings(&service.id));
    let open = counts(open(found), lang);
    let mut head = desk.heading(&say!(lang, "指摘 {}件", "findings: {}", found.len()));
    // The rows say the same one by one: half a count is worth less than none.
    if !open.is_empty() && width(&head) + width(&open) + 3 <= usize::from(frames[0].width) {
        head += &format!("{open} ");
    }
    let rows = found.iter().map(row).collect();
    let picked = picked(reading, desk);
    let told = picked.map(|one| page(one, desk, lang)).unwrap_or_default();
    Split::new(frames, head, rows, (picked.map_or("", |one| one.rule().word(lang)), &told), look).or(lang.pick(
        &[
            "この候補サービスへの指摘はありません。",
            "根拠のない「はい」「一部」や、C で記録した認証・マークの適用範囲・期限の抜けが、ここに並びます。",
        ],
        &[
            "No findings about this service.",
            "A Yes or Partly with nothing behind it is listed here, and what is missing in certificates that you record with C.",
        ],
    ))
}

/// The item that a finding is about, if it is about one.
fn item_of(finding: &Finding) -> Option<&ItemId> {
    let first = match &finding.what {
        // A must first: it is what keeps the service.
        What::NoEvidence(items) => items.iter().min_by_key(|one| !one.must).map(|one| &one.item),
        _ => None,
    };
    finding.item.as_ref().or(first)
}

/// Takes the acceptance of a finding away; nothing where it is open.
fn reopening(finding: &Finding, service: &Service) -> Option<Edit> {
    let accepted = service.accepted.iter().filter(|one| !finding.is_accepted_by(&one.finding)).cloned().collect();
    (!finding.is_open()).then(|| Edit::Accepted { service: service.id.clone(), accepted })
}

/// A finding, and how it is accepted or that taken back.
fn page(finding: &Finding, desk: &Desk, lang: Lang) -> Page {
    let mut page = finding::page(finding, desk.comparison(), desk.known(), lang);
    let key = |action| key_for(Context::On(Screen::Findings), action, lang);
    let hint = match finding.is_open() {
        true => say!(
            lang,
            "分かったうえでこのままにするなら、{} で理由を書いて了承します。指摘は得点に入りません。",
            "To leave it unresolved, press {} and give a reason. The score does not change.",
            key(Action::Acknowledge)
        ),
        false => say!(lang, "{} で了承を取り消します。", "{} withdraws the acceptance.", key(Action::Delete)),
    };
    page.gap();
    page.text(Role::Dim, hint);
    page
}
