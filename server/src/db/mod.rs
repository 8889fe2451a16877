//! One surface over SQLite and PostgreSQL: `read`, `begin`, `execute`, `commit`.
//!
//! Beneath lies sqlx's `Any` driver (docs/decisions/0001-portable-sql.md). SQLite has one writer
//! connection, opened with BEGIN IMMEDIATE, and a pool of readers; every connection carries the
//! durability settings, read back at start: the service refuses to run with less.

use migrations::migrator;
use sqlx::any::{AnyArguments, AnyConnectOptions, AnyPoolOptions};
use sqlx::{Any, AnyPool, AssertSqlSafe, Executor, Row as _, Transaction};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;
pub use value::{Row, Value};

mod migrations;
mod value;

/// What a store can answer instead of a value.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// No such row, or not for this person.
    #[error("not found")]
    NotFound,
    /// A uniqueness or check constraint refused the write.
    #[error("conflict: {0}")]
    Conflict(String),
    /// The database is busy or unreachable; trying again may help.
    #[error("the database is busy")]
    Busy,
    /// A row that does not parse into the domain: a bug or tampering.
    #[error("table `{table}`, row `{row}` is inconsistent: {why}")]
    Inconsistent {
        /// Table.
        table: &'static str,
        /// Key of the row.
        row: String,
        /// What does not fit.
        why: String,
    },
    /// Anything else the database said.
    #[error("database: {0}")]
    Database(sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::RowNotFound => Self::NotFound,
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => Self::Busy,
            sqlx::Error::Database(database) => match database.kind() {
                sqlx::error::ErrorKind::UniqueViolation
                | sqlx::error::ErrorKind::ForeignKeyViolation
                | sqlx::error::ErrorKind::CheckViolation
                | sqlx::error::ErrorKind::NotNullViolation => Self::Conflict(database.message().to_owned()),
                _ if is_busy(database.message()) => Self::Busy,
                _ => Self::Database(error),
            },
            _ => Self::Database(error),
        }
    }
}

/// SQLite says "locked", "busy", "readonly" or "full"; a caller can try again later.
fn is_busy(message: &str) -> bool {
    ["database is locked", "database is busy", "database or disk is full"].iter().any(|m| message.contains(m))
}

/// Reads a row into a value.
pub type FromRow<T> = fn(&Row<'_>) -> Result<T, StoreError>;

type AnyQuery<'q> = sqlx::query::Query<'q, Any, AnyArguments>;

fn bind<'q>(sql: &'static str, values: &'q [Value<'_>]) -> AnyQuery<'q> {
    values.iter().fold(sqlx::query(sql), |query, value| match *value {
        Value::Text(text) => query.bind(text.to_owned()),
        Value::Int(number) => query.bind(number),
        Value::Real(number) => query.bind(number),
        Value::OptionalText(text) => query.bind(text.map(str::to_owned)),
        Value::OptionalInt(number) => query.bind(number),
    })
}

/// Which database lies beneath: only settings differ, never a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file in the data directory.
    Sqlite,
    /// A server.
    Postgres,
}

/// The database.
#[derive(Debug, Clone)]
pub struct Db {
    writer: AnyPool,
    readers: AnyPool,
    engine: Engine,
}

/// How the database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It cannot be reached or created.
    #[error("cannot open the database: {0}")]
    Connect(sqlx::Error),
    /// A migration failed; nothing is served on a half-migrated schema.
    #[error("cannot bring the database's schema up to date: {0}")]
    Migrate(sqlx::migrate::MigrateError),
    /// A durability setting is not what answers need.
    #[error("the database setting `{setting}` is `{found}`, but an acknowledged answer needs `{wanted}`")]
    Unsafe {
        /// Setting.
        setting: &'static str,
        /// Its value.
        found: String,
        /// The value needed.
        wanted: &'static str,
    },
}

