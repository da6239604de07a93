//! Which fields a form has. Must not draw, nor know what becomes of the texts.

use super::{App, accept::profile_text};
use crate::{
    model::{Draft, EvidenceKind, FormKind, Words},
    say,
    tui::{
        desk::Refused,
        overlays::{
            Overlay,
            form::{Entry, Form},
        },
    },
};

impl App {
    /// Opens a form, with the texts that were left in it if it was closed before it was accepted.
    pub(super) fn open_form(&mut self, kind: FormKind) {
        if let Some(holder) = self.desk().and_then(|desk| desk.held_by.clone()) {
            return self.refuse(&Refused::Held(holder));
        }
        if let Some(form) = self.form(kind) {
            self.push_form(form);
        }
    }

    /// Shows a form with what was left in it. What is recorded by now is not shown again.
    fn push_form(&mut self, mut form: Form) {
        while let Some(draft) = self.way_mut().shelf.take(&form.kind) {
            if !self.is_recorded(&draft) && form.take_up(draft) {
                break;
            }
        }
        self.way_mut().overlays.push(Overlay::Form(Box::new(form)));
    }

    /// Whether a new entry that was being typed has become part of the comparison: its form opens empty every time, so
    /// it cannot tell.
    pub(super) fn is_recorded(&self, draft: &Draft) -> bool {
        let Some(desk) = self.desk() else { return false };
        let comparison = desk.comparison();
        match &draft.form {
            FormKind::NewService => comparison.services.iter().any(|service| {
                let Words { name, provider, plan, url, memo } = Words::of(service);
                draft.is_within(&[&name, &provider, &plan, &url, &memo])
            }),
            FormKind::Evidence { service, item, index: None } => {
                let texts = desk.recorded(service, item).evidence;
                let typed = draft.fields.get(1).map(|text| text.trim());
                texts.iter().any(|piece| typed.is_some_and(|typed| piece.text.starts_with(typed)))
            }
            FormKind::OwnQuestion { service, item } => {
                let own = comparison.service(service).map(|service| &service.own_questions[..]);
                let mut asked = own.unwrap_or_default().iter().filter(|own| own.item == *item);
                asked.any(|own| draft.is_within(&[&own.text]))
            }
            _ => false,
        }
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
        let title = lang.pick("新しい比較", "New comparison").to_owned();
        self.push_form(Form::new(FormKind::NewComparison, title, entries));
    }

