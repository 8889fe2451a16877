//! A tree of elements, and XML as its text.

use std::fmt;

/// An element under construction.
#[derive(Debug, Clone)]
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
}

#[derive(Debug, Clone)]
enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), children: Vec::new() }
    }

    pub(super) fn with(mut self, attribute: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((attribute, value.into()));
        self
    }

    pub(super) fn child(mut self, child: Self) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    pub(super) fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Text as it stands.
    pub(super) fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// Words of a question: lines are broken, `` `code` `` is marked.
    pub(super) fn words(self, text: &str) -> Self {
        let lines = text.trim().lines().enumerate();
        lines.fold(self, |element, (place, line)| {
            let element = if place > 0 { element.child(Self::new("br")) } else { element };
            element.line(line)
        })
    }

    /// A line without a pair for its last backtick stays as it is.
    fn line(self, line: &str) -> Self {
        let pieces: Vec<&str> = line.split('`').collect();
        if pieces.len().is_multiple_of(2) {
            return self.text(line);
        }
        pieces.into_iter().enumerate().fold(self, |element, (place, piece)| {
            if place % 2 == 0 { element.text(piece) } else { element.child(Self::new("code").text(piece)) }
        })
    }

    /// Spaces count where there is text, even an empty one: there nothing is indented.
    fn write(&self, f: &mut fmt::Formatter<'_>, indent: Option<usize>) -> fmt::Result {
        write!(f, "<{}", self.name)?;
        for (name, value) in &self.attributes {
            write!(f, " {name}=\"{}\"", escaped(value).replace('"', "&quot;").replace('\n', "&#10;"))?;
        }
        if self.children.is_empty() {
            return f.write_str("/>");
        }
        f.write_str(">")?;
        let has_text = self.children.iter().any(|child| matches!(child, Node::Text(_)));
        let inner = indent.filter(|_| !has_text).map(|indent| indent + 2);
        for child in &self.children {
            new_line(f, inner)?;
            match child {
                Node::Element(element) => element.write(f, inner)?,
                Node::Text(text) => f.write_str(&escaped(text))?,
            }
        }
        new_line(f, indent.filter(|_| !has_text))?;
        write!(f, "</{}>", self.name)
    }
}

fn new_line(f: &mut fmt::Formatter<'_>, indent: Option<usize>) -> fmt::Result {
    match indent {
        Some(indent) => write!(f, "\n{:indent$}", ""),
        None => Ok(()),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A document with this element as its root.
impl fmt::Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
        self.write(f, Some(0))?;
        f.write_str("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_indented_and_words_are_not() {
        let words = Element::new("p").words("Tapez `a<b` & « fin »\nou `rien");
        let block = Element::new("div").with("title", "a \"b\"\nc").child(words).child(Element::new("hr"));
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<div title=\"a &quot;b&quot;&#10;c\">\n  \
                    <p>Tapez <code>a&lt;b</code> &amp; « fin »<br/>ou `rien</p>\n  <hr/>\n</div>\n";
        assert_eq!(block.to_string(), text);
    }
}
