//! Recomputes the whole log from what its leaves say, and compares: every node, every head ever signed, every
//! certificate. Reads only, in pages, also while the service goes on; says where the first difference is.

use super::audit_store::{self, Extent, Filed, StoredNode};
use super::hash::{Hash, digest};
use super::head::{Head, HeadError};
use super::leaf::{EventKind, Leaf};
use super::store;
use super::tree::{Frontier, Node};
use crate::certificates::TrustedIssuers;
use crate::db::{Db, StoreError};
use std::collections::BTreeMap;

/// Leaves and heads read at once.
const LEAVES: u64 = 4_096;
/// Certificates read at once: each is a file of some kilobytes.
const CERTIFICATES: u64 = 256;

/// What was found right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audited {
    /// Leaves.
    pub leaves: u64,
    /// Leaves whose salt was forgotten: their place is checked, no longer what they say.
    pub forgotten: u64,
    /// Heads, stored and kept ones.
    pub heads: u64,
    /// Certificates.
    pub certificates: u64,
    /// Root of the tree.
    pub root: Hash,
}

/// A head that somebody kept, and where it was read.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Name of the file.
    pub place: String,
    /// The head.
    pub head: Head,
}

/// The first place where something does not fit.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Difference {
    /// Nothing stands where a leaf should.
    #[error("leaf {0} is missing")]
    NoLeaf(u64),
    /// A leaf without a story.
    #[error("leaf {0} is in the tree, but no event of a certificate explains it")]
    NoEvent(u64),
    /// A node does not hold what follows from the events.
    #[error("{node} holds {found}, but the events give {expected}")]
    Node {
        /// Leaf or inner node, in words.
        node: String,
        /// In the tree.
        found: String,
        /// What the events give.
        expected: Hash,
    },
    /// More than the log counts.
    #[error("the log counts {size} leaves, but holds {what} beyond them")]
    Beyond {
        /// Leaves counted.
        size: u64,
        /// What was found, in words.
        what: String,
    },
    /// A head that the log does not fit.
    #[error("the head of {size} leaves ({place}) does not fit the log: {why}")]
    Head {
        /// Its size.
        size: u64,
        /// Where it was read.
        place: String,
        /// What is wrong.
        why: HeadFault,
    },
    /// A certificate that the log tells otherwise.
    #[error("certificate {id}: {why}")]
    Certificate {
        /// Its id.
        id: String,
        /// What is wrong.
        why: String,
    },
}

/// Why a head does not fit.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HeadFault {
    /// It is not ours, or altered.
    #[error(transparent)]
    Untrusted(#[from] HeadError),
    /// It is of another log.
    #[error("it names another log, {0}")]
    OtherLog(String),
    /// The log is shorter than it was.
    #[error("the log has only {0} leaves now: its end was cut off")]
    Shortened(u64),
    /// The leaves were others.
    #[error("these leaves now give the root {0}: the past was rewritten")]
    Rewritten(Hash),
}

/// Why an audit did not end well.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    /// Something does not fit.
    #[error(transparent)]
    Different(#[from] Difference),
    /// The database could not be read, or holds what cannot be read as a log.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Checks everything; kept heads too.
pub async fn audit(db: &Db, trusted: &TrustedIssuers, kept: &[Kept]) -> Result<Audited, AuditError> {
    let extent = audit_store::extent(db).await?;
    let log = store::state(db).await?;
    nothing_beyond(&extent, log.size)?;
    if let Some(Kept { place, head }) = kept.iter().find(|kept| kept.head.size > log.size) {
        return Err(fault(head, place, HeadFault::Shortened(log.size)).into());
    }
    let mut walk = Walk { db, trusted, kept, log, frontier: Frontier::default(), forgotten: 0, heads: 0 };
    walk.heads(&audit_store::heads(db, 0..1).await?)?;
    while walk.frontier.size() < walk.log.size {
        walk.page().await?;
    }
    Ok(Audited {
        leaves: walk.log.size,
        forgotten: walk.forgotten,
        heads: walk.heads,
        root: walk.frontier.root(),
        certificates: certificates(db).await?,
    })
}

fn nothing_beyond(extent: &Extent, size: u64) -> Result<(), Difference> {
    let end = Node::leaf(size).position();
    let found = [
        extent
            .position
            .filter(|position| *position >= end)
            .map(|found| format!("a node at position {found}")),
        extent.event.filter(|event| *event >= size).map(|found| format!("the event of leaf {found}")),
        extent.head.filter(|head| *head > size).map(|found| format!("a head of {found} leaves")),
    ];
    match found.into_iter().flatten().next() {
        Some(what) => Err(Difference::Beyond { size, what }),
        None => Ok(()),
    }
}

/// The way from the first leaf to the last.
struct Walk<'a> {
    db: &'a Db,
    trusted: &'a TrustedIssuers,
    kept: &'a [Kept],
    log: store::State,
    frontier: Frontier,
    forgotten: u64,
    heads: u64,
}

