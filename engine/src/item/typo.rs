//! How far a typed text stands from another: slips of the finger, counted.

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of two
/// neighbours, no part edited twice (the restricted form of Damerau 1964 and Levenshtein 1966).
///
/// d(i, j) = min(d(i−1, j) + 1, d(i, j−1) + 1, d(i−1, j−1) + [aᵢ ≠ bⱼ],
/// d(i−2, j−2) + 1 when aᵢ₋₁aᵢ = bⱼbⱼ₋₁). Symmetric; in characters, not bytes.
///
/// `None` above `most`: most pairs are told apart early, since a swap steps over one row of d and nothing
/// over more, so that of two rows that follow each other one must reach down to `most`.
pub(crate) fn distance_within(first: &str, second: &str, most: usize) -> Option<usize> {
    let a: Vec<char> = first.chars().collect();
    let b: Vec<char> = second.chars().collect();
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut rows = [vec![0; b.len() + 1], (0..=b.len()).collect(), vec![0; b.len() + 1]];
    for i in 0..a.len() {
        let [before, last, row] = &mut rows;
        next_row(&a, &b, i, [before, last], row);
        let near = |row: &[usize]| row.iter().any(|slips| *slips <= most);
        if !near(last) && !near(row) {
            return None;
        }
        rows.rotate_left(1);
    }
    rows[1].last().copied().filter(|slips| *slips <= most)
}

fn next_row(a: &[char], b: &[char], i: usize, [before, last]: [&[usize]; 2], row: &mut [usize]) {
    row[0] = i + 1;
    for j in 0..b.len() {
        let substituted = last[j] + usize::from(a[i] != b[j]);
        let mut best = substituted.min(last[j + 1] + 1).min(row[j] + 1);
        if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
            best = best.min(before[j - 1] + 1);
        }
        row[j + 1] = best;
    }
}

/// Slips forgiven in an accepted answer of this many signs: none below 5, one from 5 to 8, two
/// from 9; none when it holds a digit or a sign of addresses, paths, formulas and commands.
pub(crate) fn slips_forgiven(accepted: &str) -> usize {
    let exact = |c: char| c.is_numeric() || "@./\\:=;".contains(c);
    if accepted.chars().any(exact) {
        return 0;
    }
    match accepted.chars().count() {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted_in_characters() {
        let cases = [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("navigateur", "navigateur", 0),
            ("navigateur", "navigatuer", 1),
            ("navigateur", "navgateur", 1),
            ("été", "ete", 2),
            ("ca", "abc", 3),
            ("kitten", "sitting", 3),
        ];
        for (a, b, slips) in cases {
            for most in 0..5 {
                let found = (slips <= most).then_some(slips);
                assert_eq!(distance_within(a, b, most), found, "{a} {b} {most}");
                assert_eq!(distance_within(b, a, most), found, "{b} {a} {most}");
            }
        }
    }

    #[test]
    fn short_answers_and_codes_forgive_nothing() {
        let cases = [
            ("abcd", 0),
            ("abcde", 1),
            ("abcdefgh", 1),
            ("abcdefghi", 2),
            ("abcdefgh9", 0),
            ("a=bcdefghij", 0),
            ("nom@exemple", 0),
        ];
        for (accepted, slips) in cases {
            assert_eq!(slips_forgiven(accepted), slips, "{accepted}");
        }
    }
}
