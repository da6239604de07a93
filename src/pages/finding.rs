//! The words of a finding: what was noticed, why it matters, what to do, and where that is from.
//! Must not know when a rule holds; that is the model's.
//! Long because every rule has its sentences here, in two languages.

use super::{
    Cell, Labels, Page, Role,
    answer::signed,
    credit::{credit, said},
    item,
};
use crate::{
    model::{
        About, Basis, Catalogue, Cite, Comparison, Day, Field, Finding, Id, Lang, Naked, Paper, ReportType, Said,
        Scheme, Severity, Side, Strength, What, one_line, open_counts,
    },
    say,
};

/// Of ISMS: scope and criteria must be looked at first.
const SCOPE: [&str; 1] = ["004:L1325-1329"];
const ISMS: &str = "isms";
/// Items that a title names; the rest is counted.
const NAMED: usize = 8;

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What was noticed, with the scheme in front.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub todo: String,
    /// Where the facts behind it are from.
    pub source: String,
}

/// A finding in words.
pub fn told(finding: &Finding, comparison: &Comparison, catalogue: &Catalogue, lang: Lang) -> Told {
    let scheme = catalogue.scheme(&finding.scheme).map(|scheme| &**scheme);
    let (why, todo) = reason(finding, scheme, comparison, catalogue, lang);
    Told {
        title: title(finding, scheme, lang),
        why,
        todo,
        source: source(finding, scheme, comparison, catalogue, lang),
    }
}

/// How much a finding matters, or that it is accepted.
pub fn word(finding: &Finding, lang: Lang) -> &'static str {
    if finding.is_open() { finding.severity.word(lang) } else { Labels::of(lang).accepted }
}

/// A finding among others: what, who accepted it and, if it is to be told as a whole, why, what to do and where that is from.
pub fn entry(finding: &Finding, comparison: &Comparison, catalogue: &Catalogue, whole: bool, lang: Lang) -> Page {
    let (l, told) = (Labels::of(lang), told(finding, comparison, catalogue, lang));
    let accepted = finding.accepted.as_ref().map(|accepted| {
        let signed = signed(&accepted.by, Some(accepted.day));
        (l.accepted, say!(lang, "{}（{}）", "{} ({})", accepted.note, signed))
    });
    let reasons = [(l.why_it_matters, told.why), (l.todo, told.todo), (l.from, told.source)];
    let reasons = reasons.into_iter().filter(|_| whole);
    let mut page = Page::default();
    page.told(finding.into(), word(finding, lang), told.title);
    page.inside(2, |page| {
        for (label, text) in accepted.into_iter().chain(reasons) {
            page.fact(label, Cell::new(Role::Dim, text));
        }
    });
    page
}

/// Severity, item and what was noticed, on one line.
pub fn named(finding: &Finding, comparison: &Comparison, catalogue: &Catalogue, lang: Lang) -> String {
    let title = title(finding, catalogue.scheme(&finding.scheme).map(|scheme| &**scheme), lang);
    let severity = finding.severity.word(lang);
    match &finding.item {
        Some(id) => format!("{severity}: {} - {title}", item(comparison, id, lang)),
        None => format!("{severity}: {title}"),
    }
}

