//! What a bank says of its competences together: loadings on a general factor, and every question's
//! curve at the nodes of that model.

use super::check::Settings;
use crate::framework::{CompetenceCode, Framework};
use crate::item::{Item, ItemId};
use crate::profile::{CompetenceModel, ProfileItems, ProfileModel};
use crate::scale::ReportingScale;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The [higher-order model](crate::profile) of a bank. Built once with the bank, then shared.
///
/// Competences stand in the framework's order, questions in the order of their ids.
#[derive(Debug)]
pub struct HigherOrder {
    model: Arc<ProfileModel>,
    items: ProfileItems,
    competences: BTreeMap<CompetenceCode, usize>,
    loadings: Vec<f64>,
    places: BTreeMap<ItemId, usize>,
}

impl HigherOrder {
    /// `None` when the bank names no general factor, or a faulty one.
    pub(super) fn read(settings: &Settings, items: &BTreeMap<ItemId, Item>) -> Option<Self> {
        Self::new(settings.loadings.clone()?, &settings.scale, &settings.framework, items)
    }

    /// `None` when the loadings are not one in [0, 1) for each competence.
    pub(crate) fn new(
        loadings: Vec<f64>,
        scale: &ReportingScale,
        framework: &Framework,
        items: &BTreeMap<ItemId, Item>,
    ) -> Option<Self> {
        let structure = |&loading| CompetenceModel { loading, cuts: scale.cuts().to_vec() };
        let structures: Vec<_> = loadings.iter().map(structure).collect();
        let model = ProfileModel::new(scale.prior(), &structures).ok()?;
        let codes = framework.competences().map(|competence| competence.code.clone());
        let competences: BTreeMap<_, _> = codes.zip(0..).collect();
        let known = items.values().filter(|item| competences.contains_key(&item.competence));
        let places = known.clone().map(|item| item.id.clone()).zip(0..).collect();
        let curves = known.map(|item| (competences[&item.competence], &item.parameters.model));
        let items = ProfileItems::new(&model, curves).ok()?;
        Some(Self { model: Arc::new(model), items, competences, loadings, places })
    }

    /// The model: competences in the framework's order.
    pub fn model(&self) -> &Arc<ProfileModel> {
        &self.model
    }

    /// The curves of all questions, in the order of their ids.
    pub fn items(&self) -> &ProfileItems {
        &self.items
    }

    /// Where a competence stands in the model.
    pub fn competence(&self, code: &CompetenceCode) -> Option<usize> {
        self.competences.get(code).copied()
    }

    /// The loading of a competence on the general factor.
    pub fn loading(&self, code: &CompetenceCode) -> Option<f64> {
        self.competence(code).map(|place| self.loadings[place])
    }

    /// Where a question stands among [`HigherOrder::items`].
    pub fn place(&self, id: &ItemId) -> Option<usize> {
        self.places.get(id).copied()
    }
}
