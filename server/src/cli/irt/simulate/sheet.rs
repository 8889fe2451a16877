//! What the tests came to, for people.

use super::report::Report;
use crate::cli::Failure;
use crate::cli::irt::output::Columns;
use jalon_engine::stopping::StopReason;
use std::io::{self, Write};

/// How many of the items given most are listed.
const LISTED: usize = 10;

/// Prints the figures, then accuracy along θ and the items given most.
pub(super) fn print(report: &Report<'_>) -> Result<(), Failure> {
    io::stdout().write_all(totals(report).as_bytes())?;
    along_theta(report)?;
    by_estimate(report)?;
    most_given(report)
}

fn totals(report: &Report<'_>) -> String {
    let number = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.4}"));
    let percent = |value: Option<f64>| match value {
        Some(share) => format!("{:.1} %", 100.0 * share),
        None => "-".to_owned(),
    };
    let length = &report.length;
    let reasons = report.stopped.iter().map(|(reason, count)| format!("{count} by {}", words(*reason)));
    let lines = [
        ("simulees", report.simulees.to_string()),
        ("bias", number(report.bias)),
        ("RMSE", number(report.rmse)),
        ("mean SE", number(report.se)),
        ("coverage", percent(report.coverage)),
        ("length", format!("{:.2} ({} to {})", length.mean, length.least, length.most)),
        ("stopped", reasons.collect::<Vec<_>>().join(", ")),
        ("exposure", format!("at most {}{}", percent(Some(report.greatest_exposure)), control(report))),
        ("overlap", percent(report.overlap)),
        ("rarely used", percent(Some(report.rarely_used))),
    ];
    lines.map(|(name, value)| format!("{name:<12} {value}\n")).concat()
}

/// What the greatest exposure was held down by.
fn control(report: &Report<'_>) -> String {
    let Some(control) = &report.exposure_control else { return String::new() };
    let tuned = match control.tuning.len() {
        0 => String::new(),
        rounds => format!(", tuned in {rounds} rounds"),
    };
    let unprotected = match control.unprotected {
        0 => String::new(),
        items => format!(", {items} items given though not eligible"),
    };
    format!(", with {} at {}{tuned}{unprotected}", control.rule, control.rate)
}

fn words(reason: StopReason) -> &'static str {
    match reason {
        StopReason::Length => "length",
        StopReason::Precision => "precision",
        StopReason::BankExhausted => "lack of items",
        StopReason::Information => "lack of information",
        StopReason::ErrorChange => "an error that hardly changed",
        StopReason::ConfidenceInterval => "an interval beside the cut scores",
        StopReason::ProbabilityRatio => "the probability ratio",
        StopReason::GeneralisedRatio => "the generalised ratio",
        StopReason::Curtailment => "curtailment",
        _ => "another rule",
    }
}

fn along_theta(report: &Report<'_>) -> Result<(), Failure> {
    let Some(bins) = &report.by_theta else { return Ok(()) };
    writeln!(io::stdout())?;
    let titles = ["bias", "RMSE", "mean SE", "emp. SE", "coverage", "length"];
    let mut columns = Columns::open("theta", 12, &titles)?;
    for bin in bins {
        let name = range(bin.lowest, bin.highest);
        let known = [bin.bias, bin.rmse, bin.se, bin.empirical_se, bin.coverage, bin.length];
        let row = known.map(|value| value.unwrap_or(f64::NAN));
        columns.row(&name, &row, &format!("{} simulees", bin.count))?;
    }
    Ok(columns.close()?)
}

/// Use of the items where tests ended.
fn by_estimate(report: &Report<'_>) -> Result<(), Failure> {
    writeln!(io::stdout())?;
    let mut columns = Columns::open("last estimate", 14, &["exposure", "overlap"])?;
    for segment in &report.by_estimate {
        let row = [segment.greatest_exposure, segment.overlap.unwrap_or(f64::NAN)];
        columns.row(&range(segment.lowest, segment.highest), &row, &format!("{} tests", segment.count))?;
    }
    Ok(columns.close()?)
}

fn range(lowest: Option<f64>, highest: Option<f64>) -> String {
    let end = |bound: Option<f64>| bound.map_or_else(|| "…".to_owned(), |bound| bound.to_string());
    format!("{} to {}", end(lowest), end(highest))
}

fn most_given(report: &Report<'_>) -> Result<(), Failure> {
    let mut items: Vec<_> = report.exposure.iter().filter(|exposure| exposure.rate > 0.0).collect();
    items.sort_by(|one, other| other.rate.total_cmp(&one.rate));
    items.truncate(LISTED);
    writeln!(io::stdout())?;
    let width = items.iter().map(|exposure| exposure.item.chars().count()).max().unwrap_or(0);
    let mut columns = Columns::open("given most", width, &["rate"])?;
    for exposure in items {
        columns.row(exposure.item, &[exposure.rate], "")?;
    }
    Ok(columns.close()?)
}
