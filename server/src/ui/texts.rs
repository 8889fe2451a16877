//! Every text a person sees, in French and English (`locales/<lang>/<feature>.ftl`, Project Fluent).

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use std::sync::LazyLock;

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// A language of the interface.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French.
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// Its tag, also the bank's locale.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// Its own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
        }
    }

    /// The language with this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// The first language of an `Accept-Language` header that we speak; French otherwise.
    pub fn negotiate(header: &str) -> Self {
        header
            .split(',')
            .filter_map(|entry| entry.split(';').next())
            .find_map(|tag| Self::from_tag(tag.trim().get(..2)?.to_ascii_lowercase().as_str()))
            .unwrap_or(Self::Fr)
    }

    /// The text of a key; the key itself in brackets when missing (a test forbids it).
    pub fn t(self, key: &str) -> String {
        self.format(key, None)
    }

    /// The text of a key with one argument.
    pub fn t1<'a>(self, key: &str, name: &'a str, value: impl Into<FluentValue<'a>>) -> String {
        self.with(key, vec![(name, value.into())])
    }

    /// The text of a key with two arguments.
    pub fn t2<'a>(
        self,
        key: &str,
        first: &'a str,
        first_value: impl Into<FluentValue<'a>>,
        second: &'a str,
        second_value: impl Into<FluentValue<'a>>,
    ) -> String {
        self.with(key, vec![(first, first_value.into()), (second, second_value.into())])
    }

    /// The text of a key with any arguments.
    pub fn with<'a>(self, key: &str, arguments: Vec<(&'a str, FluentValue<'a>)>) -> String {
        let mut bound = FluentArgs::new();
        for (name, value) in arguments {
            bound.set(name, value);
        }
        self.format(key, Some(&bound))
    }

    /// Whether a key exists.
    pub fn has(self, key: &str) -> bool {
        self.bundle().has_message(key)
    }

    fn format(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("[{key}]");
        };
        bundle.format_pattern(pattern, arguments, &mut Vec::new()).into_owned()
    }

    fn bundle(self) -> &'static Bundle {
        static FR: LazyLock<Bundle> = LazyLock::new(|| load(Lang::Fr));
        static EN: LazyLock<Bundle> = LazyLock::new(|| load(Lang::En));
        match self {
            Self::Fr => &FR,
            Self::En => &EN,
        }
    }
}

type Bundle = FluentBundle<FluentResource>;

/// Reads all files of a language. A fault is a bug that the tests of this file find.
fn load(lang: Lang) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(lang.tag().parse().into_iter().collect());
    bundle.set_use_isolating(false);
    for file in LOCALES.get_dir(lang.tag()).into_iter().flat_map(Dir::files) {
        let text = typeset(file.contents_utf8().unwrap_or_default());
        let resource = FluentResource::try_new(text).unwrap_or_else(|(partial, _)| partial);
        // A key written twice keeps its first text; the test below reports it.
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// French puts a space before some signs, where a line must not break. English never does.
pub(super) fn typeset(text: &str) -> String {
    let mut text = text.replace("« ", "«\u{a0}");
    for sign in ["»", ":", ";", "?", "!", "%"] {
        text = text.replace(&format!(" {sign}"), &format!("\u{a0}{sign}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_signs_stay_with_their_word() {
        assert_eq!(typeset("« Oui » ?"), "«\u{a0}Oui\u{a0}»\u{a0}?");
        assert_eq!(typeset("Yes?"), "Yes?");
    }
    use std::collections::BTreeSet;

    fn keys(lang: Lang) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        for file in LOCALES.get_dir(lang.tag()).unwrap().files() {
            let text = file.contents_utf8().unwrap();
            FluentResource::try_new(text.to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.path().display()));
            for line in text.lines() {
                if let Some((key, _)) = line.split_once(" =")
                    && !key.starts_with([' ', '#', '-', '.', '*', '['])
                {
                    assert!(
                        keys.insert(key.to_owned()),
                        "{}: `{key}` is written twice",
                        file.path().display()
                    );
                }
            }
        }
        keys
    }

    #[test]
    fn both_languages_have_the_same_texts() {
        let (fr, en) = (keys(Lang::Fr), keys(Lang::En));
        assert_eq!(fr.difference(&en).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in English");
        assert_eq!(en.difference(&fr).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in French");
    }

    #[test]
    fn the_first_language_we_speak_is_chosen() {
        assert_eq!(Lang::negotiate("de, en-GB;q=0.8, fr;q=0.5"), Lang::En);
        assert_eq!(Lang::negotiate("pl"), Lang::Fr);
    }
}
