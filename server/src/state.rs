//! What every handler may reach.

use crate::bank::Banks;
use crate::certificates::Keys;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use jalon_engine::session::event::Timestamp;
use std::sync::Arc;

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The database.
    pub db: Db,
    /// The current question bank and older revisions still in use.
    pub banks: Arc<Banks>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Signing keys of certificates.
    pub keys: Arc<Keys>,
    /// The configuration.
    pub config: Arc<Config>,
}

impl AppState {
    /// Now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}
