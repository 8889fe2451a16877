//! When tests stop, as options say it, and what the engine makes of a selection.

use crate::cli::Failure;
use crate::cli::irt::selection::{self, Rule, Selection};
use crate::cli::irt::settings::{self, Bounds, Measurement};
use crate::cli::irt::table::ItemTable;
use jalon_engine::ability::Prior;
use jalon_engine::scale::{NormalPrior, ReportingScale, StandardError};
use jalon_engine::selection::criterion::Criterion;
use jalon_engine::simulation::adaptive::{
    Classification, CriterionSettings, DesignError, ItemSelection, TestStopping,
};
use jalon_engine::stopping::StoppingRule;
use jalon_engine::stopping::likelihood_ratio::SequentialTest;
use std::mem::discriminant;

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
    /// When an interval of this many standard errors leaves out every cut score.
    Interval(f64),
    /// When the sequential probability ratio test has decided at every cut score.
    ProbabilityRatio(SequentialTest),
    /// When the generalised likelihood ratio test has.
    GeneralisedRatio(SequentialTest),
    /// When with this probability all decisions of such a test would stay as they are.
    Curtailment(f64, SequentialTest),
}

/// What rules that classify need: the cut scores, and how ability is measured.
#[derive(Debug, Clone, Copy)]
pub(super) struct Classified<'a> {
    pub(super) cuts: &'a [f64],
    pub(super) measurement: &'a Measurement,
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
    match text.trim().split(':').collect::<Vec<_>>()[..] {
        ["length", count] => Ok(StopRule::Length(answers(count)?)),
        ["shortest", count] => Ok(StopRule::Shortest(answers(count)?)),
        ["se", error] => Ok(StopRule::StandardError(above_0(error)?)),
        ["se-change", change] => Ok(StopRule::ErrorChange(above_0(change)?)),
        ["information", least] => Ok(StopRule::Information(above_0(least)?)),
        ["ci", z] => Ok(StopRule::Interval(above_0(z)?)),
        ["sprt", delta, alpha, beta] => {
            Ok(StopRule::ProbabilityRatio(sequential_test([delta, alpha, beta])?))
        }
        ["glr", delta, alpha, beta] => Ok(StopRule::GeneralisedRatio(sequential_test([delta, alpha, beta])?)),
        ["curtail", gamma, delta, alpha, beta] => match settings::number(gamma)? {
            probability if (0.5..1.0).contains(&probability) => {
                Ok(StopRule::Curtailment(probability, sequential_test([delta, alpha, beta])?))
            }
            _ => Err("GAMMA is a probability from 0.5, below 1".to_owned()),
        },
        _ => {
            Err("write length:N, se:X, se-change:X, information:X, shortest:N, ci:Z, sprt:DELTA:ALPHA:BETA, \
                  glr:DELTA:ALPHA:BETA or curtail:GAMMA:DELTA:ALPHA:BETA"
                .to_owned())
        }
    }
}

/// DELTA, ALPHA and BETA of a test at a cut score.
fn sequential_test(numbers: [&str; 3]) -> Result<SequentialTest, String> {
    let [half_width, alpha, beta] = numbers.map(settings::number);
    let test = SequentialTest { half_width: half_width?, alpha: alpha?, beta: beta? };
    let is_rate = |rate: f64| rate > 0.0 && rate < 0.5;
    if test.half_width > 0.0 && is_rate(test.alpha) && is_rate(test.beta) {
        Ok(test)
    } else {
        Err("DELTA, in logit, is above 0; ALPHA and BETA are error rates above 0 and below 0.5".to_owned())
    }
}

/// All parts together; each may be said once.
pub(super) fn stopping(rules: &[StopRule], classified: Classified<'_>) -> Result<TestStopping, Failure> {
    let (mut stopping, mut shortest) = (TestStopping::default(), None);
    for (at, rule) in rules.iter().enumerate() {
        let again = match *rule {
            StopRule::Length(count) => stopping.longest.replace(count).is_some(),
            StopRule::Shortest(count) => shortest.replace(count).is_some(),
            StopRule::StandardError(error) => stopping.standard_error.replace(StandardError(error)).is_some(),
            StopRule::ErrorChange(least) => stopping.error_change.replace(least).is_some(),
            StopRule::Information(least) => stopping.information.replace(least).is_some(),
            StopRule::Interval(_)
            | StopRule::ProbabilityRatio(_)
            | StopRule::GeneralisedRatio(_)
            | StopRule::Curtailment(..) => {
                rules[..at].iter().any(|earlier| discriminant(earlier) == discriminant(rule))
            }
        };
        if again {
            return Err("--stop says one rule twice; leave one of them out".into());
        }
    }
    stopping.shortest = shortest.unwrap_or(0);
    if stopping.longest.is_some_and(|longest| longest < stopping.shortest) {
        return Err("--stop: the shortest length is above the longest".into());
    }
    stopping.classification = classification(rules, stopping.longest, classified)?;
    Ok(stopping)
}

