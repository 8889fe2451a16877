//! The lessons of the bank, as they are looked for: by area and competence, and by family.

use crate::ui::Lang;
use crate::ui::charts::local;
use jalon_engine::bank::ItemBank;
use jalon_engine::framework::{Area, Competence};
use jalon_engine::lesson::{Lesson, LessonText};
use std::collections::BTreeMap;

/// An area with the competences that have lessons.
#[derive(Debug)]
pub(super) struct Shelf {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) competences: Vec<Topic>,
}

/// A competence and its lessons, the easiest families first.
#[derive(Debug)]
pub(super) struct Topic {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) lessons: Vec<Link>,
}

/// Where a lesson is, and what it is called.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) path: String,
    pub(super) title: String,
}

/// Address of the lesson on a family; `None` when there is none.
pub fn path(bank: &ItemBank, family: &str) -> Option<String> {
    bank.lesson(family).map(address)
}

/// The title of the lesson on a family, in a language.
pub fn title(bank: &ItemBank, family: &str, lang: Lang) -> Option<String> {
    Some(text(bank.lesson(family)?, lang)?.title.clone())
}

pub(super) fn address(lesson: &Lesson) -> String {
    format!("/lessons/{}/{}", lesson.competence, lesson.family)
}

/// The lesson's text in a language.
pub(super) fn text(lesson: &Lesson, lang: Lang) -> Option<&LessonText> {
    lesson.texts.get(lang.tag())
}

/// Every area that has a lesson.
pub(super) fn shelves(bank: &ItemBank, lang: Lang) -> Vec<Shelf> {
    let levels = levels(bank);
    let shelf = |area: &Area| Shelf {
        code: area.code.clone(),
        name: local(&area.name, lang),
        competences: area.competences.iter().filter_map(|one| filled(bank, one, &levels, lang)).collect(),
    };
    bank.framework().areas.iter().map(shelf).filter(|shelf| !shelf.competences.is_empty()).collect()
}

/// The lessons on a competence, by its code; `None` when there are none.
pub(super) fn topic(bank: &ItemBank, code: &str, lang: Lang) -> Option<Topic> {
    let named = bank.framework().competences().find(|one| one.code.0 == code)?;
    filled(bank, named, &levels(bank), lang)
}

fn filled(bank: &ItemBank, one: &Competence, levels: &BTreeMap<&str, u8>, lang: Lang) -> Option<Topic> {
    let mut lessons: Vec<&Lesson> = bank.lessons().filter(|lesson| lesson.competence == one.code).collect();
    lessons.sort_by_key(|lesson| levels.get(lesson.family.as_str()));
    let link =
        |lesson: &Lesson| Some(Link { path: address(lesson), title: text(lesson, lang)?.title.clone() });
    let lessons: Vec<Link> = lessons.into_iter().filter_map(link).collect();
    let (code, name) = (one.code.to_string(), local(&one.name, lang));
    (!lessons.is_empty()).then_some(Topic { code, name, lessons })
}

/// The lowest level at which a family asks something.
fn levels(bank: &ItemBank) -> BTreeMap<&str, u8> {
    let mut levels = BTreeMap::new();
    for item in bank.items() {
        let lowest = levels.entry(item.family.as_str()).or_insert(item.level);
        *lowest = item.level.min(*lowest);
    }
    levels
}
