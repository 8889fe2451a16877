//! `jalon certificate restored`: after a backup was restored.

use super::{Failure, local_options};
use crate::certificates::status;
use crate::cli::serve;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Where the restored service is.
#[derive(Debug, Args)]
pub struct RestoredCommand {
    /// Data folder of the service.
    #[arg(long, env = "JALON_DATA", default_value = "data", value_name = "DIR")]
    data: PathBuf,
    /// PostgreSQL, when the service uses it.
    #[arg(long, env = "JALON_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    database_url: Option<String>,
}

pub(super) async fn run(command: RestoredCommand) -> Result<ExitCode, Failure> {
    let state = serve::open(local_options(command.data, command.database_url).check()?).await?;
    let closed = status::after_restore(&state.db).await;
    state.db.close().await;
    println!("status lists that take no more certificates: {}; the next ones go to new lists", closed?);
    Ok(ExitCode::SUCCESS)
}
