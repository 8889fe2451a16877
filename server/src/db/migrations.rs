//! The migrations, compiled in: `NNNN_what_it_does.sql`.
//!
//! `sqlx::migrate!` does the same, at the price of building SQLite and the drivers a second time, for the compiler.

use include_dir::{Dir, File, include_dir};
use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../migrations");

/// All of them, in their order.
pub(super) fn migrator() -> Migrator {
    Migrator::with_migrations(FILES.files().filter_map(migration).collect())
}

/// `None` for what is no migration: the folder has a README too.
fn migration(file: &'static File<'static>) -> Option<Migration> {
    let (version, what) = file.path().to_str()?.strip_suffix(".sql")?.split_once('_')?;
    let sql = file.contents_utf8()?.into_sql_str();
    let what = what.replace('_', " ").into();
    Some(Migration::new(version.parse().ok()?, what, MigrationType::Simple, sql, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[tokio::test]
    async fn they_are_those_that_sqlx_reads_in_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
        let read = Migrator::new(folder.as_path()).await.unwrap();
        let own = |all: &Migrator| {
            all.iter()
                .map(|one| (one.version, one.description.clone(), one.checksum.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(own(&migrator()), own(&read));
        assert!(migrator().version_exists(9));
    }
}
