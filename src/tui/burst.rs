//! What arrives at once outside a field: commands, or a text that was meant for one. One rule for all systems, whether
//! the terminal marks what is pasted or not. Must not know what a command does.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::{Action, Context, Screen, action::commands};
use crate::{
    model::{Lang, narrow},
    say,
};

/// What keys that arrived at once are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Burst {
    /// Commands, one after the other.
    Commands,
    /// A pasted text.
    Paste,
    /// A text of an input method that was left on.
    Ime,
}

/// Most different keys without a digit that count as commands typed quickly.
const QUICK: usize = 3;
/// From so many on, keys with a line end or a tab among them that arrive at once in a field are a pasted text.
const PASTED: usize = 10;

/// What a run of text keys is. The same key over and over is a command held down, `12345` are five verdicts, also after
/// one other command; up to three different commands are quick fingers. All else is a text: a number with 0 or 6 to 9,
/// a word, an address, more than one line; and whatever is written in Japanese.
pub fn judge(run: &str) -> Burst {
    let typed: Vec<char> = run.chars().map(narrow).collect();
    let is_line_end = |c: &char| *c == '\n';
    let mut inner = typed.iter().skip_while(|c| is_line_end(c)).skip_while(|c| !is_line_end(c));
    if inner.any(|c| !is_line_end(c)) {
        return Burst::Paste;
    }
    if typed.iter().any(|c| is_japanese(*c)) {
        return Burst::Ime;
    }
    // Runs of one key; the five verdicts count as one.
    let class = |c: char| if ('1'..='5').contains(&c) { '1' } else { c };
    let mut runs: Vec<char> = typed.iter().copied().map(class).collect();
    runs.dedup();
    let commands = match (runs.as_slice(), runs.iter().any(char::is_ascii_digit)) {
        ([] | [_], _) | ([_, _], false) => true,
        ([first, '1'], true) => !first.is_ascii_digit(),
        (_, digits) => !digits && typed.len() <= QUICK,
    };
    let is_full = |c: char| narrow(c) != c;
    match (commands, run.chars().any(is_full)) {
        (true, _) => Burst::Commands,
        (false, true) => Burst::Ime,
        (false, false) => Burst::Paste,
    }
}

/// Whether keys that arrived at once in a field are a pasted text, so that their line ends and tabs are no keys.
pub fn is_pasted(run: &str) -> bool {
    let inner = run.trim_end_matches('\n');
    run.chars().count() >= PASTED && inner.contains(['\n', '\t'])
}

