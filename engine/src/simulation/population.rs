//! Banks and simulees of a stated kind, for studies that compare algorithms.
//!
//! # People
//! One general factor stands behind all competences (the structure of [`Simulee`]):
//! θ_k = mean + sd · (λ g + √(1 − λ²) ε_k), with g and ε_k independent and standard normal, and the
//! mean and sd of the scale's prior. λ is the loading.
//!
//! # Questions
//! A competence has tubes, a tube has skills of rising difficulty, a skill has questions. The
//! difficulties of a tube's skills are drawn one in each of equal slices of the range from one level
//! below the first cut score to the last: who is at the entry of level l has even chances on the
//! hardest skills of that level. All questions of a skill share its difficulty b. A question
//! has its own discrimination, ln a ~ N(mean, 0.3²), and its own guessing, c ~ U(0, 0.25).
//!
//! # What algorithms see
//! Discrimination and guessing as they are; difficulty as it is, or off by a normal error that all the
//! questions of a skill share. Answers always follow the true parameters.
//!
//! # Common random numbers
//! Everything is a pure function of the seed and a number: the answer of a simulee to a question is
//! the same whichever algorithm asks it, and whenever.

use crate::irt::{Logistic, ParameterError};
use crate::math::exp;
use crate::scale::{ReportingScale, Theta};
use crate::seed::{DrawPurpose, Draws, Seed};
use serde::{Deserialize, Serialize};

/// Standard deviation of ln a.
pub const LOG_DISCRIMINATION_SD: f64 = 0.3;
/// Greatest guessing: one of four options by chance.
pub const GREATEST_GUESSING: f64 = 0.25;

/// How many competences, tubes, skills and questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankShape {
    /// Competences.
    pub competences: usize,
    /// Tubes of each competence.
    pub tubes: usize,
    /// Skills of each tube.
    pub skills: usize,
    /// Questions of each skill.
    pub questions: usize,
}

/// A kind of population and bank: one cell of a study.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PopulationSettings {
    /// λ, from 0 to below 1: correlation of each competence with the general factor.
    pub loading: f64,
    /// Mean of ln a.
    pub mean_log_discrimination: f64,
    /// Standard deviation of the error in the difficulties that algorithms see, in logit; 0 when
    /// they are known.
    pub difficulty_error: f64,
    /// Size of the bank.
    pub shape: BankShape,
}

/// Why no population can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PopulationError {
    /// The loading is not in \[0, 1).
    #[error("a loading lies from 0 to below 1, not at {0}")]
    Loading(f64),
    /// The standard deviation of the error is negative or not finite.
    #[error("the error of difficulties needs a standard deviation of 0 or more, not {0}")]
    DifficultyError(f64),
    /// Nothing of some kind.
    #[error("a bank needs at least one competence, tube, skill and question")]
    Empty,
    /// The mean of ln a leaves the range of numbers.
    #[error(transparent)]
    Parameters(#[from] ParameterError),
}

/// One question of the bank.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StudyQuestion {
    /// Its skill, an index into [`Population::skills`].
    pub skill: usize,
    /// What answers follow.
    pub truth: Logistic,
    /// What algorithms see.
    pub seen: Logistic,
}

/// A skill: questions of one difficulty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StudySkill {
    /// Its competence, from 0.
    pub competence: usize,
    /// Its tube, counted through the whole bank from 0.
    pub tube: usize,
    /// Its true difficulty, in logit.
    pub difficulty: f64,
    /// The difficulty that algorithms see, in logit.
    pub seen_difficulty: f64,
}

