//! What docs/json.md shows is what the program prints.

use serde_json::Value;

use crate::world::World;

/// The examples of docs/json.md in their order.
fn documented() -> Vec<Value> {
    let doc = include_str!("../../docs/json.md");
    let blocks = doc.split("```json\n").skip(1);
    let json = |block: &str| serde_json::from_str(block.split("```").next().expect("an end")).expect("documented JSON");
    blocks.map(json).collect()
}

#[test]
fn json_has_exactly_the_documented_keys() {
    let world = World::with_shop();
    world.answer("ミナト", "1", "no", ["--evidence", "契約書 第10条"]);
    world.run(["new", "data/a.ron"]);
    let [show, list, profile, decide, due, receive] = &documented()[..] else {
        panic!("six examples")
    };
    same_keys(show, &world.json(), "show");
    same_keys(list, &world.json_of(["list"]), "list");

    let asked = world.run(["ask", "shop.ron", "--service", "Aoi", "--format", "md"]).out;
    let filled = asked.replacen("| | | | | km1", "| はい | 毎日 | | | km1", 1);
    world.write("reply.md", format!("{filled}\n※ 以上\n"));
    same_keys(receive, &world.json_of(["receive", "shop.ron", "reply.md"]), "receive");

    let world = World::with_guide();
    let set = ["profile", "shop.ron", "--leak", "large", "--kind", "personal"];
    same_keys(profile, &world.json_of(set), "profile");
    // Equal, each with another open item: a tie that two answers could part, and so could one emphasis.
    world.answers("ミナト", ["yes", "yes", "yes", "yes"]);
    for item in ["1", "2", "3", "5"] {
        world.answer("Aoi", item, "yes", []);
    }
    let choose = [
        "decide",
        "shop.ron",
        "--choose",
        "ミナト",
        "--why",
        "x",
        "--day",
        "2026-11-22",
    ];
    world.run(
        choose
            .into_iter()
            .chain(["--risk", "4=x", "--condition", "4=x;佐藤;2026-12-31"]),
    );
    let due_now = world.json_of(["due", "shop.ron", "--day", "2027-11-22"]);
    world.run(["decide", "shop.ron", "--review-start", "--day", "2027-11-22"]);
    world.run(["profile", "shop.ron", "--emphasis", "2=important"]);
    same_keys(decide, &world.json_of(["decide", "shop.ron"]), "decide");

    let broken = world.run(["due", "nowhere", "--json"]).out;
    let broken: Value = serde_json::from_str(&broken).expect("JSON");
    same_keys(&due["errors"], &broken["errors"], "due.errors");
    let mut due = due.clone();
    due["errors"] = Value::Null;
    same_keys(&due, &due_now, "due");
}

/// The documented value has the keys of the real one, in its order; `…` stands for what is shown elsewhere.
fn same_keys(documented: &Value, real: &Value, place: &str) {
    match (documented, real) {
        (Value::Object(documented), Value::Object(real)) if !documented.contains_key("…") => {
            let keys = |map: &serde_json::Map<String, Value>| map.keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(documented), keys(real), "{place}");
            for (key, value) in documented {
                same_keys(value, &real[key], &format!("{place}.{key}"));
            }
        }
        (Value::Array(documented), Value::Array(real)) => {
            let real = real.first().unwrap_or_else(|| panic!("{place} is empty"));
            same_keys(&documented[0], real, place);
        }
        _ => {}
    }
}
