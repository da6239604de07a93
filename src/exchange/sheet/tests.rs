//! Blank sheets in every format.

use super::{blank, html, markdown, xlsx};
use crate::{
    exchange::table,
    model::{Lang, Text, arbitrary::list, is_hidden},
};

#[test]
fn every_item_has_five_boxes_for_every_service() {
    for lang in Lang::ALL {
        for services in [1, 2, 4] {
            let sheet = blank(&list(), services, lang);
            let all = 7 * 5 * usize::from(services);
            for text in [html(&sheet), markdown(&sheet)] {
                assert_eq!(text.matches('☐').count(), all);
                assert!(text.contains(lang.pick("機構", "agency")), "who wrote the list: {text}");
            }
            let tables = table::read(&xlsx(&sheet).unwrap()).unwrap();
            let cells = tables[0].rows.iter().flat_map(|row| &row.cells);
            assert_eq!(cells.map(|cell| cell.matches('☐').count()).sum::<usize>(), all);
            assert_eq!(xlsx(&sheet), xlsx(&sheet));
            assert!(html(&sheet).contains(if services == 1 { "A4 portrait" } else { "A4 landscape" }));
        }
    }
    assert_eq!((blank(&list(), 0, Lang::Ja).services, blank(&list(), 9, Lang::Ja).services), (1, 4));
}

#[test]
fn a_hostile_list_is_harmless() {
    let hostile = "=1+1<script>|\u{1b}\u{202e}\n# x";
    let mut list = list();
    list.title = Text::new(hostile, hostile);
    list.sections[0].items[0].question = Text::new(hostile, hostile);
    list.sources.clear();
    let sheet = blank(&list, 2, Lang::Ja);
    for text in [html(&sheet), markdown(&sheet)] {
        assert!(!text.contains("<script") && !text.chars().any(|c| c != '\n' && is_hidden(c)), "{text}");
    }
    assert_eq!(
        table::read(markdown(&sheet).as_bytes()).unwrap()[0].rows.iter().filter(|row| row.cells.len() == 4).count(),
        8
    );
    assert!(xlsx(&sheet).is_ok());
}
