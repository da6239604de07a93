//! kumomi (雲見): choose between cloud services, offline, with IPA's 15-item safe-use check.
//!
//! The map of the house, from the ground up; each floor may import only what stands below it
//! (`tests/house.rs` keeps the walls, `ARCHITECTURE.md` explains them):
//!
//! - [`model`]: what the words mean. Pure.
//! - `typed`: words as people type them, brought to one form.
//! - [`typeset`]: text in terminal cells.
//! - `safe`: texts that the programs of others open: never a formula, never markup.
//! - [`pages`]: the words about scores and conclusions.
//! - [`report`]: a comparison as data and text for others. Pure.
//! - [`exchange`]: questions to vendors and their answers, blank sheets, tables moving in. Pure.
//! - [`store`]: the only door to the disk.
//! - [`tui`]: the screens; only their shell touches terminal, clock and store.
//! - [`cli`]: what was typed, what is meant, one call.

pub mod cli;
pub mod exchange;
pub mod model;
pub mod pages;
pub mod report;
mod safe;
pub mod store;
pub mod tui;
mod typed;
pub mod typeset;
