//! `jalon bank preview`: the questions in a browser, as learners get them, while they are being written.

use super::Failure;
use crate::bank::preview::{Preview, app};
use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Options of `bank preview`.
#[derive(Debug, Args)]
pub struct PreviewCommand {
    /// Folder of the bank.
    #[arg(long, env = "JALON_BANK", value_name = "DIR", default_value = "question-bank")]
    bank: PathBuf,
    /// Port on this machine; nobody else can reach it.
    #[arg(long, default_value_t = 8090)]
    port: u16,
}

/// Serves until it is interrupted.
pub(super) async fn run(command: PreviewCommand) -> Result<ExitCode, Failure> {
    if !command.bank.is_dir() {
        return Err(format!("{} is not a folder", command.bank.display()).into());
    }
    let listener =
        TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], command.port))).await.map_err(|error| {
            format!("cannot listen on port {}: {error}; choose another with --port", command.port)
        })?;
    println!("Open http://{} in a browser. Ctrl+C stops.", listener.local_addr()?);
    let preview = Arc::new(Preview::of(command.bank));
    let stop = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    axum::serve(listener, app(preview)).with_graceful_shutdown(stop).await?;
    Ok(ExitCode::SUCCESS)
}
