//! Help, mistakes in the arguments, completions and the manual page in both languages; no terminal.

use kumomi::model::Lang;

use crate::world::World;

const COMMANDS: [&[&str]; 17] = [
    &[],
    &["new"],
    &["answer"],
    &["profile"],
    &["decide"],
    &["due"],
    &["show"],
    &["list"],
    &["check"],
    &["checklists"],
    &["checklists", "show"],
    &["checklists", "copy"],
    &["history"],
    &["restore"],
    &["completions"],
    &["man"],
    &["help"],
];

#[test]
fn clap_finds_nothing_wrong_with_the_grammar() {
    for lang in Lang::ALL {
        kumomi::cli::command(lang).debug_assert();
    }
}

#[test]
fn every_help_speaks_one_language() {
    let world = World::new();
    for command in COMMANDS {
        let japanese = world.run(command.iter().copied().chain(["--help"]));
        assert_eq!(japanese.code, 0, "{japanese:?}");
        assert!(japanese.out.contains("使い方:"), "{}", japanese.out);
        for word in ["Usage", "Options", "Arguments", "Commands", "Print", "possible", "default"] {
            assert!(!japanese.out.contains(word), "{word} in {}", japanese.out);
        }
        let english = world.english(command.iter().copied().chain(["-h"]));
        assert!(english.out.is_ascii() || english.out.replace('…', "").is_ascii(), "{}", english.out);
        let named = world.english(["help"].into_iter().chain(command.iter().copied()));
        assert_eq!(named.out, english.out);
    }
    assert_eq!(world.run(["help", "nothing"]).code, 2);
}

#[test]
fn the_language_comes_from_the_option_or_the_environment() {
    let world = World::new();
    let help = |locale: &str| {
        let output = world.command(["--help"]).env("LANG", locale).output().expect("it starts");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    assert!(help("ja_JP.UTF-8").contains("使い方") && help("C.UTF-8").contains("使い方"));
    assert!(help("en_US.UTF-8").contains("Usage"));
    assert!(world.run(["list", "--lang", "en"]).out.contains("Folder:"));
}

#[test]
fn mistakes_are_told_in_both_languages_with_exit_code_2() {
    let world = World::new();
    for (args, ja, en) in [
        (&["--lang", "fr"][..], "「fr」は --lang <LANG> に使えません", "\"fr\" is not a value of"),
        (&["list", "--jsn"], "もしかして: --json", "did you mean: --json"),
        (&["shwo"], "もしかして: kumomi show", "did you mean: kumomi show"),
        (&["shwo", "x.ron"], "コマンド「shwo」はありません", "no command \"shwo\""),
        (&["show"], "足りません: <FILE>", "Missing: <FILE>"),
        (&["restore", "x", "1", "2"], "「2」は使えません", "\"2\" is not known"),
        (&["checklists", "cpy"], "もしかして: copy", "did you mean: copy"),
        (&["answer", "x", "--service"], "--service <NAME> に値がありません", "A value is missing for --service"),
        (&["answer", "x", "maybe"], "使える値: yes partly no unknown na open", "values: yes partly no"),
        (&["profile", "x", "--leak", "big"], "使える値: small medium large none", "values: small medium large none"),
        (&["due", "--within", "soon"], "「soon」は --within", "\"soon\" is not a value"),
        (&["due", "--day", "2026-02-30"], "「2026-02-30」は --day", "\"2026-02-30\" is not a value"),
        (&["decide", "x", "--choose", "A"], "足りません: --why", "Missing: --why"),
        (&["decide", "x", "--why", "A"], "足りません: --choose", "Missing: --choose"),
        (&["decide", "x", "--day", "2026-01-01"], "足りません: ", "Missing: "),
        (&["decide", "x", "--choose", "A", "--why", "B", "--review-start"], "一緒に使えません", "does not go together"),
        (&["decide", "x", "--done", "1", "--review-start"], "一緒に使えません", "does not go together"),
        (&["completions", "fsh"], "もしかして: fish", "did you mean: fish"),
        (&["a.ron", "list"], "kumomi list a.ron", "kumomi list a.ron"),
    ] {
        let run = world.run(args.iter().copied());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.starts_with("エラー: ") && run.err.contains(ja), "{args:?}: {}", run.err);
        let run = world.english(args.iter().copied());
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.err.starts_with("error: ") && run.err.contains(en), "{args:?}: {}", run.err);
    }
}

#[test]
fn without_a_terminal_it_says_what_to_do() {
    let world = World::with_shop();
    let run = world.run(Vec::<String>::new());
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("kumomi show FILE"), "{}", run.err);
    let run = world.english(["shop.ron"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("kumomi show shop.ron"), "{}", run.err);
}

#[test]
fn completions_and_the_manual_page_are_printed() {
    let world = World::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = world.run(["completions", shell]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{shell}");
        assert!(run.out.contains("checklists"), "{shell}");
    }
    let page = world.run(["man"]).out;
    for part in [".TH KUMOMI", ".SH 書式", ".SH コマンド", "kumomi checklists copy", "終了コード", "KUMOMI_DATA_DIR"]
    {
        assert!(page.contains(part), "{part}");
    }
    let page = world.english(["man"]).out;
    assert!(page.contains(".SH \"EXIT STATUS\"") && page.replace('…', "").is_ascii(), "{page}");
    assert_eq!(world.run(["--version"]).out, format!("kumomi {}\n", env!("CARGO_PKG_VERSION")));
}
