//! Reports: a comparison as data for others, in a few formats. Pure; whose turn it is to write a file is not known here.

pub mod json;
