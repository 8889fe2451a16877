//! A question with variants: its text, what is drawn for it, and the form that follows.
//!
//! A form is made the way every question is: the placeholders of the draft are filled, and the checks
//! that read a question file build content and key from it. What they would refuse is drawn again.

use super::BankFiles;
use super::check::file::{self, FilePatterns};
use super::check::finding::Findings;
use super::check::item;
use super::draft::ItemDraft;
use super::revision::{Scored, template_revision};
use super::source::{Marked, Place};
use super::variants_draft::Amount;
use super::walk::{At, Leaf, Visit, Walk};
use crate::bank::draft::MaterialDraft;
use crate::item::content::{Content, Correction};
use crate::item::file::File;
use crate::item::scoring::Key;
use crate::item::variant::{InstanceId, Names, Piece, Trouble, Value, Variants, Words};
use crate::item::variant::{filled, is_template, pieces, value};
use crate::item::{Item, ItemRevision};
use crate::seed::{DrawPurpose, Draws, Seed};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

/// Most draws until the conditions hold. `bank check` refuses templates of which more than 49 draws in
/// 50 fail, so that all fail with a probability below 0.98¹⁰⁰⁰ = 2·10⁻⁹; then the example is shown.
pub(crate) const MOST_DRAWS: usize = 1000;

/// Most forms looked at for one that the person has not seen; when all were seen, one comes again.
const MOST_LOOKED_AT: usize = 200;

/// A draft with placeholders, and what fills them. It has no `Serialize`, and its `Debug` says nothing:
/// the key is in it.
pub(crate) struct Template {
    draft: ItemDraft,
    /// The draft without what forms do not take over: it is copied for each. A text with placeholders stands
    /// in it by its number among those that are cut.
    bare: ItemDraft,
    /// The texts with placeholders, each cut once.
    cut: Vec<Cut>,
    /// The file, by language.
    files: FilePatterns,
    variants: Variants,
    locales: Vec<String>,
    media: Arc<BTreeSet<String>>,
}

/// Everything of a question that its form decides.
pub(crate) struct Parts {
    pub(crate) content: BTreeMap<String, Content>,
    pub(crate) corrections: BTreeMap<String, Correction>,
    pub(crate) key: Key,
    pub(crate) files: BTreeMap<String, File>,
}

impl fmt::Debug for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Template(..)")
    }
}

impl Template {
    pub(crate) fn new(
        draft: &ItemDraft,
        variants: Variants,
        locales: &[String],
        media: Arc<BTreeSet<String>>,
    ) -> Self {
        let draft = draft.clone();
        let (bare, cut) = cut(bare(&draft));
        let files = file::patterns(draft.file.as_ref(), locales);
        Self { draft, bare, cut, files, variants, locales: locales.to_vec(), media }
    }

    /// The form that stands for the question where no learner is: always the same.
    pub(crate) fn example(&self, findings: &mut Findings) -> Option<Parts> {
        let mut draws = Seed([0; 32]).draws(0, DrawPurpose::Variant);
        let (names, _) = self.drawn(&mut draws, findings)?;
        self.form(&names, findings)
    }

    /// Names for which the conditions hold, and how many draws that took.
    pub(crate) fn drawn(&self, draws: &mut Draws, findings: &mut Findings) -> Option<(Names, usize)> {
        for count in 1..=MOST_DRAWS {
            match self.variants.drawn(draws) {
                Ok(Some(names)) => return Some((names, count)),
                Ok(None) => {}
                Err((expression, trouble)) => {
                    findings.fault(self.place(expression), trouble.to_string(), MEND);
                    return None;
                }
            }
        }
        let message = format!("the conditions never held in {MOST_DRAWS} draws");
        findings.fault(self.place(usize::MAX), message, "widen what is drawn, or drop a condition");
        None
    }

    /// The place of an expression, among those computed and then the conditions; else of `variants`.
    fn place(&self, expression: usize) -> Place {
        let Some(variants) = &self.draft.variants else { return Place::FILE };
        let computed = variants.value.compute.iter().map(|(_, value)| value.place);
        let mut places = computed.chain(variants.value.conditions.iter().map(|condition| condition.place));
        places.nth(expression).unwrap_or(variants.place)
    }

