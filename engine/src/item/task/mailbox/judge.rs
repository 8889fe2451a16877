//! What can be asked of the state of a mailbox.

use super::people::{address, folded};
use super::{Mailbox, Message, Origin, Sent};
use crate::item::task::act::Verbs;
use crate::item::task::goal::Condition;
use std::collections::BTreeSet;

pub(super) const CONDITIONS: Verbs = &[
    ("in_folder", &["message", "folder"]),
    ("folder_holds", &["folder", "messages"]),
    ("starred", &["message"]),
    ("reported", &["message"]),
    ("read", &["message"]),
    ("followed", &["message?"]),
    ("file_opened", &["message?"]),
    ("sent", SENT),
    ("rule_takes", &["messages", "folder"]),
];

const SENT: &[&str] = &[
    "answers?",
    "forwards?",
    "to?",
    "cc?",
    "bcc?",
    "everyone?",
    "reaches?",
    "spares?",
    "subject?",
    "documents?",
    "carries?",
];

/// Written where an address or a document could stand, for nobody and nothing.
pub(super) const NONE: &str = "none";

impl Mailbox {
    pub(super) fn judge(&self, condition: &Condition) -> bool {
        match condition.is.as_str() {
            "in_folder" => self.is(condition, |message| message.folder == condition.get("folder")),
            "folder_holds" => {
                let held = self.messages.iter().filter(|message| message.folder == condition.get("folder"));
                ids(held) == wanted(condition)
            }
            "starred" => self.is(condition, |message| message.starred),
            "reported" => self.is(condition, |message| message.reported),
            "read" => self.is(condition, |message| !message.unread),
            "followed" => any_about(&self.followed, condition),
            "file_opened" => any_about(&self.unwrapped, condition),
            "sent" => self.sent.iter().any(|sent| sent.fits(condition)),
            "rule_takes" => self.rules.iter().any(|rule| {
                let taken = self.messages.iter().filter(|message| rule.takes(message));
                rule.folder == condition.get("folder") && ids(taken) == wanted(condition)
            }),
            _ => false,
        }
    }

    fn is(&self, condition: &Condition, so: impl Fn(&Message) -> bool) -> bool {
        self.message(condition.get("message")).is_some_and(so)
    }
}

fn ids<'a>(messages: impl Iterator<Item = &'a Message>) -> BTreeSet<&'a str> {
    messages.map(|message| message.id.as_str()).collect()
}

fn wanted(condition: &Condition) -> BTreeSet<&str> {
    condition.several("messages").into_iter().collect()
}

/// What a field names, but for the word that names nothing.
fn named<'a>(condition: &'a Condition, field: &str) -> impl Iterator<Item = &'a str> {
    condition.several(field).into_iter().filter(|name| *name != NONE)
}

/// Whether something happened to the message named, or to any when none is.
fn any_about(happened: &BTreeSet<(String, String)>, condition: &Condition) -> bool {
    let named = condition.given("message");
    happened.iter().any(|(message, _)| named.is_none_or(|named| named == message))
}

impl Sent {
    /// Whether the message sent is all that the condition says; fields not given do not count.
    fn fits(&self, condition: &Condition) -> bool {
        let people = |field: &str, fits: &dyn Fn(BTreeSet<String>) -> bool| {
            condition.given(field).is_none_or(|_| fits(named(condition, field).map(address).collect()))
        };
        let papers = |field: &str, fits: &dyn Fn(BTreeSet<&str>) -> bool| {
            condition.given(field).is_none_or(|_| fits(named(condition, field).collect()))
        };
        let everyone: BTreeSet<String> = self.to.union(&self.cc).chain(&self.bcc).cloned().collect();
        let origin = |field: &str, origin: fn(String) -> Origin| {
            condition.given(field).is_none_or(|message| self.origin == origin(message.to_owned()))
        };
        let documents: BTreeSet<&str> = self.documents.iter().map(String::as_str).collect();
        let subject = folded(&self.subject);
        origin("answers", Origin::Answer)
            && origin("forwards", Origin::Forward)
            && people("to", &|wanted| wanted == self.to)
            && people("cc", &|wanted| wanted == self.cc)
            && people("bcc", &|wanted| wanted == self.bcc)
            && people("everyone", &|wanted| wanted == everyone)
            && people("reaches", &|wanted| wanted.is_subset(&everyone))
            && people("spares", &|wanted| wanted.is_disjoint(&everyone))
            && papers("documents", &|wanted| wanted == documents)
            && papers("carries", &|wanted| wanted.is_subset(&documents))
            && condition
                .given("subject")
                .is_none_or(|_| condition.any_of("subject").any(|words| subject.contains(&folded(words))))
    }
}
