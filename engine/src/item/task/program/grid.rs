//! The floor on which a robot walks: walls, a flag, things to take.

use std::collections::BTreeSet;

/// Most rows and columns: a phone shows 320 points.
pub(super) const LARGEST: usize = 9;

/// Row and column, from 0.
pub(super) type Spot = (usize, usize);

/// A floor as drawn: `#` wall, `.` nothing, `*` a thing, `F` the flag, `>` `<` `^` `v` the robot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) rows: usize,
    pub(super) columns: usize,
    walls: BTreeSet<Spot>,
    pub(super) things: BTreeSet<Spot>,
    pub(super) flag: Option<Spot>,
    pub(super) robot: Robot,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Robot {
    pub(super) spot: Spot,
    pub(super) facing: Facing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Facing {
    Up,
    Right,
    Down,
    Left,
}

impl Facing {
    pub(super) fn turned_right(self) -> Self {
        match self {
            Self::Up => Self::Right,
            Self::Right => Self::Down,
            Self::Down => Self::Left,
            Self::Left => Self::Up,
        }
    }

    pub(super) fn turned_left(self) -> Self {
        self.turned_right().turned_right().turned_right()
    }
}

impl Grid {
    /// # Errors
    /// Why the drawing is none.
    pub(super) fn read(drawing: &str) -> Result<Self, String> {
        let rows: Vec<&str> = drawing.lines().map(str::trim).filter(|row| !row.is_empty()).collect();
        let columns = rows.first().map_or(0, |row| row.chars().count());
        if rows.iter().any(|row| row.chars().count() != columns) {
            return Err("its rows have different lengths".to_owned());
        }
        if rows.len() > LARGEST || columns > LARGEST {
            return Err(format!("it has more than {LARGEST} rows or columns"));
        }
        let mut robots = Vec::new();
        let (mut walls, mut things, mut flags) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        for (row, text) in rows.iter().enumerate() {
            for (column, sign) in text.chars().enumerate() {
                let spot = (row, column);
                match sign {
                    '.' => {}
                    '#' => drop(walls.insert(spot)),
                    '*' => drop(things.insert(spot)),
                    'F' => flags.push(spot),
                    '^' => robots.push(Robot { spot, facing: Facing::Up }),
                    '>' => robots.push(Robot { spot, facing: Facing::Right }),
                    'v' => robots.push(Robot { spot, facing: Facing::Down }),
                    '<' => robots.push(Robot { spot, facing: Facing::Left }),
                    other => return Err(format!("`{other}` is no sign of a floor")),
                }
            }
        }
        let [robot] = robots[..] else { return Err("it needs one robot: `>`, `<`, `^` or `v`".to_owned()) };
        if flags.len() > 1 {
            return Err("it has two flags".to_owned());
        }
        Ok(Self { rows: rows.len(), columns, walls, things, flag: flags.first().copied(), robot })
    }

    pub(super) fn is_wall(&self, spot: Spot) -> bool {
        self.walls.contains(&spot)
    }

    /// The place in front of a robot; `None` for a wall and for the edge.
    pub(super) fn ahead(&self, robot: Robot) -> Option<Spot> {
        let (row, column) = robot.spot;
        let spot = match robot.facing {
            Facing::Up => (row.checked_sub(1)?, column),
            Facing::Left => (row, column.checked_sub(1)?),
            Facing::Down => (row + 1, column),
            Facing::Right => (row, column + 1),
        };
        let inside = spot.0 < self.rows && spot.1 < self.columns;
        (inside && !self.is_wall(spot)).then_some(spot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_floor_is_what_its_drawing_shows() {
        let grid = Grid::read("#.F\n>*.\n").unwrap();
        assert_eq!((grid.rows, grid.columns, grid.flag), (2, 3, Some((0, 2))));
        assert_eq!(grid.robot, Robot { spot: (1, 0), facing: Facing::Right });
        assert_eq!(grid.ahead(grid.robot), Some((1, 1)));
        let facing = |facing| grid.ahead(Robot { facing, ..grid.robot });
        assert_eq!([Facing::Up, Facing::Left, Facing::Down].map(facing), [None, None, None]);
        assert_eq!(Facing::Up.turned_left(), Facing::Left);
        for drawing in ["", "..", "><", ">.\n.", ">x", ">FF", ">........."] {
            assert!(Grid::read(drawing).is_err(), "{drawing}");
        }
    }
}
