//! Reports, questions to vendors, and their replies: what is asked of the shell and what becomes of it. Must not draw,
//! nor write files.

use std::path::Path;

use super::App;
use crate::{
    exchange::receive::{Reply, Taker, apply, plan, service_of},
    model::{Asker, Draft, Edit, FormKind, Lang, OwnQuestion},
    report::Format,
    say,
    tui::{
        action::Action,
        effect::{AskFormat, Effect, Export},
        overlays::{
            Overlay,
            dialog::Dialog,
            form::{Entry, Form},
        },
        screens::{Screen, reply::ReplyScreen},
    },
};

/// A path with the ending of a format, unless it has one of the user's own.
fn ending(path: &str, known: &[&str], wanted: &str) -> String {
    let path = path.trim();
    let now = Path::new(path)
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    if now.eq_ignore_ascii_case(wanted) || (!now.is_empty() && !known.contains(&now.to_ascii_lowercase().as_str())) {
        return path.to_owned();
    }
    Path::new(path).with_extension(wanted).display().to_string()
}

impl App {
    pub(super) fn act_on_ask(&mut self, action: Action) -> Vec<Effect> {
        let (body, look, today) = (self.body(), self.setup.look.clone(), (self.setup.today)());
        let Some(desk) = &self.desk else { return Vec::new() };
        let len = self.ask.len(desk, today, &look);
        match action {
            Action::Back => self.leave_side(),
            Action::Up => self.ask.reading.step(-1, len),
            Action::Down => self.ask.reading.step(1, len),
            Action::First => self.ask.reading.go(0, len),
            Action::Last => self.ask.reading.go(usize::MAX, len),
            Action::PageUp => self.ask.scroll(-1, desk, today, &look, body),
            Action::PageDown => self.ask.scroll(1, desk, today, &look, body),
            Action::Left | Action::Right => {
                self.step_service(if action == Action::Left { -1 } else { 1 });
                self.ask = self.ask.afresh();
            }
            Action::Toggle => self.ask.toggle(desk, today, &look),
            Action::Add => match (self.service_id(), self.ask.item(desk, today, &look)) {
                (Some(service), Some(item)) => self.open_form(FormKind::OwnQuestion { service, item }),
                _ => self.warn(
                    look.lang
                        .pick("項目の行を選んでください。", "Move to the line of an item."),
                ),
            },
            Action::Delete => self.remove_own_question(),
            Action::Edit => self.open_form(FormKind::Asker),
            Action::Enter => {
                if let Some(id) = self.service_id() {
                    self.open_form(FormKind::Questions(id));
                }
            }
            other => return self.act_on_answers(other),
        }
        Vec::new()
    }

    fn remove_own_question(&mut self) {
        let (look, today) = (self.setup.look.clone(), (self.setup.today)());
        let Some(desk) = &self.desk else { return };
        let (Some(service), Some(item)) = (desk.service(), self.ask.item(desk, today, &look)) else {
            return;
        };
        let mut questions = service.own_questions.clone();
        let Some(last) = questions.iter().rposition(|own| own.item == item) else {
            return;
        };
        questions.remove(last);
        let service = service.id.clone();
        self.edit(Edit::OwnQuestions { service, questions });
    }

    pub(super) fn act_on_reply(&mut self, action: Action) -> Vec<Effect> {
        let (body, look) = (self.body(), self.setup.look.clone());
        let Some(reply) = &mut self.reply else {
            self.leave_side();
            return Vec::new();
        };
        let len = reply.len();
        match action {
            Action::Back => {
                self.reply = None;
                self.leave_side();
            }
            Action::Up => reply.reading.step(-1, len),
            Action::Down => reply.reading.step(1, len),
            Action::First => reply.reading.go(0, len),
            Action::Last => reply.reading.go(usize::MAX, len),
            Action::PageUp => reply.scroll(-1, &look, body),
            Action::PageDown => reply.scroll(1, &look, body),
            Action::Toggle => reply.toggle(),
            Action::TakeAll => reply.all(),
            Action::Enter => self.take_reply(),
            _ => {}
        }
        Vec::new()
    }

