//! Where the lines of a drawing run: bars of a range and the radar of a service. Numbers only; the words stand in the
//! template. Must not know colours.

use std::fmt::Write;

use super::summary::RangePart;
use crate::typeset::clip;

/// From one stripe to the next in the part of a bar that is only answered.
const STRIPE: usize = 5;
/// Half the width and height of the radar.
const CENTRE: (f64, f64) = (190.0, 130.0);
/// Length of an axis.
const AXIS: f64 = 88.0;
/// Cells that the name of an axis may take.
const NAME: usize = 26;
/// Fewer axes make no area, more cannot be read.
const AXES: std::ops::RangeInclusive<usize> = 3..=12;

/// A range from 0 to 100 percent as a bar of three parts, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bar {
    /// Length of what has something behind it.
    pub low: u64,
    /// Length of what is only answered.
    pub said: u64,
    /// Length of what is still open.
    pub more: u64,
    /// The stripes of the second part, so that it is told apart without colours.
    pub stripes: String,
}

impl Bar {
    /// The bar of a range; without a score it is empty.
    pub(super) fn of(range: &RangePart) -> Bar {
        let [low, said, more, _] = range.bar;
        let mut stripes = String::new();
        for x in (low..low + said).skip(STRIPE / 2).step_by(STRIPE) {
            let _ = write!(stripes, "M{} 1v12", x + 1);
        }
        Bar { low, said, more, stripes }
    }
}

/// The sections of a service around a centre.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Radar {
    /// Points of the rings, from the outer one on.
    pub rings: Vec<String>,
    /// Ends of the axes.
    pub axes: Vec<Axis>,
    /// Points of what has something behind it.
    pub low: String,
    /// Points of what is answered.
    pub said: String,
    /// Points of what is possible.
    pub high: String,
}

/// An axis and its name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Axis {
    /// Its end, across.
    pub x: String,
    /// Its end, down.
    pub y: String,
    /// Where the name stands across.
    pub name_x: String,
    /// Where the name stands down.
    pub name_y: String,
    /// The name, cut if it is long.
    pub name: String,
}

impl Radar {
    /// The radar of the sections' names and ranges; `None` when there are too few or too many. A section without any
    /// answer can still be anything.
    pub(super) fn of(sections: &[(&str, &RangePart)]) -> Option<Radar> {
        if !AXES.contains(&sections.len()) {
            return None;
        }
        let ring = |share: f64| points(sections.iter().enumerate().map(|(n, _)| at(n, sections.len(), share)));
        let end = |part: &dyn Fn([u64; 3]) -> u64| {
            points(sections.iter().enumerate().map(|(n, (_, range))| {
                let percent = part(range.ends.unwrap_or([0, 0, 100]));
                at(n, sections.len(), f64::from(u32::try_from(percent).unwrap_or(100)) / 100.0)
            }))
        };
        Some(Radar {
            rings: [1.0, 0.75, 0.5, 0.25].map(ring).to_vec(),
            axes: sections.iter().enumerate().map(|(n, (name, _))| axis(n, sections.len(), name)).collect(),
            low: end(&|[low, ..]| low),
            said: end(&|[_, said, _]| said),
            high: end(&|[.., high]| high),
        })
    }
}

/// The point on an axis at a share of its length; the first axis points up.
fn at(n: usize, of: usize, share: f64) -> (f64, f64) {
    let turn = std::f64::consts::TAU * n as f64 / of as f64;
    (CENTRE.0 + AXIS * share * turn.sin(), CENTRE.1 - AXIS * share * turn.cos())
}

fn axis(n: usize, of: usize, name: &str) -> Axis {
    let (x, y) = at(n, of, 1.0);
    let (name_x, name_y) = at(n, of, 1.13);
    Axis {
        x: number(x),
        y: number(y),
        name_x: number(name_x),
        name_y: number(if name_y > CENTRE.1 { name_y + 13.0 } else { name_y }),
        name: clip(name, NAME),
    }
}

fn points(all: impl Iterator<Item = (f64, f64)>) -> String {
    let all: Vec<String> = all.map(|(x, y)| format!("{},{}", number(x), number(y))).collect();
    all.join(" ")
}

fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(ends: Option<[u64; 3]>, bar: [u64; 4]) -> RangePart {
        RangePart {
            ends,
            words: String::new(),
            as_said: String::new(),
            bar,
            low: 0,
            said: 0,
            high: 0,
            of: 0,
            answered: String::new(),
            covered: String::new(),
            backed: String::new(),
        }
    }

    #[test]
    fn a_bar_has_three_parts_of_which_the_second_is_striped() {
        for (bar, stripes) in [
            ([0, 0, 0, 200], ""),
            ([200, 0, 0, 0], ""),
            ([100, 1, 0, 99], ""),
            ([106, 4, 68, 22], "M109 1v12"),
            ([0, 10, 190, 0], "M3 1v12M8 1v12"),
        ] {
            let drawn = Bar::of(&range(None, bar));
            assert_eq!([drawn.low, drawn.said, drawn.more], bar[..3]);
            assert_eq!(drawn.stripes, stripes);
        }
    }

    #[test]
    fn a_radar_needs_an_area_and_can_be_read() {
        let part = range(Some([50, 75, 100]), [100, 50, 50, 0]);
        for count in 0..20 {
            let radar = Radar::of(&vec![("区分", &part); count]);
            assert_eq!(radar.is_some(), (3..=12).contains(&count), "{count}");
        }
        let silent = range(None, [0, 0, 0, 200]);
        let long = "とても長い名前の区分なのでそのままでは入らない".repeat(2);
        let radar = Radar::of(&[("a", &part), ("b", &silent), (&long, &part), ("d", &part)]).expect("four axes");
        assert_eq!(radar.low, "190,86 190,130 190,174 146,130");
        assert_eq!(radar.said, "190,64 190,130 190,196 124,130");
        // Nothing answered can still be anything.
        assert_eq!(radar.high, "190,42 278,130 190,218 102,130");
        assert_eq!(radar.low.split(' ').count(), radar.axes.len());
        assert!(crate::typeset::width(&radar.axes[2].name) <= NAME);
    }
}
