//! Where things are on a picture, and what cutting and turning make of it.

/// A share of the width or of the height, in hundredths.
pub(super) type Percent = u8;

/// The whole width, and the whole height.
pub(super) const WHOLE: i64 = 1_000_000;

/// A place on the picture, in millionths of its width and of its height; outside of it below 0 and above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Area {
    pub(super) left: i64,
    pub(super) top: i64,
    pub(super) right: i64,
    pub(super) bottom: i64,
}

/// How much of a thing is on the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    Whole,
    Partly,
    Not,
}

impl Area {
    pub(super) fn of_percents(left: Percent, top: Percent, right: Percent, bottom: Percent) -> Self {
        let share = |percent: Percent| i64::from(percent) * WHOLE / 100;
        Self { left: share(left), top: share(top), right: share(right), bottom: share(bottom) }
    }

    /// Where it is on what remains when the frame is this area.
    pub(super) fn within(self, frame: Self) -> Self {
        let across = |x: i64| (x - frame.left) * WHOLE / (frame.right - frame.left).max(1);
        let down = |y: i64| (y - frame.top) * WHOLE / (frame.bottom - frame.top).max(1);
        Self {
            left: across(self.left),
            top: down(self.top),
            right: across(self.right),
            bottom: down(self.bottom),
        }
    }

    /// Where it is once the picture is turned by a quarter to the right.
    pub(super) fn turned_right(self) -> Self {
        Self { left: WHOLE - self.bottom, top: self.left, right: WHOLE - self.top, bottom: self.right }
    }

    /// How much of it is on the picture; a hair cut off does not count.
    pub(super) fn seen(self) -> Seen {
        let hair = WHOLE / 500;
        let inside = |low: i64, high: i64| low >= -hair && high <= WHOLE + hair;
        let outside = |low: i64, high: i64| high <= hair || low >= WHOLE - hair;
        if inside(self.left, self.right) && inside(self.top, self.bottom) {
            Seen::Whole
        } else if outside(self.left, self.right) || outside(self.top, self.bottom) {
            Seen::Not
        } else {
            Seen::Partly
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_follow_the_frame() {
        let thing = Area::of_percents(20, 10, 40, 30);
        assert_eq!(thing.within(Area::of_percents(0, 0, 50, 100)), Area::of_percents(40, 10, 80, 30));
        assert_eq!(thing.within(Area::of_percents(30, 0, 100, 100)).seen(), Seen::Partly);
        assert_eq!(thing.within(Area::of_percents(40, 0, 100, 100)).seen(), Seen::Not);
        assert_eq!(thing.within(Area::of_percents(20, 10, 100, 100)).seen(), Seen::Whole);
    }

    #[test]
    fn four_turns_are_none() {
        let thing = Area::of_percents(20, 10, 40, 30);
        assert_eq!(thing.turned_right(), Area::of_percents(70, 20, 90, 40));
        assert_eq!((0..4).fold(thing, |area, _| area.turned_right()), thing);
    }
}
