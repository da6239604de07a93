//! The words of a finding: what was noticed, why it matters, what to do, and where that is from.
//! Must not know when a rule holds; that is the model's.
//! Long because every rule has its sentences here, in two languages.

use crate::{
    model::{
        Basis, Catalogue, Cite, Comparison, Field, Finding, Lang, Public, Said, Scheme, Severity, Strength, Study,
        What, one_line,
    },
    say,
};

/// The guide counts certificates among the things to look at; the paper shows why that is not enough.
const POINTER: [&str; 2] = ["003:L205", "004:L752-758"];
/// Scope and criteria must be looked at first.
const SCOPE: [&str; 1] = ["004:L1325-1329"];

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
    let (why, todo) = reason(finding, scheme, catalogue, lang);
    Told {
        title: title(finding, scheme, lang),
        why,
        todo,
        source: source(finding, scheme, comparison, catalogue, lang),
    }
}

/// What was noticed, on one line.
pub fn title(finding: &Finding, scheme: Option<&Scheme>, lang: Lang) -> String {
    let what = match &finding.what {
        What::NotFound(register, day) => say!(
            lang,
            "{}の確認では「{}」に見つからない",
            "on {} not found in \"{}\"",
            day,
            one_line(register)
        ),
        What::Expired(until) => say!(lang, "期限切れ（{} まで）", "expired (valid until {})", until),
        What::PastPeriod { all: true, .. } => lang
            .pick(
                "期間を過ぎている（どの数え方でも）",
                "past its period, by every reckoning",
            )
            .to_owned(),
        What::PastPeriod { .. } => lang
            .pick(
                "期間を過ぎている可能性（数え方による）",
                "may be past its period: the documents differ",
            )
            .to_owned(),
        What::EndsBeforeReview { until, review } => say!(
            lang,
            "次の見直し（{}）の前、{} に期限が来る",
            "ends before the next review ({1}), on {0}",
            review,
            until
        ),
        What::SurveillanceOld { last, .. } => say!(
            lang,
            "最後に分かる審査が古い（{}）",
            "the last check that is known is old ({})",
            last
        ),
        What::CategoryMissing(level) => {
            let level = scheme.and_then(|one| one.levels.iter().find(|known| known.id == *level));
            let name = level.map_or("", |level| level.name.of(lang));
            say!(
                lang,
                "この項目に必要な分野「{}」が入っていない",
                "does not cover \"{}\", which this item needs",
                name
            )
        }
        What::CompanyLevel { department: true } => lang
            .pick(
                "部署の認証で、サービスの認証ではない",
                "held by a department, not given to the service",
            )
            .to_owned(),
        What::OwnItem { .. } => lang
            .pick(
                "自社の項目は、事業者の認証では示せない",
                "no provider certificate can show this item of your company",
            )
            .to_owned(),
        What::CertificateAlone(strength) => say!(
            lang,
            "「はい」の根拠が認証だけ（{}）",
            "a Yes that rests on certificates alone ({})",
            supported(*strength, lang)
        ),
        What::NotACertificate(_) => {
            let kind = scheme.map_or("", |one| one.kind.word(lang));
            say!(lang, "{}であって、認証ではない", "a {}, not a certificate", kind)
        }
        What::ExpectationGap => lang
            .pick(
                "この項目では期待しすぎになりやすい",
                "often expected too much of at this item",
            )
            .to_owned(),
        other => other.rule().word(lang).to_owned(),
    };
    match scheme {
        Some(scheme) => format!("{}: {what}", scheme.short(lang)),
        None if finding.scheme.is_empty() => what,
        None => format!("{}: {what}", one_line(&finding.scheme)),
    }
}