/// A bank and everyone who could answer it.
///
/// ```
/// use jalon_engine::scale::{NormalPrior, ReportingScale};
/// use jalon_engine::seed::Seed;
/// use jalon_engine::simulation::population::{BankShape, Population, PopulationSettings};
/// let shape = BankShape { competences: 2, tubes: 3, skills: 5, questions: 2 };
/// let settings = PopulationSettings {
///     loading: 0.7, mean_log_discrimination: 0.25, difficulty_error: 0.0, shape,
/// };
/// let scale = ReportingScale::new(vec![-1.0, 0.0, 1.0], 8, NormalPrior { mean: 0.0, sd: 1.5 })?;
/// let population = Population::draw(settings, &scale, Seed([1; 32]))?;
/// assert_eq!(population.questions().len(), 60);
/// let simulee = population.simulee(7, 0);
/// assert_eq!(simulee.abilities().len(), 2);
/// assert_eq!(simulee.is_right(&population, 31), population.simulee(7, 0).is_right(&population, 31));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Population {
    settings: PopulationSettings,
    scale: ReportingScale,
    seed: Seed,
    skills: Vec<StudySkill>,
    questions: Vec<StudyQuestion>,
}

/// A simulated person, with the luck of one replication.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulee {
    abilities: Vec<Theta>,
    luck: Seed,
}

impl Population {
    /// Draws the bank; people are drawn when asked for.
    pub fn draw(
        settings: PopulationSettings,
        scale: &ReportingScale,
        seed: Seed,
    ) -> Result<Self, PopulationError> {
        settings.check()?;
        let skills = draw_skills(&settings, scale, &seed);
        let questions = draw_questions(&settings, &skills, &seed)?;
        Ok(Self { settings, scale: scale.clone(), seed, skills, questions })
    }

    /// What was asked for.
    pub fn settings(&self) -> &PopulationSettings {
        &self.settings
    }

    /// Cut scores, points and the distribution of each competence.
    pub fn scale(&self) -> &ReportingScale {
        &self.scale
    }

    /// Skills: the tubes of a competence, and the skills of a tube, stand together.
    pub fn skills(&self) -> &[StudySkill] {
        &self.skills
    }

    /// Questions: those of a skill stand together, in the order of skills.
    pub fn questions(&self) -> &[StudyQuestion] {
        &self.questions
    }

    /// The questions of a skill.
    pub fn questions_of(&self, skill: usize) -> std::ops::Range<usize> {
        let each = self.settings.shape.questions;
        skill * each..(skill + 1) * each
    }

    /// A person by number. Replications have the same abilities and independent luck.
    pub fn simulee(&self, number: u32, replication: u32) -> Simulee {
        let mut draws = self.seed.draws(number, DrawPurpose::StudyPerson);
        let own = draws.seed();
        let abilities = draw_abilities(&self.settings, &self.scale, &mut draws);
        Simulee { abilities, luck: own.draws(replication, DrawPurpose::StudyPerson).seed() }
    }
}

impl Simulee {
    /// True abilities, by competence.
    pub fn abilities(&self) -> &[Theta] {
        &self.abilities
    }

    /// Whether this person answers a question of the population's bank rightly.
    pub fn is_right(&self, population: &Population, question: usize) -> bool {
        let StudyQuestion { skill, truth, .. } = population.questions[question];
        let theta = self.abilities[population.skills[skill].competence];
        self.luck.draws(number(question), DrawPurpose::Simulation).uniform() < truth.probability(theta)
    }

    /// A seed for the draws that an algorithm makes while it tests this person.
    pub fn test_seed(&self) -> Seed {
        self.luck.draws(0, DrawPurpose::Selection).seed()
    }
}

impl PopulationSettings {
    fn check(&self) -> Result<(), PopulationError> {
        let BankShape { competences, tubes, skills, questions } = self.shape;
        if !(0.0..1.0).contains(&self.loading) {
            Err(PopulationError::Loading(self.loading))
        } else if !(self.difficulty_error.is_finite() && self.difficulty_error >= 0.0) {
            Err(PopulationError::DifficultyError(self.difficulty_error))
        } else if [competences, tubes, skills, questions].contains(&0) {
            Err(PopulationError::Empty)
        } else {
            Ok(())
        }
    }
}

