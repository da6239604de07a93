//! Every form, one after the other: its labels, and that a complaint leaves it open with all that was typed.

use std::{path::PathBuf, sync::Arc};

use super::*;
use crate::{
    model::{
        Answer, Catalogue, Certificate, Comparison, Day, Evidence, EvidenceKind, Id, Key, Lang, Record, Service,
        Verdict,
        arbitrary::{catalogue, list},
        decide,
    },
    pages::certificate::Fact,
    tui::{Desk, Listing, Look, Message, OpenedFile, Setup, Theme, forms::field::Field},
};

fn today() -> Day {
    Day::new(2026, 11, 22).unwrap()
}

fn id(id: &str) -> Id {
    Id(id.to_owned())
}

/// A comparison on which every form has something to be about.
fn comparison() -> Comparison {
    let mut comparison = Comparison::new(id("c"), "題", today(), &list());
    let mut service = Service::new(id("s"), "雲");
    let seen = Evidence { kind: EvidenceKind::Document, text: "写し".to_owned(), seen: Some(today()), dated: None };
    let answer = Answer { verdict: Some(Verdict::Partly), evidence: vec![seen], ..Answer::empty("a-1") };
    service.answers.push(answer);
    let schemes = catalogue().schemes;
    service.certificates = schemes.iter().map(|one| Certificate::claimed(id(&one.id), &one.id)).collect();
    comparison.services.push(Arc::new(service));
    let decision = decide(&comparison, id("s"), today());
    comparison.record = Record { decision: Some(Arc::new(decision)), ..Record::default() };
    comparison
}

/// The app with that comparison open.
fn app(lang: Lang) -> App {
    let look = Look { lang, theme: Theme::named("mono").unwrap(), ascii: true };
    let nothing = Arc::new(Catalogue::nothing());
    let by = "山田".to_owned();
    let mut app = App::new(Setup { look, size: (80, 24), by, catalogue: nothing, today, new_id: || id("new") });
    app.update(Message::Opened(Box::new(OpenedFile {
        comparison: comparison(),
        path: PathBuf::from("/data/c.ron"),
        held_by: None,
        earlier_rule: false,
        fresh: false,
        comments: false,
        drafts: Vec::new(),
        checklist: Some(list()),
    })));
    app.open.as_mut().unwrap().desk.judge(Arc::new(catalogue()), today());
    app
}

/// Every form that opens on the comparison.
fn kinds() -> Vec<FormKind> {
    let (service, item) = (id("s"), "a-1".to_owned());
    let finding = Key {
        rule: "expired".to_owned(),
        certificate: None,
        scheme: "isms".to_owned(),
        item: None,
        state: String::new(),
    };
    let mut kinds = vec![
        FormKind::NewComparison,
        FormKind::Comparison,
        FormKind::NewService,
        FormKind::Service(service.clone()),
        FormKind::Note { service: service.clone(), item: item.clone() },
        FormKind::Evidence { service: service.clone(), item: item.clone(), index: None },
        FormKind::Evidence { service: service.clone(), item: item.clone(), index: Some(0) },
        FormKind::Decision(service.clone()),
        FormKind::Treat(item.clone()),
        FormKind::Acknowledge { service: service.clone(), finding },
        FormKind::Export,
        FormKind::Asker,
        FormKind::OwnQuestion { service: service.clone(), item },
        FormKind::Questions(service.clone()),
        FormKind::Receive,
        FormKind::SaveAs,
    ];
    kinds.extend((0..4).map(FormKind::ProfileText));
    let certificates = catalogue().schemes.into_iter().map(|scheme| id(&scheme.id));
    kinds.extend(certificates.map(|certificate| FormKind::Certificate { service: service.clone(), certificate }));
    kinds
}

/// The form on the app's screen.
fn open<'a>(app: &'a mut App, kind: &FormKind) -> &'a mut Form {
    app.way_mut().overlays.clear();
    app.way_mut().shelf = crate::tui::shelf::Shelf::default();
    match kind {
        FormKind::NewComparison => {
            app.update(Message::Checklists(vec!["一覧".to_owned(), "別の一覧".to_owned()]));
        }
        kind => app.open_form(kind.clone()),
    }
    app.way_mut().form_mut().unwrap_or_else(|| panic!("{kind:?} opens"))
}

#[test]
fn every_label_stands_once_in_a_form() {
    for lang in Lang::ALL {
        let mut app = app(lang);
        for kind in kinds() {
            let form = open(&mut app, &kind);
            let mut labels: Vec<&str> = form.fields().into_iter().map(|field| form.label(field, lang)).collect();
            assert!(labels.iter().all(|label| !label.is_empty()), "{kind:?}");
            labels.sort_unstable();
            let all = labels.len();
            labels.dedup();
            assert_eq!(labels.len(), all, "{kind:?}: {labels:?}");
        }
    }
}

