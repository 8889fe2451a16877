//! Weighted deviations: the item after which the test is expected to miss its bounds least (Stocking &
//! Swanson 1993).

use super::Choice;

/// Bounds on how many items of a test have a property, and what missing them costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Property {
    /// Fewest.
    pub lower: f64,
    /// Most.
    pub upper: f64,
    /// Cost of missing a bound by one item.
    pub weight: f64,
}

/// Information the test should reach, and what falling short costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InformationTarget {
    /// Wanted sum over the test, per logit².
    pub wanted: f64,
    /// Sum over the items given so far.
    pub reached: f64,
    /// Cost of each unit below.
    pub weight: f64,
}

/// The candidate with the smallest Σⱼ wⱼ (d_Lⱼ + d_Uⱼ) + w_θ d_θ.
///
/// With candidate i the test is expected to have qⱼ = xⱼ + cᵢⱼ + r v̄ⱼ items with property j: those
/// given, the candidate, and for the r items after it the mean share v̄ⱼ of property j among the other
/// candidates. Then d_Lⱼ = max(0, lowerⱼ − qⱼ), d_Uⱼ = max(0, qⱼ − upperⱼ), and
/// d_θ = max(0, wanted − reached − Iᵢ).
///
/// `information[i]` and `attributes[i]`, the list of properties, belong to candidate i; `counts[j]` is xⱼ
/// and `to_come` is r. The value is the weighted sum. Among equals the more informative candidate, then
/// the first.
///
/// ```
/// use jalon_engine::selection::balancing::{InformationTarget, Property, weighted_deviations};
///
/// // The last item of a test that wants one with property 0: candidate 1 has it.
/// let properties = [Property { lower: 1.0, upper: 2.0, weight: 1.0 }];
/// let target = InformationTarget { wanted: 1.0, reached: 0.5, weight: 1.0 };
/// let choice = weighted_deviations(&[0.4, 0.3], &[vec![], vec![0]], &properties, &[0], 0, target);
/// assert_eq!(choice.map(|choice| choice.index), Some(1));
/// ```
pub fn weighted_deviations(
    information: &[f64],
    attributes: &[Vec<usize>],
    properties: &[Property],
    counts: &[u32],
    to_come: u32,
    target: InformationTarget,
) -> Option<Choice> {
    let mut holders = vec![0.0; properties.len()];
    for property in attributes.iter().flatten() {
        if let Some(holders) = holders.get_mut(*property) {
            *holders += 1.0;
        }
    }
    let others = (attributes.len() as f64 - 1.0).max(1.0);
    let deviation = |information: f64, attributes: &[usize]| {
        let bounds = properties.iter().zip(counts).enumerate().map(|(j, (property, count))| {
            let own = if attributes.contains(&j) { 1.0 } else { 0.0 };
            let expected = f64::from(*count) + own + f64::from(to_come) * (holders[j] - own) / others;
            property.weight * (property.lower - expected).max(expected - property.upper).max(0.0)
        });
        bounds.sum::<f64>() + target.weight * (target.wanted - target.reached - information).max(0.0)
    };
    let candidates = information.iter().zip(attributes).enumerate();
    let choices = candidates.map(|(index, (i, of))| Choice { index, value: deviation(*i, of) });
    choices.min_by(|one, other| {
        let informative = information[other.index].total_cmp(&information[one.index]);
        one.value.total_cmp(&other.value).then(informative)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROPERTIES: [Property; 2] =
        [Property { lower: 2.0, upper: 3.0, weight: 2.0 }, Property { lower: 0.0, upper: 1.0, weight: 1.0 }];
    const TARGET: InformationTarget = InformationTarget { wanted: 3.0, reached: 1.5, weight: 0.5 };

    #[test]
    fn a_deviation_is_worked_by_hand() {
        // Three candidates, one item given with property 0, two to come after this one.
        // Candidate 0, property 0: 1 + 1 + 2 · 1/2 = 3, inside. Property 1: 0 + 0 + 2 · 2/2 = 2, 1 above.
        //   Information: 0.5 · (1.5 − 0.5) = 0.5. Together 1.5.
        // Candidate 1, property 1: 1 + 0 + 2 · 2/2 = 3, inside; 0 + 1 + 2 · 1/2 = 2, 1 above. 0.5 · 0.6. 1.3.
        // Candidate 2, both: 1 + 1 + 2 · 1/2 = 3, inside; 0 + 1 + 2 · 1/2 = 2, 1 above. 0.5 · 0.7. 1.35.
        let attributes = [vec![0], vec![1], vec![0, 1]];
        let choice = weighted_deviations(&[0.5, 0.9, 0.8], &attributes, &PROPERTIES, &[1, 0], 2, TARGET);
        assert!(choice.is_some_and(|choice| choice.index == 1 && (choice.value - 1.3).abs() < 1e-12));
    }

    #[test]
    fn a_heavy_bound_outweighs_information() {
        // Last item: without property 0 the test stays 1 below, at a cost of 2.
        let attributes = [vec![], vec![0]];
        let choice = weighted_deviations(&[1.5, 0.1], &attributes, &PROPERTIES, &[1, 0], 0, TARGET);
        assert!(choice.is_some_and(|choice| choice.index == 1 && (choice.value - 0.7).abs() < 1e-12));
    }

    #[test]
    fn equal_deviations_leave_the_choice_to_information() {
        let target = InformationTarget { weight: 0.0, ..TARGET };
        let choice = weighted_deviations(&[0.1, 0.4, 0.4], &[vec![], vec![], vec![]], &[], &[], 3, target);
        assert_eq!(choice, Some(Choice { index: 1, value: 0.0 }));
        assert_eq!(weighted_deviations(&[], &[], &PROPERTIES, &[0, 0], 3, target), None);
    }
}
