//! Reads the comparison out of the JSON of a report (`kumomi export --format json`), exactly as it was.
//! Must not know what else a report has but its number.

use serde_json::Value;

use crate::{
    model::{COMPARISON_FORMAT, Checklist, Comparison, Lang, Problem, date_decisions, one_line},
    say,
};

/// The newest number of an export that this program knows.
const EXPORT_FORMAT: u64 = 2;
/// The first format of comparisons that are judged by the present rule of the verdict.
const BY_PRESENT_RULE: u64 = 4;

/// Why there is no comparison in a JSON file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadJson {
    /// It is no JSON: line and column.
    Syntax(usize, usize),
    /// It has no comparison.
    NoComparison,
    /// It or its comparison is of a newer format than this program knows: the number.
    Newer(u64),
    /// The comparison is not put together as it should be: what the reader says, in English.
    Shape(String),
    /// Its content is wrong.
    Problems(Vec<Problem>),
}

impl BadJson {
    /// What is wrong and what to do; safe to show.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            BadJson::Syntax(line, column) => say!(
                lang,
                "{} 行 {} 桁: JSON として読めません。kumomi で書き出し直してください。",
                "line {}, column {}: not JSON; write it again with kumomi.",
                line,
                column
            ),
            BadJson::NoComparison => say!(
                lang,
                "JSON に「comparison」がありません。比較を丸ごと書き出した JSON を指定してください。",
                "There is no `comparison` in the JSON; name one that holds a whole comparison."
            ),
            BadJson::Newer(format) => say!(
                lang,
                "新しい版の kumomi が書いた形式（{}）です。kumomi を新しくしてください。",
                "It is of format {}, written by a newer kumomi; please update.",
                format
            ),
            BadJson::Shape(words) => {
                say!(lang, "比較の形が正しくありません: {}", "The comparison is not well formed: {}", one_line(words))
            }
            BadJson::Problems(problems) => {
                let lines =
                    problems.iter().take(20).map(|one| format!("\n  {}: {}", one.path, one_line(&one.message(lang))));
                say!(
                    lang,
                    "比較の内容に誤りが {} 件あります:{}",
                    "Mistakes in the comparison: {}{}",
                    problems.len(),
                    lines.collect::<String>()
                )
            }
        }
    }
}

/// Whether a file begins as JSON does.
pub fn is_json(bytes: &[u8]) -> bool {
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
}

/// The comparison of a report in JSON. The list completes questions of a time when less of them was kept.
///
/// # Errors
/// All that is wrong with it.
pub fn json(bytes: &[u8], list: &Checklist) -> Result<Comparison, BadJson> {
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut report: Value =
        serde_json::from_slice(body).map_err(|error| BadJson::Syntax(error.line(), error.column()))?;
    let format = |value: &Value| value.get("format").and_then(Value::as_u64);
    let number = format(&report);
    let comparison = report.get_mut("comparison").map(Value::take).filter(Value::is_object);
    let comparison = comparison.ok_or(BadJson::NoComparison)?;
    let own = format(&comparison);
    let newer = |number: Option<u64>, known: u64| {
        number.filter(|number| *number > known).map_or(Ok(()), |number| Err(BadJson::Newer(number)))
    };
    newer(number, EXPORT_FORMAT)?;
    newer(own, u64::from(COMPARISON_FORMAT))?;
    let comparison: Comparison =
        serde_json::from_value(comparison).map_err(|error| BadJson::Shape(error.to_string()))?;
    let mut comparison = comparison.of_today();
    if own.is_some_and(|own| own < BY_PRESENT_RULE) {
        date_decisions(&mut comparison);
        comparison.complete(list);
    }
    match comparison.problems() {
        none if none.is_empty() => Ok(comparison),
        problems => Err(BadJson::Problems(problems)),
    }
}
