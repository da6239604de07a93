//! The command line, tested as people use it: the real program in a folder of its own.

mod check;
mod generations;
mod language;
mod record;
mod safety;
mod world;
