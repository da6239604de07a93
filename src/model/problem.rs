//! What can be wrong with the content of a file, as data: where (a path of fields and indexes) and which rule.
//! Must not know lines and columns; the store finds those.

use std::fmt;

use super::{
    lang::Lang,
    limits::{MAX_ID, MAX_ITEMS, MAX_WEIGHT, MIN_ITEMS},
    side::Harm,
    words::{sentences, words},
};

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
        Note = "note", "メモ", "Note";
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
        Why = "why", "選んだ理由", "Why";
        /// Of a decision.
        Risks = "risks", "受け入れるリスク", "Accepted risk";
        /// Of a decision.
        Conditions = "conditions", "直すこと", "Action";
        /// Of an action.
        Owner = "owner", "担当者", "Owner";
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

sentences! {
    /// The rule that a value breaks.
    #[derive(Clone, Debug, PartialEq, Eq)]
    Rule(lang) {
        /// A required text is empty.
        Empty = "ここは空にできません。文字を入れてください。",
            "This may not be empty; enter a text.";
        /// An id is empty, too long or has other characters than a-z, 0-9 and hyphen.
        BadId(id: String) =
            "id「{id}」は使えません。半角の英小文字・数字・ハイフンで、{MAX_ID}文字以内にしてください。",
            "The id \"{id}\" is not usable; take up to {MAX_ID} of a-z, 0-9 and hyphen.";
        /// The same id twice.
        DuplicateId(id: String) = "id「{id}」が二度使われています。片方を別の id にしてください。",
            "The id \"{id}\" is used twice; give one of them another id.";
        /// An item number that is 0 or used twice.
        DuplicateNumber(n: u32) = "番号 {n} が重なっているか、0 です。1 から始まる、重ならない番号にしてください。",
            "The number {n} is used twice or is 0; number the items from 1 without repeats.";
        /// A section without items.
        EmptySection(id: String) = "区分「{id}」に項目がありません。項目を書くか、区分を消してください。",
            "The section \"{id}\" has no items; add some or remove the section.";
        /// Too few or too many items in all.
        ItemCount(n: usize) = "項目が {n} 個です。{MIN_ITEMS} 個から {MAX_ITEMS} 個にしてください。",
            "The list has {n} items; it needs {MIN_ITEMS} to {MAX_ITEMS}.";
        /// `languages` is empty.
        NoLanguage = "言語が書かれていません。[\"ja\"] のように書いてください。",
            "No language is named; write for example [\"ja\"].";
        /// A language other than ja and en.
        UnknownLanguage(code: String) = "言語「{code}」は使えません。\"ja\" か \"en\" にしてください。",
            "The language \"{code}\" is not known; use \"ja\" or \"en\".";
        /// A text is missing in a language that the list promises.
        MissingLanguage(missing: Lang) = "{word}の文章がありません。{code} に書いてください。",
            "The {word} text is missing; write it in `{code}`.", code = missing.code(),
            word = missing.pick(lang.pick("日本語", "Japanese"), lang.pick("英語", "English"));
        /// A harm that is none of the four.
        UnknownHarm(id: String) = "被害「{id}」は使えません。{known} のどれかにしてください。",
            "The harm \"{id}\" is not known; use one of {known}.", known = lang.list(Harm::ALL.map(Harm::id));
        /// A source that the list does not name.
        UnknownSource(id: String) = "出典「{id}」が sources にありません。sources に書き足すか、id を直してください。",
            "The source \"{id}\" is not in `sources`; add it there or correct the id.";
        /// An item that the comparison does not have.
        UnknownItem(id: String) = "項目「{id}」はこの比較の質問にありません。id を直すか、この記入を消してください。",
            "This comparison has no item \"{id}\"; correct the id or remove this entry.";
        /// An item that the list does not have.
        NotInList(id: String) = "項目「{id}」はこのチェックシートにありません。id を直してください。",
            "This list has no item \"{id}\"; correct the id.";
        /// A kind of information that the list does not name.
        UnknownKind(id: String) = "情報の種類「{id}」が kinds にありません。kinds に書き足すか、id を直してください。",
            "The kind of information \"{id}\" is not in `kinds`; add it there or correct the id.";
        /// A decision for a service that is not in the state it keeps.
        UnknownService(id: String) = "選んだサービス「{id}」が、決定の services にありません。id を直してください。",
            "The chosen service \"{id}\" is not among the `services` of the decision; correct the id.";
        /// The same thing twice where once is enough.
        Twice(what: String) = "「{what}」が二度書かれています。一つだけ残してください。",
            "\"{what}\" is written twice; keep one.";
        /// A scheme that no catalogue has.
        UnknownScheme(id: String) = "制度「{id}」がカタログにありません。id を直すか、schemes に書き足してください。",
            "The catalogue has no scheme \"{id}\"; correct the id or add it to `schemes`.";
        /// A level that the scheme does not have.
        UnknownLevel(id: String) =
            "段階「{id}」がこの制度の levels にありません。levels に書き足すか、id を直してください。",
            "The scheme has no level \"{id}\"; add it to `levels` or correct the id.";
        /// A statement without a source.
        NoSource = "出典がありません。src に [\"資料のid:場所\"] の形で書いてください。",
            "There is no source; write it in `src` as [\"document:place\"].";
        /// A contradiction of which only one side is told.
        OneSided = "資料の食い違いは、その欄に両方の言い分を書いてください。",
            "A contradiction needs both sides in the field that it is about.";
        /// A place beyond the end of an axis: the place and the end.
        OffTheMap(place: u8, end: u8) = "{place} は図の外です。0 から {end} までの整数にしてください。",
            "{place} is off the map; take a whole number from 0 to {end}.";
        /// Weights that are 0, too large, or less for more.
        BadWeights =
            "1 から {MAX_WEIGHT} までの整数で、必須、重視、通常（must、important、normal）の順に大きいか等しくしてください。",
            "Take whole numbers from 1 to {MAX_WEIGHT} that never grow from must over important to normal.";
        /// Two answers to one item in one service.
        DuplicateAnswer(id: String) = "項目「{id}」への回答が二つあります。一つだけ残してください。",
            "The item \"{id}\" is answered twice; keep one answer.";
        /// A text longer than allowed: its length and the limit, in characters.
        TooLong(len: usize, max: usize) = "長すぎます（{len} 文字）。{max} 文字以内にしてください。",
            "Too long ({len} characters); the limit is {max}.";
        /// More entries than allowed: their number and the limit.
        TooMany(len: usize, max: usize) = "多すぎます（{len} 件）。{max} 件以内にしてください。",
            "Too many entries ({len}); the limit is {max}.";
    }
}

impl Problem {
    /// The field and what is wrong with it: `サービス名: 長すぎます（…）。`
    pub(super) fn message_with_field(&self, lang: Lang) -> String {
        let message = self.message(lang);
        self.path.word(lang).map_or(message.clone(), |word| format!("{word}: {message}"))
    }

    /// What is wrong and what to do, in one sentence.
    pub fn message(&self, lang: Lang) -> String {
        self.rule.message(lang)
    }
}

/// The way step by step, as tests write it.
#[cfg(test)]
impl Path {
    /// The top of the file.
    pub fn root() -> Path {
        Path::default()
    }

    /// The field `name` below this path.
    pub fn field(&self, name: &'static str) -> Path {
        Path([&self.0[..], &[Step::Field(name)]].concat())
    }

    /// The `n`th element below this path, from 0.
    pub fn index(&self, n: usize) -> Path {
        Path([&self.0[..], &[Step::Index(n)]].concat())
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
