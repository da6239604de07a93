//! What can lie on top of a screen. An overlay must not know the screen under it.

pub mod arithmetic;
pub mod dialog;
pub mod evidence;
pub mod form;
pub mod help;
pub mod picker;
pub mod schemes;

/// One thing on top of the screen.
#[derive(Debug)]
pub enum Overlay {
    /// Fields to fill in.
    Form(Box<form::Form>),
    /// Search, palette or another list to pick from.
    Picker(Box<picker::Picker>),
    /// The help page.
    Help(help::HelpPage),
    /// The evidence of the answer under the cursor.
    Evidence(evidence::EvidenceList),
    /// The arithmetic of a score.
    Arithmetic(Box<arithmetic::Arithmetic>),
    /// A question to decide.
    Dialog(dialog::Dialog),
}
