//! The files of a keys folder: read with care for their permissions, written whole or not at all, never replaced.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use jalon_engine::session::event::Timestamp;

use super::{IssuerKey, KeyError, wipe};
use crate::certificates::public_key::{NotAPublicKey, PublicKey};

/// Multicodec of a secret Ed25519 key, before the 32 bytes.
const SECRET_MULTICODEC: [u8; 2] = [0x80, 0x26];
const MAX_KEY_FILE_BYTES: u64 = 64 * 1024;
/// How an instant stands in a file's name: whole seconds, UTC.
const INSTANT: &str = "%Y%m%dT%H%M%SZ";

pub(super) fn read_public(path: &Path) -> Result<PublicKey, KeyError> {
    let text = read_small(path)?;
    PublicKey::parse(&text).map_err(|NotAPublicKey| KeyError::Unreadable { path: path.to_owned() })
}

pub(super) fn read_secret(directory: &Path, number: u32) -> Result<IssuerKey, KeyError> {
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

pub(super) fn encode_secret(key: &IssuerKey) -> String {
    let mut bytes = [&SECRET_MULTICODEC[..], key.signing.as_bytes()].concat();
    let text = format!("z{}\n", bs58::encode(&bytes).into_string());
    wipe(&mut bytes);
    text
}

pub(super) fn write_pair(directory: &Path, key: &IssuerKey) -> Result<(), KeyError> {
    let mut secret = encode_secret(key).into_bytes();
    let written = write_once(&secret_path(directory, key.number), &secret, 0o600);
    wipe(&mut secret);
    written?;
    complete_pair(directory, key)
}

/// Writes the public file if a crash came between the two, and checks that both name one key.
pub(super) fn complete_pair(directory: &Path, key: &IssuerKey) -> Result<(), KeyError> {
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

pub(super) fn create_private_directory(directory: &Path) -> Result<(), KeyError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory).map_err(file_error(directory))
}

/// A secret file must be closed to others; a folder may be read by them, but not written.
#[cfg(unix)]
pub(super) fn refuse_loose_permissions(path: &Path) -> Result<(), KeyError> {
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
pub(super) fn refuse_loose_permissions(_path: &Path) -> Result<(), KeyError> {
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

pub(super) fn public_path(directory: &Path, number: u32) -> PathBuf {
    directory.join(format!("issuer-{number}.pub"))
}

pub(super) fn secret_numbers(directory: &Path) -> Result<Vec<u32>, KeyError> {
    numbers(directory, ".key")
}

pub(super) fn newest_number(directory: &Path) -> Result<u32, KeyError> {
    let secret = secret_numbers(directory)?;
    let public = numbers(directory, ".pub")?;
    Ok(secret.last().max(public.last()).copied().unwrap_or(0))
}

pub(super) fn numbers(directory: &Path, ending: &str) -> Result<Vec<u32>, KeyError> {
    let names = names(directory)?;
    let number = |name: &String| name.strip_prefix("issuer-")?.strip_suffix(ending)?.parse::<u32>().ok();
    let mut numbers: Vec<u32> = names.iter().filter_map(number).collect();
    numbers.sort_unstable();
    Ok(numbers)
}

/// Names of all files in a keys folder, sorted: as files never change, they tell whether anything did.
pub(super) fn names(directory: &Path) -> Result<Vec<String>, KeyError> {
    let entries = fs::read_dir(directory).map_err(file_error(directory))?;
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry.map_err(file_error(directory))?.file_name().into_string());
    }
    names.sort_unstable();
    Ok(names)
}

/// Since when each key is not believed: its number, and the earliest instant.
pub(super) fn compromises(directory: &Path) -> Result<BTreeMap<u32, Timestamp>, KeyError> {
    let mut found = BTreeMap::new();
    for name in names(directory)? {
        let Some((number, since)) = compromise(&name) else { continue };
        let earliest = found.entry(number).or_insert(since);
        *earliest = since.min(*earliest);
    }
    Ok(found)
}

fn compromise(name: &str) -> Option<(u32, Timestamp)> {
    let (number, since) = name.strip_prefix("issuer-")?.split_once(".compromised-")?;
    let since = jiff::civil::DateTime::strptime(INSTANT, since).ok()?;
    let since = since.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp();
    Some((number.parse().ok()?, Timestamp(since.as_millisecond())))
}

/// Notes that a key is not believed from `since` on, rounded down to the second.
pub(super) fn write_compromise(directory: &Path, number: u32, since: Timestamp) -> Result<(), KeyError> {
    let second = jiff::Timestamp::from_second(since.0.div_euclid(1000));
    let second = second.map_err(|_| KeyError::Instant(since.0))?.strftime(INSTANT);
    let path = directory.join(format!("issuer-{number}.compromised-{second}"));
    write_once(&path, b"Nothing that this key signed from this instant on is believed.\n", 0o644)
}

pub(super) fn file_error(path: &Path) -> impl FnOnce(io::Error) -> KeyError {
    let path = path.to_owned();
    move |source| KeyError::File { path, source }
}
