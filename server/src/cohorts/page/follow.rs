//! One cohort: who stands where, what the group masters. One learner: the result.

use super::words::{ago, name, plan_title};
use crate::accounts::extract::Trainer;
use crate::attempts::export::iso;
use crate::attempts::result::{date, help_words};
use crate::attempts::steps::{self, StepsView};
use crate::cohorts::summary::{self, CompetenceSummary, Mean};
use crate::cohorts::{self, Cohort, Followed, Learner, Member};
use crate::error::AppError;
use crate::http::path::Path;
use crate::ids::{AttemptId, CohortId};
use crate::state::AppState;
use crate::ui::charts::{Distribution, GroupMean, Profile, decimal, level_words, local};
use crate::ui::{Lang, Page, Shell, rich};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jalon_engine::bank::ItemBank;
use jalon_engine::framework::CompetenceCode;
use jalon_engine::session::Steps;
use jalon_engine::session::event::Timestamp;
use jalon_engine::session::outcome::{CalibrationStatus, Outcome};
use std::collections::BTreeMap;

/// A learner as a row of the table.
#[derive(Debug)]
struct Row {
    name: String,
    link: Option<String>,
    state: (&'static str, String),
    started: String,
    touched: (String, String),
    answered: u32,
    help: Option<String>,
    /// What a diagnostic advises.
    advice: Option<String>,
}

/// The group in one competence.
#[derive(Debug)]
struct Chart {
    code: String,
    name: String,
    drawing: Distribution,
}

/// A competence among those to work on.
#[derive(Debug)]
struct Gap {
    code: String,
    name: String,
    words: String,
}

#[derive(Debug, Template)]
#[template(path = "cohorts/show.html")]
struct CohortPage {
    shell: Shell,
    cohort: Cohort,
    test: String,
    link: String,
    counts: summary::Counts,
    rows: Vec<Row>,
    charts: Vec<Chart>,
    gaps: Vec<Gap>,
    /// After a diagnostic: each piece of advice, and how many learners have it.
    advised: Vec<(String, usize)>,
}

/// `GET /cohorts/{id}`
pub(super) async fn show(
    State(state): State<AppState>,
    shell: Shell,
    Trainer(scope): Trainer,
    Path(id): Path<CohortId>,
) -> Result<Response, AppError> {
    let Followed { cohort, learners, counts, competences } = cohorts::follow(&state, &scope, &id).await?;
    let (bank, lang, now) = (state.banks.current(), shell.lang, state.now());
    let page = CohortPage {
        test: plan_title(&state, &cohort, lang),
        link: cohorts::link(&state, &cohort),
        rows: learners.iter().map(|learner| row(&cohort, learner, lang, now)).collect(),
        advised: advised(&learners, lang),
        charts: competences.iter().map(|summary| chart(&bank, summary, lang)).collect(),
        gaps: summary::gaps(&competences).into_iter().map(|gap| words_of(&bank, gap, lang)).collect(),
        counts,
        cohort,
        shell,
    };
    Ok(Page(page).into_response())
}

fn row(cohort: &Cohort, learner: &Learner, lang: Lang, now: Timestamp) -> Row {
    let member = &learner.member;
    let finished = member.is_finished();
    Row {
        name: name(lang, member.name.as_deref()),
        link: finished.then(|| format!("/cohorts/{}/learners/{}", cohort.id, member.attempt)),
        state: state_words(member, lang, now),
        started: date(lang, member.started),
        touched: (iso(member.touched), ago(lang, now, member.touched)),
        answered: member.answered,
        help: help_words(member.helped, lang),
        advice: steps_of(learner).map(|steps| steps::headline(steps, lang)),
    }
}

fn steps_of(learner: &Learner) -> Option<&Steps> {
    learner.outcome.as_ref()?.steps.as_ref()
}

/// The advice given, in the order of the words, with the number of learners.
fn advised(learners: &[Learner], lang: Lang) -> Vec<(String, usize)> {
    let mut counted = BTreeMap::new();
    for steps in learners.iter().filter_map(steps_of) {
        *counted.entry(steps::headline(steps, lang)).or_default() += 1;
    }
    counted.into_iter().collect()
}

/// Shape and word of a state.
fn state_words(member: &Member, lang: Lang, now: Timestamp) -> (&'static str, String) {
    if member.seems_stuck(now) {
        ("warning", lang.t("cohorts-stuck"))
    } else if member.is_finished() {
        ("success", lang.t("cohorts-state-completed"))
    } else {
        ("running", lang.t("cohorts-state-running"))
    }
}

fn competence_name(bank: &ItemBank, code: &CompetenceCode, lang: Lang) -> String {
    bank.framework().competence(code).map_or_else(|| code.0.clone(), |one| local(&one.name, lang))
}

fn chart(bank: &ItemBank, summary: &CompetenceSummary, lang: Lang) -> Chart {
    let mean = summary.mean.map(|Mean { mean, low, high }| GroupMean { mean, low, high });
    Chart {
        code: summary.competence.0.clone(),
        name: competence_name(bank, &summary.competence, lang),
        drawing: Distribution::new(lang, &summary.competence.0, &summary.levels, summary.not_measured, mean),
    }
}

fn words_of(bank: &ItemBank, (summary, mean): (&CompetenceSummary, Mean), lang: Lang) -> Gap {
    let number = |x: f64| decimal(lang, x).into();
    Gap {
        code: summary.competence.0.clone(),
        name: competence_name(bank, &summary.competence, lang),
        words: lang.with(
            "cohorts-gap",
            vec![("mean", number(mean.mean)), ("low", number(mean.low)), ("high", number(mean.high))],
        ),
    }
}

/// A competence of a learner's result, in words.
#[derive(Debug)]
struct Measure {
    code: String,
    name: String,
    words: String,
    points: Option<u32>,
    answers: u32,
}

/// What came out for a learner.
#[derive(Debug)]
struct Shown {
    points: String,
    profile: Profile,
    measures: Vec<Measure>,
    expert_prior: bool,
}

#[derive(Debug, Template)]
#[template(path = "cohorts/learner.html")]
struct LearnerPage {
    shell: Shell,
    cohort: Cohort,
    full_name: String,
    test: String,
    state: (&'static str, String),
    started: String,
    completed: Option<String>,
    help: Option<String>,
    answered: u32,
    shown: Option<Shown>,
    /// What a diagnostic says, instead of levels.
    steps: Option<StepsView>,
}

/// `GET /cohorts/{id}/learners/{attempt}`
pub(super) async fn show_learner(
    State(state): State<AppState>,
    shell: Shell,
    Trainer(scope): Trainer,
    Path((id, attempt)): Path<(CohortId, AttemptId)>,
) -> Result<Response, AppError> {
    let (cohort, Learner { member, outcome }) = cohorts::learner(&state, &scope, &id, &attempt).await?;
    let (bank, lang) = (state.banks.current(), shell.lang);
    let steps = outcome.as_ref().and_then(|outcome| outcome.steps.as_ref());
    let page = LearnerPage {
        steps: steps.map(|steps| steps::view(steps, &bank, &bank, lang)),
        full_name: name(lang, member.name.as_deref()),
        test: plan_title(&state, &cohort, lang),
        state: state_words(&member, lang, state.now()),
        started: date(lang, member.started),
        completed: member.completed.map(|at| date(lang, at)),
        help: help_words(member.helped, lang),
        answered: member.answered,
        shown: outcome.filter(|outcome| outcome.steps.is_none()).map(|outcome| shown(&bank, &outcome, lang)),
        cohort,
        shell,
    };
    Ok(Page(page).into_response())
}

fn shown(bank: &ItemBank, outcome: &Outcome, lang: Lang) -> Shown {
    let measures = outcome.competences.iter().map(|one| Measure {
        code: one.competence.0.clone(),
        name: competence_name(bank, &one.competence, lang),
        words: level_words(lang, one),
        points: one.points,
        answers: one.answers,
    });
    Shown {
        points: lang.t2("cohorts-points-of", "points", outcome.points, "possible", outcome.points_possible),
        profile: Profile::new(bank.framework(), &outcome.competences, lang),
        measures: measures.collect(),
        expert_prior: outcome.calibration == CalibrationStatus::ExpertPrior,
    }
}
