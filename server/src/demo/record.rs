//! `demo.json`: how to sign in and where to look; `credentials/`: the certificates as handed out.

use super::people::{People, Person};
use super::store;
use crate::cohorts::Cohort;
use crate::error::AppError;
use crate::sittings::{Sitting, certificate_path};
use crate::state::AppState;
use serde_json::{Value, json};
use std::path::Path;

/// Writes the folder.
pub(super) async fn write(
    state: &AppState,
    people: &People,
    cohort: &Cohort,
    published: &Sitting,
    enrolling: &Sitting,
) -> Result<(), AppError> {
    let folder = &state.config.data;
    let credentials = store::credentials(&state.db, &published.id).await?;
    let (files, certificates) = write_credentials(folder, &credentials)?;
    let session = |sitting: &Sitting| json!({"id": sitting.id, "access_code": sitting.access_code});
    let record = json!({
        "demo": true,
        "accounts": {
            "learner": account(&people.learner),
            "trainer": account(&people.trainer),
            "certifier": account(&people.certifier),
            "administrator": account(&people.administrator),
        },
        "cohort": {"id": cohort.id, "code": cohort.code},
        "session": session(enrolling),
        "published_session": session(published),
        "credentials": files,
        "certificates": certificates,
    });
    let text =
        serde_json::to_string_pretty(&record).map_err(|error| AppError::Internal(error.to_string()))?;
    save(&folder.join("demo.json"), &(text + "\n"))
}

fn account(person: &Person) -> Value {
    json!({"email": person.email, "password": person.password, "token": person.token})
}

fn write_credentials(
    folder: &Path,
    credentials: &[(String, String)],
) -> Result<(Vec<String>, Vec<Value>), AppError> {
    std::fs::create_dir_all(folder.join("credentials"))
        .map_err(|error| AppError::Internal(error.to_string()))?;
    let (mut files, mut certificates) = (Vec::new(), Vec::new());
    for (code, text) in credentials {
        let file = format!("credentials/{code}.json");
        save(&folder.join(&file), text)?;
        files.push(file);
        certificates.push(json!({"code": code, "path": certificate_path(code)}));
    }
    Ok((files, certificates))
}

fn save(file: &Path, text: &str) -> Result<(), AppError> {
    std::fs::write(file, text).map_err(|error| AppError::Internal(format!("{}: {error}", file.display())))
}
