//! Which fields a form has and what becomes of its texts. Must not draw.

use std::sync::Arc;

use super::App;
use crate::{
    model::{Day, Draft, Edit, Evidence, EvidenceKind, FormKind, Service, Words},
    tui::{
        desk::Refused,
        effect::Effect,
        overlays::{
            Overlay,
            form::{Entry, Form},
        },
    },
};

impl App {
    /// Opens a form, with the texts that were left in it if it was closed before it was accepted.
    pub(super) fn open_form(&mut self, kind: FormKind) {
        if let Some(holder) = self.desk.as_ref().and_then(|desk| desk.held_by.clone()) {
            return self.refuse(&Refused::Held(holder));
        }
        let Some(mut form) = self.form(kind) else { return };
        if let Some(n) = self.shelf.iter().position(|draft| draft.form == form.kind) {
            form.fill(&self.shelf.remove(n).fields);
        }
        self.overlays.push(Overlay::Form(Box::new(form)));
    }

    /// The form for a new comparison, once the checklists are known.
    pub(super) fn open_new_comparison(&mut self, checklists: Vec<String>) {
        let lang = self.setup.look.lang;
        let mut entries = vec![
            Entry::line(lang.pick("題名", "Title"), "")
                .hint(lang.pick("例: 顧客名簿の置き場所", "e.g. where to keep the customer list")),
            Entry::lines(lang.pick("候補サービス", "Candidate services"), "").hint(lang.pick(
                "1行に1つ（Enter で改行）。あとから追加もできます",
                "one per line (Enter); you can add more later",
            )),
        ];
        if checklists.len() > 1 {
            entries.push(Entry::choice(lang.pick("チェックシート", "Checklist"), checklists, 0));
        }
        let mut form = Form::new(
            FormKind::NewComparison,
            lang.pick("新しい比較", "New comparison").to_owned(),
            entries,
        );
        if let Some(n) = self
            .shelf
            .iter()
            .position(|draft| draft.form == FormKind::NewComparison)
        {
            form.fill(&self.shelf.remove(n).fields);
        }
        self.overlays.push(Overlay::Form(Box::new(form)));
    }

    fn form(&self, kind: FormKind) -> Option<Form> {
        let lang = self.setup.look.lang;
        let (title, entries) = match &kind {
            // Opened by `open_new_comparison`, which knows the checklists.
            FormKind::NewComparison => return None,
            FormKind::Comparison => {
                let title = lang.pick("題名", "Title");
                let entries = match &self.desk {
                    Some(desk) => vec![
                        Entry::line(title, &desk.comparison().title),
                        Entry::lines(lang.pick("メモ", "Memo"), &desk.comparison().memo)
                            .hint(lang.pick("どの業務に使うか、など", "for example what it is for")),
                    ],
                    None => vec![Entry::line(title, &self.start.picked()?.title)],
                };
                (lang.pick("題名を変える", "Rename").to_owned(), entries)
            }
            FormKind::NewService => (
                lang.pick("候補サービスを追加する", "Add a service").to_owned(),
                self.words(&Words::default()),
            ),
            FormKind::Service(id) => {
                let service = self.desk.as_ref()?.comparison().service(id)?;
                (service.name.clone(), self.words(&Words::of(service)))
            }
            FormKind::Note { service, item } => {
                let desk = self.desk.as_ref()?;
                let question = desk.comparison().questions.item(item)?;
                let service = desk.comparison().service(service)?;
                let answer = service.answer(item);
                let text = |of: fn(&crate::model::Answer) -> &String| answer.map(of).cloned().unwrap_or_default();
                let entries = vec![
                    Entry::lines(lang.pick("メモ・理由", "Note, reason"), &text(|answer| &answer.note)),
                    Entry::line(lang.pick("条件", "Condition"), &text(|answer| &answer.condition))
                        .hint(lang.pick("例: 有料プランの場合だけ", "e.g. only with the paid plan")),
                    Entry::line(
                        lang.pick("記入者", "Written by"),
                        &answer.map_or(self.setup.by.clone(), |answer| answer.by.clone()),
                    ),
                ];
                (
                    format!("{} / {} {}", service.name, question.number, question.title.of(lang)),
                    entries,
                )
            }
            FormKind::Evidence { service, item, index } => {
                let answer = self.desk.as_ref()?.comparison().service(service)?.answer(item);
                let piece = index.and_then(|n| answer?.evidence.get(n));
                let kind = piece.map_or(EvidenceKind::Document, |piece| piece.kind);
                let at = EvidenceKind::ALL.iter().position(|other| *other == kind).unwrap_or(0);
                let seen = piece.map_or_else(|| Some((self.setup.today)()), |piece| piece.seen);
                let kinds = EvidenceKind::ALL
                    .iter()
                    .map(|kind| kind.word(lang).to_owned())
                    .collect();
                let entries = vec![
                    Entry::choice(lang.pick("種類", "Kind"), kinds, at)
                        .hint(lang.pick("左右のキーで選びます", "left and right to choose")),
                    Entry::lines(
                        lang.pick("内容・場所", "What and where"),
                        piece.map_or("", |piece| &piece.text),
                    )
                    .hint(lang.pick(
                        "文書名とページ、URL、聞いた相手の名前など",
                        "document and page, URL, who told you",
                    )),
                    Entry::line(
                        lang.pick("確認した日", "Checked on"),
                        &seen.map(|day| day.to_string()).unwrap_or_default(),
                    )
                    .hint(lang.pick("例: 2026-04-01（空でもかまいません）", "e.g. 2026-04-01, or empty")),
                ];
                (lang.pick("根拠", "Evidence").to_owned(), entries)
            }
            FormKind::SaveAs => {
                let path = self.desk.as_ref()?.path.display().to_string();
                let entries = vec![
                    Entry::line(lang.pick("保存先のファイル", "File to save to"), &path)
                        .hint(lang.pick("まだ使っていないファイル名", "the name of a new file")),
                ];
                (lang.pick("別の場所に保存", "Save elsewhere").to_owned(), entries)
            }
        };
        // Evidence is most often a text to type; the kind is guessed from it.
        let first = usize::from(matches!(kind, FormKind::Evidence { .. }));
        Some(Form::new(kind, title, entries).at(first))
    }

