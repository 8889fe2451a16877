//! What a value is computed from: numbers, names, `+ - * /`, comparisons, and a few functions.
//!
//! ```text
//! total / 2 >= 10 and not (a == b)      sum(prices * amounts)      if(size > limit, 'large', 'small')
//! ```
//! Arithmetic is exact. What is done with a list is done with each of its values: `prices > 20` is a list
//! of truths, and since a truth counts as 1, `sum(prices > 20)` says how many. Nothing loops, nothing
//! changes a name: an expression of n signs takes a time in proportion to n and to the lists it names.

mod functions;
mod parse;

use super::Trouble;
use super::exact::Exact;
use super::value::{Names, Value, Words};
use functions::Function;
use std::borrow::Cow;
use std::cmp::Ordering;

/// A parsed expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expression {
    Constant(Value),
    /// A name and the parts taken of its value.
    Name(Path),
    List(Vec<Self>),
    Not(Box<Self>),
    Negative(Box<Self>),
    Both(Box<Self>, Box<Self>),
    Either(Box<Self>, Box<Self>),
    Pair(Operator, Box<Self>, Box<Self>),
    Call(Function, Vec<Self>),
}

/// `name`, `name.part`, `names.1.part`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Path {
    pub(crate) name: String,
    pub(crate) parts: Vec<String>,
}

/// What joins two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Plus,
    Minus,
    Times,
    Over,
    Same,
    Different,
    Below,
    AtMost,
    Above,
    AtLeast,
}

impl Path {
    /// The value it names.
    pub(crate) fn find(&self, names: &Names) -> Result<Value, Trouble> {
        let value = names.get(self.name.as_str()).ok_or_else(|| Trouble::Unknown(self.name.clone()))?;
        let found = self.parts.iter().try_fold(Cow::Borrowed(value), |value, part| match value {
            Cow::Borrowed(value) => value.part(part),
            Cow::Owned(value) => value.part(part).map(|found| Cow::Owned(found.into_owned())),
        });
        found.map(Cow::into_owned)
    }
}

impl Expression {
    /// Reads an expression.
    pub(crate) fn parse(text: &str) -> Result<Self, Trouble> {
        parse::expression(text)
    }

    /// Its value.
    pub(crate) fn value(&self, names: &Names) -> Result<Value, Trouble> {
        match self {
            Self::Constant(value) => Ok(value.clone()),
            Self::Name(path) => path.find(names),
            Self::List(parts) => Ok(Value::List(values(parts, names)?.into())),
            Self::Not(inner) => Ok(Value::Truth(!inner.value(names)?.truth()?)),
            Self::Negative(inner) => join(Operator::Minus, &Value::Number(Exact::ZERO), &inner.value(names)?),
            Self::Both(one, two) => truth(one.value(names)?.truth()? && two.value(names)?.truth()?),
            Self::Either(one, two) => truth(one.value(names)?.truth()? || two.value(names)?.truth()?),
            Self::Pair(operator, one, two) => join(*operator, &one.value(names)?, &two.value(names)?),
            Self::Call(Function::If, given) => match &given[..] {
                [condition, yes, no] => if condition.value(names)?.truth()? { yes } else { no }.value(names),
                _ => Err(Trouble::Unknown("if".to_owned())),
            },
            Self::Call(function, given) => function.call(&values(given, names)?),
        }
    }

    /// Every name used, in the order of the text.
    pub(crate) fn names<'a>(&'a self, found: &mut Vec<&'a str>) {
        match self {
            Self::Constant(_) => {}
            Self::Name(path) => found.push(&path.name),
            Self::List(parts) | Self::Call(_, parts) => parts.iter().for_each(|part| part.names(found)),
            Self::Not(inner) | Self::Negative(inner) => inner.names(found),
            Self::Both(one, two) | Self::Either(one, two) | Self::Pair(_, one, two) => {
                one.names(found);
                two.names(found);
            }
        }
    }
}

fn values(parts: &[Expression], names: &Names) -> Result<Vec<Value>, Trouble> {
    parts.iter().map(|part| part.value(names)).collect()
}

