//! Who takes the tests of a study: people drawn, people of known ability, or answers already given.

use crate::irt::{CategoryPoint, ResponseModel};
use crate::scale::{NormalPrior, Theta};
use crate::seed::{DrawPurpose, Draws, Seed};

/// The people of a study, numbered from 0.
#[derive(Debug, Clone, Copy)]
pub enum Examinees<'a> {
    /// Simulees whose abilities are drawn from a normal distribution.
    Drawn {
        /// Distribution of their abilities.
        ability: NormalPrior,
        /// How many.
        count: u32,
    },
    /// One simulee for each true ability.
    OfAbility(&'a [Theta]),
    /// People whose answers are known and whose abilities are not.
    Recorded(&'a ScoreTable),
}

/// Scores of people on items; an item without a score is never given to that person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreTable {
    items: usize,
    scores: Vec<Option<u8>>,
}

/// Why scores make no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScoreTableError {
    /// There are no items.
    #[error("a table of scores has at least one item")]
    NoItems,
    /// A row is too short or too long.
    #[error("a table of {items} items cannot hold {scores} scores: rows are incomplete")]
    Rows {
        /// Items, the length of a row.
        items: usize,
        /// Scores in all.
        scores: usize,
    },
    /// The item has no such category.
    #[error("person {person}, item {item} (counted from 0): the item has no score {score}")]
    Score {
        /// Row.
        person: usize,
        /// Column.
        item: usize,
        /// What was found.
        score: u8,
    },
}

impl ScoreTable {
    /// Rows of scores, one row for each person, one after the other, in the order of the items.
    pub fn new(items: &[ResponseModel], scores: Vec<Option<u8>>) -> Result<Self, ScoreTableError> {
        if items.is_empty() {
            return Err(ScoreTableError::NoItems);
        }
        if !scores.len().is_multiple_of(items.len()) {
            return Err(ScoreTableError::Rows { items: items.len(), scores: scores.len() });
        }
        for (cell, score) in scores.iter().enumerate() {
            let (person, item) = (cell / items.len(), cell % items.len());
            if let Some(score) = score.filter(|&score| usize::from(score) >= items[item].categories()) {
                return Err(ScoreTableError::Score { person, item, score });
            }
        }
        Ok(Self { items: items.len(), scores })
    }

    /// Number of people.
    pub fn people(&self) -> usize {
        self.scores.len() / self.items
    }

    /// The scores of a person.
    pub fn person(&self, person: usize) -> &[Option<u8>] {
        &self.scores[person * self.items..(person + 1) * self.items]
    }
}

impl<'a> Examinees<'a> {
    /// How many people.
    pub fn count(&self) -> usize {
        match self {
            Self::Drawn { count, .. } => usize::try_from(*count).unwrap_or(usize::MAX),
            Self::OfAbility(abilities) => abilities.len(),
            Self::Recorded(table) => table.people(),
        }
    }

    /// The person of this number, whose luck follows from the seed and the number alone.
    pub(super) fn examinee(&self, number: u32, seed: &Seed) -> Examinee<'a> {
        let index = usize::try_from(number).unwrap_or(usize::MAX);
        let simulated =
            |theta| Examinee::Simulated { theta, draws: seed.draws(number, DrawPurpose::SimuleeAnswers) };
        match self {
            Self::Drawn { ability, .. } => {
                let drawn = seed.draws(number, DrawPurpose::SimuleeAbility).normal();
                simulated(Theta(ability.mean + ability.sd * drawn))
            }
            Self::OfAbility(abilities) => simulated(abilities[index]),
            Self::Recorded(table) => Examinee::Recorded(table.person(index)),
        }
    }
}

/// One person during a test.
#[expect(clippy::large_enum_variant, reason = "one at a time, on the stack")]
pub(super) enum Examinee<'a> {
    /// Answers by chance, each answer taking the next number of the simulee's stream.
    Simulated {
        /// True ability.
        theta: Theta,
        /// Luck.
        draws: Draws,
    },
    /// Answers as the table says.
    Recorded(&'a [Option<u8>]),
}

impl Examinee<'_> {
    /// True ability, if known.
    pub(super) fn truth(&self) -> Option<Theta> {
        match self {
            Self::Simulated { theta, .. } => Some(*theta),
            Self::Recorded(_) => None,
        }
    }

    /// The score on an item; `None` where the table has none.
    pub(super) fn answer(&mut self, item: usize, model: &ResponseModel) -> Option<u8> {
        match self {
            Self::Simulated { theta, draws } => Some(drawn_score(model, *theta, draws.uniform())),
            Self::Recorded(scores) => scores[item],
        }
    }

    /// Items that this person cannot be given.
    pub(super) fn unanswered(&self) -> impl Iterator<Item = usize> {
        let scores: &[Option<u8>] = if let Self::Recorded(scores) = self { scores } else { &[] };
        scores.iter().enumerate().filter(|(_, score)| score.is_none()).map(|(item, _)| item)
    }
}

/// The category that holds u when the unit interval is shared out from the highest category down:
/// right when u < P, as in [`crate::simulation::SimulatedLearner`].
fn drawn_score(model: &ResponseModel, theta: Theta, u: f64) -> u8 {
    if let ResponseModel::Logistic(item) = model {
        return u8::from(item.exceeds(theta, u));
    }
    let curve = model.curve(theta);
    let mut reached = 0.0;
    let holds = |point: &CategoryPoint| {
        reached += point.probability;
        u < reached
    };
    curve.iter().rev().position(holds).map_or(0, |below| category(curve.len() - 1 - below))
}

/// A category as it is stored: there are at most 16.
fn category(index: usize) -> u8 {
    u8::try_from(index).unwrap_or(u8::MAX)
}
