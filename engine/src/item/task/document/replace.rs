//! Find and replace, with the usual options.

/// How texts are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Search<'a> {
    pub(super) wanted: &'a str,
    pub(super) instead: &'a str,
    pub(super) case: Case,
    pub(super) extent: Extent,
}

/// Whether capitals count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Counts,
    Any,
}

/// Whether a part of a word is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    Words,
    Anything,
}

impl Search<'_> {
    /// The text with every find replaced, and how many there were.
    pub(super) fn replaced(self, text: &str) -> (String, usize) {
        let mut result = String::new();
        let mut rest = text;
        let mut count = 0;
        let mut before: Option<char> = None;
        while let Some(sign) = rest.chars().next() {
            if let Some(length) =
                self.found_at(rest).filter(|length| self.stands_alone(before, &rest[*length..]))
            {
                result.push_str(self.instead);
                before = rest[..length].chars().next_back();
                rest = &rest[length..];
                count += 1;
            } else {
                result.push(sign);
                before = Some(sign);
                rest = &rest[sign.len_utf8()..];
            }
        }
        (result, count)
    }

    /// Length of the find with which a text begins.
    fn found_at(self, text: &str) -> Option<usize> {
        let mut signs = text.char_indices();
        let mut end = 0;
        for wanted in self.wanted.chars() {
            let (at, sign) = signs.next()?;
            let same =
                sign == wanted || (self.case == Case::Any && sign.to_lowercase().eq(wanted.to_lowercase()));
            if !same {
                return None;
            }
            end = at + sign.len_utf8();
        }
        Some(end)
    }

    fn stands_alone(self, before: Option<char>, after: &str) -> bool {
        let part = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        self.extent == Extent::Anything || !(part(before) || part(after.chars().next()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_decide_what_is_found() {
        let text = "Car il a un car, un Car et une carte.";
        for (case, extent, count) in [
            (Case::Any, Extent::Anything, 4),
            (Case::Counts, Extent::Anything, 2),
            (Case::Any, Extent::Words, 3),
            (Case::Counts, Extent::Words, 1),
        ] {
            let search = Search { wanted: "car", instead: "bus", case, extent };
            assert_eq!(search.replaced(text).1, count, "{case:?} {extent:?}");
        }
        let search = Search { wanted: "é", instead: "e", case: Case::Any, extent: Extent::Anything };
        assert_eq!(search.replaced("École été").0, "ecole ete");
    }
}
