//! What the candidate's pages are made of.

use super::identity_words;
use crate::attempts::work::{self, Work};
use crate::attempts::{Presented, file};
use crate::error::AppError;
use crate::sittings::device::Seat;
use crate::sittings::taking::{Asked, Screen};
use crate::sittings::{Decision, SittingState, certificate_path, issuing, time_left};
use crate::state::AppState;
use crate::ui::charts::Profile;
use crate::ui::download::FileLink;
use crate::ui::form::FormErrors;
use crate::ui::item::{Given, QuestionView};
use crate::ui::task::{TaskPart, TaskView};
use crate::ui::{Page, Shell};
use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_engine::item::content::Content;

/// Waiting for the identity check, admitted, or paused.
#[derive(Debug, Template)]
#[template(path = "sittings/exam_wait.html")]
struct WaitPage {
    shell: Shell,
    here: String,
    sitting_name: String,
    identity: String,
    rules: Vec<String>,
    allowed: u32,
    admitted: bool,
    message: String,
}

#[derive(Debug, Template)]
#[template(path = "sittings/exam_paused.html")]
struct PausedPage {
    shell: Shell,
    here: String,
    answered: u32,
    message: String,
}

#[derive(Debug, Template)]
#[template(path = "sittings/exam_question.html")]
struct QuestionPage {
    shell: Shell,
    here: String,
    position: u32,
    all: u32,
    answered: u32,
    minutes_left: u32,
    last_answer: bool,
    time_limit_seconds: Option<u32>,
    locale: String,
    content: Content,
    file: Option<FileLink>,
    task: Option<TaskPart>,
    media: String,
    given: Given,
    errors: FormErrors,
    message: String,
}

impl QuestionPage {
    fn question(&self) -> QuestionView<'_> {
        QuestionView {
            lang: self.shell.lang,
            locale: &self.locale,
            content: &self.content,
            media: &self.media,
            file: self.file.as_ref(),
            given: &self.given,
            error: self.errors.get("answer"),
        }
    }

    fn task(&self) -> Option<TaskView<'_>> {
        let undone = self.shell.asks(work::form::UNDONE);
        Some(self.task.as_ref()?.view(undone, self.errors.get("task"), &self.given))
    }
}

/// A timed question, announced before its time starts.
#[derive(Debug, Template)]
#[template(path = "sittings/exam_timed.html")]
struct TimedPage {
    shell: Shell,
    here: String,
    position: u32,
    seconds: u32,
    minutes_left: u32,
}

/// After the end; the decision once it is published.
#[derive(Debug, Template)]
#[template(path = "sittings/exam_over.html")]
struct OverPage {
    shell: Shell,
    here: String,
    sitting_name: String,
    answered: u32,
    why: String,
    message: String,
    decision: Option<Decision>,
    reason: String,
    certificate: String,
    profile: Option<Profile>,
}

#[derive(Debug, Template)]
#[template(path = "sittings/exam_not_taken.html")]
struct NotTakenPage {
    shell: Shell,
    here: String,
    sitting_name: String,
}

/// What is said besides the screen.
#[derive(Debug, Default)]
pub(super) struct Saying {
    pub(super) given: Given,
    pub(super) errors: FormErrors,
    pub(super) message: String,
}

/// The page of a screen.
pub(super) async fn page(
    state: &AppState,
    shell: Shell,
    seat: &Seat,
    screen: Screen,
    saying: Saying,
) -> Result<Response, AppError> {
    let here = format!("/exam/{}", seat.candidate.id);
    let sitting_name = seat.sitting.name.clone();
    let answered = seat.candidate.attempt.as_ref().map_or(0, |attempt| attempt.answered);
    let message = saying.message.clone();
    Ok(match screen {
        Screen::Waiting => Page(wait(shell, seat, here, false, message)).into_response(),
        Screen::Admitted => Page(wait(shell, seat, here, true, message)).into_response(),
        Screen::Paused => Page(PausedPage { shell, here, answered, message }).into_response(),
        Screen::NotTaken => Page(NotTakenPage { shell, here, sitting_name }).into_response(),
        Screen::Completed => Page(over(state, shell, seat, here, message).await?).into_response(),
        Screen::Question(asked) => {
            let work = work::open(state, &asked.attempt).await?;
            question(shell, here, *asked, work, saying)
        }
    })
}

fn wait(shell: Shell, seat: &Seat, here: String, admitted: bool, message: String) -> WaitPage {
    let allowed = time_left::allowed_ms(seat.sitting.duration_minutes, seat.candidate.extra_time_percent);
    WaitPage {
        identity: identity_words(shell.lang, &seat.candidate),
        sitting_name: seat.sitting.name.clone(),
        rules: seat
            .sitting
            .rules
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty())
            .map(str::to_owned)
            .collect(),
        allowed: time_left::whole_minutes(allowed),
        shell,
        here,
        admitted,
        message,
    }
}

fn question(shell: Shell, here: String, asked: Asked, work: Option<Work>, saying: Saying) -> Response {
    let Asked { attempt, presented, minutes_left, last_answer } = asked;
    let Presented { position, content, time_limit_seconds, shown, progress } = presented;
    if let (Some(seconds), false) = (time_limit_seconds, shown) {
        let position = position.0;
        return Page(TimedPage { shell, here, position, seconds, minutes_left }).into_response();
    }
    Page(QuestionPage {
        task: work.map(|work| TaskPart::new(attempt.lang(), &here, work)),
        file: file::link(&attempt, &here),
        here,
        position: position.0,
        all: progress.expected_max,
        answered: attempt.record.answered,
        minutes_left,
        last_answer,
        time_limit_seconds,
        locale: attempt.record.locale.clone(),
        content,
        media: format!("/media/{}", attempt.record.bank_revision.0),
        given: saying.given,
        errors: saying.errors,
        message: saying.message,
        shell,
    })
    .into_response()
}

async fn over(
    state: &AppState,
    shell: Shell,
    seat: &Seat,
    here: String,
    message: String,
) -> Result<OverPage, AppError> {
    let (candidate, sitting) = (&seat.candidate, &seat.sitting);
    let decision = candidate.decision.filter(|_| sitting.state == SittingState::Published);
    let attempt = candidate.attempt.as_ref();
    let why = match attempt.and_then(|attempt| attempt.stop_reason.as_deref()) {
        Some("time") => shell.t("conflict-exam-time-over"),
        Some("ended_by_invigilator") => shell.t("conflict-exam-ended"),
        _ => String::new(),
    };
    let code = issuing::code_of(state, candidate).await?.filter(|_| decision.is_some());
    let profile = match (decision, attempt) {
        (Some(Decision::Certified | Decision::NotCertified), Some(attempt)) => {
            let completed = crate::attempts::completed(state, &attempt.id).await?;
            let framework = completed.session().bank().framework();
            Some(Profile::new(framework, &completed.outcome().competences, shell.lang))
        }
        _ => None,
    };
    Ok(OverPage {
        here,
        sitting_name: sitting.name.clone(),
        answered: attempt.map_or(0, |attempt| attempt.answered),
        why,
        message,
        reason: candidate.decision_reason.clone().unwrap_or_default(),
        certificate: code.map_or_else(String::new, |code| certificate_path(&code)),
        decision,
        profile,
        shell,
    })
}
