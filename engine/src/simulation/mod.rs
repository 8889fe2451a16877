//! Simulated learners, who answer real items through a real session.
//!
//! A simulated learner has a true ability in each competence and answers an item rightly with the
//! probability its model gives. The engine then sees an ordinary answer: demonstrations, tests and
//! studies of a plan run through the very code that serves people. Learners never slip outside the
//! model, never tire and never tell "I don't know": results of simulations are best cases.

pub mod adaptive;
mod answers;
pub mod baselines;
pub mod compare;
mod generated;
pub mod plan_study;
pub mod population;

pub use generated::GeneratedBank;

use crate::framework::CompetenceCode;
use crate::item::Item;
use crate::item::answer::{Answer, AnswerError};
use crate::scale::Theta;
use crate::seed::{DrawPurpose, Seed};
use crate::session::{AnswerRefused, CompletedSession, Position, Session, Timestamp};
use std::collections::BTreeMap;

/// Somebody with known abilities.
#[derive(Debug, Clone)]
pub struct SimulatedLearner {
    abilities: BTreeMap<CompetenceCode, Theta>,
    seed: Seed,
}

/// What a simulated learner answers, and how long it took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimulatedAnswer {
    /// The answer.
    pub answer: Answer,
    /// Answering time: between half and one and a half times the usual one, in milliseconds.
    pub elapsed_ms: u32,
}

impl SimulatedLearner {
    /// A learner with these abilities, 0 in competences not named, whose luck follows from `seed`.
    pub fn new(abilities: BTreeMap<CompetenceCode, Theta>, seed: Seed) -> Self {
        Self { abilities, seed }
    }

    /// The answer to an item at a place: right with probability P(θ), else one of the wrong ones.
    pub fn answer(&self, position: Position, item: &Item, locale: &str) -> SimulatedAnswer {
        let mut draws = self.seed.draws(position.0, DrawPurpose::Simulation);
        let theta = self.abilities.get(&item.competence).copied().unwrap_or(Theta(0.0));
        let answer = if draws.uniform() < item.parameters.model.probability(theta) {
            item.right_answer(locale)
        } else {
            item.wrong_answer(locale, &mut draws)
        };
        SimulatedAnswer {
            answer,
            elapsed_ms: item.seconds * 500 + item.seconds * milliseconds(draws.uniform()),
        }
    }
}

/// Answers a session to its end, each answer received when its time has passed since the last one.
///
/// # Errors
/// What the session says of an answer it cannot score: a fault of the bank.
///
/// ```
/// use jalon_engine::bank::ItemBank;
/// use jalon_engine::scale::Theta;
/// use jalon_engine::seed::Seed;
/// use jalon_engine::session::{Session, Timestamp};
/// use jalon_engine::simulation::{GeneratedBank, SimulatedLearner, simulate};
/// use std::sync::Arc;
///
/// let generated = GeneratedBank { competences: 2, items_per_competence: 12 };
/// let bank = Arc::new(ItemBank::read(&generated.files()).bank.ok_or("the bank has faults")?);
/// let session = Session::begin(Arc::new(generated.plan()), bank, Seed([7; 32]), "fr")?;
/// let abilities = generated.codes().map(|code| (code, Theta(1.0))).collect();
/// let learner = SimulatedLearner::new(abilities, Seed([8; 32]));
/// let completed = simulate(session, &learner, Timestamp(0))?;
/// assert_eq!(completed.outcome().competences.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn simulate(
    mut session: Session,
    learner: &SimulatedLearner,
    start: Timestamp,
) -> Result<CompletedSession, AnswerRefused> {
    let mut at = start;
    while let Some((position, item, _)) = session.presented() {
        let given = learner.answer(position, item, session.locale());
        at = Timestamp(at.0 + i64::from(given.elapsed_ms));
        session = session.answer(position, given.answer, given.elapsed_ms, at)?.0;
    }
    session.into_completed().map_err(|unfinished| {
        AnswerRefused::Invalid(AnswerError::UnknownLocale(unfinished.locale().to_owned()))
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number from 0 to 1000")]
fn milliseconds(seconds: f64) -> u32 {
    (seconds * 1000.0) as u32
}