    /// The form that goes with these names.
    pub(crate) fn form(&self, names: &Names, findings: &mut Findings) -> Option<Parts> {
        let draft = self.filled(names, findings);
        let parts = item::parts(&draft, &self.locales, &self.media, findings)?;
        let files = file::drawn(&self.files, names, findings);
        Some(Parts { files, ..parts })
    }

    fn filled(&self, names: &Names, findings: &mut Findings) -> ItemDraft {
        let mut draft = self.bare.clone();
        walk(&mut draft, &mut |at, leaf| {
            if let Err(trouble) = self.fill(leaf, names, at.locale) {
                findings.fault(at.place, trouble.to_string(), MEND);
            }
        });
        draft
    }

    fn fill(&self, leaf: Leaf<'_>, names: &Names, locale: Option<&str>) -> Result<(), Trouble> {
        match leaf {
            Leaf::Text(text) => {
                if let Some(cut) = self.cut(text) {
                    // What cannot be filled stands in other faults as its author wrote it.
                    text.clone_from(&cut.text);
                    *text = cut.filled(names, locale)?;
                }
            }
            Leaf::Amount(amount) => {
                if let Amount::Text(text) = amount
                    && let Some(cut) = self.cut(text)
                {
                    text.clone_from(&cut.text);
                    *amount = Amount::Number(value(cut.pieces()?, names)?.number()?.to_f64());
                }
            }
            Leaf::Ids(ids) => *ids = self.spread(ids, names)?,
            Leaf::Number(_) | Leaf::Shape(_) => {}
        }
        Ok(())
    }

    /// Ids, a placeholder of a list standing for each of its values.
    fn spread(&self, ids: &[Marked<String>], names: &Names) -> Result<Vec<Marked<String>>, Trouble> {
        let mut spread = Vec::new();
        for id in ids {
            match self.listed(&id.value, names)? {
                Some(values) => {
                    for value in values.iter() {
                        let Value::Text(Words::Same(value)) = value else {
                            return Err(value.instead_of("the id of an option"));
                        };
                        if is_template(value) {
                            return Err(Trouble::Left);
                        }
                        spread.push(Marked { value: value.to_string(), place: id.place });
                    }
                }
                None => spread.push(id.clone()),
            }
        }
        Ok(spread)
    }

    /// The values of a text that is one placeholder of a list.
    fn listed(&self, text: &str, names: &Names) -> Result<Option<Arc<[Value]>>, Trouble> {
        let Some(cut) = self.cut(text) else { return Ok(None) };
        let [Piece::Placeholder(placeholder)] = cut.pieces()? else { return Ok(None) };
        match placeholder.value(names, None)? {
            Value::List(values) => Ok(Some(values)),
            _ => Ok(None),
        }
    }

    /// The text with placeholders that a number stands for.
    fn cut(&self, text: &str) -> Option<&Cut> {
        self.cut.get(text.strip_prefix(CUT)?.parse::<usize>().ok()?)
    }

    pub(crate) fn revision(&self, files: &BankFiles) -> ItemRevision {
        let drawings = files.iter().filter(|(path, _)| self.may_show(path)).map(|(_, drawing)| drawing);
        template_revision(&self.draft, drawings)
    }

    /// Whether some form shows this drawing: its path begins and ends like a path of the material.
    pub(crate) fn may_show(&self, path: &str) -> bool {
        let contents = self.draft.content.value.iter().map(|(_, content)| &content.value);
        contents.flat_map(|content| &content.material).any(|block| match block {
            MaterialDraft::Image(image) => fits(&image.file.value, path),
            _ => false,
        })
    }
}

const MEND: &str = "mend the expression or the placeholder";

fn fits(pattern: &str, path: &str) -> bool {
    match (pattern.split_once("{{"), pattern.rsplit_once("}}")) {
        (Some((start, _)), Some((_, end))) => {
            path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end)
        }
        _ => pattern == path,
    }
}

/// The draft as far as a form is built from it.
fn bare(draft: &ItemDraft) -> ItemDraft {
    ItemDraft {
        level_reason: Marked { value: String::new(), place: draft.level_reason.place },
        sources: Vec::new(),
        enemies: Vec::new(),
        accessibility: None,
        variants: None,
        file: None,
        ..draft.clone()
    }
}

