//! Who is in the demonstration.

use super::Stage;
use crate::accounts::extract::Scope;
use crate::accounts::{self, Role, password, store};
use crate::entropy;
use crate::error::AppError;
use crate::ids::{AccountId, OrganisationId};

/// The organisation and its four accounts.
pub(super) struct People {
    pub(super) organisation: OrganisationId,
    pub(super) learner: Person,
    pub(super) trainer: Person,
    pub(super) certifier: Person,
    pub(super) administrator: Person,
}

/// An account with its secrets in clear, for `demo.json`.
pub(super) struct Person {
    pub(super) account: AccountId,
    pub(super) name: &'static str,
    pub(super) email: &'static str,
    pub(super) password: String,
    pub(super) token: String,
}

impl People {
    /// What an account of the demonstration may touch.
    pub(super) fn scope(&self, person: &Person) -> Scope {
        Scope {
            account: person.account.clone(),
            display_name: person.name.to_owned(),
            organisations: vec![self.organisation.clone()],
        }
    }
}

/// Creates the organisation and its accounts.
pub(super) async fn create(stage: &Stage) -> Result<People, AppError> {
    let (db, clock) = (&stage.state.db, &*stage.state.clock);
    let organisation = store::create_organisation(db, clock, "Démonstration", "demo").await?;
    let person = |role, name, email| create_one(stage, &organisation, role, name, email);
    let learner = person(Role::Learner, "Apprenante (démo)", "apprenante@demo.example").await?;
    let trainer = person(Role::Trainer, "Formatrice (démo)", "formatrice@demo.example").await?;
    let certifier = person(Role::Certifier, "Certificatrice (démo)", "certificatrice@demo.example").await?;
    let administrator =
        person(Role::Administrator, "Administrateur (démo)", "administrateur@demo.example").await?;
    Ok(People { organisation, learner, trainer, certifier, administrator })
}

async fn create_one(
    stage: &Stage,
    organisation: &OrganisationId,
    role: Role,
    name: &'static str,
    email: &'static str,
) -> Result<Person, AppError> {
    let state = &stage.state;
    let secret = entropy::code(20);
    let hash = password::hash(secret.clone()).await?;
    let account = store::create_account(&state.db, &*state.clock, email, &hash, name, "fr").await?;
    if role != Role::Learner {
        store::add_membership(&state.db, state.now(), &account, organisation, role).await?;
    }
    let token = accounts::create_token(state, email, role, "démonstration").await?;
    Ok(Person { account, name, email, password: secret, token })
}