impl Db {
    /// Opens (and creates if missing) the SQLite file, migrates it, checks its settings.
    pub async fn open_sqlite(file: &Path) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let url = sqlite_url(file, "rwc");
        let writer = sqlite_pool(&url, 1).await?;
        migrator().run(&writer).await.map_err(OpenError::Migrate)?;
        let readers = sqlite_pool(&url, 4).await?;
        let db = Self { writer, readers, engine: Engine::Sqlite };
        db.check_sqlite_settings().await?;
        Ok(db)
    }

    /// Opens an existing SQLite file for reading only, as it is: nothing is created, migrated or changed.
    pub async fn read_sqlite(file: &Path) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        // Without a journal nobody is writing, and even opening it must leave no file behind.
        let journal = std::fs::metadata(format!("{}-wal", file.display())).is_ok_and(|wal| wal.len() > 0);
        let mode = if journal { "ro" } else { "ro&immutable=true" };
        let pool = AnyPoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(10))
            .connect(&sqlite_url(file, mode))
            .await
            .map_err(OpenError::Connect)?;
        Ok(Self { writer: pool.clone(), readers: pool, engine: Engine::Sqlite })
    }

    /// Connects to PostgreSQL, migrates it, checks its settings.
    pub async fn open_postgres(url: &str) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let options = AnyConnectOptions::from_str(url).map_err(OpenError::Connect)?;
        let pool = AnyPoolOptions::new()
            .max_connections(10)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options)
            .await
            .map_err(OpenError::Connect)?;
        migrator().run(&pool).await.map_err(OpenError::Migrate)?;
        let db = Self { writer: pool.clone(), readers: pool, engine: Engine::Postgres };
        for setting in ["fsync", "synchronous_commit"] {
            db.require(setting, "on", AssertSqlSafe(format!("SHOW {setting}"))).await?;
        }
        Ok(db)
    }

    /// Connects to PostgreSQL for reading only, as it is: nothing is migrated or changed.
    pub async fn read_postgres(url: &str) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let pool = AnyPoolOptions::new()
            .max_connections(2)
            .acquire_timeout(Duration::from_secs(10))
            .after_connect(|connection, _| {
                Box::pin(async move {
                    connection.execute("SET default_transaction_read_only = on").await?;
                    Ok(())
                })
            })
            .connect_with(AnyConnectOptions::from_str(url).map_err(OpenError::Connect)?)
            .await
            .map_err(OpenError::Connect)?;
        Ok(Self { writer: pool.clone(), readers: pool, engine: Engine::Postgres })
    }

    /// Which database lies beneath.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Every row of a query.
    pub async fn read<T>(
        &self,
        sql: &'static str,
        values: &[Value<'_>],
        from_row: FromRow<T>,
    ) -> Result<Vec<T>, StoreError> {
        let rows = bind(sql, values).fetch_all(&self.readers).await?;
        rows.iter().map(|row| from_row(&Row(row))).collect()
    }

    /// The first row, if any.
    pub async fn read_optional<T>(
        &self,
        sql: &'static str,
        values: &[Value<'_>],
        from_row: FromRow<T>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.read(sql, values, from_row).await?.into_iter().next())
    }

    /// The first row, or [`StoreError::NotFound`].
    pub async fn read_one<T>(
        &self,
        sql: &'static str,
        values: &[Value<'_>],
        from_row: FromRow<T>,
    ) -> Result<T, StoreError> {
        self.read_optional(sql, values, from_row).await?.ok_or(StoreError::NotFound)
    }

    /// Starts a writing transaction; rolled back when dropped without [`Tx::commit`].
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let statement = match self.engine {
            Engine::Sqlite => "BEGIN IMMEDIATE",
            Engine::Postgres => "BEGIN",
        };
        Ok(Tx(self.writer.begin_with(statement).await?))
    }

    /// One statement in its own transaction; answers the number of rows affected.
    pub async fn execute(&self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, StoreError> {
        let mut tx = self.begin().await?;
        let affected = tx.execute(sql, values).await?;
        tx.commit().await?;
        Ok(affected)
    }

    /// Whether the database answers.
    pub async fn answers(&self) -> Result<(), StoreError> {
        self.read("SELECT 1 AS one", &[], |_| Ok(())).await.map(|_| ())
    }

    /// Waits for running statements and closes every connection.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    async fn check_sqlite_settings(&self) -> Result<(), OpenError> {
        for (setting, wanted) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")] {
            self.require(setting, wanted, AssertSqlSafe(format!("PRAGMA {setting}"))).await?;
        }
        Ok(())
    }

    async fn require(
        &self,
        setting: &'static str,
        wanted: &'static str,
        sql: AssertSqlSafe<String>,
    ) -> Result<(), OpenError> {
        let row = sqlx::query(sql).fetch_one(&self.writer).await.map_err(OpenError::Connect)?;
        let found = row
            .try_get::<String, _>(0)
            .or_else(|_| row.try_get::<i64, _>(0).map(|n| n.to_string()))
            .map_err(OpenError::Connect)?;
        if found == wanted { Ok(()) } else { Err(OpenError::Unsafe { setting, found, wanted }) }
    }
}

/// Signs that mean something in an address are ordinary in the name of a folder.
fn sqlite_url(file: &Path, mode: &str) -> String {
    let mut url = "sqlite://".to_owned();
    for byte in file.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(byte) {
            url.push(char::from(*byte));
        } else {
            url.push('%');
            url.push_str(&crate::entropy::hex(&[*byte]));
        }
    }
    url + "?mode=" + mode
}

async fn sqlite_pool(url: &str, connections: u32) -> Result<AnyPool, OpenError> {
    AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        .after_connect(|connection, _| {
            Box::pin(async move {
                for pragma in [
                    "PRAGMA busy_timeout = 5000",
                    "PRAGMA journal_mode = WAL",
                    "PRAGMA synchronous = FULL",
                    "PRAGMA foreign_keys = ON",
                ] {
                    connection.execute(pragma).await?;
                }
                Ok(())
            })
        })
        .connect_with(AnyConnectOptions::from_str(url).map_err(OpenError::Connect)?)
        .await
        .map_err(OpenError::Connect)
}

/// A writing transaction.
#[derive(Debug)]
pub struct Tx(Transaction<'static, Any>);

impl Tx {
    /// Every row of a query, as this transaction sees it.
    pub async fn read<T>(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
        from_row: FromRow<T>,
    ) -> Result<Vec<T>, StoreError> {
        let rows = bind(sql, values).fetch_all(&mut *self.0).await?;
        rows.iter().map(|row| from_row(&Row(row))).collect()
    }

    /// The first row, if any.
    pub async fn read_optional<T>(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
        from_row: FromRow<T>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.read(sql, values, from_row).await?.into_iter().next())
    }

    /// The first row, or [`StoreError::NotFound`].
    pub async fn read_one<T>(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
        from_row: FromRow<T>,
    ) -> Result<T, StoreError> {
        self.read_optional(sql, values, from_row).await?.ok_or(StoreError::NotFound)
    }

    /// A statement; answers the number of rows affected.
    pub async fn execute(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, StoreError> {
        Ok(bind(sql, values).execute(&mut *self.0).await?.rows_affected())
    }

    /// Makes it durable. Nothing is acknowledged before this returns.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.0.commit().await?)
    }
}
