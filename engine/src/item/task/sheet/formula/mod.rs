//! The language of formulas: what people type after `=`, in French or in English.
//!
//! ```text
//! comparison = sum [(= | <> | < | <= | > | >=) sum]
//! sum        = product {(+ | - | &) product}
//! product    = signed {(* | /) signed}
//! signed     = [-] percent          percent = atom [%]
//! atom       = number | "text" | A1 | $A$1 | A1:B9 | NAME(argument; …) | (comparison)
//! ```
//!
//! Arguments are separated by semicolons, and by commas where the comma is not the decimal mark. A
//! relative reference moves when a formula is copied, one with `$` does not.

mod functions;
mod read;
mod value;

pub(super) use functions::Function;
pub(super) use read::parse;
pub(super) use value::{Fault, Value};

use super::place::Place;

/// A formula.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Formula {
    Number(f64),
    Text(String),
    Cell(Reference),
    Range(Reference, Reference),
    Minus(Box<Formula>),
    Percent(Box<Formula>),
    Both(Operator, Box<Formula>, Box<Formula>),
    Call(Function, Vec<Formula>),
}

/// A cell named in a formula, and what of it stays when the formula is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) place: Place,
    pub(super) column: Hold,
    pub(super) row: Hold,
}

/// Whether a part of a reference moves with its formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    Moves,
    Stays,
}

/// An operator between two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Join,
    Equal,
    Different,
    Less,
    AtMost,
    More,
    AtLeast,
}
