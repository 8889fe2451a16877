//! Events of a calendar (iCalendar, RFC 5545). Times are those of the wall, wherever the file is opened.

use super::measure::{Day, Minutes, Whole};
use serde::Deserialize;

/// Longest line, in bytes; longer ones are folded (section 3.1).
const LONGEST_LINE: usize = 75;

/// A calendar.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Agenda {
    events: Vec<Event>,
}

/// An event.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    title: String,
    day: Day,
    /// Left out: the whole day.
    start: Option<Minutes>,
    /// How long it lasts, in minutes.
    lasts: Option<Whole>,
    #[serde(default)]
    place: String,
    #[serde(default)]
    note: String,
    /// Who calls the meeting: an address.
    #[serde(default)]
    by: String,
    /// Addresses of the people invited.
    #[serde(default)]
    people: Vec<String>,
    repeats: Option<Repeats>,
}

/// How an event comes again.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Repeats {
    every: Period,
    /// Every second one, every third.
    #[serde(default)]
    step: Option<Whole>,
    times: Whole,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Period {
    Day,
    Week,
    Month,
}

impl Agenda {
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut text = String::new();
        for fixed in
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Jalon//File task//EN", "CALSCALE:GREGORIAN"]
        {
            line(&mut text, fixed);
        }
        for (number, event) in self.events.iter().enumerate() {
            event.push(&mut text, number + 1);
        }
        line(&mut text, "END:VCALENDAR");
        text.into_bytes()
    }
}

impl Event {
    fn push(&self, text: &mut String, number: usize) {
        let day = self.day.compact();
        line(text, "BEGIN:VEVENT");
        line(text, &format!("UID:event-{number}-{day}@agenda.example"));
        line(text, &format!("DTSTAMP:{day}T000000Z"));
        match self.start {
            Some(start) => {
                line(text, &format!("DTSTART:{}", moment(self.day, start.0)));
                let lasts = self.lasts.map_or(60, |lasts| lasts.0);
                line(text, &format!("DTEND:{}", moment(self.day, start.0 + lasts)));
            }
            None => line(text, &format!("DTSTART;VALUE=DATE:{day}")),
        }
        for (name, words) in
            [("SUMMARY", &self.title), ("LOCATION", &self.place), ("DESCRIPTION", &self.note)]
        {
            if !words.is_empty() {
                line(text, &format!("{name}:{}", escaped(words)));
            }
        }
        if !self.by.is_empty() {
            line(text, &format!("ORGANIZER:mailto:{}", self.by));
        }
        for person in &self.people {
            line(text, &format!("ATTENDEE:mailto:{person}"));
        }
        if let Some(repeats) = &self.repeats {
            line(text, &repeats.rule());
        }
        line(text, "END:VEVENT");
    }
}

impl Repeats {
    fn rule(&self) -> String {
        let every = match self.every {
            Period::Day => "DAILY",
            Period::Week => "WEEKLY",
            Period::Month => "MONTHLY",
        };
        let step = self.step.map(|step| format!(";INTERVAL={}", step.0)).unwrap_or_default();
        format!("RRULE:FREQ={every}{step};COUNT={}", self.times.0)
    }
}

/// A moment so many minutes after a day began; the next days when they are more than a day has.
fn moment(day: Day, minutes: u32) -> String {
    let day = day.0.later(i64::from(minutes / 1440)).map_or(day, Day);
    let (hour, minute) = Minutes(minutes % 1440).clock();
    format!("{}T{hour:02}{minute:02}00", day.compact())
}

fn escaped(words: &str) -> String {
    words.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

fn line(text: &mut String, content: &str) {
    let mut length = 0;
    for sign in content.chars() {
        if length + sign.len_utf8() > LONGEST_LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(sign);
        length += sign.len_utf8();
    }
    text.push_str("\r\n");
}
