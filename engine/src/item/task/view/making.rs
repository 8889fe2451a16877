//! Short ways to write views.

use super::{Block, Button, Cell, Field, Form, Input, Look, Pane, PanePlace, Pick, Row, Rows, Way};
use crate::item::task::act::Act;
use crate::item::task::text::Text;

impl Button {
    /// A plain button.
    pub(crate) fn new(label: Text, act: Act) -> Self {
        Self { label, icon: "", look: Look::Plain, act }
    }

    /// The same with a drawing.
    pub(crate) fn icon(self, icon: &'static str) -> Self {
        Self { icon, ..self }
    }

    /// The same with another look.
    pub(crate) fn look(self, look: Look) -> Self {
        Self { look, ..self }
    }
}

impl Row {
    /// A row that does something when chosen.
    pub(crate) fn new(title: impl Into<Text>, act: Act) -> Self {
        Self { act: Some(act), ..Self::said(title) }
    }

    /// A row that only says something.
    pub(crate) fn said(title: impl Into<Text>) -> Self {
        Self {
            title: title.into(),
            icon: "",
            act: None,
            look: Look::Plain,
            notes: Vec::new(),
            marks: Vec::new(),
            buttons: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// The same, marked as the one chosen when it is.
    pub(crate) fn current_if(self, chosen: bool) -> Self {
        if chosen { Self { look: Look::Current, ..self } } else { self }
    }
}

impl Rows {
    /// A list that is never empty, or says nothing when it is.
    pub(crate) fn new(label: Text, look: &'static str, rows: Vec<Row>) -> Self {
        Self { label, look, rows, empty: Text::words("") }
    }
}

impl Pane {
    /// A pane.
    pub(crate) fn new(id: &'static str, title: Text, place: PanePlace, blocks: Vec<Block>) -> Self {
        Self { id, title, place, blocks }
    }
}

impl Form {
    /// A form without anything in it yet.
    pub(crate) fn new(label: Text, look: &'static str) -> Self {
        Self { label, look, known: Vec::new(), fields: Vec::new(), table: None, ways: Vec::new() }
    }
}

impl Field {
    /// Several lines to write.
    pub(crate) fn lines(name: &str, label: Text, value: impl Into<String>) -> Self {
        Self { name: name.to_owned(), label, hint: None, input: Input::Lines(value.into()) }
    }

    /// A line to write.
    pub(crate) fn line(name: &str, label: Text, value: impl Into<String>) -> Self {
        Self { name: name.to_owned(), label, hint: None, input: Input::Line(value.into()) }
    }

    /// One of some options: value, words; `chosen` is the value chosen already.
    pub(crate) fn choice<V: Into<String>>(
        name: &str,
        label: Text,
        options: impl IntoIterator<Item = (V, Text)>,
        chosen: &str,
    ) -> Self {
        Self {
            name: name.to_owned(),
            label,
            hint: None,
            input: Input::Choice(picks(name, options, |value| value == chosen)),
        }
    }

    /// Any of some options.
    pub(crate) fn picks<V: Into<String>>(
        name: &str,
        label: Text,
        options: impl IntoIterator<Item = (V, Text)>,
        ticked: impl Fn(&str) -> bool,
    ) -> Self {
        Self { name: name.to_owned(), label, hint: None, input: Input::Picks(picks(name, options, ticked)) }
    }

    /// The same with a hint.
    pub(crate) fn hint(self, hint: Text) -> Self {
        Self { hint: Some(hint), ..self }
    }
}

fn picks<V: Into<String>>(
    name: &str,
    options: impl IntoIterator<Item = (V, Text)>,
    ticked: impl Fn(&str) -> bool,
) -> Vec<Pick> {
    let pick = |(value, label): (V, Text)| {
        let value = value.into();
        Pick { name: name.to_owned(), ticked: ticked(&value), value, label }
    };
    options.into_iter().map(pick).collect()
}

impl Way {
    /// The main thing to do with a form.
    pub(crate) fn main(verb: &'static str, label: Text) -> Self {
        Self { look: Look::Main, ..Self::other(verb, label) }
    }

    /// Another thing to do with a form.
    pub(crate) fn other(verb: &'static str, label: Text) -> Self {
        Self { verb, with: Vec::new(), label, icon: "", look: Look::Plain }
    }

    /// The same with a drawing.
    pub(crate) fn icon(self, icon: &'static str) -> Self {
        Self { icon, ..self }
    }

    /// The same with one more field.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.with.push((name, value.into()));
        self
    }
}

impl Cell {
    /// A cell that only shows something.
    pub(crate) fn text(text: Text) -> Self {
        Self { text, look: "", button: None, pick: None }
    }

    /// A cell that does something when chosen.
    pub(crate) fn button(button: Button) -> Self {
        Self { text: button.label.clone(), look: "", button: Some(button), pick: None }
    }

    /// The same with a look.
    pub(crate) fn look(self, look: &'static str) -> Self {
        Self { look, ..self }
    }
}