    fn words(&self, words: &Words) -> Vec<Entry> {
        let lang = self.setup.look.lang;
        vec![
            Entry::line(lang.pick("サービス名", "Name"), &words.name),
            Entry::line(lang.pick("事業者", "Provider"), &words.provider)
                .hint(lang.pick("提供している会社", "the company that offers it")),
            Entry::line(lang.pick("プラン", "Plan"), &words.plan),
            Entry::line("URL", &words.url),
            Entry::lines(lang.pick("メモ", "Memo"), &words.memo),
        ]
    }

    /// Opens the note of the item under the cursor.
    pub(super) fn open_note(&mut self) {
        if let Some((service, answer)) = self.here() {
            self.open_form(FormKind::Note {
                service,
                item: answer.item,
            });
        }
    }

    /// Opens the note of the answer that wants a reason most.
    pub(super) fn open_reason(&mut self) {
        let lang = self.setup.look.lang;
        match self.desk.as_ref().and_then(|desk| desk.wanting_reason()) {
            Some((service, item)) => self.open_form(FormKind::Note { service, item }),
            None => self.good(lang.pick(
                "理由のない「いいえ」「対象外」はありません。",
                "No answer is without its reason.",
            )),
        }
    }

    /// Accepts the form on top; it stays open with a complaint when a text will not do.
    pub(super) fn accept(&mut self) -> Vec<Effect> {
        let Some(Overlay::Form(form)) = self.overlays.last() else {
            return Vec::new();
        };
        let (kind, texts) = (form.kind.clone(), form.texts());
        match self.accept_texts(kind, &texts) {
            Ok(effects) => {
                self.overlays.pop();
                let forget = self.desk.is_some().then_some(Effect::Draft(None));
                forget.into_iter().chain(effects).collect()
            }
            Err(complaint) => {
                if let Some(Overlay::Form(form)) = self.overlays.last_mut() {
                    form.complaint = Some(complaint);
                }
                Vec::new()
            }
        }
    }

