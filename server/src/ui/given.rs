//! What came back from a question's controls.
//!
//! Their names: `choice`, `choices` (repeated), `text`, `order.<id>`, `pair.<id>`, `gap.<id>`.
//! [`Given`] knows them both ways, so that a refused form comes back filled.

use crate::error::AppError;
use jalon_engine::item::answer::Answer;
use jalon_engine::item::content::{Body, ClozePart, ItemOption};
use std::collections::BTreeMap;

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
            // What was done in an application is kept by the service, not by controls.
            Answer::Task { .. } | Answer::DontKnow {} | Answer::TimedOut {} => {}
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

    pub(super) fn part(&self, control: &str, id: &str) -> &str {
        self.one(&format!("{control}.{id}"))
    }

    pub(super) fn part_is(&self, control: &str, id: &str, value: &str) -> bool {
        self.part(control, id) == value
    }

    /// The answer that a body's controls sent. Refusals are about the field `answer`.
    pub fn read(&self, body: &Body) -> Result<Answer, AppError> {
        match body {
            Body::SingleChoice { .. } => self.typed("choice").map(|choice| Answer::Choice { choice }),
            Body::MultipleChoice { .. } => self.read_choices(),
            Body::ShortText { .. } | Body::Number { .. } => {
                self.typed("text").map(|text| Answer::Text { text })
            }
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
            Body::Task { .. } => Err(refused("answer-kind")),
        }
    }

    /// Every control once; the values of one that sent several with spaces between them, line ends as
    /// one sign.
    pub fn joined(&self) -> Vec<(String, String)> {
        let one = |values: &Vec<String>| values.join(" ").replace("\r\n", "\n");
        self.fields.iter().map(|(name, values)| (name.clone(), one(values))).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::samples;

    #[test]
    fn what_controls_send_is_the_answer_they_were_filled_with() {
        for (content, answer) in samples::questions() {
            assert_eq!(Given::from_answer(&answer).read(&content.body), Ok(answer));
        }
    }

    #[test]
    fn an_empty_form_is_refused_whatever_the_kind() {
        for (content, _) in samples::questions() {
            let refusal = Given::default().read(&content.body).unwrap_err();
            assert!(matches!(refusal, AppError::Invalid { field, .. } if field == "answer"));
        }
    }

    #[test]
    fn two_lines_cannot_share_a_place() {
        let (content, _) = samples::questions().swap_remove(4);
        let given = Given::from_pairs(["o0", "o1", "o2"].map(|id| (format!("order.{id}"), "1".to_owned())));
        assert_eq!(
            given.read(&content.body),
            Err(AppError::invalid_with("answer", "answer-place-twice", "1"))
        );
    }
}
