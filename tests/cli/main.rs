//! The command line, tested as people use it: the real program in a folder of its own.

mod answer;
mod certificates;
mod check;
mod decide;
mod documented;
mod due;
mod export;
mod generations;
mod language;
mod moving;
mod profile;
mod record;
mod safety;
mod schemes;
mod vendor;
mod world;
