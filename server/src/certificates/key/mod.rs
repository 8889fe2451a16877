//! The issuer's keys: files outside the database, the newest signs, all of them verify.
//!
//! `keys/issuer-<n>.key` holds one line, the secret key in Multikey form, readable by its owner only.
//! `keys/issuer-<n>.pub` beside it holds the public key, for whoever wants to check certificates elsewhere; it stays
//! when an old secret is deleted. Rotation adds `n + 1`. Randomness is handed in.

use std::fmt;
use std::fs;
use std::hint::black_box;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use ed25519_dalek::{SECRET_KEY_LENGTH, SigningKey};
use thiserror::Error;

use crate::certificates::public_key::{NotAPublicKey, PublicKey};

/// Multicodec of a secret Ed25519 key, before the 32 bytes.
const SECRET_MULTICODEC: [u8; 2] = [0x80, 0x26];
const MAX_KEY_FILE_BYTES: u64 = 64 * 1024;

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

/// All keys of one folder.
#[derive(Debug)]
pub struct KeyRing {
    directory: PathBuf,
    /// The newest secret key.
    signer: IssuerKey,
    /// Every public key, oldest first.
    public: Vec<PublicKey>,
}

impl KeyRing {
    /// Reads the keys of `directory`; when there is no secret key yet, makes the first from `seed()`.
    pub fn load_or_create(directory: &Path, seed: impl FnOnce() -> [u8; 32]) -> Result<Self, KeyError> {
        create_private_directory(directory)?;
        if secret_numbers(directory)?.is_empty() {
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
        Ok(self.signer.number)
    }

    /// The key that signs.
    pub fn signer(&self) -> &IssuerKey {
        &self.signer
    }

    /// Every public key that verifies, oldest first.
    pub fn public_keys(&self) -> &[PublicKey] {
        &self.public
    }

    fn load(directory: &Path) -> Result<Self, KeyError> {
        refuse_loose_permissions(directory)?;
        let mut signer = None;
        for number in secret_numbers(directory)? {
            let key = read_secret(directory, number)?;
            complete_pair(directory, &key)?;
            signer = Some(key);
        }
        let missing = || file_error(directory)(io::Error::from(io::ErrorKind::NotFound));
        let signer = signer.ok_or_else(missing)?;
        Ok(Self { directory: directory.to_owned(), signer, public: read_public_keys(directory)? })
    }
}

/// Reads the public keys of a keys folder without touching the secret ones, oldest first.
pub fn read_public_keys(directory: &Path) -> Result<Vec<PublicKey>, KeyError> {
    let numbers = numbers(directory, ".pub")?;
    numbers.into_iter().map(|number| read_public(&public_path(directory, number))).collect()
}

fn read_public(path: &Path) -> Result<PublicKey, KeyError> {
    let text = read_small(path)?;
    PublicKey::parse(&text).map_err(|NotAPublicKey| KeyError::Unreadable { path: path.to_owned() })
}

fn read_secret(directory: &Path, number: u32) -> Result<IssuerKey, KeyError> {
    let path = secret_path(directory, number);
    refuse_loose_permissions(&path)?;
    let mut text = read_small(&path)?.into_bytes();
    let seed = decode_secret(&text);
    wipe(&mut text);
    let seed = seed.ok_or(KeyError::Unreadable { path })?;
    Ok(IssuerKey::from_seed(number, seed))
}

fn decode_secret(text: &[u8]) -> Option<[u8; 32]> {
    let mut bytes = bs58::decode(text.trim_ascii().strip_prefix(b"z")?).into_vec().ok()?;
    let seed = bytes.strip_prefix(&SECRET_MULTICODEC).and_then(|seed| seed.try_into().ok());
    wipe(&mut bytes);
    seed
}

fn encode_secret(key: &IssuerKey) -> String {
    let mut bytes = [&SECRET_MULTICODEC[..], key.signing.as_bytes()].concat();
    let text = format!("z{}\n", bs58::encode(&bytes).into_string());
    wipe(&mut bytes);
    text
}

fn write_pair(directory: &Path, key: &IssuerKey) -> Result<(), KeyError> {
    let mut secret = encode_secret(key).into_bytes();
    let written = write_once(&secret_path(directory, key.number), &secret, 0o600);
    wipe(&mut secret);
    written?;
    complete_pair(directory, key)
}

/// Writes the public file if a crash came between the two, and checks that both name one key.
fn complete_pair(directory: &Path, key: &IssuerKey) -> Result<(), KeyError> {
    let path = public_path(directory, key.number);
    if !path.exists() {
        write_once(&path, format!("{}\n", key.public().multibase()).as_bytes(), 0o644)?;
    }
    if read_public(&path)? == key.public() { Ok(()) } else { Err(KeyError::Mismatch { path }) }
}

/// Writes a file that appears whole or not at all and never replaces another: when two processes start together,
/// the first wins and the second reads what it wrote.
fn write_once(path: &Path, content: &[u8], mode: u32) -> Result<(), KeyError> {
    let draft = path.with_extension(format!("{}.tmp", std::process::id()));
    remove_if_there(&draft).map_err(file_error(&draft))?;
    let linked = write_draft(&draft, content, mode).and_then(|()| match fs::hard_link(&draft, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    });
    remove_if_there(&draft).map_err(file_error(&draft))?;
    linked.map_err(file_error(path))?;
    sync_directory(path)
}

fn write_draft(path: &Path, content: &[u8], mode: u32) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    #[cfg(not(unix))]
    let _ = mode;
    let mut file = options.open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

fn sync_directory(path: &Path) -> Result<(), KeyError> {
    let Some(directory) = path.parent() else { return Ok(()) };
    if cfg!(unix) {
        fs::File::open(directory).and_then(|opened| opened.sync_all()).map_err(file_error(directory))?;
    }
    Ok(())
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn create_private_directory(directory: &Path) -> Result<(), KeyError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory).map_err(file_error(directory))
}