    pub(super) fn form(&self, kind: FormKind) -> Option<Form> {
        let lang = self.setup.look.lang;
        let (title, entries) = match &kind {
            // Opened by `open_new_comparison`, which knows the checklists.
            FormKind::NewComparison => return None,
            FormKind::Export
            | FormKind::Asker
            | FormKind::OwnQuestion { .. }
            | FormKind::Questions(_)
            | FormKind::Receive => return self.exchange_form(&kind),
            FormKind::Certificate { service, certificate } => return self.certificate_form(service, certificate),
            FormKind::Acknowledge { service, finding } => return self.acknowledge_form(service, finding),
            FormKind::Comparison => {
                let title = lang.pick("題名", "Title");
                let entries = match self.desk() {
                    Some(desk) => vec![
                        Entry::line(title, &desk.comparison().title),
                        Entry::lines(lang.pick("メモ", "Remarks"), &desk.comparison().memo)
                            .hint(lang.pick("どの仕事に使うか、など", "for example what it is for")),
                    ],
                    None => vec![Entry::line(title, &self.outside.screens.start.picked()?.title)],
                };
                (lang.pick("題名を変える", "Rename").to_owned(), entries)
            }
            FormKind::NewService => {
                (lang.pick("候補サービスを追加する", "Add a service").to_owned(), self.words(&Words::default()))
            }
            FormKind::Service(id) => {
                let service = self.desk()?.comparison().service(id)?;
                (service.name.clone(), self.words(&Words::of(service)))
            }
            FormKind::Note { service, item } => {
                let desk = self.desk()?;
                let question = desk.comparison().questions.item(item)?;
                let service = desk.comparison().service(service)?;
                let answer = service.answer(item);
                let text = |of: fn(&crate::model::Answer) -> &String| answer.map(of).cloned().unwrap_or_default();
                let entries = vec![
                    Entry::lines(lang.pick("メモ・理由", "Note, reason"), &text(|answer| &answer.note)),
                    Entry::line(lang.pick("プランなどの条件", "Plan condition"), &text(|answer| &answer.condition))
                        .hint(lang.pick("例: 有料プランの場合だけ", "e.g. only with the paid plan")),
                    Entry::choice(
                        lang.pick("条件を満たすか", "Is it met?"),
                        [
                            lang.pick("まだ確かめていない", "not checked yet"),
                            lang.pick("満たす", "met"),
                            lang.pick("満たさない", "not met"),
                        ]
                        .map(str::to_owned)
                        .to_vec(),
                        match answer.and_then(|answer| answer.condition_met) {
                            None => 0,
                            Some(true) => 1,
                            Some(false) => 2,
                        },
                    ),
                    // Who writes now is whoever sits here; without a name it is shown whose words are there.
                    Entry::line(
                        lang.pick("記入者", "Written by"),
                        match (answer, self.setup.by.is_empty()) {
                            (Some(answer), true) => &answer.by,
                            _ => &self.setup.by,
                        },
                    )
                    .proposed(answer.is_none_or(|answer| answer.by != self.setup.by)),
                ];
                (format!("{} / {} {}", service.name, question.number, question.title.of(lang)), entries)
            }
            FormKind::Evidence { service, item, index } => {
                let answer = self.desk()?.comparison().service(service)?.answer(item);
                let piece = index.and_then(|n| answer?.evidence.get(n));
                let kind = piece.map_or(EvidenceKind::Document, |piece| piece.kind);
                let at = EvidenceKind::ALL.iter().position(|other| *other == kind).unwrap_or(0);
                let seen = piece.map_or_else(|| Some((self.setup.today)()), |piece| piece.seen);
                let kinds = EvidenceKind::ALL.iter().map(|kind| kind.word(lang).to_owned()).collect();
                let entries = vec![
                    Entry::choice(lang.pick("種類", "Kind"), kinds, at)
                        .hint(lang.pick("左右のキーで選びます", "left and right to choose")),
                    Entry::lines(lang.pick("内容・場所", "What and where"), piece.map_or("", |piece| &piece.text))
                        .hint(
                            lang.pick(
                                "文書名とページ、URL、聞いた相手の名前など",
                                "document and page, URL, who told you",
                            ),
                        ),
                    Entry::line(lang.pick("見た日", "Seen on"), &seen.map(|day| day.to_string()).unwrap_or_default())
                        .hint(lang.pick("例: 2026-04-01（空でもかまいません）", "e.g. 2026-04-01, or empty"))
                        .proposed(piece.is_none()),
                    Entry::line(
                        lang.pick("資料の日付", "Date of the document"),
                        &piece.and_then(|piece| piece.dated).map(|day| day.to_string()).unwrap_or_default(),
                    )
                    .hint(lang.pick("資料に書いてある日（なければ空）", "as it says itself; empty if it does not")),
                ];
                (lang.pick("根拠", "Evidence").to_owned(), entries)
            }
            FormKind::ProfileText(n) => {
                let labels = [
                    lang.pick("仕事の内容", "The work"),
                    lang.pick("1時間止まったら", "If it stops for an hour"),
                    lang.pick("1日止まったら", "If it stops for a day"),
                    lang.pick("1週間止まったら", "If it stops for a week"),
                ];
                let open = self.open.as_ref()?;
                let text = profile_text(&mut open.way.screens.profile.draft(&open.desk), *n).clone();
                let label = labels.get(*n).copied().unwrap_or_default();
                (label.to_owned(), vec![Entry::lines(label, &text)])
            }
            FormKind::Decision(id) => {
                let comparison = self.desk()?.comparison();
                let old = comparison.record.decision.as_ref().filter(|decision| decision.service == *id);
                let review = old.map_or_else(|| (self.setup.today)().next_year(), |decision| decision.review);
                let entries = vec![
                    Entry::lines(lang.pick("決めた理由", "Why"), old.map_or("", |decision| &decision.why)),
                    Entry::line(
                        lang.pick("決めた人", "Decided by"),
                        old.map_or(&self.setup.by, |decision| &decision.by),
                    )
                    .proposed(old.is_none()),
                    Entry::line(lang.pick("次の見直しの日", "Next review"), &review.to_string())
                        .hint(lang.pick("例: 2027-04-01", "e.g. 2027-04-01"))
                        .proposed(old.is_none()),
                ];
                let name = comparison.service(id)?.name.clone();
                (say!(lang, "決定: {}", "Decision: {}", name), entries)
            }
            FormKind::Treat(item) => {
                let comparison = self.desk()?.comparison();
                let decision = comparison.record.decision.as_ref()?;
                let question = comparison.questions.item(item)?;
                let condition = decision.conditions.iter().find(|condition| condition.item == *item);
                let risk = decision.risks.iter().find(|risk| risk.item == *item);
                let at = match (risk, condition) {
                    (Some(_), _) => 1,
                    (None, Some(condition)) => {
                        if condition.done {
                            3
                        } else {
                            2
                        }
                    }
                    (None, None) => 0,
                };
                let options = [
                    lang.pick("まだ決めていない", "not decided yet"),
                    lang.pick("リスクを受け入れる", "accept the risk"),
                    lang.pick("直す", "fix it"),
                    lang.pick("直した（済み）", "fixed (done)"),
                ];
                let text = condition.map(|condition| &condition.text).or(risk.map(|risk| &risk.text));
                let due = condition.and_then(|condition| condition.due).map(|day| day.to_string());
                let entries = vec![
                    Entry::choice(lang.pick("どうするか", "What to do"), options.map(str::to_owned).to_vec(), at)
                        .hint(lang.pick("左右のキーで選びます", "left and right to choose")),
                    Entry::line(lang.pick("内容・理由", "What, why"), text.map_or("", String::as_str)),
                    Entry::line(lang.pick("担当者", "Who"), condition.map_or("", |condition| &condition.owner)),
                    Entry::line(lang.pick("期限", "Until"), &due.unwrap_or_default())
                        .hint(lang.pick("例: 2027-04-01（空でもかまいません）", "e.g. 2027-04-01, or empty")),
                ];
                (format!("{} {}", question.number, question.title.of(lang)), entries)
            }
            FormKind::SaveAs => {
                let path = self.desk()?.path.display().to_string();
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
            Entry::lines(lang.pick("メモ", "Remarks"), &words.memo),
        ]
    }
}
