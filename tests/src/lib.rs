//! The door through which every story of the product's tests enters.
//!
//! [`TestApp`] is the whole service with a clock that tests move; [`Client`] is a browser without
//! script, or a program with a bearer token. A story is written once and run on both databases:
//!
//! ```text
//! async fn a_learner_starts_without_an_account(app: TestApp) { … }
//! on_both_databases!(a_learner_starts_without_an_account);
//! ```
#![expect(clippy::missing_panics_doc, reason = "a test helper fails by panicking")]

mod answers;
mod app;
mod banks;
mod client;
pub mod crowd;
mod databases;
mod dice;
pub mod learner;
mod process;
pub mod publishing;
mod sitting;

pub use answers::{form_of, plausible_answer};
pub use app::{PASSWORD, Person, TestApp};
pub use banks::first_area;
pub use client::{Client, Reply};
pub use databases::{fresh_postgres, run_sql};
pub use dice::{Dice, number, random};
pub use process::{Process, binary};
pub use sitting::{CandidateUnderTest, SittingUnderTest};

/// Runs a story `async fn(TestApp)` on SQLite and on PostgreSQL; `with` another question bank.
#[macro_export]
macro_rules! on_both_databases {
    (with $files:expr; $($story:ident),+ $(,)?) => {$(
        mod $story {
            #[tokio::test]
            async fn sqlite() {
                super::$story($crate::TestApp::with_bank($files).await).await;
            }

            #[tokio::test]
            async fn postgres() {
                super::$story($crate::TestApp::postgres_with_bank($files).await).await;
            }
        }
    )+};
    ($($story:ident),+ $(,)?) => {$(
        mod $story {
            #[tokio::test]
            async fn sqlite() {
                super::$story($crate::TestApp::sqlite().await).await;
            }

            #[tokio::test]
            async fn postgres() {
                super::$story($crate::TestApp::postgres().await).await;
            }
        }
    )+};
}
