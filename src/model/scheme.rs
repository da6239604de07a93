//! The catalogue of schemes (制度): certifications, reports, registers, guidelines, standards and laws, with what the
//! sources say about them, what they help with and what people wrongly rely on them for. Read-only to the program.
//! Must not know certificates of a service, nor how a catalogue is stored.
//! Long because it is one record with its words.

mod check;
mod search;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    finding_text::FindingText,
    ids::SchemeId,
    kept::kept,
    lang::{Lang, Text},
    words::words,
};

/// The format number of catalogue files that this program reads.
pub const CATALOGUE_FORMAT: u32 = 2;

kept! {
    /// All schemes that are known, with the documents that they are told from.
    pub struct Catalogue {
        /// Always [`CATALOGUE_FORMAT`].
        format: u32,
        /// The documents.
        sources: Vec<Document> = default,
        /// The schemes, in the order of the list.
        schemes: Vec<Arc<Scheme>>,
        /// The texts in which findings are told; never those of a file of the user's.
        #[serde(skip)]
        texts: Arc<[FindingText]>,
    }

    /// A document that says something about schemes.
    pub struct Document {
        /// Id that citations begin with.
        id: String,
        /// A short name for the end of a line.
        short: Text,
        /// Title and publisher.
        title: Text,
        /// Year of its content.
        year: u16,
        /// The year is an estimate.
        about: bool = default,
        /// The case that it tells and the study retells, in a few words; empty when it tells none.
        case: Text = default,
        /// How far it can be trusted, if that needs to be said.
        note: Text = default,
    }
}

impl Document {
    /// Short name and year: 「JIPDECの調査 2024年」.
    pub fn name(&self, lang: Lang) -> String {
        let (year, short) = (self.year, self.short.of(lang));
        match (lang, self.about) {
            (Lang::Ja, false) => format!("{short} {year}年"),
            (Lang::Ja, true) => format!("{short} {year}年ごろ"),
            (Lang::En, false) => format!("{short}, {year}"),
            (Lang::En, true) => format!("{short}, about {year}"),
        }
    }
}

/// A place in a document: `002:L219-221` is lines 219 to 221 of the document with the id `002`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cite(pub String);

impl Cite {
    /// The id of the document.
    pub fn document(&self) -> &str {
        self.0.split_once(':').map_or(&self.0, |(document, _)| document)
    }

    /// Where in the document; empty when nothing is said.
    pub fn place(&self) -> &str {
        self.0.split_once(':').map_or("", |(_, place)| place)
    }
}

/// How far a sentence is covered by the documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// A document says it.
    #[default]
    Stated,
    /// Our conclusion from what documents say.
    Inferred,
    /// From outside the documents.
    Known,
}

kept! {
    /// One thing that is said about a scheme.
    pub struct Said {
        /// In Japanese.
        ja: String,
        /// In English.
        en: String,
        /// How far the documents cover it.
        basis: Basis = default,
        /// Where it is said.
        src: Vec<Cite> = default,
    }
}

impl Said {
    /// The sentence.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.ja, &self.en)
    }
}

