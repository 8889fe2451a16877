//! How items are chosen and when tests stop, as options say it.

use crate::cli::Failure;
use crate::cli::irt::select;
use crate::cli::irt::settings::{self, Bounds, Measurement};
use crate::cli::irt::table::ItemTable;
use jalon_engine::irt::{Logistic, ResponseModel};
use jalon_engine::scale::StandardError;
use jalon_engine::selection::criterion::{Criterion, CriterionError};
use jalon_engine::selection::stratified::Strata;
use jalon_engine::simulation::adaptive::{CriterionSettings, DesignError, ItemSelection, TestStopping};

/// How the next item is chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Selection {
    Criterion(Criterion),
    /// By rising discrimination.
    Stratified {
        strata: usize,
    },
    /// The same, in strata of like difficulties.
    Blocked {
        strata: usize,
    },
}

/// A part of when tests stop.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum StopRule {
    /// Not after this many answers.
    Length(usize),
    /// Not before this many answers.
    Shortest(usize),
    /// When the standard error is at most this.
    StandardError(f64),
}

/// Reads a selection.
pub(super) fn selection(text: &str) -> Result<Selection, String> {
    let lower = text.trim().to_ascii_lowercase();
    let strata = |count: &str| {
        let count = count.parse().ok().filter(|&strata: &usize| strata > 0);
        count.ok_or_else(|| "write stratified:K or stratified:K:blocks, K strata, at least 1".to_owned())
    };
    match lower.strip_prefix("a-").unwrap_or(&lower).split(':').collect::<Vec<_>>()[..] {
        ["stratified", count] => Ok(Selection::Stratified { strata: strata(count)? }),
        ["stratified", count, "blocks"] => Ok(Selection::Blocked { strata: strata(count)? }),
        ["stratified", ..] => strata("").map(|strata| Selection::Stratified { strata }),
        _ => settings::criterion(text)
            .map(Selection::Criterion)
            .map_err(|error| format!("{error}, stratified:K, stratified:K:blocks")),
    }
}

/// Reads a part of a stopping rule.
pub(super) fn stop(text: &str) -> Result<StopRule, String> {
    let answers = |count: &str| {
        let count = count.trim().parse().ok().filter(|&count: &usize| count > 0);
        count.ok_or_else(|| "a length is a whole number, at least 1".to_owned())
    };
    match text.trim().split_once(':') {
        Some(("length", count)) => Ok(StopRule::Length(answers(count)?)),
        Some(("shortest", count)) => Ok(StopRule::Shortest(answers(count)?)),
        Some(("se", error)) => match settings::number(error)? {
            error if error > 0.0 => Ok(StopRule::StandardError(error)),
            _ => Err("a standard error is above 0".to_owned()),
        },
        _ => Err("write length:N, se:X or shortest:N".to_owned()),
    }
}

/// All parts together; each may be said once.
pub(super) fn stopping(rules: &[StopRule]) -> Result<TestStopping, Failure> {
    let (mut longest, mut shortest, mut standard_error) = (None, None, None);
    for rule in rules {
        let again = match *rule {
            StopRule::Length(count) => longest.replace(count).is_some(),
            StopRule::Shortest(count) => shortest.replace(count).is_some(),
            StopRule::StandardError(error) => standard_error.replace(StandardError(error)).is_some(),
        };
        if again {
            return Err("--stop says one rule twice; leave one of them out".into());
        }
    }
    let shortest = shortest.unwrap_or(0);
    if longest.is_some_and(|longest| longest < shortest) {
        return Err("--stop: the shortest length is above the longest".into());
    }
    Ok(TestStopping { shortest, longest, standard_error, error_change: None, information: None })
}

impl Selection {
    /// The selection over these items; `longest` is the length over which strata are spread.
    pub(super) fn over(
        self,
        items: &ItemTable,
        measurement: &Measurement,
        longest: Option<usize>,
    ) -> Result<ItemSelection, Failure> {
        let length = || longest.ok_or("strata are spread over the length of a test: add --stop length:N");
        match self {
            Self::Criterion(Criterion::MaximumFisherInformation) => Ok(ItemSelection::MaximumInformation),
            Self::Criterion(criterion) => {
                let Measurement { prior, bounds: Bounds(range), quadrature } = *measurement;
                Ok(ItemSelection::Criterion(CriterionSettings { criterion, prior, quadrature, range }))
            }
            Self::Stratified { strata } => {
                let strata = Strata::by_discrimination(&dichotomous(items)?, strata);
                Ok(ItemSelection::Stratified { strata, length: length()? })
            }
            Self::Blocked { strata } => {
                let strata = Strata::with_difficulty_blocks(&dichotomous(items)?, strata);
                Ok(ItemSelection::Stratified { strata, length: length()? })
            }
        }
    }
}

fn dichotomous(items: &ItemTable) -> Result<Vec<Logistic>, Failure> {
    let logistic = |(item, model): (usize, &ResponseModel)| match model {
        ResponseModel::Logistic(model) => Ok(*model),
        _ => Err(CriterionError::NotDichotomous { criterion: "stratified", item }),
    };
    items
        .models()
        .iter()
        .enumerate()
        .map(logistic)
        .collect::<Result<_, _>>()
        .map_err(|error| select::told(error, items))
}

/// The engine's refusal, with the item's name instead of its index.
pub(super) fn told(error: DesignError, items: &ItemTable) -> Failure {
    match error {
        DesignError::Criterion(error) => select::told(error, items),
        other => other.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selections_are_read_or_refused() {
        assert_eq!(selection(" MFI"), Ok(Selection::Criterion(Criterion::MaximumFisherInformation)));
        assert_eq!(selection("randomesque:5"), Ok(Selection::Criterion(Criterion::Randomesque { k: 5 })));
        assert_eq!(selection("a-stratified:4"), Ok(Selection::Stratified { strata: 4 }));
        assert_eq!(selection("stratified:3:blocks"), Ok(Selection::Blocked { strata: 3 }));
        for odd in ["stratified", "stratified:0", "stratified:2:b", "randomesque", "best"] {
            assert!(selection(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn stopping_rules_are_put_together_or_refused() {
        let rules = ["length:30", "se:0.3", "shortest:5"].map(|text| stop(text).unwrap());
        let together = stopping(&rules).unwrap();
        assert_eq!((together.shortest, together.longest), (5, Some(30)));
        assert_eq!(together.standard_error, Some(StandardError(0.3)));
        for odd in ["length:0", "length", "se:0", "se:x", "time:5", "30"] {
            assert!(stop(odd).is_err(), "{odd}");
        }
        assert!(stopping(&[StopRule::Length(3), StopRule::Length(4)]).is_err());
        assert!(stopping(&[StopRule::Length(3), StopRule::Shortest(4)]).is_err());
    }
}
