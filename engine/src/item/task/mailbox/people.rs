//! Addresses: taken out of `Name <address>`, read from what was typed.

use super::Mailbox;
use crate::item::text_match::{Ignored, normalise};
use std::collections::BTreeSet;

/// A text as it is compared: no case, no accents, single spaces.
pub(super) fn folded(text: &str) -> String {
    normalise(text, &BTreeSet::from([Ignored::Case, Ignored::Accents]))
}

/// The address of `Name <address>`, or the text itself.
pub(super) fn address(person: &str) -> String {
    let inside = person.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(inside, _)| inside);
    inside.unwrap_or(person).trim().to_lowercase()
}

/// The name of `Name <address>`, or the text itself.
pub(super) fn name(person: &str) -> &str {
    let name = person.split('<').next().unwrap_or_default().trim();
    if name.is_empty() { person } else { name }
}

/// Whether a text is written like an address.
pub(super) fn is_address(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && !host.ends_with('.') && !text.contains(char::is_whitespace)
    })
}

impl Mailbox {
    /// The addresses typed in a field, separated by commas or semicolons; a known name stands for its address.
    ///
    /// # Errors
    /// The first part that is neither an address nor a known name.
    pub(super) fn recipients(&self, typed: &str) -> Result<BTreeSet<String>, String> {
        let parts = typed.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
        parts.map(|part| self.recipient(part).ok_or_else(|| part.to_owned())).collect()
    }

    fn recipient(&self, typed: &str) -> Option<String> {
        let written = address(typed);
        if is_address(&written) {
            return Some(written);
        }
        let known = self.people().find(|person| folded(name(person)) == folded(typed));
        known.map(address)
    }

    /// Everyone whose address stands somewhere in the mailbox.
    fn people(&self) -> impl Iterator<Item = &str> {
        let writers = self
            .messages
            .iter()
            .flat_map(|message| std::iter::once(&message.from).chain(&message.to).chain(&message.cc));
        self.contacts.iter().chain(writers).map(String::as_str)
    }

    /// Others than the owner, as a field shows them.
    pub(super) fn others<'a>(&self, people: impl Iterator<Item = &'a String>) -> String {
        let me = address(&self.owner);
        let others: Vec<&str> = people.map(String::as_str).filter(|person| address(person) != me).collect();
        others.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_out_of_what_people_type() {
        assert_eq!(address("Lina Morel <Lina@asso.example>"), "lina@asso.example");
        assert_eq!(address(" lina@asso.example "), "lina@asso.example");
        assert_eq!(name("Lina Morel <lina@asso.example>"), "Lina Morel");
        for (text, is) in
            [("a@b.example", true), ("a@b", false), ("@b.example", false), ("a b@c.example", false)]
        {
            assert_eq!(is_address(text), is, "{text}");
        }
    }
}
