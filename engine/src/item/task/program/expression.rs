//! What a line computes and compares: whole numbers, texts, names, `+ - * %`.

use crate::item::text_match::{Ignored, normalise};
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;

/// Deepest nesting: what people write stays far below.
const DEEPEST: usize = 12;

/// What a name holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Whole(i64),
    Text(String),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(number) => number.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// Why a value cannot be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trouble {
    /// A name that holds nothing yet.
    Unknown(String),
    /// A text where a number is needed.
    NotANumber(String),
    /// The rest of a division by nothing.
    Zero,
    /// A number out of range.
    TooLarge,
}

/// An expression, and how it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Expression {
    pub(super) source: String,
    node: Node,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    Value(Value),
    Name(String),
    Both(Sign, Box<Node>, Box<Node>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Add,
    Subtract,
    Multiply,
    Rest,
}

/// How two values compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Comparison {
    pub(super) source: String,
    left: Node,
    fits: &'static [Ordering],
    right: Node,
}

const COMPARISONS: [(&str, &[Ordering]); 10] = [
    ("<>", &[Ordering::Less, Ordering::Greater]),
    ("≠", &[Ordering::Less, Ordering::Greater]),
    ("<=", &[Ordering::Less, Ordering::Equal]),
    ("≤", &[Ordering::Less, Ordering::Equal]),
    (">=", &[Ordering::Greater, Ordering::Equal]),
    ("≥", &[Ordering::Greater, Ordering::Equal]),
    ("==", &[Ordering::Equal]),
    ("=", &[Ordering::Equal]),
    ("<", &[Ordering::Less]),
    (">", &[Ordering::Greater]),
];

impl Expression {
    /// `None` when it cannot be read.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut reader = Reader { rest: text, depth: 0 };
        let node = reader.sum()?;
        reader.is_done().then(|| Self { source: text.trim().to_owned(), node })
    }

    /// What it is worth where names hold what `held` says.
    pub(super) fn worth(&self, held: &dyn Fn(&str) -> Option<Value>) -> Result<Value, Trouble> {
        self.node.worth(held)
    }
}

impl Comparison {
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut reader = Reader { rest: text, depth: 0 };
        let left = reader.sum()?;
        let (_, fits) = COMPARISONS.into_iter().find(|(sign, _)| reader.take(sign))?;
        let right = reader.sum()?;
        reader.is_done().then(|| Self { source: text.trim().to_owned(), left, fits, right })
    }

    /// Whether it holds; numbers compare as numbers, anything else as texts.
    pub(super) fn holds(&self, held: &dyn Fn(&str) -> Option<Value>) -> Result<bool, Trouble> {
        let order = match (self.left.worth(held)?, self.right.worth(held)?) {
            (Value::Whole(left), Value::Whole(right)) => left.cmp(&right),
            (left, right) => folded(&left.to_string()).cmp(&folded(&right.to_string())),
        };
        Ok(self.fits.contains(&order))
    }
}

impl Node {
    fn worth(&self, held: &dyn Fn(&str) -> Option<Value>) -> Result<Value, Trouble> {
        match self {
            Self::Value(value) => Ok(value.clone()),
            Self::Name(name) => held(name).ok_or_else(|| Trouble::Unknown(name.clone())),
            Self::Both(sign, left, right) => {
                let (left, right) = (left.worth(held)?.number()?, right.worth(held)?.number()?);
                if *sign == Sign::Rest && right == 0 {
                    return Err(Trouble::Zero);
                }
                let result = match sign {
                    Sign::Add => left.checked_add(right),
                    Sign::Subtract => left.checked_sub(right),
                    Sign::Multiply => left.checked_mul(right),
                    Sign::Rest => left.checked_rem_euclid(right),
                };
                result.map(Value::Whole).ok_or(Trouble::TooLarge)
            }
        }
    }
}

impl Value {
    pub(super) fn number(&self) -> Result<i64, Trouble> {
        match self {
            Self::Whole(number) => Ok(*number),
            Self::Text(text) => Err(Trouble::NotANumber(text.clone())),
        }
    }

    /// A number, or else the text itself.
    pub(super) fn of(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::Text(text.to_owned()), Self::Whole)
    }
}

