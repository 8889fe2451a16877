//! A small generator (SplitMix64): what a run draws follows from its printed seed.
#![expect(clippy::expect_used, reason = "a test helper fails by panicking")]

/// The generator.
#[derive(Debug, Clone)]
pub struct Dice(pub u64);

impl Dice {
    /// The next 64 bits.
    #[expect(clippy::should_implement_trait, reason = "dice never end, an iterator might")]
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }
}

/// A whole number from the environment, or another.
pub fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().map_or(otherwise, |text| text.parse().expect("a whole number"))
}

/// A seed from the operating system, to be printed.
pub fn random() -> u64 {
    u64::from_le_bytes(jalon::entropy::bytes::<8>())
}
