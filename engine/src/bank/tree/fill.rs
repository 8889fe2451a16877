//! Trees with placeholders: cut once, filled for each learner.
//!
//! A text that is one placeholder of a list becomes the list. `{each: …}` becomes a list with one copy of
//! what stands under it for each value of the lists that it names; inside a list its copies take its place.

use super::{Misfit, Tree};
use crate::bank::source::{Marked, Place};
use crate::item::variant::{Names, Piece, Trouble, Value, is_template, pieces, plain};
use std::borrow::Cow;
use std::sync::Arc;

/// A tree with its texts cut at their placeholders.
pub(crate) enum Pattern {
    /// Nothing to fill.
    Fixed(Marked<Tree>),
    Text(Vec<Piece>, Place),
    Each(Box<Self>, Place),
    List(Vec<Self>, Place),
    Map(Vec<(Marked<String>, Self)>, Place),
}

impl Marked<Tree> {
    /// The pattern of a tree.
    ///
    /// # Errors
    /// The place of a text whose placeholders cannot be read.
    pub(crate) fn pattern(self) -> Result<Pattern, Misfit> {
        let place = self.place;
        Ok(match self.value {
            Tree::Text(text) if is_template(&text) => {
                Pattern::Text(pieces(&text).map_err(|trouble| misfit(place, &trouble))?, place)
            }
            Tree::List(items) => {
                Pattern::List(items.into_iter().map(Self::pattern).collect::<Result<_, _>>()?, place)
            }
            Tree::Map(entries) => {
                let alone = entries.len() == 1;
                let mut named = Vec::with_capacity(entries.len());
                for (name, value) in entries {
                    if alone && name.value == "each" {
                        return Ok(Pattern::Each(Box::new(value.pattern()?), place));
                    }
                    named.push((name, value.pattern()?));
                }
                Pattern::Map(named, place)
            }
            value => Pattern::Fixed(Self { value, place }),
        })
    }
}

impl Pattern {
    /// The tree with every placeholder replaced, in words of the language.
    ///
    /// # Errors
    /// The place of a text that cannot be written, or of copies that do not go together.
    pub(crate) fn filled(&self, names: &Names, locale: &str) -> Result<Marked<Tree>, Misfit> {
        let (value, place) = match self {
            Self::Fixed(tree) => return Ok(tree.clone()),
            Self::Text(pieces, place) => match written(pieces, names, locale, *place)? {
                Written::Once(text) => (Tree::Text(text), *place),
                Written::Each(texts) => {
                    let marked = |text| Marked { value: Tree::Text(text), place: *place };
                    (Tree::List(texts.into_iter().map(marked).collect()), *place)
                }
            },
            Self::Each(inside, place) => (Tree::List(copies(inside, names, locale, *place)?), *place),
            Self::List(items, place) => {
                let mut filled = Vec::with_capacity(items.len());
                for item in items {
                    match item {
                        Self::Each(inside, place) => filled.extend(copies(inside, names, locale, *place)?),
                        item => filled.push(item.filled(names, locale)?),
                    }
                }
                (Tree::List(filled), *place)
            }
            Self::Map(entries, place) => {
                let entry =
                    |(name, value): &(Marked<String>, Self)| Ok((name.clone(), value.filled(names, locale)?));
                (Tree::Map(entries.iter().map(entry).collect::<Result<_, _>>()?), *place)
            }
        };
        Ok(Marked { value, place })
    }

    /// The tree with every text written once, or once for each value.
    fn woven(&self, names: &Names, locale: &str) -> Result<Woven<'_>, Misfit> {
        Ok(match self {
            Self::Fixed(tree) => Woven::Fixed(tree),
            Self::Text(pieces, place) => Woven::Text(written(pieces, names, locale, *place)?, *place),
            Self::Each(..) => Woven::Filled(self.filled(names, locale)?),
            Self::List(items, place) => {
                let items = items.iter().map(|item| item.woven(names, locale));
                Woven::List(items.collect::<Result<_, _>>()?, *place)
            }
            Self::Map(entries, place) => {
                let mut woven = Vec::with_capacity(entries.len());
                for (name, value) in entries {
                    woven.push((name, value.woven(names, locale)?));
                }
                Woven::Map(woven, *place)
            }
        })
    }
}

