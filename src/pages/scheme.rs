//! A scheme with all that is known about it, for somebody who is no expert: first what it is and what it does not
//! promise, then how to check it, last where that is from. Must not know what a service holds, nor where it is shown.
//! Long because it is one page, part by part, with its words in two languages.

use std::sync::Arc;

use super::{
    Cell, Column, Page, Role,
    certificate::Fact,
    credit::{bracketed, credit, said},
};
use crate::{
    model::{
        Audit, Basis, Catalogue, Cite, Document, Holders, Lang, Paper, Questions, Readable, Said, Scheme, SchemeField,
        Strength, Text, Unit,
    },
    say,
};

/// The fields that say how to check it: they stand before the others.
const CHECKED_BY: [SchemeField; 4] =
    [SchemeField::Method, SchemeField::Register, SchemeField::Validity, SchemeField::Surveillance];

/// Name with abbreviation.
pub fn name(scheme: &Scheme, lang: Lang) -> String {
    let name = scheme.name.of(lang);
    let abbr = scheme.abbreviation(lang);
    if abbr.is_empty() || name.contains(abbr) {
        return name.to_owned();
    }
    say!(lang, "{}（{}）", "{} ({})", name, abbr)
}

/// Number and title of an item, or the id of one that these questions do not have.
pub fn item(questions: &Questions, id: &str, lang: Lang) -> String {
    let question = questions.item(id);
    question.map_or_else(|| id.to_owned(), |one| format!("{} {}", one.number, one.title.of(lang)))
}

/// Some schemes in two lines each.
pub fn list(schemes: &[&Arc<Scheme>], catalogue: &Catalogue, lang: Lang) -> Page {
    let mut page = Page::default();
    let names: Arc<[Column]> = Arc::new([Column::left(26), Column::left(16).growing()]);
    let facts: Arc<[Column]> = Arc::new([2, 22, 16, 22, 8].map(Column::left));
    if !schemes.is_empty() {
        page.heads(&names, lang.pick(["id", "名前"], ["id", "Name"]));
        page.heads(
            &facts,
            lang.pick(["", "種類", "地域", "確かめる人", "資料の年"], ["", "Kind", "Region", "Checked by", "Year"]),
        );
    }
    for scheme in schemes {
        page.row(&names, [scheme.id.clone(), name(scheme, lang)]);
        let year = catalogue.year(scheme).map(|year| year.to_string()).unwrap_or_default();
        page.row(&facts, ["", scheme.kind.word(lang), scheme.region.word(lang), scheme.audit.word(lang), &year]);
    }
    page
}

/// The whole page; `questions` are those that the catalogue speaks of.
pub fn page(scheme: &Scheme, catalogue: &Catalogue, questions: &Questions, lang: Lang) -> Page {
    let mut telling = Telling { page: Page::default(), scheme, catalogue, questions, lang };
    telling.what();
    telling.limits();
    telling.checking();
    telling.helps();
    telling.gaps();
    let rest = SchemeField::ALL.into_iter().filter(|field| !CHECKED_BY.contains(field));
    rest.for_each(|field| telling.field(field));
    telling.levels();
    telling.steps();
    telling.names();
    telling.urls();
    telling.sources();
    telling.page
}

struct Telling<'a> {
    page: Page,
    scheme: &'a Scheme,
    catalogue: &'a Catalogue,
    questions: &'a Questions,
    lang: Lang,
}

