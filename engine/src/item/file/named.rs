//! A name and what the file of this name is: `{name: …, csv: {…}}`.

use super::agenda::Agenda;
use super::archive::Archive;
use super::document::{Document, docx, html, odt, pdf};
use super::letter::Letter;
use super::measure::Day;
use super::photo::Photo;
use super::table::Table;
use super::workbook::{Workbook, ods, xlsx};
use super::{FileKind, csv, fault};
use crate::item::task::Fault;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// Longest name, in characters.
const LONGEST_NAME: usize = 60;

/// A file with its name, and the day it was last changed, where the files around it show one.
#[derive(Clone)]
pub(crate) struct Named {
    /// Without the ending; in an archive, folders go before it: `photos/2031/beach`.
    pub(crate) name: String,
    pub(crate) day: Option<Day>,
    pub(crate) form: Form,
}

/// What a file holds, by kind.
#[derive(Clone)]
pub(crate) enum Form {
    Csv(Table),
    Xlsx(Workbook),
    Ods(Workbook),
    Docx(Document),
    Odt(Document),
    Pdf(Document),
    Html(Document),
    Jpeg(Photo),
    Ics(Agenda),
    Eml(Box<Letter>),
    Zip(Archive),
    Text(Vec<String>),
}

impl Form {
    pub(crate) fn kind(&self) -> FileKind {
        match self {
            Self::Csv(_) => FileKind::Csv,
            Self::Xlsx(_) => FileKind::Xlsx,
            Self::Ods(_) => FileKind::Ods,
            Self::Docx(_) => FileKind::Docx,
            Self::Odt(_) => FileKind::Odt,
            Self::Pdf(_) => FileKind::Pdf,
            Self::Html(_) => FileKind::Html,
            Self::Jpeg(_) => FileKind::Jpeg,
            Self::Ics(_) => FileKind::Ics,
            Self::Eml(_) => FileKind::Eml,
            Self::Zip(_) => FileKind::Zip,
            Self::Text(_) => FileKind::Text,
        }
    }

    /// The form under its name in a question file.
    fn read<'de, A: MapAccess<'de>>(kind: &str, map: &mut A) -> Result<Self, A::Error> {
        Ok(match kind {
            "csv" => Self::Csv(map.next_value()?),
            "xlsx" => Self::Xlsx(map.next_value()?),
            "ods" => Self::Ods(map.next_value()?),
            "docx" => Self::Docx(map.next_value()?),
            "odt" => Self::Odt(map.next_value()?),
            "pdf" => Self::Pdf(map.next_value()?),
            "html" => Self::Html(map.next_value()?),
            "jpeg" => Self::Jpeg(map.next_value()?),
            "ics" => Self::Ics(map.next_value()?),
            "eml" => Self::Eml(map.next_value()?),
            "zip" => Self::Zip(map.next_value()?),
            "text" => Self::Text(map.next_value()?),
            other => {
                return Err(A::Error::custom(format!("there is no kind of file `{other}`: use {KINDS}")));
            }
        })
    }
}

const KINDS: &str = "csv, xlsx, ods, docx, odt, pdf, html, jpeg, ics, eml, zip or text";

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NamedVisitor)
    }
}

struct NamedVisitor;

impl<'de> Visitor<'de> for NamedVisitor {
    type Value = Named;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a file: its name and its kind")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Named, A::Error> {
        let (mut name, mut day, mut form) = (None, None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "name" => name = Some(map.next_value()?),
                "day" => day = Some(map.next_value()?),
                kind if form.is_none() => form = Some(Form::read(kind, &mut map)?),
                _ => return Err(A::Error::custom("a file has one kind")),
            }
        }
        let missing = |what: &str| A::Error::custom(format!("the file has no {what}"));
        Ok(Named {
            name: name.ok_or_else(|| missing("name"))?,
            day,
            form: form.ok_or_else(|| missing("kind"))?,
        })
    }
}

impl Named {
    pub(super) fn bytes(&self, locale: &str) -> Vec<u8> {
        match &self.form {
            Form::Csv(table) => csv::bytes(table, locale),
            Form::Xlsx(workbook) => xlsx::bytes(workbook),
            Form::Ods(workbook) => ods::bytes(workbook, locale),
            Form::Docx(document) => docx::bytes(document, locale),
            Form::Odt(document) => odt::bytes(document, locale),
            Form::Pdf(document) => pdf::bytes(document),
            Form::Html(document) => html::bytes(document, locale),
            Form::Jpeg(photo) => photo.bytes(),
            Form::Ics(agenda) => agenda.bytes(),
            Form::Eml(letter) => letter.bytes(locale),
            Form::Zip(archive) => archive.bytes(locale),
            Form::Text(lines) => {
                lines.iter().flat_map(|line| [line.as_bytes(), b"\r\n"]).flatten().copied().collect()
            }
        }
    }

    /// What is wrong with it; `at` is its place in the description, empty or ending with a point.
    pub(super) fn faults(&self, locale: &str, at: &str, found: &mut Vec<Fault>) {
        if !sound_name(&self.name) {
            let message = format!("`{}` is not the name of a file", self.name.escape_debug());
            found.push(fault(
                format!("{at}name"),
                message,
                "use letters, digits, spaces, `-` and `_`, and no ending",
            ));
        }
        let at = format!("{at}{}", self.form.kind_name());
        match &self.form {
            Form::Csv(table) => table.faults(&at, found),
            Form::Xlsx(workbook) | Form::Ods(workbook) => workbook.faults(&at, found),
            Form::Docx(document) | Form::Odt(document) | Form::Html(document) => document.faults(&at, found),
            Form::Pdf(document) => {
                document.faults(&at, found);
                pdf::faults(document, &at, found);
            }
            Form::Eml(letter) => letter.faults(locale, &at, found),
            Form::Zip(archive) => archive.faults(locale, &at, found),
            Form::Jpeg(photo) => photo.faults(&at, found),
            Form::Ics(_) | Form::Text(_) => {}
        }
    }
}

impl Form {
    /// Its name in a question file.
    fn kind_name(&self) -> &'static str {
        match self.kind() {
            FileKind::Jpeg => "jpeg",
            FileKind::Text => "text",
            other => other.extension(),
        }
    }
}

fn sound_name(name: &str) -> bool {
    let sign = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '\'');
    let part = |part: &str| !part.trim().is_empty() && part.trim() == part && part.chars().all(sign);
    name.chars().count() <= LONGEST_NAME && name.split('/').all(part)
}