/// What was noticed, on one line.
pub fn title(finding: &Finding, scheme: Option<&Scheme>, lang: Lang) -> String {
    let what = match &finding.what {
        What::NotFound(register, day) => {
            say!(lang, "{}の確認では「{}」に見つからない", "not found in \"{1}\" on {0}", day, one_line(register))
        }
        What::Expired(until) => say!(lang, "期限切れ（{} まで）", "expired (valid until {})", until),
        What::NoEvidence(items) => naked(items, lang),
        What::NeverApplies => {
            lang.pick("「対象外」にならないはずの項目が「対象外」", "N/A at an item where it never fits").to_owned()
        }
        What::PastPeriod { all: false, .. } => lang
            .pick(
                "数え方によっては、延長・更新がなければ、期間を過ぎている",
                "under one reading, validity period over unless extended or renewed",
            )
            .to_owned(),
        What::ReportOld(to) => say!(
            lang,
            "対象期間の終わり（{}）から12か月を超えている",
            "its period ended on {}, more than 12 months ago",
            to
        ),
        What::ReportType(Some(_)) => lang
            .pick("Type 1（一時点の設計だけの報告）", "Type 1: about the design at one point in time only")
            .to_owned(),
        What::ReportType(None) => lang.pick("Type 1かType 2かが未記入", "Type 1 or Type 2 not recorded").to_owned(),
        What::NotInScope if is_report(scheme) => {
            lang.pick("報告書の対象にこのサービスが入っていない", "the report is not about this service").to_owned()
        }
        What::ScopeMissing if is_report(scheme) => {
            lang.pick("報告書の対象システムが未記入", "system of the report not recorded").to_owned()
        }
        What::ServiceUnnamed if is_report(scheme) => lang
            .pick("このサービスについての報告かが未確認", "whether the report is about this service is open")
            .to_owned(),
        What::PeriodMissing if is_report(scheme) => {
            lang.pick("報告書の対象期間が未記入", "period of the report not recorded").to_owned()
        }
        What::EndsBeforeReview { until, review } => say!(
            lang,
            "{} に期限が来る（次の見直し {} より前）",
            "ends on {}, before the next review ({})",
            until,
            review
        ),
        What::SurveillanceOld { last, .. } => {
            say!(lang, "分かっている最後の審査が古い（{}）", "the last known audit is old ({})", last)
        }
        What::CategoryMissing(level) => {
            let level = scheme.and_then(|one| one.levels.iter().find(|known| known.id == *level));
            let name = level.map_or("", |level| level.name.of(lang));
            say!(
                lang,
                "この項目の手掛かりになる「{}」が記録にない",
                "\"{}\", which helps with this item, is not recorded",
                name
            )
        }
        What::CompanyLevel { department: true } => lang
            .pick("対象は部署。このサービスを含むかは未確認", "about a department; may not cover this service")
            .to_owned(),
        What::CompanyLevel { department: false } => lang
            .pick("対象は会社。このサービスを含むかは未確認", "about the company; may not cover this service")
            .to_owned(),
        What::OwnItem => lang
            .pick(
                "自社の項目は、事業者の認証・マークを根拠にできない",
                "no provider's certificate can show what is your company's responsibility",
            )
            .to_owned(),
        What::NotACertificate(_) => {
            let kind = scheme.map_or("", |one| one.kind.word(lang));
            say!(lang, "{}であって、認証・マークではない", "a {}, not a certificate", kind)
        }
        What::ExpectationGap => {
            lang.pick("この項目では期待しすぎになりやすい", "often over-trusted for this item").to_owned()
        }
        other => other.rule().word(lang).to_owned(),
    };
    match scheme {
        Some(scheme) => format!("{}: {what}", scheme.short(lang)),
        None if finding.scheme.is_empty() => what,
        None => format!("{}: {what}", one_line(&finding.scheme)),
    }
}

/// 「「はい」「一部」に根拠がない: 項目3、9、11（必須 9）」.
fn naked(items: &[Naked], lang: Lang) -> String {
    let list = |of: &mut dyn Iterator<Item = &Naked>| {
        let all: Vec<String> = of.map(|one| one.number.to_string()).collect();
        let rest = all.len().saturating_sub(NAMED);
        let mut text = all[..all.len() - rest].join(lang.pick("、", ", "));
        if rest > 0 {
            text += &say!(lang, " ほか{}", " and {} more", rest);
        }
        text
    };
    let mut text = say!(
        lang,
        "「はい」「一部」に根拠がない: 項目{}",
        "nothing behind Yes or Partly: items {}",
        list(&mut items.iter())
    );
    if items.iter().any(|one| one.must) {
        let musts = list(&mut items.iter().filter(|one| one.must));
        text += &say!(lang, "（必須 {}）", " (must: {})", musts);
    }
    text
}

fn is_report(scheme: Option<&Scheme>) -> bool {
    scheme.is_some_and(|one| one.paper() == Paper::Report)
}

/// How far certificates support an answer at most: 「「弱い手掛かり」まで」.
pub fn supported(strength: Option<Strength>, lang: Lang) -> String {
    match strength {
        Some(strength) => say!(lang, "「{}」まで", "{} support at most", strength.word(lang)),
        None => lang.pick("手掛かりにならない", "no support").to_owned(),
    }
}

