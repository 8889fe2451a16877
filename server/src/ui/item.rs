//! A question as form controls, what came back from them, and the correction shown after the end.
//!
//! Names of the controls: `choice`, `choices` (repeated), `text`, `order.<id>`, `pair.<id>`, `gap.<id>`.
//! [`Given`] knows them both ways, so that a refused form comes back filled.

use super::Lang;
use super::rich;
use crate::error::AppError;
use askama::Template;
use askama::filters::HtmlSafe;
use jalon_engine::item::answer::{Answer, Verdict};
use jalon_engine::item::content::{Body, ClozePart, Content, Correction, ItemOption, Material};
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

/// What a form sent, by name of control.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    fields: BTreeMap<String, Vec<String>>,
}

impl Given {
    /// What arrived, as `Form<Vec<(String, String)>>` gives it.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut given = Self::default();
        for (name, value) in pairs {
            given.put(name, value);
        }
        given
    }

    /// What controls would have sent for an answer.
    pub fn from_answer(answer: &Answer) -> Self {
        let mut given = Self::default();
        match answer {
            Answer::Choice { choice } => given.put("choice", choice),
            Answer::Choices { choices } => choices.iter().for_each(|choice| given.put("choices", choice)),
            Answer::Text { text } => given.put("text", text),
            Answer::Order { order } => {
                for (place, id) in order.iter().enumerate() {
                    given.put(format!("order.{id}"), (place + 1).to_string());
                }
            }
            Answer::Pairs { pairs } => pairs.iter().for_each(|(id, to)| given.put(format!("pair.{id}"), to)),
            Answer::Gaps { gaps } => gaps.iter().for_each(|(id, to)| given.put(format!("gap.{id}"), to)),
            Answer::DontKnow {} | Answer::TimedOut {} => {}
        }
        given
    }

    fn put(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.fields.entry(name.into()).or_default().push(value.into());
    }

    /// The value of a control; empty when nothing was sent.
    pub fn one(&self, name: &str) -> &str {
        self.fields.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// Whether a control sent this value.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.fields.get(name).is_some_and(|values| values.iter().any(|sent| sent == value))
    }

    fn part(&self, control: &str, id: &str) -> &str {
        self.one(&format!("{control}.{id}"))
    }

    fn part_is(&self, control: &str, id: &str, value: &str) -> bool {
        self.part(control, id) == value
    }

    /// The answer that a body's controls sent. Refusals are about the field `answer`.
    pub fn read(&self, body: &Body) -> Result<Answer, AppError> {
        match body {
            Body::SingleChoice { .. } => self.typed("choice").map(|choice| Answer::Choice { choice }),
            Body::MultipleChoice { .. } => self.read_choices(),
            Body::ShortText { .. } | Body::Number { .. } => self.typed("text").map(|text| Answer::Text { text }),
            Body::Ordering { items } => self.read_order(items),
            Body::Matching { prompts, .. } => {
                let ids = prompts.iter().map(|prompt| prompt.id.as_str());
                self.read_parts("pair", ids).map(|pairs| Answer::Pairs { pairs })
            }
            Body::Cloze { parts } => {
                let ids = parts.iter().filter_map(|part| match part {
                    ClozePart::Gap(gap) => Some(gap.id.as_str()),
                    ClozePart::Text(_) => None,
                });
                self.read_parts("gap", ids).map(|gaps| Answer::Gaps { gaps })
            }
        }
    }

    fn typed(&self, name: &str) -> Result<String, AppError> {
        let value = self.one(name).trim();
        if value.is_empty() { Err(refused("answer-empty")) } else { Ok(value.to_owned()) }
    }

    fn read_choices(&self) -> Result<Answer, AppError> {
        match self.fields.get("choices") {
            Some(choices) => Ok(Answer::Choices { choices: choices.iter().cloned().collect() }),
            None => Err(refused("answer-empty")),
        }
    }

    fn read_order(&self, items: &[ItemOption]) -> Result<Answer, AppError> {
        let mut places = BTreeMap::new();
        for item in items {
            let place = self.part("order", &item.id);
            let place: usize = place.parse().map_err(|_| refused("answer-incomplete"))?;
            if places.insert(place, item.id.clone()).is_some() {
                return Err(AppError::invalid_with("answer", "answer-place-twice", place.to_string()));
            }
        }
        Ok(Answer::Order { order: places.into_values().collect() })
    }

    fn read_parts<'i>(
        &self,
        control: &str,
        ids: impl Iterator<Item = &'i str>,
    ) -> Result<BTreeMap<String, String>, AppError> {
        ids.map(|id| match self.part(control, id).trim() {
            "" => Err(refused("answer-incomplete")),
            value => Ok((id.to_owned(), value.to_owned())),
        })
        .collect()
    }
}

fn refused(key: &'static str) -> AppError {
    AppError::invalid("answer", key)
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
            Verdict::Partial => "warning",
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
            Answer::Choices { choices } => choices.iter().map(|choice| label(options(body), choice)).collect(),
            Answer::Text { text } => vec![text.clone()],
            Answer::Order { order } => {
                order.iter().enumerate().map(|(n, id)| format!("{}. {}", n + 1, label(options(body), id))).collect()
            }
            Answer::Pairs { pairs } => pair_lines(body, pairs),
            Answer::Gaps { gaps } => gap_lines(body, gaps),
            Answer::DontKnow {} | Answer::TimedOut {} => Vec::new(),
        }
    }

    /// Why the wrong parts of the answer tempt, where the author said so.
    fn tempting(&self) -> Vec<&str> {
        let chosen: Vec<&str> = match self.answer {
            Answer::Choice { choice } => vec![choice],
            Answer::Choices { choices } => choices.iter().map(String::as_str).collect(),
            Answer::Text { text } => vec![text.trim()],
            Answer::Gaps { gaps } => gaps.values().map(String::as_str).collect(),
            Answer::Order { .. } | Answer::Pairs { .. } | Answer::DontKnow {} | Answer::TimedOut {} => Vec::new(),
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
        Body::ShortText { .. } | Body::Number { .. } | Body::Cloze { .. } => &[],
    }
}

fn label(options: &[ItemOption], id: &str) -> String {
    options.iter().find(|option| option.id == id).map_or(id, |option| option.text.as_str()).to_owned()
}

fn pair_lines(body: &Body, pairs: &BTreeMap<String, String>) -> Vec<String> {
    let Body::Matching { prompts, options } = body else { return Vec::new() };
    let line = |prompt: &ItemOption| Some(format!("{} → {}", prompt.text, label(options, pairs.get(&prompt.id)?)));
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
