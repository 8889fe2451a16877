//! File tasks: the server makes a file for this learner, who opens it with any program and answers what
//! stands in it.
//!
//! An author describes the file; its form, drawn for the learner, decides what is in it. The bytes are a
//! pure function of the description: archives store their entries unpacked under a fixed day, so that they
//! are the same everywhere. What a learner is shown of a file is its name, its kind and its size.
//!
//! Not here: how a description is written and filled (`bank/check/file.rs`), and the key, which no file
//! knows.

mod agenda;
mod archive;
mod csv;
mod document;
mod letter;
mod measure;
mod named;
mod photo;
mod table;
mod workbook;
mod xml;
mod zip;

pub(crate) use named::Named;

use crate::item::task::Fault;
use std::fmt;

/// Largest file, in bytes: a slow connection takes it in a few seconds.
pub(crate) const LARGEST: usize = 400_000;

/// A file as described for one learner, in one language.
#[derive(Clone)]
pub(crate) struct File {
    pub(crate) described: Named,
    pub(crate) locale: String,
    /// A hash of the description: two files that say the same are one.
    pub(crate) print: String,
}

/// A file to hand over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its name, with the ending of its kind.
    pub name: String,
    /// Its kind.
    pub kind: FileKind,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// Lines of values with a sign between them.
    Csv,
    /// A workbook in Office Open XML.
    Xlsx,
    /// A workbook in OpenDocument.
    Ods,
    /// A text document in Office Open XML.
    Docx,
    /// A text document in OpenDocument.
    Odt,
    /// Pages to print.
    Pdf,
    /// A web page.
    Html,
    /// A photo.
    Jpeg,
    /// Events of a calendar.
    Ics,
    /// A message.
    Eml,
    /// Files in one file.
    Zip,
    /// Plain text.
    Text,
}

impl FileKind {
    /// The ending of its names.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Jpeg => "jpg",
            Self::Ics => "ics",
            Self::Eml => "eml",
            Self::Zip => "zip",
            Self::Text => "txt",
        }
    }

    /// What servers and mail programs call it (IANA media types).
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Pdf => "application/pdf",
            Self::Html => "text/html; charset=utf-8",
            Self::Jpeg => "image/jpeg",
            Self::Ics => "text/calendar; charset=utf-8",
            Self::Eml => "message/rfc822",
            Self::Zip => "application/zip",
            Self::Text => "text/plain; charset=utf-8",
        }
    }
}

/// The answer stands in a file: what is in it is not told in passing.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "File({})", self.described.form.kind().extension())
    }
}

impl File {
    /// The file itself.
    pub(crate) fn made(&self) -> Made {
        let Named { name, form, .. } = &self.described;
        let kind = form.kind();
        Made { name: format!("{name}.{}", kind.extension()), kind, bytes: self.described.bytes(&self.locale) }
    }

    /// What its author got wrong.
    pub(crate) fn faults(&self) -> Vec<Fault> {
        let mut found = Vec::new();
        self.described.faults(&self.locale, "", &mut found);
        if self.described.name.contains('/') {
            found.push(fault("name", "a file to download lies in no folder", "leave out the `/`"));
        }
        found
    }
}

fn fault(at: impl Into<String>, message: impl Into<String>, help: &'static str) -> Fault {
    Fault { at: at.into(), message: message.into(), help }
}
