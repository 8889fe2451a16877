//! Proportional balancing: the next item comes from the area furthest behind its share (Kingsbury &
//! Zara 1989).

use super::{Choice, greatest};

/// The most informative candidate of the area with the greatest (target share − observed share).
///
/// `information[i]` and `areas[i]` belong to candidate i; `targets[k]` is the wanted share of area k, in
/// any unit; `counts[k]` the items of area k given so far. Before the first item every observed share
/// is 0. Areas without a candidate are passed over; among equals the first area, then the first
/// candidate. The value is the candidate's information. `None` when no candidate is in a known area.
///
/// ```
/// use jalon_engine::selection::balancing::proportional;
///
/// // Observed shares 2/3 and 1/3 against 1/2 and 1/2: area 1 is behind.
/// let choice = proportional(&[0.9, 0.2, 0.4], &[0, 1, 1], &[1.0, 1.0], &[2, 1]);
/// assert_eq!(choice.map(|choice| (choice.index, choice.value)), Some((2, 0.4)));
/// ```
pub fn proportional(information: &[f64], areas: &[usize], targets: &[f64], counts: &[u32]) -> Option<Choice> {
    let wanted: f64 = targets.iter().sum();
    let given = f64::from(counts.iter().sum::<u32>());
    let share = |amount: f64, all: f64| if all > 0.0 { amount / all } else { 0.0 };
    let behind = targets
        .iter()
        .zip(counts)
        .map(|(target, count)| share(*target, wanted) - share(f64::from(*count), given))
        .enumerate()
        .filter(|(area, _)| areas.contains(area));
    let area = greatest(behind)?.index;
    let candidates = information.iter().copied().zip(areas).enumerate();
    greatest(candidates.filter(|(_, (_, of))| **of == area).map(|(index, (value, _))| (index, value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_furthest_behind_is_served() {
        let information = [0.5, 0.6, 0.7, 0.1];
        let areas = [0, 0, 1, 2];
        let chosen = |counts: &[u32]| {
            proportional(&information, &areas, &[0.5, 0.3, 0.2], counts).map(|choice| choice.index)
        };
        assert_eq!(chosen(&[0, 0, 0]), Some(1)); // 0.5 is the greatest share
        assert_eq!(chosen(&[1, 0, 0]), Some(2)); // −0.5, 0.3, 0.2
        assert_eq!(chosen(&[1, 1, 0]), Some(3)); // 0, −0.2, 0.2
        assert_eq!(chosen(&[1, 1, 1]), Some(1)); // 0.167, −0.033, −0.133
    }

    #[test]
    fn an_area_without_candidates_is_passed_over() {
        let choice = proportional(&[0.5, 0.6], &[1, 1], &[0.9, 0.1], &[0, 5]);
        assert_eq!(choice, Some(Choice { index: 1, value: 0.6 }));
        assert_eq!(proportional(&[], &[], &[1.0], &[0]), None);
        assert_eq!(proportional(&[0.5], &[7], &[1.0], &[0]), None);
    }
}
