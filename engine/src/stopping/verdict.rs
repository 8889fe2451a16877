//! On which side of each cut score an ability lies, and the level that follows.

use crate::scale::Level;
use serde::{Deserialize, Serialize};

/// The side of a cut score that was decided for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Below the cut score.
    Below,
    /// At the cut score or above.
    Above,
}

/// The level on which the decisions at all cut scores agree (Eggen & Straetmans 2000).
///
/// `sides` in the order of rising cut scores. `None` while a cut is undecided, and when decisions
/// contradict each other: below a cut and above a higher one.
///
/// ```
/// use jalon_engine::scale::Level;
/// use jalon_engine::stopping::{Side::{Above, Below}, agreed_level};
/// assert_eq!(agreed_level([Some(Above), Some(Above), Some(Below)]), Some(Level(2)));
/// assert_eq!(agreed_level([Some(Above), None]), None);
/// assert_eq!(agreed_level([Some(Below), Some(Above)]), None);
/// ```
pub fn agreed_level(sides: impl IntoIterator<Item = Option<Side>>) -> Option<Level> {
    let (mut level, mut below) = (0, false);
    for side in sides {
        match side? {
            Side::Above if below => return None,
            Side::Above => level += 1,
            Side::Below => below = true,
        }
    }
    Some(Level(level))
}
