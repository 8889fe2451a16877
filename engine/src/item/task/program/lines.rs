//! The lines of a program, each with its depth: putting in, taking out, moving about.
//!
//! Moving one step up or down goes through the program as people see it: over a plain line, into a block
//! and out of it. So two arrows reach every place.

use super::order::Order;

/// Most lines, and deepest block.
const MOST: usize = 40;
const DEEPEST: usize = 5;

/// A program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Lines(Vec<Line>);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) depth: usize,
    pub(super) order: Order,
}

/// Where a line goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

impl Lines {
    /// One order on each line, two spaces before it for each block around it.
    ///
    /// # Errors
    /// The number, from 1, of the first line that cannot be read or stands too deep.
    pub(super) fn read(text: &str) -> Result<Self, usize> {
        let mut lines = Self::default();
        for (line, number) in text.lines().zip(1_usize..).filter(|(line, _)| !line.trim().is_empty()) {
            let spaces = line.len() - line.trim_start().len();
            let deepest = lines.0.last().map_or(0, |last| last.depth + usize::from(last.order.opens()));
            let depth = Some(spaces / 2).filter(|depth| spaces % 2 == 0 && *depth <= deepest.min(DEEPEST));
            let order = Order::read(line);
            lines.0.push(Line { depth: depth.ok_or(number)?, order: order.ok_or(number)? });
        }
        if lines.0.len() > MOST { Err(MOST + 1) } else { Ok(lines) }
    }

    pub(super) fn all(&self) -> &[Line] {
        &self.0
    }

    /// Where the lines inside a line end.
    pub(super) fn end_of(&self, at: usize) -> usize {
        let inside = |line: &Line| self.0.get(at).is_some_and(|own| line.depth > own.depth);
        at + 1 + self.0.iter().skip(at + 1).take_while(|line| inside(line)).count()
    }

    /// Puts an order after a line, or at the end of its block when it opens one; at the very end when there
    /// is no such line. Answers where it stands; `None` when there is no room.
    pub(super) fn add(&mut self, after: Option<usize>, order: Order) -> Option<usize> {
        let (at, depth) = match after.and_then(|at| self.0.get(at).map(|line| (at, line))) {
            Some((at, line)) if line.order.opens() => (self.end_of(at), line.depth + 1),
            Some((at, line)) => (at + 1, line.depth),
            None => (self.0.len(), 0),
        };
        if self.0.len() >= MOST || depth > DEEPEST {
            return None;
        }
        self.0.insert(at, Line { depth, order });
        Some(at)
    }

    pub(super) fn change(&mut self, at: usize, order: Order) {
        if let Some(line) = self.0.get_mut(at) {
            line.order = order;
        }
    }

    /// Takes a line out with what stands inside it.
    pub(super) fn remove(&mut self, at: usize) {
        let end = self.end_of(at);
        self.0.drain(at..end);
    }

    /// Moves a line, with what stands inside it, one step; answers where it then stands.
    pub(super) fn shift(&mut self, at: usize, way: Way) -> Option<usize> {
        let mut moved = self.clone();
        let found = match way {
            Way::Up => moved.up(at),
            Way::Down => moved.down(at),
        }?;
        if moved.0.iter().any(|line| line.depth > DEEPEST) {
            return None;
        }
        *self = moved;
        Some(found)
    }

    fn up(&mut self, at: usize) -> Option<usize> {
        let end = self.end_of(at);
        let depth = self.0.get(at)?.depth;
        let before = at.checked_sub(1)?;
        if self.0[before].depth < depth {
            // The first of its block: out, before it.
            self.0[at..end].iter_mut().for_each(|line| line.depth -= 1);
            self.0[before..end].rotate_left(1);
            return Some(before);
        }
        let beside = (0..at).rev().find(|other| self.0[*other].depth == depth)?;
        if self.0[beside].order.opens() {
            self.0[at..end].iter_mut().for_each(|line| line.depth += 1);
            return Some(at);
        }
        self.0[beside..end].rotate_left(1);
        Some(beside)
    }

