//! Settings: screens of switches, choices, fields and things told, on a phone, a computer or a printer.

mod acts;
mod check;
mod view;

use super::act::{Act, Verbs};
use super::app::{App, Fault, Refusal, Told};
use super::goal::Condition;
use super::view::View;
use crate::item::text_match::{Ignored, normalise};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const CONDITIONS: Verbs = &[
    ("set", &["setting", "value"]),
    ("all_set", &["settings"]),
    ("pressed", &["button"]),
    ("seen", &["screen"]),
];

/// Settings in one state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// What they are the settings of.
    look: Device,
    /// The first screen is the one found.
    screens: Vec<Screen>,
    /// States that no entry shows by itself, and their first values.
    #[serde(default)]
    states: BTreeMap<String, String>,
    #[serde(skip)]
    values: BTreeMap<String, String>,
    #[serde(skip)]
    pressed: BTreeSet<String>,
    #[serde(skip)]
    seen: BTreeSet<String>,
    #[serde(skip)]
    way: Vec<String>,
}

/// What looks how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Device {
    Phone,
    Computer,
    Printer,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Screen {
    id: String,
    title: String,
    entries: Vec<Entry>,
}

/// A line of a screen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Entry {
    Heading(String),
    Text(String),
    Open(Open),
    Switch(Switch),
    Choice(Choice),
    Field(Blank),
    Report(Report),
    Button(Press),
}

/// The way to another screen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Open {
    to: String,
    text: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    icon: Icon,
}

/// Something on or off.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Switch {
    id: String,
    text: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    on: bool,
}

/// One of some options.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    id: String,
    text: String,
    options: Vec<Named>,
    chosen: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    id: String,
    text: String,
}

/// Something to write.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Blank {
    id: String,
    text: String,
    #[serde(default)]
    value: String,
}

/// Something told, which depends on settings: the first case whose `when` holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    text: String,
    cases: Vec<Case>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// `wifi=on network=home`; always, when left out.
    #[serde(default)]
    when: String,
    say: String,
}

/// A button: what it changes (`queue=empty`), under which conditions, and what it then says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Press {
    id: String,
    text: String,
    cases: Vec<Change>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    #[serde(default)]
    when: String,
    #[serde(default)]
    sets: String,
    say: String,
}

/// Drawings that an author may put before a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Icon {
    #[default]
    None,
    Wifi,
    Bell,
    Lock,
    Pin,
    Battery,
    Sound,
    Screen,
    Apps,
    Printer,
    Person,
    Eye,
    Clock,
    Update,
}

impl Settings {
    fn screen(&self, id: &str) -> Option<&Screen> {
        self.screens.iter().find(|screen| screen.id == id)
    }

    /// The screen shown.
    fn here(&self) -> Option<&Screen> {
        self.way.last().and_then(|id| self.screen(id)).or_else(|| self.screens.first())
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.screens.iter().flat_map(|screen| &screen.entries)
    }

    fn value(&self, setting: &str) -> &str {
        self.values.get(setting).map_or("", String::as_str)
    }

    /// Whether every `setting=value` of a text holds; typed values whatever their case, accents and spaces.
    fn holds_all(&self, when: &str) -> bool {
        pairs(when).all(|(setting, value)| same(self.value(setting), value))
    }
}

/// `a=1 b=2` as pairs.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split_whitespace().filter_map(|pair| pair.split_once('='))
}

fn same(value: &str, wanted: &str) -> bool {
    let fold = |text: &str| normalise(text, &Ignored::usual());
    value == wanted || (!wanted.is_empty() && fold(value) == fold(wanted))
}

impl App for Settings {
    fn name(&self) -> &'static str {
        "settings"
    }

    fn look(&self) -> &'static str {
        match self.look {
            Device::Phone => "phone",
            Device::Computer => "computer",
            Device::Printer => "printer",
        }
    }

    fn speak(&mut self, _: &str) {
        let mut values = self.states.clone();
        for entry in self.entries() {
            let value = match entry {
                Entry::Switch(it) => Some((it.id.clone(), if it.on { "on" } else { "off" }.to_owned())),
                Entry::Choice(it) => Some((it.id.clone(), it.chosen.clone())),
                Entry::Field(it) => Some((it.id.clone(), it.value.clone())),
                _ => None,
            };
            values.extend(value);
        }
        self.values = values;
        self.way = self.screens.first().map(|screen| screen.id.clone()).into_iter().collect();
    }

    fn verbs(&self) -> Verbs {
        acts::VERBS
    }

    fn conditions(&self) -> Verbs {
        CONDITIONS
    }

    fn names(&self, field: &str) -> Option<Vec<&str>> {
        self.ids_of(field)
    }

    fn apply(&mut self, act: &Act) -> Result<Told, Refusal> {
        self.act(act)
    }

    fn holds(&self, condition: &Condition) -> bool {
        match condition.is.as_str() {
            "set" => condition.any_of("value").any(|value| same(self.value(condition.get("setting")), value)),
            "all_set" => self.holds_all(condition.get("settings")),
            "pressed" => self.pressed.contains(condition.get("button")),
            "seen" => self.seen.contains(condition.get("screen")),
            _ => false,
        }
    }

    fn view(&self) -> View {
        self.window()
    }

    fn faults(&self) -> Vec<Fault> {
        self.mistakes()
    }
}
