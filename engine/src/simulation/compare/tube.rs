//! The tube baseline on a population.

use super::place::Places;
use crate::seed::DrawPurpose;
use crate::simulation::baselines::tube::{TestNumbers, TubeAnswer, TubeBank, TubePositioning, TubeSkill};
use crate::simulation::population::{Population, Simulee, StudySkill};

/// The bank of each competence as the tube baseline sees it: one test a competence.
#[derive(Debug, Clone)]
pub(super) struct TubeAlgorithm {
    banks: Vec<TubeBank>,
    highest_level: u32,
}

/// What it found of one simulee.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TubeRun {
    pub(super) questions: u32,
    pub(super) places: Places,
}

impl TubeAlgorithm {
    pub(super) fn new(population: &Population) -> Self {
        let competences = population.settings().shape.competences;
        let highest_level = population.scale().levels();
        let bank = |competence| TubeBank::new(skills(population, competence, highest_level));
        Self { banks: (0..competences).map(bank).collect(), highest_level: u32::from(highest_level) }
    }

    /// One positioning test for each competence, as the published service does.
    pub(super) fn run(&self, population: &Population, simulee: &Simulee) -> TubeRun {
        let mut run = TubeRun { questions: 0, places: Places { places: Vec::new(), levels: Vec::new() } };
        for (competence, bank) in self.banks.iter().enumerate() {
            let mut test = TubePositioning::begin(bank, numbers(simulee, competence));
            while let Some(choice) = test.next() {
                let is_right = simulee.is_right(population, choice.question);
                test.answer(choice.skill, if is_right { TubeAnswer::Right } else { TubeAnswer::NotRight });
            }
            let place = test.place(competence, self.highest_level);
            run.questions += test.length();
            run.places.places.push(f64::from(place.points) / 8.0);
            run.places.levels.push(u8::try_from(place.level).unwrap_or(u8::MAX));
        }
        run
    }
}

fn numbers(simulee: &Simulee, competence: usize) -> TestNumbers {
    let position = u32::try_from(competence).unwrap_or(u32::MAX);
    let mut draws = simulee.test_seed().draws(position, DrawPurpose::Selection);
    let mut number = || u32::try_from(draws.index_below(1 << 31)).unwrap_or(0);
    TestNumbers { skill: number(), question: number() }
}

/// The skills of a competence, their difficulty an integer by rank: of n skills in the order of the
/// difficulty seen, the one at rank r (from 0) has level 1 + ⌊levels · r / n⌋, so that levels have
/// almost equally many.
fn skills(population: &Population, competence: usize, levels: u8) -> Vec<TubeSkill> {
    let all = population.skills().iter().enumerate();
    let own: Vec<_> = all.filter(|(_, skill)| skill.competence == competence).collect();
    let difficulty = |seen: f64| {
        let rank = own.iter().filter(|(_, other)| other.seen_difficulty < seen).count();
        u8::try_from(1 + usize::from(levels) * rank / own.len()).unwrap_or(levels)
    };
    let skill = |(index, skill): &(usize, &StudySkill)| TubeSkill {
        competence,
        tube: skill.tube,
        difficulty: difficulty(skill.seen_difficulty),
        timed: false,
        questions: population.questions_of(*index).collect(),
    };
    own.iter().map(skill).collect()
}
