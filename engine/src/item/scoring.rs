//! Key × answer → score: total, deterministic, and the only place where a key is read.
//!
//! | kind | exact | partial |
//! |---|---|---|
//! | choice, typed | right or not | – |
//! | multiple choice | the same set | max(0, (right ticked − wrong ticked) ÷ number right) |
//! | ordering | the same order | max(0, 2 × share of concordant pairs − 1) |
//! | matching, cloze | all parts right | share of right parts |
//! | task | all goals reached | share of goals reached; 0 after a slip |
//!
//! Not here: what is shown ([`super::content`]) and how typed text compares ([`super::text_match`]).

use super::Item;
use super::answer::{Answer, AnswerError, Score, Verdict};
use super::content::{Body, Content, Gap, ItemOption};
use super::number::{DecimalMark, NumberKey};
use super::task::goal::{Aims, Fared};
use super::task::{Act, Task};
use super::text_match::{TextKey, is_blank};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Longest typed answer, in characters.
pub const LONGEST_TEXT: usize = 500;

/// How partly right answers count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScoringRule {
    /// All or nothing.
    #[default]
    Exact,
    /// The share described in the module documentation.
    Partial,
}

/// What is right. It has no `Serialize` and its `Debug` says only the kind: a key is never printed.
#[derive(Clone, PartialEq)]
pub(crate) enum Key {
    /// The right option.
    Choice(String),
    /// All right options.
    Choices(BTreeSet<String>),
    /// Accepted texts.
    Text(TextKey),
    /// The right number.
    Number(NumberKey),
    /// The right order.
    Order(Vec<String>),
    /// Prompt → option.
    Pairs(BTreeMap<String, String>),
    /// Gap → filling.
    Gaps(BTreeMap<String, GapKey>),
    /// What a task wants, by locale.
    Task(BTreeMap<String, Aims>),
}

/// What is right in a gap.
#[derive(Clone, PartialEq)]
pub(crate) enum GapKey {
    /// The right option of a list.
    Choice(String),
    /// Accepted texts.
    Text(TextKey),
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Choice(_) => "Key::Choice(..)",
            Self::Choices(_) => "Key::Choices(..)",
            Self::Text(_) => "Key::Text(..)",
            Self::Number(_) => "Key::Number(..)",
            Self::Order(_) => "Key::Order(..)",
            Self::Pairs(_) => "Key::Pairs(..)",
            Self::Gaps(_) => "Key::Gaps(..)",
            Self::Task(_) => "Key::Task(..)",
        })
    }
}

impl Item {
    /// The worth of an answer given in `locale`.
    ///
    /// Total and deterministic: every answer of the right shape has a score, between 0 and 1, and
    /// "I don't know" and "too late" fit every kind with credit 0.
    ///
    /// # Errors
    /// [`AnswerError`] when the answer does not have the shape of the item: another kind, nothing
    /// given, an unknown option, a part missing, a text too long or not readable as a number.
    pub fn score(&self, locale: &str, answer: &Answer) -> Result<Score, AnswerError> {
        match answer {
            Answer::DontKnow {} => Ok(Score::nothing(Verdict::DontKnow)),
            Answer::TimedOut {} => Ok(Score::nothing(Verdict::TimedOut)),
            given => self.credit(locale, given).map(Score::of_credit),
        }
    }

    fn credit(&self, locale: &str, answer: &Answer) -> Result<f64, AnswerError> {
        let content = self.content_in(locale)?;
        let options = content.body.options();
        match (&self.key, answer) {
            (Key::Choice(right), Answer::Choice { choice }) => single(right, options, choice),
            (Key::Choices(right), Answer::Choices { choices }) => {
                multiple(right, options, choices, self.scoring)
            }
            (Key::Text(key), Answer::Text { text }) => typed(key, locale, text),
            (Key::Number(key), Answer::Text { text }) => number(key, locale, &content.body, text),
            (Key::Order(right), Answer::Order { order }) => ordering(right, order, self.scoring),
            (Key::Pairs(right), Answer::Pairs { pairs }) => matching(right, options, pairs, self.scoring),
            (Key::Gaps(right), Answer::Gaps { gaps }) => {
                let filled = cloze(right, &content.body, locale, gaps)?;
                Ok(share(filled, right.len(), self.scoring))
            }
            (Key::Task(aims), Answer::Task { acts }) => {
                let (task, aims) = self.task_in(locale, aims)?;
                let (reached, goals) = aims.reached(&done(task, acts)?);
                Ok(share(reached, goals, self.scoring))
            }
            _ => Err(AnswerError::WrongKind),
        }
    }