/// The character of a key that could come from a text; `None` for all others. A release is no key.
pub fn text_of(key: KeyEvent) -> Option<char> {
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    if key.kind == KeyEventKind::Release || key.modifiers.contains(KeyModifiers::ALT) {
        return None;
    }
    match key.code {
        // A bare line feed comes as this.
        KeyCode::Char('j') if ctrl => Some('\n'),
        KeyCode::Char(c) if !ctrl => Some(c),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}

/// What to tell instead of doing something; `None` for commands.
pub fn advice(burst: Burst, context: Context, lang: Lang) -> Option<String> {
    match burst {
        Burst::Commands => None,
        Burst::Ime => Some(
            lang.pick(
                "日本語入力がオンのようです。半角/全角キーで切ってください。",
                "Japanese input seems to be on. Switch it off with the Hankaku/Zenkaku key.",
            )
            .to_owned(),
        ),
        Burst::Paste => Some(match fields(context, lang) {
            fields if fields.is_empty() => lang
                .pick("貼り付けは入力欄でできます。何も変えていません。", "Paste into a field; nothing was changed.")
                .to_owned(),
            fields => say!(
                lang,
                "貼り付けは入力欄で（{}）。何も変えていません。",
                "Paste into a field ({}); nothing was changed.",
                fields
            ),
        }),
    }
}

/// The keys of a context that open a field, with their names: `m メモ、e 根拠`.
fn fields(context: Context, lang: Lang) -> String {
    let opens = |action: Action| match action {
        Action::Note | Action::Evidence | Action::New | Action::Rename | Action::Edit => true,
        Action::Add => matches!(context, Context::On(Screen::Services) | Context::EvidenceList),
        _ => false,
    };
    let named: Vec<String> = commands(context)
        .filter(|command| opens(command.action))
        .take(2)
        .map(|command| format!("{} {}", command.keys[0], lang.pick(command.name.0, command.name.1)))
        .collect();
    lang.list(named)
}

/// Kana, kanji, and the marks that only an input method writes.
fn is_japanese(c: char) -> bool {
    matches!(c,
        '\u{3001}'..='\u{303f}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff61}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn commands_are_told_from_texts() {
        for keys in [
            "",
            "1",
            "j",
            &"j".repeat(100),
            "123451234512345",
            "１２３４５",
            "c12345",
            "\n12345",
            "\n4",
            "gj",
            "jjjjlll",
            "mx?",
            "\n\n",
            "   ",
            "000",
            "c1",
            "\t\t",
            "é",
        ] {
            assert_eq!(judge(keys), Burst::Commands, "{keys:?}");
        }
        for text in [
            "https://minato.example/privacy",
            "03-1234-5678",
            "0312345678",
            "09012345678",
            "minato",
            "1\n2",
            "a\nb",
            "one line\nand another",
            "12時\n休み",
            "3月",
            "30",
            "80%",
            "1/2",
            "5000",
            "12345c",
            "4\n",
            "e-mail",
            "yes!",
        ] {
            assert_ne!(judge(text), Burst::Commands, "{text:?}");
        }
        for text in ["あ", "うん１にち", "日本語で書いた文です。", "ｱｲｳ", "ｈｔｔｐｓ", "、"]
        {
            assert_eq!(judge(text), Burst::Ime, "{text:?}");
        }
        assert_eq!(judge("一行目\n二行目"), Burst::Paste);
    }

    #[test]
    fn a_field_takes_lines_at_once_as_a_paste_and_quick_keys_as_keys() {
        assert!(is_pasted("みなと商店\n神奈川県横浜市"));
        assert!(is_pasted("品名\t数量\t単価\t金額"));
        for keys in ["みなと商店のお客さま台帳\n", "雲A\n雲B", "日本語入力テスト、十文字より長い"]
        {
            assert!(!is_pasted(keys), "{keys:?}");
        }
    }

    #[test]
    fn only_keys_that_work_are_named() {
        let told = |context| advice(Burst::Paste, context, Lang::Ja).unwrap();
        assert!(told(Context::On(Screen::Check)).contains("（m メモ、e 根拠）"));
        assert!(told(Context::EvidenceList).contains("a 追加"));
        assert!(told(Context::On(Screen::Services)).contains("a 追加"));
        assert!(!told(Context::HelpPage).contains("（"));
        for context in Context::ALL {
            for key in ["m ", "e "] {
                let there = commands(context).any(|command| command.keys.contains(&key.trim()));
                assert!(there || !told(context).contains(&format!("（{key}")), "{context:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_key_held_down_is_a_command_however_long(c in "[!-~]", n in 1..500usize) {
            prop_assert_eq!(judge(&c.repeat(n)), Burst::Commands);
        }

        #[test]
        fn verdicts_are_verdicts_however_many(keys in "[1-5]{1,60}") {
            prop_assert_eq!(judge(&keys), Burst::Commands);
        }

        #[test]
        fn a_text_with_japanese_is_never_a_command(before in "[ -~]{0,9}", kana in "[ぁ-ん一-龠ァ-ヶ]", after in "[ -~]{0,9}") {
            prop_assert_ne!(judge(&format!("{before}{kana}{after}")), Burst::Commands);
        }

        #[test]
        fn two_lines_are_never_a_command(one in "[ -~]{1,20}", end in "\n{1,3}", two in "[ -~]{1,20}") {
            prop_assert_eq!(judge(&format!("{one}{end}{two}")), Burst::Paste);
        }

        #[test]
        fn a_number_that_is_no_run_of_verdicts_is_a_text(before in "[1-9]{1,6}", c in "[06-9 .,:/-]", after in "[1-5]{1,6}") {
            let number = format!("{before}{c}{after}");
            prop_assert_ne!(judge(&number), Burst::Commands);
        }

        #[test]
        fn a_word_of_four_letters_and_more_kinds_is_a_text(word in "[a-z]{4,12}") {
            let mut runs: Vec<char> = word.chars().collect();
            runs.dedup();
            prop_assume!(runs.len() > 2);
            prop_assert_eq!(judge(&word), Burst::Paste);
        }
    }
}
