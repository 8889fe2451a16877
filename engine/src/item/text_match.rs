//! Whether a typed text is one of the accepted ones.
//!
//! Both sides go through the same pipeline: quotes and dashes as typed on a keyboard, NFKC,
//! then what the item says does not count ([`Ignored`]). No letter of any script is ever erased, and a
//! text of which nothing is left is wrong.
//!
//! Not here: numbers (`item/number.rs`) and lists of options.

use super::typo;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// What does not count when a typed answer is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ignored {
    /// Capital or small letters.
    Case,
    /// Accents, cedillas, and the ligatures œ, æ, ß.
    Accents,
    /// Spaces, all of them.
    Spaces,
    /// Punctuation and symbols, as far as something is left.
    Punctuation,
    /// One slip in answers of 5 to 8 signs, two from 9; none in shorter ones, in answers with
    /// digits or signs of addresses and commands, or when a rejected answer is as near.
    Typos,
}

impl Ignored {
    /// What is ignored unless an item says otherwise: case, accents, spaces.
    ///
    /// ```
    /// use jalon_engine::item::text_match::{Ignored, normalise};
    ///
    /// assert_eq!(normalise("  Œuvre  Été ", &Ignored::usual()), "oeuvreete");
    /// ```
    pub fn usual() -> BTreeSet<Self> {
        BTreeSet::from([Self::Case, Self::Accents, Self::Spaces])
    }
}

/// Accepted and rejected texts by locale, and what does not count.
#[derive(Clone, PartialEq)]
pub(crate) struct TextKey {
    /// Locale → accepted texts; the first is shown in corrections.
    pub(crate) accept: BTreeMap<String, Vec<String>>,
    /// Locale → texts known to be wrong: they hold typos back.
    pub(crate) reject: BTreeMap<String, Vec<String>>,
    /// What does not count.
    pub(crate) ignore: BTreeSet<Ignored>,
    /// Locale → the same texts as they are compared.
    compared: BTreeMap<String, Comparison>,
}

impl TextKey {
    /// A key, made ready for many answers.
    pub(crate) fn new(
        accept: BTreeMap<String, Vec<String>>,
        reject: BTreeMap<String, Vec<String>>,
        ignore: BTreeSet<Ignored>,
    ) -> Self {
        let forgiving = ignore.contains(&Ignored::Typos);
        let ready = |texts: &[String]| texts.iter().map(|text| normalise(text, &ignore)).collect();
        let comparison = |(locale, accepted): (&String, &Vec<String>)| {
            let rejected = reject.get(locale).map(Vec::as_slice).unwrap_or_default();
            let nearby = forgiving.then(|| ready(rejected));
            (locale.clone(), Comparison { accepted: ready(accepted), nearby })
        };
        let compared = accept.iter().map(comparison).collect();
        Self { accept, reject, ignore, compared }
    }

    /// Whether a typed text is right in this language.
    pub(crate) fn accepts(&self, locale: &str, text: &str) -> bool {
        let given = normalise(text, &self.ignore);
        !given.is_empty() && self.compared.get(locale).is_some_and(|comparison| comparison.accepts(&given))
    }
}

/// The texts of a key in one language, normalised.
#[derive(Clone, PartialEq)]
struct Comparison {
    accepted: Vec<String>,
    /// Rejected texts, which hold typos back; `None` when no typo is forgiven.
    nearby: Option<Vec<String>>,
}

impl Comparison {
    /// Whether a normalised text is right.
    fn accepts(&self, given: &str) -> bool {
        self.accepted.iter().any(|accepted| accepted == given) || self.forgives(given)
    }

    /// Whether the text is within the slips forgiven and strictly nearer to an accepted text than
    /// to every rejected one.
    fn forgives(&self, given: &str) -> bool {
        let Some(rejected) = &self.nearby else { return false };
        let slips = |text: &String| typo::distance_within(given, text, typo::slips_forgiven(text));
        let Some(nearest) = self.accepted.iter().filter_map(slips).min() else { return false };
        rejected.iter().all(|text| typo::distance_within(given, text, nearest).is_none())
    }
}

