//! How far a typed text stands from another: slips of the finger, counted.

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of two
/// neighbours, no part edited twice (the restricted form of Damerau 1964 and Levenshtein 1966).
///
/// d(i, j) = min(d(i−1, j) + 1, d(i, j−1) + 1, d(i−1, j−1) + [aᵢ ≠ bⱼ],
/// d(i−2, j−2) + 1 when aᵢ₋₁aᵢ = bⱼbⱼ₋₁). Symmetric; in characters, not bytes.
pub(crate) fn distance(first: &str, second: &str) -> usize {
    let a: Vec<char> = first.chars().collect();
    let b: Vec<char> = second.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let row = next_row(&a, &b, i, [&before, &last]);
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(a.len())
}

fn next_row(a: &[char], b: &[char], i: usize, [before, last]: [&Vec<usize>; 2]) -> Vec<usize> {
    let mut row = vec![i + 1];
    for j in 0..b.len() {
        let substituted = last[j] + usize::from(a[i] != b[j]);
        let mut best = substituted.min(last[j + 1] + 1).min(row[j] + 1);
        if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
            best = best.min(before[j - 1] + 1);
        }
        row.push(best);
    }
    row
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
            assert_eq!(distance(a, b), slips, "{a} {b}");
            assert_eq!(distance(b, a), slips, "{b} {a}");
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
