//! The items of a profile: which competence each one measures, and its curves at the model's nodes.

use super::model::{ProfileError, ProfileModel};
use super::posterior::ProfilePosterior;
use crate::irt::{CurveTable, ResponseModel};

/// Items, each of one competence, read once at the nodes of a model. Unchanging: share it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileItems {
    curves: CurveTable,
    competences: Vec<usize>,
}

impl ProfileItems {
    /// Items in order, each with the index of its competence; an item is known by its place.
    ///
    /// # Errors
    /// [`ProfileError::Competence`] if the model has no such competence.
    pub fn new<'a>(
        model: &ProfileModel,
        items: impl IntoIterator<Item = (usize, &'a ResponseModel)>,
    ) -> Result<Self, ProfileError> {
        let (competences, models): (Vec<usize>, Vec<&ResponseModel>) = items.into_iter().unzip();
        for &competence in &competences {
            model.structure(competence)?;
        }
        Ok(Self { curves: CurveTable::new(models, model.nodes()), competences })
    }

    /// Number of items.
    pub fn count(&self) -> usize {
        self.competences.len()
    }

    /// The competence of an item.
    ///
    /// # Panics
    /// If there is no such item.
    pub fn competence(&self, item: usize) -> usize {
        self.competences[item]
    }

    /// The items' curves at the model's nodes.
    pub fn curves(&self) -> &CurveTable {
        &self.curves
    }
}

impl ProfilePosterior {
    /// Takes an answer to an item into account: the category it falls in, counted from 0.
    ///
    /// # Errors
    /// [`ProfileError::Row`] if the items were read at the nodes of another model.
    ///
    /// # Panics
    /// If there is no such item or category.
    pub fn answer(&mut self, items: &ProfileItems, item: usize, category: usize) -> Result<(), ProfileError> {
        self.update(items.competence(item), items.curves.ln_probability(item, category))
    }
}
