//! What the tests came to, as JSON has it; `--help` explains every name.

use crate::cli::Failure;
use crate::cli::irt::table::ItemTable;
use jalon_engine::simulation::adaptive::{AbilityBin, Summary};
use jalon_engine::stopping::StopReason;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// A study in figures; what needs true abilities is `None` where they are unknown.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    pub(super) simulees: u64,
    pub(super) bias: Option<f64>,
    pub(super) rmse: Option<f64>,
    pub(super) coverage: Option<f64>,
    pub(super) se: Option<f64>,
    pub(super) length: Length,
    pub(super) stopped: BTreeMap<StopReason, u64>,
    pub(super) by_theta: Option<Vec<Bin>>,
    pub(super) exposure: Vec<Exposure<'a>>,
    pub(super) greatest_exposure: f64,
    pub(super) rarely_used: f64,
    pub(super) overlap: Option<f64>,
    pub(super) chi_square: f64,
}

/// Answers of a test.
#[derive(Serialize)]
pub(super) struct Length {
    pub(super) mean: f64,
    pub(super) least: usize,
    pub(super) most: usize,
}

/// People of like ability; an end of the scale is `None`.
#[derive(Serialize)]
pub(super) struct Bin {
    pub(super) theta: f64,
    pub(super) lowest: Option<f64>,
    pub(super) highest: Option<f64>,
    pub(super) count: u64,
    pub(super) bias: Option<f64>,
    pub(super) se: Option<f64>,
    pub(super) empirical_se: Option<f64>,
    pub(super) rmse: Option<f64>,
    pub(super) coverage: Option<f64>,
    pub(super) length: Option<f64>,
    pub(super) greatest_exposure: f64,
}

/// Share of the tests in which an item was given.
#[derive(Serialize)]
pub(super) struct Exposure<'a> {
    pub(super) item: &'a str,
    pub(super) rate: f64,
}

impl<'a> Report<'a> {
    pub(super) fn of(summary: &Summary, items: &'a ItemTable) -> Self {
        let (accuracy, usage, lengths) = (summary.accuracy(), summary.usage(), summary.lengths());
        let bins: Vec<Bin> = summary.bins().map(Bin::of).collect();
        let exposure = |(name, rate): (&'a String, f64)| Exposure { item: name, rate };
        Self {
            simulees: summary.tests(),
            bias: accuracy.bias(),
            rmse: accuracy.rmse(),
            coverage: accuracy.coverage(),
            se: summary.mean_standard_error(),
            length: Length {
                mean: usage.mean_length(),
                least: lengths.keys().next().copied().unwrap_or(0),
                most: lengths.keys().next_back().copied().unwrap_or(0),
            },
            stopped: summary.reasons().clone(),
            by_theta: (!bins.is_empty()).then_some(bins),
            exposure: items.names().iter().zip(usage.rates()).map(exposure).collect(),
            greatest_exposure: usage.greatest_rate(),
            rarely_used: usage.rarely_used(),
            overlap: usage.overlap(),
            chi_square: usage.chi_square(),
        }
    }

    /// One JSON object on one line.
    pub(super) fn json(&self) -> Result<(), Failure> {
        let mut text = serde_json::to_string(self)?;
        text.push('\n');
        Ok(io::stdout().write_all(text.as_bytes())?)
    }
}

impl Bin {
    /// Bins are half a logit wide; the two at the ends are open and told as if they were too.
    fn of(bin: &AbilityBin) -> Self {
        let end = |bound: f64| bound.is_finite().then_some(bound);
        let (lowest, highest, accuracy) = (end(bin.lowest), end(bin.highest), &bin.accuracy);
        Self {
            theta: lowest.map_or(bin.highest - 0.25, |lowest| lowest + 0.25),
            lowest,
            highest,
            count: accuracy.tests(),
            bias: accuracy.bias(),
            se: accuracy.mean_standard_error(),
            empirical_se: accuracy.empirical_standard_error(),
            rmse: accuracy.rmse(),
            coverage: accuracy.coverage(),
            length: accuracy.mean_length(),
            greatest_exposure: bin.usage.greatest_rate(),
        }
    }
}
