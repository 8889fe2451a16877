//! Reading GIFT, the plain-text question format of learning platforms.
//!
//! Read: choices (`=`, `~`, weights), true or false, short answers, numbers (`#12:0.5`, `#10..12`),
//! matching (`= a -> b`), a missing word (text after the braces). Titles become ids, feedback after mistakes
//! says why they tempt, `####` is the explanation, `[html]` becomes plain paragraphs. Whatever else is written
//! is a [`Loss`], and essays, descriptions and what cannot be parsed are [`Unread`]: nothing is dropped in
//! silence.
//!
//! One choice is picked as soon as an `=` stands among the choices; several are ticked when all have `~`.

mod answers;
mod html;
mod words;

use words::{Markup, Words, plain, unescaped};

/// What a text holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Gift {
    pub(super) questions: Vec<Result<GiftQuestion, Unread>>,
    /// Lines beside the questions that are not kept.
    pub(super) losses: Vec<Loss>,
}

/// A question as written, in one language.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct GiftQuestion {
    /// The line it begins on, from 1.
    pub(super) line: usize,
    /// `::title::`, when there is one.
    pub(super) title: Option<String>,
    /// The text, with a gap `_____` where a word is missing.
    pub(super) text: String,
    /// What is said after any answer; nothing when it is not written.
    pub(super) explanation: String,
    /// What is right and wrong.
    pub(super) answers: Answers,
    /// What is written of it and not kept.
    pub(super) losses: Vec<Loss>,
}

/// The answers of a question.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Answers {
    /// One right choice; the rest is wrong.
    Single(Vec<Choice>),
    /// Several right choices.
    Multiple(Vec<Choice>),
    /// Accepted texts, and those worth less.
    Short(Vec<Choice>),
    /// A number and how far an answer may be from it.
    Number { value: f64, tolerance: f64 },
    /// Prompt and its option.
    Matching(Vec<(String, String)>),
}

/// A choice, and what is said after it when it is wrong.
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

/// Something written that is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Loss {
    /// The line it stands on, or that its question begins on, from 1.
    pub(super) line: usize,
    /// What is lost, and what was done instead.
    pub(super) what: String,
}

/// Every question of a text, in order.
pub(super) fn read(text: &str) -> Gift {
    let (blocks, losses) = blocks(text);
    Gift { questions: blocks.into_iter().map(|(line, block)| question(line, &block)).collect(), losses }
}

