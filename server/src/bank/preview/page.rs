//! The pages of a preview: the list of questions, one question with the worth of an answer.

use super::desk::Desk;
use super::{Preview, Seen};
use crate::error::AppError;
use crate::http::path::Path;
use crate::ui::download::{self, FileLink};
use crate::ui::item::{CorrectionView, Given, QuestionView};
use crate::ui::task::TaskView;
use crate::ui::{Lang, Page, Shell};
use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use jalon_engine::bank::{Diagnostic, ItemBank, Severity};
use jalon_engine::item::answer::{Answer, Score};
use jalon_engine::item::content::{Content, Correction};
use jalon_engine::item::{Item, ItemId};
use jalon_engine::seed::Seed;
use serde::Deserialize;
use std::borrow::Cow;
use std::sync::Arc;

/// Forms of a question with variants that are offered by number.
const FORMS: u32 = 20;
/// The draws of a preview are always the same, so that a form can be looked at again.
const SEED: Seed = Seed([1; 32]);

/// Language and form, from the address.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct Wish {
    #[serde(default = "french")]
    lang: Lang,
    #[serde(default = "first")]
    form: u32,
}

fn french() -> Lang {
    Lang::Fr
}

fn first() -> u32 {
    1
}

#[derive(Debug, Template)]
#[template(path = "bank/preview/list.html")]
struct ListPage {
    shell: Shell,
    seen: Arc<Seen>,
}

impl ListPage {
    fn items(&self) -> Vec<&Item> {
        self.seen.bank.iter().flat_map(|bank| bank.items()).collect()
    }
}

#[derive(Debug, Template)]
#[template(path = "bank/preview/question.html")]
struct QuestionPage {
    shell: Shell,
    seen: Arc<Seen>,
    wish: Wish,
    item: Item,
    has_variants: bool,
    content: Content,
    file: Option<FileLink>,
    given: Given,
    error: String,
    tried: Option<Tried>,
    desk: Option<Desk>,
}

fn is_fault(found: &Diagnostic) -> bool {
    found.severity == Severity::Fault
}

/// An answer that was tried, and its worth.
#[derive(Debug)]
struct Tried {
    answer: Answer,
    score: Score,
    correction: Correction,
}

impl Tried {
    fn credit(&self) -> String {
        format!("{:.2}", self.score.credit)
    }
}

impl QuestionPage {
    fn question(&self) -> QuestionView<'_> {
        QuestionView {
            lang: self.shell.lang,
            locale: self.wish.lang.tag(),
            content: &self.content,
            media: self.media(),
            file: self.file.as_ref(),
            given: &self.given,
            error: &self.error,
        }
    }

    fn correction<'a>(&'a self, tried: &'a Tried) -> CorrectionView<'a> {
        CorrectionView {
            lang: self.shell.lang,
            content: &self.content,
            media: self.media(),
            answer: &tried.answer,
            verdict: tried.score.verdict,
            correction: &tried.correction,
            fared: self.desk.as_ref().map_or(&[], |desk| &desk.standing.fared),
        }
    }

    fn task(&self) -> Option<TaskView<'_>> {
        self.desk.as_ref().map(|desk| desk.view(&self.error, &self.given))
    }

    fn media(&self) -> &str {
        &self.seen.media
    }

    /// Forms that can be asked for.
    fn forms(&self) -> std::ops::RangeInclusive<u32> {
        1..=if self.has_variants { FORMS } else { 0 }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand references")]
    fn here(&self, tag: &str, form: &u32) -> String {
        format!("/items/{}?lang={tag}&form={form}", self.item.id)
    }
}

fn shell(lang: Lang, path: String) -> Shell {
    Shell { lang, identity: None, path, public_url: String::new() }
}

fn now(preview: &Preview) -> Result<Arc<Seen>, AppError> {
    preview.now().map_err(|error| AppError::Internal(format!("the bank cannot be read: {error}")))
}

/// `GET /`
pub(super) async fn show_list(
    State(preview): State<Arc<Preview>>,
    Query(wish): Query<Wish>,
) -> Result<Response, AppError> {
    let seen = now(&preview)?;
    Ok(Page(ListPage { shell: shell(wish.lang, "/".to_owned()), seen }).into_response())
}

/// `GET /items/{id}`
pub(super) async fn show_question(
    State(preview): State<Arc<Preview>>,
    Path(id): Path<ItemId>,
    Query(wish): Query<Wish>,
) -> Result<Response, AppError> {
    Ok(Page(page(&preview, &id, wish)?).into_response())
}

