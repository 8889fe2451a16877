//! What the tests came to, as JSON has it; `--help` explains every name.

use super::exposure::Exposure;
use crate::cli::Failure;
use crate::cli::irt::table::ItemTable;
use jalon_engine::simulation::adaptive::{AbilityBin, AbilitySegment, ExposureControl, Summary};
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
    pub(super) by_estimate: Vec<Segment>,
    pub(super) exposure: Vec<ItemExposure<'a>>,
    pub(super) greatest_exposure: f64,
    pub(super) exposure_control: Option<Control>,
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

/// Tests whose last estimate lies between two ends; an end of the scale is `None`.
#[derive(Serialize)]
pub(super) struct Segment {
    pub(super) lowest: Option<f64>,
    pub(super) highest: Option<f64>,
    pub(super) count: u64,
    pub(super) greatest_exposure: f64,
    pub(super) overlap: Option<f64>,
}

/// Share of the tests in which an item was given; with Sympson–Hetter, K.
#[derive(Serialize)]
pub(super) struct ItemExposure<'a> {
    pub(super) item: &'a str,
    pub(super) rate: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) k: Option<f64>,
}

/// What kept items from being given to everyone.
#[derive(Serialize)]
pub(super) struct Control {
    pub(super) rule: &'static str,
    pub(super) rate: f64,
    pub(super) tuning: Vec<f64>,
    pub(super) unprotected: u64,
}

impl Control {
    pub(super) fn of(exposure: &Exposure, tuning: Vec<f64>, summary: &Summary) -> Option<Self> {
        let (rule, rate) = (exposure.name()?, exposure.maximum_rate()?);
        Some(Self { rule, rate, tuning, unprotected: summary.unprotected() })
    }
}

impl<'a> Report<'a> {
    pub(super) fn of(
        summary: &Summary,
        items: &'a ItemTable,
        exposure: &ExposureControl,
        control: Option<Control>,
    ) -> Self {
        let (accuracy, usage, lengths) = (summary.accuracy(), summary.usage(), summary.lengths());
        let bins: Vec<Bin> = summary.bins().map(Bin::of).collect();
        let parameters =
            if let ExposureControl::SympsonHetter(found) = exposure { found.class(0) } else { &[] };
        let exposure = |(at, (name, rate)): (usize, (&'a String, f64))| ItemExposure {
            item: name,
            rate,
            k: parameters.get(at).copied(),
        };
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
            by_estimate: summary.segments().iter().map(Segment::of).collect(),
            exposure: items.names().iter().zip(usage.rates()).enumerate().map(exposure).collect(),
            greatest_exposure: usage.greatest_rate(),
            exposure_control: control,
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

/// An end of a bin, unless it is open.
fn end(bound: f64) -> Option<f64> {
    bound.is_finite().then_some(bound)
}

impl Segment {
    fn of(segment: &AbilitySegment) -> Self {
        Self {
            lowest: end(segment.lowest),
            highest: end(segment.highest),
            count: segment.usage.tests(),
            greatest_exposure: segment.usage.greatest_rate(),
            overlap: segment.usage.overlap(),
        }
    }
}

impl Bin {
    /// Bins are half a logit wide; the two at the ends are open and told as if they were too.
    fn of(bin: &AbilityBin) -> Self {
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
