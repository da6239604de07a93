//! The workbook, as calamine reads it, and as `LibreOffice` does where it is installed.

use std::{collections::BTreeMap, io::Cursor, process::Command};

use calamine::{Data, Reader, Xlsx};
use kumomi::{
    model::{Lang, Verdict},
    report::{self, Format},
};

use crate::fixture::{World, scratch};

/// Sheets by name, each as rows of texts.
pub fn sheets(bytes: &[u8]) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let names = book.sheet_names();
    names
        .into_iter()
        .map(|name| {
            let range = book.worksheet_range(&name).expect("a sheet");
            let cell = |cell: &Data| cell.to_string();
            let rows = range.rows().map(|row| row.iter().map(cell).collect()).collect();
            (name, rows)
        })
        .collect()
}

#[test]
fn the_sheets_are_there_and_hold_what_the_comparison_says() {
    let world = World::new();
    let bytes = report::bytes(&world.subject(), Format::Xlsx, Lang::Ja, false).expect("it fits");
    std::fs::write(scratch("report.xlsx"), &bytes).expect("a file");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).expect("a workbook");
    assert_eq!(
        book.sheet_names(),
        [
            "概要",
            "比較表",
            "ミナト予約",
            "Aoi Reserve",
            "空色ノート",
            "根拠",
            "認証・マーク",
            "指摘",
            "計算",
            "利用条件と重み",
            "決定の記録",
            "こちらから足す質問",
            "前の回答",
            "このレポートについて"
        ]
    );
    let sheets = sheets(&bytes);
    for service in &world.comparison.services {
        let rows = &sheets[service.name.as_str()][1..];
        assert_eq!(rows.len(), 15);
        for (row, question) in rows.iter().zip(world.comparison.questions.items()) {
            assert_eq!(row[2], Verdict::word_of(service.verdict(&question.id), Lang::Ja));
            assert_eq!(row[15], question.id);
        }
    }
    assert_eq!(sheets["計算"][1][..3], ["ミナト予約", "1", "どの業務で利用するか明確にする"]);
    assert_eq!(sheets["計算"][16][6..], ["9", "24", "24", "26", "35-92%", "92%"]);
    assert_eq!(sheets["比較表"][6][6], "(○) はい（条件が未確認）");
    let earlier: Vec<&str> = sheets["前の回答"][1].iter().map(String::as_str).collect();
    assert_eq!(earlier[..4], ["Aoi Reserve", "9", "利用者の認証を厳格に行う", "一部"]);
    assert_eq!(
        earlier[7..],
        [
            "このサービスでは無理",
            "事業者の回答: 電話で聞いた（見た日 2026-05-01、資料の日付 2026-04-30）",
            "鈴木",
            "2026-05-02"
        ]
    );
    // Nothing is a formula.
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).expect("a sheet");
        assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "{name}");
    }
}

#[test]
fn the_same_day_makes_the_same_file() {
    let world = World::new();
    let make = || report::bytes(&world.subject(), Format::Xlsx, Lang::En, false).expect("it fits");
    assert!(make() == make());
}

#[test]
fn libreoffice_reads_the_same_cells() {
    let asked = Command::new("soffice").arg("--version").output();
    if !asked.is_ok_and(|asked| asked.status.success()) {
        eprintln!("LibreOffice is not installed: not tested with it");
        return;
    }
    let world = World::new();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("report.xlsx");
    let bytes = report::bytes(&world.subject(), Format::Xlsx, Lang::Ja, false).expect("it fits");
    std::fs::write(&file, &bytes).expect("a file");
    let converted = Command::new("soffice")
        .args(["--headless", "--norestore"])
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.path().display()))
        // UTF-8, commas, every sheet into a file of its own.
        .args(["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"])
        .arg("--outdir")
        .arg(folder.path())
        .arg(&file)
        .output();
    let converted = converted.expect("it started a moment ago");
    assert!(converted.status.success(), "{converted:?}");
    for (name, rows) in sheets(&bytes) {
        let csv = folder.path().join(format!("report-{name}.csv"));
        let text = std::fs::read_to_string(&csv).unwrap_or_else(|error| panic!("{}: {error}", csv.display()));
        let mut read = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let cells: Vec<Vec<String>> =
            read.records().map(|record| record.expect("a row").iter().map(str::to_owned).collect()).collect();
        assert_eq!(cells.len(), rows.len(), "{name}");
        for (mine, its) in rows.iter().zip(&cells) {
            assert_eq!(mine, its, "{name}");
        }
    }
}

#[test]
fn what_is_known_about_a_certificate_stands_below_its_own_head() {
    let world = World::new();
    for lang in Lang::ALL {
        let bytes = report::bytes(&world.subject(), Format::Xlsx, lang, false).expect("it fits");
        let sheets = sheets(&bytes);
        let rows = &sheets[lang.pick("認証・マーク", "Certificates and marks")];
        let column =
            |head: &str| rows[0].iter().position(|one| one == head).unwrap_or_else(|| panic!("{head}: {rows:?}"));
        for (ja, en, mark, isms) in [
            ("登録番号", "Number", "99000000", ""),
            ("最後の定期審査の日", "Last surveillance audit", "", "2026-02-01"),
            ("有効期限", "Valid until", "2026-09-30", ""),
            ("報告書の対象期間の終わり", "Last day of its period", "", "2026-03-31"),
            ("メモ", "Remarks", "更新の手続き中と聞いた", ""),
        ] {
            let n = column(lang.pick(ja, en));
            assert_eq!([&rows[1][n], &rows[2][n]], [mark, isms], "{en}");
        }
    }
}
