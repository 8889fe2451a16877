//! Randomness as a pure function of (seed, position, purpose).
//!
//! Nothing carries a generator along: each draw opens ChaCha8 (Bernstein 2008) with the session's
//! seed as key and `position · 16 + purpose` as stream. A question can so be drawn again without
//! replaying those before it, and drawing options never shifts the choice of items.

use crate::math::ln;
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};
use std::fmt::{self, Write};
use std::str::FromStr;

/// 256 bits from which everything random in a session follows. Written as 64 hex digits.
///
/// Whoever knows the seed knows the draws to come: it stays on the server while a session runs.
/// ```
/// use jalon_engine::seed::{DrawPurpose, Seed};
/// let seed: Seed = "07".repeat(32).parse()?;
/// let first = seed.draws(1, DrawPurpose::Selection).index_below(1000);
/// assert_eq!(first, seed.draws(1, DrawPurpose::Selection).index_below(1000));
/// # Ok::<(), jalon_engine::seed::SeedError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Seed(pub [u8; 32]);

/// Why a text is not a seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a seed is written with 64 hexadecimal digits")]
pub struct SeedError;

/// What a draw is for; each purpose has its own stream. The numbers are part of the transcript
/// format and never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawPurpose {
    /// Choosing an item among the best.
    Selection = 0,
    /// The order in which options are shown.
    Options = 1,
    /// The answers of simulated learners.
    Simulation = 2,
    /// The ability of a simulee in [`crate::simulation::adaptive`].
    SimuleeAbility = 3,
    /// The answers of a simulee there, one number a question.
    SimuleeAnswers = 4,
    /// Choices among items and exposure control in the test of a simulee there.
    SimuleeSelection = 5,
    /// The secrets that seal the answers of a [`crate::session::record::Record`].
    AnswerSeal = 6,
    /// The form that a question with variants takes.
    Variant = 7,
    /// The true parameters of a study's bank.
    StudyBank = 14,
    /// The abilities and the luck of a study's simulees.
    StudyPerson = 15,
}

/// Numbers drawn for one position and purpose, in a fixed order.
#[derive(Debug, Clone)]
pub struct Draws(Source);

/// Where numbers come from.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "made for one draw and gone: never kept, never in a list")]
enum Source {
    Generator(ChaCha8Rng),
    /// A number that was drawn before, then zeros.
    Given(u64),
}

impl Seed {
    /// The draws of a position, for one purpose.
    pub fn draws(&self, position: u32, purpose: DrawPurpose) -> Draws {
        let mut generator = ChaCha8Rng::from_seed(self.0);
        generator.set_stream(u64::from(position) * 16 + purpose as u64);
        Draws(Source::Generator(generator))
    }
}

impl Draws {
    /// The draws of a place whose first number is known, without the seed: as good as the seed wherever one number is
    /// drawn, but for the one case in 2⁵⁸ or so in which [`Draws::index_below`] would have drawn again.
    pub(crate) fn given(number: u64) -> Self {
        Self(Source::Given(number))
    }

    /// The next 64 random bits.
    pub(crate) fn number(&mut self) -> u64 {
        match &mut self.0 {
            Source::Generator(generator) => generator.next_u64(),
            Source::Given(number) => std::mem::take(number),
        }
    }

    /// A whole number drawn uniformly from 0 to n − 1; 0, without a draw, when n is 0 or 1.
    ///
    /// Unbiased: of the 2⁶⁴ equally likely numbers x, the last (2⁶⁴ mod n) are drawn again and
    /// x mod n is taken of the others.
    pub fn index_below(&mut self, n: usize) -> usize {
        if n < 2 {
            return 0;
        }
        let n = n as u64;
        let excess = (u64::MAX % n + 1) % n;
        loop {
            let x = self.number();
            if x <= u64::MAX - excess {
                return usize::try_from(x % n).unwrap_or(0);
            }
        }
    }

    /// A number drawn uniformly from \[0, 1): 53 random bits divided by 2⁵³.
    pub fn uniform(&mut self) -> f64 {
        const UNIT: f64 = 1.0 / (1_u64 << 53) as f64;
        (self.number() >> 11) as f64 * UNIT
    }

