//! `kumomi import`: makes a comparison of a table that a company already keeps, or of the JSON of a report.
//! Must not know how a table is read nor what its columns mean.

use std::{path::Path, sync::Arc};

use clap::{ArgMatches, Command};

use super::{Exit, Failure, Settings, find, grammar, many, option, out, path_of, switch, today};
use crate::{
    exchange::import::{self, ColumnRole, Imported, Mapping, New},
    model::{Comparison, Lang, is_hidden, one_line},
    pages::{Column, Page, Role},
    say, store, typed,
};

/// Most lines of one kind of remark.
const TOLD: usize = 20;

/// How it is typed.
pub fn command() -> Command {
    Command::new("import")
        .arg(grammar::file())
        .arg(option("title", "TEXT"))
        .arg(many(option("map", "COLUMN=ROLE")))
        .arg(switch("dry-run"))
}

/// Makes the comparison.
pub fn run(settings: &Settings, matches: &ArgMatches) -> Exit {
    let lang = settings.lang;
    let path = path_of(matches, "file");
    let bytes = store::read_bytes(path)?;
    let (comparison, told) = match import::is_json(&bytes) {
        true => (of_json(&bytes, path, matches, lang)?, Page::default()),
        false => of_table(&bytes, path, settings, matches)?,
    };
    let mut said = out::page(&told);
    if matches.get_flag("dry-run") {
        said += lang.pick("まだ何も作っていません（--dry-run）。\n", "Nothing was created (--dry-run).\n");
    } else {
        let target = settings.folders_to_fill()?.path_for(&comparison.title);
        store::create(&target, &comparison)?;
        said += &say!(
            lang,
            "作りました: {}（候補サービス {}、項目 {}）\n  画面で見る: kumomi {}\n",
            "Created {} ({} services, {} items)\n  interactive view: kumomi {}\n",
            out::path(&target),
            comparison.services.len(),
            comparison.questions.count(),
            out::typeable(&target)
        );
    }
    out::text(&said)
}

fn of_json(bytes: &[u8], path: &Path, matches: &ArgMatches, lang: Lang) -> Result<Comparison, Failure> {
    let bad = |words: String| Failure::Words(format!("{}: {words}", out::path(path)));
    let mut comparison = import::json(bytes, &store::builtin_checklist()).map_err(|why| bad(why.message(lang)))?;
    if let Some(title) = matches.get_one::<String>("title") {
        crate::model::Edit::Title(typed::line(title)).apply(&mut comparison)?;
    }
    Ok(comparison)
}

fn of_table(
    bytes: &[u8],
    path: &Path,
    settings: &Settings,
    matches: &ArgMatches,
) -> Result<(Comparison, Page), Failure> {
    let lang = settings.lang;
    let bad = |words: &str| Failure::Words(format!("{}: {words}", out::path(path)));
    let list = settings.checklist()?.checklist;
    let tables = import::tables(bytes).map_err(|why| bad(&why.message(lang)))?;
    let unusable = |why: import::Unusable, mapping: &Mapping| {
        let table = out::page(&shown(mapping, lang));
        Failure::Words(format!("{}: {}\n{table}", out::path(path), why.message(lang)))
    };
    let (n, mut mapping) = import::best(&tables, &list).ok_or_else(|| bad(&import::Unusable::NoItems.message(lang)))?;
    for pair in matches.get_many::<String>("map").into_iter().flatten() {
        change(&mut mapping, pair, lang)?;
    }
    let new = New {
        title: matches.get_one::<String>("title").map_or_else(|| title_of(path, lang), |title| typed::line(title)),
        today: today(),
    };
    let made = import::apply_mapping(&tables[n], &mapping, &list, &new, &mut store::new_id)
        .map_err(|why| unusable(why, &mapping))?;
    let mut told = shown(&mapping, lang);
    told.gap();
    told.add(remarks(&made, lang));
    Ok((made.comparison, told))
}

/// Changes the mapping as `COLUMN=ROLE` says.
fn change(mapping: &mut Mapping, pair: &str, lang: Lang) -> Result<(), Failure> {
    let (column, role) = pair.split_once(['=', '＝']).ok_or_else(|| {
        Failure::Words(say!(
            lang,
            "「{pair}」に = がありません。列の見出し、=、意味の順に書いてください。例: 判定=verdict",
            "\"{pair}\" has no equals sign; write a column, =, and its meaning, as in B=title."
        ))
    })?;
    let column = typed::line(column);
    let header = mapping.columns.iter().find(|one| one.letter.eq_ignore_ascii_case(typed::keyword(&column).as_str()));
    let header = header.map_or(column.as_str(), |one| one.header.as_str()).to_owned();
    let role = ColumnRole::read(&typed::line(role), &header).ok_or_else(|| {
        let said = say!(
            lang,
            "意味「{role}」はありません。次の中から選んでください:",
            "There is no meaning \"{role}\"; choose one of these:"
        );
        find::listed(said, ColumnRole::ids().into_iter().map(str::to_owned).collect(), lang)
    })?;
    mapping.set(&column, role).map_err(|columns| {
        let said = say!(
            lang,
            "列「{column}」がないか、二つ以上あります。列は:",
            "There is no column \"{column}\", or more than one; there are:"
        );
        find::listed(said, columns, lang)
    })
}

/// What each column means.
fn shown(mapping: &Mapping, lang: Lang) -> Page {
    let columns: Arc<[Column]> = Arc::new([Column::left(4), Column::left(36).growing(), Column::left(36).growing()]);
    let heads =
        lang.pick(["列", "見出し", "読み取り方（--map で変更）"], ["col", "header", "meaning (--map changes it)"]);
    let mut page = Page::default();
    page.heads(&columns, heads);
    for column in &mapping.columns {
        page.row(&columns, [column.letter.clone(), column.header.clone(), column.role.word(lang)]);
    }
    page
}

/// What got in, and what did not.
fn remarks(made: &Imported, lang: Lang) -> Page {
    let mut page = Page::default();
    let verdicts = say!(lang, "判定 {} 件を読み取りました。", "{} verdicts were understood.", made.verdicts);
    page.text(Role::Text, verdicts);
    let unclear = made.unclear.iter().map(|one| {
        let place = say!(lang, "{} 行 {} 項目 {}", "row {}, {}, item {}", one.row, one.service, one.number);
        (place, one.text.as_str())
    });
    let head = lang.pick("判定として読み取れず、メモに残した言葉", "Kept as notes, because they are no verdicts");
    list(&mut page, head, unclear.collect(), lang);
    let strays = made.strays.iter().map(|one| {
        let place = say!(lang, "{} 行: {}", "row {}: {}", one.row, one.why.words(lang));
        (place, one.text.as_str())
    });
    list(&mut page, lang.pick("読み込まなかった行", "Rows that were left out"), strays.collect(), lang);
    page
}

fn list(page: &mut Page, head: &str, lines: Vec<(String, &str)>, lang: Lang) {
    if !lines.is_empty() {
        page.head(head);
    }
    for (place, words) in lines.iter().take(TOLD) {
        page.fact(&one_line(place), one_line(words));
    }
    if let Some(more) = lines.len().checked_sub(TOLD).filter(|more| *more > 0) {
        page.text(Role::Dim, say!(lang, "ほか {} 件", "and {} more", more));
    }
}

/// The file's name without its ending, free of anything invisible.
fn title_of(path: &Path, lang: Lang) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let title: String = typed::line(&stem).chars().filter(|c| !is_hidden(*c)).collect();
    match title.trim() {
        "" => lang.pick("比較", "Comparison").to_owned(),
        title => title.to_owned(),
    }
}
