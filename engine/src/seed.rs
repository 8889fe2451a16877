//! Randomness as a pure function of (seed, position, purpose).
