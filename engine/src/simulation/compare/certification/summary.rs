//! What certifications of the same people by two algorithms come to.

use super::controlled::ControlledTests;
use super::{CertificationComparison, CertificationResult, REPLICATIONS, Test};
use crate::scale::Theta;
use crate::simulation::compare::accuracy::{Gap, Line, Tally};
use crate::simulation::compare::exposure::exposure;
use crate::simulation::compare::place::{Places, remapped};
use crate::simulation::compare::segments::{SEGMENTS, report, segment_of, segments};
use crate::simulation::population::{Population, Simulee};

/// The truth about the tests: a person and the places of that person for each.
struct Truth<'a> {
    population: &'a Population,
    people: &'a [Simulee],
    places: Vec<Places>,
}

pub(super) fn summary(
    population: &Population,
    people: &[Simulee],
    flash: &[Test],
    profile: &ControlledTests,
) -> CertificationComparison {
    let scale = population.scale();
    let places = people.iter().map(|person| Places::of(scale, person.abilities())).collect();
    let truth = Truth { population, people, places };
    let flash_places: Vec<Places> = flash.iter().map(|test| test.places.clone()).collect();
    let line = Line::fitting(&flash_places, &truth.places);
    let moved = by_person(&remapped(scale, line, &flash_places), &truth.places);
    let own = by_person(&flash_places, &truth.places);
    let ours: Vec<Places> = profile.tests.iter().map(|test| test.places.clone()).collect();
    let ours = by_person(&ours, &truth.places);
    CertificationComparison {
        population: *population.settings(),
        simulees: u32::try_from(own.len()).unwrap_or(u32::MAX),
        questions: flash.first().map_or(0, |test| test.asked.len()),
        flash: truth.result(flash),
        flash_line: line,
        flash_remapped: Tally::all(&moved).accuracy(),
        profile: truth.result(&profile.tests),
        gap: Gap::between(&ours, &own),
        gap_remapped: Gap::between(&ours, &moved),
        unprotected_questions: profile.unprotected,
    }
}

/// One tally a person, over all replications: those of one person are not independent.
fn by_person(said: &[Places], truth: &[Places]) -> Vec<Tally> {
    let tallies: Vec<Tally> = said.iter().zip(truth).map(|(said, truth)| Tally::of(said, truth)).collect();
    tallies.chunks(REPLICATIONS as usize).map(Tally::all).collect()
}

impl Truth<'_> {
    fn result(&self, tests: &[Test]) -> CertificationResult {
        let prior = self.population.scale().prior();
        let competences = self.by_competence(tests);
        let (level_consistency, level_kappa) = consistency(tests);
        CertificationResult {
            competences: Tally::all(&competences).accuracy(),
            by_competence: competences.iter().map(Tally::accuracy).collect(),
            by_ability: report(prior.mean, prior.sd, &self.by_ability(tests)),
            overall: report(prior.mean, prior.sd, &self.overall(tests)),
            level_consistency,
            level_kappa,
            exposure: exposure(
                self.people
                    .iter()
                    .map(|person| self.segment(mean(person)))
                    .zip(tests.iter().map(|test| &test.asked[..])),
                self.population.questions().len(),
                segments(prior.mean, prior.sd),
            ),
        }
    }

    fn by_competence(&self, tests: &[Test]) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.population.settings().shape.competences];
        for (test, truth) in tests.iter().zip(&self.places) {
            for (competence, tally) in tallies.iter_mut().enumerate() {
                tally.add(&test.places, truth, competence);
            }
        }
        tallies
    }

    fn by_ability(&self, tests: &[Test]) -> [Tally; SEGMENTS] {
        let mut tallies = [Tally::default(); SEGMENTS];
        for ((test, truth), person) in tests.iter().zip(&self.places).zip(self.people) {
            for (competence, theta) in person.abilities().iter().enumerate() {
                tallies[self.segment(*theta)].add(&test.places, truth, competence);
            }
        }
        tallies
    }

    fn overall(&self, tests: &[Test]) -> [Tally; SEGMENTS] {
        let scale = self.population.scale();
        let mut tallies = [Tally::default(); SEGMENTS];
        for (test, person) in tests.iter().zip(self.people) {
            let (said, truth) = (Places::of(scale, &[test.overall]), Places::of(scale, &[mean(person)]));
            tallies[self.segment(mean(person))].add(&said, &truth, 0);
        }
        tallies
    }

    fn segment(&self, theta: Theta) -> usize {
        let prior = self.population.scale().prior();
        segment_of((theta.0 - prior.mean) / prior.sd)
    }
}

/// Mean ability over the competences.
fn mean(person: &Simulee) -> Theta {
    let sum: f64 = person.abilities().iter().map(|theta| theta.0).sum();
    Theta(sum / person.abilities().len() as f64)
}

/// Share of competences with the same level in both replications, and Cohen's κ of it:
/// (observed − chance) / (1 − chance), chance = Σ over levels of the product of the two shares
/// (Cohen 1960).
fn consistency(tests: &[Test]) -> (f64, f64) {
    let mut shares = [[0.0; 2]; 256];
    let (mut same, mut count) = (0.0, 0.0);
    for pair in tests.chunks_exact(REPLICATIONS as usize) {
        for (one, other) in pair[0].places.levels.iter().zip(&pair[1].places.levels) {
            shares[usize::from(*one)][0] += 1.0;
            shares[usize::from(*other)][1] += 1.0;
            same += f64::from(u8::from(one == other));
            count += 1.0;
        }
    }
    let chance: f64 = shares.iter().map(|[one, other]| one * other).sum::<f64>() / (count * count);
    let observed = same / count;
    (observed, (observed - chance) / (1.0 - chance))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn test(levels: &[u8]) -> Test {
        let places = levels.iter().map(|level| f64::from(*level)).collect();
        Test { asked: vec![], places: Places { places, levels: levels.to_vec() }, overall: Theta(0.0) }
    }

    /// First time levels 1, 1, 2, 2, second time 1, 2, 2, 2: three of four agree. Chance
    /// ½·¼ + ½·¾ = ½, so κ = (¾ − ½) / ½ = ½.
    #[test]
    fn consistency_is_as_worked_by_hand() {
        let (share, kappa) = consistency(&[test(&[1, 1, 2, 2]), test(&[1, 2, 2, 2])]);
        assert!((share - 0.75).abs() < 1e-15 && (kappa - 0.5).abs() < 1e-15);
    }
}