impl Telling<'_> {
    fn head(&mut self, ja: &str, en: &str) {
        self.page.head(self.lang.pick(ja, en));
    }

    fn fact(&mut self, [ja, en]: [&str; 2], value: &str) {
        if !value.is_empty() {
            self.page.fact(self.lang.pick(ja, en), value);
        }
    }

    /// Sentences as a list, or that the documents say nothing.
    fn said(&mut self, all: &[Said]) {
        if all.is_empty() {
            self.page.entry(Cell::new(Role::Dim, Unit::NotStated.word(self.lang)));
        }
        for one in all {
            self.page.entry(said(one, self.catalogue, self.lang));
        }
    }

    fn what(&mut self) {
        let (scheme, lang) = (self.scheme, self.lang);
        self.page.text(Role::Title, name(scheme, lang));
        let ours = match scheme.english_is_ours {
            true => lang.pick("（kumomi の訳）", " (the English name is our translation)"),
            false => "",
        };
        let other = lang.pick(&scheme.name.en, &scheme.name.ja);
        if other != scheme.name.of(lang) && !other.is_empty() {
            self.fact(["英語名", "In Japanese"], &format!("{other}{ours}"));
        }
        self.page.text(Role::Text, scheme.summary.of(lang));
        self.page.gap();
        let by = match scheme.audit {
            Audit::OneSelf => lang
                .pick("（自主監査です。外部の監査ではありません）", " (a self-assessment; nobody from outside checks)"),
            Audit::Nobody => lang.pick("（だれかが確かめる仕組みではありません）", " (nobody checks it)"),
            _ => "",
        };
        self.fact(["種類", "Kind"], scheme.kind.word(lang));
        self.fact(["地域", "Region"], scheme.region.word(lang));
        self.fact(["確かめる人", "Checked by"], &format!("{}{by}", scheme.audit.word(lang)));
        self.fact(["何に与えられるか", "Given to"], scheme.unit.word(lang));
        self.fact(["だれが対象か", "Who it applies to"], scheme.party.word(lang));
        for note in &scheme.kind_note {
            self.fact(["種類について", "About the kind"], &said(note, self.catalogue, lang));
        }
    }

    fn limits(&mut self) {
        self.head("約束されないこと", "What it does not promise");
        self.said(&self.scheme.not_guaranteed);
    }

    /// Register, scope and period: what somebody can look at without being an expert.
    fn checking(&mut self) {
        let (scheme, lang) = (self.scheme, self.lang);
        self.head("自分で確かめるには", "How to check it yourself");
        if scheme.kind.is_text() {
            self.page.text(Role::Text, is_text(scheme, self.catalogue, lang));
        }
        self.fact(["登録一覧", "Register"], register(scheme, lang));
        self.fact(["範囲", "Scope"], scope(scheme, lang));
        if scheme.customer_can_hold {
            let words = lang.pick(
                "クラウドを使う側の会社も取れます。提供する側として取ったものかを見ます。",
                "Customers of cloud services can hold it too: check whether it was given as a provider.",
            );
            self.fact(["立場", "Role"], words);
        }
        self.fact(["期間", "Period"], &period(scheme, lang));
        CHECKED_BY.into_iter().for_each(|field| self.field(field));
    }

    /// What is said about a field, and what to make of it where the documents disagree.
    fn field(&mut self, field: SchemeField) {
        let (scheme, lang) = (self.scheme, self.lang);
        let dispute = scheme.dispute(field);
        self.page.head(field.word(lang));
        if dispute.is_some() {
            let words = lang
                .pick("資料は食い違っています。そのまま並べます:", "The documents disagree; this is what they say:");
            self.page.text(Role::Notice, words);
        }
        self.said(scheme.said(field));
        if let Some(dispute) = dispute {
            self.fact(["読み方", "How to read the conflict"], dispute.note.of(lang));
        }
    }

    fn helps(&mut self) {
        let (scheme, lang) = (self.scheme, self.lang);
        self.head("15項目とのかかわり（kumomi の判断）", "What it means for the 15 items (kumomi's view)");
        if scheme.helps.is_empty() && scheme.gaps.is_empty() {
            let words = lang.pick("かかわる項目はありません。", "It has nothing to do with them.");
            return self.page.text(Role::Text, words);
        }
        for help in &scheme.helps {
            let level = scheme.levels.iter().find(|level| level.id == help.level);
            let only = level.map_or(String::new(), |level| {
                say!(lang, "（「{}」を含むとき）", " (if it covers {})", level.name.of(lang))
            });
            let strength = match help.strength {
                Strength::Method => lang
                    .pick("やり方の参考（事業者のことは示さない）", "a way of working; says nothing about a provider"),
                other => other.word(lang),
            };
            self.page.entry(format!("{}: {strength}{only}", item(self.questions, &help.item, lang)));
            let why = self.with_credit(&help.why, help.basis, &help.src);
            self.page.inside(2, |page| page.text(Role::Text, why));
        }
        let words = lang.pick(
            "手掛かりは回答ではありません。自社の項目は、事業者の認証・マークでは示せません。",
            "Support is not an answer, and no provider's certificate shows anything about your own company.",
        );
        self.page.text(Role::Notice, words);
    }

    fn gaps(&mut self) {
        let lang = self.lang;
        if !self.scheme.gaps.is_empty() {
            self.head(
                "期待しすぎになりやすい項目（kumomi の判断）",
                "Items for which it is often over-trusted (kumomi's view)",
            );
        }
        for gap in &self.scheme.gaps {
            self.page.entry(item(self.questions, &gap.item, lang));
            let reality = self.with_credit(&gap.reality, gap.basis, &gap.src);
            self.page.inside(2, |page| {
                page.fact(lang.pick("思い込み", "Belief"), gap.belief.of(lang));
                page.fact(lang.pick("実際", "In fact"), reality);
            });
        }
    }

    fn with_credit(&self, text: &Text, basis: Basis, src: &[Cite]) -> String {
        bracketed(text.of(self.lang), &credit(basis, src, self.catalogue, self.lang), self.lang)
    }

    fn levels(&mut self) {
        let (scheme, lang) = (self.scheme, self.lang);
        if !scheme.levels.is_empty() {
            self.page.head(Fact::Levels.label(Fact::paper(Some(scheme)), lang));
        }
        for level in &scheme.levels {
            let by = level
                .audit
                .map_or(String::new(), |audit| say!(lang, "（確かめる人: {}）", " (checked by: {})", audit.word(lang)));
            self.page.entry(format!("{} [{}]{by}", level.name.of(lang), level.id));
        }
    }

    fn steps(&mut self) {
        if !self.scheme.steps.is_empty() {
            self.head("事業者が取るまで", "How a provider gets it");
        }
        for (n, step) in self.scheme.steps.iter().enumerate() {
            self.page.marked(&format!("{}.", n + 1), said(step, self.catalogue, self.lang));
        }
    }

    fn names(&mut self) {
        self.head("ほかの呼び方", "Other names");
        let also = self.scheme.also.iter().map(String::as_str);
        let names: Vec<&str> = also.chain([self.scheme.id.as_str()]).collect();
        self.page.text(Role::Text, names.join(self.lang.pick("、", ", ")));
    }

    fn urls(&mut self) {
        self.head(
            "ウェブページ（資料に書かれたまま。今も開けるかは確かめていません）",
            "Web pages, as printed in the documents, not tested",
        );
        if self.scheme.urls.is_empty() {
            self.said(&[]);
        }
        self.scheme.urls.iter().for_each(|url| self.page.address(url));
    }

    fn sources(&mut self) {
        let lang = self.lang;
        self.head("出典", "Sources");
        for document in self.catalogue.documents(self.scheme.cites()) {
            self.page.entry(format!("{}: {}", document.name(lang), document.title.of(lang)));
            let places = places(self.scheme, document).join(", ");
            self.page.inside(2, |page| {
                page.fact(lang.pick("場所", "Places"), places);
                if !document.note.is_empty() {
                    page.fact(lang.pick("注意", "Note"), document.note.of(lang));
                }
            });
        }
        let words = lang
            .pick("L は、資料から取り出した文章の行番号です。", "L is the line in the text taken from the document.");
        self.page.text(Role::Dim, words);
    }
}

