//! How a program looks: its lines, the blocks on offer, and what it does when it runs.

use super::expression::Trouble;
use super::grid::{Facing, Grid, Spot};
use super::lines::Line;
use super::order::{Order, SENSES};
use super::run::{Run, Stop};
use super::{BlockKind, Case, Program};
use crate::item::task::act::Act;
use crate::item::task::text::{Text, say};
use crate::item::task::view::{
    Block, Button, Cell, Field, Form, Look, Pane, PanePlace, Row, Rows, Table, Tone, View, Way,
};

/// Most steps told one by one.
const MOST_TOLD: usize = 30;

impl Program {
    pub(super) fn window(&self) -> View {
        let pane = |id, title, blocks| Pane::new(id, title, PanePlace::Front, blocks);
        let panes = vec![
            pane("program", self.title.as_str().into(), self.written()),
            pane("blocks", say("task-prog-blocks"), self.offered()),
            pane("run", say("task-prog-run-title"), self.running()),
        ];
        View { panes }
    }

    fn written(&self) -> Vec<Block> {
        let lines = self.lines.all();
        if lines.is_empty() {
            return vec![Block::Paragraph(say("task-prog-empty"))];
        }
        let rows = Rows::new(say("task-prog-lines"), "code", self.rows(0, lines.len()));
        let mut blocks = vec![Block::Rows(rows)];
        let chosen = self.screen.chosen.and_then(|at| lines.get(at).map(|line| (at, line)));
        blocks.extend(chosen.into_iter().flat_map(|(at, line)| self.tools(at, line)));
        blocks
    }

    /// Lines as a tree: those inside a line are below it.
    fn rows(&self, from: usize, to: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut at = from;
        while let Some(line) = self.lines.all().get(at).filter(|_| at < to) {
            let end = self.lines.end_of(at);
            let numbered = say("task-prog-line").with("number", at + 1).with("what", line.order.words());
            let row = Row::new(numbered, Act::on("choose", "line", (at + 1).to_string()));
            let chosen = self.screen.chosen == Some(at);
            rows.push(Row { rows: self.rows(at + 1, end), ..row.current_if(chosen) });
            at = end;
        }
        rows
    }

    /// What can be done with the line chosen.
    fn tools(&self, at: usize, line: &Line) -> Vec<Block> {
        let number = (at + 1).to_string();
        let title = say("task-prog-tools").with("number", at + 1);
        let button =
            |verb, key, icon| Button::new(say(key), Act::on(verb, "line", number.as_str())).icon(icon);
        let buttons = vec![
            button("up", "task-prog-up", "up"),
            button("down", "task-prog-down", "down"),
            button("remove", "task-prog-remove", "bin"),
        ];
        let toolbar = Block::Toolbar { label: title.clone(), buttons };
        let change = line.order.value().map(|value| {
            Block::Form(Form {
                known: vec![("line", number.clone())],
                fields: vec![self.field(&line.order, say("task-prog-value"), value)],
                ways: vec![Way::other("change", say("task-prog-change"))],
                ..Form::new(title.clone(), "inline")
            })
        });
        [Block::Heading(title), toolbar].into_iter().chain(change).collect()
    }

    /// What an order asks: something that the robot sees, or anything that can be written.
    fn field(&self, order: &Order, label: Text, value: &str) -> Field {
        if self.has_robot() && order.tests() {
            let senses = SENSES.into_iter().map(|(name, _, _, key)| (name, say(key)));
            return Field::choice("value", label, senses, value);
        }
        Field::line("value", label, value)
    }

    fn offered(&self) -> Vec<Block> {
        let place = match self.screen.chosen.and_then(|at| self.lines.all().get(at).map(|line| (at, line))) {
            Some((at, line)) if line.order.opens() => say("task-prog-goes-inside").with("number", at + 1),
            Some((at, _)) => say("task-prog-goes-after").with("number", at + 1),
            None => say("task-prog-goes-last"),
        };
        let plain = self.blocks.iter().filter(|block| !block.asks());
        let buttons = plain.filter_map(|block| {
            let words = block.order("")?.words();
            Some(Button::new(words, Act::on("add", "block", &block.id)).icon("plus"))
        });
        let buttons: Vec<Button> = buttons.collect();
        let mut blocks = vec![Block::Paragraph(place)];
        if !buttons.is_empty() {
            blocks.push(Block::Toolbar { label: say("task-prog-blocks"), buttons });
        }
        blocks.extend(self.blocks.iter().filter(|block| block.asks()).filter_map(|block| self.offer(block)));
        blocks
    }

    /// A block whose value is written before it is added.
    fn offer(&self, block: &BlockKind) -> Option<Block> {
        let order = ["1", "1 = 1"].into_iter().find_map(|value| block.order(value))?;
        let label = match &order {
            Order::Repeat(_) => say("task-prog-ask-repeat"),
            Order::While(_) => say("task-prog-ask-while"),
            Order::If(_) => say("task-prog-ask-if"),
            Order::Set(name, _) => say("task-prog-ask-set").with("name", name.as_str()),
            _ => say("task-prog-ask-say"),
        };
        Some(Block::Form(Form {
            known: vec![("block", block.id.clone())],
            fields: vec![self.field(&order, label.clone(), "")],
            ways: vec![Way::other("add", say("task-prog-add")).icon("plus")],
            ..Form::new(label, "inline")
        }))
    }

