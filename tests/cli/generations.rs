//! history and restore.

use crate::world::World;

#[test]
fn an_earlier_state_comes_back_and_the_present_one_is_kept() {
    let world = World::with_shop();
    let run = world.run(["history", "shop.ron"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("世代はまだありません"), "{}", run.out);
    let before = world.read("shop.ron");
    world.answer("Aoi", "1", "yes", []);
    let after = world.read("shop.ron");
    let run = world.english(["history", "shop.ron"]);
    assert!(run.out.lines().nth(1).is_some_and(|line| line.trim_start().starts_with("1  2")), "{}", run.out);
    let run = world.run(["restore", "shop.ron", "１"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(world.read("shop.ron"), before);
    assert_eq!(world.english(["restore", "shop.ron", "1"]).code, 0);
    assert_eq!(world.read("shop.ron"), after, "restoring is taken back by restoring");
}

#[test]
fn a_number_that_is_none_is_refused() {
    let world = World::with_shop();
    let before = world.read("shop.ron");
    for number in ["0", "x", "9"] {
        for lang in ["ja", "en"] {
            let run = world.run(["restore", "shop.ron", number, "--lang", lang]);
            assert_eq!(run.code, 2, "{run:?}");
        }
    }
    assert_eq!(world.read("shop.ron"), before);
}

#[test]
fn what_is_not_there_has_no_history() {
    let world = World::with_shop();
    for file in ["nofile", "nofile.ron", "data", "nofolder/x.ron"] {
        let run = world.run(["history", file]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{file}: {run:?}");
        assert!(run.err.contains(file), "{}", run.err);
        assert_eq!(world.run(["restore", file, "1"]).code, 2, "{file}");
    }
    world.answer("Aoi", "1", "yes", []);
    std::fs::remove_file(world.path("shop.ron")).expect("it goes");
    assert_eq!(world.run(["history", "shop.ron"]).code, 0, "what was kept is still there");
    assert_eq!(world.run(["restore", "shop.ron", "1"]).code, 0);
    assert!(world.path("shop.ron").exists());
}
