//! CSS as people write it: rules, which elements they are for, and what is wrong.

use super::markup::Element;

/// A list of declarations for some elements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    selectors: Vec<Vec<Simple>>,
    declarations: Vec<(String, String)>,
}

/// One part of a selector: a name, a class, an id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Simple {
    Name(String),
    Class(String),
    Id(String),
}

/// Rules, and the first piece that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) rules: Vec<Rule>,
    pub(super) unreadable: Option<String>,
}

impl Style {
    pub(super) fn read(source: &str) -> Self {
        let mut style = Self { rules: Vec::new(), unreadable: None };
        let source = without_comments(source);
        let mut rest = source.as_str();
        while !rest.trim().is_empty() {
            let Some((selector, after)) = rest.split_once('{') else { break };
            let Some((body, after)) = after.split_once('}') else { break };
            match rule(selector, body) {
                Some(rule) => style.rules.push(rule),
                None => style.unreadable = style.unreadable.or_else(|| Some(selector.trim().to_owned())),
            }
            rest = after;
        }
        let left = rest.trim();
        if !left.is_empty() {
            style.unreadable = style.unreadable.or_else(|| Some(left.to_owned()));
        }
        style
    }

    /// What a property is for an element, those around it outermost first: the strongest rule decides, and
    /// the last of those as strong.
    pub(super) fn value(&self, around: &[&Element], element: &Element, property: &str) -> Option<&str> {
        let mut found: Option<((usize, usize, usize), &str)> = None;
        for rule in &self.rules {
            let fitting = rule.selectors.iter().filter(|selector| fits(selector, around, element));
            let Some(strength) = fitting.map(|selector| strength(selector)).max() else { continue };
            for (_, value) in rule.declarations.iter().filter(|(name, _)| name == property) {
                if found.is_none_or(|(before, _)| strength >= before) {
                    found = Some((strength, value));
                }
            }
        }
        found.map(|(_, value)| value)
    }

    /// All properties that some rule gives an element.
    pub(super) fn values<'a>(&'a self, around: &[&Element], element: &Element) -> Vec<(&'a str, &'a str)> {
        let mut names: Vec<&str> =
            self.rules.iter().flat_map(|rule| &rule.declarations).map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().filter_map(|name| Some((name, self.value(around, element, name)?))).collect()
    }
}

fn rule(selector: &str, body: &str) -> Option<Rule> {
    let selectors = selector.split(',').map(parts).collect::<Option<Vec<_>>>()?;
    let pieces = body.split(';').map(str::trim).filter(|piece| !piece.is_empty());
    let declaration = |piece: &str| {
        let (name, value) = piece.split_once(':')?;
        let (name, value) = (name.trim().to_lowercase(), value.trim().to_lowercase());
        (!name.is_empty() && !name.contains(char::is_whitespace) && !value.is_empty() && !value.contains(':'))
            .then_some((name, value))
    };
    Some(Rule { selectors, declarations: pieces.map(declaration).collect::<Option<_>>()? })
}

/// `nav .warm` as its parts.
fn parts(selector: &str) -> Option<Vec<Simple>> {
    let part = |text: &str| {
        let sound = |name: &str| {
            !name.is_empty() && name.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '_'))
        };
        let (simple, name): (fn(String) -> Simple, &str) = match text.chars().next()? {
            '.' => (Simple::Class, &text[1..]),
            '#' => (Simple::Id, &text[1..]),
            _ => (Simple::Name, text),
        };
        sound(name).then(|| simple(if text == name { name.to_lowercase() } else { name.to_owned() }))
    };
    let parts: Vec<Simple> = selector.split_whitespace().map(part).collect::<Option<_>>()?;
    (!parts.is_empty()).then_some(parts)
}

fn fits(selector: &[Simple], around: &[&Element], element: &Element) -> bool {
    let Some((last, before)) = selector.split_last() else { return false };
    if !is(last, element) {
        return false;
    }
    // Those around are looked for from the inside out, each further out than the one before.
    let mut outer = around.iter().rev();
    before.iter().rev().all(|part| outer.any(|element| is(part, element)))
}

fn is(part: &Simple, element: &Element) -> bool {
    match part {
        Simple::Name(name) => element.name == *name,
        Simple::Id(id) => element.attribute("id") == Some(id),
        Simple::Class(class) => {
            element.attribute("class").is_some_and(|classes| classes.split_whitespace().any(|it| it == class))
        }
    }
}

/// Ids, classes, names: more of the first count before any of the next.
fn strength(selector: &[Simple]) -> (usize, usize, usize) {
    let count = |so: fn(&Simple) -> bool| selector.iter().filter(|part| so(part)).count();
    (
        count(|part| matches!(part, Simple::Id(_))),
        count(|part| matches!(part, Simple::Class(_))),
        count(|part| matches!(part, Simple::Name(_))),
    )
}

fn without_comments(source: &str) -> String {
    let mut pieces = source.split("/*");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once("*/").map_or("", |(_, after)| after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::task::page::markup::Markup;

    #[track_caller]
    fn check(css: &str, value: Option<&str>) {
        let page = Markup::read("<nav id='top'><a class='warm big'>x</a></nav>");
        let all = page.root.all();
        let (around, link) = &all[1];
        assert_eq!(Style::read(css).value(around, link, "color"), value, "{css}");
    }

    #[test]
    fn the_strongest_rule_decides() {
        check("a { color: Red; }", Some("red"));
        check("a { color: red } a { color: blue }", Some("blue"));
        check(".warm { color: red } a { color: blue }", Some("red"));
        check("#top a { color: red } .warm.big { } .warm { color: blue }", Some("red"));
        check("nav .big, p { color: red } /* a { color: blue } */", Some("red"));
        check("a nav { color: red } #top { color: red } p { color: red }", None);
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        for (css, piece) in [
            ("a { color red }", "a"),
            ("a { color: red", "a { color: red"),
            ("a { color: red p: x }", "a"),
            ("{ color: red }", ""),
            ("a > b { color: red }", "a > b"),
        ] {
            assert_eq!(Style::read(css).unreadable.as_deref(), Some(piece), "{css}");
        }
        assert_eq!(Style::read(" a{b:c} /* d */ ").unreadable, None);
    }
}
