//! The screens. Only the shell touches terminal, clock and store; everything else here is data in, data out.

pub mod action;
mod answers;
pub mod app;
mod burst;
mod chrome;
mod desk;
pub mod effect;
mod forms;
mod judgement;
pub mod keymap;
pub mod look;
pub mod message;
mod open;
mod overlays;
mod park;
mod screens;
mod scroll;
mod search;
pub mod setup;
mod shelf;
pub mod shell;
pub mod theme;
mod turn;
mod way;
mod widgets;
