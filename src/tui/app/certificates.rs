//! Certificates and findings of a service: moving, adding, writing, accepting. Must not draw.

use super::App;
use crate::{
    model::{Accepted, Certificate, Edit, Evidence, FormKind, Id, Question, Scheme, Side, Verdict, What, support},
    pages::certificate::{no_register_check, register_evidence},
    say,
    tui::{
        action::Action,
        effect::Effect,
        overlays::{
            Overlay,
            picker::{Entry, Picker, Target},
        },
        screens::Screen,
    },
};

impl App {
    pub(super) fn act_on_certificates(&mut self, action: Action) -> Vec<Effect> {
        let (body, look) = (self.body(), self.setup.look.clone());
        let Some(desk) = &self.desk else { return Vec::new() };
        let len = desk.service().map_or(0, |service| service.certificates.len());
        if self.certificates.reading.travel(action, len) {
            return Vec::new();
        }
        match action {
            Action::Back => self.leave_side(),
            Action::PageUp => self.certificates.scroll(-1, desk, &look, body),
            Action::PageDown => self.certificates.scroll(1, desk, &look, body),
            Action::Left | Action::Right => {
                self.turn_service(if action == Action::Left { -1 } else { 1 });
                self.certificates = Default::default();
            }
            Action::Add => self.pick_scheme(),
            Action::Enter if len == 0 => self.pick_scheme(),
            Action::Enter => {
                if let (Some(service), Some(one)) = (self.service_id(), self.certificates.picked(desk)) {
                    let certificate = one.id.clone();
                    self.open_form(FormKind::Certificate { service, certificate });
                }
            }
            Action::Evidence => self.pick_item_for_evidence(),
            Action::Delete => self.remove_certificate(),
            Action::ShowScheme => {
                let id = self.certificates.picked(desk).map(|one| one.scheme.clone());
                return self.show_scheme(id);
            }
            other => return self.act_on_answers(other),
        }
        Vec::new()
    }

    pub(super) fn act_on_findings(&mut self, action: Action) -> Vec<Effect> {
        let (body, look) = (self.body(), self.setup.look.clone());
        let Some(desk) = &self.desk else { return Vec::new() };
        let len = desk.service().map_or(0, |service| desk.findings(&service.id).len());
        if self.findings.reading.travel(action, len) {
            return Vec::new();
        }
        match action {
            Action::Back => self.leave_side(),
            Action::PageUp => self.findings.scroll(-1, desk, &look, body),
            Action::PageDown => self.findings.scroll(1, desk, &look, body),
            Action::Left | Action::Right => {
                self.turn_service(if action == Action::Left { -1 } else { 1 });
                self.findings = Default::default();
            }
            Action::Enter => self.go_to_finding(),
            Action::Acknowledge => {
                if let (Some(service), Some(finding)) = (self.service_id(), self.findings.picked(desk)) {
                    let finding = finding.key();
                    self.open_form(FormKind::Acknowledge { service, finding });
                }
            }
            Action::Delete => self.reopen_finding(),
            Action::ShowScheme => {
                let id = self.findings.picked(desk).map(|one| one.scheme.clone());
                return self.show_scheme(id.filter(|id| !id.is_empty()));
            }
            other => return self.act_on_answers(other),
        }
        Vec::new()
    }

    /// The item or the certificate that the finding under the cursor is about.
    fn go_to_finding(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        let Some(finding) = self.findings.picked(desk).cloned() else {
            return;
        };
        let first = match &finding.what {
            // A must first: it is what keeps the service.
            What::NoEvidence(items) => items.iter().min_by_key(|one| !one.must).map(|one| &one.item),
            _ => None,
        };
        if let Some(item) = finding.item.as_ref().or(first) {
            desk.focus_item_id(item);
            self.side.clear();
            self.screen = Screen::Check;
            return;
        }
        let all = desk.service().map(|service| &service.certificates[..]).unwrap_or_default();
        let about = |one: &Certificate| Some(&one.id) == finding.certificate.as_ref();
        let (place, len) = (all.iter().position(about), all.len());
        self.open_side(Screen::Certificates);
        if let Some(place) = place {
            self.certificates.reading.go(place, len);
        }
    }