kept! {
    /// One scheme (制度).
    pub struct Scheme {
        /// Stable id.
        id: SchemeId,
        /// Name; exact where the documents give it.
        name: Text,
        /// The English name is a translation of ours.
        english_is_ours: bool = default,
        /// Abbreviation, if it has one.
        abbr: String = default,
        /// How Japanese readers shorten it, if otherwise: Pマーク, P-mark.
        abbr_ja: String = default,
        /// Other names that people write.
        also: Vec<String> = default,
        /// Where it comes from.
        region: Region,
        /// What it is.
        kind: SchemeKind,
        /// Where the kind fits badly.
        kind_note: Vec<Said> = default,
        /// To whom it applies.
        party: Party,
        /// What is certified or described.
        unit: Unit,
        /// A customer of a cloud service can hold it as well as a provider: which of the two must be read.
        customer_can_hold: bool = default,
        /// Who checks.
        audit: Audit,
        /// Whether others can read the text: the guideline, the law, the report.
        text: Readable = default,
        /// Whether others can look up who holds it.
        holders: Holders = default,
        /// A word for many things, which nobody holds as such: it is not offered as a certificate and supports nothing.
        collective: bool = default,
        /// What a holder really has who says to have this standard: the scheme that certifies it.
        instead: SchemeId = default,
        /// Levels or categories.
        levels: Vec<Level> = default,
        /// In one sentence.
        summary: Text,
        /// Who runs it.
        operator: Vec<Said> = default,
        /// For which services or organisations.
        layer: Vec<Said> = default,
        /// What is looked at.
        assessed: Vec<Said> = default,
        /// How it is checked.
        method: Vec<Said> = default,
        /// How long it holds; for documents: which edition.
        validity: Vec<Said> = default,
        /// The same in months, every reckoning of the documents; empty when not stated.
        months: Vec<u16> = default,
        /// Checks in between.
        surveillance: Vec<Said> = default,
        /// The same in months between two checks.
        surveillance_months: Option<u16> = default,
        /// Relation to ISO/IEC 27001 and 27017.
        isms: Vec<Said> = default,
        /// Where it can be looked up.
        register: Vec<Said> = default,
        /// What it costs and how long it takes.
        cost: Vec<Said> = default,
        /// What it does not promise.
        not_guaranteed: Vec<Said> = default,
        /// How a provider gets it, step by step.
        steps: Vec<Said> = default,
        /// Where the documents disagree.
        disputes: Vec<Dispute> = default,
        /// Items it helps with (our judgement).
        helps: Vec<Help> = default,
        /// Items for which people wrongly rely on it (our judgement).
        gaps: Vec<Gap> = default,
        /// Web pages as the documents print them; not tested.
        urls: Vec<String> = default,
        /// Where the documents say that its scope must be looked at.
        scope_src: Vec<Cite> = default,
        /// Further places where the documents speak of it.
        src: Vec<Cite> = default,
    }

    /// A level or category of a scheme.
    pub struct Level {
        /// Stable id within the scheme.
        id: String,
        /// Its name.
        name: Text,
        /// Who checks at this level, where that differs from the scheme.
        audit: Option<Audit> = default,
    }

    /// Documents that contradict each other about a field.
    pub struct Dispute {
        /// About which field.
        about: SchemeField,
        /// What to make of it.
        note: Text,
    }
}

words! {
    /// A field of a scheme that documents can disagree about, in the order of the page.
    SchemeField {
        /// [`Scheme::assessed`].
        Assessed = "assessed", "何を見るか", "What is looked at";
        /// [`Scheme::method`].
        Method = "method", "確かめ方", "How it is checked";
        /// [`Scheme::register`].
        Register = "register", "公開の登録一覧・閲覧", "Public register, access";
        /// [`Scheme::validity`].
        Validity = "validity", "有効期間・版", "Validity, edition";
        /// [`Scheme::surveillance`].
        Surveillance = "surveillance", "定期審査", "Surveillance audits";
        /// [`Scheme::layer`].
        Layer = "layer", "対象", "Applies to";
        /// [`Scheme::operator`].
        Operator = "operator", "運営", "Run by";
        /// [`Scheme::isms`].
        Isms = "isms", "ISMSとの関係", "Relation to ISMS";
        /// [`Scheme::cost`].
        Cost = "cost", "費用と期間", "Cost and time";
    }
}

kept! {
    /// An item that a scheme helps with.
    pub struct Help {
        /// Id of the item.
        item: String,
        /// How much.
        strength: Strength,
        /// The level or category that it takes; empty when any will do.
        level: String = default,
        /// Why; may be empty.
        why: Text = default,
        /// How far the documents cover the fact behind it.
        basis: Basis = default,
        /// Where the fact behind it is said.
        src: Vec<Cite> = default,
    }

    /// An item for which people wrongly rely on a scheme.
    pub struct Gap {
        /// Id of the item.
        item: String,
        /// What people believe.
        belief: Text,
        /// What is so.
        reality: Text,
        /// How far the documents cover it.
        basis: Basis = default,
        /// Where it is said.
        src: Vec<Cite> = default,
    }
}

words! {
    /// Where a scheme comes from.
    Region {
        /// 日本.
        Japan = "jp", "日本", "Japan";
        /// 国際.
        International = "int", "国際", "international";
        /// 米国.
        Usa = "us", "米国", "USA";
        /// EU.
        Eu = "eu", "EU", "EU";
        /// 英国.
        Uk = "uk", "英国", "UK";
        /// ドイツ.
        Germany = "de", "ドイツ", "Germany";
        /// オーストラリア.
        Australia = "au", "オーストラリア", "Australia";
        /// シンガポール.
        Singapore = "sg", "シンガポール", "Singapore";
    }
}

