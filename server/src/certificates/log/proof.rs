//! Checking proofs, pure and offline (RFC 9162, §2.1.3.2 and §2.1.4.2), and the document in which a proof of inclusion
//! travels to the holder.

use super::hash::{Hash, digest, node_hash};
use super::head::{Head, HeadError};
use super::leaf::Leaf;
use crate::certificates::TrustedIssuers;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why a proof proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProofError {
    /// The leaf would lie beyond the tree, or the old tree beyond the new one.
    #[error("the proof speaks of leaves that the tree does not have")]
    OutOfRange,
    /// Too few or too many hashes.
    #[error("the proof has the wrong number of hashes")]
    Length,
    /// The hashes lead elsewhere.
    #[error("the proof does not lead to the root of the head")]
    Root,
    /// The leaf is about another file.
    #[error("the proof is about another certificate")]
    OtherCredential,
    /// The head is not believed.
    #[error(transparent)]
    Head(#[from] HeadError),
}

/// Checks that `leaf` is leaf number `index` (from 0) of the tree with `size` leaves and this `root`.
pub fn verify_inclusion(
    leaf: Hash,
    index: u64,
    size: u64,
    path: &[Hash],
    root: Hash,
) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::OutOfRange);
    }
    let mut climb = Climb { at: index, last: size - 1 };
    let mut hash = leaf;
    for other in path {
        hash = match climb.step()? {
            Side::Left => node_hash(other, &hash),
            Side::Right => node_hash(&hash, other),
        };
    }
    climb.at_the_top()?;
    if hash == root { Ok(()) } else { Err(ProofError::Root) }
}

/// Checks that the tree with `new_size` leaves begins with the tree with `old_size` leaves. Equal trees and the empty
/// tree need no path.
pub fn verify_consistency(
    (old_size, old_root): (u64, Hash),
    (new_size, new_root): (u64, Hash),
    path: &[Hash],
) -> Result<(), ProofError> {
    if old_size > new_size {
        return Err(ProofError::OutOfRange);
    }
    if old_size == 0 || old_size == new_size {
        let expected = if old_size == 0 { digest(b"") } else { new_root };
        return match path {
            [] if old_root == expected => Ok(()),
            [] => Err(ProofError::Root),
            _ => Err(ProofError::Length),
        };
    }
    // A complete old tree is a node of the new one: its root is known, so the path leaves it out.
    let (first, path) = if old_size.is_power_of_two() {
        (old_root, path)
    } else {
        path.split_first().map(|(first, rest)| (*first, rest)).ok_or(ProofError::Length)?
    };
    let mut climb = Climb { at: old_size - 1, last: new_size - 1 };
    climb.skip(climb.at.trailing_ones());
    let (mut old, mut new) = (first, first);
    for other in path {
        match climb.step()? {
            Side::Left => (old, new) = (node_hash(other, &old), node_hash(other, &new)),
            Side::Right => new = node_hash(&new, other),
        }
    }
    climb.at_the_top()?;
    if (old, new) == (old_root, new_root) { Ok(()) } else { Err(ProofError::Root) }
}

/// On which side the next hash of a path stands.
enum Side {
    Left,
    Right,
}

/// The way from a node to the root: its place, and the place of the last node of its level.
struct Climb {
    at: u64,
    last: u64,
}

impl Climb {
    /// One level up, or more at the right edge, where a node without a neighbour is the same one above.
    fn step(&mut self) -> Result<Side, ProofError> {
        if self.last == 0 {
            return Err(ProofError::Length);
        }
        let side = if self.at % 2 == 1 {
            Side::Left
        } else if self.at == self.last {
            self.skip(self.at.trailing_zeros());
            Side::Left
        } else {
            Side::Right
        };
        self.skip(1);
        Ok(side)
    }

    fn skip(&mut self, levels: u32) {
        self.at = self.at.checked_shr(levels).unwrap_or(0);
        self.last = self.last.checked_shr(levels).unwrap_or(0);
    }

    fn at_the_top(&self) -> Result<(), ProofError> {
        if self.last == 0 { Ok(()) } else { Err(ProofError::Length) }
    }
}

/// What shows a holder, or whoever she shows it to, that the log holds an event of her certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InclusionProof {
    /// The leaf, with the salt without which nobody can write it.
    pub leaf: Leaf,
    /// Its place, counted from 0.
    pub index: u64,
    /// How many leaves the tree had; the head says the same.
    pub tree_size: u64,
    /// Hashes from the leaf up, hexadecimal.
    #[schema(value_type = Vec<String>)]
    pub path: Vec<Hash>,
    /// The signed head.
    pub head: String,
}

impl InclusionProof {
    /// Checks everything: that the leaf is about these bytes, that a trusted issuer signed the head, that the leaf lies
    /// in its tree. Answers the head, to be compared with others.
    pub fn verify(&self, credential: &[u8], trusted: &TrustedIssuers) -> Result<Head, ProofError> {
        if self.leaf.credential_sha256 != digest(credential) {
            return Err(ProofError::OtherCredential);
        }
        let head = Head::parse(&self.head)?;
        head.verify(trusted)?;
        if head.size != self.tree_size {
            return Err(ProofError::OutOfRange);
        }
        verify_inclusion(self.leaf.hash(), self.index, self.tree_size, &self.path, head.root)?;
        Ok(head)
    }
}

/// A proof that a tree is the beginning of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsistencyProof {
    /// Size of the older tree.
    pub from: u64,
    /// Size of the newer one.
    pub to: u64,
    /// Hashes (RFC 9162, section 2.1.4), hexadecimal.
    #[schema(value_type = Vec<String>)]
    pub path: Vec<Hash>,
}

impl ConsistencyProof {
    /// Checks that it leads from one head to the other. Their signatures are not looked at.
    pub fn verify(&self, old: &Head, new: &Head) -> Result<(), ProofError> {
        if (self.from, self.to) != (old.size, new.size) {
            return Err(ProofError::OutOfRange);
        }
        verify_consistency((old.size, old.root), (new.size, new.root), &self.path)
    }
}
