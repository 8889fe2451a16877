//! Settings that mean the same, and have the same defaults, in every command: prior, bounds, quadrature.

use crate::cli::Failure;
use clap::{Args, ValueEnum};
use jalon_engine::ability::{Estimator, Prior};
use jalon_engine::math::Grid;
use jalon_engine::scale::NormalPrior;
use jalon_engine::seed::Seed;
use jalon_engine::selection::criterion::Criterion;

/// Nodes per logit of the search for maxima; a third of a logit holds no two of them.
const SEARCH_NODES_PER_LOGIT: f64 = 20.0;

/// Prior, range and quadrature.
#[derive(Debug, Clone, Args)]
pub(crate) struct Measurement {
    /// Distribution of ability before the first answer: normal:MEAN:SD, uniform:LOW:HIGH or jeffreys.
    #[arg(long, value_name = "PRIOR", default_value = "normal:0:1", value_parser = prior, allow_hyphen_values = true)]
    pub(crate) prior: Prior,
    /// Lowest and highest ability that ml, map and wle may give: LOW:HIGH, in logit.
    #[arg(long, value_name = "LOW:HIGH", default_value = "-4:4", value_parser = bounds, allow_hyphen_values = true)]
    pub(crate) bounds: Bounds,
    /// Nodes of integrals over ability: LOW:HIGH:COUNT, trapezoid rule.
    #[arg(long, value_name = "LOW:HIGH:COUNT", default_value = "-4:4:33", value_parser = quadrature, allow_hyphen_values = true)]
    pub(crate) quadrature: Grid,
}

/// How ability is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Method {
    /// Maximum likelihood (Lord 1980).
    Ml,
    /// Posterior mode (Samejima 1969).
    Map,
    /// Posterior mean (Bock & Mislevy 1982).
    Eap,
    /// Weighted likelihood (Warm 1989).
    Wle,
}

/// The range of ability, as the grid on which maxima are searched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bounds(pub(crate) Grid);

impl Measurement {
    /// Refuses a prior that an estimate by this method would have to leave out.
    pub(crate) fn check_estimate(&self, method: Method) -> Result<(), Failure> {
        match method {
            Method::Ml | Method::Wle => Ok(()),
            Method::Map if self.prior.has_mass_within(&self.bounds.0) => Ok(()),
            Method::Map => {
                let Bounds(range) = self.bounds;
                let ends = format!("--bounds {}:{}", range.lowest(), range.highest());
                Err(no_mass(self.prior, &ends, "--bounds=LOW:HIGH"))
            }
            Method::Eap => self.check_nodes(),
        }
    }

    /// Refuses a prior that a criterion would have to leave out after this many answers.
    pub(crate) fn check_criterion(&self, criterion: Criterion, answers: usize) -> Result<(), Failure> {
        if !criterion.weighs_by_prior() {
            return Ok(());
        }
        if self.prior == Prior::Jeffreys && answers == 0 {
            return Err(format!(
                "--prior jeffreys is made of the items answered and says nothing before the first, so {} cannot \
                 weigh by it: give --history ITEM=SCORE,…, or another prior",
                criterion.name()
            )
            .into());
        }
        self.check_nodes()
    }

    fn check_nodes(&self) -> Result<(), Failure> {
        let grid = self.quadrature;
        if self.prior.has_mass_on_nodes(&grid) {
            return Ok(());
        }
        let nodes = format!("--quadrature {}:{}:{}", grid.lowest(), grid.highest(), grid.count());
        Err(no_mass(self.prior, &nodes, "--quadrature=LOW:HIGH:COUNT, with more nodes for a narrow prior"))
    }

    /// The estimator of a method under these settings.
    pub(crate) fn estimator(&self, method: Method) -> Estimator {
        let (Bounds(grid), prior) = (self.bounds, self.prior);
        match method {
            Method::Ml => Estimator::MaximumLikelihood { grid },
            Method::Map => Estimator::Map { grid, prior },
            Method::Eap => Estimator::Eap { grid: self.quadrature, prior },
            Method::Wle => Estimator::WeightedLikelihood { grid },
        }
    }
}

fn no_mass(prior: Prior, place: &str, option: &str) -> Failure {
    let prior = match prior {
        Prior::Normal(NormalPrior { mean, sd }) => format!("normal:{mean}:{sd}"),
        Prior::Uniform { lowest, highest } => format!("uniform:{lowest}:{highest}"),
        Prior::Jeffreys => "jeffreys".to_owned(),
    };
    format!("the prior {prior} has no mass on {place}: move --prior, or widen {option}").into()
}

/// One finite number.
pub(crate) fn number(text: &str) -> Result<f64, String> {
    let value = text.trim().parse::<f64>().ok().filter(|value| value.is_finite());
    value.ok_or_else(|| format!("`{}` is not a number", text.trim()))
}

/// A criterion by its usual name; `mei-fisher` is `mei_fisher`.
pub(crate) fn criterion(text: &str) -> Result<Criterion, String> {
    text.trim().to_ascii_lowercase().replace('-', "_").parse().map_err(|_| {
        "it is none of mfi, urry, thopt, mlwi, mpwi, mei, mei-fisher, mepv, kl, klp, gdi, gdip, random, \
         randomesque:K, progressive:LENGTH, proportional:LENGTH"
            .to_owned()
    })
}

