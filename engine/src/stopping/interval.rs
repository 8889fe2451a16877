//! Ability confidence interval: a cut score is decided when the interval leaves it out.
//!
//! Kingsbury & Weiss (1983): with \[θ̂ − z SE, θ̂ + z SE\], above when the lower end reaches the cut
//! score, below when the upper end stays under it. z = 1.96 for 95 %, two-sided.

use super::Side;
use crate::ability::AbilityEstimate;

/// The decision at a cut score; `None` while the interval holds it.
pub fn decide(estimate: AbilityEstimate, z: f64, cut: f64) -> Option<Side> {
    let reach = z * estimate.standard_error.0;
    if estimate.theta.0 - reach >= cut {
        Some(Side::Above)
    } else if estimate.theta.0 + reach < cut {
        Some(Side::Below)
    } else {
        None
    }
}
