//! A web page being written: its HTML, its style, and the outline that follows from them.

mod judge;
mod markup;
mod style;
mod view;

use super::act::{Act, Verbs};
use super::app::{App, Fault, Refusal, Told};
use super::goal::Condition;
use super::text::say;
use super::view::View;
use markup::Markup;
use serde::Deserialize;
use style::Style;

const VERBS: Verbs = &[("write", &["source?"]), ("style", &["source?"])];
/// Longest text of an author: learners write it anew a few times.
const LONGEST: usize = 900;

/// A page in one state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Name of the file.
    name: String,
    /// What is written.
    source: String,
    /// Its style; none when the task is about the HTML alone.
    #[serde(default)]
    style: Option<String>,
}

impl Page {
    fn markup(&self) -> Markup {
        Markup::read(&self.source)
    }

    fn rules(&self) -> Style {
        Style::read(self.style.as_deref().unwrap_or_default())
    }
}

impl App for Page {
    fn name(&self) -> &'static str {
        "page"
    }

    fn verbs(&self) -> Verbs {
        VERBS
    }

    fn conditions(&self) -> Verbs {
        judge::CONDITIONS
    }

    fn names(&self, _: &str) -> Option<Vec<&str>> {
        None
    }

    fn apply(&mut self, act: &Act) -> Result<Told, Refusal> {
        let source = act.get("source").to_owned();
        match (act.verb(), &self.style) {
            ("write", _) => self.source = source,
            ("style", Some(_)) => self.style = Some(source),
            _ => return Err(Refusal::Impossible),
        }
        let problems = self.markup().problems.len() + usize::from(self.rules().unreadable.is_some());
        Ok(Told::pane(say("task-page-written").with("count", problems), "result"))
    }

    fn holds(&self, condition: &Condition) -> bool {
        self.judge(condition)
    }

    fn view(&self) -> View {
        self.window()
    }

    fn faults(&self) -> Vec<Fault> {
        let long = |text: &str| text.chars().count() > LONGEST;
        let style = self.style.as_deref().unwrap_or_default();
        let texts = [("source", self.source.as_str()), ("style", style)];
        let fault = |(at, _): (&str, &str)| Fault {
            at: at.to_owned(),
            message: format!("it is longer than {LONGEST} characters"),
            help: "learners write it anew a few times: make it shorter",
        };
        texts.into_iter().filter(|(_, text)| long(text)).map(fault).collect()
    }
}
