//! The service under test, on a database of its own.
#![expect(clippy::unwrap_used, reason = "a test helper fails by panicking")]

use crate::client::Client;
use crate::databases::{copy_of_postgres, fresh_postgres};
use axum::Router;
use jalon::accounts::{self, Role};
use jalon::bank::{self, Banks};
use jalon::certificates::Keys;
use jalon::clock::FixedClock;
use jalon::config::Config;
use jalon::db::Db;
use jalon::entropy;
use jalon::ids::{AccountId, OrganisationId};
use jalon::state::AppState;
use jalon_engine::bank::{BankFiles, ItemBank};
use jalon_engine::session::event::Timestamp;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;

/// 2026-09-01 08:00 UTC: when every story begins.
const START: Timestamp = Timestamp(1_788_249_600_000);

/// A password that satisfies the rules.
pub const PASSWORD: &str = "correct horse battery";

/// The bank compiled in, read once for all stories.
static EMBEDDED: LazyLock<(BankFiles, ItemBank)> = LazyLock::new(|| with_its_files(bank::embedded_files()));

fn with_its_files(files: BankFiles) -> (BankFiles, ItemBank) {
    let report = ItemBank::read(&files);
    let bank = report.bank.unwrap_or_else(|| panic!("the bank has faults: {:#?}", report.diagnostics));
    (files, bank)
}

/// The service, its clock and its folder.
pub struct TestApp {
    /// What handlers see.
    pub state: AppState,
    /// Move it with `advance_ms`.
    pub clock: Arc<FixedClock>,
    router: Router,
    folder: TempDir,
}

/// Somebody with an account.
#[derive(Debug, Clone)]
pub struct Person {
    /// Their account.
    pub account: AccountId,
    /// Their e-mail; the password is [`PASSWORD`].
    pub email: String,
}

impl TestApp {
    /// On a fresh SQLite file.
    pub async fn sqlite() -> Self {
        Self::sqlite_on(&EMBEDDED).await
    }

    /// On a fresh SQLite file, with another question bank.
    pub async fn with_bank(files: BankFiles) -> Self {
        Self::sqlite_on(&with_its_files(files)).await
    }

    /// On a fresh database of the server named by `TEST_POSTGRES_URL`.
    pub async fn postgres() -> Self {
        Self::postgres_on(&EMBEDDED).await
    }

    /// On a fresh database of the same server, with another question bank.
    pub async fn postgres_with_bank(files: BankFiles) -> Self {
        Self::postgres_on(&with_its_files(files)).await
    }

    async fn sqlite_on(bank: &(BankFiles, ItemBank)) -> Self {
        let folder = TempDir::new().unwrap();
        let db = Db::open_sqlite(&folder.path().join("jalon.sqlite")).await.unwrap();
        Self::on(db, folder, None, bank).await
    }

    async fn postgres_on(bank: &(BankFiles, ItemBank)) -> Self {
        let url = fresh_postgres().await;
        let db = Db::open_postgres(&url).await.unwrap();
        Self::on(db, TempDir::new().unwrap(), Some(url), bank).await
    }

    async fn on(
        db: Db,
        folder: TempDir,
        database_url: Option<String>,
        (files, bank): &(BankFiles, ItemBank),
    ) -> Self {
        let clock = Arc::new(FixedClock::new(START));
        let banks = Banks::open(&db, files, bank.clone(), START.0).await.unwrap();
        let keys = Keys::open(&folder.path().join("keys"), entropy::bytes::<32>).unwrap();
        let config = Config {
            data: folder.path().to_owned(),
            listen: "127.0.0.1:8080".parse().unwrap(),
            public_url: "http://127.0.0.1:8080".to_owned(),
            database_url,
            bank: None,
            trusted_proxies: Vec::new(),
        };
        let state = AppState {
            db,
            banks: Arc::new(banks),
            clock: clock.clone(),
            keys: Arc::new(keys),
            config: Arc::new(config),
        };
        Self { router: jalon::app(state.clone()), state, clock, folder }
    }

