//! What a screen gets with a key and what it can ask for in turn. Requests are carried out by the app, in their order, so
//! that screens stand below the app and know neither it nor each other. Must not carry anything out.

use ratatui::layout::Rect;

use super::{
    Announcement, Desk, Effect, Hindrance, Library, Look, Role, Screen, Setup,
    chrome::{self},
    overlays::{Overlay, picker::Picker},
};
use crate::model::{Day, Edit, FormKind, Lang, SchemeId};

/// What a screen is shown by beside the comparison.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// Language, colours, who answers.
    pub setup: &'a Setup,
    /// What is known about schemes, once it was read.
    pub library: Option<&'a Library>,
    /// The room between bar and notice.
    pub body: Rect,
}

impl<'a> View<'a> {
    /// The view in the present window.
    pub fn new(setup: &'a Setup, library: Option<&'a Library>) -> View<'a> {
        let (width, height) = setup.size;
        View { setup, library, body: chrome::parts(Rect::new(0, 0, width, height)).body }
    }

    /// Language, colours and frames.
    pub fn look(self) -> &'a Look {
        &self.setup.look
    }

    /// The language.
    pub fn lang(self) -> Lang {
        self.setup.look.lang
    }

    /// The present day.
    pub fn today(self) -> Day {
        (self.setup.today)()
    }
}

/// One thing to do after a turn.
#[derive(Debug)]
pub enum Request {
    /// To a screen on the way.
    Go(Screen),
    /// To a screen beside the way, from which [`Request::Back`] leads where one came from.
    Aside(Screen),
    /// Back from a screen beside the way.
    Back,
    /// Open a form; with a remark that stands in it from the start.
    Form(FormKind, Option<String>),
    /// Lay something on top of the screen.
    Show(Overlay),
    /// Tell the user something.
    Say(Announcement),
    /// Ask the shell for something.
    Ask(Effect),
    /// To the page of a scheme.
    Scheme(SchemeId),
    /// Put the cursor on a row of the list of a screen beside the way.
    Row(Screen, usize),
}

/// A turn of a screen: a key that means a command, or a click.
#[derive(Debug)]
pub struct Turn<'a> {
    /// What the screen is shown by.
    pub view: View<'a>,
    /// What is to be done after it, in order.
    pub requests: Vec<Request>,
}

impl<'a> Turn<'a> {
    /// A turn in which nothing has been asked for yet.
    pub fn new(view: View<'a>) -> Turn<'a> {
        Turn { view, requests: Vec::new() }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.view.lang()
    }

    /// To a screen on the way.
    pub fn go(&mut self, screen: Screen) {
        self.requests.push(Request::Go(screen));
    }

    /// To a screen beside the way.
    pub fn aside(&mut self, screen: Screen) {
        self.requests.push(Request::Aside(screen));
    }

    /// Back from a screen beside the way.
    pub fn back(&mut self) {
        self.requests.push(Request::Back);
    }

    /// Opens a form.
    pub fn form(&mut self, kind: FormKind) {
        self.requests.push(Request::Form(kind, None));
    }

    /// Lays something on top of the screen.
    pub fn show(&mut self, overlay: Overlay) {
        self.requests.push(Request::Show(overlay));
    }

    /// Lays a list to pick from on top of the screen.
    pub fn pick(&mut self, picker: Picker) {
        self.show(Overlay::Picker(Box::new(picker)));
    }

    /// Shows the page of a scheme.
    pub fn scheme(&mut self, id: Option<SchemeId>) {
        let lang = self.lang();
        match (id, self.view.library) {
            (Some(id), Some(library)) if library.catalogue.scheme(&id).is_some() => {
                self.requests.push(Request::Scheme(id));
            }
            (Some(_), Some(_)) => {
                self.warn(lang.pick("この制度はカタログにありません。", "The catalogue does not have this scheme."));
            }
            _ => self.warn(lang.pick("この行に制度はありません。", "There is no scheme in this row.")),
        }
    }

    /// Asks the shell for something.
    pub fn ask(&mut self, effect: Effect) {
        self.requests.push(Request::Ask(effect));
    }

    /// Tells that something was done.
    pub fn good(&mut self, text: &str) {
        self.say(text, Role::Good);
    }

    /// Tells why something is not as asked for.
    pub fn warn(&mut self, text: &str) {
        self.say(text, Role::Notice);
    }

    fn say(&mut self, text: &str, role: Role) {
        self.requests.push(Request::Say(Announcement { text: text.to_owned(), role }));
    }

    /// Changes the comparison; whether that was taken. If not, it is told why.
    pub fn change(&mut self, desk: &mut Desk, edit: Edit) -> bool {
        let changed = desk.apply(edit);
        if let Err(refused) = &changed {
            self.refuse(refused);
        }
        changed.is_ok()
    }

    /// Tells why a change did not happen.
    pub fn refuse(&mut self, refused: &Hindrance) {
        self.say(&refused.message(self.lang()), Role::Bad);
    }
}
