//! Why an expression or a placeholder has no value.

/// What is wrong, for the author of the question.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Trouble {
    #[error("a number grows too large")]
    TooLarge,
    #[error("something is divided by zero")]
    DividedByZero,
    #[error("{0} has no end of decimals: round it")]
    Endless(String),
    #[error("the number has more than {0} decimals: round it where it is computed")]
    Decimals(u32),
    #[error("{needed} is needed where {found} stands")]
    Kind { needed: &'static str, found: &'static str },
    #[error("lists of {0} and {1} values do not go together")]
    Lengths(usize, usize),
    #[error("the value is not in the list")]
    NotInList,
    #[error("nothing is called `{0}`")]
    Unknown(String),
    #[error("{of} has no part `{part}`")]
    NoPart { part: String, of: &'static str },
    #[error("there is no function `{0}`")]
    NoFunction(String),
    #[error("`{function}` takes {fewest} values or more, not {given}")]
    Values { function: &'static str, fewest: usize, given: usize },
    #[error("there is no format `{0}`")]
    NoFormat(String),
    #[error("`{0}` is not a date")]
    NoDate(String),
    #[error("{0} minutes after midnight is not a time of day")]
    NoTime(i64),
    #[error("this text differs from one language to the other, and stands where there is no language")]
    NoLanguage,
    #[error("a `{{{{` is not closed")]
    Unclosed,
    #[error("`{0}` is not a name: compute it under `compute` and name it here")]
    NotAName(String),
    #[error("a placeholder that stands for a value must stand alone")]
    NotAlone,
    #[error("a placeholder is left when all are filled")]
    Left,
    #[error("{0}")]
    Syntax(String),
}
