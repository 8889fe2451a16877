//! What keeps items from being given to everyone, as `--exposure` says it.

use crate::cli::Failure;
use crate::cli::irt::settings;
use jalon_engine::seed::Seed;
use jalon_engine::selection::exposure::tuning::TuningSettings;
use jalon_engine::selection::exposure::{EligibilityRule, MaximumRate};
use jalon_engine::simulation::adaptive::{AdaptiveTest, Examinees, ExposureControl};
use std::num::NonZeroUsize;

/// Boundaries of the segments in which use is told, in logit: a sixth to a quarter of N(0, 1) in each.
const BOUNDARIES: [f64; 4] = [-1.0, -0.35, 0.35, 1.0];
/// What remains of the counts of a segment after one more test there.
const FADING: f64 = 0.995;
/// Most simulations of the search for K.
const ROUNDS: u32 = 100;

/// A control, before the items are known.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Exposure {
    None,
    SympsonHetter(MaximumRate),
    Restricted(MaximumRate),
    Eligibility(EligibilityRule),
}

/// Reads a control.
pub(super) fn exposure(text: &str) -> Result<Exposure, String> {
    let lower = text.trim().to_ascii_lowercase();
    let rate = |rate: &str| MaximumRate::new(settings::number(rate)?).map_err(|error| error.to_string());
    let eligibility = |maximum: &str, fading: f64, boundaries: Vec<f64>| {
        let rule = EligibilityRule::new(settings::number(maximum)?, fading, boundaries);
        rule.map(Exposure::Eligibility).map_err(|error| error.to_string())
    };
    match lower.split(':').collect::<Vec<_>>()[..] {
        ["none"] => Ok(Exposure::None),
        ["sympson-hetter", maximum] => Ok(Exposure::SympsonHetter(rate(maximum)?)),
        ["restricted", maximum] => Ok(Exposure::Restricted(rate(maximum)?)),
        ["eligibility", maximum] => eligibility(maximum, FADING, BOUNDARIES.to_vec()),
        ["eligibility", maximum, fading] => {
            eligibility(maximum, settings::number(fading)?, BOUNDARIES.to_vec())
        }
        ["eligibility", maximum, fading, boundaries] => {
            let boundaries = boundaries.split(',').map(settings::number).collect::<Result<_, _>>()?;
            eligibility(maximum, settings::number(fading)?, boundaries)
        }
        ["randomesque" | "progressive" | "proportional" | "stratified", ..] => {
            Err(format!("this is a way to choose: write --select {lower}"))
        }
        _ => Err("write none, sympson-hetter:R, restricted:R, eligibility:R, eligibility:R:FADING or \
                  eligibility:R:FADING:θ,θ,…, R the greatest rate wanted"
            .to_owned()),
    }
}

impl Exposure {
    /// Its name, as it is written.
    pub(super) fn name(&self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::SympsonHetter(_) => Some("sympson-hetter"),
            Self::Restricted(_) => Some("restricted"),
            Self::Eligibility(_) => Some("eligibility"),
        }
    }

    /// r.
    pub(super) fn maximum_rate(&self) -> Option<f64> {
        match self {
            Self::None => None,
            Self::SympsonHetter(rate) | Self::Restricted(rate) => Some(rate.get()),
            Self::Eligibility(rule) => Some(rule.maximum_rate().get()),
        }
    }

    /// Boundaries of the segments in which use is told.
    pub(super) fn boundaries(&self) -> &[f64] {
        match self {
            Self::Eligibility(rule) => rule.boundaries(),
            _ => &BOUNDARIES,
        }
    }

    /// As a design takes it; the K of Sympson and Hetter are found by [`Exposure::tune`].
    pub(super) fn control(&self, items: usize, longest: Option<usize>) -> Result<ExposureControl, Failure> {
        if let (Some(rate), Some(length)) = (self.maximum_rate(), longest)
            && rate * (items as f64) < length.min(items) as f64
        {
            return Err(format!(
                "--exposure: {length} of {items} items a test mean a rate of {:.3} on average; {rate} cannot be \
                 the greatest: raise it, shorten the test or add items",
                length.min(items) as f64 / items as f64
            )
            .into());
        }
        Ok(match self {
            Self::None | Self::SympsonHetter(_) => ExposureControl::None,
            Self::Restricted(rate) => ExposureControl::Restricted(*rate),
            Self::Eligibility(rule) => ExposureControl::Eligibility(rule.clone()),
        })
    }

    /// Finds the K of Sympson and Hetter for a test by giving it to these people, and puts them in force;
    /// the greatest rate of each round. Empty for the other controls.
    pub(super) fn tune(
        &self,
        test: &mut AdaptiveTest<'_>,
        examinees: Examinees<'_>,
        seed: Seed,
        threads: NonZeroUsize,
    ) -> Result<Vec<f64>, Failure> {
        let Self::SympsonHetter(maximum_rate) = *self else { return Ok(Vec::new()) };
        let Some(test_length) = test.design().stopping.longest else {
            return Err("sympson-hetter is tuned for tests of some length: add --stop length:N".into());
        };
        let tests = examinees.count() as f64;
        let luck = (maximum_rate.get() * (1.0 - maximum_rate.get()) / tests).sqrt();
        let settings = TuningSettings { maximum_rate, tolerance: 3.0 * luck, rounds: ROUNDS, test_length };
        let tuned = test.tune_exposure(settings, examinees, seed, threads);
        tuned.map_err(|error| format!("--exposure: {error}; raise the rate, or add items").into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_read_or_refused() {
        let quarter = MaximumRate::new(0.25).unwrap();
        assert_eq!(exposure("none"), Ok(Exposure::None));
        assert_eq!(exposure("sympson-hetter:0.25"), Ok(Exposure::SympsonHetter(quarter)));
        assert_eq!(exposure(" Restricted:.25"), Ok(Exposure::Restricted(quarter)));
        let rule =
            |fading, boundaries| EligibilityRule::new(0.25, fading, boundaries).map(Exposure::Eligibility);
        assert_eq!(exposure("eligibility:0.25").ok(), rule(FADING, BOUNDARIES.to_vec()).ok());
        assert_eq!(exposure("eligibility:0.25:0.9:-1,0.5").ok(), rule(0.9, vec![-1.0, 0.5]).ok());
        for odd in
            ["restricted", "restricted:0", "restricted:1.1", "eligibility:0.2:0", "eligibility:0.2:1:1,0"]
        {
            assert!(exposure(odd).is_err(), "{odd}");
        }
        assert!(exposure("randomesque:5").unwrap_err().contains("--select randomesque:5"));
    }

    #[test]
    fn a_rate_below_the_average_is_refused() {
        let control = exposure("restricted:0.2").unwrap();
        assert!(control.control(100, Some(20)).is_ok());
        assert!(control.control(100, None).is_ok());
        assert!(control.control(100, Some(21)).unwrap_err().to_string().contains("0.210"));
    }
}
