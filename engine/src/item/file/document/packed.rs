//! What every OpenDocument file has around its content: the package, the properties, the styles.

use crate::item::file::measure::Day;
use crate::item::file::xml::{self, DECLARATION, escaped};
use crate::item::file::zip::Zip;

/// Names of the XML vocabularies used.
const NAMES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" \
xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\" \
xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
office:version=\"1.3\"";

/// What is noted about a file.
#[derive(Default)]
pub(in crate::item::file) struct Meta<'a> {
    pub(in crate::item::file) title: &'a str,
    pub(in crate::item::file) author: &'a str,
    pub(in crate::item::file) changed_by: &'a str,
    pub(in crate::item::file) created: Option<Day>,
    pub(in crate::item::file) changed: Option<Day>,
    pub(in crate::item::file) keywords: &'a [String],
    pub(in crate::item::file) locale: &'a str,
}

/// The file: its type stands first, unpacked, so that programs know it by its first bytes.
pub(in crate::item::file) fn bytes(kind: &str, content: &str, styles: &str, meta: &Meta<'_>) -> Vec<u8> {
    let mut zip = Zip::default();
    zip.add("mimetype", None, kind.as_bytes());
    let mut add = |name: &str, root: &str, inside: &str| {
        let xml = format!("{DECLARATION}<office:{root} {NAMES}>{inside}</office:{root}>");
        zip.add(name, None, xml.as_bytes());
    };
    add("content.xml", "document-content", content);
    add("styles.xml", "document-styles", &format!("<office:styles>{styles}</office:styles>"));
    add("meta.xml", "document-meta", &format!("<office:meta>{}</office:meta>", properties(meta)));
    zip.add("META-INF/manifest.xml", None, manifest(kind).as_bytes());
    zip.bytes()
}

fn properties(meta: &Meta<'_>) -> String {
    let mut xml = String::new();
    xml::element(&mut xml, "dc:title", meta.title);
    xml::element(&mut xml, "meta:initial-creator", meta.author);
    xml::element(
        &mut xml,
        "dc:creator",
        if meta.changed_by.is_empty() { meta.author } else { meta.changed_by },
    );
    xml::element(&mut xml, "meta:creation-date", &moment(meta.created));
    xml::element(&mut xml, "dc:date", &moment(meta.changed.or(meta.created)));
    meta.keywords.iter().for_each(|keyword| xml::element(&mut xml, "meta:keyword", keyword));
    xml::element(&mut xml, "dc:language", meta.locale);
    xml
}

fn moment(day: Option<Day>) -> String {
    day.map(|day| format!("{}T09:00:00", day.iso())).unwrap_or_default()
}

fn manifest(kind: &str) -> String {
    let entry = |path: &str, kind: &str| {
        format!(
            "<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{}\"/>",
            escaped(kind)
        )
    };
    format!(
        "{DECLARATION}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" \
         manifest:version=\"1.3\">{}{}{}{}</manifest:manifest>",
        entry("/", kind),
        entry("content.xml", "text/xml"),
        entry("styles.xml", "text/xml"),
        entry("meta.xml", "text/xml")
    )
}