words! {
    /// What a scheme is.
    SchemeKind {
        /// 認証.
        Certification = "certification", "認証・マーク", "certification";
        /// 保証報告書.
        Report = "report", "保証報告書", "attestation report";
        /// 登録制度.
        Registry = "registry", "登録・一覧", "registry";
        /// 自己宣言.
        Declaration = "declaration", "自己宣言", "self-declaration";
        /// ガイドライン.
        Guideline = "guideline", "ガイドライン", "guideline";
        /// 規格・基準.
        Standard = "standard", "規格・基準", "standard";
        /// 法律.
        Law = "law", "法律", "law";
    }
}

impl SchemeKind {
    /// Whether nobody can hold it as a certificate.
    pub fn is_text(self) -> bool {
        matches!(self, SchemeKind::Guideline | SchemeKind::Standard | SchemeKind::Law)
    }
}

words! {
    /// To whom a scheme applies.
    Party {
        /// The provider of a service.
        Provider = "provider", "提供する側", "provider";
        /// Who uses a service.
        Customer = "customer", "使う側", "customer";
        /// Both.
        Both = "both", "提供する側と使う側", "provider and customer";
        /// Others.
        Other = "other", "その他の会社", "other companies";
    }
}

words! {
    /// What a certificate is given to, or what a report is about.
    Unit {
        /// A company as a whole.
        Company = "company", "会社全体", "the whole company";
        /// A company or a part of it.
        Organisation = "organisation", "会社・組織", "organisation";
        /// Named services.
        Service = "service", "名前の挙がったサービス", "named services";
        /// Nothing: it is a text.
        Document = "document", "文書", "document";
        /// The documents do not say.
        NotStated = "not-stated", "資料に記載なし", "not stated";
    }
}

words! {
    /// Who checks.
    Audit {
        /// An independent body.
        ThirdParty = "third-party", "第三者", "third party";
        /// An audit firm.
        Accountant = "accountant", "監査法人", "audit firm";
        /// The state.
        Government = "government", "国", "government";
        /// Self and others, by level.
        Mixed = "mixed", "段階による", "depends on the level";
        /// The provider itself.
        OneSelf = "self", "事業者自身", "the provider itself";
        /// Nobody.
        Nobody = "none", "なし", "nobody";
        /// The documents do not say.
        NotStated = "not-stated", "資料に記載なし", "not stated";
    }
}

words! {
    /// Whether others can read the text itself: the guideline, the law, the report.
    #[derive(Default)]
    Readable {
        /// Everybody.
        Yes = "yes", "だれでも読める", "public";
        /// In part.
        Partly = "partly", "一部を読める", "public in part";
        /// Only those who are let in.
        Restricted = "restricted", "読める人が限られる", "restricted";
        /// The documents do not say.
        #[default]
        NotStated = "not-stated", "資料に記載なし", "not stated";
    }
}

words! {
    /// Whether others can look up who holds it (公開の登録一覧).
    #[derive(Default)]
    Holders {
        /// There is a public register.
        Yes = "yes", "公開の登録一覧がある", "public register";
        /// In part, or not for certain.
        Partly = "partly", "一部が公開の登録一覧にある", "public register, in part";
        /// Not any more.
        NoLonger = "no-longer", "公開は終わっている", "no longer public";
        /// It is nothing that somebody is registered for.
        Nobody = "not-applicable", "登録するものではない", "nothing to be registered for";
        /// The documents do not say.
        #[default]
        NotStated = "not-stated", "資料に記載なし", "not stated";
    }
}

/// What a holder has in hand, and so what is asked of a record of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A certificate or mark: a scope, an end, perhaps a register.
    Certificate,
    /// A report about a system and a period.
    Report,
    /// A contract or another document: where it says so.
    Contract,
}

words! {
    /// How far a scheme supports the answer to an item (our judgement); the strongest first.
    Strength {
        /// Shows just this for the service.
        Strong = "strong", "強い手掛かり", "strong";
        /// Covers the area; the content must be read.
        Some = "some", "手掛かり", "some";
        /// Only a hint.
        Weak = "weak", "弱い手掛かり", "weak";
        /// A way of working for yourself; says nothing about a vendor.
        Method = "method", "やり方の参考", "method only";
    }
}

