//! From a completed session to its record.

use super::super::next::Frame;
use super::super::{CompletedSession, Position, Session};
use super::digests::hex_digest;
use super::{Draw, Measure, Origin, Question, Record, RecordedStep};
use crate::bank::ItemBank;
use crate::item::{Item, ItemId, ItemStatus};
use crate::seed::{DrawPurpose, Seed};
use crate::session::event::SessionEvent;
use crate::session::plan::SessionPlan;
use crate::session::transcript::canonical_text;
use std::collections::BTreeMap;

impl CompletedSession {
    /// The test as anyone may see it.
    pub fn record(&self) -> Record {
        let session = self.session();
        let numbers = Numbers::of(session.bank());
        let possible = possible(session.bank(), session.plan(), session.locale());
        let seen = possible.filter(|item| session.frame.seen.has_only_form_of(item));
        Record {
            origin: Origin {
                engine_version: session.plan().rules_since().to_owned(),
                bank_revision: session.bank().revision().clone(),
                locale: session.locale().to_owned(),
                transcript_digest: self.transcript().digest(),
                seen: seen.map(|item| numbers.of_item(&item.id)).collect(),
            },
            plan: session.plan().clone(),
            measure: measure(session.bank()),
            questions: questions(session.bank(), session.plan(), session.locale(), &numbers),
            steps: steps(session, &numbers),
            ended: session.events().iter().find_map(|event| match event {
                SessionEvent::Ended { reason, .. } => Some(*reason),
                SessionEvent::Answered { .. } => None,
            }),
            outcome: self.outcome(),
        }
    }
}

impl Record {
    /// What a bank says of a test's measure and questions, for comparison with a record: by number, so that the places
    /// compare.
    pub fn measured_with(bank: &ItemBank, plan: &SessionPlan, locale: &str) -> (Measure, Vec<Question>) {
        (measure(bank), questions(bank, plan, locale, &Numbers::of(bank)))
    }
}

/// The numbers that stand for ids and families.
struct Numbers<'a> {
    items: BTreeMap<&'a ItemId, u32>,
    families: BTreeMap<&'a str, u32>,
}

impl<'a> Numbers<'a> {
    fn of(bank: &'a ItemBank) -> Self {
        let items: BTreeMap<_, _> = bank.items.keys().zip(1..).collect();
        let mut families = BTreeMap::new();
        for (item, number) in bank.items.values().zip(1..) {
            families.entry(item.family.as_str()).or_insert(number);
        }
        Self { items, families }
    }

    fn of_item(&self, id: &ItemId) -> u32 {
        self.items.get(id).copied().unwrap_or_default()
    }
}

fn measure(bank: &ItemBank) -> Measure {
    let competences: Vec<_> = bank.framework.competences().map(|one| one.code.clone()).collect();
    let loadings = bank
        .higher_order()
        .map(|model| competences.iter().map(|code| model.loading(code).unwrap_or_default()).collect());
    Measure {
        cuts: bank.scale.cuts().to_vec(),
        points_per_level: bank.scale.points_per_level(),
        prior: bank.scale.prior(),
        competences,
        loadings,
    }
}

/// The items that could be asked, by id.
fn possible<'a>(
    bank: &'a ItemBank,
    plan: &'a SessionPlan,
    locale: &'a str,
) -> impl Iterator<Item = &'a Item> {
    bank.items.values().filter(move |item| {
        item.status == ItemStatus::Operational
            && item.content.contains_key(locale)
            && plan.competences.contains(&item.competence)
    })
}

fn questions(bank: &ItemBank, plan: &SessionPlan, locale: &str, numbers: &Numbers) -> Vec<Question> {
    let question = |item: &Item| Question {
        number: numbers.of_item(&item.id),
        competence: item.competence.clone(),
        family: numbers.families.get(item.family.as_str()).copied().unwrap_or_default(),
        enemies: item.enemies.iter().map(|id| numbers.of_item(id)).collect(),
        timed: item.time_limit_seconds.is_some(),
        parameters: item.parameters.clone(),
    };
    possible(bank, plan, locale).map(question).collect()
}

/// The session is gone through once more for what was known after each answer.
fn steps(session: &Session, numbers: &Numbers) -> Vec<RecordedStep> {
    let frame = session.frame.as_ref();
    let mut tracks = super::super::track::Tracks::before(frame);
    let answered = session.events().iter().zip(1..);
    answered
        .filter_map(|(event, place)| {
            let SessionEvent::Answered { item: id, score, elapsed_ms, .. } = event else { return None };
            let item = frame.bank.items.get(id)?;
            tracks.learn(item, *score, &frame.plan.stopping);
            let known = tracks.all.iter().find(|track| track.competence == item.competence)?.estimate;
            Some(RecordedStep {
                position: Position(place),
                question: numbers.of_item(id),
                competence: item.competence.clone(),
                parameters: item.parameters.clone(),
                draw: draw(frame, Position(place)),
                answer_seal: seal(&frame.seed, place, event),
                score: *score,
                elapsed_ms: *elapsed_ms,
                theta: known.theta,
                standard_error: known.standard_error,
            })
        })
        .collect()
}

fn draw(frame: &Frame, position: Position) -> Draw {
    Draw(frame.draws(position).number())
}

/// SHA-256 of 32 bytes only the seed gives, then of the canonical text of the event.
///
/// Without the bytes the few answers a question allows could be tried one by one.
fn seal(seed: &Seed, position: u32, event: &SessionEvent) -> String {
    let secret = seed.draws(position, DrawPurpose::AnswerSeal).seed();
    let text = canonical_text(event);
    hex_digest(&[secret.0.as_slice(), text.as_bytes()])
}
