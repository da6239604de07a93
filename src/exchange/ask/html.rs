//! A questionnaire as one HTML page that prints on A4. Escaped by its template. Must not know what is asked.

use askama::Template;

use super::{Questionnaire, page::Page};
use crate::exchange::paper;

/// The page: no script, no outside address.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<!DOCTYPE html>
<html lang="{{ page.lang.code() }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ page.heading }}</title>
<style>{{ style|safe }}
table { table-layout: fixed; min-width: 64rem; }
.key { color: #595959; font-size: 75%; overflow-wrap: anywhere; }
.box { white-space: nowrap; }
@media print { table { min-width: 0; } }
@page { size: A4 landscape; margin: 12mm; }
</style>
</head>
<body>
<h1>{{ page.heading }}</h1>
<dl>{% for fact in page.facts %}
<div><dt>{{ fact.0 }}</dt><dd>{{ fact.1 }}</dd></div>{% endfor %}
</dl>
{% for paragraph in page.letter %}<p class="letter">{{ paragraph }}</p>
{% endfor %}<div class="wide">
<table>
<colgroup>{% for width in widths %}<col style="width: {{ width }}%">{% endfor %}</colgroup>
<thead><tr>{% for header in page.headers() %}<th scope="col">{{ header }}</th>{% endfor %}</tr></thead>
<tbody>{% for row in page.rows %}
<tr><td>{{ row.number }}</td><th scope="row">{{ row.title }}</th><td><ul>{% for question in row.questions %}<li>{{ question }}</li>{% endfor %}</ul></td><td>{% for answer in page.answers() %}<span class="box">☐ {{ answer }}</span><br>{% endfor %}</td><td></td><td></td><td></td><td class="key">{{ row.key }}</td></tr>{% endfor %}
</tbody>
</table>
</div>
</body>
</html>
"#
)]
struct Printed {
    page: Page,
    style: &'static str,
    widths: [u8; 8],
}

/// As HTML, to print or to read.
pub fn html(made: &Questionnaire) -> String {
    let printed = Printed { page: Page::of(made), style: paper::STYLE, widths: [4, 12, 33, 8, 20, 8, 10, 5] };
    printed.render().unwrap_or_default()
}
