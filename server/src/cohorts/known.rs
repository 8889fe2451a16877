//! Results derived since the service started, so that a trainer who reloads a page does not wait for
//! every test of the group to be replayed again. A completed test never changes, hence neither does its
//! result; nothing here outlives the process.

use crate::attempts;
use crate::error::AppError;
use crate::ids::AttemptId;
use crate::state::AppState;
use jalon_engine::session::outcome::Outcome;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// Most results kept: about 16 MB when each covers sixteen competences.
const MOST: usize = 4000;

static KNOWN: RwLock<BTreeMap<AttemptId, Arc<Outcome>>> = RwLock::new(BTreeMap::new());

/// The result of a completed test.
pub(super) async fn outcome(state: &AppState, id: &AttemptId) -> Result<Arc<Outcome>, AppError> {
    let known = KNOWN.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned();
    match known {
        Some(outcome) => Ok(outcome),
        None => Ok(keep(id, attempts::outcome(state, id).await?)),
    }
}

fn keep(id: &AttemptId, outcome: Outcome) -> Arc<Outcome> {
    let outcome = Arc::new(outcome);
    let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    known.insert(id.clone(), Arc::clone(&outcome));
    if known.len() > MOST {
        // Ids begin with the time: the oldest test goes first.
        known.pop_first();
    }
    outcome
}
