//! The candidate's side.

use super::view::iso;
use crate::attempts::file::{self, FileView};
use crate::attempts::work::view::{WorkInput, WorkView};
use crate::attempts::{AnswerReply, work};
use crate::error::{AppError, Problem};
use crate::http::address::ClientAddress;
use crate::http::form::Json;
use crate::ids::CandidateId;
use crate::sittings::device::{self, Seat};
use crate::sittings::entry::{self, Claim};
use crate::sittings::taking::{self, Screen};
use crate::sittings::{CandidateState, Decision, SittingState, candidates_store, certificate_path, issuing};
use crate::state::AppState;
use crate::ui::download;
use axum::extract::State;
use axum::http::request::Parts;
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use jalon_engine::item::answer::Answer;
use jalon_engine::item::content::Content;
use jalon_engine::session::event::Position;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Says that this very answer was stored before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// Who comes in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryInput {
    /// The session's access code.
    access_code: String,
    /// Last name.
    last_name: String,
    /// First names.
    #[serde(default)]
    first_name: String,
    /// `YYYY-MM-DD` or `DD/MM/YYYY`.
    birth_date: String,
}

/// The candidate; the secret is shown once.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct EntryOutput {
    /// The candidate.
    candidate: CandidateId,
    /// Bearer token for this candidate only, on one device.
    secret: String,
}

/// Come into a certification session with its access code and one's identity.
#[utoipa::path(post, path = "/exam/entries", tag = "sittings", request_body = EntryInput, responses(
    (status = 201, body = EntryOutput), (status = 409, body = Problem), (status = 422, body = Problem),
    (status = 429, body = Problem)))]
pub(super) async fn enter_exam(
    State(state): State<AppState>,
    address: ClientAddress,
    parts: Parts,
    Json(input): Json<EntryInput>,
) -> Result<(StatusCode, Json<EntryOutput>), AppError> {
    let claim = Claim {
        access_code: input.access_code,
        last_name: input.last_name,
        first_name: input.first_name,
        birth_date: input.birth_date,
    };
    let known = device::presented(&parts);
    let entered = entry::enter(&state, &claim, known.as_deref(), &address.0).await?;
    Ok((StatusCode::CREATED, Json(EntryOutput { candidate: entered.candidate, secret: entered.secret })))
}

/// What the candidate sees now.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ExamView {
    /// The candidate.
    candidate: CandidateId,
    /// First and last name.
    name: String,
    /// The session's name.
    sitting: String,
    /// Where the session stands.
    sitting_state: SittingState,
    /// Rules, one a line.
    rules: String,
    /// Where the candidate stands.
    state: CandidateState,
    /// Answers stored for good.
    answered: u32,
    /// Minutes left, while a question is asked.
    minutes_left: Option<u32>,
    /// When the test must be over, UTC.
    deadline_at: Option<String>,
    /// Whether time is over and only the present answer is still taken.
    last_answer: bool,
    /// The question to answer now.
    question: Option<ExamQuestion>,
    /// Why the test is over.
    stop_reason: Option<String>,
    /// What was decided, once published.
    decision: Option<Decision>,
    /// Where the certificate is, once published.
    certificate: Option<String>,
}

/// A question.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ExamQuestion {
    /// Its place, from 1; goes back with the answer.
    position: u32,
    /// Fewest and most questions in all.
    expected_min: u32,
    /// Most questions in all.
    expected_max: u32,
    /// Hard limit in seconds; its time starts with `POST /exam/{candidate}/presentation`.
    time_limit_seconds: Option<u32>,
    /// What the candidate sees; `null` while a timed question was not opened.
    #[schema(value_type = Option<Object>)]
    content: Option<Content>,
    /// The file to open before answering: `GET /exam/{candidate}/file`.
    file: Option<FileView>,
    /// Work under way, when the question is an interactive task.
    work: Option<WorkView>,
}

async fn view(state: &AppState, seat: Seat) -> Result<ExamView, AppError> {
    let (seat, screen) = taking::look(state, seat).await?;
    let (candidate, sitting) = (&seat.candidate, &seat.sitting);
    let published = sitting.state == SittingState::Published;
    let code = issuing::code_of(state, candidate).await?.filter(|_| published);
    let (question, minutes_left, last_answer) = match screen {
        Screen::Question(asked) => {
            let (minutes, last) = (asked.minutes_left, asked.last_answer);
            (Some(question(state, *asked).await?), Some(minutes), last)
        }
        _ => (None, None, false),
    };
    let attempt = candidate.attempt.as_ref();
    Ok(ExamView {
        candidate: candidate.id.clone(),
        name: candidate.full_name(),
        sitting: sitting.name.clone(),
        sitting_state: sitting.state,
        rules: sitting.rules.clone(),
        state: candidate.state,
        answered: attempt.map_or(0, |attempt| attempt.answered),
        minutes_left,
        deadline_at: candidate.deadline.map(iso),
        last_answer,
        question,
        stop_reason: attempt.and_then(|attempt| attempt.stop_reason.clone()),
        decision: candidate.decision.filter(|_| published),
        certificate: code.map(|code| certificate_path(&code)),
    })
}

async fn question(state: &AppState, asked: taking::Asked) -> Result<ExamQuestion, AppError> {
    let presented = asked.presented;
    let open = presented.shown || presented.time_limit_seconds.is_none();
    Ok(ExamQuestion {
        position: presented.position.0,
        expected_min: presented.progress.expected_min,
        expected_max: presented.progress.expected_max,
        time_limit_seconds: presented.time_limit_seconds,
        content: open.then_some(presented.content),
        file: FileView::of(&asked.attempt),
        work: work::shown(state, &asked.attempt).await?,
    })
}

