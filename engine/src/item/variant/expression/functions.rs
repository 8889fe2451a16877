//! The functions of expressions.

use super::{Operator, join};
use crate::item::variant::Trouble;
use crate::item::variant::date::Date;
use crate::item::variant::exact::Exact;
use crate::item::variant::value::{Value, Words};
use std::cmp::Ordering;

/// A function by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    Sum,
    Mean,
    Count,
    Min,
    Max,
    Round,
    Floor,
    Absolute,
    Remainder,
    Power,
    If,
    At,
    Place,
    Sorted,
    SortedBy,
    Reversed,
    Select,
    All,
    Any,
    Different,
    Date,
    Year,
    Month,
    Day,
    Weekday,
}

/// Greatest exponent: above, every whole number but 0 and 1 is too large.
const GREATEST_POWER: u32 = 63;

/// Name, function, fewest and most values it takes.
const FUNCTIONS: [(&str, Function, usize, usize); 25] = [
    ("sum", Function::Sum, 1, 1),
    ("mean", Function::Mean, 1, 1),
    ("count", Function::Count, 1, 1),
    ("min", Function::Min, 1, 9),
    ("max", Function::Max, 1, 9),
    ("round", Function::Round, 1, 2),
    ("floor", Function::Floor, 1, 1),
    ("abs", Function::Absolute, 1, 1),
    ("mod", Function::Remainder, 2, 2),
    ("power", Function::Power, 2, 2),
    ("if", Function::If, 3, 3),
    ("at", Function::At, 2, 2),
    ("place", Function::Place, 2, 2),
    ("sorted", Function::Sorted, 1, 1),
    ("sorted_by", Function::SortedBy, 2, 2),
    ("reversed", Function::Reversed, 1, 1),
    ("select", Function::Select, 2, 2),
    ("all", Function::All, 1, 1),
    ("any", Function::Any, 1, 1),
    ("different", Function::Different, 1, 1),
    ("date", Function::Date, 1, 1),
    ("year", Function::Year, 1, 1),
    ("month", Function::Month, 1, 1),
    ("day", Function::Day, 1, 1),
    ("weekday", Function::Weekday, 1, 1),
];

impl Function {
    pub(super) fn named(name: &str) -> Option<Self> {
        FUNCTIONS.iter().find(|(known, ..)| *known == name).map(|(_, function, ..)| *function)
    }

    /// Its value for values as many as [`Function::takes`] allows. [`Function::If`] is decided before.
    pub(super) fn call(self, given: &[Value]) -> Result<Value, Trouble> {
        match (self, given) {
            (Self::Round | Self::Floor | Self::Absolute | Self::Remainder | Self::Power, _) => {
                each(given, &|given| self.of_numbers(given))
            }
            (Self::Date | Self::Year | Self::Month | Self::Day | Self::Weekday, _) => {
                each(given, &|given| self.of_dates(&given[0]))
            }
            (Self::Min | Self::Max, [first, _, ..]) if !matches!(first, Value::List(_)) => {
                self.of_list(given)
            }
            (_, [list, rest @ ..]) => match rest {
                [] => self.of_list(list.list()?),
                [with, ..] => self.of_list_with(list.list()?, with),
            },
            (_, []) => Err(Trouble::Kind { needed: "a list", found: "nothing" }),
        }
    }

    /// Whether it can be given so many values.
    pub(super) fn takes(self, given: usize) -> Result<(), Trouble> {
        let known = FUNCTIONS.iter().find(|(_, function, ..)| *function == self);
        match known {
            Some((name, _, fewest, most)) if given < *fewest || given > *most => {
                Err(Trouble::Values { function: name, fewest: *fewest, given })
            }
            _ => Ok(()),
        }
    }

    fn of_numbers(self, given: &[Value]) -> Result<Value, Trouble> {
        let number = given[0].number()?;
        let second = given.get(1);
        Ok(Value::Number(match (self, second) {
            (Self::Round, None) => number.rounded(0)?,
            (Self::Round, Some(places)) => number.rounded(small(places)?)?,
            (Self::Remainder, Some(divisor)) => {
                let divisor = divisor.number()?;
                number.minus(number.over(divisor)?.floor().times(divisor)?)?
            }
            (Self::Power, Some(exponent)) => {
                let times = Some(small(exponent)?).filter(|times| *times <= GREATEST_POWER);
                let times = times.ok_or(Trouble::TooLarge)?;
                (0..times).try_fold(Exact::whole(1), |power, _| power.times(number))?
            }
            (Self::Absolute, _) if number < Exact::ZERO => Exact::ZERO.minus(number)?,
            (Self::Absolute, _) => number,
            _ => number.floor(),
        }))
    }

