//! The terminal: taken over at the start, given back at the end whatever happens. Must not know the app.

use std::io::{self, BufWriter, Stdout, Write};

#[cfg(not(windows))]
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::{
    clipboard::CopyToClipboard,
    cursor::Show,
    event::{DisableMouseCapture, EnableMouseCapture},
    execute, queue,
    style::force_color_output,
    terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};
use ratatui::{
    backend::CrosstermBackend,
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::ambiguous::{Ambiguous, probe};
use crate::{model::Lang, say};

/// The terminal while the screens are up.
pub struct Terminal {
    inner: ratatui::Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    /// Box lines take two columns here.
    pub wide_lines: bool,
    _given_back: GiveBack,
}

/// Gives the terminal back when it goes away, also when the start fails half way.
struct GiveBack;

impl Drop for GiveBack {
    fn drop(&mut self) {
        let mut out = io::stdout();
        drop(execute!(out, DisableMouseCapture));
        #[cfg(not(windows))]
        drop(execute!(out, DisableBracketedPaste));
        drop(execute!(out, LeaveAlternateScreen, Show));
        drop(disable_raw_mode());
    }
}

impl Terminal {
    /// Takes the terminal over. The question for the width comes before the thread that reads keys is started: it
    /// would swallow the answer.
    pub fn enter(ambiguous: Ambiguous) -> io::Result<Terminal> {
        // The theme alone decides about colours: where NO_COLOR is set crossterm would write each of them as "no
        // attributes", which also takes bold and reverse away.
        force_color_output(true);
        enable_raw_mode()?;
        let given_back = GiveBack;
        // A frame of 120x40 with colours is about 20 KB: one write instead of many.
        let mut out = BufWriter::with_capacity(64 * 1024, io::stdout());
        queue!(out, EnterAlternateScreen, EnableMouseCapture)?;
        #[cfg(not(windows))]
        queue!(out, EnableBracketedPaste)?;
        let wide_lines = match ambiguous {
            Ambiguous::Narrow => false,
            Ambiguous::Wide => true,
            Ambiguous::Auto => probe(&mut out),
        };
        let inner = ratatui::Terminal::new(CrosstermBackend::new(out))?;
        Ok(Terminal { inner, wide_lines, _given_back: given_back })
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        let size = self.inner.size().unwrap_or_default();
        (size.width, size.height)
    }

    /// Makes the next frame draw every cell: a terminal that changed its size may have lost what it showed, even when
    /// the size is the old one again by now.
    pub fn forget(&mut self) -> io::Result<()> {
        let size = self.inner.size()?;
        self.inner.resize(size.into())
    }

    /// Sends a text to the clipboard of the terminal (OSC 52).
    pub fn copy(&mut self, text: String) -> io::Result<()> {
        execute!(self.inner.backend_mut(), CopyToClipboard::to_clipboard_from(text))
    }

    /// Draws one frame; the caret stands where `draw` says, or is hidden.
    pub fn draw(&mut self, draw: impl FnOnce(Rect, &mut Buffer) -> Option<Position>) -> io::Result<()> {
        self.inner.draw(|frame| {
            if let Some(caret) = draw(frame.area(), frame.buffer_mut()) {
                frame.set_cursor_position(caret);
            }
        })?;
        self.inner.backend_mut().flush()
    }
}

/// Why the terminal cannot be used, in words.
pub fn trouble(error: &io::Error, lang: Lang) -> String {
    say!(lang, "端末を使えません: {}", "The terminal cannot be used: {}", error)
}
