//! What is told about a thing, as data: the same words on every surface. Must not know any rule about it; those are the
//! model's.

pub mod answer;
pub mod arithmetic;
pub mod case;
mod causes;
pub mod certificate;
pub mod credit;
pub mod edit;
pub mod finding;
pub mod flow;
pub mod item;
mod labels;
pub mod map;
mod names;
mod page;
pub mod profile;
pub mod ranking;
pub mod record;
mod role;
pub mod scheme;
mod score;
pub mod settlement;
pub mod support;

pub use causes::{causes, rejected_cannot_be_chosen, tasks, tasks_ahead, what_changes};
pub use labels::Labels;
pub use names::{Names, item, name};
pub use page::{Cell, Column, Page};
pub use ranking::places;
pub use role::Role;
pub use score::{
    BAR_SIGNS, as_said, backed, bar, bar_legend, bar_parts, behind, conclusion, coverage, not_counted, points, range,
    rule_changed, said_range, standing, standing_id,
};
