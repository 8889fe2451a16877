//! What can be drawn.

use super::date::Date;
use super::exact::Exact;
use super::value::Value;
use crate::seed::Draws;

/// A thing to draw.
#[derive(Debug, Clone)]
pub(crate) enum Draw {
    /// One of these.
    OneOf(Vec<Value>),
    /// So many of these, none twice, in the order drawn.
    Some { take: usize, of: Vec<Value> },
    /// A number or a day of a range.
    Range(Range),
    /// So many draws of the same, as a list; a value may come again.
    Times(usize, Box<Draw>),
}

/// `count` steps from a first value.
#[derive(Debug, Clone)]
pub(crate) enum Range {
    /// Numbers.
    Numbers { first: Exact, step: Exact, count: usize },
    /// Days.
    Days { first: Date, step: i64, count: usize },
}

impl Draw {
    /// Every value is as likely as every other.
    pub(super) fn drawn(&self, draws: &mut Draws) -> Value {
        match self {
            Self::OneOf(values) => values[draws.index_below(values.len())].clone(),
            Self::Some { take, of } => {
                let mut left: Vec<&Value> = of.iter().collect();
                let taken = (0..*take).map(|_| left.remove(draws.index_below(left.len())).clone());
                Value::List(taken.collect())
            }
            Self::Range(range) => range.drawn(draws),
            Self::Times(times, draw) => Value::List((0..*times).map(|_| draw.drawn(draws)).collect()),
        }
    }
}

impl Range {
    /// The number or day so many steps on; ranges are checked when they are read, so none is too large.
    fn drawn(&self, draws: &mut Draws) -> Value {
        match self {
            Self::Numbers { first, step, count } => {
                let steps = Exact::whole(index(draws, *count));
                let number = step.times(steps).and_then(|distance| first.plus(distance));
                Value::Number(number.unwrap_or(*first))
            }
            Self::Days { first, step, count } => {
                let days = step.saturating_mul(index(draws, *count));
                Value::Date(first.later(days).unwrap_or(*first))
            }
        }
    }
}

fn index(draws: &mut Draws, count: usize) -> i64 {
    i64::try_from(draws.index_below(count)).unwrap_or_default()
}
