//! One comparison with a bit of everything, on which all formats are tested, and what is needed to report on it.

use std::{path::PathBuf, sync::Arc};

use kumomi::{
    model::{
        Accepted, Answer, Asker, Catalogue, Certificate, CertificateRole, Checklist, Comparison, Condition, Day,
        Decision, Earlier, Evidence, EvidenceKind, Holder, Id, Impact, Lookup, Mend, OwnQuestion, Placement, Profile,
        ReportType, Risk, Service, Stops, Verdict, date_decisions, decide, findings, propose,
    },
    report::{self, Format, Subject},
    store,
};

/// What a report needs.
pub struct World {
    pub comparison: Comparison,
    pub list: Checklist,
    pub catalogue: Catalogue,
}

impl World {
    /// The fixture.
    pub fn new() -> World {
        let list = store::builtin_checklist();
        let catalogue = catalogue();
        World { comparison: comparison(&list, &catalogue), list, catalogue }
    }

    /// All of it as the subject of a report.
    pub fn subject(&self) -> Subject<'_> {
        Subject::new(&self.comparison, Some(&self.list), &self.catalogue, today())
    }

    /// The report in a format, as text.
    pub fn text(&self, format: Format, lang: kumomi::model::Lang) -> String {
        let bytes = report::bytes(&self.subject(), format, lang, true).expect("it fits");
        String::from_utf8(bytes).expect("UTF-8")
    }
}

/// The day on which the reports of the tests are made.
pub fn today() -> Day {
    day("2026-11-22")
}

/// A day.
pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// A frozen part of the embedded catalogue.
pub fn catalogue() -> Catalogue {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schemes.ron");
    let none = store::empty_catalogue();
    let schemes = store::read_catalogue(&path, &none).unwrap_or_else(|error| panic!("{error}"));
    Catalogue { texts: none.texts, ..schemes }
}

