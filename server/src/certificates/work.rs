//! Signing and checking take milliseconds of arithmetic: done aside from the threads that answer requests, few at a
//! time, so that nobody can make the service busy by sending files.

use crate::error::AppError;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

/// How many run at once.
const AT_ONCE: usize = 4;
/// How long one waits for its turn before the service says that it is busy.
const PATIENCE: Duration = Duration::from_secs(10);

static TURNS: Semaphore = Semaphore::const_new(AT_ONCE);

/// Does `task` on a thread of its own when its turn comes.
pub(super) async fn aside<T: Send + 'static>(
    task: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    let turn = timeout(PATIENCE, TURNS.acquire()).await.map_err(|_| AppError::Busy)?;
    let turn = turn.map_err(|error| AppError::Internal(error.to_string()))?;
    // The turn goes with the task, not with the request: a visitor who leaves does not make room for more.
    let done = spawn_blocking(move || {
        let _turn = turn;
        task()
    });
    done.await.map_err(|error| AppError::Internal(format!("a task failed: {error}")))
}
