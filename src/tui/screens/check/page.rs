//! The page that helps to answer an item: question, what the answers look like, why, evidence, vendor questions, source.
//! Must not know how an answer is given.

use ratatui::text::Line;

use crate::{
    model::{Finding, FindingRule, Item, Paper, Question, Side, Support, Text, Verdict, support},
    pages::{
        credit::{bracketed, credit},
        finding::supported,
        record, scheme,
    },
    say,
    tui::{
        action::{Action, Context, Screen},
        desk::Desk,
        keymap::key_for,
        look::Look,
        overlays::evidence,
        screens::{findings, sheet::Sheet},
        theme::Role,
    },
};

/// Everything that helps to answer the item under the cursor, in lines of `room` columns.
pub fn explanation(desk: &Desk, look: &Look, room: usize) -> Vec<Line<'static>> {
    let Some(question) = desk.question() else {
        return Vec::new();
    };
    let lang = look.lang;
    let mut page = Page(Sheet::new(look, room));
    page.0.text(question.question.of(lang), Role::Title);
    page.0.text(&say!(lang, "担当: {}", "Responsibility: {}", question.side.word(lang)), Role::Dim);
    page.certificates(desk, question);
    page.weight(desk, &question.id);
    page.since(desk, &question.id);
    let Some(item) = desk.explained(&question.id) else {
        page.0.gap();
        let text = lang.pick(
            "この項目の解説がありません。チェックシートのファイルを checklists フォルダーに置くと表示されます。",
            "There is no explanation of this item here. Put the checklist's file into the folder `checklists` to see it.",
        );
        page.0.text(text, Role::Notice);
        page.earlier(desk);
        return page.0.lines;
    };
    page.looks(item);
    page.earlier(desk);
    page.part(lang.pick("なぜ大切か", "Why it matters"), std::slice::from_ref(&item.why), "");
    page.part(lang.pick("根拠になるもの", "What would count as evidence"), &item.evidence, "- ");
    page.part(lang.pick("例", "Examples"), &item.examples, "- ");
    page.part(lang.pick("事業者への質問", "Questions to the provider"), &item.vendor_questions, "- ");
    page.origin(item, desk);
    page.0.lines
}

/// The explanation being laid out.
struct Page<'a>(Sheet<'a>);

