//! Many competences at once: the higher-order model, its exact posterior, and looking ahead in it.
//!
//! # The model
//! θ_k = μ + σ(λ_k g + √(1 − λ_k²) ε_k) with a general factor g ~ N(0, 1) and specific parts
//! ε_k ~ N(0, 1), all independent. Every item measures one competence, by any model of [`crate::irt`].
//! It is a second-order model (de la Torre & Song 2009; in adaptive testing Huang, Chen & Wang 2012),
//! the same as a restricted bifactor model (Schmid & Leiman 1957; Yung, Thissen & McLeod 1999).
//! λ = 0 gives independent tests, λ → 1 one scale.
//!
//! # Why no K-dimensional grid is needed
//! Given g the θ_k are independent, so one sum over g of products of one-dimensional sums is exact
//! (dimension reduction; Gibbons & Hedeker 1992). With L_k(θ) the likelihood of the answers of k:
//!
//! 1. m_k(g) = Σ_θ L_k(θ) p(θ | g), where alone the answers of k meet g; 1 without answers;
//! 2. p(g | u) ∝ p(g) Π_k m_k(g);
//! 3. p(θ_k | u) ∝ L_k(θ_k) Σ_g p(θ_k | g) p(g) Π_{j≠k} m_j(g);
//! 4. Cov(θ_j, θ_k | u) = Cov_g(E[θ_j | g, u], E[θ_k | g, u]) for j ≠ k.
//!
//! [`ProfilePosterior`] keeps L_k, m_k, p(g | u) and E[f(θ_k) | g, u]; an answer changes those of its
//! competence and p(g | u), and all marginals are read again: O(K Q²) for Q nodes.
//! [`Lookahead`] then chooses the item that is expected to tell most about all of them.
//!
//! # What is borrowed
//! A competence with few answers of its own is largely predicted from the others. The posterior says
//! how much ([`ProfilePosterior::information_borrowed`]), what the own answers alone say
//! ([`ProfilePosterior::own_marginal`], [`ProfilePosterior::log_likelihood_ratio`]), and
//! [`SubscoreReliability`] whether a separate result for it is worth reporting.
//!
//! Deliberately not here: what a competence is called, and how many there are.

mod cells;
mod evidence;
mod items;
mod lanes;
mod lookahead;
mod marginal;
mod model;
mod posterior;
mod reliability;

pub use evidence::LogLikelihoodRatio;
pub use items::ProfileItems;
pub use lookahead::{Choice, Criterion, Lookahead};
pub use marginal::Marginal;
pub use model::{CompetenceModel, ProfileError, ProfileModel};
pub use posterior::ProfilePosterior;
pub use reliability::{ReliabilityStudy, SubscoreReliability};