#[expect(clippy::unnecessary_wraps, reason = "the form of every arm that calls it")]
fn truth(truth: bool) -> Result<Value, Trouble> {
    Ok(Value::Truth(truth))
}

/// Two values joined; a list is joined value by value, with a list as long or with one value.
fn join(operator: Operator, one: &Value, two: &Value) -> Result<Value, Trouble> {
    let joined: Result<_, _> = match (one, two) {
        (Value::List(ones), Value::List(twos)) if ones.len() == twos.len() => {
            ones.iter().zip(twos.iter()).map(|(one, two)| join(operator, one, two)).collect()
        }
        (Value::List(ones), Value::List(twos)) => return Err(Trouble::Lengths(ones.len(), twos.len())),
        (Value::List(ones), two) => ones.iter().map(|one| join(operator, one, two)).collect(),
        (one, Value::List(twos)) => twos.iter().map(|two| join(operator, one, two)).collect(),
        (one, two) => return join_single(operator, one, two),
    };
    Ok(Value::List(joined?))
}

fn join_single(operator: Operator, one: &Value, two: &Value) -> Result<Value, Trouble> {
    let ordered = |holds: fn(Ordering) -> bool| Ok(Value::Truth(holds(one.compare(two)?)));
    match operator {
        Operator::Same => truth(one.same(two)),
        Operator::Different => truth(!one.same(two)),
        Operator::Below => ordered(Ordering::is_lt),
        Operator::AtMost => ordered(Ordering::is_le),
        Operator::Above => ordered(Ordering::is_gt),
        Operator::AtLeast => ordered(Ordering::is_ge),
        Operator::Plus | Operator::Minus | Operator::Times | Operator::Over => arithmetic(operator, one, two),
    }
}

