//! Maximum priority index: information weighed by how much room each rule still has (Cheng & Chang
//! 2009).

use super::{Choice, greatest};

/// How many items with an attribute a test should have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quota {
    /// At most, or exactly, `upper`: f = (upper − x) / upper.
    Upper {
        /// Items with the attribute in a test.
        upper: u32,
    },
    /// From `lower` to `upper`: f = f₁ f₂ with f₁ = (upper − x − 1) / upper and
    /// f₂ = ((length − lower) − (t − x)) / (length − lower).
    Range {
        /// Fewest.
        lower: u32,
        /// Most.
        upper: u32,
        /// Items of a test.
        length: u32,
    },
}

impl Quota {
    /// Room left when x of the t items given have the attribute.
    ///
    /// A bound of 0 leaves none; a test that must consist of the attribute alone is never ahead.
    fn room(self, x: u32, t: u32) -> f64 {
        let share = |part: f64, whole: u32| if whole == 0 { part } else { part / f64::from(whole) };
        match self {
            Self::Upper { upper } => share(f64::from(upper) - f64::from(x), upper),
            Self::Range { lower, upper, length } => {
                let others = length.saturating_sub(lower);
                let below = f64::from(upper) - f64::from(x) - 1.0;
                let above = f64::from(others) - (f64::from(t) - f64::from(x));
                // Two negative factors would look like a merit.
                let sign = if below < 0.0 && above < 0.0 { -1.0 } else { 1.0 };
                let above = if others == 0 { 1.0 + above } else { share(above, others) };
                sign * share(below, upper) * above
            }
        }
    }
}

/// The candidate with the greatest priority index Iᵢ Πₖ wₖ fₖ over the attributes k it has.
///
/// `information[i]` and `attributes[i]`, the list of attributes, belong to candidate i; `quotas[k]` is
/// the rule of attribute k with its weight wₖ; `counts[k]` how many of the `given` items have it. The
/// value is the index. A product with several negative factors counts as negative. Among equals the
/// first candidate. To limit exposure, multiply the information by [`exposure_factor`].
///
/// ```
/// use jalon_engine::selection::balancing::{Quota, priority_index};
///
/// // Attribute 0 has 1 of 4 places left, attribute 1 has 3 of 4.
/// let quotas = [(Quota::Upper { upper: 4 }, 1.0), (Quota::Upper { upper: 4 }, 1.0)];
/// let choice = priority_index(&[0.8, 0.4], &[vec![0], vec![1]], &quotas, &[3, 1], 4);
/// assert_eq!(choice.map(|choice| (choice.index, choice.value)), Some((1, 0.4 * 0.75)));
/// ```
pub fn priority_index(
    information: &[f64],
    attributes: &[Vec<usize>],
    quotas: &[(Quota, f64)],
    counts: &[u32],
    given: u32,
) -> Option<Choice> {
    let factors: Vec<f64> =
        quotas.iter().zip(counts).map(|((quota, weight), x)| weight * quota.room(*x, given)).collect();
    let index = |information: f64, attributes: &[usize]| {
        let of_item = || attributes.iter().filter_map(|k| factors.get(*k));
        let size: f64 = of_item().map(|factor| factor.abs()).product();
        if of_item().any(|factor| *factor < 0.0) { -information * size } else { information * size }
    };
    let candidates = information.iter().zip(attributes).enumerate();
    greatest(candidates.map(|(i, (information, attributes))| (i, index(*information, attributes))))
}

/// Room an item has below the greatest exposure rate r allowed: f = (r − rate) / r.
pub fn exposure_factor(greatest_rate: f64, rate: f64) -> f64 {
    (greatest_rate - rate) / greatest_rate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_of_a_range_count() {
        // 2 to 5 of 10 items, 1 of the 4 given: (5 − 1 − 1)/5 = 0.6, (8 − 3)/8 = 0.625.
        let range = Quota::Range { lower: 2, upper: 5, length: 10 };
        assert!((range.room(1, 4) - 0.375).abs() < 1e-15);
        // At its upper bound: (5 − 5 − 1)/5 = −0.2, (8 − 0)/8 = 1.
        assert!((range.room(5, 5) + 0.2).abs() < 1e-15);
        // No item may be spent elsewhere any more: (8 − 8)/8 = 0.
        assert!(range.room(0, 8).abs() < 1e-15);
    }

    #[test]
    fn an_index_is_the_product_over_the_attributes_of_an_item() {
        let quotas = [
            (Quota::Upper { upper: 5 }, 1.0),                      // (5 − 2)/5 = 0.6
            (Quota::Range { lower: 1, upper: 4, length: 6 }, 2.0), // 2 · 2/4 · (5 − 2)/5 = 0.6
            (Quota::Upper { upper: 2 }, 1.0),                      // (2 − 3)/2 = −0.5
        ];
        let attributes = [vec![0, 1], vec![0], vec![], vec![2]];
        let chosen = |information: &[f64]| priority_index(information, &attributes, &quotas, &[2, 1, 3], 3);
        let near = |choice: Option<Choice>, index: usize, value: f64| {
            choice.is_some_and(|choice| choice.index == index && (choice.value - value).abs() < 1e-12)
        };
        assert!(near(chosen(&[1.0, 0.5, 0.2, 3.0]), 0, 0.36));
        assert!(near(chosen(&[1.0, 0.7, 0.2, 3.0]), 1, 0.42));
        assert!(near(chosen(&[0.1, 0.1, 0.9, 3.0]), 2, 0.9));
        assert!(near(priority_index(&[1.0], &[vec![2]], &quotas, &[2, 1, 3], 3), 0, -0.5));
    }

    #[test]
    fn two_broken_rules_are_not_a_merit() {
        let quotas = [(Quota::Upper { upper: 1 }, 1.0); 2];
        let choice = priority_index(&[0.9, 0.1], &[vec![0, 1], vec![]], &quotas, &[2, 2], 4);
        assert_eq!(choice, Some(Choice { index: 1, value: 0.1 }));
        let range = Quota::Range { lower: 8, upper: 9, length: 10 };
        assert!(range.room(12, 20) < 0.0);
    }

    #[test]
    fn bounds_that_fill_or_empty_the_test_divide_by_nothing() {
        assert!(Quota::Upper { upper: 0 }.room(0, 3).abs() < 1e-15);
        let whole = Quota::Range { lower: 10, upper: 10, length: 10 };
        assert!((whole.room(4, 4) - 0.5).abs() < 1e-15);
        assert!(exposure_factor(0.25, 0.25).abs() < 1e-15);
        assert!((exposure_factor(0.25, 0.0) - 1.0).abs() < 1e-15);
    }
}