/// `POST /items/{id}`: the same question with the worth of an answer; nothing is stored.
pub(super) async fn try_answer(
    State(preview): State<Arc<Preview>>,
    Path(id): Path<ItemId>,
    Query(wish): Query<Wish>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let mut page = page(&preview, &id, wish)?;
    page.given = Given::from_pairs(fields);
    match scored(&page) {
        Ok(tried) => page.tried = Some(tried),
        Err(error) => page.error = error,
    }
    Ok(Page(page).into_response())
}

/// `POST /items/{id}/work`: something done in an interactive task.
pub(super) async fn work(
    State(preview): State<Arc<Preview>>,
    Path(id): Path<ItemId>,
    Query(wish): Query<Wish>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let mut page = page(&preview, &id, wish)?;
    let given = Given::from_pairs(fields);
    match page.desk.as_ref().ok_or(AppError::NotFound)?.after(&given) {
        Ok(acts) => {
            preview.keep(&id, wish.lang, acts);
            Ok(Redirect::to(&page.here(wish.lang.tag(), &wish.form)).into_response())
        }
        Err(error) => {
            page.error = error.message(wish.lang);
            page.given = given;
            Ok(Page(page).into_response())
        }
    }
}

fn page(preview: &Preview, id: &ItemId, wish: Wish) -> Result<QuestionPage, AppError> {
    let seen = now(preview)?;
    let bank: &ItemBank = seen.bank.as_deref().ok_or(AppError::NotFound)?;
    let found = bank.item(id).ok_or(AppError::NotFound)?;
    let has_variants = found.has_variants();
    let item: Cow<'_, Item> = found.instance(&SEED, wish.form);
    let content = item.present(wish.lang.tag(), &SEED, wish.form).ok_or(AppError::NotFound)?;
    let desk = Desk::of(&item, &content, wish.lang, preview.work(id, wish.lang));
    let tried = desk.as_ref().and_then(|desk| worth(desk, &item, wish.lang));
    let address = format!("/items/{id}/file?lang={}&form={}", wish.lang.tag(), wish.form);
    Ok(QuestionPage {
        shell: shell(wish.lang, format!("/items/{id}")),
        file: item.file(wish.lang.tag()).map(|made| FileLink::new(address, &made)),
        item: item.into_owned(),
        seen,
        wish,
        has_variants,
        content,
        given: Given::default(),
        error: String::new(),
        tried,
        desk,
    })
}

/// The worth of what was done in a task; `None` before anything is.
fn worth(desk: &Desk, item: &Item, lang: Lang) -> Option<Tried> {
    let answer = Answer::Task { acts: desk.acts().to_vec() };
    let correction = item.corrections.get(lang.tag()).cloned()?;
    Some(Tried { answer, score: desk.standing.score?, correction })
}

/// The worth of what was typed, or why it is no answer, in words.
fn scored(page: &QuestionPage) -> Result<Tried, String> {
    let locale = page.wish.lang.tag();
    let answer = if page.given.one("dont_know").is_empty() {
        page.given.read(&page.content.body).map_err(|error| error.message(page.shell.lang))?
    } else {
        Answer::DontKnow {}
    };
    let score = page.item.score(locale, &answer).map_err(|error| error.to_string())?;
    let correction = page.item.corrections.get(locale).cloned().ok_or_else(|| locale.to_owned())?;
    Ok(Tried { answer, score, correction })
}

/// `GET /items/{id}/file`: the file of the form that is looked at.
pub(super) async fn download_file(
    State(preview): State<Arc<Preview>>,
    Path(id): Path<ItemId>,
    Query(wish): Query<Wish>,
) -> Result<Response, AppError> {
    download::reply(page(&preview, &id, wish)?.item.file(wish.lang.tag()))
}

/// `GET /media/{edition}/{*file}`: nothing in a drawing runs.
pub(super) async fn show_drawing(
    State(preview): State<Arc<Preview>>,
    Path((_, file)): Path<(u64, String)>,
) -> Result<Response, AppError> {
    let seen = now(&preview)?;
    let drawing = seen.bank.as_ref().and_then(|bank| bank.media(&format!("media/{file}")));
    let drawing = drawing.ok_or(AppError::NotFound)?.to_owned();
    let headers = [
        (CONTENT_TYPE, "image/svg+xml"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'"),
    ];
    Ok((headers, drawing).into_response())
}

/// `GET /edition`: a number that changes when a file did; the page's script asks for it.
pub(super) async fn edition(State(preview): State<Arc<Preview>>) -> Result<String, AppError> {
    Ok(now(&preview)?.edition.to_string())
}
