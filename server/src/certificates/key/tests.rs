//! Keys survive restarts, rotate, and refuse to be lent.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use jalon_engine::session::event::Timestamp;

use super::files::encode_secret;
use super::*;

struct Folder(PathBuf);

impl Folder {
    fn named(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("jalon-keys-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Self(path)
    }

    fn ring(&self) -> Result<KeyRing, KeyError> {
        KeyRing::load_or_create(&self.0, || [1; 32])
    }

    fn publics(&self) -> Vec<PublicKey> {
        self.ring().unwrap().keys().iter().map(|known| known.key).collect()
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn the_first_start_makes_a_private_key_and_the_next_reads_it() {
    let folder = Folder::named("first");
    let made = folder.ring().unwrap().signer().public();
    assert_eq!(mode(&folder.file("issuer-1.key")), 0o600);
    assert_eq!(mode(&folder.0), 0o700);
    let read = KeyRing::load_or_create(&folder.0, || panic!("a second key was drawn")).unwrap();
    assert_eq!(read.signer().public(), made);
    assert_eq!(folder.publics(), [made]);
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 2, "no draft is left behind");
}

#[test]
fn after_a_rotation_the_newest_signs_and_all_verify() {
    let folder = Folder::named("rotation");
    let mut ring = folder.ring().unwrap();
    let old = ring.signer().public();
    assert_eq!(ring.rotate([2; 32]).unwrap(), 2);
    let new = ring.signer().public();
    assert_ne!(new, old);
    assert_eq!(folder.publics(), [old, new]);
    assert!(ring.secret_of(&old).is_some_and(|secret| secret.number() == 1), "what it began it can finish");
    let again = folder.ring().unwrap();
    assert_eq!((again.signer().number(), again.signer().public()), (2, new));
}

#[test]
fn a_tenth_key_is_newer_than_the_ninth() {
    let folder = Folder::named("tenth");
    let mut ring = folder.ring().unwrap();
    for byte in 2..=10 {
        ring.rotate([byte; 32]).unwrap();
    }
    assert_eq!(ring.signer().number(), 10);
    assert_eq!(ring.signer().public(), IssuerKey::from_seed(10, [10; 32]).public());
}

#[test]
fn an_old_secret_may_be_deleted_and_still_verifies() {
    let folder = Folder::named("retired");
    let mut ring = folder.ring().unwrap();
    let old = ring.signer().public();
    ring.rotate([2; 32]).unwrap();
    fs::remove_file(folder.file("issuer-1.key")).unwrap();
    assert_eq!(folder.publics()[0], old);
    assert_eq!(read_keys(&folder.0).unwrap().len(), 2);
}

#[test]
fn a_number_is_never_used_twice() {
    let folder = Folder::named("lost");
    folder.ring().unwrap();
    fs::remove_file(folder.file("issuer-1.key")).unwrap();
    let ring = KeyRing::load_or_create(&folder.0, || [9; 32]).unwrap();
    assert_eq!(ring.signer().number(), 2);
    assert_eq!(folder.publics().len(), 2);
}

#[test]
fn a_key_others_can_read_is_refused() {
    let folder = Folder::named("loose");
    folder.ring().unwrap();
    let file = folder.file("issuer-1.key");
    for loose in [0o640, 0o604, 0o620, 0o677] {
        set_mode(&file, loose);
        assert!(matches!(folder.ring(), Err(KeyError::LoosePermissions { mode, .. }) if mode == loose));
    }
    set_mode(&file, 0o400);
    assert!(folder.ring().is_ok());
    set_mode(&folder.0, 0o770);
    assert!(matches!(folder.ring(), Err(KeyError::LoosePermissions { .. })));
}

#[test]
fn a_damaged_or_foreign_file_is_refused() {
    let folder = Folder::named("damaged");
    folder.ring().unwrap();
    fs::write(folder.file("issuer-1.pub"), IssuerKey::from_seed(1, [5; 32]).public().multibase()).unwrap();
    assert!(matches!(folder.ring(), Err(KeyError::Mismatch { .. })));
    fs::write(folder.file("issuer-1.key"), "z6Mk").unwrap();
    assert!(matches!(folder.ring(), Err(KeyError::Unreadable { .. })));
}

#[test]
fn a_crash_between_the_two_files_is_repaired() {
    let folder = Folder::named("crash");
    let made = folder.ring().unwrap().signer().public();
    fs::remove_file(folder.file("issuer-1.pub")).unwrap();
    assert_eq!(folder.publics(), [made]);
}

#[test]
fn printing_a_key_shows_its_public_half_only() {
    let key = IssuerKey::from_seed(1, [1; 32]);
    let shown = format!("{key:?}");
    assert!(shown.contains(&key.public().multibase()));
    assert!(!shown.contains(encode_secret(&key).trim()) && !shown.contains("1, 1, 1"));
}

#[test]
fn a_compromised_key_never_signs_again() {
    let folder = Folder::named("compromised");
    let mut ring = folder.ring().unwrap();
    let stolen = ring.signer().public();
    ring.compromised(1, Timestamp(1_800_000_000_999), || [2; 32]).unwrap();
    assert_eq!((ring.signer().number(), ring.secret_of(&stolen).is_none()), (2, true));
    assert_eq!(ring.keys()[0].compromised, Some(Timestamp(1_800_000_000_000)), "whole seconds, rounded down");
    assert_eq!(ring.keys()[1].compromised, None);
    ring.compromised(1, Timestamp(1_790_000_000_000), || panic!("a key was drawn")).unwrap();
    ring.compromised(1, Timestamp(1_795_000_000_000), || panic!("a key was drawn")).unwrap();
    let read = folder.ring().unwrap();
    assert_eq!(read.keys()[0].compromised, Some(Timestamp(1_790_000_000_000)), "the earliest counts");
    assert!(matches!(ring.compromised(7, Timestamp(0), || [3; 32]), Err(KeyError::NoSuchKey(7))));
}

#[test]
fn a_running_service_sees_what_the_command_line_does() {
    let folder = Folder::named("running");
    let keys = Keys::open(&folder.0, || [1; 32]).unwrap();
    let old = keys.current().signer().public();
    folder.ring().unwrap().rotate([2; 32]).unwrap();
    assert_eq!(keys.current().signer().number(), 2);
    folder.ring().unwrap().compromised(1, Timestamp(1_000), || [3; 32]).unwrap();
    let now = keys.current();
    assert_eq!((now.keys()[0].key, now.keys()[0].compromised), (old, Some(Timestamp(1_000))));
    set_mode(&folder.0, 0o777);
    fs::write(folder.file("something"), "").unwrap();
    assert_eq!(keys.current().signer().number(), 2, "what was read before stays");
}
