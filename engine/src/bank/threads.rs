//! Work shared among the cores of a machine.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What both make, one beside the other.
pub(super) fn beside<One, Two: Send>(
    one: impl FnOnce() -> One,
    two: impl FnOnce() -> Two + Send,
) -> (One, Two) {
    thread::scope(|scope| {
        let two = scope.spawn(two);
        (one(), two.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// What is made of each, in the order given. Some take much longer than others: whoever is free takes the next.
pub(super) fn each<T: Sync, Made: Send>(all: &[T], make: impl Fn(&T) -> Made + Sync) -> Vec<Made> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut made = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(one) = all.get(place) else { return made };
            made.push((place, make(one)));
        }
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let mut made: Vec<(usize, Made)> = thread::scope(|scope| {
        let shares: Vec<_> = (0..threads).map(|_| scope.spawn(share)).collect();
        shares
            .into_iter()
            .flat_map(|share| share.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    });
    made.sort_by_key(|(place, _)| *place);
    made.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_made_once_in_order() {
        let all: Vec<u32> = (0..1000).collect();
        assert_eq!(each(&all, |number| number * 2), (0..1000).map(|number| number * 2).collect::<Vec<_>>());
        assert!(each(&[], |number: &u32| *number).is_empty());
    }
}
