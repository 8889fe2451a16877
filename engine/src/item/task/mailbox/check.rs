//! What an author may get wrong in a mailbox.

use super::judge::NONE;
use super::people::{address, is_address, name};
use super::{FIXED, Mailbox};
use crate::item::task::app::{Fault, id_faults};

impl Mailbox {
    pub(super) fn ids_of(&self, field: &str) -> Option<Vec<&str>> {
        match field {
            "message" | "messages" | "answers" | "forwards" => {
                Some(self.messages.iter().map(|message| message.id.as_str()).collect())
            }
            "folder" => Some(self.folder_ids().collect()),
            "documents" | "carries" => {
                let documents = self.documents.iter().map(|document| document.id.as_str());
                Some(documents.chain([NONE]).collect())
            }
            _ => None,
        }
    }

    pub(super) fn folder_ids(&self) -> impl Iterator<Item = &str> {
        FIXED.into_iter().chain(self.folders.iter().map(|folder| folder.id.as_str()))
    }

    pub(super) fn mistakes(&self) -> Vec<Fault> {
        let folders = self.folders.iter().enumerate();
        let mut faults =
            id_faults(folders.map(|(n, it)| (format!("folders.{n}.id"), it.id.as_str())), &FIXED);
        let messages = self.messages.iter().enumerate();
        faults.extend(id_faults(messages.map(|(n, it)| (format!("messages.{n}.id"), it.id.as_str())), &[]));
        let documents = self.documents.iter().enumerate();
        faults.extend(id_faults(
            documents.map(|(n, it)| (format!("documents.{n}.id"), it.id.as_str())),
            &[NONE],
        ));
        for (number, message) in self.messages.iter().enumerate() {
            if !self.has_folder(&message.folder) {
                faults.push(Fault::unknown(format!("messages.{number}.folder"), &message.folder));
            }
            let links = message.links.iter().enumerate();
            let links = links.map(|(n, it)| (format!("messages.{number}.links.{n}.id"), it.id.as_str()));
            faults.extend(id_faults(links, &[]));
        }
        faults.extend(self.strange_addresses());
        faults
    }

    /// People whom a reply would not reach; addresses are invented ones.
    fn strange_addresses(&self) -> Vec<Fault> {
        let mut people = vec![("owner".to_owned(), &self.owner)];
        people.extend(self.contacts.iter().enumerate().map(|(n, it)| (format!("contacts.{n}"), it)));
        for (number, message) in self.messages.iter().enumerate() {
            people.push((format!("messages.{number}.from"), &message.from));
            people.extend(
                message.to.iter().enumerate().map(|(n, it)| (format!("messages.{number}.to.{n}"), it)),
            );
            people.extend(
                message.cc.iter().enumerate().map(|(n, it)| (format!("messages.{number}.cc.{n}"), it)),
            );
        }
        people.into_iter().filter_map(|(at, person)| stranger(at, person)).collect()
    }
}

fn stranger(at: String, person: &str) -> Option<Fault> {
    let address = address(person);
    if !is_address(&address) || !address.ends_with(".example") {
        let message = format!("`{person}` has no address that ends in .example");
        return Some(Fault { at, message, help: "write `Name <name@something.example>`" });
    }
    let message = format!("`{person}` would be read as two people in the field of a reply");
    let parted = name(person).contains([',', ';']);
    parted.then_some(Fault { at, message, help: "write the name without a comma" })
}