/// What stands beside a score: the open findings about answers. An accepted lack of evidence is no lack of findings.
pub fn beside_score(found: &[Finding], service: &Id, lang: Lang) -> String {
    let open = counts(open_counts(found, service, About::Answers), lang);
    if !open.is_empty() {
        return open;
    }
    let naked = found.iter().filter(|one| one.service == *service).find_map(|one| match &one.what {
        What::NoEvidence(items) => Some(items.len()),
        _ => None,
    });
    naked.map_or_else(String::new, |naked| {
        say!(
            lang,
            "根拠のない「はい」「一部」{}件（了承済み）",
            "{} answers with nothing behind them (accepted)",
            naked
        )
    })
}

/// 「要対応1 注意2 参考3」, without those that are not there; empty when nothing is open.
pub fn counts(open: [usize; 3], lang: Lang) -> String {
    let named = Severity::ALL.iter().zip(open).filter(|(_, count)| *count > 0);
    let words: Vec<String> = named
        .map(|(severity, count)| match lang {
            Lang::Ja => format!("{}{count}", severity.word(lang)),
            Lang::En => format!("{count} {}", severity.word(lang)),
        })
        .collect();
    words.join(lang.pick(" ", ", "))
}

fn reason(
    finding: &Finding,
    scheme: Option<&Scheme>,
    comparison: &Comparison,
    catalogue: &Catalogue,
    lang: Lang,
) -> (String, String) {
    let (why, todo): ((&str, &str), (&str, &str)) = match &finding.what {
        What::ExpectationGap => return gap(finding, scheme, comparison, lang),
        What::PastPeriod { known, ends, .. } => return past(known, ends, scheme, catalogue, lang),
        What::SelfAudited => return self_audited(scheme, catalogue, lang),
        What::NoEvidence(items) => return no_evidence(items, lang),
        What::NotACertificate(instead) => {
            let instead = instead.as_ref().and_then(|id| catalogue.scheme(id));
            let why = lang.pick(
                "文書や法律に「従っている」ことは、だれかが確かめたことと同じではありません。",
                "Claiming to follow a guideline or a law is not the same as being audited against it.",
            );
            let todo = match instead {
                Some(scheme) => say!(
                    lang,
                    "認証・マークなら「{}」のことかもしれません。どちらかを事業者に確かめてください。",
                    "If a certificate is meant, it may be \"{}\": ask the provider.",
                    scheme.short(lang)
                ),
                None => lang
                    .pick(
                        "だれが何を確かめたのか、書面があるかを事業者に聞いてください。",
                        "Ask the provider who checked what, and for documentary proof.",
                    )
                    .to_owned(),
            };
            return (why.to_owned(), todo);
        }
        What::SurveillanceOld { months, .. } => {
            let why = say!(
                lang,
                "この制度の定期審査は、{}か月ごととされています。",
                "Surveillance audits are said to come every {} months.",
                months
            );
            let todo = lang.pick(
                "いちばん新しい審査の日を、登録証か事業者で確かめて記入してください。",
                "Find the date of the latest audit on the certificate, or ask the provider, and record it.",
            );
            return (why, todo.to_owned());
        }
        What::NotFound(..) => (
            (
                "その日、その登録一覧にはありませんでした。ほかの一覧や別の名前で載っているかもしれません。",
                "It was not in that register on that day. It may be listed elsewhere or under another name.",
            ),
            (
                "登録の名前・番号・一覧の場所を事業者に聞き、もう一度見てください。",
                "Ask the provider for the name, the number and the register, and check again.",
            ),
        ),
        What::NeverApplies => (
            (
                "チェックシートに付いている回答の目安では、この項目に「対象外」はありません。",
                "The guide that comes with the checklist says that N/A never fits this item.",
            ),
            (
                "本当に当てはまらないかを確かめ、「はい」か「いいえ」で答え直してください。このままにするなら、理由を書いて了承してください。",
                "Check whether it really does not apply and answer it; if N/A is right, accept the finding with the reason.",
            ),
        ),
        What::ReportOld(_) => (
            (
                "その後の対策がどうなっているかは、この報告書からは分かりません。",
                "The report says nothing about the measures taken since.",
            ),
            ("新しい期間の報告書があるかを聞いてください。", "Ask for a report about a newer period."),
        ),
        What::ReportType(Some(ReportType::Type1)) => (
            (
                "Type 1は、ある一日の時点で仕組みがどう作られているかを見た報告書です。実際に動き続けたかは見ていません。",
                "A report of Type 1 looks at how controls are designed on one day, not at whether they kept working.",
            ),
            (
                "期間を通して見たType 2の報告書があるかを聞いてください。",
                "Ask for a report of Type 2, which covers a period.",
            ),
        ),
        What::ReportType(_) => (
            (
                "Type 1は一時点の設計だけ、Type 2は期間を通した運用までを見ます。どちらかで意味が変わります。",
                "Type 1 looks at the design at one point in time only, Type 2 also at how it worked over a period.",
            ),
            (
                "報告書の表題でType 1かType 2かを見て、記入してください。",
                "Read the type on the title of the report and record it.",
            ),
        ),
        What::WholeCompany => (
            (
                "会社全体に与えられるマークで、サービスや部署ごとの適用範囲はありません。",
                "The mark is given to the company as a whole; it has no scope of services or departments.",
            ),
            ("預けたデータの扱いは、別に聞いてください。", "Ask separately how the data you entrust is treated."),
        ),
        What::NotInScope if is_report(scheme) => (
            (
                "報告書は、対象のシステムと期間だけの話です。このサービスについては何も示していません。",
                "A report covers only its system and period. It says nothing about this service.",
            ),
            (
                "このサービスについての報告書があるかを聞いてください。なければ根拠から消します。",
                "Ask for a report about this service; if there is none, do not base an answer on it.",
            ),
        ),
        What::ScopeMissing if is_report(scheme) => (
            (
                "どのシステムについての報告かが分からないと、このサービスの話かどうかも分かりません。",
                "Without the system it is unclear whether the report is about this service.",
            ),
            (
                "報告書の対象システムと期間を読み、書き写してください。",
                "Read system and period in the report and copy them.",
            ),
        ),
        What::ServiceUnnamed if is_report(scheme) => (
            (
                "報告書の対象にこのサービスが入るかどうかが、まだ記録されていません。",
                "It is not recorded yet whether the report is about this service.",
            ),
            (
                "報告書でシステムの記述を読み、このサービスが入るかを記入してください。",
                "Read the description of the system and record whether this service is in it.",
            ),
        ),
        What::PeriodMissing if is_report(scheme) => (
            (
                "いつのことについての報告かが分かりません。報告書に有効期限はありません。",
                "It is unclear which period the report covers. A report has no expiry date.",
            ),
            (
                "報告書で対象期間のはじめと終わり（Type 1ではその日）を見て、記入してください。",
                "Find the first and last day of its period (for Type 1, its day) in the report and record them.",
            ),
        ),
        What::NotInScope => (
            (
                "認証・マークは適用範囲の中だけの話です。このサービスについては何も示していません。",
                "A certificate covers only its scope. It says nothing about this service.",
            ),
            (
                "このサービスに当てはまる認証・マークがあるかを聞いてください。なければ根拠から消します。",
                "Ask whether another certificate covers this service; if not, do not base an answer on it.",
            ),
        ),
        What::CustomerSide => (
            (
                "クラウドを「使う側」として取ったものです。提供するサービスの対策は示していません。",
                "It was given for using cloud services. It does not show how this service is provided.",
            ),
            ("提供する側として取ったものがあるかを聞いてください。", "Ask for a certificate as a provider."),
        ),
        What::RoleMissing => (
            (
                "クラウドを使う側の会社も取れます。どちらの立場かで意味が変わります。",
                "Users of cloud services can hold this one too, and then it means something else.",
            ),
            (
                "登録証で、提供する側としてか、使う側としてかを見てください。",
                "Read on the certificate whether it was given as a provider or as a customer.",
            ),
        ),
        What::Expired(_) => (
            ("期限が過ぎているので、いまの証明にはなりません。", "It is expired, so it is no proof for today."),
            (
                "更新されたかを聞き、新しい期限を記入してください。",
                "Ask whether it was renewed and record the new expiry date.",
            ),
        ),
        What::OwnItem => (
            (
                "自社が決めて行うことです。事業者の認証・マークは、自社がしたことの証拠になりません。",
                "This is for your company to decide and do. A provider's certificate is no evidence of it.",
            ),
            (
                "自社の記録（決めた文書、設定、担当者）を根拠にしてください。メモだけでもかまいません。",
                "Base the answer on your own records (the rule, the setting, the person in charge); a note is enough.",
            ),
        ),
        What::CategoryMissing(_) => (
            (
                "示せるのは、選ばれた分野や段階のことだけです。",
                "It covers only the categories or the level it was given for.",
            ),
            (
                "報告書や登録証で分野や段階を確かめ、認証・マークの記録に書いてください。",
                "Find categories and level in the report or on the certificate, and record them.",
            ),
        ),
        What::ReportNotSeen => (
            (
                "読める人が限られた報告書です。「受領した」という知らせだけでは、範囲も結果も分かりません。",
                "Only a few may read this report. Having received it says nothing about scope or result.",
            ),
            (
                "契約者として読めるかを聞き、対象のシステムと期間、例外、利用者側で必要な対策（CUEC）のページを読んでください。",
                "Ask to read it as a customer: its system and period, the exceptions, and what it expects users to do (CUEC).",
            ),
        ),
        What::CompanyLevel { department: true } => (
            (
                "認められたのは一つの部署です。サービスを動かす部署と同じとは限りません。",
                "One department was certified, which need not be the one that runs the service.",
            ),
            (
                "適用範囲に、このサービスを動かす部署が入るかを聞いてください。",
                "Ask whether the department that runs the service is in the scope.",
            ),
        ),
        What::CompanyLevel { department: false } => (
            (
                "会社などの組織を見る制度です。このサービスが入るとは限らず、対策の水準も約束しません。",
                "It looks at an organisation. This service need not be part of it, and no level of protection is promised.",
            ),
            (
                "適用範囲にこのサービスが入るかを確かめ、対策の中身は別に聞いてください。",
                "Find out whether the service is in the scope, and ask about its controls separately.",
            ),
        ),
        What::ScopeMissing => (
            (
                "どの範囲のものかが分からないと、このサービスの話かどうかも分かりません。",
                "Without the scope it is unclear whether it is about this service.",
            ),
            ("登録証で適用範囲を読み、そのまま書き写してください。", "Read the scope on the certificate and copy it."),
        ),
        What::EndsBeforeReview { .. } => (
            ("次に見直すまでに、期限が切れるかもしれません。", "It may expire before the next review."),
            (
                "期限の日に更新を確かめる予定を入れるか、見直しを早めてください。",
                "Plan to check the renewal on that day, or bring the review forward.",
            ),
        ),
        What::DatesCrossed => (
            ("終わりの日が、はじめの日より前になっています。", "The dates are reversed: it ends before it starts."),
            ("登録証や報告書を見て、日付を直してください。", "Correct the dates from the certificate or report."),
        ),
        What::ServiceUnnamed => (
            (
                "適用範囲にこのサービスの名前があるかどうかが、まだ記録されていません。",
                "It is not recorded yet whether the scope names this service.",
            ),
            (
                "適用範囲を読み、「サービス名がある・ない」を記入してください。",
                "Read the scope and record whether the service is named.",
            ),
        ),
        What::PeriodMissing => (
            ("いつまで有効かが分かりません。", "It is unclear how long it is valid."),
            (
                "登録証で発行日と期限を見て、記入してください。",
                "Find the date of issue and the expiry date on the certificate and record them.",
            ),
        ),
        What::NotVerified { register: true } => (
            (
                "公開の登録一覧で確かめた記録がありません。名乗っているだけかもしれません。",
                "No register check is recorded: it may be no more than a claim.",
            ),
            (
                "公開の登録一覧で名前を調べ、見た日と結果を記入してください。",
                "Look the name up in the public register; record the date and the result.",
            ),
        ),
        What::NotVerified { register: false } => (
            (
                "本当に持っているかを確かめた記録がありません。",
                "No one has recorded checking that the provider holds it.",
            ),
            (
                "登録証の写しをもらい、名前・適用範囲・期限を確かめてください。公開の登録一覧があれば、見た日と結果も記入してください。",
                "Get a copy and check name, scope and expiry date. If there is a public register, record that check too.",
            ),
        ),
        What::NotRecorded => (
            (
                "根拠に名前が挙がっていますが、認証・マークの記録がなく、何についての、いつまでのものかが分かりません。",
                "Evidence names it, but it is not recorded: what it is about and how long it is valid is not known.",
            ),
            (
                "このサービスの認証・マークとして記録してください。分かるところだけでかまいません。",
                "Add it to the certificates of this service; start with what you know.",
            ),
        ),
        What::UnknownScheme => (
            (
                "この制度はカタログになく、何を示すのか kumomi には分かりません。",
                "The catalogue does not have it, so kumomi cannot say what it shows.",
            ),
            (
                "名前を直すか、データフォルダーの schemes に制度を書き足してください。",
                "Correct the name, or add the scheme in `schemes` of the data folder.",
            ),
        ),
    };
    (lang.pick(why.0, why.1).to_owned(), lang.pick(todo.0, todo.1).to_owned())
}

