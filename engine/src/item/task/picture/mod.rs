//! A picture editor: framing, turning, size, format and weight, what should not be seen, what a file tells
//! beside the picture.

mod acts;
mod check;
mod frame;
mod judge;
mod view;
mod weight;

use super::act::{Act, Verbs};
use super::app::{App, Fault, Refusal, Told};
use super::goal::Condition;
use super::view::View;
use frame::{Area, Percent};
use serde::Deserialize;
use weight::{Format, Quality};

/// A picture in one state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// Name of the file; its end is the format.
    name: String,
    /// Size in points, the right way up or not: as the file holds it.
    width: u32,
    height: u32,
    #[serde(default)]
    look: Look,
    /// Quarter turns to the right by which it lies wrong.
    #[serde(default)]
    turned: u8,
    things: Vec<Thing>,
    /// What the file tells beside the picture.
    #[serde(default)]
    details: Vec<Detail>,
    #[serde(skip)]
    format: Format,
    #[serde(skip)]
    quality: Quality,
    /// Width for height against that of the things on it, in thousandths.
    #[serde(skip)]
    stretch: u32,
    #[serde(skip)]
    enlarged: bool,
    #[serde(skip)]
    saves: Vec<Save>,
    #[serde(skip)]
    tool: &'static str,
}

/// What it is made of: many colours, or few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Look {
    #[default]
    Photo,
    Drawing,
}

/// Something on the picture, and where: percents from the left and from the top, the right way up.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Thing {
    id: String,
    name: String,
    kind: Kind,
    left: Percent,
    top: Percent,
    right: Percent,
    bottom: Percent,
    #[serde(skip)]
    area: Area,
    #[serde(skip)]
    blurred: bool,
}

/// How a thing is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Person,
    House,
    Tree,
    Car,
    Sun,
    Sign,
    Table,
    Boat,
    Box,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Detail {
    id: String,
    name: String,
    text: String,
}

/// A file written: its name, and what the picture then was.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Save {
    name: String,
    content: Content,
}

/// All that a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Content {
    size: (u32, u32),
    turned: u8,
    things: Vec<Thing>,
    details: Vec<Detail>,
    format: Format,
    quality: Quality,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::House => "house",
            Self::Tree => "tree",
            Self::Car => "car",
            Self::Sun => "sun",
            Self::Sign => "sign",
            Self::Table => "table",
            Self::Boat => "boat",
            Self::Box => "box",
        }
    }
}

impl Picture {
    fn content(&self) -> Content {
        Content {
            size: (self.width, self.height),
            turned: self.turned,
            things: self.things.clone(),
            details: self.details.clone(),
            format: self.format,
            quality: self.quality,
        }
    }

    fn kb(&self) -> u64 {
        weight::kb(self.width, self.height, self.look, self.format, self.quality)
    }

    /// Whether the last file written holds the picture as it is now.
    fn is_saved(&self) -> bool {
        self.saves.last().is_some_and(|save| save.content == self.content())
    }
}

impl App for Picture {
    fn name(&self) -> &'static str {
        "picture"
    }

    fn speak(&mut self, _: &str) {
        self.format = Format::of(&self.name).unwrap_or_default();
        self.stretch = 1_000;
        for thing in &mut self.things {
            let upright = Area::of_percents(thing.left, thing.top, thing.right, thing.bottom);
            thing.area = (0..self.turned % 4).fold(upright, |area, _| area.turned_right());
        }
    }

    fn verbs(&self) -> Verbs {
        acts::VERBS
    }

    fn conditions(&self) -> Verbs {
        judge::CONDITIONS
    }

    fn names(&self, field: &str) -> Option<Vec<&str>> {
        self.ids_of(field)
    }

    fn apply(&mut self, act: &Act) -> Result<Told, Refusal> {
        self.act(act)
    }

    fn holds(&self, condition: &Condition) -> bool {
        self.judge(condition)
    }

    fn view(&self) -> View {
        self.window()
    }

    fn faults(&self) -> Vec<Fault> {
        self.mistakes()
    }
}
