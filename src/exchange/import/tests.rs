//! Tables that companies keep, and what becomes of them.

use proptest::prelude::*;

use super::{BadJson, ColumnRole, Imported, Mapping, New, Unusable, apply_mapping, best, guess_mapping, json, tables};
use crate::{
    exchange::{receive::Why, sheet, table::Table},
    model::{Checklist, Comparison, Day, Id, Lang, MAX_LINE, Text, Verdict, arbitrary},
};

/// A list whose items have titles of their own.
fn list() -> Checklist {
    let mut list = arbitrary::list();
    for item in list.sections.iter_mut().flat_map(|section| &mut section.items) {
        item.title = Text::new(format!("項目その{}", item.number), format!("Item number {}", item.number));
    }
    list
}

fn table(text: &str) -> Table {
    tables(text.as_bytes()).expect("a table").remove(0)
}

fn import_as(table: &Table, mapping: &Mapping) -> Result<Imported, Unusable> {
    let mut count = 0;
    let new = New { title: "前の表".to_owned(), today: Day::new(2026, 11, 22).unwrap() };
    let made = apply_mapping(table, mapping, &list(), &new, &mut || {
        count += 1;
        Id(format!("id-{count}"))
    });
    if let Ok(made) = &made {
        assert_eq!(made.comparison.problems(), []);
    }
    made
}

fn import(text: &str) -> Imported {
    let table = table(text);
    import_as(&table, &guess_mapping(&table, &list())).expect("a comparison")
}

fn roles(text: &str) -> Vec<String> {
    let mapping = guess_mapping(&table(text), &list());
    mapping.columns.iter().map(|column| column.role.id()).collect()
}

fn verdicts(made: &Imported, service: usize) -> Vec<Option<Verdict>> {
    let items = made.comparison.questions.items();
    items.map(|item| made.comparison.services[service].verdict(&item.id)).collect()
}

#[test]
fn items_down_and_services_across() {
    let text = "クラウド比較表,,,,\n\n番号,項目,ミナト,備考,空色\n,1. 選ぶ,,,\n1,項目その1,○,よい,×\n2,項目その２,△（有料）,,要確認\n3,,はい,,いいえ\n合計,,3,,1\n99,,○,,○\n";
    assert_eq!(roles(text), ["number", "title", "answers:ミナト", "notes:ミナト", "answers:空色"]);
    let made = import(text);
    let names: Vec<&str> = made.comparison.services.iter().map(|service| service.name.as_str()).collect();
    assert_eq!(names, ["ミナト", "空色"]);
    use Verdict::{No, Partly, Yes};
    assert_eq!(verdicts(&made, 0)[..4], [Some(Yes), Some(Partly), Some(Yes), None]);
    assert_eq!(verdicts(&made, 1)[..4], [Some(No), None, Some(No), None]);
    assert_eq!(made.verdicts, 5);
    let first = &made.comparison.services[0];
    assert_eq!(first.answer("a-1").unwrap().note, "よい");
    assert_eq!(first.answer("a-2").unwrap().condition, "有料");
    assert_eq!(made.comparison.services[1].answer("a-2").unwrap().note, "要確認", "kept as a note");
    assert_eq!((made.unclear[0].row, made.unclear[0].service.as_str(), made.unclear[0].number), (6, "空色", 2));
    let strays: Vec<(u32, Why)> = made.strays.iter().map(|stray| (stray.row, stray.why)).collect();
    assert_eq!(strays, [(4, Why::NoItem), (8, Why::NoItem), (9, Why::UnknownItem)]);
}

