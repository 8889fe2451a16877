//! A program made of blocks: built or mended line by line, run on cases, judged by what it does – also on
//! cases that nobody sees.

mod acts;
mod check;
mod expression;
mod grid;
mod judge;
mod lines;
mod order;
mod run;
mod view;

use super::act::{Act, Verbs};
use super::app::{App, Fault, Refusal, Told};
use super::goal::Condition;
use super::view::View;
use expression::{Value, folded};
use grid::Grid;
use lines::Lines;
use order::Order;
use run::{Run, Start};
use serde::Deserialize;

/// A program in one state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// Its name.
    title: String,
    /// The lines found: one on each line, two spaces before it for each block around it.
    #[serde(default)]
    start: String,
    /// What can be added.
    blocks: Vec<BlockKind>,
    /// What it is run on.
    cases: Vec<Case>,
    #[serde(skip)]
    lines: Lines,
    #[serde(skip)]
    screen: Screen,
}

/// A block on offer: an order, with `?` where the learner writes something.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct BlockKind {
    id: String,
    #[serde(rename = "is")]
    order: String,
}

/// Something to run a program on: a floor with a robot, or names that hold something.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    grid: String,
    /// `price=12 count=3`.
    #[serde(default)]
    given: String,
    /// The lines that it must print, with ` | ` between them.
    #[serde(default)]
    wants: String,
    /// Whether it only counts in the end.
    #[serde(default)]
    hidden: bool,
}

/// What the window shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Screen {
    /// The line chosen.
    chosen: Option<usize>,
    /// The case chosen, among those that are shown.
    case: usize,
    /// How many steps of a run are shown; `None` for no run.
    steps: Option<usize>,
}

impl BlockKind {
    /// The order with this value in its place; `None` when it cannot be read.
    fn order(&self, value: &str) -> Option<Order> {
        Order::read(&self.order.replacen('?', value, 1))
    }

    fn asks(&self) -> bool {
        self.order.contains('?')
    }
}

impl Case {
    fn start(&self) -> Start {
        let pairs = self.given.split_whitespace().filter_map(|pair| pair.split_once('='));
        let given = pairs.map(|(name, value)| (folded(name), (name.to_owned(), Value::of(value)))).collect();
        Start { grid: Grid::read(&self.grid).ok(), given }
    }
}

impl Program {
    fn case(&self, id: &str) -> Option<&Case> {
        self.cases.iter().find(|case| case.id == id)
    }

    /// Cases that learners see.
    fn shown(&self) -> impl Iterator<Item = &Case> {
        self.cases.iter().filter(|case| !case.hidden)
    }

    /// The case to run on.
    fn here(&self) -> Option<&Case> {
        self.shown().nth(self.screen.case)
    }

    /// Whether the program moves a robot.
    fn has_robot(&self) -> bool {
        self.cases.iter().any(|case| !case.grid.is_empty())
    }

    fn run_on(&self, case: &Case, most: usize) -> Run {
        run::run(&self.lines, &case.start(), most)
    }
}

impl App for Program {
    fn name(&self) -> &'static str {
        "program"
    }

    fn speak(&mut self, _: &str) {
        self.lines = Lines::read(&self.start).unwrap_or_default();
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
