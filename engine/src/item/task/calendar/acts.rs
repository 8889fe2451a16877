//! What each action does to a calendar.

use super::{Calendar, Event, Open};
use crate::item::task::act::{Act, Verbs};
use crate::item::task::app::{Refusal, Told};
use crate::item::task::day;
use crate::item::task::text::say;
use std::collections::BTreeSet;

pub(super) const VERBS: Verbs = &[
    ("week", &["to"]),
    ("open", &["event"]),
    ("close", &[]),
    ("new", &[]),
    ("edit", &["event"]),
    ("save", &["event?", "title?", "day", "from", "to", "place?", "guests?", "repeat?"]),
    ("delete", &["event"]),
    ("reply", &["event", "reply"]),
];

/// Farthest week from the one found, either way.
const FARTHEST: i64 = 8;
/// Repeats on offer.
pub(super) const REPEATS: [&str; 3] = ["daily", "weekly", "monthly"];
/// Replies on offer.
pub(super) const REPLIES: [&str; 3] = ["yes", "maybe", "no"];

impl Calendar {
    pub(super) fn act(&mut self, act: &Act) -> Result<Told, Refusal> {
        match act.verb() {
            "week" => self.show_week(act.get("to")),
            "open" => {
                let title = self.event(act.get("event")).ok_or(Refusal::Impossible)?.title.clone();
                self.open = Open::Event(act.get("event").to_owned());
                Ok(Told::pane(say("task-cal-opened").with("title", title), "event"))
            }
            "close" => {
                self.open = Open::Nothing;
                Ok(Told::pane(say("task-cal-closed"), "week"))
            }
            "new" => {
                self.open = Open::Edit(None);
                Ok(Told::pane(say("task-cal-new"), "event"))
            }
            "edit" => {
                self.own(act.get("event"))?;
                self.open = Open::Edit(Some(act.get("event").to_owned()));
                Ok(Told::pane(say("task-cal-editing"), "event"))
            }
            "save" => self.save(act),
            "delete" => self.delete(act.get("event")),
            "reply" => self.reply(act.get("event"), act.get("reply")),
            _ => Err(Refusal::Impossible),
        }
    }

    fn show_week(&mut self, to: &str) -> Result<Told, Refusal> {
        self.week = match to {
            "next" => (self.week + 1).min(FARTHEST),
            "before" => (self.week - 1).max(-FARTHEST),
            "today" => 0,
            _ => return Err(Refusal::Impossible),
        };
        Ok(Told::pane(say("task-cal-week-shown"), "week"))
    }

    /// The place of an event of one's own, which one may change.
    fn own(&self, id: &str) -> Result<usize, Refusal> {
        let own = |event: &Event| event.id == id && event.by.is_empty() && event.of.is_empty();
        self.events.iter().position(own).ok_or(Refusal::Impossible)
    }

    fn save(&mut self, act: &Act) -> Result<Told, Refusal> {
        let (title, from, to) = (act.get("title").trim(), act.get("from"), act.get("to"));
        if title.is_empty() {
            return Err(Refusal::because(say("task-cal-no-title")));
        }
        if day::number(act.get("day")).is_none() || !is_time(from) || !is_time(to) {
            return Err(Refusal::Impossible);
        }
        if from >= to {
            return Err(Refusal::because(say("task-cal-backwards")));
        }
        let guests: BTreeSet<String> = act.several("guests").map(str::to_owned).collect();
        let known = |id: &String| self.people.iter().any(|person| person.id == *id);
        let repeat = act.get("repeat");
        if !guests.iter().all(known) || !(repeat.is_empty() || REPEATS.contains(&repeat)) {
            return Err(Refusal::Impossible);
        }
        let place = match act.get("event") {
            "" => {
                self.made += 1;
                let event = Event { id: format!("made-{}", self.made), mine: true, ..Event::blank() };
                self.events.push(event);
                self.events.len() - 1
            }
            id => self.own(id)?,
        };
        let event = &mut self.events[place];
        title.clone_into(&mut event.title);
        act.get("day").clone_into(&mut event.day);
        from.clone_into(&mut event.from);
        to.clone_into(&mut event.to);
        act.get("place").trim().clone_into(&mut event.place);
        repeat.clone_into(&mut event.repeat);
        event.guests = guests;
        self.open = Open::Nothing;
        Ok(Told::pane(say("task-cal-saved").with("title", title), "week"))
    }

    fn delete(&mut self, id: &str) -> Result<Told, Refusal> {
        let place = self.own(id)?;
        let event = self.events.remove(place);
        self.open = Open::Nothing;
        Ok(Told::pane(say("task-cal-deleted").with("title", event.title), "week"))
    }

    fn reply(&mut self, id: &str, reply: &str) -> Result<Told, Refusal> {
        let invited = self.events.iter_mut().find(|event| event.id == id && !event.by.is_empty());
        let event = invited.filter(|_| REPLIES.contains(&reply)).ok_or(Refusal::Impossible)?;
        reply.clone_into(&mut event.reply);
        Ok(Told::same(say("task-cal-replied")))
    }
}

impl Event {
    fn blank() -> Self {
        let nothing = String::new;
        Self {
            id: nothing(),
            title: nothing(),
            day: nothing(),
            from: nothing(),
            to: nothing(),
            place: nothing(),
            by: nothing(),
            guests: BTreeSet::new(),
            of: nothing(),
            repeat: nothing(),
            reply: nothing(),
            mine: false,
        }
    }
}

/// `09:30`, on the half hour.
pub(super) fn is_time(text: &str) -> bool {
    times().any(|time| time == text)
}

/// Times on offer, from 7 to 21, each half hour.
pub(super) fn times() -> impl Iterator<Item = String> {
    (14..=42).map(|half| format!("{:02}:{}", half / 2, if half % 2 == 0 { "00" } else { "30" }))
}
