//! What a result says, in words: never a verdict on the person, always with its uncertainty.

use super::Helped;
use super::offer::text;
use crate::ui::Lang;
use crate::ui::charts::level_words;
use jalon_engine::framework::{Competence, Framework};
use jalon_engine::session::outcome::{CalibrationStatus, CompetenceOutcome};
use jalon_engine::session::{Outcome, Timestamp};

/// Most competences named as strengths, and as next steps.
const NAMED: usize = 3;

/// A result as its page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct ResultView {
    /// One sentence: where the person stands.
    pub headline: String,
    /// What the level means, for a test of one competence.
    pub meaning: String,
    /// Each competence of the test, in the framework's order.
    pub competences: Vec<CompetenceResult>,
    /// The highest competences; empty when nothing stands out.
    pub strengths: Vec<CompetenceResult>,
    /// Where to go on.
    pub next_steps: Vec<NextStep>,
    /// Points reached.
    pub points: u32,
    /// Points that could be reached.
    pub points_possible: u32,
    /// Competences that could be placed.
    pub measured: usize,
    /// Whether some question still stands on its author's judgement.
    pub expert_prior: bool,
    /// Whether answers about one competence also tell something of the others.
    pub together: bool,
}

/// One competence, in numbers and in words.
#[derive(Debug, Clone, PartialEq)]
pub struct CompetenceResult {
    /// Name.
    pub name: String,
    /// "level 3, perhaps 2 or 4", or that it cannot be said.
    pub words: String,
    /// In numbers.
    pub outcome: CompetenceOutcome,
}

/// One thing to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// Competence.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it covers.
    pub description: String,
    /// One practical suggestion, when there is one.
    pub suggestion: String,
}

/// The result in a language.
pub fn view(outcome: &Outcome, framework: &Framework, lang: Lang) -> ResultView {
    let competences: Vec<CompetenceResult> =
        framework.competences().filter_map(|one| competence_result(one, outcome, lang)).collect();
    let all: Vec<&CompetenceResult> = competences.iter().collect();
    let measured = all.iter().filter(|one| one.outcome.level.is_some()).count();
    let strengths = strengths(&all);
    ResultView {
        headline: headline(outcome, &all, measured, lang),
        meaning: meaning(&all, framework, lang),
        next_steps: next_steps(&all, &strengths, framework, lang),
        strengths,
        points: outcome.points,
        points_possible: outcome.points_possible,
        measured,
        expert_prior: outcome.calibration == CalibrationStatus::ExpertPrior,
        together: all.iter().any(|one| one.outcome.information_borrowed.is_some()),
        competences,
    }
}

fn competence_result(competence: &Competence, outcome: &Outcome, lang: Lang) -> Option<CompetenceResult> {
    let found = outcome.competences.iter().find(|one| one.competence == competence.code)?;
    Some(CompetenceResult {
        name: text(&competence.name, lang.tag()).to_owned(),
        words: level_words(lang, found),
        outcome: found.clone(),
    })
}

fn headline(outcome: &Outcome, all: &[&CompetenceResult], measured: usize, lang: Lang) -> String {
    match (all, measured) {
        (_, 0) => lang.t1("attempts-result-nothing", "answers", outcome.answers),
        ([only], _) => lang.t1("attempts-result-one", "words", only.words.clone()),
        _ => lang.with(
            "attempts-result-several",
            vec![
                ("answers", outcome.answers.into()),
                ("measured", measured.into()),
                ("all", all.len().into()),
            ],
        ),
    }
}

/// What a person at this level can say of herself; for one competence only.
fn meaning(all: &[&CompetenceResult], framework: &Framework, lang: Lang) -> String {
    let [only] = all else { return String::new() };
    let band = only.outcome.level.and_then(|level| framework.band(level.0));
    band.map(|band| text(&band.description, lang.tag()).to_owned()).unwrap_or_default()
}

