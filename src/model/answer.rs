//! What is recorded for one item of one service: the verdict, the reason, and what it rests on.
//! Must not know questions or services. Long because evidence and earlier answers belong with the answer.

mod given;

use super::{day::Day, ids::ItemId, kept::kept, lang::Lang, side::Side, visible::is_blank, words::words};

words! {
    /// The five verdicts (判定), in the order of their keys 1 to 5. No verdict at all is 未回答. The scale is ours; IPA's
    /// sheet has none.
    Verdict {
        /// はい.
        Yes = "yes", "はい", "Yes";
        /// 一部.
        Partly = "partly", "一部", "Partly";
        /// いいえ.
        No = "no", "いいえ", "No";
        /// 不明: asked, could not find out.
        Unknown = "unknown", "不明", "Unknown";
        /// 対象外.
        NotApplicable = "na", "対象外", "N/A";
    }
}

impl Verdict {
    /// The word for the screen, with 未回答 for no verdict.
    pub fn word_of(verdict: Option<Verdict>, lang: Lang) -> &'static str {
        verdict.map_or(lang.pick("未回答", "Open"), |verdict| verdict.word(lang))
    }
}

kept! {
    /// What is recorded for one item of one service (回答).
    #[derive(Default)]
    pub struct Answer {
        /// Id of the item.
        item: ItemId,
        /// The verdict; `None` while only a note or evidence is there.
        verdict: Option<Verdict> = default,
        /// Why, in words.
        note: String = default,
        /// Under which condition it holds, such as 「Business プラン以上」.
        condition: String = default,
        /// Whether the condition is met for the plan that is looked at; `None` is not settled.
        condition_met: Option<bool> = default,
        /// Of an いいえ to what the own company has a share in: who can mend it; `None` is not chosen yet.
        mend: Option<Mend> = default,
        /// 要見直し: the words were written for another verdict and nobody has touched or confirmed them since.
        recheck: bool = default,
        /// What it rests on.
        evidence: Vec<Evidence> = default,
        /// Who answered.
        by: String = default,
        /// On which day.
        day: Option<Day> = default,
        /// What other people answered before (前の回答), the newest first; at most [`super::MAX_EARLIER`]. It does not
        /// count.
        earlier: Vec<Earlier> = default,
    }

    /// An answer of another person that was replaced (前の回答): all that was said, under the name of who said it.
    pub struct Earlier {
        /// The verdict; `None` where only words were there.
        verdict: Option<Verdict> = default,
        /// Why, in words.
        note: String = default,
        /// Under which condition it held.
        condition: String = default,
        /// Whether the condition was met.
        condition_met: Option<bool> = default,
        /// Who could mend it.
        mend: Option<Mend> = default,
        /// What it rested on.
        evidence: Vec<Evidence> = default,
        /// Who answered.
        by: String = default,
        /// On which day.
        day: Option<Day> = default,
    }
}

words! {
    /// Who can mend an いいえ, in the order in which they are offered.
    Mend {
        /// 自社で直す: the own company will.
        Own = "own", "自社で直す", "we fix it";
        /// このサービスでは無理: with this service nobody can.
        Service = "service", "このサービスでは無理", "not possible with this service";
    }
}

impl Answer {
    /// Nothing recorded yet for this item.
    pub fn empty(item: impl Into<ItemId>) -> Answer {
        Answer { item: item.into(), ..Answer::default() }
    }

    /// Whether nothing that a person gave is left (who and when alone mean nothing).
    pub fn is_blank(&self) -> bool {
        self.verdict.is_none()
            && self.note.is_empty()
            && self.condition.is_empty()
            && self.evidence.is_empty()
            && self.earlier.is_empty()
    }

    /// Whether いいえ or 対象外 stands without a reason in the note; a note that was written for another verdict is none.
    pub fn lacks_reason(&self) -> bool {
        matches!(self.verdict, Some(Verdict::No | Verdict::NotApplicable)) && !self.has_reason()
    }

