//! Opening forms, and what becomes of their texts when they are accepted or closed. A form only says what is to change
//! (`tui/forms`); it is changed in one place, so that a refusal always leaves the form open with its texts. Must not draw.

#[cfg(test)]
mod tests;

use super::App;
use crate::{
    model::{Draft, Edit, FormKind},
    say,
    tui::{
        Effect, Hindrance, Open,
        forms::{self, After, Around, Complaint, Taken},
        overlays::{Overlay, form::Form},
    },
    typeset::clip,
};

impl App {
    /// What stands around the forms now.
    fn around(&self) -> Around<'_> {
        Around {
            setup: &self.setup,
            open: self.open.as_ref(),
            listing: self.outside.screens.start.picked(),
            quitting: self.quitting,
        }
    }

    /// A form as it opens now, if it can.
    pub(super) fn form(&self, kind: &FormKind) -> Option<Form> {
        forms::fill(kind, &self.around())
    }

    /// Whether a new entry that was being typed has become part of the comparison.
    pub(super) fn is_recorded(&self, draft: &Draft) -> bool {
        forms::is_recorded(draft, &self.around())
    }

    /// Opens a form, with the texts that were left in it if it was closed before it was accepted.
    pub(super) fn open_form(&mut self, kind: FormKind) {
        if let Some(holder) = self.desk().and_then(|desk| desk.held_by.clone()) {
            return self.refuse(&Hindrance::Held(holder));
        }
        if let Some(form) = self.form(&kind) {
            self.push_form(form);
        }
    }

    /// Shows a form with what was left in it. What is recorded by now is not shown again.
    pub(super) fn push_form(&mut self, mut form: Form) {
        while let Some(draft) = self.way_mut().shelf.take(&form.kind) {
            if !self.is_recorded(&draft) && form.take_up(draft) {
                break;
            }
        }
        self.way_mut().overlays.push(Overlay::Form(Box::new(form)));
    }

    /// Accepts the form on top; it stays open with a complaint when a text will not do.
    pub(super) fn accept(&mut self) -> Vec<Effect> {
        let Some(form) = self.way().form() else { return Vec::new() };
        // If the place to save to will not do either, it is there to be mended.
        let place = (form.kind == FormKind::SaveAs).then(|| form.draft());
        let done = match forms::accept(form, &self.around()) {
            Ok(Taken::AskFirst(effect)) => return vec![effect],
            Ok(Taken::Doubted(question, edit)) => {
                if !self.way_mut().form_mut().is_some_and(|form| form.doubt(question)) {
                    return Vec::new();
                }
                self.take(edit, After::Done)
            }
            Ok(Taken::Change(edit, after)) => self.take(edit, after),
            Ok(Taken::Profile(n, text)) => {
                if let Some(Open { desk, way, .. }) = &mut self.open {
                    way.screens.profile.write(desk, |draft| *forms::profile_text(draft, n) = text);
                }
                Ok(Vec::new())
            }
            Ok(Taken::Ask(effects)) => Ok(effects),
            Err(complaint) => Err(complaint),
        };
        match done {
            Ok(effects) => {
                self.drop_form();
                place.into_iter().for_each(|draft| self.way_mut().shelf.put(draft));
                effects
            }
            Err(Complaint(words)) => {
                self.complain(words);
                Vec::new()
            }
        }
    }

    /// Says in the form on top why it stays open.
    pub(super) fn complain(&mut self, words: String) {
        if let Some(form) = self.way_mut().form_mut() {
            form.complaint = Some(words);
        }
    }

    /// Takes the form on top away; a text that it kept beside the one shown goes on waiting.
    pub(super) fn drop_form(&mut self) {
        if let Some(Overlay::Form(form)) = self.way_mut().overlays.pop()
            && let Some(other) = form.other()
        {
            self.way_mut().shelf.put(other.clone());
        }
    }

    fn take(&mut self, edit: Edit, after: After) -> Result<Vec<Effect>, Complaint> {
        let (aside, lang) = (self.set_aside(&edit), self.setup.look.lang);
        let Some(Open { desk, way, .. }) = &mut self.open else { return Ok(Vec::new()) };
        desk.apply(edit).map_err(|refused| Complaint(refused.message(lang)))?;
        match after {
            After::Focus(id) => desk.focus_service(&id),
            After::Pick(item) => way.screens.ask.pick(&item, desk, (self.setup.today)(), lang),
            After::Deadline(deadline) => way.screens.ask.deadline = deadline,
            After::Signed(by) if self.setup.by.is_empty() => self.setup.by = by,
            After::Done | After::Signed(_) => {}
        }
        if let Some(told) = aside {
            self.good(&told);
        }
        Ok(Vec::new())
    }

    /// What an edit moves to the earlier answers, in a sentence.
    fn set_aside(&self, edit: &Edit) -> Option<String> {
        let lang = self.setup.look.lang;
        let Edit::Answer { service, answer } = edit else {
            return None;
        };
        let before = self.desk()?.recorded(service, &answer.item);
        let kept = answer.earlier.first().filter(|_| answer.earlier != before.earlier)?;
        Some(match kept.by.trim() {
            "" => lang
                .pick(
                    "前の言葉は「前の回答」に残しました。u で戻せます。",
                    "Kept as an earlier answer: the words that stood there; u takes it back.",
                )
                .to_owned(),
            by => say!(
                lang,
                "{} の言葉は「前の回答」に残しました。u で戻せます。",
                "Kept as an earlier answer: what {} said; u takes it back.",
                clip(by, 10)
            ),
        })
    }

    /// Closes the form on top. A note or an edit is kept; a new entry, and what was left in the form and not touched,
    /// waits on the shelf.
    pub(super) fn close_form(&mut self) -> Vec<Effect> {
        let Some(form) = self.way().form() else { return Vec::new() };
        if !form.is_changed() || form.kind.is_passing() {
            self.drop_form();
            return Vec::new();
        }
        let draft = form.draft();
        // Who presses Esc again at a complaint wants to leave.
        let waits = form.is_untouched() || form.complaint.is_some();
        let essence = forms::essence(&form.kind);
        if essence.is_empty() && !waits {
            return self.accept();
        }
        let nothing = !essence.is_empty() && essence.iter().all(|field| form.text(*field).is_empty());
        self.drop_form();
        if !nothing {
            self.way_mut().shelf.put(draft);
            let lang = self.setup.look.lang;
            self.good(lang.pick(
                "書きかけは残してあります。もう一度開くと戻ります。",
                "Your text is kept; open the form again to continue.",
            ));
        }
        Vec::new()
    }
}