/// What stands before the number of a text that was cut. No other text begins so: it would have been cut, and
/// what is drawn must not hold it.
const CUT: &str = "{{";

/// A text with placeholders.
struct Cut {
    text: String,
    pieces: Result<Vec<Piece>, Trouble>,
}

impl Cut {
    fn pieces(&self) -> Result<&[Piece], Trouble> {
        self.pieces.as_deref().map_err(Trouble::clone)
    }

    fn filled(&self, names: &Names, locale: Option<&str>) -> Result<String, Trouble> {
        let filled = filled(self.pieces()?, names, locale)?;
        if is_template(&filled) { Err(Trouble::Left) } else { Ok(filled) }
    }
}

/// The draft with each text with placeholders replaced by its number, and those texts by number.
fn cut(mut draft: ItemDraft) -> (ItemDraft, Vec<Cut>) {
    let mut cut = Vec::new();
    walk(&mut draft, &mut |_, leaf| match leaf {
        Leaf::Text(text) | Leaf::Amount(Amount::Text(text)) if is_template(text) => {
            let number = format!("{CUT}{}", cut.len());
            let text = std::mem::replace(text, number);
            cut.push(Cut { pieces: pieces(&text), text });
        }
        _ => {}
    });
    (draft, cut)
}

/// Every part of content and key that a form fills.
fn walk(draft: &mut ItemDraft, visit: &mut Visit<'_>) {
    for (locale, content) in &mut draft.content.value.0 {
        let at = At { place: content.place, locale: Some(&locale.value) };
        content.walk(at, visit);
    }
    draft.key.walk(At { place: draft.key.place, locale: None }, visit);
}

impl Item {
    /// Whether the question takes many forms.
    pub fn has_variants(&self) -> bool {
        self.template.is_some()
    }

    /// The question in the form drawn for this place in a test: a pure function of (seed, position).
    ///
    /// A question without variants is its own and only form.
    pub fn instance(&self, seed: &Seed, position: u32) -> Cow<'_, Self> {
        self.instance_unlike(seed, position, &BTreeSet::new())
    }

    /// The same, passing over forms that the person has seen, as far as there are others.
    pub fn instance_unlike(&self, seed: &Seed, position: u32, seen: &BTreeSet<InstanceId>) -> Cow<'_, Self> {
        let Some(template) = &self.template else { return Cow::Borrowed(self) };
        let mut draws = seed.draws(position, DrawPurpose::Variant);
        let mut last = None;
        for _ in 0..MOST_LOOKED_AT {
            let Some(form) = self.form(template, &mut draws) else { continue };
            let unseen = form.instance.as_ref().is_some_and(|instance| !seen.contains(instance));
            last = Some(form);
            if unseen {
                break;
            }
        }
        last.map_or_else(|| Cow::Borrowed(self), Cow::Owned)
    }

    fn form(&self, template: &Template, draws: &mut Draws) -> Option<Self> {
        let mut findings = Findings::of("");
        let (names, _) = template.drawn(draws, &mut findings)?;
        let parts = template.form(&names, &mut findings)?;
        findings.is_sound().then(|| self.with(parts).identified())
    }

    /// A form that says which it is.
    pub(crate) fn identified(self) -> Self {
        let scored = Scored {
            kind: self.kind,
            scoring: self.scoring,
            time_limit_seconds: self.time_limit_seconds,
            content: &self.content,
            files: &self.files,
            key: &self.key,
            task: None,
        };
        let instance = InstanceId(scored.revision(&BankFiles::new()).0);
        Self { instance: Some(instance), ..self }
    }

    /// This question in the form of these parts.
    pub(crate) fn with(&self, Parts { content, corrections, key, files }: Parts) -> Self {
        Self {
            content,
            files,
            corrections,
            key,
            template: None,
            instance: None,
            id: self.id.clone(),
            revision: self.revision.clone(),
            competence: self.competence.clone(),
            family: self.family.clone(),
            enemies: self.enemies.clone(),
            accessibility: self.accessibility.clone(),
            parameters: self.parameters.clone(),
            ..*self
        }
    }
}
