//! `jalon demo DIR`: a demonstration organisation in an empty folder.

use super::{Failure, local_options};
use crate::config::ServeOptions;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Options of `demo`.
#[derive(Debug, Args)]
pub struct DemoCommand {
    /// An empty or missing folder.
    dir: PathBuf,
}

/// Fills the folder and says how to serve it.
pub async fn run(command: DemoCommand) -> Result<ExitCode, Failure> {
    let state = super::serve::open(local_options(empty(command.dir)?, None).check()?).await?;
    crate::demo::fill(&state).await?;
    let dir = &state.config.data;
    println!("The demonstration is in {0}; accounts and codes in {0}/demo.json.", dir.display());
    println!("Serve it with: jalon serve --data {}", dir.display());
    state.db.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Fills a temporary folder for `serve --demo`.
pub async fn temporary(options: &mut ServeOptions) -> Result<PathBuf, Failure> {
    let name = format!("jalon-demo-{}", crate::entropy::hex(&crate::entropy::bytes::<6>()));
    options.data = std::env::temp_dir().join(name);
    let state = super::serve::open(options.clone().check()?).await?;
    crate::demo::fill(&state).await?;
    state.db.close().await;
    Ok(options.data.clone())
}

fn empty(dir: PathBuf) -> Result<PathBuf, Failure> {
    let occupied = std::fs::read_dir(&dir).is_ok_and(|mut entries| entries.next().is_some());
    if occupied {
        return Err(
            format!("{} is not empty; the demonstration only fills an empty folder", dir.display()).into()
        );
    }
    Ok(dir)
}
