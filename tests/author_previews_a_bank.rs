//! An author tries an interactive task in the preview: acts in it, sees what is reached and why.

use crate::learner_does_a_task::bank;
use jalon::bank::preview::{Preview, app};
use jalon_tests::{Client, Reply};
use std::sync::Arc;

const TASK: &str = "/items/one?lang=en";
const WORK: &str = "/items/one/work?lang=en";

fn author(name: &str) -> Client {
    let folder = std::env::temp_dir().join(format!("jalon-preview-{name}-{}", std::process::id()));
    for (path, text) in bank::files() {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    Client::new(app(Arc::new(Preview::of(folder))))
}

/// What the page says of each goal and slip.
fn aims(page: &Reply) -> Vec<String> {
    page.texts("section[aria-labelledby=aims] li strong")
}

#[tokio::test]
async fn a_task_is_acted_in_and_judged_at_once() {
    let mut author = author("acts");
    let found = author.get(TASK).await;
    assert_eq!(found.attributes(".task", "aria-label"), ["Mailbox"]);
    assert_eq!(aims(&found), ["Not reached:", "Not reached:", "Must not happen, and has not:"]);
    assert!(found.text.contains("filed: in_folder(folder: bills, message: bill)"), "{}", found.text);

    let open = r#"{"do":"open","message":"bill"}"#;
    let opened = author.submit(WORK, &[("position", "1"), ("seen", "0"), ("act", open)]).await;
    assert!(opened.texts(".pane-reading h2").contains(&"Your bill".to_owned()), "{}", opened.text);
    let filing = [("position", "1"), ("seen", "1"), ("do", "move"), ("message", "bill"), ("folder", "bills")];
    let filed = author.submit(WORK, &filing).await;
    assert_eq!(filed.texts("#aims"), ["Worth of the answer: 0.50 out of 1"]);
    assert_eq!(aims(&filed)[0], "Reached:");
    let undone = author.submit(WORK, &[("position", "1"), ("seen", "2"), ("change", "undo")]).await;
    assert_eq!(aims(&undone)[0], "Not reached:");

    let refused = author.submit(WORK, &[("position", "1"), ("seen", "1"), ("act", r#"{"do":"burn"}"#)]).await;
    assert_eq!(refused.texts("#f-task[role=alert]").len(), 1, "{}", refused.text);
    let french = author.get("/items/one?lang=fr").await;
    assert_eq!(french.attributes("#task-do input[name=seen]", "value"), ["0"], "each language on its own");
}

#[tokio::test]
async fn the_ways_of_the_key_are_played() {
    let mut author = author("ways");
    let ways = author.get(TASK).await.attributes("button[name=way]", "value");
    assert_eq!(ways, ["example-1", "wrong-1"]);
    let done = author.submit(WORK, &[("way", "example-1")]).await;
    assert_eq!(done.texts("#aims"), ["Worth of the answer: 1.00 out of 1"]);
    let wrong = author.submit(WORK, &[("way", "wrong-1")]).await;
    assert_eq!(wrong.texts("#aims"), ["Worth of the answer: 0.00 out of 1"]);
    assert!(wrong.text.contains("The bill comes from the supplier."), "the explanation is read too");
}
