//! What the business needs, as JSON: profile, points, emphases. Must not know scores.

use serde_json::{Map, Value, json};

use super::text;
use crate::model::{Comparison, Emphasis, Harm, Impact, Stress, Weights};

/// The profile, or `null` when nobody has said anything yet.
pub fn profile(comparison: &Comparison) -> Value {
    let Some(profile) = &comparison.profile else {
        return Value::Null;
    };
    let impact = |harm: Harm| {
        let id = profile.impacts.of(harm).map(Impact::id);
        (harm.id().to_owned(), json!(id))
    };
    json!({
        "purpose": profile.purpose,
        "kinds": profile.kinds,
        "impacts": Harm::ALL.into_iter().map(impact).collect::<Map<_, _>>(),
        "stops": { "hour": profile.stops.hour, "day": profile.stops.day, "week": profile.stops.week },
    })
}

/// Points of each emphasis.
pub fn weights(weights: &Weights) -> Value {
    json!({ "must": weights.must, "important": weights.important, "normal": weights.normal })
}

/// One element an item, 通常 or not, in the order of the items.
pub fn emphasis(comparison: &Comparison) -> Vec<Value> {
    let one = |question: &crate::model::Question| {
        let stress = Stress::of(&comparison.emphasis, &question.id);
        let reasons = stress.map_or(&[][..], |stress| &stress.reasons);
        json!({
            "item": question.id,
            "number": question.number,
            "emphasis": stress.map(Stress::emphasis).unwrap_or_default().id(),
            "proposed": stress.map(|stress| stress.proposed).unwrap_or_default().id(),
            "chosen": stress.and_then(|stress| stress.chosen).map(Emphasis::id),
            "reasons": reasons.iter().map(text).collect::<Vec<_>>(),
        })
    };
    comparison.questions.items().map(one).collect()
}
