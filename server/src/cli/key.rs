//! `jalon key`: the signing keys of a data folder. A running service sees what is done here at its next use of a key.

use super::Failure;
use crate::certificates::{KeyRing, RingKey, instant};
use crate::clock::{Clock, SystemClock};
use crate::entropy;
use clap::{Args, Subcommand};
use jalon_engine::session::event::Timestamp;
use std::path::PathBuf;
use std::process::ExitCode;

/// Commands on signing keys. Run them as the user who runs the service.
#[derive(Debug, Subcommand)]
pub enum KeyCommand {
    /// Show the keys, oldest first.
    List(Folder),
    /// Make a new key, which signs from now on. Certificates of older keys stay valid.
    Rotate(Folder),
    /// Say that a key is in other hands: it never signs again, and what it signed counts only if it was recorded before.
    Compromised {
        /// Number of the key, as `jalon key list` shows it.
        number: u32,
        /// Since when, RFC 3339 (2026-11-21T20:30:00Z): the last instant at which the key was surely safe.
        #[arg(long, value_name = "INSTANT")]
        since: jiff::Timestamp,
        /// Where the keys are.
        #[command(flatten)]
        folder: Folder,
    },
}

/// Where the keys are.
#[derive(Debug, Args)]
pub struct Folder {
    /// Data folder of the service.
    #[arg(long, env = "JALON_DATA", default_value = "data", value_name = "DIR")]
    data: PathBuf,
}

impl Folder {
    /// The ring of an existing folder: these commands begin no service.
    fn ring(&self) -> Result<KeyRing, Failure> {
        let keys = self.data.join("keys");
        if !keys.is_dir() {
            return Err(format!("there are no keys in {}; say where with --data", keys.display()).into());
        }
        Ok(KeyRing::load_or_create(&keys, entropy::bytes::<32>)?)
    }
}

/// Runs a command; what it did is on standard output.
pub fn run(command: KeyCommand) -> Result<ExitCode, Failure> {
    match command {
        KeyCommand::List(folder) => print(&folder.ring()?),
        KeyCommand::Rotate(folder) => {
            let mut ring = folder.ring()?;
            ring.rotate(entropy::bytes())?;
            print(&ring);
        }
        KeyCommand::Compromised { number, since, folder } => {
            let since = Timestamp(since.as_millisecond());
            if since > SystemClock.now() {
                return Err(format!("{} has not come yet", instant(since)).into());
            }
            let mut ring = folder.ring()?;
            ring.compromised(number, since, entropy::bytes::<32>)?;
            print(&ring);
            println!(
                "\nVerifiers that do not know the register or the log refuse all that key {number} signed. Issue those \
                 certificates anew:\n  jalon certificate reissue --key {number}"
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn print(ring: &KeyRing) {
    for known in ring.keys() {
        println!("{:>4}  {}  {}", known.number, known.key.did(), standing(ring, known));
    }
}

fn standing(ring: &KeyRing, known: &RingKey) -> String {
    match known.compromised {
        Some(since) => format!("compromised since {}", instant(since)),
        None if ring.signer().public() == known.key => "signs".to_owned(),
        None => "retired".to_owned(),
    }
}
