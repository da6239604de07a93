//! The only door to the disk: folders, reading, durable writing, locks, generations, trash, drafts.
//!
//! Must not know screens, keys or the command line. What it reads is not trusted.

mod comparison;
mod create;
mod document;
mod drafts;
mod durable;
mod embedded;
mod error;
mod fault;
mod folders;
mod generations;
mod holder;
mod keeper;
mod kind;
mod lexer;
mod limits;
mod list;
mod locate;
mod lock;
mod migrate;
mod names;
mod open;
mod opened;
mod os_error;
mod parse;
mod plain;
mod read;
mod recover;
mod render;
mod sample;
mod spot;
mod stamp;
mod syntax;
#[cfg(test)]
mod tests;
mod writer;
mod zone;

pub use create::{copy_checklist, create, export_to, folder_is_there};
pub use document::{FileContent, read_bytes, read_catalogue, read_checklist, read_comparison, read_document};
pub use embedded::{builtin_catalogue, builtin_checklist, builtin_checklist_source, empty_catalogue, study};
pub use error::{Error, ErrorKind, NotAFile};
pub use fault::Fault;
pub use folders::{Folders, Listed, Trashed};
pub use generations::{Generation, MAX_GENERATIONS, generations, restore};
pub use holder::LockHolder;
pub use kind::FileKind;
pub use limits::MAX_FILE;
pub use list::Entry;
pub use names::stem;
pub use open::open;
pub use opened::Opened;
pub use render::render;
pub use sample::{new_id, sample};
pub use writer::{Choice, Notice, Writer};
pub use zone::local_zone;