    fn down(&mut self, at: usize) -> Option<usize> {
        let end = self.end_of(at);
        let depth = self.0.get(at)?.depth;
        match self.0.get(end).filter(|next| next.depth == depth).map(|next| next.order.opens()) {
            Some(opens) => {
                self.0[at..=end].rotate_right(1);
                self.0[at + 1..=end].iter_mut().for_each(|line| line.depth += usize::from(opens));
                Some(at + 1)
            }
            None if depth == 0 => None,
            None => {
                // The last of its block: out, after it.
                self.0[at..end].iter_mut().for_each(|line| line.depth -= 1);
                Some(at)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "say 1\nrepeat 2\n  say 2\n  if 1 = 1\n    say 3\nsay 4\n";

    fn written(lines: &Lines) -> String {
        let line = |line: &Line| {
            let value = line.order.value().unwrap_or_default();
            format!("{}{} {value}\n", "  ".repeat(line.depth), line.order.name())
        };
        lines.all().iter().map(line).collect()
    }

    #[track_caller]
    fn moved(at: usize, way: Way, then: usize, text: &str) {
        let mut lines = Lines::read(TEXT).unwrap();
        assert_eq!(lines.shift(at, way), Some(then));
        assert_eq!(written(&lines), text);
    }

    #[test]
    fn two_arrows_reach_every_place() {
        moved(0, Way::Down, 1, "repeat 2\n  say 1\n  say 2\n  if 1 = 1\n    say 3\nsay 4\n");
        moved(2, Way::Up, 1, "say 1\nsay 2\nrepeat 2\n  if 1 = 1\n    say 3\nsay 4\n");
        moved(2, Way::Down, 3, "say 1\nrepeat 2\n  if 1 = 1\n    say 2\n    say 3\nsay 4\n");
        moved(3, Way::Up, 2, "say 1\nrepeat 2\n  if 1 = 1\n    say 3\n  say 2\nsay 4\n");
        moved(3, Way::Down, 3, "say 1\nrepeat 2\n  say 2\nif 1 = 1\n  say 3\nsay 4\n");
        moved(4, Way::Down, 4, "say 1\nrepeat 2\n  say 2\n  if 1 = 1\n  say 3\nsay 4\n");
        moved(5, Way::Up, 5, "say 1\nrepeat 2\n  say 2\n  if 1 = 1\n    say 3\n  say 4\n");
        moved(1, Way::Down, 2, "say 1\nsay 4\nrepeat 2\n  say 2\n  if 1 = 1\n    say 3\n");
        let mut lines = Lines::read(TEXT).unwrap();
        assert_eq!((lines.shift(0, Way::Up), lines.shift(5, Way::Down)), (None, None));
        assert_eq!(written(&lines), TEXT);
    }

    #[test]
    fn lines_are_put_in_and_taken_out() {
        let mut lines = Lines::read(TEXT).unwrap();
        let say = |value: &str| Order::read(&format!("say {value}")).unwrap();
        assert_eq!(lines.add(Some(1), say("5")), Some(5));
        assert_eq!(lines.add(Some(0), say("6")), Some(1));
        assert_eq!(lines.add(None, say("7")), Some(8));
        lines.remove(2);
        assert_eq!(written(&lines), "say 1\nsay 6\nsay 4\nsay 7\n");
        let room = (0..MOST).filter_map(|_| lines.add(None, say("8"))).count();
        assert_eq!(room, MOST - 4);
    }

    #[test]
    fn a_text_that_is_no_program_is_refused_at_its_line() {
        for (text, line) in
            [("say 1\n  say 2", 2), ("repeat 2\n    say 2", 2), ("say 1\n\njump", 3), (" say 1", 1)]
        {
            assert_eq!(Lines::read(text), Err(line), "{text}");
        }
    }
}
