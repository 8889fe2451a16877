//! The report for a terminal.

use jalon_engine::simulation::plan_study::{CompetenceReport, PlanReport, Promise};
use std::fmt::Write;

/// Everything on one screen.
pub(super) fn sheet(report: &PlanReport, promises: &[Promise]) -> String {
    let mut text = String::new();
    let _ = writeln!(
        text,
        "{}: {} people, {:.1} questions each, bank {}\n",
        report.plan,
        report.simulees,
        report.mean_length,
        &report.bank_revision[..12]
    );
    let _ = writeln!(
        text,
        "{:<12}{:>8}{:>8}{:>8}{:>8}{:>9}{:>9}{:>8}{:>8}{:>9}",
        "competence", "asked", "bias", "RMSE", "SE", "in 95 %", "reliab.", "exact", "±1", "borrowed"
    );
    for one in report.competences.iter().chain([&report.overall]) {
        line(&mut text, one);
    }
    let _ = writeln!(
        text,
        "\ngreatest exposure {:.3}, overlap {:.3}, broken rules {}",
        report.greatest_exposure(),
        report.overlap,
        report.violations.len()
    );
    for (reason, tests) in &report.stop_reasons {
        let _ = writeln!(text, "ended by {reason:?}: {tests}");
    }
    let _ = writeln!(text, "\n{:<16}{:>9}{:>9}", "target", "promised", "found");
    for Promise { target, promised, found, kept } in promises {
        let missed = if *kept { "" } else { "  missed" };
        let _ = writeln!(text, "{target:<16}{promised:>9.3}{found:>9.3}{missed}");
    }
    for missed in promises.iter().filter(|one| !one.kept) {
        let _ = writeln!(
            text,
            "MISSED {}: {:.3} where the plan promises {:.3}",
            missed.target, missed.found, missed.promised
        );
    }
    text
}

fn line(text: &mut String, one: &CompetenceReport) {
    let name = if one.competence.is_empty() { "all" } else { &one.competence };
    let borrowed = one.borrowed.map_or_else(|| "–".to_owned(), |share| format!("{share:.2}"));
    let _ = writeln!(
        text,
        "{name:<12}{:>8.1}{:>8.3}{:>8.3}{:>8.3}{:>9.3}{:>9.3}{:>8.3}{:>8.3}{borrowed:>9}",
        one.mean_answers,
        one.bias,
        one.rmse,
        one.mean_standard_error,
        one.coverage,
        one.reliability,
        one.exact,
        one.adjacent
    );
}
