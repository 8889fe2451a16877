//! Databases of the test PostgreSQL.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test helper fails by panicking")]

use jalon::entropy;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};

/// Creates an empty database on the test server; answers its address.
pub async fn fresh_postgres() -> String {
    create("").await
}

/// Copies a database to which nobody is connected; answers the address of the copy.
pub(crate) async fn copy_of_postgres(url: &str) -> String {
    let (_, name) = url.rsplit_once('/').expect("the address ends with /<database>");
    create(&format!(" TEMPLATE {name}")).await
}

async fn create(options: &str) -> String {
    let server = std::env::var("TEST_POSTGRES_URL").expect(
        "TEST_POSTGRES_URL is not set: run `scripts/test`, or `scripts/with-postgres cargo test …`, \
         which start a temporary PostgreSQL",
    );
    let name = format!("jalon_{}", entropy::hex(&entropy::bytes::<8>()));
    run_sql(&server, &format!("CREATE DATABASE {name}{options}")).await;
    let (base, _) = server.rsplit_once('/').expect("TEST_POSTGRES_URL ends with /<database>");
    format!("{base}/{name}")
}

/// Runs a statement in a connection of its own, as somebody would behind the service's back.
pub async fn run_sql(url: &str, statement: &str) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(url).await.expect("the test database does not answer");
    connection.execute(sqlx::query(AssertSqlSafe(statement.to_owned()))).await.unwrap();
    connection.close().await.unwrap();
}
