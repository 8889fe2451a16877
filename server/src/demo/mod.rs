//! A demonstration organisation: simulated people who answer through the real engine, plainly marked.
//!
//! Nothing here writes answers or results by hand: every step goes through the functions that pages and
//! the API call, on a clock of the past that is moved forward as the simulated people work.

mod cohort;
mod people;
mod record;
mod session;
mod simulated;
mod store;

use crate::clock::FixedClock;
use crate::error::AppError;
use crate::state::AppState;
use jalon_engine::session::event::Timestamp;
use std::sync::Arc;

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 86_400_000;

/// The service on a clock that stands still until simulated people need time.
struct Stage {
    state: AppState,
    clock: Arc<FixedClock>,
}

impl Stage {
    /// The service as it was some time ago.
    fn ago(state: &AppState, milliseconds: i64) -> Self {
        let clock = Arc::new(FixedClock::new(Timestamp(state.now().0 - milliseconds)));
        Self { state: AppState { clock: clock.clone(), ..state.clone() }, clock }
    }

    fn pass(&self, milliseconds: i64) {
        self.clock.advance_ms(milliseconds);
    }
}

/// Fills an empty service and writes `demo.json` and `credentials/` into the data folder.
pub async fn fill(state: &AppState) -> Result<(), AppError> {
    let people = people::create(&Stage::ago(state, 8 * DAY_MS)).await?;
    let cohort = cohort::create(state, &people).await?;
    let published = session::published(state, &people).await?;
    let enrolling = session::enrolling(&Stage::ago(state, DAY_MS), &people).await?;
    record::write(state, &people, &cohort, &published, &enrolling).await
}

/// A text of the demonstration that a rule of the service refuses: a fault of this folder.
fn all(faults: &[AppError]) -> AppError {
    AppError::Internal(format!("the demonstration is refused: {faults:?}"))
}
