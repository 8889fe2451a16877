//! What a bank holds: how many questions of which competence, level and kind.

use super::{Audited, readings};
use crate::bank::ItemBank;
use crate::item::{ItemId, ItemKind, ItemStatus};
use std::collections::{BTreeMap, BTreeSet};

/// Fewest questions, and families, on which a level of a competence rests.
const FEWEST_QUESTIONS: usize = 4;
const FEWEST_FAMILIES: usize = 2;

/// One level of one competence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Questions that count, by kind.
    pub kinds: BTreeMap<ItemKind, usize>,
    /// Their families.
    pub families: BTreeSet<String>,
}

impl Cell {
    /// Questions that count.
    pub fn questions(&self) -> usize {
        self.kinds.values().sum()
    }

    /// Whether the level rests on too few questions or on one idea.
    pub fn is_thin(&self) -> bool {
        self.questions() < FEWEST_QUESTIONS || self.families.len() < FEWEST_FAMILIES
    }
}

/// Counts of a bank. Retired questions, drafts and pretests count among `items` only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Question files that could be read.
    pub items: usize,
    /// Questions that count.
    pub operational: usize,
    /// Those of them in which something is done rather than said.
    pub practical: usize,
    /// Families of the questions that count.
    pub families: usize,
    /// Questions that count and have variants.
    pub templates: usize,
    /// Competence → questions that count and that nobody has answered blind since they were last rewritten.
    pub unread: BTreeMap<String, Vec<ItemId>>,
    /// Languages of the bank.
    pub locales: Vec<String>,
    /// Competence → level → what there is; every cell of the framework, empty ones too.
    pub cells: BTreeMap<String, BTreeMap<u8, Cell>>,
}

impl Coverage {
    pub(super) fn of(questions: &[Audited<'_>], bank: Option<&ItemBank>) -> Self {
        let mut coverage =
            Self { items: questions.len(), unread: readings::unread(questions, bank), ..Self::default() };
        if let Some(bank) = bank {
            coverage.locales.clone_from(&bank.locales);
            let levels = bank.framework.levels.iter().map(|level| (level.level, Cell::default()));
            let empty: BTreeMap<u8, Cell> = levels.collect();
            let codes = bank.framework.competences().map(|competence| competence.code.0.clone());
            coverage.cells = codes.map(|code| (code, empty.clone())).collect();
        }
        let mut families = BTreeSet::new();
        for draft in questions.iter().map(|question| question.draft) {
            if draft.status != ItemStatus::Operational {
                continue;
            }
            let kind = draft.kind.value;
            coverage.operational += 1;
            coverage.practical += usize::from(kind.is_practical() || draft.file.is_some());
            coverage.templates += usize::from(draft.variants.is_some());
            families.insert(&draft.family.value);
            let levels = coverage.cells.entry(draft.competence.value.clone()).or_default();
            let cell = levels.entry(draft.level.value).or_default();
            *cell.kinds.entry(kind).or_default() += 1;
            cell.families.insert(draft.family.value.clone());
        }
        coverage.families = families.len();
        coverage
    }

    /// Questions that count and have been answered blind by a second reader.
    pub fn reviewed(&self) -> usize {
        self.operational - self.unread.values().map(Vec::len).sum::<usize>()
    }

    /// Competences and levels that rest on too little, in order.
    pub fn thin(&self) -> impl Iterator<Item = (&str, u8, &Cell)> {
        let cells = self
            .cells
            .iter()
            .flat_map(|(code, levels)| levels.iter().map(move |(level, cell)| (code.as_str(), *level, cell)));
        cells.filter(|(.., cell)| cell.is_thin())
    }
}
