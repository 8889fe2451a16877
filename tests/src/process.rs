//! The real binary, in a process of its own on loopback, for what only a process can show: being
//! killed, being stopped, starting again. It serves the questions of area 1.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test helper fails by panicking")]

use crate::first_area;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, SystemTime};

/// How long a start or a stop may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// `jalon serve`, running or killed; stopped when dropped.
#[derive(Debug)]
pub struct Process {
    data: PathBuf,
    database_url: Option<String>,
    port: u16,
    child: Option<Child>,
    /// CPU time of those that were killed.
    spent: Duration,
}

impl Process {
    /// Starts on a data folder, with SQLite there or on the PostgreSQL at `database_url`.
    pub async fn start(data: &Path, database_url: Option<&str>) -> Self {
        let mut process = Self {
            data: data.to_owned(),
            database_url: database_url.map(str::to_owned),
            port: free_port(),
            child: None,
            spent: Duration::ZERO,
        };
        process.unpack_bank();
        process.restart().await;
        process
    }

    /// Where it answers.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Its port on loopback.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Starts it again on the same folder and port; back when it is ready.
    pub async fn restart(&mut self) {
        assert!(self.child.is_none(), "it runs already");
        let log = fs::OpenOptions::new().create(true).append(true).open(self.log()).unwrap();
        let mut command = Command::new(binary());
        command
            .args(["serve", "--listen", &format!("127.0.0.1:{}", self.port), "--data"])
            .arg(&self.data)
            .arg("--bank")
            .arg(self.bank())
            .env("JALON_LOG", "warn")
            .stdout(Stdio::null())
            .stderr(log);
        if let Some(url) = &self.database_url {
            command.env("JALON_DATABASE_URL", url);
        }
        self.child = Some(command.spawn().expect("the binary does not start"));
        self.until_ready().await;
    }

    /// `kill -9`: no goodbye, nothing flushed.
    pub fn kill(&mut self) {
        self.spent = self.cpu();
        let mut child = self.child.take().expect("it does not run");
        child.kill().unwrap();
        child.wait().unwrap();
    }

    /// CPU time of the service so far, in all its lives.
    pub fn cpu(&self) -> Duration {
        let pid = self.child.as_ref().expect("it does not run").id();
        let line = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
        // After the name, which may hold spaces: user and system time come twelfth, in hundredths of a second.
        let (_, fields) = line.rsplit_once(')').unwrap();
        let times = fields.split_whitespace().skip(11).take(2);
        self.spent
            + times.map(|time| Duration::from_millis(10 * time.parse::<u64>().unwrap())).sum::<Duration>()
    }

    /// SIGTERM, and nothing more.
    pub fn ask_to_stop(&self) {
        let pid = self.child.as_ref().expect("it does not run").id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    }

    /// Waits until it has gone.
    pub async fn gone(&mut self) -> ExitStatus {
        let mut child = self.child.take().expect("it does not run");
        let waited = tokio::time::timeout(PATIENCE, async {
            loop {
                if let Some(status) = child.try_wait().unwrap() {
                    return status;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        });
        if let Ok(status) = waited.await {
            return status;
        }
        let _ = child.kill();
        panic!("it did not stop within {PATIENCE:?}; {}", self.last_words());
    }

    /// What it said on standard error.
    pub fn last_words(&self) -> String {
        fs::read_to_string(self.log()).unwrap_or_default()
    }

    fn bank(&self) -> PathBuf {
        self.data.join("bank")
    }

    fn unpack_bank(&self) {
        for (path, text) in first_area() {
            let file = self.bank().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
    }

    fn log(&self) -> PathBuf {
        self.data.join("stderr.log")
    }

    async fn until_ready(&mut self) {
        let client = reqwest::Client::new();
        let address = format!("{}/readyz", self.url());
        let ready = tokio::time::timeout(PATIENCE, async {
            loop {
                if let Some(status) = self.child.as_mut().unwrap().try_wait().unwrap() {
                    panic!("it ended at start ({status}): {}", self.last_words());
                }
                let reply = client.get(&address).timeout(Duration::from_secs(2)).send().await;
                if reply.is_ok_and(|reply| reply.status().is_success()) {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        });
        assert!(ready.await.is_ok(), "not ready within {PATIENCE:?}; {}", self.last_words());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// `target/<profile>/jalon`, next to the tests; it must not be older than the sources.
pub fn binary() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    // Tests lie one folder deeper than programs.
    let folder = tests.parent().unwrap();
    let profile = if folder.ends_with("deps") { folder.parent().unwrap() } else { folder };
    let binary = profile.join("jalon");
    let Ok(built) = fs::metadata(&binary).and_then(|found| found.modified()) else {
        panic!("{} is missing; build it first: cargo build -p jalon", binary.display());
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for folder in ["engine/src", "server/src", "migrations"] {
        let (file, changed) = newest(&root.join(folder));
        let file = file.display();
        assert!(built >= changed, "{} is older than {file}: cargo build -p jalon", binary.display());
    }
    binary
}

fn newest(folder: &Path) -> (PathBuf, SystemTime) {
    let mut latest = (folder.to_owned(), SystemTime::UNIX_EPOCH);
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let found = if entry.path().is_dir() {
            newest(&entry.path())
        } else {
            (entry.path(), entry.metadata().unwrap().modified().unwrap())
        };
        if found.1 > latest.1 {
            latest = found;
        }
    }
    latest
}

/// A free port below the range from which outgoing connections take theirs: between a kill and the
/// next start, nobody else gets it.
fn free_port() -> u16 {
    let first = 10_000 + u16::from_le_bytes(jalon::entropy::bytes::<2>()) % 10_000;
    (first..32_000)
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .expect("no free port on loopback")
}
