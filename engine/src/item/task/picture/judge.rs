//! What can be asked of a picture.

use super::acts::RATIOS;
use super::frame::Seen;
use super::{Picture, Thing};
use crate::item::task::act::Verbs;
use crate::item::task::goal::Condition;
use crate::item::text_match::{Ignored, normalise};

pub(super) const CONDITIONS: Verbs = &[
    ("size", &["width?", "height?"]),
    ("at_most", &["width?", "height?", "kb?"]),
    ("at_least", &["width?", "height?", "kb?"]),
    ("ratio", &["ratio"]),
    ("stretched", &[]),
    ("enlarged", &[]),
    ("upright", &[]),
    ("format", &["format"]),
    ("out", &["things"]),
    ("cut", &["things"]),
    ("clean", &["details"]),
    ("saved", &["name?"]),
    ("overwrote", &[]),
];

impl Picture {
    pub(super) fn judge(&self, condition: &Condition) -> bool {
        let named = condition.several("things");
        let mut things = self.things.iter().filter(|thing| named.contains(&thing.id.as_str()));
        match condition.is.as_str() {
            "size" => self.measures(condition, |is, wanted| is == wanted),
            "at_most" => self.measures(condition, |is, wanted| is <= wanted),
            "at_least" => self.measures(condition, |is, wanted| is >= wanted),
            "ratio" => condition.any_of("ratio").any(|ratio| self.has_ratio(ratio)),
            "stretched" => !(970..=1_030).contains(&self.stretch),
            "enlarged" => self.enlarged,
            "upright" => self.turned == 0,
            "format" => condition.any_of("format").any(|format| format == self.format.name()),
            "out" => things.all(|thing| thing.blurred || thing.area.seen() == Seen::Not),
            "cut" => things.any(Thing::is_spoilt),
            "clean" => {
                let wanted = condition.several("details");
                !self.details.iter().any(|detail| wanted.contains(&detail.id.as_str()))
            }
            "saved" => {
                let fold = |text: &str| normalise(text, &Ignored::usual());
                let name = self.saves.last().map_or("", |save| save.name.as_str());
                let named = || condition.any_of("name").any(|wanted| fold(wanted) == fold(name));
                self.is_saved() && (condition.given("name").is_none() || named())
            }
            "overwrote" => self.saves.iter().any(|save| save.name == self.name),
            _ => false,
        }
    }

    /// Whether each measure that is given compares so with what is.
    fn measures(&self, condition: &Condition, so: impl Fn(u64, u64) -> bool) -> bool {
        let measures =
            [("width", u64::from(self.width)), ("height", u64::from(self.height)), ("kb", self.kb())];
        measures.into_iter().all(|(name, is)| {
            condition.given(name).is_none_or(|wanted| wanted.parse().is_ok_and(|wanted| so(is, wanted)))
        })
    }

    /// Proportions, to a hundredth.
    fn has_ratio(&self, ratio: &str) -> bool {
        let known = RATIOS.into_iter().find(|(name, ..)| *name == ratio);
        known.is_some_and(|(_, across, down)| {
            let (is, wanted) =
                (u64::from(self.width) * u64::from(down), u64::from(self.height) * u64::from(across));
            is.abs_diff(wanted) * 100 <= wanted
        })
    }
}

impl Thing {
    /// Whether it is no longer whole and clear.
    fn is_spoilt(&self) -> bool {
        self.blurred || self.area.seen() != Seen::Whole
    }
}
