//! A web browser: tabs, an address bar, the padlock, cookies, downloads, pages with links and advertisements.

mod acts;
mod check;
mod judge;
mod view;

use super::act::{Act, Verbs};
use super::app::{App, Fault, Refusal, Told};
use super::goal::Condition;
use super::view::View;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A browser in one state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Browser {
    /// Address of the first page.
    start: String,
    pages: Vec<Page>,
    /// What words typed in the address bar lead to.
    #[serde(default)]
    searches: Vec<Search>,
    #[serde(skip)]
    tabs: Vec<Tab>,
    #[serde(skip)]
    active: usize,
    #[serde(skip)]
    consents: BTreeMap<String, BTreeSet<String>>,
    #[serde(skip)]
    bookmarks: BTreeSet<String>,
    #[serde(skip)]
    downloads: BTreeSet<String>,
    #[serde(skip)]
    visited: BTreeSet<String>,
    #[serde(skip)]
    given: BTreeSet<String>,
    #[serde(skip)]
    braved: BTreeSet<String>,
    #[serde(skip)]
    panel: Panel,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    address: String,
    title: String,
    /// The certificate; none when the connection is not secured.
    #[serde(default)]
    certificate: Option<Certificate>,
    /// Purposes for which the site asks to use cookies.
    #[serde(default)]
    purposes: Vec<Purpose>,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Certificate {
    /// The names it is for.
    names: Vec<String>,
    /// Whose it is, when it says so.
    #[serde(default)]
    owner: String,
    /// Who gave it.
    issuer: String,
    until: String,
    #[serde(default)]
    expired: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Purpose {
    id: String,
    text: String,
    /// Without it the site does not work: nobody is asked.
    #[serde(default)]
    needed: bool,
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Part {
    Heading(String),
    Text(String),
    Link(Link),
    /// A line of search results.
    Result(Link),
    File(Download),
    Ask(Ask),
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Link {
    id: String,
    text: String,
    to: String,
    /// What stands below it.
    #[serde(default)]
    note: String,
    /// Whether somebody paid for its place.
    #[serde(default)]
    ad: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Download {
    id: String,
    name: String,
}

/// A form of a page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ask {
    id: String,
    label: String,
    field: String,
    button: String,
    to: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Search {
    /// Texts, any of which finds it, with ` | ` between them; each is a set of words in any order.
    words: String,
    to: String,
}

/// Addresses gone through, and where one stands among them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tab {
    way: Vec<String>,
    at: usize,
}

/// What is open beside the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Panel {
    #[default]
    Nothing,
    Padlock,
    Cookies,
    Downloads,
}

impl Browser {
    fn page(&self, address: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.address == address)
    }

    /// Address of the page shown.
    fn here(&self) -> &str {
        let tab = self.tabs.get(self.active);
        tab.and_then(|tab| tab.way.get(tab.at)).map_or(self.start.as_str(), String::as_str)
    }

    /// Whether the page shown is kept back by what is wrong with its certificate.
    fn is_alarmed(&self) -> bool {
        let alarmed = self.page(self.here()).is_some_and(Page::is_alarming);
        alarmed && !self.braved.contains(host(self.here()))
    }

    /// Whether the site shown still waits to hear about cookies.
    fn asks_consent(&self) -> bool {
        let page = self.page(self.here());
        page.is_some_and(|page| !page.purposes.is_empty()) && !self.consents.contains_key(host(self.here()))
    }
}

impl Page {
    /// A certificate for other names, or too old.
    fn is_alarming(&self) -> bool {
        let host = host(&self.address);
        self.certificate.as_ref().is_some_and(|it| it.expired || !it.names.iter().any(|name| name == host))
    }
}

/// The site of an address: what stands between `//` and the next `/`.
fn host(address: &str) -> &str {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

impl App for Browser {
    fn name(&self) -> &'static str {
        "browser"
    }

    fn speak(&mut self, _: &str) {
        self.tabs = vec![Tab { way: vec![self.start.clone()], at: 0 }];
        self.visited.insert(self.start.clone());
    }

    fn verbs(&self) -> Verbs {
        acts::VERBS
    }

    fn conditions(&self) -> Verbs {
        judge::CONDITIONS
    }

    fn names(&self, field: &str) -> Option<Vec<&str>> {
        self.ids_of(field)
    }

    fn apply(&mut self, act: &Act) -> Result<Told, Refusal> {
        self.act(act)
    }

    fn holds(&self, condition: &Condition) -> bool {
        self.judge(condition)
    }

    fn view(&self) -> View {
        self.window()
    }

    fn faults(&self) -> Vec<Fault> {
        self.mistakes()
    }
}
