//! A plan of a bank, tried on simulated people before real ones take it.
//!
//! People are drawn from the bank's own population: each ability from the scale's prior, tied by the
//! bank's general factor when it names one. They take the plan through [`simulate`], the very code that
//! serves people, and a [`PlanReport`] says how well the plan measured them and what it wore out.
//! Since answers follow the parameters that the plan is scored with, this is a best case: wrong
//! parameters make everything worse (`docs/measurement.md` says how much).

mod blueprint;
mod report;
mod targets;

pub use blueprint::Violation;
pub use report::{AbilityBin, CompetenceReport, ItemUse, PlanReport};
pub use targets::{Missed, PlanTargets, Promise};

use super::{SimulatedLearner, simulate};
use crate::bank::ItemBank;
use crate::framework::CompetenceCode;
use crate::scale::Theta;
use crate::seed::{DrawPurpose, Seed};
use crate::session::{AnswerRefused, BeginError, CompletedSession, Session, SessionPlan, Timestamp};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Who is tested, on what.
///
/// ```
/// use jalon_engine::bank::ItemBank;
/// use jalon_engine::seed::Seed;
/// use jalon_engine::simulation::GeneratedBank;
/// use jalon_engine::simulation::plan_study::{PlanReport, PlanStudy};
/// use std::sync::Arc;
///
/// let generated = GeneratedBank { competences: 2, items_per_competence: 12 };
/// let bank = Arc::new(ItemBank::read(&generated.files()).bank.ok_or("the bank has faults")?);
/// let study = PlanStudy::new(bank, Arc::new(generated.plan()), "en", Seed([1; 32]));
/// let tests = (0..20).map(|number| study.test(number)).collect::<Result<Vec<_>, _>>()?;
/// let report = PlanReport::of(&study, &tests);
/// assert_eq!(report.simulees, 20);
/// assert_eq!(report.violations.len(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct PlanStudy {
    pub(super) bank: Arc<ItemBank>,
    pub(super) plan: Arc<SessionPlan>,
    locale: String,
    seed: Seed,
}

/// Why a simulee could not take the test.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum StudyError {
    /// The plan cannot begin on this bank.
    #[error(transparent)]
    Begin(#[from] BeginError),
    /// An item cannot be scored: a fault of the bank.
    #[error(transparent)]
    Answer(#[from] AnswerRefused),
}

/// A test taken by a simulated person.
#[derive(Debug, Clone)]
pub struct SimulatedTest {
    /// True abilities, by competence of the plan.
    pub truth: Vec<Theta>,
    /// The test.
    pub completed: CompletedSession,
}

impl PlanStudy {
    /// A plan on a bank; everything random follows from the seed.
    pub fn new(bank: Arc<ItemBank>, plan: Arc<SessionPlan>, locale: &str, seed: Seed) -> Self {
        Self { bank, plan, locale: locale.to_owned(), seed }
    }

    /// The test of the simulee with this number: a pure function of the study and the number.
    pub fn test(&self, number: u32) -> Result<SimulatedTest, StudyError> {
        let mut draws = self.seed.draws(number, DrawPurpose::StudyPerson);
        let (choices, answers) = (draws.seed(), draws.seed());
        let general = draws.normal();
        let abilities: BTreeMap<CompetenceCode, Theta> = self
            .bank
            .framework()
            .competences()
            .map(|competence| {
                (competence.code.clone(), self.ability(&competence.code, general, draws.normal()))
            })
            .collect();
        let truth = self.plan.competences.iter().map(|code| abilities[code]).collect();
        let session = Session::begin(self.plan.clone(), self.bank.clone(), choices, &self.locale)?;
        let completed = simulate(session, &SimulatedLearner::new(abilities, answers), Timestamp(0))?;
        Ok(SimulatedTest { truth, completed })
    }

    /// θ = μ + σ(λ g + √(1 − λ²) ε).
    fn ability(&self, code: &CompetenceCode, general: f64, own: f64) -> Theta {
        let (prior, loading) = (self.bank.scale().prior(), self.loading(code));
        Theta(prior.mean + prior.sd * (loading * general + (1.0 - loading * loading).sqrt() * own))
    }

    fn loading(&self, code: &CompetenceCode) -> f64 {
        self.bank.higher_order().and_then(|tied| tied.loading(code)).unwrap_or(0.0)
    }
}