/// A whole number, or all 64 hexadecimal digits.
pub(crate) fn seed(text: &str) -> Result<Seed, String> {
    let Ok(number) = text.trim().parse::<u64>() else {
        let digits = text.trim().parse();
        return digits.map_err(|_| "write a whole number from 0, or 64 hexadecimal digits".to_owned());
    };
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&number.to_le_bytes());
    Ok(Seed(bytes))
}

/// A distribution of ability.
pub(crate) fn prior(text: &str) -> Result<Prior, String> {
    match text.trim().split(':').collect::<Vec<_>>()[..] {
        ["normal", mean, sd] => match (number(mean)?, number(sd)?) {
            (mean, sd) if sd > 0.0 => Ok(Prior::Normal(NormalPrior { mean, sd })),
            _ => Err("the standard deviation of normal:MEAN:SD must be above 0".to_owned()),
        },
        ["uniform", lowest, highest] => match (number(lowest)?, number(highest)?) {
            (lowest, highest) if lowest < highest => Ok(Prior::Uniform { lowest, highest }),
            _ => Err("the ends of uniform:LOW:HIGH must rise".to_owned()),
        },
        ["jeffreys"] => Ok(Prior::Jeffreys),
        _ => Err("write normal:MEAN:SD, uniform:LOW:HIGH or jeffreys".to_owned()),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a million")]
fn bounds(text: &str) -> Result<Bounds, String> {
    let Some((lowest, highest)) = text.split_once(':') else {
        return Err("write LOW:HIGH, for example -4:4".to_owned());
    };
    let (lowest, highest) = (number(lowest)?, number(highest)?);
    let nodes = ((highest - lowest) * SEARCH_NODES_PER_LOGIT).clamp(160.0, 1e6) as usize + 1;
    Grid::new(lowest, highest, nodes).map(Bounds).map_err(|error| error.to_string())
}

fn quadrature(text: &str) -> Result<Grid, String> {
    let [lowest, highest, count] = text.split(':').collect::<Vec<_>>()[..] else {
        return Err("write LOW:HIGH:COUNT, for example -4:4:33".to_owned());
    };
    let nodes = count.trim().parse().map_err(|_| format!("`{}` is not a number of nodes", count.trim()))?;
    Grid::new(number(lowest)?, number(highest)?, nodes).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_or_refused() {
        assert_eq!(prior("normal:0.5:1.5"), Ok(Prior::Normal(NormalPrior { mean: 0.5, sd: 1.5 })));
        assert_eq!(prior("uniform:-3:3"), Ok(Prior::Uniform { lowest: -3.0, highest: 3.0 }));
        assert_eq!(prior("jeffreys"), Ok(Prior::Jeffreys));
        for odd in ["normal:0:0", "normal:0", "uniform:3:-3", "normal:x:1", "normal:0:inf", "flat"] {
            assert!(prior(odd).is_err(), "{odd}");
        }
        assert_eq!(bounds("-4:4").map(|Bounds(grid)| grid), Ok(Grid::new(-4.0, 4.0, 161).unwrap()));
        assert!(bounds("4:-4").is_err() && bounds("4").is_err());
        assert_eq!(quadrature("-6:6:61"), Ok(Grid::new(-6.0, 6.0, 61).unwrap()));
        assert!(
            quadrature("-6:6").is_err() && quadrature("-6:6:1").is_err() && quadrature("-6:6:x").is_err()
        );
    }

    #[test]
    fn a_prior_beside_what_is_looked_at_is_refused() {
        let with = |prior| Measurement {
            prior,
            bounds: bounds("-4:4").unwrap(),
            quadrature: quadrature("-4:4:33").unwrap(),
        };
        let told = |done: Result<(), Failure>| done.unwrap_err().to_string();
        let far = with(Prior::Uniform { lowest: 5.0, highest: 9.0 });
        assert!(
            told(far.check_estimate(Method::Eap)).contains("uniform:5:9 has no mass on --quadrature -4:4:33")
        );
        assert!(told(far.check_estimate(Method::Map)).contains("has no mass on --bounds -4:4"));
        assert!(far.check_estimate(Method::Ml).is_ok() && far.check_estimate(Method::Wle).is_ok());
        let needle = with(Prior::Normal(NormalPrior { mean: 0.1, sd: 0.001 }));
        assert!(needle.check_estimate(Method::Map).is_ok() && needle.check_estimate(Method::Eap).is_err());
        let mepv = Criterion::ExpectedPosteriorVariance;
        assert!(told(far.check_criterion(mepv, 3)).contains("no mass"));
        assert!(far.check_criterion(Criterion::KullbackLeibler, 3).is_ok());
        let jeffreys = with(Prior::Jeffreys);
        assert!(told(jeffreys.check_criterion(mepv, 0)).contains("--history"));
        assert!(jeffreys.check_criterion(mepv, 1).is_ok());
    }

    #[test]
    fn a_seed_is_a_number_or_all_its_digits() {
        assert_eq!(seed("1").unwrap().0[..2], [1, 0]);
        assert_eq!(seed(&"07".repeat(32)), Ok(Seed([7; 32])));
        assert!(seed("-1").is_err() && seed("0x1").is_err());
    }
}
