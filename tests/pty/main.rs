//! The whole program in a real terminal, as a user has it: keys in, screen and files out.
#![cfg(unix)]

mod disk;
mod handover;
mod home;
mod leaving;
mod looks;
mod terminal;
mod work;
