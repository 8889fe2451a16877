//! A person's own data: everything that was stored of a completed test, for people and for machines.

use super::Helped;
use super::life::Attempt;
use crate::error::AppError;
use crate::http::csv::{Cell, CsvTable};
use crate::ui::Lang;
use jalon_engine::item::answer::{Answer, Verdict};
use jalon_engine::session::{CompletedSession, Doing, Outcome, SessionEvent, Timestamp, Transcript};
use serde::Serialize;

/// Everything stored of a completed test. With the open bank, `transcript` derives `outcome` again.
#[derive(Debug, Serialize)]
pub struct Export {
    /// Id of the attempt.
    pub attempt: String,
    /// Name given by the participant.
    pub participant_name: Option<String>,
    /// Help received.
    pub helped: Helped,
    /// When it began, UTC.
    pub started_at: String,
    /// When it ended, UTC.
    pub completed_at: Option<String>,
    /// Plan, bank revision, engine version, seed, every answer with its time and credit.
    pub transcript: Transcript,
    /// SHA-256 of the transcript's canonical form.
    pub transcript_digest: String,
    /// What it says: levels, points and how sure they are.
    pub outcome: Outcome,
}

/// An instant as ISO 8601, UTC.
pub fn iso(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0).map(|at| at.to_string()).unwrap_or_default()
}

/// The export of a completed attempt; a conflict while it runs.
pub fn export(attempt: Attempt) -> Result<Export, AppError> {
    let record = attempt.record;
    let done = attempt.session.into_completed().map_err(|_| AppError::conflict("attempt-running"))?;
    let transcript = done.transcript();
    Ok(Export {
        attempt: record.id.0,
        participant_name: record.participant_name,
        helped: record.helped,
        started_at: iso(record.started),
        completed_at: record.completed.map(iso),
        transcript_digest: record.transcript_digest.unwrap_or_else(|| transcript.digest()),
        transcript,
        outcome: done.outcome(),
    })
}

/// The answers as a table: one line per question.
pub fn table(attempt: Attempt, lang: Lang) -> Result<CsvTable, AppError> {
    let record = attempt.record;
    let done = attempt.session.into_completed().map_err(|_| AppError::conflict("attempt-running"))?;
    let mut table = CsvTable::new(lang, HEADS.map(str::to_owned))?;
    for event in done.session().events() {
        if let Some(line) = line(&done, event) {
            let first = [Cell::from(record.id.as_str()), Cell::from(record.helped.as_str())];
            table.row(first.into_iter().chain(line))?;
        }
    }
    Ok(table)
}

const HEADS: [&str; 16] = [
    "attempt",
    "helped",
    "plan",
    "bank_revision",
    "engine_version",
    "locale",
    "position",
    "item",
    "item_revision",
    "competence",
    "answer",
    "verdict",
    "credit",
    "elapsed_ms",
    "received_at",
    "doing",
];

fn line(done: &CompletedSession, event: &SessionEvent) -> Option<[Cell; 14]> {
    let SessionEvent::Answered { position, item, revision, answer, score, elapsed_ms, at, doing, .. } = event
    else {
        return None;
    };
    let session = done.session();
    let competence = session.bank().item(item).map(|item| item.competence.0.clone());
    Some([
        session.plan().id.as_str().into(),
        session.bank().revision().0.as_str().into(),
        session.plan().rules_since().into(),
        session.locale().into(),
        position.0.into(),
        item.0.as_str().into(),
        revision.0.as_str().into(),
        competence.into(),
        answer_text(answer).into(),
        verdict_word(score.verdict).into(),
        Cell::Decimal(score.credit, 3),
        (*elapsed_ms).into(),
        iso(*at).into(),
        doing_word(*doing).into(),
    ])
}

/// The answer in one cell: ids or typed words.
fn answer_text(answer: &Answer) -> String {
    let pairs = |pairs: &std::collections::BTreeMap<String, String>| {
        pairs.iter().map(|(left, right)| format!("{left}: {right}")).collect::<Vec<_>>().join("; ")
    };
    match answer {
        Answer::Choice { choice } => choice.clone(),
        Answer::Choices { choices } => choices.iter().cloned().collect::<Vec<_>>().join("; "),
        Answer::Text { text } => text.clone(),
        Answer::Order { order } => order.join("; "),
        Answer::Pairs { pairs: given } => pairs(given),
        Answer::Gaps { gaps } => pairs(gaps),
        Answer::Task { acts } => acts.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
        Answer::DontKnow {} | Answer::TimedOut {} => String::new(),
    }
}

fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Correct => "correct",
        Verdict::Partial => "partial",
        Verdict::Incorrect => "incorrect",
        Verdict::DontKnow => "dont_know",
        Verdict::TimedOut => "timed_out",
    }
}

fn doing_word(doing: Doing) -> &'static str {
    match doing {
        Doing::Alone => "alone",
        Doing::Helped => "helped",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_read_by_machines() {
        assert_eq!(iso(Timestamp(0)), "1970-01-01T00:00:00Z");
    }
}