impl Walk<'_> {
    async fn page(&mut self) -> Result<(), AuditError> {
        let start = self.frontier.size();
        let end = self.log.size.min(start + LEAVES);
        let events = audit_store::events(self.db, start..end).await?;
        let heads = audit_store::heads(self.db, start + 1..end + 1).await?;
        let nodes = Node::leaf(start).position()..Node::leaf(end).position();
        let nodes = audit_store::nodes(self.db, nodes).await?;
        for index in start..end {
            self.leaf(index, events.get(&index), &nodes)?;
            self.heads(&heads)?;
        }
        Ok(())
    }

    fn leaf(
        &mut self,
        index: u64,
        event: Option<&Option<Leaf>>,
        nodes: &BTreeMap<u64, StoredNode>,
    ) -> Result<(), Difference> {
        let stored = nodes.get(&Node::leaf(index).position()).ok_or(Difference::NoLeaf(index))?;
        let hash = if let Some(leaf) = event.ok_or(Difference::NoEvent(index))? {
            leaf.hash()
        } else {
            self.forgotten += 1;
            stored.hash.parse().map_err(|_| Difference::NoLeaf(index))?
        };
        for (node, expected) in self.frontier.push(hash) {
            let is_leaf = (node.level == 0).then_some(node.index);
            let found = nodes.get(&node.position());
            let right = found.is_some_and(|found| {
                found.hash == expected.to_string() && found.leaf_index.map(i64::unsigned_abs) == is_leaf
            });
            if !right {
                let found = found.map_or_else(|| "nothing".to_owned(), |found| found.hash.clone());
                return Err(Difference::Node { node: in_words(node), found, expected });
            }
        }
        Ok(())
    }

    /// Compares the heads of the present size.
    fn heads(&mut self, stored: &BTreeMap<u64, Head>) -> Result<(), Difference> {
        let size = self.frontier.size();
        let kept = self.kept.iter().filter(|kept| kept.head.size == size);
        let kept = kept.map(|kept| (&kept.head, kept.place.as_str()));
        for (head, place) in stored.get(&size).map(|head| (head, "stored")).into_iter().chain(kept) {
            self.head(head).map_err(|why| fault(head, place, why))?;
            self.heads += 1;
        }
        Ok(())
    }

    fn head(&self, head: &Head) -> Result<(), HeadFault> {
        head.verify(self.trusted)?;
        if head.origin != self.log.origin {
            return Err(HeadFault::OtherLog(head.origin.clone()));
        }
        let root = self.frontier.root();
        if (head.size, head.root) == (self.frontier.size(), root) {
            Ok(())
        } else {
            Err(HeadFault::Rewritten(root))
        }
    }
}

fn fault(head: &Head, place: &str, why: HeadFault) -> Difference {
    Difference::Head { size: head.size, place: place.to_owned(), why }
}

fn in_words(node: Node) -> String {
    let first = node.index << node.level;
    let last = first + (1 << node.level) - 1;
    if node.level == 0 { format!("leaf {first}") } else { format!("the node over leaves {first} to {last}") }
}

/// Every certificate against its events.
async fn certificates(db: &Db) -> Result<u64, AuditError> {
    let (mut checked, mut after) = (0, String::new());
    loop {
        let page = audit_store::certificates(db, &after, CERTIFICATES).await?;
        let Some(last) = page.last() else { return Ok(checked) };
        after.clone_from(&last.id);
        checked += page.len() as u64;
        for one in &page {
            agree(one).map_err(|why| Difference::Certificate { id: one.id.clone(), why })?;
        }
    }
}

