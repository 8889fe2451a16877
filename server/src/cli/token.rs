//! `jalon token create`: a bearer token for the API, printed once.

use super::{Failure, local_options};
use crate::accounts::{self, Role};
use clap::Subcommand;
use std::path::PathBuf;
use std::process::ExitCode;

/// Commands on tokens.
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Create a token that acts for an account in one role, and print it once.
    Create {
        /// The role the token carries; the account must hold it.
        #[arg(long)]
        role: Role,
        /// The account's e-mail.
        #[arg(long)]
        email: String,
        /// Data folder of the service.
        #[arg(long, env = "JALON_DATA", default_value = "data", value_name = "DIR")]
        data: PathBuf,
        /// PostgreSQL, when the service uses it.
        #[arg(long, env = "JALON_DATABASE_URL", value_name = "URL", hide_env_values = true)]
        database_url: Option<String>,
    },
}

/// Prints the token on standard output, alone on its line.
pub async fn run(command: TokenCommand) -> Result<ExitCode, Failure> {
    let TokenCommand::Create { role, email, data, database_url } = command;
    let state = super::serve::open(local_options(data, database_url).check()?).await?;
    let token = accounts::create_token(&state, &email, role, "command line").await?;
    println!("{token}");
    Ok(ExitCode::SUCCESS)
}
