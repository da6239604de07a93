//! Where the user is: the screen that is shown, those behind it, what the screens remember, what lies on top, and what
//! waits. There is one way outside, and one of each comparison. Must not know which of them is gone.

use super::{
    Screen, Shelf,
    overlays::{Overlay, form::Form},
    screens::Screens,
};

/// Where the user is.
#[derive(Debug)]
pub struct Way {
    /// The screen that is shown.
    pub screen: Screen,
    /// The screen to which Back leads in the end.
    home: Screen,
    /// The screens from which one went beside the way, the last one at the end.
    side: Vec<Screen>,
    /// What the screens remember.
    pub screens: Screens,
    /// What lies on top of the screen, the uppermost at the end.
    pub overlays: Vec<Overlay>,
    /// Texts of forms that were closed before they were accepted; they come back when the form is opened again.
    pub shelf: Shelf,
}

impl Way {
    /// A way that begins at a screen, with nothing gone yet.
    pub fn new(home: Screen) -> Way {
        Way {
            screen: home,
            home,
            side: Vec::new(),
            screens: Screens::default(),
            overlays: Vec::new(),
            shelf: Shelf::default(),
        }
    }

    /// The form that lies uppermost.
    pub fn form(&self) -> Option<&Form> {
        match self.overlays.last() {
            Some(Overlay::Form(form)) => Some(form),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn form_mut(&mut self) -> Option<&mut Form> {
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => Some(form),
            _ => None,
        }
    }

    /// To a screen on the way.
    pub fn go(&mut self, screen: Screen) {
        self.side.clear();
        self.screen = screen;
    }

    /// To a screen beside the way, from which [`Way::back`] leads where one came from.
    pub fn aside(&mut self, screen: Screen) {
        if self.screen == screen {
            return;
        }
        match self.side.iter().position(|behind| *behind == screen) {
            // Going in circles does not make the way back longer.
            Some(at) => self.side.truncate(at),
            None => self.side.push(self.screen),
        }
        self.screen = screen;
    }

    /// Back from a screen beside the way.
    pub fn back(&mut self) {
        self.screen = self.side.pop().unwrap_or(self.home);
    }
}
