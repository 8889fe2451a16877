//! What a group masters: levels counted, means with their uncertainty, gaps. Pure.
//!
//! For a competence measured in n learners with places x₁ … xₙ on the level scale, mean m and standard
//! deviation s (n − 1 in the denominator), the interval is m ± t₀.₉₇₅(n − 1) · s / √n: 95 % by Student's
//! distribution. It holds both how learners differ and how unsure each measure is, since both spread the
//! xᵢ. Ends are kept on the scale. Means need [`ENOUGH`] learners; runs done with help count, and are
//! counted apart so that the page can say so.

use jalon_engine::framework::CompetenceCode;
use jalon_engine::session::outcome::{CompetenceOutcome, Outcome};
use serde::Serialize;
use statrs::distribution::{ContinuousCDF, StudentsT};

/// Fewest learners whose results make a mean.
pub const ENOUGH: u32 = 5;

/// A mean place on the level scale and its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Mean {
    /// Mean.
    pub mean: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// A group in one competence.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct CompetenceSummary {
    /// Code of the competence.
    #[schema(value_type = String)]
    pub competence: CompetenceCode,
    /// Learners with a level.
    pub measured: u32,
    /// Learners who finished without enough answers to say.
    pub not_measured: u32,
    /// Learners at level 0, 1, 2, …
    pub levels: Vec<u32>,
    /// Mean place on the level scale; `null` with fewer than five learners measured.
    pub mean: Option<Mean>,
}

/// A group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Learners who finished.
    pub finished: u32,
    /// Of which with help.
    pub assisted: u32,
    /// Learners who did not finish.
    pub running: u32,
}

impl Counts {
    /// How many finished learners are missing before means can be shown.
    pub fn missing(&self) -> u32 {
        ENOUGH.saturating_sub(self.finished)
    }
}

/// Each competence of the group, in the order given; empty while too few learners finished.
pub fn competences(order: &[CompetenceCode], outcomes: &[&Outcome]) -> Vec<CompetenceSummary> {
    if outcomes.len() < ENOUGH as usize {
        return Vec::new();
    }
    let summaries = order.iter().map(|code| {
        let of_code =
            |outcome: &&'_ Outcome| outcome.competences.iter().find(|one| &one.competence == code).cloned();
        let found: Vec<CompetenceOutcome> = outcomes.iter().filter_map(of_code).collect();
        one(code, &found)
    });
    summaries.filter(|summary| summary.measured + summary.not_measured > 0).collect()
}

/// Competences from the lowest mean to the highest; without those that have none.
pub fn gaps(summaries: &[CompetenceSummary]) -> Vec<(&CompetenceSummary, Mean)> {
    let mut ranked: Vec<_> = summaries.iter().filter_map(|summary| Some((summary, summary.mean?))).collect();
    ranked.sort_by(|(_, one), (_, other)| one.mean.total_cmp(&other.mean));
    ranked
}

fn one(code: &CompetenceCode, found: &[CompetenceOutcome]) -> CompetenceSummary {
    let longest = found.iter().map(|outcome| outcome.level_probabilities.len()).max().unwrap_or(0);
    let mut levels = vec![0_u32; longest];
    let mut places = Vec::new();
    for outcome in found {
        if let Some(level) = outcome.level {
            places.push(outcome.position);
            if let Some(count) = levels.get_mut(usize::from(level.0)) {
                *count += 1;
            }
        }
    }
    CompetenceSummary {
        competence: code.clone(),
        measured: count(places.len()),
        not_measured: count(found.len() - places.len()),
        mean: mean(&places, longest as f64),
        levels,
    }
}