/// A secret file must be closed to others; a folder may be read by them, but not written.
#[cfg(unix)]
fn refuse_loose_permissions(path: &Path) -> Result<(), KeyError> {
    use std::os::unix::fs::PermissionsExt as _;
    let metadata = fs::metadata(path).map_err(file_error(path))?;
    let mode = metadata.permissions().mode() & 0o7777;
    let forbidden = if metadata.is_dir() { 0o022 } else { 0o077 };
    if mode & forbidden == 0 {
        return Ok(());
    }
    Err(KeyError::LoosePermissions { path: path.to_owned(), mode })
}

#[cfg(not(unix))]
fn refuse_loose_permissions(_path: &Path) -> Result<(), KeyError> {
    Ok(())
}

pub(in crate::certificates) fn read_small(path: &Path) -> Result<String, KeyError> {
    let length = fs::metadata(path).map_err(file_error(path))?.len();
    if length > MAX_KEY_FILE_BYTES {
        return Err(KeyError::Unreadable { path: path.to_owned() });
    }
    fs::read_to_string(path).map_err(file_error(path))
}

fn secret_path(directory: &Path, number: u32) -> PathBuf {
    directory.join(format!("issuer-{number}.key"))
}

fn public_path(directory: &Path, number: u32) -> PathBuf {
    directory.join(format!("issuer-{number}.pub"))
}

fn secret_numbers(directory: &Path) -> Result<Vec<u32>, KeyError> {
    numbers(directory, ".key")
}

fn newest_number(directory: &Path) -> Result<u32, KeyError> {
    let secret = secret_numbers(directory)?;
    let public = numbers(directory, ".pub")?;
    Ok(secret.last().max(public.last()).copied().unwrap_or(0))
}

fn numbers(directory: &Path, ending: &str) -> Result<Vec<u32>, KeyError> {
    let mut numbers = Vec::new();
    for entry in fs::read_dir(directory).map_err(file_error(directory))? {
        let name = entry.map_err(file_error(directory))?.file_name();
        let number = name.to_str().and_then(|name| name.strip_prefix("issuer-")?.strip_suffix(ending));
        numbers.extend(number.and_then(|number| number.parse::<u32>().ok()));
    }
    numbers.sort_unstable();
    Ok(numbers)
}

fn file_error(path: &Path) -> impl FnOnce(io::Error) -> KeyError {
    let path = path.to_owned();
    move |source| KeyError::File { path, source }
}

/// Overwrites a secret; the black box keeps the compiler from dropping the writes.
fn wipe(secret: &mut [u8]) {
    secret.fill(0);
    black_box(secret);
}

#[cfg(test)]
mod tests;
