//! Placeholders of a tree replaced by what was drawn.
//!
//! A text that is one placeholder of a list becomes the list. `{each: …}` becomes a list with one copy of
//! what stands under it for each value of the lists that it names; inside a list its copies take its place.

use super::{Misfit, Tree};
use crate::bank::source::{Marked, Place};
use crate::item::variant::{Names, Piece, Trouble, Value, is_template, pieces, plain};

impl Marked<Tree> {
    /// The tree with every placeholder replaced, in words of the language.
    pub(crate) fn filled(&self, names: &Names, locale: &str) -> Result<Self, Misfit> {
        let value = match &self.value {
            Tree::Text(text) if is_template(text) => match written(text, names, locale) {
                Ok(Written::Once(text)) => Tree::Text(text),
                Ok(Written::Each(texts)) => Tree::List(
                    texts
                        .into_iter()
                        .map(|text| Self { value: Tree::Text(text), place: self.place })
                        .collect(),
                ),
                Err(trouble) => return Err(misfit(self.place, &trouble)),
            },
            Tree::Map(_) if self.repeated().is_some() => Tree::List(self.copies(names, locale)?),
            Tree::Map(entries) => {
                let entry =
                    |(name, value): &(Marked<String>, Self)| Ok((name.clone(), value.filled(names, locale)?));
                Tree::Map(entries.iter().map(entry).collect::<Result<_, _>>()?)
            }
            Tree::List(items) => {
                let mut filled = Vec::new();
                for item in items {
                    match item.repeated() {
                        Some(_) => filled.extend(item.copies(names, locale)?),
                        None => filled.push(item.filled(names, locale)?),
                    }
                }
                Tree::List(filled)
            }
            other => other.clone(),
        };
        Ok(Self { value, place: self.place })
    }

    /// What stands under `each`, when nothing else stands beside it.
    fn repeated(&self) -> Option<&Self> {
        match &self.value {
            Tree::Map(entries) => match &entries[..] {
                [(name, inside)] if name.value == "each" => Some(inside),
                _ => None,
            },
            _ => None,
        }
    }

    fn copies(&self, names: &Names, locale: &str) -> Result<Vec<Self>, Misfit> {
        let Some(inside) = self.repeated() else { return Ok(Vec::new()) };
        let woven = inside.woven(names, locale)?;
        let mut lengths = Vec::new();
        woven.lengths(&mut lengths);
        match &lengths[..] {
            [] => Err(misfit(self.place, &Trouble::Kind { needed: "a list", found: "no list" })),
            [first, rest @ ..] => match rest.iter().find(|length| *length != first) {
                Some(other) => Err(misfit(self.place, &Trouble::Lengths(*first, *other))),
                None => Ok((0..*first).map(|number| woven.copy(number)).collect()),
            },
        }
    }

    /// The tree with every text written once, or once for each value.
    fn woven(&self, names: &Names, locale: &str) -> Result<Woven, Misfit> {
        let place = self.place;
        Ok(match &self.value {
            Tree::Text(text) if is_template(text) => {
                Woven::Text(written(text, names, locale).map_err(|trouble| misfit(place, &trouble))?, place)
            }
            Tree::List(items) => {
                let items = items.iter().map(|item| item.woven(names, locale));
                Woven::List(items.collect::<Result<_, _>>()?, place)
            }
            Tree::Map(entries) if self.repeated().is_none() => {
                let entry =
                    |(name, value): &(Marked<String>, Self)| Ok((name.clone(), value.woven(names, locale)?));
                Woven::Map(entries.iter().map(entry).collect::<Result<_, _>>()?, place)
            }
            _ => Woven::Fixed(self.filled(names, locale)?),
        })
    }
}

fn misfit(place: Place, trouble: &Trouble) -> Misfit {
    Misfit { place, message: trouble.to_string() }
}

/// A text with its placeholders replaced.
enum Written {
    Once(String),
    /// Once for each value of the lists that it names.
    Each(Vec<String>),
}

fn written(text: &str, names: &Names, locale: &str) -> Result<Written, Trouble> {
    let mut written = Written::Once(String::new());
    for piece in pieces(text)? {
        written = match piece {
            Piece::Words(words) => written.followed_by(&Written::Once(words))?,
            Piece::Placeholder(placeholder) => {
                let value = match placeholder.value(names, Some(locale))? {
                    Value::List(values) => Written::Each(
                        values.iter().map(|value| plain(value, Some(locale))).collect::<Result<_, _>>()?,
                    ),
                    value => Written::Once(plain(&value, Some(locale))?),
                };
                written.followed_by(&value)?
            }
        };
    }
    Ok(written)
}

