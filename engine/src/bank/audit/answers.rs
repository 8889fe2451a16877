//! Whether a question can be answered, and only as its author means.

use crate::bank::check::finding::Findings;
use crate::bank::draft::ItemDraft;
use crate::bank::source::Place;
use crate::item::answer::{Answer, Verdict};
use crate::item::content::{Body, ItemOption};
use crate::item::number::{DecimalMark, plain_number};
use crate::item::scoring::Key;
use crate::item::{Item, scoring::LONGEST_TEXT};

/// Checks one form of a question.
pub(super) fn check(item: &Item, draft: &ItemDraft, findings: &mut Findings) {
    for (locale, content) in draft.content.value.iter() {
        let locale = &locale.value;
        right_is_right(item, locale, draft.key.place, findings);
        mistakes_are_wrong(item, locale, content.value.tempting.place, findings);
        let place = content.value.choices.as_ref().map_or(content.value.stem.place, |choices| choices.place);
        same_numbers(item, locale, place, findings);
    }
}

/// The author's own answer earns everything.
fn right_is_right(item: &Item, locale: &str, place: Place, findings: &mut Findings) {
    let earned = item.score(locale, &item.right_answer(locale));
    if earned.is_ok_and(|score| score.verdict == Verdict::Correct) {
        return;
    }
    let message = format!("the right answer in `{locale}` cannot be given");
    let help = format!("mend the key; a typed answer has at most {LONGEST_TEXT} signs");
    findings.fault(place, message, help);
}

/// A mistake that can be typed as an answer earns less than everything.
fn mistakes_are_wrong(item: &Item, locale: &str, place: Place, findings: &mut Findings) {
    let typed = matches!(item.key, Key::Text(_) | Key::Number(_));
    let Some(correction) = item.corrections.get(locale).filter(|_| typed) else { return };
    for wrong in correction.tempting.keys() {
        let earned = item.score(locale, &Answer::Text { text: wrong.clone() });
        if earned.is_ok_and(|score| score.verdict == Verdict::Correct) {
            let message = format!("`{wrong}` is explained as a mistake, and is right");
            findings.fault(place, message, "mend the key, or the mistake");
        }
    }
}

/// Two choices that are the same amount, written in two ways.
fn same_numbers(item: &Item, locale: &str, place: Place, findings: &mut Findings) {
    let Some(content) = item.content.get(locale) else { return };
    let Body::SingleChoice { choices } = &content.body else { return };
    let amounts: Vec<(&ItemOption, Amount<'_>)> =
        choices.iter().filter_map(|option| Some((option, amount(locale, &option.text)?))).collect();
    for (index, (option, amount)) in amounts.iter().enumerate() {
        if let Some((other, _)) = amounts[..index].iter().find(|(_, other)| other == amount) {
            let message = format!("`{}` is the same amount as `{}`", option.id, other.id);
            findings.fault(place, message, "make the two choices different");
        }
    }
}

/// What stands before a number, the number, and what stands after it.
type Amount<'a> = (&'a str, u64, &'a str);

fn amount<'a>(locale: &str, text: &'a str) -> Option<Amount<'a>> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let number = plain_number(DecimalMark::of(locale), &text[start..end])?;
    Some((text[..start].trim(), number.to_bits(), text[end..].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_the_same_whatever_their_decimals() {
        assert_eq!(amount("fr", "12,50 €"), amount("fr", "12,5\u{A0}€"));
        assert_eq!(amount("en", "€1,250"), amount("en", "€1250.0"));
        assert_ne!(amount("fr", "12 €"), amount("fr", "12 %"));
        assert_ne!(amount("fr", "-12"), amount("fr", "12"));
        assert_eq!(amount("fr", "192.168.1.2 ou 3"), None);
        assert_eq!(amount("fr", "aucun"), None);
    }
}
