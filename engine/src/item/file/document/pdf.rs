//! Pages to print (PDF 1.4): lines of Helvetica, which every reader has, with page numbers;
//! properties. Nothing is packed.

use super::{Document, Piece};
use crate::item::file::fault;
use crate::item::task::Fault;
use std::fmt::Write;

/// Longest line, in characters: 80 of 11 points rarely exceed the 483 points between the margins.
const LONGEST_LINE: usize = 80;
/// Lines of a page.
const MOST_LINES: usize = 44;
/// Points from one line to the next.
const LEADING: usize = 16;

/// A line, or the end of a page.
enum Row {
    Plain(String),
    Title(String),
    NewPage,
}

/// A page: its lines, each with whether it is a title.
type Page = Vec<(bool, String)>;

pub(in crate::item::file) fn bytes(document: &Document) -> Vec<u8> {
    let pages = pages(&document.pieces());
    let count = pages.len();
    // Objects: 1 catalogue, 2 pages, 3 and 4 fonts, 5 properties, then two for each page.
    let page_number = |index: usize| 6 + 2 * index;
    let kid = |index: usize| format!("{} 0 R ", page_number(index));
    let kids: String = (0..count).map(kid).collect();
    let font = |name: &str| {
        format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>").into_bytes()
    };
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [ {kids}] /Count {count} >>").into_bytes(),
        font("Helvetica"),
        font("Helvetica-Bold"),
        properties(document).into_bytes(),
    ];
    for (index, page) in pages.iter().enumerate() {
        let stream = drawn(page, index + 1, count);
        let contents = page_number(index) + 1;
        objects.push(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {contents} 0 R \
                 /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
            )
            .into_bytes(),
        );
        let head = format!("<< /Length {} >>\nstream\n", stream.len()).into_bytes();
        objects.push([head, stream, b"\nendstream".to_vec()].concat());
    }
    assembled(&objects)
}

