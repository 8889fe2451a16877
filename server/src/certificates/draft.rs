//! What a certificate is made of, as plain values, and how the values become a [`Credential`].

use jiff::Timestamp;
use thiserror::Error;

use super::credential::{
    Achievement, AchievementResult, AchievementSubject, Alignment, Credential, Criteria, Evidence, Fact,
    IdentityObject, Profile, ResultDescription, contexts,
};
use super::measure::Measure;
use super::wording::{self, Language};

/// The code under which the total stands.
pub const OVERALL: &str = "overall";

/// Everything a certificate states.
#[derive(Debug, Clone, PartialEq)]
pub struct CredentialDraft {
    /// Identifier of the credential, a UUID without prefix.
    pub uuid: String,
    /// Public code of the certificate, as printed.
    pub certificate_code: String,
    /// Language of the texts.
    pub language: Language,
    /// Instant of issue, milliseconds since 1970 UTC; written in whole seconds, rounded down.
    pub issued_at_ms: i64,
    /// Name of the issuer, the organisation that holds the key.
    pub issuer_name: String,
    /// The holder's name as on their document.
    pub holder_name: String,
    /// What else identifies the holder, stored as salted hashes.
    pub identities: Vec<HiddenIdentity>,
    /// The organisation that certified, when a centre works for the issuer; else the issuer's name again.
    pub organisation: String,
    /// Day of the session, `2026-11-21`.
    pub session_date: String,
    /// Where the test was taken.
    pub place: Place,
    /// Absolute address (IRI without `#`) of the achievement, the same for all holders of this kind of certificate.
    pub achievement_id: String,
    /// Name of the framework, `CRCN`.
    pub framework: String,
    /// Its version, `2019`.
    pub framework_version: String,
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
    /// The results, in the order of the framework.
    pub competences: Vec<CompetenceLine>,
    /// Links to entries of frameworks.
    pub alignments: Vec<AlignmentLine>,
}

/// An identity that only its hash shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HiddenIdentity {
    /// An Open Badges identifier type: `emailAddress`, or one of ours after `ext:`.
    pub identity_type: String,
    /// The value to hash.
    pub value: String,
    /// A random salt, one per certificate and identity.
    pub salt: String,
}

/// One competence of the result.
#[derive(Debug, Clone, PartialEq)]
pub struct CompetenceLine {
    /// Code in the framework, `1.1`.
    pub code: String,
    /// Label in the certificate's language.
    pub name: String,
    /// What was measured.
    pub result: ResultLine,
}

/// All competences together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TotalLine {
    /// Points of all reported competences.
    pub points: u32,
    /// Most points the test could give.
    pub points_possible: u32,
    /// Number of scored answers.
    pub answers: u32,
}

/// What was measured for one competence.
#[derive(Debug, Clone, PartialEq)]
pub struct ResultLine {
    /// The level, or nothing when there is not enough evidence.
    pub level: Option<u8>,
    /// Levels between which the holder stands with 90 % probability; written `3–4`.
    pub level_range: (u8, u8),
    /// Points on the reporting scale; nothing when the level is not reported.
    pub points: Option<u32>,
    /// Standard error of the ability on the logit scale; finite and not negative.
    pub standard_error: f64,
    /// Number of scored answers.
    pub answers: u32,
}

/// A link to an entry of a framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlignmentLine {
    /// Name of the framework, `DigComp 2.2`.
    pub framework: String,
    /// Code of the entry.
    pub code: String,
    /// Label of the entry.
    pub name: String,
    /// Address of the entry or its framework.
    pub url: String,
}

/// Where the test was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a room with an invigilator.
    OnSite,
    /// From elsewhere.
    Remote,
}

impl Place {
    /// The value written in the certificate.
    pub fn key(self) -> &'static str {
        match self {
            Self::OnSite => "on_site",
            Self::Remote => "remote",
        }
    }

    /// Reads the value back.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::OnSite, Self::Remote].into_iter().find(|place| place.key() == key)
    }
}

/// Where the difficulty of the questions comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calibration {
    /// Experts' judgement.
    ExpertPrior,
    /// Estimated on real answers.
    Calibrated,
}

impl Calibration {
    /// The value written in the certificate.
    pub fn key(self) -> &'static str {
        match self {
            Self::ExpertPrior => "expert_prior",
            Self::Calibrated => "calibrated",
        }
    }

    /// Reads the value back.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::ExpertPrior, Self::Calibrated].into_iter().find(|status| status.key() == key)
    }
}

/// One value of the result, and what it is a value of.
struct Entry<'a> {
    code: &'a str,
    name: &'a str,
    measure: Measure,
    value: String,
}

