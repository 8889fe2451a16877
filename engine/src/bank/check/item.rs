//! One question: draft → [`Item`], everything that can be said of it alone.

use super::content::{self, Kind};
use super::finding::Findings;
use super::key::{self, Contents};
use super::settings::Settings;
use super::variants::Faulty;
use super::{accessibility, file, languages, task, tempting, variants};
use crate::bank::BankFiles;
use crate::bank::draft::ItemDraft;
use crate::bank::revision::Scored;
use crate::bank::source::Marked;
use crate::bank::template::{Parts, Template};
use crate::framework::{CompetenceCode, Localised};
use crate::item::content::{Content, Correction};
use crate::item::correction::right_answer;
use crate::item::scoring::{Key, ScoringRule};
use crate::item::{Item, ItemId, ItemKind};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// Longest usual time, in seconds.
const LONGEST_SECONDS: u32 = 1800;
/// Usual times of an interactive task: below, nobody reads the window; above, it is several tasks.
const TASK_SECONDS: RangeInclusive<u32> = 60..=600;

/// Where a question file lies.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ItemPath<'a> {
    /// The folder: a competence.
    pub(crate) competence: &'a str,
    /// The file's name: the id.
    pub(crate) id: &'a str,
}

/// What questions are checked against.
pub(crate) struct Surroundings<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) media: &'a Arc<BTreeSet<String>>,
    pub(crate) files: &'a BankFiles,
}

/// The question; `None` when its parameters, contents or key cannot be built.
pub(crate) fn check(
    draft: &ItemDraft,
    path: ItemPath<'_>,
    around: &Surroundings<'_>,
    findings: &mut Findings,
) -> Option<Item> {
    identity(draft, path, findings);
    place_in_framework(draft, around.settings, findings);
    times(draft, findings);
    rules(draft, findings);
    if let (Some(variants), Some(_)) = (&draft.variants, &draft.task) {
        let message = "an interactive task has one form";
        findings.fault(variants.place, message, "remove `variants`");
    }
    file::check(draft, findings);
    let locales = &around.settings.locales;
    let notes = accessibility::check(draft, locales, findings);
    let template = match variants::check(draft, locales, findings) {
        Ok(variants) => {
            variants.map(|variants| Template::new(draft, variants, locales, Arc::clone(around.media)))
        }
        Err(Faulty) => return None,
    };
    let parts = match &template {
        Some(template) => template.example(findings),
        None => parts(draft, locales, around.media, findings),
    };
    let item = build(draft, around, parts?, template)?;
    Some(Item { accessibility: notes, ..item })
}

/// What a draft without placeholders says: shown, right, said afterwards. `None` when the content or the
/// key cannot be built; it may be faulty even when it is returned: `findings` decide.
pub(crate) fn parts(
    draft: &ItemDraft,
    locales: &[String],
    media: &BTreeSet<String>,
    findings: &mut Findings,
) -> Option<Parts> {
    let contents = contents(draft, locales, media, findings);
    let key = key::check(&draft.key, draft.kind.value, &contents, findings)?;
    tempting::check(draft, &key, findings);
    let content = contents.0.into_iter().collect();
    let corrections = corrections(draft, &content, &key);
    Some(Parts { corrections, content, key, files: BTreeMap::new() })
}

fn identity(draft: &ItemDraft, path: ItemPath<'_>, findings: &mut Findings) {
    slug(&draft.id, "the id", findings);
    slug(&draft.family, "the family", findings);
    if draft.id.value != path.id {
        let message = format!("the id is `{}` and the file says `{}`", draft.id.value, path.id);
        findings.fault(draft.id.place, message, "give both the same name");
    }
    if draft.competence.value != path.competence {
        let message = format!(
            "the competence is `{}` and the folder says `{}`",
            draft.competence.value, path.competence
        );
        findings.fault(draft.competence.place, message, "move the file, or mend `competence`");
    }
    findings.words(&draft.level_reason, "the reason for the level");
    draft.sources.iter().for_each(|source| findings.words(source, "this source"));
}

/// Lower-case letters, digits and single hyphens, three signs at least, starting with a letter.
fn slug(name: &Marked<String>, what: &str, findings: &mut Findings) {
    let text = &name.value;
    let sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let sound = text.len() >= 3
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(sign)
        && !text.ends_with('-')
        && !text.contains("--");
    if !sound {
        let message = format!("{what} `{}` is not a slug", text.escape_debug());
        let help = "use lower-case letters, digits and hyphens, three signs at least";
        findings.fault(name.place, message, help);
    }
}

fn place_in_framework(draft: &ItemDraft, settings: &Settings, findings: &mut Findings) {
    let code = CompetenceCode(draft.competence.value.clone());
    if settings.framework.competence(&code).is_none() {
        let message = format!("`{code}` is not a competence of the framework");
        findings.fault(draft.competence.place, message, "use a code of the framework");
    }
    if settings.framework.band(draft.level.value).is_none() {
        let message = format!("the framework has no level {}", draft.level.value);
        let help = format!("use a level from 1 to {}", settings.framework.levels.len());
        findings.fault(draft.level.place, message, help);
    }
}

