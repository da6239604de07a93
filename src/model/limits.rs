//! How much of everything there may be: what a file may hold, and so what an edit may bring. Must not know of what.

/// Longest one-line text (titles, names, URLs, conditions), in characters.
pub const MAX_LINE: usize = 1_000;
/// Longest note or memo, in characters.
pub const MAX_NOTE: usize = 1_000_000;
/// Longest id of what is authored, in characters.
pub const MAX_ID: usize = 64;
/// Most services in one comparison.
pub const MAX_SERVICES: usize = 20_000;
/// Most pieces of evidence on one answer.
pub const MAX_EVIDENCE: usize = 1_000;
/// Most earlier answers that are kept with an answer; the oldest go.
pub const MAX_EARLIER: usize = 4;
/// Most questions of the user's own to one provider.
pub const MAX_OWN_QUESTIONS: usize = 200;
/// Most certificates of one service.
pub const MAX_CERTIFICATES: usize = 200;
/// Most accepted findings of one service.
pub const MAX_ACCEPTED: usize = 2_000;
/// Most schemes that the user puts on the map.
pub const MAX_PLACEMENTS: usize = 2_000;
/// The highest place on an axis of the map; the lowest is 0.
pub const MAX_PLACE: u8 = 10;
/// A list needs at least this many items.
pub const MIN_ITEMS: usize = 5;
/// A list may have at most this many items.
pub const MAX_ITEMS: usize = 200;
/// The largest weight that may be given: far from any overflow.
pub const MAX_WEIGHT: u32 = 1_000;
