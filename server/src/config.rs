//! One configuration from flags and environment, checked at start, printed once.

use clap::Args;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// How to run the service.
#[derive(Debug, Clone, Args)]
pub struct ServeOptions {
    /// Folder for the embedded database and the signing keys; created when missing.
    #[arg(long, env = "JALON_DATA", default_value = "data", value_name = "DIR")]
    pub data: PathBuf,
    /// Address to listen on.
    #[arg(long, env = "JALON_LISTEN", default_value = "127.0.0.1:8080", value_name = "HOST:PORT")]
    pub listen: SocketAddr,
    /// Address people type, for links and QR codes [default: the http address it listens on].
    #[arg(long, env = "JALON_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// PostgreSQL instead of the embedded SQLite: postgres://user:password@host/name.
    #[arg(long, env = "JALON_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Read the question bank from a folder instead of the one compiled in.
    #[arg(long, env = "JALON_BANK", value_name = "DIR")]
    pub bank: Option<PathBuf>,
    /// Address of a TLS proxy in front: who it says is behind it (X-Forwarded-For) is believed, and attempts are counted for
    /// each person instead of for the proxy. Several with commas.
    #[arg(long, env = "JALON_TRUSTED_PROXY", value_delimiter = ',', value_name = "IP")]
    pub trusted_proxy: Vec<IpAddr>,
}

/// A checked configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// Folder for database and keys.
    pub data: PathBuf,
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Address people type, without trailing slash.
    pub public_url: String,
    /// PostgreSQL, when chosen.
    pub database_url: Option<String>,
    /// Bank folder, when not the one compiled in.
    pub bank: Option<PathBuf>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
}

/// Why a configuration is refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ConfigError {
    /// Not an http(s) address.
    #[error(
        "--public-url `{0}` must start with http:// or https:// and name a host, for instance https://jalon.example"
    )]
    PublicUrl(String),
    /// Cookies and signatures travel in the clear.
    #[error(
        "--public-url `{0}` is not https: away from this machine, people's sessions would travel in the clear. Put a TLS proxy in front and give its https address"
    )]
    Insecure(String),
    /// Not PostgreSQL.
    #[error(
        "--database-url must start with postgres:// or postgresql://; leave it out for the embedded SQLite"
    )]
    DatabaseUrl,
    /// Not a folder.
    #[error("--bank `{0}` is not a folder")]
    Bank(PathBuf),
}

impl ServeOptions {
    /// Checks every option; the first fault is the answer.
    pub fn check(self) -> Result<Config, ConfigError> {
        let public_url = self.public_url.unwrap_or_else(|| format!("http://{}", self.listen));
        check_public_url(&public_url)?;
        if let Some(url) = &self.database_url
            && !(url.starts_with("postgres://") || url.starts_with("postgresql://"))
        {
            return Err(ConfigError::DatabaseUrl);
        }
        if let Some(bank) = self.bank.as_ref().filter(|bank| !bank.is_dir()) {
            return Err(ConfigError::Bank(bank.clone()));
        }
        Ok(Config {
            data: self.data,
            listen: self.listen,
            public_url: public_url.trim_end_matches('/').to_owned(),
            database_url: self.database_url,
            bank: self.bank,
            trusted_proxies: self.trusted_proxy,
        })
    }
}

fn check_public_url(url: &str) -> Result<(), ConfigError> {
    let Ok(uri) = url.parse::<axum::http::Uri>() else { return Err(ConfigError::PublicUrl(url.to_owned())) };
    let host = uri.host().ok_or_else(|| ConfigError::PublicUrl(url.to_owned()))?;
    let local = host == "localhost" || host.starts_with("127.") || host == "[::1]";
    match uri.scheme_str() {
        Some("https") => Ok(()),
        Some("http") if local => Ok(()),
        Some("http") => Err(ConfigError::Insecure(url.to_owned())),
        _ => Err(ConfigError::PublicUrl(url.to_owned())),
    }
}

impl fmt::Display for Config {
    /// The summary printed at start; a database password is never shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let database = match &self.database_url {
            Some(url) => match url.rsplit_once('@') {
                Some((_, place)) => format!("PostgreSQL at {place}"),
                None => "PostgreSQL".to_owned(),
            },
            None => format!("SQLite at {}", self.data.join("jalon.sqlite").display()),
        };
        let bank = self.bank.as_ref().map_or("compiled in".to_owned(), |dir| dir.display().to_string());
        writeln!(f, "  address   {}", self.public_url)?;
        writeln!(f, "  listens   {}", self.listen)?;
        writeln!(f, "  database  {database}")?;
        writeln!(f, "  keys      {}", self.data.join("keys").display())?;
        write!(f, "  bank      {bank}")
    }
}