/// Whether a text holds nothing that can be read.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || is_invisible(c))
}

/// A text as it is compared: typing variants folded, ignored differences removed.
///
/// Ends without spaces at both ends and with single ones inside, or with none when spaces are
/// ignored. Normalising twice changes nothing.
pub fn normalise(text: &str, ignore: &BTreeSet<Ignored>) -> String {
    let mut folded = fold_typing(text);
    if ignore.contains(&Ignored::Case) {
        folded = fold_case(&folded);
    }
    if ignore.contains(&Ignored::Accents) {
        folded = fold_accents(&folded);
    }
    if ignore.contains(&Ignored::Punctuation) {
        folded.retain(|c| c.is_alphanumeric() || is_combining_mark(c) || c.is_whitespace());
    }
    if ignore.contains(&Ignored::Spaces) {
        folded.retain(|c| !c.is_whitespace());
    }
    let mut spaced = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    if is_settled(&spaced) { spaced } else { spaced.nfc().collect() }
}

/// Whether every sign is one that Unicode's forms leave as it is: ASCII and the letters of French and its
/// neighbours, each in one piece. Nearly all answers are, and go the short way.
fn is_settled(text: &str) -> bool {
    let settled = |c| matches!(c, '\0'..='\x7F' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | 'Œ' | 'œ' | 'Ÿ');
    text.is_ascii() || text.chars().all(settled)
}

/// Quotes, dashes and spaces as a keyboard types them; no invisible signs; NFKC.
///
/// Quotes are folded first: NFKC turns the spacing acute accent, typed for an apostrophe, into a
/// space and an accent.
pub(crate) fn fold_typing(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    let typed: String = text.chars().filter(|c| !is_invisible(*c)).map(as_typed).collect();
    if is_settled(&typed) { typed } else { typed.nfkc().map(as_typed).collect() }
}

