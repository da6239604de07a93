//! The words of a finding: what was noticed, why it matters, what to do, and where that is from.
//! Must not know when a rule holds; that is the model's.
//! Long because every rule has its sentences here, in two languages.

use crate::{
    model::{
        Basis, Catalogue, Cite, Comparison, Day, Field, Finding, Lang, Public, Said, Scheme, Severity, Side, Strength,
        Study, What, one_line,
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
    let (why, todo) = reason(finding, scheme, comparison, catalogue, lang);
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
            "not found in \"{1}\" on {0}",
            day,
            one_line(register)
        ),
        What::Expired(until) => say!(lang, "期限切れ（{} まで）", "expired (valid until {})", until),
        What::PastPeriod { all: true, ends, .. } if ends.len() > 1 => lang
            .pick(
                "期間を過ぎている（どの数え方でも）",
                "past its period, by every reckoning",
            )
            .to_owned(),
        What::PastPeriod { all: true, .. } => lang.pick("期間を過ぎている", "past its period").to_owned(),
        What::PastPeriod { .. } => lang
            .pick(
                "期間を過ぎている可能性（数え方による）",
                "may be past its period: the documents differ",
            )
            .to_owned(),
        What::EndsBeforeReview { until, review } => say!(
            lang,
            "{} に期限が来る（次の見直し {} より前）",
            "ends on {}, before the next review ({})",
            until,
            review
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
                "この項目に必要な「{}」が記録にない",
                "\"{}\", which this item needs, is not recorded",
                name
            )
        }
        What::CompanyLevel { department: true } => lang
            .pick(
                "対象は部署。このサービスを含むかは未確認",
                "about a department; whether it covers this service is open",
            )
            .to_owned(),
        What::CompanyLevel { department: false } => lang
            .pick(
                "対象は会社。このサービスを含むかは未確認",
                "about the company; whether it covers this service is open",
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
                "people expect too much of it at this item",
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

/// How far certificates support an answer at most: 「裏付けは最大でも「手掛かり」」.
pub fn supported(strength: Option<Strength>, lang: Lang) -> String {
    match strength {
        Some(strength) => say!(
            lang,
            "裏付けは最大でも「{}」",
            "{} support at most",
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
    bracketed(said.text(lang), &backing(said.basis, &said.src, catalogue, lang), lang)
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

/// What a sentence rests on: documents, or a conclusion from them; may be empty.
fn backing<'a>(basis: Basis, src: impl IntoIterator<Item = &'a Cite>, catalogue: &'a Catalogue, lang: Lang) -> String {
    let credit = catalogue.credit(src, lang);
    match (basis, credit.is_empty()) {
        (Basis::Stated, _) => credit,
        (Basis::Inferred, true) => lang.pick("kumomiの考え", "our conclusion").to_owned(),
        (Basis::Inferred, false) => say!(lang, "{}からのkumomiの考え", "our conclusion from: {}", credit),
        (Basis::Known, _) => lang.pick("資料の外の知識", "from outside the documents").to_owned(),
    }
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
        What::NotACertificate(instead) => {
            let instead = instead.as_ref().and_then(|id| catalogue.scheme(id));
            let why = lang.pick(
                "文書や法律に「従っている」ことは、だれかが確かめたことと同じではありません。",
                "To follow a text or a law is not the same as having been checked.",
            );
            let todo = match instead {
                Some(scheme) => say!(
                    lang,
                    "認証なら「{}」のことかもしれません。どちらかを事業者に確かめてください。",
                    "If a certificate is meant, it may be \"{}\": ask the provider.",
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
                "この制度の途中の審査は、{}か月ごととされています。",
                "Checks in between are said to come every {} months.",
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
                "登録証で、提供する側としてか、使う側としてかを見てください。",
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
                "示せるのは、選ばれた分野や段階のことだけです。",
                "It speaks only of the categories or the level that it was given for.",
            ),
            (
                "報告書や登録証で分野や段階を確かめ、認証の記録に書いてください。",
                "Find categories and level in the report or on the certificate, and record them.",
            ),
        ),
        What::ReportNotSeen => (
            (
                "読める人が限られた報告書です。「受領した」という知らせだけでは、範囲も結果も分かりません。",
                "Only a few may read this report. That it was received tells neither scope nor result.",
            ),
            (
                "契約者として読めるかを聞き、対象の範囲・期間・例外を読んでください。",
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
                "会社などの組織を見る制度です。このサービスが入るとは限らず、対策の水準も約束しません。",
                "It looks at an organisation. This service need not be in it, and no level is promised.",
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
                "登録証か名簿で発行日と期限を見て、記入してください。",
                "Find the day of issue and the end on the certificate or in the register, and record them.",
            ),
        ),
        What::NotVerified(Public::Yes | Public::Partly) => (
            (
                "公開の名簿と照らし合わせた記録がありません。",
                "There is no record of a look into the public register.",
            ),
            (
                "公開の名簿で、名前・適用範囲・期限を見て、見た日と結果を記入してください。",
                "Look up name, scope and period in the public register; record the day and the result.",
            ),
        ),
        What::NotVerified(_) => (
            (
                "本当に持っているかを、名簿などで確かめた記録がありません。",
                "There is no record that anyone checked whether it is really held.",
            ),
            (
                "登録証や報告書の写しをもらい、名前・適用範囲・期限を確かめてください。名簿があれば、見た日と結果も記入します。",
                "Get a copy and check name, scope and period. If there is a register, record the day and the result.",
            ),
        ),
        What::NotRecorded => (
            (
                "根拠に名前が挙がっていますが、認証の記録がなく、適用範囲も期限も分かりません。",
                "Evidence names it, but it is not recorded: neither scope nor period is known.",
            ),
            (
                "このサービスの認証として記録してください。分かるところだけでかまいません。",
                "Add it to the certificates of this service; begin with what you know.",
            ),
        ),
        What::UnknownScheme => (
            (
                "この制度はカタログになく、何を示すのか kumomi には分かりません。",
                "The catalogue does not have it, so kumomi cannot tell what it shows.",
            ),
            (
                "名前を直すか、データフォルダーの schemes に制度を書き足してください。",
                "Correct the name, or add the scheme in `schemes` of the data folder.",
            ),
        ),
    };
    (lang.pick(why.0, why.1).to_owned(), lang.pick(todo.0, todo.1).to_owned())
}

fn gap(finding: &Finding, scheme: Option<&Scheme>, comparison: &Comparison, lang: Lang) -> (String, String) {
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
    let own = comparison
        .questions
        .item(item)
        .is_some_and(|question| question.side == Side::Own);
    let todo = if own {
        lang.pick(
            "この項目は、認証に頼らず、自社で決めて記録してください。",
            "Decide and record this item yourselves; do not lean on the certificate.",
        )
    } else {
        lang.pick(
            "この項目は、認証とは別に事業者に聞いてください。",
            "Ask the provider about this item, apart from the certificate.",
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
    let ends: Vec<String> = ends
        .iter()
        .map(|(months, end)| say!(lang, "{}か月なら {} まで", "{} months to {}", months, end))
        .collect();
    let mut why = say!(
        lang,
        "有効だったと分かる最後の日は {} です。そこから数えて、{}です。",
        "The last day on which it is known to have held is {}. Counted from there: {}.",
        known,
        ends.join(lang.pick("、", ", "))
    );
    why += &sides(scheme, Field::Validity, catalogue, lang);
    let todo = lang.pick(
        "更新されたかを聞き、発行日と期限を記入してください。",
        "Ask whether it was renewed, and record issue and end.",
    );
    (why, todo.to_owned())
}

fn self_audited(scheme: Option<&Scheme>, catalogue: &Catalogue, lang: Lang) -> (String, String) {
    let mut why = lang
        .pick(
            "自主監査や自己評価は、事業者が自分で確かめたものです。外部の監査とは違います。",
            "The provider checked itself. That is not the same as an audit from outside.",
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
        " 資料は食い違います: {} {}",
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
    let field = |field: Field| {
        let all = scheme.map_or(&[][..], |one| one.said(field));
        // What a document says is not made less sure by what we conclude beside it.
        let best = all.iter().find(|one| one.basis == Basis::Stated).or(all.first());
        best.map_or_else(String::new, |best| {
            let same = all.iter().filter(|one| one.basis == best.basis);
            backing(best.basis, same.flat_map(|one| &one.src), catalogue, lang)
        })
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
        What::ExpectationGap => scheme
            .and_then(|one| one.gap(item))
            .map(|gap| backing(gap.basis, &gap.src, catalogue, lang))
            .unwrap_or_default(),
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
        lang.pick("記入された内容", "from what was recorded").to_owned()
    } else {
        credit
    }
}
