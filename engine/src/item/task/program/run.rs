//! A program running: what it prints, where the robot goes, why it stops.

use super::expression::{Trouble, Value, folded};
use super::grid::{Grid, Robot, Spot};
use super::lines::Lines;
use super::order::{Order, Sensor, Test, Wanted};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Most steps of a run: whoever needs more turns in a circle.
pub(super) const MOST_STEPS: usize = 1_000;
/// Most lines printed.
const MOST_PRINTED: usize = 60;

/// Why a program stopped before its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stop {
    /// As many steps were done as were asked for.
    Paused,
    /// It does not end, or prints without end.
    Endless,
    /// The robot ran into a wall.
    Wall,
    /// There was nothing to take.
    NothingHere,
    /// An `otherwise` without an `if` before it.
    Alone,
    Trouble(Trouble),
}

/// What a program starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Start {
    pub(super) grid: Option<Grid>,
    /// Folded name → name, value.
    pub(super) given: BTreeMap<String, (String, Value)>,
}

/// What became of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) robot: Option<Robot>,
    /// Where the robot was.
    pub(super) way: BTreeSet<Spot>,
    /// Things still there.
    pub(super) things: BTreeSet<Spot>,
    pub(super) held: BTreeMap<String, (String, Value)>,
    pub(super) printed: Vec<String>,
    /// Lines done, with what a name then held.
    pub(super) done: Vec<(usize, Option<String>)>,
    pub(super) stop: Option<Stop>,
}

/// Runs a program for some steps at most.
pub(super) fn run(lines: &Lines, start: &Start, most: usize) -> Run {
    let grid = start.grid.as_ref();
    let run = Run {
        robot: grid.map(|grid| grid.robot),
        way: grid.map(|grid| grid.robot.spot).into_iter().collect(),
        things: grid.map(|grid| grid.things.clone()).unwrap_or_default(),
        held: start.given.clone(),
        printed: Vec::new(),
        done: Vec::new(),
        stop: None,
    };
    let mut machine = Machine { lines, grid, most, run };
    machine.run.stop = machine.block(0..lines.all().len()).err();
    machine.run
}

struct Machine<'a> {
    lines: &'a Lines,
    grid: Option<&'a Grid>,
    most: usize,
    run: Run,
}

