//! The screens. Only the shell touches terminal, clock and store; everything else here is data in, data out.

pub mod action;
pub mod app;
mod burst;
pub mod chrome;
pub mod desk;
pub mod effect;
mod forms;
mod judged;
pub mod keymap;
pub mod look;
pub mod message;
mod overlays;
mod parked;
pub mod screens;
pub mod setup;
mod shelf;
pub mod shell;
pub mod theme;
pub mod widgets;
