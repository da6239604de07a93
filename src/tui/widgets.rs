//! Small things that screens are made of. They must not know any screen.

pub mod text_field;
