//! The body of an item: paragraphs, things to look at, and where the answer goes.

use super::xml::{Element, Node};
use crate::cli::bank::yaml::Yaml;

/// Interactions that become questions here.
const KNOWN: [&str; 5] = [
    "qti-choice-interaction",
    "qti-order-interaction",
    "qti-match-interaction",
    "qti-text-entry-interaction",
    "qti-inline-choice-interaction",
];

/// A body taken apart.
#[derive(Debug, Default)]
pub(super) struct Body<'a> {
    /// Situation and question, in order.
    pub(super) paragraphs: Vec<String>,
    /// Blocks of `material`.
    pub(super) material: Vec<Yaml>,
    /// Every interaction, in order.
    pub(super) interactions: Vec<&'a Element>,
    /// Paragraphs that fields stand in, `{id}` in the place of each.
    pub(super) fields: Vec<String>,
    /// Words beside the field of a typed answer, by class.
    pub(super) beside: Vec<(String, String)>,
}

/// Takes a body apart, or says what in it has no place in a question.
pub(super) fn of(body: &Element) -> Result<Body<'_>, String> {
    let mut found = Body::default();
    found.blocks(body)?;
    Ok(found)
}

impl<'a> Body<'a> {
    fn blocks(&mut self, parent: &'a Element) -> Result<(), String> {
        for child in &parent.children {
            match child {
                Node::Element(element) => self.block(element)?,
                Node::Text(text) if text.trim().is_empty() => {}
                Node::Text(text) => self.paragraphs.push(spaced(text).trim().to_owned()),
            }
        }
        Ok(())
    }

    fn block(&mut self, element: &'a Element) -> Result<(), String> {
        match element.name.as_str() {
            "qti-rubric-block" if !element.attribute("view").contains("candidate") => {}
            "div" if element.attribute("class") == "message" => self.material.push(message(element)?),
            "div" | "section" | "article" | "qti-content-body" | "qti-rubric-block" => {
                self.blocks(element)?;
            }
            "p" | "span" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.paragraph(element)?,
            "ul" | "ol" => {
                let lines: Result<Vec<String>, String> =
                    element.elements().map(|line| Ok(format!("- {}", words(line)?))).collect();
                self.paragraphs.push(lines?.join("\n"));
            }
            "blockquote" => {
                let paragraphs: Result<Vec<String>, String> = element.elements().map(words).collect();
                let text = paragraphs?.join("\n\n");
                self.material.push(Yaml::map([("paragraph", Yaml::text(&text))]));
            }
            "pre" => self.material.push(Yaml::map([("code", Yaml::text(&element.text()))])),
            "table" => self.material.push(table(element)?),
            "img" => self.material.push(image(element)),
            name if KNOWN.contains(&name) => {
                self.interactions.push(element);
                self.paragraphs.extend(element.first("qti-prompt").map(words).transpose()?);
            }
            name => return Err(format!("`{name}` has no place in a question here")),
        }
        Ok(())
    }

    fn paragraph(&mut self, element: &'a Element) -> Result<(), String> {
        let inside: Vec<&Element> = element.elements().collect();
        if let [image_] = inside[..]
            && image_.name == "img"
            && element.text().trim().is_empty()
        {
            self.material.push(image(image_));
            return Ok(());
        }
        let fields = fields(element);
        if fields.is_empty() {
            self.paragraphs.push(words(element)?);
            return Ok(());
        }
        self.interactions.extend(fields);
        let is_beside = |part: &&Element| ["unit", "hint"].contains(&part.attribute("class"));
        for part in element.elements().filter(is_beside) {
            self.beside.push((part.attribute("class").to_owned(), words(part)?));
        }
        self.fields.push(text_with_fields(element)?);
        Ok(())
    }
}

fn fields(element: &Element) -> Vec<&Element> {
    let mut found = Vec::new();
    for part in element.elements() {
        if is_field(part) {
            found.push(part);
        } else {
            found.extend(fields(part));
        }
    }
    found
}

fn is_field(element: &Element) -> bool {
    KNOWN[3..].contains(&element.name.as_str())
}

/// The id of a gap: that of its response.
pub(super) fn gap_id(field: &Element) -> String {
    let response = field.attribute("response-identifier");
    plain_id(response.strip_prefix("RESPONSE_").unwrap_or(response))
}

/// An id of ours: the `_` set before ids that QTI does not allow is taken away, other signs become hyphens.
pub(super) fn option_id(id: &str) -> String {
    let shielded = id.strip_prefix('_').filter(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    plain_id(shielded.unwrap_or(id))
}

fn plain_id(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect()
}

fn text_with_fields(element: &Element) -> Result<String, String> {
    let mut text = String::new();
    for child in &element.children {
        match child {
            Node::Element(part) if is_field(part) => {
                text.extend(["{", &gap_id(part), "}"]);
            }
            Node::Element(part) if ["unit", "hint"].contains(&part.attribute("class")) => {}
            other => text.push_str(&node(other)?),
        }
    }
    Ok(text.trim().to_owned())
}

/// Words with their line breaks and `` `code` ``.
pub(super) fn words(element: &Element) -> Result<String, String> {
    let parts: Result<Vec<String>, String> = element.children.iter().map(node).collect();
    Ok(parts?.concat().trim().to_owned())
}

fn node(node: &Node) -> Result<String, String> {
    let element = match node {
        Node::Text(text) => return Ok(spaced(text)),
        Node::Element(element) => element,
    };
    let inside = |mark: &str| -> Result<String, String> {
        let parts: Result<Vec<String>, String> = element.children.iter().map(self::node).collect();
        Ok(format!("{mark}{}{mark}", parts?.concat()))
    };
    match element.name.as_str() {
        "br" => Ok("\n".to_owned()),
        "code" | "kbd" | "samp" => inside("`"),
        "p" | "span" | "em" | "strong" | "b" | "i" | "u" | "a" | "abbr" | "cite" | "q" | "small" | "div" => {
            inside("")
        }
        // Told elsewhere: why the choice tempts.
        "qti-feedback-inline" => Ok(String::new()),
        name => Err(format!("`{name}` has no place inside a text here")),
    }
}

/// An end of line in a file is a space on the screen.
fn spaced(text: &str) -> String {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |mut text, line| {
        text.truncate(text.trim_end_matches([' ', '\t', '\r']).len());
        text.push(' ');
        text.push_str(line.trim_start_matches([' ', '\t', '\r']));
        text
    })
}

fn message(element: &Element) -> Result<Yaml, String> {
    let mut lines = Vec::new();
    for part in element.elements() {
        lines.push((part.attribute("class").to_owned(), Yaml::Text(words(part)?)));
    }
    Ok(Yaml::map([("message", Yaml::Map(lines))]))
}

fn table(element: &Element) -> Result<Yaml, String> {
    let caption = element.first("caption").map(words).transpose()?.unwrap_or_default();
    let mut rows = Vec::new();
    for row in element.all("tr") {
        let cells: Result<Vec<String>, String> = row.elements().map(words).collect();
        rows.push(Yaml::texts(&cells?));
    }
    if rows.is_empty() {
        return Err("a table has no rows".to_owned());
    }
    let header = rows.remove(0);
    let parts = [("caption", Yaml::Text(caption)), ("header", header), ("rows", Yaml::List(rows))];
    Ok(Yaml::map([("table", Yaml::map(parts))]))
}

fn image(element: &Element) -> Yaml {
    let file = element.attribute("src").trim_start_matches("../");
    Yaml::map([(
        "image",
        Yaml::map([("file", Yaml::text(file)), ("alt", Yaml::text(element.attribute("alt")))]),
    )])
}
