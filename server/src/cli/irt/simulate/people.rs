//! Who takes the tests: people drawn, or the rows of a table of answers.

use crate::cli::Failure;
use crate::cli::irt::settings;
use crate::cli::irt::table::{ItemTable, ResponseTable};
use jalon_engine::ability::Prior;
use jalon_engine::scale::{NormalPrior, Theta};
use jalon_engine::seed::{DrawPurpose, Seed};
use jalon_engine::simulation::adaptive::{Examinees, ScoreTable};
use std::borrow::Cow;

/// Distribution of true abilities.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Population {
    Normal(NormalPrior),
    Uniform { lowest: f64, highest: f64 },
}

/// The people of a study.
pub(super) enum People {
    Normal { ability: NormalPrior, count: u32 },
    OfAbility(Vec<Theta>),
    Recorded { names: Vec<String>, scores: ScoreTable },
}

/// Reads a distribution.
pub(super) fn population(text: &str) -> Result<Population, String> {
    match settings::prior(text)? {
        Prior::Normal(normal) => Ok(Population::Normal(normal)),
        Prior::Uniform { lowest, highest } => Ok(Population::Uniform { lowest, highest }),
        Prior::Jeffreys => Err("write normal:MEAN:SD or uniform:LOW:HIGH".to_owned()),
    }
}

impl People {
    /// People whose abilities follow from the seed.
    pub(super) fn simulated(population: Population, count: u32, seed: &Seed) -> Self {
        match population {
            Population::Normal(ability) => Self::Normal { ability, count },
            Population::Uniform { lowest, highest } => {
                let drawn = |number| seed.draws(number, DrawPurpose::SimuleeAbility).uniform();
                let ability = |number| Theta(lowest + (highest - lowest) * drawn(number));
                Self::OfAbility((0..count).map(ability).collect())
            }
        }
    }

    /// The rows of a table, or the first of them.
    pub(super) fn recorded(
        items: &ItemTable,
        answers: &ResponseTable,
        most: Option<u32>,
    ) -> Result<Self, Failure> {
        let all = answers.persons().len();
        let asked = most.map_or(Ok(all), usize::try_from)?;
        if asked > all {
            eprintln!(
                "jalon: --simulees {asked}: the table of answers has {all} people, all of them are taken"
            );
        }
        let count = asked.min(all);
        let scores = (0..count).flat_map(|person| answers.scores(person)).copied().collect();
        let scores = ScoreTable::new(items.models(), scores)?;
        Ok(Self::Recorded { names: answers.persons()[..count].to_vec(), scores })
    }

    /// As the engine takes them.
    pub(super) fn examinees(&self) -> Examinees<'_> {
        match self {
            Self::Normal { ability, count } => Examinees::Drawn { ability: *ability, count: *count },
            Self::OfAbility(abilities) => Examinees::OfAbility(abilities),
            Self::Recorded { scores, .. } => Examinees::Recorded(scores),
        }
    }

    /// What a person is called: as in the table, or by number from 1.
    pub(super) fn name(&self, number: u32) -> Cow<'_, str> {
        match self {
            Self::Recorded { names, .. } => Cow::Borrowed(&names[number as usize]),
            _ => Cow::Owned((u64::from(number) + 1).to_string()),
        }
    }
}
