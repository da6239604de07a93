//! What a report leaves out, named so that nobody takes it for the whole. Must not know how a format is written.

use crate::{model::Lang, say};

/// Something of the comparison that is not in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omission {
    /// So many services that were not chosen.
    OtherServices(usize),
    /// So many decisions about services that were not chosen.
    OtherDecisions(usize),
    /// The titles, questions and reasons in the other language.
    OtherLanguage,
    /// Identities that only programs need.
    Identities,
    /// The copies of all answers at so many decisions.
    DecidedAnswers(usize),
    /// Everything but services and answers.
    AllButAnswers,
}

impl Omission {
    /// What is left out, and where it can be found.
    pub fn words(self, lang: Lang) -> String {
        match self {
            Omission::OtherServices(count) => say!(
                lang,
                "ほかの候補サービス {} 件（このレポートに入れていません。順位は、ここにある候補サービスの中でのものです）",
                "Other candidate services, not chosen for this report: {}. Places are among those that are here",
                count
            ),
            Omission::OtherDecisions(count) => {
                say!(lang, "ほかの候補サービスについての決定 {} 件", "Decisions about other services: {}", count)
            }
            Omission::OtherLanguage => say!(
                lang,
                "英語の題名・質問・理由（英語のレポートと JSON にあります）",
                "Titles, questions and reasons in Japanese (see the Japanese report or the JSON)"
            ),
            Omission::Identities => {
                say!(lang, "プログラムが使う id（JSON にあります）", "Ids that only programs need (see the JSON)")
            }
            Omission::DecidedAnswers(count) => say!(
                lang,
                "決定 {} 件のときの全回答と重みの写し（JSON にあります。そのあと変わったことは載せています）",
                "Copies of all answers and weights at the time of a decision: {} (see the JSON; later changes are listed)",
                count
            ),
            Omission::AllButAnswers => say!(
                lang,
                "比較や候補サービスのメモ、会社と連絡先、利用条件、認証・マーク、指摘、決定の記録、制度の見立て（html・xlsx・md・json にあります）",
                "Remarks, company and contact, profile, certificates and marks, findings, the decision and the map (see html, xlsx, md or json)"
            ),
        }
    }

    /// Its id in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Omission::OtherServices(_) => "other-services",
            Omission::OtherDecisions(_) => "other-decisions",
            Omission::OtherLanguage => "other-language",
            Omission::Identities => "identities",
            Omission::DecidedAnswers(_) => "decided-answers",
            Omission::AllButAnswers => "all-but-answers",
        }
    }
}
