//! What can be asked of a page.

use super::Page;
use super::markup::Element;
use crate::item::task::act::Verbs;
use crate::item::task::goal::Condition;
use crate::item::text_match::{Ignored, normalise};

pub(super) const CONDITIONS: Verbs = &[
    ("has", &["element", "text?", "inside?", "attribute?", "value?"]),
    ("counts", &["element", "count", "inside?"]),
    ("sound", &[]),
    ("faulty", &[]),
    ("styled", &["element", "property", "value", "text?"]),
    ("differs", &["element", "property", "value", "text?"]),
];

/// An element with those around it.
type Placed<'a> = (Vec<&'a Element>, &'a Element);

impl Page {
    pub(super) fn judge(&self, condition: &Condition) -> bool {
        let markup = self.markup();
        let sound = markup.problems.is_empty() && self.rules().unreadable.is_none();
        let all = markup.root.all();
        let mut named = all.iter().filter(|(around, element)| {
            element.name == condition.get("element")
                && condition.given("inside").is_none_or(|name| around.iter().any(|outer| outer.name == name))
        });
        match condition.is.as_str() {
            "sound" => sound,
            "faulty" => !sound,
            "has" => named.any(|(_, element)| fits(element, condition)),
            "counts" => condition.get("count").parse() == Ok(named.count()),
            "styled" => self.gives(named, condition),
            "differs" => !self.gives(named, condition),
            _ => false,
        }
    }

    /// Whether there are such elements, and the style gives all of them one of the values.
    fn gives<'a>(&self, named: impl Iterator<Item = &'a Placed<'a>>, condition: &Condition) -> bool {
        let style = self.rules();
        let mut meant = named.filter(|(_, element)| says(element, condition)).peekable();
        meant.peek().is_some()
            && meant.all(|(around, element)| {
                let value = style.value(around, element, condition.get("property"));
                value.is_some_and(|value| condition.any_of("value").any(|it| same(it, value)))
            })
    }
}

fn fits(element: &Element, condition: &Condition) -> bool {
    let attribute = condition.given("attribute").is_none_or(|name| {
        let found = element.attribute(name).map(str::trim).filter(|value| !value.is_empty());
        found.is_some_and(|found| {
            condition.given("value").is_none() || condition.any_of("value").any(|it| same(it, found))
        })
    });
    attribute && says(element, condition)
}

/// Whether an element says one of the texts, when there are any.
fn says(element: &Element, condition: &Condition) -> bool {
    condition.given("text").is_none() || condition.any_of("text").any(|text| same(text, &element.text()))
}

fn same(wanted: &str, found: &str) -> bool {
    let fold = |text: &str| normalise(text, &Ignored::usual());
    fold(wanted) == fold(found)
}
