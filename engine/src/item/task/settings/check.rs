//! What an author may get wrong in settings.

use super::{Entry, Settings, pairs};
use crate::item::task::app::{Fault, id_faults};

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
        faults
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
