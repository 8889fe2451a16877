//! XML → a tree of elements, without namespaces. Entities but the five of XML, and documents nested deeper
//! than any question, are refused.

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use quick_xml::{XmlVersion, escape};

/// Deepest nesting of elements.
const DEEPEST: usize = 60;

/// An element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// The line it begins on, from 1.
    pub(super) line: usize,
    /// Its name, without prefix.
    pub(super) name: String,
    /// Attributes, in order.
    pub(super) attributes: Vec<(String, String)>,
    /// What it holds, in order.
    pub(super) children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// The root of a document.
pub(super) fn parse(text: &str) -> Result<Element, String> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    let (mut line, mut counted) = (1, 0);
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        line += text.get(counted..at).unwrap_or_default().matches('\n').count();
        counted = at;
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match event {
            Event::Start(start) if open.len() < DEEPEST => open.push(element(&start, line)?),
            Event::Start(_) => return Err("elements are nested too deeply".to_owned()),
            Event::Empty(start) => push(&mut open, Node::Element(element(&start, line)?)),
            Event::End(_) => {
                if let Some(closed) = open.pop() {
                    push(&mut open, Node::Element(closed));
                }
            }
            Event::Text(text) => push_text(&mut open, &text.xml10_content()),
            Event::CData(text) => push_text(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => push_text(&mut open, &sign(&reference)?),
            Event::DocType(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            Event::Eof => break,
        }
    }
    let document = open.pop().filter(|_| open.is_empty()).ok_or("an element is not closed")?;
    document.elements().next().cloned().ok_or_else(|| "there is no element".to_owned())
}

/// The sign that a reference stands for.
fn sign(reference: &BytesRef<'_>) -> Result<String, String> {
    if let Some(sign) = reference.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(sign.to_string());
    }
    let known = escape::resolve_predefined_entity(reference);
    known.map(str::to_owned).ok_or_else(|| format!("the entity `{}` is not known", &**reference))
}

fn element(start: &BytesStart<'_>, line: usize) -> Result<Element, String> {
    let mut found = Element { line, name: start.local_name().as_ref().to_owned(), ..Element::default() };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
        found.attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(found)
}

fn push(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

/// Texts on both sides of an entity are one.
fn push_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => parent.children.push(Node::Text(text.to_owned())),
    }
}

impl Element {
    /// The value of an attribute; nothing when it is not there.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The elements it holds.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Every element inside it of one name, in the order of the document.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> Vec<&'a Self> {
        let mut found = Vec::new();
        for element in self.elements() {
            if element.name == name {
                found.push(element);
            }
            found.extend(element.all(name));
        }
        found
    }

    /// The first of them.
    pub(super) fn first<'a>(&'a self, name: &'a str) -> Option<&'a Self> {
        self.all(name).into_iter().next()
    }

    /// All text inside it, as it stands.
    pub(super) fn text(&self) -> String {
        self.children
            .iter()
            .map(|child| match child {
                Node::Element(element) => element.text(),
                Node::Text(text) => text.clone(),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_becomes_a_tree() {
        let text = "<?xml version=\"1.0\"?><!-- note --><q:a xmlns:q=\"urn:q\" b=\"1 &amp; 2\">x &lt; <c/>y&#233;</q:a>";
        let root = parse(text).unwrap();
        assert_eq!((root.name.as_str(), root.attribute("b"), root.attribute("d")), ("a", "1 & 2", ""));
        assert_eq!(root.text(), "x < yé");
        assert_eq!(root.all("c").len(), 1);
    }

    #[test]
    fn elements_know_their_line() {
        let root =
            parse("\u{feff}<?xml version=\"1.0\"?>\n<a>\n  é\n  <b\n  x=\"1\"/><c>\n<d/></c>\n</a>").unwrap();
        let line = |name| root.first(name).map(|element| element.line);
        assert_eq!((root.line, line("b"), line("c"), line("d")), (2, Some(4), Some(5), Some(6)));
    }

    #[test]
    fn what_is_no_document_is_refused() {
        let deep = "<a>".repeat(100);
        for text in ["", "words", "<a>", "<a></b>", "<a>&copy;</a>", deep.as_str()] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
