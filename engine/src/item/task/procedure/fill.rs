//! What a field takes, and why it does not.

use super::{Blank, Kind, Procedure};
use crate::item::task::app::Refusal;
use crate::item::task::text::say;

/// Largest paper, in kilobytes.
const LARGEST_KB: u32 = 2_000;

impl Procedure {
    /// What was written, as it is kept.
    pub(super) fn read(&self, field: &Blank, written: &str) -> Result<String, Refusal> {
        let written = written.trim();
        let refused = |key: &'static str| Refusal::because(say(key).with("label", field.label.as_str()));
        if written.is_empty() {
            return if field.optional { Ok(String::new()) } else { Err(refused("task-form-empty")) };
        }
        match field.kind {
            Kind::Text => Ok(written.to_owned()),
            Kind::Digits => {
                let digits: String = written.chars().filter(|c| !c.is_whitespace()).collect();
                let sound = digits.chars().all(|c| c.is_ascii_digit());
                if sound { Ok(digits) } else { Err(refused("task-form-digits")) }
            }
            Kind::Day => day(written).ok_or_else(|| refused("task-form-day")),
            Kind::Mail => {
                let sound = written
                    .split_once('@')
                    .is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
                if sound { Ok(written.to_lowercase()) } else { Err(refused("task-form-mail")) }
            }
            Kind::Choice => {
                let known = field.options.iter().any(|option| option.id == written);
                if known { Ok(written.to_owned()) } else { Err(Refusal::Impossible) }
            }
            Kind::Papers => self.papers_of(written, field),
        }
    }

    fn papers_of(&self, written: &str, field: &Blank) -> Result<String, Refusal> {
        for id in written.split_whitespace() {
            let paper = self.papers.iter().find(|paper| paper.id == id).ok_or(Refusal::Impossible)?;
            if paper.kb > LARGEST_KB {
                let told = say("task-form-too-big").with("label", field.label.as_str());
                return Err(Refusal::because(told.with("name", paper.name.as_str())));
            }
        }
        Ok(written.to_owned())
    }
}

/// A day as people write it, with its two digits: `3/2/1990`, `03.02.1990`, `03 02 1990` → `03/02/1990`.
fn day(written: &str) -> Option<String> {
    let parts: Vec<&str> = written.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let [day, month, year] = parts[..] else { return None };
    let (day, month, number): (u8, u8, u16) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
    let sound = (1..=31).contains(&day) && (1..=12).contains(&month) && (1900..=2100).contains(&number);
    sound.then(|| format!("{day:02}/{month:02}/{number}"))
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_read_as_people_write_them() {
        for (written, read) in [
            ("3/2/1990", Some("03/02/1990")),
            ("03.02.1990", Some("03/02/1990")),
            ("03 02 1990", Some("03/02/1990")),
            ("1990-02-03", None),
            ("3/2/90", None),
            ("32/1/1990", None),
            ("demain", None),
        ] {
            assert_eq!(day(written).as_deref(), read, "{written}");
        }
    }
}
