//! What each action does to a mailbox.

use super::people::{address, name};
use super::{Draft, Mailbox, Message, Origin, Reading, Rule, Sent};
use crate::item::task::act::{Act, Verbs};
use crate::item::task::app::{Refusal, Told};
use crate::item::task::text::{Text, say};

pub(super) const VERBS: Verbs = &[
    ("folder", &["folder"]),
    ("find", &["words?"]),
    ("open", &["message"]),
    ("close", &[]),
    ("move", &["message", "folder"]),
    ("star", &["message"]),
    ("unread", &["message"]),
    ("report", &["message"]),
    ("look", &["message", "link"]),
    ("follow", &["message", "link"]),
    ("unwrap", &["message", "file"]),
    ("write", &[]),
    ("reply", &["message"]),
    ("reply_all", &["message"]),
    ("forward", &["message"]),
    ("send", &["to?", "cc?", "bcc?", "subject?", "text?", "documents?"]),
    ("discard", &[]),
    ("rules", &[]),
    ("add_rule", &["field", "says?", "folder", "now?"]),
    ("drop_rule", &["rule"]),
];

impl Mailbox {
    pub(super) fn act(&mut self, act: &Act) -> Result<Told, Refusal> {
        match act.verb() {
            "folder" => self.show_folder(act.get("folder")),
            "find" => Ok(self.find(act.get("words"))),
            "open" => self.open(act.get("message")),
            "close" | "discard" => Ok(self.close()),
            "move" => self.move_to(act.get("message"), act.get("folder")),
            "star" | "unread" | "report" => self.mark(act.verb(), act.get("message")),
            "look" | "follow" => self.link(act),
            "unwrap" => self.unwrap(act.get("message"), act.get("file")),
            "write" => Ok(self.write(blank())),
            "reply" | "reply_all" | "forward" => self.answer(act.verb(), act.get("message")),
            "send" => self.send(act),
            "rules" => Ok(self.show_rules()),
            "add_rule" => self.add_rule(act),
            "drop_rule" => self.drop_rule(act.get("rule")),
            _ => Err(Refusal::Impossible),
        }
    }

    fn show_folder(&mut self, folder: &str) -> Result<Told, Refusal> {
        if !self.has_folder(folder) {
            return Err(Refusal::Impossible);
        }
        folder.clone_into(&mut self.screen.folder);
        self.screen.words.clear();
        self.screen.reading = Reading::Nothing;
        Ok(Told::pane(say("task-mail-shown").with("folder", self.folder_name(folder)), "messages"))
    }

    fn find(&mut self, words: &str) -> Told {
        words.trim().clone_into(&mut self.screen.words);
        self.screen.reading = Reading::Nothing;
        let found = self.listed().count();
        Told::pane(say("task-mail-found").with("count", found), "messages")
    }

    fn open(&mut self, id: &str) -> Result<Told, Refusal> {
        let message = self.held(id)?;
        message.unread = false;
        let told = say("task-mail-opened").with("subject", message.subject.as_str());
        self.screen.reading = Reading::Message(id.to_owned());
        Ok(Told::pane(told, "reading"))
    }

    fn close(&mut self) -> Told {
        self.screen.reading = Reading::Nothing;
        Told::pane(say("task-mail-closed"), "messages")
    }

    fn move_to(&mut self, id: &str, folder: &str) -> Result<Told, Refusal> {
        if !self.has_folder(folder) || folder == "sent" {
            return Err(Refusal::Impossible);
        }
        folder.clone_into(&mut self.held(id)?.folder);
        self.screen.reading = Reading::Nothing;
        Ok(Told::pane(say("task-mail-moved").with("folder", self.folder_name(folder)), "messages"))
    }

    fn mark(&mut self, verb: &str, id: &str) -> Result<Told, Refusal> {
        let message = self.held(id)?;
        match verb {
            "star" => {
                message.starred = !message.starred;
                let told = if message.starred { "task-mail-starred" } else { "task-mail-unstarred" };
                Ok(Told::same(say(told)))
            }
            "unread" => {
                message.unread = true;
                self.screen.reading = Reading::Nothing;
                Ok(Told::pane(say("task-mail-marked-unread"), "messages"))
            }
            _ => {
                message.reported = true;
                "junk".clone_into(&mut message.folder);
                self.screen.reading = Reading::Nothing;
                Ok(Told::pane(say("task-mail-reported"), "messages"))
            }
        }
    }

    /// Looking at where a link leads is free; following it is not undone by coming back.
    fn link(&mut self, act: &Act) -> Result<Told, Refusal> {
        let (id, link) = (act.get("message"), act.get("link"));
        let known =
            self.message(id).is_some_and(|message| message.links.iter().any(|known| known.id == link));
        if !known {
            return Err(Refusal::Impossible);
        }
        if act.verb() == "look" {
            self.screen.reading = Reading::Address(id.to_owned(), link.to_owned());
            return Ok(Told::same(say("task-mail-address-shown")));
        }
        self.followed.insert((id.to_owned(), link.to_owned()));
        Ok(Told::same(say("task-mail-followed")))
    }

    fn unwrap(&mut self, id: &str, file: &str) -> Result<Told, Refusal> {
        let known = self.message(id).is_some_and(|message| message.files.iter().any(|known| known == file));
        if !known {
            return Err(Refusal::Impossible);
        }
        self.unwrapped.insert((id.to_owned(), file.to_owned()));
        Ok(Told::same(say("task-mail-file-opened").with("file", file)))
    }