    fn accept_texts(&mut self, kind: FormKind, texts: &[String]) -> Result<Vec<Effect>, String> {
        let lang = self.setup.look.lang;
        let text = |n: usize| texts.get(n).map_or("", |text| text.trim_end());
        let edit = match kind {
            FormKind::NewComparison => {
                if text(0).trim().is_empty() {
                    return Err(lang.pick("題名を書いてください。", "Please write a title.").to_owned());
                }
                let services = text(1)
                    .lines()
                    .map(str::trim)
                    .filter(|line| !line.is_empty())
                    .map(str::to_owned);
                return Ok(vec![Effect::Create {
                    title: text(0).trim().to_owned(),
                    services: services.collect(),
                    checklist: text(2).parse().unwrap_or(0),
                }]);
            }
            FormKind::SaveAs => {
                let leave = if self.quitting { Effect::Quit } else { Effect::Close };
                return Ok(vec![Effect::MoveTo(text(0).to_owned()), leave]);
            }
            FormKind::Comparison if self.desk.is_none() => {
                let path = self.start.picked().map(|listing| listing.path.clone());
                let title = text(0).trim().to_owned();
                if title.is_empty() {
                    return Err(lang.pick("題名を書いてください。", "Please write a title.").to_owned());
                }
                return Ok(path.map(|path| Effect::Rename { path, title }).into_iter().collect());
            }
            FormKind::Comparison => Edit::Batch(vec![Edit::Title(text(0).to_owned()), Edit::Memo(text(1).to_owned())]),
            FormKind::NewService => {
                let mut service = Service::new((self.setup.new_id)(), "");
                words_of(texts).into_service(&mut service);
                Edit::AddService {
                    at: usize::MAX,
                    service: Arc::new(service),
                }
            }
            FormKind::Service(id) => Edit::Describe {
                id,
                words: words_of(texts),
            },
            FormKind::Note { service, item } => {
                let Some(desk) = &self.desk else { return Ok(Vec::new()) };
                let mut answer = desk.recorded(&service, &item);
                let before = answer.clone();
                text(0).clone_into(&mut answer.note);
                text(1).clone_into(&mut answer.condition);
                text(2).clone_into(&mut answer.by);
                if answer != before && answer.day.is_none() {
                    answer.day = Some((self.setup.today)());
                }
                Edit::Answer { service, answer }
            }
            FormKind::Evidence { service, item, index } => {
                let piece = self.evidence_of(texts)?;
                let Some(desk) = &self.desk else { return Ok(Vec::new()) };
                let mut answer = desk.recorded(&service, &item);
                match index.and_then(|n| answer.evidence.get_mut(n)) {
                    Some(old) => *old = piece,
                    None => answer.evidence.push(piece),
                }
                Edit::Answer { service, answer }
            }
        };
        self.apply_or_complain(edit)
    }

    fn apply_or_complain(&mut self, edit: Edit) -> Result<Vec<Effect>, String> {
        let added = match &edit {
            Edit::AddService { service, .. } => Some(service.id.clone()),
            _ => None,
        };
        if !self.edit(edit) {
            return Err(self.notice.take().map(|notice| notice.text).unwrap_or_default());
        }
        if let (Some(id), Some(desk)) = (added, &mut self.desk) {
            desk.focus_service(&id);
        }
        Ok(Vec::new())
    }

    fn evidence_of(&self, texts: &[String]) -> Result<Evidence, String> {
        let lang = self.setup.look.lang;
        let [kind, text, seen] = texts else {
            return Err(String::new());
        };
        if text.trim().is_empty() {
            return Err(lang
                .pick("内容を書いてください。", "Please write what it is.")
                .to_owned());
        }
        let seen = match seen.trim() {
            "" => None,
            day => Some(day.parse::<Day>().map_err(|_| {
                lang.pick(
                    "確認した日は 2026-04-01 のように書いてください。",
                    "Write the day like 2026-04-01.",
                )
                .to_owned()
            })?),
        };
        let chosen = kind.parse().ok().and_then(|n: usize| EvidenceKind::ALL.get(n)).copied();
        // A document that looks like an address is one, unless another kind was chosen.
        let kind = match chosen.unwrap_or(EvidenceKind::Document) {
            EvidenceKind::Document => EvidenceKind::guess(text),
            kind => kind,
        };
        Ok(Evidence {
            kind,
            text: text.trim().to_owned(),
            seen,
        })
    }

    /// Closes the form on top. A note or an edit is kept; a new entry waits on the shelf.
    pub(super) fn close_form(&mut self) -> Vec<Effect> {
        let Some(Overlay::Form(form)) = self.overlays.last() else {
            return Vec::new();
        };
        let draft = form.draft();
        let unchanged = match &draft.form {
            FormKind::NewComparison => draft.fields.iter().take(2).all(|text| text.trim().is_empty()),
            FormKind::NewService => draft.fields.iter().all(|text| text.trim().is_empty()),
            FormKind::Evidence { index: None, .. } => draft.fields.get(1).is_none_or(|text| text.trim().is_empty()),
            FormKind::SaveAs => true,
            FormKind::Comparison | FormKind::Service(_) | FormKind::Note { .. } | FormKind::Evidence { .. } => {
                return self.accept();
            }
        };
        self.overlays.pop();
        if unchanged {
            return self.desk.is_some().then_some(Effect::Draft(None)).into_iter().collect();
        }
        self.shelve(draft);
        let lang = self.setup.look.lang;
        self.good(lang.pick(
            "書きかけは残してあります。もう一度開くと戻ります。",
            "Your text is kept; open the form again to go on.",
        ));
        Vec::new()
    }

    fn shelve(&mut self, draft: Draft) {
        self.shelf.retain(|other| other.form != draft.form);
        self.shelf.push(draft);
    }
}

fn words_of(texts: &[String]) -> Words {
    let text = |n: usize| texts.get(n).map_or(String::new(), |text| text.trim().to_owned());
    Words {
        name: text(0),
        provider: text(1),
        plan: text(2),
        url: text(3),
        memo: text(4),
    }
}
