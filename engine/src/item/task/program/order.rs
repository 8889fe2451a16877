//! One line of a program, as authors and learners write it: `repeat 4`, `if price > 10`, `say total`.

use super::expression::{Comparison, Expression};
use crate::item::task::text::{Text, say};

/// What a line does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Order {
    Forward,
    Left,
    Right,
    Take,
    Repeat(Expression),
    While(Test),
    If(Test),
    Otherwise,
    Set(String, Expression),
    Say(Expression),
}

/// What a line asks before it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Test {
    /// Something that the robot sees, or does not.
    Sense(Sensor, Wanted),
    Compare(Comparison),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sensor {
    /// A wall in front of it.
    Wall,
    /// The flag where it stands.
    Flag,
    /// Something to take where it stands.
    Thing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    There,
    NotThere,
}

/// What the robot can be asked, as it is written, and its words.
pub(super) const SENSES: [(&str, Sensor, Wanted, &str); 6] = [
    ("wall", Sensor::Wall, Wanted::There, "task-prog-wall"),
    ("not wall", Sensor::Wall, Wanted::NotThere, "task-prog-no-wall"),
    ("flag", Sensor::Flag, Wanted::There, "task-prog-flag"),
    ("not flag", Sensor::Flag, Wanted::NotThere, "task-prog-no-flag"),
    ("thing", Sensor::Thing, Wanted::There, "task-prog-thing"),
    ("not thing", Sensor::Thing, Wanted::NotThere, "task-prog-no-thing"),
];

/// Names of all orders.
pub(super) const NAMES: [&str; 10] =
    ["forward", "left", "right", "take", "repeat", "while", "if", "otherwise", "set", "say"];

impl Test {
    fn read(text: &str) -> Option<Self> {
        let sense = SENSES.into_iter().find(|(name, ..)| *name == text);
        match sense {
            Some((_, sensor, wanted, _)) => Some(Self::Sense(sensor, wanted)),
            None => Comparison::read(text).map(Self::Compare),
        }
    }

    fn source(&self) -> &str {
        match self {
            Self::Compare(comparison) => &comparison.source,
            Self::Sense(..) => self.sense().map_or("", |(name, _)| name),
        }
    }

    fn words(&self) -> Text {
        match self {
            Self::Compare(comparison) => comparison.source.as_str().into(),
            Self::Sense(..) => self.sense().map_or_else(|| "".into(), |(_, key)| say(key)),
        }
    }

    /// How a sense is written, and the key of its words.
    fn sense(&self) -> Option<(&'static str, &'static str)> {
        let Self::Sense(sensor, wanted) = self else { return None };
        let found = SENSES.into_iter().find(|(_, it, so, _)| (it, so) == (sensor, wanted));
        found.map(|(name, _, _, key)| (name, key))
    }
}

impl Order {
    /// `None` when it cannot be read.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
        let plain = |order: Self| rest.is_empty().then_some(order);
        match name {
            "forward" => plain(Self::Forward),
            "left" => plain(Self::Left),
            "right" => plain(Self::Right),
            "take" => plain(Self::Take),
            "otherwise" => plain(Self::Otherwise),
            "repeat" => Expression::read(rest).map(Self::Repeat),
            "while" => Test::read(rest.trim()).map(Self::While),
            "if" => Test::read(rest.trim()).map(Self::If),
            "say" => Expression::read(rest).map(Self::Say),
            "set" => {
                let (name, value) = rest.split_once('=')?;
                let name = name.trim();
                let sound = name.starts_with(char::is_alphabetic)
                    && name.chars().all(|sign| sign.is_alphanumeric() || sign == '_');
                Expression::read(value).filter(|_| sound).map(|value| Self::Set(name.to_owned(), value))
            }
            _ => None,
        }
    }

    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Forward => "forward",
            Self::Left => "left",
            Self::Right => "right",
            Self::Take => "take",
            Self::Repeat(_) => "repeat",
            Self::While(_) => "while",
            Self::If(_) => "if",
            Self::Otherwise => "otherwise",
            Self::Set(..) => "set",
            Self::Say(_) => "say",
        }
    }

    /// Whether other lines stand inside.
    pub(super) fn opens(&self) -> bool {
        matches!(self, Self::Repeat(_) | Self::While(_) | Self::If(_) | Self::Otherwise)
    }

    /// Whether only a robot can do it.
    pub(super) fn moves(&self) -> bool {
        let senses = matches!(self, Self::While(Test::Sense(..)) | Self::If(Test::Sense(..)));
        senses || matches!(self, Self::Forward | Self::Left | Self::Right | Self::Take)
    }

    /// Whether what it asks is a test.
    pub(super) fn tests(&self) -> bool {
        matches!(self, Self::While(_) | Self::If(_))
    }

    /// What may be written anew in it.
    pub(super) fn value(&self) -> Option<&str> {
        match self {
            Self::Repeat(value) | Self::Set(_, value) | Self::Say(value) => Some(&value.source),
            Self::While(test) | Self::If(test) => Some(test.source()),
            Self::Forward | Self::Left | Self::Right | Self::Take | Self::Otherwise => None,
        }
    }

    /// The same with another value; `None` when it has none or the value cannot be read.
    pub(super) fn with(&self, value: &str) -> Option<Self> {
        self.value()?;
        match self {
            Self::Set(name, _) => Self::read(&format!("set {name} = {value}")),
            order => Self::read(&format!("{} {value}", order.name())),
        }
    }

    pub(super) fn words(&self) -> Text {
        let about = |key, value: Text| say(key).with("what", value);
        match self {
            Self::Forward => say("task-prog-forward"),
            Self::Left => say("task-prog-left"),
            Self::Right => say("task-prog-right"),
            Self::Take => say("task-prog-take"),
            Self::Otherwise => say("task-prog-otherwise"),
            Self::Repeat(times) => about("task-prog-repeat", times.source.as_str().into()),
            Self::While(test) => about("task-prog-while", test.words()),
            Self::If(test) => about("task-prog-if", test.words()),
            Self::Say(value) => about("task-prog-say", value.source.as_str().into()),
            Self::Set(name, value) => {
                about("task-prog-set", value.source.as_str().into()).with("name", name.as_str())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_and_keep_what_was_written() {
        for text in [
            "forward",
            "repeat 4",
            "while not wall",
            "if price > 10",
            "otherwise",
            "set total = total + price",
            "say \"too dear\"",
        ] {
            let order = Order::read(text).unwrap_or_else(|| panic!("{text}"));
            assert!(NAMES.contains(&order.name()), "{text}");
            let again = order.value().map_or(Some(order.clone()), |value| order.with(value));
            assert_eq!(again, Some(order), "{text}");
        }
        for text in ["", "forward 2", "repeat", "while wal", "set 2 = 3", "set a b = 3", "jump", "say"] {
            assert_eq!(Order::read(text), None, "{text}");
        }
    }
}
