//! Reads the sheet of a checked certificate.

use super::Attachment;
use super::sheet::{Area, Bar, CertificateSheet, Fact, Levels, Row};
use crate::certificates::bundle::{CREDENTIAL, LOG_PROOF};
use crate::certificates::draft::IdentityCheck;
use crate::certificates::sheet::{self as page, AreaLines};
use crate::certificates::verified::{VerifiedCredential, VerifiedLine};
use crate::ui::Lang;
use crate::ui::charts::level_words;
use jalon_engine::framework::Framework;

impl CertificateSheet {
    /// The sheet of a checked certificate, in its own language. `address`: where it is checked, also in its QR code.
    pub fn new(one: &VerifiedCredential, framework: &Framework, address: String) -> Self {
        let lang = Lang::from_tag(one.language.tag()).unwrap_or(Lang::Fr);
        let day = page::day(lang, &one.session_date);
        Self {
            lang,
            urn: clip(&one.id),
            issued_s: one.issued_at_ms.div_euclid(1000),
            organisation: clip(&one.organisation),
            title: clip(&one.title),
            given_to: lang.t("certificates-given-to"),
            holder: clip(&one.holder_name),
            taken: lang.t2("certificates-on", "date", day, "place", page::place(lang, one.place)),
            description: clip(&one.credential.description),
            code: fact(lang, "certificates-code", &one.certificate_code),
            qr_words: lang.t("certificates-qr"),
            facts: facts(one, lang),
            levels: Levels {
                title: lang.t("certificates-levels"),
                text: lang.t("certificate-pdf-levels-text"),
                areas: page::by_area(one, framework, lang)
                    .into_iter()
                    .map(|area| read_area(area, framework.levels.len(), lang))
                    .collect(),
            },
            worth: (lang.t("certificates-worth"), worth(one, lang)),
            trace: (lang.t("certificates-details"), trace(one, &address, lang)),
            replaced: lang.t("certificate-pdf-replaced"),
            address,
        }
    }

    /// The signed file, as an attachment of this sheet.
    pub fn credential(&self, bytes: Vec<u8>) -> Attachment {
        self.attachment(CREDENTIAL, "certificate-pdf-credential", bytes)
    }

    /// The proof that the log holds it, as an attachment of this sheet.
    pub fn log_proof(&self, bytes: Vec<u8>) -> Attachment {
        self.attachment(LOG_PROOF, "certificate-pdf-log-proof", bytes)
    }

    fn attachment(&self, name: &'static str, description: &str, bytes: Vec<u8>) -> Attachment {
        Attachment { name, media_type: "application/json", description: self.lang.t(description), bytes }
    }
}

fn fact(lang: Lang, label: &str, value: impl AsRef<str>) -> Fact {
    Fact { label: lang.t(label), value: clip(value) }
}

/// A text as the page takes it: beyond this length, which no name reaches, it is whole in the attached file only.
fn clip(text: impl AsRef<str>) -> String {
    const LONGEST: usize = 600;
    let text = text.as_ref();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn facts(one: &VerifiedCredential, lang: Lang) -> Vec<Fact> {
    let points =
        lang.t2("certificates-points-of", "points", one.total.points, "most", one.total.points_possible);
    let issued = page::day(lang, one.issued_at.get(..10).unwrap_or_default());
    vec![
        fact(lang, "certificates-points", points),
        fact(lang, "certificates-answers", one.total.answers.to_string()),
        fact(lang, "certificates-framework", &one.framework),
        fact(lang, "certificates-issued", issued),
    ]
}

fn read_area(area: AreaLines<'_>, levels: usize, lang: Lang) -> Area {
    let rows = area.lines.into_iter().map(|line| read_row(line, levels, lang)).collect();
    Area { code: area.code, name: area.name, rows }
}

fn read_row(line: &VerifiedLine, levels: usize, lang: Lang) -> Row {
    let (low, high) = line.level_range;
    let bar = Bar { levels: u8::try_from(levels).unwrap_or(8), level: line.level, range: line.level_range };
    let points = line.points.map(|points| lang.t1("certificates-row-points", "points", points) + " ");
    let error = page::error(lang, line);
    let measure = lang.t2("certificates-row", "answers", line.answers, "error", error);
    let drawing = if line.level.is_some() { "certificate-pdf-bar" } else { "certificate-pdf-bar-none" };
    Row {
        code: clip(&line.code),
        name: clip(&line.name),
        words: level_words(lang, &page::outcome(line, levels)),
        detail: points.unwrap_or_default() + &measure,
        alternative: lang
            .with(drawing, vec![("levels", bar.levels.into()), ("low", low.into()), ("high", high.into())]),
        bar,
    }
}

fn worth(one: &VerifiedCredential, lang: Lang) -> Vec<String> {
    vec![
        lang.t("certificates-proves-file"),
        proves_test(one, lang),
        page::calibration(lang, one.calibration),
        lang.t("certificates-not-identity"),
        lang.t("certificates-not-future"),
    ]
}

/// That a test was taken and, where the file says it, how the identity of who took it was checked.
fn proves_test(one: &VerifiedCredential, lang: Lang) -> String {
    let test = lang.t("certificates-proves-test");
    match one.identity_check {
        Some(IdentityCheck::DocumentSeen) => format!("{test} {}", lang.t("certificate-pdf-document-seen")),
        None => test,
    }
}

fn trace(one: &VerifiedCredential, address: &str, lang: Lang) -> Vec<Fact> {
    vec![
        fact(lang, "certificates-issuer", &one.issuer_name),
        fact(lang, "certificates-key", one.issuer_key.did()),
        fact(lang, "certificates-digest", &one.transcript_digest),
        fact(lang, "certificates-bank", &one.bank_revision),
        fact(lang, "certificates-engine", &one.engine_version),
        fact(lang, "certificates-address", address),
    ]
}
