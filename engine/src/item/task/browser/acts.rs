//! What each action does to a browser.

use super::{Browser, Link, Panel, Part, Tab, host};
use crate::item::task::act::{Act, Verbs};
use crate::item::task::app::{Refusal, Told};
use crate::item::task::text::say;
use crate::item::text_match::{Ignored, normalise};
use std::collections::BTreeSet;

pub(super) const VERBS: Verbs = &[
    ("go", &["text?"]),
    ("follow", &["link"]),
    ("open_tab", &["link"]),
    ("back", &[]),
    ("forward", &[]),
    ("new_tab", &[]),
    ("tab", &["tab"]),
    ("close_tab", &["tab"]),
    ("panel", &["panel"]),
    ("accept_all", &[]),
    ("refuse_all", &[]),
    ("accept", &["purposes?"]),
    ("bookmark", &[]),
    ("download", &["file"]),
    ("give", &["ask", "value?"]),
    ("brave", &[]),
    ("clear", &[]),
];

/// Most tabs.
const MOST_TABS: usize = 6;

impl Browser {
    pub(super) fn act(&mut self, act: &Act) -> Result<Told, Refusal> {
        match act.verb() {
            "go" => self.go(act.get("text").trim()),
            "follow" => self.follow(act.get("link")),
            "open_tab" => self.open_tab(act.get("link")),
            "back" => self.step(|at| at.checked_sub(1)),
            "forward" => self.step(|at| at.checked_add(1)),
            "new_tab" => self.add_tab(self.start.clone()),
            "tab" => self.show_tab(act.get("tab")),
            "close_tab" => self.close_tab(act.get("tab")),
            "panel" => self.open_panel(act.get("panel")),
            "accept_all" | "refuse_all" | "accept" => self.consent(act),
            "bookmark" => Ok(self.bookmark()),
            "download" => self.download(act.get("file")),
            "give" => self.give(act.get("ask"), act.get("value")),
            "brave" => self.brave(),
            "clear" => Ok(self.clear()),
            _ => Err(Refusal::Impossible),
        }
    }

    /// An address, written whole or not, or words to look for.
    fn go(&mut self, text: &str) -> Result<Told, Refusal> {
        if text.is_empty() {
            return Err(Refusal::because(say("task-web-write")));
        }
        let address = if is_address(text) { self.known(text) } else { self.searched(text) };
        Ok(self.move_on(address))
    }

    /// The address of a page as its author wrote it; the text itself when there is no such page.
    fn known(&self, text: &str) -> String {
        let bare = |address: &str| {
            let address = address.trim_end_matches('/').to_lowercase();
            address.split_once("//").map_or(address.clone(), |(_, rest)| rest.to_owned())
        };
        let asked_plainly = text.to_lowercase().starts_with("http://");
        let fits =
            |address: &str| bare(address) == bare(text) && (!asked_plainly || address.starts_with("http://"));
        let found = self.pages.iter().find(|page| fits(&page.address));
        found.map_or_else(|| text.to_owned(), |page| page.address.clone())
    }

    fn searched(&self, text: &str) -> String {
        let words = |text: &str| -> BTreeSet<String> {
            let fold = BTreeSet::from([Ignored::Case, Ignored::Accents, Ignored::Punctuation]);
            normalise(text, &fold).split_whitespace().map(str::to_owned).collect()
        };
        let asked = words(text);
        let fits = |texts: &str| texts.split(" | ").any(|wanted| words(wanted).is_subset(&asked));
        let found = self.searches.iter().find(|search| fits(&search.words));
        found.map_or_else(|| text.to_owned(), |search| search.to.clone())
    }

    fn move_on(&mut self, address: String) -> Told {
        if let Some(tab) = self.tabs.get_mut(self.active) {
            tab.way.truncate(tab.at + 1);
            tab.way.push(address);
            tab.at += 1;
        }
        self.arrived()
    }

    fn arrived(&mut self) -> Told {
        let here = self.here().to_owned();
        self.panel = Panel::Nothing;
        if self.is_alarmed() {
            return Told::pane(say("task-web-alarm"), "page");
        }
        self.visited.insert(here.clone());
        match self.page(&here) {
            Some(page) => Told::pane(say("task-web-opened").with("title", page.title.as_str()), "page"),
            None => Told::pane(say("task-web-nowhere"), "page"),
        }
    }

    /// What the page shown lets be used: nothing before its alarm and its question about cookies.
    fn usable(&self) -> Result<&[Part], Refusal> {
        if self.asks_consent() && !self.is_alarmed() {
            return Err(Refusal::because(say("task-web-cookies-first")));
        }
        let page = self.page(self.here()).filter(|_| !self.is_alarmed());
        page.map(|page| page.parts.as_slice()).ok_or(Refusal::Impossible)
    }

    /// A link of the page shown.
    fn link(&self, id: &str) -> Result<&Link, Refusal> {
        let mut links = self.usable()?.iter().filter_map(|part| match part {
            Part::Link(link) | Part::Result(link) => Some(link),
            _ => None,
        });
        links.find(|link| link.id == id).ok_or(Refusal::Impossible)
    }

    fn follow(&mut self, id: &str) -> Result<Told, Refusal> {
        let to = self.link(id)?.to.clone();
        Ok(self.move_on(to))
    }

    fn open_tab(&mut self, id: &str) -> Result<Told, Refusal> {
        let to = self.link(id)?.to.clone();
        self.add_tab(to)
    }

