//! Functions, by their French and English names.

use super::value::{Fault, Value};
use super::{Formula, Operator};
use crate::item::task::sheet::tongue::Tongue;
use crate::item::task::sheet::worth::{Worth, compare};

/// A function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::item::task::sheet) enum Function {
    Sum,
    Average,
    Min,
    Max,
    Count,
    CountAll,
    CountIf,
    SumIf,
    If,
    And,
    Or,
    Round,
}

/// Function, French name, English name.
const NAMES: [(Function, &str, &str); 12] = [
    (Function::Sum, "SOMME", "SUM"),
    (Function::Average, "MOYENNE", "AVERAGE"),
    (Function::Min, "MIN", "MIN"),
    (Function::Max, "MAX", "MAX"),
    (Function::Count, "NB", "COUNT"),
    (Function::CountAll, "NBVAL", "COUNTA"),
    (Function::CountIf, "NB.SI", "COUNTIF"),
    (Function::SumIf, "SOMME.SI", "SUMIF"),
    (Function::If, "SI", "IF"),
    (Function::And, "ET", "AND"),
    (Function::Or, "OU", "OR"),
    (Function::Round, "ARRONDI", "ROUND"),
];

impl Function {
    /// The function with this name in either language, whatever the case.
    pub(in crate::item::task::sheet) fn named(name: &str) -> Option<Self> {
        let name = name.to_uppercase();
        NAMES.into_iter().find(|(_, fr, en)| *fr == name || *en == name).map(|(function, ..)| function)
    }

    /// Its value for these arguments.
    pub(in crate::item::task::sheet) fn value(
        self,
        arguments: &[Formula],
        worth: &mut Worth<'_>,
    ) -> Result<Value, Fault> {
        match (self, arguments) {
            (Self::If, [test, rest @ ..]) if (1..=2).contains(&rest.len()) => {
                let chosen = if truth(&worth.of(test))? { rest.first() } else { rest.get(1) };
                Ok(chosen.map_or(Value::Truth(false), |chosen| worth.of(chosen)))
            }
            (Self::CountIf, [cells, test]) => {
                let test = Test::read(&worth.of(test), worth.tongue());
                let fitting = worth.each(cells)?.into_iter().filter(|value| test.takes(value)).count();
                Ok(Value::Number(fitting as f64))
            }
            (Self::SumIf, [cells, test, rest @ ..]) if rest.len() <= 1 => {
                let test = Test::read(&worth.of(test), worth.tongue());
                let summed = worth.each(rest.first().unwrap_or(cells))?;
                let judged = worth.each(cells)?;
                let pairs = judged.iter().zip(&summed).filter(|(value, _)| test.takes(value));
                Ok(Value::Number(pairs.filter_map(|(_, value)| number(value)).sum()))
            }
            (Self::Round, [value, rest @ ..]) if rest.len() <= 1 => {
                let places = rest.first().map_or(Ok(0.0), |places| worth.of(places).as_number())?;
                round(worth.of(value).as_number()?, places).map(Value::Number)
            }
            (Self::If | Self::CountIf | Self::SumIf | Self::Round, _) | (_, []) => Err(Fault::Formula),
            _ => self.of_many(&worth.all(arguments)?),
        }
    }

    /// The value of a function that takes any number of cells. Texts and empty cells do not count in sums.
    fn of_many(self, values: &[Value]) -> Result<Value, Fault> {
        if let Some(Value::Fault(fault)) = values.iter().find(|value| matches!(value, Value::Fault(_))) {
            return Err(*fault);
        }
        let numbers: Vec<f64> = values.iter().filter_map(number).collect();
        let sum: f64 = numbers.iter().sum();
        let count = numbers.len() as f64;
        Ok(match self {
            Self::Sum => Value::Number(sum),
            Self::Average if numbers.is_empty() => return Err(Fault::Zero),
            Self::Average => Value::Number(sum / count),
            Self::Min => Value::Number(numbers.iter().copied().reduce(f64::min).unwrap_or(0.0)),
            Self::Max => Value::Number(numbers.iter().copied().reduce(f64::max).unwrap_or(0.0)),
            Self::Count => Value::Number(count),
            Self::CountAll => {
                Value::Number(values.iter().filter(|value| **value != Value::Nothing).count() as f64)
            }
            Self::And => Value::Truth(truths(values)?.into_iter().all(|truth| truth)),
            _ => Value::Truth(truths(values)?.into_iter().any(|truth| truth)),
        })
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

fn truths(values: &[Value]) -> Result<Vec<bool>, Fault> {
    values.iter().filter(|value| **value != Value::Nothing).map(truth).collect()
}

fn truth(value: &Value) -> Result<bool, Fault> {
    value.as_number().map(|number| number != 0.0)
}

/// Half away from zero, at a number of decimals from −6 to 8.
fn round(number: f64, places: f64) -> Result<f64, Fault> {
    if !(-6.0..=8.0).contains(&places) {
        return Err(Fault::Value);
    }
    let mut scale = 1.0;
    let mut left = places.abs();
    while left >= 1.0 {
        scale *= 10.0;
        left -= 1.0;
    }
    Ok(if places < 0.0 { (number / scale).round() * scale } else { (number * scale).round() / scale })
}

/// The test of `COUNTIF`: a value, or a text that begins with an operator (`">100"`).
struct Test {
    operator: Operator,
    wanted: Value,
}

impl Test {
    fn read(test: &Value, tongue: Tongue) -> Self {
        let Value::Text(text) = test else { return Self { operator: Operator::Equal, wanted: test.clone() } };
        let operators = [
            ("<>", Operator::Different),
            ("<=", Operator::AtMost),
            (">=", Operator::AtLeast),
            ("=", Operator::Equal),
            ("<", Operator::Less),
            (">", Operator::More),
        ];
        let found =
            operators.into_iter().find_map(|(sign, operator)| Some((operator, text.strip_prefix(sign)?)));
        let (operator, rest) = found.unwrap_or((Operator::Equal, text));
        Self { operator, wanted: Value::typed(rest, tongue) }
    }

    fn takes(&self, value: &Value) -> bool {
        let comparable = matches!(
            (value, &self.wanted),
            (Value::Number(_), Value::Number(_))
                | (Value::Text(_), Value::Text(_))
                | (Value::Truth(_), Value::Truth(_))
        );
        match self.operator {
            Operator::Different => !comparable || compare(self.operator, value, &self.wanted),
            operator => comparable && compare(operator, value, &self.wanted),
        }
    }
}