impl Written {
    fn followed_by(self, next: &Self) -> Result<Self, Trouble> {
        let joined = |one: &String, two: &String| format!("{one}{two}");
        Ok(match (self, next) {
            (Self::Once(one), Self::Once(two)) => Self::Once(one + two),
            (Self::Once(one), Self::Each(twos)) => {
                Self::Each(twos.iter().map(|two| joined(&one, two)).collect())
            }
            (Self::Each(ones), Self::Once(two)) => {
                Self::Each(ones.iter().map(|one| joined(one, two)).collect())
            }
            (Self::Each(ones), Self::Each(twos)) if ones.len() == twos.len() => {
                Self::Each(ones.iter().zip(twos).map(|(one, two)| joined(one, two)).collect())
            }
            (Self::Each(ones), Self::Each(twos)) => return Err(Trouble::Lengths(ones.len(), twos.len())),
        })
    }
}

/// A tree from which copies are made.
enum Woven {
    Fixed(Marked<Tree>),
    Text(Written, Place),
    List(Vec<Woven>, Place),
    Map(Vec<(Marked<String>, Woven)>, Place),
}

impl Woven {
    /// How many values each list in it has.
    fn lengths(&self, found: &mut Vec<usize>) {
        match self {
            Self::Text(Written::Each(texts), _) => found.push(texts.len()),
            Self::List(items, _) => items.iter().for_each(|item| item.lengths(found)),
            Self::Map(entries, _) => entries.iter().for_each(|(_, value)| value.lengths(found)),
            Self::Fixed(_) | Self::Text(Written::Once(_), _) => {}
        }
    }

    /// The copy for the value with this number, from 0.
    fn copy(&self, number: usize) -> Marked<Tree> {
        let (value, place) = match self {
            Self::Fixed(tree) => return tree.clone(),
            Self::Text(Written::Once(text), place) => (Tree::Text(text.clone()), *place),
            Self::Text(Written::Each(texts), place) => {
                (Tree::Text(texts.get(number).cloned().unwrap_or_default()), *place)
            }
            Self::List(items, place) => {
                (Tree::List(items.iter().map(|item| item.copy(number)).collect()), *place)
            }
            Self::Map(entries, place) => {
                let entry = |(name, value): &(Marked<String>, Self)| (name.clone(), value.copy(number));
                (Tree::Map(entries.iter().map(entry).collect()), *place)
            }
        };
        Marked { value, place }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::source::parse;
    use crate::item::variant::{Exact, Words};

    fn filled(text: &str) -> Result<String, String> {
        let number = |digits: &str| Value::Number(Exact::parse(digits).unwrap());
        let text_value = |text: &str| Value::Text(Words::Same(text.into()));
        let names = Names::from([
            ("who".to_owned(), text_value("Lina")),
            ("towns".to_owned(), Value::List(vec![text_value("Lyon"), text_value("Nice")])),
            ("sums".to_owned(), Value::List(vec![number("1.5"), number("20")])),
            ("three".to_owned(), Value::List(vec![number("1"), number("2"), number("3")])),
        ]);
        let tree: Marked<Tree> = parse(text).unwrap();
        let filled = tree.filled(&names, "fr");
        filled.map(|tree| tree.value.canonical()).map_err(|misfit| misfit.message)
    }

    #[test]
    fn lists_are_spread_and_repeated() {
        let cases = [
            ("a: '{{who}} va'", "{\"a\":\"Lina va\"}"),
            ("a: '{{sums}}'", "{\"a\":[\"1,5\",\"20\"]}"),
            (
                "{each: ['{{towns}}', '{{sums | fixed 2}}', x]}",
                "[[\"Lyon\",\"1,50\",\"x\"],[\"Nice\",\"20,00\",\"x\"]]",
            ),
            (
                "[a, {each: {t: '{{who}} à {{towns}}'}}, b]",
                "[\"a\",{\"t\":\"Lina à Lyon\"},{\"t\":\"Lina à Nice\"},\"b\"]",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(filled(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_filled_is_said() {
        let cases = [
            ("a: '{{nobody}}'", "nothing is called `nobody`"),
            ("{each: ['{{towns}}', '{{three}}']}", "lists of 2 and 3 values do not go together"),
            ("{each: ['{{who}}']}", "a list is needed where no list stands"),
        ];
        for (text, message) in cases {
            assert_eq!(filled(text).unwrap_err(), message, "{text}");
        }
    }
}
