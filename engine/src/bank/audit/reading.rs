//! Whether the first levels can be read by someone who reads with effort.
//!
//! For questions of levels 1 to 3, in each language, over the stem:
//! - no sentence has more than 15 words: above, a person should look; above 18, it is a fault;
//! - LIX = words per sentence + percentage of words of more than 6 letters (Björnsson 1968) stays below
//!   45, about where texts for adults begin in both languages: above, a person should look; from 60, it is
//!   a fault. Very short stems are not judged by it: one long word weighs too much in them.
//!
//! A sentence ends with `. ? ! … : ;` before a space, or with its paragraph. Words in `` `code` `` count as
//! one, placeholders too.

use crate::bank::check::finding::Findings;
use crate::bank::draft::ItemDraft;
use crate::bank::source::Marked;

/// Highest level that is read by everybody.
const PLAIN_LEVEL: u8 = 3;
const LONG_SENTENCE: usize = 15;
const TOO_LONG_SENTENCE: usize = 18;
const HARD_LIX: f64 = 45.0;
const TOO_HARD_LIX: f64 = 60.0;
/// Fewest words for which LIX means something.
const FEWEST_WORDS: usize = 20;
/// Letters above which LIX calls a word long.
const SHORT_WORD: usize = 6;

pub(super) fn check(draft: &ItemDraft, findings: &mut Findings) {
    if draft.level.value > PLAIN_LEVEL {
        return;
    }
    for (locale, content) in draft.content.value.iter() {
        stem(&content.value.stem, &locale.value, findings);
    }
}

fn stem(stem: &Marked<String>, locale: &str, findings: &mut Findings) {
    let sentences = sentences(&stem.value);
    let longest = sentences.iter().map(Vec::len).max().unwrap_or_default();
    if longest > LONG_SENTENCE {
        let message = format!("a sentence of {longest} words in `{locale}`, at a level for everybody");
        let help = format!("use at most {LONG_SENTENCE} words");
        say(longest > TOO_LONG_SENTENCE, stem, message, &help, findings);
    }
    let hardness = lix(&sentences);
    if hardness > HARD_LIX && sentences.iter().map(Vec::len).sum::<usize>() >= FEWEST_WORDS {
        let message = format!("the stem in `{locale}` is hard to read (LIX {hardness:.0})");
        say(hardness > TOO_HARD_LIX, stem, message, "use shorter words and sentences", findings);
    }
}

fn say(is_fault: bool, stem: &Marked<String>, message: String, help: &str, findings: &mut Findings) {
    if is_fault {
        findings.fault(stem.place, message, help);
    } else {
        findings.warn(stem.place, message, help);
    }
}

/// Words per sentence + 100 × long words ÷ words.
fn lix(sentences: &[Vec<&str>]) -> f64 {
    let words = sentences.iter().map(Vec::len).sum::<usize>().max(1) as f64;
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let long = sentences.iter().flatten().filter(|word| letters(word) > SHORT_WORD).count() as f64;
    words / sentences.len().max(1) as f64 + 100.0 * long / words
}

/// The words of each sentence.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    let mut found: Vec<Vec<&str>> = Vec::new();
    for paragraph in text.split("\n\n") {
        let mut sentence = Vec::new();
        for word in words(paragraph) {
            if word.chars().any(char::is_alphanumeric) {
                sentence.push(word);
            }
            if word
                .trim_end_matches(['»', '"', '”', ')', '’', '\''])
                .ends_with(['.', '?', '!', '…', ':', ';'])
            {
                found.push(std::mem::take(&mut sentence));
            }
        }
        found.push(sentence);
    }
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// Words between spaces; code and placeholders stay whole.
fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut inside) = (None, false);
    for (at, sign) in text.char_indices() {
        if sign == '`' || text[at..].starts_with("{{") || text[at..].starts_with("}}") {
            inside = !inside;
        }
        match (start, sign.is_whitespace() && !inside) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                found.push(&text[from..at]);
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| &text[from..]));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_breathes() {
        let counts = |text: &str| sentences(text).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(counts("Lina a 800 photos. Elle en cherche une !\n\nQue fait-elle ?"), [4, 4, 2]);
        assert_eq!(counts("Elle lit : « Bonjour. » Puis elle part"), [2, 1, 3]);
        assert_eq!(counts("On tape `SI (A1 > 2 ; 3)` ici."), [4]);
        assert_eq!(counts("Il paie {{ price | money }} en tout."), [5]);
        assert_eq!(counts(""), Vec::<usize>::new());
    }

    #[test]
    fn lix_adds_sentence_length_and_share_of_long_words() {
        let text = "The bicycles are expensive. We walk.";
        assert!((lix(&sentences(text)) - (3.0 + 100.0 * 2.0 / 6.0)).abs() < 1e-9);
    }
}