/// Where a document speaks of a scheme, each place once, in the order of the document.
pub fn places<'a>(scheme: &'a Scheme, document: &Document) -> Vec<&'a str> {
    let cites = scheme.cites().filter(|cite| cite.document() == document.id);
    let mut places: Vec<&str> = cites.map(Cite::place).filter(|place| !place.is_empty()).collect();
    let number = |place: &str| place.trim_start_matches('L').split('-').next()?.parse::<u32>().ok();
    places.sort_by_key(|place| (number(place), *place));
    places.dedup();
    places
}

/// That nobody can hold it as a certificate, and what to ask instead.
fn is_text(scheme: &Scheme, catalogue: &Catalogue, lang: Lang) -> String {
    let mut text = say!(
        lang,
        "これは{}で、認証・マークとして持つものではありません。「準拠」「対応」と書いてあれば、だれが何を確かめたのかを聞きます。",
        "This is a {}; nobody can hold it as a certificate. Where a provider says it follows it, ask who checked what.",
        scheme.kind.word(lang)
    );
    if let Some(instead) = catalogue.scheme(&scheme.instead) {
        text += &say!(lang, "認証・マークなら「{}」のことです。", " The certificate would be {}.", instead.short(lang));
    }
    text
}

/// Whether there is a public register to look it up in, or a text to read, and what to do.
fn register(scheme: &Scheme, lang: Lang) -> &'static str {
    match (scheme.holders, scheme.text, scheme.paper()) {
        (Holders::Yes, ..) => lang.pick(
            "公開の登録一覧があります。名前を調べ、載っている範囲と期限を見ます。",
            "There is a public register: look the name up, and see which scope and expiry date it gives.",
        ),
        (Holders::Partly, ..) => lang.pick(
            "一部は公開の登録一覧に載っています。なければ、写しを見せてもらいます。",
            "Some are in a public register; if this one is not, ask for a copy.",
        ),
        (Holders::NoLonger, ..) => lang.pick(
            "登録一覧の公開は終わっています。証明するものを事業者に見せてもらいます。",
            "The register is no longer public: ask the provider to show what proves it.",
        ),
        (Holders::Nobody | Holders::NotStated, _, Paper::Contract) => lang.pick(
            "契約の文書です。何条に書かれているかを見ます。",
            "It is part of the contract: see which clause it is.",
        ),
        (Holders::Nobody | Holders::NotStated, Readable::Restricted, _) => lang.pick(
            "読める人が限られています。契約者として報告書を読めるかを聞きます。",
            "Only a few may read it: ask whether you can read the report as a customer.",
        ),
        (Holders::Nobody | Holders::NotStated, Readable::Yes | Readable::Partly, Paper::Report) => lang.pick(
            "報告書は公開できるものです。事業者のサイトで探すか、写しを見せてもらいます。",
            "The report may be shown in public: check the provider's website or ask for a copy.",
        ),
        (Holders::Nobody, ..) => {
            lang.pick("登録するものではないので、登録一覧はありません。", "There is no register for it.")
        }
        (Holders::NotStated, ..) => lang.pick(
            "公開の登録一覧があるかは、資料に記載なし。登録証や報告書の写しを見せてもらいます。",
            "whether there is a public register is not stated; ask for a copy of the certificate or report.",
        ),
    }
}

