//! Reports: what each format looks like, that nothing of a comparison gets lost in them, and that nothing hostile gets
//! through. Browser and office programs are used where they are installed.

mod complete;
mod fixture;
mod formats;
mod hostile;
mod office;
mod page;
mod schema;
mod verdict;
