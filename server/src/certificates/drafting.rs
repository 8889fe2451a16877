//! From a reviewed result to the draft of its certificate: plain values in, plain values out.

use super::digcomp;
use super::draft::{
    AlignmentLine, Calibration, CompetenceLine, CredentialDraft, HiddenIdentity, Place, ResultLine, TotalLine,
};
use super::wording::Language;
use crate::sittings::ReviewedResult;
use jalon_engine::framework::{Competence, Framework, Localised};
use jalon_engine::scale::Level;
use jalon_engine::session::Outcome;
use jalon_engine::session::event::Timestamp;
use jalon_engine::session::outcome::{CalibrationStatus, CompetenceOutcome};

/// What a certificate gets when it is made.
#[derive(Debug, Clone)]
pub(super) struct Birth {
    /// Identifier.
    pub(super) uuid: String,
    /// Public code, as printed.
    pub(super) code: String,
    /// Salt of the hidden birth date.
    pub(super) salt: String,
    /// Now.
    pub(super) at: Timestamp,
}

/// The draft of a result's certificate.
pub(super) fn draft(result: &ReviewedResult, birth: Birth) -> CredentialDraft {
    let outcome = result.outcome();
    let framework = result.completed().session().bank().framework();
    let language = Language::from_tag(result.language()).unwrap_or(Language::Fr);
    CredentialDraft {
        uuid: birth.uuid,
        certificate_code: birth.code,
        language,
        issued_at_ms: birth.at.0,
        issuer_name: result.organisation_name().to_owned(),
        holder_name: result.holder_name(),
        identities: vec![HiddenIdentity {
            identity_type: "ext:birthDate".to_owned(),
            value: result.birth_date().to_owned(),
            salt: birth.salt,
        }],
        organisation: result.organisation_name().to_owned(),
        session_date: result.session_date(),
        place: Place::OnSite,
        achievement_id: format!("urn:jalon:{}-{}:{}", framework.id, framework.version, result.plan().id),
        framework: framework.id.to_uppercase(),
        framework_version: framework.version.clone(),
        bank_revision: result.bank_revision().0.clone(),
        engine_version: result.engine_version().to_owned(),
        calibration: match outcome.calibration {
            CalibrationStatus::ExpertPrior => Calibration::ExpertPrior,
            CalibrationStatus::Calibrated => Calibration::Calibrated,
        },
        transcript_digest: format!("sha256:{}", result.transcript_digest()),
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

/// The competences in their own framework, then in the one of its crosswalk, which is named a draft while it is one.
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
    lines.extend(codes.into_iter().filter_map(|code| crosswalk(code, framework, language)));
    lines
}

fn crosswalk(code: &str, framework: &Framework, language: Language) -> Option<AlignmentLine> {
    let note = match (framework.alignment.status.as_str(), language) {
        ("reviewed", _) => "",
        (_, Language::Fr) => " (correspondance non relue par des experts)",
        (_, Language::En) => " (crosswalk not reviewed by experts)",
    };
    Some(AlignmentLine {
        framework: format!("{}{note}", framework.alignment.framework),
        code: code.to_owned(),
        name: digcomp::label(code)?.to_owned(),
        url: digcomp::ADDRESS.to_owned(),
    })
}

fn text(localised: &Localised, language: Language) -> String {
    localised.get(language.tag()).or_else(|| localised.values().next()).cloned().unwrap_or_default()
}
