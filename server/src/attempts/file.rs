//! The file of the question that is asked now, made for this learner from the seed and the place.
//!
//! Not here: who may ask for it, which each route says.

use super::life::Attempt;
use crate::ui::download::FileLink;
use jalon_engine::item::file::Made;
use serde::Serialize;
use utoipa::ToSchema;

/// The file; `None` when the question has none, or the test is over.
pub fn asked(attempt: &Attempt) -> Option<Made> {
    let (_, item, _) = attempt.session.presented()?;
    item.file(&attempt.record.locale)
}

/// The link to it for a page whose address is `here`.
pub fn link(attempt: &Attempt, here: &str) -> Option<FileLink> {
    asked(attempt).map(|made| FileLink::new(format!("{here}/file"), &made))
}

/// What a program is told of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct FileView {
    /// Its name.
    pub name: String,
    /// The ending of its name, which says its kind.
    pub kind: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Its size in bytes.
    pub bytes: usize,
}

impl FileView {
    /// The file of the question asked.
    pub fn of(attempt: &Attempt) -> Option<Self> {
        asked(attempt).map(|made| Self {
            kind: made.kind.extension(),
            media_type: made.kind.media_type(),
            bytes: made.bytes.len(),
            name: made.name,
        })
    }
}
