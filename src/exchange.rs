//! What leaves for others and comes back: questions to a vendor, their answers, blank sheets, tables that a company keeps.
//!
//! Pure functions from data to text or bytes and back. Must not know disk, clock or screen: today is an argument, a file
//! is its bytes. What comes back is not trusted.

pub mod ask;
mod column;
mod form;
pub mod import;
mod key;
pub mod receive;
pub mod sheet;
mod table;
pub mod words;

pub use table::{Table, Unreadable};
