//! What can be asked of a program: what it does, run on cases, and what it is made of.

use super::run::{MOST_STEPS, Run};
use super::{Case, Program};
use crate::item::task::act::Verbs;
use crate::item::task::goal::Condition;
use crate::item::text_match::{Ignored, normalise};

pub(super) const CONDITIONS: Verbs = &[
    ("works", &["cases"]),
    ("arrives", &["cases"]),
    ("takes", &["cases"]),
    ("prints", &["case", "lines"]),
    ("uses", &["order"]),
    ("short", &["most"]),
];

impl Program {
    pub(super) fn judge(&self, condition: &Condition) -> bool {
        match condition.is.as_str() {
            "works" if self.has_robot() => {
                self.on_all(condition, |case, run| run.things.is_empty() && arrives(case, run) != Some(false))
            }
            "works" => self.on_all(condition, |case, run| says(run, case.wants.split(" | "))),
            "arrives" => self.on_all(condition, |case, run| arrives(case, run) == Some(true)),
            "takes" => self.on_all(condition, |_, run| run.things.is_empty()),
            "prints" => self.case(condition.get("case")).is_some_and(|case| {
                let run = self.run_on(case, MOST_STEPS);
                run.stop.is_none() && says(&run, condition.any_of("lines"))
            }),
            "uses" => self.lines.all().iter().any(|line| line.order.name() == condition.get("order")),
            "short" => {
                let lines = self.lines.all().len();
                lines > 0 && condition.get("most").parse().is_ok_and(|most: usize| lines <= most)
            }
            _ => false,
        }
    }

    /// Whether something is so on every case named, each run to its end without accident.
    fn on_all(&self, condition: &Condition, so: impl Fn(&Case, &Run) -> bool) -> bool {
        !self.lines.all().is_empty()
            && condition.several("cases").into_iter().all(|id| {
                self.case(id).is_some_and(|case| {
                    let run = self.run_on(case, MOST_STEPS);
                    run.stop.is_none() && so(case, &run)
                })
            })
    }
}

/// Whether the lines printed are those wanted, whatever their case, accents and spaces.
fn says<'a>(run: &Run, wanted: impl Iterator<Item = &'a str>) -> bool {
    let fold = |text: &str| normalise(text, &Ignored::usual());
    run.printed.iter().map(|line| fold(line)).eq(wanted.map(fold))
}

/// Whether the robot ended on the flag; `None` when there is none.
fn arrives(case: &Case, run: &Run) -> Option<bool> {
    let flag = case.start().grid?.flag?;
    Some(run.robot.is_some_and(|robot| robot.spot == flag))
}