fn as_typed(c: char) -> char {
    match c {
        '\u{2018}'..='\u{201B}' | '\u{02BC}' | '\u{2032}' | '\u{00B4}' => '\'',
        '\u{201C}'..='\u{201F}' | '\u{2033}' | '«' | '»' => '"',
        '\u{2010}'..='\u{2014}' | '\u{2212}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Soft hyphen, zero-width space, word joiner, byte order mark: nobody means to type them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Lower case; the Greek final sigma counts as a sigma.
fn fold_case(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower = text.to_lowercase();
    if is_settled(&lower) { lower } else { lower.replace('ς', "σ").nfkc().collect() }
}

/// Without the accents shared by Latin, Greek and Cyrillic. Vowel signs of other scripts stay:
/// they are letters there.
fn fold_accents(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let bare: String = if is_settled(text) {
        let mut bare = String::with_capacity(text.len());
        let mut kept = |c| bare.extend(Some(c).filter(|c| !is_accent(*c)));
        text.chars().for_each(|c| decompose_canonical(c, &mut kept));
        bare
    } else {
        text.nfd().filter(|c| !is_accent(*c)).nfc().collect()
    };
    let mut folded = String::with_capacity(bare.len());
    for c in bare.chars() {
        match c {
            'œ' => folded.push_str("oe"),
            'Œ' => folded.push_str("OE"),
            'æ' => folded.push_str("ae"),
            'Æ' => folded.push_str("AE"),
            'ß' => folded.push_str("ss"),
            'ẞ' => folded.push_str("SS"),
            c => folded.push(c),
        }
    }
    folded
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(accept: &[&str], reject: &[&str], ignore: &[Ignored]) -> TextKey {
        let list =
            |texts: &[&str]| BTreeMap::from([("fr".into(), texts.iter().map(|&text| text.into()).collect())]);
        TextKey::new(list(accept), list(reject), ignore.iter().copied().collect())
    }

    #[test]
    fn what_is_ignored_does_not_count() {
        use Ignored::{Accents, Case, Punctuation, Spaces};
        let cases: [(&str, &str, &[Ignored], bool); 22] = [
            ("Été", "ete", &[Case, Accents], true),
            ("Été", "été", &[Accents], false),
            ("Été", "ete", &[Case], false),
            ("ctrl z", "Ctrl  Z", &[Case], true),
            ("ctrl z", "ctrlz", &[Case], false),
            ("ctrl z", "ctrlz", &[Spaces], true),
            ("ctrl z", "ctrl\u{00A0}z", &[], true),
            ("ctrl z", "ctrl\u{202F}z", &[], true),
            ("ctrl z", " ctrl z\n", &[], true),
            ("ctrl + z", "ctrl-z", &[Spaces, Punctuation], true),
            ("l'été", "l’été", &[], true),
            ("l'été", "l´été", &[], true),
            ("\"a\"", "“a”", &[], true),
            ("e-mail", "e‑mail", &[], true),
            ("cœur", "COEUR", &[Case, Accents], true),
            ("Straße", "strasse", &[Case, Accents], true),
            ("fichier", "ﬁchier", &[], true),
            ("ΟΔΟΣ", "οδος", &[Case], true),
            ("हिन्दी", "हनद", &[Case, Accents, Spaces, Punctuation], false),
            ("हिन्दी", "हिन्दी", &[Case, Accents, Spaces, Punctuation], true),
            ("が", "か", &[Accents], false),
            ("e\u{0301}", "é", &[], true),
        ];
        for (accepted, given, ignore, right) in cases {
            let key = key(&[accepted], &[], ignore);
            assert_eq!(key.accepts("fr", given), right, "{accepted} {given} {ignore:?}");
        }
    }

    #[test]
    fn an_answer_of_which_nothing_is_left_is_wrong() {
        let key = key(&["?", "!"], &[], &[Ignored::Punctuation]);
        assert!(!key.accepts("fr", "?"));
        assert!(!key.accepts("fr", "..."));
    }

    #[test]
    fn the_short_way_ends_where_the_long_one_does() {
        for c in (0..=0x17F_u32).filter_map(char::from_u32).filter(|c| is_settled(&c.to_string())) {
            let text = c.to_string();
            assert!(text.nfkc().eq(text.chars()) && text.nfc().eq(text.chars()), "{c}");
            // A sign that is not settled beside it makes all of it go the long way.
            let long = format!("{c}ж");
            let bare: String = text.nfd().filter(|c| !is_accent(*c)).nfc().collect();
            assert_eq!(fold_accents(&text), fold_accents(&bare), "{c}");
            for ignore in [BTreeSet::new(), Ignored::usual()] {
                let short = normalise(&text, &ignore);
                assert_eq!(format!("{short}ж"), normalise(&long, &ignore).replace(" ж", "ж"), "{c:?}");
            }
        }
    }

    #[test]
    fn another_language_accepts_nothing() {
        assert!(!key(&["a"], &[], &[]).accepts("en", "a"));
    }

    #[test]
    fn typos_are_forgiven_unless_a_wrong_answer_is_as_near() {
        use Ignored::{Case, Typos};
        let key = key(&["corbeille", "envoyer", "a@b.exemple"], &["envoyez"], &[Case, Typos]);
        let cases = [
            ("corbeille", true),
            ("Corbielle", true),
            ("corbele", true),
            ("corbel", false),
            ("envoyre", true),
            ("envoyez", false),
            ("envoye", false),
            ("a@b.exemple", true),
            ("a@b.exempl", false),
        ];
        for (given, right) in cases {
            assert_eq!(key.accepts("fr", given), right, "{given}");
        }
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(text in any::<String>(), mask in 0_u8..16) {
            let all = [Ignored::Case, Ignored::Accents, Ignored::Spaces, Ignored::Punctuation];
            let ignore = (0..4).filter(|bit| mask >> bit & 1 == 1).map(|bit| all[bit]).collect();
            let once = normalise(&text, &ignore);
            prop_assert_eq!(normalise(&once, &ignore), once);
        }

        #[test]
        fn letters_are_never_erased(text in "\\p{L}+") {
            let ignore = BTreeSet::from([
                Ignored::Case, Ignored::Accents, Ignored::Spaces, Ignored::Punctuation,
            ]);
            prop_assert!(!normalise(&text, &ignore).is_empty());
        }
    }
}
