//! What a simulated application shows, in a small vocabulary that any page, program or screen reader can
//! render: panes made of texts, rows, tables, toolbars and forms.
//!
//! A view follows from the state and holds no key. Everything that can be done stands in it as an
//! [`Act`], complete in a [`Button`], to be completed by fields in a [`Form`].

mod making;
mod walking;

use super::act::Act;
use super::text::Text;
use serde::Serialize;

/// A whole window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct View {
    /// Its parts, in reading order.
    pub panes: Vec<Pane>,
}

/// A part of a window, with a title of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pane {
    /// Its id, unique in the window; also says how it looks.
    pub id: &'static str,
    /// Its title.
    pub title: Text,
    /// Where it stands among the others on a narrow screen.
    pub place: PanePlace,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// Where a pane stands on a narrow screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PanePlace {
    /// Shown.
    Front,
    /// Covered by another pane: shown on wide screens only.
    Behind,
}

/// A piece of a pane.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A title inside the pane.
    Heading(Text),
    /// Words, whose line breaks count.
    Paragraph(Text),
    /// Words to look at as they are: code, a formula.
    Code(Text),
    /// Names and values.
    Facts(Vec<(Text, Text)>),
    /// Something to notice.
    Notice {
        /// How it sounds.
        tone: Tone,
        /// What it says.
        text: Text,
    },
    /// Buttons side by side.
    Toolbar {
        /// What they are for.
        label: Text,
        /// The buttons.
        buttons: Vec<Button>,
    },
    /// A list.
    Rows(Rows),
    /// A table.
    Table(Table),
    /// Fields and what to do with them.
    Form(Form),
    /// A chart.
    Chart(Drawing),
    /// A picture.
    Scene(Scene),
}

/// How a notice sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Good to know.
    Info,
    /// It went well.
    Success,
    /// Take care.
    Warning,
}

/// A whole action, ready to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Button {
    /// Its words.
    pub label: Text,
    /// Name of a drawing beside the words; empty for none.
    pub icon: &'static str,
    /// How it looks, and what it says of itself.
    pub look: Look,
    /// What it does.
    pub act: Act,
}

/// How a button looks, and what it says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// One among others.
    Plain,
    /// The first thing to think of.
    Main,
    /// A link inside a text or a page.
    Link,
    /// Where we are.
    Current,
    /// A switch that is on.
    On,
    /// A switch that is off.
    Off,
    /// A way back that only a narrow screen needs.
    Back,
    /// One of many beside each other: arrows and a field lead to it, not Tab.
    Neighbour,
}

/// A chart of some numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drawing {
    /// Its kind: bars, line, pie, points.
    pub kind: String,
    /// Label, value in hundredths, value in words.
    pub points: Vec<(String, i64, String)>,
}

/// A picture of some things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scene {
    /// Width and height in points.
    pub size: (u32, u32),
    /// Quarter turns to the right by which it lies wrong.
    pub turned: u8,
    /// Whether lines show each tenth of it.
    pub marked: bool,
    /// Whether there are sky and ground behind the things.
    pub photo: bool,
    /// The things, from behind to the front.
    pub shapes: Vec<Shape>,
}

/// Something on a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shape {
    /// What it is.
    pub kind: &'static str,
    /// Left, top, right, bottom, in millionths of the picture; what is outside of it is not seen.
    pub area: [i64; 4],
    /// Whether it cannot be recognised.
    pub blurred: bool,
}

/// A list; a tree when rows hold rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rows {
    /// What it lists.
    pub label: Text,
    /// Name of its look.
    pub look: &'static str,
    /// The rows.
    pub rows: Vec<Row>,
    /// Said when there are none.
    pub empty: Text,
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its name.
    pub title: Text,
    /// Name of a drawing before it; empty for none.
    pub icon: &'static str,
    /// What happens when it is chosen.
    pub act: Option<Act>,
    /// Whether it is the one chosen.
    pub look: Look,
    /// What is said beside its name.
    pub notes: Vec<Text>,
    /// Signs it carries.
    pub marks: Vec<Mark>,
    /// Other things to do with it.
    pub buttons: Vec<Button>,
    /// Rows below it.
    pub rows: Vec<Row>,
}

/// A sign: a drawing and its meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// Name of the drawing.
    pub icon: &'static str,
    /// What it means.
    pub text: Text,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What it is.
    pub caption: Text,
    /// Name of its look.
    pub look: &'static str,
    /// Heads of columns.
    pub head: Vec<Cell>,
    /// Rows; the first cell names the row.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// What it shows.
    pub text: Text,
    /// Name of its look; empty for none.
    pub look: &'static str,
    /// What happens when it is chosen.
    pub button: Option<Button>,
    /// A box to tick, for the form around the table.
    pub pick: Option<Pick>,
}

/// A box to tick.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pick {
    /// Field of the action it belongs to.
    pub name: String,
    /// What it adds to the field.
    pub value: String,
    /// Its words.
    pub label: Text,
    /// Whether it is ticked.
    pub ticked: bool,
}

/// Fields and what to do with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Form {
    /// What it is for.
    pub label: Text,
    /// Name of its look.
    pub look: &'static str,
    /// Fields of the action that are known already.
    pub known: Vec<(&'static str, String)>,
    /// Fields to fill.
    pub fields: Vec<Field>,
    /// A table whose rows can be ticked.
    pub table: Option<Table>,
    /// What can be done with them; the first is what Enter does.
    pub ways: Vec<Way>,
}

/// Something to do with the fields of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Way {
    /// The verb.
    pub verb: &'static str,
    /// Fields that this button adds to those of the form.
    pub with: Vec<(&'static str, String)>,
    /// Its words.
    pub label: Text,
    /// Name of a drawing beside the words; empty for none.
    pub icon: &'static str,
    /// How its button looks.
    pub look: Look,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Field of the action.
    pub name: String,
    /// Its words.
    pub label: Text,
    /// What helps to fill it.
    pub hint: Option<Text>,
    /// How it is filled.
    pub input: Input,
}

/// How a field is filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// A line, as it stands.
    Line(String),
    /// Several lines, as they stand.
    Lines(String),
    /// One of a list.
    Choice(Vec<Pick>),
    /// Any of a list.
    Picks(Vec<Pick>),
}
