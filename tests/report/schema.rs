//! Every JSON report keeps to `schema/comparison-export.schema.json`, and the schema is strict enough to notice.

use std::{collections::BTreeSet, sync::Arc};

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use kumomi::{
    model::{Answer, Comparison, Id, Lang, Service, Verdict, date_decisions},
    report::{Format, Subject, bytes},
    store,
};
use serde_json::{Value, json};

use crate::fixture::{World, today};

struct Schema(Schemas, SchemaIndex);

impl Schema {
    fn new() -> Schema {
        let text = include_str!("../../schema/comparison-export.schema.json");
        let schema: Value = serde_json::from_str(text).expect("JSON");
        let place = schema["$id"].as_str().expect("an id").to_owned();
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        compiler.add_resource(&place, schema).expect("a schema");
        let mut schemas = Schemas::new();
        let index = compiler.compile(&place, &mut schemas).expect("a schema");
        Schema(schemas, index)
    }

    fn check(&self, value: &Value) -> Result<(), String> {
        self.0.validate(value, self.1).map_err(|error| format!("{error:#}"))
    }
}

fn export(subject: &Subject<'_>) -> Value {
    let bytes = bytes(subject, Format::Json, Lang::Ja, false).expect("it fits");
    serde_json::from_slice(&bytes).expect("JSON")
}

/// Every path of keys that the schema has below a place; `$ref`s are followed, `anyOf` is all of its parts.
fn keys(schema: &Value, at: &Value, path: &str, found: &mut BTreeSet<String>) {
    if let Some(name) = at["$ref"].as_str() {
        let name = name.strip_prefix("#/$defs/").expect("a definition");
        keys(schema, &schema["$defs"][name], path, found);
    }
    for (name, below) in at["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}.{name}");
        keys(schema, below, &path, found);
        found.insert(path);
    }
    for below in at["anyOf"].as_array().into_iter().flatten() {
        keys(schema, below, path, found);
    }
    if let Some(element) = at.get("items") {
        keys(schema, element, path, found);
    }
}

/// Two services that are level until one item counts more.
fn level(world: &World) -> Comparison {
    let mut comparison = Comparison::new(Id("c".to_owned()), "並ぶ", today(), &world.list);
    for (id, no) in [("a", 0), ("b", 1)] {
        let mut service = Service::new(Id(id.to_owned()), id);
        let questions = comparison.questions.items().enumerate();
        service.answers = questions
            .map(|(n, question)| Answer {
                verdict: Some(match n {
                    n if n == no => Verdict::No,
                    0 | 1 => Verdict::Yes,
                    _ => Verdict::NotApplicable,
                }),
                note: "調べた".to_owned(),
                ..Answer::empty(&question.id)
            })
            .collect();
        comparison.services.push(Arc::new(service));
    }
    comparison
}

/// Every path of keys that a value has.
fn told(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    for (name, below) in value.as_object().into_iter().flatten() {
        let path = format!("{path}.{name}");
        told(below, &path, found);
        found.insert(path);
    }
    for below in value.as_array().into_iter().flatten() {
        told(below, path, found);
    }
}

#[test]
fn every_key_of_the_schema_is_told_by_some_export() {
    // So the fixtures have every field filled, and the schema knows each of them.
    let text = include_str!("../../schema/comparison-export.schema.json");
    let schema: Value = serde_json::from_str(text).expect("JSON");
    let (mut known, mut seen) = (BTreeSet::new(), BTreeSet::new());
    keys(&schema, &schema, "", &mut known);
    let world = World::new();
    let mut undecided = world.comparison.clone();
    undecided.record = kumomi::model::Record::default();
    let mut by_old_rule = world.comparison.clone();
    date_decisions(&mut by_old_rule);
    let samples = Lang::ALL.map(store::sample);
    let ours = [&world.comparison, &undecided, &by_old_rule, &level(&world)];
    for comparison in ours.into_iter().chain(&samples) {
        let subject = Subject::new(comparison, Some(&world.list), &world.catalogue, today());
        told(&export(&subject), "", &mut seen);
    }
    told(&export(&world.subject().only(&[Id("s-aoi".to_owned())])), "", &mut seen);
    let never: Vec<&String> = known.difference(&seen).collect();
    assert!(never.is_empty(), "{never:#?}");
    let unknown: Vec<&String> = seen.difference(&known).collect();
    // What was so before a change is there as it was.
    let unknown: Vec<_> = unknown
        .into_iter()
        .filter(|path| !path.contains(".changes.before") && !path.contains(".changes.after"))
        .collect();
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn every_export_keeps_to_the_schema() {
    let schema = Schema::new();
    let world = World::new();
    let empty = Comparison::new(Id("c".to_owned()), "空", today(), &world.list);
    let samples = Lang::ALL.map(store::sample);
    let mut undecided = world.comparison.clone();
    undecided.record = kumomi::model::Record::default();
    let level = level(&world);
    let all = [&empty, &undecided, &level, &world.comparison].into_iter().chain(&samples);
    for comparison in all {
        for catalogue in [&world.catalogue, &store::empty_catalogue()] {
            for list in [Some(&world.list), None] {
                let subject = Subject::new(comparison, list, catalogue, today());
                schema.check(&export(&subject)).unwrap_or_else(|error| panic!("{}: {error}", comparison.title));
            }
        }
    }
    let some = world.subject().only(&[Id("s-aoi".to_owned())]);
    schema.check(&export(&some)).unwrap_or_else(|error| panic!("{error}"));
}

type Spoil = fn(&mut Value);

#[test]
fn what_is_wrong_is_noticed() {
    let schema = Schema::new();
    let good = export(&World::new().subject());
    let spoilers: [Spoil; 12] = [
        |value| value["format"] = json!(1),
        |value| value["kind"] = json!("comparison"),
        |value| value["more"] = json!(1),
        |value| drop(value.as_object_mut().expect("an object").remove("computed")),
        |value| value["comparison"]["services"][0]["nick"] = json!("x"),
        |value| value["comparison"]["services"][0]["answers"][0]["verdict"] = json!("yes"),
        |value| value["computed"]["services"][0]["score"]["low"]["percent"] = json!(101),
        |value| value["day"] = json!("22.11.2026"),
        |value| value["computed"]["services"][0]["conclusion"] = json!("candidate"),
        |value| value["computed"]["settlement"]["state"] = json!("overlap"),
        |value| drop(value["computed"]["settlement"].as_object_mut().expect("an object").remove("next")),
        |value| value["comparison"]["services"][0]["answers"][0]["mend"] = json!("Nobody"),
    ];
    assert_eq!(schema.check(&good), Ok(()));
    for (n, spoil) in spoilers.into_iter().enumerate() {
        let mut bad = good.clone();
        spoil(&mut bad);
        assert!(schema.check(&bad).is_err(), "spoiler {n}");
    }
}
