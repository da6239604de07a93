//! Every JSON report keeps to `schema/comparison-export.schema.json`, and the schema is strict enough to notice.

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use kumomi::{
    model::{Comparison, Id, Lang},
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

fn export(subject: &Subject) -> Value {
    let bytes = bytes(subject, Format::Json, Lang::Ja, false).expect("it fits");
    serde_json::from_slice(&bytes).expect("JSON")
}

#[test]
fn every_export_keeps_to_the_schema() {
    let schema = Schema::new();
    let world = World::new();
    let empty = Comparison::new(Id("c".to_owned()), "空", today(), &world.list);
    let samples = Lang::ALL.map(store::sample);
    let mut undecided = world.comparison.clone();
    undecided.record = Default::default();
    let all = [&empty, &undecided, &world.comparison].into_iter().chain(&samples);
    for comparison in all {
        for catalogue in [Some(&world.catalogue), None] {
            for list in [Some(&world.list), None] {
                let subject = Subject::new(comparison, list, catalogue, today());
                schema
                    .check(&export(&subject))
                    .unwrap_or_else(|error| panic!("{}: {error}", comparison.title));
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
    let spoilers: [Spoil; 8] = [
        |value| value["format"] = json!(2),
        |value| value["kind"] = json!("comparison"),
        |value| value["more"] = json!(1),
        |value| drop(value.as_object_mut().expect("an object").remove("computed")),
        |value| value["comparison"]["services"][0]["nick"] = json!("x"),
        |value| value["comparison"]["services"][0]["answers"][0]["verdict"] = json!("yes"),
        |value| value["computed"]["services"][0]["score"]["low"]["percent"] = json!(101),
        |value| value["day"] = json!("22.11.2026"),
    ];
    assert_eq!(schema.check(&good), Ok(()));
    for (n, spoil) in spoilers.into_iter().enumerate() {
        let mut bad = good.clone();
        spoil(&mut bad);
        assert!(schema.check(&bad).is_err(), "spoiler {n}");
    }
}
