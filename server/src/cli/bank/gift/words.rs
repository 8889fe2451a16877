//! Texts of a GIFT file: their backslashes and their markup.

use super::html;

/// Where a sign stands that no backslash precedes.
pub(super) fn unescaped(text: &str, wanted: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, sign)| {
        let found = sign == wanted && !escaped;
        escaped = sign == '\\' && !escaped;
        found.then_some(at)
    })
}

/// An answer and the feedback after its `#`.
pub(super) fn cut(text: &str) -> (&str, &str) {
    unescaped(text, '#').map_or((text, ""), |at| (&text[..at], &text[at + 1..]))
}

/// The text without its backslashes.
pub(super) fn plain(text: &str) -> String {
    let mut signs = text.chars();
    let mut plain = String::new();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n') => plain.push('\n'),
                Some(escaped) => plain.push(escaped),
                None => {}
            },
            other => plain.push(other),
        }
    }
    plain.trim().to_owned()
}

/// How a text is marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// Nothing is said: plain text that may hold tags.
    Moodle,
    Html,
    Markdown,
    Plain,
}

impl Markup {
    /// What `[html]` and its kin say, and the text after it.
    pub(super) fn of(text: &str, usual: Self) -> (Self, &str) {
        let marks = [
            ("[html]", Self::Html),
            ("[moodle]", Self::Moodle),
            ("[plain]", Self::Plain),
            ("[markdown]", Self::Markdown),
        ];
        let found =
            marks.into_iter().find_map(|(mark, markup)| Some((markup, text.strip_prefix(mark)?.trim())));
        found.unwrap_or((usual, text))
    }
}

/// Reads the texts of a question, and keeps what is lost of them.
pub(super) struct Words {
    /// The markup of the question, and so of what does not say its own.
    pub(super) usual: Markup,
    pub(super) losses: Vec<String>,
}

impl Words {
    /// The words of a text.
    pub(super) fn read(&mut self, text: &str) -> String {
        let (markup, text) = Markup::of(text.trim(), self.usual);
        let text = plain(text);
        match markup {
            Markup::Html => return html::unmarked(&text, &mut self.losses),
            Markup::Moodle if text.split('<').skip(1).any(|rest| html::tag(rest).is_some()) => {
                self.losses.push("tags are kept as they stand; with `[html]` they are read".to_owned());
            }
            Markup::Markdown if !text.is_empty() => {
                self.losses.push("`[markdown]` is not read: its signs are kept as they stand".to_owned());
            }
            Markup::Moodle | Markup::Markdown | Markup::Plain => {}
        }
        text
    }

    /// Feedback without a place.
    pub(super) fn unsaid(&mut self, after: &str, feedback: &str) {
        if !feedback.is_empty() {
            self.losses.push(format!("what is said after `{after}` is not kept: `{feedback}`"));
        }
    }
}
