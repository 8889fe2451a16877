//! How a calendar looks: seven days, and the event that is read or written.

use super::acts::{REPEATS, REPLIES, times};
use super::{Calendar, Event, Open};
use crate::item::task::act::Act;
use crate::item::task::day;
use crate::item::task::text::{Text, day_words, say};
use crate::item::task::view::{Block, Button, Field, Form, Look, Pane, PanePlace, Row, Rows, View, Way};

/// Days on offer from the Monday of the week shown.
const DAYS_AHEAD: i64 = 28;

impl Calendar {
    pub(super) fn window(&self) -> View {
        let busy = self.open != Open::Nothing;
        let place = |covered: bool| if covered { PanePlace::Behind } else { PanePlace::Front };
        let mut panes = vec![Pane::new("week", say("task-cal-week"), place(busy), self.week())];
        if let Some((title, blocks)) = self.beside() {
            panes.push(Pane::new("event", title, PanePlace::Front, blocks));
        }
        View { panes }
    }

    fn week(&self) -> Vec<Block> {
        let way = |to: &str| Act::on("week", "to", to);
        let mut blocks = vec![Block::Toolbar {
            label: say("task-cal-ways"),
            buttons: vec![
                Button::new(say("task-cal-before"), way("before")).icon("back"),
                Button::new(say("task-cal-today"), way("today")),
                Button::new(say("task-cal-next"), way("next")).icon("ahead"),
                Button::new(say("task-cal-new"), Act::plain("new")).icon("plus").look(Look::Main),
            ],
        }];
        let monday = self.monday();
        for number in monday..monday + 7 {
            let date = day::written(number);
            let title = day_title(&date);
            let mut events: Vec<&Event> = self.events.iter().filter(|event| event.day == date).collect();
            events.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
            let rows = events.iter().map(|event| self.row(event)).collect();
            blocks.push(Block::Heading(title.clone()));
            blocks
                .push(Block::Rows(Rows { empty: say("task-cal-free"), ..Rows::new(title, "events", rows) }));
        }
        blocks
    }

    fn row(&self, event: &Event) -> Row {
        let time = say("task-cal-time").with("from", event.from.as_str()).with("to", event.to.as_str());
        let mut notes = vec![time];
        let whose = self.people.iter().find(|person| person.id == event.of);
        notes.extend(whose.map(|person| Text::words(person.name.as_str())));
        if !event.by.is_empty() {
            notes.push(reply_words(&event.reply));
        }
        let chosen = matches!(&self.open, Open::Event(id) if *id == event.id);
        let icon = if !event.of.is_empty() {
            "person"
        } else if event.by.is_empty() {
            ""
        } else {
            "mailbox"
        };
        Row {
            icon,
            notes,
            ..Row::new(event.title.as_str(), Act::on("open", "event", &event.id)).current_if(chosen)
        }
    }

    fn beside(&self) -> Option<(Text, Vec<Block>)> {
        match &self.open {
            Open::Nothing => None,
            Open::Event(id) => self.event(id).map(|event| (event.title.as_str().into(), self.details(event))),
            Open::Edit(id) => {
                let event = id.as_ref().and_then(|id| self.event(id));
                let title = if event.is_some() { "task-cal-editing" } else { "task-cal-new" };
                Some((say(title), vec![Block::Form(self.edit(event))]))
            }
        }
    }

    fn details(&self, event: &Event) -> Vec<Block> {
        let mut buttons = vec![Button::new(say("task-cal-close"), Act::plain("close")).icon("back")];
        let on = |verb: &str| Act::on(verb, "event", &event.id);
        if event.by.is_empty() && event.of.is_empty() {
            buttons.push(Button::new(say("task-cal-edit"), on("edit")).icon("pen"));
            buttons.push(Button::new(say("task-cal-delete"), on("delete")).icon("bin"));
        }
        let time = say("task-cal-time").with("from", event.from.as_str()).with("to", event.to.as_str());
        let mut facts = vec![(say("task-cal-day"), day_title(&event.day)), (say("task-cal-hours"), time)];
        let guests: Vec<&str> = self
            .people
            .iter()
            .filter(|it| event.guests.contains(&it.id))
            .map(|it| it.name.as_str())
            .collect();
        let more = [
            ("task-cal-place", event.place.clone()),
            ("task-cal-by", event.by.clone()),
            ("task-cal-guests", guests.join(", ")),
        ];
        facts.extend(
            more.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| (say(key), text.into())),
        );
        if !event.repeat.is_empty() {
            facts.push((say("task-cal-repeat"), repeat_words(&event.repeat)));
        }
        let mut blocks = vec![Block::Toolbar { label: say("task-cal-doings"), buttons }, Block::Facts(facts)];
        if !event.by.is_empty() {
            let reply = |reply: &'static str| {
                let look = if event.reply == reply { Look::On } else { Look::Off };
                let act = Act::new("reply", [("event", event.id.as_str()), ("reply", reply)]);
                Button::new(reply_words(reply), act).look(look)
            };
            let buttons = REPLIES.map(reply).into();
            blocks.push(Block::Toolbar { label: say("task-cal-your-reply"), buttons });
        }
        blocks
    }

    fn edit(&self, event: Option<&Event>) -> Form {
        let monday = self.monday();
        let known = |field: fn(&Event) -> &str| event.map_or("", field);
        let days = (monday..monday + DAYS_AHEAD).map(|number| {
            let date = day::written(number);
            let title = day_title(&date);
            (date, title)
        });
        let clock = || times().map(|time| (time.clone(), Text::words(time)));
        let repeats = REPEATS.map(|repeat| (repeat, repeat_words(repeat)));
        let people = self.people.iter().map(|person| (person.id.as_str(), Text::from(person.name.as_str())));
        let invited = |id: &str| event.is_some_and(|event| event.guests.contains(id));
        let mut fields = vec![
            Field::line("title", say("task-cal-title"), known(|event| &event.title)),
            Field::choice("day", say("task-cal-day"), days, known(|event| &event.day)),
            Field::choice("from", say("task-cal-from"), clock(), known(|event| &event.from)),
            Field::choice("to", say("task-cal-to"), clock(), known(|event| &event.to)),
            Field::line("place", say("task-cal-place"), known(|event| &event.place)),
            Field::choice("repeat", say("task-cal-repeat"), repeats, known(|event| &event.repeat)),
        ];
        if !self.people.is_empty() {
            fields.push(Field::picks("guests", say("task-cal-guests"), people, invited));
        }
        Form {
            known: event.map(|event| ("event", event.id.clone())).into_iter().collect(),
            fields,
            ways: vec![Way::main("save", say("task-cal-save")), Way::other("close", say("task-cal-cancel"))],
            ..Form::new(say("task-cal-new"), "ask")
        }
    }
}

fn day_title(date: &str) -> Text {
    let weekday = day::number(date).map_or(1, day::weekday);
    let name = say(match weekday {
        1 => "task-day-1",
        2 => "task-day-2",
        3 => "task-day-3",
        4 => "task-day-4",
        5 => "task-day-5",
        6 => "task-day-6",
        _ => "task-day-7",
    });
    say("task-day").with("name", name).with("date", day_words(date))
}

fn reply_words(reply: &str) -> Text {
    say(match reply {
        "yes" => "task-cal-yes",
        "no" => "task-cal-no",
        "maybe" => "task-cal-maybe",
        _ => "task-cal-no-reply",
    })
}

fn repeat_words(repeat: &str) -> Text {
    say(match repeat {
        "daily" => "task-cal-daily",
        "weekly" => "task-cal-weekly",
        _ => "task-cal-monthly",
    })
}
