//! The whole record of a learner: for who knows more than a code, and for the organisation.

use super::Decided;
use jalon::certificates::{TrustedIssuers, proof};
use jalon_tests::{TestApp, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(
    a_holder_gets_every_certificate_that_stands,
    a_code_alone_does_not_open_the_record,
    certifiers_get_the_records_of_their_own,
);

/// Ana's two certificates, of two sessions of one organisation: the codes, the later one first.
async fn two_of_ana(app: &TestApp) -> (Decided, [String; 2]) {
    let mut first = Decided::in_app(app).await;
    assert_eq!(first.sitting.post("/publication", &Value::Null).await.status, 200);
    app.clock.advance_ms(24 * 3_600_000);
    let organisation = first.scope.organisations[0].clone();
    let mut second = Decided::of(app, &organisation).await;
    assert_eq!(second.sitting.post("/publication", &Value::Null).await.status, 200);
    let code = async |decided: &mut Decided| {
        let entries = decided.sitting.get("/certificates").await.json();
        let of_ana = entries.as_array().unwrap().iter().find(|one| one["holder"] == "Ana Lopez").unwrap();
        of_ana["code"].as_str().unwrap().replace('-', "")
    };
    let codes = [code(&mut second).await, code(&mut first).await];
    (second, codes)
}

fn codes_in(record: &str) -> Vec<String> {
    let record: Value = serde_json::from_str(record).unwrap();
    let inside = record["credentialSubject"]["verifiableCredential"].as_array().unwrap();
    let code = |one: &Value| one["credentialSubject"]["licenseNumber"].as_str().unwrap().replace('-', "");
    inside.iter().map(code).collect()
}

async fn a_holder_gets_every_certificate_that_stands(app: TestApp) {
    let (mut decided, codes) = two_of_ana(&app).await;
    let mut anyone = app.anonymous();
    let page = anyone.get(&format!("/verify/{}", codes[1])).await;
    assert!(page.text.contains(&format!("/verify/{}/record", codes[1])), "the page leads there");
    let path = format!("/verify/{}/record", codes[1]);
    assert!(anyone.get(&path).await.text.contains("Your birth date"));
    let record = anyone.post_form(&path, &[("birth_date", "27/03/1985")]).await;
    assert_eq!((record.status, codes_in(&record.text)), (200, codes.to_vec()));
    assert!(record.headers["content-disposition"].to_str().unwrap().contains("record.json"));
    assert!(!record.text.contains("1985-03-27"), "the birth date stays hidden");
    let document: Value = serde_json::from_str(&record.text).unwrap();
    let ring = app.state.keys.current();
    assert!(proof::verify(&document, ring.signer().public().verifying_key()).is_ok());
    assert!(TrustedIssuers::of_ring(&ring).keys().count() == 1);

    let body = json!({"birth_date": "1985-03-27"});
    let api = format!("/api/v1/certificates/{}/record", codes[0]);
    assert_eq!(codes_in(&anyone.post_json(&api, &body).await.text), codes);
    let suspension = format!("/api/v1/certificates/{}/suspension", codes[0]);
    let done = decided.sitting.certifier.post_json(&suspension, &json!({"reason": "why"})).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(codes_in(&anyone.post_json(&api, &body).await.text), codes[1..], "what stands, and no more");
}

async fn a_code_alone_does_not_open_the_record(app: TestApp) {
    let (_, codes) = two_of_ana(&app).await;
    let mut anyone = app.anonymous();
    let path = format!("/verify/{}/record", codes[0]);
    for typed in ["", "yesterday", "1985-03-28"] {
        let refused = anyone.post_form(&path, &[("birth_date", typed)]).await;
        assert_eq!(
            (refused.status, refused.attributes("input[name=birth_date]", "value")),
            (422, vec![typed.to_owned()])
        );
        assert!(!refused.text.contains("verifiableCredential"));
    }
    let mut last = 0;
    for day in 10..20 {
        last = anyone.post_form(&path, &[("birth_date", &format!("1985-04-{day}"))]).await.status;
    }
    assert_eq!(last, 429);
    let right = anyone.post_form(&path, &[("birth_date", "27/03/1985")]).await;
    assert_eq!(right.status, 429, "guessing closes the door for a while");
    app.clock.advance_ms(16 * 60_000);
    assert_eq!(anyone.post_form(&path, &[("birth_date", "27/03/1985")]).await.status, 200);
    assert_eq!(
        anyone.post_form("/verify/nonsense/record", &[("birth_date", "27/03/1985")]).await.status,
        404
    );
}

async fn certifiers_get_the_records_of_their_own(app: TestApp) {
    let (mut decided, codes) = two_of_ana(&app).await;
    let api = format!("/api/v1/certificates/{}/record", codes[0]);
    assert_eq!(codes_in(&decided.sitting.certifier.get(&api).await.text), codes);
    let mut browser = app.signed_in(&decided.sitting.person).await;
    let page = format!("/certificates/{}/record", codes[0]);
    assert_eq!(codes_in(&browser.get(&page).await.text), codes);
    let elsewhere = app.organisation("Elsewhere").await;
    let mut stranger = app.certifier("Stranger", &elsewhere).await;
    assert_eq!(stranger.get(&page).await.status, 404);
    assert_eq!(app.anonymous().get(&page).await.status, 401);
}
