//! What every simulated application can do.

use super::act::{Act, Verbs};
use super::goal::Condition;
use super::text::Text;
use super::view::View;
use std::fmt;

/// A simulated application in one state.
///
/// Its behaviour belongs to every test taken with it: once released, what an action does never changes,
/// so that old answers are worth the same for ever. New behaviour gets a new verb or a new field.
pub(crate) trait App {
    /// Its name in a question file.
    fn name(&self) -> &'static str;

    /// How it looks: its name, unless one application has several looks.
    fn look(&self) -> &'static str {
        self.name()
    }

    /// Gets ready for the people of a language, once, before anything is done.
    fn speak(&mut self, _locale: &str) {}

    /// What can be done.
    fn verbs(&self) -> Verbs;

    /// What can be asked of its state.
    fn conditions(&self) -> Verbs;

    /// The ids that a field may name; `None` for a field that takes any text.
    fn names(&self, field: &str) -> Option<Vec<&str>>;

    /// Does what is asked, or says why not and stays as it was. Only called with its own verbs and fields.
    fn apply(&mut self, act: &Act) -> Result<Told, Refusal>;

    /// Whether something is true of the state. Only called with its own conditions.
    fn holds(&self, condition: &Condition) -> bool;

    /// What is shown.
    fn view(&self) -> View;

    /// What its author got wrong.
    fn faults(&self) -> Vec<Fault>;
}

/// What became of an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What happened, in a few words.
    pub text: Text,
    /// Where to go on from.
    pub focus: Focus,
}

/// Where to go on from after an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The control that did it, or what tells what happened when it is gone.
    Same,
    /// The title of this pane.
    Pane(&'static str),
    /// The first field with this name.
    Field(&'static str),
}

impl Told {
    /// The control keeps the focus.
    pub(crate) fn same(text: Text) -> Self {
        Self { text, focus: Focus::Same }
    }

    /// The focus goes to a pane.
    pub(crate) fn pane(text: Text, pane: &'static str) -> Self {
        Self { text, focus: Focus::Pane(pane) }
    }

    /// The focus goes to a field.
    pub(crate) fn field(text: Text, field: &'static str) -> Self {
        Self { text, focus: Focus::Field(field) }
    }
}

/// Why an action was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing here can be done so.
    Impossible,
    /// The application says why.
    Because(Text),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Impossible => f.write_str("nothing here can be done so"),
            Self::Because(text) => f.write_str(text.as_str()),
        }
    }
}

impl Refusal {
    /// A refusal that the application explains.
    pub(crate) fn because(text: Text) -> Self {
        Self::Because(text)
    }
}

/// What an author got wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Where, from the application (`messages.3.folder`).
    pub(crate) at: String,
    /// What is wrong.
    pub(crate) message: String,
    /// How to mend it.
    pub(crate) help: &'static str,
}

impl Fault {
    /// An id that was used before.
    pub(crate) fn repeated(at: String, id: &str) -> Self {
        Self {
            at,
            message: format!("`{id}` is the id of something else too"),
            help: "give each thing its own id",
        }
    }

    /// An id that names nothing.
    pub(crate) fn unknown(at: String, id: &str) -> Self {
        Self { at, message: format!("`{id}` names nothing here"), help: "mend the id, or add what it names" }
    }

    /// An id that forms and addresses cannot carry.
    pub(crate) fn misshapen(at: String, id: &str) -> Self {
        let message = format!("`{}` is not an id", id.escape_debug());
        Self { at, message, help: "use letters without accents, digits, hyphens" }
    }
}

/// Faults of a list of ids: misshapen, repeated, or already taken by the application.
pub(crate) fn id_faults<'a>(ids: impl Iterator<Item = (String, &'a str)>, taken: &[&str]) -> Vec<Fault> {
    let mut seen: Vec<&str> = taken.to_vec();
    let mut faults = Vec::new();
    for (at, id) in ids {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if id.is_empty() || !id.chars().all(plain) {
            faults.push(Fault::misshapen(at, id));
        } else if seen.contains(&id) {
            faults.push(Fault::repeated(at, id));
        }
        seen.push(id);
    }
    faults
}
