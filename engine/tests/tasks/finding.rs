//! Browser and file manager: what their conditions take and do not.

use super::bank::{leads, refuses};

const BROWSER: &str = r#"browser: {start: https://start.example, searches: [{words: town hall hours | opening, to: https://search.example/town}], pages: [
  {address: https://start.example, title: Start, certificate: {names: [start.example], issuer: North, until: "2027"}, parts: [{link: {id: help, text: Help, to: http://help.example}}]},
  {address: https://search.example/town, title: Results, parts: [
    {result: {id: advert, text: Town hall forms, to: https://forms.example, ad: true}}, {result: {id: hall, text: Town hall, to: https://hall.example}}]},
  {address: https://forms.example, title: Forms, certificate: {names: [other.example], issuer: North, until: "2027"}, parts: [{text: Pay.}]},
  {address: https://hall.example, title: Town hall, purposes: [{id: need, text: Needed, needed: true}, {id: maps, text: Maps}, {id: ads, text: Adverts}], parts: [
    {file: {id: form, name: form.pdf}}, {ask: {id: mail, label: News, field: Address, button: Send, to: https://start.example}}]},
  {address: http://help.example, title: Help, parts: [{text: Help.}]}]}"#;

#[test]
fn pages_are_found_by_address_by_words_and_by_links() {
    leads(
        BROWSER,
        r#"is: "on", page: https://hall.example"#,
        &[
            "{do: go, text: hall.example}",
            "{do: go, text: HTTPS://Hall.example/}",
            "{do: go, text: hours of the TOWN hall}, {do: follow, link: hall}",
            "{do: go, text: opening}, {do: open_tab, link: hall}",
            "{do: go, text: hall.example}, {do: go, text: nothing.example}, {do: back}",
        ],
        &[
            "{do: go, text: town hall}",
            "{do: go, text: http://hall.example}",
            "{do: go, text: hall.example}, {do: back}",
            "{do: go, text: opening}, {do: follow, link: advert}",
        ],
    );
    refuses(BROWSER, "is: visited, page: https://hall.example", "{do: follow, link: hall}", "nothing here");
    refuses(BROWSER, "is: visited, page: https://hall.example", "{do: back}", "nothing here");
    refuses(BROWSER, "is: visited, page: https://hall.example", "{do: go}", "task-web-write");
}

#[test]
fn an_alarm_stands_before_its_page() {
    let forms = "{do: go, text: forms.example}";
    leads(
        BROWSER,
        "is: visited, page: https://forms.example",
        &[
            &format!("{forms}, {{do: brave}}"),
            &format!("{forms}, {{do: brave}}, {{do: go, text: start.example}}"),
        ],
        &[forms],
    );
    leads(
        BROWSER,
        "is: braved, page: https://forms.example",
        &[&format!("{forms}, {{do: brave}}")],
        &[forms],
    );
    refuses(BROWSER, "is: braved, page: https://forms.example", "{do: brave}", "nothing here");
}

#[test]
fn tabs_cookies_bookmarks_downloads_and_forms_are_judged() {
    let hall = "{do: go, text: hall.example}";
    let at_the_hall = |more: &str| format!("{hall}, {more}");
    leads(
        BROWSER,
        "is: tabs, pages: https://hall.example https://start.example",
        &[&at_the_hall("{do: new_tab}"), &format!("{{do: new_tab}}, {hall}")],
        &[hall, "{do: new_tab}", &at_the_hall("{do: new_tab}, {do: close_tab, tab: \"0\"}")],
    );
    leads(
        BROWSER,
        "is: consented, page: https://hall.example, purposes: maps",
        &[
            &at_the_hall("{do: accept, purposes: maps}"),
            &at_the_hall("{do: accept_all}, {do: accept, purposes: maps}"),
        ],
        &[
            &at_the_hall("{do: accept_all}"),
            &at_the_hall("{do: refuse_all}"),
            &at_the_hall("{do: accept, purposes: maps}, {do: clear}"),
        ],
    );
    leads(BROWSER, "is: consented, page: https://hall.example", &[&at_the_hall("{do: refuse_all}")], &[hall]);
    leads(
        BROWSER,
        "is: bookmarked, page: https://hall.example",
        &[&at_the_hall("{do: bookmark}")],
        &["{do: bookmark}"],
    );
    leads(
        BROWSER,
        "is: bookmarks, pages: https://start.example",
        &["{do: bookmark}"],
        &[&format!("{{do: bookmark}}, {hall}, {{do: bookmark}}"), "{do: bookmark}, {do: bookmark}"],
    );
    let answered = |more: &str| at_the_hall(&format!("{{do: refuse_all}}, {more}"));
    leads(BROWSER, "is: downloaded, file: form", &[&answered("{do: download, file: form}")], &[hall]);
    leads(BROWSER, "is: gave, ask: mail", &[&answered("{do: give, ask: mail, value: a}")], &[hall]);
    refuses(BROWSER, "is: gave, ask: mail", &answered("{do: give, ask: mail}"), "task-web-fill");
    for early in ["{do: download, file: form}", "{do: give, ask: mail, value: a}"] {
        let early = at_the_hall(early);
        refuses(BROWSER, "is: gave, ask: mail", &early, "task-web-cookies-first");
        let again = format!("{hall}, {{do: accept_all}}, {{do: clear}}, {early}");
        refuses(BROWSER, "is: gave, ask: mail", &again, "task-web-cookies-first");
    }
}

const FILES: &str = r#"files: {today: "2026-05-12", folders: [{id: photos, name: Photos}, {id: sea, name: Sea, in: photos}, {id: papers, name: Papers}], files: [
  {id: beach, name: beach.jpg, in: photos, kb: 2000, date: "2025-08-01"}, {id: plan, name: plan.pdf, kb: 100, date: "2026-05-01"},
  {id: draft, name: plan.pdf, in: papers, kb: 90, date: "2026-04-01"}, {id: gone, name: list.txt, in: bin, kb: 2, date: "2026-01-01"},
  {id: lost, name: rent.pdf, in: bin, from: papers, kb: 2, date: "2026-01-01"},
  {id: pack, name: pack.zip, kb: 10, date: "2026-01-01", holds: [{id: inner, name: map.png, kb: 12, date: "2026-01-01"}]}]}"#;

#[test]
fn things_are_moved_named_and_thrown_away() {
    leads(
        FILES,
        "is: in_folder, item: beach, folder: sea",
        &["{do: move, items: beach, folder: sea}", "{do: move, items: beach plan, folder: sea}"],
        &["{do: copy, items: beach, folder: sea}", "{do: move, items: beach, folder: papers}"],
    );
    leads(
        FILES,
        "is: folder_holds, folder: sea, items: beach",
        &["{do: move, items: beach, folder: sea}"],
        &["{do: move, items: beach plan, folder: sea}"],
    );
    leads(
        FILES,
        "is: in_named, item: beach, name: Summer 2025 | Été 2025, folder: home",
        &[
            "{do: make, name: summer 2025}, {do: move, items: beach, folder: made-1}",
            "{do: make, name: Ete}, {do: rename, item: made-1, name: ÉTÉ 2025}, {do: move, items: beach, folder: made-1}",
        ],
        &[
            "{do: make, name: summer 2025}",
            "{do: enter, folder: photos}, {do: make, name: summer 2025}, {do: move, items: beach, folder: made-1}",
        ],
    );
    leads(
        FILES,
        "is: named, item: plan, name: plan-2026.pdf",
        &["{do: rename, item: plan, name: plan-2026.pdf}"],
        &["{do: rename, item: plan, name: plan-2026}"],
    );
    leads(
        FILES,
        "is: deleted, item: beach",
        &["{do: delete, items: beach}", "{do: delete, items: photos}"],
        &["{do: delete, items: beach}, {do: restore, items: beach}"],
    );
    leads(
        FILES,
        "is: in_folder, item: gone, folder: home",
        &["{do: restore, items: gone}"],
        &["{do: enter, folder: bin}"],
    );
    leads(
        FILES,
        "is: in_folder, item: lost, folder: papers",
        &["{do: restore, items: lost}"],
        &["{do: delete, items: papers}, {do: restore, items: lost}"],
    );
    leads(
        FILES,
        "is: in_folder, item: beach, folder: sea",
        &["{do: move, items: beach, folder: sea}, {do: delete, items: beach}, {do: restore, items: beach}"],
        &["{do: delete, items: beach}, {do: restore, items: beach}"],
    );
    let goal = "is: deleted, item: beach";
    refuses(FILES, goal, "{do: move, items: plan, folder: papers}", "task-files-name-taken");
    refuses(FILES, goal, "{do: move, items: photos, folder: sea}", "task-files-into-itself");
    refuses(FILES, goal, "{do: rename, item: plan, name: a/b}", "task-files-bad-name");
    refuses(FILES, goal, "{do: delete}", "task-files-none-ticked");
    refuses(FILES, goal, "{do: to_rename, items: plan beach}", "task-files-one-only");
}

#[test]
fn copies_and_archives_are_judged_by_what_they_hold() {
    leads(
        FILES,
        "is: copied, item: plan, folder: papers",
        &["{do: copy, items: plan, folder: papers}"],
        &["{do: copy, items: draft, folder: papers}"],
    );
    leads(
        FILES,
        "is: zipped, items: plan beach, name: for-ali",
        &["{do: zip, items: plan beach, name: for-ali}", "{do: zip, items: plan photos, name: For-Ali.zip}"],
        &[
            "{do: zip, items: plan, name: for-ali}",
            "{do: zip, items: plan beach, name: pictures}",
            "{do: zip, items: plan beach, name: for-ali}, {do: delete, items: made-1}",
        ],
    );
    // Copies are worth what they are copies of; the same thing twice is a thing too many.
    let copies = "{do: copy, items: plan, folder: sea}, {do: copy, items: beach, folder: sea}";
    leads(
        FILES,
        "is: zipped, items: plan beach",
        &[
            &format!("{copies}, {{do: zip, items: made-1 made-2, name: for-ali}}"),
            &format!("{copies}, {{do: zip, items: sea, name: for-ali}}"),
            &format!("{copies}, {{do: zip, items: plan made-2, name: for-ali}}"),
        ],
        &[&format!("{copies}, {{do: zip, items: plan beach made-2, name: for-ali}}")],
    );
    leads(FILES, "is: unzipped, item: pack", &["{do: unzip, item: pack}"], &["{do: open, item: pack}"]);
    leads(
        FILES,
        "is: opened, item: plan",
        &["{do: open, item: plan}"],
        &["{do: open, item: plan}, {do: close}"],
    );
}