    fn take_reply(&mut self) {
        let lang = self.setup.look.lang;
        let Some(reply) = &self.reply else { return };
        let (chosen, service) = (reply.chosen(), reply.preview.service.clone());
        if chosen.is_empty() {
            return self.warn(lang.pick(
                "取り込む行がありません（スペースで選びます）。",
                "Nothing is chosen; space chooses a row.",
            ));
        }
        let edit = apply(&reply.preview, &chosen);
        if self.edit(edit) {
            self.reply = None;
            if let Some(desk) = &mut self.desk {
                desk.focus_service(&service);
            }
            self.side.clear();
            self.screen = Screen::Check;
            self.good(&say!(
                lang,
                "{} 件を取り込みました（u で一度に戻せます）。",
                "Took {} answers (u takes them back at once).",
                chosen.len()
            ));
        }
    }

    /// A reply was read: what would become of the answers.
    pub(super) fn reply_read(&mut self, reply: &Reply) {
        let lang = self.setup.look.lang;
        let taker = Taker {
            by: self.setup.by.clone(),
            today: (self.setup.today)(),
            lang,
        };
        let Some(desk) = &self.desk else { return };
        let comparison = desk.comparison();
        // A sheet without keys is about the service under the cursor.
        let service = service_of(comparison, reply).or_else(|refused| match (refused, desk.service()) {
            (crate::exchange::receive::Refused::NoService, Some(service)) => Ok(service.id.clone()),
            (refused, _) => Err(refused),
        });
        match service.and_then(|id| plan(comparison, &id, reply, &taker)) {
            Ok(preview) => {
                let name = comparison.service(&preview.service).map(|service| service.name.clone());
                self.reply = Some(ReplyScreen::new(preview, name.unwrap_or_default()));
                self.open_side(Screen::Reply);
            }
            Err(refused) => self.bad(&refused.message(lang)),
        }
    }

    /// Something was written for others.
    pub(super) fn written(&mut self, path: &Path, text: Option<String>) {
        self.overlays.push(Overlay::Dialog(Dialog::Written {
            path: crate::model::one_line(&path.display().to_string()).into_owned(),
            text,
        }));
    }

    /// Says whether there was something to copy.
    pub(super) fn copied(&mut self, there: bool) {
        let lang = self.setup.look.lang;
        if there {
            self.good(lang.pick(
                "クリップボードに送りました（端末が対応していれば貼り付けられます）。",
                "Sent to the clipboard, if the terminal can do that.",
            ));
        } else {
            self.warn(lang.pick("この形式はコピーできません。", "This format cannot be copied."));
        }
    }