    fn write(&mut self, draft: Draft) -> Told {
        self.screen.reading = Reading::Writing(draft);
        Told::pane(say("task-mail-writing"), "reading")
    }

    fn answer(&mut self, verb: &str, id: &str) -> Result<Told, Refusal> {
        let message = self.message(id).ok_or(Refusal::Impossible)?;
        let draft = match verb {
            "forward" => Draft {
                origin: Origin::Forward(id.to_owned()),
                subject: prefixed("Fwd: ", &message.subject),
                text: quoted(message),
                ..blank()
            },
            _ => Draft {
                origin: Origin::Answer(id.to_owned()),
                subject: prefixed("Re: ", &message.subject),
                ..self.addressed(message, verb == "reply_all")
            },
        };
        Ok(self.write(draft))
    }

    /// To whom a reply goes: the writer alone, or everyone else who got the message.
    fn addressed(&self, message: &Message, everyone: bool) -> Draft {
        if !everyone {
            return Draft { to: message.from.clone(), ..blank() };
        }
        let to = std::iter::once(&message.from).chain(&message.to);
        Draft { to: self.others(to), cc: self.others(message.cc.iter()), ..blank() }
    }

    fn send(&mut self, act: &Act) -> Result<Told, Refusal> {
        let Reading::Writing(draft) = &self.screen.reading else { return Err(Refusal::Impossible) };
        let read = |field: &str| {
            let wrong = |part: String| Refusal::because(say("task-mail-no-address").with("text", part));
            self.recipients(act.get(field)).map_err(wrong)
        };
        let sent = Sent {
            origin: draft.origin.clone(),
            to: read("to")?,
            cc: read("cc")?,
            bcc: read("bcc")?,
            subject: act.get("subject").to_owned(),
            text: act.get("text").to_owned(),
            documents: act.several("documents").map(str::to_owned).collect(),
        };
        if sent.to.is_empty() && sent.cc.is_empty() && sent.bcc.is_empty() {
            return Err(Refusal::because(say("task-mail-nobody")));
        }
        if !sent.documents.iter().all(|id| self.documents.iter().any(|document| document.id == *id)) {
            return Err(Refusal::Impossible);
        }
        let count = sent.to.len() + sent.cc.len() + sent.bcc.len();
        self.sent.push(sent);
        self.screen.reading = Reading::Nothing;
        Ok(Told::pane(say("task-mail-sent").with("count", count), "messages"))
    }

    fn show_rules(&mut self) -> Told {
        self.screen.reading = Reading::Rules;
        Told::pane(say("task-mail-rules-shown"), "reading")
    }

    fn add_rule(&mut self, act: &Act) -> Result<Told, Refusal> {
        let rule = Rule {
            field: act.get("field").to_owned(),
            says: act.get("says").trim().to_owned(),
            folder: act.get("folder").to_owned(),
        };
        let sound = ["from", "subject", "body"].contains(&rule.field.as_str())
            && self.has_folder(&rule.folder)
            && self.screen.reading == Reading::Rules;
        if !sound {
            return Err(Refusal::Impossible);
        }
        if rule.says.is_empty() {
            return Err(Refusal::because(say("task-mail-rule-empty")));
        }
        if act.get("now") == "yes" {
            let taken =
                self.messages.iter_mut().filter(|message| message.folder == "inbox" && rule.takes(message));
            taken.for_each(|message| rule.folder.clone_into(&mut message.folder));
        }
        self.rules.push(rule);
        Ok(Told::pane(say("task-mail-rule-added"), "reading"))
    }

    fn drop_rule(&mut self, number: &str) -> Result<Told, Refusal> {
        let index = number.parse().ok().filter(|index: &usize| *index < self.rules.len());
        self.rules.remove(index.ok_or(Refusal::Impossible)?);
        Ok(Told::pane(say("task-mail-rule-dropped"), "reading"))
    }

    fn held(&mut self, id: &str) -> Result<&mut Message, Refusal> {
        self.messages.iter_mut().find(|message| message.id == id).ok_or(Refusal::Impossible)
    }

    /// Messages that the list shows: those of the folder, or those with the words looked for.
    pub(super) fn listed(&self) -> impl Iterator<Item = &Message> {
        let words = super::people::folded(&self.screen.words);
        self.messages.iter().filter(move |message| {
            if words.is_empty() {
                return message.folder == self.screen.folder;
            }
            let text = format!("{}\n{}\n{}", message.from, message.subject, message.body);
            super::people::folded(&text).contains(&words)
        })
    }

    pub(super) fn folder_name(&self, id: &str) -> Text {
        match id {
            "inbox" => say("task-mail-inbox"),
            "sent" => say("task-mail-sent-folder"),
            "junk" => say("task-mail-junk"),
            "trash" => say("task-mail-trash"),
            other => {
                let own = self.folders.iter().find(|folder| folder.id == other);
                Text::words(own.map_or(other, |folder| folder.name.as_str()))
            }
        }
    }
}

fn prefixed(prefix: &str, subject: &str) -> String {
    if subject.starts_with(prefix) { subject.to_owned() } else { format!("{prefix}{subject}") }
}

fn quoted(message: &Message) -> String {
    format!("\n\n{} <{}>\n{}", name(&message.from), address(&message.from), message.body.trim_end())
}

/// A message with nothing in it yet.
fn blank() -> Draft {
    let nothing = String::new;
    Draft { origin: Origin::Nothing, to: nothing(), cc: nothing(), subject: nothing(), text: nothing() }
}