impl Machine<'_> {
    fn block(&mut self, range: Range<usize>) -> Result<(), Stop> {
        let mut at = range.start;
        // What the `if` just before answered.
        let mut answer = None;
        while at < range.end {
            let end = self.lines.end_of(at);
            answer = self.line(at, at + 1..end, answer)?;
            at = end;
        }
        Ok(())
    }

    fn line(&mut self, at: usize, inside: Range<usize>, before: Option<bool>) -> Result<Option<bool>, Stop> {
        let lines = self.lines;
        let Some(line) = lines.all().get(at) else { return Ok(None) };
        match &line.order {
            Order::Repeat(times) => {
                self.step(at)?;
                let times = times.worth(&self.names()).and_then(|value| value.number());
                let times = times.map_err(Stop::Trouble)?;
                // With nothing inside, no number of times does anything.
                for _ in 0..if inside.is_empty() { 0 } else { times } {
                    self.block(inside.clone())?;
                }
            }
            Order::While(test) => loop {
                self.step(at)?;
                if !self.holds(test)? {
                    break;
                }
                self.block(inside.clone())?;
            },
            Order::If(test) => {
                self.step(at)?;
                let holds = self.holds(test)?;
                if holds {
                    self.block(inside)?;
                }
                return Ok(Some(holds));
            }
            Order::Otherwise => {
                self.step(at)?;
                if !before.ok_or(Stop::Alone)? {
                    self.block(inside)?;
                }
            }
            order => {
                self.step(at)?;
                self.plain(order)?;
            }
        }
        Ok(None)
    }

    fn plain(&mut self, order: &Order) -> Result<(), Stop> {
        match order {
            Order::Set(name, value) => {
                let value = value.worth(&self.names()).map_err(Stop::Trouble)?;
                self.note(format!("{name} = {value}"));
                self.run.held.insert(folded(name), (name.clone(), value));
            }
            Order::Say(value) => {
                let value = value.worth(&self.names()).map_err(Stop::Trouble)?;
                if self.run.printed.len() >= MOST_PRINTED {
                    return Err(Stop::Endless);
                }
                self.run.printed.push(value.to_string());
            }
            Order::Take => {
                let here = self.run.robot.map(|robot| robot.spot);
                if !here.is_some_and(|spot| self.run.things.remove(&spot)) {
                    return Err(Stop::NothingHere);
                }
            }
            Order::Forward => {
                let robot = self.run.robot.zip(self.grid);
                let ahead = robot.and_then(|(robot, grid)| grid.ahead(robot)).ok_or(Stop::Wall)?;
                self.run.way.insert(ahead);
                self.run.robot = self.run.robot.map(|robot| Robot { spot: ahead, ..robot });
            }
            Order::Left => self.turn(|robot| Robot { facing: robot.facing.turned_left(), ..robot }),
            Order::Right => self.turn(|robot| Robot { facing: robot.facing.turned_right(), ..robot }),
            Order::Repeat(_) | Order::While(_) | Order::If(_) | Order::Otherwise => {}
        }
        Ok(())
    }

    fn turn(&mut self, turned: impl Fn(Robot) -> Robot) {
        self.run.robot = self.run.robot.map(turned);
    }

    /// One step more, at a line.
    fn step(&mut self, at: usize) -> Result<(), Stop> {
        match self.run.done.len() {
            steps if steps >= MOST_STEPS => Err(Stop::Endless),
            steps if steps >= self.most => Err(Stop::Paused),
            _ => {
                self.run.done.push((at, None));
                Ok(())
            }
        }
    }

    fn note(&mut self, text: String) {
        if let Some((_, note)) = self.run.done.last_mut() {
            *note = Some(text);
        }
    }

    fn names(&self) -> impl Fn(&str) -> Option<Value> {
        |name| self.run.held.get(&folded(name)).map(|(_, value)| value.clone())
    }

    fn holds(&self, test: &Test) -> Result<bool, Stop> {
        let (sensor, wanted) = match test {
            Test::Compare(comparison) => return comparison.holds(&self.names()).map_err(Stop::Trouble),
            Test::Sense(sensor, wanted) => (sensor, wanted),
        };
        let there = self.run.robot.zip(self.grid).is_some_and(|(robot, grid)| match sensor {
            Sensor::Wall => grid.ahead(robot).is_none(),
            Sensor::Flag => grid.flag == Some(robot.spot),
            Sensor::Thing => self.run.things.contains(&robot.spot),
        });
        Ok(there == (*wanted == Wanted::There))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(drawing: &str) -> Start {
        Start { grid: Grid::read(drawing).ok(), given: BTreeMap::new() }
    }

    fn ran(text: &str, start: &Start) -> Run {
        run(&Lines::read(text).unwrap(), start, usize::MAX)
    }

    #[test]
    fn a_robot_walks_turns_takes_and_hits_walls() {
        let floor = start(">.*\n##.\n..F");
        let text = "while not flag\n  if wall\n    right\n  otherwise\n    forward\n  if thing\n    take\n";
        let found = ran(text, &floor);
        assert_eq!((found.stop.clone(), found.things.len()), (None, 0));
        assert_eq!(found.robot.map(|robot| robot.spot), Some((2, 2)));
        assert_eq!(ran("repeat 3\n  forward", &floor).stop, Some(Stop::Wall));
        assert_eq!(ran("take", &floor).stop, Some(Stop::NothingHere));
        assert_eq!(ran("while not wall\n  left\n  right", &floor).stop, Some(Stop::Endless));
    }

    #[test]
    fn numbers_are_computed_and_printed() {
        let none = Start { grid: None, given: BTreeMap::new() };
        let text =
            "set n = 3\nset sum = 0\nwhile n > 0\n  set sum = sum + n\n  set n = n - 1\nsay sum\nsay \"end\"";
        assert_eq!(ran(text, &none).printed, ["6", "end"]);
        let branches = "set n = 1\nif n > 1\n  say \"many\"\notherwise\n  say \"one\"";
        assert_eq!(ran(branches, &none).printed, ["one"]);
        for (text, stop) in [
            ("repeat 9999999999999\nsay n", Stop::Trouble(Trouble::Unknown("n".into()))),
            ("otherwise\n  say 1", Stop::Alone),
            ("repeat 2\n  say 1\notherwise\n  say 2", Stop::Alone),
            ("repeat 100\n  say 1", Stop::Endless),
            ("repeat 9999999999999\n  set n = 1", Stop::Endless),
            ("repeat \"a\"", Stop::Trouble(Trouble::NotANumber("a".into()))),
        ] {
            assert_eq!(ran(text, &none).stop, Some(stop), "{text}");
        }
    }

    #[test]
    fn steps_are_counted_one_by_one() {
        let none = Start { grid: None, given: BTreeMap::new() };
        let lines = Lines::read("set n = 2\nrepeat n\n  say n").unwrap();
        let after = |steps| {
            let run = run(&lines, &none, steps);
            (run.done.last().map(|(line, _)| *line), run.printed.len(), run.stop)
        };
        assert_eq!(after(1), (Some(0), 0, Some(Stop::Paused)));
        assert_eq!(after(3), (Some(2), 1, Some(Stop::Paused)));
        assert_eq!(after(4), (Some(2), 2, None));
    }
}
