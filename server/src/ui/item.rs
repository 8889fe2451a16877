//! A question as form controls, and the correction shown after the end.

use super::Lang;
use super::download::FileLink;
pub use super::given::Given;
use super::rich;
use askama::Template;
use askama::filters::HtmlSafe;
use jalon_engine::item::answer::{Answer, Verdict};
use jalon_engine::item::content::{Body, ClozePart, Content, Correction, ItemOption, Material};
use jalon_engine::item::task::Fared;
use std::collections::BTreeMap;
use std::fmt;

/// What a learner sees of an item and where the answer goes; to be placed inside a form.
#[derive(Debug, Template)]
#[template(path = "ui/components/question.html")]
pub struct QuestionView<'a> {
    /// Language of the interface.
    pub lang: Lang,
    /// Language of the question, when it is another one.
    pub locale: &'a str,
    /// What is shown.
    pub content: &'a Content,
    /// Where the bank's drawings are, `/media/<revision>`.
    pub media: &'a str,
    /// The file to open before answering.
    pub file: Option<&'a FileLink>,
    /// What was sent already.
    pub given: &'a Given,
    /// Why it was refused; empty when it was not.
    pub error: &'a str,
}

impl HtmlSafe for QuestionView<'_> {}

impl QuestionView<'_> {
    /// The attribute that ties a typed answer to its notes.
    fn described(&self, hint: bool, unit: bool) -> Described {
        let notes = [(unit, "answer-unit"), (hint, "answer-hint"), (!self.error.is_empty(), "answer-error")];
        Described(notes.into_iter().filter(|(shown, _)| *shown).map(|(_, id)| id).collect())
    }

    fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }
}

/// An `aria-describedby` attribute, or nothing.
struct Described(Vec<&'static str>);

impl HtmlSafe for Described {}

impl fmt::Display for Described {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, " aria-describedby=\"{}\"", self.0.join(" ")) }
    }
}

/// Address of a drawing of the bank.
pub fn media_url(media: &str, file: &str) -> String {
    format!("{media}/{}", file.strip_prefix("media/").unwrap_or(file))
}

/// My answer, the right one, and why; shown after the end only.
#[derive(Debug, Template)]
#[template(path = "ui/components/correction.html")]
pub struct CorrectionView<'a> {
    /// Language of the interface.
    pub lang: Lang,
    /// What was shown.
    pub content: &'a Content,
    /// Where the bank's drawings are, `/media/<revision>`.
    pub media: &'a str,
    /// What was answered.
    pub answer: &'a Answer,
    /// How it fared.
    pub verdict: Verdict,
    /// How each part of an interactive task fared.
    pub fared: &'a [Fared],
    /// What is said about it.
    pub correction: &'a Correction,
}

impl HtmlSafe for CorrectionView<'_> {}

impl CorrectionView<'_> {
    fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }

    fn kind(&self) -> &'static str {
        match self.verdict {
            Verdict::Correct => "success",
            Verdict::Partial => "partial",
            Verdict::Incorrect | Verdict::DontKnow | Verdict::TimedOut => "neutral",
        }
    }

    fn verdict_key(&self) -> &'static str {
        match self.verdict {
            Verdict::Correct => "ui-verdict-correct",
            Verdict::Partial => "ui-verdict-partial",
            Verdict::Incorrect => "ui-verdict-incorrect",
            Verdict::DontKnow => "ui-verdict-dont-know",
            Verdict::TimedOut => "ui-verdict-timed-out",
        }
    }

    /// The answer in words, one line for each part; empty when none was given.
    fn answer_lines(&self) -> Vec<String> {
        let body = &self.content.body;
        match self.answer {
            Answer::Choice { choice } => vec![label(options(body), choice)],
            Answer::Choices { choices } => {
                choices.iter().map(|choice| label(options(body), choice)).collect()
            }
            Answer::Text { text } => vec![text.clone()],
            Answer::Order { order } => order
                .iter()
                .enumerate()
                .map(|(n, id)| format!("{}. {}", n + 1, label(options(body), id)))
                .collect(),
            Answer::Pairs { pairs } => pair_lines(body, pairs),
            Answer::Gaps { gaps } => gap_lines(body, gaps),
            Answer::Task { .. } => self.fared.iter().map(|part| self.fared_line(part)).collect(),
            Answer::DontKnow {} | Answer::TimedOut {} => Vec::new(),
        }
    }

    /// A part of a task: done, not done, or done and not wanted.
    fn fared_line(&self, part: &Fared) -> String {
        let slipped = !self.correction.right_answer.contains(&part.say);
        match (part.well, slipped) {
            (true, _) => self.lang.t1("task-reached", "goal", part.say.as_str()),
            (false, false) => self.lang.t1("task-missed", "goal", part.say.as_str()),
            (false, true) => self.lang.t1("task-slipped", "slip", part.say.as_str()),
        }
    }

    /// Why the wrong parts of the answer tempt, where the author said so.
    fn tempting(&self) -> Vec<&str> {
        let chosen: Vec<&str> = match self.answer {
            Answer::Choice { choice } => vec![choice],
            Answer::Choices { choices } => choices.iter().map(String::as_str).collect(),
            Answer::Text { text } => vec![text.trim()],
            Answer::Gaps { gaps } => gaps.values().map(String::as_str).collect(),
            Answer::Task { .. } => {
                self.fared.iter().filter(|part| !part.well).map(|part| part.id.as_str()).collect()
            }
            Answer::Order { .. } | Answer::Pairs { .. } | Answer::DontKnow {} | Answer::TimedOut {} => {
                Vec::new()
            }
        };
        let said = |choice: &&str| self.correction.tempting.get(*choice).map(String::as_str);
        if self.verdict == Verdict::Correct { Vec::new() } else { chosen.iter().filter_map(said).collect() }
    }
}

fn options(body: &Body) -> &[ItemOption] {
    match body {
        Body::SingleChoice { choices } | Body::MultipleChoice { choices } => choices,
        Body::Ordering { items } => items,
        Body::Matching { options, .. } => options,
        Body::ShortText { .. } | Body::Number { .. } | Body::Cloze { .. } | Body::Task { .. } => &[],
    }
}

fn label(options: &[ItemOption], id: &str) -> String {
    options.iter().find(|option| option.id == id).map_or(id, |option| option.text.as_str()).to_owned()
}

fn pair_lines(body: &Body, pairs: &BTreeMap<String, String>) -> Vec<String> {
    let Body::Matching { prompts, options } = body else { return Vec::new() };
    let line =
        |prompt: &ItemOption| Some(format!("{} → {}", prompt.text, label(options, pairs.get(&prompt.id)?)));
    prompts.iter().filter_map(line).collect()
}

fn gap_lines(body: &Body, gaps: &BTreeMap<String, String>) -> Vec<String> {
    let Body::Cloze { parts } = body else { return Vec::new() };
    let line = |part: &ClozePart| match part {
        ClozePart::Gap(gap) => Some(format!("{} → {}", gap.label, label(&gap.choices, gaps.get(&gap.id)?))),
        ClozePart::Text(_) => None,
    };
    parts.iter().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_are_found_under_their_revision() {
        assert_eq!(media_url("/media/abc", "media/robot.svg"), "/media/abc/robot.svg");
    }
}
