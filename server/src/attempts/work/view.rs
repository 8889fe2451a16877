//! What the API says of work under way: what was done, and the window it led to.

use super::Work;
use crate::ui::Lang;
use crate::ui::task::{spoken, words};
use jalon_engine::item::task::{Act, View};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Work under way on an interactive task.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkView {
    /// What was done, in order.
    #[schema(value_type = Vec<Object>)]
    acts: Vec<Act>,
    /// What became of the last action, in words.
    told: Option<String>,
    /// What the application shows now. Buttons hold whole actions; a form's verb goes with its fields.
    #[schema(value_type = Object)]
    window: View,
}

/// What was done.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkInput {
    /// The place of the question.
    pub position: u32,
    /// Everything that was done, in order: an action is added by sending one more.
    #[schema(value_type = Vec<Object>)]
    pub acts: Vec<Act>,
}

impl WorkView {
    /// The view of some work in the language of its question.
    pub fn new(lang: Lang, work: Work) -> Self {
        Self {
            acts: work.acts,
            told: work.worked.told.map(|told| words(lang, &told.text)),
            window: spoken(lang, work.worked.task.view()),
        }
    }
}
