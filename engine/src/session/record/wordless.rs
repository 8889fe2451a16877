//! A bank without words, made of a record: sessions run on it as on the bank itself, but nobody could take them.

use super::{NotARecord, Question, Record};
use crate::bank::{ExpertPrior, HigherOrder, ItemBank};
use crate::framework::{Alignment, Area, Competence, CompetenceCode, Framework, Localised};
use crate::item::content::{Body, Content};
use crate::item::scoring::{Key, ScoringRule};
use crate::item::{Item, ItemId, ItemKind, ItemRevision, ItemStatus, OptionOrder};
use crate::scale::ReportingScale;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Most competences, cut scores, questions and steps of a record: memory and time stay small on hostile ones.
const MOST_COMPETENCES: usize = 64;
const MOST_CUTS: usize = 32;
const MOST_QUESTIONS: usize = 100_000;
const MOST_STEPS: usize = 1_000;
/// Farthest cut from the prior's mean, in its standard deviations; the grid of a measure grows with it.
const FARTHEST_CUT: f64 = 12.0;
/// Least standard deviation of the prior, for the same reason.
const NARROWEST_PRIOR: f64 = 0.1;

/// The bank without words.
pub(super) fn bank(record: &Record) -> Result<ItemBank, NotARecord> {
    bounded(record)?;
    let measure = &record.measure;
    let scale = ReportingScale::new(measure.cuts.clone(), measure.points_per_level, measure.prior)?;
    let framework = framework(&measure.competences);
    let items: BTreeMap<ItemId, Item> =
        record.questions.iter().map(|one| (id(one.number), item(one, &record.origin.locale))).collect();
    let higher_order = measure
        .loadings
        .clone()
        .map(|loadings| {
            HigherOrder::new(loadings, &scale, &framework, &items).ok_or(NotARecord::GeneralFactor)
        })
        .transpose()?;
    Ok(ItemBank {
        revision: record.origin.bank_revision.clone(),
        title: Localised::new(),
        licence: String::new(),
        locales: vec![record.origin.locale.clone()],
        framework,
        scale,
        expert_prior: ExpertPrior { discrimination: 1.0, discrimination_se: 0.0, difficulty_se: 0.0 },
        higher_order: higher_order.map(Arc::new),
        items,
        plans: BTreeMap::new(),
        targets: BTreeMap::new(),
        media: BTreeMap::new(),
        lessons: BTreeMap::new(),
        reviews: BTreeMap::new(),
    })
}

fn bounded(record: &Record) -> Result<(), NotARecord> {
    let measure = &record.measure;
    let unlike = |one: &f64| (one - measure.prior.mean).abs() > FARTHEST_CUT * measure.prior.sd;
    let competences: BTreeSet<_> = measure.competences.iter().collect();
    let rising = record.questions.windows(2).all(|pair| pair[0].number < pair[1].number)
        && record.origin.seen.is_sorted_by(|one, next| one < next);
    let credits = record.steps.iter().all(|step| (0.0..=1.0).contains(&step.score.credit));
    if measure.competences.len() > MOST_COMPETENCES
        || competences.len() != measure.competences.len()
        || measure.loadings.as_ref().is_some_and(|loadings| loadings.len() != competences.len())
        || measure.cuts.len() > MOST_CUTS
        || measure.prior.sd < NARROWEST_PRIOR
        || measure.cuts.iter().any(unlike)
    {
        return Err(NotARecord::Measure);
    }
    if record.questions.len().max(record.origin.seen.len()) > MOST_QUESTIONS || !rising {
        return Err(NotARecord::Questions);
    }
    if record.steps.len() > MOST_STEPS || !credits {
        return Err(NotARecord::Steps);
    }
    Ok(())
}

/// The id that stands for a number; ids and numbers stand in the same order.
pub(super) fn id(number: u32) -> ItemId {
    ItemId(format!("{number:010}"))
}

fn item(question: &Question, locale: &str) -> Item {
    let silence = Content { stem: String::new(), material: Vec::new(), body: Body::ShortText { hint: None } };
    Item {
        id: id(question.number),
        revision: ItemRevision(String::new()),
        competence: question.competence.clone(),
        family: question.family.to_string(),
        level: 0,
        status: ItemStatus::Operational,
        kind: ItemKind::ShortText,
        option_order: OptionOrder::Fixed,
        seconds: 0,
        time_limit_seconds: question.timed.then_some(0),
        enemies: question.enemies.iter().map(|number| id(*number)).collect(),
        accessibility: Localised::new(),
        content: BTreeMap::from([(locale.to_owned(), silence)]),
        corrections: BTreeMap::new(),
        files: BTreeMap::new(),
        key: Key::Order(Vec::new()),
        scoring: ScoringRule::Exact,
        parameters: question.parameters.clone(),
        template: None,
        instance: None,
    }
}

fn framework(codes: &[CompetenceCode]) -> Framework {
    let competence = |code: &CompetenceCode| Competence {
        code: code.clone(),
        name: Localised::new(),
        description: Localised::new(),
        digcomp: Vec::new(),
    };
    let area = Area {
        code: String::new(),
        name: Localised::new(),
        competences: codes.iter().map(competence).collect(),
    };
    Framework {
        id: String::new(),
        title: Localised::new(),
        version: String::new(),
        source: String::new(),
        levels: Vec::new(),
        bands: BTreeMap::new(),
        areas: vec![area],
        alignment: Alignment { framework: String::new(), source: String::new(), status: String::new() },
    }
}
