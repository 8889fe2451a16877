//! What an author may get wrong in settings.

use super::{Entry, Settings, pairs};
use crate::item::task::app::{Fault, id_faults};
use std::collections::BTreeSet;

impl Settings {
    pub(super) fn ids_of(&self, field: &str) -> Option<Vec<&str>> {
        match field {
            "setting" => Some(self.values.keys().map(String::as_str).collect()),
            "screen" => Some(self.screens.iter().map(|screen| screen.id.as_str()).collect()),
            "button" => Some(
                self.entries()
                    .filter_map(
                        |entry| if let Entry::Button(it) = entry { Some(it.id.as_str()) } else { None },
                    )
                    .collect(),
            ),
            _ => None,
        }
    }

    pub(super) fn mistakes(&self) -> Vec<Fault> {
        let screens = self.screens.iter().enumerate();
        let mut faults = id_faults(screens.map(|(n, it)| (format!("screens.{n}.id"), it.id.as_str())), &[]);
        if self.screens.is_empty() {
            let message = "there is no screen".to_owned();
            faults.push(Fault { at: "screens".to_owned(), message, help: "add at least one" });
        }
        let mut ids = Vec::new();
        for (screen, number) in self.screens.iter().zip(0..) {
            for (entry, line) in screen.entries.iter().zip(0..) {
                let at = format!("screens.{number}.entries.{line}");
                ids.extend(entry.id().map(|id| (at.clone(), id)));
                faults.extend(self.entry_faults(entry, &at));
            }
        }
        faults.extend(id_faults(ids.into_iter(), &[]));
        let reached = self.reached();
        let unreached = self.screens.iter().enumerate().filter(|(_, it)| !reached.contains(it.id.as_str()));
        faults.extend(unreached.map(|(number, screen)| Fault {
            at: format!("screens.{number}.id"),
            message: format!("no entry leads to the screen `{}`", screen.id),
            help: "add `open: {to: …}` to a screen that can be reached, or take this one out",
        }));
        faults
    }

    /// The first screen, and those that entries lead to from there.
    fn reached(&self) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut next: Vec<&str> = self.screens.first().map(|screen| screen.id.as_str()).into_iter().collect();
        while let Some(id) = next.pop() {
            if reached.insert(id) {
                let entries = self.screen(id).map_or(&[][..], |screen| &screen.entries);
                next.extend(entries.iter().filter_map(|entry| match entry {
                    Entry::Open(it) => Some(it.to.as_str()),
                    _ => None,
                }));
            }
        }
        reached
    }

    fn entry_faults(&self, entry: &Entry, at: &str) -> Vec<Fault> {
        match entry {
            Entry::Open(it) if self.screen(&it.to).is_none() => {
                vec![Fault::unknown(format!("{at}.open.to"), &it.to)]
            }
            Entry::Choice(it) if !it.options.iter().any(|option| option.id == it.chosen) => {
                vec![Fault::unknown(format!("{at}.choice.chosen"), &it.chosen)]
            }
            Entry::Report(it) => {
                let cases = it.cases.iter().enumerate();
                cases
                    .flat_map(|(n, case)| self.strangers(&case.when, &format!("{at}.report.cases.{n}.when")))
                    .collect()
            }
            Entry::Button(it) => {
                let cases = it.cases.iter().enumerate();
                let texts = cases.flat_map(|(n, case)| {
                    [("when", &case.when), ("sets", &case.sets)]
                        .map(|(field, text)| (format!("{at}.button.cases.{n}.{field}"), text))
                });
                texts.flat_map(|(at, text)| self.strangers(text, &at)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Settings named in a text that there are not.
    fn strangers(&self, text: &str, at: &str) -> Vec<Fault> {
        let unread = text.split_whitespace().filter(|pair| !pair.contains('='));
        let named = pairs(text).map(|(setting, _)| setting);
        let strangers = unread.chain(named).filter(|setting| !self.values.contains_key(*setting));
        strangers.map(|setting| Fault::unknown(at.to_owned(), setting)).collect()
    }
}

impl Entry {
    fn id(&self) -> Option<&str> {
        match self {
            Self::Switch(it) => Some(&it.id),
            Self::Choice(it) => Some(&it.id),
            Self::Field(it) => Some(&it.id),
            Self::Button(it) => Some(&it.id),
            Self::Heading(_) | Self::Text(_) | Self::Open(_) | Self::Report(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_screen_that_nothing_opens_is_a_fault() {
        let leads = |id: &str, to: &str| json!({"id": id, "title": id, "entries": [{"open": {"to": to, "text": to}}]});
        let screens = [
            leads("home", "sound"),
            leads("sound", "home"),
            leads("lost", "deeper"),
            leads("deeper", "home"),
        ];
        let settings: Settings =
            serde_json::from_value(json!({"look": "phone", "screens": screens})).unwrap();
        let found: Vec<_> = settings.mistakes().into_iter().map(|fault| (fault.at, fault.message)).collect();
        let told = |number: usize, id: &str| {
            (format!("screens.{number}.id"), format!("no entry leads to the screen `{id}`"))
        };
        assert_eq!(found, [told(2, "lost"), told(3, "deeper")]);
    }
}
