//! Simulated people: they answer what the engine shows them, with the chances their abilities give.

use super::Stage;
use crate::attempts::{self, Begin};
use crate::error::AppError;
use crate::ids::AttemptId;
use jalon_engine::scale::Theta;
use jalon_engine::seed::Seed;
use jalon_engine::session::{Doing, Position};
use jalon_engine::simulation::{SimulatedAnswer, SimulatedLearner};

/// Somebody whose ability lies around `theta` (logit), a little more or less from one subject to the next.
pub(super) fn somebody(stage: &Stage, theta: f64, number: u8) -> SimulatedLearner {
    let bank = stage.state.banks.current();
    let codes = bank.framework().competences().map(|competence| competence.code.clone());
    let abilities = codes.zip(0_u32..).map(|(code, place)| {
        let spread = f64::from((place * 5 + u32::from(number) * 3) % 7) / 6.0 - 0.5;
        (code, Theta(theta + spread))
    });
    SimulatedLearner::new(abilities.collect(), Seed([number; 32]))
}

/// Begins a test and answers it: to its end, or `most` questions.
pub(super) async fn takes(
    stage: &Stage,
    learner: &SimulatedLearner,
    begin: Begin,
    most: Option<u32>,
) -> Result<AttemptId, AppError> {
    let id = attempts::begin(&stage.state, begin).await?.id;
    let mut given = 0;
    while most.is_none_or(|most| given < most) {
        let attempt = attempts::load(&stage.state, &id).await?;
        let Some((position, answer)) = next(&attempt, learner) else { break };
        attempts::show(&stage.state, &attempt).await?;
        stage.pass(i64::from(answer.elapsed_ms));
        attempts::answer(&stage.state, &id, position, answer.answer, Doing::Alone).await?;
        given += 1;
    }
    Ok(id)
}

/// What a learner answers to the present question; `None` when the test is over.
pub(super) fn next(
    attempt: &attempts::Attempt,
    learner: &SimulatedLearner,
) -> Option<(Position, SimulatedAnswer)> {
    let session = &attempt.session;
    let (position, item, _) = session.presented()?;
    Some((position, learner.answer(position, item, session.locale())))
}
