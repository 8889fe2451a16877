//! Tree → any type, each refusal at the place of the value refused.

use super::{Misfit, Tree};
use crate::bank::source::{Marked, Place};
use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use std::fmt;

impl Marked<Tree> {
    /// The tree as a type that knows its shape.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Misfit> {
        T::deserialize(self)
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Misfit {}

impl de::Error for Misfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { place: Place::FILE, message: message.to_string() }
    }
}

impl Misfit {
    /// The refusal, at this place unless a place inside is known already.
    fn at(self, place: Place) -> Self {
        if self.place == Place::FILE { Self { place, ..self } } else { self }
    }
}

impl<'de> Deserializer<'de> for &'de Marked<Tree> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let read = match &self.value {
            Tree::Nothing => visitor.visit_unit(),
            Tree::Truth(truth) => visitor.visit_bool(*truth),
            Tree::Whole(number) => visitor.visit_i64(*number),
            Tree::Real(number) => visitor.visit_f64(*number),
            Tree::Text(text) => visitor.visit_str(text),
            Tree::List(items) => visitor.visit_seq(Items(items.iter())),
            Tree::Map(entries) => visitor.visit_map(Fields { entries: entries.iter(), value: None }),
        };
        read.map_err(|misfit| misfit.at(self.place))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if matches!(self.value, Tree::Whole(_) | Tree::Real(_) | Tree::Truth(_)) {
            let message = "a text is expected here: put it in quotes".to_owned();
            return Err(Misfit { place: self.place, message });
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.value {
            Tree::Nothing => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let variant = match &self.value {
            Tree::Text(name) => Variant { name, place: self.place, inside: None },
            Tree::Map(entries) if entries.len() == 1 => {
                Variant { name: &entries[0].0.value, place: entries[0].0.place, inside: Some(&entries[0].1) }
            }
            _ => return Err(Misfit { place: self.place, message: "one name is expected here".to_owned() }),
        };
        visitor.visit_enum(variant).map_err(|misfit| misfit.at(self.place))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

struct Items<'de>(std::slice::Iter<'de, Marked<Tree>>);

impl<'de> de::SeqAccess<'de> for Items<'de> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        self.0.next().map(|item| seed.deserialize(item)).transpose()
    }
}

struct Fields<'de> {
    entries: std::slice::Iter<'de, (Marked<String>, Marked<Tree>)>,
    value: Option<&'de Marked<Tree>>,
}

impl<'de> de::MapAccess<'de> for Fields<'de> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Misfit> {
        let Some((name, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(value);
        let text: StrDeserializer<'_, Misfit> = name.value.as_str().into_deserializer();
        seed.deserialize(text).map(Some).map_err(|misfit| misfit.at(name.place))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        let value = self.value.take().ok_or_else(|| de::Error::custom("a value without a name"))?;
        seed.deserialize(value)
    }
}

struct Variant<'de> {
    name: &'de str,
    place: Place,
    inside: Option<&'de Marked<Tree>>,
}

impl<'de> de::EnumAccess<'de> for Variant<'de> {
    type Error = Misfit;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Misfit> {
        let name: StrDeserializer<'_, Misfit> = self.name.into_deserializer();
        let value = seed.deserialize(name).map_err(|misfit| misfit.at(self.place))?;
        Ok((value, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'de> {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        match self.inside {
            None => Ok(()),
            Some(inside) => {
                Err(Misfit { place: inside.place, message: "nothing is expected here".to_owned() })
            }
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misfit> {
        match self.inside {
            Some(inside) => seed.deserialize(inside),
            None => Err(Misfit { place: self.place, message: format!("`{}` needs fields", self.name) }),
        }
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        self.newtype_variant_seed(Whole(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.newtype_variant_seed(Whole(visitor))
    }
}

/// The fields of a variant, read by the variant's own visitor.
struct Whole<V>(V);

impl<'de, V: Visitor<'de>> DeserializeSeed<'de> for Whole<V> {
    type Value = V::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        deserializer.deserialize_any(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::source::parse;
    use serde::Deserialize;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Shelf {
        name: String,
        #[serde(default)]
        wide: bool,
        books: Vec<Book>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "snake_case", deny_unknown_fields)]
    enum Book {
        Novel { title: String, pages: u32 },
        Empty,
        Note(String),
    }

    const GOOD: &str = "\
tree:
  name: {fr: Étagère, en: Shelf}
  books:
    - novel: {title: {fr: Rouge, en: Red}, pages: 12}
    - empty
    - note: {fr: Lire, en: Read}
";

    #[derive(Debug, Deserialize)]
    struct File {
        tree: Marked<Tree>,
    }

    fn locales() -> Vec<String> {
        ["fr", "en"].map(str::to_owned).to_vec()
    }

    fn read(text: &str, locale: &str) -> Result<Shelf, Misfit> {
        parse::<File>(text).unwrap().tree.in_locale(locale, &locales())?.read()
    }

    #[test]
    fn a_tree_reads_in_each_language() {
        let shelf = read(GOOD, "en").unwrap();
        assert_eq!(shelf.name, "Shelf");
        let expected =
            [Book::Novel { title: "Red".into(), pages: 12 }, Book::Empty, Book::Note("Read".into())];
        assert_eq!(shelf.books, expected);
        assert_eq!(read(GOOD, "fr").unwrap().name, "Étagère");
    }

    #[test]
    fn every_misfit_has_the_place_of_its_value() {
        let cases = [
            ("pages: 12", "pages: twelve", (4, 51), "invalid type"),
            ("pages: 12", "page: 12", (4, 44), "unknown field `page`"),
            (", pages: 12", "", (4, 14), "missing field `pages`"),
            ("title: {fr: Rouge, en: Red}", "title: 12", (4, 22), "quotes"),
            ("- empty", "- hidden", (5, 7), "unknown variant `hidden`"),
            ("{fr: Étagère, en: Shelf}", "{fr: Étagère}", (2, 9), "missing in `en`"),
            ("name: {fr: Étagère, en: Shelf}", "nom: x", (2, 3), "unknown field `nom`"),
        ];
        for (from, to, (line, column), words) in cases {
            let misfit = read(&GOOD.replace(from, to), "en").unwrap_err();
            assert_eq!((misfit.place.line, misfit.place.column), (line, column), "{to}: {misfit}");
            assert!(misfit.message.contains(words), "{to}: {misfit}");
        }
    }

    #[test]
    fn a_part_is_found_by_its_way() {
        let tree = parse::<File>(GOOD).unwrap().tree;
        let place = |way: &str| (tree.place_of(way).line, tree.place_of(way).column);
        assert_eq!(place("books.0.novel.pages"), (4, 51));
        assert_eq!(place("books.7.novel"), place("books"));
    }
}
