//! The rights of a shared document: who may read, comment or write, and what a link opens.

mod view;

use super::act::{Act, Verbs};
use super::app::{App, Fault, Refusal, Told, id_faults};
use super::goal::Condition;
use super::text::say;
use super::view::View;
use serde::Deserialize;

const VERBS: Verbs = &[
    ("set", &["person", "role"]),
    ("add", &["address?", "role"]),
    ("link", &["link"]),
    ("until", &["until"]),
    ("download", &[]),
];

const CONDITIONS: Verbs = &[
    ("role", &["person", "role"]),
    ("roles", &["people"]),
    ("link", &["link"]),
    ("until", &["until"]),
    ("download", &["may"]),
];

/// Roles on offer, the least first.
const ROLES: [&str; 4] = ["none", "reader", "commenter", "editor"];
/// What a link opens to whoever has it.
const LINKS: [&str; 4] = ["off", "reader", "commenter", "editor"];
/// How long rights last.
const UNTILS: [&str; 4] = ["always", "week", "month", "year"];

/// A document and who may do what with it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sharing {
    document: String,
    owner: String,
    people: Vec<Person>,
    #[serde(default = "off")]
    link: String,
    #[serde(default = "always")]
    until: String,
    /// Whether readers may download it.
    #[serde(default = "yes")]
    download: bool,
    #[serde(skip)]
    added: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    id: String,
    name: String,
    address: String,
    #[serde(default = "none")]
    role: String,
    /// Known, but shown only once they have a right.
    #[serde(default)]
    known: bool,
}

fn off() -> String {
    "off".to_owned()
}

fn always() -> String {
    "always".to_owned()
}

fn none() -> String {
    "none".to_owned()
}

fn yes() -> bool {
    true
}

impl Sharing {
    fn act(&mut self, act: &Act) -> Result<Told, Refusal> {
        match act.verb() {
            "set" => self.set(act.get("person"), act.get("role")),
            "add" => self.add(&act.get("address").trim().to_lowercase(), act.get("role")),
            "link" => {
                choice(&LINKS, act.get("link"))?.clone_into(&mut self.link);
                Ok(Told::same(say(if self.link == "off" {
                    "task-share-link-off"
                } else {
                    "task-share-link-on"
                })))
            }
            "until" => {
                choice(&UNTILS, act.get("until"))?.clone_into(&mut self.until);
                Ok(Told::same(say("task-share-until-set")))
            }
            "download" => {
                self.download = !self.download;
                let told = if self.download { "task-share-download-on" } else { "task-share-download-off" };
                Ok(Told::same(say(told)))
            }
            _ => Err(Refusal::Impossible),
        }
    }

    fn set(&mut self, id: &str, role: &str) -> Result<Told, Refusal> {
        let role = choice(&ROLES, role)?;
        let person = self.people.iter_mut().find(|person| person.id == id).ok_or(Refusal::Impossible)?;
        role.clone_into(&mut person.role);
        person.known |= role == "none";
        let told = if role == "none" { "task-share-removed" } else { "task-share-set" };
        Ok(Told::pane(say(told).with("name", person.name.as_str()), "people"))
    }

    fn add(&mut self, address: &str, role: &str) -> Result<Told, Refusal> {
        let role = choice(&ROLES, role)?;
        let plausible =
            address.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
        if !plausible || address.contains(char::is_whitespace) {
            return Err(Refusal::because(say("task-share-no-address")));
        }
        if let Some(person) = self.people.iter().find(|person| person.address == address) {
            return self.set(&person.id.clone(), role);
        }
        self.added += 1;
        let (id, name) = (format!("added-{}", self.added), address.to_owned());
        self.people.push(Person {
            id,
            name,
            address: address.to_owned(),
            role: role.to_owned(),
            known: false,
        });
        Ok(Told::pane(say("task-share-set").with("name", address), "people"))
    }

    /// People with a right, as `id=role`; somebody added counts by their address.
    fn judge(&self, condition: &Condition) -> bool {
        match condition.is.as_str() {
            "role" => {
                let person = self.people.iter().find(|person| person.id == condition.get("person"));
                person.is_some_and(|person| person.role == condition.get("role"))
            }
            "roles" => {
                let rights = self.people.iter().filter(|person| person.role != "none");
                let mut rights: Vec<String> =
                    rights.map(|it| format!("{}={}", it.address, it.role)).collect();
                let mut wanted: Vec<String> =
                    condition.several("people").into_iter().map(str::to_owned).collect();
                rights.sort();
                wanted.sort();
                rights == wanted
            }
            "link" => self.link == condition.get("link"),
            "until" => self.until == condition.get("until"),
            "download" => (condition.get("may") == "yes") == self.download,
            _ => false,
        }
    }
}

fn choice<'a>(known: &[&'a str], wanted: &str) -> Result<&'a str, Refusal> {
    known.iter().find(|known| **known == wanted).copied().ok_or(Refusal::Impossible)
}

impl App for Sharing {
    fn name(&self) -> &'static str {
        "sharing"
    }

    fn verbs(&self) -> Verbs {
        VERBS
    }

    fn conditions(&self) -> Verbs {
        CONDITIONS
    }

    fn names(&self, field: &str) -> Option<Vec<&str>> {
        match field {
            "person" => Some(self.people.iter().map(|person| person.id.as_str()).collect()),
            "role" => Some(ROLES.into()),
            "link" => Some(LINKS.into()),
            "until" => Some(UNTILS.into()),
            _ => None,
        }
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
        let people = self.people.iter().enumerate();
        let mut faults = id_faults(people.map(|(n, it)| (format!("people.{n}.id"), it.id.as_str())), &[]);
        for (number, person) in self.people.iter().enumerate() {
            if !ROLES.contains(&person.role.as_str()) {
                faults.push(Fault::unknown(format!("people.{number}.role"), &person.role));
            }
            if !person.address.ends_with(".example") {
                let message = format!("`{}` does not end in .example", person.address);
                faults.push(Fault {
                    at: format!("people.{number}.address"),
                    message,
                    help: "write an invented address",
                });
            }
        }
        if !LINKS.contains(&self.link.as_str()) {
            faults.push(Fault::unknown("link".to_owned(), &self.link));
        }
        if !UNTILS.contains(&self.until.as_str()) {
            faults.push(Fault::unknown("until".to_owned(), &self.until));
        }
        faults
    }
}
