//! Positioning by inference inside tubes: a baseline for comparisons.
//!
//! A tube is one topic inside one competence, cut into skills of integer difficulty d. A right answer
//! validates the skill asked and every easier skill of the tube still unknown; anything else
//! invalidates it and every harder one. Nothing is inferred across tubes, and what is known is never
//! overwritten. The test ends when nothing worth asking is left: there is no limit of length and no
//! criterion of precision. [`TubePositioning::next`] says how skills are chosen,
//! [`TubePositioning::place`] how competences are scored.
//!
//! Quirks kept: levels are read as logits with a slope of 1, never calibrated; a pseudo-answer at
//! d = 7 pulls the top down; there is neither slip nor guess, so one lucky answer validates every
//! easier skill of its tube; no uncertainty is reported.

mod choice;
mod level;
mod place;

pub use choice::TubeChoice;
pub use place::Place;

use level::DirectAnswers;

/// Difficulty of a skill for which none is given.
pub const DIFFICULTY_BY_DEFAULT: u8 = 2;

/// A skill with its questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TubeSkill {
    /// Its competence, from 0.
    pub competence: usize,
    /// Its tube; a tube lies in one competence.
    pub tube: usize,
    /// d, from 1 up; [`DIFFICULTY_BY_DEFAULT`] when nobody said.
    pub difficulty: u8,
    /// Whether its questions have a time limit.
    pub timed: bool,
    /// Its questions that can be asked, in their order; a skill without any is never asked and
    /// counts for nothing.
    pub questions: Vec<usize>,
}

/// The skills of a positioning test, gathered by tube.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TubeBank {
    skills: Vec<TubeSkill>,
    /// Skills of each tube, in the order of the first skill of each.
    tubes: Vec<Vec<usize>>,
    /// For each skill, its place in `tubes`.
    tube_of: Vec<usize>,
}

impl TubeBank {
    /// Gathers skills by tube.
    pub fn new(skills: Vec<TubeSkill>) -> Self {
        let mut names: Vec<usize> = Vec::new();
        let mut tubes: Vec<Vec<usize>> = Vec::new();
        let mut tube_of = Vec::with_capacity(skills.len());
        for (index, skill) in skills.iter().enumerate() {
            let place = names.iter().position(|name| *name == skill.tube).unwrap_or_else(|| {
                names.push(skill.tube);
                tubes.push(Vec::new());
                names.len() - 1
            });
            tubes[place].push(index);
            tube_of.push(place);
        }
        Self { skills, tubes, tube_of }
    }

    /// All skills.
    pub fn skills(&self) -> &[TubeSkill] {
        &self.skills
    }

    /// The skills of the tube that a skill belongs to, itself included.
    fn companions(&self, skill: usize) -> &[usize] {
        &self.tubes[self.tube_of[skill]]
    }
}

/// What is known of a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mastery {
    /// Neither asked nor inferred.
    Unknown,
    /// Held.
    Validated(Evidence),
    /// Not held.
    Invalidated(Evidence),
}

/// Where knowledge of a skill comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// From an answer to one of its questions.
    Direct,
    /// From an answer to another skill of its tube.
    Inferred,
}

/// What came of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TubeAnswer {
    /// A right answer.
    Right,
    /// Anything else: wrong, skipped, out of time.
    NotRight,
}

/// The two numbers from which every draw of a test follows. They stay the same within a test: a
/// quirk of the original, which hashes the name of the test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TestNumbers {
    /// The skill drawn is this number modulo the count of skills.
    pub skill: u32,
    /// The question drawn is this number modulo the count of questions.
    pub question: u32,
}

/// A positioning test under way.
///
/// ```
/// use jalon_engine::simulation::baselines::tube::{
///     TestNumbers, TubeAnswer, TubeBank, TubePositioning, TubeSkill,
/// };
/// let skill = |difficulty| TubeSkill {
///     competence: 0, tube: 0, difficulty, timed: false, questions: vec![usize::from(difficulty)],
/// };
/// let bank = TubeBank::new((1..=3).map(skill).collect());
/// let mut test = TubePositioning::begin(&bank, TestNumbers { skill: 0, question: 0 });
/// let first = test.next().ok_or("nothing to ask")?;
/// assert_eq!(bank.skills()[first.skill].difficulty, 2);
/// test.answer(first.skill, TubeAnswer::NotRight); // the skill of difficulty 3 goes with it
/// let second = test.next().ok_or("nothing to ask")?;
/// test.answer(second.skill, TubeAnswer::Right);
/// assert_eq!(test.next(), None);
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone)]
pub struct TubePositioning<'a> {
    bank: &'a TubeBank,
    numbers: TestNumbers,
    mastery: Vec<Mastery>,
    direct: DirectAnswers,
    previous: Option<usize>,
}

impl<'a> TubePositioning<'a> {
    /// A test in which nothing is known.
    pub fn begin(bank: &'a TubeBank, numbers: TestNumbers) -> Self {
        let mastery = vec![Mastery::Unknown; bank.skills.len()];
        Self { bank, numbers, mastery, direct: DirectAnswers::default(), previous: None }
    }

    /// What is known of each skill.
    pub fn mastery(&self) -> &[Mastery] {
        &self.mastery
    }

    /// How many questions were answered.
    pub fn length(&self) -> u32 {
        self.direct.count()
    }

    /// Takes an answer to a question of a skill. An answer to a skill already known changes nothing.
    pub fn answer(&mut self, skill: usize, answer: TubeAnswer) {
        if self.mastery[skill] != Mastery::Unknown {
            return;
        }
        let bank = self.bank;
        let asked = bank.skills[skill].difficulty;
        self.mastery[skill] = known(answer, Evidence::Direct);
        for &other in bank.companions(skill) {
            let difficulty = bank.skills[other].difficulty;
            let implied = match answer {
                TubeAnswer::Right => difficulty < asked,
                TubeAnswer::NotRight => difficulty > asked,
            };
            if implied && self.mastery[other] == Mastery::Unknown {
                self.mastery[other] = known(answer, Evidence::Inferred);
            }
        }
        self.direct.record(asked, answer);
        self.previous = Some(skill);
    }
}

fn known(answer: TubeAnswer, evidence: Evidence) -> Mastery {
    match answer {
        TubeAnswer::Right => Mastery::Validated(evidence),
        TubeAnswer::NotRight => Mastery::Invalidated(evidence),
    }
}

#[cfg(test)]
mod tests;
