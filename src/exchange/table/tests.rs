//! Tables out of good, odd and hostile files.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{Table, Unreadable, read};

fn one(bytes: impl AsRef<[u8]>) -> Table {
    let mut tables = read(bytes.as_ref()).expect("a table");
    assert_eq!(tables.len(), 1);
    tables.remove(0)
}

fn cells(table: &Table) -> Vec<(u32, Vec<&str>)> {
    table.rows.iter().map(|row| (row.number, row.cells.iter().map(String::as_str).collect())).collect()
}

fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().unwrap()
}

#[test]
fn csv_is_read_in_every_encoding_of_an_office_and_with_every_separator() {
    let text = "番号,項目\r\n\r\n1,\"はい、\"\"可\"\"\r\n二行目\"\r\n③,髙橋\r\n";
    let (sjis, _, odd) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!odd);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [
        text.as_bytes().to_vec(),
        format!("\u{feff}{text}").into_bytes(),
        sjis.into_owned(),
        utf16,
        text.replace("番号,項目", "番号\t項目").replace("1,", "1\t").replace("③,", "③\t").into_bytes(),
        text.replace(',', ";").into_bytes(),
        text.replace("\r\n", "\r").into_bytes(),
    ] {
        let expected = [(1, vec!["番号", "項目"]), (3, vec!["1", "はい、\"可\"\n二行目"]), (4, vec!["③", "髙橋"])];
        assert_eq!(
            cells(&one(&bytes)),
            expected,
            "rows as a spreadsheet counts them: {}",
            String::from_utf8_lossy(&bytes)
        );
    }
}

#[test]
fn a_table_in_markdown_is_read_with_what_stands_around_it() {
    let text = "# 題\n- 件名: 店の\\|メール\n\n| 番号 | 回答 |\n|:--|--:|\n| 1 | はい<br>&lt;b&gt; \\| &amp;lt; |\n|2||\n後書き";
    assert_eq!(
        cells(&one(text)),
        [
            (1, vec!["題"]),
            (2, vec!["件名", "店の|メール"]),
            (4, vec!["番号", "回答"]),
            (6, vec!["1", "はい\n<b> | &lt;"]),
            (7, vec!["2"]),
            (8, vec!["後書き"]),
        ]
    );
}

#[test]
fn a_workbook_is_read_sheet_by_sheet_and_without_what_is_hidden() {
    let bytes = book(|book| {
        let sheet = book.add_worksheet().set_name("一").unwrap();
        sheet.write_string(4, 2, "ｱ").unwrap().write_number(4, 3, 12.0).unwrap().write_boolean(4, 5, true).unwrap();
        book.add_worksheet().set_name("空").unwrap();
        book.add_worksheet().set_hidden(true).write_string(0, 0, "秘密").unwrap();
        book.add_worksheet().set_name("二").unwrap().write_string(0, 0, "x\u{1}y").unwrap();
    });
    let tables = read(&bytes).unwrap();
    assert_eq!(tables.iter().map(|table| table.name.as_str()).collect::<Vec<_>>(), ["一", "二"]);
    assert_eq!(cells(&tables[0]), [(5, vec!["", "", "ｱ", "12", "", "true"])]);
}

#[test]
fn what_is_no_table_is_named() {
    let ods = package([("content.xml", b"<x/>".to_vec())]);
    for (bytes, why) in [
        (&b""[..], Unreadable::Empty),
        (b" \r\n\t\n", Unreadable::Empty),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", Unreadable::Format("xls")),
        (b"%PDF-1.7", Unreadable::Format("PDF")),
        (&ods, Unreadable::Format("ods")),
        (b"PK\x03\x04 nothing", Unreadable::Damaged),
        (b"\x81\xff\xfe\xfd", Unreadable::Encoding),
        (b"a\0b", Unreadable::Damaged),
        (b"<!DOCTYPE html><table>", Unreadable::Damaged),
    ] {
        let error = read(bytes).unwrap_err();
        assert_eq!(error, why);
        for lang in crate::model::Lang::ALL {
            assert!(!error.message(lang).is_empty());
        }
    }
}

