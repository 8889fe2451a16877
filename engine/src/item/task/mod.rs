//! Interactive tasks: the learner does something in a simulated application and is judged by the state
//! reached, whatever the way.
//!
//! Each application is a pure state machine of its own module: a state that authors describe, a closed
//! list of actions, a [`View`] of the state, and conditions that may hold of it. The answer stored is the
//! list of actions; replayed, it leads to the same state for ever.
//!
//! ```
//! # use jalon_engine::item::task::{Act, Task};
//! # fn shown(task: &Task) -> Result<(), jalon_engine::item::task::WorkError> {
//! let done = [Act::on("open", "message", "m3"), Act::new("move", [("message", "m3"), ("folder", "bills")])];
//! let worked = task.after(&done)?;
//! println!("{:?}", worked.task.view());
//! # Ok(())
//! # }
//! ```
//!
//! Not here: forms and pages, which render views, and the key (`goal`), which no view knows.

mod act;
mod app;
mod browser;
mod calendar;
mod call;
mod day;
mod document;
mod files;
pub(crate) mod goal;
mod mailbox;
mod page;
mod passwords;
mod picture;
mod procedure;
mod program;
mod settings;
mod sharing;
mod sheet;
mod text;
pub mod view;

pub use act::{Act, LONGEST_VALUE};
pub use app::{Focus, Refusal, Told};
pub use goal::Fared;
pub use text::Text;
pub use view::View;

use act::{ANY, Misfit, Verbs, bare};
pub(crate) use app::{App, Fault};
use goal::Condition;
use serde::{Deserialize, Serialize, Serializer};
use text::say;

/// Most actions in an answer.
pub const MOST_ACTS: usize = 150;
/// Names of form fields that are not about the application.
const CONTROLS: [&str; 5] = ["act", "change", "do", "position", "seen"];
/// Longest answer: the sum of the lengths of its values, in characters.
pub const LONGEST_WORK: usize = 20_000;

/// A simulated application in one state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// A web browser.
    Browser(Box<browser::Browser>),
    /// A calendar.
    Calendar(Box<calendar::Calendar>),
    /// A video call.
    Call(Box<call::Call>),
    /// A word processor.
    Document(Box<document::Document>),
    /// A web page being written.
    Page(Box<page::Page>),
    /// A password manager.
    Passwords(Box<passwords::Passwords>),
    /// A picture editor.
    Picture(Box<picture::Picture>),
    /// An online procedure of an invented administration.
    Procedure(Box<procedure::Procedure>),
    /// A program made of blocks.
    Program(Box<program::Program>),
    /// The rights of a shared document.
    Sharing(Box<sharing::Sharing>),
    /// A file manager.
    Files(Box<files::Files>),
    /// A mailbox.
    Mailbox(Box<mailbox::Mailbox>),
    /// Settings of a phone, a computer or a printer.
    Settings(Box<settings::Settings>),
    /// A spreadsheet.
    Sheet(Box<sheet::Sheet>),
}

/// Where some actions led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worked {
    /// The state reached.
    pub task: Task,
    /// What became of the last action; `None` before the first.
    pub told: Option<Told>,
}

/// Why a list of actions leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WorkError {
    /// An action that the application refuses, by its place from 1.
    #[error("action {number} cannot be done")]
    Refused {
        /// Its place, from 1.
        number: usize,
        /// Why.
        refusal: Refusal,
    },
    /// Too many actions.
    #[error("there are more than {MOST_ACTS} actions")]
    TooMany,
    /// Too much was written.
    #[error("more than {LONGEST_WORK} characters were written")]
    TooLong,
}

impl Task {
    fn app(&self) -> &dyn App {
        match self {
            Self::Browser(browser) => browser.as_ref(),
            Self::Calendar(app) => app.as_ref(),
            Self::Call(app) => app.as_ref(),
            Self::Document(app) => app.as_ref(),
            Self::Page(app) => app.as_ref(),
            Self::Passwords(app) => app.as_ref(),
            Self::Picture(app) => app.as_ref(),
            Self::Procedure(app) => app.as_ref(),
            Self::Program(app) => app.as_ref(),
            Self::Sharing(app) => app.as_ref(),
            Self::Files(files) => files.as_ref(),
            Self::Mailbox(mailbox) => mailbox.as_ref(),
            Self::Settings(settings) => settings.as_ref(),
            Self::Sheet(sheet) => sheet.as_ref(),
        }
    }

