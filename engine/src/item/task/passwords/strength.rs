//! What makes a password strong here, and passwords that look drawn.

use super::Entry;

/// Signs of each kind; those that look alike are left out.
const SIGNS: [(&str, &str); 4] = [
    ("small", "abcdefghijkmnpqrstuvwxyz"),
    ("capitals", "ABCDEFGHJKLMNPQRSTUVWXYZ"),
    ("digits", "23456789"),
    ("signs", "!#%+-=?@_"),
];

/// Words that people begin with, and that attackers try first.
const WORN: [&str; 10] =
    ["123", "abc", "azerty", "qwerty", "password", "motdepasse", "admin", "soleil", "bonjour", "welcome"];

/// Sixteen signs or more, or twelve of three kinds or more; nothing of the site, of the user, nor of what
/// everybody uses.
pub(super) fn is_strong(entry: &Entry) -> bool {
    let password = entry.password.to_lowercase();
    let kinds = [
        entry.password.contains(|c: char| c.is_lowercase()),
        entry.password.contains(|c: char| c.is_uppercase()),
        entry.password.contains(|c: char| c.is_ascii_digit()),
        entry.password.contains(|c: char| !c.is_alphanumeric() && !c.is_whitespace()),
    ];
    let length = entry.password.chars().count();
    let long = length >= 16 || (length >= 12 && kinds.into_iter().filter(|there| *there).count() >= 3);
    let various = password.chars().collect::<std::collections::BTreeSet<_>>().len() >= 6;
    let own = entry.user.split(['@', '.']).chain(entry.site.split_whitespace()).map(str::to_lowercase);
    let guessed = own.filter(|word| word.chars().count() >= 4).any(|word| password.contains(&word));
    long && various && !guessed && !WORN.iter().any(|worn| password.contains(worn))
}

/// A password of this length with signs of every kind asked for, the nth that is made.
///
/// Not a secret: a simulated application needs one that comes again, not one that nobody can guess.
pub(super) fn drawn(length: usize, kinds: &[&str], nth: u32) -> String {
    let sets: Vec<&str> =
        SIGNS.iter().filter(|(kind, _)| kinds.contains(kind)).map(|(_, signs)| *signs).collect();
    let mut state = nth.wrapping_mul(2_654_435_761).wrapping_add(u32::try_from(length).unwrap_or(0));
    let mut next = || {
        // Constants of Numerical Recipes: the high bits look drawn, which is all that is asked here.
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(state >> 16).unwrap_or(0)
    };
    (0..length)
        .map(|place| {
            let signs: Vec<char> = sets[place % sets.len()].chars().collect();
            signs[next() % signs.len()]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(password: &str) -> Entry {
        let text = str::to_owned;
        Entry {
            id: text("a"),
            site: text("Mairie du Port"),
            address: text("mairie.example"),
            user: text("nadia.roy@courrier.example"),
            password: text(password),
            leaked: false,
            note: String::new(),
        }
    }

    #[test]
    fn long_and_varied_passwords_without_what_is_known_are_strong() {
        for (password, strong) in [
            ("Lune-7-tasse!", true),
            ("quatre chevaux mangent du foin", true),
            ("Nadia-2024-roy!", false),
            ("mairieduport2024!A", false),
            ("aaaaaaaaaaaaaaaaaa", false),
            ("Azerty123456!", false),
            ("k7#Lp2", false),
            ("kqwmzrtplnvb", false),
        ] {
            assert_eq!(is_strong(&entry(password)), strong, "{password}");
        }
    }

    #[test]
    fn drawn_passwords_come_again_and_differ() {
        let kinds = ["small", "capitals", "digits", "signs"];
        let first = drawn(16, &kinds, 1);
        assert_eq!(first, drawn(16, &kinds, 1));
        assert_ne!(first, drawn(16, &kinds, 2));
        assert_eq!(first.chars().count(), 16);
        assert!((1..50).all(|nth| is_strong(&entry(&drawn(16, &kinds, nth)))));
        assert!(drawn(8, &["digits"], 3).chars().all(|c| c.is_ascii_digit()));
    }
}
