//! A questionnaire as one HTML page that prints on A4. Escaped by its template in `templates/`. Must not know what is asked.

use askama::Template;

use super::questionnaire::Questionnaire;
use crate::exchange::column::heads;

/// What the template sees.
#[derive(Template)]
#[template(path = "questionnaire.html")]
struct PrintedQuestions<'a> {
    page: &'a Questionnaire,
    heads: [&'static str; 8],
}

/// As HTML, to print or to read.
pub fn html(made: &Questionnaire) -> String {
    PrintedQuestions { page: made, heads: heads(made.lang) }.render().unwrap_or_default()
}