/// Accepts the form on top, which will not do, and gives the complaint.
fn complaint(app: &mut App, what: &str) -> String {
    let (texts, before) = (app.way().form().unwrap().texts(), app.desk().map(Desk::revision));
    let effects = app.accept();
    let form = app.way().form().unwrap_or_else(|| panic!("{what}: the form stays open"));
    assert_eq!(form.texts(), texts, "{what}: with all its texts");
    assert_eq!((effects, app.desk().map(Desk::revision)), (Vec::new(), before), "{what}: nothing is done");
    form.complaint.clone().unwrap_or_else(|| panic!("{what}: it says why"))
}

/// Whether a form changes the comparison: what goes to the shell is refused by the shell, and a text of the profile with
/// the profile.
fn is_change(kind: &FormKind) -> bool {
    !matches!(kind, FormKind::NewComparison | FormKind::ProfileText(_)) && !kind.is_passing()
}

#[test]
fn what_a_form_complains_about_leaves_it_open_with_all_its_texts() {
    for kind in kinds().into_iter().filter(is_change) {
        let mut app = app(Lang::Ja);
        fill_in(open(&mut app, &kind));
        app.open.as_mut().unwrap().desk.held_by = Some("佐藤".to_owned());
        let said = complaint(&mut app, &format!("{kind:?}"));
        assert!(said.contains("佐藤"), "{kind:?}: {said}");
        app.open.as_mut().unwrap().desk.held_by = None;
        // The texts of several lines may be so long that tests/kept.rs tries only some.
        for field in open(&mut app, &kind).fields() {
            let form = open(&mut app, &kind);
            fill_in(form);
            if form.put(field, &"長".repeat(1_001)) {
                complaint(&mut app, &format!("{kind:?} {field:?}"));
            }
        }
    }
}

/// Writes something into what must not be empty.
fn fill_in(form: &mut Form) {
    for field in form.fields() {
        if [Field::Name, Field::Piece, Field::Why, Field::DecidedBy, Field::AcceptedWhy, Field::Question, Field::Title]
            .contains(&field)
        {
            form.put(field, "文");
        }
    }
}

#[test]
fn what_is_missing_and_what_is_no_day_is_said_with_the_name_of_the_field() {
    let (service, item) = (id("s"), "a-1".to_owned());
    let evidence = FormKind::Evidence { service: service.clone(), item: item.clone(), index: None };
    let soc2 = FormKind::Certificate { service: service.clone(), certificate: id("soc2") };
    let isms = FormKind::Certificate { service: service.clone(), certificate: id("isms") };
    let no_day = |label: &str| format!("{label}: 日付は 2027-04-01 のように書いてください。");
    for (kind, field, text, said) in [
        (FormKind::NewComparison, Field::Title, "", "題名を書いてください。".to_owned()),
        (evidence.clone(), Field::Piece, " ", "内容を書いてください。".to_owned()),
        (evidence.clone(), Field::Seen, "きのう", no_day("見た日")),
        (evidence, Field::Dated, "2026-13-01", no_day("資料の日付")),
        (FormKind::Decision(service.clone()), Field::DecidedBy, "", "決めた人を書いてください。".to_owned()),
        (FormKind::Decision(service.clone()), Field::Review, "", no_day("次の見直し")),
        (FormKind::Treat(item.clone()), Field::Due, "あした", no_day("期限")),
        (FormKind::Asker, Field::Deadline, "末", no_day("回答期限")),
        (
            FormKind::OwnQuestion { service: service.clone(), item },
            Field::Question,
            "",
            "質問を書いてください。".to_owned(),
        ),
        (FormKind::Export, Field::File, "", "ファイルの名前を書いてください。".to_owned()),
        (FormKind::Questions(service), Field::File, "", "ファイルの名前を書いてください。".to_owned()),
        (FormKind::Receive, Field::Reply, "", "ファイルの名前を書いてください。".to_owned()),
        (FormKind::SaveAs, Field::NewPlace, "", "ファイルの名前を書いてください。".to_owned()),
        (soc2.clone(), Field::Fact(Fact::Issued), "1日", no_day("文書の日付")),
        (soc2, Field::Fact(Fact::To), "1日", no_day("報告書の対象期間の終わり")),
        (isms.clone(), Field::ProofSeen, "1日", no_day("根拠を見た日")),
        (isms, Field::Register, "名簿", "登録一覧に載っていたかどうかを選んでください。".to_owned()),
    ] {
        let mut app = app(Lang::Ja);
        let form = open(&mut app, &kind);
        fill_in(form);
        form.put(field, text);
        assert_eq!(complaint(&mut app, &format!("{kind:?} {field:?}")), said);
    }
}

#[test]
fn the_title_of_a_comparison_in_the_list_is_asked_for_as_well() {
    let mut app = app(Lang::Ja);
    app.open = None;
    app.update(Message::Listed(vec![Listing {
        path: PathBuf::from("/data/a.ron"),
        title: "会計".to_owned(),
        sample: false,
        services: 1,
        answered: 0,
        all: 7,
        changed: String::new(),
        twin: false,
        due: 0,
        expired: 0,
        error: None,
    }]));
    open(&mut app, &FormKind::Comparison).put(Field::Title, "");
    assert_eq!(complaint(&mut app, "title"), "題名を書いてください。");
}
