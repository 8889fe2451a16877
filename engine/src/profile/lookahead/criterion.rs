//! What the next question shall make small.

/// A loss that a question is expected to reduce, summed over competences with their weights.
///
/// Both are sums of posterior variances of functions of θ_k: of θ_k itself, or of the indicators of
/// its levels. So one derivation and one code serve both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criterion {
    /// Σ w_k Var(θ_k | u), in logit² (MEPV over the whole profile; van der Linden 1998).
    Variance,
    /// Σ w_k (1 − Σ_l P(level_k = l | u)²): how often a level drawn from the posterior would be
    /// wrong; 1 − Σp² is also what Rudner (2005) calls the inconsistency of a classification.
    ///
    /// It bounds the misclassification of the most probable level, 1 − max_l P ≤ 1 − Σ_l P². That one
    /// is flat wherever no single answer can change the level awarded, and then cannot choose; this
    /// one falls with every informative item.
    Levels,
}