    /// A number drawn from the standard normal distribution: one of the pair that the polar method
    /// makes of a point drawn inside the unit circle (Marsaglia & Bray 1964).
    pub fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                return x * (-2.0 * ln(square) / square).sqrt();
            }
        }
    }

    /// A seed, for whoever needs draws of their own.
    pub fn seed(&mut self) -> Seed {
        let mut bytes = [0; 32];
        bytes.chunks_exact_mut(8).for_each(|chunk| chunk.copy_from_slice(&self.number().to_le_bytes()));
        Seed(bytes)
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Never prints the bits: a seed in a log would tell the draws to come.
impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(…)")
    }
}

impl FromStr for Seed {
    type Err = SeedError;

    fn from_str(text: &str) -> Result<Self, SeedError> {
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(SeedError);
        }
        let mut bytes = [0; 32];
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * index..2 * index + 2], 16).map_err(|_| SeedError)?;
        }
        Ok(Self(bytes))
    }
}

impl TryFrom<String> for Seed {
    type Error = SeedError;

    fn try_from(text: String) -> Result<Self, SeedError> {
        text.parse()
    }
}

impl From<Seed> for String {
    fn from(seed: Seed) -> Self {
        let mut text = Self::with_capacity(64);
        let _ = write!(text, "{seed}");
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counting_seed() -> Seed {
        let mut bytes = [0; 32];
        (0_u8..32).zip(bytes.iter_mut()).for_each(|(value, byte)| *byte = value);
        Seed(bytes)
    }

    /// Values computed with a separate implementation of ChaCha8 (20 lines, from the paper).
    #[test]
    fn draws_never_change_from_one_version_to_the_next() {
        let draw = |position, purpose| {
            let mut draws = counting_seed().draws(position, purpose);
            [10, 7, 1000, 3].map(|n| draws.index_below(n))
        };
        assert_eq!(draw(1, DrawPurpose::Selection), [8, 1, 208, 0]);
        assert_eq!(draw(1, DrawPurpose::Options), [6, 0, 964, 1]);
        assert_eq!(draw(64, DrawPurpose::Simulation), [6, 6, 933, 0]);
    }

    #[test]
    fn uniform_draws_never_change_either() {
        let mut draws = counting_seed().draws(3, DrawPurpose::Simulation);
        let bits = [draws.uniform().to_bits(), draws.uniform().to_bits()];
        assert_eq!(bits, [4_586_592_686_834_378_416, 4_605_423_933_698_200_052]);
    }

    #[test]
    fn normal_draws_have_the_moments_of_the_normal_distribution() {
        let mut draws = counting_seed().draws(1, DrawPurpose::StudyPerson);
        let drawn: Vec<f64> = (0..100_000).map(|_| draws.normal()).collect();
        let moment = |power: usize| {
            drawn.iter().map(|x| std::iter::repeat_n(*x, power).product::<f64>()).sum::<f64>() / 1e5
        };
        // Standard errors: 0.003, 0.0045, 0.012, 0.031.
        for (power, expected, error) in [(1, 0.0, 0.01), (2, 1.0, 0.015), (3, 0.0, 0.04), (4, 3.0, 0.1)] {
            assert!((moment(power) - expected).abs() < error, "moment {power}: {}", moment(power));
        }
    }

    #[test]
    fn seeds_drawn_for_others_differ() {
        let seed = |position| counting_seed().draws(position, DrawPurpose::StudyPerson).seed();
        assert_eq!(seed(1), seed(1));
        assert_ne!(seed(1), seed(2));
    }

    #[test]
    fn a_seed_is_written_as_it_is_read() {
        let text = counting_seed().to_string();
        assert!(text.starts_with("000102") && text.len() == 64);
        assert_eq!(text.parse(), Ok(counting_seed()));
        assert_eq!("zz".repeat(32).parse::<Seed>(), Err(SeedError));
        assert_eq!("é".repeat(32).parse::<Seed>(), Err(SeedError));
        assert_eq!(serde_json::to_string(&counting_seed()).unwrap(), format!("\"{text}\""));
    }

    #[test]
    fn a_seed_does_not_show_itself_in_debug_output() {
        assert_eq!(format!("{:?}", counting_seed()), "Seed(…)");
    }
}
