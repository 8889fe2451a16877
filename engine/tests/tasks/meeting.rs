//! Calendar, video call, shared document: what their conditions take and do not.

use super::bank::{leads, refuses};

const CALENDAR: &str = r#"calendar: {today: "2026-05-11", people: [{id: ines, name: Ines}, {id: sami, name: Sami}], events: [
  {id: lunch, title: Lunch, day: "2026-05-13", from: "12:00", to: "13:00"},
  {id: busy, title: Busy, day: "2026-05-13", from: "09:00", to: "10:00", of: ines},
  {id: party, title: Party, day: "2026-05-13", from: "18:00", to: "20:00", by: Awa}]}"#;

fn save(more: &str) -> String {
    format!("{{do: new}}, {{do: save, title: Project update, day: \"2026-05-13\", {more}}}")
}

#[test]
fn an_event_is_judged_by_all_that_is_asked() {
    let right = save("from: \"14:00\", to: \"15:00\", guests: ines sami");
    leads(
        CALENDAR,
        "is: booked, day: \"2026-05-13\", from: \"14:00\", to: \"15:00\", guests: ines sami, title: project",
        &[&right],
        &[
            &save("from: \"14:00\", to: \"15:00\", guests: ines"),
            &save("from: \"14:30\", to: \"15:00\", guests: ines sami"),
            "{do: new}, {do: save, title: Other, day: \"2026-05-13\", from: \"14:00\", to: \"15:00\", guests: ines sami}",
            &format!("{right}, {{do: delete, event: made-1}}"),
        ],
    );
    leads(
        CALENDAR,
        "is: clash",
        &[
            &save("from: \"12:30\", to: \"13:30\""),
            &save("from: \"09:30\", to: \"10:30\", guests: ines"),
            &save("from: \"19:00\", to: \"20:00\""),
        ],
        &[
            &save("from: \"09:30\", to: \"10:30\", guests: sami"),
            &save("from: \"13:00\", to: \"14:00\""),
            &format!(
                "{{do: reply, event: party, reply: \"no\"}}, {}",
                save("from: \"19:00\", to: \"20:00\"")
            ),
        ],
    );
    refuses(CALENDAR, "is: clash", &save("from: \"15:00\", to: \"14:00\""), "task-cal-backwards");
    refuses(CALENDAR, "is: clash", &save("from: \"14:10\", to: \"15:00\""), "nothing here");
}

#[test]
fn events_are_moved_answered_and_deleted() {
    let moved = "{do: save, event: lunch, title: Lunch, day: \"2026-05-14\", from: \"12:00\", to: \"13:00\"}";
    leads(CALENDAR, "is: event, event: lunch, day: \"2026-05-14\"", &[moved], &["{do: open, event: lunch}"]);
    leads(
        CALENDAR,
        "is: replied, event: party, reply: \"yes\"",
        &["{do: reply, event: party, reply: \"yes\"}"],
        &["{do: reply, event: party, reply: maybe}"],
    );
    leads(CALENDAR, "is: gone, event: lunch", &["{do: delete, event: lunch}"], &[moved]);
    refuses(CALENDAR, "is: gone, event: lunch", "{do: delete, event: busy}", "nothing here");
    refuses(CALENDAR, "is: gone, event: lunch", "{do: edit, event: party}", "nothing here");
}

const CALL: &str = r"call: {title: Meeting, on: [camera], host: true, people: [{id: awa, name: Awa, noisy: true}], waiting: [{id: max, name: Max}, {id: eve, name: Eve}],
  windows: [{id: plan, name: plan.pdf}, {id: mail, name: Mailbox}]}";

#[test]
fn a_call_is_judged_by_what_is_on_who_is_in_and_what_is_shared() {
    leads(
        CALL,
        "is: switched, what: mic, state: \"on\"",
        &["{do: switch, what: mic}"],
        &["{do: switch, what: mic}, {do: switch, what: mic}"],
    );
    leads(
        CALL,
        "is: switched, what: camera, state: \"off\"",
        &["{do: switch, what: camera}"],
        &["{do: switch, what: hand}"],
    );
    leads(
        CALL,
        "is: shares, window: plan",
        &["{do: share, window: plan}"],
        &["{do: share, window: mail}", "{do: share, window: plan}, {do: unshare}"],
    );
    leads(CALL, "is: muted, person: awa", &["{do: mute, person: awa}"], &["{do: switch, what: mic}"]);
    leads(
        CALL,
        "is: admitted, people: max",
        &["{do: admit, person: max}"],
        &["{do: admit, person: max}, {do: admit, person: eve}"],
    );
    leads(CALL, "is: refused, person: eve", &["{do: refuse, person: eve}"], &["{do: admit, person: eve}"]);
    leads(
        CALL,
        "is: sent, to: awa, text: micro | mic",
        &["{do: send, to: awa, text: \"Your MIC, please\"}"],
        &["{do: send, to: all, text: mic}", "{do: send, to: awa, text: hello}"],
    );
    leads(CALL, "is: left", &["{do: leave}"], &["{do: unshare}"]);
    refuses(CALL, "is: left", "{do: leave}, {do: unshare}", "task-call-over");
    refuses(&CALL.replace("host: true, ", ""), "is: left", "{do: mute, person: awa}", "nothing here");
}

const SHARING: &str = r"sharing: {document: budget.ods, owner: You, link: editor, people: [
  {id: ali, name: Ali, address: ali@asso.example, role: editor}, {id: zoe, name: Zoe, address: zoe@asso.example, role: reader}]}";

#[test]
fn rights_are_judged_one_by_one_and_together() {
    leads(
        SHARING,
        "is: role, person: ali, role: commenter",
        &["{do: set, person: ali, role: commenter}"],
        &["{do: set, person: ali, role: none}"],
    );
    leads(
        SHARING,
        "is: roles, people: ali@asso.example=reader zoe@asso.example=reader max@asso.example=editor",
        &["{do: set, person: ali, role: reader}, {do: add, address: MAX@asso.example, role: editor}"],
        &[
            "{do: set, person: ali, role: reader}",
            "{do: set, person: ali, role: reader}, {do: add, address: max@asso.example, role: reader}",
        ],
    );
    leads(
        SHARING,
        "is: role, person: zoe, role: editor",
        &["{do: add, address: zoe@asso.example, role: editor}"],
        &["{do: link, link: reader}"],
    );
    leads(SHARING, "is: link, link: \"off\"", &["{do: link, link: \"off\"}"], &["{do: link, link: reader}"]);
    leads(SHARING, "is: until, until: month", &["{do: until, until: month}"], &["{do: until, until: year}"]);
    leads(SHARING, "is: download, may: \"no\"", &["{do: download}"], &["{do: download}, {do: download}"]);
    refuses(
        SHARING,
        "is: link, link: \"off\"",
        "{do: add, address: nobody, role: reader}",
        "task-share-no-address",
    );
    refuses(SHARING, "is: link, link: \"off\"", "{do: set, person: ali, role: owner}", "nothing here");
}