    /// How each part of an interactive task done in one language fared, told in another; nothing for
    /// other kinds and other answers.
    pub(crate) fn fared(&self, done_in: &str, told_in: &str, answer: &Answer) -> Vec<Fared> {
        let (Key::Task(aims), Answer::Task { acts }) = (&self.key, answer) else { return Vec::new() };
        let Ok((task, judging)) = self.task_in(done_in, aims) else { return Vec::new() };
        let telling = aims.get(told_in).unwrap_or(judging);
        done(task, acts).map(|task| judging.fared(&task, telling)).unwrap_or_default()
    }

    pub(super) fn task_in<'a>(
        &'a self,
        locale: &str,
        aims: &'a BTreeMap<String, Aims>,
    ) -> Result<(&'a Task, &'a Aims), AnswerError> {
        let Body::Task { task } = &self.content_in(locale)?.body else { return Err(AnswerError::WrongKind) };
        let aims = aims.get(locale).ok_or_else(|| AnswerError::UnknownLocale(locale.to_owned()))?;
        Ok((task, aims))
    }

    fn content_in(&self, locale: &str) -> Result<&Content, AnswerError> {
        self.content.get(locale).ok_or_else(|| AnswerError::UnknownLocale(locale.to_owned()))
    }
}

/// The state that actions led to.
fn done(task: &Task, acts: &[Act]) -> Result<Task, AnswerError> {
    if acts.is_empty() { Err(AnswerError::Empty) } else { Ok(task.after(acts)?.task) }
}

fn single(right: &str, options: &[ItemOption], choice: &str) -> Result<f64, AnswerError> {
    if choice.is_empty() {
        return Err(AnswerError::Empty);
    }
    known(options, choice)?;
    Ok(all_or_nothing(choice == right))
}

/// max(0, (right ticked − wrong ticked) ÷ number right): ticking everything earns little.
fn multiple(
    right: &BTreeSet<String>,
    options: &[ItemOption],
    ticked: &BTreeSet<String>,
    rule: ScoringRule,
) -> Result<f64, AnswerError> {
    if ticked.is_empty() {
        return Err(AnswerError::Empty);
    }
    ticked.iter().try_for_each(|id| known(options, id))?;
    let hits = ticked.intersection(right).count();
    let misses = ticked.len() - hits;
    Ok(match rule {
        ScoringRule::Exact => all_or_nothing(ticked == right),
        ScoringRule::Partial => hits.saturating_sub(misses) as f64 / right.len() as f64,
    })
}

fn typed(key: &TextKey, locale: &str, text: &str) -> Result<f64, AnswerError> {
    readable(text)?;
    Ok(all_or_nothing(key.accepts(locale, text)))
}

fn number(key: &NumberKey, locale: &str, body: &Body, text: &str) -> Result<f64, AnswerError> {
    readable(text)?;
    let unreadable = || AnswerError::NotANumber(text.trim().to_owned());
    let value = key.read(DecimalMark::of(locale), body.unit(), text).ok_or_else(unreadable)?;
    Ok(all_or_nothing(key.accepts(value)))
}

/// Refuses blank and overlong text.
fn readable(text: &str) -> Result<(), AnswerError> {
    if text.chars().count() > LONGEST_TEXT {
        return Err(AnswerError::TooLong(LONGEST_TEXT));
    }
    if is_blank(text) { Err(AnswerError::Empty) } else { Ok(()) }
}

fn ordering(right: &[String], given: &[String], rule: ScoringRule) -> Result<f64, AnswerError> {
    permutation(right, given)?;
    Ok(match rule {
        ScoringRule::Exact => all_or_nothing(right == given),
        ScoringRule::Partial => (2.0 * concordance(right, given) - 1.0).max(0.0),
    })
}

/// Refuses an order that is not a permutation of the items.
fn permutation(right: &[String], given: &[String]) -> Result<(), AnswerError> {
    if given.is_empty() {
        return Err(AnswerError::Empty);
    }
    let mut seen = BTreeSet::new();
    for id in given {
        if !right.contains(id) {
            return Err(AnswerError::UnknownOption(id.clone()));
        }
        if !seen.insert(id) {
            return Err(AnswerError::Repeated(id.clone()));
        }
    }
    match right.iter().find(|id| !seen.contains(id)) {
        Some(missing) => Err(AnswerError::Incomplete(missing.clone())),
        None => Ok(()),
    }
}

/// Share of pairs that stand in the right order: 1 for the key, 0 for the key reversed, ½ on
/// average by chance.
fn concordance(right: &[String], given: &[String]) -> f64 {
    let place = |id: &String| given.iter().position(|other| other == id);
    let mut pairs = 0_u32;
    let mut concordant = 0_u32;
    for (index, first) in right.iter().enumerate() {
        for second in right.iter().skip(index + 1) {
            pairs += 1;
            concordant += u32::from(place(first) < place(second));
        }
    }
    f64::from(concordant) / f64::from(pairs.max(1))
}