/// Header, objects, table of their places, trailer.
fn assembled(objects: &[Vec<u8>]) -> Vec<u8> {
    // The second line tells transports that the file is not text.
    let mut bytes = b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut places = String::new();
    for (number, object) in (1..).zip(objects) {
        let _ = writeln!(places, "{:010} 00000 n ", bytes.len());
        bytes.extend(format!("{number} 0 obj\n").into_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let (start, size) = (bytes.len(), objects.len() + 1);
    let table = format!(
        "xref\n0 {size}\n0000000000 65535 f \n{places}trailer\n<< /Size {size} /Root 1 0 R /Info 5 0 R >>\n\
         startxref\n{start}\n%%EOF\n"
    );
    bytes.extend(table.into_bytes());
    bytes
}

fn properties(document: &Document) -> String {
    let keywords = document.keywords.join(", ");
    let mut written = String::from("<<");
    for (name, words) in [("Title", &document.title), ("Author", &document.author), ("Keywords", &keywords)] {
        if !words.is_empty() {
            let unit = |unit: u16| format!("{unit:04X}");
            let units: String = words.encode_utf16().map(unit).collect();
            let _ = write!(written, " /{name} <FEFF{units}>");
        }
    }
    for (name, day) in [("CreationDate", document.created), ("ModDate", document.changed)] {
        if let Some(day) = day {
            let _ = write!(written, " /{name} (D:{}090000Z)", day.compact());
        }
    }
    written + " >>"
}

fn pages(pieces: &[Piece<'_>]) -> Vec<Page> {
    let mut pages = vec![Page::new()];
    for row in rows(pieces) {
        let full = pages.last().is_some_and(|page| page.len() >= MOST_LINES);
        let begun = pages.last().is_some_and(|page| !page.is_empty());
        let line = match row {
            Row::NewPage => {
                pages.extend(begun.then(Page::new));
                continue;
            }
            Row::Plain(text) => (false, text),
            Row::Title(text) => (true, text),
        };
        match pages.last_mut().filter(|_| !full) {
            Some(page) => page.push(line),
            None => pages.push(vec![line]),
        }
    }
    pages
}

fn rows(pieces: &[Piece<'_>]) -> Vec<Row> {
    let mut rows = Vec::new();
    let plain = |rows: &mut Vec<Row>, text: &str| {
        rows.extend(wrapped(text).into_iter().map(Row::Plain));
    };
    for piece in pieces {
        match piece {
            Piece::Heading(_, text) => rows.extend(wrapped(text).into_iter().map(Row::Title)),
            Piece::Paragraph(text) => plain(&mut rows, text),
            Piece::List(items) => items.iter().for_each(|item| plain(&mut rows, &format!("• {item}"))),
            Piece::Link(link) => plain(&mut rows, &format!("{} ({})", link.text, link.to)),
            Piece::Comment(comment) => plain(&mut rows, &comment.paragraph),
            Piece::NewPage => rows.push(Row::NewPage),
            Piece::Table(table) => {
                let heads: Vec<&str> = table.columns.iter().map(|column| column.head.as_str()).collect();
                rows.push(Row::Title(heads.join("   ·   ")));
                for row in &table.rows {
                    let cells: Vec<String> =
                        table.cells(row).map(|(cell, holds)| cell.words(holds)).collect();
                    plain(&mut rows, &cells.join("   ·   "));
                }
            }
        }
        rows.push(Row::Plain(String::new()));
    }
    rows
}

/// Lines that fit, broken between words.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let length = lines.last().map_or(0, |line| line.chars().count());
        if length > 0 && length + 1 + word.chars().count() > LONGEST_LINE {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// What draws a page: its lines from the top, its number at the foot.
fn drawn(page: &Page, number: usize, count: usize) -> Vec<u8> {
    let mut stream = format!("BT\n{LEADING} TL\n56 780 Td\n").into_bytes();
    for (title, text) in page {
        stream.extend(if *title { b"/F2 13 Tf (" } else { b"/F1 11 Tf (" });
        stream.extend(encoded(text));
        stream.extend(b") Tj T*\n");
    }
    stream.extend(format!("ET\nBT\n/F1 9 Tf\n285 30 Td\n({number} / {count}) Tj\nET").into_bytes());
    stream
}

fn encoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for sign in text.chars() {
        match sign {
            '(' | ')' | '\\' => bytes.extend([b'\\', sign as u8]),
            sign => bytes.extend(byte(sign)),
        }
    }
    bytes
}

/// The byte of a sign in WinAnsiEncoding (ISO 32000-1, annex D).
fn byte(sign: char) -> Option<u8> {
    const OTHERS: [(char, u8); 13] = [
        ('€', 0x80),
        ('…', 0x85),
        ('Œ', 0x8C),
        ('‘', 0x91),
        ('’', 0x92),
        ('“', 0x93),
        ('”', 0x94),
        ('•', 0x95),
        ('–', 0x96),
        ('—', 0x97),
        ('œ', 0x9C),
        ('\u{202F}', 0xA0),
        ('−', 0x2D),
    ];
    match sign as u32 {
        0x20..=0x7E | 0xA0..=0xFF => u8::try_from(sign as u32).ok(),
        _ => OTHERS.iter().find(|(known, _)| *known == sign).map(|(_, byte)| *byte),
    }
}

/// Signs that the fonts of every reader do not have, and remarks, which pages do not have.
pub(in crate::item::file) fn faults(document: &Document, at: &str, found: &mut Vec<Fault>) {
    for (number, piece) in document.pieces().iter().enumerate() {
        if matches!(piece, Piece::Comment(_)) {
            found.push(fault(format!("{at}.parts"), "pages to print have no comments", "write a paragraph"));
        }
        let lines = rows(std::slice::from_ref(piece));
        let strange = lines.iter().find_map(|row| match row {
            Row::Plain(text) | Row::Title(text) => text.chars().find(|sign| byte(*sign).is_none()),
            Row::NewPage => None,
        });
        if let Some(sign) = strange {
            let message = format!("the sign `{sign}` cannot be printed (part {})", number + 1);
            found.push(fault(format!("{at}.parts"), message, "use letters of Western Europe"));
        }
    }
}
