//! The session runner over banks of questions: competences one by one, and together.

use super::Tried;
use super::banks::SEED;
use super::bytes::Bytes;
use jalon_engine::bank::{BankFiles, ItemBank};
use jalon_engine::scale::Theta;
use jalon_engine::seed::{DrawPurpose, Seed};
use jalon_engine::selection::SelectionRule;
use jalon_engine::session::{Session, SessionPlan, Timestamp};
use jalon_engine::simulation::{GeneratedBank, SimulatedLearner, simulate};
use std::sync::Arc;

const APART: GeneratedBank = GeneratedBank { competences: 3, items_per_competence: 16 };
const TOGETHER: GeneratedBank = GeneratedBank { competences: 5, items_per_competence: 10 };
const SELECTIONS: [(&str, SelectionRule); 2] =
    [("best", SelectionRule::MaximumInformation), ("randomesque", SelectionRule::Randomesque { k: 3 })];

/// Each measurement with each selection, 23 tests.
pub(crate) fn plans() -> Vec<Tried> {
    let mut tried = Vec::new();
    for (name, selection) in SELECTIONS {
        let apart = SessionPlan { selection, ..APART.plan() };
        tried.push(Tried::new(format!("session-apart-{name}"), tests(APART, &APART.files(), &apart)));
        let together = SessionPlan { selection, ..TOGETHER.plan_together(14) };
        let files = TOGETHER.files_with_general_factor(0.8);
        tried.push(Tried::new(format!("session-together-{name}"), tests(TOGETHER, &files, &together)));
    }
    tried
}

fn tests(generated: GeneratedBank, files: &BankFiles, plan: &SessionPlan) -> Vec<Bytes> {
    let bank = Arc::new(ItemBank::read(files).bank.unwrap());
    let plan = Arc::new(plan.clone());
    let test = |person: u32| {
        let mut draws = SEED.draws(person, DrawPurpose::StudyPerson);
        let abilities = generated.codes().map(|code| (code, Theta(1.5 * draws.normal()))).collect();
        let learner = SimulatedLearner::new(abilities, draws.seed());
        let session = Session::begin(plan.clone(), bank.clone(), seed(person), "fr").unwrap();
        let completed = simulate(session, &learner, Timestamp(1_700_000_000_000)).unwrap();
        let mut bytes = Bytes::default();
        bytes.note_bytes(&completed.transcript().canonical_bytes());
        bytes.note(&completed.outcome());
        bytes
    };
    (0..23).map(test).collect()
}

fn seed(person: u32) -> Seed {
    let mut bytes = [0; 32];
    bytes[..4].copy_from_slice(&person.to_le_bytes());
    Seed(bytes)
}
