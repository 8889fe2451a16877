//! How well the plans of a bank can measure, before anybody has answered.
//!
//! At each cut score the best questions of the competence are taken, one of each family, as many as the
//! plan can ask: their information is what a test that always chose well would reach there, and
//! 1 ÷ √(information + 1 ÷ prior variance) the standard error it would end with. A real test has to find
//! out first where the person stands, so that it does a little worse: `jalon simulate` says how much.

use crate::bank::ItemBank;
use crate::framework::CompetenceCode;
use crate::item::{Item, ItemStatus};
use crate::scale::Theta;
use crate::session::SessionPlan;
use std::collections::BTreeMap;

/// What a plan can know of a competence at one cut score.
#[derive(Debug, Clone, PartialEq)]
pub struct Precision {
    /// The competence.
    pub competence: CompetenceCode,
    /// The level whose entry it is.
    pub level: u8,
    /// The cut score, in logit.
    pub cut: f64,
    /// Information of the best questions, per logit².
    pub information: f64,
    /// Standard error, in logit.
    pub standard_error: f64,
}

/// At each cut score of each competence of a plan, in their order.
pub fn precision(bank: &ItemBank, plan: &SessionPlan) -> Vec<Precision> {
    let mut found = Vec::new();
    for competence in &plan.competences {
        let items: Vec<&Item> = bank.items().filter(|item| counts(item, competence)).collect();
        for (level, cut) in (1_u8..).zip(bank.scale.cuts()) {
            let information = best(&items, Theta(*cut), most_asked(plan));
            let prior = bank.scale.prior().sd;
            let standard_error = 1.0 / (information + 1.0 / (prior * prior)).sqrt();
            found.push(Precision {
                competence: competence.clone(),
                level,
                cut: *cut,
                information,
                standard_error,
            });
        }
    }
    found
}

fn counts(item: &Item, competence: &CompetenceCode) -> bool {
    item.status == ItemStatus::Operational && &item.competence == competence
}

/// Most questions on one competence; a plan with a length of its own shares it evenly.
fn most_asked(plan: &SessionPlan) -> usize {
    let competences = u32::try_from(plan.competences.len()).unwrap_or(u32::MAX).max(1);
    let share = plan.stopping.maximum_length.map_or(u32::MAX, |length| length.div_ceil(competences));
    let most = plan.stopping.maximum_per_competence.min(share);
    usize::try_from(most).unwrap_or(usize::MAX)
}

/// Information of the best question of each of the best families.
fn best(items: &[&Item], theta: Theta, most: usize) -> f64 {
    let mut families: BTreeMap<&str, f64> = BTreeMap::new();
    for item in items {
        let information = item.parameters.model.information(theta);
        let best = families.entry(&item.family).or_default();
        *best = best.max(information);
    }
    let mut best: Vec<f64> = families.into_values().collect();
    best.sort_by(|one, other| other.total_cmp(one));
    best.iter().take(most).sum()
}
