//! What goes into a query and what comes out of it.

use super::StoreError;
use sqlx::Row as _;
use sqlx::any::AnyRow;

/// A value bound to a placeholder. NULL keeps its type: PostgreSQL asks.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// TEXT.
    Text(&'a str),
    /// BIGINT.
    Int(i64),
    /// DOUBLE PRECISION.
    Real(f64),
    /// TEXT or NULL.
    OptionalText(Option<&'a str>),
    /// BIGINT or NULL.
    OptionalInt(Option<i64>),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}
impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}
impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Int(i64::from(number))
    }
}
impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Real(number)
    }
}
impl<'a> From<Option<&'a str>> for Value<'a> {
    fn from(text: Option<&'a str>) -> Self {
        Self::OptionalText(text)
    }
}
impl From<Option<i64>> for Value<'_> {
    fn from(number: Option<i64>) -> Self {
        Self::OptionalInt(number)
    }
}

/// `values![a, b, …]`: an array of [`Value`]s.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { [$($crate::db::Value::from($value)),*] };
}

/// A row, read by column name.
pub struct Row<'a>(pub(super) &'a AnyRow);

impl Row<'_> {
    /// A TEXT column.
    pub fn text(&self, column: &str) -> Result<String, StoreError> {
        Ok(self.0.try_get::<String, _>(column)?)
    }
    /// A BIGINT column.
    pub fn int(&self, column: &str) -> Result<i64, StoreError> {
        Ok(self.0.try_get::<i64, _>(column)?)
    }
    /// A DOUBLE PRECISION column.
    pub fn real(&self, column: &str) -> Result<f64, StoreError> {
        Ok(self.0.try_get::<f64, _>(column)?)
    }
    /// A TEXT column that may be NULL.
    pub fn optional_text(&self, column: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.try_get::<Option<String>, _>(column)?)
    }
    /// A BIGINT column that may be NULL.
    pub fn optional_int(&self, column: &str) -> Result<Option<i64>, StoreError> {
        Ok(self.0.try_get::<Option<i64>, _>(column)?)
    }
}
