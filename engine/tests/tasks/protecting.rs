//! Settings, password manager, online procedure: what their conditions take and do not.

use super::bank::{leads, refuses};

const SETTINGS: &str = r#"settings: {look: printer, states: {paper: none, pause: "yes"}, screens: [
  {id: home, title: Printer, entries: [{open: {to: more, text: More}},
    {button: {id: load, text: Load, cases: [{sets: "paper=full", say: Full.}]}},
    {button: {id: resume, text: Resume, cases: [{when: "paper=none", say: Not yet.}, {sets: "pause=no", say: Ready.}]}}]},
  {id: more, title: More, entries: [{switch: {id: quiet, text: Quiet mode}}, {field: {id: name, text: Name}},
    {choice: {id: size, text: Size, chosen: small, options: [{id: small, text: Small}, {id: large, text: Large}]}}]}]}"#;

#[test]
fn settings_follow_what_is_pressed_in_its_order() {
    leads(
        SETTINGS,
        "is: all_set, settings: paper=full pause=no",
        &["{do: press, button: load}, {do: press, button: resume}"],
        &["{do: press, button: resume}, {do: press, button: load}", "{do: press, button: load}"],
    );
    leads(
        SETTINGS,
        "is: set, setting: quiet, value: \"on\"",
        &["{do: toggle, switch: quiet}"],
        &["{do: toggle, switch: quiet}, {do: toggle, switch: quiet}"],
    );
    leads(
        SETTINGS,
        "is: set, setting: size, value: large",
        &["{do: choose, choice: size, option: large}"],
        &["{do: find, words: size}"],
    );
    leads(
        SETTINGS,
        "is: set, setting: name, value: Office | Bureau",
        &["{do: write, field: name, value: \" OFFICE\"}"],
        &["{do: write, field: name, value: House}"],
    );
    leads(
        SETTINGS,
        "is: seen, screen: more",
        &["{do: open, screen: more}, {do: back}", "{do: find, words: QUIET}"],
        &["{do: press, button: load}"],
    );
    leads(
        SETTINGS,
        "is: pressed, button: load",
        &["{do: press, button: load}"],
        &["{do: press, button: resume}"],
    );
    refuses(SETTINGS, "is: pressed, button: load", "{do: back}", "nothing here");
    refuses(SETTINGS, "is: pressed, button: load", "{do: find, words: xyz}", "task-set-not-found");
    refuses(
        SETTINGS,
        "is: pressed, button: load",
        "{do: choose, choice: size, option: huge}",
        "nothing here",
    );
}

const PASSWORDS: &str = r"passwords: {entries: [{id: mail, site: Mailbox, address: mail.example, user: leo, password: Soleil2019},
  {id: shop, site: Shop, address: shop.example, user: leo, password: Soleil2019}, {id: forum, site: Forum, address: forum.example, user: leo, password: azerty, leaked: true}]}";

#[test]
fn passwords_are_strong_each_for_one_door() {
    let change =
        |entry: &str, password: &str| format!("{{do: change, entry: {entry}, password: \"{password}\"}}");
    let generated = "{do: generate, entry: mail, length: \"16\", kinds: small capitals digits}";
    leads(
        PASSWORDS,
        "is: strong, entries: mail",
        &[&change("mail", "four horses eat some hay"), &change("mail", "T9-green-candle!")],
        &[
            &change("mail", "Soleil2020Soleil2020"),
            &change("mail", "k7#Lp2"),
            &change("mail", "Mailbox-2026-Leo!"),
            generated,
        ],
    );
    leads(PASSWORDS, "is: distinct, entries: mail shop", &[&change("mail", "x")], &[&change("forum", "x")]);
    leads(
        PASSWORDS,
        "is: changed, entries: mail",
        &[&change("mail", "x")],
        &[&change("shop", "x"), generated],
    );
    leads(
        PASSWORDS,
        "is: gone, entries: forum",
        &["{do: delete, entry: forum}"],
        &["{do: open, entry: forum}"],
    );
    refuses(PASSWORDS, "is: gone, entries: forum", &change("mail", "Soleil2019"), "task-pass-same");
    refuses(
        PASSWORDS,
        "is: gone, entries: forum",
        "{do: generate, entry: mail, length: \"16\"}",
        "task-pass-no-kind",
    );
    refuses(
        PASSWORDS,
        "is: gone, entries: forum",
        "{do: generate, entry: mail, length: \"999\", kinds: small}",
        "nothing here",
    );
    refuses(
        PASSWORDS,
        "is: gone, entries: forum",
        "{do: delete, entry: forum}, {do: open, entry: forum}",
        "nothing here",
    );
}

const PROCEDURE: &str = r"procedure: {office: Town, title: A card, receipt: Received., papers: [{id: rent, name: rent.pdf, kb: 300}, {id: photo, name: photo.jpg, kb: 5000}], steps: [
  {title: You, fields: [{id: name, label: Name}, {id: born, label: Born on, kind: day}, {id: code, label: Code, kind: digits, optional: true}]},
  {title: Card, fields: [{id: home, label: You live, kind: choice, options: [{id: here, text: here}, {id: away, text: away}]}, {id: papers, label: Papers, kind: papers}]}]}";

#[test]
fn a_procedure_is_sent_once_all_is_there() {
    let you = "{do: save, step: \"0\", name: Karim, born: 4.9.1991, code: \"12 34\"}";
    let card = "{do: save, step: \"1\", home: here, papers: rent}";
    let all = format!("{you}, {card}, {{do: send}}");
    leads(
        PROCEDURE,
        "is: sent",
        &[&all, &format!("{card}, {you}, {{do: send}}")],
        &[you, &format!("{you}, {card}, {{do: keep}}")],
    );
    leads(PROCEDURE, "is: kept", &[&format!("{you}, {{do: keep}}")], &[&all]);
    leads(
        PROCEDURE,
        "is: answer, field: born, value: 04/09/1991",
        &[you],
        &["{do: save, step: \"0\", name: Karim, born: 9/4/1991}"],
    );
    leads(
        PROCEDURE,
        "is: answer, field: code, value: \"1234\"",
        &[you],
        &["{do: save, step: \"0\", name: Karim, born: 4/9/1991}"],
    );
    leads(PROCEDURE, "is: answer, field: name, value: karim | Karime", &[you], &["{do: go, step: \"1\"}"]);
    leads(PROCEDURE, "is: joined, field: papers, papers: rent", &[card], &[you]);
    for (way, why) in [
        ("{do: send}", "task-form-missing"),
        ("{do: save, step: \"0\", born: 4/9/1991}", "task-form-empty"),
        ("{do: save, step: \"0\", name: Karim, born: tomorrow}", "task-form-day"),
        ("{do: save, step: \"0\", name: Karim, born: 4/9/1991, code: abc}", "task-form-digits"),
        ("{do: save, step: \"1\", home: here, papers: photo}", "task-form-too-big"),
        ("{do: save, step: \"1\", home: there, papers: rent}", "nothing here"),
        ("{do: save, step: \"1\", home: here, papers: rent, more: x}", "nothing here"),
        ("{do: go, step: \"9\"}", "nothing here"),
    ] {
        refuses(PROCEDURE, "is: sent", way, why);
    }
    refuses(PROCEDURE, "is: sent", &format!("{all}, {{do: keep}}"), "task-form-over");
}
