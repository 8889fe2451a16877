//! A progress bar on standard error, when somebody is looking at it.

use std::io::{self, IsTerminal, Write};

/// Characters of the bar.
const WIDTH: u64 = 40;

/// How far a long computation is; gone from the screen when dropped.
#[derive(Debug)]
pub(crate) struct Progress {
    total: u64,
    shown: Option<u64>,
    visible: bool,
}

impl Progress {
    /// Nothing of `total` is done.
    pub(crate) fn new(total: u64) -> Self {
        Self { total: total.max(1), shown: None, visible: io::stderr().is_terminal() }
    }

    /// Shows that `done` of the total is done; drawn again only when a per mille is gained.
    pub(crate) fn show(&mut self, done: u64) {
        let done = done.min(self.total);
        let share = done * 1000 / self.total;
        if !self.visible || self.shown == Some(share) {
            return;
        }
        self.shown = Some(share);
        let (full, percent) = ("█".repeat(usize_of(share * WIDTH / 1000)), share / 10);
        let bar =
            format!("\r{full:░<width$} {percent:>3} %  {done} of {}", self.total, width = usize_of(WIDTH));
        let _ = io::stderr().write_all(bar.as_bytes()); // a bar that cannot be drawn is no reason to stop
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.is_some() {
            let _ = io::stderr().write_all(b"\r\x1b[K");
        }
    }
}

fn usize_of(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