/// Whether a certificate is what its events made of it.
fn agree(one: &Filed) -> Result<(), String> {
    let told = standing(&one.events)?;
    if told != one.state {
        return Err(match told {
            "reserved" => format!("it is {}, but no leaf says that it was issued", one.state),
            told => format!("it is {}, but the log says {told}", one.state),
        });
    }
    let mut file = None;
    for (event, credential, at) in &one.events {
        if event.brings_a_file() {
            file = Some((*credential, *at));
        } else if file.map(|(credential, _)| credential) != Some(*credential) {
            return Err(format!("the log says `{}` of another file", event.as_str()));
        }
    }
    match file {
        Some((credential, _)) if credential != digest(one.credential.as_bytes()) => {
            Err("its file is not the one in the log".to_owned())
        }
        Some((_, at)) if at != one.issued => Err("its day of issue is not the one in the log".to_owned()),
        _ => Ok(()),
    }
}

/// The state that events lead to.
fn standing(
    events: &[(EventKind, Hash, jalon_engine::session::event::Timestamp)],
) -> Result<&'static str, String> {
    let mut state = "reserved";
    for (event, _, _) in events {
        state = match (state, event) {
            ("reserved", EventKind::Issued) | ("suspended", EventKind::Reinstated) => "valid",
            ("valid", EventKind::Suspended) => "suspended",
            ("valid" | "suspended", EventKind::Revoked) => "revoked",
            ("valid" | "suspended", EventKind::Reissued) => state,
            (before, event) => {
                return Err(format!("the log says `{}` while it was {before}", event.as_str()));
            }
        };
    }
    Ok(state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jalon_engine::session::event::Timestamp;

    fn filed(state: &str, events: &[(EventKind, &str, i64)]) -> Filed {
        Filed {
            id: "crt_1".to_owned(),
            state: state.to_owned(),
            credential: "new".to_owned(),
            issued: Timestamp(9),
            events: events
                .iter()
                .map(|(kind, file, at)| (*kind, digest(file.as_bytes()), Timestamp(*at)))
                .collect(),
        }
    }

    #[test]
    fn a_life_that_the_log_tells_is_believed() {
        use EventKind::{Issued, Reinstated, Reissued, Revoked, Suspended};
        for (state, events) in [
            ("reserved", &[][..]),
            ("valid", &[(Issued, "new", 9)]),
            ("suspended", &[(Issued, "new", 9), (Suspended, "new", 10)]),
            ("valid", &[(Issued, "new", 9), (Suspended, "new", 10), (Reinstated, "new", 11)]),
            ("revoked", &[(Issued, "new", 9), (Suspended, "new", 10), (Revoked, "new", 11)]),
            ("valid", &[(Issued, "old", 1), (Reissued, "new", 9)]),
            ("suspended", &[(Issued, "old", 1), (Suspended, "old", 2), (Reissued, "new", 9)]),
            ("revoked", &[(Issued, "old", 1), (Reissued, "new", 9), (Revoked, "new", 10)]),
        ] {
            assert_eq!(agree(&filed(state, events)), Ok(()), "{state}: {events:?}");
        }
    }

    #[test]
    fn another_life_is_not() {
        use EventKind::{Issued, Reinstated, Reissued, Revoked, Suspended};
        for (state, events, said) in [
            ("valid", &[][..], "no leaf says that it was issued"),
            ("reserved", &[(Issued, "new", 9)], "the log says valid"),
            ("valid", &[(Issued, "new", 9), (Revoked, "new", 10)], "the log says revoked"),
            ("revoked", &[(Issued, "new", 9)], "the log says valid"),
            ("valid", &[(Suspended, "new", 9)], "`suspended` while it was reserved"),
            ("valid", &[(Issued, "new", 9), (Issued, "new", 9)], "`issued` while it was valid"),
            ("valid", &[(Issued, "new", 9), (Reinstated, "new", 10)], "`reinstated` while it was valid"),
            (
                "valid",
                &[(Issued, "new", 9), (Revoked, "new", 10), (Reinstated, "new", 11)],
                "while it was revoked",
            ),
            (
                "revoked",
                &[(Issued, "old", 9), (Revoked, "old", 10), (Reissued, "new", 9)],
                "while it was revoked",
            ),
            ("valid", &[(Issued, "old", 9)], "its file is not the one in the log"),
            ("valid", &[(Issued, "new", 8)], "its day of issue is not the one in the log"),
            (
                "suspended",
                &[(Issued, "old", 1), (Reissued, "new", 9), (Suspended, "old", 10)],
                "of another file",
            ),
        ] {
            let why = agree(&filed(state, events)).expect_err(said);
            assert!(why.contains(said), "{why}");
        }
    }
}
