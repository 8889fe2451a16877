//! When tests stop, as options say it, and what the engine makes of a selection.

use crate::cli::Failure;
use crate::cli::irt::selection::{self, Rule, Selection};
use crate::cli::irt::settings::{self, Measurement};
use crate::cli::irt::table::ItemTable;
use jalon_engine::scale::StandardError;
use jalon_engine::selection::criterion::Criterion;
use jalon_engine::simulation::adaptive::{CriterionSettings, DesignError, ItemSelection, TestStopping};

/// A part of when tests stop.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum StopRule {
    /// Not after this many answers.
    Length(usize),
    /// Not before this many answers.
    Shortest(usize),
    /// When the standard error is at most this.
    StandardError(f64),
    /// When the last answer changed it by less than this.
    ErrorChange(f64),
    /// When no item left has this much information.
    Information(f64),
}

/// Reads a part of a stopping rule.
pub(super) fn stop(text: &str) -> Result<StopRule, String> {
    let answers = |count: &str| {
        let count = count.trim().parse().ok().filter(|&count: &usize| count > 0);
        count.ok_or_else(|| "a length is a whole number, at least 1".to_owned())
    };
    let above_0 = |number: &str| match settings::number(number)? {
        value if value > 0.0 => Ok(value),
        _ => Err(format!("`{}` is not above 0", number.trim())),
    };
    match text.trim().split_once(':') {
        Some(("length", count)) => Ok(StopRule::Length(answers(count)?)),
        Some(("shortest", count)) => Ok(StopRule::Shortest(answers(count)?)),
        Some(("se", error)) => Ok(StopRule::StandardError(above_0(error)?)),
        Some(("se-change", change)) => Ok(StopRule::ErrorChange(above_0(change)?)),
        Some(("information", least)) => Ok(StopRule::Information(above_0(least)?)),
        _ => Err("write length:N, se:X, se-change:X, information:X or shortest:N".to_owned()),
    }
}

/// All parts together; each may be said once.
pub(super) fn stopping(rules: &[StopRule]) -> Result<TestStopping, Failure> {
    let (mut stopping, mut shortest) = (TestStopping::default(), None);
    for rule in rules {
        let again = match *rule {
            StopRule::Length(count) => stopping.longest.replace(count).is_some(),
            StopRule::Shortest(count) => shortest.replace(count).is_some(),
            StopRule::StandardError(error) => stopping.standard_error.replace(StandardError(error)).is_some(),
            StopRule::ErrorChange(least) => stopping.error_change.replace(least).is_some(),
            StopRule::Information(least) => stopping.information.replace(least).is_some(),
        };
        if again {
            return Err("--stop says one rule twice; leave one of them out".into());
        }
    }
    stopping.shortest = shortest.unwrap_or(0);
    if stopping.longest.is_some_and(|longest| longest < stopping.shortest) {
        return Err("--stop: the shortest length is above the longest".into());
    }
    Ok(stopping)
}

/// A selection over these items; `longest` is the length over which some are spread.
pub(super) fn selection(
    selection: Selection,
    items: &ItemTable,
    measurement: &Measurement,
    longest: Option<usize>,
) -> Result<ItemSelection, Failure> {
    Ok(match selection.over(items, longest)? {
        Rule::Criterion(Criterion::MaximumFisherInformation) => ItemSelection::MaximumInformation,
        Rule::Criterion(criterion) => {
            let Measurement { prior, quadrature, .. } = *measurement;
            ItemSelection::Criterion(CriterionSettings { criterion, prior, quadrature })
        }
        Rule::Strata { strata, length } => ItemSelection::Stratified { strata, length },
    })
}

/// The engine's refusal, with the item's name instead of its index.
pub(super) fn told(error: DesignError, items: &ItemTable) -> Failure {
    match error {
        DesignError::Criterion(error) => selection::told(error, items),
        other => other.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stopping_rules_are_put_together_or_refused() {
        let rules = ["length:30", "se:0.3", "shortest:5", "information:0.2", "se-change:0.01"];
        let together = stopping(&rules.map(|text| stop(text).unwrap())).unwrap();
        assert_eq!((together.shortest, together.longest), (5, Some(30)));
        assert_eq!(together.standard_error, Some(StandardError(0.3)));
        assert_eq!((together.information, together.error_change), (Some(0.2), Some(0.01)));
        for odd in ["length:0", "length", "se:0", "se:x", "information:-1", "se-change", "time:5", "30"] {
            assert!(stop(odd).is_err(), "{odd}");
        }
        assert!(stopping(&[StopRule::Length(3), StopRule::Length(4)]).is_err());
        assert!(stopping(&[StopRule::Length(3), StopRule::Shortest(4)]).is_err());
    }
}