    /// What was asked for did not work: the form comes back with its texts and the reason.
    pub(super) fn refused(&mut self, draft: Draft, reason: String) {
        let kind = draft.form.clone();
        self.shelf.retain(|other| other.form != kind);
        self.shelf.push(draft);
        self.open_form(kind);
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => form.complaint = Some(reason),
            _ => self.bad(&reason),
        }
    }

    /// The forms of this file.
    pub(super) fn exchange_form(&self, kind: &FormKind) -> Option<Form> {
        let lang = self.setup.look.lang;
        let desk = self.desk.as_ref()?;
        let replace = || {
            let options = [
                lang.pick("書かない（名前を変える）", "do not write; take another name"),
                lang.pick("置き換える", "replace it"),
            ];
            Entry::choice(
                lang.pick("同じ名前のファイルがあれば", "If there is a file of this name"),
                options.map(str::to_owned).to_vec(),
                0,
            )
        };
        let file = |path: &Path| Entry::line(lang.pick("ファイル", "File"), &path.display().to_string());
        let (title, entries) = match kind {
            FormKind::Export => {
                let formats = Format::ALL.iter().map(|format| format.word(lang).to_owned()).collect();
                let first = Format::ALL
                    .iter()
                    .position(|format| *format == Format::Html)
                    .unwrap_or(0);
                let services = desk.services().iter().map(|service| service.name.clone());
                let all = lang.pick("すべての候補", "all services").to_owned();
                let langs = Lang::ALL.map(|lang| lang.pick("日本語", "English").to_owned());
                let entries = vec![
                    Entry::choice(lang.pick("形式", "Format"), formats, first)
                        .hint(lang.pick("左右のキーで選びます", "left and right to choose")),
                    file(&desk.path.with_extension("html")).hint(lang.pick(
                        "終わりの .html などは形式に合わせて変わります",
                        "the ending follows the format",
                    )),
                    Entry::choice(
                        lang.pick("だれについて", "About"),
                        [all].into_iter().chain(services).collect(),
                        0,
                    ),
                    Entry::choice(
                        lang.pick("言語", "Language"),
                        langs.to_vec(),
                        Lang::ALL.iter().position(|one| *one == lang).unwrap_or(0),
                    ),
                    replace(),
                ];
                (lang.pick("レポートを書き出す", "Export a report").to_owned(), entries)
            }
            FormKind::Questions(id) => {
                let name = &desk.comparison().service(id)?.name;
                let formats = AskFormat::ALL.map(|format| format.word(lang).to_owned()).to_vec();
                let stem = desk.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let stem = say!(lang, "{}-質問状-{}", "{}-questions-{}", stem, safe_name(name));
                let entries = vec![
                    Entry::choice(lang.pick("形式", "Format"), formats, 0).hint(lang.pick(
                        "Excel なら、返ってきた回答を取り込めます",
                        "an Excel file can be read back",
                    )),
                    file(&desk.path.with_file_name(format!("{stem}.xlsx"))),
                    replace(),
                ];
                (say!(lang, "質問状: {}", "Questions: {}", name), entries)
            }
            FormKind::Asker => {
                let asker = &desk.comparison().asker;
                let deadline = self.ask.deadline.map(|day| day.to_string()).unwrap_or_default();
                let entries = vec![
                    Entry::line(lang.pick("自社名", "Company"), &asker.company),
                    Entry::lines(lang.pick("連絡先", "Contact"), &asker.contact)
                        .hint(lang.pick("名前、部署、電話、メールなど", "name, department, telephone, mail")),
                    Entry::line(lang.pick("回答の期限", "Answer wanted until"), &deadline)
                        .hint(lang.pick("例: 2027-04-01（空でもかまいません）", "e.g. 2027-04-01, or empty")),
                ];
                (lang.pick("差出人と期限", "Sender and deadline").to_owned(), entries)
            }
            FormKind::OwnQuestion { item, .. } => {
                let question = desk.comparison().questions.item(item)?;
                let label = lang.pick("事業者に聞くこと", "Question to the vendor");
                let title = format!("{} {}", question.number, question.title.of(lang));
                (title, vec![Entry::lines(label, "")])
            }
            FormKind::Receive => {
                let entries = vec![
                    Entry::line(lang.pick("回答のファイル", "The reply"), "").hint(lang.pick(
                        "xlsx、csv、md。画面に放り込んでもかまいません",
                        "xlsx, csv or md; you can drop it here",
                    )),
                ];
                (
                    lang.pick("事業者の回答を取り込む", "Read a vendor's reply").to_owned(),
                    entries,
                )
            }
            _ => return None,
        };
        Some(Form::new(kind.clone(), title, entries))
    }

    /// What accepting one of these forms leads to.
    pub(super) fn accept_exchange(&mut self, kind: FormKind, texts: &[String]) -> Result<Vec<Effect>, String> {
        let lang = self.setup.look.lang;
        let text = |n: usize| texts.get(n).map_or("", |text| text.trim());
        let number = |n: usize| text(n).parse::<usize>().unwrap_or(0);
        let empty = || {
            lang.pick("ファイルの名前を書いてください。", "Please write the name of the file.")
                .to_owned()
        };
        let gone = || {
            lang.pick("比較が閉じられました。", "The comparison was closed.")
                .to_owned()
        };
        let today = (self.setup.today)();
        let draft = Draft {
            form: kind.clone(),
            fields: texts.to_vec(),
        };
        let desk = self.desk.as_ref().ok_or_else(gone)?;
        match kind {
            FormKind::Export => {
                if text(1).is_empty() {
                    return Err(empty());
                }
                let format = Format::ALL.get(number(0)).copied().unwrap_or(Format::Html);
                let known = Format::ALL.map(Format::id);
                let service = number(2).checked_sub(1).and_then(|n| desk.services().get(n));
                Ok(vec![Effect::Export(Box::new(Export {
                    comparison: desk.comparison().clone(),
                    checklist: desk.checklist.clone(),
                    service: service.map(|service| service.id.clone()),
                    format,
                    lang: Lang::ALL.get(number(3)).copied().unwrap_or(lang),
                    path: ending(text(1), &known, format.id()),
                    replace: number(4) == 1,
                    draft,
                }))])
            }
            FormKind::Questions(id) => {
                if text(1).is_empty() {
                    return Err(empty());
                }
                let format = AskFormat::ALL.get(number(0)).copied().unwrap_or(AskFormat::Xlsx);
                let made = self.ask.questionnaire(desk, today, &self.setup.look);
                let made = made
                    .filter(|made| !made.rows.is_empty() && self.service_id() == Some(id))
                    .ok_or_else(|| {
                        lang.pick("聞く項目を選んでください。", "Choose what to ask about.")
                            .to_owned()
                    })?;
                let known = AskFormat::ALL.map(AskFormat::ending);
                Ok(vec![Effect::WriteQuestions {
                    questionnaire: Box::new(made),
                    format,
                    path: ending(text(1), &known, format.ending()),
                    replace: number(2) == 1,
                    draft,
                }])
            }
            FormKind::Receive => {
                if text(0).is_empty() {
                    return Err(empty());
                }
                Ok(vec![Effect::ReadReply {
                    path: text(0).to_owned(),
                    draft,
                }])
            }
            FormKind::Asker => {
                let deadline = self.day_of(text(2))?;
                let asker = Asker {
                    company: text(0).to_owned(),
                    contact: text(1).to_owned(),
                };
                let edited = asker == desk.comparison().asker || self.edit(Edit::Asker(asker));
                if edited {
                    self.ask.deadline = deadline;
                }
                Ok(Vec::new())
            }
            FormKind::OwnQuestion { service, item } => {
                if text(0).is_empty() {
                    return Err(lang
                        .pick("質問を書いてください。", "Please write the question.")
                        .to_owned());
                }
                let holder = desk.comparison().service(&service).ok_or_else(gone)?;
                let mut questions = holder.own_questions.clone();
                questions.push(OwnQuestion {
                    item: item.clone(),
                    text: text(0).to_owned(),
                });
                if self.edit(Edit::OwnQuestions { service, questions })
                    && let Some(desk) = &self.desk
                {
                    self.ask.pick(&item, desk, today, &self.setup.look);
                }
                Ok(Vec::new())
            }
            _ => Ok(Vec::new()),
        }
    }

    /// Opens the questions to the vendor of the service under the cursor.
    pub(super) fn go_ask(&mut self) -> Vec<Effect> {
        self.ask = self.ask.afresh();
        self.open_side(Screen::Ask);
        Vec::new()
    }
}

/// A name as a part of a file name: what a path could mean is a hyphen.
fn safe_name(name: &str) -> String {
    let odd = |c: char| matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '.') || c.is_control();
    let name: String = name.chars().take(40).map(|c| if odd(c) { '-' } else { c }).collect();
    crate::model::one_line(&name).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_follows_the_format_unless_it_is_the_users_own() {
        let known = ["md", "html", "csv"];
        assert_eq!(ending("/a/店.html", &known, "md"), "/a/店.md");
        assert_eq!(ending("/a/店", &known, "md"), "/a/店.md");
        assert_eq!(ending("/a/店.txt", &known, "md"), "/a/店.txt");
        assert_eq!(ending(" /a/店.MD ", &known, "md"), "/a/店.MD");
    }

    #[test]
    fn a_name_cannot_lead_out_of_a_folder() {
        assert_eq!(safe_name("../雲/棚"), "---雲-棚");
    }
}
