//! Going through a view: what can be done in it, and every text.

use super::{Block, Cell, Field, Form, Input, Row, Table, View};
use crate::item::task::act::Act;
use crate::item::task::text::Text;

impl View {
    /// Every action that a button, a row or a cell holds whole, in reading order.
    pub fn acts(&self) -> Vec<&Act> {
        let mut acts = Vec::new();
        for block in self.panes.iter().flat_map(|pane| &pane.blocks) {
            match block {
                Block::Toolbar { buttons, .. } => acts.extend(buttons.iter().map(|button| &button.act)),
                Block::Rows(rows) => rows.rows.iter().for_each(|row| row.acts(&mut acts)),
                Block::Table(table) => acts.extend(table.acts()),
                Block::Form(form) => acts.extend(form.table.iter().flat_map(Table::acts)),
                _ => {}
            }
        }
        acts
    }

    /// Every form.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        let blocks = self.panes.iter().flat_map(|pane| &pane.blocks);
        blocks.filter_map(|block| match block {
            Block::Form(form) => Some(form),
            _ => None,
        })
    }
}

impl Row {
    fn acts<'a>(&'a self, acts: &mut Vec<&'a Act>) {
        acts.extend(&self.act);
        acts.extend(self.buttons.iter().map(|button| &button.act));
        self.rows.iter().for_each(|row| row.acts(acts));
    }
}

impl Table {
    fn acts(&self) -> impl Iterator<Item = &Act> {
        let cells = self.head.iter().chain(self.rows.iter().flatten());
        cells.filter_map(|cell| cell.button.as_ref()).map(|button| &button.act)
    }
}

impl View {
    /// Gives every text to be replaced by its translation.
    pub fn each_text(&mut self, say: &mut dyn FnMut(&mut Text)) {
        for pane in &mut self.panes {
            say(&mut pane.title);
            pane.blocks.iter_mut().for_each(|block| block.each_text(say));
        }
    }
}

impl Block {
    fn each_text(&mut self, say: &mut dyn FnMut(&mut Text)) {
        match self {
            Self::Heading(text) | Self::Paragraph(text) | Self::Code(text) | Self::Notice { text, .. } => {
                say(text);
            }
            Self::Facts(facts) => facts.iter_mut().for_each(|(name, value)| {
                say(name);
                say(value);
            }),
            Self::Toolbar { label, buttons } => {
                say(label);
                for button in buttons {
                    say(&mut button.label);
                }
            }
            Self::Rows(rows) => {
                say(&mut rows.label);
                say(&mut rows.empty);
                rows.rows.iter_mut().for_each(|row| row.each_text(say));
            }
            Self::Table(table) => table.each_text(say),
            Self::Form(form) => form.each_text(say),
            Self::Chart(_) | Self::Scene(_) => {}
        }
    }
}

impl Row {
    fn each_text(&mut self, say: &mut dyn FnMut(&mut Text)) {
        say(&mut self.title);
        self.notes.iter_mut().for_each(&mut *say);
        self.marks.iter_mut().for_each(|mark| say(&mut mark.text));
        self.buttons.iter_mut().for_each(|button| say(&mut button.label));
        self.rows.iter_mut().for_each(|row| row.each_text(say));
    }
}

impl Table {
    fn each_text(&mut self, say: &mut dyn FnMut(&mut Text)) {
        say(&mut self.caption);
        for cell in self.head.iter_mut().chain(self.rows.iter_mut().flatten()) {
            cell.each_text(say);
        }
    }
}

impl Cell {
    fn each_text(&mut self, say: &mut dyn FnMut(&mut Text)) {
        say(&mut self.text);
        self.button.iter_mut().for_each(|button| say(&mut button.label));
        self.pick.iter_mut().for_each(|pick| say(&mut pick.label));
    }
}

impl Form {
    fn each_text(&mut self, say: &mut dyn FnMut(&mut Text)) {
        say(&mut self.label);
        self.fields.iter_mut().for_each(|field| field.each_text(say));
        self.table.iter_mut().for_each(|table| table.each_text(say));
        self.ways.iter_mut().for_each(|way| say(&mut way.label));
    }
}

impl Field {
    fn each_text(&mut self, say: &mut dyn FnMut(&mut Text)) {
        say(&mut self.label);
        self.hint.iter_mut().for_each(&mut *say);
        if let Input::Choice(picks) | Input::Picks(picks) = &mut self.input {
            for pick in picks {
                say(&mut pick.label);
            }
        }
    }
}
