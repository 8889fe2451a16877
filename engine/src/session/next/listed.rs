//! The questions of a diagnostic come in their order, whatever was answered.

use super::{Position, Step, count};
use crate::session::diagnostic::Diagnostic;
use crate::stopping::StopReason;

pub(super) fn next(diagnostic: &Diagnostic, answered: usize) -> Step {
    match diagnostic.questions.get(answered) {
        Some(item) => Step::Present { position: Position(count(answered) + 1), item: item.clone() },
        None => Step::Stop(StopReason::Length),
    }
}
