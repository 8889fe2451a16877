//! What one learner sees: options in an order drawn from (seed, position).
//!
//! Drawn again from the same seed and position, the order is the same: nothing is stored.

use super::content::{Body, ClozePart, Content, ItemOption};
use super::scoring::Key;
use super::{Item, OptionOrder};
use crate::seed::{DrawPurpose, Draws, Seed};

impl Item {
    /// The content in a language, with options in the order drawn for this place in the test;
    /// `None` when the item does not have the language.
    ///
    /// Choices, ordering items, matching options and lists of gaps are shuffled (Fisher–Yates)
    /// unless the item fixes their order; prompts and gaps never move. Items to order never come
    /// in the right order, even when the order is fixed.
    pub fn present(&self, locale: &str, seed: &Seed, position: u32) -> Option<Content> {
        let mut content = self.content.get(locale)?.clone();
        if self.option_order == OptionOrder::Drawn {
            shuffle_body(&mut content.body, &mut seed.draws(position, DrawPurpose::Options));
        }
        if let (Key::Order(right), Body::Ordering { items }) = (&self.key, &mut content.body) {
            hide_order(items, right);
        }
        Some(content)
    }
}

fn shuffle_body(body: &mut Body, draws: &mut Draws) {
    match body {
        Body::SingleChoice { choices } | Body::MultipleChoice { choices } => shuffle(choices, draws),
        Body::Ordering { items } => shuffle(items, draws),
        Body::Matching { options, .. } => shuffle(options, draws),
        Body::Cloze { parts } => parts.iter_mut().for_each(|part| {
            if let ClozePart::Gap(gap) = part {
                shuffle(&mut gap.choices, draws);
            }
        }),
        Body::ShortText { .. } | Body::Number { .. } | Body::Task { .. } => {}
    }
}

/// Fisher–Yates from the last place down: every order has the same probability.
fn shuffle(options: &mut [ItemOption], draws: &mut Draws) {
    for last in (1..options.len()).rev() {
        options.swap(last, draws.index_below(last + 1));
    }
}

/// Moves the first item to the end when the items stand in the right order.
fn hide_order(items: &mut [ItemOption], right: &[String]) {
    if items.len() > 1 && items.iter().map(|item| &item.id).eq(right) {
        items.rotate_left(1);
    }
}