#[test]
fn one_row_an_answer() {
    let text = "サービス名,No,判定,理由,条件,根拠,記入者,日付,所感\nミナト,1,Yes,よい,Pro,https://a.example,田中,2026/4/1,x\n空色,1,No,'=SUM,,約款,,,\nミナト,2,TRUE,,,,,,\nミナト,3,多分,,,,,,\nミナト,1,No,二度目,,,,,\n,4,Yes,,,,,,\n";
    assert_eq!(roles(text), ["service", "number", "verdict", "note", "condition", "evidence", "by", "day", "ignore"]);
    let made = import(text);
    let answer = made.comparison.services[0].answer("a-1").unwrap();
    assert_eq!((answer.verdict, answer.note.as_str(), answer.condition.as_str()), (Some(Verdict::Yes), "よい", "Pro"));
    assert_eq!((answer.by.as_str(), answer.day, answer.evidence.len()), ("田中", Day::new(2026, 4, 1), 1));
    assert_eq!(made.comparison.services[0].verdict("a-2"), Some(Verdict::Yes));
    assert_eq!(made.comparison.services[1].answer("a-1").unwrap().note, "=SUM");
    assert_eq!(made.strays.iter().map(|stray| stray.row).collect::<Vec<_>>(), [6, 7]);
    assert_eq!(made.unclear[0].text, "多分");
}

#[test]
fn ones_and_noughts_count_only_where_there_is_nothing_else() {
    let made = import("項目,A,B\n項目その1,1,1\n項目その2,0,0\n項目その3,1,3\n項目その4,,5\n");
    use Verdict::{No, Yes};
    assert_eq!(verdicts(&made, 0)[..4], [Some(Yes), Some(No), Some(Yes), None]);
    assert_eq!(made.comparison.services.len(), 2);
    assert_eq!(verdicts(&made, 1)[..4], [None; 4], "a scale that nobody explained");
    assert_eq!(made.unclear.len(), 4);
    let ids = import("id,x\na-1,あり\nb-2,なし\n");
    assert_eq!(verdicts(&ids, 0)[..5], [Some(Yes), None, None, None, Some(No)]);
}

#[test]
fn a_mapping_can_be_changed() {
    let text = "見出し,甲,乙\n項目その1,はい,いいえ\n項目その2,はい,いいえ\n";
    let table = table(text);
    let mut mapping = guess_mapping(&table, &list());
    mapping.set("甲", ColumnRole::Answers("ミナト".to_owned())).unwrap();
    mapping.set("ｃ", ColumnRole::Ignore).unwrap();
    let made = import_as(&table, &mapping).unwrap();
    assert_eq!(made.comparison.services.len(), 1);
    assert_eq!(made.comparison.services[0].name, "ミナト");
    assert_eq!(mapping.set("丙", ColumnRole::Ignore).unwrap_err(), ["A 見出し", "B 甲", "C 乙"]);
    mapping.set("A", ColumnRole::Ignore).unwrap();
    assert_eq!(import_as(&table, &mapping), Err(Unusable::NoItems));
    mapping.set("A", ColumnRole::Title).unwrap();
    mapping.set("B", ColumnRole::Title).unwrap();
    assert_eq!(mapping.columns[0].role, ColumnRole::Ignore, "items have one title");
    assert_eq!(import_as(&table, &mapping), Err(Unusable::NoVerdicts));
    for word in ColumnRole::ids() {
        let role = ColumnRole::read(word, "甲").expect(word);
        assert_eq!(role.id(), word);
        assert!(Lang::ALL.iter().all(|lang| !role.word(*lang).is_empty()));
        assert_eq!(ColumnRole::read(&role.word(Lang::Ja), "甲").is_some(), !word.contains(':'));
    }
    assert_eq!(ColumnRole::read("answers", "甲"), Some(ColumnRole::Answers("甲".to_owned())));
    assert_eq!(ColumnRole::read("nonsense", "甲"), None);
}

#[test]
fn the_best_sheet_of_a_workbook_is_taken_and_a_filled_sheet_of_ours_comes_back() {
    let sheet = sheet::blank(&list(), 2, Lang::Ja);
    let text = sheet::markdown(&sheet);
    let boxes = "☐ はい ☐ 一部 ☐ いいえ ☐ 不明 ☐ 対象外";
    let filled = text.replacen("サービス1:", "ミナト", 1).replacen(boxes, "はい", 1);
    let tables = [table("a,b\n1,2\n3,4\n"), table(&filled)];
    let (n, mapping) = best(&tables, &list()).unwrap();
    assert_eq!(n, 1);
    let made = import_as(&tables[n], &mapping).unwrap();
    assert_eq!(made.comparison.services[0].name, "ミナト");
    assert_eq!((made.verdicts, made.unclear.len()), (1, 0), "empty boxes are no answers");
    let book = super::tables(&sheet::xlsx(&sheet).unwrap()).unwrap();
    let (_, mapping) = best(&book, &list()).unwrap();
    let roles: Vec<String> = mapping.columns.iter().map(|column| column.role.id()).collect();
    assert_eq!(
        roles,
        ["number", "title", "ignore", "answers:サービス1", "notes:サービス1", "answers:サービス2", "notes:サービス2"]
    );
}

