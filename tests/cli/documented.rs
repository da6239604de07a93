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
    // Somebody else answered before.
    let before = ["--by", "鈴木", "--evidence", "電話で聞いた"];
    world.answer("ミナト", "1", "partly", before);
    let now = ["--by", "田中", "--evidence", "契約書 第10条"];
    world.answer("ミナト", "1", "no", now);
    world.run(["new", "data/a.ron"]);
    let [show, list, profile, decide, due, ..] = &documented()[..] else { panic!("five examples and more") };
    certified(&world);
    same_keys(show, &world.json(), "show");
    same_keys(list, &world.json_of(["list"]), "list");

    let asked = world.run(["ask", "shop.ron", "--service", "Aoi", "--format", "md"]).out;
    let filled = asked.replacen("| | | | | km1", "| はい | 毎日 | | | km1", 1);
    world.write("reply.md", format!("{filled}\n※ 以上\n"));
    let all = documented();
    let receive = all.iter().find(|one| one["kind"] == "receive").expect("an example of receive");
    same_keys(receive, &world.json_of(["receive", "shop.ron", "reply.md"]), "receive");

    let world = World::with_guide();
    let set = ["profile", "shop.ron", "--leak", "large", "--kind", "personal"];
    same_keys(profile, &world.json_of(set), "profile");
    // Equal, each with another item that is not known: a tie that an answer could part, and so could one weight.
    for (service, unknown) in [("ミナト", "5"), ("Aoi", "4")] {
        for item in ["1", "2", "3", "4", "5"] {
            match item == unknown {
                true => world.answer(service, item, "unknown", []),
                false => world.answer(service, item, "yes", ["--evidence", "約款"]),
            };
        }
    }
    world.run(["cert", "add", "shop.ron", "--service", "ミナト", "--scheme", "isms"]);
    let choose = ["decide", "shop.ron", "--choose", "ミナト", "--why", "x", "--day", "2026-11-22"];
    world.run(choose.into_iter().chain(["--risk", "4=x", "--action", "4=x;佐藤;2026-12-31"]));
    let due_now = world.json_of(["due", "shop.ron", "--day", "2027-11-22"]);
    world.run(["decide", "shop.ron", "--review-start", "--day", "2027-11-22"]);
    world.run(["profile", "shop.ron", "--weight", "2=important"]);
    same_keys(decide, &world.json_of(["decide", "shop.ron"]), "decide");

    let broken = world.run(["due", "nowhere", "--json"]).out;
    let broken: Value = serde_json::from_str(&broken).expect("JSON");
    same_keys(&due["errors"], &broken["errors"], "due.errors");
    let mut due = due.clone();
    due["errors"] = Value::Null;
    same_keys(&due, &due_now, "due");
}

/// Records a certificate of ミナト in `shop.ron` with all there is to say, an answer that rests on certificates, an
/// accepted finding, and a place on the map.
fn certified(world: &World) {
    let text = world.read("shop.ron");
    let placed = text.trim_end().trim_end_matches(')').to_owned()
        + "    placements: [(scheme: \"isms\", expectation: 8, effect: 4)],\n)\n";
    world.write("shop.ron", placed);
    let add = [
        "cert add shop.ron --service ミナト --scheme cloud-infosec-audit --level silver --number 1",
        "--register 一覧 --looked-on 2026-11-01 --found no --evidence 登録証 --holder service",
    ];
    for line in [
        add.join(" ").as_str(),
        "answer shop.ron --service ミナト --item 10 yes --certificate ISMS",
        "findings shop.ron --service ミナト --accept self-audited --note 了承",
    ] {
        let run = world.run(line.split(' '));
        assert_eq!(run.code, 0, "{run:?}");
    }
}

#[test]
fn json_about_certificates_and_schemes_has_exactly_the_documented_keys() {
    let world = World::with_shop();
    certified(&world);
    let documented = documented();
    let [cert, findings, schemes, scheme, map, case, ..] = &documented[5..] else {
        panic!("six examples after the first five")
    };
    same_keys(cert, &world.json_of(["cert", "list", "shop.ron"]), "cert list");
    let mut found = world.json_of(["findings", "shop.ron"]);
    let all = found["findings"].as_array_mut().expect("findings");
    all.sort_by_key(|one| (one["accepted"].is_null(), one["item"].is_null()));
    assert!(!all[0]["accepted"].is_null());
    same_keys(findings, &found, "findings");
    std::fs::create_dir_all(world.path("data/schemes")).expect("a folder");
    world.write("data/schemes/bad.ron", "(schemes: [");
    same_keys(schemes, &world.json_of(["schemes", "isms"]), "schemes");
    let mut gold = world.json_of(["schemes", "show", "cs-mark-gold"]);
    gold["levels"] = world.json_of(["schemes", "show", "cloud-infosec-audit"])["levels"].clone();
    same_keys(scheme, &gold, "schemes show");
    same_keys(map, &world.json_of(["schemes", "map", "shop.ron"]), "schemes map");
    same_keys(case, &world.json_of(["schemes", "case"]), "schemes case");
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
        (Value::Array(documented), Value::Array(_)) if documented.first().is_none_or(|one| !one["…"].is_null()) => {}
        (Value::Array(documented), Value::Array(real)) => {
            let real = real.first().unwrap_or_else(|| panic!("{place} is empty"));
            same_keys(&documented[0], real, place);
        }
        _ => {}
    }
}
