//! `jalon certificate reissue`: after a key was compromised.

use super::{Failure, local_options};
use crate::certificates::life;
use crate::cli::serve;
use crate::config::ServeOptions;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// What to sign anew, and where it is kept.
#[derive(Debug, Args)]
pub struct ReissueCommand {
    /// Number of the key, as `jalon key list` shows it.
    #[arg(long, value_name = "N")]
    key: u32,
    /// Data folder of the service.
    #[arg(long, env = "JALON_DATA", default_value = "data", value_name = "DIR")]
    data: PathBuf,
    /// PostgreSQL, when the service uses it.
    #[arg(long, env = "JALON_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    database_url: Option<String>,
    /// Address of the service, as it is started with.
    #[arg(long, env = "JALON_PUBLIC_URL", value_name = "URL")]
    public_url: String,
}

/// Exit code 0 all have a new file, 1 some could not be derived again.
pub(super) async fn run(command: ReissueCommand) -> Result<ExitCode, Failure> {
    let ReissueCommand { key: number, data, database_url, public_url } = command;
    let options = ServeOptions { public_url: Some(public_url), ..local_options(data, database_url) };
    let state = serve::open(options.check()?).await?;
    let ring = state.keys.current();
    let key = ring.keys().iter().find(|known| known.number == number && known.compromised.is_some());
    let Some(key) = key else {
        return Err(format!(
            "key {number} is not compromised; say so first: jalon key compromised {number} --since INSTANT"
        )
        .into());
    };
    let report = life::reissue::reissue(&state, key).await?;
    state.db.close().await;
    println!("{} certificates have a new file", report.done);
    for (code, why) in &report.left {
        eprintln!("{code}: not issued anew: {why}");
    }
    Ok(if report.left.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