#[test]
fn a_table_that_would_take_all_memory_is_refused_at_once() {
    let far = book(|book| {
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "a").unwrap().write_string(1_048_575, 16_383, "z").unwrap();
    });
    assert_eq!(read(&far), Err(Unreadable::TooBig));
    let wide = "a,".repeat(400);
    assert_eq!(read(wide.as_bytes()), Err(Unreadable::TooBig));
    let tall = "a\n".repeat(100_001);
    assert_eq!(read(tall.as_bytes()), Err(Unreadable::TooBig));
    let bomb = package([("[Content_Types].xml", Vec::new()), ("xl/big.xml", vec![b' '; super::cells::MAX_TEXT + 1])]);
    assert!(bomb.len() < 1_000_000);
    assert_eq!(read(&bomb), Err(Unreadable::TooBig));
}

#[test]
fn a_table_of_texts_that_boasts_is_refused() {
    let honest = book(|book| _ = book.add_worksheet().write_string(0, 0, "a").unwrap());
    for boast in ["uniqueCount=\"99999999999999999\"", "uniqueCount = '18446744073709551615'"] {
        let mut parts = Vec::new();
        let mut old = ZipArchive::new(Cursor::new(&honest)).unwrap();
        for n in 0..old.len() {
            let mut part = old.by_index(n).unwrap();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut part, &mut text).unwrap();
            parts.push((part.name().unwrap().into_owned(), text.replace("uniqueCount=\"1\"", boast).into_bytes()));
        }
        let bytes = package(parts.iter().map(|(name, text)| (name.as_str(), text.clone())));
        assert_eq!(read(&bytes), Err(Unreadable::Damaged));
    }
}

fn package<'a>(parts: impl IntoIterator<Item = (&'a str, Vec<u8>)>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn damage_is_an_error_and_never_a_panic(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20), cut in any::<prop::sample::Index>(), whole in any::<bool>()) {
        let mut bytes = book(|book| _ = book.add_worksheet().write_string(0, 0, "a").unwrap().write_number(3, 3, 4.5).unwrap());
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        if !whole {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = read(&bytes);
    }

    #[test]
    fn any_sheet_of_any_xml_is_no_panic(pieces in prop::collection::vec(prop::sample::select(vec![
        "<row r=\"1\">", "<row r=\"99999999999\">", "</row>", "<c r=\"A1\" t=\"s\">", "<c r=\"ZZZZZZ9\">", "<c t=\"inlineStr\">", "<c>", "</c>",
        "<v>", "0", "99", "-1", "1e999", "</v>", "<is><t>", "</t></is>", "<f t=\"shared\" si=\"0\">", "</f>", "&#0;", "&amp;", "<![CDATA[", "]]>", "あ",
    ]), 0..40)) {
        let sheet = format!("<?xml version=\"1.0\"?><worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{}</sheetData></worksheet>", pieces.concat());
        let honest = book(|book| _ = book.add_worksheet().write_string(0, 0, "a").unwrap());
        let mut parts = Vec::new();
        let mut old = ZipArchive::new(Cursor::new(&honest)).unwrap();
        for n in 0..old.len() {
            let mut part = old.by_index(n).unwrap();
            let mut text = Vec::new();
            std::io::Read::read_to_end(&mut part, &mut text).unwrap();
            let name = part.name().unwrap().into_owned();
            let text = if name == "xl/worksheets/sheet1.xml" { sheet.clone().into_bytes() } else { text };
            parts.push((name, text));
        }
        let _ = read(&package(parts.iter().map(|(name, text)| (name.as_str(), text.clone()))));
    }

    #[test]
    fn any_text_is_no_panic(text in "[|\\-:,\"\n\r\t\\\\a-cあ<br>&; ]{0,200}") {
        let _ = read(text.as_bytes());
    }
}
