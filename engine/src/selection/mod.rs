//! Chooses the next item.
