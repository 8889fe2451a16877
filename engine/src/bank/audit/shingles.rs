//! How much of their wording two texts share, without comparing each with each.
//!
//! A text is the set of its runs of three words. Two sets are as alike as their intersection is large in
//! their union (Jaccard). MinHash (Broder 1997) keeps, for each of 24 orders of all runs, the first run of
//! a text: two texts have the same one with the probability of their likeness. Eight bands of three such
//! numbers are sorted; texts that share a band are compared in full. Of texts alike by 0.8 a share of
//! 1 − (1 − 0.8³)⁸ = 0.997 is found, of texts alike by 0.3 a share of 0.2 is compared in vain.

use crate::item::text_match::{Ignored, normalise};
use std::collections::BTreeSet;

/// Words of a run.
const WORDS: usize = 3;
const BANDS: usize = 8;
const ROWS: usize = 3;
/// Most texts of a band with which one of them is compared.
const MOST_COMPARED: usize = 4;

/// The runs of a text, as sorted hashes.
#[derive(Debug, Clone)]
pub(super) struct Shingles(Vec<u64>);

impl Shingles {
    pub(super) fn of(text: &str) -> Self {
        let folded = normalise(text, &BTreeSet::from([Ignored::Case, Ignored::Accents]));
        let words: Vec<u64> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(hash).collect();
        let run = |run: &[u64]| run.iter().fold(0, |sum: u64, word| mix(sum ^ word));
        let mut runs: Vec<u64> = words.windows(WORDS.min(words.len()).max(1)).map(run).collect();
        runs.sort_unstable();
        runs.dedup();
        Self(runs)
    }

    /// Runs in both ÷ runs in either; 0 when there are none.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let common = self.0.iter().filter(|run| other.0.binary_search(run).is_ok()).count();
        let union = self.0.len() + other.0.len() - common;
        common as f64 / union.max(1) as f64
    }

    fn bands(&self) -> [[u64; ROWS]; BANDS] {
        let mut bands = [[u64::MAX; ROWS]; BANDS];
        for (order, least) in bands.iter_mut().flatten().enumerate() {
            let salt = mix(order as u64 + 1);
            *least = self.0.iter().map(|run| mix(run ^ salt)).min().unwrap_or(u64::MAX);
        }
        bands
    }
}

/// Pairs of texts that may be alike, the later one first, each pair once.
pub(super) fn candidates(texts: &[Shingles]) -> BTreeSet<(usize, usize)> {
    let mut banded: Vec<(usize, [u64; ROWS], usize)> = Vec::new();
    for (index, text) in texts.iter().enumerate().filter(|(_, text)| !text.0.is_empty()) {
        banded.extend(text.bands().into_iter().enumerate().map(|(band, key)| (band, key, index)));
    }
    banded.sort_unstable();
    let mut pairs = BTreeSet::new();
    for same in banded.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        for (place, (.., later)) in same.iter().enumerate() {
            let earlier = same[..place].iter().take(MOST_COMPARED);
            pairs.extend(earlier.map(|(.., earlier)| (*later, *earlier)));
        }
    }
    pairs
}

/// FNV-1a, then mixed.
fn hash(word: &str) -> u64 {
    let step = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    mix(word.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}

/// The finaliser of SplitMix64 (Steele, Lea & Flood 2014).
fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_the_share_of_common_runs() {
        let one = Shingles::of("Lina trie ses photos par date");
        let same = Shingles::of("lina TRIE ses photos, par datè !");
        let other = Shingles::of("Lina trie ses photos par nom");
        assert!((one.likeness(&same) - 1.0).abs() < 1e-12);
        assert!((one.likeness(&other) - 3.0 / 5.0).abs() < 1e-12);
        assert!(one.likeness(&Shingles::of("")) <= 0.0);
        assert!((Shingles::of("Oui").likeness(&Shingles::of("oui")) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn like_texts_are_found_among_many() {
        let text = |n: usize, last: &str| {
            let words: Vec<String> = (0..40).map(|word| format!("w{}", n * 97 + word)).collect();
            Shingles::of(&format!("{} {last}", words.join(" ")))
        };
        let mut texts: Vec<Shingles> = (0..2000).map(|n| text(n * 1000, "end")).collect();
        texts.extend((0..200).map(|n| text(n * 1000, "other")));
        let pairs = candidates(&texts);
        let found = (0..200).filter(|n| pairs.contains(&(2000 + n, *n))).count();
        assert!(found >= 198, "{found}");
        assert!(pairs.len() < 2000, "{}", pairs.len());
    }
}