impl Scheme {
    /// What is said about a field; empty is "not stated", more than one can be two sides.
    pub fn said(&self, field: SchemeField) -> &[Said] {
        match field {
            SchemeField::Operator => &self.operator,
            SchemeField::Layer => &self.layer,
            SchemeField::Assessed => &self.assessed,
            SchemeField::Method => &self.method,
            SchemeField::Validity => &self.validity,
            SchemeField::Surveillance => &self.surveillance,
            SchemeField::Isms => &self.isms,
            SchemeField::Register => &self.register,
            SchemeField::Cost => &self.cost,
        }
    }

    /// The abbreviation, or the name where there is none.
    pub fn short(&self, lang: Lang) -> &str {
        match self.abbreviation(lang) {
            "" => self.name.of(lang),
            abbr => abbr,
        }
    }

    /// The abbreviation as it is written in a language, or nothing.
    pub fn abbreviation(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja if !self.abbr_ja.is_empty() => &self.abbr_ja,
            _ => &self.abbr,
        }
    }

    /// What to make of a contradiction about a field, if there is one.
    pub fn dispute(&self, field: SchemeField) -> Option<&Dispute> {
        self.disputes.iter().find(|dispute| dispute.about == field)
    }

    /// What a holder has in hand.
    pub fn paper(&self) -> Paper {
        match (self.kind, self.unit) {
            (SchemeKind::Report, _) => Paper::Report,
            (SchemeKind::Declaration, Unit::Document) => Paper::Contract,
            _ => Paper::Certificate,
        }
    }

    /// Whether it can be looked up in a public register.
    pub fn has_register(&self) -> bool {
        matches!(self.holders, Holders::Yes | Holders::Partly)
    }

    /// Whether its reports are of Type 1 or Type 2.
    pub fn has_types(&self) -> bool {
        self.kind == SchemeKind::Report && self.audit == Audit::Accountant
    }

    /// How it helps with an item.
    pub fn help(&self, item: &str) -> Option<&Help> {
        self.helps.iter().find(|help| help.item == item)
    }

    /// What people wrongly believe it shows for an item.
    pub fn gap(&self, item: &str) -> Option<&Gap> {
        self.gaps.iter().find(|gap| gap.item == item)
    }

    /// Every place that is cited anywhere in the record, in the order of the record.
    pub fn cites(&self) -> impl Iterator<Item = &Cite> {
        let fields = SchemeField::ALL.into_iter().flat_map(|field| self.said(field));
        let lists = [&self.kind_note, &self.not_guaranteed, &self.steps];
        fields
            .chain(lists.into_iter().flatten())
            .flat_map(|said| &said.src)
            .chain(self.helps.iter().flat_map(|help| &help.src))
            .chain(self.gaps.iter().flat_map(|gap| &gap.src))
            .chain(&self.scope_src)
            .chain(&self.src)
    }
}

impl Catalogue {
    /// Nothing at all.
    pub fn nothing() -> Catalogue {
        Catalogue { format: CATALOGUE_FORMAT, sources: Vec::new(), schemes: Vec::new(), texts: Arc::default() }
    }

    /// The scheme with this id.
    pub fn scheme(&self, id: &str) -> Option<&Arc<Scheme>> {
        self.schemes.iter().find(|scheme| scheme.id == id)
    }

    /// The document of a citation.
    pub fn document(&self, cite: &Cite) -> Option<&Document> {
        self.sources.iter().find(|source| source.id == cite.document())
    }

    /// The documents behind some citations, each once, in the order of the catalogue.
    pub fn documents<'a>(&'a self, cites: impl IntoIterator<Item = &'a Cite>) -> Vec<&'a Document> {
        let ids: Vec<&str> = cites.into_iter().map(Cite::document).collect();
        self.sources.iter().filter(|source| ids.contains(&source.id.as_str())).collect()
    }

    /// The documents behind some citations in words: 「JIPDECの調査 2024年、論文 2012年ごろ」; empty without any.
    pub fn credit<'a>(&'a self, cites: impl IntoIterator<Item = &'a Cite>, lang: Lang) -> String {
        let names: Vec<String> = self.documents(cites).into_iter().map(|document| document.name(lang)).collect();
        names.join(lang.pick("、", "; "))
    }

    /// The newest year among the documents of a scheme.
    pub fn year(&self, scheme: &Scheme) -> Option<u16> {
        self.documents(scheme.cites()).into_iter().map(|document| document.year).max()
    }

    /// This catalogue with another one's schemes and documents behind its own.
    pub fn with(mut self, other: Catalogue) -> Catalogue {
        self.sources.extend(other.sources);
        self.schemes.extend(other.schemes);
        self
    }
}
