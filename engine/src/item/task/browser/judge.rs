//! What can be asked of a browser.

use super::{Browser, host};
use crate::item::task::act::Verbs;
use crate::item::task::goal::Condition;
use std::collections::BTreeSet;

pub(super) const CONDITIONS: Verbs = &[
    ("on", &["page"]),
    ("visited", &["page"]),
    ("tabs", &["pages"]),
    ("consented", &["page", "purposes?"]),
    ("bookmarked", &["page"]),
    ("bookmarks", &["pages"]),
    ("downloaded", &["file"]),
    ("gave", &["ask"]),
    ("braved", &["page"]),
];

impl Browser {
    pub(super) fn judge(&self, condition: &Condition) -> bool {
        let page = condition.get("page");
        match condition.is.as_str() {
            "on" => self.here() == page && !self.is_alarmed(),
            "visited" => self.visited.contains(page) && page != self.start,
            "tabs" => {
                let open = self.tabs.iter().filter_map(|tab| tab.way.get(tab.at)).map(String::as_str);
                same(open.collect(), condition)
            }
            "consented" => self.consents.get(host(page)).is_some_and(|agreed| {
                let wanted: BTreeSet<&str> = condition.several("purposes").into_iter().collect();
                agreed.iter().map(String::as_str).collect::<BTreeSet<_>>() == wanted
            }),
            "bookmarked" => self.bookmarks.contains(page),
            "bookmarks" => same(self.bookmarks.iter().map(String::as_str).collect(), condition),
            "downloaded" => self.downloads.contains(condition.get("file")),
            "gave" => self.given.contains(condition.get("ask")),
            "braved" => self.braved.contains(host(page)),
            _ => false,
        }
    }
}

/// Whether these are the pages wanted, however often each is there.
fn same(mut found: Vec<&str>, condition: &Condition) -> bool {
    let mut wanted = condition.several("pages");
    found.sort_unstable();
    wanted.sort_unstable();
    found == wanted
}
