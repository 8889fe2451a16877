//! What a plan promises of itself, and whether a report keeps it.

use super::PlanReport;
use serde::{Deserialize, Serialize};

/// Limits a plan sets itself. Each is optional; no broken rule of the blueprint is ever allowed.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanTargets {
    /// Greatest absolute bias in a bin between the lowest and the highest cut score, in logit.
    pub bias: Option<f64>,
    /// Greatest mean standard error of a competence, in logit.
    pub standard_error: Option<f64>,
    /// Lowest coverage of 95 % intervals, over all.
    pub coverage: Option<f64>,
    /// Lowest share of reported levels that are the true one, over all.
    pub exact: Option<f64>,
    /// Lowest share of reported levels at most one off, over all.
    pub adjacent: Option<f64>,
    /// Greatest exposure rate of a question.
    pub exposure: Option<f64>,
}

/// A target that was not reached.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Missed {
    /// Its name in the plan.
    pub target: &'static str,
    /// What the plan promises.
    pub promised: f64,
    /// What was found.
    pub found: f64,
}

/// What a plan promises, and what was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Promise {
    /// Its name in the plan.
    pub target: &'static str,
    /// What the plan promises.
    pub promised: f64,
    /// What was found.
    pub found: f64,
    /// Whether what was found keeps it.
    pub kept: bool,
}

impl PlanTargets {
    /// Every target that the report misses.
    pub fn missed(&self, report: &PlanReport) -> Vec<Missed> {
        let missed = self.promises(report).into_iter().filter(|one| !one.kept);
        missed.map(|Promise { target, promised, found, .. }| Missed { target, promised, found }).collect()
    }

    /// Every target of the plan, kept or not; the blueprint's rules are promised by every plan.
    pub fn promises(&self, report: &PlanReport) -> Vec<Promise> {
        let inner = report.bins.iter().filter(|bin| bin.from.is_some() && bin.to.is_some() && bin.count > 0);
        let bias = inner.map(|bin| bin.bias.abs()).fold(0.0, f64::max);
        let error = report.competences.iter().map(|one| one.mean_standard_error).fold(0.0, f64::max);
        let overall = &report.overall;
        let broken = report.violations.len() as f64;
        let at_most = [
            ("bias", self.bias, bias),
            ("standard_error", self.standard_error, error),
            ("exposure", self.exposure, report.greatest_exposure()),
            ("blueprint", Some(0.0), broken),
        ];
        let at_least = [
            ("coverage", self.coverage, overall.coverage),
            ("exact", self.exact, overall.exact),
            ("adjacent", self.adjacent, overall.adjacent),
        ];
        let above = at_most.into_iter().filter_map(|(target, limit, found)| {
            limit.map(|promised| Promise { target, promised, found, kept: found <= promised })
        });
        let below = at_least.into_iter().filter_map(|(target, limit, found)| {
            limit.map(|promised| Promise { target, promised, found, kept: found >= promised })
        });
        above.chain(below).collect()
    }

    /// Whether every limit is a number that can be reached.
    pub(crate) fn are_sound(&self) -> bool {
        let shares = [self.coverage, self.exact, self.adjacent, self.exposure];
        let sizes = [self.bias, self.standard_error];
        shares.into_iter().flatten().all(|share| (0.0..=1.0).contains(&share))
            && sizes.into_iter().flatten().all(|size| size.is_finite() && size > 0.0)
    }
}
