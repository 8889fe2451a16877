//! Work over simulees on several threads, its results in the order of simulees.

use std::ops::Range;
use std::thread;

/// What `work` makes of consecutive parts of a range, in order: `work` gets a part and returns one
/// result for each number in it. The first error in order is returned.
///
/// Results do not depend on the number of threads, provided that the result for a number depends on
/// that number alone.
pub(super) fn in_order<T: Send, E: Send>(
    numbers: Range<u32>,
    threads: usize,
    work: impl Fn(Range<u32>) -> Result<Vec<T>, E> + Sync,
) -> Result<Vec<T>, E> {
    let parts = parts(numbers, threads);
    if let [part] = &parts[..] {
        return work(part.clone());
    }
    let finished: Vec<thread::Result<Result<Vec<T>, E>>> = thread::scope(|scope| {
        let work = &work;
        let running: Vec<_> = parts.into_iter().map(|part| scope.spawn(move || work(part))).collect();
        running.into_iter().map(thread::ScopedJoinHandle::join).collect()
    });
    let mut all = Vec::new();
    for part in finished {
        all.extend(part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
    }
    Ok(all)
}

fn parts(numbers: Range<u32>, threads: usize) -> Vec<Range<u32>> {
    let (start, length) = (numbers.start, numbers.end.saturating_sub(numbers.start));
    let threads = u32::try_from(threads).unwrap_or(u32::MAX).clamp(1, length.max(1));
    let each = length.div_ceil(threads);
    let edge = |part: u32| start + part.saturating_mul(each).min(length);
    (0..threads).map(|part| edge(part)..edge(part + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_order_whatever_the_number_of_threads() {
        let squares = |part: Range<u32>| Ok::<_, ()>(part.map(|number| number * number).collect());
        let expected: Vec<u32> = (3..20).map(|number| number * number).collect();
        for threads in [0, 1, 2, 3, 17, 99] {
            assert_eq!(in_order(3..20, threads, squares), Ok(expected.clone()));
        }
        assert_eq!(in_order(5..5, 2, squares), Ok(vec![]));
    }

    #[test]
    fn the_first_error_is_returned() {
        let fail = |part: Range<u32>| if part.contains(&7) { Err(part.start) } else { Ok(vec![0]) };
        assert_eq!(in_order(0..10, 2, fail), Err(5));
    }
}
