//! One scheme with all that is known about it, for somebody who is no expert: what it is, what it does not promise, how
//! to check it. Must not know what a service holds.
//! Long because it is one page, part by part, with its words in two languages.

use crate::{
    cli::columns::labelled,
    model::{
        Audit, Basis, Catalogue, Checklist, Cite, Document, Field, Gap, Help, Lang, Paper, Said, Scheme, Strength,
        Text, one_line,
    },
    pages::{finding, scheme as words},
    say, store,
};

/// The fields that stand in a part of their own, and not among the rest.
const TOLD_BEFORE: [Field; 4] = [Field::Method, Field::Register, Field::Validity, Field::Surveillance];

/// Name with abbreviation.
pub fn name(scheme: &Scheme, lang: Lang) -> String {
    let name = scheme.name.of(lang);
    let abbr = scheme.abbreviation(lang);
    if abbr.is_empty() || name.contains(abbr) {
        return name.to_owned();
    }
    say!(lang, "{}（{}）", "{} ({})", name, abbr)
}

/// What nobody has written down.
pub fn not_stated(lang: Lang) -> &'static str {
    lang.pick("資料に記載なし", "not stated")
}

/// The whole page.
pub fn text(scheme: &Scheme, catalogue: &Catalogue, lang: Lang) -> String {
    let page = Page { scheme, catalogue, list: store::builtin_checklist(), lang };
    let parts = [
        page.head(),
        page.limits(),
        page.checking(),
        page.verifying(),
        page.items(),
        page.rest(),
        page.levels(),
        page.steps(),
        page.urls(),
        page.sources(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

struct Page<'a> {
    scheme: &'a Scheme,
    catalogue: &'a Catalogue,
    list: Checklist,
    lang: Lang,
}

impl Page<'_> {
    fn title(&self, ja: &str, en: &str) -> String {
        format!("[{}]\n", self.lang.pick(ja, en))
    }

    fn said(&self, all: &[Said]) -> String {
        if all.is_empty() {
            return labelled(2, "- ", not_stated(self.lang));
        }
        let line = |said: &Said| labelled(2, "- ", &finding::said(said, self.catalogue, self.lang));
        all.iter().map(line).collect()
    }

    /// What is said about a field under its heading, and what to make of it where the documents disagree.
    fn field(&self, field: Field) -> String {
        let lang = self.lang;
        let mut text = labelled(2, "", &format!("{}:", field.word(lang)));
        let dispute = self.scheme.dispute(field);
        if dispute.is_some() {
            let words = lang
                .pick("資料は食い違っています。そのまま並べます:", "The documents disagree; this is what they say:");
            text += &labelled(4, "", words);
        }
        let all = self.scheme.said(field);
        if all.is_empty() {
            text += &labelled(4, "- ", not_stated(lang));
        }
        for said in all {
            text += &labelled(4, "- ", &finding::said(said, self.catalogue, lang));
        }
        if let Some(dispute) = dispute {
            text += &labelled(4, lang.pick("読み方: ", "How to read the conflict: "), dispute.note.of(lang));
        }
        text
    }

    fn head(&self) -> String {
        let (scheme, lang) = (self.scheme, self.lang);
        let mut text = labelled(0, "", &name(scheme, lang));
        if lang == Lang::En && scheme.english_is_ours {
            let words = format!("{} (the English name is our translation)", scheme.name.ja);
            text += &labelled(0, "In Japanese: ", &words);
        }
        text += &labelled(0, "", scheme.summary.of(lang));
        let also = scheme.also.join(lang.pick("、", ", "));
        let facts = [
            ("id: ", scheme.id.as_str()),
            (lang.pick("ほかの呼び方: ", "Also called: "), &also),
            (lang.pick("種類: ", "Kind: "), scheme.kind.word(lang)),
            (lang.pick("地域: ", "Region: "), scheme.region.word(lang)),
            (lang.pick("だれが対象か: ", "Who it applies to: "), scheme.party.word(lang)),
            (lang.pick("何に与えられるか: ", "What it is given to: "), scheme.unit.word(lang)),
        ];
        for (label, words) in facts.into_iter().filter(|(_, words)| !words.is_empty()) {
            text += &labelled(2, label, words);
        }
        for said in &scheme.kind_note {
            text += &labelled(
                2,
                lang.pick("種類について: ", "About the kind: "),
                &finding::said(said, self.catalogue, lang),
            );
        }
        text
    }

    fn limits(&self) -> String {
        let title = self.title("約束されないこと", "What it does not promise");
        title + &self.said(&self.scheme.not_guaranteed)
    }

    fn checking(&self) -> String {
        let (audit, lang) = (self.scheme.audit, self.lang);
        let more = match audit {
            Audit::OneSelf => lang
                .pick("（自主監査です。外部の監査ではありません）", " (a self-assessment; nobody from outside checks)"),
            Audit::Nobody => lang.pick("（だれかが確かめる仕組みではありません）", " (nobody checks it)"),
            _ => "",
        };
        let title = self.title("確かめる人", "Who checks");
        title + &labelled(2, "", &format!("{}{more}", audit.word(lang))) + &self.field(Field::Method)
    }

    /// Register, scope and period: what somebody can look at without being an expert.
    fn verifying(&self) -> String {
        let (scheme, lang) = (self.scheme, self.lang);
        let mut text = self.title("自分で確かめるには", "How to check it yourself");
        if scheme.kind.is_text() {
            text += &labelled(2, "", &self.is_text());
        }
        let mut ask = |ja: &'static str, en: &'static str, words: &str| text += &labelled(2, lang.pick(ja, en), words);
        ask("登録一覧: ", "Register: ", words::register(scheme, lang));
        ask("範囲: ", "Scope: ", words::scope(scheme, lang));
        if scheme.customer_can_hold {
            let words = lang.pick(
                "クラウドを使う側の会社も取れます。提供する側として取ったものかを見ます。",
                "Customers of cloud services can hold it too: check whether it was given as a provider.",
            );
            ask("立場: ", "Role: ", words);
        }
        ask("期間: ", "Period: ", &self.period());
        for field in [Field::Register, Field::Validity, Field::Surveillance] {
            text += &self.field(field);
        }
        text
    }

    fn is_text(&self) -> String {
        let (scheme, lang) = (self.scheme, self.lang);
        let mut text = say!(
            lang,
            "これは{}で、認証・マークとして持つものではありません。「準拠」「対応」と書いてあれば、だれが何を確かめたのかを聞きます。",
            "This is a {}; nobody can hold it as a certificate. Where a provider says it follows it, ask who checked what.",
            scheme.kind.word(lang)
        );
        if let Some(instead) = self.catalogue.scheme(&scheme.instead) {
            text += &say!(
                lang,
                "認証・マークなら「{}」のことです（kumomi schemes show {}）。",
                " The certificate would be {} (kumomi schemes show {}).",
                instead.short(lang),
                instead.id
            );
        }
        text
    }

    fn period(&self) -> String {
        let lang = self.lang;
        if self.scheme.paper() != Paper::Certificate {
            return words::period(self.scheme, lang).to_owned();
        }
        let months: Vec<String> = self.scheme.months.iter().map(ToString::to_string).collect();
        let mut text = match months.is_empty() {
            true => not_stated(lang).to_owned(),
            false => say!(
                lang,
                "{}か月。登録証で、いつまで有効かを見ます。",
                "{} months. The certificate says how long it is valid.",
                months.join(lang.pick("か月、または", " or "))
            ),
        };
        if let Some(months) = self.scheme.surveillance_months {
            text +=
                &say!(lang, "定期審査は{}か月ごとです。", " There is a surveillance audit every {} months.", months);
        }
        text
    }

    fn items(&self) -> String {
        let (scheme, lang) = (self.scheme, self.lang);
        let mut text = self.title("15項目とのかかわり（kumomi の判断）", "The 15 items it touches (kumomi's view)");
        if scheme.helps.is_empty() && scheme.gaps.is_empty() {
            return text + &labelled(2, "", lang.pick("かかわる項目はありません。", "It touches none of them."));
        }
        for help in &scheme.helps {
            text += &self.help(help);
        }
        if !scheme.gaps.is_empty() {
            let words = lang.pick("期待しすぎになりやすい項目:", "Items for which it is often over-trusted of it:");
            text += &labelled(2, "", words);
        }
        for gap in &scheme.gaps {
            text += &self.gap(gap);
        }
        let words = lang.pick(
            "手掛かりは回答ではありません。自社の項目は、事業者の認証・マークでは示せません。",
            "Support is not an answer, and no provider's certificate shows anything about your own company.",
        );
        text + &labelled(2, "", words)
    }

    fn help(&self, help: &Help) -> String {
        let (scheme, lang) = (self.scheme, self.lang);
        let level = scheme.levels.iter().find(|level| level.id == help.level);
        let only = level.map_or(String::new(), |level| {
            say!(lang, "（「{}」を含むとき）", " (if it covers {})", level.name.of(lang))
        });
        let strength = match help.strength {
            Strength::Method => {
                lang.pick("やり方の参考（事業者のことは示さない）", "a way of working; says nothing about a provider")
            }
            other => other.word(lang),
        };
        let mut text = labelled(2, "- ", &format!("{}: {strength}{only}", item(&self.list, &help.item, lang)));
        text += &self.because("", &help.why, help.basis, &help.src);
        text
    }

    fn gap(&self, gap: &Gap) -> String {
        let lang = self.lang;
        let mut text = labelled(2, "- ", &item(&self.list, &gap.item, lang));
        text += &labelled(6, lang.pick("思い込み: ", "Belief: "), gap.belief.of(lang));
        text + &self.because(lang.pick("実際: ", "In fact: "), &gap.reality, gap.basis, &gap.src)
    }

    fn because(&self, label: &str, words: &Text, basis: Basis, src: &[Cite]) -> String {
        let said =
            Said { ja: words.of(Lang::Ja).to_owned(), en: words.of(Lang::En).to_owned(), basis, src: src.to_vec() };
        labelled(6, label, &finding::said(&said, self.catalogue, self.lang))
    }

    fn rest(&self) -> String {
        let rest = Field::ALL.into_iter().filter(|field| !TOLD_BEFORE.contains(field));
        self.title("そのほか", "The rest") + &rest.map(|field| self.field(field)).collect::<String>()
    }

    fn levels(&self) -> String {
        let (scheme, lang) = (self.scheme, self.lang);
        if scheme.levels.is_empty() {
            return String::new();
        }
        let mut text = self.title("段階・分野", "Levels, categories");
        for level in &scheme.levels {
            let by = level
                .audit
                .map_or(String::new(), |audit| say!(lang, "（確かめる人: {}）", " (checked by: {})", audit.word(lang)));
            text += &labelled(2, "- ", &format!("{}  {}{by}", level.id, level.name.of(lang)));
        }
        text
    }

    fn steps(&self) -> String {
        if self.scheme.steps.is_empty() {
            return String::new();
        }
        let mut text = self.title("事業者が取るまで", "How a provider gets it");
        for (n, step) in self.scheme.steps.iter().enumerate() {
            text += &labelled(2, &format!("{}. ", n + 1), &finding::said(step, self.catalogue, self.lang));
        }
        text
    }

    fn urls(&self) -> String {
        let mut text = self.title(
            "ウェブページ（資料に書かれたまま。開けるかは確かめていません）",
            "Web pages, as printed in the documents, not tested",
        );
        if self.scheme.urls.is_empty() {
            text += &labelled(2, "- ", not_stated(self.lang));
        }
        // An address is copied: it is not broken.
        text += &self.scheme.urls.iter().map(|url| format!("  - {}\n", one_line(url))).collect::<String>();
        text
    }

    fn sources(&self) -> String {
        let lang = self.lang;
        let mut text = self.title("出典", "Sources");
        for document in self.catalogue.documents(self.scheme.cites()) {
            text += &labelled(2, "- ", &format!("{}: {}", document.name(lang), document.title.of(lang)));
            text += &labelled(4, lang.pick("場所: ", "Places: "), &self.places(document).join(", "));
            if !document.note.is_empty() {
                text += &labelled(4, lang.pick("注意: ", "Note: "), document.note.of(lang));
            }
        }
        text
    }

    fn places(&self, document: &Document) -> Vec<String> {
        places(self.scheme, document)
    }
}

/// Where a document speaks of a scheme, each place once, in the order of the document.
pub fn places(scheme: &Scheme, document: &Document) -> Vec<String> {
    let cites = scheme.cites().filter(|cite| cite.document() == document.id);
    let mut places: Vec<&str> = cites.map(Cite::place).filter(|place| !place.is_empty()).collect();
    let number = |place: &str| place.trim_start_matches('L').split('-').next()?.parse::<u32>().ok();
    places.sort_by_key(|place| (number(place), *place));
    places.dedup();
    places.into_iter().map(str::to_owned).collect()
}

/// Number and title of an item of the embedded list, or the id of another list's.
pub fn item(list: &Checklist, id: &str, lang: Lang) -> String {
    list.item(id).map_or_else(|| id.to_owned(), |item| format!("{} {}", item.number, item.title.of(lang)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::width;

    /// Without blanks, line ends and the indents of wrapped lines.
    fn solid(text: &str) -> String {
        text.split_whitespace().collect()
    }

    #[test]
    fn every_page_tells_all_of_the_record_and_what_is_not_stated() {
        let catalogue = store::builtin_catalogue();
        for scheme in &catalogue.schemes {
            for lang in Lang::ALL {
                let page = text(scheme, &catalogue, lang);
                let flat = solid(&page);
                let fields = Field::ALL.into_iter().flat_map(|field| scheme.said(field));
                for said in fields.chain(&scheme.not_guaranteed).chain(&scheme.steps).chain(&scheme.kind_note) {
                    let told = solid(&finding::said(said, &catalogue, lang));
                    assert!(flat.contains(&told), "{} lacks {told}:\n{page}", scheme.id);
                }
                let empty = Field::ALL.into_iter().filter(|field| scheme.said(*field).is_empty());
                let least = empty.count() + usize::from(scheme.not_guaranteed.is_empty());
                let marked = page.matches(&format!("- {}", not_stated(lang))).count();
                assert!(marked >= least, "{}: {marked} of {least}", scheme.id);
                for gap in &scheme.gaps {
                    assert!(flat.contains(&solid(gap.belief.of(lang))), "{}", scheme.id);
                    assert!(flat.contains(&solid(gap.reality.of(lang))), "{}", scheme.id);
                }
                for dispute in &scheme.disputes {
                    assert!(flat.contains(&solid(dispute.note.of(lang))), "{}", scheme.id);
                }
                let limits = page.find(lang.pick("[約束されないこと]", "[What it does not promise]"));
                assert!(limits < page.find(lang.pick("[15項目", "[The 15 items")), "limits come first");
                let wide = page.lines().find(|line| width(line) > 80 && !line.contains("://"));
                assert_eq!(wide, None, "{}", scheme.id);
            }
        }
    }
}
