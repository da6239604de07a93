//! The forms of reports, questions and replies, and what accepting them leads to. Must not draw, nor write files.

use std::path::Path;

use super::{
    App,
    accept::{After, Taken},
};
use crate::{
    exchange::ask,
    model::{Asker, Edit, FormKind, Lang, OwnQuestion},
    report::Format,
    say,
    tui::{
        effect::{Effect, Export, TypedPath},
        overlays::form::{Entry, Form},
    },
};

impl App {
    /// The forms of this file.
    pub(super) fn exchange_form(&self, kind: &FormKind) -> Option<Form> {
        let lang = self.setup.look.lang;
        let desk = self.desk()?;
        let replace = || {
            let options = [lang.pick("書き出さずに知らせる", "ask"), lang.pick("置き換える", "replace")];
            Entry::choice(
                lang.pick("同じ名前のファイルがあれば", "If the file exists"),
                options.map(str::to_owned).to_vec(),
                0,
            )
        };
        let file = |path: &Path| Entry::line(lang.pick("ファイル", "File"), &path.display().to_string());
        let (title, entries) = match kind {
            FormKind::Export => {
                let formats = Format::ALL.iter().map(|format| format.word(lang).to_owned()).collect();
                let first = Format::ALL.iter().position(|format| *format == Format::Html).unwrap_or(0);
                let services = desk.services().iter().map(|service| service.name.clone());
                let all = lang.pick("すべての候補サービス", "all candidate services").to_owned();
                let langs = Lang::ALL.map(|lang| lang.pick("日本語", "English").to_owned());
                let entries = vec![
                    Entry::choice(lang.pick("形式", "Format"), formats, first)
                        .hint(lang.pick("左右のキーで選びます", "left and right to choose")),
                    file(&desk.path.with_extension("html")).hint(
                        lang.pick(
                            "名前の終わり（.html など）は形式に合わせて変わります",
                            "the ending follows the format",
                        ),
                    ),
                    Entry::choice(lang.pick("候補サービス", "About"), [all].into_iter().chain(services).collect(), 0)
                        .hint(lang.pick(
                            "メモ、社内の人の名前、ほかの候補サービスも入ります",
                            "includes notes, staff names and the other candidate services",
                        )),
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
                let formats = ask::Format::ALL.map(|format| format.word(lang).to_owned()).to_vec();
                let stem = desk.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let stem = say!(lang, "{}-質問状-{}", "{}-questions-{}", stem, safe_name(name));
                let entries = vec![
                    Entry::choice(lang.pick("形式", "Format"), formats, 0)
                        .hint(lang.pick("Excel なら、返ってきた回答を取り込めます", "an Excel file can be read back")),
                    file(&desk.path.with_file_name(format!("{stem}.xlsx"))),
                    replace(),
                ];
                (say!(lang, "質問状: {}", "Questions: {}", name), entries)
            }
            FormKind::Asker => {
                let asker = &desk.comparison().asker;
                let deadline =
                    self.open.as_ref()?.way.screens.ask.deadline.map(|day| day.to_string()).unwrap_or_default();
                let entries = vec![
                    Entry::line(lang.pick("自社名", "Company"), &asker.company),
                    Entry::lines(lang.pick("連絡先", "Contact"), &asker.contact)
                        .hint(lang.pick("名前、部署、電話、メールなど", "name, department, telephone, mail")),
                    Entry::line(lang.pick("回答期限", "Reply by"), &deadline)
                        .hint(lang.pick("例: 2027-04-01（空でもかまいません）", "e.g. 2027-04-01, or empty")),
                ];
                (lang.pick("差出人と期限", "Sender and deadline").to_owned(), entries)
            }
            FormKind::OwnQuestion { item, .. } => {
                let question = desk.comparison().questions.item(item)?;
                let label = lang.pick("事業者に聞くこと", "Question to the provider");
                let title = format!("{} {}", question.number, question.title.of(lang));
                (title, vec![Entry::lines(label, "")])
            }
            FormKind::Receive => {
                let entries = vec![Entry::line(lang.pick("回答のファイル", "The reply"), "").hint(lang.pick(
                    "xlsx、csv、md。ファイルを画面にドラッグしてもかまいません",
                    "xlsx, csv or md; you can drop it here",
                ))];
                (lang.pick("事業者の回答を取り込む", "Read a provider's reply").to_owned(), entries)
            }
            _ => return None,
        };
        Some(Form::new(kind.clone(), title, entries))
    }

    /// What accepting one of these forms leads to.
    pub(super) fn exchange_taken(&self, kind: FormKind, texts: &[String]) -> Result<Taken, String> {
        let lang = self.setup.look.lang;
        let text = |n: usize| texts.get(n).map_or("", |text| text.trim());
        let number = |n: usize| text(n).parse::<usize>().unwrap_or(0);
        let empty = || lang.pick("ファイルの名前を書いてください。", "Please write the name of the file.").to_owned();
        let gone = || lang.pick("比較が閉じられました。", "The comparison was closed.").to_owned();
        let today = (self.setup.today)();
        let draft = self.draft_of(kind.clone(), texts);
        let desk = self.desk().ok_or_else(gone)?;
        match kind {
            FormKind::Export => {
                if text(1).is_empty() {
                    return Err(empty());
                }
                let format = Format::ALL.get(number(0)).copied().unwrap_or(Format::Html);
                let known = Format::ALL.map(Format::id);
                let service = number(2).checked_sub(1).and_then(|n| desk.services().get(n));
                Ok(Taken::Ask(vec![Effect::Export(Box::new(Export {
                    comparison: desk.comparison().clone(),
                    checklist: desk.checklist.clone(),
                    service: service.map(|service| service.id.clone()),
                    format,
                    lang: Lang::ALL.get(number(3)).copied().unwrap_or(lang),
                    path: TypedPath::new(text(1)).ending_in(format.id(), &known),
                    replace: number(4) == 1,
                    draft,
                }))]))
            }
            FormKind::Questions(id) => {
                if text(1).is_empty() {
                    return Err(empty());
                }
                let format = ask::Format::ALL.get(number(0)).copied().unwrap_or(ask::Format::Xlsx);
                let made = self.way().screens.ask.questionnaire(desk, today, lang);
                let made = made
                    .filter(|made| !made.rows.is_empty() && desk.service().is_some_and(|service| service.id == id))
                    .ok_or_else(|| lang.pick("聞く項目を選んでください。", "Choose what to ask about.").to_owned())?;
                let known = ask::Format::ALL.map(ask::Format::ending);
                Ok(Taken::Ask(vec![Effect::WriteQuestions {
                    questionnaire: Box::new(made),
                    format,
                    path: TypedPath::new(text(1)).ending_in(format.ending(), &known),
                    replace: number(2) == 1,
                    draft,
                }]))
            }
            FormKind::Receive => {
                if text(0).is_empty() {
                    return Err(empty());
                }
                Ok(Taken::Ask(vec![Effect::ReadReply { path: TypedPath::new(text(0)), draft }]))
            }
            FormKind::Asker => {
                let deadline = self.day_of(text(2))?;
                let asker = Asker { company: text(0).to_owned(), contact: text(1).to_owned() };
                Ok(Taken::Change(Edit::Asker(asker), After::Deadline(deadline)))
            }
            FormKind::OwnQuestion { service, item } => {
                if text(0).is_empty() {
                    return Err(lang.pick("質問を書いてください。", "Please write the question.").to_owned());
                }
                let holder = desk.comparison().service(&service).ok_or_else(gone)?;
                let mut questions = holder.own_questions.clone();
                questions.push(OwnQuestion { item: item.clone(), text: text(0).to_owned() });
                let edit = Edit::OwnQuestions { service, questions };
                Ok(Taken::Change(edit, After::Pick(item)))
            }
            _ => Err(gone()),
        }
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
    fn a_name_cannot_lead_out_of_a_folder() {
        assert_eq!(safe_name("../雲/棚"), "---雲-棚");
    }
}