/// How far certificates support an answer at most: 「支えになるのは最大で: 手掛かり」.
pub fn supported(strength: Option<Strength>, lang: Lang) -> String {
    match strength {
        Some(strength) => say!(
            lang,
            "裏付けは最大でも「{}」",
            "supported at most: {}",
            strength.word(lang)
        ),
        None => lang.pick("裏付けにならない", "no support").to_owned(),
    }
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

/// A sentence with where it is from, or the mark of what no document says.
pub fn said(said: &Said, catalogue: &Catalogue, lang: Lang) -> String {
    let credit = catalogue.credit(&said.src, lang);
    let from = match (said.basis, credit.is_empty()) {
        (Basis::Stated, _) => credit,
        (Basis::Inferred, true) => lang.pick("kumomiの考え", "our conclusion").to_owned(),
        (Basis::Inferred, false) => say!(lang, "{}からのkumomiの考え", "our conclusion from: {}", credit),
        (Basis::Known, _) => lang.pick("資料の外の知識", "from outside the documents").to_owned(),
    };
    bracketed(said.text(lang), &from, lang)
}

/// A sentence of the study: its own paper, which is named once for all, is not named again.
pub fn of_the_paper(said: &Said, study: &Study, catalogue: &Catalogue, lang: Lang) -> String {
    let paper = study.sources.first();
    let others: Vec<Cite> = said
        .src
        .iter()
        .filter(|cite| paper.is_none_or(|paper| paper.id != cite.document()))
        .cloned()
        .collect();
    let credit = catalogue.credit(&others, lang);
    let ours = lang.pick("kumomiの考え", "our conclusion");
    let from = match (said.basis, credit.is_empty()) {
        (Basis::Stated, _) => credit,
        (_, true) => ours.to_owned(),
        (_, false) => format!("{ours}{}{credit}", lang.pick("、", "; ")),
    };
    bracketed(said.text(lang), &from, lang)
}

/// A text with something in brackets behind it; without brackets when there is nothing.
pub fn bracketed(text: &str, behind: &str, lang: Lang) -> String {
    match (behind.is_empty(), lang) {
        (true, _) => text.to_owned(),
        (false, Lang::Ja) => format!("{text}〔{behind}〕"),
        (false, Lang::En) => format!("{text} [{behind}]"),
    }
}

fn reason(finding: &Finding, scheme: Option<&Scheme>, catalogue: &Catalogue, lang: Lang) -> (String, String) {
    let (why, todo): ((&str, &str), (&str, &str)) = match &finding.what {
        What::ExpectationGap => return gap(finding, scheme, lang),
        What::PastPeriod { known, ends, .. } => return past(known, ends, lang),
        What::SelfAudited => return self_audited(scheme, catalogue, lang),
        What::NotACertificate(instead) => {
            let instead = instead.as_ref().and_then(|id| catalogue.scheme(id));
            let why = lang.pick(
                "文書や法律に「従っている」ことは、だれかが確かめたことと同じではありません。",
                "To follow a text or a law is not the same as having been checked.",
            );
            let todo = match instead {
                Some(scheme) => say!(
                    lang,
                    "認証なら「{}」のはずです。どちらのことか、事業者に確かめてください。",
                    "The certificate would be \"{}\": ask the provider which is meant.",
                    scheme.short(lang)
                ),
                None => lang
                    .pick(
                        "だれが何を確かめたのか、書面があるかを事業者に聞いてください。",
                        "Ask the provider who checked what, and for a paper that says so.",
                    )
                    .to_owned(),
            };
            return (why.to_owned(), todo);
        }
        What::SurveillanceOld { months, .. } => {
            let why = say!(
                lang,
                "この制度では {} か月ごとに途中の審査があります。",
                "This scheme has a check every {} months.",
                months
            );
            let todo = lang.pick(
                "いちばん新しい審査の日を、事業者か名簿で確かめて記入してください。",
                "Find the day of the latest check from the provider or the register and record it.",
            );
            return (why, todo.to_owned());
        }
        What::NotFound(..) => (
            (
                "その日、その名簿にはありませんでした。ほかの名簿や別の名前で載っているかもしれません。",
                "It was not in that register on that day. It may stand elsewhere or under another name.",
            ),
            (
                "登録の名前・番号・名簿の場所を事業者に聞き、もう一度見てください。",
                "Ask the provider for the name, the number and the register, and look again.",
            ),
        ),
        What::NotInScope => (
            (
                "認証は適用範囲の中だけの話です。このサービスについては何も示していません。",
                "A certificate speaks of its scope only. About this service it shows nothing.",
            ),
            (
                "このサービスに当てはまる認証があるかを聞いてください。なければ根拠から外します。",
                "Ask whether another certificate covers this service; if not, do not rest an answer on it.",
            ),
        ),
        What::CustomerSide => (
            (
                "クラウドを「使う側」として取った認証です。提供するサービスの対策は示していません。",
                "It was given for using cloud services. It does not show how this service is provided.",
            ),
            (
                "提供する側としての認証があるかを聞いてください。",
                "Ask for a certificate as a provider.",
            ),
        ),
        What::RoleMissing => (
            (
                "この認証は、クラウドを使う側の会社も取れます。どちらの立場かで意味が変わります。",
                "Users of cloud services can hold this one too, and then it means something else.",
            ),
            (
                "登録証で、提供者としてか利用者としてかを見てください。",
                "Read on the certificate whether it was given as a provider or as a customer.",
            ),
        ),
        What::Expired(_) => (
            (
                "期限の後のことは、何も示していません。",
                "It shows nothing about the time after its end.",
            ),
            (
                "更新されたかを聞き、新しい期限を記入してください。",
                "Ask whether it was renewed and record the new period.",
            ),
        ),
        What::OwnItem { .. } => (
            (
                "自社が決めて行うことです。事業者の認証は、自社がしたことの証拠になりません。",
                "This is for your company to decide and do. A provider's certificate is no evidence of it.",
            ),
            (
                "自社の記録（決めた文書、設定、担当者）を根拠にしてください。",
                "Rest the answer on your own records: the rule, the setting, the person in charge.",
            ),
        ),
        What::CertificateAlone(_) => (
            (
                "認証は手掛かりで、答えではありません。対策の中身や範囲までは分からないためです。",
                "A certificate points somewhere; it is no answer, for it does not tell content and scope.",
            ),
            (
                "契約条項、事業者の回答、設定の確認など、別の根拠を足してください。",
                "Add other evidence: a contract clause, the provider's reply, a setting you saw.",
            ),
        ),
        What::CategoryMissing(_) => (
            (
                "報告書は、選んだ分野だけを扱います。この項目の分野が選ばれたとは記録されていません。",
                "The report covers only the categories that were chosen; this one is not recorded.",
            ),
            (
                "報告書の分野を確かめ、認証の記録に書いてください。",
                "Find out which categories the report covers and record them.",
            ),
        ),
        What::ReportNotSeen => (
            (
                "読める人が限られた報告書です。「受領した」という知らせだけでは、範囲も結果も分かりません。",
                "Only a few may read this report. That it was received tells neither scope nor result.",
            ),
            (
                "契約者として読めるかを聞き、範囲・期間・例外の欄を読んでください。",
                "Ask to read it as a customer, and read scope, period and exceptions.",
            ),
        ),
        What::CompanyLevel { department: true } => (
            (
                "認証されたのは一つの部署です。サービスを動かす部署と同じとは限りません。",
                "One department was certified, which need not be the one that runs the service.",
            ),
            (
                "適用範囲に、このサービスを動かす部署が入るかを聞いてください。",
                "Ask whether the department that runs the service is in the scope.",
            ),
        ),
        What::CompanyLevel { department: false } => (
            (
                "会社の管理の仕組みを見る認証です。このサービスの対策の水準を約束するものではありません。",
                "It looks at how a company manages; it promises no level for this service.",
            ),
            (
                "適用範囲にこのサービスが入るかを確かめ、対策の中身は別に聞いてください。",
                "Find out whether the service is in the scope, and ask about its controls separately.",
            ),
        ),
        What::ScopeMissing => (
            (
                "どの範囲の認証かが分からないと、このサービスの話かどうかも分かりません。",
                "Without the scope nobody can tell whether it is about this service.",
            ),
            (
                "登録証か名簿で適用範囲を読み、そのまま書き写してください。",
                "Read the scope on the certificate or in the register and copy it.",
            ),
        ),
        What::EndsBeforeReview { .. } => (
            (
                "次に見直すまでに、認証が切れるかもしれません。",
                "It may lapse before you look at it again.",
            ),
            (
                "期限の日に更新を確かめる予定を入れるか、見直しを早めてください。",
                "Plan to check the renewal on that day, or bring the review forward.",
            ),
        ),
        What::DatesCrossed => (
            ("期限が発行日より前になっています。", "It ends before it was issued."),
            (
                "登録証を見て、日付を直してください。",
                "Correct the days from the certificate.",
            ),
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
            (
                "いつまでの認証かが分かりません。",
                "Nobody can tell until when it holds.",
            ),
            (
                "登録証か名簿で、発行日と有効期限を見てください。",
                "Find the day of issue and the end on the certificate or in the register.",
            ),
        ),
        What::NotVerified(Public::Yes | Public::Partly) => (
            (
                "名乗っているだけで、まだ名簿と照らし合わせていません。",
                "It is claimed and was not compared with the register yet.",
            ),
            (
                "公開の名簿で、名前・範囲・期限を見て、見た日と結果を記入してください。",
                "Look up name, scope and period in the public register; record the day and the result.",
            ),
        ),
        What::NotVerified(_) => (
            (
                "名乗っているだけで、まだ確かめていません。",
                "It is claimed and was not checked yet.",
            ),
            (
                "登録証や報告書の写しを見せてもらい、名前・範囲・期限を確かめてください。",
                "Ask for a copy of the certificate or report and check name, scope and period.",
            ),
        ),
        What::NotRecorded => (
            (
                "根拠に名前が挙がっていますが、認証の記録がなく、範囲も期限も分かりません。",
                "Evidence names it, but it is not recorded: neither scope nor period is known.",
            ),
            (
                "認証の画面で追加してください（3つのキーで終わります）。",
                "Add it on the screen of certificates; three keys do.",
            ),
        ),
        What::UnknownScheme => (
            (
                "この制度はカタログになく、何を示すのか kumomi には分かりません。",
                "The catalogue does not have it, so kumomi cannot tell what it shows.",
            ),
            (
                "綴りを直すか、データフォルダーの schemes に制度を書き足してください。",
                "Correct the name, or add the scheme in `schemes` of the data folder.",
            ),
        ),
    };
    (lang.pick(why.0, why.1).to_owned(), lang.pick(todo.0, todo.1).to_owned())
}

fn gap(finding: &Finding, scheme: Option<&Scheme>, lang: Lang) -> (String, String) {
    let item = finding.item.as_deref().unwrap_or_default();
    let why = scheme.and_then(|one| one.gap(item)).map(|gap| {
        say!(
            lang,
            "思い込み: {} 実際: {}",
            "Belief: {} In fact: {}",
            gap.belief.of(lang),
            gap.reality.of(lang)
        )
    });
    let todo = lang.pick(
        "この項目は、認証とは別に事業者に聞いてください。",
        "Ask the provider about this item, apart from the certificate.",
    );
    (why.unwrap_or_default(), todo.to_owned())
}

fn past(known: &crate::model::Day, ends: &[(u16, crate::model::Day)], lang: Lang) -> (String, String) {
    let ends: Vec<String> = ends
        .iter()
        .map(|(months, end)| say!(lang, "{}か月なら {}", "{} months: {}", months, end))
        .collect();
    let why = say!(
        lang,
        "最後に分かるのは {} です。そこから{} で終わります。",
        "It is last known to have held on {}. From there it ends, by {}.",
        known,
        ends.join(lang.pick("、", "; "))
    );
    let todo = lang.pick(
        "更新されたかを聞き、発行日と期限を記入してください。",
        "Ask whether it was renewed, and record issue and end.",
    );
    (why, todo.to_owned())
}

/// Both sides where the documents differ.
fn self_audited(scheme: Option<&Scheme>, catalogue: &Catalogue, lang: Lang) -> (String, String) {
    let mut why = lang
        .pick(
            "自主監査です。事業者が自分で確かめたもので、外部の監査ではありません。",
            "Self-audited: the provider checked itself; nobody from outside did.",
        )
        .to_owned();
    if let Some((scheme, dispute)) = scheme.and_then(|one| Some((one, one.dispute(Field::Method)?))) {
        let sides: Vec<String> = scheme.method.iter().map(|one| said(one, catalogue, lang)).collect();
        why += &say!(
            lang,
            " 資料は食い違います: {} {}",
            " The documents differ: {} {}",
            sides.join(" / "),
            dispute.note.of(lang)
        );
    }
    let todo = lang.pick(
        "だれが確かめたのかを聞き、大事な項目は別の根拠で確かめてください。",
        "Ask who checked, and look for other evidence where it matters.",
    );
    (why, todo.to_owned())
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
    let field = |field: Field| {
        let cites = scheme
            .into_iter()
            .flat_map(|one| one.said(field))
            .flat_map(|said| &said.src);
        catalogue.credit(cites, lang)
    };
    let limits = || {
        let cites = scheme
            .into_iter()
            .flat_map(|one| &one.not_guaranteed)
            .flat_map(|said| &said.src);
        catalogue.credit(cites, lang)
    };
    let item = finding.item.as_deref().unwrap_or_default();
    let credit = match &finding.what {
        What::OwnItem { .. } => {
            let questions = &comparison.questions;
            format!("{} {}", questions.title.of(lang), questions.edition)
        }
        What::CertificateAlone(_) => of(&POINTER),
        What::ExpectationGap => {
            let cites = scheme.and_then(|one| one.gap(item)).map(|gap| &gap.src[..]);
            catalogue.credit(cites.unwrap_or_default(), lang)
        }
        What::CategoryMissing(_) | What::CompanyLevel { .. } | What::CustomerSide | What::RoleMissing => limits(),
        What::SelfAudited => field(Field::Method),
        What::ReportNotSeen | What::NotVerified(_) => field(Field::Register),
        What::PastPeriod { .. } => field(Field::Validity),
        What::SurveillanceOld { .. } => field(Field::Surveillance),
        What::NotInScope | What::ScopeMissing | What::ServiceUnnamed => of(&SCOPE),
        What::NotACertificate(_) => {
            let cites = scheme.into_iter().flat_map(|one| one.cites());
            catalogue.credit(cites, lang)
        }
        _ => String::new(),
    };
    if credit.is_empty() {
        lang.pick("記入された内容から", "from what was recorded").to_owned()
    } else {
        credit
    }
}