/// Paragraphs without comments and categories, each with its first line; and what is lost between them.
fn blocks(text: &str) -> (Vec<(usize, String)>, Vec<Loss>) {
    let mut blocks: Vec<(usize, String)> = Vec::new();
    let mut losses = Vec::new();
    let mut open = false;
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let trimmed = line.trim();
        if trimmed.starts_with("//") || trimmed.starts_with("$CATEGORY:") {
            losses.extend(beside(trimmed).map(|what| Loss { line: index + 1, what }));
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
    (blocks, losses)
}

/// What a category or a comment says to a program.
fn beside(line: &str) -> Option<String> {
    if let Some(category) = line.strip_prefix("$CATEGORY:") {
        return Some(format!("the category `{}` is not kept", category.trim()));
    }
    let is_told = line.contains("[id:") || line.contains("[tag:");
    is_told.then(|| format!("`{}` is not kept", line.trim_start_matches('/').trim()))
}

fn question(line: usize, block: &str) -> Result<GiftQuestion, Unread> {
    let unread = |why| Unread { line, why };
    let (title, rest) = titled(block.trim());
    let open = unescaped(rest, '{').ok_or_else(|| unread("a description without an answer"))?;
    let close = unescaped(&rest[open..], '}').ok_or_else(|| unread("a brace is not closed"))? + open;
    let (before, inside, after) = (&rest[..open], rest[open + 1..close].trim(), rest[close + 1..].trim());
    let text = if after.is_empty() { before.trim().to_owned() } else { format!("{before}_____ {after}") };
    let (usual, text) = Markup::of(text.trim(), Markup::Moodle);
    let mut words = Words { usual, losses: Vec::new() };
    let text = words.read(text);
    let (inside, general) = inside.rsplit_once("####").unwrap_or((inside, ""));
    let explanation = words.read(general);
    let answers = answers::read(inside.trim(), &mut words).map_err(unread)?;
    let mut losses: Vec<Loss> = Vec::new();
    for what in words.losses {
        if losses.iter().all(|known| known.what != what) {
            losses.push(Loss { line, what });
        }
    }
    Ok(GiftQuestion { line, title: title.map(plain), text, explanation, answers, losses })
}

fn titled(block: &str) -> (Option<&str>, &str) {
    let title = block.strip_prefix("::").and_then(|rest| rest.split_once("::"));
    title.map_or((None, block), |(title, rest)| (Some(title.trim()), rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> GiftQuestion {
        let [Ok(question)] = &read(text).questions[..] else { panic!("{:?}", read(text)) };
        question.clone()
    }

    fn texts(choices: &[Choice]) -> Vec<(&str, bool)> {
        choices.iter().map(|choice| (choice.text.as_str(), choice.right)).collect()
    }

    fn losses(text: &str) -> Vec<String> {
        one(text).losses.into_iter().map(|loss| loss.what).collect()
    }

    fn why(text: &str) -> &'static str {
        let [Err(unread)] = &read(text).questions[..] else { panic!("{:?}", read(text)) };
        unread.why
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
        let Answers::Short(accepted) = one("Name it {=a \\= b =c}").answers else { panic!() };
        assert_eq!(texts(&accepted), [("a = b", true), ("c", true)]);
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
        let lines: Vec<usize> = read(text).questions.into_iter().map(|read| read.unwrap_err().line).collect();
        assert_eq!(lines, [1, 3, 5, 7, 9, 11]);
    }

    #[test]
    fn what_is_worth_a_part_is_never_fully_right() {
        let text = "Type {=%100%full =%50%half#Nearly =%0%none}";
        let Answers::Short(typed) = one(text).answers else { panic!() };
        assert_eq!(texts(&typed), [("full", true), ("half", false), ("none", false)]);
        assert_eq!(typed[1].feedback, "Nearly");
        let here = "here it is among the rejected answers, and worth nothing";
        assert_eq!(losses(text), [format!("`half` is worth 50 % there; {here}")]);
        assert_eq!(why("Type {=%50%half}"), "no answer is fully right");
        let text = "Pick {=yes ~%50%perhaps ~%-25%no ~never}";
        let Answers::Single(choices) = one(text).answers else { panic!() };
        assert_eq!(texts(&choices), [("yes", true), ("perhaps", false), ("no", false), ("never", false)]);
        let here = "here it is wrong, and worth nothing";
        let expected =
            [format!("`perhaps` is worth 50 % there; {here}"), format!("`no` takes 25 % away there; {here}")];
        assert_eq!(losses(text), expected);
    }

    #[test]
    fn one_choice_is_picked_where_an_equals_sign_stands_and_several_are_ticked_elsewhere() {
        assert!(
            why("Which? {=Paris =paris ~Lyon}")
                .starts_with("one choice is picked, and several are fully right")
        );
        assert_eq!(why("Which? {~%50%a ~b}"), "the right choices together are not worth 100 %");
        assert_eq!(why("Which? {~%50%a ~%50%b}"), "every choice is right");
        let shares = losses("Tick {~%50%a ~%50%b ~%-100%c}");
        let here = "here all right choices, and no other, are needed";
        assert_eq!(
            shares,
            [format!("each choice has its share there (`a`: 50 %, `b`: 50 %, `c`: -100 %); {here}")]
        );
    }

    #[test]
    fn feedback_has_its_place_or_is_said_to_be_lost() {
        let text = "Which? {=yes#Well done ~no#Bad ####Yes, since it is.}";
        assert_eq!(one(text).explanation, "Yes, since it is.");
        assert_eq!(losses(text), ["what is said after `yes` is not kept: `Well done`"]);
        let text = "It is. {T#Wrong one#Right one}";
        let Answers::Single(choices) = one(text).answers else { panic!() };
        assert_eq!((choices[0].feedback.as_str(), choices[1].feedback.as_str()), ("", "Wrong one"));
        assert_eq!(losses(text), ["what is said after `True` is not kept: `Right one`"]);
        assert_eq!(losses("How many? {#5:1#Counted}"), ["what is said after `5:1` is not kept: `Counted`"]);
    }

    #[test]
    fn html_becomes_plain_paragraphs() {
        let text = "[html]<p>Bold <b>text</b> &amp; 2 < 3</p><p class\\=\"x\">Type <code>a</code><br/>now</p> \
                    {=<i>yes</i> ~no&eacute;}";
        let question = one(text);
        assert_eq!(question.text, "Bold text & 2 < 3\n\nType `a`\nnow");
        let Answers::Single(choices) = question.answers else { panic!() };
        assert_eq!(texts(&choices), [("yes", true), ("no&eacute;", false)]);
        let expected = [
            "`<b>` is not kept, only its words",
            "`<i>` is not kept, only its words",
            "`&eacute;` is kept as it stands",
        ];
        assert_eq!(losses(text), expected);
        assert_eq!(one("Which tag? {=<b> ~none}").text, "Which tag?");
        assert_eq!(
            losses("Which tag? {=<b> ~none}"),
            ["tags are kept as they stand; with `[html]` they are read"]
        );
        assert_eq!(losses("2 < 3 and 4 > 3 {T}"), Vec::<String>::new());
    }

    #[test]
    fn categories_and_marks_in_comments_are_said_to_be_lost() {
        let found = read("$CATEGORY: Test/Sub\n\n// just a comment\n// [tag:5.1]\nA {T}\n");
        let loss = |line, what: &str| Loss { line, what: what.to_owned() };
        let expected = [loss(1, "the category `Test/Sub` is not kept"), loss(4, "`[tag:5.1]` is not kept")];
        assert_eq!(found.losses, expected);
        assert_eq!(found.questions.len(), 1);
    }
}
