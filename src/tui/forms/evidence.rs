//! The form of one piece of evidence. Must not know the rest of the answer.

use super::parts::{Around, Blank, Complaint, Contents, Field, Form, Taken};
use crate::model::{Edit, Evidence, EvidenceKind, Id};

/// Its title, and its fields; without a place for a new piece.
pub(super) fn fill(around: &Around<'_>, service: &Id, item: &str, place: Option<usize>) -> Result<Contents, Complaint> {
    let lang = around.lang();
    let pieces = around.service(service)?.answer(item).map(|answer| &answer.evidence[..]).unwrap_or_default();
    let piece = place.and_then(|place| pieces.get(place));
    let kind = piece.map_or(EvidenceKind::Document, |piece| piece.kind);
    let seen = piece.map_or_else(|| Some(around.today()), |piece| piece.seen);
    let blanks = vec![
        Blank::one_of(Field::Kind, &EvidenceKind::ALL, kind, |kind| kind.word(lang)),
        Blank::lines(Field::Piece, piece.map_or("", |piece| &piece.text)),
        Blank::day(Field::Seen, seen).proposed(piece.is_none()),
        Blank::day(Field::Dated, piece.and_then(|piece| piece.dated)),
    ];
    Ok((lang.pick("根拠", "Evidence").to_owned(), blanks))
}

/// The answer with this piece.
pub(super) fn accept(
    form: &Form,
    around: &Around<'_>,
    service: &Id,
    item: &str,
    place: Option<usize>,
) -> Result<Taken, Complaint> {
    let lang = around.lang();
    let text = form.needed(Field::Piece, lang.pick("内容を書いてください。", "Please write what it is."))?;
    // A document that looks like an address is one, unless another kind was chosen.
    let kind = match form.one_of(Field::Kind, &EvidenceKind::ALL) {
        EvidenceKind::Document => EvidenceKind::guess(&text),
        kind => kind,
    };
    let piece = Evidence { kind, text, seen: form.day(Field::Seen, lang)?, dated: form.day(Field::Dated, lang)? };
    let before = around.desk()?.recorded(service, item);
    let mut answer = before.clone();
    match place.and_then(|place| answer.evidence.get_mut(place)) {
        Some(old) => *old = piece,
        None => answer.evidence.push(piece),
    }
    Ok(Edit::Answer { service: service.clone(), answer: before.touched_as(answer) }.into())
}
