//! What is right and wrong: what stands between the braces.

use super::words::{Words, cut, unescaped};
use super::{Answers, Choice};

/// Reads what stands between the braces, without the feedback for the whole question.
pub(super) fn read(inside: &str, words: &mut Words) -> Result<Answers, &'static str> {
    match inside {
        "" => Err("an essay"),
        _ if inside.starts_with('#') => number(&inside[1..], words),
        _ => match cut(inside).0.trim() {
            "T" | "TRUE" => Ok(true_or_false("True", inside, words)),
            "F" | "FALSE" => Ok(true_or_false("False", inside, words)),
            _ => choices(inside, words),
        },
    }
}

/// The first feedback is said after the wrong answer, the second after the right one.
fn true_or_false(right: &str, inside: &str, words: &mut Words) -> Answers {
    let (wrong, well) = cut(cut(inside).1);
    let (wrong, well) = (words.read(wrong), words.read(well));
    let parts = ["True", "False"].map(|text| {
        let (worth, feedback) = if text == right { (100.0, &well) } else { (0.0, &wrong) };
        Part { text: text.to_owned(), worth, feedback: feedback.clone() }
    });
    Answers::Single(words.told(parts.into(), Part::is_full))
}

fn number(inside: &str, words: &mut Words) -> Result<Answers, &'static str> {
    let inside = inside.trim().trim_start_matches('=');
    if inside.contains(['=', '~']) {
        return Err("several numbers with different worth");
    }
    let (inside, feedback) = cut(inside);
    let inside = inside.trim();
    let feedback = words.read(feedback);
    words.unsaid(inside, &feedback);
    let parsed = |text: &str| text.trim().parse::<f64>().map_err(|_| "a number that cannot be read");
    if let Some((low, high)) = inside.split_once("..") {
        let (low, high) = (parsed(low)?, parsed(high)?);
        return Ok(Answers::Number { value: f64::midpoint(low, high), tolerance: (high - low) / 2.0 });
    }
    let (value, tolerance) = inside.split_once(':').unwrap_or((inside, "0"));
    Ok(Answers::Number { value: parsed(value)?, tolerance: parsed(tolerance)? })
}

/// A choice or a text with its worth.
struct Part {
    text: String,
    /// In percent.
    worth: f64,
    feedback: String,
}

impl Part {
    /// Three shares of 33.333 % are the whole.
    fn is_full(&self) -> bool {
        self.worth > 99.0
    }

    fn is_share(&self) -> bool {
        self.worth > 0.0
    }
}

impl Words {
    /// `=` is worth everything and `~` nothing, unless a weight says otherwise: `~%50%…`.
    fn part(&mut self, mark: char, text: &str) -> Part {
        let weighted = text.strip_prefix('%').and_then(|rest| rest.split_once('%'));
        let weighted = weighted.and_then(|(weight, rest)| Some((weight.trim().parse::<f64>().ok()?, rest)));
        let (worth, text) = weighted.unwrap_or((if mark == '=' { 100.0 } else { 0.0 }, text));
        let (text, feedback) = cut(text);
        Part { text: self.read(text), worth, feedback: self.read(feedback) }
    }

    /// Says that something is worth a part there.
    fn weighed(&mut self, part: &Part, here: &str) {
        let Part { text, worth, .. } = part;
        if *worth > 0.0 {
            self.losses.push(format!("`{text}` is worth {worth} % there; here {here}"));
        } else if *worth < 0.0 {
            self.losses.push(format!("`{text}` takes {} % away there; here {here}", -worth));
        }
    }

    /// Only mistakes are explained one by one.
    fn told(&mut self, parts: Vec<Part>, is_right: fn(&Part) -> bool) -> Vec<Choice> {
        let mut choices = Vec::new();
        for part in parts {
            let right = is_right(&part);
            if right {
                self.unsaid(&part.text, &part.feedback);
            }
            let feedback = if right { String::new() } else { part.feedback };
            choices.push(Choice { text: part.text, right, feedback });
        }
        choices
    }
}

fn choices(inside: &str, words: &mut Words) -> Result<Answers, &'static str> {
    let marked = parts(inside);
    let equals = marked.iter().filter(|(mark, _)| *mark == '=').count();
    let is_whole = equals == marked.len();
    if marked.is_empty() {
        return Err("no answer begins with `=` or `~`");
    }
    if is_whole && marked.iter().any(|(_, text)| text.contains("->")) {
        return matching(&marked, words);
    }
    let parts: Vec<Part> = marked.into_iter().map(|(mark, text)| words.part(mark, text)).collect();
    match equals {
        0 => ticked(parts, words),
        _ if is_whole => short(parts, words),
        _ => picked(parts, words),
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

fn matching(marked: &[(char, &str)], words: &mut Words) -> Result<Answers, &'static str> {
    let mut pairs = Vec::new();
    for (_, text) in marked {
        let (prompt, option) = text.split_once("->").ok_or("an answer of a matching has no `->`")?;
        pairs.push((words.read(prompt), words.read(option)));
    }
    Ok(Answers::Matching(pairs))
}

/// Texts worth a part are not accepted.
fn short(parts: Vec<Part>, words: &mut Words) -> Result<Answers, &'static str> {
    if !parts.iter().any(Part::is_full) {
        return Err("no answer is fully right");
    }
    for part in &parts {
        if part.text.contains('*') {
            let what = "stands for any signs there; here for itself";
            words.losses.push(format!("the `*` of `{}` {what}", part.text));
        }
        if !part.is_full() {
            words.weighed(part, "it is among the rejected answers, and worth nothing");
        }
    }
    Ok(Answers::Short(words.told(parts, Part::is_full)))
}

/// Choices with an `=` among them: one is picked.
fn picked(parts: Vec<Part>, words: &mut Words) -> Result<Answers, &'static str> {
    match parts.iter().filter(|part| part.is_full()).count() {
        0 => Err("no choice is fully right"),
        1 => {
            for part in parts.iter().filter(|part| !part.is_full()) {
                words.weighed(part, "it is wrong, and worth nothing");
            }
            Ok(Answers::Single(words.told(parts, Part::is_full)))
        }
        _ => Err(
            "one choice is picked, and several are fully right: keep one `=`, or give all a share (`~%50%`)",
        ),
    }
}

/// Choices with `~` alone: several are ticked, and their shares are added.
fn ticked(parts: Vec<Part>, words: &mut Words) -> Result<Answers, &'static str> {
    let sum: f64 = parts.iter().filter(|part| part.is_share()).map(|part| part.worth).sum();
    match parts.iter().filter(|part| part.is_share()).count() {
        0 => Err("no choice is right"),
        right if right == parts.len() => Err("every choice is right"),
        _ if sum < 99.0 => Err("the right choices together are not worth 100 %"),
        1 => {
            words.losses.push("several choices may be ticked there; here one is picked".to_owned());
            for part in parts.iter().filter(|part| !part.is_share()) {
                words.weighed(part, "it is wrong, and worth nothing");
            }
            Ok(Answers::Single(words.told(parts, Part::is_share)))
        }
        _ => {
            let shares: Vec<String> =
                parts.iter().map(|part| format!("`{}`: {} %", part.text, part.worth)).collect();
            let here = "here all right choices, and no other, are needed";
            words.losses.push(format!("each choice has its share there ({}); {here}", shares.join(", ")));
            Ok(Answers::Multiple(words.told(parts, Part::is_share)))
        }
    }
}
