//! Forms that come back: what was wrong, field by field, and the choices they offer.

use super::Lang;
use crate::error::AppError;
use std::collections::BTreeMap;

/// Field → what is wrong with it, in the visitor's language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormErrors {
    messages: BTreeMap<String, String>,
}

impl FormErrors {
    /// The one error of a refused form. An error that is not about a field goes on as it came.
    ///
    /// ```ignore
    /// let errors = FormErrors::from(error, shell.lang)?;
    /// Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(NewCohort { shell, form, errors })).into_response())
    /// ```
    pub fn from(error: AppError, lang: Lang) -> Result<Self, AppError> {
        match &error {
            AppError::Invalid { field, .. } => {
                Ok(Self { messages: BTreeMap::from([(field.clone(), error.message(lang))]) })
            }
            _ => Err(error),
        }
    }

    /// Adds an error; the first one of a field stays. What is not about a field goes on.
    pub fn add(&mut self, error: AppError, lang: Lang) -> Result<(), AppError> {
        for (field, message) in Self::from(error, lang)?.messages {
            self.messages.entry(field).or_insert(message);
        }
        Ok(())
    }

    /// Keeps a value, or notes what is wrong with it.
    pub fn keep<T>(&mut self, result: Result<T, AppError>, lang: Lang) -> Result<Option<T>, AppError> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(error) => self.add(error, lang).map(|()| None),
        }
    }

    /// What is wrong with a field; empty when nothing is.
    pub fn get(&self, field: &str) -> &str {
        self.messages.get(field).map_or("", String::as_str)
    }

    /// Whether something is wrong.
    pub fn any(&self) -> bool {
        !self.messages.is_empty()
    }

    /// Every error, by field.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.messages.iter().map(|(field, message)| (field.as_str(), message.as_str()))
    }
}

/// An option of a list, of radio buttons or of check boxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the person reads.
    pub label: String,
    /// A word more, or nothing.
    pub hint: String,
}

impl Choice {
    /// An option.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// The same with a word more.
    #[must_use]
    pub fn with_hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// Whether this is the value.
    pub fn is(&self, value: &str) -> bool {
        self.value == value
    }

    /// Whether this is among the values.
    pub fn among(&self, values: &[String]) -> bool {
        values.contains(&self.value)
    }
}

/// A code in groups that can be read aloud: its own hyphens or spaces, else by three or four signs.
pub fn in_groups(code: &str) -> String {
    if code.contains(['-', ' ']) {
        return code.to_owned();
    }
    let signs: Vec<char> = code.chars().collect();
    let size = if signs.len().is_multiple_of(4) || signs.len() > 9 { 4 } else { 3 };
    signs.chunks(size).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_field_keeps_its_message() {
        let errors = FormErrors::from(AppError::invalid("name", "empty"), Lang::En).unwrap();
        assert_eq!(errors.get("name"), Lang::En.t("invalid-empty"));
        assert_eq!(errors.get("email"), "");
        assert!(errors.any());
    }

    #[test]
    fn other_errors_go_on() {
        assert_eq!(FormErrors::from(AppError::NotFound, Lang::En), Err(AppError::NotFound));
        let mut errors = FormErrors::default();
        assert_eq!(errors.keep::<()>(Err(AppError::Busy), Lang::Fr), Err(AppError::Busy));
    }

    #[test]
    fn codes_are_grouped_for_the_voice() {
        assert_eq!(in_groups("K7M2QX"), "K7M 2QX");
        assert_eq!(in_groups("K7M2QX4T"), "K7M2 QX4T");
        assert_eq!(in_groups("K7M2-QX4T"), "K7M2-QX4T");
        assert_eq!(in_groups("K7M2QX4"), "K7M 2QX 4");
    }
}
