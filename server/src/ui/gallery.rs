//! Every component with sample data: a page for people, a fixture for tests.

use super::charts::{Distribution, GroupMean, LevelBar, Profile};
use super::download::FileLink;
use super::form::{Choice, FormErrors};
use super::item::{CorrectionView, Given, QuestionView};
use super::{Lang, Page, Shell, samples};
use crate::error::AppError;
use crate::http::path::Path;
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jalon_engine::framework::Framework;
use jalon_engine::item::answer::{Answer, Verdict};
use jalon_engine::item::content::{Content, Correction};

/// `/gallery`, `/gallery/questions/{number}`.
pub fn routes() -> Router<AppState> {
    Router::new().route("/gallery", get(show)).route("/gallery/questions/{number}", get(show_question))
}

#[derive(Debug, Template)]
#[template(path = "ui/gallery.html")]
struct Gallery {
    shell: Shell,
    errors: FormErrors,
    no_errors: FormErrors,
    options: Vec<Choice>,
    picked: Vec<String>,
    steps: Vec<String>,
    questions: usize,
    answered: Vec<(Content, Answer, Verdict)>,
    correction: Correction,
    bars: Vec<LevelBar>,
    profile: Profile,
    distributions: Vec<Distribution>,
}

impl Gallery {
    fn correction<'a>(
        &'a self,
        (content, answer, verdict): &'a (Content, Answer, Verdict),
    ) -> CorrectionView<'a> {
        CorrectionView {
            lang: self.shell.lang,
            content,
            media: "/media/sample",
            answer,
            verdict: *verdict,
            fared: &[],
            correction: &self.correction,
        }
    }
}

async fn show(shell: Shell, State(state): State<AppState>) -> Result<Response, AppError> {
    Ok(Page(gallery(shell, state.banks.current().framework())?).into_response())
}

fn gallery(shell: Shell, framework: &Framework) -> Result<Gallery, AppError> {
    let lang = shell.lang;
    let mut errors = FormErrors::from(AppError::invalid("g-name", "empty"), lang)?;
    errors.add(AppError::invalid("g-mail", "email"), lang)?;
    errors.add(AppError::invalid("g-radio", "form"), lang)?;
    Ok(Gallery {
        errors,
        no_errors: FormErrors::default(),
        options: vec![
            Choice::new("a", lang.t("ui-verdict-correct")),
            Choice::new("b", lang.t("ui-verdict-partial")).with_hint(lang.t("home-code-hint")),
            Choice::new("c", lang.t("ui-no-answer")),
        ],
        picked: vec!["a".to_owned(), "c".to_owned()],
        steps: ["nav-start", "ui-choose", "nav-me"].map(|key| lang.t(key)).to_vec(),
        questions: samples::questions().len(),
        answered: answered(),
        correction: samples::correction(),
        bars: bars(lang),
        profile: profile(framework, lang),
        distributions: distributions(lang),
        shell,
    })
}

fn answered() -> Vec<(Content, Answer, Verdict)> {
    let verdicts =
        [Verdict::Incorrect, Verdict::Partial, Verdict::Correct, Verdict::DontKnow, Verdict::TimedOut];
    let answer = |answer, verdict| if verdict == Verdict::DontKnow { Answer::DontKnow {} } else { answer };
    let samples = samples::questions().into_iter().zip(verdicts);
    samples.map(|((content, given), verdict)| (content, answer(given, verdict), verdict)).collect()
}

fn bars(lang: Lang) -> Vec<LevelBar> {
    let outcomes = [
        samples::outcome("1.1"),
        samples::sure("2.1", 0),
        samples::sure("3.1", 5),
        samples::sure("4.1", 8),
        samples::unsure("5.1", 2),
        samples::unsure("5.2", 0),
    ];
    outcomes.iter().map(|outcome| LevelBar::of(outcome, lang)).collect()
}

fn profile(framework: &Framework, lang: Lang) -> Profile {
    let codes = framework.competences().map(|competence| competence.code.0.as_str());
    let outcome = |(n, code): (usize, &str)| match n % 4 {
        0 => samples::outcome(code),
        3 => samples::unsure(code, 1),
        other => samples::sure(code, u8::try_from(n % 7 + other).unwrap_or(1)),
    };
    let outcomes: Vec<_> = codes.enumerate().map(outcome).collect();
    Profile::new(framework, &outcomes, lang)
}