/// What it speaks of, and what to look for.
pub fn scope(scheme: &Scheme, lang: Lang) -> &'static str {
    match (scheme.paper(), scheme.unit) {
        (Paper::Report, _) => lang.pick(
            "報告書の対象システムと期間を見ます。監査人の意見、例外、利用者側で必要な対策（CUEC）のページを読みます。",
            "See which system and which period the report is about; read the auditor's opinion, the exceptions and what it expects \
             users to do (CUEC).",
        ),
        (Paper::Contract, _) => lang.pick(
            "契約の文書なので、適用範囲はありません。どのサービスとプランの話かを見ます。",
            "It is part of a contract and has no certified scope: see which services and plans it covers.",
        ),
        (_, Unit::Company) => lang.pick(
            "会社全体に与えられます。サービスや部署ごとの範囲はなく、預けたデータの扱いは別に聞きます。",
            "It is given to a company as a whole. It has no scope of services; ask separately about the data you entrust.",
        ),
        (_, Unit::Organisation) => lang.pick(
            "会社や部署に与えられます。このサービスを動かす部署が入るかを見ます。",
            "It is given to a company or a part of it: check whether the part that runs the service is in it.",
        ),
        (_, Unit::Service) => lang.pick(
            "名前の挙がったサービスだけの話です。このサービスの名前があるかを見ます。",
            "It covers only the services it names: check whether this service is named.",
        ),
        (_, Unit::Document) => lang.pick(
            "文書なので、認められた範囲というものがありません。",
            "It is a document: there is no certified scope.",
        ),
        (_, Unit::NotStated) => lang.pick(
            "資料に記載なし。何についてのものかを事業者に聞きます。",
            "not stated; ask the provider what it covers.",
        ),
    }
}

/// What to see about its time.
fn period(scheme: &Scheme, lang: Lang) -> String {
    let months: Vec<String> = scheme.months.iter().map(ToString::to_string).collect();
    let mut text = match (scheme.paper(), months.is_empty()) {
        (Paper::Certificate, true) => lang
            .pick(
                "長さは資料に記載なし。登録証で、発行日と有効期限を見ます。",
                "How long is not stated. Check the date of issue and the expiry date.",
            )
            .to_owned(),
        (Paper::Certificate, false) => say!(
            lang,
            "{}か月。登録証で、発行日と有効期限を見ます。",
            "{} months. Check the date of issue and the expiry date.",
            months.join(lang.pick("か月、または", " or "))
        ),
        (Paper::Report, _) => lang
            .pick(
                "有効期限はありません。報告書の対象期間の終わりが新しいかを見ます。",
                "There is no expiry date: see whether the end of its period is recent.",
            )
            .to_owned(),
        (Paper::Contract, _) => lang.pick("いつの版かを見ます。", "Check its date.").to_owned(),
    };
    if let Some(months) = scheme.surveillance_months {
        text += &say!(lang, "定期審査は{}か月ごとです。", " There is a surveillance audit every {} months.", months);
    }
    text
}
