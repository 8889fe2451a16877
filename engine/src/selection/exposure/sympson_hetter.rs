//! Sympson–Hetter: a selected item is given only with a probability tuned beforehand.
//!
//! Sympson & Hetter (1985): with P(S_i) the probability that item i is selected in a test and
//! K_i = P(A_i | S_i) that it is then administered, P(A_i) = K_i P(S_i). An item selected and not
//! given is set aside for the rest of the test. Conditional form (Stocking & Lewis 1998): one K_i for
//! each class of ability, so that easy and hard items are not overused by those they suit.

use crate::seed::Draws;
use serde::{Deserialize, Serialize};

/// Exposure control parameters K, one for each item and class of ability.
///
/// The unconditional form has a single class. [`super::tuning::tune`] finds them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ControlParameters {
    pub(super) items: usize,
    pub(super) probability: Vec<f64>,
}

impl ControlParameters {
    /// K = 1 everywhere: nothing is held back.
    pub fn unrestricted(items: usize, classes: usize) -> Self {
        Self { items, probability: vec![1.0; items * classes] }
    }

    /// K of an item in a class; 0 of an item or class that does not exist.
    pub fn get(&self, item: usize, class: usize) -> f64 {
        self.class(class).get(item).copied().unwrap_or(0.0)
    }

    /// K of all items in a class; empty when there is no such class.
    pub fn class(&self, class: usize) -> &[f64] {
        self.probability.get(class * self.items..(class + 1) * self.items).unwrap_or(&[])
    }

    /// Number of classes.
    pub fn classes(&self) -> usize {
        self.probability.len() / self.items.max(1)
    }

    /// Whether an item selected in a class is given: one draw, true with probability K.
    pub fn gives(&self, item: usize, class: usize, draws: &mut Draws) -> bool {
        draws.uniform() < self.get(item, class)
    }

    /// Goes down the ranked items, best first, until one may be given.
    ///
    /// Items passed over must be set aside for the rest of the test: they count as selected.
    /// When `given` is `None`, none may be given and the caller must say that the bank is exhausted.
    ///
    /// ```
    /// use jalon_engine::seed::{DrawPurpose, Seed};
    /// use jalon_engine::selection::exposure::sympson_hetter::ControlParameters;
    /// let mut draws = Seed([1; 32]).draws(1, DrawPurpose::Selection);
    /// let chosen = ControlParameters::unrestricted(3, 1).administer([2, 0, 1], 0, &mut draws);
    /// assert_eq!((chosen.given, chosen.set_aside), (Some(2), vec![]));
    /// ```
    pub fn administer(
        &self,
        ranked: impl IntoIterator<Item = usize>,
        class: usize,
        draws: &mut Draws,
    ) -> Administered {
        let mut set_aside = Vec::new();
        for item in ranked {
            if self.gives(item, class, draws) {
                return Administered { given: Some(item), set_aside };
            }
            set_aside.push(item);
        }
        Administered { given: None, set_aside }
    }
}

/// What became of the items selected at one place of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Administered {
    /// Selected and given; `None` when none of the ranked items may be.
    pub given: Option<usize>,
    /// Selected before it and not given: out for the rest of the test.
    pub set_aside: Vec<usize>,
}
