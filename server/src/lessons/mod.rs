//! Lessons: one page to read for each family of questions, open to everyone.

pub mod page;
mod shelf;

pub use shelf::{path, title};
