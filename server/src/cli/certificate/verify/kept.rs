//! What the checker kept of the issuer's log: signed heads, and proofs that connect them with others.

use super::report::Log;
use super::{Failure, read};
use crate::certificates::examine::{Carried, Found, Logged};
use crate::certificates::log::{ConsistencyProof, Head};
use crate::certificates::{TrustedIssuers, instant};
use jalon_engine::session::event::Timestamp;
use std::path::{Path, PathBuf};

/// All of it, read; the heads are signed by an issuer that is believed.
#[derive(Debug, Default)]
pub(super) struct KeptLog {
    heads: Vec<Head>,
    proofs: Vec<ConsistencyProof>,
}

/// How a head that was kept stands to the head under which a certificate lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// Of the same size, or connected by a proof: one is the beginning of the other.
    Fits,
    /// Of the same size with another root, or by a proof that does not lead from one to the other.
    Differs,
    /// Nothing was brought that connects them.
    Unconnected,
}

impl KeptLog {
    pub(super) fn open(
        heads: &[PathBuf],
        proofs: &[PathBuf],
        trusted: &TrustedIssuers,
    ) -> Result<Self, Failure> {
        let heads = heads.iter().map(|file| head(file, trusted)).collect::<Result<_, _>>()?;
        let proofs = proofs.iter().map(|file| proof(file)).collect::<Result<_, _>>()?;
        Ok(Self { heads, proofs })
    }

    /// The place in the log beside the heads that were kept.
    pub(super) fn compared(&self, found: &Found) -> Option<Log> {
        let logged = found.logged.as_ref()?;
        let related: Vec<(&Head, Relation)> = self.related(logged).collect();
        let with = |wanted| related.iter().find(|(_, relation)| *relation == wanted).map(|(head, _)| *head);
        let (fits, differs) = (with(Relation::Fits), with(Relation::Differs));
        let unconnected = with(Relation::Unconnected).filter(|_| fits.or(differs).is_none());
        Some(Log {
            event: logged.event,
            index: logged.index,
            tree_size: logged.head.size,
            head_at: instant(logged.head.at),
            fits: fits.or(differs).map(|_| differs.is_none()),
            kept_size: fits.map(|kept| kept.size),
            consistency: unconnected.map(|kept| address(&found.credential, [kept.size, logged.head.size])),
        })
    }

    /// When the log had it for certain: its leaf lies under a head that the checker kept, whoever may hold the key today.
    pub(super) fn recorded(&self, logged: &Logged) -> Option<Timestamp> {
        self.related(logged)
            .filter(|(kept, relation)| *relation == Relation::Fits && logged.index < kept.size)
            .map(|(kept, _)| kept.at)
            .min_by_key(|at| at.0)
    }

    /// The heads of the same log.
    fn related<'k>(&'k self, logged: &'k Logged) -> impl Iterator<Item = (&'k Head, Relation)> {
        let of_log = self.heads.iter().filter(|head| head.origin == logged.head.origin);
        of_log.map(|kept| (kept, self.relation(kept, &logged.head)))
    }

    fn relation(&self, kept: &Head, other: &Head) -> Relation {
        let (old, new) = if kept.size <= other.size { (kept, other) } else { (other, kept) };
        if old.size == new.size {
            return if old.root == new.root { Relation::Fits } else { Relation::Differs };
        }
        let of_sizes = |proof: &&ConsistencyProof| (proof.from, proof.to) == (old.size, new.size);
        let mut connecting = self.proofs.iter().filter(of_sizes).peekable();
        if connecting.peek().is_none() {
            Relation::Unconnected
        } else if connecting.any(|proof| proof.verify(old, new).is_ok()) {
            Relation::Fits
        } else {
            Relation::Differs
        }
    }
}

/// Address of the proof that connects two heads of the issuer's log. The host is that of the status list, where the
/// credential names one.
fn address(credential: &Carried, mut sizes: [u64; 2]) -> String {
    sizes.sort_unstable();
    let [from, to] = sizes;
    let list = credential.status_entry().1.map(|entry| entry.status_list_credential.as_str());
    let host = list.and_then(|list| list.split_once("/status/")).map_or("", |(host, _)| host);
    format!("{host}/api/v1/log/consistency?from={from}&to={to}")
}

fn head(file: &Path, trusted: &TrustedIssuers) -> Result<Head, Failure> {
    let note = String::from_utf8(read(file)?).map_err(|error| unfit(file, &error))?;
    let head = Head::parse(&note).map_err(|error| unfit(file, &error))?;
    head.verify(trusted).map_err(|error| unfit(file, &error))?;
    Ok(head)
}

fn proof(file: &Path) -> Result<ConsistencyProof, Failure> {
    serde_json::from_slice(&read(file)?).map_err(|error| unfit(file, &error))
}

fn unfit(file: &Path, why: &dyn std::fmt::Display) -> Failure {
    format!("cannot use {}: {why}", file.display()).into()
}
