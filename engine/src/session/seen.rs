//! Questions that a person has seen, and their forms: what a retake must not show again.

use super::event::SessionEvent;
use super::next::next;
use super::{Session, Step};
use crate::item::variant::InstanceId;
use crate::item::{Item, ItemId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

static NONE: BTreeSet<InstanceId> = BTreeSet::new();

/// Item → forms seen; no form of a question that has only one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeenInstances(BTreeMap<ItemId, BTreeSet<InstanceId>>);

impl SeenInstances {
    /// Notes a form.
    pub fn insert(&mut self, item: ItemId, instance: InstanceId) {
        self.0.entry(item).or_default().insert(instance);
    }

    /// Notes a question that has one form only.
    pub fn insert_only_form(&mut self, item: ItemId) {
        self.0.entry(item).or_default();
    }

    /// Notes everything that was on the screen of a test: what was answered, and what was being asked or stood there
    /// when the test was ended.
    pub fn extend(&mut self, session: &Session) {
        let answered = session.events.iter().filter_map(|event| match event {
            SessionEvent::Answered { item, instance, .. } => Some((item.clone(), instance.clone())),
            SessionEvent::Ended { .. } => None,
        });
        for (item, instance) in answered.chain(session.left_unanswered()) {
            match instance {
                Some(instance) => self.insert(item, instance),
                None => self.insert_only_form(item),
            }
        }
    }

    /// The forms of an item.
    pub fn of(&self, item: &ItemId) -> &BTreeSet<InstanceId> {
        self.0.get(item).unwrap_or(&NONE)
    }

    /// Whether a question has one form only, and that was seen.
    pub(super) fn has_only_form_of(&self, item: &Item) -> bool {
        !item.has_variants() && self.0.contains_key(&item.id)
    }

    /// Whether any question with one form only was seen.
    pub(super) fn has_only_forms(&self) -> bool {
        self.0.values().any(BTreeSet::is_empty)
    }

    /// Whether nothing was seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Session {
    /// The question that is being asked, or was when the test was ended from outside, and its form.
    fn left_unanswered(&self) -> Option<(ItemId, Option<InstanceId>)> {
        let answered = self.events.iter().filter(|event| matches!(event, SessionEvent::Answered { .. }));
        let answered: Vec<SessionEvent> = answered.cloned().collect();
        let Step::Present { position, item } = next(&self.frame, &self.tracks, &answered) else {
            return None;
        };
        let instance = self.frame.instance(&item, position)?.instance.clone();
        Some((item, instance))
    }
}