fn times(draft: &ItemDraft, findings: &mut Findings) {
    let usual = draft.seconds.value;
    let range = if draft.kind.value == ItemKind::Task { TASK_SECONDS } else { 1..=LONGEST_SECONDS };
    if !range.contains(&usual) {
        let message = format!("{usual} seconds is not a usual time");
        findings.fault(draft.seconds.place, message, format!("use {} to {}", range.start(), range.end()));
    }
    if let Some(limit) = draft.time_limit_seconds.as_ref().filter(|limit| limit.value < usual) {
        let message = "the time limit is shorter than the usual time";
        findings.fault(limit.place, message, "allow at least `seconds`");
    }
}

/// `scoring` and `order` only where they mean something.
fn rules(draft: &ItemDraft, findings: &mut Findings) {
    let kind = draft.kind.value;
    let whole = matches!(kind, ItemKind::SingleChoice | ItemKind::ShortText | ItemKind::Number);
    if let Some(rule) = draft.scoring.as_ref().filter(|rule| whole && rule.value == ScoringRule::Partial) {
        let message = format!("a {} question has no partial score", kind.name());
        findings.fault(rule.place, message, "remove `scoring`");
    }
    if let Some(limit) = draft.time_limit_seconds.as_ref().filter(|_| kind == ItemKind::Task) {
        // Pressing buttons takes some people much longer than others.
        findings.fault(limit.place, "a task question has no hard limit", "remove `time_limit_seconds`");
    }
    let without = matches!(kind, ItemKind::ShortText | ItemKind::Number | ItemKind::Task);
    if let Some(order) = draft.order.as_ref().filter(|_| without) {
        let message = format!("a {} question has no options to order", kind.name());
        findings.fault(order.place, message, "remove `order`");
    }
}

/// The contents of every language of the bank that could be built.
fn contents(
    draft: &ItemDraft,
    locales: &[String],
    media: &BTreeSet<String>,
    findings: &mut Findings,
) -> Contents {
    let drafts = &draft.content.value;
    for (locale, _) in drafts.iter().filter(|(locale, _)| !locales.contains(&locale.value)) {
        let message = format!("`{}` is not a language of the bank", locale.value);
        findings.fault(locale.place, message, format!("use {}", locales.join(", ")));
    }
    let mut contents = Contents::default();
    for locale in locales {
        let Some(language) = drafts.value(locale) else {
            let message = format!("the question is missing in `{locale}`");
            findings.fault(draft.content.place, message, format!("add `content.{locale}`"));
            continue;
        };
        let task = task::read(draft, locale, locales, findings);
        let kind = Kind { name: draft.kind.value, task };
        let content = content::check(language, kind, media, findings);
        contents.0.extend(content.map(|content| (locale.clone(), content)));
    }
    languages::same_options(draft, locales, findings);
    contents
}

fn build(
    draft: &ItemDraft,
    around: &Surroundings<'_>,
    Parts { content, key, corrections, files }: Parts,
    template: Option<Template>,
) -> Option<Item> {
    let scoring = draft.scoring.as_ref().map(|rule| rule.value).unwrap_or_default();
    let time_limit_seconds = draft.time_limit_seconds.as_ref().map(|limit| limit.value);
    let kind = draft.kind.value;
    let level = draft.level.value;
    let cut = around.settings.cuts.get(usize::from(level).checked_sub(1)?)?;
    let first = content.get(around.settings.locales.first()?)?;
    let parameters = around.settings.expert_prior.parameters(*cut, first).ok()?;
    let task = draft.task.as_ref().map(|task| &task.value);
    let scored =
        Scored { kind, scoring, time_limit_seconds, content: &content, files: &files, key: &key, task };
    let revision = match &template {
        Some(template) => template.revision(around.files),
        None => scored.revision(around.files),
    };
    Some(Item {
        id: ItemId(draft.id.value.clone()),
        revision,
        competence: CompetenceCode(draft.competence.value.clone()),
        family: draft.family.value.clone(),
        level,
        status: draft.status,
        kind,
        option_order: draft.order.as_ref().map(|order| order.value).unwrap_or_default(),
        seconds: draft.seconds.value,
        time_limit_seconds,
        enemies: draft.enemies.iter().map(|enemy| ItemId(enemy.value.clone())).collect(),
        accessibility: Localised::new(),
        corrections,
        content,
        files,
        key,
        scoring,
        parameters,
        template: template.map(Arc::new),
        instance: None,
    })
}

fn corrections(
    draft: &ItemDraft,
    contents: &BTreeMap<String, Content>,
    key: &Key,
) -> BTreeMap<String, Correction> {
    let correction = |(language, content): (&String, &Content)| {
        let fields = &draft.content.value.value(language)?.value;
        let tempting = fields.tempting.value.iter();
        let correction = Correction {
            explanation: fields.explanation.value.trim().to_owned(),
            tempting: tempting
                .map(|(wrong, why)| (wrong.value.clone(), why.value.trim().to_owned()))
                .collect(),
            right_answer: right_answer(language, content, key),
        };
        Some((language.clone(), correction))
    };
    contents.iter().filter_map(correction).collect()
}
