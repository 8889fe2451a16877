//! How well a plan measured simulated people, and what it wore out.

use super::blueprint::{Violation, violations};
use super::{PlanStudy, SimulatedTest};
use crate::framework::CompetenceCode;
use crate::item::ItemId;
use crate::scale::{ReportingScale, Theta};
use crate::session::outcome::CompetenceOutcome;
use crate::stopping::StopReason;
use serde::Serialize;
use std::collections::BTreeMap;

/// Normal quantile of a 95 % interval.
const Z: f64 = 1.959_963_984_540_054;

/// What a study found. Abilities and errors in logit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlanReport {
    /// The plan.
    pub plan: String,
    /// The bank's revision.
    pub bank_revision: String,
    /// People simulated.
    pub simulees: u32,
    /// Mean number of questions.
    pub mean_length: f64,
    /// Number of questions → tests of that length.
    pub lengths: BTreeMap<u32, u32>,
    /// Why tests ended → how many.
    pub stop_reasons: BTreeMap<StopReason, u32>,
    /// All competences together.
    pub overall: CompetenceReport,
    /// Each competence, in the plan's order.
    pub competences: Vec<CompetenceReport>,
    /// Bins of true ability over all competences, one between each two cut scores and one at each end.
    pub bins: Vec<AbilityBin>,
    /// True level (row) against level said (column), over all competences that could be said.
    pub confusion: Vec<Vec<u32>>,
    /// Share of the tests in which each question of the plan's competences came, most used first.
    pub exposure: Vec<ItemUse>,
    /// Mean share of common questions of two tests: Σ m(m − 1) / (L̄ N(N − 1)), m times used
    /// (Chen, Ankenmann & Spray 2003).
    pub overlap: f64,
    /// Rules that were broken: none, unless something is wrong.
    pub violations: Vec<Violation>,
}

/// How well one competence was measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CompetenceReport {
    /// Its code; empty for all together.
    pub competence: String,
    /// Mean number of own questions.
    pub mean_answers: f64,
    /// Mean of θ̂ − θ.
    pub bias: f64,
    /// Root mean square of θ̂ − θ.
    pub rmse: f64,
    /// Mean standard error.
    pub mean_standard_error: f64,
    /// Share of the intervals θ̂ ± 1.96 SE that hold θ.
    pub coverage: f64,
    /// 1 − E Var(θ | answers) / Var(θ): the reliability of the score.
    pub reliability: f64,
    /// Share of reported levels that are the true one.
    pub exact: f64,
    /// Share of reported levels at most one off.
    pub adjacent: f64,
    /// Mean share of information borrowed from other competences; `None` when measured one by one.
    pub borrowed: Option<f64>,
}

/// People of about the same ability.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AbilityBin {
    /// Lower end; `None` at the bottom.
    pub from: Option<f64>,
    /// Upper end; `None` at the top.
    pub to: Option<f64>,
    /// Results in it.
    pub count: u32,
    /// Mean true ability.
    pub theta: f64,
    /// Mean of θ̂ − θ.
    pub bias: f64,
    /// Root mean square of θ̂ − θ.
    pub rmse: f64,
    /// Mean standard error.
    pub mean_standard_error: f64,
    /// Share of 95 % intervals that hold θ.
    pub coverage: f64,
}

/// How often a question came.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemUse {
    /// The question.
    pub item: ItemId,
    /// Share of the tests in which it came.
    pub rate: f64,
}

/// One competence of one test.
struct Measured<'a> {
    truth: Theta,
    outcome: &'a CompetenceOutcome,
}

impl Measured<'_> {
    fn error(&self) -> f64 {
        self.outcome.theta.0 - self.truth.0
    }

    fn covered(&self) -> bool {
        self.error().abs() <= Z * self.outcome.standard_error.0
    }
}

impl PlanReport {
    /// The report of these tests, simulees numbered as they stand.
    pub fn of(study: &PlanStudy, tests: &[SimulatedTest]) -> Self {
        let outcomes: Vec<_> = tests.iter().map(|test| test.completed.outcome()).collect();
        let places = 0..study.plan.competences.len();
        let measured = |place: usize| -> Vec<Measured<'_>> {
            let pairs = tests.iter().zip(&outcomes);
            pairs
                .map(|(test, found)| Measured {
                    truth: test.truth[place],
                    outcome: &found.competences[place],
                })
                .collect()
        };
        let by_competence: Vec<Vec<Measured<'_>>> = places.map(measured).collect();
        let all: Vec<&Measured<'_>> = by_competence.iter().flatten().collect();
        let scale = study.bank.scale();
        let lengths = tests.iter().map(|test| count(test.completed.session().answers().count()));
        let named = study.plan.competences.iter().zip(&by_competence);
        let numbered = (0..).zip(tests);
        Self {
            plan: study.plan.id.clone(),
            bank_revision: study.bank.revision().0.clone(),
            simulees: count(tests.len()),
            mean_length: mean(lengths.clone().map(f64::from)),
            lengths: tally(lengths),
            stop_reasons: tally(tests.iter().map(|test| test.completed.stop_reason())),
            overall: competence(None, &all, scale),
            competences: named
                .map(|(code, own)| competence(Some(code), &own.iter().collect::<Vec<_>>(), scale))
                .collect(),
            bins: bins(&all, scale),
            confusion: confusion(&all, scale),
            exposure: exposure(study, tests),
            overlap: overlap(study, tests),
            violations: numbered.flat_map(|(number, test)| violations(study, number, test)).collect(),
        }
    }

    /// Greatest exposure rate of a question.
    pub fn greatest_exposure(&self) -> f64 {
        self.exposure.first().map_or(0.0, |item| item.rate)
    }
}

