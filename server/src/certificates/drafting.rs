//! From a reviewed result to the draft of its certificate: plain values in, plain values out.

use super::code::CertificateCode;
use super::digcomp;
use super::draft::{
    AlignmentLine, Calibration, CompetenceLine, CredentialDraft, HiddenIdentity, IdentityCheck, Place,
    ResultLine, StatusPlace, TotalLine,
};
use super::issuer_name::IssuerName;
use super::wording::Language;
use crate::entropy;
use crate::sittings::ReviewedResult;
use jalon_engine::framework::{Competence, Framework, Localised};
use jalon_engine::scale::Level;
use jalon_engine::session::Outcome;
use jalon_engine::session::event::Timestamp;
use jalon_engine::session::outcome::{CalibrationStatus, CompetenceOutcome};

/// Type of the hidden birth date.
pub(super) const BIRTH_DATE: &str = "ext:birthDate";

/// What a certificate gets when it is made.
#[derive(Debug, Clone)]
pub(super) struct Birth {
    /// Identifier.
    pub(super) uuid: String,
    /// Identifier of its subject.
    pub(super) subject_uuid: String,
    /// Public code, as printed.
    pub(super) code: String,
    /// Salt of the hidden birth date.
    pub(super) salt: String,
    /// Now.
    pub(super) at: Timestamp,
    /// Under which name it is signed.
    pub(super) issuer: IssuerName,
    /// Where its status is published.
    pub(super) status: StatusPlace,
}

impl Birth {
    /// Draws identifiers and salt.
    pub(super) fn new(code: CertificateCode, at: Timestamp, issuer: IssuerName, status: StatusPlace) -> Self {
        let uuid = || uuid::Builder::from_random_bytes(entropy::bytes()).into_uuid().to_string();
        Self {
            uuid: uuid(),
            subject_uuid: uuid(),
            code: code.to_string(),
            salt: entropy::hex(&entropy::bytes::<16>()),
            at,
            issuer,
            status,
        }
    }
}

/// The draft of a result's certificate.
pub(super) fn draft(result: &ReviewedResult, birth: Birth) -> CredentialDraft {
    let outcome = result.outcome();
    let framework = result.completed().session().bank().framework();
    let language = Language::from_tag(result.language()).unwrap_or(Language::Fr);
    CredentialDraft {
        uuid: birth.uuid,
        subject_uuid: birth.subject_uuid,
        certificate_code: birth.code,
        language,
        issued_at_ms: birth.at.0,
        issuer: birth.issuer,
        issuer_name: result.organisation_name().to_owned(),
        status: birth.status,
        holder_name: result.holder_name(),
        identities: vec![HiddenIdentity::of(BIRTH_DATE, result.birth_date(), &birth.salt)],
        organisation: result.organisation_name().to_owned(),
        session_date: result.session_date(),
        place: Place::OnSite,
        identity_check: IdentityCheck::DocumentSeen,
        achievement_id: format!("urn:jalon:{}-{}:{}", framework.id, framework.version, result.plan().id),
        framework: framework.id.to_uppercase(),
        framework_version: framework.version.clone(),
        bank_revision: result.bank_revision().0.clone(),
        engine_version: result.engine_version().to_owned(),
        calibration: match outcome.calibration {
            CalibrationStatus::ExpertPrior => Calibration::ExpertPrior,
            CalibrationStatus::Calibrated => Calibration::Calibrated,
        },
        transcript_digest: format!("sha256:{}", result.record().digest()),
        total: total(&outcome),
        alignments: alignments(&outcome, framework, language),
        competences: outcome.competences.iter().map(|one| competence(one, framework, language)).collect(),
    }
}

fn total(outcome: &Outcome) -> TotalLine {
    TotalLine { points: outcome.points, points_possible: outcome.points_possible, answers: outcome.answers }
}

fn competence(outcome: &CompetenceOutcome, framework: &Framework, language: Language) -> CompetenceLine {
    let code = &outcome.competence;
    let (Level(low), Level(high)) = outcome.level_range;
    CompetenceLine {
        code: code.0.clone(),
        name: framework.competence(code).map_or_else(|| code.0.clone(), |one| text(&one.name, language)),
        result: ResultLine {
            level: outcome.level.map(|Level(level)| level),
            level_range: (low, high),
            points: outcome.points,
            standard_error: outcome.standard_error.0,
            answers: outcome.answers,
        },
    }
}

/// The competences in their own framework, then in the one of its crosswalk, then as skills of ESCO.
fn alignments(outcome: &Outcome, framework: &Framework, language: Language) -> Vec<AlignmentLine> {
    let competences: Vec<&Competence> =
        outcome.competences.iter().filter_map(|one| framework.competence(&one.competence)).collect();
    let own = competences.iter().filter_map(|one| {
        Some(AlignmentLine {
            framework: framework.id.to_uppercase(),
            code: one.code.0.clone(),
            name: text(&one.name, language),
            url: digcomp::address_of(&framework.id)?.to_owned(),
        })
    });
    let mut lines: Vec<AlignmentLine> = own.collect();
    let mut codes: Vec<&String> = competences.iter().flat_map(|one| &one.digcomp).collect();
    codes.sort();
    codes.dedup();
    let note = draft_note(framework, language);
    lines.extend(codes.iter().filter_map(|code| crosswalk(code, framework, note)));
    lines.extend(codes.iter().filter_map(|code| skill(code, note)));
    lines
}

/// A crosswalk is named a draft while it is one, and so is what follows from it.
fn draft_note(framework: &Framework, language: Language) -> &'static str {
    match (framework.alignment.status.as_str(), language) {
        ("reviewed", _) => "",
        (_, Language::Fr) => " (correspondance non relue par des experts)",
        (_, Language::En) => " (crosswalk not reviewed by experts)",
    }
}

fn crosswalk(code: &str, framework: &Framework, note: &str) -> Option<AlignmentLine> {
    Some(AlignmentLine {
        framework: format!("{}{note}", framework.alignment.framework),
        code: code.to_owned(),
        name: digcomp::label(code)?.to_owned(),
        url: digcomp::ADDRESS.to_owned(),
    })
}

fn skill(code: &str, note: &str) -> Option<AlignmentLine> {
    let skill = digcomp::esco(code)?;
    Some(AlignmentLine {
        framework: format!("ESCO 1.2.0{note}"),
        code: skill.id.to_owned(),
        name: skill.label.to_owned(),
        url: skill.url(),
    })
}

fn text(localised: &Localised, language: Language) -> String {
    localised.get(language.tag()).or_else(|| localised.values().next()).cloned().unwrap_or_default()
}
