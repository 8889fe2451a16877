//! `variants` of a question: draft → [`Variants`], and the names that its texts may use.

use super::finding::Findings;
use crate::bank::draft::ItemDraft;
use crate::bank::source::{Entries, Marked, Place};
use crate::bank::variants_draft::{Amount, DrawDraft, ValueDraft, VariantsDraft};
use crate::bank::walk::{At, Leaf, Walk};
use crate::item::variant::{Date, Draw, Exact, Expression, Piece, Range, Trouble, Value, Variants, Words};
use crate::item::variant::{is_template, pieces};
use std::collections::{BTreeMap, BTreeSet};

/// Most values of a range or of a list.
const MOST_VALUES: i64 = 1_000_000;
/// Most values drawn into a list.
const MOST_TIMES: u32 = 300;

/// Faults were found that leave nothing to draw from.
pub(super) struct Faulty;

/// The variants; `None` for a question with one form, whose texts then hold no placeholder.
pub(super) fn check(
    draft: &ItemDraft,
    locales: &[String],
    findings: &mut Findings,
) -> Result<Option<Variants>, Faulty> {
    let Some(section) = &draft.variants else {
        placeholders(draft, findings, &mut |_| Err(Trouble::Syntax(NO_VARIANTS.to_owned())));
        return Ok(None);
    };
    let mut reader = Reader { locales, findings, known: BTreeMap::new(), used: BTreeSet::new(), sound: true };
    let variants = reader.variants(&section.value);
    let Reader { known, mut used, sound, .. } = reader;
    let mut named = true;
    placeholders(draft, findings, &mut |name| {
        used.insert(name.to_owned());
        named &= known.contains_key(name);
        if known.contains_key(name) { Ok(()) } else { Err(Trouble::Unknown(name.to_owned())) }
    });
    for (name, place) in known.iter().filter(|(name, _)| !used.contains(*name)) {
        findings.warn(*place, format!("nothing uses `{name}`"), "use it, or remove it");
    }
    if sound && named { Ok(Some(variants)) } else { Err(Faulty) }
}

const NO_VARIANTS: &str = "the question has no `variants` to fill this";

/// Judges the name of every placeholder of the content and the key.
fn placeholders(
    draft: &ItemDraft,
    findings: &mut Findings,
    judge: &mut dyn FnMut(&str) -> Result<(), Trouble>,
) {
    let mut draft = draft.clone();
    let mut visit = |at: At<'_>, leaf: Leaf<'_>| {
        let (Leaf::Text(text) | Leaf::Amount(Amount::Text(text))) = leaf else { return };
        for (line, words) in (0..).zip(text.split('\n')) {
            if let Err(trouble) = names_in(words, judge) {
                // The text of a block has its lines where the file has them.
                let place = Place { line: at.place.line + line, ..at.place };
                findings.fault(place, trouble.to_string(), "mend the placeholder, or add to `variants`");
            }
        }
    };
    let at = At { place: Place::FILE, locale: None };
    draft.content.walk(at, &mut visit);
    draft.file.walk(at, &mut visit);
    draft.key.walk(at, &mut visit);
}

fn names_in(text: &str, judge: &mut dyn FnMut(&str) -> Result<(), Trouble>) -> Result<(), Trouble> {
    if !is_template(text) {
        return Ok(());
    }
    pieces(text)?.iter().try_for_each(|piece| match piece {
        Piece::Placeholder(placeholder) => judge(&placeholder.path.name),
        Piece::Words(_) => Ok(()),
    })
}

struct Reader<'a> {
    locales: &'a [String],
    findings: &'a mut Findings,
    /// Names given so far.
    known: BTreeMap<String, Place>,
    used: BTreeSet<String>,
    sound: bool,
}

