//! A bank's folder followed while the service runs: a sound change is in force at once, a faulty one is not.

use super::{Banks, read};
use crate::state::AppState;
use jalon_engine::bank::Severity;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How often the folder is looked at.
const EVERY: Duration = Duration::from_secs(2);

/// What a folder looks like from outside: every file of the bank, its size and when it was written.
pub(super) type Look = Vec<(PathBuf, u64, Option<SystemTime>)>;

/// What came of looking again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reloaded {
    /// The bank measures with the same, whatever happened to its files.
    Same,
    /// Another bank is in force.
    Replaced,
    /// The folder holds faults, so many: the bank before stays in force.
    Faulty(usize),
}

/// Follows a folder for ever. A change is read once it has stood still for one look, so that a bank is not
/// read while half of it is being copied.
pub async fn watch(state: AppState, folder: PathBuf) {
    let mut known = look_aside(&folder).await;
    let mut waiting = false;
    loop {
        tokio::time::sleep(EVERY).await;
        let now = look_aside(&folder).await;
        let moved = now != known;
        known = now;
        if moved {
            waiting = true;
        } else if std::mem::take(&mut waiting) {
            report(reload(&state, &folder).await);
        }
    }
}

/// Reads the folder and puts its bank in force when it has no fault.
pub async fn reload(
    state: &AppState,
    folder: &Path,
) -> Result<Reloaded, Box<dyn std::error::Error + Send + Sync>> {
    let path = folder.to_owned();
    let (files, report) = tokio::task::spawn_blocking(move || read(Some(&path))).await??;
    let banks: &Banks = &state.banks;
    match report.bank {
        None => {
            let faults = report.diagnostics.iter().filter(|found| found.severity == Severity::Fault);
            Ok(Reloaded::Faulty(faults.count()))
        }
        Some(bank) => {
            // Lessons may be other ones: they are no part of the revision.
            let is_same = bank.revision() == banks.current().revision();
            banks.replace(&state.db, &files, bank, state.now().0).await?;
            Ok(if is_same { Reloaded::Same } else { Reloaded::Replaced })
        }
    }
}

fn report(reloaded: Result<Reloaded, Box<dyn std::error::Error + Send + Sync>>) {
    match reloaded {
        Ok(Reloaded::Same) => {}
        Ok(Reloaded::Replaced) => tracing::info!("another question bank is in force"),
        Ok(Reloaded::Faulty(faults)) => {
            tracing::warn!(faults, "the question bank changed and has faults: the one before stays in force");
        }
        Err(error) => tracing::warn!(%error, "the question bank could not be read again"),
    }
}

async fn look_aside(folder: &Path) -> Look {
    let path = folder.to_owned();
    tokio::task::spawn_blocking(move || look(&path)).await.unwrap_or_default()
}

/// What cannot be seen is left out: the change shows when it can be seen again.
pub(super) fn look(folder: &Path) -> Look {
    let mut seen = Look::new();
    let mut pending = vec![folder.to_owned()];
    while let Some(folder) = pending.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match entry.metadata() {
                Ok(about) if about.is_dir() => pending.push(path),
                Ok(about) if super::belongs(&path) => seen.push((path, about.len(), about.modified().ok())),
                _ => {}
            }
        }
    }
    seen.sort();
    seen
}