fn no_evidence(items: &[Naked], lang: Lang) -> (String, String) {
    let why = lang.pick(
        "「はい」「一部」でも、根拠がなければ得点の低いほうには入りません。認証・マークだけの回答と、要見直しの回答も同じです。",
        "A Yes or Partly with nothing behind it does not count in the low end of the score. Nor does one that rests on certificates \
         or marks alone, or one that needs another look.",
    );
    let mut todo = lang
        .pick(
            "契約条項、事業者の回答、公開の資料などを、見た日といっしょに根拠に書いてください。自社の項目はメモだけでかまいません。",
            "Record evidence with the date you saw it: a contract clause, the provider's reply, a published document. For \
             your company's items a note is enough.",
        )
        .to_owned();
    if items.iter().any(|one| one.mark) {
        todo += lang.pick(
            "認証・マークは、公開の登録一覧で確かめた記録なら根拠にできます。",
            " The register check of a certificate or mark can be used as evidence.",
        );
    }
    (why.to_owned(), todo)
}

fn gap(finding: &Finding, scheme: Option<&Scheme>, comparison: &Comparison, lang: Lang) -> (String, String) {
    let item = finding.item.as_deref().unwrap_or_default();
    let why = scheme.and_then(|one| one.gap(item)).map(|gap| {
        say!(
            lang,
            "よくある思い込みは「{}」。実際は、{}",
            "People often believe: \"{}\" In fact: {}",
            gap.belief.of(lang).trim_end_matches('。'),
            gap.reality.of(lang)
        )
    });
    let own = comparison.questions.item(item).is_some_and(|question| question.side == Side::Own);
    let todo = if own {
        lang.pick(
            "この項目は、認証・マークに頼らず、自社で決めて記録してください。",
            "Decide and record this item yourselves; do not rely on the certificate.",
        )
    } else {
        lang.pick(
            "この項目は、認証・マークとは別に事業者に聞いてください。",
            "Ask the provider about this item separately.",
        )
    };
    (why.unwrap_or_default(), todo.to_owned())
}

