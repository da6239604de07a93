//! A blank sheet as one HTML page that prints on A4. Escaped by its template in `templates/`. Must not know the list.

use askama::Template;

use super::BlankSheet;

/// What the template sees.
#[derive(Template)]
#[template(path = "blank-sheet.html")]
struct PrintedSheet<'a> {
    page: &'a BlankSheet,
}

/// As HTML, to print.
pub fn html(sheet: &BlankSheet) -> String {
    PrintedSheet { page: sheet }.render().unwrap_or_default()
}
