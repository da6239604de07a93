//! A blank sheet as one HTML page that prints on A4. Escaped by its template. Must not know the list.

use askama::Template;

use super::Sheet;
use crate::exchange::paper;

/// The page: no script, no outside address.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<!DOCTYPE html>
<html lang="{{ sheet.lang.code() }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ sheet.title }}</title>
<style>{{ style|safe }}
.blanks { display: flex; flex-wrap: wrap; gap: .5em 2em; }
.blanks span { border-bottom: 1px solid #767676; flex: 1 1 12em; padding-bottom: .3em; }
.number { width: 2.5em; }
.item { width: {{ width }}%; }
.question { font-weight: normal; }
.side { font-size: 80%; font-weight: normal; }
.boxes span { display: inline-block; margin-right: .7em; white-space: nowrap; }
.memo { border-bottom: 1px dotted #767676; height: 1.7em; }
.source { font-size: 80%; }
@page { size: A4 {% if sheet.services > 1 %}landscape{% else %}portrait{% endif %}; margin: 12mm; }
</style>
</head>
<body>
<h1>{{ sheet.title }}</h1>
<p class="blanks">{% for blank in sheet.blanks() %}<span>{{ blank }}:</span>{% endfor %}</p>
<div class="wide">
<table>
<thead><tr><th scope="col" class="number">{{ sheet.number() }}</th><th scope="col" class="item">{{ sheet.item() }}</th>{% for n in services %}<th scope="col">{{ sheet.service(**n) }}<div class="memo"></div></th>{% endfor %}</tr></thead>
{% for section in sheet.sections %}<tbody>
<tr><th scope="rowgroup" colspan="{{ services.len() + 2 }}">{{ section.title }}</th></tr>{% for item in section.items %}
<tr><td>{{ item.number }}</td><th scope="row">{{ item.title }} <span class="side">({{ item.side }})</span><br><span class="question">{{ item.question }}</span></th>{% for n in services %}<td><div class="boxes">{% for answer in sheet.boxes() %}<span>{{ answer }}</span>{% endfor %}</div><div class="memo"></div><div class="memo"></div></td>{% endfor %}</tr>{% endfor %}
</tbody>
{% endfor %}</table>
</div>
<p class="source">{{ sheet.source }}</p>
</body>
</html>
"#
)]
struct Printed<'a> {
    sheet: &'a Sheet,
    style: &'static str,
    services: Vec<u8>,
    /// Width of the column of the items, in percent.
    width: u8,
}

/// As HTML, to print.
pub fn html(sheet: &Sheet) -> String {
    let printed = Printed {
        sheet,
        style: paper::STYLE,
        services: (1..=sheet.services).collect(),
        width: if sheet.services > 2 { 28 } else { 45 },
    };
    printed.render().unwrap_or_default()
}
