//! How a draft becomes a [`Credential`]: field by field, nothing else goes in.

use jiff::Timestamp;

use super::credential::{
    Achievement, AchievementResult, AchievementSubject, Alignment, Credential, Criteria, Evidence, Fact,
    IdentityObject, Profile, ResultDescription, StatusEntry, contexts,
};
use super::draft::{AlignmentLine, CredentialDraft, DraftError, OVERALL, StatusPlace};
use super::measure::Measure;
use super::wording;

/// One value of the result, and what it is a value of.
struct Entry<'a> {
    code: &'a str,
    name: &'a str,
    measure: Measure,
    value: String,
}

impl CredentialDraft {
    /// The unsigned credential of this draft; `did` is the issuer's, as its name and the key give it.
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
            credential_status: Some(status_entry(&self.status)),
            credential_subject: self.subject(),
            evidence: self.facts(),
            proof: None,
        };
        let digest = credential.text_digest()?;
        credential.evidence.push(self.evidence(Fact::TextDigest, digest));
        Ok(credential)
    }

    fn subject(&self) -> AchievementSubject {
        let hidden = self.identities.iter().map(IdentityObject::hidden);
        AchievementSubject {
            id: Some(format!("urn:uuid:{}", self.subject_uuid)),
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
            Fact::IdentityCheck => self.identity_check.key().into(),
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

/// The one entry there may be: a set bit says "do not accept", for suspended and for revoked certificates.
fn status_entry(place: &StatusPlace) -> StatusEntry {
    StatusEntry {
        id: format!("{}#{}", place.list, place.index),
        kind: "BitstringStatusListEntry".into(),
        status_purpose: "suspension".into(),
        status_list_index: place.index.to_string(),
        status_list_credential: place.list.clone(),
    }
}
