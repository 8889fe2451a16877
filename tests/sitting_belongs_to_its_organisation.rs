//! Nobody reaches a session of another organisation, on any route.

use jalon::accounts::Role;
use jalon_tests::{SittingUnderTest, TestApp, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(another_organisation_finds_nothing_and_a_visitor_is_told_to_sign_in);

async fn another_organisation_finds_nothing_and_a_visitor_is_told_to_sign_in(app: TestApp) {
    let mut sitting = SittingUnderTest::open(&app, &[("Lopez", "Ana", 0)]).await;
    let ana = sitting.begins(&app, "Lopez", "Ana").await;
    let elsewhere = app.organisation("Elsewhere").await;
    let other = app.person("Other", &[(Role::Certifier, &elsewhere)]).await;
    let trainer = app.person("Trainer", &[(Role::Trainer, &elsewhere)]).await;
    let (mut page, mut program) = (app.signed_in(&other).await, app.program(&other, Role::Certifier).await);
    let (mut trainer, mut nobody) = (app.signed_in(&trainer).await, app.anonymous());
    let one = format!("/candidates/{}", ana.id);
    let shown = ["", "/slips", "/enrolment", "/room", "/everyone", "/ending", "/review", one.as_str()];
    let ending = format!("{one}/ending");
    for below in shown.into_iter().chain([ending.as_str()]) {
        let path = format!("/sittings/{}{below}", sitting.id);
        assert_eq!(page.get(&path).await.status, 404, "GET {path}");
        assert_eq!(trainer.get(&path).await.status, 404, "GET {path} as a trainer");
        assert_eq!(nobody.get(&path).await.status, 401, "GET {path} as nobody");
    }
    let group = [
        "opening",
        "candidates",
        "enrolment",
        "pause",
        "resumption",
        "extra-time",
        "incidents",
        "ending",
        "review",
        "publication",
    ];
    let own = [
        "removal",
        "adjustment",
        "admission",
        "pause",
        "resumption",
        "release",
        "extra-time",
        "incidents",
        "ending",
        "decision",
    ];
    let paths =
        group.map(String::from).into_iter().chain(own.map(|end| format!("candidates/{}/{end}", ana.id)));
    let fields = [
        ("minutes", "5"),
        ("reason", "x"),
        ("incident", "x"),
        ("csv", "x"),
        ("decision", "cancelled"),
        ("extra_time", "3"),
    ];
    for below in paths {
        let path = format!("/sittings/{}/{below}", sitting.id);
        assert_eq!(page.post_form(&path, &fields).await.status, 404, "POST {path}");
        assert_eq!(nobody.post_form(&path, &fields).await.status, 401, "POST {path} as nobody");
    }
    let bodies = [
        ("opening", Value::Null),
        ("pause", Value::Null),
        ("ending", Value::Null),
        ("review", Value::Null),
        ("publication", Value::Null),
        ("extra-time", json!({"minutes": 5, "reason": "x"})),
        ("incidents", json!({"incident": "x"})),
        ("enrolment", json!({"csv": "x"})),
        ("candidates", json!({"last_name": "X", "birth_date": "1985-03-27"})),
    ];
    let own = [
        ("admission", Value::Null),
        ("pause", Value::Null),
        ("extra-time", json!({"minutes": 5, "reason": "x"})),
        ("incidents", json!({"incident": "x"})),
        ("ending", json!({"reason": "x"})),
        ("decision", json!({"decision": "cancelled", "reason": "x"})),
    ];
    let own = own.map(|(end, body)| (format!("candidates/{}/{end}", ana.id), body));
    for (below, body) in bodies.map(|(end, body)| (end.to_owned(), body)).into_iter().chain(own) {
        let path = format!("/api/v1/sittings/{}/{below}", sitting.id);
        assert_eq!(program.post_json(&path, &body).await.status, 404, "POST {path}");
        assert_eq!(nobody.post_json(&path, &body).await.status, 401, "POST {path} as nobody");
    }
    for below in [String::new(), "/room".into(), "/review".into(), one.clone()] {
        let path = format!("/api/v1/sittings/{}{below}", sitting.id);
        assert_eq!(program.get(&path).await.status, 404, "GET {path}");
        assert_eq!(nobody.get(&path).await.status, 401, "GET {path} as nobody");
    }
    for below in ["/pause".to_owned(), one.clone(), format!("{one}/pause"), format!("{one}/device")] {
        let path = format!("/api/v1/sittings/{}{below}", sitting.id);
        assert_eq!(program.delete(&path).await.status, 404, "DELETE {path}");
        assert_eq!(nobody.delete(&path).await.status, 401, "DELETE {path} as nobody");
    }
    assert_eq!(program.get("/api/v1/sittings").await.json(), json!([]));
    assert_eq!(sitting.get(&one).await.json()["state"], "running", "nothing happened");
}
