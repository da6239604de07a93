//! What can be wrong with the content of a file, as data: where (a path of fields and indexes) and which rule.
//! Must not know lines and columns; the store finds those.

use std::fmt;

use super::{
    lang::Lang,
    limits::{MAX_ID, MAX_ITEMS, MAX_WEIGHT, MIN_ITEMS},
    side::Harm,
    words::words,
};
use crate::say;

/// One step from a value to a part of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A named field of a struct.
    Field(&'static str),
    /// A place in a list, from 0.
    Index(usize),
}

/// The way from the top of a file to one value in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// The top of the file.
    pub fn root() -> Path {
        Path::default()
    }

    /// The field `name` below this path.
    pub fn field(&self, name: &'static str) -> Path {
        self.step(Step::Field(name))
    }

    /// The `n`th element below this path, from 0.
    pub fn index(&self, n: usize) -> Path {
        self.step(Step::Index(n))
    }

    fn step(&self, step: Step) -> Path {
        let mut steps = self.0.clone();
        steps.push(step);
        Path(steps)
    }

    /// What a person calls the innermost part of it that has a name on the screens, with its number, from 1, where there
    /// are several.
    fn word(&self, lang: Lang) -> Option<String> {
        let step = |(n, step): (usize, &Step)| match step {
            Step::Field(name) => Some((n, FieldWord::from_id(name)?.word(lang))),
            Step::Index(_) => None,
        };
        let (n, word) = self.0.iter().enumerate().rev().find_map(step)?;
        Some(match self.0.get(n + 1) {
            Some(Step::Index(index)) => format!("{word} {}", index + 1),
            _ => word.to_owned(),
        })
    }
}

words! {
    /// A field of a comparison that a person fills in, by its name in the file.
    FieldWord {
        /// Of the comparison.
        Title = "title", "題名", "Title";
        /// Of comparison, service or certificate.
        Memo = "memo", "メモ", "Remarks";
        /// Of who asks.
        Company = "company", "会社", "Company";
        /// Of who asks.
        Contact = "contact", "連絡先", "Contact";
        /// Of the profile.
        Purpose = "purpose", "仕事の内容", "The work";
        /// Of the profile.
        Kinds = "kinds", "情報の種類", "Kind of information";
        /// Of the profile.
        Hour = "hour", "1時間止まったら", "If it stops for an hour";
        /// Of the profile.
        Day = "day", "1日止まったら", "If it stops for a day";
        /// Of the profile.
        Week = "week", "1週間止まったら", "If it stops for a week";
        /// Of the comparison or a decision.
        Weights = "weights", "重みの点数", "Points of the weights";
        /// Of the comparison or a decision.
        Services = "services", "候補サービス", "Candidate service";
        /// Of a service.
        Name = "name", "サービス名", "Name";
        /// Of a service.
        Provider = "provider", "事業者", "Provider";
        /// Of a service.
        Plan = "plan", "プラン", "Plan";
        /// Of a service.
        Url = "url", "URL", "URL";
        /// Of an answer.
        Note = "note", "メモ・理由", "Note, reason";
        /// Of an answer.
        Condition = "condition", "プランなどの条件", "Plan condition";
        /// Of an answer.
        By = "by", "名前", "Who";
        /// Of an answer or a certificate.
        Evidence = "evidence", "根拠", "Evidence";
        /// Of an answer.
        Earlier = "earlier", "前の回答", "Earlier answer";
        /// Of a service.
        Certificates = "certificates", "認証・マーク", "Certificate or mark";
        /// Of a certificate.
        Scope = "scope", "適用範囲", "Scope";
        /// Of a certificate.
        Number = "number", "登録番号", "Number";
        /// Of a certificate.
        Auditor = "auditor", "審査した機関", "Auditor";
        /// Of a certificate.
        Levels = "levels", "段階・分野", "Level, category";
        /// Of a certificate.
        Register = "register", "公開の登録一覧", "Register check";
        /// Of a service.
        OwnQuestions = "own_questions", "こちらから足す質問", "Your own question";
        /// Of the map.
        Placements = "placements", "図の位置", "Place on the map";
        /// Of a decision.
        Why = "why", "決めた理由", "Why";
        /// Of a decision.
        Risks = "risks", "受け入れるリスク", "Accepted risk";
        /// Of a decision.
        Conditions = "conditions", "直すこと", "Action";
        /// Of an action.
        Owner = "owner", "担当者", "Who";
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if n == 0 => write!(f, "{name}")?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// One thing that is wrong with the content of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub path: Path,
    /// What.
    pub rule: Rule,
}

/// The rule that a value breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A required text is empty.
    Empty,
    /// An id is empty, too long or has other characters than a-z, 0-9 and hyphen.
    BadId(String),
    /// The same id twice.
    DuplicateId(String),
    /// An item number that is 0 or used twice.
    DuplicateNumber(u32),
    /// A section without items.
    EmptySection(String),
    /// Too few or too many items in all.
    ItemCount(usize),
    /// `languages` is empty.
    NoLanguage,
    /// A language other than ja and en.
    UnknownLanguage(String),
    /// A text is missing in a language that the list promises.
    MissingLanguage(Lang),
    /// A harm that is none of the four.
    UnknownHarm(String),
    /// A source that the list does not name.
    UnknownSource(String),
    /// An item that the comparison does not have.
    UnknownItem(String),
    /// An item that the list does not have.
    NotInList(String),
    /// A kind of information that the list does not name.
    UnknownKind(String),
    /// A decision for a service that is not in the state it keeps.
    UnknownService(String),
    /// The same thing twice where once is enough.
    Twice(String),
    /// A scheme that no catalogue has.
    UnknownScheme(String),
    /// A level that the scheme does not have.
    UnknownLevel(String),
    /// A statement without a source.
    NoSource,
    /// A contradiction of which only one side is told.
    OneSided,
    /// A place beyond the end of an axis: the place and the end.
    OffTheMap(u8, u8),
    /// Weights that are 0, too large, or less for more.
    BadWeights,
    /// Two answers to one item in one service.
    DuplicateAnswer(String),
    /// A text longer than allowed: its length and the limit, in characters.
    TooLong(usize, usize),
    /// More entries than allowed: their number and the limit.
    TooMany(usize, usize),
}

