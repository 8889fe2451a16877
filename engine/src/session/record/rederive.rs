//! Runs a recorded test again: every choice, every estimate and the result, compared with what is recorded.

use super::compare::{compare, compare_field};
use super::wordless;
use super::{Difference, Part, Position, Record, RecordedStep};
use crate::bank::ItemBank;
use crate::item::ItemRevision;
use crate::item::answer::Answer;
use crate::scale::ScaleError;
use crate::seed::Seed;
use crate::session::diagnostic::Doing;
use crate::session::event::{SessionEvent, Timestamp};
use crate::session::next::Frame;
use crate::session::replay::ReplayError;
use crate::session::{BeginError, SeenInstances, Session, Step, Transcript};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Why something is not the record of a test.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NotARecord {
    /// Too many competences or cut scores, a competence twice, or values that no measure has.
    #[error("no test is measured like this: see `measure`")]
    Measure,
    /// Too many questions, or not by rising number.
    #[error("the questions are not those of a test: see `questions`")]
    Questions,
    /// Too many steps, or a credit outside 0 to 1.
    #[error("the answers are not those of a test: see `steps`")]
    Steps,
    /// The loadings make no model.
    #[error("the loadings on the general factor make no model")]
    GeneralFactor,
    /// The scale is none.
    #[error(transparent)]
    Scale(#[from] ScaleError),
    /// The test could not have begun.
    #[error(transparent)]
    Begin(#[from] BeginError),
}

impl Record {
    /// Derives the test again and names every difference from what is recorded; none means the same to the last bit.
    ///
    /// Of the choices of questions only the first difference is named, since the later ones follow from it.
    pub fn rederive(&self) -> Result<Vec<Difference>, NotARecord> {
        let mut differences = Vec::new();
        compare_field(
            Part::Origin,
            "engine_version",
            &self.origin.engine_version,
            &self.plan.rules_since(),
            &mut differences,
        );
        self.compare_steps_with_questions(&mut differences);
        let session = self.run(wordless::bank(self)?, &mut differences)?;
        match session.into_completed() {
            Ok(done) => compare(Part::Outcome, &self.outcome, &done.outcome(), &mut differences),
            Err(_) => compare_field(
                Part::Outcome,
                "stop_reason",
                &self.outcome.stop_reason,
                &"a test that is not over",
                &mut differences,
            ),
        }
        Ok(differences)
    }

    /// What a bank says otherwise about the measure and the questions.
    pub fn compare_bank(&self, bank: &ItemBank) -> Vec<Difference> {
        let mut differences = Vec::new();
        let revision = bank.revision();
        compare_field(Part::Origin, "bank_revision", &self.origin.bank_revision, revision, &mut differences);
        let (measure, questions) = Self::measured_with(bank, &self.plan, &self.origin.locale);
        compare(Part::Measure, &self.measure, &measure, &mut differences);
        let stated: BTreeMap<_, _> = self.questions.iter().map(|one| (one.number, one)).collect();
        let found: BTreeMap<_, _> = questions.iter().map(|one| (one.number, one)).collect();
        let numbers: std::collections::BTreeSet<u32> = stated.keys().chain(found.keys()).copied().collect();
        for number in numbers {
            let (one, other) = (stated.get(&number), found.get(&number));
            compare(Part::Question(number), &one, &other, &mut differences);
        }
        differences
    }

    /// What the transcript of the test, replayed on its bank with its keys, says otherwise.
    ///
    /// # Errors
    /// [`ReplayError`] when the transcript is not one of this bank.
    pub fn compare_transcript(
        &self,
        transcript: &Transcript,
        bank: Arc<ItemBank>,
    ) -> Result<Vec<Difference>, ReplayError> {
        let mut differences = Vec::new();
        match transcript.replay(bank)?.into_completed() {
            Ok(done) => {
                let found = done.record();
                compare(Part::Origin, &self.origin, &found.origin, &mut differences);
                compare(Part::Plan, &self.plan, &found.plan, &mut differences);
                for (index, place) in (0..self.steps.len().max(found.steps.len())).zip(1..) {
                    let (one, other) = (self.steps.get(index), found.steps.get(index));
                    compare(Part::Step(Position(place)), &one, &other, &mut differences);
                }
                compare(Part::Ended, &self.ended, &found.ended, &mut differences);
                compare(Part::Outcome, &self.outcome, &found.outcome, &mut differences);
            }
            Err(_) => compare(Part::Ended, &self.ended, &"a test that is not over", &mut differences),
        }
        Ok(differences)
    }

    fn compare_steps_with_questions(&self, into: &mut Vec<Difference>) {
        let questions: BTreeMap<_, _> = self.questions.iter().map(|one| (one.number, one)).collect();
        for (step, place) in self.steps.iter().zip(1..) {
            let part = Part::Step(Position(place));
            compare_field(part, "position", &step.position, &Position(place), into);
            let Some(question) = questions.get(&step.question) else {
                compare_field(part, "question", &step.question, &"no such question", into);
                continue;
            };
            compare_field(part, "competence", &step.competence, &question.competence, into);
            compare_field(part, "parameters", &step.parameters, &question.parameters, into);
        }
    }

    /// What was seen before, among the questions without words.
    fn seen(&self) -> SeenInstances {
        let mut seen = SeenInstances::default();
        self.origin.seen.iter().for_each(|number| seen.insert_only_form(wordless::id(*number)));
        seen
    }

    fn run(&self, bank: ItemBank, into: &mut Vec<Difference>) -> Result<Session, NotARecord> {
        let mut session = Session::open(Frame {
            plan: Arc::new(self.plan.clone()),
            bank: Arc::new(bank),
            seed: Seed([0; 32]),
            locale: self.origin.locale.clone(),
            drawn: self.steps.iter().map(|step| step.draw.0).collect(),
            seen: self.seen(),
        })?;
        let mut same_choices = true;
        for (step, place) in self.steps.iter().zip(1..) {
            let position = Position(place);
            same_choices = same_choices && step.is_the_choice(&session.step, position, into);
            session = session.followed_by(step.event(position));
            step.compare_knowledge(&session, position, into);
        }
        let Some(reason) = self.ended else { return Ok(session) };
        match session.end(reason, Timestamp(0)) {
            Ok((ended, _)) => Ok(ended),
            Err(refused) => {
                compare(Part::Ended, &reason, &refused.to_string(), into);
                Ok(session)
            }
        }
    }
}

impl RecordedStep {
    fn is_the_choice(&self, step: &Step, position: Position, into: &mut Vec<Difference>) -> bool {
        let before = into.len();
        let part = Part::Step(position);
        match step {
            Step::Present { item, .. } if *item == wordless::id(self.question) => {}
            Step::Present { item, .. } => {
                let chosen = item.0.trim_start_matches('0').parse::<u32>().unwrap_or_default();
                compare_field(part, "question", &self.question, &chosen, into);
            }
            Step::Stop(reason) => {
                let over = format!("no question: the test is over ({reason:?})");
                compare_field(part, "question", &self.question, &over, into);
            }
        }
        into.len() == before
    }

    /// The event, as far as it is known: what was answered is not, and nothing below asks for it.
    fn event(&self, position: Position) -> SessionEvent {
        SessionEvent::Answered {
            position,
            item: wordless::id(self.question),
            revision: ItemRevision(String::new()),
            instance: None,
            answer: Answer::DontKnow {},
            score: self.score,
            elapsed_ms: self.elapsed_ms,
            at: Timestamp(0),
            doing: Doing::Alone,
        }
    }

    fn compare_knowledge(&self, session: &Session, position: Position, into: &mut Vec<Difference>) {
        let known = session.estimates().into_iter().find(|known| known.competence == self.competence);
        let Some(known) = known else { return };
        let part = Part::Step(position);
        compare_field(part, "theta", &self.theta, &known.estimate.theta, into);
        compare_field(part, "standard_error", &self.standard_error, &known.estimate.standard_error, into);
    }
}