    fn step(&mut self, step: impl Fn(usize) -> Option<usize>) -> Result<Told, Refusal> {
        let tab = self.tabs.get_mut(self.active).ok_or(Refusal::Impossible)?;
        tab.at = step(tab.at).filter(|at| *at < tab.way.len()).ok_or(Refusal::Impossible)?;
        Ok(self.arrived())
    }

    fn add_tab(&mut self, address: String) -> Result<Told, Refusal> {
        if self.tabs.len() >= MOST_TABS {
            return Err(Refusal::because(say("task-web-many-tabs")));
        }
        self.tabs.push(Tab { way: vec![address], at: 0 });
        self.active = self.tabs.len() - 1;
        Ok(self.arrived())
    }

    fn number(&self, tab: &str) -> Result<usize, Refusal> {
        tab.parse().ok().filter(|number: &usize| *number < self.tabs.len()).ok_or(Refusal::Impossible)
    }

    fn show_tab(&mut self, tab: &str) -> Result<Told, Refusal> {
        self.active = self.number(tab)?;
        Ok(self.arrived())
    }

    /// Closes a tab; the last one gives way to the first page.
    fn close_tab(&mut self, tab: &str) -> Result<Told, Refusal> {
        let number = self.number(tab)?;
        self.tabs.remove(number);
        if self.tabs.is_empty() {
            self.tabs.push(Tab { way: vec![self.start.clone()], at: 0 });
        }
        if number < self.active || self.active >= self.tabs.len() {
            self.active = self.active.saturating_sub(1);
        }
        self.panel = Panel::Nothing;
        Ok(Told::pane(say("task-web-tab-closed"), "tabs"))
    }

    fn open_panel(&mut self, panel: &str) -> Result<Told, Refusal> {
        let panel = match panel {
            "padlock" => Panel::Padlock,
            "cookies" if !self.is_alarmed() => Panel::Cookies,
            "downloads" => Panel::Downloads,
            "none" => Panel::Nothing,
            _ => return Err(Refusal::Impossible),
        };
        if self.panel == panel || panel == Panel::Nothing {
            self.panel = Panel::Nothing;
            return Ok(Told::pane(say("task-web-panel-closed"), "page"));
        }
        self.panel = panel;
        Ok(Told::pane(say("task-web-panel-open"), "panel"))
    }

    /// What the person agrees to; what is needed is always there.
    fn consent(&mut self, act: &Act) -> Result<Told, Refusal> {
        let page =
            self.page(self.here()).filter(|page| !page.purposes.is_empty()).ok_or(Refusal::Impossible)?;
        let free = page.purposes.iter().filter(|purpose| !purpose.needed).map(|purpose| purpose.id.clone());
        let chosen: BTreeSet<String> = act.several("purposes").map(str::to_owned).collect();
        let agreed: BTreeSet<String> = match act.verb() {
            "accept_all" => free.collect(),
            "refuse_all" => BTreeSet::new(),
            _ => free.filter(|id| chosen.contains(id)).collect(),
        };
        let told = say("task-web-consented").with("count", agreed.len());
        self.consents.insert(host(self.here()).to_owned(), agreed);
        self.panel = Panel::Nothing;
        Ok(Told::pane(told, "page"))
    }

    fn bookmark(&mut self) -> Told {
        let here = self.here().to_owned();
        let removed = self.bookmarks.remove(&here);
        if !removed {
            self.bookmarks.insert(here);
        }
        Told::same(say(if removed { "task-web-unbookmarked" } else { "task-web-bookmarked" }))
    }

    fn download(&mut self, file: &str) -> Result<Told, Refusal> {
        let mut files = self.usable()?.iter().filter_map(|part| match part {
            Part::File(file) => Some(file),
            _ => None,
        });
        let name = files.find(|known| known.id == file).ok_or(Refusal::Impossible)?.name.clone();
        self.downloads.insert(file.to_owned());
        Ok(Told::same(say("task-web-downloaded").with("name", name)))
    }

    fn give(&mut self, ask: &str, value: &str) -> Result<Told, Refusal> {
        let mut asks = self.usable()?.iter().filter_map(|part| match part {
            Part::Ask(ask) => Some(ask),
            _ => None,
        });
        let to = asks.find(|known| known.id == ask).ok_or(Refusal::Impossible)?.to.clone();
        if value.trim().is_empty() {
            return Err(Refusal::because(say("task-web-fill")));
        }
        self.given.insert(ask.to_owned());
        Ok(self.move_on(to))
    }

    fn brave(&mut self) -> Result<Told, Refusal> {
        if !self.is_alarmed() {
            return Err(Refusal::Impossible);
        }
        self.braved.insert(host(self.here()).to_owned());
        Ok(self.arrived())
    }

    /// Cookies of all sites go: each will ask again.
    fn clear(&mut self) -> Told {
        self.consents.clear();
        self.panel = Panel::Nothing;
        Told::pane(say("task-web-cleared"), "page")
    }
}

/// Something with a dot and no space, or that begins like an address.
fn is_address(text: &str) -> bool {
    let begins = text.starts_with("http://") || text.starts_with("https://");
    begins || (text.contains('.') && !text.contains(char::is_whitespace) && !text.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_words() {
        for (text, is) in [
            ("mairie.example", true),
            ("https://mairie.example/horaires", true),
            ("horaires mairie", false),
            ("mairie", false),
            ("mairie. horaires", false),
        ] {
            assert_eq!(is_address(text), is, "{text}");
        }
        assert_eq!(host("https://mairie.example/horaires?x"), "mairie.example");
    }
}