/// A path in the folder for what tests look at by eye.
pub fn scratch(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn id(text: &str) -> Id {
    Id(text.to_owned())
}

fn comparison(list: &Checklist, catalogue: &Catalogue) -> Comparison {
    let mut comparison = Comparison::new(
        id("01a2010f-d5f6-708d-a0de-70a5e3dd35e5"),
        "ケーキの予約と名簿のサービス選び",
        day("2026-04-06"),
        list,
    );
    comparison.memo = "6人の店で使う。\n二つ目の行。".to_owned();
    comparison.asker =
        Asker { company: "架空洋菓子店".to_owned(), contact: "総務 田中\ntanaka@cakes.example".to_owned() };
    comparison.profile = Some(profile());
    comparison.emphasis = propose(&comparison.questions, comparison.profile.as_ref(), Some(list), &[]);
    comparison.emphasis[0].chosen = Some(kumomi::model::Emphasis::Important);
    comparison.services = [minato(), aoi(), sora()].map(Arc::new).to_vec();
    comparison.placements = vec![Placement { scheme: "isms".to_owned(), expectation: 8, effect: 4 }];
    accept(&mut comparison, catalogue);
    take(&mut comparison);
    comparison
}

fn profile() -> Profile {
    let mut profile = Profile {
        purpose: "誕生日ケーキの予約と、お客様の名簿".to_owned(),
        kinds: vec!["personal".to_owned()],
        stops: Stops {
            hour: "待つ".to_owned(),
            day: "電話で受ける".to_owned(),
            week: "予約を断る\n名簿も見られない".to_owned(),
        },
        ..Profile::default()
    };
    profile.impacts.leak = Some(Impact::Large);
    profile.impacts.loss = Some(Impact::Medium);
    profile.impacts.tamper = Some(Impact::Small);
    profile.impacts.outage = Some(Impact::Small);
    profile
}

/// An answer an item from a word: y はい, p 一部, n いいえ, u 不明, x 対象外, - 未回答.
fn answers(word: &str) -> Vec<Answer> {
    let verdict = |sign| match sign {
        'y' => Some(Verdict::Yes),
        'p' => Some(Verdict::Partly),
        'n' => Some(Verdict::No),
        'u' => Some(Verdict::Unknown),
        'x' => Some(Verdict::NotApplicable),
        _ => None,
    };
    let one = |(n, sign): (usize, char)| {
        Some(Answer {
            verdict: Some(verdict(sign)?),
            by: "田中".to_owned(),
            day: Some(day("2026-11-02")),
            ..Answer::empty(format!("ipa15-{:02}", n + 1))
        })
    };
    word.chars().enumerate().filter_map(one).collect()
}

fn evidence(kind: EvidenceKind, text: &str, seen: Option<&str>) -> Evidence {
    Evidence { kind, text: text.to_owned(), seen: seen.map(day), dated: None }
}

/// The same, with the day of the document itself.
fn dated(evidence: Evidence, dated: &str) -> Evidence {
    Evidence { dated: Some(day(dated)), ..evidence }
}

fn minato() -> Service {
    let mut service = Service::new(id("s-minato"), "ミナト予約");
    service.provider = "架空湊システム株式会社".to_owned();
    service.plan = "スタンダード".to_owned();
    service.url = "https://minato.example.jp/plan".to_owned();
    service.memo = "電話の対応が早い".to_owned();
    service.answers = answers("yyyypyyyyyyyyyp");
    service.answers[4].note = "決算は見た。\n実績は3年。".to_owned();
    service.answers[4].evidence = vec![evidence(EvidenceKind::Certificate, "Pマーク", Some("2026-10-01"))];
    service.answers[9].evidence = vec![
        dated(evidence(EvidenceKind::Clause, "利用規約 第12条", Some("2026-10-30")), "2024-07-01"),
        evidence(EvidenceKind::Url, "https://minato.example.jp/backup", None),
    ];
    service.answers[5].condition = "スタンダード以上".to_owned();
    service.answers[5].condition_met = Some(true);
    service.answers[14].note = "保管は国外".to_owned();
    for n in [8, 10, 14] {
        service.answers[n].evidence = vec![evidence(EvidenceKind::Clause, "利用規約 第12条", None)];
    }
    service.own_questions = vec![OwnQuestion {
        item: "ipa15-10".to_owned(),
        text: "控えを店のパソコンに残せますか".to_owned(),
    }];
    let mut mark = Certificate::claimed(id("c-mark"), "p-mark");
    mark.holder = Some(Holder::Company);
    mark.role = Some(CertificateRole::Provider);
    mark.scope = "事業所全体".to_owned();
    mark.number = "99000000".to_owned();
    mark.issued = Some(day("2024-10-01"));
    mark.valid_until = Some(day("2026-09-30"));
    mark.auditor = "架空審査機構".to_owned();
    mark.lookup = Some(Lookup { register: "登録事業者一覧".to_owned(), day: day("2026-10-01"), found: true });
    let page = evidence(EvidenceKind::Document, "会社案内 8ページ", Some("2026-10-01"));
    mark.evidence = vec![dated(page, "2026-04-01")];
    mark.memo = "更新の手続き中と聞いた".to_owned();
    service.certificates = vec![mark];
    service
}

fn aoi() -> Service {
    let mut service = Service::new(id("s-aoi"), "Aoi Reserve");
    service.provider = "架空あおい".to_owned();
    service.answers = answers("yyyyyyyyyuy-pyx");
    service.answers[9].note = "「毎日バックアップ」とだけ書いてある".to_owned();
    service.answers[5].condition = "有料プラン".to_owned();
    service.answers[13].note = "国内だけで使う".to_owned();
    // Somebody answered anew, so that the words are those of before.
    service.answers[8].recheck = true;
    service.answers[8].note = "前は「一部」だった".to_owned();
    service.answers[8].earlier = vec![Earlier {
        verdict: Some(Verdict::Partly),
        note: "2段階認証は\n管理者だけ".to_owned(),
        condition: "プロ以上".to_owned(),
        condition_met: Some(false),
        mend: Some(Mend::Service),
        evidence: vec![dated(evidence(EvidenceKind::Reply, "電話で聞いた", Some("2026-05-01")), "2026-04-30")],
        by: "鈴木".to_owned(),
        day: Some(day("2026-05-02")),
    }];
    let mut isms = Certificate::claimed(id("c-isms"), "isms");
    isms.levels = vec!["all".to_owned()];
    isms.surveillance = Some(day("2026-02-01"));
    isms.report_seen = Some(false);
    isms.report_type = Some(ReportType::Type1);
    isms.period_from = Some(day("2025-04-01"));
    isms.period_to = Some(day("2026-03-31"));
    isms.names_service = Some(false);
    service.certificates = vec![isms];
    service
}

fn sora() -> Service {
    let mut service = Service::new(id("s-sora"), "空色ノート");
    service.answers = answers("yyyyynyynyyynyy");
    service.answers[5].note = "止まらない約束はない".to_owned();
    service.answers[8].note = "使う人ごとに店で分ける".to_owned();
    service.answers[8].mend = Some(Mend::Own);
    service
}

/// The gravest finding about a mark of the first service was accepted, and one that does not apply any more.
fn accept(comparison: &mut Comparison, catalogue: &Catalogue) {
    let found = findings(comparison, Some(catalogue), today());
    let first = found.iter().find(|one| one.service.0 == "s-minato" && one.certificate.is_some()).expect("a finding");
    let accepted =
        |finding| Accepted {
            finding, note: "更新を待つ".to_owned(), by: "店長".to_owned(), day: day("2026-11-10")
        };
    let mut gone = first.key();
    gone.rule = "scope-missing".to_owned();
    gone.item = Some("ipa15-05".to_owned());
    let both = vec![accepted(first.key()), accepted(gone)];
    Arc::make_mut(&mut comparison.services[0]).accepted = both;
}

fn take(comparison: &mut Comparison) {
    let decision = |taken: &str, review: &str, comparison: &Comparison| Decision {
        by: "店長".to_owned(),
        why: "予約の画面が使いやすく、\n戻し方が契約に書いてある".to_owned(),
        risks: vec![Risk { item: "ipa15-15".to_owned(), text: "国外の保管を受け入れる".to_owned() }],
        conditions: vec![
            Condition {
                item: "ipa15-05".to_owned(),
                text: "決算を毎年見る".to_owned(),
                owner: "佐藤".to_owned(),
                due: Some(day("2027-03-31")),
                done: false,
            },
            Condition {
                item: "ipa15-07".to_owned(),
                text: "担当者を決める".to_owned(),
                owner: String::new(),
                due: None,
                done: true,
            },
        ],
        review: day(review),
        ..decide(comparison, id("s-minato"), day(taken))
    };
    // The one before is from the time of the first rule.
    comparison.record.past = vec![Arc::new(decision("2025-11-20", "2026-11-20", comparison))];
    date_decisions(comparison);
    let now = decision("2026-11-15", "2027-11-15", comparison);
    comparison.record.decision = Some(Arc::new(now));
    comparison.record.review_began = Some(day("2026-11-01"));
    // Something happened after the decision.
    let service = Arc::make_mut(&mut comparison.services[2]);
    service.answers[12].verdict = Some(Verdict::Partly);
}