    fn of_dates(self, given: &Value) -> Result<Value, Trouble> {
        if let (Self::Date, Value::Text(Words::Same(text))) = (self, given) {
            return Date::parse(text).map(Value::Date).ok_or_else(|| Trouble::NoDate(text.to_string()));
        }
        let date = given.date()?;
        let (year, month, day) = date.civil();
        Ok(Value::Number(Exact::whole(match self {
            Self::Year => year,
            Self::Month => month,
            Self::Day => day,
            Self::Weekday => date.weekday(),
            _ => return Ok(Value::Date(date)),
        })))
    }

    fn of_list(self, list: &[Value]) -> Result<Value, Trouble> {
        match self {
            Self::Count => Ok(number_of(list.len())),
            Self::Sum => sum(list),
            Self::Mean => join(Operator::Over, &sum(list)?, &number_of(list.len())),
            Self::Min => extreme(list, Ordering::Less),
            Self::Max => extreme(list, Ordering::Greater),
            Self::Sorted => sorted(list, list),
            Self::Reversed => Ok(Value::List(list.iter().rev().cloned().collect())),
            Self::All => Ok(Value::Truth(truths(list)?.iter().all(|truth| *truth))),
            Self::Any => Ok(Value::Truth(truths(list)?.iter().any(|truth| *truth))),
            _ => {
                let repeated = |(place, value): (usize, &Value)| list[..place].iter().any(|v| v.same(value));
                Ok(Value::Truth(!list.iter().enumerate().any(repeated)))
            }
        }
    }

    fn of_list_with(self, list: &[Value], with: &Value) -> Result<Value, Trouble> {
        match self {
            Self::At => {
                let place = with.whole()?;
                let index = place.checked_sub(1).and_then(|index| usize::try_from(index).ok());
                let missing = || Trouble::NoPart { part: place.to_string(), of: "a list" };
                index.and_then(|index| list.get(index)).cloned().ok_or_else(missing)
            }
            Self::Place => {
                let place = list.iter().position(|value| value.same(with));
                place.map(|place| number_of(place + 1)).ok_or(Trouble::NotInList)
            }
            Self::SortedBy => sorted(list, with.list()?),
            _ => {
                let wanted = truths(with.list()?)?;
                same_length(list, &wanted)?;
                let kept = list.iter().zip(wanted).filter(|(_, wanted)| *wanted);
                Ok(Value::List(kept.map(|(value, _)| value.clone()).collect()))
            }
        }
    }
}

/// A function of single values, done with each value of a list that stands first.
fn each(given: &[Value], function: &dyn Fn(&[Value]) -> Result<Value, Trouble>) -> Result<Value, Trouble> {
    let [Value::List(list), rest @ ..] = given else { return function(given) };
    let with_rest = |value: &Value| function(&[std::slice::from_ref(value), rest].concat());
    Ok(Value::List(list.iter().map(with_rest).collect::<Result<_, _>>()?))
}

fn number_of(count: usize) -> Value {
    Value::Number(Exact::whole(i64::try_from(count).unwrap_or(i64::MAX)))
}

fn small(value: &Value) -> Result<u32, Trouble> {
    u32::try_from(value.whole()?).map_err(|_| Trouble::TooLarge)
}

fn sum(list: &[Value]) -> Result<Value, Trouble> {
    list.iter().try_fold(Value::Number(Exact::ZERO), |sum, value| join(Operator::Plus, &sum, value))
}

fn extreme(list: &[Value], wanted: Ordering) -> Result<Value, Trouble> {
    let (first, rest) = list.split_first().ok_or(Trouble::NotInList)?;
    let better = |best: &Value, value: &Value| Ok(value.compare(best)? == wanted);
    let best = rest.iter().try_fold(first, |best, value| {
        better(best, value).map(|is_better| if is_better { value } else { best })
    });
    best.cloned()
}

fn truths(list: &[Value]) -> Result<Vec<bool>, Trouble> {
    list.iter().map(Value::truth).collect()
}

fn same_length<A, B>(one: &[A], two: &[B]) -> Result<(), Trouble> {
    if one.len() == two.len() { Ok(()) } else { Err(Trouble::Lengths(one.len(), two.len())) }
}

/// The values in the order of their measures, smallest first; equal ones stay in their order.
fn sorted(list: &[Value], measures: &[Value]) -> Result<Value, Trouble> {
    same_length(list, measures)?;
    let mut placed: Vec<(&Value, &Value)> = Vec::new();
    for (value, measure) in list.iter().zip(measures) {
        let mut at = placed.len();
        while at > 0 && measure.compare(placed[at - 1].1)? == Ordering::Less {
            at -= 1;
        }
        placed.insert(at, (value, measure));
    }
    Ok(Value::List(placed.into_iter().map(|(value, _)| value.clone()).collect()))
}
