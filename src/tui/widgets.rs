//! Small things that screens are made of. They must not know any screen.

pub mod field;