/// Why a draft cannot become a certificate.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum DraftError {
    /// A text is empty, has spaces around it or control characters.
    #[error("the certificate's {0} is empty, has spaces around it or contains control characters")]
    Text(&'static str),
    /// An address is not an absolute IRI without fragment.
    #[error("the certificate's {0} must be an absolute address without `#`")]
    Address(&'static str),
    /// No competence at all.
    #[error("a certificate needs at least one competence")]
    NoCompetence,
    /// A competence, an alignment or an identity type stands twice.
    #[error("`{0}` stands twice in the certificate")]
    Twice(String),
    /// A range of levels whose ends are exchanged.
    #[error("the range of levels of `{0}` ends before it begins")]
    LevelRange(String),
    /// A standard error that is not a number.
    #[error("the standard error of `{0}` is not a finite number")]
    StandardError(String),
    /// The instant of issue or the session date is no date.
    #[error("the certificate's {0} is not a date")]
    Date(&'static str),
    /// The credential could not be written as JSON.
    #[error("failed to write the certificate: {0}")]
    Json(#[from] serde_json::Error),
}

impl CredentialDraft {
    /// The unsigned credential of this draft for the issuer `did`.
    pub fn credential(&self, did: &str) -> Result<Credential, DraftError> {
        super::draft_check::check(self)?;
        let seconds = self.issued_at_ms.div_euclid(1000);
        let issued = Timestamp::from_second(seconds).map_err(|_| DraftError::Date("issue date"))?;
        let mut credential = Credential {
            context: contexts(),
            id: format!("urn:uuid:{}", self.uuid),
            kind: vec!["VerifiableCredential".into(), "OpenBadgeCredential".into()],
            name: wording::title(self.language).into(),
            description: wording::description(self),
            issuer: Profile { id: did.into(), kind: vec!["Profile".into()], name: self.issuer_name.clone() },
            valid_from: issued.to_string(),
            credential_subject: self.subject(),
            evidence: self.facts(),
            proof: None,
        };
        let digest = credential.text_digest()?;
        credential.evidence.push(self.evidence(Fact::TextDigest, digest));
        Ok(credential)
    }

    fn subject(&self) -> AchievementSubject {
        let hidden = self.identities.iter();
        let hidden = hidden.map(|one| IdentityObject::hashed(&one.identity_type, &one.value, &one.salt));
        AchievementSubject {
            kind: vec!["AchievementSubject".into()],
            identifier: std::iter::once(IdentityObject::name(&self.holder_name)).chain(hidden).collect(),
            license_number: self.certificate_code.clone(),
            achievement: self.achievement(),
            result: self.entries().map(|entry| self.result(entry)).collect(),
        }
    }

    fn achievement(&self) -> Achievement {
        Achievement {
            id: self.achievement_id.clone(),
            kind: vec!["Achievement".into()],
            name: wording::title(self.language).into(),
            description: wording::description(self),
            achievement_type: "Certification".into(),
            in_language: self.language.tag().into(),
            criteria: Criteria { narrative: wording::criteria(self) },
            alignment: self.alignments.iter().map(alignment).collect(),
            result_description: self.entries().map(|entry| self.result_description(&entry)).collect(),
        }
    }

    /// The total, then each competence, measure by measure.
    fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let name = wording::overall_name(self.language);
        let total = Measure::TOTAL.map(|measure| {
            let value = measure.of_total(self.total);
            Entry { code: OVERALL, name, measure, value }
        });
        let competences = self.competences.iter().flat_map(|line| {
            Measure::COMPETENCE.map(|measure| {
                let value = measure.of_competence(&line.result);
                Entry { code: &line.code, name: &line.name, measure, value }
            })
        });
        total.into_iter().chain(competences)
    }

    fn description_id(&self, entry: &Entry<'_>) -> String {
        format!("{}#{}-{}", self.achievement_id, entry.code, entry.measure.key())
    }

    fn result_description(&self, entry: &Entry<'_>) -> ResultDescription {
        ResultDescription {
            id: self.description_id(entry),
            kind: vec!["ResultDescription".into()],
            name: format!("{} — {}", entry.name, wording::measure_label(entry.measure, self.language)),
            result_type: entry.measure.result_type().into(),
        }
    }

    fn result(&self, entry: Entry<'_>) -> AchievementResult {
        AchievementResult {
            kind: vec!["Result".into()],
            result_description: self.description_id(&entry),
            value: entry.value,
        }
    }

    fn facts(&self) -> Vec<Evidence> {
        let facts = Fact::ALL.into_iter().filter_map(|fact| Some(self.evidence(fact, self.fact(fact)?)));
        facts.collect()
    }

    fn fact(&self, fact: Fact) -> Option<String> {
        Some(match fact {
            Fact::Organisation => self.organisation.clone(),
            Fact::SessionDate => self.session_date.clone(),
            Fact::Place => self.place.key().into(),
            Fact::Framework => format!("{} {}", self.framework, self.framework_version),
            Fact::BankRevision => self.bank_revision.clone(),
            Fact::EngineVersion => self.engine_version.clone(),
            Fact::Calibration => self.calibration.key().into(),
            Fact::TranscriptDigest => self.transcript_digest.clone(),
            Fact::TextDigest => return None,
        })
    }

    fn evidence(&self, fact: Fact, value: String) -> Evidence {
        Evidence {
            kind: vec!["Evidence".into()],
            name: wording::fact_label(fact, self.language).into(),
            genre: fact.key().into(),
            narrative: value,
        }
    }
}

fn alignment(line: &AlignmentLine) -> Alignment {
    Alignment {
        kind: vec!["Alignment".into()],
        target_name: line.name.clone(),
        target_url: line.url.clone(),
        target_framework: line.framework.clone(),
        target_code: line.code.clone(),
    }
}
