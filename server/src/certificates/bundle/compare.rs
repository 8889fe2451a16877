//! What a credential states against what its record gives.

use super::{Bundle, BundleError, RECORD};
use crate::certificates::credential::{Credential, Fact};
use crate::certificates::draft::{OVERALL, ResultLine, TotalLine};
use crate::certificates::measure::Measure;
use jalon_engine::scale::Level;
use jalon_engine::session::Outcome;
use jalon_engine::session::outcome::{CalibrationStatus, CompetenceOutcome};
use jalon_engine::session::record::{Difference, NotARecord};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// Two values that should be one, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The part of the bundle, for instance `step 7` or `certificate 1.1`.
    pub place: String,
    /// The field in it.
    pub field: String,
    /// What is stated.
    pub stated: String,
    /// What is found in its place.
    pub found: String,
}

impl From<Difference> for Finding {
    fn from(one: Difference) -> Self {
        Self { place: one.part.to_string(), field: one.field, stated: one.stated, found: one.found }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = format!("{} {}", self.place, self.field);
        write!(f, "{}: {} is stated, {} is found", place.trim_end(), self.stated, self.found)
    }
}

/// Every difference inside a bundle: parts against their digests, the test derived again, the certificate against its
/// result. None means that the certificate's numbers follow from the record, which is the one it was signed for.
pub fn findings(bundle: &Bundle, credential: &Credential) -> Result<Vec<Finding>, NotARecord> {
    let record = &bundle.record;
    let mut differences = record.check_digests(&bundle.digests, signed_digest(credential));
    differences.extend(record.rederive()?);
    let mut findings: Vec<Finding> = differences.into_iter().map(Finding::from).collect();
    findings.extend(of_credential(credential, bundle));
    Ok(findings)
}

/// What of the record in a ZIP file is not what the certificate beside it was signed for, in words. Only the parts are
/// compared with their digests: nothing is derived again. A ZIP file without a record has none that could be strange.
pub(in crate::certificates) fn strange_record(file: &[u8], credential: &Credential) -> Option<String> {
    let bundle = match Bundle::read(file) {
        Ok(bundle) => bundle,
        Err(BundleError::Missing(RECORD)) => return None,
        Err(error) => return Some(error.to_string()),
    };
    let differences = bundle.record.check_digests(&bundle.digests, signed_digest(credential));
    differences.first().map(ToString::to_string)
}

/// The digest of the record, as the certificate states it.
fn signed_digest(credential: &Credential) -> &str {
    let stated = credential.fact(Fact::TranscriptDigest).unwrap_or("nothing");
    stated.strip_prefix("sha256:").unwrap_or(stated)
}

fn of_credential(credential: &Credential, bundle: &Bundle) -> Vec<Finding> {
    let origin = &bundle.record.origin;
    let calibration = match bundle.record.outcome.calibration {
        CalibrationStatus::ExpertPrior => "expert_prior",
        CalibrationStatus::Calibrated => "calibrated",
    };
    let facts = [
        (Fact::BankRevision, origin.bank_revision.0.as_str()),
        (Fact::EngineVersion, origin.engine_version.as_str()),
        (Fact::Calibration, calibration),
    ];
    let mut found: Vec<Finding> = facts
        .into_iter()
        .filter_map(|(fact, value)| unlike("facts", fact.key(), credential.fact(fact), Some(value)))
        .collect();
    let (stated, derived) = (stated_values(credential), derived_values(&bundle.record.outcome));
    let keys: std::collections::BTreeSet<_> = stated.keys().chain(derived.keys()).collect();
    found.extend(keys.into_iter().filter_map(|key| {
        let (code, measure) = key;
        unlike(code, measure, stated.get(key).map(String::as_str), derived.get(key).map(String::as_str))
    }));
    found
}

fn unlike(place: &str, field: &str, stated: Option<&str>, found: Option<&str>) -> Option<Finding> {
    let said = |value: Option<&str>| value.unwrap_or("nothing").to_owned();
    (stated != found).then(|| Finding {
        place: format!("certificate {place}"),
        field: field.to_owned(),
        stated: said(stated),
        found: said(found),
    })
}

/// Values by competence and measure.
type Values = BTreeMap<(String, String), String>;

/// What the credential states, read from the identifiers `…#1.1-level` of its results.
fn stated_values(credential: &Credential) -> Values {
    let results = &credential.credential_subject.result;
    let value = |id: &str| {
        let (code, measure) = id.rsplit_once('#')?.1.rsplit_once('-')?;
        Some((code.to_owned(), measure.to_owned()))
    };
    results.iter().filter_map(|one| Some((value(&one.result_description)?, one.value.clone()))).collect()
}

fn derived_values(outcome: &Outcome) -> Values {
    let total = TotalLine {
        points: outcome.points,
        points_possible: outcome.points_possible,
        answers: outcome.answers,
    };
    let overall = Measure::TOTAL.map(|one| ((OVERALL.to_owned(), one.key().to_owned()), one.of_total(total)));
    let lines = outcome.competences.iter().flat_map(|competence| {
        let line = line(competence);
        let code = competence.competence.0.clone();
        Measure::COMPETENCE.map(|one| ((code.clone(), one.key().to_owned()), one.of_competence(&line)))
    });
    overall.into_iter().chain(lines).collect()
}

fn line(outcome: &CompetenceOutcome) -> ResultLine {
    let (Level(low), Level(high)) = outcome.level_range;
    ResultLine {
        level: outcome.level.map(|Level(level)| level),
        level_range: (low, high),
        points: outcome.points,
        standard_error: outcome.standard_error.0,
        answers: outcome.answers,
    }
}
