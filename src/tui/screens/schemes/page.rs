//! The page of a scheme: first what it is and what it does not promise, last where that is from.
//! Must not know who reads it.

use ratatui::text::Line;

use crate::{
    model::{Field, Said, Scheme, SchemeKind, Text},
    pages::{
        finding::{bracketed, credit, said},
        scheme as words,
    },
    say,
    tui::{look::Look, message::Library, screens::sheet::Sheet, theme::Role},
};

/// The page of a scheme in lines of `room` columns.
pub fn lines(scheme: &Scheme, library: &Library, look: &Look, room: usize) -> Vec<Line<'static>> {
    let mut page = Page { sheet: Sheet::new(look, room), library };
    page.what(scheme);
    page.limits(scheme);
    page.verify(scheme);
    page.items(scheme);
    page.facts(scheme);
    page.steps(scheme);
    page.origin(scheme);
    page.sheet.lines
}

struct Page<'a> {
    sheet: Sheet<'a>,
    library: &'a Library,
}

impl Page<'_> {
    fn said(&mut self, one: &Said) {
        let text = said(one, &self.library.catalogue, self.sheet.look.lang);
        self.sheet.entry(&text);
    }

    fn what(&mut self, scheme: &Scheme) {
        let lang = self.sheet.look.lang;
        self.sheet.text(scheme.name.of(lang), Role::Title);
        let other = lang.pick(&scheme.name.en, &scheme.name.ja);
        if !other.is_empty() && other != scheme.name.of(lang) {
            let ours = lang.pick("（英語名は kumomi の訳）", " (our translation)");
            let english = lang.pick(scheme.english_is_ours, false);
            self.sheet.text(&format!("{other}{}", if english { ours } else { "" }), Role::Dim);
        }
        self.sheet.gap();
        self.sheet.text(scheme.summary.of(lang), Role::Text);
        self.sheet.gap();
        let facts = [
            (lang.pick("種類", "Kind"), scheme.kind.word(lang)),
            (lang.pick("地域", "Region"), scheme.region.word(lang)),
            (lang.pick("確かめる人", "Checked by"), scheme.audit.word(lang)),
            (lang.pick("何に与えられるか", "Given to"), scheme.unit.word(lang)),
            (lang.pick("だれが対象か", "For"), scheme.party.word(lang)),
        ];
        for (label, word) in facts {
            self.sheet.text(&format!("{label}: {word}"), Role::Text);
        }
        for note in &scheme.kind_note {
            self.said(note);
        }
    }

    fn limits(&mut self, scheme: &Scheme) {
        let lang = self.sheet.look.lang;
        self.sheet.head(lang.pick("約束されないこと", "What it does not promise"));
        if scheme.not_guaranteed.is_empty() {
            self.nothing();
        }
        for one in &scheme.not_guaranteed {
            self.said(one);
        }
    }

    fn nothing(&mut self) {
        let text = self.sheet.look.lang.pick("資料に記載なし", "not stated in the documents");
        self.sheet.text(text, Role::Dim);
    }

    /// How to look it up oneself.
    fn verify(&mut self, scheme: &Scheme) {
        if scheme.kind.is_text() {
            return;
        }
        let lang = self.sheet.look.lang;
        self.sheet.head(lang.pick("自分で確かめるには", "How to check it yourself"));
        self.sheet.entry(words::register(scheme, lang));
        for one in &scheme.register {
            self.said(one);
        }
        self.sheet.entry(words::scope(scheme, lang));
        self.sheet.entry(words::period(scheme, lang));
        if scheme.customer_can_hold {
            self.sheet.entry(lang.pick(
                "提供する側として取ったものか、使う側として取ったものかを見ます。",
                "See whether it was given for providing or for using cloud services.",
            ));
        }
    }

    fn item(&self, id: &str) -> String {
        let lang = self.sheet.look.lang;
        let question = self.library.questions.item(id);
        question.map_or_else(|| id.to_owned(), |one| format!("{} {}", one.number, one.title.of(lang)))
    }

    fn items(&mut self, scheme: &Scheme) {
        let lang = self.sheet.look.lang;
        if scheme.helps.is_empty() && scheme.gaps.is_empty() {
            return;
        }
        let ours = lang.pick("（強さは kumomi の判断）", " (the strength is kumomi's view)");
        if !scheme.helps.is_empty() {
            let head = lang.pick("手掛かりになる項目", "Items it helps with");
            self.sheet.head(&format!("{head}{ours}"));
        }
        for help in &scheme.helps {
            let mut text = say!(lang, "{}: {}", "{}: {}", self.item(&help.item), help.strength.word(lang));
            if let Some(level) = scheme.levels.iter().find(|level| level.id == help.level) {
                text += &say!(lang, "（{}の場合）", " (with {})", level.name.of(lang));
            }
            if !help.why.is_empty() {
                text += &format!("  {}", help.why.of(lang));
            }
            let credit = credit(help.basis, &help.src, &self.library.catalogue, lang);
            self.sheet.entry(&bracketed(&text, &credit, lang));
        }
        if !scheme.gaps.is_empty() {
            self.sheet.head(lang.pick("期待しすぎになりやすい項目", "Items for which it is often over-trusted"));
        }
        for gap in &scheme.gaps {
            let text = say!(
                lang,
                "{}\n思い込み: {}\n実際: {}",
                "{}\nBelief: {}\nIn fact: {}",
                self.item(&gap.item),
                gap.belief.of(lang),
                gap.reality.of(lang)
            );
            let credit = credit(gap.basis, &gap.src, &self.library.catalogue, lang);
            self.sheet.entry(&bracketed(&text, &credit, lang));
        }
    }

    fn facts(&mut self, scheme: &Scheme) {
        let lang = self.sheet.look.lang;
        for field in Field::ALL {
            // The register stands above already, unless nothing is to be verified.
            if field == Field::Register && !scheme.kind.is_text() && scheme.dispute(field).is_none() {
                continue;
            }
            self.sheet.head(field.word(lang));
            let all = scheme.said(field);
            if all.is_empty() {
                self.nothing();
            }
            for one in all {
                self.said(one);
            }
            if let Some(dispute) = scheme.dispute(field) {
                let text =
                    say!(lang, "資料が食い違っています。{}", "The documents disagree. {}", dispute.note.of(lang));
                self.sheet.text(&text, Role::Notice);
            }
        }
        if !scheme.levels.is_empty() {
            let head = match scheme.kind {
                SchemeKind::Report => lang.pick("分野", "Categories"),
                _ => lang.pick("段階", "Levels"),
            };
            self.sheet.head(head);
        }
        for level in &scheme.levels {
            let audit = level.audit.map(|one| say!(lang, "（確かめる人: {}）", " (checked by: {})", one.word(lang)));
            let text = format!("{}{}", level.name.of(lang), audit.unwrap_or_default());
            self.sheet.entry(&text);
        }
    }

    fn steps(&mut self, scheme: &Scheme) {
        if scheme.steps.is_empty() {
            return;
        }
        let lang = self.sheet.look.lang;
        self.sheet.head(lang.pick("事業者が取るまで", "How a provider gets it"));
        for (n, step) in scheme.steps.iter().enumerate() {
            let text = said(step, &self.library.catalogue, lang);
            let style = self.sheet.look.style(Role::Dim);
            self.sheet.marked(&format!("{}.", n + 1), 3, style, &text);
        }
    }

    fn origin(&mut self, scheme: &Scheme) {
        let lang = self.sheet.look.lang;
        if !scheme.urls.is_empty() {
            self.sheet.head(lang.pick(
                "ウェブページ（資料に書かれたまま。今も開けるかは確かめていません）",
                "Web pages (as the documents print them; not tested)",
            ));
        }
        for url in &scheme.urls {
            self.sheet.entry(url);
        }
        self.sheet.head(lang.pick("出典", "Sources"));
        let catalogue = &self.library.catalogue;
        for document in catalogue.documents(scheme.cites()) {
            let mut places: Vec<&str> =
                scheme.cites().filter(|cite| cite.document() == document.id).map(|cite| cite.place()).collect();
            places.sort_unstable();
            places.dedup();
            let note = |note: &Text| match note.is_empty() {
                true => String::new(),
                false => format!(" {}", note.of(lang)),
            };
            let text = format!(
                "{}: {} [{}]{}",
                document.name(lang),
                document.title.of(lang),
                places.join(", "),
                note(&document.note)
            );
            self.sheet.entry(&text);
        }
        self.sheet.text(
            lang.pick(
                "L は、資料から取り出した文章の行番号です。",
                "L is the line in the text taken from the document.",
            ),
            Role::Dim,
        );
    }
}
