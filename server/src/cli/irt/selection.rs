//! How the next item is chosen, as options say it: a criterion, or strata of the items.

use super::settings;
use super::table::ItemTable;
use crate::cli::Failure;
use jalon_engine::irt::{Logistic, ResponseModel};
use jalon_engine::selection::criterion::{Criterion, CriterionError, Pace};
use jalon_engine::selection::stratified::Strata;

/// Strata when their number is not said.
const STRATA: usize = 4;

/// A way to choose, before the items and the length of the test are known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Selection {
    Criterion(Criterion),
    /// Over the length of the test, as the two that follow.
    Progressive,
    Proportional,
    /// By rising discrimination.
    Stratified {
        strata: usize,
    },
    /// The same, in strata of like difficulties.
    Blocked {
        strata: usize,
    },
}

/// A way to choose among the items of a table.
pub(crate) enum Rule {
    Criterion(Criterion),
    Strata { strata: Strata, length: usize },
}

/// Reads a selection.
pub(crate) fn selection(text: &str) -> Result<Selection, String> {
    let lower = text.trim().to_ascii_lowercase();
    let strata = |count: &str| {
        let count = count.parse().ok().filter(|&strata: &usize| strata > 0);
        count.ok_or_else(|| "write stratified:K or stratified:K:blocks, K strata, at least 1".to_owned())
    };
    match lower.strip_prefix("a-").unwrap_or(&lower).split(':').collect::<Vec<_>>()[..] {
        ["progressive"] => Ok(Selection::Progressive),
        ["proportional"] => Ok(Selection::Proportional),
        ["stratified"] => Ok(Selection::Stratified { strata: STRATA }),
        ["stratified", count] => Ok(Selection::Stratified { strata: strata(count)? }),
        ["stratified", count, "blocks"] => Ok(Selection::Blocked { strata: strata(count)? }),
        ["stratified", ..] => strata("").map(|strata| Selection::Stratified { strata }),
        _ => match settings::criterion(text) {
            Ok(Criterion::Randomesque { k: 0 }) => {
                Err("randomesque:K draws one of the K best items: K is at least 1".to_owned())
            }
            Ok(criterion) => Ok(Selection::Criterion(criterion)),
            Err(error) => Err(format!(
                "{error}, progressive, proportional, stratified, stratified:K, stratified:K:blocks"
            )),
        },
    }
}

impl Selection {
    /// Its name without settings.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Criterion(criterion) => criterion.name(),
            Self::Progressive => "progressive",
            Self::Proportional => "proportional",
            Self::Stratified { .. } | Self::Blocked { .. } => "stratified",
        }
    }

    /// Among these items, in a test planned to have this length.
    pub(crate) fn over(self, items: &ItemTable, length: Option<usize>) -> Result<Rule, Failure> {
        let length = || {
            let told = format!("{} is spread over the length of a test: add --stop length:N", self.name());
            length.ok_or(told)
        };
        let pace = || {
            let pace = Pace::new(u32::try_from(length()?)?, 1.0);
            pace.ok_or_else(|| Failure::from(format!("{} needs a length of at least 2", self.name())))
        };
        Ok(match self {
            Self::Criterion(criterion) => Rule::Criterion(criterion),
            Self::Progressive => Rule::Criterion(Criterion::Progressive(pace()?)),
            Self::Proportional => Rule::Criterion(Criterion::Proportional(pace()?)),
            Self::Stratified { strata } => {
                let strata = Strata::by_discrimination(&dichotomous(items)?, strata);
                Rule::Strata { strata, length: length()? }
            }
            Self::Blocked { strata } => {
                let strata = Strata::with_difficulty_blocks(&dichotomous(items)?, strata);
                Rule::Strata { strata, length: length()? }
            }
        })
    }
}

/// The models of a table that has no others.
pub(crate) fn dichotomous(items: &ItemTable) -> Result<Vec<Logistic>, Failure> {
    let logistic = |(item, model): (usize, &ResponseModel)| match model {
        ResponseModel::Logistic(model) => Ok(*model),
        _ => Err(CriterionError::NotDichotomous { criterion: "stratified", item }),
    };
    let models = items.models().iter().enumerate().map(logistic).collect::<Result<_, _>>();
    models.map_err(|error| told(error, items))
}

/// The engine's refusal, with the item's name instead of its index.
pub(crate) fn told(error: CriterionError, items: &ItemTable) -> Failure {
    match error {
        CriterionError::NotDichotomous { criterion, item } => format!(
            "the criterion {criterion} is for items with two categories (1pl to 4pl); `{}` has another model",
            items.names()[item]
        )
        .into(),
        other => other.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selections_are_read_or_refused() {
        assert_eq!(selection(" MFI"), Ok(Selection::Criterion(Criterion::MaximumFisherInformation)));
        assert_eq!(selection("randomesque:5"), Ok(Selection::Criterion(Criterion::Randomesque { k: 5 })));
        assert_eq!(selection("a-stratified:4"), Ok(Selection::Stratified { strata: 4 }));
        assert_eq!(selection("stratified:3:blocks"), Ok(Selection::Blocked { strata: 3 }));
        assert_eq!(selection("stratified"), Ok(Selection::Stratified { strata: 4 }));
        assert_eq!(selection("progressive"), Ok(Selection::Progressive));
        let pace = Pace::new(12, 2.0).unwrap();
        assert_eq!(selection("proportional:12:2"), Ok(Selection::Criterion(Criterion::Proportional(pace))));
        for odd in ["stratified:0", "stratified:2:b", "randomesque", "randomesque:0", "progressive:1", "best"]
        {
            assert!(selection(odd).is_err(), "{odd}");
        }
    }
}