/// Numbers with numbers; a date more or less some days; two texts, one after the other.
fn arithmetic(operator: Operator, one: &Value, two: &Value) -> Result<Value, Trouble> {
    match (operator, one, two) {
        (Operator::Plus, Value::Date(date), days) => Ok(Value::Date(date.later(days.whole()?)?)),
        (Operator::Minus, Value::Date(date), Value::Date(other)) => {
            Ok(Value::Number(Exact::whole(date.since(*other))))
        }
        (Operator::Minus, Value::Date(date), days) => {
            Ok(Value::Date(date.later(days.whole()?.checked_neg().ok_or(Trouble::TooLarge)?)?))
        }
        (Operator::Plus, Value::Text(Words::Same(one)), Value::Text(Words::Same(two))) => {
            Ok(Value::Text(Words::Same(format!("{one}{two}").into())))
        }
        _ => {
            let (one, two) = (one.number()?, two.number()?);
            let number = match operator {
                Operator::Plus => one.plus(two),
                Operator::Minus => one.minus(two),
                Operator::Times => one.times(two),
                _ => one.over(two),
            };
            Ok(Value::Number(number?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn names() -> Names {
        let number = |text: &str| Value::Number(Exact::parse(text).unwrap());
        let list = |texts: [&str; 4]| Value::List(texts.map(number).into());
        let mut names = Names::new();
        names.insert("price".into(), number("12.5"));
        names.insert("prices".into(), list(["3", "10", "2.5", "10"]));
        names.insert("amounts".into(), list(["1", "2", "4", "0"]));
        let file = |size: &str| Value::Record(Arc::new([("size".to_owned(), number(size))].into()));
        names.insert("files".into(), Value::List(["8", "30"].map(file).into()));
        names
    }

    fn value(text: &str) -> Result<Value, Trouble> {
        Expression::parse(text)?.value(&names())
    }

    /// The value of an expression is that of another, simpler one.
    #[track_caller]
    fn check(text: &str, simpler: &str) {
        assert_eq!(value(text), value(simpler), "{text}");
        assert!(value(text).is_ok(), "{text}");
    }

    #[test]
    fn arithmetic_binds_as_at_school() {
        check("1 + 2 * 3", "7");
        check("(1 + 2) * 3 - 4 / 8", "8.5");
        check("-price + 2", "0 - 10.5");
        check("2 - 3 - 4", "0 - 5");
        check("0.1 + 0.2 == 0.3", "1 == 1");
        check("1 < 2 and not (2 < 1) or 1 == 2", "1 == 1");
        check("1 == 1 or 1 / 0 == 1", "1 == 1");
    }

    #[test]
    fn lists_are_joined_value_by_value() {
        check("prices * amounts", "[3, 20, 10, 0]");
        check("sum(prices * amounts)", "33");
        check("sum(prices > 2.5)", "3");
        check("mean([1, 2])", "1.5");
        check("max(prices) - min(prices)", "7.5");
        check("max(1, 3, 2)", "3");
        check("place(prices, max(prices))", "2");
        check("prices.3 + at(amounts, 2)", "4.5");
        check("files.size", "[8, 30]");
        check("files.2.size + files.size.1", "38");
        check("sorted_by(['a', 'b', 'c', 'd'], prices)", "['c', 'a', 'b', 'd']");
        check("reversed(sorted(amounts))", "[4, 2, 1, 0]");
        check("select(['a', 'b', 'c', 'd'], amounts >= 2)", "['b', 'c']");
        check("count(select(prices, prices == 10))", "2");
        check("different(amounts) and not different(prices)", "1 == 1");
        check("all(amounts < 5) and any(amounts == 0)", "1 == 1");
        check("round([1.25, 2.5], 1)", "[1.3, 2.5]");
    }

    #[test]
    fn dates_are_counted_in_days() {
        check("date('2031-03-01') - date('2031-02-01')", "28");
        check("date('2031-12-30') + 3", "date('2032-01-02')");
        check("weekday(date('2031-03-04'))", "2");
        check("day(date('2031-03-04')) + month(date('2031-03-04'))", "7");
        check("date('2031-03-04') < date('2031-03-05')", "1 == 1");
    }

    #[test]
    fn choices_and_words() {
        check("if(price > 10, 'much', 'little')", "'much'");
        check("if(price > 10, 1, 1 / 0)", "1");
        check("'a' + 'b'", "'ab'");
        check("sorted(['zoo', 'Été', 'eau'])", "['eau', 'Été', 'zoo']");
        check("mod(0 - 7, 3) + power(2, 10) + floor(2.9) + abs(0 - 4)", "1032");
    }

    #[test]
    fn what_has_no_value_says_why() {
        let syntax = |text: &str| Trouble::Syntax(text.into());
        let cases = [
            ("", syntax("the expression stops too early")),
            ("1 +", syntax("the expression stops too early")),
            ("1 2", syntax("`2` is out of place")),
            ("(1", syntax("the expression stops too early")),
            ("'a", syntax("a `'` is not closed")),
            ("1 % 2", syntax("`%` means nothing here")),
            ("cost", Trouble::Unknown("cost".into())),
            ("price.1", Trouble::NoPart { part: "1".into(), of: "a number" }),
            ("prices.size", Trouble::NoPart { part: "size".into(), of: "a number" }),
            ("prices.0", Trouble::NoPart { part: "0".into(), of: "a list" }),
            ("root(2)", Trouble::NoFunction("root".into())),
            ("sum(1)", Trouble::Kind { needed: "a list", found: "a number" }),
            ("sum()", Trouble::Values { function: "sum", fewest: 1, given: 0 }),
            ("price / 0", Trouble::DividedByZero),
            ("prices + [1]", Trouble::Lengths(4, 1)),
            ("price and 1 == 1", Trouble::Kind { needed: "a truth", found: "a number" }),
            ("place(prices, 4)", Trouble::NotInList),
            ("power(10, 40)", Trouble::TooLarge),
            ("power(1, 64)", Trouble::TooLarge),
            ("date('2031-02-30')", Trouble::NoDate("2031-02-30".into())),
            ("1 < 'a'", Trouble::Kind { needed: "a number", found: "a text" }),
        ];
        for (text, trouble) in cases {
            assert_eq!(value(text), Err(trouble), "{text}");
        }
        assert!(matches!(value(&"(".repeat(500)), Err(Trouble::Syntax(_))));
        for deep in ["(", "-", "not ", "[", "sum("] {
            assert!(matches!(value(&deep.repeat(80)), Err(Trouble::Syntax(_))), "{deep}");
        }
    }
}
