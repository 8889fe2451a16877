//! What each action does to settings.

use super::{Entry, Settings, pairs};
use crate::item::task::act::{Act, Verbs};
use crate::item::task::app::{Refusal, Told};
use crate::item::task::text::{Text, say};
use crate::item::text_match::{Ignored, normalise};
use std::collections::BTreeSet;

pub(super) const VERBS: Verbs = &[
    ("open", &["screen"]),
    ("back", &[]),
    ("toggle", &["switch"]),
    ("choose", &["choice", "option"]),
    ("write", &["field", "value?"]),
    ("press", &["button"]),
    ("find", &["words?"]),
];

impl Settings {
    pub(super) fn act(&mut self, act: &Act) -> Result<Told, Refusal> {
        match act.verb() {
            "open" => self.open(act.get("screen")),
            "back" => self.back(),
            "toggle" => self.toggle(act.get("switch")),
            "choose" => self.choose(act.get("choice"), act.get("option")),
            "write" => self.write(act.get("field"), act.get("value").trim()),
            "press" => self.press(act.get("button")),
            "find" => self.find(act.get("words")),
            _ => Err(Refusal::Impossible),
        }
    }

    fn open(&mut self, screen: &str) -> Result<Told, Refusal> {
        let title = self.screen(screen).ok_or(Refusal::Impossible)?.title.clone();
        self.way.push(screen.to_owned());
        self.seen.insert(screen.to_owned());
        Ok(Told::pane(say("task-set-opened").with("screen", title), "screen"))
    }

    fn back(&mut self) -> Result<Told, Refusal> {
        if self.way.len() < 2 {
            return Err(Refusal::Impossible);
        }
        self.way.pop();
        let title = self.here().map_or("", |screen| screen.title.as_str()).to_owned();
        Ok(Told::pane(say("task-set-opened").with("screen", title), "screen"))
    }

    fn toggle(&mut self, id: &str) -> Result<Told, Refusal> {
        let text = self.entries().find_map(|entry| match entry {
            Entry::Switch(it) if it.id == id => Some(it.text.clone()),
            _ => None,
        });
        let text = text.ok_or(Refusal::Impossible)?;
        let on = self.value(id) != "on";
        self.values.insert(id.to_owned(), if on { "on" } else { "off" }.to_owned());
        Ok(Told::same(say(if on { "task-set-on" } else { "task-set-off" }).with("setting", text)))
    }

    fn choose(&mut self, id: &str, option: &str) -> Result<Told, Refusal> {
        let chosen = self.entries().find_map(|entry| match entry {
            Entry::Choice(it) if it.id == id => it.options.iter().find(|known| known.id == option),
            _ => None,
        });
        let text = chosen.ok_or(Refusal::Impossible)?.text.clone();
        self.values.insert(id.to_owned(), option.to_owned());
        Ok(Told::same(say("task-set-chosen").with("option", text)))
    }

    fn write(&mut self, id: &str, value: &str) -> Result<Told, Refusal> {
        let known = self.entries().any(|entry| matches!(entry, Entry::Field(it) if it.id == id));
        if !known {
            return Err(Refusal::Impossible);
        }
        self.values.insert(id.to_owned(), value.to_owned());
        Ok(Told { text: say("task-set-written"), focus: crate::item::task::Focus::Pane("screen") })
    }

    /// The first case whose conditions hold decides; none: nothing happens.
    fn press(&mut self, id: &str) -> Result<Told, Refusal> {
        let button = self.entries().find_map(|entry| match entry {
            Entry::Button(it) if it.id == id => Some(it),
            _ => None,
        });
        let cases = &button.ok_or(Refusal::Impossible)?.cases;
        let case = cases.iter().find(|case| self.holds_all(&case.when)).cloned();
        self.pressed.insert(id.to_owned());
        let Some(case) = case else { return Ok(Told::same(say("task-set-nothing"))) };
        for (setting, value) in pairs(&case.sets) {
            self.values.insert(setting.to_owned(), value.to_owned());
        }
        Ok(Told::same(Text::words(case.say)))
    }

    /// The first screen with a line that holds the words.
    fn find(&mut self, words: &str) -> Result<Told, Refusal> {
        let fold = |text: &str| normalise(text, &BTreeSet::from([Ignored::Case, Ignored::Accents]));
        let wanted = fold(words);
        if wanted.is_empty() {
            return Err(Refusal::because(say("task-set-find-empty")));
        }
        let here = self.here().map(|screen| screen.id.clone());
        let others = self.screens.iter().filter(|screen| Some(&screen.id) != here.as_ref());
        let mut found = others.filter(|screen| {
            fold(&screen.title).contains(&wanted)
                || screen.entries.iter().any(|it| fold(it.text()).contains(&wanted))
        });
        match found.next().map(|screen| screen.id.clone()) {
            Some(screen) => self.open(&screen),
            None => Err(Refusal::because(say("task-set-not-found").with("words", words.trim()))),
        }
    }
}

impl Entry {
    /// The words of a line.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Heading(text) | Self::Text(text) => text,
            Self::Open(it) => &it.text,
            Self::Switch(it) => &it.text,
            Self::Choice(it) => &it.text,
            Self::Field(it) => &it.text,
            Self::Report(it) => &it.text,
            Self::Button(it) => &it.text,
        }
    }
}