/// One copy for each value of the lists that are named inside.
fn copies(inside: &Pattern, names: &Names, locale: &str, place: Place) -> Result<Vec<Marked<Tree>>, Misfit> {
    let woven = inside.woven(names, locale)?;
    let mut lengths = Vec::new();
    woven.lengths(&mut lengths);
    let trouble = match &lengths[..] {
        [] => Trouble::Kind { needed: "a list", found: "no list" },
        [first, rest @ ..] => match rest.iter().find(|length| *length != first) {
            Some(other) => Trouble::Lengths(*first, *other),
            None => return Ok((0..*first).map(|number| woven.copy(number)).collect()),
        },
    };
    Err(misfit(place, &trouble))
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

fn written(pieces: &[Piece], names: &Names, locale: &str, place: Place) -> Result<Written, Misfit> {
    let written = || {
        let mut parts = Vec::with_capacity(pieces.len());
        let mut copies = None;
        for piece in pieces {
            let part = Part::of(piece, names, locale)?;
            match (part.length(), copies) {
                (Some(length), Some(before)) if length != before => {
                    return Err(Trouble::Lengths(before, length));
                }
                (Some(length), _) => copies = Some(length),
                (None, _) => {}
            }
            parts.push(part);
        }
        let text = |number: usize| {
            let mut text = String::new();
            parts.iter().try_for_each(|part| part.write(number, locale, &mut text)).map(|()| text)
        };
        match copies {
            None => text(0).map(Written::Once),
            Some(copies) => (0..copies).map(text).collect::<Result<_, _>>().map(Written::Each),
        }
    };
    written().map_err(|trouble| misfit(place, &trouble))
}

/// What stands for a piece of a text.
enum Part<'a> {
    Words(Cow<'a, str>),
    /// Words for each copy.
    Values(Arc<[Value]>),
}

impl<'a> Part<'a> {
    fn of(piece: &'a Piece, names: &Names, locale: &str) -> Result<Self, Trouble> {
        match piece {
            Piece::Words(words) => Ok(Self::Words(Cow::Borrowed(words))),
            Piece::Placeholder(placeholder) => match placeholder.value(names, Some(locale))? {
                Value::List(values) => Ok(Self::Values(values)),
                value => Ok(Self::Words(Cow::Owned(plain(&value, Some(locale))?.into_owned()))),
            },
        }
    }

    /// How many values it has, when it is a list.
    fn length(&self) -> Option<usize> {
        match self {
            Self::Values(values) => Some(values.len()),
            Self::Words(_) => None,
        }
    }

    /// What the copy with this number says.
    fn write(&self, number: usize, locale: &str, text: &mut String) -> Result<(), Trouble> {
        match self {
            Self::Words(words) => text.push_str(words),
            Self::Values(values) => text.push_str(&plain(&values[number], Some(locale))?),
        }
        Ok(())
    }
}

/// A tree from which copies are made.
enum Woven<'a> {
    Fixed(&'a Marked<Tree>),
    Filled(Marked<Tree>),
    Text(Written, Place),
    List(Vec<Self>, Place),
    Map(Vec<(&'a Marked<String>, Self)>, Place),
}

impl Woven<'_> {
    /// How many values each list in it has.
    fn lengths(&self, found: &mut Vec<usize>) {
        match self {
            Self::Text(Written::Each(texts), _) => found.push(texts.len()),
            Self::List(items, _) => items.iter().for_each(|item| item.lengths(found)),
            Self::Map(entries, _) => entries.iter().for_each(|(_, value)| value.lengths(found)),
            Self::Fixed(_) | Self::Filled(_) | Self::Text(Written::Once(_), _) => {}
        }
    }

    /// The copy for the value with this number, from 0.
    fn copy(&self, number: usize) -> Marked<Tree> {
        let (value, place) = match self {
            Self::Fixed(tree) => return (*tree).clone(),
            Self::Filled(tree) => return tree.clone(),
            Self::Text(Written::Once(text), place) => (Tree::Text(text.clone()), *place),
            Self::Text(Written::Each(texts), place) => {
                (Tree::Text(texts.get(number).cloned().unwrap_or_default()), *place)
            }
            Self::List(items, place) => {
                (Tree::List(items.iter().map(|item| item.copy(number)).collect()), *place)
            }
            Self::Map(entries, place) => {
                let entry = |(name, value): &(&Marked<String>, Self)| ((*name).clone(), value.copy(number));
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
            ("who".into(), text_value("Lina")),
            ("towns".into(), Value::List([text_value("Lyon"), text_value("Nice")].into())),
            ("sums".into(), Value::List([number("1.5"), number("20")].into())),
            ("none".into(), Value::List([].into())),
            ("both".into(), Value::Record(Arc::default())),
            ("three".into(), Value::List(["1", "2", "3"].map(number).into())),
        ]);
        let tree: Marked<Tree> = parse(text).unwrap();
        let filled = tree.pattern().and_then(|pattern| pattern.filled(&names, "fr"));
        filled.map(|tree| tree.value.canonical()).map_err(|misfit| misfit.message)
    }

    #[test]
    fn lists_are_spread_and_repeated() {
        let cases = [
            ("a: '{{who}} va'", "{\"a\":\"Lina va\"}"),
            ("a: '{{sums}}'", "{\"a\":[\"1,5\",\"20\"]}"),
            ("a: '{{none}} {{who}}'", "{\"a\":[]}"),
            (
                "{each: [x, {each: '{{towns}}'}, '{{sums}}']}",
                "[[\"x\",[\"Lyon\",\"Nice\"],\"1,5\"],[\"x\",[\"Lyon\",\"Nice\"],\"20\"]]",
            ),
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
            ("a: '{{towns}} {{three}}'", "lists of 2 and 3 values do not go together"),
            ("a: '{{none}} {{both}}'", "a number, a date or a text is needed where a group of values stands"),
        ];
        for (text, message) in cases {
            assert_eq!(filled(text).unwrap_err(), message, "{text}");
        }
    }
}
