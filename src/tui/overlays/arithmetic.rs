//! The arithmetic of one score over the screen, to be read line by line. Must not work anything out, nor know its words.

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::{
    model::{Comparison, Service},
    pages::arithmetic,
    say,
    tui::{Look, Scroll, centre},
    typeset::clip,
};

/// The table of one service, scrolled by some lines.
#[derive(Clone, Debug)]
pub struct Arithmetic {
    service: Arc<Service>,
    /// First line that is shown.
    pub top: usize,
}

impl Arithmetic {
    /// The table of a service.
    pub fn new(service: Arc<Service>) -> Arithmetic {
        Arithmetic { service, top: 0 }
    }

    /// The table over `area`.
    pub fn laid(&self, comparison: &Comparison, look: &Look, area: Rect) -> Scroll {
        let frame = centre(area, area.width.min(100), area.height);
        let title = say!(look.lang, " 計算: {} ", " Arithmetic: {} ", clip(&self.service.name, 40));
        let mut page = arithmetic::page(&self.service, comparison, look.lang);
        page.gap();
        page.add(arithmetic::rule(&comparison.weights, look.lang));
        Scroll { mark: frame.x + 2, ..Scroll::of(&page, &title, frame, look) }
    }
}
