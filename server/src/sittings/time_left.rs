//! How much time a candidate has: plain arithmetic on the server's clock.

use super::{Candidate, CandidateState};
use jalon_engine::session::event::Timestamp;

/// Grace after the deadline for the answer in flight.
pub const GRACE_MS: i64 = 60_000;

/// A minute.
pub const MINUTE_MS: i64 = 60_000;

/// Time for a test with its extra time, in milliseconds.
///
/// ```
/// use jalon::sittings::time_left::allowed_ms;
/// assert_eq!(allowed_ms(60, 33), 79 * 60_000 + 48_000);
/// ```
pub fn allowed_ms(duration_minutes: u32, extra_time_percent: u32) -> i64 {
    i64::from(duration_minutes) * MINUTE_MS * (100 + i64::from(extra_time_percent)) / 100
}

/// Where a candidate's clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Not started, or over.
    Off,
    /// Time is left, in milliseconds; it stands still during a pause.
    Left(i64),
    /// The deadline has passed, but the answer in flight is still taken.
    Grace,
    /// Nothing is taken any more.
    Over,
}

/// A candidate's clock at an instant.
pub fn clock(candidate: &Candidate, now: Timestamp) -> Clock {
    let Some(deadline) = candidate.deadline else { return Clock::Off };
    let at = match candidate.state {
        CandidateState::Running => now,
        CandidateState::Paused => candidate.paused.unwrap_or(now),
        _ => return Clock::Off,
    };
    match deadline.0 - at.0 {
        left if left > 0 => Clock::Left(left),
        left if left >= -GRACE_MS => Clock::Grace,
        _ => Clock::Over,
    }
}

/// Minutes as people say them: rounded up, so that 1 means "the last minute".
pub fn whole_minutes(ms: i64) -> u32 {
    u32::try_from((ms.max(0) + MINUTE_MS - 1) / MINUTE_MS).unwrap_or(u32::MAX)
}

/// Minutes left as people say them.
pub fn minutes_left(candidate: &Candidate, now: Timestamp) -> Option<u32> {
    match clock(candidate, now) {
        Clock::Off => None,
        Clock::Left(left) => Some(whole_minutes(left)),
        Clock::Grace | Clock::Over => Some(0),
    }
}

/// Time spent on the test without pauses, in whole minutes; a test that time ended was over at its deadline.
pub fn minutes_spent(candidate: &Candidate) -> Option<u32> {
    let (started, completed) = (candidate.started?, candidate.completed?);
    let latest = candidate.deadline.map_or(completed.0, |deadline| completed.0.min(deadline.0 + GRACE_MS));
    let spent = latest - started.0 - candidate.credited_ms;
    Some(u32::try_from(spent.max(0) / MINUTE_MS).unwrap_or(u32::MAX))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::ids::{CandidateId, SittingId};

    pub(in crate::sittings) fn candidate(state: CandidateState) -> Candidate {
        Candidate {
            id: CandidateId("can_1".into()),
            sitting: SittingId("sit_1".into()),
            first_name: "Ana".into(),
            last_name: "Lopez".into(),
            birth_date: "1985-03-27".into(),
            email: None,
            reference: None,
            extra_time_percent: 0,
            state,
            device_hash: None,
            refused: None,
            started: Some(Timestamp(0)),
            deadline: Some(Timestamp(60 * MINUTE_MS)),
            paused: None,
            credited_ms: 0,
            granted_ms: 0,
            completed: None,
            decision: None,
            decision_reason: None,
            attempt: None,
        }
    }

    #[test]
    fn a_third_more_time_is_a_third_more() {
        assert_eq!(allowed_ms(105, 0), 105 * MINUTE_MS);
        assert_eq!(allowed_ms(100, 33), 133 * MINUTE_MS);
        assert_eq!(allowed_ms(480, 200), 1440 * MINUTE_MS);
    }

    #[test]
    fn the_clock_runs_then_gives_grace_then_stops() {
        let running = candidate(CandidateState::Running);
        assert_eq!(clock(&running, Timestamp(59 * MINUTE_MS)), Clock::Left(MINUTE_MS));
        assert_eq!(minutes_left(&running, Timestamp(59 * MINUTE_MS + 1)), Some(1));
        assert_eq!(clock(&running, Timestamp(60 * MINUTE_MS)), Clock::Grace);
        assert_eq!(clock(&running, Timestamp(61 * MINUTE_MS)), Clock::Grace);
        assert_eq!(clock(&running, Timestamp(61 * MINUTE_MS + 1)), Clock::Over);
    }

    #[test]
    fn a_pause_stops_the_clock() {
        let paused =
            Candidate { paused: Some(Timestamp(50 * MINUTE_MS)), ..candidate(CandidateState::Paused) };
        assert_eq!(clock(&paused, Timestamp(500 * MINUTE_MS)), Clock::Left(10 * MINUTE_MS));
    }

    #[test]
    fn time_spent_leaves_pauses_out_and_stops_at_the_deadline() {
        let over = Candidate {
            credited_ms: 5 * MINUTE_MS,
            completed: Some(Timestamp(500 * MINUTE_MS)),
            ..candidate(CandidateState::Completed)
        };
        assert_eq!(minutes_spent(&over), Some(56));
    }
}
