//! What came of checking a certificate, as JSON: the interface and the command line say the same.

use super::check::Verdict;
use super::enclosed::Enclosed;
use super::general::GeneralCredential;
use super::record::{Category, Change};
use super::standing::Standing;
use super::status::Published;
use super::{Refusal, VerifiedCredential, VerifiedLine, instant};
use jalon_engine::session::event::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

/// What came of a check.
#[derive(Debug, Serialize, ToSchema)]
pub struct Answer {
    /// Whether it may be relied on.
    pub valid: bool,
    /// In detail.
    pub state: Standing,
    /// When it was checked, RFC 3339.
    pub checked_at: String,
    /// Why it is refused: a stable word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<&'static str>,
    /// The same for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Its suspension, while it is suspended.
    pub suspension: Option<PublicChange>,
    /// Its withdrawal, if it was withdrawn.
    pub revocation: Option<PublicChange>,
    /// What it says; nothing when it is refused.
    pub certificate: Option<Statement>,
    /// What it says, when it is a signed credential but not a certificate of Jalon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<OtherStatement>,
}

impl Answer {
    /// The answer to a verdict at an instant; `words` puts a refusal into the reader's language.
    pub fn new(verdict: Verdict, at: Timestamp, words: impl Fn(&Refusal) -> String) -> Self {
        Self::of(verdict, at, &words)
    }

    fn of(verdict: Verdict, at: Timestamp, words: &dyn Fn(&Refusal) -> String) -> Self {
        let state = Standing::from(&verdict);
        let mut answer = Self {
            valid: state == Standing::Valid,
            state,
            checked_at: instant(at),
            refusal: None,
            reason: None,
            suspension: None,
            revocation: None,
            certificate: None,
            other: None,
        };
        match &verdict {
            Verdict::Suspended(_, change) => answer.suspension = Some(change.into()),
            Verdict::Revoked(_, change) => answer.revocation = Some(change.into()),
            Verdict::Refused(refusal) => {
                answer.refusal = Some(refusal.code());
                answer.reason = Some(words(refusal));
            }
            Verdict::Other(one, inside) => {
                let certificates = inside.iter().map(|one| InsideAnswer::new(one, at, words)).collect();
                answer.other = Some(OtherStatement { certificates, ..OtherStatement::from(&**one) });
            }
            Verdict::Valid(_) | Verdict::Unregistered(_) => {}
        }
        answer.certificate = verdict.certificate().map(|one| (*one).into());
        answer
    }

    /// The same beside what status lists say of it, and of each credential inside it in their order.
    #[must_use]
    pub fn listed(mut self, own: Option<Published>, inside: &[Option<Published>]) -> Self {
        let certificates = self.other.iter_mut().flat_map(|other| other.certificates.iter_mut());
        for (one, published) in certificates.zip(inside) {
            one.state = Standing::worst([one.state].into_iter().chain(published.map(Standing::from)));
            one.valid = one.state == Standing::Valid;
        }
        let within = self.other.iter().flat_map(|other| &other.certificates).map(|one| one.state);
        self.state = Standing::worst([self.state].into_iter().chain(own.map(Standing::from)).chain(within));
        self.valid = self.state == Standing::Valid;
        self
    }
}

/// What came of a credential inside a record.
#[derive(Debug, Serialize, ToSchema)]
pub struct InsideAnswer {
    /// Its public code, as it states it.
    pub code: Option<String>,
    /// Its title, as it states it.
    pub title: String,
    /// Whether it may be relied on.
    pub valid: bool,
    /// In detail.
    pub state: Standing,
    /// Why it is refused: a stable word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<&'static str>,
    /// The same for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Its suspension, while it is suspended.
    pub suspension: Option<PublicChange>,
    /// Its withdrawal, if it was withdrawn.
    pub revocation: Option<PublicChange>,
}

impl InsideAnswer {
    fn new(one: &Enclosed<Verdict>, at: Timestamp, words: &dyn Fn(&Refusal) -> String) -> Self {
        let Answer { valid, state, refusal, reason, suspension, revocation, .. } =
            Answer::of(one.worth.clone(), at, words);
        Self {
            code: one.code.map(|code| code.to_string()),
            title: one.title.clone(),
            valid,
            state,
            refusal,
            reason,
            suspension,
            revocation,
        }
    }
}

/// What the public may know of a suspension or a withdrawal.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicChange {
    /// When, RFC 3339.
    pub at: String,
    /// Why.
    pub category: Category,
}

impl From<&Change> for PublicChange {
    fn from(change: &Change) -> Self {
        Self { at: instant(change.at), category: change.category }
    }
}