    /// Everything in the catalogue to pick from, the most common first.
    fn pick_scheme(&mut self) {
        let lang = self.setup.look.lang;
        if self.library.is_none() {
            return self.warn(lang.pick("カタログを読んでいます。", "The catalogue is being read."));
        }
        let held = |entry: &Entry| match &entry.target {
            Target::Scheme(id) => {
                self.library.iter().all(|library| library.catalogue.scheme(id).is_none_or(|scheme| !scheme.collective))
            }
            _ => true,
        };
        let entries = self.scheme_entries().into_iter().filter(held).collect();
        let title = lang.pick("どの制度ですか", "Which scheme?");
        let empty = lang.pick(
            "見つかりません。別の名前や略称を試してください。",
            "Nothing found; try another name or the abbreviation.",
        );
        self.overlays.push(Overlay::Picker(Box::new(Picker::new(title, empty, entries))));
    }

    /// The schemes as entries to pick from, found by every name that they have.
    pub(super) fn scheme_entries(&self) -> Vec<Entry> {
        let lang = self.setup.look.lang;
        let schemes = self.library.iter().flat_map(|library| &library.catalogue.schemes);
        let entry = |scheme: &std::sync::Arc<Scheme>| {
            let name = match scheme.abbreviation(lang) {
                "" => scheme.name.of(lang).to_owned(),
                abbr => format!("{abbr}  {}", scheme.name.of(lang)),
            };
            let detail = format!("{}  {}", scheme.kind.word(lang), scheme.summary.of(lang));
            Entry::new(name, detail, &scheme_words(scheme), Target::Scheme(scheme.id.clone()))
        };
        schemes.map(entry).collect()
    }

    /// What picking a scheme leads to, by the screen under the list.
    pub(super) fn scheme_picked(&mut self, id: String) {
        match self.screen {
            Screen::Map => self.place_scheme(id),
            Screen::Schemes => {
                if let Some(library) = &self.library {
                    self.schemes.show(&id, library);
                }
            }
            _ => self.add_certificate(id),
        }
    }

    /// Adds a certificate of which only the scheme is known to the service under the cursor.
    pub(super) fn add_certificate(&mut self, scheme: String) {
        let lang = self.setup.look.lang;
        let Some(service) = self.desk.as_ref().and_then(|desk| desk.service()) else {
            return self.warn(
                lang.pick("候補サービスを開いてから追加してください。", "Open a comparison with a service first."),
            );
        };
        let (id, name) = (service.id.clone(), service.name.clone());
        let mut certificates = service.certificates.clone();
        certificates.push(Certificate::claimed((self.setup.new_id)(), scheme));
        let last = certificates.len() - 1;
        let service = id;
        if self.change(Edit::Certificates { service, certificates }) {
            self.certificates.reading.go(last, last + 1);
            self.good(&say!(
                lang,
                "「{}」に追加しました。Enter で、分かっていることを書けます。",
                "Added to \"{}\". Press Enter to write what you know.",
                name
            ));
        }
    }

    /// The register check of the certificate under the cursor, as evidence.
    fn register_check(&self, certificate: &Id) -> Option<Evidence> {
        let desk = self.desk.as_ref()?;
        let one = desk.service()?.certificate(certificate)?;
        let scheme = desk.known().scheme(&one.scheme).map(|scheme| &**scheme);
        register_evidence(one, scheme, self.setup.look.lang)
    }