/// What the candidate sees now. Showing a question starts its time.
#[utoipa::path(get, path = "/exam/{candidate}", tag = "sittings", params(("candidate" = String, Path)),
    security(("bearer" = [])), responses((status = 200, body = ExamView), (status = 401, body = Problem),
    (status = 404, body = Problem)))]
pub(super) async fn show_exam(State(state): State<AppState>, seat: Seat) -> Result<Json<ExamView>, AppError> {
    Ok(Json(view(&state, seat).await?))
}

/// How to begin.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StartInput {
    /// Language of the questions.
    locale: String,
}

/// Begin the test: the clock starts. Beginning twice changes nothing.
#[utoipa::path(post, path = "/exam/{candidate}/start", tag = "sittings", params(("candidate" = String, Path)),
    security(("bearer" = [])), request_body = StartInput, responses((status = 200, body = ExamView),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
    (status = 422, body = Problem)))]
pub(super) async fn start_exam(
    State(state): State<AppState>,
    seat: Seat,
    Json(input): Json<StartInput>,
) -> Result<Json<ExamView>, AppError> {
    taking::start(&state, &seat, &input.locale).await?;
    Ok(Json(view(&state, again(&state, seat).await?).await?))
}

/// The seat as it is stored now.
async fn again(state: &AppState, seat: Seat) -> Result<Seat, AppError> {
    let candidate = candidates_store::any(&state.db, &seat.candidate.id).await?;
    Ok(Seat { candidate, ..seat })
}

/// Open a timed question: its own time starts now, once.
#[utoipa::path(post, path = "/exam/{candidate}/presentation", tag = "sittings",
    params(("candidate" = String, Path)), security(("bearer" = [])), responses(
    (status = 200, body = ExamView), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn present_exam_question(
    State(state): State<AppState>,
    seat: Seat,
) -> Result<Json<ExamView>, AppError> {
    taking::open_question(&state, seat.clone()).await?;
    Ok(Json(view(&state, seat).await?))
}

/// The file of the present question, made for this candidate, while it may be answered.
#[utoipa::path(get, path = "/exam/{candidate}/file", tag = "sittings", params(("candidate" = String, Path)),
    security(("bearer" = [])), responses((status = 200, description = "The file, by its media type"),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem,
    description = "`file-none`, `exam-not-begun`, `exam-paused`, `exam-time-over`, `exam-ended`")))]
pub(super) async fn download_exam_file(
    State(state): State<AppState>,
    seat: Seat,
) -> Result<Response, AppError> {
    download::reply(file::asked(&taking::working(&state, &seat).await?))
}

/// Keep what was done so far on an interactive task, until it is answered.
#[utoipa::path(put, path = "/exam/{candidate}/work", tag = "sittings", params(("candidate" = String, Path)),
    security(("bearer" = [])), request_body = WorkInput, responses((status = 200, body = WorkView),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem,
    description = "`answer-already-other`, `exam-paused`, `exam-time-over`, `exam-ended`"),
    (status = 422, body = Problem)))]
pub(super) async fn keep_exam_work(
    State(state): State<AppState>,
    seat: Seat,
    Json(input): Json<WorkInput>,
) -> Result<Json<WorkView>, AppError> {
    let attempt = taking::working(&state, &seat).await?;
    Ok(Json(work::keep(&state, &attempt, input).await?))
}

/// An answer to the question at a place.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ExamAnswerInput {
    /// The place it answers.
    position: u32,
    /// `{"kind": "choice", "choice": "a"}`, `choices` (list), `text`, `order` (list), `pairs` (map),
    /// `gaps` (map), `{"kind": "task", "acts": [{"do": "open", "message": "m1"}]}` (what was done, in order), or
    /// `{"kind": "dont_know"}`.
    #[schema(value_type = Object)]
    answer: Answer,
}

/// An answer stored for good; nothing is said of its worth.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ExamAnswerView {
    /// Its place.
    position: u32,
    /// Answers stored for good.
    answered: u32,
    /// Where the candidate stands now.
    state: CandidateState,
}

/// Store an answer, exactly once. The same answer again gets the same reply, marked `Idempotent-Replayed: true`.
#[utoipa::path(post, path = "/exam/{candidate}/answers", tag = "sittings", params(("candidate" = String, Path)),
    security(("bearer" = [])), request_body = ExamAnswerInput, responses((status = 200, body = ExamAnswerView),
    (status = 401, body = Problem), (status = 404, body = Problem),
    (status = 409, body = Problem, description = "`answer-already-other`, `answer-not-asked`, `exam-paused`, \
     `exam-time-over`, `exam-ended`"), (status = 422, body = Problem)))]
pub(super) async fn answer_exam(
    State(state): State<AppState>,
    seat: Seat,
    Json(input): Json<ExamAnswerInput>,
) -> Result<Response, AppError> {
    let id = seat.candidate.id.clone();
    let reply = taking::answer(&state, seat, Position(input.position), input.answer).await?;
    let now = candidates_store::any(&state.db, &id).await?;
    let view = ExamAnswerView {
        position: input.position,
        answered: now.attempt.map_or(0, |attempt| attempt.answered),
        state: now.state,
    };
    Ok(match reply {
        AnswerReply::Stored | AnswerReply::StoredLate => Json(view).into_response(),
        AnswerReply::Replayed | AnswerReply::ReplayedLate => {
            ([(REPLAYED, "true")], Json(view)).into_response()
        }
    })
}