fn competence(
    code: Option<&CompetenceCode>,
    own: &[&Measured<'_>],
    scale: &ReportingScale,
) -> CompetenceReport {
    let said: Vec<_> =
        own.iter().filter_map(|one| Some((scale.level_of(one.truth).0, one.outcome.level?.0))).collect();
    let within = |most: u8| {
        mean(said.iter().map(|(truth, level)| f64::from(u8::from(truth.abs_diff(*level) <= most))))
    };
    let variance = mean(own.iter().map(|one| one.outcome.standard_error.0 * one.outcome.standard_error.0));
    let borrowed: Vec<f64> = own.iter().filter_map(|one| one.outcome.information_borrowed).collect();
    let prior = scale.prior().sd;
    CompetenceReport {
        competence: code.map(|code| code.0.clone()).unwrap_or_default(),
        mean_answers: mean(own.iter().map(|one| f64::from(one.outcome.answers))),
        bias: mean(own.iter().map(|one| one.error())),
        rmse: mean(own.iter().map(|one| one.error() * one.error())).sqrt(),
        mean_standard_error: mean(own.iter().map(|one| one.outcome.standard_error.0)),
        coverage: mean(own.iter().map(|one| f64::from(u8::from(one.covered())))),
        reliability: 1.0 - variance / (prior * prior),
        exact: within(0),
        adjacent: within(1),
        borrowed: (!borrowed.is_empty()).then(|| mean(borrowed.into_iter())),
    }
}

fn bins(all: &[&Measured<'_>], scale: &ReportingScale) -> Vec<AbilityBin> {
    let cuts = scale.cuts();
    let bin = |level: usize| {
        let own: Vec<_> =
            all.iter().filter(|one| usize::from(scale.level_of(one.truth).0) == level).collect();
        AbilityBin {
            from: level.checked_sub(1).and_then(|below| cuts.get(below).copied()),
            to: cuts.get(level).copied(),
            count: count(own.len()),
            theta: mean(own.iter().map(|one| one.truth.0)),
            bias: mean(own.iter().map(|one| one.error())),
            rmse: mean(own.iter().map(|one| one.error() * one.error())).sqrt(),
            mean_standard_error: mean(own.iter().map(|one| one.outcome.standard_error.0)),
            coverage: mean(own.iter().map(|one| f64::from(u8::from(one.covered())))),
        }
    };
    (0..=cuts.len()).map(bin).collect()
}

fn confusion(all: &[&Measured<'_>], scale: &ReportingScale) -> Vec<Vec<u32>> {
    let levels = usize::from(scale.levels()) + 1;
    let mut table = vec![vec![0; levels]; levels];
    for one in all {
        if let Some(said) = one.outcome.level {
            table[usize::from(scale.level_of(one.truth).0)][usize::from(said.0)] += 1;
        }
    }
    table
}

/// Times each question of the plan's competences was used, in the order of ids.
fn uses<'a>(study: &'a PlanStudy, tests: &[SimulatedTest]) -> BTreeMap<&'a ItemId, u32> {
    let covered = study.bank.items().filter(|item| study.plan.competences.contains(&item.competence));
    let mut uses: BTreeMap<&ItemId, u32> = covered.map(|item| (&item.id, 0)).collect();
    for test in tests {
        for given in test.completed.session().answers() {
            if let Some(times) = uses.get_mut(given.item) {
                *times += 1;
            }
        }
    }
    uses
}

fn exposure(study: &PlanStudy, tests: &[SimulatedTest]) -> Vec<ItemUse> {
    let people = tests.len().max(1) as f64;
    let uses = uses(study, tests);
    let mut rates: Vec<ItemUse> = uses
        .into_iter()
        .map(|(item, times)| ItemUse { item: item.clone(), rate: f64::from(times) / people })
        .collect();
    rates.sort_by(|one, other| other.rate.total_cmp(&one.rate).then_with(|| one.item.cmp(&other.item)));
    rates
}

fn overlap(study: &PlanStudy, tests: &[SimulatedTest]) -> f64 {
    let people = tests.len() as f64;
    let times: Vec<f64> = uses(study, tests).into_values().map(f64::from).collect();
    let length = times.iter().sum::<f64>() / people;
    let pairs: f64 = times.iter().map(|times| times * (times - 1.0)).sum();
    if people < 2.0 || length <= 0.0 { 0.0 } else { pairs / (length * people * (people - 1.0)) }
}

fn tally<T: Ord>(values: impl Iterator<Item = T>) -> BTreeMap<T, u32> {
    values.fold(BTreeMap::new(), |mut tally, value| {
        *tally.entry(value).or_default() += 1;
        tally
    })
}

/// 0 of nothing.
fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    if count == 0 { 0.0 } else { sum / f64::from(count) }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
