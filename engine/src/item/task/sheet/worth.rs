//! What cells are worth: formulas evaluated, each cell when it is needed, circles told.

use super::formula::{Fault, Formula, Operator, Value, parse};
use super::place::{Place, Range};
use super::tongue::Tongue;
use std::collections::BTreeMap;

/// What stands in the cells of a sheet, as typed.
pub(super) type Cells = BTreeMap<Place, String>;

/// Deepest chain of cells that need each other.
const LONGEST_CHAIN: usize = 200;

/// The worth of cells, found as they are needed.
pub(super) struct Worth<'a> {
    cells: &'a Cells,
    tongue: Tongue,
    known: BTreeMap<Place, Value>,
    needed: Vec<Place>,
}

impl<'a> Worth<'a> {
    pub(super) fn new(cells: &'a Cells, tongue: Tongue) -> Self {
        Self { cells, tongue, known: BTreeMap::new(), needed: Vec::new() }
    }

    pub(super) fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// The value of a cell.
    pub(super) fn at(&mut self, place: Place) -> Value {
        if let Some(known) = self.known.get(&place) {
            return known.clone();
        }
        let text = self.cells.get(&place).map_or("", String::as_str);
        let Some(formula) = text.trim_start().strip_prefix('=') else {
            return Value::typed(text, self.tongue);
        };
        if self.needed.contains(&place) || self.needed.len() > LONGEST_CHAIN {
            return Value::Fault(Fault::Circle);
        }
        self.needed.push(place);
        let value = match parse(formula, self.tongue) {
            Some(formula) => self.of(&formula),
            None => Value::Fault(Fault::Formula),
        };
        self.needed.pop();
        self.known.insert(place, value.clone());
        value
    }

    /// The value of a formula. A range stands for one value only inside a function.
    pub(super) fn of(&mut self, formula: &Formula) -> Value {
        self.found(formula).unwrap_or_else(Value::Fault)
    }

    fn found(&mut self, formula: &Formula) -> Result<Value, Fault> {
        Ok(match formula {
            Formula::Number(number) => Value::Number(*number),
            Formula::Text(text) => Value::Text(text.clone()),
            Formula::Cell(reference) => self.at(reference.place),
            Formula::Range(..) => return Err(Fault::Value),
            Formula::Minus(inside) => Value::Number(-self.of(inside).as_number()?),
            Formula::Percent(inside) => Value::Number(self.of(inside).as_number()? / 100.0),
            Formula::Both(operator, left, right) => {
                let (left, right) = (self.of(left), self.of(right));
                apply(*operator, &left, &right, self.tongue)?
            }
            Formula::Call(function, arguments) => function.value(arguments, self)?,
        })
    }

    /// The values of a range, or of one formula.
    pub(super) fn each(&mut self, formula: &Formula) -> Result<Vec<Value>, Fault> {
        match formula {
            Formula::Range(first, last) => {
                let range =
                    Range::read(&format!("{}:{}", first.place, last.place)).ok_or(Fault::Reference)?;
                Ok(range.cells().map(|place| self.at(place)).collect())
            }
            one => Ok(vec![self.of(one)]),
        }
    }

    /// The values of several arguments.
    pub(super) fn all(&mut self, arguments: &[Formula]) -> Result<Vec<Value>, Fault> {
        let mut values = Vec::new();
        for argument in arguments {
            values.extend(self.each(argument)?);
        }
        Ok(values)
    }
}

fn apply(operator: Operator, left: &Value, right: &Value, tongue: Tongue) -> Result<Value, Fault> {
    if let (Value::Fault(fault), _) | (_, Value::Fault(fault)) = (left, right) {
        return Err(*fault);
    }
    let numbers = || Ok::<_, Fault>((left.as_number()?, right.as_number()?));
    Ok(match operator {
        Operator::Join => Value::Text(format!("{}{}", left.shown(tongue), right.shown(tongue))),
        Operator::Add => numbers().map(|(a, b)| Value::Number(a + b))?,
        Operator::Subtract => numbers().map(|(a, b)| Value::Number(a - b))?,
        Operator::Multiply => numbers().map(|(a, b)| Value::Number(a * b))?,
        Operator::Divide => match numbers()? {
            (_, 0.0) => return Err(Fault::Zero),
            (a, b) => Value::Number(a / b),
        },
        comparison => Value::Truth(compare(comparison, left, right)),
    })
}

/// Numbers by size, texts by alphabet without case; a number is never equal to a text.
pub(super) fn compare(operator: Operator, left: &Value, right: &Value) -> bool {
    let order = match (left, right) {
        (Value::Text(a), Value::Text(b)) => a.to_lowercase().cmp(&b.to_lowercase()),
        (Value::Text(a), Value::Nothing) => a.as_str().cmp(""),
        (Value::Nothing, Value::Text(b)) => "".cmp(b),
        (Value::Text(_), _) => std::cmp::Ordering::Greater,
        (_, Value::Text(_)) => std::cmp::Ordering::Less,
        _ => {
            let (a, b) = (left.as_number().unwrap_or(0.0), right.as_number().unwrap_or(0.0));
            a.total_cmp(&b)
        }
    };
    match operator {
        Operator::Equal => order.is_eq(),
        Operator::Different => order.is_ne(),
        Operator::Less => order.is_lt(),
        Operator::AtMost => order.is_le(),
        Operator::More => order.is_gt(),
        _ => order.is_ge(),
    }
}