    /// Whether it says that the item is not met: いいえ, or a condition that the plan does not meet.
    pub fn is_unmet(&self) -> bool {
        match self.verdict {
            Some(Verdict::No) => true,
            Some(Verdict::Yes | Verdict::Partly) => {
                !self.condition.trim().is_empty() && self.condition_met == Some(false)
            }
            _ => false,
        }
    }

    /// Whether it can be chosen who mends it: it is not met, and the own company has a share in the item.
    pub fn asks_who_mends(&self, side: Side) -> bool {
        self.is_unmet() && side != Side::Provider
    }

    fn has_reason(&self) -> bool {
        !self.recheck && !is_blank(&self.note)
    }

    /// Whether there is something behind the answer (根拠あり): はい and 一部 by evidence that is no certificate, to an item of
    /// the own company by a note as well; いいえ and 対象外 by a note. Never while it is marked 要見直し; 不明 never.
    pub fn is_backed(&self, side: Side) -> bool {
        match self.verdict {
            Some(Verdict::Yes | Verdict::Partly) => {
                let shown = self.evidence.iter().any(Evidence::shows_something);
                !self.recheck && (shown || side == Side::Own && self.has_reason())
            }
            Some(Verdict::No | Verdict::NotApplicable) => self.has_reason(),
            Some(Verdict::Unknown) | None => false,
        }
    }
}

kept! {
    /// What an answer rests on (根拠).
    pub struct Evidence {
        /// Of which kind.
        kind: EvidenceKind,
        /// What and where, in words: a title and page, a URL, a clause, a name.
        text: String,
        /// Seen on which day.
        seen: Option<Day> = default,
        /// The day of the document itself: published, signed, in force since.
        dated: Option<Day> = default,
    }
}

impl Evidence {
    /// The day that its age goes by: the document's own, else the day on which it was seen.
    pub fn as_of(&self) -> Option<Day> {
        self.dated.or(self.seen)
    }

    /// Whether it shows something: it is no certificate and not blank; a provider's reply says more than the tick.
    pub fn shows_something(&self) -> bool {
        match self.kind {
            EvidenceKind::Certificate => false,
            EvidenceKind::Reply => says_more_than_a_tick(&self.text),
            _ => !is_blank(&self.text),
        }
    }
}

/// How the record of a reply that was read from a file begins, in both languages; the day and the file follow on that
/// line, the provider's words on those after it.
pub const REPLY_BEGINS: [&str; 2] = ["回答ファイル ", "Reply file "];
/// The label of the tick among those words, in both languages.
pub const TICK_LABELS: [&str; 2] = ["対応", "Fulfilled?"];

/// Whether a provider's reply has words beside the choice of one of the verdicts.
fn says_more_than_a_tick(text: &str) -> bool {
    let lines = text.lines();
    let from_file = REPLY_BEGINS.iter().any(|begin| text.starts_with(begin));
    let ticked = |line: &str| {
        let said = TICK_LABELS.iter().find_map(|label| line.strip_prefix(label)?.strip_prefix(": "));
        // `はい（有料プランのみ）` is more than a tick.
        said.is_some_and(|said| !said.contains(['（', '(', '、', ',', '。', ' ', '　', '\u{203b}', ':', '：']))
    };
    // 「○」, 「-」 and the like are ticks, too.
    let is_sign = |line: &str| line.chars().all(|c| !c.is_alphanumeric() || c == '〇');
    let is_verdict = |line: &str| Verdict::ALL.iter().any(|one| Lang::ALL.iter().any(|lang| one.word(*lang) == line));
    lines
        .skip(usize::from(from_file))
        .map(str::trim)
        .filter(|line| !ticked(line))
        .map(|line| match line.split_once(": ") {
            Some((_, said)) if from_file => said.trim(),
            _ => line,
        })
        .any(|said| !is_sign(said) && !is_verdict(said))
}

