//! What an author may get wrong in a mailbox.

use super::people::{address, is_address};
use super::{FIXED, Mailbox};
use crate::item::task::app::{Fault, id_faults};

impl Mailbox {
    pub(super) fn ids_of(&self, field: &str) -> Option<Vec<&str>> {
        match field {
            "message" | "messages" | "answers" | "forwards" => {
                Some(self.messages.iter().map(|message| message.id.as_str()).collect())
            }
            "folder" => Some(self.folder_ids().collect()),
            "documents" => Some(self.documents.iter().map(|document| document.id.as_str()).collect()),
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
        faults.extend(id_faults(documents.map(|(n, it)| (format!("documents.{n}.id"), it.id.as_str())), &[]));
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

    /// People without an address that can be read; addresses are invented ones.
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
        let strange = people.into_iter().filter(|(_, person)| {
            let address = address(person);
            !is_address(&address) || !address.ends_with(".example")
        });
        let fault = |(at, person): (String, &String)| Fault {
            at,
            message: format!("`{person}` has no address that ends in .example"),
            help: "write `Name <name@something.example>`",
        };
        strange.map(fault).collect()
    }
}
