//! `jalon log verify` and `jalon log head`: the transparency log from the command line.

use super::{Failure, local_options};
use crate::certificates::TrustedIssuers;
use crate::certificates::log::audit::{AuditError, Audited, Kept, audit};
use crate::certificates::log::{Head, reading};
use crate::db::{Db, StoreError};
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Commands on the log of certificates.
#[derive(Debug, Subcommand)]
pub enum LogCommand {
    /// Recompute the whole log and compare everything with it: exit 0 intact, 1 changed, 2 unreadable.
    Verify {
        /// Where the log is.
        #[command(flatten)]
        place: Place,
        /// The issuer whose heads are believed, instead of the keys in the data folder.
        #[arg(long, value_name = "FILE")]
        issuer: Option<PathBuf>,
        /// A head kept from an earlier day; may be given several times.
        #[arg(long = "head", value_name = "FILE")]
        heads: Vec<PathBuf>,
    },
    /// Print the signed head of the log as it is now: keep it where the service cannot reach it.
    Head {
        /// Where the log is.
        #[command(flatten)]
        place: Place,
        /// Write it to a file instead.
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// Where the log is.
#[derive(Debug, Args)]
pub struct Place {
    /// Data folder of the service.
    #[arg(long, env = "JALON_DATA", default_value = "data", value_name = "DIR")]
    data: PathBuf,
    /// PostgreSQL, when the service uses it.
    #[arg(long, env = "JALON_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    database_url: Option<String>,
}

/// Runs one command.
pub async fn run(command: LogCommand) -> Result<ExitCode, Failure> {
    match command {
        LogCommand::Verify { place, issuer, heads } => verify(place, issuer, &heads).await,
        LogCommand::Head { place, output } => head(place, output).await,
    }
}

async fn verify(place: Place, issuer: Option<PathBuf>, heads: &[PathBuf]) -> Result<ExitCode, Failure> {
    let issuer = issuer.unwrap_or_else(|| place.data.join("keys"));
    let trusted = TrustedIssuers::from_path(&issuer)
        .map_err(|error| format!("cannot trust {}: {error}", issuer.display()))?;
    let kept = heads.iter().map(|file| kept(file)).collect::<Result<Vec<_>, _>>()?;
    let db = match &place.database_url {
        Some(url) => Db::read_postgres(url).await?,
        None => Db::read_sqlite(&place.data.join("jalon.sqlite")).await?,
    };
    let audited = audit(&db, &trusted, &kept).await;
    db.close().await;
    match audited {
        Ok(audited) => {
            print(&audited, kept.len());
            Ok(ExitCode::SUCCESS)
        }
        Err(error @ (AuditError::Different(_) | AuditError::Store(StoreError::Inconsistent { .. }))) => {
            eprintln!("changed: {error}");
            Ok(ExitCode::FAILURE)
        }
        Err(AuditError::Store(error)) => Err(error.into()),
    }
}

fn kept(file: &Path) -> Result<Kept, Failure> {
    let place = file.display().to_string();
    let note = std::fs::read_to_string(file).map_err(|error| format!("cannot read {place}: {error}"))?;
    let head = Head::parse(&note).map_err(|error| format!("{place}: {error}"))?;
    Ok(Kept { place, head })
}

fn print(audited: &Audited, kept: usize) {
    let Audited { leaves, forgotten, heads, certificates, root } = audited;
    println!("intact: every leaf, node, head and certificate fits");
    println!("  leaves       {leaves}");
    if *forgotten > 0 {
        println!("  forgotten    {forgotten} of them say nothing any more; their place is checked");
    }
    println!("  heads        {heads}, of which {kept} given with --head");
    println!("  certificates {certificates}");
    println!("  root         {root}");
}

async fn head(place: Place, output: Option<PathBuf>) -> Result<ExitCode, Failure> {
    let state = super::serve::open(local_options(place.data, place.database_url).check()?).await?;
    let head = reading::latest_head(&state).await.map_err(|error| error.to_string())?;
    state.db.close().await;
    match output {
        None => print!("{}", head.note),
        Some(file) => std::fs::write(&file, &head.note)
            .map_err(|error| format!("cannot write {}: {error}", file.display()))?,
    }
    Ok(ExitCode::SUCCESS)
}