impl Problem {
    /// The field and what is wrong with it: `サービス名: 長すぎます（…）。`
    pub(super) fn message_with_field(&self, lang: Lang) -> String {
        let message = self.message(lang);
        self.path.word(lang).map_or(message.clone(), |word| format!("{word}: {message}"))
    }

    /// What is wrong and what to do, in one sentence.
    #[expect(clippy::too_many_lines, reason = "a sentence for each rule")]
    pub fn message(&self, lang: Lang) -> String {
        match &self.rule {
            Rule::Empty => {
                say!(lang, "ここは空にできません。文字を入れてください。", "This may not be empty; enter a text.")
            }
            Rule::BadId(id) => say!(
                lang,
                "id「{}」は使えません。半角の英小文字・数字・ハイフンで、{MAX_ID}文字以内にしてください。",
                "The id \"{}\" is not usable; take up to {MAX_ID} of a-z, 0-9 and hyphen.",
                id
            ),
            Rule::DuplicateId(id) => say!(
                lang,
                "id「{}」が二度使われています。片方を別の id にしてください。",
                "The id \"{}\" is used twice; give one of them another id.",
                id
            ),
            Rule::DuplicateNumber(n) => say!(
                lang,
                "番号 {} が重なっているか、0 です。1 から始まる、重ならない番号にしてください。",
                "The number {} is used twice or is 0; number the items from 1 without repeats.",
                n
            ),
            Rule::EmptySection(id) => say!(
                lang,
                "区分「{}」に項目がありません。項目を書くか、区分を消してください。",
                "The section \"{}\" has no items; add some or remove the section.",
                id
            ),
            Rule::ItemCount(n) => say!(
                lang,
                "項目が {} 個です。{MIN_ITEMS} 個から {MAX_ITEMS} 個にしてください。",
                "The list has {} items; it needs {MIN_ITEMS} to {MAX_ITEMS}.",
                n
            ),
            Rule::NoLanguage => say!(
                lang,
                "言語が書かれていません。[\"ja\"] のように書いてください。",
                "No language is named; write for example [\"ja\"]."
            ),
            Rule::UnknownLanguage(code) => say!(
                lang,
                "言語「{}」は使えません。\"ja\" か \"en\" にしてください。",
                "The language \"{}\" is not known; use \"ja\" or \"en\".",
                code
            ),
            Rule::MissingLanguage(missing) => {
                let word = missing.pick(lang.pick("日本語", "Japanese"), lang.pick("英語", "English"));
                say!(
                    lang,
                    "{}の文章がありません。{} に書いてください。",
                    "The {} text is missing; write it in `{}`.",
                    word,
                    missing.code()
                )
            }
            Rule::UnknownHarm(id) => {
                let known = Harm::ALL.map(Harm::id);
                say!(
                    lang,
                    "被害「{}」は使えません。{} のどれかにしてください。",
                    "The harm \"{}\" is not known; use one of {}.",
                    id,
                    lang.list(known)
                )
            }
            Rule::UnknownSource(id) => say!(
                lang,
                "出典「{}」が sources にありません。sources に書き足すか、id を直してください。",
                "The source \"{}\" is not in `sources`; add it there or correct the id.",
                id
            ),
            Rule::UnknownItem(id) => say!(
                lang,
                "項目「{}」はこの比較の質問にありません。id を直すか、この記入を消してください。",
                "This comparison has no item \"{}\"; correct the id or remove this entry.",
                id
            ),
            Rule::NotInList(id) => say!(
                lang,
                "項目「{}」はこのチェックシートにありません。id を直してください。",
                "This list has no item \"{}\"; correct the id.",
                id
            ),
            Rule::UnknownKind(id) => say!(
                lang,
                "情報の種類「{}」が kinds にありません。kinds に書き足すか、id を直してください。",
                "The kind of information \"{}\" is not in `kinds`; add it there or correct the id.",
                id
            ),
            Rule::UnknownService(id) => say!(
                lang,
                "選んだサービス「{}」が、決定の services にありません。id を直してください。",
                "The chosen service \"{}\" is not among the `services` of the decision; correct the id.",
                id
            ),
            Rule::Twice(what) => say!(
                lang,
                "「{}」が二度書かれています。一つだけ残してください。",
                "\"{}\" is written twice; keep one.",
                what
            ),
            Rule::UnknownScheme(id) => say!(
                lang,
                "制度「{}」がカタログにありません。id を直すか、schemes に書き足してください。",
                "The catalogue has no scheme \"{}\"; correct the id or add it to `schemes`.",
                id
            ),
            Rule::UnknownLevel(id) => say!(
                lang,
                "段階「{}」がこの制度の levels にありません。levels に書き足すか、id を直してください。",
                "The scheme has no level \"{}\"; add it to `levels` or correct the id.",
                id
            ),
            Rule::NoSource => lang
                .pick(
                    "出典がありません。src に [\"資料のid:場所\"] の形で書いてください。",
                    "There is no source; write it in `src` as [\"document:place\"].",
                )
                .to_owned(),
            Rule::OneSided => lang
                .pick(
                    "資料の食い違いは、その欄に両方の言い分を書いてください。",
                    "A contradiction needs both sides in the field that it is about.",
                )
                .to_owned(),
            Rule::OffTheMap(place, end) => say!(
                lang,
                "{} は図の外です。0 から {} までの整数にしてください。",
                "{} is off the map; take a whole number from 0 to {}.",
                place,
                end
            ),
            Rule::BadWeights => say!(
                lang,
                "1 から {MAX_WEIGHT} までの整数で、必須、重視、通常（must、important、normal）の順に大きいか等しくしてください。",
                "Take whole numbers from 1 to {MAX_WEIGHT} that never grow from must over important to normal."
            ),
            Rule::DuplicateAnswer(id) => say!(
                lang,
                "項目「{}」への回答が二つあります。一つだけ残してください。",
                "The item \"{}\" is answered twice; keep one answer.",
                id
            ),
            Rule::TooLong(len, max) => say!(
                lang,
                "長すぎます（{} 文字）。{} 文字以内にしてください。",
                "Too long ({} characters); the limit is {}.",
                len,
                max
            ),
            Rule::TooMany(len, max) => say!(
                lang,
                "多すぎます（{} 件）。{} 件以内にしてください。",
                "Too many entries ({}); the limit is {}.",
                len,
                max
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_like_the_way_through_the_file() {
        let path = Path::root().field("services").index(1).field("answers").index(0).field("item");
        assert_eq!(path.to_string(), "services[1].answers[0].item");
        assert_eq!(Path::root().to_string(), "");
    }
}