/// Every reckoning, and where the documents differ what each of them says.
fn past(
    known: &Day,
    ends: &[(u16, Day)],
    scheme: Option<&Scheme>,
    catalogue: &Catalogue,
    lang: Lang,
) -> (String, String) {
    let ends: Vec<String> =
        ends.iter().map(|(months, end)| say!(lang, "{}か月なら {} まで", "{} months to {}", months, end)).collect();
    let mut why = say!(
        lang,
        "有効だったと分かる最後の日は {} です。そこから数えて、{}です。延長や更新がされたかどうかは分かりません。",
        "The last day on which it is known to have been valid is {}. Counted from there: {}. Whether it was extended or renewed \
         since is not known.",
        known,
        ends.join(lang.pick("、", ", "))
    );
    why += &sides(scheme, Field::Validity, catalogue, lang);
    let todo = lang.pick(
        "更新されたかを聞き、発行日と期限を記入してください。",
        "Ask whether it was renewed, and record the dates of issue and expiry.",
    );
    (why, todo.to_owned())
}

fn self_audited(scheme: Option<&Scheme>, catalogue: &Catalogue, lang: Lang) -> (String, String) {
    let mut why = lang
        .pick(
            "自主監査や自己評価は、事業者が自分で確かめたものです。外部の監査とは違います。",
            "The provider checked itself. That is not the same as an external audit.",
        )
        .to_owned();
    why += &sides(scheme, Field::Method, catalogue, lang);
    let todo = lang.pick(
        "だれが確かめたのかを聞き、大事な項目は別の根拠で確かめてください。",
        "Ask who checked, and look for other evidence where it matters.",
    );
    (why, todo.to_owned())
}