    /// Asks for which item the register check is evidence, those first whose answer names the scheme.
    fn pick_item_for_evidence(&mut self) {
        let lang = self.setup.look.lang;
        let Some(desk) = &self.desk else { return };
        let (Some(service), Some(one)) = (desk.service(), self.certificates.picked(desk)) else {
            return;
        };
        let certificate = one.id.clone();
        if self.register_check(&certificate).is_none() {
            return self.warn(no_register_check(lang));
        }
        let names = |question: &Question| {
            let all = support(service, question, desk.known());
            all.iter().any(|known| known.named && known.scheme.id == one.scheme)
        };
        let mut questions: Vec<&Question> = desk.comparison().questions.items().collect();
        // No certificate of a provider shows anything about the own company.
        questions.retain(|question| question.side != Side::Own);
        questions.sort_by_cached_key(|question| !names(question));
        let entry = |question: &&Question| {
            let name = format!("{} {}", question.number, question.title.of(lang));
            let verdict = Verdict::word_of(service.verdict(&question.id), lang).to_owned();
            let target = Target::Evidence(certificate.clone(), question.id.clone());
            Entry::new(name, verdict, &question.id, target)
        };
        let entries = questions.iter().map(entry).collect();
        let title = lang.pick("どの項目の根拠にしますか", "Evidence of which item?");
        let empty = lang.pick("見つかりません。", "Nothing found.");
        self.overlays.push(Overlay::Picker(Box::new(Picker::new(title, empty, entries))));
    }

    /// Adds the register check of a certificate to the evidence of an item.
    pub(super) fn take_as_evidence(&mut self, certificate: &Id, item: &str) {
        let lang = self.setup.look.lang;
        let (Some(piece), Some(service), Some(desk)) =
            (self.register_check(certificate), self.service_id(), self.desk.as_ref())
        else {
            return;
        };
        let number = desk.comparison().questions.item(item).map_or(0, |question| question.number);
        let mut answer = desk.recorded(&service, item);
        if answer.evidence.contains(&piece) {
            let text = say!(lang, "項目{}の根拠に、もう入っています。", "It is evidence of item {} already.", number);
            return self.warn(&text);
        }
        answer.evidence.push(piece);
        if self.change(Edit::Answer { service, answer }) {
            self.good(&say!(
                lang,
                "項目{}の根拠に加えました（u で戻せます）。",
                "Added to the evidence of item {} (u undoes it).",
                number
            ));
        }
    }

    fn remove_certificate(&mut self) {
        let lang = self.setup.look.lang;
        let Some(desk) = &self.desk else { return };
        let (Some(service), Some(gone)) = (desk.service(), self.certificates.picked(desk)) else {
            return;
        };
        let id = service.id.clone();
        let keep = |one: &&Certificate| one.id != gone.id;
        let certificates: Vec<Certificate> = service.certificates.iter().filter(keep).cloned().collect();
        let about = |one: &&Accepted| one.finding.certificate.as_ref() != Some(&gone.id);
        let accepted: Vec<Accepted> = service.accepted.iter().filter(about).cloned().collect();
        let len = certificates.len();
        let edits =
            vec![Edit::Certificates { service: id.clone(), certificates }, Edit::Accepted { service: id, accepted }];
        if self.change(Edit::Batch(edits)) {
            self.certificates.reading.step(0, len);
            self.good(
                lang.pick("認証・マークの記録を消しました（u で戻せます）。", "Removed the record (u undoes it)."),
            );
        }
    }

    fn reopen_finding(&mut self) {
        let lang = self.setup.look.lang;
        let Some(desk) = &self.desk else { return };
        let (Some(service), Some(finding)) = (desk.service(), self.findings.picked(desk)) else {
            return;
        };
        if finding.is_open() {
            return self.warn(lang.pick("この指摘はまだ了承されていません。", "This finding was not accepted."));
        }
        let id = service.id.clone();
        let accepted = service.accepted.iter().filter(|one| !finding.is_accepted_by(&one.finding)).cloned().collect();
        if self.change(Edit::Accepted { service: id, accepted }) {
            self.good(lang.pick("了承を取り消しました。", "The finding is open again."));
        }
    }
}

/// Everything by which a scheme is found, with and without the hyphens of its names.
fn scheme_words(scheme: &Scheme) -> String {
    let words = format!(
        "{} {} {} {} {} {}",
        scheme.id,
        scheme.abbr,
        scheme.abbr_ja,
        scheme.also.join(" "),
        scheme.name.ja,
        scheme.name.en
    );
    format!("{words} {}", words.replace('-', ""))
}