impl Page<'_> {
    /// The weight of the item, whose it is, and why.
    fn weight(&mut self, desk: &Desk, item: &str) {
        let Some(stress) = desk.stress(item) else { return };
        let lang = self.0.look.lang;
        let word = stress.emphasis().word(lang);
        let text = match stress.chosen {
            Some(chosen) if chosen != stress.proposed => say!(
                lang,
                "重み: {}（自分で選択。提案は{}）",
                "Weight: {} (your choice; proposed: {})",
                word,
                stress.proposed.word(lang)
            ),
            _ => say!(lang, "重み: {}", "Weight: {}", word),
        };
        self.0.text(&text, Role::Notice);
        for reason in &stress.reasons {
            self.0.text(reason.of(lang), Role::Dim);
        }
    }

    /// What the certificates of the service under the cursor show here, and what they do not.
    fn certificates(&mut self, desk: &Desk, question: &Question) {
        let (Some(service), Some(catalogue)) = (desk.service(), desk.catalogue()) else {
            return;
        };
        let lang = self.0.look.lang;
        let found = desk.findings(&service.id).iter();
        let here: Vec<&Finding> = found.filter(|one| one.item.as_ref() == Some(&question.id)).collect();
        let shown = support(service, question, catalogue);
        if here.is_empty() && shown.is_empty() {
            return;
        }
        self.0.head(
            lang.pick("認証・マークが示すこと、示さないこと", "What certificates and marks show, and what they do not"),
        );
        let cites = shown.iter().filter_map(|one| one.scheme.gap(&question.id)).flat_map(|gap| &gap.src);
        for document in catalogue.documents(cites).into_iter().filter(|one| !one.case.is_empty()) {
            let schemes = key_for(Context::On(Screen::Check), Action::GoSchemes, lang);
            let case = key_for(Context::On(Screen::Schemes), Action::GoCase, lang);
            let text = say!(
                lang,
                "事例あり: {}。{}、{} の順に押すと読めます",
                "A case: {} (press {}, then {})",
                document.case.of(lang),
                schemes,
                case
            );
            self.0.text(&text, Role::Notice);
        }
        for finding in &here {
            // What people believe of a scheme is told below, with the scheme.
            findings::entry(&mut self.0, finding, desk, finding.rule() == FindingRule::ExpectationGap);
        }
        if question.side == Side::Own && !shown.is_empty() {
            let text = lang.pick(
                "これは自社の項目です。事業者の認証・マークは根拠にできません。",
                "This item is your company's responsibility: no provider's certificate can show it.",
            );
            self.0.text(text, Role::Notice);
        }
        for one in &shown {
            let name = one.scheme.short(lang);
            if let Some(gap) = one.scheme.gap(&question.id) {
                self.0.text(name, Role::Key);
                self.0.entry(&say!(lang, "よくある思い込み: {}", "What people believe: {}", gap.belief.of(lang)));
                let credit = credit(gap.basis, &gap.src, catalogue, lang);
                let reality = say!(lang, "実際: {}", "In fact: {}", gap.reality.of(lang));
                self.0.entry(&bracketed(&reality, &credit, lang));
            } else if one.strength.is_some() {
                let text = say!(lang, "{}: {}", "{}: {}", name, supported(one.strength, lang));
                self.0.text(&text, Role::Key);
            }
            if let Some(help) = one.scheme.help(&question.id).filter(|help| !help.why.is_empty()) {
                let credit = credit(help.basis, &help.src, catalogue, lang);
                self.0.entry(&bracketed(help.why.of(lang), &credit, lang));
                if one.scheme.paper() == Paper::Report {
                    self.0.entry(scheme::scope(one.scheme, lang));
                }
            }
        }
        let speaks = |one: &Support| {
            one.strength.is_some() || one.scheme.gap(&question.id).is_some() || one.scheme.help(&question.id).is_some()
        };
        if question.side != Side::Own && !shown.iter().any(speaks) && !shown.is_empty() {
            let names: Vec<&str> = shown.iter().map(|one| one.scheme.short(lang)).collect();
            let text = say!(
                lang,
                "この候補サービスの認証・マーク（{}）は、この項目について何も示しません。",
                "The certificates and marks of this service ({}) show nothing about this item.",
                names.join(lang.pick("、", ", "))
            );
            self.0.text(&text, Role::Dim);
        }
    }

    /// What changed in the answer of the service under the cursor since the decision.
    fn since(&mut self, desk: &Desk, item: &str) {
        let lang = self.0.look.lang;
        let (Some(since), Some(service)) = (desk.comparison().record.reference(), desk.service()) else {
            return;
        };
        let then = since.services.iter().find(|then| then.id == service.id);
        let Some(then) = then.filter(|then| then.answer(item) != service.answer(item)) else {
            return;
        };
        let word = |verdict| Verdict::word_of(verdict, lang);
        let (old, new) = (word(then.verdict(item)), word(service.verdict(item)));
        let text = say!(
            lang,
            "決定（{}）のあとに変更: {} > {}",
            "Changed since the decision of {}: {} > {}",
            since.day,
            old,
            new
        );
        self.0.text(&text, Role::Notice);
    }

    /// What other people answered before, with their words.
    fn earlier(&mut self, desk: &Desk) {
        let lang = self.0.look.lang;
        let earlier = desk.answer().map(|answer| answer.earlier).unwrap_or_default();
        if earlier.is_empty() {
            return;
        }
        self.0.head(lang.pick(
            "前の回答（得点と結論には入りません。t で内容を今の回答に加えます）",
            "Earlier answers (they do not count; t adds their note and evidence to the present one)",
        ));
        for one in &earlier {
            self.0.text(&record::earlier(one, lang), Role::Key);
            if !one.condition.trim().is_empty() {
                let met = record::met(one.condition_met, lang);
                self.0.entry(&say!(lang, "プランなどの条件: {}（{}）", "Plan condition: {} ({})", one.condition, met));
            }
            if let Some(mend) = one.mend {
                self.0.entry(mend.word(lang));
            }
            if !one.note.trim().is_empty() {
                self.0.entry(&one.note);
            }
            for piece in &one.evidence {
                self.0.entry(&evidence::line(piece, self.0.look));
            }
        }
    }

    fn part(&mut self, title: &str, texts: &[Text], mark: &str) {
        if texts.iter().all(Text::is_empty) {
            return;
        }
        self.0.gap();
        self.0.text(title, Role::Title);
        for text in texts {
            self.0.marked(mark, mark.len(), self.0.look.style(Role::Dim), text.of(self.0.look.lang));
        }
    }

    fn looks(&mut self, item: &Item) {
        if item.looks.is_empty() {
            return;
        }
        self.0.gap();
        let lang = self.0.look.lang;
        self.0.text(lang.pick("回答の目安", "Guide to the answers"), Role::Title);
        let looks = &item.looks;
        for (verdict, text) in [
            (Verdict::Yes, &looks.yes),
            (Verdict::Partly, &looks.partly),
            (Verdict::No, &looks.no),
            (Verdict::NotApplicable, &looks.na),
        ] {
            if !text.is_empty() {
                let key = key_for(Context::On(Screen::Check), Action::Answer(verdict), lang);
                let columns = self.0.look.verdict_width() + 3;
                let mark = format!("{key} {}", verdict.word(lang));
                self.0.marked(&mark, columns, self.0.look.verdict(Some(verdict)), text.of(lang));
            }
        }
    }

    fn origin(&mut self, item: &Item, desk: &Desk) {
        let lang = self.0.look.lang;
        self.0.gap();
        let guards: Vec<&str> = item.guards().map(|harm| harm.word(lang)).collect();
        if !guards.is_empty() {
            let list = guards.join(lang.pick("・", ", "));
            self.0.text(
                &say!(lang, "備える被害（kumomi の判断）: {}", "Guards against (our judgement): {}", list),
                Role::Dim,
            );
        }
        for text in [&item.side_note, &item.title_note] {
            if !text.is_empty() {
                self.0.text(text.of(lang), Role::Dim);
            }
        }
        let sources = desk.checklist.iter().flat_map(|list| &list.sources);
        for source in sources {
            for place in item.places.iter().filter(|place| place.source == source.id) {
                let text = format!("{} ({}, {})", source.title.of(lang), source.edition, place.at.of(lang));
                self.0.text(&say!(lang, "出典: {}", "Source: {}", text), Role::Dim);
            }
        }
    }
}