words! {
    /// The kinds of evidence.
    EvidenceKind {
        /// 文書.
        Document = "document", "文書", "document";
        /// URL.
        Url = "url", "URL", "URL";
        /// 契約条項.
        Clause = "clause", "契約条項", "contract clause";
        /// 事業者の回答.
        Reply = "reply", "事業者の回答", "provider's reply";
        /// 自社の記録.
        OwnRecord = "own-record", "自社の記録", "own record";
        /// 認証.
        Certificate = "certificate", "認証・マーク", "certificate or mark";
    }
}

impl EvidenceKind {
    /// The kind that a text most likely is: a URL when it looks like one, else a document.
    pub fn guess(text: &str) -> EvidenceKind {
        let text = text.trim_start();
        if text.starts_with("http://") || text.starts_with("https://") {
            EvidenceKind::Url
        } else {
            EvidenceKind::Document
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_guessed_from_the_text() {
        assert_eq!(EvidenceKind::guess(" https://example.com"), EvidenceKind::Url);
        assert_eq!(EvidenceKind::guess("約款 第3条"), EvidenceKind::Document);
    }

    fn given(verdict: Verdict, note: &str, evidence: &[(EvidenceKind, &str)]) -> Answer {
        let piece = |(kind, text): &(EvidenceKind, &str)| Evidence {
            kind: *kind,
            text: (*text).to_owned(),
            seen: None,
            dated: None,
        };
        Answer {
            verdict: Some(verdict),
            note: note.to_owned(),
            evidence: evidence.iter().map(piece).collect(),
            ..Answer::empty("i")
        }
    }

    #[test]
    fn what_stands_behind_an_answer() {
        use EvidenceKind::{Certificate, Document, Reply};
        let tick = "回答ファイル 2026-04-01: a.xlsx\n対応: はい";
        let words = "回答ファイル 2026-04-01: a.xlsx\n対応: はい\n回答: 管理画面で必須にできます";
        for (verdict, note, evidence, provider, own) in [
            (Verdict::Yes, "", &[][..], false, false),
            (Verdict::Yes, "聞いた", &[], false, true),
            (Verdict::Partly, " \n", &[(Document, " ")], false, false),
            (Verdict::Yes, "", &[(Certificate, "ISMS")], false, false),
            (Verdict::Yes, "", &[(Certificate, "ISMS"), (Document, "約款")], true, true),
            (Verdict::Partly, "", &[(Reply, tick)], false, false),
            (Verdict::Yes, "", &[(Reply, "はい")], false, false),
            (Verdict::Yes, "", &[(Reply, "○")], false, false),
            (Verdict::Yes, "", &[(Reply, "〇\n-")], false, false),
            (
                Verdict::Yes,
                "",
                &[(Reply, "回答ファイル 2026-04-01: a.xlsx\n対応: はい\n回答: はい\n備考: －")],
                false,
                false,
            ),
            // What nobody can see is blank.
            (Verdict::Yes, "\u{200b}", &[(Document, "\u{feff}\u{3000}")], false, false),
            (Verdict::Yes, "", &[(Reply, "Reply file 2026-04-01: a.csv\nFulfilled?: Yes (paid plans)")], true, true),
            (Verdict::Yes, "", &[(Reply, words)], true, true),
            (Verdict::No, "", &[(Document, "約款")], false, false),
            (Verdict::No, "まだない", &[], true, true),
            (Verdict::NotApplicable, "置かない", &[], true, true),
            (Verdict::Unknown, "聞いた", &[(Document, "約款")], false, false),
        ] {
            let mut answer = given(verdict, note, evidence);
            let found = (answer.is_backed(Side::Provider), answer.is_backed(Side::Own));
            assert_eq!(found, (provider, own), "{answer:?}");
            assert_eq!(answer.is_backed(Side::Both), provider);
            answer.recheck = true;
            assert!(!answer.is_backed(Side::Own) && !answer.is_backed(Side::Provider));
        }
    }
}
