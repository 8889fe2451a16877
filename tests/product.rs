//! The product's promises, as a table of contents.

mod architecture;
mod stores;
