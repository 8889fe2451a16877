//! A credential baked into an SVG drawing: Open Badges 3.0, "Baking specification", SVG.
//!
//! Right after the opening `<svg>` stands one element `credential` of the namespace of Open Badges: a JWS in its
//! attribute `verify`, or the JSON as its text. The reader knows no entity but XML's own five and follows no address.

use super::{ContainerError, Kind};
use crate::certificates::proof;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;
use std::borrow::Cow;

/// Namespace of the element.
pub const NAMESPACE: &str = "https://purl.imsglobal.org/ob/v3p0";
const ELEMENT: &str = "credential";
const ATTRIBUTE: &str = "verify";
/// Most events looked at.
const MAX_EVENTS: usize = 200_000;
/// Deepest nesting of elements.
const MAX_DEPTH: usize = 128;

/// The credential, byte for byte as it was baked; an XML reader hands out line ends as line feeds.
pub fn extract(file: &[u8]) -> Result<Vec<u8>, ContainerError> {
    let text = std::str::from_utf8(file).map_err(|_| not_xml())?;
    let mut reader = NsReader::from_str(text);
    let mut search = Search::default();
    for _ in 0..MAX_EVENTS {
        let (namespace, event) = reader.read_resolved_event().map_err(|_| not_xml())?;
        let ours = namespace == ResolveResult::Bound(Namespace(NAMESPACE));
        if search.take(&event, ours)? {
            return search.found.map(String::into_bytes).ok_or(ContainerError::Nothing(Kind::Svg));
        }
    }
    Err(ContainerError::TooLarge)
}

/// What was seen on the way through the file.
#[derive(Default)]
struct Search {
    depth: usize,
    /// The text of the element, while inside it, and how deep the element lies.
    inside: Option<(usize, String)>,
    found: Option<String>,
}

impl Search {
    /// Takes one event; answers whether it was the end of the file.
    fn take(&mut self, event: &Event<'_>, ours: bool) -> Result<bool, ContainerError> {
        match event {
            Event::Start(element) => {
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return Err(ContainerError::TooLarge);
                }
                if ours && element.local_name().as_ref() == ELEMENT {
                    self.open(element)?;
                }
            }
            Event::Empty(element) if ours && element.local_name().as_ref() == ELEMENT => {
                let token = token(element)?.ok_or(ContainerError::Nothing(Kind::Svg))?;
                self.keep(token)?;
            }
            Event::End(_) => self.close()?,
            Event::Text(text) => self.add(text)?,
            Event::CData(text) => self.add(text)?,
            Event::GeneralRef(reference) => self.add(&named(reference)?)?,
            Event::DocType(_) => return Err(damaged("it declares a document type")),
            Event::Eof => return if self.depth == 0 { Ok(true) } else { Err(not_xml()) },
            _ => {}
        }
        Ok(false)
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), ContainerError> {
        if self.inside.is_some() {
            return Err(ContainerError::Several(Kind::Svg));
        }
        self.inside = Some((self.depth, token(element)?.unwrap_or_default()));
        Ok(())
    }

    fn add(&mut self, text: &str) -> Result<(), ContainerError> {
        let Some((_, inside)) = &mut self.inside else { return Ok(()) };
        inside.push_str(text);
        if inside.len() > proof::MAX_BYTES + 1024 {
            return Err(ContainerError::TooLarge);
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), ContainerError> {
        let here = self.inside.take_if(|(depth, _)| *depth == self.depth);
        self.depth = self.depth.checked_sub(1).ok_or_else(not_xml)?;
        match here {
            Some((_, text)) => self.keep(text),
            None => Ok(()),
        }
    }

    fn keep(&mut self, credential: String) -> Result<(), ContainerError> {
        match self.found.replace(credential) {
            Some(_) => Err(ContainerError::Several(Kind::Svg)),
            None => Ok(()),
        }
    }
}

fn token(element: &BytesStart<'_>) -> Result<Option<String>, ContainerError> {
    let attribute = element.try_get_attribute(ATTRIBUTE).map_err(|_| not_xml())?;
    let value = attribute.map(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0));
    Ok(value.transpose().map_err(|_| not_xml())?.map(Cow::into_owned))
}

/// The sign a reference stands for: one of the five of XML, or a number.
fn named(reference: &BytesRef<'_>) -> Result<String, ContainerError> {
    if let Ok(Some(sign)) = reference.resolve_char_ref() {
        return Ok(sign.to_string());
    }
    quick_xml::escape::resolve_predefined_entity(reference)
        .map(str::to_owned)
        .ok_or(damaged("it uses an entity"))
}

/// The drawing with the credential inside. `drawing` is one of ours: it begins with `<svg` and holds no credential yet.
pub fn bake(drawing: &str, credential: &str) -> Result<String, ContainerError> {
    let opening = drawing.strip_prefix("<svg").and_then(|rest| rest.split_once('>'));
    let (attributes, rest) = opening.ok_or(damaged("it does not begin with an <svg> element"))?;
    let element = if super::looks_like_token(credential.as_bytes()) {
        format!("<openbadges:credential verify=\"{credential}\"/>")
    } else {
        // The one text that CDATA cannot hold is its own end.
        let split = credential.replace("]]>", "]]]]><![CDATA[>");
        format!("<openbadges:credential><![CDATA[{split}]]></openbadges:credential>")
    };
    Ok(format!("<svg xmlns:openbadges=\"{NAMESPACE}\"{attributes}>{element}{rest}"))
}

fn not_xml() -> ContainerError {
    damaged("it is not well-formed XML")
}

fn damaged(what: &'static str) -> ContainerError {
    ContainerError::Damaged(Kind::Svg, what)
}
