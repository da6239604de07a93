//! What one paper told: the First Server case and the map of expectation against effect. Read-only to the program.
//! Must not know services or answers; where the user puts schemes on the map is [`super::Placement`].

use super::{
    ids::SchemeId,
    kept::kept,
    lang::{Lang, Text},
    limits::MAX_PLACE,
    scheme::{Cite, Document, Said},
    words::words,
};

/// The format number of study files that this program reads.
pub const STUDY_FORMAT: u32 = 1;

kept! {
    /// The paper's case and its map.
    pub struct Study {
        /// Always [`STUDY_FORMAT`].
        format: u32,
        /// The documents that are cited.
        sources: Vec<Document>,
        /// The map of expectation and effect.
        map: GapMap,
        /// The case.
        case: Case,
    }

    /// Expectation against effect: two axes, four states.
    pub struct GapMap {
        /// What the map is and how to read it.
        about: Vec<Said>,
        /// The horizontal axis.
        expectation: Text,
        /// What the horizontal axis asks.
        expectation_note: Said,
        /// The vertical axis.
        effect: Text,
        /// What the vertical axis asks.
        effect_note: Said,
        /// The four states.
        states: Vec<GapState>,
        /// How a scheme gets from one state into another.
        moves: Vec<GapMove>,
    }
}

words! {
    /// A state of the map.
    StateId {
        /// Little expected, little effect.
        BelowBaseline = "below-baseline", "ベースライン未達", "below baseline";
        /// Much expected, little effect.
        OverExpected = "over-expected", "認識・期待過剰", "over-trusted";
        /// Little expected, much effect.
        UnderExpected = "under-expected", "認識・期待不足", "under-valued";
        /// Much expected, much effect.
        Practical = "practical", "実用域", "fit for purpose";
    }
}

impl StateId {
    /// The state at a place of the map; both from 0 (low) to [`super::MAX_PLACE`] (high).
    pub fn at(expectation: u8, effect: u8) -> StateId {
        let high = |value: u8| value > MAX_PLACE / 2;
        match (high(expectation), high(effect)) {
            (false, false) => StateId::BelowBaseline,
            (true, false) => StateId::OverExpected,
            (false, true) => StateId::UnderExpected,
            (true, true) => StateId::Practical,
        }
    }
}

kept! {
    /// One of the four states.
    pub struct GapState {
        /// Which.
        id: StateId,
        /// What puts a scheme here.
        why: Vec<Said>,
        /// What the paper advises.
        remedy: Vec<Said>,
        /// The schemes that the paper puts here, and no others.
        schemes: Vec<SchemeId>,
    }

    /// A way from one state into another.
    pub struct GapMove {
        /// From.
        from: StateId,
        /// To.
        to: StateId,
        /// By what.
        cause: Said,
    }

    /// A case told from beginning to end.
    pub struct Case {
        /// Its name.
        title: Text,
        /// The year in which it happened.
        year: u16,
        /// The case in a few sentences.
        summary: Vec<Said>,
        /// How it was meant to be done, and how it was done.
        procedure: Vec<CaseStep>,
        /// What happened when.
        timeline: Vec<CaseEvent>,
        /// Why it happened.
        causes: Vec<CaseCause>,
        /// What was paid.
        compensation: Vec<Said>,
        /// What was promised for the future.
        prevention: Vec<Said>,
        /// What the bodies behind the certificates did.
        certifiers: Vec<Certifier>,
        /// What to ask today.
        lessons: Vec<Lesson>,
    }

    /// One step of the work.
    pub struct CaseStep {
        /// How it was meant.
        normal: Text,
        /// What was done on the day.
        day: Text,
        /// Where it is said.
        src: Vec<Cite>,
    }
}

words! {
    /// Who told of an event.
    Teller {
        /// The company itself.
        Company = "company", "会社の発表", "announced by the company";
        /// The third-party committee.
        Committee = "committee", "第三者の報告", "found by the third-party report";
        /// The bodies behind the certificates.
        Certifier = "certifier", "認証機関の側", "on the certification bodies' side";
        /// The paper.
        Paper = "paper", "論文の本文", "reported in the paper";
    }
}

kept! {
    /// One event of the timeline.
    pub struct CaseEvent {
        /// When, in words: 「6月20日 17:00ごろ」.
        when: Text,
        /// What.
        what: Text,
        /// Who told of it.
        teller: Teller,
        /// Where it is said.
        src: Vec<Cite>,
    }

    /// A cause.
    pub struct CaseCause {
        /// Of what kind.
        class: Text,
        /// What.
        what: Said,
    }

    /// What happened to a certificate after the case.
    pub struct Certifier {
        /// Which scheme.
        scheme: SchemeId,
        /// What its body did.
        did: Vec<Said>,
        /// What the paper criticises.
        criticised: Vec<Said>,
    }
}

words! {
    /// Whom a question is for.
    Addressee {
        /// The provider.
        Vendor = "vendor", "事業者に聞く", "ask the provider";
        /// The own company.
        Own = "own", "自社に聞く", "ask yourselves";
        /// The certification body.
        Certifier = "certifier", "認証機関に聞く", "ask the certification body";
    }
}

kept! {
    /// A lesson as a question.
    pub struct Lesson {
        /// Stable id.
        id: String,
        /// Whom to ask.
        to: Addressee,
        /// The items it bears on, the first one first (our judgement).
        items: Vec<String>,
        /// The question.
        question: Text,
        /// Where the fact behind it is said.
        src: Vec<Cite>,
    }
}

impl Study {
    /// The state that the paper puts a scheme into.
    pub fn state_of(&self, scheme: &str) -> Option<StateId> {
        let holds = |state: &&GapState| state.schemes.iter().any(|id| id == scheme);
        self.map.states.iter().find(holds).map(|state| state.id)
    }

    /// Short name and year of the paper.
    pub fn credit(&self, lang: Lang) -> String {
        self.sources.first().map(|source| source.name(lang)).unwrap_or_default()
    }

    /// Every place that is cited.
    pub fn cites(&self) -> impl Iterator<Item = &Cite> {
        let (map, case) = (&self.map, &self.case);
        let states = map.states.iter().flat_map(|state| state.why.iter().chain(&state.remedy));
        let certifiers = case.certifiers.iter().flat_map(|one| one.did.iter().chain(&one.criticised));
        let said = map
            .about
            .iter()
            .chain([&map.expectation_note, &map.effect_note])
            .chain(states)
            .chain(map.moves.iter().map(|step| &step.cause))
            .chain(&case.summary)
            .chain(case.causes.iter().map(|cause| &cause.what))
            .chain(&case.compensation)
            .chain(&case.prevention)
            .chain(certifiers);
        said.flat_map(|said| &said.src)
            .chain(case.procedure.iter().flat_map(|step| &step.src))
            .chain(case.timeline.iter().flat_map(|event| &event.src))
            .chain(case.lessons.iter().flat_map(|lesson| &lesson.src))
    }
}
