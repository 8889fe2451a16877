//! What the API says of sittings and candidates.

use crate::ids::{AttemptId, CandidateId, OrganisationId, SittingId};
use crate::sittings::room::{Need, Place, RoomView};
use crate::sittings::{Candidate, CandidateState, Decision, Sitting, SittingState};
use jalon_engine::session::event::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

/// An instant as RFC 3339 in UTC.
pub(super) fn iso(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0).map(|at| at.to_string()).unwrap_or_default()
}

/// A sitting.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SittingView {
    /// Id.
    id: SittingId,
    /// Whose it is.
    organisation: OrganisationId,
    /// Name.
    name: String,
    /// Place.
    place: String,
    /// When it begins, UTC.
    starts_at: String,
    /// Time zone in which it is said.
    time_zone: String,
    /// Time for the test without extra time.
    duration_minutes: u32,
    /// Plan.
    plan: String,
    /// Rules, one a line.
    rules: String,
    /// What candidates type to come in.
    access_code: String,
    /// Where it stands.
    state: SittingState,
    /// When it was ended, UTC.
    ended_at: Option<String>,
    /// When it was published, UTC.
    published_at: Option<String>,
}

impl From<Sitting> for SittingView {
    fn from(sitting: Sitting) -> Self {
        Self {
            id: sitting.id,
            organisation: sitting.organisation,
            name: sitting.name,
            place: sitting.place,
            starts_at: iso(sitting.starts),
            time_zone: sitting.time_zone,
            duration_minutes: sitting.duration_minutes,
            plan: sitting.plan_id,
            rules: sitting.rules,
            access_code: sitting.access_code,
            state: sitting.state,
            ended_at: sitting.ended.map(iso),
            published_at: sitting.published.map(iso),
        }
    }
}

/// A sitting with its candidates.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SittingDetail {
    #[serde(flatten)]
    sitting: SittingView,
    /// Its candidates, by name.
    candidates: Vec<CandidateView>,
}

impl SittingDetail {
    pub(super) fn new(sitting: Sitting, candidates: Vec<Candidate>) -> Self {
        Self { sitting: sitting.into(), candidates: candidates.into_iter().map(Into::into).collect() }
    }
}

/// A candidate.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CandidateView {
    /// Id.
    id: CandidateId,
    /// Last name.
    last_name: String,
    /// First names.
    first_name: String,
    /// `YYYY-MM-DD`.
    birth_date: String,
    /// E-mail.
    email: Option<String>,
    /// The centre's reference.
    reference: Option<String>,
    /// Extra time in percent.
    extra_time_percent: u32,
    /// Where the candidate stands.
    state: CandidateState,
    /// When the test began, UTC.
    started_at: Option<String>,
    /// When it must be over, UTC; moves with pauses and minutes given.
    deadline_at: Option<String>,
    /// When it was over, UTC.
    completed_at: Option<String>,
    /// The attempt.
    attempt: Option<AttemptId>,
    /// What was decided.
    decision: Option<Decision>,
    /// Why.
    decision_reason: Option<String>,
}

impl From<Candidate> for CandidateView {
    fn from(candidate: Candidate) -> Self {
        Self {
            id: candidate.id,
            last_name: candidate.last_name,
            first_name: candidate.first_name,
            birth_date: candidate.birth_date,
            email: candidate.email,
            reference: candidate.reference,
            extra_time_percent: candidate.extra_time_percent,
            state: candidate.state,
            started_at: candidate.started.map(iso),
            deadline_at: candidate.deadline.map(iso),
            completed_at: candidate.completed.map(iso),
            attempt: candidate.attempt.map(|attempt| attempt.id),
            decision: candidate.decision,
            decision_reason: candidate.decision_reason.filter(|reason| !reason.is_empty()),
        }
    }
}

/// A candidate in the room.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PlaceView {
    #[serde(flatten)]
    candidate: CandidateView,
    /// What he needs from the invigilator.
    need: Need,
    /// The question reached, from 1.
    position: Option<u32>,
    /// Minutes left.
    minutes_left: Option<u32>,
    /// Minutes since something last happened.
    idle_minutes: Option<u32>,
}

impl From<Place> for PlaceView {
    fn from(place: Place) -> Self {
        Self {
            candidate: place.candidate.into(),
            need: place.need,
            position: place.position,
            minutes_left: place.minutes_left,
            idle_minutes: place.idle_minutes,
        }
    }
}

/// The room, those who need something first. Never answers, scores or estimates.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RoomOutput {
    /// Where the sitting stands.
    state: SittingState,
    /// About how many questions the test has.
    questions: Option<u32>,
    /// The candidates.
    candidates: Vec<PlaceView>,
}

impl From<RoomView> for RoomOutput {
    fn from(room: RoomView) -> Self {
        Self {
            state: room.sitting.state,
            questions: room.questions,
            candidates: room.places.into_iter().map(Into::into).collect(),
        }
    }
}