/// A name as it is looked up: whatever its case and accents.
pub(super) fn folded(name: &str) -> String {
    normalise(name, &BTreeSet::from([Ignored::Case, Ignored::Accents]))
}

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn is_done(&self) -> bool {
        self.rest.trim().is_empty()
    }

    /// Takes these signs when they come next.
    fn take(&mut self, sign: &str) -> bool {
        let after = self.rest.trim_start().strip_prefix(sign);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    /// Takes what comes next as long as its signs fit.
    fn while_fit(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest.trim_start();
        let end = rest.find(|sign| !fits(sign)).unwrap_or(rest.len());
        let (taken, after) = rest.split_at(end);
        self.rest = after;
        taken
    }

    fn sum(&mut self) -> Option<Node> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let mut left = self.product()?;
        while let Some(sign) = self.sign(&[("+", Sign::Add), ("-", Sign::Subtract), ("−", Sign::Subtract)])
        {
            left = Node::Both(sign, Box::new(left), Box::new(self.product()?));
        }
        self.depth -= 1;
        Some(left)
    }

    fn product(&mut self) -> Option<Node> {
        let mut left = self.single()?;
        while let Some(sign) = self.sign(&[("*", Sign::Multiply), ("×", Sign::Multiply), ("%", Sign::Rest)])
        {
            left = Node::Both(sign, Box::new(left), Box::new(self.single()?));
        }
        Some(left)
    }

    fn sign(&mut self, signs: &[(&str, Sign)]) -> Option<Sign> {
        signs.iter().find(|(sign, _)| self.take(sign)).map(|(_, sign)| *sign)
    }

    fn single(&mut self) -> Option<Node> {
        let first = self.rest.trim_start().chars().next()?;
        if self.take("(") {
            let inside = self.sum()?;
            return self.take(")").then_some(inside);
        }
        if self.take("\"") {
            let (text, after) = self.rest.split_once('"')?;
            self.rest = after;
            return Some(Node::Value(Value::Text(text.to_owned())));
        }
        let minus = first == '-' && self.take("-");
        if minus || first.is_ascii_digit() {
            let digits = self.while_fit(|sign| sign.is_ascii_digit());
            let number: i64 = digits.parse().ok()?;
            return Some(Node::Value(Value::Whole(if minus { -number } else { number })));
        }
        let name = self.while_fit(|sign| sign.is_alphanumeric() || sign == '_');
        (!name.is_empty()).then(|| Node::Name(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(name: &str) -> Option<Value> {
        (folded(name) == "cote").then_some(Value::Whole(7))
    }

    #[test]
    fn expressions_are_worth_what_people_expect() {
        for (text, worth) in [
            ("2 + 3 * 4", "14"),
            ("(2+3)*4", "20"),
            ("Côté - 10", "-3"),
            ("cote % 4", "3"),
            ("-2 * 3", "-6"),
            ("\"a b\"", "a b"),
        ] {
            let found = Expression::read(text).unwrap().worth(&held).unwrap();
            assert_eq!(found.to_string(), worth, "{text}");
        }
        for text in ["", "2 +", "2,5", "(2", "\"a", "2 3", "a = 1", &"(".repeat(40)] {
            assert_eq!(Expression::read(text), None, "{text}");
        }
        let worth = |text: &str| Expression::read(text).unwrap().worth(&held).unwrap_err();
        assert_eq!(worth("other"), Trouble::Unknown("other".into()));
        assert_eq!(worth("\"a\" + 1"), Trouble::NotANumber("a".into()));
        assert_eq!(worth("1 % 0"), Trouble::Zero);
        assert_eq!(worth("9223372036854775807 + 1"), Trouble::TooLarge);
    }

    #[test]
    fn values_compare_as_numbers_or_as_texts() {
        for (text, holds) in [
            ("cote > 6", true),
            ("10 > 9", true),
            ("cote <= 6", false),
            ("cote <> 7", false),
            ("\"Été\" = \"ete\"", true),
            ("2 ≥ 3", false),
        ] {
            assert_eq!(Comparison::read(text).unwrap().holds(&held), Ok(holds), "{text}");
        }
        assert_eq!(Comparison::read("cote"), None);
    }
}
