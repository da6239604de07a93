//! Reads the table of a text file: csv in the encodings of Japanese offices, or a table in Markdown.
//! Must not know what stands in it.

use encoding_rs::{SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::cells::{Builder, Row, Table, Unreadable};

/// The one table of a text.
pub(super) fn tables(bytes: &[u8]) -> Result<Vec<Table>, Unreadable> {
    let text = decode(bytes)?.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.lines().collect();
    let is_markdown = lines.windows(2).any(|two| two[0].trim_start().starts_with('|') && is_rule(two[1]));
    if is_markdown {
        return markdown(&lines).map(|table| vec![table]);
    }
    if text.contains('\0') || text.trim_start().starts_with("<!DOCTYPE") || text.trim_start().starts_with("<html") {
        return Err(Unreadable::Damaged);
    }
    csv(&text).map(|table| vec![table])
}

fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    for (mark, encoding) in [(&b"\xff\xfe"[..], UTF_16LE), (b"\xfe\xff", UTF_16BE)] {
        if let Some(body) = bytes.strip_prefix(mark) {
            let text = encoding.decode_without_bom_handling_and_without_replacement(body);
            return text.map(Into::into).ok_or(Unreadable::Encoding);
        }
    }
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(body) {
        return Ok(text.to_owned());
    }
    let text = SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(Into::into).ok_or(Unreadable::Encoding)
}

fn csv(text: &str) -> Result<Table, Unreadable> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut builder = Builder::default();
    let mut record = csv::StringRecord::new();
    let mut number = 0u32;
    loop {
        let begin = reader.position().line();
        if !reader.read_record(&mut record).map_err(|_| Unreadable::Damaged)? {
            return Ok(builder.table(""));
        }
        // Empty lines are passed over, but a spreadsheet counts them; a cell may have several lines, which it does not.
        let inside: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        let lines = reader.position().line().saturating_sub(begin);
        let passed = lines.saturating_sub(inside as u64 + 1);
        number = number.saturating_add(1).saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        for (column, cell) in record.iter().enumerate() {
            builder.put(number, column, cell.to_owned())?;
        }
    }
}

/// Comma, tab or semicolon: the one that is there most often, outside of quotes, in the first lines.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b'\t', 0), (b';', 0)];
    let mut quoted = false;
    for byte in text.bytes().take(20_000) {
        if byte == b'"' {
            quoted = !quoted;
        }
        if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| !quoted && *sign == byte) {
            *count += 1;
        }
    }
    // The first of equals: a comma.
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts.iter().find(|(_, count)| *count == most).map_or(b',', |(sign, _)| *sign)
}

/// All lines: those of tables as their cells, the others (above and below) as one cell each.
fn markdown(lines: &[&str]) -> Result<Table, Unreadable> {
    let mut builder = Builder::default();
    for (number, line) in (1u32..).zip(lines) {
        if is_rule(line) {
            continue;
        }
        let row = cells(number, line);
        for (column, cell) in row.cells.into_iter().enumerate() {
            builder.put(row.number, column, cell)?;
        }
    }
    Ok(builder.table(""))
}

/// The line between header and body.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|') && line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn cells(number: u32, line: &str) -> Row {
    let line = line.trim();
    let Some(body) = line.strip_prefix('|') else {
        // `- 件名: 店のメール`
        let line = line.trim_start_matches(['-', '*', '#', '>', ' ']);
        let cells = match line.split_once([':', '：']) {
            Some((label, value)) => vec![plain(label), plain(value)],
            None => vec![plain(line)],
        };
        return Row { number, cells };
    };
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in body.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(body).chars() {
        match (c, cells.last_mut()) {
            ('|', _) if !escaped => cells.push(String::new()),
            (c, Some(cell)) => cell.push(c),
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    let cells = cells.iter().map(|cell| plain(cell)).collect();
    Row { number, cells }
}

/// A text of Markdown without what Markdown needs for itself.
fn plain(text: &str) -> String {
    let text = ["<br>", "<br/>", "<br />"].iter().fold(text.trim().to_owned(), |text, sign| text.replace(sign, "\n"));
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some(next)) if next.is_ascii_punctuation() => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .into_iter()
        .fold(out, |text, (sign, meant)| text.replace(sign, meant))
}