    /// The same service, reached under another address.
    #[must_use]
    pub fn reached_at(mut self, public_url: &str) -> Self {
        let config = Config { public_url: public_url.to_owned(), ..(*self.state.config).clone() };
        self.state.config = Arc::new(config);
        self.router = jalon::app(self.state.clone());
        self
    }

    /// Two services with the same past: one that goes on, and one that a backup of this moment restores.
    pub async fn forked(mut self) -> [Self; 2] {
        self.state.db.close().await;
        let folder = TempDir::new().unwrap();
        copy_folder(self.folder(), folder.path());
        let url = match &self.state.config.database_url {
            Some(url) => Some(copy_of_postgres(url).await),
            None => None,
        };
        let restored = self.state.clone();
        self.state.db = reopened(self.folder(), self.state.config.database_url.as_deref()).await;
        self.router = jalon::app(self.state.clone());
        let config =
            Config { data: folder.path().to_owned(), database_url: url, ..(*restored.config).clone() };
        let db = reopened(folder.path(), config.database_url.as_deref()).await;
        let state = AppState { db, config: Arc::new(config), ..restored };
        let clock = self.clock.clone();
        let restored = Self { router: jalon::app(state.clone()), state, clock, folder };
        [self, restored]
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Somebody who is not signed in.
    pub fn anonymous(&self) -> Client {
        Client::new(self.router.clone())
    }

    /// An organisation.
    pub async fn organisation(&self, name: &str) -> OrganisationId {
        accounts::store::create_organisation(&self.state.db, &*self.state.clock, name, "real").await.unwrap()
    }

    /// An account `<name>@example.org` with roles.
    pub async fn person(&self, name: &str, roles: &[(Role, &OrganisationId)]) -> Person {
        let email = format!("{}@example.org", name.to_lowercase());
        let hash = accounts::password::hash(PASSWORD.to_owned()).await.unwrap();
        let account =
            accounts::store::create_account(&self.state.db, &*self.state.clock, &email, &hash, name, "en")
                .await
                .unwrap();
        for (role, organisation) in roles {
            accounts::store::add_membership(&self.state.db, self.state.now(), &account, organisation, *role)
                .await
                .unwrap();
        }
        Person { account, email }
    }

    /// A browser in which a person is signed in.
    pub async fn signed_in(&self, person: &Person) -> Client {
        let mut client = self.anonymous();
        let reply = client.post_form("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await;
        assert_eq!(reply.status, 303, "sign-in of {}: {}", person.email, reply.text);
        client
    }

    /// A program acting for a person in one role.
    pub async fn program(&self, person: &Person, role: Role) -> Client {
        let token = accounts::create_token(&self.state, &person.email, role, "test").await.unwrap();
        self.anonymous().with_bearer(&token)
    }

    /// A trainer of an organisation, as a browser.
    pub async fn trainer(&self, name: &str, organisation: &OrganisationId) -> Client {
        let person = self.person(name, &[(Role::Trainer, organisation)]).await;
        self.signed_in(&person).await
    }

    /// A certifier of an organisation, as a browser.
    pub async fn certifier(&self, name: &str, organisation: &OrganisationId) -> Client {
        let person = self.person(name, &[(Role::Certifier, organisation)]).await;
        self.signed_in(&person).await
    }

    /// A learner with an account, as a browser.
    pub async fn learner(&self, name: &str) -> Client {
        let person = self.person(name, &[]).await;
        self.signed_in(&person).await
    }
}

async fn reopened(folder: &Path, database_url: Option<&str>) -> Db {
    match database_url {
        Some(url) => Db::open_postgres(url).await.unwrap(),
        None => Db::open_sqlite(&folder.join("jalon.sqlite")).await.unwrap(),
    }
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir(&to).unwrap();
            copy_folder(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}