/// What a certificate says of a competence.
#[derive(Debug, Serialize, ToSchema)]
pub struct LevelLine {
    /// Code of the competence.
    pub code: String,
    /// Its name, in the certificate's language.
    pub name: String,
    /// Level, or nothing when there were not enough answers.
    pub level: Option<u8>,
    /// Lowest level of the 90 % range.
    pub level_low: u8,
    /// Highest level of the 90 % range.
    pub level_high: u8,
    /// Points, with the level.
    pub points: Option<u32>,
    /// Standard error of the ability in logits, two decimals.
    pub standard_error: String,
    /// Answers that count.
    pub answers: u32,
}

impl From<VerifiedLine> for LevelLine {
    fn from(line: VerifiedLine) -> Self {
        Self {
            code: line.code,
            name: line.name,
            level: line.level,
            level_low: line.level_range.0,
            level_high: line.level_range.1,
            points: line.points,
            standard_error: line.standard_error,
            answers: line.answers,
        }
    }
}

/// What a certificate says.
#[derive(Debug, Serialize, ToSchema)]
pub struct Statement {
    /// Public code, in groups.
    pub code: String,
    /// Name of the holder.
    pub holder: String,
    /// The certifying organisation.
    pub organisation: String,
    /// When it was issued, RFC 3339.
    pub issued: String,
    /// Day of the session, ISO 8601.
    pub session_date: String,
    /// `on_site` or `remote`.
    pub place: String,
    /// How the holder's identity was checked: `document_seen`; nothing in certificates of before 0.3.
    pub identity_check: Option<String>,
    /// `fr` or `en`.
    pub language: String,
    /// Framework and version.
    pub framework: String,
    /// Points of all competences.
    pub points: u32,
    /// Most points the test could give.
    pub points_possible: u32,
    /// Answers that count.
    pub answers: u32,
    /// Each competence.
    pub levels: Vec<LevelLine>,
    /// `expert_prior` or `calibrated`.
    pub calibration: String,
    /// Revision of the question bank.
    pub bank_revision: String,
    /// Version of the engine.
    pub engine_version: String,
    /// Digest of the test's record.
    pub transcript_digest: String,
    /// DID of the issuer.
    pub issuer: String,
    /// The key that signed, as `did:key`.
    pub key: String,
}

impl From<VerifiedCredential> for Statement {
    fn from(one: VerifiedCredential) -> Self {
        Self {
            code: one.certificate_code,
            holder: one.holder_name,
            organisation: one.organisation,
            issued: one.issued_at,
            session_date: one.session_date,
            place: one.place.key().to_owned(),
            identity_check: one.identity_check.map(|check| check.key().to_owned()),
            language: one.language.tag().to_owned(),
            framework: one.framework,
            points: one.total.points,
            points_possible: one.total.points_possible,
            answers: one.total.answers,
            levels: one.competences.into_iter().map(LevelLine::from).collect(),
            calibration: one.calibration.key().to_owned(),
            bank_revision: one.bank_revision,
            engine_version: one.engine_version,
            transcript_digest: one.transcript_digest,
            key: one.issuer_key.did(),
            issuer: one.issuer_did,
        }
    }
}

/// What a credential says that is not a certificate of Jalon: its own words, no rule of ours stands behind them.
#[derive(Debug, Serialize, ToSchema)]
pub struct OtherStatement {
    /// Title.
    pub title: String,
    /// Name of the holder, or an identifier.
    pub holder: String,
    /// Identifier of the issuer.
    pub issuer: String,
    /// Its name.
    pub issuer_name: String,
    /// From when, RFC 3339.
    pub valid_from: String,
    /// Until when.
    pub valid_until: Option<String>,
    /// Results.
    pub results: Vec<OtherResult>,
    /// The key that signed, as `did:key`.
    pub key: String,
    /// What each credential inside it is worth; the state of the whole is that of the worst one.
    pub certificates: Vec<InsideAnswer>,
}

/// A result of such a credential.
#[derive(Debug, Serialize, ToSchema)]
pub struct OtherResult {
    /// Of what.
    pub name: String,
    /// How much.
    pub value: String,
}

impl From<&GeneralCredential> for OtherStatement {
    fn from(one: &GeneralCredential) -> Self {
        let result =
            |(name, value): &(String, String)| OtherResult { name: name.clone(), value: value.clone() };
        Self {
            title: one.title.clone(),
            holder: one.holder.clone(),
            issuer: one.issuer.clone(),
            issuer_name: one.issuer_name.clone(),
            valid_from: one.valid_from.clone(),
            valid_until: one.valid_until.clone(),
            results: one.results.iter().map(result).collect(),
            key: one.key.did(),
            certificates: Vec::new(),
        }
    }
}
