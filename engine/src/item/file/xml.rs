//! Words inside XML.

use std::fmt::Write;

/// First line of an XML file.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Words, their signs of markup written as entities.
pub(super) fn escaped(words: &str) -> String {
    let mut xml = String::with_capacity(words.len());
    for sign in words.chars() {
        match sign {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            sign => xml.push(sign),
        }
    }
    xml
}

/// `<name>words</name>`; nothing when there are no words.
pub(super) fn element(xml: &mut String, name: &str, words: &str) {
    if !words.is_empty() {
        let _ = write!(xml, "<{name}>{}</{name}>", escaped(words));
    }
}
