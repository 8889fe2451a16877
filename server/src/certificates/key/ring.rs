//! All keys of a folder, as they stand now.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use jalon_engine::session::event::Timestamp;

use super::files::{
    complete_pair, compromises, create_private_directory, names, newest_number, numbers, public_path,
    read_public, read_secret, refuse_loose_permissions, secret_numbers, write_compromise, write_pair,
};
use super::{IssuerKey, KeyError};
use crate::certificates::public_key::PublicKey;

/// The public half of a key, and how far it is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RingKey {
    /// The number in the file's name; larger is newer.
    pub number: u32,
    /// The key.
    pub key: PublicKey,
    /// Since when nothing it signs is believed.
    pub compromised: Option<Timestamp>,
}

/// All keys of one folder.
#[derive(Debug)]
pub struct KeyRing {
    directory: PathBuf,
    /// The newest secret key that may sign.
    signer: IssuerKey,
    /// The others that may, to finish what they began.
    older: Vec<IssuerKey>,
    /// Every public key, oldest first.
    keys: Vec<RingKey>,
}

impl KeyRing {
    /// Reads the keys of `directory`; when there is no secret key that may sign, makes one from `seed()`.
    pub fn load_or_create(directory: &Path, seed: impl FnOnce() -> [u8; 32]) -> Result<Self, KeyError> {
        create_private_directory(directory)?;
        if usable_secrets(directory)?.is_empty() {
            let number = newest_number(directory)? + 1;
            write_pair(directory, &IssuerKey::from_seed(number, seed()))?;
        }
        Self::load(directory)
    }

    /// Adds a key pair made from `seed`, which signs from now on. Certificates of older keys stay valid.
    pub fn rotate(&mut self, seed: [u8; 32]) -> Result<u32, KeyError> {
        let number = newest_number(&self.directory)? + 1;
        write_pair(&self.directory, &IssuerKey::from_seed(number, seed))?;
        *self = Self::load(&self.directory)?;
        Ok(self.signer().number())
    }

    /// Notes that key `number` is in other hands since `since`. It never signs again; when it was the last that
    /// could, another is made from `seed()` first.
    pub fn compromised(
        &mut self,
        number: u32,
        since: Timestamp,
        seed: impl FnOnce() -> [u8; 32],
    ) -> Result<(), KeyError> {
        if !self.keys.iter().any(|known| known.number == number) {
            return Err(KeyError::NoSuchKey(number));
        }
        if self.older.is_empty() && self.signer.number() == number {
            self.rotate(seed())?;
        }
        write_compromise(&self.directory, number, since)?;
        *self = Self::load(&self.directory)?;
        Ok(())
    }

    /// The key that signs: the newest that may.
    pub fn signer(&self) -> &IssuerKey {
        &self.signer
    }

    /// The secret half of a public key, while it is here and may sign.
    pub fn secret_of(&self, key: &PublicKey) -> Option<&IssuerKey> {
        self.older.iter().chain([&self.signer]).find(|secret| secret.public() == *key)
    }

    /// Every public key, oldest first.
    pub fn keys(&self) -> &[RingKey] {
        &self.keys
    }

    fn load(directory: &Path) -> Result<Self, KeyError> {
        refuse_loose_permissions(directory)?;
        let mut secrets = Vec::new();
        for number in usable_secrets(directory)? {
            let key = read_secret(directory, number)?;
            complete_pair(directory, &key)?;
            secrets.push(key);
        }
        let missing = || KeyError::NoSecret { path: directory.to_owned() };
        let signer = secrets.pop().ok_or_else(missing)?;
        Ok(Self { directory: directory.to_owned(), signer, older: secrets, keys: read_keys(directory)? })
    }
}

/// Numbers of the secret keys that may sign, oldest first.
fn usable_secrets(directory: &Path) -> Result<Vec<u32>, KeyError> {
    let compromised = compromises(directory)?;
    let mut numbers = secret_numbers(directory)?;
    numbers.retain(|number| !compromised.contains_key(number));
    Ok(numbers)
}

/// Reads the public keys of a keys folder without touching the secret ones, oldest first.
pub fn read_keys(directory: &Path) -> Result<Vec<RingKey>, KeyError> {
    let compromised = compromises(directory)?;
    let read = |number| {
        let key = read_public(&public_path(directory, number))?;
        Ok(RingKey { number, key, compromised: compromised.get(&number).copied() })
    };
    numbers(directory, ".pub")?.into_iter().map(read).collect()
}

/// The keys of a running service: what `jalon key` adds to the folder counts from the next use on, without a restart.
#[derive(Debug)]
pub struct Keys {
    directory: PathBuf,
    read: RwLock<Read>,
}

#[derive(Debug)]
struct Read {
    names: Vec<String>,
    ring: Arc<KeyRing>,
}

impl Keys {
    /// Opens a keys folder; see [`KeyRing::load_or_create`].
    pub fn open(directory: &Path, seed: impl FnOnce() -> [u8; 32]) -> Result<Self, KeyError> {
        let ring = Arc::new(KeyRing::load_or_create(directory, seed)?);
        let read = RwLock::new(Read { names: names(directory)?, ring });
        Ok(Self { directory: directory.to_owned(), read })
    }

    /// The keys as they stand now. A folder that cannot be read any more leaves what was read before.
    pub fn current(&self) -> Arc<KeyRing> {
        match self.changed() {
            Ok(Some(ring)) => ring,
            Ok(None) => self.kept(),
            Err(error) => {
                tracing::error!(%error, "the keys folder cannot be read again");
                self.kept()
            }
        }
    }

    fn kept(&self) -> Arc<KeyRing> {
        Arc::clone(&self.read.read().unwrap_or_else(PoisonError::into_inner).ring)
    }

    fn changed(&self) -> Result<Option<Arc<KeyRing>>, KeyError> {
        let names = names(&self.directory)?;
        if self.read.read().unwrap_or_else(PoisonError::into_inner).names == names {
            return Ok(None);
        }
        let ring = Arc::new(KeyRing::load(&self.directory)?);
        *self.read.write().unwrap_or_else(PoisonError::into_inner) = Read { names, ring: Arc::clone(&ring) };
        Ok(Some(ring))
    }
}
