//! Everything that the decide screen shows, worked out from the comparison. Must not know how it is drawn.

use crate::{
    model::{Ask, Change, Id, ItemId, Ranked, Settlement, Swing, rank, settle, swings},
    pages::{self, record},
    tui::Desk,
};

/// A row that the cursor can stand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecideRow {
    /// A service, by its place in the ranking.
    Service(usize),
    /// An open item to ask for.
    Ask(Ask),
    /// An item of the chosen service to accept or to fix.
    Treat(ItemId),
    /// Something that changed since the decision: of which service, in which item.
    Later(Option<Id>, Option<ItemId>),
}

/// Everything the screen shows, worked out from the comparison.
#[derive(Debug)]
pub struct Picture {
    /// The services in order.
    pub ranked: Vec<Ranked>,
    /// Whether the order is settled.
    pub settlement: Settlement,
    /// What one other weight would change; `None` when there is too much to try it.
    pub swings: Option<Vec<Swing>>,
    /// Everything that changed since the decision.
    pub later: Vec<Change>,
    /// The rows, top to bottom.
    pub rows: Vec<DecideRow>,
}

impl Picture {
    /// Works it out.
    pub fn of(desk: &Desk) -> Picture {
        let comparison = desk.comparison();
        let ranked = rank(comparison);
        let settlement = settle(&ranked);
        let mut rows: Vec<DecideRow> = (0..ranked.len()).map(DecideRow::Service).collect();
        if let Some(decision) = &comparison.record.decision {
            let chosen = ranked.iter().find(|ranked| ranked.service == decision.service);
            rows.extend(record::treated(comparison, decision, chosen).into_iter().map(DecideRow::Treat));
        } else {
            let (named, _) = pages::settlement::named(&settlement);
            rows.extend(named.iter().cloned().map(DecideRow::Ask));
        }
        let later = record::changed(comparison);
        let places = later.iter().map(Change::place);
        rows.extend(places.map(|(service, item)| DecideRow::Later(service.cloned(), item.cloned())));
        // Of no interest any more once somebody has decided.
        let swings = if comparison.record.decision.is_none() { swings(comparison) } else { Some(Vec::new()) };
        Picture { ranked, settlement, swings, later, rows }
    }
}
