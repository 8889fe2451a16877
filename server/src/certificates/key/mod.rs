//! The issuer's keys: files outside the database, the newest signs, all of them verify.
//!
//! `keys/issuer-<n>.key` holds one line, the secret key in Multikey form, readable by its owner only.
//! `keys/issuer-<n>.pub` beside it holds the public key, for whoever wants to check certificates elsewhere; it stays
//! when an old secret is deleted. `keys/issuer-<n>.compromised-<instant>` says since when nothing that this key signs
//! is believed; the earliest counts. Files are only added, never changed: rotation adds `n + 1`. Randomness is handed in.

mod files;
mod ring;

pub(in crate::certificates) use files::read_small;
pub use ring::{KeyRing, Keys, RingKey, read_keys};

use std::fmt;
use std::hint::black_box;
use std::io;
use std::path::PathBuf;

use ed25519_dalek::{SECRET_KEY_LENGTH, SigningKey};
use thiserror::Error;

use crate::certificates::public_key::PublicKey;

/// Why the keys cannot be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum KeyError {
    /// Reading or writing failed.
    #[error("failed to use the key file `{}`: {source}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Others may read the secret.
    #[error(
        "`{}` can be read or changed by other users (mode {mode:o}); run `chmod go= {}` once you know that nobody copied it, \
         or rotate the key",
        path.display(), path.display()
    )]
    LoosePermissions {
        /// The file or folder.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The content is not a key.
    #[error("`{}` does not hold an Ed25519 key in Multikey form; restore it from your backup", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
    },
    /// The public file names another key than the secret one.
    #[error("`{}` does not belong to the secret key of the same number; restore both from your backup", path.display())]
    Mismatch {
        /// The public file.
        path: PathBuf,
    },
    /// No key may sign: none is here, or all are compromised.
    #[error("`{}` holds no secret key that may sign", path.display())]
    NoSecret {
        /// The folder.
        path: PathBuf,
    },
    /// There is no key of this number.
    #[error("there is no key number {0}; `jalon key list` shows them")]
    NoSuchKey(u32),
    /// The instant cannot be written in a file's name.
    #[error("the instant {0} is not one of this era")]
    Instant(i64),
}

/// One key pair of the issuer. Its secret is wiped from memory when dropped and never printed.
pub struct IssuerKey {
    number: u32,
    signing: SigningKey,
}

impl IssuerKey {
    /// Makes the key pair number `number` from 32 random bytes. The caller's own copy is the caller's to wipe.
    pub fn from_seed(number: u32, mut seed: [u8; SECRET_KEY_LENGTH]) -> Self {
        let signing = SigningKey::from_bytes(&seed);
        wipe(&mut seed);
        Self { number, signing }
    }

    /// The number in the file's name; larger is newer.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey::from(self.signing.verifying_key())
    }

    pub(in crate::certificates) fn signing(&self) -> &SigningKey {
        &self.signing
    }
}

impl fmt::Debug for IssuerKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "IssuerKey({}, {:?})", self.number, self.public())
    }
}

/// Overwrites a secret; the black box keeps the compiler from dropping the writes.
fn wipe(secret: &mut [u8]) {
    secret.fill(0);
    black_box(secret);
}

#[cfg(test)]
mod tests;
