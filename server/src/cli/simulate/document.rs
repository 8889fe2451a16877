//! The report as a page that needs nothing else: a certifier can print and file it.

use super::plot::{Plot, Series, Style};
use crate::ui::Lang;
use askama::Template;
use jalon_engine::bank::ItemBank;
use jalon_engine::framework::CompetenceCode;
use jalon_engine::session::SessionPlan;
use jalon_engine::simulation::plan_study::{AbilityBin, CompetenceReport, PlanReport, PlanTargets, Promise};
use jalon_engine::stopping::StopReason;

#[derive(Template)]
#[template(path = "cli/simulate/document.html")]
struct Document<'a> {
    lang: Lang,
    title: &'a str,
    report: &'a PlanReport,
    missed: Vec<&'a Promise>,
    /// Every target; empty when the plan sets itself none.
    promises: &'a [Promise],
    seed: u64,
    plan: &'a SessionPlan,
    rows: Vec<Row<'a>>,
    bias: String,
    errors: String,
    exposure: String,
    confusion: Vec<Vec<Cell>>,
    reasons: Vec<(String, u32)>,
}

/// A competence in numbers.
struct Row<'a> {
    name: String,
    figures: &'a CompetenceReport,
}

/// Tests whose true level is the row and whose level said is the column.
struct Cell {
    share: String,
    /// 0 to 9, for the shade.
    shade: u8,
}

impl Document<'_> {
    fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }

    /// Decimals as the language writes them.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand references")]
    fn n(&self, value: &f64, decimals: usize) -> String {
        decimal(self.lang, *value, decimals)
    }

    fn target(&self, name: &str) -> String {
        self.lang.t(&format!("simulate-target-{}", name.replace('_', "-")))
    }
}

fn decimal(lang: Lang, value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}").replace('-', "−");
    if lang == Lang::Fr { text.replace('.', ",") } else { text }
}

/// The page.
pub(super) fn page(
    lang: Lang,
    bank: &ItemBank,
    report: &PlanReport,
    promises: &[Promise],
    seed: u64,
) -> Result<String, askama::Error> {
    let Some(plan) = bank.plan(&report.plan) else { return Ok(String::new()) };
    let rows = report.competences.iter().map(|figures| Row { name: name(lang, bank, figures), figures });
    let all = Row { name: lang.t("simulate-all"), figures: &report.overall };
    let document = Document {
        lang,
        title: plan.title.get(lang.tag()).map_or(plan.id.as_str(), String::as_str),
        report,
        missed: promises.iter().filter(|one| !one.kept).collect(),
        promises: if bank.targets(&plan.id) == PlanTargets::default() { &[] } else { promises },
        seed,
        plan,
        rows: rows.chain([all]).collect(),
        bias: bias(lang, report),
        errors: errors(lang, report),
        exposure: exposure(lang, report),
        confusion: confusion(lang, report),
        reasons: report
            .stop_reasons
            .iter()
            .map(|(reason, tests)| (reason_words(lang, *reason), *tests))
            .collect(),
    };
    document.render()
}

fn name(lang: Lang, bank: &ItemBank, figures: &CompetenceReport) -> String {
    let code = CompetenceCode(figures.competence.clone());
    let found = bank.framework().competence(&code).and_then(|competence| competence.name.get(lang.tag()));
    found.map_or_else(|| code.0.clone(), |name| format!("{} {name}", code.0))
}

fn reason_words(lang: Lang, reason: StopReason) -> String {
    lang.t(match reason {
        StopReason::Precision => "simulate-reason-precision",
        StopReason::Length => "simulate-reason-length",
        StopReason::BankExhausted => "simulate-reason-bank",
        StopReason::Time => "simulate-reason-time",
        _ => "simulate-reason-other",
    })
}

fn filled(report: &PlanReport) -> impl Iterator<Item = &AbilityBin> {
    report.bins.iter().filter(|bin| bin.count > 0)
}

fn series(
    lang: Lang,
    name: &str,
    style: Style,
    report: &PlanReport,
    value: impl Fn(&AbilityBin) -> f64,
) -> Series {
    let points = filled(report).map(|bin| (bin.theta, value(bin))).collect();
    Series { name: lang.t(name), style, points }
}

fn plot(lang: Lang, title: &str, across: &str, up: &str, include: Vec<f64>) -> Plot {
    Plot { title: lang.t(title), across: lang.t(across), up: lang.t(up), include }
}

fn bias(lang: Lang, report: &PlanReport) -> String {
    let plot = plot(lang, "simulate-bias-title", "simulate-theta", "simulate-bias", vec![-0.5, 0.5]);
    plot.lines(&[series(lang, "simulate-bias", Style::Line, report, |bin| bin.bias)])
}

fn errors(lang: Lang, report: &PlanReport) -> String {
    let plot = plot(lang, "simulate-errors-title", "simulate-theta", "simulate-error", vec![0.0]);
    plot.lines(&[
        series(lang, "simulate-rmse", Style::Line, report, |bin| bin.rmse),
        series(lang, "simulate-se", Style::Dashed, report, |bin| bin.mean_standard_error),
    ])
}

fn exposure(lang: Lang, report: &PlanReport) -> String {
    let rates: Vec<f64> = report.exposure.iter().map(|item| item.rate).collect();
    let plot = plot(lang, "simulate-exposure-title", "simulate-questions", "simulate-rate", vec![0.25]);
    plot.bars(&rates)
}

fn confusion(lang: Lang, report: &PlanReport) -> Vec<Vec<Cell>> {
    let row = |counts: &Vec<u32>| {
        let total = counts.iter().sum::<u32>().max(1);
        counts.iter().map(|count| cell(lang, f64::from(*count) / f64::from(total))).collect()
    };
    report.confusion.iter().map(row).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number from 0 to 9")]
fn cell(lang: Lang, share: f64) -> Cell {
    let shown = if share > 0.0 { decimal(lang, 100.0 * share, 0) } else { String::new() };
    Cell { share: shown, shade: (share * 9.0).round() as u8 }
}
