//! The scale on which algorithms are compared.

use super::accuracy::Line;
use crate::scale::{ReportingScale, Theta};

/// What an algorithm, or the truth, says of every competence of one person.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Places {
    /// Continuous places, from 0 to the highest level.
    pub(super) places: Vec<f64>,
    /// Levels.
    pub(super) levels: Vec<u8>,
}

impl Places {
    /// The places of known abilities.
    pub(super) fn of(scale: &ReportingScale, abilities: &[Theta]) -> Self {
        Self {
            places: abilities.iter().map(|theta| place(scale, *theta)).collect(),
            levels: abilities.iter().map(|theta| scale.level_of(*theta).0).collect(),
        }
    }
}

/// The place of an ability, from 0 to the highest level.
pub(super) fn place(scale: &ReportingScale, theta: Theta) -> f64 {
    scale.position(theta).min(f64::from(scale.levels()))
}

/// The level of a place.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and the highest level"
)]
fn level(scale: &ReportingScale, place: f64) -> u8 {
    place.clamp(0.0, f64::from(scale.levels())) as u8
}

/// What an algorithm would say if it knew the line.
pub(super) fn remapped(scale: &ReportingScale, line: Line, said: &[Places]) -> Vec<Places> {
    let highest = f64::from(scale.levels());
    said.iter().map(|places| line.applied(places, |place| level(scale, place), highest)).collect()
}
