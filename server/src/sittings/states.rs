//! The words in which states, decisions and events are stored and shown.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An enum whose variants are stored as words.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$inner])* $variant,)* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// As stored.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// From its stored form.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.as_str() == word)
            }
        }
    )*};
}

words! {
    /// Where a sitting stands; it only moves on.
    SittingState {
        /// Candidates are being entered.
        Enrolling = "enrolling",
        /// The room is open.
        Running = "running",
        /// Nobody answers any more; decisions are being made.
        Ended = "ended",
        /// Everyone who started has a decision.
        Reviewed = "reviewed",
        /// Candidates see their decision; certificates exist.
        Published = "published",
    }

    /// Where a candidate stands.
    CandidateState {
        /// On the list.
        Enrolled = "enrolled",
        /// Came in with the codes; the identity is not checked yet.
        Waiting = "waiting",
        /// Identity checked; may begin.
        Admitted = "admitted",
        /// Answering; the clock runs.
        Running = "running",
        /// The clock stands still.
        Paused = "paused",
        /// The test is over.
        Completed = "completed",
    }

    /// What was decided about a candidate.
    Decision {
        /// The result is certified.
        Certified = "certified",
        /// The result stands, without a certificate.
        NotCertified = "not_certified",
        /// The test does not count.
        Cancelled = "cancelled",
    }

    /// What can happen in a sitting.
    EventKind {
        /// The sitting was planned.
        Created = "created",
        /// Somebody was put on the list.
        Enrolled = "enrolled",
        /// Somebody was taken off the list.
        Removed = "removed",
        /// The extra time of a candidate was changed before the start.
        ExtraTime = "extra_time",
        /// The room was opened.
        Opened = "opened",
        /// A candidate came in with the codes.
        Joined = "joined",
        /// Another device was refused.
        DeviceRefused = "device_refused",
        /// The invigilator let the candidate change devices.
        DeviceReleased = "device_released",
        /// A candidate came back, on a device of his choice.
        DeviceTaken = "device_taken",
        /// The identity document was checked.
        Admitted = "admitted",
        /// The test began.
        Started = "started",
        /// The clock was stopped.
        Paused = "paused",
        /// The clock was started again.
        Resumed = "resumed",
        /// Minutes were added.
        Granted = "granted",
        /// Something was noted.
        Incident = "incident",
        /// The invigilator ended a test.
        StoppedByInvigilator = "stopped_by_invigilator",
        /// A test is over.
        Completed = "completed",
        /// The session was ended.
        Ended = "ended",
        /// A decision was made.
        Decided = "decided",
        /// Every decision was made.
        Reviewed = "reviewed",
        /// Decisions were published.
        Published = "published",
    }
}

impl SittingState {
    /// Key of its name.
    pub fn text_key(self) -> String {
        format!("sittings-state-{}", self.as_str())
    }

    /// Kind of its mark, for `parts::status`.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Enrolling => "neutral",
            Self::Running => "running",
            Self::Ended | Self::Reviewed => "waiting",
            Self::Published => "success",
        }
    }
}

impl CandidateState {
    /// Key of its name.
    pub fn text_key(self) -> String {
        format!("sittings-candidate-{}", self.as_str())
    }

    /// Kind of its mark, for `parts::status`.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Enrolled => "neutral",
            Self::Waiting => "waiting",
            Self::Admitted | Self::Completed => "success",
            Self::Running => "running",
            Self::Paused => "paused",
        }
    }

    /// Whether the test is under way, clock running or not.
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Running | Self::Paused)
    }
}

impl EventKind {
    /// Key of its name.
    pub fn text_key(self) -> String {
        format!("sittings-event-{}", self.as_str().replace('_', "-"))
    }
}

impl Decision {
    /// Key of its name.
    pub fn text_key(self) -> String {
        format!("sittings-decision-{}", self.as_str().replace('_', "-"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_words_are_those_of_json() {
        for state in CandidateState::ALL {
            assert_eq!(serde_json::to_value(state).unwrap(), state.as_str());
            assert_eq!(CandidateState::parse(state.as_str()), Some(*state));
        }
        for kind in EventKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
    }

    #[test]
    fn every_state_and_decision_has_a_name_in_both_languages() {
        use crate::ui::Lang;
        for lang in Lang::ALL {
            let states = SittingState::ALL.iter().map(|state| state.text_key());
            let candidates = CandidateState::ALL.iter().map(|state| state.text_key());
            let decisions = Decision::ALL.iter().map(|decision| decision.text_key());
            let events = EventKind::ALL.iter().map(|kind| kind.text_key());
            for key in states.chain(candidates).chain(decisions).chain(events) {
                assert!(lang.has(&key), "{key} is missing in {}", lang.tag());
            }
        }
    }
}
