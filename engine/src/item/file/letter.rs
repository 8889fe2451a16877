//! A message as mail programs keep it (RFC 5322, MIME of RFC 2045 to 2047): the lines of its way, a text
//! that anyone can read in an editor, a page with links, files attached.

use super::document::{Part, html, parts_faults};
use super::fault;
use super::measure::{Day, Minutes};
use super::named::Named;
use crate::item::task::Fault;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// Most bytes of words in one encoded word: 60 signs of base64.
const LONGEST_WORD: usize = 45;
/// Longest line of a text, in bytes (RFC 5322, section 2.1.1).
const LONGEST_LINE: usize = 998;
/// Signs of base64 on a line.
const CODED_LINE: usize = 76;

/// A message.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Letter {
    /// Lines that servers added, the last one first: `Received`, `Authentication-Results`.
    #[serde(default)]
    way: Vec<Header>,
    from: String,
    to: Vec<String>,
    #[serde(default)]
    cc: Vec<String>,
    #[serde(default)]
    reply_to: String,
    subject: String,
    day: Day,
    time: Minutes,
    /// Paragraphs.
    text: Vec<String>,
    /// The same as a page, for links.
    #[serde(default)]
    page: Vec<Part>,
    #[serde(default)]
    attached: Vec<Named>,
}

/// A line at the head of a message.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    name: String,
    value: String,
}

impl Letter {
    pub(super) fn bytes(&self, locale: &str) -> Vec<u8> {
        let mut text = String::new();
        for header in &self.way {
            head(&mut text, &header.name, &header.value);
        }
        head(&mut text, "From", &mailbox(&self.from));
        head(&mut text, "To", &mailboxes(&self.to));
        if !self.cc.is_empty() {
            head(&mut text, "Cc", &mailboxes(&self.cc));
        }
        if !self.reply_to.is_empty() {
            head(&mut text, "Reply-To", &mailbox(&self.reply_to));
        }
        head(&mut text, "Subject", &words(&self.subject));
        head(&mut text, "Date", &self.date());
        head(&mut text, "Message-ID", &format!("<{}.{}@mail.example>", self.day.compact(), self.time.0));
        head(&mut text, "MIME-Version", "1.0");
        text.push_str(&self.body(locale));
        text.into_bytes()
    }

    /// `Tue, 04 Mar 2031 09:05:00 +0000`.
    fn date(&self) -> String {
        let (year, month, day) = self.day.0.civil();
        let nth = |number: i64| usize::try_from(number - 1).unwrap_or_default();
        let (weekday, month) = (DAYS[nth(self.day.0.weekday())], MONTHS[nth(month)]);
        let (hour, minute) = self.time.clock();
        format!("{weekday}, {day:02} {month} {year} {hour:02}:{minute:02}:00 +0000")
    }

    /// The text; beside it the page; after both, the files.
    fn body(&self, locale: &str) -> String {
        let text = plain(&self.text.join("\r\n\r\n"), "plain");
        let read = if self.page.is_empty() {
            text
        } else {
            let page = html::page(&self.subject, locale, "", &self.page);
            parts("alternative", "read", &[text, plain(page.replace('\n', "\r\n").trim_end(), "html")])
        };
        if self.attached.is_empty() {
            return read;
        }
        let files = self.attached.iter().map(|file| attachment(file, locale));
        parts("mixed", "files", &std::iter::once(read).chain(files).collect::<Vec<_>>())
    }

    pub(super) fn faults(&self, locale: &str, at: &str, found: &mut Vec<Fault>) {
        if self.text.iter().any(|line| line.len() > LONGEST_LINE) {
            found.push(fault(format!("{at}.text"), "a paragraph is too long for a message", "cut it"));
        }
        if !self.page.is_empty() {
            parts_faults(&self.page, &format!("{at}.page"), found);
        }
        for (number, file) in self.attached.iter().enumerate() {
            file.faults(locale, &format!("{at}.attached.{number}."), found);
            if file.name.contains('/') || !file.name.is_ascii() {
                let message = "the name of a file attached is one word of plain letters here";
                found.push(fault(
                    format!("{at}.attached.{number}.name"),
                    message,
                    "leave out folders and accents",
                ));
            }
        }
    }
}

fn head(text: &mut String, name: &str, value: &str) {
    text.push_str(name);
    text.push_str(": ");
    text.push_str(value);
    text.push_str("\r\n");
}

/// A part that is read as it stands.
fn plain(text: &str, kind: &str) -> String {
    format!("Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n")
}

/// Several parts; no line of theirs is the line between them, which begins with `--=_`.
fn parts(kind: &str, name: &str, parts: &[String]) -> String {
    let mut text = format!("Content-Type: multipart/{kind}; boundary=\"=_{name}\"\r\n\r\n");
    for part in parts {
        text.push_str("--=_");
        text.push_str(name);
        text.push_str("\r\n");
        text.push_str(part);
        text.push_str("\r\n");
    }
    text + &format!("--=_{name}--\r\n")
}

fn attachment(file: &Named, locale: &str) -> String {
    let kind = file.form.kind();
    let name = format!("{}.{}", file.name, kind.extension());
    let coded = STANDARD.encode(file.bytes(locale));
    let mut text = format!(
        "Content-Type: {}; name=\"{name}\"\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n",
        kind.media_type()
    );
    for line in coded.as_bytes().chunks(CODED_LINE) {
        text.extend(line.iter().map(|byte| char::from(*byte)));
        text.push_str("\r\n");
    }
    text
}

fn mailboxes(people: &[String]) -> String {
    people.iter().map(|person| mailbox(person)).collect::<Vec<_>>().join(",\r\n ")
}

/// `Name <address>`, the name encoded where it must be.
fn mailbox(person: &str) -> String {
    match person.rsplit_once(" <") {
        Some((name, address)) if !name.is_ascii() => format!("{} <{address}", words(name)),
        _ => person.to_owned(),
    }
}

/// Words of a head: encoded when they are not plain ASCII (RFC 2047).
fn words(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut pieces = vec![String::new()];
    for sign in text.chars() {
        if pieces.last().is_some_and(|piece| piece.len() + sign.len_utf8() > LONGEST_WORD) {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(sign);
        }
    }
    let coded = pieces.iter().map(|piece| format!("=?UTF-8?B?{}?=", STANDARD.encode(piece)));
    coded.collect::<Vec<_>>().join("\r\n ")
}