    fn app_mut(&mut self) -> &mut dyn App {
        match self {
            Self::Browser(browser) => browser.as_mut(),
            Self::Calendar(app) => app.as_mut(),
            Self::Call(app) => app.as_mut(),
            Self::Document(app) => app.as_mut(),
            Self::Page(app) => app.as_mut(),
            Self::Passwords(app) => app.as_mut(),
            Self::Picture(app) => app.as_mut(),
            Self::Procedure(app) => app.as_mut(),
            Self::Program(app) => app.as_mut(),
            Self::Sharing(app) => app.as_mut(),
            Self::Files(files) => files.as_mut(),
            Self::Mailbox(mailbox) => mailbox.as_mut(),
            Self::Settings(settings) => settings.as_mut(),
            Self::Sheet(sheet) => sheet.as_mut(),
        }
    }

    /// The application's name in a question file.
    pub fn name(&self) -> &'static str {
        self.app().name()
    }

    /// How it looks: a name that pages and texts know.
    pub fn look(&self) -> &'static str {
        self.app().look()
    }

    /// What is shown now.
    pub fn view(&self) -> View {
        self.app().view()
    }

    /// The state that some actions lead to from this one.
    ///
    /// # Errors
    /// [`WorkError`] names the first action that cannot be done; nothing of the list counts then.
    pub fn after(&self, acts: &[Act]) -> Result<Worked, WorkError> {
        bounded(acts)?;
        let mut worked = Worked { task: self.clone(), told: None };
        for (act, number) in acts.iter().zip(1..) {
            let done = worked.task.apply(act).map_err(|refusal| WorkError::Refused { number, refusal })?;
            worked.told = Some(done);
        }
        Ok(worked)
    }

    fn apply(&mut self, act: &Act) -> Result<Told, Refusal> {
        match act.misfit(self.app().verbs()) {
            Some(Misfit::Incomplete) => Err(Refusal::because(say("task-incomplete"))),
            None if act.is_sound() => self.app_mut().apply(act),
            _ => Err(Refusal::Impossible),
        }
    }

    /// The action of a verb, with those of the fields given that belong to it.
    pub fn act(&self, verb: &str, given: &[(String, String)]) -> Act {
        let verbs = self.app().verbs();
        let fields =
            verbs.iter().find(|(name, _)| *name == verb).map_or(&[] as &[&str], |(_, fields)| *fields);
        let belongs = |name: &str| fields.iter().any(|field| *field == ANY || bare(field) == name);
        let given = given.iter().filter(|(name, _)| !CONTROLS.contains(&name.as_str()) && belongs(name));
        Act::new(verb, given.cloned())
    }

    /// The application as people of a language find it.
    pub(crate) fn in_locale(mut self, locale: &str) -> Self {
        self.app_mut().speak(locale);
        self
    }

    /// Whether a condition holds.
    pub(crate) fn holds(&self, condition: &Condition) -> bool {
        self.app().holds(condition)
    }

    /// The conditions there are.
    pub(crate) fn conditions(&self) -> Verbs {
        self.app().conditions()
    }

    /// See [`App::names`].
    pub(crate) fn names(&self, field: &str) -> Option<Vec<&str>> {
        self.app().names(field)
    }

    /// See [`App::faults`].
    pub(crate) fn faults(&self) -> Vec<Fault> {
        self.app().faults()
    }
}

fn bounded(acts: &[Act]) -> Result<(), WorkError> {
    if acts.len() > MOST_ACTS {
        return Err(WorkError::TooMany);
    }
    let written: usize = acts.iter().flat_map(Act::fields).map(|(_, value)| value.chars().count()).sum();
    if written > LONGEST_WORK { Err(WorkError::TooLong) } else { Ok(()) }
}

/// Its look: what is inside shows in views only.
impl Serialize for Task {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.look())
    }
}