fn draw_skills(settings: &PopulationSettings, scale: &ReportingScale, seed: &Seed) -> Vec<StudySkill> {
    let shape = settings.shape;
    let (lowest, highest) = difficulty_range(scale);
    let slice = (highest - lowest) / shape.skills as f64;
    let skill = |index: usize| {
        let mut draws = seed.draws(number(index), DrawPurpose::StudyBank);
        let place = (index % shape.skills) as f64 + draws.uniform();
        let difficulty = lowest + slice * place;
        StudySkill {
            competence: index / (shape.tubes * shape.skills),
            tube: index / shape.skills,
            difficulty,
            seen_difficulty: difficulty + settings.difficulty_error * draws.normal(),
        }
    };
    (0..shape.competences * shape.tubes * shape.skills).map(skill).collect()
}

/// From one level below the first cut score to the last.
fn difficulty_range(scale: &ReportingScale) -> (f64, f64) {
    let cuts = scale.cuts();
    let width = if let [first, second, ..] = cuts { second - first } else { scale.prior().sd };
    (cuts[0] - width, cuts[cuts.len() - 1])
}

/// Questions are drawn at positions past those of all skills.
fn draw_questions(
    settings: &PopulationSettings,
    skills: &[StudySkill],
    seed: &Seed,
) -> Result<Vec<StudyQuestion>, PopulationError> {
    let each = settings.shape.questions;
    let question = |index: usize| {
        let mut draws = seed.draws(number(skills.len() + index), DrawPurpose::StudyBank);
        let log_a = settings.mean_log_discrimination + LOG_DISCRIMINATION_SD * draws.normal();
        let (a, c) = (exp(log_a), GREATEST_GUESSING * draws.uniform());
        let skill = &skills[index / each];
        Ok(StudyQuestion {
            skill: index / each,
            truth: Logistic::three_pl(a, skill.difficulty, c)?,
            seen: Logistic::three_pl(a, skill.seen_difficulty, c)?,
        })
    };
    (0..skills.len() * each).map(question).collect()
}

