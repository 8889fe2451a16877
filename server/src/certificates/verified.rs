//! A signed certificate read back: what a page or a program shows of it.

use jiff::Timestamp;
use std::str::FromStr;

use super::credential::{AchievementResult, Credential, Fact, ResultDescription};
use super::draft::{Calibration, IdentityCheck, OVERALL, Place, TotalLine};
use super::measure::{Measure, NOT_REPORTED};
use super::public_key::PublicKey;
use super::wording::{self, Language};

/// A certificate whose signature, bytes and dates are right: what a page shows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct VerifiedCredential {
    /// `urn:uuid:…`
    pub id: String,
    /// Title.
    pub title: String,
    /// Language of the texts.
    pub language: Language,
    /// The holder's name.
    pub holder_name: String,
    /// The public code, as printed.
    pub certificate_code: String,
    /// The key that signed.
    pub issuer_key: PublicKey,
    /// The DID it signed under.
    pub issuer_did: String,
    /// Name of the issuer.
    pub issuer_name: String,
    /// Instant of issue, RFC 3339.
    pub issued_at: String,
    /// Instant of issue, milliseconds since 1970 UTC.
    pub issued_at_ms: i64,
    /// The certifying organisation.
    pub organisation: String,
    /// Day of the session, ISO 8601.
    pub session_date: String,
    /// Where the test was taken.
    pub place: Place,
    /// How the holder's identity was checked; certificates of before 0.3 do not say it.
    pub identity_check: Option<IdentityCheck>,
    /// Framework and version.
    pub framework: String,
    /// Revision of the question bank.
    pub bank_revision: String,
    /// Version of the engine.
    pub engine_version: String,
    /// Where the difficulty of the questions comes from.
    pub calibration: Calibration,
    /// Digest of the session's transcript.
    pub transcript_digest: String,
    /// All competences together.
    pub total: TotalLine,
    /// The results, in the order of the file.
    pub competences: Vec<VerifiedLine>,
    /// The whole credential.
    pub credential: Credential,
}

/// One line of results, as written in the certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedLine {
    /// Code of the competence.
    pub code: String,
    /// Its label.
    pub name: String,
    /// The level, or nothing when there was not enough evidence.
    pub level: Option<u8>,
    /// Levels between which the holder stands with 90 % probability.
    pub level_range: (u8, u8),
    /// Points on the reporting scale; nothing when the level is not reported.
    pub points: Option<u32>,
    /// Standard error of the ability in logits, two decimals.
    pub standard_error: String,
    /// Number of scored answers.
    pub answers: u32,
}

impl VerifiedCredential {
    /// Whether `value` (an e-mail address…) is one of the holder's hidden identities of this type.
    pub fn matches_identity(&self, identity_type: &str, value: &str) -> bool {
        let identities = &self.credential.credential_subject.identifier;
        identities.iter().any(|one| one.identity_type == identity_type && one.matches(value))
    }
}

/// What the credential shows; nothing when it states less than a certificate does.
pub(super) fn read(credential: Credential, issuer_key: PublicKey) -> Option<VerifiedCredential> {
    let fact = |fact| credential.fact(fact).map(str::to_owned);
    let subject = &credential.credential_subject;
    let holder = subject.identifier.iter().find(|one| !one.hashed && one.identity_type == "name")?;
    let language = Language::from_tag(&subject.achievement.in_language)?;
    let (total, competences) = results(&credential, language)?;
    let identity_check = match fact(Fact::IdentityCheck) {
        Some(key) => Some(IdentityCheck::from_key(&key)?),
        None => None,
    };
    Some(VerifiedCredential {
        id: credential.id.clone(),
        title: credential.name.clone(),
        language,
        holder_name: holder.identity_hash.clone(),
        certificate_code: subject.license_number.clone(),
        issuer_key,
        issuer_did: credential.issuer.id.clone(),
        issuer_name: credential.issuer.name.clone(),
        issued_at: credential.valid_from.clone(),
        issued_at_ms: credential.valid_from.parse::<Timestamp>().ok()?.as_millisecond(),
        organisation: fact(Fact::Organisation)?,
        session_date: fact(Fact::SessionDate)?,
        place: Place::from_key(&fact(Fact::Place)?)?,
        identity_check,
        framework: fact(Fact::Framework)?,
        bank_revision: fact(Fact::BankRevision)?,
        engine_version: fact(Fact::EngineVersion)?,
        calibration: Calibration::from_key(&fact(Fact::Calibration)?)?,
        transcript_digest: fact(Fact::TranscriptDigest)?,
        total,
        competences,
        credential,
    })
}

/// The total's values, then each competence's, each with its description in the same order.
fn results(credential: &Credential, language: Language) -> Option<(TotalLine, Vec<VerifiedLine>)> {
    let names = &credential.credential_subject.achievement.result_description;
    let values = &credential.credential_subject.result;
    let paired = names.iter().zip(values).all(|(name, value)| name.id == value.result_description);
    if names.len() != values.len() || !paired {
        return None;
    }
    let (total_names, names) = names.split_at_checked(Measure::TOTAL.len())?;
    let (total, values) = values.split_at_checked(Measure::TOTAL.len())?;
    let (names, values) = (names.chunks(Measure::COMPETENCE.len()), values.chunks(Measure::COMPETENCE.len()));
    let lines = names.zip(values).map(|(names, values)| line(names, values, language));
    Some((total_line(total_names, total)?, lines.collect::<Option<_>>()?))
}

fn total_line(names: &[ResultDescription], values: &[AchievementResult]) -> Option<TotalLine> {
    let [points, points_possible, answers] = values else { return None };
    let code = code_of(names.first()?, Measure::Points)?;
    let total = TotalLine {
        points: points.value.parse().ok()?,
        points_possible: points_possible.value.parse().ok()?,
        answers: answers.value.parse().ok()?,
    };
    (code == OVERALL).then_some(total)
}

fn line(
    names: &[ResultDescription],
    values: &[AchievementResult],
    language: Language,
) -> Option<VerifiedLine> {
    let [level, level_range, points, standard_error, answers] = values else { return None };
    let first = names.first()?;
    let label = format!(" — {}", wording::measure_label(Measure::Level, language));
    let (low, high) = level_range.value.split_once('–')?;
    Some(VerifiedLine {
        code: code_of(first, Measure::Level)?.to_owned(),
        name: first.name.strip_suffix(&label)?.to_owned(),
        level: reported(&level.value)?,
        level_range: (low.parse().ok()?, high.parse().ok()?),
        points: reported(&points.value)?,
        standard_error: standard_error.value.clone(),
        answers: answers.value.parse().ok()?,
    })
}

/// `1.1` of `…#1.1-level`.
fn code_of(description: &ResultDescription, measure: Measure) -> Option<&str> {
    description.id.rsplit_once('#')?.1.strip_suffix(measure.key())?.strip_suffix('-')
}

/// Outer nothing: not a value at all.
#[expect(
    clippy::option_option,
    reason = "a value that is not reported differs from a value that cannot be read"
)]
fn reported<T: FromStr>(value: &str) -> Option<Option<T>> {
    if value == NOT_REPORTED { Some(None) } else { value.parse().ok().map(Some) }
}
