//! Text → expression, by recursive descent. From loosest to tightest: `or`, `and`, `not`, one comparison,
//! `+ -`, `* /`, a leading `-`, parts after a point.

use super::functions::Function;
use super::{Expression, Operator, Path};
use crate::item::variant::Trouble;
use crate::item::variant::exact::Exact;
use crate::item::variant::value::{Value, Words};

/// Longest expression, in bytes.
const LONGEST: usize = 400;
/// Deepest brackets, and most signs in a row.
const DEEPEST: usize = 20;

#[derive(Debug, Clone, PartialEq)]
enum Token<'a> {
    Number(&'a str),
    Text(&'a str),
    Word(&'a str),
    Sign(&'a str),
}

pub(super) fn expression(text: &str) -> Result<Expression, Trouble> {
    if text.len() > LONGEST {
        return Err(Trouble::Syntax(format!("the expression is longer than {LONGEST} signs")));
    }
    let mut reader = Reader { tokens: tokens(text)?, next: 0, depth: 0 };
    let found = reader.either()?;
    match reader.peek() {
        None => Ok(found),
        Some(token) => Err(unexpected(Some(token))),
    }
}

fn tokens(text: &str) -> Result<Vec<Token<'_>>, Trouble> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = token(rest, first)?;
        found.push(token);
        rest = rest[length..].trim_start();
    }
    Ok(found)
}

fn token(rest: &str, first: char) -> Result<(Token<'_>, usize), Trouble> {
    let while_ = |wanted: fn(char) -> bool| rest.find(|c| !wanted(c)).unwrap_or(rest.len());
    if first.is_ascii_digit() {
        let end = number_end(rest);
        return Ok((Token::Number(&rest[..end]), end));
    }
    if first.is_ascii_lowercase() {
        let end = while_(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        return Ok((Token::Word(&rest[..end]), end));
    }
    if first == '\'' {
        let end = rest[1..].find('\'').ok_or_else(|| Trouble::Syntax("a `'` is not closed".to_owned()))?;
        return Ok((Token::Text(&rest[1..=end]), end + 2));
    }
    let signs = ["==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ",", "."];
    let sign = signs.into_iter().find(|sign| rest.starts_with(sign));
    let sign =
        sign.ok_or_else(|| Trouble::Syntax(format!("`{}` means nothing here", first.escape_debug())))?;
    Ok((Token::Sign(sign), sign.len()))
}

/// Digits and, when more digits follow it, a point.
fn number_end(text: &str) -> usize {
    let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(0);
    let decimals = if text[whole..].starts_with('.') { digits(whole + 1) } else { 0 };
    if decimals > 0 { whole + 1 + decimals } else { whole }
}

struct Reader<'a> {
    tokens: Vec<Token<'a>>,
    next: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<&Token<'a>> {
        self.tokens.get(self.next)
    }

    fn take(&mut self, token: &Token<'_>) -> bool {
        let found = self.peek() == Some(token);
        self.next += usize::from(found);
        found
    }

    fn need(&mut self, sign: &'static str) -> Result<(), Trouble> {
        if self.take(&Token::Sign(sign)) { Ok(()) } else { Err(unexpected(self.peek())) }
    }

    /// Reads something inside something.
    fn inside(&mut self, read: fn(&mut Self) -> Result<Expression, Trouble>) -> Result<Expression, Trouble> {
        if self.depth == DEEPEST {
            return Err(Trouble::Syntax(format!("the expression is more than {DEEPEST} brackets deep")));
        }
        self.depth += 1;
        let found = read(self);
        self.depth -= 1;
        found
    }

    fn either(&mut self) -> Result<Expression, Trouble> {
        let mut found = self.both()?;
        while self.take(&Token::Word("or")) {
            found = Expression::Either(Box::new(found), Box::new(self.both()?));
        }
        Ok(found)
    }

    fn both(&mut self) -> Result<Expression, Trouble> {
        let mut found = self.not()?;
        while self.take(&Token::Word("and")) {
            found = Expression::Both(Box::new(found), Box::new(self.not()?));
        }
        Ok(found)
    }

    fn not(&mut self) -> Result<Expression, Trouble> {
        if self.take(&Token::Word("not")) {
            return Ok(Expression::Not(Box::new(self.inside(Self::not)?)));
        }
        let one = self.sum()?;
        let comparisons = [
            ("==", Operator::Same),
            ("!=", Operator::Different),
            ("<", Operator::Below),
            ("<=", Operator::AtMost),
            (">", Operator::Above),
            (">=", Operator::AtLeast),
        ];
        match self.operator(&comparisons) {
            Some(operator) => Ok(Expression::Pair(operator, Box::new(one), Box::new(self.sum()?))),
            None => Ok(one),
        }
    }

    fn sum(&mut self) -> Result<Expression, Trouble> {
        let mut found = self.product()?;
        while let Some(operator) = self.operator(&[("+", Operator::Plus), ("-", Operator::Minus)]) {
            found = Expression::Pair(operator, Box::new(found), Box::new(self.product()?));
        }
        Ok(found)
    }

    fn product(&mut self) -> Result<Expression, Trouble> {
        let mut found = self.signed()?;
        while let Some(operator) = self.operator(&[("*", Operator::Times), ("/", Operator::Over)]) {
            found = Expression::Pair(operator, Box::new(found), Box::new(self.signed()?));
        }
        Ok(found)
    }

    fn operator(&mut self, among: &[(&'static str, Operator)]) -> Option<Operator> {
        among.iter().find(|(sign, _)| self.take(&Token::Sign(sign))).map(|(_, operator)| *operator)
    }

    fn signed(&mut self) -> Result<Expression, Trouble> {
        if self.take(&Token::Sign("-")) {
            return Ok(Expression::Negative(Box::new(self.inside(Self::signed)?)));
        }
        self.single()
    }

    fn single(&mut self) -> Result<Expression, Trouble> {
        let token = self.peek().cloned();
        self.next += 1;
        match token {
            Some(Token::Number(digits)) => Exact::parse(digits)
                .map(|number| Expression::Constant(Value::Number(number)))
                .ok_or(Trouble::TooLarge),
            Some(Token::Text(text)) => Ok(Expression::Constant(Value::Text(Words::Same(text.into())))),
            Some(Token::Word(word)) if self.take(&Token::Sign("(")) => self.call(word),
            Some(Token::Word(word)) => self.path(word),
            Some(Token::Sign("(")) => {
                let inner = self.inside(Self::either)?;
                self.need(")")?;
                Ok(inner)
            }
            Some(Token::Sign("[")) => Ok(Expression::List(self.until("]")?)),
            other => Err(unexpected(other.as_ref())),
        }
    }

    fn call(&mut self, name: &str) -> Result<Expression, Trouble> {
        let function = Function::named(name).ok_or_else(|| Trouble::NoFunction(name.to_owned()))?;
        let given = self.until(")")?;
        function.takes(given.len())?;
        Ok(Expression::Call(function, given))
    }

    /// Expressions with commas between them, up to a closing sign.
    fn until(&mut self, close: &'static str) -> Result<Vec<Expression>, Trouble> {
        let mut found = Vec::new();
        if self.take(&Token::Sign(close)) {
            return Ok(found);
        }
        loop {
            found.push(self.inside(Self::either)?);
            if self.take(&Token::Sign(close)) {
                return Ok(found);
            }
            self.need(",")?;
        }
    }

    fn path(&mut self, name: &str) -> Result<Expression, Trouble> {
        let mut parts = Vec::new();
        while self.take(&Token::Sign(".")) {
            match self.peek() {
                Some(Token::Word(part) | Token::Number(part)) => {
                    parts.extend(part.split('.').map(str::to_owned));
                }
                other => return Err(unexpected(other)),
            }
            self.next += 1;
        }
        Ok(Expression::Name(Path { name: name.to_owned(), parts }))
    }
}

fn unexpected(token: Option<&Token<'_>>) -> Trouble {
    Trouble::Syntax(match token {
        None => "the expression stops too early".to_owned(),
        Some(Token::Number(text) | Token::Word(text) | Token::Sign(text)) => {
            format!("`{text}` is out of place")
        }
        Some(Token::Text(text)) => format!("'{text}' is out of place"),
    })
}
