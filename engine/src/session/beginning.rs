//! Whether a session can begin, judged before anything is asked.

use super::diagnostic::Diagnostic;
use super::knowledge;
use super::next::Frame;
use crate::framework::CompetenceCode;
use crate::item::ItemId;
use std::collections::BTreeSet;

/// Why a session cannot begin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BeginError {
    /// The plan covers nothing.
    #[error("the plan covers no competence and lists no question")]
    NoCompetence,
    /// The plan names a competence twice.
    #[error("the plan covers competence {0} twice")]
    RepeatedCompetence(CompetenceCode),
    /// The bank's framework does not have this competence.
    #[error("the bank's framework has no competence {0}")]
    UnknownCompetence(CompetenceCode),
    /// The bank does not have this language.
    #[error("the bank has no questions in `{0}`")]
    UnknownLocale(String),
    /// The bank has no operational item for this competence in this language.
    #[error("the bank has nothing to ask about competence {0}")]
    NothingToAsk(CompetenceCode),
    /// The bank does not have a question of the diagnostic in this language.
    #[error("the bank has no question {0}")]
    UnknownItem(ItemId),
    /// The plan measures competences together and the bank names no general factor.
    #[error("the bank names no general factor, and the plan measures with one")]
    NoGeneralFactor,
}

/// Whether everything the plan needs is there.
pub(super) fn check(frame: &Frame) -> Result<(), BeginError> {
    if !frame.bank.locales.contains(&frame.locale) {
        return Err(BeginError::UnknownLocale(frame.locale.clone()));
    }
    if let Some(diagnostic) = &frame.plan.diagnostic {
        return check_list(frame, diagnostic);
    }
    if frame.plan.competences.is_empty() {
        return Err(BeginError::NoCompetence);
    }
    if !knowledge::can_measure(&frame.bank, frame.plan.measurement) {
        return Err(BeginError::NoGeneralFactor);
    }
    let mut covered = BTreeSet::new();
    for code in &frame.plan.competences {
        if frame.bank.framework.competence(code).is_none() {
            return Err(BeginError::UnknownCompetence(code.clone()));
        }
        if !covered.insert(code) {
            return Err(BeginError::RepeatedCompetence(code.clone()));
        }
        if frame.screen(code, &[]).candidates.is_empty() {
            return Err(BeginError::NothingToAsk(code.clone()));
        }
    }
    Ok(())
}

/// Every question of a diagnostic is there, in the language asked for.
fn check_list(frame: &Frame, diagnostic: &Diagnostic) -> Result<(), BeginError> {
    if diagnostic.questions.is_empty() {
        return Err(BeginError::NoCompetence);
    }
    let spoken =
        |id: &ItemId| frame.bank.item(id).is_some_and(|item| item.content.contains_key(&frame.locale));
    match diagnostic.questions.iter().find(|id| !spoken(id)) {
        Some(missing) => Err(BeginError::UnknownItem(missing.clone())),
        None => Ok(()),
    }
}
