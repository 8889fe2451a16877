//! The transparency log: what happened to certificates, in an append-only Merkle tree (RFC 9162) with signed heads.
//!
//! Whoever keeps a head can show later that nothing before it was changed, removed or slipped in: a new head comes with
//! a proof of consistency, or there is none. A leaf tells nothing without its salt, which travels with the certificate
//! to its holder ([`InclusionProof`]). `docs/transparency-log.md` says it at length.
//!
//! [`append`] is the one way in, inside the transaction of what it records. [`hash`], [`tree`], [`leaf`], [`proof`] and
//! [`head`] are pure and need no service.

pub mod api;
mod append;
pub mod audit;
mod audit_store;
pub mod hash;
pub mod head;
pub mod leaf;
pub mod page;
pub mod proof;
pub mod reading;
pub mod store;
#[cfg(test)]
mod tests;
pub mod tree;

pub use append::{Event, LeafIndex, append, append_backlog};
pub use hash::{Hash, Salt};
pub use head::{Head, HeadError};
pub use leaf::{EventKind, Leaf};
pub use proof::{ConsistencyProof, InclusionProof, ProofError};
