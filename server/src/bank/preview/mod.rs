//! A bank as its authors see it while they write: every question as a learner gets it, in every language,
//! with the score of an answer and the reason; interactive tasks with what is reached and what is not. On the
//! author's own machine only; nothing is stored.

mod desk;
mod page;

use super::watch::{Look, look};
use crate::http;
use crate::ui::{Lang, assets};
use axum::Router;
use axum::middleware::from_fn;
use axum::routing::{get, post};
use jalon_engine::bank::audit::{Audit, audit};
use jalon_engine::bank::{Diagnostic, ItemBank};
use jalon_engine::item::ItemId;
use jalon_engine::item::task::Act;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// The folder, and what was read of it last.
#[derive(Debug)]
pub struct Preview {
    folder: PathBuf,
    last: Mutex<Option<Arc<Seen>>>,
    /// What was done in interactive tasks, by question and language; forgotten with the preview.
    work: Mutex<BTreeMap<(ItemId, &'static str), Vec<Act>>>,
}

/// The folder as it was when it was read.
#[derive(Debug)]
struct Seen {
    look: Look,
    /// The last sound bank: it goes on showing while a file has a fault.
    bank: Option<Arc<ItemBank>>,
    findings: Vec<Diagnostic>,
    /// Changes whenever the folder was read again.
    edition: u64,
    /// Where drawings are found; a new edition is a new address, so that no cache stands in the way.
    media: String,
}

impl Preview {
    /// Nothing is read before the first page is asked for.
    pub fn of(folder: PathBuf) -> Self {
        Self { folder, last: Mutex::new(None), work: Mutex::default() }
    }

    /// What was done in a task so far.
    fn work(&self, item: &ItemId, lang: Lang) -> Vec<Act> {
        let work = self.work.lock().unwrap_or_else(PoisonError::into_inner);
        work.get(&(item.clone(), lang.tag())).cloned().unwrap_or_default()
    }

    fn keep(&self, item: &ItemId, lang: Lang, acts: Vec<Act>) {
        let mut work = self.work.lock().unwrap_or_else(PoisonError::into_inner);
        work.insert((item.clone(), lang.tag()), acts);
    }

    /// The folder as it is now; read again when a file changed.
    fn now(&self) -> std::io::Result<Arc<Seen>> {
        let look = look(&self.folder);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(seen) = last.as_ref().filter(|seen| seen.look == look) {
            return Ok(Arc::clone(seen));
        }
        let Audit { report, .. } = audit(&super::folder_files(&self.folder)?);
        let before = last.take();
        let edition = before.as_ref().map_or(0, |seen| seen.edition) + 1;
        let sound = report.bank.map(Arc::new);
        let bank = sound.or_else(|| before.and_then(|seen| seen.bank.clone()));
        let media = format!("/media/{edition}");
        let seen = Arc::new(Seen { look, bank, findings: report.diagnostics, edition, media });
        *last = Some(Arc::clone(&seen));
        Ok(seen)
    }
}

/// The pages of a preview.
pub fn app(preview: Arc<Preview>) -> Router {
    Router::new()
        .route("/", get(page::show_list))
        .route("/items/{id}", get(page::show_question).post(page::try_answer))
        .route("/items/{id}/work", post(page::work))
        .route("/items/{id}/file", get(page::download_file))
        .route("/media/{edition}/{*file}", get(page::show_drawing))
        .route("/edition", get(page::edition))
        .merge(assets::routes())
        .layer(from_fn(http::security_headers))
        .with_state(preview)
}