/// The rules that classify, in the order in which they stand.
fn classification(
    rules: &[StopRule],
    longest: Option<usize>,
    Classified { cuts, measurement }: Classified<'_>,
) -> Result<Option<Classification>, Failure> {
    let rules: Vec<StoppingRule> =
        rules.iter().filter_map(|rule| deciding(*rule, longest).transpose()).collect::<Result<_, _>>()?;
    match (rules.is_empty(), cuts.is_empty()) {
        (true, true) => return Ok(None),
        (true, false) => {
            return Err(
                "--cuts: no rule of --stop decides by cut scores: add ci:Z, sprt:…, glr:… or curtail:…"
                    .into(),
            );
        }
        (false, true) => {
            return Err(
                "--stop: ci, sprt, glr and curtail decide by cut scores: add --cuts C,C,…, in logit".into()
            );
        }
        (false, false) => {}
    }
    let prior = weighing(&rules, measurement.prior)?;
    let scale = ReportingScale::new(cuts.to_vec(), 1, prior).map_err(|error| format!("--cuts: {error}"))?;
    let Bounds(range) = measurement.bounds;
    Ok(Some(Classification { scale, range, rules }))
}

/// A rule that classifies, as the engine has it; none for the others.
fn deciding(rule: StopRule, longest: Option<usize>) -> Result<Option<StoppingRule>, Failure> {
    Ok(match rule {
        StopRule::Interval(z) => Some(StoppingRule::ConfidenceInterval { z }),
        StopRule::ProbabilityRatio(test) => Some(StoppingRule::ProbabilityRatio { test }),
        StopRule::GeneralisedRatio(test) => Some(StoppingRule::GeneralisedRatio { test }),
        StopRule::Curtailment(probability, test) => {
            let length = longest.ok_or("curtail looks ahead to the end of a test: add --stop length:N")?;
            Some(StoppingRule::Curtailment { test, full_length: u32::try_from(length)?, probability })
        }
        _ => None,
    })
}

/// The prior by which curtailment weighs what may come; the other rules do not look at it.
fn weighing(rules: &[StoppingRule], prior: Prior) -> Result<NormalPrior, Failure> {
    let looks_ahead = rules.iter().any(|rule| matches!(rule, StoppingRule::Curtailment { .. }));
    match prior {
        Prior::Normal(prior) => Ok(prior),
        Prior::Uniform { .. } | Prior::Jeffreys if looks_ahead => {
            Err("curtail weighs what may come by a normal prior: give --prior normal:MEAN:SD".into())
        }
        Prior::Uniform { .. } | Prior::Jeffreys => Ok(NormalPrior { mean: 0.0, sd: 1.0 }),
    }
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
    use jalon_engine::math::Grid;

    /// The rules written so, with cut scores, under the prior N(0, 1).
    fn together(rules: &[&str], cuts: &[f64]) -> Result<TestStopping, Failure> {
        let measurement = Measurement {
            prior: settings::prior("normal:0:1").unwrap(),
            bounds: Bounds(Grid::new(-4.0, 4.0, 161).unwrap()),
            quadrature: Grid::new(-4.0, 4.0, 33).unwrap(),
        };
        let rules: Vec<StopRule> = rules.iter().map(|text| stop(text).unwrap()).collect();
        stopping(&rules, Classified { cuts, measurement: &measurement })
    }

    #[test]
    fn rules_that_classify_come_with_their_cut_scores() {
        let rules = ["length:20", "glr:0.3:0.05:0.1", "curtail:0.95:0.3:0.05:0.1"];
        let found = together(&rules, &[-1.0, 0.5]).unwrap().classification.unwrap();
        let test = SequentialTest { half_width: 0.3, alpha: 0.05, beta: 0.1 };
        let curtailment = StoppingRule::Curtailment { test, full_length: 20, probability: 0.95 };
        assert_eq!(found.rules, [StoppingRule::GeneralisedRatio { test }, curtailment]);
        assert_eq!(found.scale.cuts().to_vec(), vec![-1.0, 0.5]);
        for (rules, cuts, remedy) in [
            (&["length:20", "ci:1.96"][..], &[0.0; 0][..], "add --cuts"),
            (&["length:20"], &[0.0], "add ci:Z"),
            (&["ci:1.96"], &[0.5, -0.5], "--cuts: cut scores rise"),
            (&["ci:1.96", "ci:1"], &[0.5], "twice"),
            (&["curtail:0.9:0.3:0.1:0.1"], &[0.5], "add --stop length:N"),
        ] {
            let told = together(rules, cuts).unwrap_err().to_string();
            assert!(told.contains(remedy), "{rules:?}: {told}");
        }
        for odd in ["ci:0", "sprt:0.3:0.05", "sprt:0:0.1:0.1", "glr:0.3:0.5:0.1", "curtail:1:0.3:0.1:0.1"] {
            assert!(stop(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn stopping_rules_are_put_together_or_refused() {
        let rules = ["length:30", "se:0.3", "shortest:5", "information:0.2", "se-change:0.01"];
        let found = together(&rules, &[]).unwrap();
        assert_eq!((found.shortest, found.longest), (5, Some(30)));
        assert_eq!(found.standard_error, Some(StandardError(0.3)));
        assert_eq!((found.information, found.error_change), (Some(0.2), Some(0.01)));
        for odd in ["length:0", "length", "se:0", "se:x", "information:-1", "se-change", "time:5", "30"] {
            assert!(stop(odd).is_err(), "{odd}");
        }
        let refused = |rules: &[&str]| together(rules, &[]).is_err();
        assert!(refused(&["length:3", "length:4"]) && refused(&["length:3", "shortest:4"]));
    }
}
