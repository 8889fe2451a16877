//! Texts with `{{name}}` in them: found, named, filled.

use super::Trouble;
use super::expression::{Expression, Path};
use super::format::{self, Format};
use super::value::{Names, Value};

/// `{{ path | format | format }}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placeholder {
    pub(crate) path: Path,
    formats: Vec<Format>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    Words(String),
    Placeholder(Placeholder),
}

impl Piece {
    /// About how many bytes it is when written.
    fn usual_length(&self) -> usize {
        match self {
            Self::Words(words) => words.len(),
            Self::Placeholder(_) => 12,
        }
    }
}

/// Whether a text has placeholders, or what looks like a broken one.
pub(crate) fn is_template(text: &str) -> bool {
    text.contains("{{")
}

/// Splits a text at its placeholders.
pub(crate) fn pieces(text: &str) -> Result<Vec<Piece>, Trouble> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once("{{") {
        let (inside, tail) = after.split_once("}}").ok_or(Trouble::Unclosed)?;
        if !words.is_empty() {
            found.push(Piece::Words(words.to_owned()));
        }
        found.push(Piece::Placeholder(Placeholder::parse(inside)?));
        rest = tail;
    }
    if !rest.is_empty() {
        found.push(Piece::Words(rest.to_owned()));
    }
    Ok(found)
}

/// The text with every placeholder replaced by its value, in words of the language.
pub(crate) fn filled(pieces: &[Piece], names: &Names, locale: Option<&str>) -> Result<String, Trouble> {
    let mut written = String::with_capacity(pieces.iter().map(Piece::usual_length).sum());
    for piece in pieces {
        match piece {
            Piece::Words(words) => written.push_str(words),
            Piece::Placeholder(placeholder) => {
                let value = placeholder.value(names, locale)?;
                written.push_str(&format::plain(&value, locale)?);
            }
        }
    }
    Ok(written)
}

/// The value of a text that is one placeholder and nothing else but spaces.
pub(crate) fn value(pieces: &[Piece], names: &Names) -> Result<Value, Trouble> {
    let blank = |piece: &&Piece| matches!(piece, Piece::Words(words) if words.trim().is_empty());
    let mut said = pieces.iter().filter(|piece| !blank(piece));
    match (said.next(), said.next()) {
        (Some(Piece::Placeholder(placeholder)), None) => placeholder.value(names, None),
        _ => Err(Trouble::NotAlone),
    }
}

impl Placeholder {
    fn parse(inside: &str) -> Result<Self, Trouble> {
        let mut parts = inside.split('|').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let Expression::Name(path) = Expression::parse(name)? else {
            return Err(Trouble::NotAName(name.to_owned()));
        };
        Ok(Self { path, formats: parts.map(Format::parse).collect::<Result<_, _>>()? })
    }

    /// Its value, written by its formats.
    pub(crate) fn value(&self, names: &Names, locale: Option<&str>) -> Result<Value, Trouble> {
        let value = self.path.find(names)?;
        self.formats.iter().try_fold(value, |value, format| format.write(&value, locale))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::variant::date::Date;
    use crate::item::variant::exact::Exact;
    use crate::item::variant::value::Words;
    use std::collections::BTreeMap;
    use std::sync::Arc;

    fn filled(text: &str, names: &Names, locale: Option<&str>) -> Result<String, Trouble> {
        super::filled(&pieces(text)?, names, locale)
    }

    fn names() -> Names {
        let text = |text: &str| Value::Text(Words::Same(text.into()));
        let kind = BTreeMap::from([("fr".into(), "image".into()), ("en".into(), "picture".into())]);
        let file = Value::Record(Arc::new(BTreeMap::from([
            ("name".into(), text("plan.png")),
            ("kind".into(), Value::Text(Words::Each(kind.into()))),
        ])));
        BTreeMap::from([
            ("price".into(), Value::Number(Exact::parse("1234.5").unwrap())),
            ("day".into(), Value::Date(Date::parse("2031-03-01").unwrap())),
            ("start".into(), Value::Number(Exact::whole(545))),
            ("file".into(), file),
            ("people".into(), Value::List(["Lina", "Omar", "Zoé"].map(text).into())),
        ])
    }

    #[test]
    fn values_are_written_as_the_language_does() {
        let cases = [
            ("{{price}}", "1234,5", "1234.5"),
            ("{{price | money}}", "1\u{202F}234,50\u{A0}€", "€1,234.50"),
            ("{{ price|fixed 3 }}", "1234,500", "1234.500"),
            ("{{day}}", "1er mars 2031", "1 March 2031"),
            ("{{day | long_date | capital}}", "Samedi 1er mars 2031", "Saturday 1 March 2031"),
            ("{{day | short_date}} {{day | iso_date}}", "01/03/2031 2031-03-01", "01/03/2031 2031-03-01"),
            ("{{start | time}}", "9\u{A0}h\u{A0}05", "9:05"),
            ("{{start | padded 5}}", "00545", "00545"),
            ("{{file.kind}} {{file.name | upper}}", "image PLAN.PNG", "picture PLAN.PNG"),
            ("{{people | list}}, {{people.2}}", "Lina, Omar et Zoé, Omar", "Lina, Omar and Zoé, Omar"),
            ("a {gap} stays", "a {gap} stays", "a {gap} stays"),
        ];
        for (text, french, english) in cases {
            assert_eq!(filled(text, &names(), Some("fr")).as_deref(), Ok(french));
            assert_eq!(filled(text, &names(), Some("en")).as_deref(), Ok(english));
        }
    }

    #[test]
    fn what_cannot_be_written_is_said() {
        let cases = [
            ("{{nobody}}", Trouble::Unknown("nobody".into())),
            ("{{price", Trouble::Unclosed),
            ("{{price + 1}}", Trouble::NotAName("price + 1".into())),
            ("{{price | golden}}", Trouble::NoFormat("golden".into())),
            ("{{price | fixed 0}}", Trouble::Decimals(0)),
            ("{{people.4}}", Trouble::NoPart { part: "4".into(), of: "a list" }),
            ("{{people}}", Trouble::Kind { needed: "a number, a date or a text", found: "a list" }),
            ("{{price | time}}", Trouble::Kind { needed: "a whole number", found: "a number" }),
        ];
        for (text, trouble) in cases {
            assert_eq!(filled(text, &names(), Some("fr")), Err(trouble), "{text}");
        }
        assert_eq!(filled("{{file.kind}}", &names(), None), Err(Trouble::NoLanguage));
        let value = |text| super::value(&pieces(text)?, &names());
        assert_eq!(value("{{price}} €"), Err(Trouble::NotAlone));
        assert_eq!(value(" {{price}} "), value("{{price}}"));
        assert!(value("{{price}}").is_ok());
    }
}
