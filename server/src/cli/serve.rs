//! `jalon serve`: open everything, say where to go, serve, stop gracefully.

use super::Failure;
use crate::bank::{self, Banks};
use crate::certificates::{Keys, life, log};
use crate::clock::{Clock, SystemClock};
use crate::config::{Config, ServeOptions};
use crate::db::Db;
use crate::state::AppState;
use clap::Args;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct ServeCommand {
    #[command(flatten)]
    options: ServeOptions,
    /// Serve a demonstration organisation from a temporary folder.
    #[arg(long)]
    demo: bool,
}

/// Runs the service until SIGINT or SIGTERM.
pub async fn run(command: ServeCommand) -> Result<ExitCode, Failure> {
    start_logging();
    let mut options = command.options;
    let demo_folder = if command.demo { Some(super::demo::temporary(&mut options).await?) } else { None };
    let config = options.check()?;
    let state = open(config).await?;
    let listener = TcpListener::bind(state.config.listen).await.map_err(|error| {
        format!("cannot listen on {}: {error}; choose another with --listen", state.config.listen)
    })?;
    announce(&state, demo_folder.as_deref()).await?;
    if state.config.public_url.starts_with("https://") && state.config.trusted_proxies.is_empty() {
        tracing::warn!("no --trusted-proxy: everybody behind the TLS proxy is counted as one person");
    }
    if let Some(folder) = state.config.bank.clone() {
        tokio::spawn(bank::watch::watch(state.clone(), folder));
    }
    let db = state.db.clone();
    tokio::spawn(complete_certificates(state.clone()));
    let service = crate::app(state).into_make_service_with_connect_info::<std::net::SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop_signal()).await?;
    db.close().await;
    eprintln!("jalon: stopped; nothing acknowledged was lost");
    if let Some(folder) = demo_folder {
        std::fs::remove_dir_all(folder)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What a crash left reserved is signed and stored; beside the requests, which complete what they need themselves.
async fn complete_certificates(state: AppState) {
    match life::complete::all(&state).await {
        Ok(0) => {}
        Ok(count) => {
            tracing::warn!(count, "certificates that were reserved before the last stop are complete");
        }
        Err(error) => tracing::error!(%error, "reserved certificates could not be completed"),
    }
}

/// Opens the bank, the database and the keys.
pub async fn open(config: Config) -> Result<AppState, Failure> {
    std::fs::create_dir_all(&config.data)
        .map_err(|error| format!("cannot create the folder {}: {error}", config.data.display()))?;
    let (files, report) = bank::read(config.bank.as_deref())?;
    let Some(bank) = report.bank else {
        return Err("the question bank has faults; `jalon bank check` lists them".into());
    };
    let db = match &config.database_url {
        Some(url) => Db::open_postgres(url).await?,
        None => Db::open_sqlite(&config.data.join("jalon.sqlite")).await?,
    };
    log::append_backlog(&db).await?;
    let clock = SystemClock;
    let banks = Banks::open(&db, &files, bank, clock.now().0).await?;
    let keys = Keys::open(&config.data.join("keys"), crate::entropy::bytes::<32>)?;
    Ok(AppState {
        db,
        banks: Arc::new(banks),
        clock: Arc::new(clock),
        keys: Arc::new(keys),
        config: Arc::new(config),
    })
}

async fn announce(state: &AppState, demo_folder: Option<&std::path::Path>) -> Result<(), Failure> {
    println!("Jalon {}", env!("CARGO_PKG_VERSION"));
    println!("{}", state.config);
    println!("  questions {}", state.banks.current().items().count());
    if let Some(folder) = demo_folder {
        println!("  demo      accounts and codes in {}", folder.join("demo.json").display());
    } else if let Some(link) = crate::accounts::first_administrator_link(state).await? {
        println!(
            "\nNo administrator yet. Open this link once, within 7 days, to create the first one:\n  {link}"
        );
    }
    println!("\nOpen {} in a browser. Ctrl+C stops.", state.config.public_url);
    Ok(())
}

fn start_logging() {
    let filter =
        tracing_subscriber::EnvFilter::try_from_env("JALON_LOG").unwrap_or_else(|_| "info,sqlx=warn".into());
    // Standard output is for the summary; logs go to standard error.
    let _ = tracing_subscriber::fmt().with_env_filter(filter).json().with_writer(std::io::stderr).try_init();
}

async fn stop_signal() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}
