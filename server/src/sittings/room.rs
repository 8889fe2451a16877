//! The room as the invigilator sees it: who needs something now, where everyone stands. Never an
//! answer, a score or an estimate.

use super::time_left::{self, MINUTE_MS};
use super::{Candidate, CandidateState, Sitting, identity, settling, store};
use crate::accounts::extract::Scope;
use crate::error::AppError;
use crate::ids::SittingId;
use crate::state::AppState;
use jalon_engine::session::event::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

/// Minutes on one question after which somebody may be stuck.
const IDLE_MINUTES: i64 = 10;

/// What a candidate needs from the invigilator, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Somebody tried to come in with this identity on another device.
    Device,
    /// The identity document is to be checked.
    Identity,
    /// The clock stands still.
    Resumption,
    /// Nothing happened for a long time.
    Idle,
    /// Nothing.
    Nothing,
}

impl Need {
    /// Key of its words; `None` when there is nothing to say.
    pub fn text_key(self) -> Option<&'static str> {
        match self {
            Self::Device => Some("sittings-need-device"),
            Self::Identity => Some("sittings-need-identity"),
            Self::Resumption => Some("sittings-need-resumption"),
            Self::Idle => Some("sittings-need-idle"),
            Self::Nothing => None,
        }
    }
}

/// A candidate in the room.
#[derive(Debug, Clone)]
pub struct Place {
    /// The candidate.
    pub candidate: Candidate,
    /// What he needs.
    pub need: Need,
    /// The question reached, from 1, once begun.
    pub position: Option<u32>,
    /// Minutes left, while under way.
    pub minutes_left: Option<u32>,
    /// Minutes since something last happened, while the clock runs.
    pub idle_minutes: Option<u32>,
}

/// The room of a sitting.
#[derive(Debug, Clone)]
pub struct RoomView {
    /// The sitting.
    pub sitting: Sitting,
    /// The candidates, those who need something first.
    pub places: Vec<Place>,
    /// About how many questions the test has; `None` when the bank no longer has the plan.
    pub questions: Option<u32>,
}

/// The room now.
pub async fn view(state: &AppState, scope: &Scope, id: &SittingId) -> Result<RoomView, AppError> {
    let sitting = store::find(&state.db, scope, id).await?;
    let candidates = settling::settled(state, &sitting).await?;
    let now = state.now();
    let mut places: Vec<Place> = candidates.into_iter().map(|candidate| place(candidate, now)).collect();
    places.sort_by_key(rank);
    Ok(RoomView { questions: questions(state, &sitting), sitting, places })
}

/// About how many questions the plan asks.
pub fn questions(state: &AppState, sitting: &Sitting) -> Option<u32> {
    let bank = state.banks.current();
    let plan = bank.plan(&sitting.plan_id)?;
    let competences = u32::try_from(plan.competences.len()).ok()?;
    let most = plan.stopping.maximum_per_competence.saturating_mul(competences);
    Some(plan.stopping.maximum_length.map_or(most, |longest| longest.min(most)))
}

/// A candidate as the room sees him at an instant.
pub fn place(candidate: Candidate, now: Timestamp) -> Place {
    let under_way = candidate.state.is_under_way();
    let attempt = candidate.attempt.as_ref();
    let idle_ms = attempt.filter(|_| candidate.state == CandidateState::Running).map(|a| now.0 - a.touched.0);
    let position = attempt.map(|attempt| attempt.answered + u32::from(under_way));
    let need = match candidate.state {
        _ if candidate.refused.is_some() => Need::Device,
        CandidateState::Waiting => Need::Identity,
        CandidateState::Paused => Need::Resumption,
        CandidateState::Running if idle_ms.is_some_and(|ms| ms >= IDLE_MINUTES * MINUTE_MS) => Need::Idle,
        _ => Need::Nothing,
    };
    Place {
        need,
        position,
        minutes_left: time_left::minutes_left(&candidate, now),
        idle_minutes: idle_ms.map(|ms| u32::try_from(ms.max(0) / MINUTE_MS).unwrap_or(u32::MAX)),
        candidate,
    }
}

fn rank(place: &Place) -> (Need, u8, (String, String, crate::ids::CandidateId)) {
    let state = match place.candidate.state {
        CandidateState::Admitted => 0,
        CandidateState::Enrolled => 2,
        CandidateState::Completed => 3,
        _ => 1,
    };
    (place.need, state, identity::order(&place.candidate))
}

#[cfg(test)]
mod tests {
    use super::super::AttemptMark;
    use super::super::time_left::tests::candidate;
    use super::*;
    use crate::ids::AttemptId;
    use Need::{Device, Identity, Idle, Nothing, Resumption};

    fn running(touched: i64) -> Candidate {
        let attempt = AttemptMark {
            id: AttemptId("att_1".into()),
            over: false,
            stop_reason: None,
            answered: 4,
            touched: Timestamp(touched),
            completed: None,
        };
        Candidate { attempt: Some(attempt), ..candidate(CandidateState::Running) }
    }

    #[test]
    fn those_who_need_something_come_first() {
        let now = Timestamp(11 * MINUTE_MS);
        let refused = Candidate { refused: Some(now), ..running(11 * MINUTE_MS) };
        let mut places: Vec<Place> = [
            running(11 * MINUTE_MS),
            candidate(CandidateState::Completed),
            running(MINUTE_MS),
            candidate(CandidateState::Enrolled),
            Candidate { paused: Some(now), ..candidate(CandidateState::Paused) },
            candidate(CandidateState::Waiting),
            refused,
        ]
        .map(|candidate| place(candidate, now))
        .into();
        places.sort_by_key(rank);
        let needs: Vec<Need> = places.iter().map(|place| place.need).collect();
        assert_eq!(needs, [Device, Identity, Resumption, Idle, Nothing, Nothing, Nothing]);
        assert_eq!(places[4].candidate.state, CandidateState::Running);
        assert_eq!(places[3].position, Some(5));
        assert_eq!(places[3].minutes_left, Some(49));
    }
}