/// Mean and interval, kept between 0 and `top`; `None` below [`ENOUGH`].
fn mean(places: &[f64], top: f64) -> Option<Mean> {
    if places.len() < ENOUGH as usize {
        return None;
    }
    let n = places.len() as f64;
    let mean = places.iter().sum::<f64>() / n;
    let variance = places.iter().map(|place| (place - mean).powi(2)).sum::<f64>() / (n - 1.0);
    let t = StudentsT::new(0.0, 1.0, n - 1.0).ok()?.inverse_cdf(0.975);
    let half = t * (variance / n).sqrt();
    Some(Mean { mean, low: (mean - half).max(0.0), high: (mean + half).min(top) })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jalon_engine::scale::{Level, StandardError, Theta};
    use jalon_engine::session::outcome::CalibrationStatus;
    use jalon_engine::stopping::StopReason;

    fn outcome(entries: &[(&str, Option<f64>)]) -> Outcome {
        let competences = entries.iter().map(|(code, place)| CompetenceOutcome {
            competence: CompetenceCode((*code).to_owned()),
            answers: 8,
            correct: 4,
            theta: Theta(0.0),
            standard_error: StandardError(0.5),
            level_probabilities: vec![0.0; 9],
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 8")]
            level: place.map(|place| Level(place as u8)),
            level_range: (Level(0), Level(8)),
            position: place.unwrap_or(0.0),
            position_range: (0.0, 8.9),
            points: None,
            information_borrowed: None,
        });
        Outcome {
            competences: competences.collect(),
            points: 0,
            points_possible: 0,
            answers: 8,
            stop_reason: StopReason::EndedByLearner,
            calibration: CalibrationStatus::ExpertPrior,
            steps: None,
        }
    }

    fn summaries(places: &[Option<f64>]) -> Vec<CompetenceSummary> {
        let outcomes: Vec<_> = places.iter().map(|place| outcome(&[("1.1", *place)])).collect();
        competences(&[CompetenceCode("1.1".to_owned())], &outcomes.iter().collect::<Vec<_>>())
    }

    #[test]
    fn the_interval_is_students() {
        // Mean 3, s² = 1.725, t₀.₉₇₅(4) = 2.776445 in printed tables: 3 ± 1.630792.
        let summary = &summaries(&[Some(1.2), Some(2.5), Some(3.1), Some(3.4), Some(4.8)])[0];
        let Mean { mean, low, high } = summary.mean.unwrap();
        assert!((mean - 3.0).abs() < 1e-9, "{mean}");
        assert!((low - 1.369_208).abs() < 1e-5 && (high - 4.630_792).abs() < 1e-5, "{low} to {high}");
        assert_eq!(summary.levels, [0, 1, 1, 2, 1, 0, 0, 0, 0]);
    }

    #[test]
    fn four_learners_make_no_mean() {
        assert!(summaries(&[Some(1.0); 4]).is_empty());
        let five = &summaries(&[Some(1.0), Some(1.0), Some(1.0), Some(1.0), None])[0];
        assert_eq!((five.measured, five.not_measured, five.mean), (4, 1, None));
    }

    #[test]
    fn equal_learners_have_a_point_and_ends_stay_on_the_scale() {
        let same = summaries(&[Some(2.0); 5])[0].mean.unwrap();
        assert!((same.low - same.high).abs() < 1e-9);
        let wide = summaries(&[Some(0.0), Some(8.9), Some(0.0), Some(8.9), Some(0.0)])[0].mean.unwrap();
        assert!(wide.low >= 0.0 && wide.high <= 9.0);
    }

    #[test]
    fn gaps_begin_with_the_lowest_mean() {
        let outcomes: Vec<_> =
            (0..5).map(|_| outcome(&[("1.1", Some(4.0)), ("1.2", Some(2.0)), ("1.3", None)])).collect();
        let order: Vec<_> = ["1.1", "1.2", "1.3", "1.4"].map(|code| CompetenceCode(code.to_owned())).to_vec();
        let found = competences(&order, &outcomes.iter().collect::<Vec<_>>());
        assert_eq!(found.len(), 3, "1.4 was asked of nobody");
        let ranked: Vec<_> =
            gaps(&found).into_iter().map(|(summary, _)| summary.competence.0.clone()).collect();
        assert_eq!(ranked, ["1.2", "1.1"]);
    }

    #[test]
    fn what_is_missing_is_said() {
        assert_eq!(Counts { finished: 2, assisted: 0, running: 9 }.missing(), 3);
        assert_eq!(Counts { finished: 7, ..Counts::default() }.missing(), 0);
    }
}
