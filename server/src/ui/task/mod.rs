//! A simulated application as a page shows it: its window, what just happened, undo and start again.
//!
//! Everything that can be done is a button of a form, so the application works without script, by
//! keyboard and with a screen reader. After each action the page comes back with the focus where the
//! action leads, and the control focused is described by what happened.

pub mod charts;
pub mod icons;
pub mod scenes;

use super::given::Given;
use super::{Lang, rich};
use crate::attempts::work::Work;
use askama::Template;
use askama::filters::HtmlSafe;
use fluent_bundle::FluentValue;
use jalon_engine::item::task::view::{
    Block, Button, Field, Form, Input, Look, Pane, PanePlace, Pick, Row, Table, Tone, View, Way,
};
use jalon_engine::item::task::{Act, Focus, Text, Worked};

/// The window of a simulated application with everything around it.
#[derive(Debug, Template)]
#[template(path = "ui/task/window.html")]
pub struct TaskView<'a> {
    /// Language of the question.
    pub lang: Lang,
    /// Where actions go.
    pub action: &'a str,
    /// The place of the question.
    pub position: u32,
    /// How many actions were done.
    pub seen: usize,
    /// What is shown, in words.
    pub view: View,
    /// Name of the application.
    pub name: &'static str,
    /// What just happened; empty for nothing.
    pub told: String,
    /// Why the last action was refused; empty when it was not.
    pub refused: &'a str,
    /// What a refused form held.
    pub given: &'a Given,
    /// Where to go on from.
    pub start: Start,
}

impl HtmlSafe for TaskView<'_> {}

/// Where the focus goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// Where the browser likes: nothing was done yet.
    Nowhere,
    /// To what tells what happened.
    Told,
    /// To the button that takes the last action back.
    Undo,
    /// To the control that does this.
    Control(Act),
    /// To a pane's title.
    Pane(&'static str),
    /// To a field.
    Field(&'static str),
}

/// The work on a question as its page keeps it.
#[derive(Debug)]
pub struct TaskPart {
    lang: Lang,
    action: String,
    work: Work,
}

impl TaskPart {
    /// The work on a question whose page stands at this address.
    pub fn new(lang: Lang, page: &str, work: Work) -> Self {
        Self { lang, action: format!("{page}/work"), work }
    }

    /// How many actions were done.
    pub fn seen(&self) -> usize {
        self.work.acts.len()
    }

    /// Its window.
    pub fn view<'a>(&'a self, undone: bool, refused: &'a str, given: &'a Given) -> TaskView<'a> {
        let Self { lang, action, work } = self;
        let doing = Doing {
            lang: *lang,
            action,
            position: work.position.0,
            acts: &work.acts,
            undone,
            refused,
            given,
        };
        TaskView::new(&doing, &work.worked)
    }
}

/// What the page knows about the work, besides what it led to.
#[derive(Debug)]
pub struct Doing<'a> {
    /// Language of the question.
    pub lang: Lang,
    /// Where actions go.
    pub action: &'a str,
    /// The place of the question.
    pub position: u32,
    /// What was done.
    pub acts: &'a [Act],
    /// Whether the last thing asked was to take an action back.
    pub undone: bool,
    /// Why the last action was refused.
    pub refused: &'a str,
    /// What a refused form held.
    pub given: &'a Given,
}

impl<'a> TaskView<'a> {
    /// The window after some work.
    pub fn new(doing: &Doing<'a>, worked: &Worked) -> Self {
        let lang = doing.lang;
        let view = spoken(lang, worked.task.view());
        let told = worked.told.as_ref().map(|told| words(lang, &told.text)).unwrap_or_default();
        Self {
            lang,
            action: doing.action,
            position: doing.position,
            seen: doing.acts.len(),
            start: start(doing, worked, &view),
            view,
            name: worked.task.look(),
            told: if doing.undone { lang.t("task-undone") } else { told },
            refused: doing.refused,
            given: doing.given,
        }
    }

    fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }

    fn title(&self) -> String {
        self.lang.t(&format!("task-app-{}", self.name))
    }

    fn block<'b>(&'b self, pane: &'b Pane, block: &'b Block) -> BlockView<'b> {
        BlockView { window: self, pane, block }
    }

    fn starts_at(&self, act: &Act) -> bool {
        self.start == Start::Control(act.clone())
    }

    fn starts_at_field(&self, name: &str) -> bool {
        matches!(self.start, Start::Field(field) if field == name)
    }

    fn starts_at_pane(&self, id: &str) -> bool {
        matches!(self.start, Start::Pane(pane) if pane == id)
    }
}

/// Where to go on from: what the application says, as far as the page shows it.
fn start(doing: &Doing<'_>, worked: &Worked, view: &View) -> Start {
    if !doing.refused.is_empty() {
        return Start::Told;
    }
    if doing.undone {
        return if doing.acts.is_empty() { Start::Told } else { Start::Undo };
    }
    let (Some(told), Some(last)) = (&worked.told, doing.acts.last()) else { return Start::Nowhere };
    let has_field = |name| view.forms().any(|form| form.fields.iter().any(|field| field.name == name));
    match told.focus {
        Focus::Same if view.acts().contains(&last) => Start::Control(last.clone()),
        Focus::Pane(id) if view.panes.iter().any(|pane| pane.id == id) => Start::Pane(id),
        Focus::Field(name) if has_field(name) => Start::Field(name),
        _ => Start::Told,
    }
}