    fn running(&self) -> Vec<Block> {
        let Some(case) = self.here() else { return Vec::new() };
        let mut blocks = Vec::new();
        if self.shown().count() > 1 {
            let button = |(number, it): (usize, &Case)| {
                let name = if it.name.is_empty() {
                    say("task-prog-case").with("number", number)
                } else {
                    it.name.as_str().into()
                };
                let look = if it.id == case.id { Look::Current } else { Look::Plain };
                Button::new(name, Act::on("case", "case", &it.id)).look(look)
            };
            let buttons = (1..).zip(self.shown()).map(button).collect();
            blocks.push(Block::Toolbar { label: say("task-prog-cases"), buttons });
        }
        let run = self.screen.steps.map(|steps| self.run_on(case, steps));
        let start = case.start();
        let given =
            start.given.values().map(|(name, value)| (name.as_str().into(), value.to_string().into()));
        let given: Vec<(Text, Text)> = given.collect();
        if !given.is_empty() {
            blocks.push(Block::Facts(given));
        }
        blocks.extend(start.grid.as_ref().map(|grid| Block::Table(floor(grid, run.as_ref()))));
        let buttons = vec![
            Button::new(say("task-prog-run"), Act::plain("run")).icon("ahead").look(Look::Main),
            Button::new(say("task-prog-step"), Act::plain("step")).icon("chevron"),
        ];
        blocks.push(Block::Toolbar { label: say("task-prog-run-title"), buttons });
        blocks.extend(run.iter().flat_map(|run| self.told(run)));
        blocks
    }

    /// What a run did.
    fn told(&self, run: &Run) -> Vec<Block> {
        let tone = match run.stop {
            None | Some(Stop::Paused) => Tone::Info,
            Some(_) => Tone::Warning,
        };
        let mut blocks = vec![Block::Notice { tone, text: self.outcome(run) }];
        if !self.has_robot() {
            blocks.push(Block::Heading(say("task-prog-printed")));
            blocks.push(if run.printed.is_empty() {
                Block::Paragraph(say("task-prog-nothing-printed"))
            } else {
                Block::Code(run.printed.join("\n").into())
            });
        }
        let steps = run.done.iter().take(MOST_TOLD).map(|(at, note)| {
            let words = self.lines.all().get(*at).map_or_else(|| "".into(), |line| line.order.words());
            let title = say("task-prog-line").with("number", at + 1).with("what", words);
            Row { notes: note.as_deref().map(Text::from).into_iter().collect(), ..Row::said(title) }
        });
        blocks.push(Block::Heading(say("task-prog-steps").with("count", run.done.len())));
        blocks.push(Block::Rows(Rows::new(say("task-prog-steps-list"), "trace", steps.collect())));
        blocks
    }

    /// How a run ended, in words.
    pub(super) fn outcome(&self, run: &Run) -> Text {
        let floor = self.here().and_then(|case| case.start().grid);
        let arrived = floor.zip(run.robot).is_some_and(|(floor, robot)| floor.flag == Some(robot.spot));
        match &run.stop {
            None if arrived => say("task-prog-ended-on-flag"),
            None => say("task-prog-ended"),
            Some(stop) => stopped(run, stop),
        }
    }
}

fn stopped(run: &Run, stop: &Stop) -> Text {
    let at = |key| say(key).with("number", line(run));
    match stop {
        Stop::Paused => say("task-prog-paused").with("count", run.done.len()),
        Stop::Endless => say("task-prog-endless"),
        Stop::Wall => at("task-prog-hit"),
        Stop::NothingHere => at("task-prog-nothing-here"),
        Stop::Alone => at("task-prog-alone"),
        Stop::Trouble(Trouble::Unknown(name)) => at("task-prog-unknown").with("name", name.as_str()),
        Stop::Trouble(Trouble::NotANumber(text)) => at("task-prog-not-number").with("text", text.as_str()),
        Stop::Trouble(Trouble::Zero) => at("task-prog-zero"),
        Stop::Trouble(Trouble::TooLarge) => at("task-prog-too-large"),
    }
}

/// The number of the line that a run stopped at.
fn line(run: &Run) -> usize {
    run.done.last().map_or(0, |(at, _)| at + 1)
}

/// The floor, with the robot where a run led it.
fn floor(grid: &Grid, run: Option<&Run>) -> Table {
    let numbers = (1..=grid.columns).map(|column| Cell::text(column.into()));
    let row = |row: usize| {
        let cells = (0..grid.columns).map(|column| cell(grid, run, (row, column)));
        std::iter::once(Cell::text((row + 1).into())).chain(cells).collect()
    };
    Table {
        caption: say("task-prog-floor"),
        look: "board",
        head: std::iter::once(Cell::text("".into())).chain(numbers).collect(),
        rows: (0..grid.rows).map(row).collect(),
    }
}

fn cell(grid: &Grid, run: Option<&Run>, spot: Spot) -> Cell {
    let robot = run.and_then(|run| run.robot).unwrap_or(grid.robot);
    let flag = grid.flag == Some(spot);
    if robot.spot == spot {
        let (look, key) = match robot.facing {
            Facing::Up => ("robot-up", "task-prog-robot-up"),
            Facing::Right => ("robot-right", "task-prog-robot-right"),
            Facing::Down => ("robot-down", "task-prog-robot-down"),
            Facing::Left => ("robot-left", "task-prog-robot-left"),
        };
        let words = if flag { say("task-prog-on-flag").with("what", say(key)) } else { say(key) };
        return Cell::text(words).look(look);
    }
    let things = run.map_or(&grid.things, |run| &run.things);
    let (look, key) = if grid.is_wall(spot) {
        ("wall", "task-prog-is-wall")
    } else if flag {
        ("flag", "task-prog-is-flag")
    } else if things.contains(&spot) {
        ("thing", "task-prog-is-thing")
    } else if run.is_some_and(|run| run.way.contains(&spot)) {
        ("path", "task-prog-is-path")
    } else {
        ("free", "task-prog-is-free")
    };
    Cell::text(say(key)).look(look)
}
