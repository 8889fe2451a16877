//! A certificate as a sheet: what a page shows of it and what is printed. Everything on it is read from the signed
//! file, but the names of areas, which the framework gives.

use super::draft::{Calibration, IdentityCheck, Place};
use super::qr;
use super::verified::{VerifiedCredential, VerifiedLine};
use crate::ui::Lang;
use crate::ui::charts::{LevelBar, local};
use askama::Template;
use askama::filters::HtmlSafe;
use jalon_engine::framework::{CompetenceCode, Framework};
use jalon_engine::scale::{Level, StandardError, Theta};
use jalon_engine::session::outcome::CompetenceOutcome;

/// The sheet.
#[derive(Debug, Template)]
#[template(path = "certificates/sheet.html")]
pub(super) struct Sheet {
    lang: Lang,
    /// Language of what the file itself says.
    tongue: &'static str,
    holder: String,
    organisation: String,
    title: String,
    code: String,
    session_date: String,
    issued: String,
    place: String,
    /// How the identity was checked; empty when the file does not say it.
    identity: String,
    framework: String,
    points: u32,
    points_possible: u32,
    answers: u32,
    areas: Vec<AreaView>,
    calibration: String,
    bank_revision: String,
    engine_version: String,
    digest: String,
    key: String,
    address: String,
    drawing: Svg,
    /// Whether it says what the certificate proves.
    proves: bool,
}

impl HtmlSafe for Sheet {}

/// An area and its competences.
#[derive(Debug)]
struct AreaView {
    code: String,
    name: String,
    rows: Vec<RowView>,
}

/// A competence.
#[derive(Debug)]
struct RowView {
    code: String,
    name: String,
    bar: LevelBar,
    points: Option<u32>,
    answers: u32,
    error: String,
}

/// A drawing of ours, written as it is.
#[derive(Debug)]
struct Svg(String);

impl std::fmt::Display for Svg {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Svg {}

impl Sheet {
    /// The sheet of a checked certificate. `address`: where it is checked, also in its QR code.
    pub(super) fn new(one: &VerifiedCredential, framework: &Framework, address: String, lang: Lang) -> Self {
        let drawing = qr::svg(&address, &lang.t("certificates-qr")).unwrap_or_default();
        Self {
            lang,
            tongue: one.language.tag(),
            holder: one.holder_name.clone(),
            organisation: one.organisation.clone(),
            title: one.title.clone(),
            code: one.certificate_code.clone(),
            session_date: day(lang, &one.session_date),
            issued: day(lang, one.issued_at.get(..10).unwrap_or_default()),
            place: place(lang, one.place),
            identity: one.identity_check.map_or_else(String::new, |check| identity(lang, check)),
            framework: one.framework.clone(),
            points: one.total.points,
            points_possible: one.total.points_possible,
            answers: one.total.answers,
            areas: areas(one, framework, lang),
            calibration: calibration(lang, one.calibration),
            bank_revision: short(&one.bank_revision),
            engine_version: one.engine_version.clone(),
            digest: short(&one.transcript_digest),
            key: one.issuer_key.multibase(),
            address,
            drawing: Svg(drawing),
            proves: true,
        }
    }

    /// The sheet of a certificate that does not count: it proves nothing.
    pub(super) fn proving_nothing(self) -> Self {
        Self { proves: false, ..self }
    }

    fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }

    fn other_tongue(&self) -> bool {
        self.tongue != self.lang.tag()
    }
}

/// "1 septembre 2026" for `2026-09-01`.
pub(super) fn day(lang: Lang, date: &str) -> String {
    let Ok(date) = date.parse::<jiff::civil::Date>() else { return date.to_owned() };
    let (day, year) = (date.day().to_string(), date.year().to_string());
    let month = lang.t1("certificates-month", "month", date.month());
    lang.with("certificates-date", vec![("day", day.into()), ("month", month.into()), ("year", year.into())])
}

/// The same for an instant, UTC.
pub(super) fn day_of(lang: Lang, at: jalon_engine::session::event::Timestamp) -> String {
    day(lang, instant(at).get(..10).unwrap_or_default())
}

/// The same with the time, UTC: "1 septembre 2026 à 08:00 UTC".
pub(super) fn moment(lang: Lang, at: jalon_engine::session::event::Timestamp) -> String {
    let text = instant(at);
    let time = text.get(11..16).unwrap_or_default();
    lang.t2("certificates-moment", "day", day_of(lang, at), "time", time)
}

/// An instant as RFC 3339 has it, whole seconds, UTC.
pub fn instant(at: jalon_engine::session::event::Timestamp) -> String {
    jiff::Timestamp::from_second(at.0.div_euclid(1000)).map(|at| at.to_string()).unwrap_or_default()
}