/// A piece of a pane.
#[derive(Debug, Template)]
#[template(path = "ui/task/block.html")]
struct BlockView<'a> {
    window: &'a TaskView<'a>,
    pane: &'a Pane,
    block: &'a Block,
}

impl HtmlSafe for BlockView<'_> {}

impl BlockView<'_> {
    fn rows<'b>(&'b self, rows: &'b [Row]) -> RowsView<'b> {
        RowsView { window: self.window, rows }
    }

    fn button<'b>(&'b self, button: &'b Button) -> ButtonView<'b> {
        ButtonView { window: self.window, button, class: "do" }
    }

    fn form<'b>(&'b self, form: &'b Form) -> FormView<'b> {
        FormView { window: self.window, pane: self.pane, form }
    }

    fn table<'b>(&'b self, table: &'b Table) -> TableView<'b> {
        TableView { window: self.window, table }
    }
}

#[derive(Debug, Template)]
#[template(path = "ui/task/rows.html")]
struct RowsView<'a> {
    window: &'a TaskView<'a>,
    rows: &'a [Row],
}

impl HtmlSafe for RowsView<'_> {}

impl RowsView<'_> {
    fn below<'b>(&'b self, rows: &'b [Row]) -> RowsView<'b> {
        RowsView { window: self.window, rows }
    }

    fn button<'b>(&'b self, button: &'b Button) -> ButtonView<'b> {
        ButtonView { window: self.window, button, class: "do" }
    }
}

/// A button that does a whole action.
#[derive(Debug, Template)]
#[template(path = "ui/task/button.html")]
struct ButtonView<'a> {
    window: &'a TaskView<'a>,
    button: &'a Button,
    class: &'static str,
}

impl HtmlSafe for ButtonView<'_> {}

#[derive(Debug, Template)]
#[template(path = "ui/task/table.html")]
struct TableView<'a> {
    window: &'a TaskView<'a>,
    table: &'a Table,
}

impl HtmlSafe for TableView<'_> {}

impl TableView<'_> {
    fn button<'b>(&'b self, button: &'b Button) -> ButtonView<'b> {
        ButtonView { window: self.window, button, class: "cell" }
    }

    fn ticked(&self, pick: &Pick) -> bool {
        pick.ticked || self.window.given.has(&pick.name, &pick.value)
    }
}

#[derive(Debug, Template)]
#[template(path = "ui/task/form.html")]
struct FormView<'a> {
    window: &'a TaskView<'a>,
    pane: &'a Pane,
    form: &'a Form,
}

impl HtmlSafe for FormView<'_> {}

impl FormView<'_> {
    /// What the form is about makes the id its own: a pane may hold several forms of one look.
    fn id(&self, field: &Field) -> String {
        let known: Vec<&str> = self.form.known.iter().map(|(_, value)| value.as_ref()).chain([""]).collect();
        let about = known.join("-").replace(|sign: char| !sign.is_ascii_alphanumeric(), "-");
        format!("t-{}-{}-{about}{}", self.pane.id, self.form.look, field.name)
    }

    /// What a field shows: what was typed when the form was refused, else what the application says.
    fn value<'b>(&'b self, field: &'b Field, value: &'b str) -> &'b str {
        if self.came_back() { self.window.given.one(&field.name) } else { value }
    }

    fn ticked(&self, pick: &Pick) -> bool {
        if self.came_back() { self.window.given.has(&pick.name, &pick.value) } else { pick.ticked }
    }

    fn came_back(&self) -> bool {
        let given = self.window.given;
        let about = self.form.known.iter().all(|(name, value)| given.one(name) == value);
        about && self.form.ways.iter().any(|way| self.doing(way) == given.one("do"))
    }

    /// What a button of the form sends: its verb, then the fields that it adds.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn doing(&self, way: &Way) -> String {
        let with = way.with.iter().map(|(name, value)| format!(" {name}={value}"));
        std::iter::once(way.verb.to_owned()).chain(with).collect()
    }

    fn table<'b>(&'b self, table: &'b Table) -> TableView<'b> {
        TableView { window: self.window, table }
    }
}

/// An action as a button carries it.
pub(super) fn carried(act: &Act) -> String {
    serde_json::to_string(act).unwrap_or_default()
}

/// A view whose texts are in words.
pub fn spoken(lang: Lang, mut view: View) -> View {
    view.each_text(&mut |text| *text = Text::Words(words(lang, text)));
    view
}

/// A text of an application in words.
pub fn words(lang: Lang, text: &Text) -> String {
    match text {
        Text::Words(words) => words.clone(),
        Text::Key(key, values) => {
            let value = |(name, value): &(&'static str, Text)| {
                let words = words(lang, value);
                let value = if ["count", "month"].contains(name) {
                    FluentValue::try_number(&words).into_owned()
                } else {
                    FluentValue::from(words)
                };
                (*name, value)
            };
            lang.with(key, values.iter().map(value).collect())
        }
    }
}

#[cfg(test)]
mod tests;
