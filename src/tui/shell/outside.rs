//! What leaves for others and comes back: reports, questions to vendors, their replies. Runs beside the screens, for a
//! report on a thousand services takes seconds. Must not decide what goes into a file.

use std::path::{Path, PathBuf};

use super::clerk::Clerk;
use crate::{
    exchange::{ask, receive},
    model::{Draft, rests_on_schemes},
    report::{self, Subject},
    say,
    store::{self, ErrorKind},
    tui::{Effect, Export, Message, TypedPath},
};

/// Longest text that is offered for the clipboard, in bytes: terminals refuse long ones in silence.
const MAX_COPY: usize = 100_000;

impl Clerk {
    /// Does what was asked for; what is to be reported. Other effects are not for this place.
    pub fn perform(&self, effect: Effect) -> Option<Message> {
        let done = match effect {
            Effect::Export(job) => {
                let draft = job.draft.clone();
                self.export(*job).map_err(|reason| (draft, reason))
            }
            Effect::WriteQuestions { questionnaire, format, path, replace, draft } => {
                self.questions(&questionnaire, format, &path, replace).map_err(|reason| (draft, reason))
            }
            Effect::ReadReply { path, draft } => self.reply(&path).map_err(|reason| (draft, reason)),
            _ => return None,
        };
        Some(done.unwrap_or_else(|(draft, reason): (Draft, String)| Message::Refused(Box::new(draft), reason)))
    }

    fn export(&self, job: Export) -> Result<Message, String> {
        let catalogue = match rests_on_schemes(&job.comparison) {
            true => self.folders.catalogue().0,
            false => store::empty_catalogue(),
        };
        let mut subject = Subject::new(&job.comparison, job.checklist.as_ref(), &catalogue, (self.today)());
        if let Some(service) = job.service {
            subject = subject.only(&[service]);
        }
        let bytes = report::bytes(&subject, job.format, job.lang, false).map_err(|_| {
            let text = self.lang.pick(
                "大きすぎて、この形式には入りません。ほかの形式を選んでください。",
                "This is too much for that format; choose another one.",
            );
            text.to_owned()
        })?;
        self.write(&job.path, bytes, job.replace, job.format.is_text())
    }

    fn questions(
        &self,
        made: &ask::Questionnaire,
        format: ask::QuestionFormat,
        path: &TypedPath,
        replace: bool,
    ) -> Result<Message, String> {
        let bytes = format.bytes(made)?;
        self.write(path, bytes, replace, format != ask::QuestionFormat::Xlsx)
    }

    fn write(&self, path: &TypedPath, bytes: Vec<u8>, replace: bool, is_text: bool) -> Result<Message, String> {
        let path = meant(path);
        store::export_to(&path, &bytes, replace).map_err(|error| match error.kind {
            ErrorKind::Exists => say!(
                self.lang,
                "同じ名前のファイルがあります。別の名前にするか、置き換えを選んでください。",
                "A file of this name exists: choose another name, or choose to replace it."
            ),
            _ => error.message(self.lang),
        })?;
        let text = (is_text && bytes.len() <= MAX_COPY).then(|| String::from_utf8_lossy(&bytes).into_owned());
        let path = std::path::absolute(&path).unwrap_or(path);
        Ok(Message::Written(path, text))
    }

    fn reply(&self, path: &TypedPath) -> Result<Message, String> {
        let path = meant(path);
        let bytes = store::read_bytes(&path).map_err(|error| error.message(self.lang))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let reply = receive::read(&bytes, &name).map_err(|error| error.message(self.lang))?;
        Ok(Message::Reply(Box::new(reply)))
    }
}

/// What a typed path means: from the home folder, with the blanks of a dropped file escaped.
pub(super) fn meant(path: &TypedPath) -> PathBuf {
    let text = path.as_str();
    // A dropped file has its blanks escaped; who types one writes it plainly, and the file is there.
    let text = match cfg!(unix) && text.contains("\\ ") && !Path::new(text).exists() {
        true => text.replace("\\ ", " "),
        false => text.to_owned(),
    };
    let below_home = text.strip_prefix('~').and_then(|rest| rest.strip_prefix(std::path::is_separator));
    match (below_home, std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_path_is_taken_as_it_is_meant() {
        let meant = |text: &str| meant(&TypedPath::new(text));
        assert_eq!(meant("a/b.csv"), Path::new("a/b.csv"));
        assert_eq!(meant("~user/b.csv"), Path::new("~user/b.csv"));
        #[cfg(unix)]
        assert_eq!(meant("/a/b\\ c.csv"), Path::new("/a/b c.csv"));
        if let Some(home) = std::env::home_dir() {
            assert_eq!(meant("'~/助かった.ron'"), home.join("助かった.ron"));
        }
    }
}
