//! The short names of the criteria, as papers and command lines write them.

use super::{Criterion, InformationKind, Pace};
use std::str::FromStr;

/// Why a text names no criterion.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no criterion: mfi, urry, thopt, mlwi, mpwi, mei, mei:fisher, mepv, kl, klp, gdi, gdip, random, \
     randomesque:K, progressive:LENGTH, proportional:LENGTH (each of the last two with :ACCELERATION if not 1)"
)]
pub struct CriterionNameError(pub String);

impl Criterion {
    /// The name without settings.
    pub fn name(&self) -> &'static str {
        match self {
            Self::MaximumFisherInformation => "mfi",
            Self::Urry => "urry",
            Self::OptimalTheta => "thopt",
            Self::LikelihoodWeightedInformation => "mlwi",
            Self::PosteriorWeightedInformation => "mpwi",
            Self::ExpectedInformation(_) => "mei",
            Self::ExpectedPosteriorVariance => "mepv",
            Self::KullbackLeibler => "kl",
            Self::PosteriorKullbackLeibler => "klp",
            Self::GlobalDiscrimination => "gdi",
            Self::PosteriorGlobalDiscrimination => "gdip",
            Self::Random => "random",
            Self::Proportional(_) => "proportional",
            Self::Progressive(_) => "progressive",
            Self::Randomesque { .. } => "randomesque",
        }
    }
}

impl FromStr for Criterion {
    type Err = CriterionNameError;

    /// Reads `name` or `name:setting`: `mei` expects observed information, `mei:fisher` Fisher's.
    ///
    /// ```
    /// use jalon_engine::selection::criterion::Criterion;
    /// assert_eq!("randomesque:5".parse(), Ok(Criterion::Randomesque { k: 5 }));
    /// assert!("randomesque".parse::<Criterion>().is_err());
    /// assert!("mfi:3".parse::<Criterion>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, CriterionNameError> {
        let parts: Vec<&str> = text.split(':').collect();
        read(&parts).ok_or_else(|| CriterionNameError(text.to_owned()))
    }
}

fn read(parts: &[&str]) -> Option<Criterion> {
    Some(match *parts {
        ["mfi"] => Criterion::MaximumFisherInformation,
        ["urry"] => Criterion::Urry,
        ["thopt"] => Criterion::OptimalTheta,
        ["mlwi"] => Criterion::LikelihoodWeightedInformation,
        ["mpwi"] => Criterion::PosteriorWeightedInformation,
        ["mei" | "mei_observed"] | ["mei", "observed"] => {
            Criterion::ExpectedInformation(InformationKind::Observed)
        }
        ["mei_fisher"] | ["mei", "fisher"] => Criterion::ExpectedInformation(InformationKind::Fisher),
        ["mepv"] => Criterion::ExpectedPosteriorVariance,
        ["kl"] => Criterion::KullbackLeibler,
        ["klp"] => Criterion::PosteriorKullbackLeibler,
        ["gdi"] => Criterion::GlobalDiscrimination,
        ["gdip"] => Criterion::PosteriorGlobalDiscrimination,
        ["random"] => Criterion::Random,
        ["randomesque", k] => Criterion::Randomesque { k: k.parse().ok()? },
        ["progressive", length] => Criterion::Progressive(pace(length, "1")?),
        ["progressive", length, acceleration] => Criterion::Progressive(pace(length, acceleration)?),
        ["proportional", length] => Criterion::Proportional(pace(length, "1")?),
        ["proportional", length, acceleration] => Criterion::Proportional(pace(length, acceleration)?),
        _ => return None,
    })
}

fn pace(length: &str, acceleration: &str) -> Option<Pace> {
    Pace::new(length.parse().ok()?, acceleration.parse().ok()?)
}