fn draw_abilities(settings: &PopulationSettings, scale: &ReportingScale, draws: &mut Draws) -> Vec<Theta> {
    let (loading, prior) = (settings.loading, scale.prior());
    let general = draws.normal();
    let specific = (1.0 - loading * loading).sqrt();
    let ability = |noise: f64| Theta(prior.mean + prior.sd * (loading * general + specific * noise));
    (0..settings.shape.competences).map(|_| ability(draws.normal())).collect()
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scale::NormalPrior;

    const SHAPE: BankShape = BankShape { competences: 16, tubes: 5, skills: 5, questions: 3 };

    fn population(loading: f64, difficulty_error: f64) -> Population {
        let settings =
            PopulationSettings { loading, mean_log_discrimination: 0.25, difficulty_error, shape: SHAPE };
        let cuts = vec![-2.45, -1.75, -1.05, -0.35, 0.35, 1.05, 1.75, 2.45];
        let scale = ReportingScale::new(cuts, 8, NormalPrior { mean: 0.0, sd: 1.5 }).unwrap();
        Population::draw(settings, &scale, Seed([9; 32])).unwrap()
    }

    #[test]
    fn abilities_have_the_stated_moments() {
        for loading in [0.0, 0.7, 0.85] {
            let population = population(loading, 0.0);
            let people: Vec<_> = (0..4000).map(|number| population.simulee(number, 0)).collect();
            let mean = |value: &dyn Fn(&Simulee) -> f64| people.iter().map(value).sum::<f64>() / 4000.0;
            let (variance, product) = (
                mean(&|one| one.abilities[3].0 * one.abilities[3].0),
                mean(&|one| one.abilities[3].0 * one.abilities[12].0),
            );
            // Standard errors at most 2.25 √(2 / 4000) = 0.05.
            assert!((variance - 2.25).abs() < 0.2, "{variance}");
            assert!((product - 2.25 * loading * loading).abs() < 0.2, "{product}");
        }
    }

    #[test]
    fn questions_have_the_stated_distributions() {
        let population = population(0.7, 0.5);
        let count = population.questions().len() as f64;
        assert_eq!(population.questions().len(), 1200);
        let mean = |value: &dyn Fn(&StudyQuestion) -> f64| {
            population.questions().iter().map(value).sum::<f64>() / count
        };
        let log_a = |question: &StudyQuestion| crate::math::ln(question.truth.discrimination());
        assert!((mean(&log_a) - 0.25).abs() < 0.04);
        assert!((mean(&|question| (log_a(question) - 0.25) * (log_a(question) - 0.25)) - 0.09).abs() < 0.015);
        assert!((mean(&|question| question.truth.guessing()) - 0.125).abs() < 0.01);
        let error = |skill: &StudySkill| skill.seen_difficulty - skill.difficulty;
        let squares: f64 = population.skills().iter().map(|skill| error(skill) * error(skill)).sum();
        assert!((squares / 400.0 - 0.25).abs() < 0.06, "{}", squares / 400.0);
        for skill in population.skills() {
            assert!((-3.15..=2.45).contains(&skill.difficulty));
        }
    }

    #[test]
    fn algorithms_see_the_truth_when_difficulties_are_known() {
        assert!(population(0.7, 0.0).questions().iter().all(|question| question.truth == question.seen));
    }

    #[test]
    fn a_tube_has_skills_of_rising_difficulty() {
        for tube in population(0.7, 0.5).skills().chunks(5) {
            assert!(tube.windows(2).all(|pair| pair[0].difficulty < pair[1].difficulty));
            assert!(tube.iter().all(|skill| skill.tube == tube[0].tube));
        }
    }

    #[test]
    fn answers_follow_the_true_model() {
        let population = population(0.85, 0.5);
        let (mut right, mut expected, mut variance) = (0.0, 0.0, 0.0);
        for number in 0..2000 {
            let simulee = population.simulee(number, 0);
            let question = population.questions()[700];
            let theta = simulee.abilities[population.skills()[question.skill].competence];
            let p = question.truth.probability(theta);
            right += f64::from(u8::from(simulee.is_right(&population, 700)));
            expected += p;
            variance += p * (1.0 - p);
        }
        assert!((right - expected).abs() < 4.0 * variance.sqrt(), "{right} of {expected}");
    }

    #[test]
    fn replications_share_abilities_and_nothing_else() {
        let population = population(0.7, 0.0);
        let (one, other) = (population.simulee(5, 0), population.simulee(5, 1));
        assert_eq!(one.abilities, other.abilities);
        let differing = (0..1200).filter(|&q| one.is_right(&population, q) != other.is_right(&population, q));
        assert!(differing.count() > 100);
    }

    #[test]
    fn cells_share_their_draws() {
        let (known, misjudged) = (population(0.7, 0.0), population(0.7, 0.5));
        for (one, other) in known.questions().iter().zip(misjudged.questions()) {
            assert_eq!(one.truth, other.truth);
        }
        assert_eq!(known.simulee(3, 0).luck, population(0.85, 0.0).simulee(3, 0).luck);
    }

    #[test]
    fn impossible_settings_are_refused() {
        let good = *population(0.7, 0.0).settings();
        let scale = population(0.7, 0.0).scale;
        let refused = |settings| Population::draw(settings, &scale, Seed([1; 32])).unwrap_err();
        assert_eq!(refused(PopulationSettings { loading: 1.0, ..good }), PopulationError::Loading(1.0));
        let empty = BankShape { tubes: 0, ..SHAPE };
        assert_eq!(refused(PopulationSettings { shape: empty, ..good }), PopulationError::Empty);
        let negative = PopulationSettings { difficulty_error: -0.5, ..good };
        assert_eq!(refused(negative), PopulationError::DifficultyError(-0.5));
        let wild = PopulationSettings { mean_log_discrimination: f64::INFINITY, ..good };
        assert!(matches!(refused(wild), PopulationError::Parameters(_)));
    }
}