fn distributions(lang: Lang) -> Vec<Distribution> {
    let mean = GroupMean { mean: 3.6, low: 3.1, high: 4.1 };
    vec![
        Distribution::new(lang, "1.1", &[1, 2, 5, 9, 6, 3, 1, 0, 0], 4, Some(mean)),
        Distribution::new(lang, "4.2", &[0, 1, 0, 1, 0, 0, 0, 0, 0], 0, None),
        Distribution::new(lang, "5.1", &[0; 9], 12, None),
    ]
}

#[derive(Debug, Template)]
#[template(path = "ui/gallery_question.html")]
struct GalleryQuestion {
    shell: Shell,
    number: usize,
    of: usize,
    content: Content,
    file: Option<FileLink>,
    given: Given,
    error: String,
}

impl GalleryQuestion {
    fn question(&self) -> QuestionView<'_> {
        QuestionView {
            lang: self.shell.lang,
            locale: self.shell.lang.tag(),
            content: &self.content,
            media: "/media/sample",
            file: self.file.as_ref(),
            given: &self.given,
            error: &self.error,
        }
    }
}

async fn show_question(shell: Shell, Path(number): Path<usize>) -> Result<Response, AppError> {
    question(shell, number).map(|page| Page(page).into_response())
}

/// A sample question; those with an even number came back refused.
fn question(shell: Shell, number: usize) -> Result<GalleryQuestion, AppError> {
    let mut samples = samples::questions();
    let of = samples.len();
    let index = number.checked_sub(1).filter(|index| *index < of).ok_or(AppError::NotFound)?;
    let (content, answer) = samples.swap_remove(index);
    let refused = number.is_multiple_of(2);
    let error =
        if refused { AppError::invalid("answer", "answer-empty").message(shell.lang) } else { String::new() };
    let file = (number == 1).then(|| FileLink::new("/gallery".to_owned(), &samples::file()));
    Ok(GalleryQuestion { shell, number, of, content, file, given: Given::from_answer(&answer), error })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(lang: Lang) -> Vec<String> {
        let bank = crate::bank::read(None).unwrap().1.bank.unwrap();
        let shell = Shell { lang, identity: None, path: "/gallery".to_owned(), public_url: String::new() };
        let gallery = gallery(shell.clone(), bank.framework()).unwrap().render().unwrap();
        let questions = (1..=7).map(|number| question(shell.clone(), number).unwrap().render().unwrap());
        std::iter::once(gallery).chain(questions).collect()
    }

    fn all_pages() -> impl Iterator<Item = String> {
        Lang::ALL.into_iter().flat_map(pages)
    }

    fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
        let start = format!(" {name}=\"");
        let found = html.split(start.as_str()).skip(1);
        found.filter_map(|rest| rest.split('"').next()).collect::<Vec<_>>()
    }

    #[test]
    fn every_component_renders_in_both_languages() {
        for html in all_pages() {
            assert!(!html.contains("[ui-") && !html.contains("[invalid-"), "a text is missing");
            assert!(!html.contains(" style=") && !html.contains("<script"), "forbidden by our own policy");
            assert_eq!(html.matches("<h1").count(), 1);
        }
    }

    #[test]
    fn every_visible_control_has_a_label() {
        let control =
            |tag: &&str| ["input ", "select ", "textarea "].iter().any(|name| tag.starts_with(name));
        for html in all_pages() {
            for tag in html.split('<').filter(control) {
                let labelled = attributes(tag, "id").iter().any(|id| html.contains(&format!("for=\"{id}\"")));
                let inside = tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"");
                let hidden = tag.contains("type=\"hidden\"");
                assert!(labelled || inside || hidden || tag.contains("aria-label="), "<{tag}");
            }
        }
    }

    #[test]
    fn every_reference_leads_to_one_place() {
        for html in all_pages() {
            let ids = attributes(&html, "id");
            for name in ["aria-describedby", "aria-labelledby", "for"] {
                for id in attributes(&html, name).into_iter().flat_map(str::split_whitespace) {
                    assert_eq!(ids.iter().filter(|other| **other == id).count(), 1, "{name} {id}");
                }
            }
        }
    }
}
