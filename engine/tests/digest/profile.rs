//! Looking ahead over a whole profile, by both criteria.

use super::Tried;
use super::banks::{SEED, mixed};
use super::bytes::Bytes;
use jalon_engine::profile::{
    CompetenceModel, Criterion, Lookahead, ProfileItems, ProfileModel, ProfilePosterior,
};
use jalon_engine::scale::NormalPrior;
use jalon_engine::seed::DrawPurpose;
use std::sync::Arc;

const LENGTH: usize = 10;

/// Each criterion, 20 tests.
pub(crate) fn lookaheads() -> Vec<Tried> {
    let competence = |loading| CompetenceModel { loading, cuts: vec![-1.2, 0.1, 1.3] };
    let prior = NormalPrior { mean: 0.1, sd: 1.3 };
    let model = Arc::new(ProfileModel::new(prior, &[0.5, 0.8, 0.9, 0.7].map(competence)).unwrap());
    let bank = mixed(56);
    let items = ProfileItems::new(&model, bank.iter().enumerate().map(|(item, model)| (item % 4, model)));
    let items = items.unwrap();
    let criteria = [("profile-variance", Criterion::Variance), ("profile-levels", Criterion::Levels)];
    let tests = |criterion| (0..20).map(|person| test(&model, &items, person, criterion)).collect();
    criteria.map(|(name, criterion)| Tried::new(name, tests(criterion))).into()
}

/// Answers are categories drawn by chance: any of them tells something.
fn test(model: &Arc<ProfileModel>, items: &ProfileItems, person: u32, criterion: Criterion) -> Bytes {
    let mut lookahead = Lookahead::new(model, criterion, &[1.0, 0.5, 1.0, 2.0]).unwrap();
    let mut posterior = ProfilePosterior::new(model.clone());
    let mut draws = SEED.draws(person, DrawPurpose::Simulation);
    let (mut bytes, mut free) = (Bytes::default(), (0..items.count()).collect::<Vec<_>>());
    for _ in 0..LENGTH {
        let choice = lookahead.best(&posterior, items, &free).unwrap();
        free.retain(|&item| item != choice.item);
        let category = draws.index_below(items.curves().categories(choice.item));
        posterior.answer(items, choice.item, category).unwrap();
        bytes.note(&(choice.item, category));
        bytes.note_bits(choice.reduction);
    }
    for competence in 0..model.competences() {
        let marginal = posterior.marginal(competence);
        bytes.note_bits(marginal.variance());
        marginal.level_probabilities().into_iter().for_each(|probability| bytes.note_bits(probability));
    }
    bytes
}
