//! What a cell is worth, and how it is read and shown.

use crate::item::task::sheet::tongue::Tongue;

/// The value of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::item::task::sheet) enum Value {
    Nothing,
    Number(f64),
    Truth(bool),
    Text(String),
    Fault(Fault),
}

/// Why a formula has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::item::task::sheet) enum Fault {
    /// It cannot be read.
    Formula,
    /// A text where a number is needed.
    Value,
    /// A division by zero, or a mean of nothing.
    Zero,
    /// A cell outside the sheet.
    Reference,
    /// It needs itself.
    Circle,
}

impl Value {
    /// What was typed in a cell, when it is not a formula: a number as people of the language write it, else a text.
    pub(in crate::item::task::sheet) fn typed(text: &str, tongue: Tongue) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return Self::Nothing;
        }
        match tongue.read(text) {
            Some(number) => Self::Number(number),
            None => Self::Text(text.to_owned()),
        }
    }

    /// The number it stands for.
    pub(in crate::item::task::sheet) fn as_number(&self) -> Result<f64, Fault> {
        match self {
            Self::Nothing => Ok(0.0),
            Self::Number(number) => Ok(*number),
            Self::Truth(truth) => Ok(f64::from(u8::from(*truth))),
            Self::Text(_) => Err(Fault::Value),
            Self::Fault(fault) => Err(*fault),
        }
    }

    /// As a sheet shows it.
    pub(in crate::item::task::sheet) fn shown(&self, tongue: Tongue) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Number(number) => tongue.number(*number),
            Self::Truth(truth) => tongue.truth(*truth).to_owned(),
            Self::Text(text) => text.clone(),
            Self::Fault(fault) => tongue.fault(*fault).to_owned(),
        }
    }
}