/// Measured competences, highest first; equal ones in the framework's order.
fn ranked<'a>(all: &[&'a CompetenceResult]) -> Vec<&'a CompetenceResult> {
    let mut ranked: Vec<_> = all.iter().copied().filter(|one| one.outcome.level.is_some()).collect();
    ranked.sort_by(|one, other| other.outcome.position.total_cmp(&one.outcome.position));
    ranked
}

/// The upper third, at most three, whose level is above the lowest one reached.
fn strengths(all: &[&CompetenceResult]) -> Vec<CompetenceResult> {
    let ranked = ranked(all);
    let lowest = ranked.last().and_then(|one| one.outcome.level);
    let most = ranked.len().div_ceil(3).min(NAMED);
    let above = ranked.into_iter().take(most).filter(|one| one.outcome.level > lowest);
    above.cloned().collect()
}

/// The lowest measured competences, at most three and never a strength, lowest first.
fn next_steps(
    all: &[&CompetenceResult],
    strengths: &[CompetenceResult],
    framework: &Framework,
    lang: Lang,
) -> Vec<NextStep> {
    let mut others: Vec<_> = ranked(all)
        .into_iter()
        .filter(|one| !strengths.iter().any(|s| s.outcome.competence == one.outcome.competence))
        .collect();
    others.sort_by_key(|one| one.outcome.level);
    others.truncate(NAMED);
    others.iter().filter_map(|one| next_step(one, framework, lang)).collect()
}

fn next_step(one: &CompetenceResult, framework: &Framework, lang: Lang) -> Option<NextStep> {
    let code = &one.outcome.competence;
    let competence = framework.competence(code)?;
    let key = format!("attempts-suggestion-{}", code.0.replace('.', "-"));
    Some(NextStep {
        code: code.0.clone(),
        name: one.name.clone(),
        description: text(&competence.description, lang.tag()).to_owned(),
        suggestion: if lang.has(&key) { lang.t(&key) } else { String::new() },
    })
}

/// A day in words, UTC.
pub fn date(lang: Lang, at: Timestamp) -> String {
    let Ok(at) = jiff::Timestamp::from_millisecond(at.0) else { return String::new() };
    let day = at.to_zoned(jiff::tz::TimeZone::UTC).date();
    lang.with(
        "attempts-date",
        vec![
            ("day", day.day().into()),
            ("month", day.month().into()),
            ("year", day.year().to_string().into()),
        ],
    )
}

/// How the help received is said; `None` without help.
pub fn help_words(helped: Helped, lang: Lang) -> Option<String> {
    helped.is_assisted().then(|| lang.t(&format!("attempts-done-with-{}", helped.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jalon_engine::framework::CompetenceCode;
    use jalon_engine::scale::{Level, StandardError, Theta};

    fn competence(level: Option<u8>, range: (u8, u8)) -> CompetenceOutcome {
        CompetenceOutcome {
            competence: CompetenceCode("1.1".to_owned()),
            answers: 4,
            correct: 2,
            theta: Theta(0.0),
            standard_error: StandardError(0.5),
            level_probabilities: Vec::new(),
            level: level.map(Level),
            level_range: (Level(range.0), Level(range.1)),
            position: level.map_or(0.0, |level| f64::from(level) + 0.5),
            position_range: (f64::from(range.0), f64::from(range.1)),
            points: level.map(|level| u32::from(level) * 8),
            information_borrowed: None,
        }
    }

    fn named(name: &str, level: Option<u8>) -> CompetenceResult {
        let mut outcome = competence(level, (0, 8));
        outcome.competence = CompetenceCode(name.to_owned());
        CompetenceResult { name: name.to_owned(), words: String::new(), outcome }
    }

    #[test]
    fn strengths_stand_above_the_rest() {
        let all = [named("a", Some(2)), named("b", Some(5)), named("c", None), named("d", Some(2))];
        let found = strengths(&all.iter().collect::<Vec<_>>());
        assert_eq!(found.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["b"]);
        let equal = [named("a", Some(2)), named("b", Some(2))];
        assert!(strengths(&equal.iter().collect::<Vec<_>>()).is_empty(), "nothing stands out");
    }
}