pub(super) fn place(lang: Lang, place: Place) -> String {
    lang.t(match place {
        Place::OnSite => "certificates-place-on-site",
        Place::Remote => "certificates-place-remote",
    })
}

fn identity(lang: Lang, check: IdentityCheck) -> String {
    lang.t(match check {
        IdentityCheck::DocumentSeen => "certificates-identity-document-seen",
    })
}

pub(super) fn calibration(lang: Lang, calibration: Calibration) -> String {
    lang.t(match calibration {
        Calibration::ExpertPrior => "certificates-calibration-expert",
        Calibration::Calibrated => "certificates-calibration-measured",
    })
}

/// The first signs of a digest, enough to compare by eye.
fn short(digest: &str) -> String {
    let digest = digest.strip_prefix("sha256:").unwrap_or(digest);
    let mut signs: String = digest.chars().take(16).collect();
    if signs.len() < digest.len() {
        signs.push('…');
    }
    signs
}

/// An area and what the certificate says of its competences.
#[derive(Debug)]
pub(super) struct AreaLines<'a> {
    pub(super) code: String,
    /// Empty when the framework does not know it.
    pub(super) name: String,
    pub(super) lines: Vec<&'a VerifiedLine>,
}

/// Competences in the file's order, a new area wherever its code changes.
pub(super) fn by_area<'a>(
    one: &'a VerifiedCredential,
    framework: &Framework,
    lang: Lang,
) -> Vec<AreaLines<'a>> {
    let mut areas: Vec<AreaLines<'a>> = Vec::new();
    for line in &one.competences {
        let found = framework.area_of(&CompetenceCode(line.code.clone()));
        let (code, name) =
            found.map_or_else(Default::default, |area| (area.code.clone(), local(&area.name, lang)));
        match areas.last_mut() {
            Some(last) if last.code == code => last.lines.push(line),
            _ => areas.push(AreaLines { code, name, lines: vec![line] }),
        }
    }
    areas
}

fn areas(one: &VerifiedCredential, framework: &Framework, lang: Lang) -> Vec<AreaView> {
    let levels = framework.levels.len();
    let rows = |lines: Vec<&VerifiedLine>| lines.into_iter().map(|line| row(line, levels, lang)).collect();
    let areas = by_area(one, framework, lang).into_iter();
    areas.map(|area| AreaView { code: area.code, name: area.name, rows: rows(area.lines) }).collect()
}

fn row(line: &VerifiedLine, levels: usize, lang: Lang) -> RowView {
    RowView {
        code: line.code.clone(),
        name: line.name.clone(),
        bar: LevelBar::of(&outcome(line, levels), lang),
        points: line.points,
        answers: line.answers,
        error: error(lang, line),
    }
}

/// The standard error as the language writes it.
pub(super) fn error(lang: Lang, line: &VerifiedLine) -> String {
    match lang {
        Lang::Fr => line.standard_error.replace('.', ","),
        Lang::En => line.standard_error.clone(),
    }
}

/// The line as the drawing takes it: a certificate names levels, so the point stands in the middle of its level and
/// the range covers its levels whole.
pub(super) fn outcome(line: &VerifiedLine, levels: usize) -> CompetenceOutcome {
    let (low, high) = line.level_range;
    CompetenceOutcome {
        competence: CompetenceCode(line.code.clone()),
        answers: line.answers,
        correct: 0,
        theta: Theta(0.0),
        standard_error: StandardError(line.standard_error.parse().unwrap_or(0.0)),
        level_probabilities: vec![0.0; levels + 1],
        level: line.level.map(Level),
        level_range: (Level(low), Level(high)),
        position: line.level.map_or(0.0, |level| f64::from(level) + 0.5),
        position_range: (f64::from(low), f64::from(high) + 1.0),
        points: line.points,
        information_borrowed: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_said_in_words() {
        assert_eq!(day(Lang::Fr, "2026-08-01"), "1 août 2026");
        assert_eq!(day(Lang::En, "2026-08-01"), "1 August 2026");
        assert_eq!(day(Lang::En, "soon"), "soon");
        let at = jalon_engine::session::event::Timestamp(1_795_293_000_123);
        assert_eq!(moment(Lang::Fr, at), "21 novembre 2026 à 20:30 UTC");
        assert_eq!(moment(Lang::En, at), "21 November 2026 at 20:30 UTC");
    }

    #[test]
    fn digests_are_shortened() {
        assert_eq!(short("sha256:0123456789abcdef0123"), "0123456789abcdef…");
        assert_eq!(short("rev-1"), "rev-1");
    }
}
