//! A bar on stderr for who waits at a terminal. Must not know what is being done.

use std::{
    cell::Cell,
    io::{self, IsTerminal, Write},
};

/// Columns of the bar.
const ROOM: usize = 30;
/// The part that is counted; the rest is putting it together and writing it.
const COUNTED: usize = 80;

/// The bar; it goes away with its value.
pub struct Progress {
    /// How much there is to do; 0 shows nothing.
    of: usize,
    done: Cell<usize>,
    shown: Cell<usize>,
}

impl Progress {
    /// For so many steps; without a terminal, or with fewer than `least`, nothing is shown.
    pub fn new(of: usize, least: usize) -> Progress {
        let shown = of >= least && io::stderr().is_terminal();
        let progress = Progress { of: if shown { of } else { 0 }, done: Cell::new(0), shown: Cell::new(usize::MAX) };
        progress.draw();
        progress
    }

    /// One step is done.
    pub fn step(&self) {
        self.done.set(self.done.get() + 1);
        self.draw();
    }

    /// All is done: the bar goes away.
    pub fn end(&self) {
        if self.shown.replace(usize::MAX) != usize::MAX {
            let blank = " ".repeat(bar(0).len());
            let _ = write!(io::stderr().lock(), "\r{blank}\r");
        }
    }

    fn draw(&self) {
        let Some(percent) = (self.done.get() * COUNTED).checked_div(self.of) else {
            return;
        };
        if self.shown.replace(percent) != percent {
            // Nobody can be told that stderr is closed.
            let _ = write!(io::stderr().lock(), "\r{}", bar(percent));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

/// `[######------------------------]  20%`
fn bar(percent: usize) -> String {
    let full = ROOM * percent.min(100) / 100;
    format!("[{}{}] {percent:>3}%", "#".repeat(full), "-".repeat(ROOM - full))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_has_its_length_from_beginning_to_end() {
        assert_eq!(bar(0), format!("[{}]   0%", "-".repeat(30)));
        assert_eq!(bar(20), format!("[{}{}]  20%", "#".repeat(6), "-".repeat(24)));
        assert_eq!(bar(100).len(), bar(0).len());
        let quiet = Progress::new(0, 500);
        quiet.step();
        assert_eq!(quiet.shown.get(), usize::MAX, "nothing is drawn");
    }
}
