//! Two certification sessions: one published, with two certificates; one that waits for its candidates.

use super::people::People;
use super::simulated::{next, somebody};
use super::{DAY_MS, MINUTE_MS, Stage, all};
use crate::accounts::extract::Scope;
use crate::attempts;
use crate::error::AppError;
use crate::ids::{CandidateId, SittingId};
use crate::sittings::conduct::Room;
use crate::sittings::device::Seat;
use crate::sittings::entry::{self, Claim};
use crate::sittings::planning::{self, Planned};
use crate::sittings::review::{self, Ruling};
use crate::sittings::roster::Entry;
use crate::sittings::{Decision, Sitting, candidates_store, enrolment, schedule, store, taking};
use crate::state::AppState;
use jalon_engine::session::event::Timestamp;
use jalon_engine::simulation::SimulatedLearner;

const PLAN: &str = "certification-area-1";
const ZONE: &str = "Europe/Paris";

/// Somebody on the list, how able, and what is decided.
struct Somebody {
    last: &'static str,
    first: &'static str,
    born: &'static str,
    extra_time: &'static str,
    theta: f64,
    decision: Decision,
}

const CANDIDATES: [Somebody; 3] = [
    Somebody {
        last: "Diallo (démo)",
        first: "Awa",
        born: "1988-03-14",
        extra_time: "",
        theta: 1.2,
        decision: Decision::Certified,
    },
    Somebody {
        last: "Lefèvre (démo)",
        first: "Jean-Marc",
        born: "1971-11-02",
        extra_time: "33",
        theta: 0.1,
        decision: Decision::Certified,
    },
    Somebody {
        last: "Nguyen (démo)",
        first: "Linh",
        born: "1999-07-25",
        extra_time: "",
        theta: -0.6,
        decision: Decision::NotCertified,
    },
];

/// A session that took place three days ago, was reviewed and published.
pub(super) async fn published(state: &AppState, people: &People) -> Result<Sitting, AppError> {
    let stage = Stage::ago(state, 3 * DAY_MS);
    let scope = people.scope(&people.certifier);
    let id = plan(&stage, &scope, "Session publiée (démo)", stage.state.now()).await?;
    let mut enrolled = Vec::new();
    for somebody in &CANDIDATES {
        enrolled.push(enrol(&stage, &scope, &id, somebody).await?);
    }
    stage.pass(5 * MINUTE_MS);
    let room = Room { state: &stage.state, scope: &scope, sitting: &id };
    room.open().await?;
    let sitting = store::find(&stage.state.db, &scope, &id).await?;
    for ((somebody_listed, candidate), number) in CANDIDATES.iter().zip(&enrolled).zip(60_u8..) {
        enters(&stage, &sitting, somebody_listed).await?;
        room.admit(candidate).await?;
        let learner = somebody(&stage, somebody_listed.theta, number);
        takes_the_test(&stage, candidate, &sitting, &learner).await?;
    }
    stage.pass(10 * MINUTE_MS);
    room.end().await?;
    decide_and_publish(&stage, &scope, &id, &enrolled).await?;
    Ok(store::find(&stage.state.db, &scope, &id).await?)
}

/// A session of tomorrow, with two candidates on its list.
pub(super) async fn enrolling(stage: &Stage, people: &People) -> Result<Sitting, AppError> {
    let scope = people.scope(&people.certifier);
    let starts = Timestamp(stage.state.now().0 + 2 * DAY_MS);
    let id = plan(stage, &scope, "Prochaine session (démo)", starts).await?;
    for (last, first, born) in
        [("Benali (démo)", "Samir", "1992-05-09"), ("Moreau (démo)", "Claire", "1965-01-30")]
    {
        let listed =
            Somebody { last, first, born, extra_time: "", theta: 0.0, decision: Decision::Certified };
        enrol(stage, &scope, &id, &listed).await?;
    }
    Ok(store::find(&stage.state.db, &scope, &id).await?)
}

async fn plan(stage: &Stage, scope: &Scope, name: &str, starts: Timestamp) -> Result<SittingId, AppError> {
    let planned = Planned {
        organisation: String::new(),
        name: name.to_owned(),
        place: "Espace numérique, salle 2 (démo)".to_owned(),
        date: schedule::date_field(starts, ZONE),
        time: schedule::time_words(starts, ZONE),
        time_zone: ZONE.to_owned(),
        duration: "60".to_owned(),
        plan: PLAN.to_owned(),
        rules: "Vous travaillez seul.\nVotre téléphone reste dans votre sac.".to_owned(),
    };
    planning::create(&stage.state, scope, &planned).await.map_err(|faults| all(&faults))
}

async fn enrol(
    stage: &Stage,
    scope: &Scope,
    id: &SittingId,
    listed: &Somebody,
) -> Result<CandidateId, AppError> {
    let entry = Entry {
        last_name: listed.last.to_owned(),
        first_name: listed.first.to_owned(),
        birth_date: listed.born.to_owned(),
        extra_time: listed.extra_time.to_owned(),
        ..Entry::default()
    };
    enrolment::enrol(&stage.state, scope, id, &entry).await.map_err(|faults| all(&faults))
}

async fn enters(stage: &Stage, sitting: &Sitting, listed: &Somebody) -> Result<(), AppError> {
    let claim = Claim {
        access_code: sitting.access_code.clone(),
        last_name: listed.last.to_owned(),
        first_name: listed.first.to_owned(),
        birth_date: listed.born.to_owned(),
    };
    entry::enter(&stage.state, &claim, None, "demonstration").await?;
    stage.pass(MINUTE_MS);
    Ok(())
}

/// From the first question to the last, as on the candidate's screen.
async fn takes_the_test(
    stage: &Stage,
    candidate: &CandidateId,
    sitting: &Sitting,
    learner: &SimulatedLearner,
) -> Result<(), AppError> {
    let state = &stage.state;
    taking::start(state, &seat(state, candidate, sitting).await?, "fr").await?;
    loop {
        let seat = seat(state, candidate, sitting).await?;
        let Some(under_way) = seat.candidate.attempt.as_ref() else { return Ok(()) };
        let attempt = attempts::load(state, &under_way.id).await?;
        let Some((position, answer)) = next(&attempt, learner) else { return Ok(()) };
        attempts::show(state, &attempt).await?;
        stage.pass(i64::from(answer.elapsed_ms));
        match taking::answer(state, seat, position, answer.answer).await {
            Err(AppError::Conflict { key: "exam-time-over" }) => return Ok(()),
            given => given?,
        };
    }
}

async fn seat(state: &AppState, candidate: &CandidateId, sitting: &Sitting) -> Result<Seat, AppError> {
    let candidate = candidates_store::any(&state.db, candidate).await?;
    Ok(Seat { candidate, sitting: sitting.clone() })
}

async fn decide_and_publish(
    stage: &Stage,
    scope: &Scope,
    id: &SittingId,
    enrolled: &[CandidateId],
) -> Result<(), AppError> {
    stage.pass(DAY_MS);
    for (listed, candidate) in CANDIDATES.iter().zip(enrolled) {
        let reason = match listed.decision {
            Decision::Certified => "",
            _ => "Décision de démonstration : le résultat reste sans certificat.",
        };
        let ruling = Ruling { candidate, decision: listed.decision, reason };
        review::decide(&stage.state, scope, id, ruling).await?;
    }
    review::close(&stage.state, scope, id).await?;
    review::publish(&stage.state, scope, id).await?;
    Ok(())
}
