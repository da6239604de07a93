//! An open comparison with its revision number, undo and redo. Must not know how or when it is saved.

use super::{
    comparison::Comparison,
    edit::{Edit, Refusal},
};

/// An open comparison.
#[derive(Clone, Debug)]
pub struct Session {
    comparison: Comparison,
    undo: Vec<Edit>,
    redo: Vec<Edit>,
    revision: u64,
}

impl Session {
    /// Opens a comparison; its revision is 0.
    pub fn new(comparison: Comparison) -> Session {
        Session::starting_at(comparison, 0)
    }

    /// Opens a comparison with a given revision, so that the number goes on growing when another state is taken over.
    pub fn starting_at(comparison: Comparison, revision: u64) -> Session {
        Session {
            comparison,
            undo: Vec::new(),
            redo: Vec::new(),
            revision,
        }
    }

    /// The present state.
    pub fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// Grows by one with every change, undo and redo included.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Applies a change, which can then be taken back. A change that changes nothing is no step.
    ///
    /// # Errors
    /// The [`Refusal`] of [`Edit::apply`]; nothing is changed then.
    pub fn apply(&mut self, edit: Edit) -> Result<(), Refusal> {
        let again = edit.clone();
        let inverse = edit.apply(&mut self.comparison)?;
        if inverse != again {
            self.undo.push(inverse);
            self.redo.clear();
            self.revision += 1;
        }
        Ok(())
    }

    /// Takes the last change back; gives the edit that did it, to show where.
    pub fn undo(&mut self) -> Option<Edit> {
        let (done, back) = Session::step(&mut self.comparison, self.undo.pop()?);
        self.redo.push(back);
        self.revision += 1;
        Some(done)
    }

    /// Does the last change again that was taken back; gives the edit that did it, to show where.
    pub fn redo(&mut self) -> Option<Edit> {
        let (done, back) = Session::step(&mut self.comparison, self.redo.pop()?);
        self.undo.push(back);
        self.revision += 1;
        Some(done)
    }

    fn step(comparison: &mut Comparison, edit: Edit) -> (Edit, Edit) {
        let back = edit
            .clone()
            .apply(comparison)
            .expect("an inverse applies to the state it was made for");
        (edit, back)
    }
}
