//! What the fixture looks like in every format.

use kumomi::{model::Lang, report::Format};

use crate::fixture::World;

/// Compares with the file of this name in tests/snapshots.
fn same(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn markdown() {
    let world = World::new();
    for lang in Lang::ALL {
        same(&format!("report.{}.md", lang.code()), &world.text(Format::Markdown, lang));
    }
}

#[test]
fn csv() {
    let world = World::new();
    let answers = world.text(Format::Csv, Lang::Ja);
    let first: Vec<&str> = answers.split("\r\n").take(17).collect();
    same("report.ja.csv", &first.join("\n"));
}

#[test]
fn json() {
    let text = World::new().text(Format::Json, Lang::Ja);
    let mut value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    // What is the same as in a file or repeats for every service is told by other tests.
    value["comparison"] = serde_json::Value::Null;
    value["source"]["about"] = serde_json::Value::Null;
    value["computed"]["services"].as_array_mut().expect("services").truncate(1);
    value["computed"]["services"][0]["score"]["lines"].as_array_mut().expect("lines").truncate(1);
    value["computed"]["emphasis"].as_array_mut().expect("emphases").truncate(3);
    value["computed"]["record"]["past"] = serde_json::Value::Null;
    same("report.json", &format!("{value:#}"));
}

#[test]
fn html() {
    let world = World::new();
    for lang in Lang::ALL {
        let page = world.text(Format::Html, lang);
        std::fs::write(crate::fixture::scratch(&format!("report.{}.html", lang.code())), &page).expect("a file");
        if lang == Lang::Ja {
            let (head, rest) = page.split_once("<style>").expect("a style");
            let (_, body) = rest.split_once("</style>").expect("its end");
            let lines = body.lines().filter(|line| !line.trim().is_empty());
            same("report.ja.html", &format!("{head}{}", lines.collect::<Vec<_>>().join("\n")));
        }
    }
}
