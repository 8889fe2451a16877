//! Reading GIFT, the plain-text question format of learning platforms.
//!
//! Read: choices (`=`, `~`, weights), true or false, short answers, numbers (`#12:0.5`, `#10..12`),
//! matching (`= a -> b`), a missing word (text after the braces). Titles, feedback and categories are kept
//! or skipped as said at each. Essays, descriptions and what cannot be parsed are reported, never dropped
//! in silence.

/// A question as written, in one language.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct GiftQuestion {
    /// The line it begins on, from 1.
    pub(super) line: usize,
    /// `::title::`, when there is one.
    pub(super) title: Option<String>,
    /// The text, with a gap `_____` where a word is missing.
    pub(super) text: String,
    /// What is right and wrong.
    pub(super) answers: Answers,
}

/// The answers of a question.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Answers {
    /// One right choice; the rest is wrong.
    Single(Vec<Choice>),
    /// Several right choices.
    Multiple(Vec<Choice>),
    /// Accepted texts.
    Short(Vec<String>),
    /// A number and how far an answer may be from it.
    Number { value: f64, tolerance: f64 },
    /// Prompt and its option.
    Matching(Vec<(String, String)>),
}

/// A choice with what is said about it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Choice {
    pub(super) text: String,
    pub(super) right: bool,
    pub(super) feedback: String,
}

/// A question that was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unread {
    /// The line it begins on, from 1.
    pub(super) line: usize,
    pub(super) why: &'static str,
}

/// Every question of a text, in order.
pub(super) fn read(text: &str) -> Vec<Result<GiftQuestion, Unread>> {
    blocks(text).into_iter().map(|(line, block)| question(line, &block)).collect()
}

/// Paragraphs without comments and categories, each with its first line.
fn blocks(text: &str) -> Vec<(usize, String)> {
    let mut blocks: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let trimmed = line.trim();
        if trimmed.starts_with("//") || trimmed.starts_with("$CATEGORY:") {
            continue;
        }
        match (trimmed.is_empty(), blocks.last_mut()) {
            (true, _) => open = false,
            (false, Some((_, block))) if open => {
                block.push('\n');
                block.push_str(line);
            }
            (false, _) => {
                blocks.push((index + 1, line.to_owned()));
                open = true;
            }
        }
    }
    blocks
}

fn question(line: usize, block: &str) -> Result<GiftQuestion, Unread> {
    let unread = |why| Unread { line, why };
    let (title, rest) = titled(block.trim());
    let open = unescaped(rest, '{').ok_or_else(|| unread("a description without an answer"))?;
    let close = unescaped(&rest[open..], '}').ok_or_else(|| unread("a brace is not closed"))? + open;
    let (before, inside, after) = (&rest[..open], rest[open + 1..close].trim(), rest[close + 1..].trim());
    let text = if after.is_empty() { before.trim().to_owned() } else { format!("{before}_____ {after}") };
    let answers = answers(inside).map_err(unread)?;
    Ok(GiftQuestion { line, title: title.map(plain), text: plain(without_markup(text.trim())), answers })
}

fn titled(block: &str) -> (Option<&str>, &str) {
    let title = block.strip_prefix("::").and_then(|rest| rest.split_once("::"));
    title.map_or((None, block), |(title, rest)| (Some(title.trim()), rest.trim()))
}

/// `[html]` and its kin say how the text is marked up.
fn without_markup(text: &str) -> &str {
    let marks = ["[html]", "[moodle]", "[plain]", "[markdown]"];
    marks.into_iter().find_map(|mark| text.strip_prefix(mark)).unwrap_or(text).trim()
}

/// Where a sign stands that no backslash precedes.
fn unescaped(text: &str, wanted: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, sign)| {
        let found = sign == wanted && !escaped;
        escaped = sign == '\\' && !escaped;
        found.then_some(at)
    })
}

/// The text without its backslashes.
fn plain(text: &str) -> String {
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

fn answers(inside: &str) -> Result<Answers, &'static str> {
    // Feedback for the whole question begins with `####`.
    let inside = inside.split("####").next().unwrap_or_default().trim();
    match inside {
        "" => Err("an essay"),
        _ if inside.starts_with('#') => number(&inside[1..]),
        _ => match truth(inside) {
            Some(right) => Ok(Answers::Single(true_or_false(right))),
            None => choices(inside),
        },
    }
}

fn truth(inside: &str) -> Option<bool> {
    let word = inside.split('#').next().unwrap_or_default().trim();
    match word {
        "T" | "TRUE" => Some(true),
        "F" | "FALSE" => Some(false),
        _ => None,
    }
}

fn true_or_false(right: bool) -> Vec<Choice> {
    let choice =
        |text: &str, is: bool| Choice { text: text.to_owned(), right: is == right, feedback: String::new() };
    vec![choice("True", true), choice("False", false)]
}

