//! The one mark-up that questions know: `` `code` ``. Everything else is text, escaped, its French
//! signs kept on the line of their word.

use super::texts::typeset;
use askama::filters::HtmlSafe;
use std::fmt;

/// A text of the bank, ready to be written into a page.
#[derive(Debug, Clone, Copy)]
pub struct Rich<'a>(&'a str);

/// See [`Rich`].
pub fn text(text: &str) -> Rich<'_> {
    Rich(text)
}

impl HtmlSafe for Rich<'_> {}

impl fmt::Display for Rich<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some((before, code, after)) = next_code(rest) {
            escape(&typeset(before), f)?;
            f.write_str("<code>")?;
            escape(code, f)?;
            f.write_str("</code>")?;
            rest = after;
        }
        escape(&typeset(rest), f)
    }
}

/// Text before the next pair of backquotes, between and after; an odd backquote stays as it is.
fn next_code(text: &str) -> Option<(&str, &str, &str)> {
    let (before, opened) = text.split_once('`')?;
    let (code, after) = opened.split_once('`')?;
    (!code.is_empty()).then_some((before, code, after))
}

fn escape(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for sign in text.chars() {
        match sign {
            '&' => f.write_str("&amp;")?,
            '<' => f.write_str("&lt;")?,
            '>' => f.write_str("&gt;")?,
            '"' => f.write_str("&quot;")?,
            '\'' => f.write_str("&#39;")?,
            other => fmt::Write::write_char(f, other)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn code_is_marked_and_everything_is_escaped() {
        assert_eq!(super::text("Type `a<b` & go").to_string(), "Type <code>a&lt;b</code> &amp; go");
        assert_eq!(super::text("<script>").to_string(), "&lt;script&gt;");
    }

    #[test]
    fn french_signs_stay_with_their_word_but_not_in_code() {
        assert_eq!(
            super::text("« bleu » ? `a ? b`").to_string(),
            "«\u{a0}bleu\u{a0}»\u{a0}? <code>a ? b</code>"
        );
    }

    #[test]
    fn an_odd_backquote_is_a_backquote() {
        assert_eq!(super::text("a ` b").to_string(), "a ` b");
        assert_eq!(super::text("``").to_string(), "``");
    }
}
