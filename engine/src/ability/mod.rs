//! Ability estimation.
