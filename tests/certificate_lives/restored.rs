//! A restored backup has forgotten certificates that people hold: no number of theirs is given to anybody else.

use super::{Decided, jalon, said};
use jalon::certificates::log::reading;
use jalon::certificates::{self, Credential};
use jalon_tests::{TestApp, on_both_databases};
use std::collections::BTreeSet;

on_both_databases!(a_restored_backup_gives_no_number_twice);

/// What a certificate is known by: its code, its and its holder's identifiers, its place in a list.
async fn numbers(app: &TestApp, decided: &Decided, candidate: usize) -> [String; 4] {
    let result = decided.result(app, candidate).await;
    let issued = certificates::issue(&app.state, &result, &decided.scope.account).await.unwrap();
    let code = issued.code.to_string().replace('-', "");
    let file = app.anonymous().get(&format!("/verify/{code}/credential.json")).await;
    assert_eq!(file.status, 200, "{}", file.text);
    let credential: Credential = serde_json::from_str(&file.text).unwrap();
    let status = credential.credential_status.unwrap();
    let place = format!("{}#{}", status.status_list_credential, status.status_list_index);
    [code, credential.id, credential.credential_subject.id.unwrap(), place]
}

fn list_of(place: &str) -> &str {
    place.split_once('#').unwrap().0
}

async fn a_restored_backup_gives_no_number_twice(app: TestApp) {
    let decided = Decided::in_app(&app).await;
    numbers(&app, &decided, 0).await;
    let [later, restored] = app.forked().await;
    let forgotten = numbers(&later, &decided, 1).await;
    let kept = later.folder().join("head.txt");
    std::fs::write(&kept, reading::latest_head(&later.state).await.unwrap().note).unwrap();

    let (code, out, err) = said(&jalon(&restored, &["certificate", "restored"]));
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert!(out.starts_with("status lists that take no more certificates: 1;"), "{out}");
    let again = numbers(&restored, &decided, 1).await;
    let different: BTreeSet<&String> = forgotten.iter().chain(&again).collect();
    assert_eq!(different.len(), 8, "{forgotten:?} {again:?}");
    assert_ne!(list_of(&forgotten[3]), list_of(&again[3]), "no place of the old list is given any more");

    // Its log is another one from the backup on: whoever kept a head sees it.
    let verify = ["log", "verify", "--head", kept.to_str().unwrap()];
    let (code, _, err) = said(&jalon(&restored, &verify));
    assert!(code == Some(1) && err.contains("head.txt"), "{err}");
    assert_eq!(said(&jalon(&restored, &["log", "verify"])).0, Some(0));
}
