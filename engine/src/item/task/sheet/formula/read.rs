//! Text → formula.

use super::functions::Function;
use super::{Formula, Hold, Operator, Reference};
use crate::item::task::sheet::place::Place;
use crate::item::task::sheet::tongue::Tongue;

/// Deepest nesting: what people write stays far below.
const DEEPEST: usize = 24;

/// The formula written after `=`; `None` when it cannot be read.
pub(in crate::item::task::sheet) fn parse(text: &str, tongue: Tongue) -> Option<Formula> {
    let signs: Vec<char> = text.chars().collect();
    let mut reader = Reader { signs: &signs, at: 0, tongue, depth: 0 };
    let formula = reader.comparison()?;
    reader.skip();
    (reader.at == signs.len()).then_some(formula)
}

struct Reader<'a> {
    signs: &'a [char],
    at: usize,
    tongue: Tongue,
    depth: usize,
}

impl Reader<'_> {
    fn skip(&mut self) {
        while self.signs.get(self.at).is_some_and(|sign| sign.is_whitespace()) {
            self.at += 1;
        }
    }

    fn next(&mut self) -> Option<char> {
        self.skip();
        self.signs.get(self.at).copied()
    }

    /// Takes these signs when they come next.
    fn take(&mut self, wanted: &str) -> bool {
        self.skip();
        let wanted: Vec<char> = wanted.chars().collect();
        let comes = self.signs[self.at..].starts_with(&wanted);
        self.at += if comes { wanted.len() } else { 0 };
        comes
    }

    fn comparison(&mut self) -> Option<Formula> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let left = self.sum()?;
        let operators = [
            ("<>", Operator::Different),
            ("<=", Operator::AtMost),
            (">=", Operator::AtLeast),
            ("=", Operator::Equal),
            ("<", Operator::Less),
            (">", Operator::More),
        ];
        let found = operators.into_iter().find(|(sign, _)| self.take(sign));
        let formula = match found {
            Some((_, operator)) => both(operator, left, self.sum()?),
            None => left,
        };
        self.depth -= 1;
        Some(formula)
    }

    fn sum(&mut self) -> Option<Formula> {
        let mut left = self.product()?;
        let operators = [("+", Operator::Add), ("-", Operator::Subtract), ("&", Operator::Join)];
        while let Some((_, operator)) = operators.into_iter().find(|(sign, _)| self.take(sign)) {
            left = both(operator, left, self.product()?);
        }
        Some(left)
    }

    fn product(&mut self) -> Option<Formula> {
        let mut left = self.signed()?;
        let operators = [("*", Operator::Multiply), ("/", Operator::Divide)];
        while let Some((_, operator)) = operators.into_iter().find(|(sign, _)| self.take(sign)) {
            left = both(operator, left, self.signed()?);
        }
        Some(left)
    }

    fn signed(&mut self) -> Option<Formula> {
        let minus = self.take("-");
        let atom = self.atom()?;
        let value = if self.take("%") { Formula::Percent(Box::new(atom)) } else { atom };
        Some(if minus { Formula::Minus(Box::new(value)) } else { value })
    }

    fn atom(&mut self) -> Option<Formula> {
        match self.next()? {
            '(' => {
                self.at += 1;
                let inside = self.comparison()?;
                self.take(")").then_some(inside)
            }
            '"' => self.text(),
            sign if sign.is_ascii_digit() => self.number(),
            sign if sign.is_alphabetic() || sign == '$' => self.named(),
            _ => None,
        }
    }

    fn text(&mut self) -> Option<Formula> {
        let rest = &self.signs[self.at + 1..];
        let end = rest.iter().position(|sign| *sign == '"')?;
        self.at += end + 2;
        Some(Formula::Text(rest[..end].iter().collect()))
    }

    fn number(&mut self) -> Option<Formula> {
        let start = self.at;
        let mark = self.tongue.mark();
        while let Some(sign) = self.signs.get(self.at) {
            let decimal = *sign == mark && self.signs.get(self.at + 1).is_some_and(char::is_ascii_digit);
            if !sign.is_ascii_digit() && !decimal {
                break;
            }
            self.at += 1;
        }
        let digits: String =
            self.signs[start..self.at].iter().map(|sign| if *sign == mark { '.' } else { *sign }).collect();
        digits.parse().ok().map(Formula::Number)
    }

    /// A cell, a range, or a function and its arguments.
    fn named(&mut self) -> Option<Formula> {
        let start = self.at;
        let part = |sign: &char| sign.is_alphanumeric() || matches!(sign, '$' | '.' | '_');
        while self.signs.get(self.at).is_some_and(part) {
            self.at += 1;
        }
        let name: String = self.signs[start..self.at].iter().collect();
        if self.take("(") {
            return Some(Formula::Call(Function::named(&name)?, self.arguments()?));
        }
        let first = reference(&name)?;
        if !self.take(":") {
            return Some(Formula::Cell(first));
        }
        self.skip();
        let start = self.at;
        while self.signs.get(self.at).is_some_and(part) {
            self.at += 1;
        }
        let last: String = self.signs[start..self.at].iter().collect();
        Some(Formula::Range(first, reference(&last)?))
    }

    fn arguments(&mut self) -> Option<Vec<Formula>> {
        let mut arguments = Vec::new();
        if self.take(")") {
            return Some(arguments);
        }
        loop {
            arguments.push(self.comparison()?);
            if self.take(")") {
                return Some(arguments);
            }
            let comma = self.tongue.mark() != ',' && self.take(",");
            if !comma && !self.take(";") {
                return None;
            }
        }
    }
}

fn both(operator: Operator, left: Formula, right: Formula) -> Formula {
    Formula::Both(operator, Box::new(left), Box::new(right))
}

fn reference(name: &str) -> Option<Reference> {
    let (column, rest) = held(name);
    let end = rest.find(|sign: char| !sign.is_ascii_alphabetic())?;
    let (row, digits) = held(&rest[end..]);
    let place = Place::read(&format!("{}{digits}", &rest[..end]))?;
    Some(Reference { place, column, row })
}

fn held(text: &str) -> (Hold, &str) {
    text.strip_prefix('$').map_or((Hold::Moves, text), |rest| (Hold::Stays, rest))
}