fn matching(
    right: &BTreeMap<String, String>,
    options: &[ItemOption],
    given: &BTreeMap<String, String>,
    rule: ScoringRule,
) -> Result<f64, AnswerError> {
    complete(right, given)?;
    given.values().try_for_each(|option| known(options, option))?;
    let hits = right.iter().filter(|(prompt, option)| given.get(*prompt) == Some(option)).count();
    Ok(share(hits, right.len(), rule))
}

/// Number of gaps filled rightly.
fn cloze(
    right: &BTreeMap<String, GapKey>,
    body: &Body,
    locale: &str,
    given: &BTreeMap<String, String>,
) -> Result<usize, AnswerError> {
    complete(right, given)?;
    let mut hits = 0;
    for gap in body.gaps() {
        hits += usize::from(gap_is_right(right, gap, locale, given)?);
    }
    Ok(hits)
}

fn gap_is_right(
    right: &BTreeMap<String, GapKey>,
    gap: &Gap,
    locale: &str,
    given: &BTreeMap<String, String>,
) -> Result<bool, AnswerError> {
    let incomplete = || AnswerError::Incomplete(gap.id.clone());
    let filling = given.get(&gap.id).ok_or_else(incomplete)?;
    match right.get(&gap.id) {
        Some(GapKey::Choice(choice)) => {
            known(&gap.choices, filling)?;
            Ok(choice == filling)
        }
        Some(GapKey::Text(key)) => Ok(typed(key, locale, filling)? >= 1.0),
        None => Err(incomplete()),
    }
}

/// Refuses unknown and missing parts, and a part that was left blank.
fn complete<T>(right: &BTreeMap<String, T>, given: &BTreeMap<String, String>) -> Result<(), AnswerError> {
    if given.values().all(|filling| is_blank(filling)) {
        return Err(AnswerError::Empty);
    }
    if let Some(stranger) = given.keys().find(|part| !right.contains_key(*part)) {
        return Err(AnswerError::UnknownOption(stranger.clone()));
    }
    let filled = |part: &&String| given.get(*part).is_some_and(|filling| !is_blank(filling));
    match right.keys().find(|part| !filled(part)) {
        Some(missing) => Err(AnswerError::Incomplete(missing.clone())),
        None => Ok(()),
    }
}

fn share(hits: usize, parts: usize, rule: ScoringRule) -> f64 {
    match rule {
        ScoringRule::Exact => all_or_nothing(hits == parts),
        ScoringRule::Partial => hits as f64 / parts.max(1) as f64,
    }
}

fn known(options: &[ItemOption], id: &str) -> Result<(), AnswerError> {
    if options.iter().any(|option| option.id == id) {
        Ok(())
    } else {
        Err(AnswerError::UnknownOption(id.to_owned()))
    }
}

fn all_or_nothing(right: bool) -> f64 {
    if right { 1.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<String> {
        text.chars().map(String::from).collect()
    }

    #[test]
    fn partial_ordering_gives_nothing_to_chance_and_all_to_the_key() {
        let cases = [("abcd", 1.0), ("dcba", 0.0), ("bacd", 2.0 / 3.0), ("badc", 1.0 / 3.0), ("cdab", 0.0)];
        for (given, credit) in cases {
            let found = ordering(&ids("abcd"), &ids(given), ScoringRule::Partial).unwrap();
            assert!((found - credit).abs() < 1e-12, "{given}: {found}");
        }
    }

    #[test]
    fn an_order_is_a_permutation() {
        let given = |text: &str| ordering(&ids("abc"), &ids(text), ScoringRule::Exact);
        assert_eq!(given(""), Err(AnswerError::Empty));
        assert_eq!(given("ab"), Err(AnswerError::Incomplete("c".into())));
        assert_eq!(given("abd"), Err(AnswerError::UnknownOption("d".into())));
        assert_eq!(given("abb"), Err(AnswerError::Repeated("b".into())));
        assert_eq!(given("acb"), Ok(0.0));
        assert_eq!(given("abc"), Ok(1.0));
    }

    #[test]
    fn ticking_everything_earns_little() {
        let right: BTreeSet<String> = ids("ab").into_iter().collect();
        let options: Vec<ItemOption> =
            ids("abcd").into_iter().map(|id| ItemOption { text: id.clone(), id }).collect();
        let ticked =
            |text: &str| multiple(&right, &options, &ids(text).into_iter().collect(), ScoringRule::Partial);
        assert_eq!(ticked("ab"), Ok(1.0));
        assert_eq!(ticked("a"), Ok(0.5));
        assert_eq!(ticked("abc"), Ok(0.5));
        assert_eq!(ticked("abcd"), Ok(0.0));
        assert_eq!(ticked("cd"), Ok(0.0));
        assert_eq!(ticked(""), Err(AnswerError::Empty));
        assert_eq!(ticked("az"), Err(AnswerError::UnknownOption("z".into())));
    }
}
