//! Colours by role, read from the embedded `assets/theme.ron`. Must not know where a role is used.

use std::{collections::BTreeMap, str::FromStr};

use ratatui::style::{Color, Modifier, Style};
use ron::value::RawValue;
use serde::Deserialize;

pub use crate::pages::Role;

/// The colours of one theme.
#[derive(Clone, Debug)]
pub struct Theme(BTreeMap<Role, Style>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paint {
    #[serde(default)]
    fg: String,
    #[serde(default)]
    bg: String,
    #[serde(default)]
    marks: Vec<Mark>,
}

#[derive(Clone, Copy, Deserialize)]
enum Mark {
    Bold,
    Dim,
    Underlined,
    Reversed,
}

/// The names of the themes, the default first.
pub const NAMES: [&str; 4] = ["dark", "light", "high-contrast", "mono"];

impl Theme {
    /// The theme of this name, if there is one.
    ///
    /// # Panics
    /// When the embedded file is faulty; a test reads it.
    pub fn named(name: &str) -> Option<Theme> {
        // Only the theme that is asked for is worked out: the program waits for it at every start.
        let all: BTreeMap<String, Box<RawValue>> =
            ron::from_str(include_str!("../../assets/theme.ron")).expect("the embedded themes are valid");
        let roles: BTreeMap<Role, Paint> = all.get(name)?.into_rust().expect("the embedded theme is valid");
        Some(Theme(roles.into_iter().map(|(role, paint)| (role, paint.style())).collect()))
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.0.get(&role).copied().unwrap_or_default()
    }
}

impl Paint {
    fn style(&self) -> Style {
        let color = |name: &str| {
            (!name.is_empty()).then(|| Color::from_str(name).expect("the embedded themes name colours that exist"))
        };
        let mut style = Style { fg: color(&self.fg), bg: color(&self.bg), ..Style::default() };
        for mark in &self.marks {
            style = style.add_modifier(match mark {
                Mark::Bold => Modifier::BOLD,
                Mark::Dim => Modifier::DIM,
                Mark::Underlined => Modifier::UNDERLINED,
                Mark::Reversed => Modifier::REVERSED,
            });
        }
        style
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_gives_every_role() {
        for name in NAMES {
            let theme = Theme::named(name).unwrap();
            for role in Role::ALL {
                assert!(theme.0.contains_key(&role), "{name}: {role:?}");
            }
        }
    }

    #[test]
    fn verdicts_differ_in_colour_and_mono_has_none() {
        let verdicts = [Role::Yes, Role::Partly, Role::No, Role::Unknown, Role::NotApplicable];
        for name in ["dark", "light", "high-contrast"] {
            let theme = Theme::named(name).unwrap();
            for (n, one) in verdicts.iter().enumerate() {
                for other in &verdicts[n + 1..] {
                    assert_ne!(theme.style(*one).fg, theme.style(*other).fg, "{name}: {one:?} {other:?}");
                }
            }
        }
        let mono = Theme::named("mono").unwrap();
        assert!(Role::ALL.iter().all(|role| mono.style(*role).fg.is_none() && mono.style(*role).bg.is_none()));
    }
}
