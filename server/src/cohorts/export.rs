//! Results of a cohort as a table: one line a learner, or one line a learner and competence.

use super::follow::order;
use super::{Followed, Learner};
use crate::attempts::export::iso;
use crate::attempts::steps;
use crate::error::AppError;
use crate::http::csv::{Cell, CsvTable};
use crate::state::AppState;
use crate::ui::Lang;
use crate::ui::charts::local;
use jalon_engine::framework::CompetenceCode;
use jalon_engine::session::Steps;
use jalon_engine::session::outcome::{CompetenceOutcome, Outcome};

/// How the table is laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// One line a learner, five columns a competence.
    #[default]
    Wide,
    /// One line a learner and competence.
    Long,
}

impl Form {
    /// From an address; anything unknown is the usual layout.
    pub fn named(text: &str) -> Self {
        if text == "long" { Self::Long } else { Self::Wide }
    }
}

/// Columns of a competence: level, its range, points, standard error.
const OF_COMPETENCE: [&str; 5] = ["level", "level-low", "level-high", "points", "standard-error"];

/// Columns of a learner.
const OF_LEARNER: [&str; 5] = ["name", "state", "started", "finished", "helped"];

/// The table. Blanks stand for what is not known: a test that runs, a competence with too few answers.
pub fn table(state: &AppState, followed: &Followed, form: Form, lang: Lang) -> Result<CsvTable, AppError> {
    let outcomes: Vec<&Outcome> = followed.learners.iter().filter_map(|one| one.outcome.as_deref()).collect();
    let competences = order(state, &outcomes);
    match form {
        Form::Wide if followed.learners.iter().any(|one| steps_of(one).is_some()) => {
            advised(&followed.learners, lang)
        }
        Form::Wide => wide(&followed.learners, &competences, lang),
        Form::Long => long(state, &followed.learners, &competences, lang),
    }
}

fn head(lang: Lang, column: &str) -> String {
    lang.t(&format!("cohorts-csv-{column}"))
}

fn wide(learners: &[Learner], competences: &[CompetenceCode], lang: Lang) -> Result<CsvTable, AppError> {
    let mut heads: Vec<String> = OF_LEARNER.iter().map(|column| head(lang, column)).collect();
    for code in competences {
        heads.extend(OF_COMPETENCE.iter().map(|column| format!("{code} {}", head(lang, column))));
    }
    heads.push(head(lang, "id"));
    let mut table = CsvTable::new(lang, heads)?;
    for learner in learners {
        let mut cells = who(learner, lang);
        for code in competences {
            cells.extend(what(of(learner, code)));
        }
        cells.push(learner.member.attempt.as_str().into());
        table.row(cells)?;
    }
    Ok(table)
}

/// One line a learner of a diagnostic, which has steps and advice instead of levels.
fn advised(learners: &[Learner], lang: Lang) -> Result<CsvTable, AppError> {
    let columns = OF_LEARNER.iter().chain(&["advice", "steps-alone", "steps-helped", "id"]);
    let mut table = CsvTable::new(lang, columns.map(|column| head(lang, column)))?;
    for learner in learners {
        let steps = steps_of(learner);
        let mut cells = who(learner, lang);
        cells.push(steps.map(|steps| steps::headline(steps, lang)).into());
        cells.push(steps.map(|steps| steps.alone).into());
        cells.push(steps.map(|steps| steps.helped).into());
        cells.push(learner.member.attempt.as_str().into());
        table.row(cells)?;
    }
    Ok(table)
}

fn steps_of(learner: &Learner) -> Option<&Steps> {
    learner.outcome.as_ref()?.steps.as_ref()
}

fn long(
    state: &AppState,
    learners: &[Learner],
    competences: &[CompetenceCode],
    lang: Lang,
) -> Result<CsvTable, AppError> {
    let bank = state.banks.current();
    let columns =
        OF_LEARNER.iter().chain(&["code", "competence"]).chain(&OF_COMPETENCE).chain(&["answers", "id"]);
    let mut table = CsvTable::new(lang, columns.map(|column| head(lang, column)))?;
    for learner in learners {
        let asked = competences.iter().filter(|code| of(learner, code).is_some());
        let lines: Vec<Option<&CompetenceCode>> =
            if asked.clone().next().is_some() { asked.map(Some).collect() } else { vec![None] };
        for code in lines {
            let outcome = code.and_then(|code| of(learner, code));
            let competence = code.and_then(|code| bank.framework().competence(code));
            let mut cells = who(learner, lang);
            cells.push(code.map(|code| code.0.clone()).into());
            cells.push(competence.map(|one| local(&one.name, lang)).into());
            cells.extend(what(outcome));
            cells.push(outcome.map(|one| one.answers).into());
            cells.push(learner.member.attempt.as_str().into());
            table.row(cells)?;
        }
    }
    Ok(table)
}

fn of<'a>(learner: &'a Learner, code: &CompetenceCode) -> Option<&'a CompetenceOutcome> {
    learner.outcome.as_ref()?.competences.iter().find(|one| one.competence == *code)
}

fn who(learner: &Learner, lang: Lang) -> Vec<Cell> {
    let member = &learner.member;
    vec![
        member.name.clone().into(),
        lang.t(&format!("cohorts-state-{}", member.state.as_str())).into(),
        day_and_hour(&iso(member.started)).into(),
        member.completed.map(|at| day_and_hour(&iso(at))).into(),
        lang.t(&format!("cohorts-helped-{}", member.helped.as_str())).into(),
    ]
}

/// `2026-09-01T08:00:00.123Z` as `2026-09-01 08:00`, which spreadsheets take for a date.
fn day_and_hour(iso: &str) -> String {
    iso.chars().take(16).map(|sign| if sign == 'T' { ' ' } else { sign }).collect()
}

/// The columns of a competence; all blank where there is no level to stand on.
fn what(outcome: Option<&CompetenceOutcome>) -> [Cell; 5] {
    let known = outcome.and_then(|one| Some((one, one.level?)));
    match known {
        None => [const { Cell::Blank }; 5],
        Some((one, level)) => [
            level.0.into(),
            one.level_range.0.0.into(),
            one.level_range.1.0.into(),
            one.points.into(),
            Cell::Decimal(one.standard_error.0, 3),
        ],
    }
}
