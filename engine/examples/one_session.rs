//! One simulated learner takes one test: every question, what is known after it, and the result.
//!
//! Run with `cargo run -p jalon-engine --example one_session`.

use jalon_engine::bank::ItemBank;
use jalon_engine::scale::Theta;
use jalon_engine::seed::Seed;
use jalon_engine::session::{CompletedSession, Session, Timestamp};
use jalon_engine::simulation::{GeneratedBank, SimulatedLearner};
use std::error::Error;
use std::sync::Arc;

fn main() -> Result<(), Box<dyn Error>> {
    let generated = GeneratedBank { competences: 2, items_per_competence: 20 };
    let bank = Arc::new(ItemBank::read(&generated.files()).bank.ok_or("the bank has faults")?);
    let abilities = generated.codes().zip([Theta(-1.0), Theta(1.2)]).collect();
    let learner = SimulatedLearner::new(abilities, Seed([2; 32]));
    let mut session = Session::begin(Arc::new(generated.plan()), bank, Seed([1; 32]), "en")?;

    println!("  # question   answer     θ̂      error  questions in all");
    while let Some((position, item, _)) = session.presented() {
        let given = learner.answer(position, item, session.locale());
        let (question, competence) = (item.id.clone(), item.competence.clone());
        let (following, _event) = session.answer(position, given.answer, given.elapsed_ms, Timestamp(0))?;
        session = following;

        let estimates = session.estimates();
        let known = estimates.iter().find(|known| known.competence == competence);
        let estimate = known.ok_or("the plan covers every competence asked")?.estimate;
        let credit = session.answers().last().map_or(0.0, |answered| answered.score.credit);
        let progress = session.progress();
        println!(
            "{:3} {:10} {:6.2} {:+7.2} {:9.2}  {} to {}",
            position.0,
            question.to_string(),
            credit,
            estimate.theta.0,
            estimate.standard_error.0,
            progress.expected_min,
            progress.expected_max,
        );
    }
    let completed = session.into_completed().map_err(|_| "the test is not over")?;
    tell(&completed);
    Ok(())
}

fn tell(completed: &CompletedSession) {
    let outcome = completed.outcome();
    println!(
        "\nStopped by {:?}; {} of {} points.",
        outcome.stop_reason, outcome.points, outcome.points_possible
    );
    for competence in &outcome.competences {
        let (low, high) = competence.level_range;
        let level = competence.level.map_or("not enough answers".to_owned(), |level| level.0.to_string());
        println!("{}: level {level}, between {} and {} with 90 %", competence.competence, low.0, high.0);
    }
    println!("Transcript {}", completed.transcript().digest());
}