#[test]
fn what_is_too_long_or_odd_is_told_and_nothing_panics() {
    let long = "長".repeat(MAX_LINE + 1);
    let made = import(&format!("項目,A\n項目その1,はい（{long}）\n項目その2,はい\n"));
    assert_eq!((made.verdicts, made.strays[0].why), (1, Why::TooLong));
    let table = table(&format!("項目,{long}\n項目その1,はい\n項目その2,はい\n"));
    let refused = import_as(&table, &guess_mapping(&table, &list())).unwrap_err();
    assert!(matches!(refused, Unusable::Refused(_)) && !refused.message(Lang::Ja).is_empty());
    let made = import("項目,=1+1\u{202e}\n項目その1,はい\n項目その2,=cmd|x\n");
    assert_eq!(made.unclear[0].text, "=cmd|x");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_comparison_in_json_comes_back_as_it_was(comparison in arbitrary::comparison()) {
        let report = serde_json::json!({ "format": 1, "kind": "comparison-export", "comparison": comparison, "computed": {} });
        prop_assert_eq!(json(report.to_string().as_bytes(), &list()), Ok(comparison));
    }

    #[test]
    fn any_table_is_no_panic(cells in prop::collection::vec(prop::collection::vec(prop::sample::select(vec![
        "", "1", "2", "3", "0", "9", "項目その1", "項目その2", "a-1", "はい", "いいえ", "○", "多分", "メモ", "サービス", "判定", "番号", "☐ はい", "=1",
    ]), 0..6), 0..8)) {
        let text: Vec<String> = cells.iter().map(|row| row.join(",")).collect();
        for table in tables(text.join("\n").as_bytes()).unwrap_or_default() {
            let _ = import_as(&table, &guess_mapping(&table, &list()));
        }
    }
}

#[test]
fn json_that_is_no_comparison_is_refused_with_its_reason() {
    let good = Comparison::new(Id("c".to_owned()), "題", Day::new(2026, 4, 1).unwrap(), &list());
    let of = |comparison: serde_json::Value| serde_json::json!({ "comparison": comparison }).to_string();
    let spoilt = |key: &str, value: serde_json::Value| {
        let mut comparison = serde_json::to_value(&good).unwrap();
        comparison[key] = value;
        of(comparison)
    };
    assert!(matches!(json(b"{\n  x", &list()), Err(BadJson::Syntax(2, _))));
    assert_eq!(json(b"{}", &list()), Err(BadJson::NoComparison));
    assert_eq!(json(b"[]", &list()), Err(BadJson::NoComparison));
    assert_eq!(json(spoilt("format", 99.into()).as_bytes(), &list()), Err(BadJson::Newer(99)));
    let newer = serde_json::json!({ "format": 3, "kind": "comparison-export", "comparison": good });
    assert_eq!(json(newer.to_string().as_bytes(), &list()), Err(BadJson::Newer(3)));
    assert!(matches!(json(spoilt("novel", 1.into()).as_bytes(), &list()), Err(BadJson::Shape(_))));
    assert!(matches!(json(spoilt("title", "".into()).as_bytes(), &list()), Err(BadJson::Problems(_))));
    assert!(matches!(json("[".repeat(100_000).as_bytes(), &list()), Err(BadJson::Syntax(..))));
    for bad in [spoilt("title", "".into()), spoilt("novel", "\u{1b}".into())] {
        let message = json(bad.as_bytes(), &list()).unwrap_err().message(Lang::Ja);
        assert!(!message.chars().any(|c| c != '\n' && crate::model::is_hidden(c)));
    }
}