fn number(inside: &str) -> Result<Answers, &'static str> {
    let inside = inside.trim().trim_start_matches('=');
    if inside.contains(['=', '~']) {
        return Err("several numbers with different worth");
    }
    let inside = inside.split('#').next().unwrap_or_default().trim();
    let parsed = |text: &str| text.trim().parse::<f64>().map_err(|_| "a number that cannot be read");
    if let Some((low, high)) = inside.split_once("..") {
        let (low, high) = (parsed(low)?, parsed(high)?);
        return Ok(Answers::Number { value: f64::midpoint(low, high), tolerance: (high - low) / 2.0 });
    }
    let (value, tolerance) = inside.split_once(':').unwrap_or((inside, "0"));
    Ok(Answers::Number { value: parsed(value)?, tolerance: parsed(tolerance)? })
}

fn choices(inside: &str) -> Result<Answers, &'static str> {
    let parts = parts(inside);
    if parts.is_empty() {
        return Err("no answer begins with `=` or `~`");
    }
    if parts.iter().all(|(mark, text)| *mark == '=' && text.contains("->")) {
        let pair = |text: &str| text.split_once("->").map(|(prompt, option)| (plain(prompt), plain(option)));
        return Ok(Answers::Matching(parts.iter().filter_map(|(_, text)| pair(text)).collect()));
    }
    if parts.iter().all(|(mark, _)| *mark == '=') {
        return Ok(Answers::Short(parts.iter().map(|(_, text)| choice('=', text).text).collect()));
    }
    let choices: Vec<Choice> = parts.iter().map(|(mark, text)| choice(*mark, text)).collect();
    match choices.iter().filter(|choice| choice.right).count() {
        0 => Err("no choice is right"),
        1 => Ok(Answers::Single(choices)),
        right if right == choices.len() => Err("every choice is right"),
        _ => Ok(Answers::Multiple(choices)),
    }
}

/// The answers with the sign that opens each.
fn parts(inside: &str) -> Vec<(char, &str)> {
    let mut found = Vec::new();
    let mut rest = inside;
    while let Some(mark) = rest.chars().next() {
        let body = &rest[mark.len_utf8()..];
        let end =
            [unescaped(body, '='), unescaped(body, '~')].into_iter().flatten().min().unwrap_or(body.len());
        if matches!(mark, '=' | '~') {
            found.push((mark, body[..end].trim()));
        }
        rest = &body[end..];
    }
    found
}

/// A weight above zero makes a choice right: `~%50%…`.
fn choice(mark: char, text: &str) -> Choice {
    let weighted = text.strip_prefix('%').and_then(|rest| rest.split_once('%'));
    let (weight, text) = weighted.map_or((None, text), |(weight, rest)| (weight.parse::<f64>().ok(), rest));
    let (text, feedback) = match unescaped(text, '#') {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    };
    let right = weight.map_or(mark == '=', |weight| weight > 0.0);
    Choice { text: plain(without_markup(text.trim())), right, feedback: plain(feedback) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> GiftQuestion {
        let [Ok(question)] = &read(text)[..] else { panic!("{:?}", read(text)) };
        question.clone()
    }

    fn texts(choices: &[Choice]) -> Vec<(&str, bool)> {
        choices.iter().map(|choice| (choice.text.as_str(), choice.right)).collect()
    }

    #[test]
    fn choices_are_read_with_their_feedback() {
        let text = "// a comment\n$CATEGORY: files\n\n::Ending::Which file is a picture? {\n=a.png # Yes\n~a.txt #No\\: text\n~a.mp3\n}\n";
        let question = one(text);
        assert_eq!((question.line, question.title.as_deref()), (4, Some("Ending")));
        assert_eq!(question.text, "Which file is a picture?");
        let Answers::Single(choices) = question.answers else { panic!("not a single choice") };
        assert_eq!(texts(&choices), [("a.png", true), ("a.txt", false), ("a.mp3", false)]);
        assert_eq!(choices[1].feedback, "No: text");
    }

    #[test]
    fn every_kind_is_told_apart() {
        let number = |value, tolerance| Answers::Number { value, tolerance };
        assert_eq!(one("How many? {#12:0.5}").answers, number(12.0, 0.5));
        assert_eq!(one("How many? {#10..12}").answers, number(11.0, 1.0));
        assert_eq!(one("Name it {=a \\= b =c}").answers, Answers::Short(vec!["a = b".into(), "c".into()]));
        let pairs = vec![("dog".into(), "chien".into()), ("cat".into(), "chat".into())];
        assert_eq!(one("Match {=dog -> chien =cat -> chat}").answers, Answers::Matching(pairs));
        assert_eq!(one("The {=sky ~sea} is blue.").text, "The _____ is blue.");
        let Answers::Multiple(choices) = one("Tick {~%50%a ~%50%b ~%-100%c}").answers else { panic!() };
        assert_eq!(texts(&choices), [("a", true), ("b", true), ("c", false)]);
        let Answers::Single(choices) = one("It is so. {F}").answers else { panic!() };
        assert_eq!(texts(&choices), [("True", false), ("False", true)]);
    }

    #[test]
    fn what_is_not_read_is_reported_with_its_line() {
        let text = "Just words.\n\nSay all {}\n\nWho? {~a ~b}\n\nOpen {=a\n\nN {#x}\n\nN {#=1:0 =%50%2:0}";
        let lines: Vec<usize> = read(text).into_iter().map(|read| read.unwrap_err().line).collect();
        assert_eq!(lines, [1, 3, 5, 7, 9, 11]);
    }
}
