//! Signing, checking and printing take milliseconds of arithmetic: done aside from the threads that answer requests,
//! few at a time, so that nobody can make the service busy by sending files or asking for documents.

use crate::error::AppError;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

/// How long one waits for its turn before the service says that it is busy.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many sign or check at once.
static TURNS: Semaphore = Semaphore::const_new(4);
/// How many print at once: a document takes longer than a signature, which must not wait for it.
static PRINTS: Semaphore = Semaphore::const_new(2);

/// Does `task` on a thread of its own when its turn comes.
pub(super) async fn aside<T: Send + 'static>(
    task: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    in_turn(&TURNS, PATIENCE, task).await
}

/// The same for a task that makes documents.
pub(super) async fn print<T: Send + 'static>(
    task: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    in_turn(&PRINTS, PATIENCE, task).await
}

async fn in_turn<T: Send + 'static>(
    turns: &'static Semaphore,
    patience: Duration,
    task: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    let turn = timeout(patience, turns.acquire()).await.map_err(|_| AppError::Busy)?;
    let turn = turn.map_err(|error| AppError::Internal(error.to_string()))?;
    // The turn goes with the task, not with the request: a visitor who leaves does not make room for more.
    let done = spawn_blocking(move || {
        let _turn = turn;
        task()
    });
    done.await.map_err(|error| AppError::Internal(format!("a task failed: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[tokio::test(flavor = "multi_thread")]
    async fn who_finds_every_turn_taken_waits_then_hears_that_it_is_busy() {
        static ONE: Semaphore = Semaphore::const_new(1);
        let short = Duration::from_millis(20);
        let ((begun, begins), (go, gone)) = (channel(), channel::<()>());
        let slow = tokio::spawn(in_turn(&ONE, short, move || {
            begun.send(()).unwrap();
            gone.recv().unwrap();
        }));
        tokio::task::block_in_place(|| begins.recv().unwrap());
        assert_eq!(in_turn(&ONE, short, || ()).await, Err(AppError::Busy));
        let waiting = tokio::spawn(in_turn(&ONE, Duration::from_mins(1), || 7));
        go.send(()).unwrap();
        assert_eq!(waiting.await.unwrap(), Ok(7));
        assert_eq!(slow.await.unwrap(), Ok(()));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_task_that_fails_gives_its_turn_back() {
        static ONE: Semaphore = Semaphore::const_new(1);
        let short = Duration::from_millis(20);
        let failed: Result<(), AppError> = in_turn(&ONE, short, || panic!("as a test")).await;
        assert!(matches!(failed, Err(AppError::Internal(_))), "{failed:?}");
        assert_eq!(in_turn(&ONE, short, || 7).await, Ok(7));
    }
}
