//! Invigilated certification sessions: a room, candidates, a clock, a review, a publication.
//!
//! People say "certification session"; here it is a [`Sitting`], so that the engine's `Session` keeps its
//! name. Every transition is a guarded `UPDATE` judged by the rows it affects, and leaves a
//! [`SittingEvent`] with its actor and time. Questions and answers are the attempts feature's; deadlines
//! are enforced on whatever request comes next (`settling`), so no clock has to tick.

pub mod api;
pub mod candidates_store;
pub mod conduct;
pub mod device;
pub mod enrolment;
pub mod entry;
pub mod identity;
mod issuing;
pub mod page;
pub mod planning;
pub mod review;
mod reviewed_result;
pub mod room;
pub mod roster;
pub mod schedule;
pub mod settling;
mod states;
pub mod store;
pub mod taking;
pub mod time_left;

pub use issuing::certificate_path;
pub use reviewed_result::ReviewedResult;
pub use states::{CandidateState, Decision, EventKind, SittingState};

use crate::ids::{AccountId, AttemptId, CandidateId, OrganisationId, SittingId};
use jalon_engine::session::event::Timestamp;

/// A sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// Id.
    pub id: SittingId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// That organisation's name.
    pub organisation_name: String,
    /// Name.
    pub name: String,
    /// Where it takes place.
    pub place: String,
    /// When it begins.
    pub starts: Timestamp,
    /// IANA name of the time zone in which its times are said.
    pub time_zone: String,
    /// Time for the test, in minutes, without extra time.
    pub duration_minutes: u32,
    /// What candidates read before they begin, one rule a line.
    pub rules: String,
    /// The plan of the bank.
    pub plan_id: String,
    /// What candidates type to come in.
    pub access_code: String,
    /// Where it stands.
    pub state: SittingState,
    /// When it was ended.
    pub ended: Option<Timestamp>,
    /// When its decisions were published.
    pub published: Option<Timestamp>,
}

/// A candidate of a sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Id.
    pub id: CandidateId,
    /// The sitting.
    pub sitting: SittingId,
    /// First names as on the document; empty for who has one name only.
    pub first_name: String,
    /// Last name as on the document.
    pub last_name: String,
    /// `YYYY-MM-DD`.
    pub birth_date: String,
    /// E-mail, if given.
    pub email: Option<String>,
    /// The centre's own reference, if given.
    pub reference: Option<String>,
    /// Extra time, in percent of the duration.
    pub extra_time_percent: u32,
    /// Where the candidate stands.
    pub state: CandidateState,
    /// Hash of the secret of the one live device.
    pub device_hash: Option<String>,
    /// When another device was last refused.
    pub refused: Option<Timestamp>,
    /// When the test began.
    pub started: Option<Timestamp>,
    /// When it must be over.
    pub deadline: Option<Timestamp>,
    /// Since when the clock stands still.
    pub paused: Option<Timestamp>,
    /// Sum of past pauses, in milliseconds; already in the deadline.
    pub credited_ms: i64,
    /// Sum of minutes granted, in milliseconds; already in the deadline.
    pub granted_ms: i64,
    /// When it was over.
    pub completed: Option<Timestamp>,
    /// What was decided.
    pub decision: Option<Decision>,
    /// Why.
    pub decision_reason: Option<String>,
    /// The attempt, once begun.
    pub attempt: Option<AttemptMark>,
}

impl Candidate {
    /// First and last name, as people say them.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    /// Last name first, as lists have it.
    pub fn listed_name(&self) -> String {
        format!("{} {}", self.last_name, self.first_name).trim().to_owned()
    }
}

/// What a room may know of an attempt: never answers, scores or estimates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptMark {
    /// Id.
    pub id: AttemptId,
    /// Whether it is over.
    pub over: bool,
    /// Why it is over, as stored.
    pub stop_reason: Option<String>,
    /// Answers stored.
    pub answered: u32,
    /// When something last happened.
    pub touched: Timestamp,
    /// When it was over.
    pub completed: Option<Timestamp>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SittingEvent {
    /// What.
    pub kind: EventKind,
    /// To whom; `None` when it concerns the room.
    pub candidate: Option<CandidateId>,
    /// Words, when there are some.
    pub note: String,
    /// Who did it; `None` for candidates and the clock.
    pub actor: Option<AccountId>,
    /// That person's name.
    pub actor_name: Option<String>,
    /// When.
    pub at: Timestamp,
}
