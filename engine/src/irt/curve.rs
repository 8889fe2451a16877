//! What a model says at one ability: each category's probability and the derivatives of its logarithm.
//!
//! Everything else follows from ℓ = ln P and its derivatives ℓ′, ℓ″, ℓ‴ in θ, without dividing by a
//! probability that may underflow:
//!
//! P′ = Pℓ′, P″ = P(ℓ″ + ℓ′²), P‴ = P(ℓ‴ + 3ℓ′ℓ″ + ℓ′³);
//! expected information I = Σ P′²/P = Σ Pℓ′² (Samejima 1969), observed information −ℓ″,
//! J = Σ P′P″/P = Σ Pℓ′(ℓ″ + ℓ′²) (Warm 1989).

use std::ops::Deref;

/// Most categories a model may have.
pub const MAX_CATEGORIES: usize = 16;

/// One category at one θ.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct CategoryPoint {
    /// P(θ).
    pub probability: f64,
    /// ln P(θ); finite where P underflows.
    pub ln_probability: f64,
    /// ℓ′, per logit.
    pub first: f64,
    /// ℓ″, per logit².
    pub second: f64,
    /// ℓ‴, per logit³.
    pub third: f64,
}

impl CategoryPoint {
    /// P′, P″ and P‴.
    pub fn derivatives(&self) -> [f64; 3] {
        let Self { probability, first, second, third, .. } = *self;
        [
            probability * first,
            probability * (second + first * first),
            probability * (third + 3.0 * first * second + first * first * first),
        ]
    }

    /// Observed information −ℓ″ of an answer in this category, per logit².
    pub fn observed_information(&self) -> f64 {
        -self.second
    }
}

/// All categories at one θ, from the lowest score to the highest; read as a slice.
#[derive(Debug, Clone, Copy)]
pub struct Curve {
    points: [CategoryPoint; MAX_CATEGORIES],
    categories: usize,
}

impl Curve {
    /// The curve of `categories` points, at most [`MAX_CATEGORIES`].
    pub(super) fn new(categories: usize, point: impl Fn(usize) -> CategoryPoint) -> Self {
        let mut points = [CategoryPoint::default(); MAX_CATEGORIES];
        points.iter_mut().take(categories).enumerate().for_each(|(category, slot)| *slot = point(category));
        Self { points, categories }
    }

    /// Expected (Fisher) information I = Σ Pℓ′², per logit².
    pub fn information(&self) -> f64 {
        self.iter().map(|point| point.probability * point.first * point.first).sum()
    }

    /// I′ = Σ Pℓ′(ℓ′² + 2ℓ″).
    pub fn information_slope(&self) -> f64 {
        let term = |point: &CategoryPoint| {
            point.probability * point.first * (point.first * point.first + 2.0 * point.second)
        };
        self.iter().map(term).sum()
    }

    /// I″ = Σ P(ℓ′⁴ + 5ℓ′²ℓ″ + 2ℓ″² + 2ℓ′ℓ‴).
    pub fn information_curvature(&self) -> f64 {
        let term = |point: &CategoryPoint| {
            let CategoryPoint { probability, first, second, third, .. } = *point;
            let square = first * first;
            probability
                * (square * square + 5.0 * square * second + 2.0 * second * second + 2.0 * first * third)
        };
        self.iter().map(term).sum()
    }

    /// J = Σ P′P″/P, the term of Warm's correction.
    pub fn warm(&self) -> f64 {
        let term = |point: &CategoryPoint| {
            point.probability * point.first * (point.second + point.first * point.first)
        };
        self.iter().map(term).sum()
    }

    /// J′ = Σ Pℓ′(ℓ′(ℓ″ + ℓ′²)) + P(ℓ″(ℓ″ + ℓ′²) + ℓ′(ℓ‴ + 2ℓ′ℓ″)).
    pub fn warm_slope(&self) -> f64 {
        let term = |point: &CategoryPoint| {
            let CategoryPoint { probability, first, second, third, .. } = *point;
            let bend = second + first * first;
            probability * (first * first * bend + second * bend + first * (third + 2.0 * first * second))
        };
        self.iter().map(term).sum()
    }
}

impl Deref for Curve {
    type Target = [CategoryPoint];

    fn deref(&self) -> &[CategoryPoint] {
        &self.points[..self.categories]
    }
}
