//! What an author may get wrong in a calendar.

use super::Calendar;
use super::acts::{REPEATS, is_time};
use crate::item::task::app::{Fault, id_faults};
use crate::item::task::day;

impl Calendar {
    pub(super) fn mistakes(&self) -> Vec<Fault> {
        let people = self.people.iter().enumerate();
        let mut faults = id_faults(people.map(|(n, it)| (format!("people.{n}.id"), it.id.as_str())), &[]);
        let events = self.events.iter().enumerate();
        faults.extend(id_faults(events.map(|(n, it)| (format!("events.{n}.id"), it.id.as_str())), &[]));
        let days = self.events.iter().enumerate().map(|(n, it)| (format!("events.{n}.day"), &it.day));
        for (at, text) in std::iter::once(("today".to_owned(), &self.today)).chain(days) {
            if day::number(text).is_none() {
                let message = format!("`{text}` is not a day");
                faults.push(Fault { at, message, help: "write `year-month-day`: 2026-03-12" });
            }
        }
        for (number, event) in self.events.iter().enumerate() {
            if !is_time(&event.from) || !is_time(&event.to) || event.from >= event.to {
                let message = format!("`{}` to `{}` is not a time of the day", event.from, event.to);
                let help = "write \"09:00\" or \"09:30\", from 07:00 to 21:00, the beginning first";
                faults.push(Fault { at: format!("events.{number}.from"), message, help });
            }
            let known = |id: &str| self.people.iter().any(|person| person.id == id);
            let strangers = event
                .guests
                .iter()
                .chain(std::iter::once(&event.of))
                .filter(|id| !id.is_empty() && !known(id));
            faults.extend(strangers.map(|id| Fault::unknown(format!("events.{number}"), id)));
            if !(event.repeat.is_empty() || REPEATS.contains(&event.repeat.as_str())) {
                faults.push(Fault::unknown(format!("events.{number}.repeat"), &event.repeat));
            }
        }
        faults
    }
}
