//! The pictures of docs/measurement.md: means over the populations of a scale.

use super::{Cell, Study};
use crate::cli::simulate::plot::{Plot, Series, Style, standalone};
use jalon_engine::simulation::compare::{CertificationResult, Segment};
use std::path::Path;
use std::{fs, io};

/// How far beyond its end an open segment is drawn, in logit.
const BEYOND: f64 = 0.5;

/// Writes the pictures of every scale.
pub(super) fn write(folder: &Path, studies: &[Study]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for study in studies {
        for (name, picture) in of(study) {
            fs::write(folder.join(format!("{name}-{}.svg", study.scale.name())), picture)?;
        }
    }
    Ok(())
}

/// Names and pictures of one scale.
pub(super) fn of(study: &Study) -> [(&'static str, String); 3] {
    [("rmse", errors(study)), ("bias", bias(study)), ("exposure", exposure(study))]
        .map(|(name, picture)| (name, standalone(&picture)))
}

fn mean(study: &Study, value: impl Fn(&Cell) -> f64) -> f64 {
    study.cells.iter().map(value).sum::<f64>() / study.cells.len() as f64
}

/// RMSE of positioning against the number of questions.
fn errors(study: &Study) -> String {
    let length = study.cells.iter().map(|cell| cell.positioning.profile.len()).min().unwrap_or(0);
    let profile = (0..length)
        .map(|step| ((step + 1) as f64, mean(study, |cell| cell.positioning.profile[step].accuracy.rmse)));
    let asked = mean(study, |cell| cell.positioning.tube.mean_questions);
    let level = |rmse: f64| vec![(1.0, rmse), (asked, rmse)];
    let tube = mean(study, |cell| cell.positioning.tube.accuracy.rmse);
    let remapped = mean(study, |cell| cell.positioning.tube.remapped.rmse);
    let series = [
        Series { name: "profile".to_owned(), style: Style::Plain, points: profile.collect() },
        Series { name: "tube, at its end".to_owned(), style: Style::Dashed, points: level(tube) },
        Series {
            name: "tube, after the best line".to_owned(),
            style: Style::Dotted,
            points: level(remapped),
        },
    ];
    plot("Error of positioning against questions asked", "questions", "RMSE, levels", vec![]).lines(&series)
}

/// Bias of certification along true ability.
fn bias(study: &Study) -> String {
    let of = |result: fn(&Cell) -> &CertificationResult| {
        let segments = &result(&study.cells[0]).by_ability;
        let value = |index: usize| {
            mean(study, |cell| result(cell).by_ability[index].accuracy.map_or(0.0, |accuracy| accuracy.bias))
        };
        segments.iter().enumerate().map(|(index, row)| (middle(row.segment), value(index))).collect()
    };
    let plot = plot("Bias of certification along ability", "true ability, logit", "bias, levels", vec![0.0]);
    plot.lines(&both(of))
}

/// Exposure by segment of true mean ability, in the population where it is greatest.
fn exposure(study: &Study) -> String {
    let of = |result: fn(&Cell) -> &CertificationResult| {
        let segments = &result(&study.cells[0]).exposure.maximum_by_segment;
        let greatest = |index: usize| {
            let cells = study.cells.iter();
            cells.map(|cell| result(cell).exposure.maximum_by_segment[index].maximum).fold(0.0, f64::max)
        };
        segments.iter().enumerate().map(|(index, row)| (middle(row.segment), greatest(index))).collect()
    };
    let [flash, profile] = both(of);
    let ends = [flash.points[0].0, flash.points[flash.points.len() - 1].0];
    let promised = Series {
        name: "promised".to_owned(),
        style: Style::Dotted,
        points: ends.map(|x| (x, 0.25)).to_vec(),
    };
    let up = "greatest exposure";
    let plot = plot("Greatest exposure along ability", "true mean ability, logit", up, vec![0.0, 1.0]);
    plot.lines(&[flash, profile, promised])
}

fn both(points: impl Fn(fn(&Cell) -> &CertificationResult) -> Vec<(f64, f64)>) -> [Series; 2] {
    [
        Series {
            name: "flash".to_owned(),
            style: Style::Dashed,
            points: points(|cell| &cell.certification.flash),
        },
        Series {
            name: "profile".to_owned(),
            style: Style::Line,
            points: points(|cell| &cell.certification.profile),
        },
    ]
}

fn middle(segment: Segment) -> f64 {
    match (segment.from, segment.to) {
        (Some(from), Some(to)) => f64::midpoint(from, to),
        (Some(from), None) => from + BEYOND,
        (None, Some(to)) => to - BEYOND,
        (None, None) => 0.0,
    }
}

fn plot(title: &str, across: &str, up: &str, include: Vec<f64>) -> Plot {
    Plot { title: title.to_owned(), across: across.to_owned(), up: up.to_owned(), include }
}
