//! The binary: parse the command line, run one command.

use clap::Parser;
use jalon::cli::Cli;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What a shell says of a program that SIGPIPE ended.
const READER_LEFT: i32 = 141;

#[tokio::main]
async fn main() -> ExitCode {
    leave_when_the_reader_does();
    jalon::cli::run(Cli::parse()).await
}

/// Whoever reads the output may leave early, as in `jalon bank check | head`: no reason for a backtrace.
fn leave_when_the_reader_does() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let said = panic.payload_as_str().unwrap_or_default();
        if said.starts_with("failed printing to stdout") && said.contains("Broken pipe") {
            std::process::exit(READER_LEFT);
        }
        usual(panic);
    }));
}
