//! Passwords: argon2id with the crate's parameters (19 MiB, 2 passes, 1 lane: OWASP's floor).

use crate::entropy;
use crate::error::AppError;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use std::sync::LazyLock;

/// Shortest password accepted, in characters.
pub const SHORTEST: usize = 12;

/// Longest password read, in bytes: hashing must not be a way to exhaust the server.
const LONGEST: usize = 256;

/// Refuses passwords that are too short or too long.
pub fn check(password: &str) -> Result<(), AppError> {
    if password.chars().count() < SHORTEST {
        return Err(AppError::invalid_with("password", "password-short", SHORTEST.to_string()));
    }
    if password.len() > LONGEST {
        return Err(AppError::invalid_with("password", "password-long", LONGEST.to_string()));
    }
    Ok(())
}

/// Hashes a password with a fresh salt; takes tens of milliseconds, off the async threads.
pub async fn hash(password: String) -> Result<String, AppError> {
    off_thread(move || hash_now(&password)).await?
}

/// Whether a password fits a stored hash. Without an account the same work is done for nothing,
/// so that the time taken does not tell whether the account exists.
pub async fn verify(password: String, stored: Option<String>) -> Result<bool, AppError> {
    off_thread(move || {
        let known = stored.is_some();
        let text = stored.unwrap_or_else(|| DUMMY.clone());
        let matches = PasswordHash::new(&text)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
        known && matches
    })
    .await
}

/// A hash that no password fits, for accounts that do not exist.
static DUMMY: LazyLock<String> = LazyLock::new(|| hash_now(&entropy::token()).unwrap_or_default());

fn hash_now(password: &str) -> Result<String, AppError> {
    Argon2::default()
        .hash_password_with_salt(password.as_bytes(), &entropy::bytes::<16>())
        .map(|hash| hash.to_string())
        .map_err(|error| AppError::Internal(format!("argon2: {error}")))
}

async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, AppError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| AppError::Internal(error.to_string()))
}