/// Where the documents disagree about a field: what each of them says, and what to make of it; else nothing.
fn sides(scheme: Option<&Scheme>, field: Field, catalogue: &Catalogue, lang: Lang) -> String {
    let Some((scheme, dispute)) = scheme.and_then(|one| Some((one, one.dispute(field)?))) else {
        return String::new();
    };
    let stated = scheme.said(field).iter().filter(|one| one.basis == Basis::Stated);
    let sides: Vec<String> = stated.map(|one| said(one, catalogue, lang)).collect();
    say!(
        lang,
        "資料によって説明が違います: {} {}",
        " The documents differ: {} {}",
        sides.join(" / "),
        dispute.note.of(lang)
    )
}

fn source(
    finding: &Finding,
    scheme: Option<&Scheme>,
    comparison: &Comparison,
    catalogue: &Catalogue,
    lang: Lang,
) -> String {
    let of = |places: &[&str]| {
        let cites: Vec<Cite> = places.iter().map(|place| Cite((*place).to_owned())).collect();
        catalogue.credit(&cites, lang)
    };
    let backing = |all: &[Said]| {
        // What a document says is not made less sure by what we conclude beside it.
        let best = all.iter().find(|one| one.basis == Basis::Stated).or(all.first());
        best.map_or_else(String::new, |best| {
            let same = all.iter().filter(|one| one.basis == best.basis);
            credit(best.basis, same.flat_map(|one| &one.src), catalogue, lang)
        })
    };
    let field = |field: Field| backing(scheme.map_or(&[][..], |one| one.said(field)));
    let knows = |field: Field| {
        let mut all = scheme.into_iter().flat_map(|one| one.said(field));
        all.any(|one| one.basis == Basis::Known)
    };
    let outside = || credit(Basis::Known, &[], catalogue, lang);
    let limits = || backing(scheme.map_or(&[][..], |one| &one.not_guaranteed));
    let item = finding.item.as_deref().unwrap_or_default();
    let source = match &finding.what {
        What::OwnItem => {
            let questions = &comparison.questions;
            format!("{} {}", questions.title.of(lang), questions.edition)
        }
        What::NeverApplies => {
            let questions = &comparison.questions;
            say!(
                lang,
                "回答の目安（「{} {}」に付いているもの）",
                "the guide to answers that comes with \"{} {}\"",
                questions.title.of(lang),
                questions.edition
            )
        }
        What::NoEvidence(_) | What::ReportOld(_) => credit(Basis::Inferred, &[], catalogue, lang),
        What::ExpectationGap => scheme
            .and_then(|one| one.gap(item))
            .map(|gap| credit(gap.basis, &gap.src, catalogue, lang))
            .unwrap_or_default(),
        What::CategoryMissing(_) | What::CompanyLevel { .. } | What::CustomerSide | What::RoleMissing => limits(),
        What::SelfAudited => field(Field::Method),
        What::NotVerified { .. } if knows(Field::Register) => outside(),
        What::WholeCompany if knows(Field::Validity) => outside(),
        What::ReportType(_) => outside(),
        What::ReportNotSeen | What::NotVerified { .. } => field(Field::Register),
        What::PastPeriod { .. } | What::WholeCompany => field(Field::Validity),
        What::SurveillanceOld { .. } => field(Field::Surveillance),
        What::NotInScope | What::ScopeMissing | What::ServiceUnnamed if finding.scheme == ISMS => of(&SCOPE),
        What::NotInScope | What::ScopeMissing | What::ServiceUnnamed => credit(Basis::Inferred, &[], catalogue, lang),
        What::NotACertificate(_) => {
            let cites = scheme.into_iter().flat_map(|one| one.cites());
            catalogue.credit(cites, lang)
        }
        _ => String::new(),
    };
    if source.is_empty() {
        lang.pick("この比較に記入した内容", "what was recorded in this comparison").to_owned()
    } else {
        source
    }
}