impl Reader<'_> {
    fn fault(&mut self, place: Place, message: impl Into<String>, help: &str) {
        self.findings.fault(place, message, help);
        self.sound = false;
    }

    fn variants(&mut self, section: &VariantsDraft) -> Variants {
        let mut variants = Variants::default();
        if section.draw.value.iter().len() == 0 {
            self.fault(section.draw.place, "nothing is drawn", "draw something, or remove `variants`");
        }
        for (name, draft) in section.draw.value.iter() {
            let draw = self.draw(draft);
            self.name(name);
            variants.draws.extend(draw.map(|draw| (name.value.as_str().into(), draw)));
        }
        for (name, draft) in section.compute.iter() {
            let expression = match &draft.value {
                ValueDraft::Text(text) => self.expression(text, draft.place),
                ValueDraft::Number(digits) => self.expression(digits, draft.place),
                ValueDraft::Group(_) => {
                    self.fault(draft.place, "this is not an expression", "write one line");
                    None
                }
            };
            self.name(name);
            variants.computed.extend(expression.map(|expression| (name.value.as_str().into(), expression)));
        }
        for condition in &section.conditions {
            if let Some(expression) = self.expression(&condition.value, condition.place) {
                variants.require(expression);
            }
        }
        variants
    }

    fn name(&mut self, name: &Marked<String>) {
        let parsed = Expression::parse(&name.value);
        if !matches!(parsed, Ok(Expression::Name(path)) if path.name == name.value) {
            let message = format!("`{}` is not a name", name.value.escape_debug());
            self.fault(name.place, message, "use small letters, digits and `_`");
        } else if self.known.insert(name.value.clone(), name.place).is_some() {
            self.fault(name.place, format!("`{}` is there twice", name.value), "choose another name");
        }
    }

    /// An expression of names known so far.
    fn expression(&mut self, text: &str, place: Place) -> Option<Expression> {
        let parsed = Expression::parse(text);
        let expression = parsed.map_err(|trouble| self.fault(place, trouble.to_string(), MEND)).ok()?;
        let mut names = Vec::new();
        expression.names(&mut names);
        for name in names {
            if self.known.contains_key(name) {
                self.used.insert(name.to_owned());
            } else {
                self.fault(place, format!("nothing above is called `{name}`"), "mend the name");
            }
        }
        Some(expression)
    }

    fn draw(&mut self, draft: &Marked<DrawDraft>) -> Option<Draw> {
        let DrawDraft { one_of, some, of, shuffled, from, to, step, times } = &draft.value;
        let alone = some.is_some() == of.is_some()
            && from.is_some() == to.is_some()
            && (from.is_some() || step.is_none())
            && (from.is_some() || one_of.is_some() || times.is_none());
        let (some, range) = (some.as_ref().zip(of.as_ref()), from.as_ref().zip(to.as_ref()));
        match (one_of, some, shuffled, range) {
            (Some(values), None, None, None) if alone => {
                let one = Draw::OneOf(self.values(values, 1, draft.place)?);
                self.times(times.as_ref(), one)
            }
            (None, Some((take, values)), None, None) if alone => {
                let take = usize::try_from(take.value).unwrap_or(usize::MAX);
                Some(Draw::Some { take, of: self.values(values, take, draft.place)? })
            }
            (None, None, Some(values), None) if alone => {
                let of = self.values(values, 2, draft.place)?;
                Some(Draw::Some { take: of.len(), of })
            }
            (None, None, None, Some((from, to))) if alone => {
                let range = self.range(from, to, step.as_ref())?;
                self.times(times.as_ref(), Draw::Range(range))
            }
            _ => {
                let help = "write `one_of`, `some` with `of`, `shuffled`, or `from` with `to`";
                self.fault(draft.place, "this does not say what is drawn", help);
                None
            }
        }
    }

    fn times(&mut self, times: Option<&Marked<u32>>, draw: Draw) -> Option<Draw> {
        let Some(times) = times else { return Some(draw) };
        if times.value == 0 || times.value > MOST_TIMES {
            let help = format!("write 1 to {MOST_TIMES}");
            self.fault(times.place, "this is not a number of draws", &help);
            return None;
        }
        Some(Draw::Times(usize::try_from(times.value).unwrap_or_default(), Box::new(draw)))
    }

    fn values(&mut self, drafts: &[Marked<ValueDraft>], least: usize, place: Place) -> Option<Vec<Value>> {
        let least = least.max(1);
        if drafts.len() < least {
            let message = format!("there are {} values, and at least {least} are needed", drafts.len());
            self.fault(place, message, "add values");
            return None;
        }
        let values: Vec<Value> = drafts.iter().filter_map(|draft| self.value(draft)).collect();
        (values.len() == drafts.len()).then_some(values)
    }

    fn value(&mut self, draft: &Marked<ValueDraft>) -> Option<Value> {
        match &draft.value {
            ValueDraft::Number(digits) => {
                let number = Exact::parse(digits).map(Value::Number);
                if number.is_none() {
                    self.fault(draft.place, "this number has too many digits", "write fewer");
                }
                number
            }
            ValueDraft::Text(text) => Some(Value::Text(Words::Same(text.as_str().into()))),
            ValueDraft::Group(entries) => self.group(entries, draft.place),
        }
    }

    /// A text in each language when a key is a language, else named values.
    fn group(&mut self, entries: &Entries<Marked<ValueDraft>>, place: Place) -> Option<Value> {
        if entries.iter().any(|(key, _)| self.locales.contains(&key.value)) {
            return self.words(entries, place);
        }
        let mut fields = BTreeMap::new();
        for (name, draft) in entries.iter() {
            fields.insert(name.value.clone(), self.value(draft)?);
        }
        Some(Value::Record(fields.into()))
    }

    fn words(&mut self, entries: &Entries<Marked<ValueDraft>>, place: Place) -> Option<Value> {
        let mut texts = BTreeMap::new();
        for (locale, draft) in entries.iter() {
            let known = self.locales.contains(&locale.value);
            match &draft.value {
                ValueDraft::Text(text) if known => texts.insert(locale.value.clone(), text.clone()),
                _ => {
                    self.fault(draft.place, "this is not a text in a language", "write a text, in quotes");
                    return None;
                }
            };
        }
        if texts.len() < self.locales.len() {
            self.fault(place, "a language is missing", "write the text in every language of the bank");
            return None;
        }
        Some(Value::Text(Words::Each(texts.into())))
    }

    fn range(
        &mut self,
        from: &Marked<ValueDraft>,
        to: &Marked<ValueDraft>,
        step: Option<&Marked<ValueDraft>>,
    ) -> Option<Range> {
        let range = match (&from.value, &to.value, step.map(|step| &step.value)) {
            (ValueDraft::Number(from), ValueDraft::Number(to), None) => numbers(from, to, "1"),
            (ValueDraft::Number(from), ValueDraft::Number(to), Some(ValueDraft::Number(step))) => {
                numbers(from, to, step)
            }
            (ValueDraft::Text(from), ValueDraft::Text(to), None) => days(from, to, "1"),
            (ValueDraft::Text(from), ValueDraft::Text(to), Some(ValueDraft::Number(step))) => {
                days(from, to, step)
            }
            _ => None,
        };
        if range.is_none() {
            self.fault(
                from.place,
                "this is not a range",
                "write two numbers or two dates like 2031-01-31, rising, and a positive step",
            );
        }
        range
    }
}

const MEND: &str = "see README.md for expressions";

fn numbers(from: &str, to: &str, step: &str) -> Option<Range> {
    let (first, last, step) = (Exact::parse(from)?, Exact::parse(to)?, Exact::parse(step)?);
    let steps = last.minus(first).ok()?.over(step).ok()?.floor().as_whole()?;
    Some(Range::Numbers { first, step, count: count(steps, step > Exact::ZERO)? })
}

fn days(from: &str, to: &str, step: &str) -> Option<Range> {
    let (first, last) = (Date::parse(from)?, Date::parse(to)?);
    let step = step.parse::<i64>().ok()?;
    let steps = last.since(first).checked_div(step)?;
    Some(Range::Days { first, step, count: count(steps, step > 0)? })
}

/// The number of values of so many steps, when it makes a range.
fn count(steps: i64, rising: bool) -> Option<usize> {
    let sound = rising && (1..MOST_VALUES).contains(&steps);
    sound.then(|| usize::try_from(steps + 1).ok()).flatten()
}
