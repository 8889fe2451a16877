//! A calendar: one's own events and those of others, invitations, a week at a time.

mod acts;
mod check;
mod view;

use super::act::{Act, Verbs};
use super::app::{App, Fault, Refusal, Told};
use super::day;
use super::goal::Condition;
use super::view::View;
use crate::item::text_match::{Ignored, normalise};
use serde::Deserialize;
use std::collections::BTreeSet;

const CONDITIONS: Verbs = &[
    ("booked", &["day?", "from?", "to?", "guests?", "title?", "repeat?"]),
    ("event", &["event", "day?", "from?", "to?", "guests?"]),
    ("replied", &["event", "reply"]),
    ("gone", &["event"]),
    ("clash", &[]),
];

/// A calendar in one state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// A day of the week found, `2026-05-11`.
    today: String,
    /// People who can be invited.
    #[serde(default)]
    people: Vec<Person>,
    events: Vec<Event>,
    #[serde(skip)]
    week: i64,
    #[serde(skip)]
    open: Open,
    #[serde(skip)]
    made: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    id: String,
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    id: String,
    title: String,
    day: String,
    from: String,
    to: String,
    #[serde(default)]
    place: String,
    /// Who invites; nobody for an event of one's own.
    #[serde(default)]
    by: String,
    #[serde(default)]
    guests: BTreeSet<String>,
    /// Whose time it takes, when it is not one's own: then it is only shown.
    #[serde(default)]
    of: String,
    #[serde(default)]
    repeat: String,
    #[serde(skip)]
    reply: String,
    #[serde(skip)]
    mine: bool,
}

/// What is open beside the week.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Open {
    #[default]
    Nothing,
    Event(String),
    Edit(Option<String>),
}

impl Calendar {
    fn event(&self, id: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.id == id)
    }

    /// Number of the Monday of the week shown.
    fn monday(&self) -> i64 {
        let today = day::number(&self.today).unwrap_or_default();
        today - day::weekday(today) + 1 + 7 * self.week
    }

    fn judge(&self, condition: &Condition) -> bool {
        let event = self.event(condition.get("event"));
        match condition.is.as_str() {
            "booked" => self.events.iter().any(|event| event.mine && event.fits(condition)),
            "event" => event.is_some_and(|event| event.fits(condition)),
            "replied" => event.is_some_and(|event| event.reply == condition.get("reply")),
            "gone" => event.is_none(),
            "clash" => self.events.iter().filter(|event| event.mine).any(|event| self.clashes(event)),
            _ => false,
        }
    }

    /// Whether an event of one's own takes time that is taken: one's own, or that of a guest.
    fn clashes(&self, event: &Event) -> bool {
        let taken = |other: &&Event| {
            let concerned = other.of.is_empty() || event.guests.contains(&other.of);
            other.id != event.id && concerned && other.reply != "no" && other.day == event.day
        };
        self.events.iter().filter(taken).any(|other| other.from < event.to && event.from < other.to)
    }
}

impl Event {
    /// Whether the event is all that the condition says; fields not given do not count.
    fn fits(&self, condition: &Condition) -> bool {
        let is = |field: &str, value: &str| condition.given(field).is_none_or(|wanted| wanted == value);
        let fold = |text: &str| normalise(text, &Ignored::usual());
        let guests: BTreeSet<&str> = self.guests.iter().map(String::as_str).collect();
        is("day", &self.day)
            && is("from", &self.from)
            && is("to", &self.to)
            && is("repeat", &self.repeat)
            && condition
                .given("guests")
                .is_none_or(|_| condition.several("guests").into_iter().collect::<BTreeSet<_>>() == guests)
            && condition.given("title").is_none_or(|_| {
                condition.any_of("title").any(|words| fold(&self.title).contains(&fold(words)))
            })
    }
}

impl App for Calendar {
    fn name(&self) -> &'static str {
        "calendar"
    }

    fn verbs(&self) -> Verbs {
        acts::VERBS
    }

    fn conditions(&self) -> Verbs {
        CONDITIONS
    }

    fn names(&self, field: &str) -> Option<Vec<&str>> {
        match field {
            "event" => Some(self.events.iter().map(|event| event.id.as_str()).collect()),
            "guests" => Some(self.people.iter().map(|person| person.id.as_str()).collect()),
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
        self.mistakes()
    }
}
