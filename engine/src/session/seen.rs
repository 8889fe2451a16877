//! Forms of questions that a person has seen: what a retake must not show again.

use super::event::SessionEvent;
use super::next::next;
use super::{Session, Step};
use crate::item::ItemId;
use crate::item::variant::InstanceId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

static NONE: BTreeSet<InstanceId> = BTreeSet::new();

/// Item → forms seen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeenInstances(BTreeMap<ItemId, BTreeSet<InstanceId>>);

impl SeenInstances {
    /// Notes a form.
    pub fn insert(&mut self, item: ItemId, instance: InstanceId) {
        self.0.entry(item).or_default().insert(instance);
    }

    /// Notes every form that was on the screen of a test: those answered, and the one that was being
    /// asked or that stood there when the test was ended.
    pub fn extend(&mut self, session: &Session) {
        for event in &session.events {
            if let SessionEvent::Answered { item, instance: Some(instance), .. } = event {
                self.insert(item.clone(), instance.clone());
            }
        }
        if let Some((item, instance)) = session.left_unanswered() {
            self.insert(item, instance);
        }
    }

    /// The forms of an item.
    pub fn of(&self, item: &ItemId) -> &BTreeSet<InstanceId> {
        self.0.get(item).unwrap_or(&NONE)
    }

    /// Whether nothing was seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Session {
    /// The form of the question that is being asked, or was when the test was ended from outside.
    fn left_unanswered(&self) -> Option<(ItemId, InstanceId)> {
        let answered = self.events.iter().filter(|event| matches!(event, SessionEvent::Answered { .. }));
        let answered: Vec<SessionEvent> = answered.cloned().collect();
        let Step::Present { position, item } = next(&self.frame, &self.tracks, &answered) else {
            return None;
        };
        let instance = self.frame.instance(&item, position)?.instance.clone()?;
        Some((item, instance))
    }
}
