//! The question bank of the service: read once, shared; older revisions kept while a test needs them.

pub mod preview;
pub mod store;
pub mod watch;

use crate::db::{Db, StoreError};
use crate::error::AppError;
use include_dir::{Dir, DirEntry, include_dir};
use jalon_engine::bank::{BankFiles, BankReport, BankRevision, ItemBank};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

/// The bank compiled in.
static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../question-bank");

/// Texts of the bank compiled in.
pub fn embedded_files() -> BankFiles {
    let mut files = BankFiles::new();
    collect(&EMBEDDED, &mut files);
    files
}

fn collect(dir: &Dir<'_>, files: &mut BankFiles) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, files),
            DirEntry::File(file) => {
                if let Some(text) = file.contents_utf8().filter(|_| belongs(file.path())) {
                    files.insert(slashed(file.path()), text.to_owned());
                }
            }
        }
    }
}

/// Texts of a bank in a folder.
pub fn folder_files(root: &Path) -> std::io::Result<BankFiles> {
    let mut files = BankFiles::new();
    let mut pending = vec![root.to_owned()];
    while let Some(folder) = pending.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                pending.push(path);
            } else if belongs(&path) {
                let name = slashed(path.strip_prefix(root).unwrap_or(&path));
                files.insert(name, text_of(&path)?);
            }
        }
    }
    Ok(files)
}

/// The text of a file; what is wrong is said with its name.
fn text_of(path: &Path) -> std::io::Result<String> {
    let named =
        |error: std::io::Error| std::io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    std::fs::read_to_string(path).map_err(named)
}

/// Files the engine reads, and those under a wrong ending, of which it warns.
fn belongs(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| ["yaml", "yml", "svg", "csv"].iter().any(|ours| extension == *ours))
}

fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Reads and checks a bank from a folder, or the one compiled in.
pub fn read(folder: Option<&Path>) -> std::io::Result<(BankFiles, BankReport)> {
    let files = folder.map_or_else(|| Ok(embedded_files()), folder_files)?;
    let report = ItemBank::read(&files);
    Ok((files, report))
}

/// Older banks that stay in memory.
const MOST_REMEMBERED: usize = 8;

/// The current bank and the older ones that running tests still use.
#[derive(Debug)]
pub struct Banks {
    current: RwLock<Arc<ItemBank>>,
    older: RwLock<BTreeMap<BankRevision, Arc<ItemBank>>>,
}

impl Banks {
    /// Keeps the bank's text in the database, so that its tests can be replayed for ever.
    pub async fn open(db: &Db, files: &BankFiles, bank: ItemBank, now_ms: i64) -> Result<Self, StoreError> {
        store::keep(db, bank.revision(), files, now_ms).await?;
        Ok(Self { current: RwLock::new(Arc::new(bank)), older: RwLock::default() })
    }

    /// The bank new tests start on.
    pub fn current(&self) -> Arc<ItemBank> {
        // A writer only moves a pointer in: what a poisoned lock holds is whole.
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another bank in its place, at once for everybody. Its text is kept first; tests that run stay
    /// on the bank they began with.
    pub async fn replace(
        &self,
        db: &Db,
        files: &BankFiles,
        bank: ItemBank,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        store::keep(db, bank.revision(), files, now_ms).await?;
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::replace(&mut *current, Arc::new(bank));
        let is_other = before.revision() != current.revision();
        drop(current);
        if is_other {
            self.remember(before);
        }
        Ok(())
    }

    /// The bank of a revision: current, remembered, or read back from the database.
    pub async fn revision(&self, db: &Db, revision: &BankRevision) -> Result<Arc<ItemBank>, AppError> {
        let current = self.current();
        if current.revision() == revision {
            return Ok(current);
        }
        if let Some(known) = self.older.read().ok().and_then(|older| older.get(revision).cloned()) {
            return Ok(known);
        }
        let files = store::load(db, revision).await?;
        let bank = ItemBank::read(&files)
            .bank
            .ok_or_else(|| AppError::Internal(format!("stored bank {} no longer reads", revision.0)))?;
        let bank = Arc::new(bank);
        self.remember(Arc::clone(&bank));
        Ok(bank)
    }

    /// Those that no request is using make room: the database has their text.
    fn remember(&self, bank: Arc<ItemBank>) {
        if let Ok(mut older) = self.older.write() {
            if older.len() >= MOST_REMEMBERED {
                older.retain(|_, bank| Arc::strong_count(bank) > 1);
            }
            older.insert(bank.revision().clone(), bank);
        }
    }
}
