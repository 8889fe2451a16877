//! A tree written as YAML, the way people write question files.

use std::fmt::Write;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Yaml {
    /// Words: quoted, or a block when they have several lines.
    Text(String),
    /// A number or a word of the format: as it stands.
    Plain(String),
    List(Vec<Yaml>),
    Map(Vec<(String, Yaml)>),
}

impl Yaml {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    pub(super) fn plain(word: &str) -> Self {
        Self::Plain(word.to_owned())
    }

    pub(super) fn texts<'a>(texts: impl IntoIterator<Item = &'a String>) -> Self {
        Self::List(texts.into_iter().map(|text| Self::text(text)).collect())
    }

    pub(super) fn map<const N: usize>(entries: [(&str, Self); N]) -> Self {
        Self::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// The document.
    pub(super) fn document(&self) -> String {
        let mut text = String::new();
        self.write(0, &mut text);
        text.trim_start().to_owned()
    }

    /// What comes after `key:` or `-`, with the end of its line.
    fn write(&self, indent: usize, text: &mut String) {
        match self {
            Self::Map(entries) if !entries.is_empty() => {
                text.push('\n');
                for (key, value) in entries {
                    let _ = write!(text, "{:indent$}{}:", "", key_of(key));
                    value.write(indent + 2, text);
                }
            }
            Self::List(values) if values.iter().any(|value| matches!(value, Self::Map(_))) => {
                text.push('\n');
                for value in values {
                    let _ = write!(text, "{:indent$}-", "");
                    value.write(indent + 2, text);
                }
            }
            Self::Text(words) if is_block(words) => {
                text.push_str(" |-\n");
                for line in words.split('\n') {
                    let _ = writeln!(
                        text,
                        "{:indent$}{line}",
                        "",
                        indent = if line.is_empty() { 0 } else { indent }
                    );
                }
            }
            other => {
                let _ = writeln!(text, " {}", other.flow());
            }
        }
    }

    /// On one line.
    fn flow(&self) -> String {
        match self {
            Self::Text(words) => quoted(words),
            Self::Plain(word) => word.clone(),
            Self::List(values) => {
                format!("[{}]", values.iter().map(Self::flow).collect::<Vec<_>>().join(", "))
            }
            Self::Map(entries) => {
                let entry = |(key, value): &(String, Self)| format!("{}: {}", key_of(key), value.flow());
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// Several lines that a block keeps as they are.
fn is_block(words: &str) -> bool {
    let outer = [words.chars().next(), words.chars().next_back()];
    words.contains('\n') && outer.into_iter().flatten().all(|sign| !sign.is_whitespace())
}

/// Keys that YAML would read as something else than words are quoted.
fn key_of(key: &str) -> String {
    let plain = key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        && !["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(&key);
    if plain { key.to_owned() } else { quoted(key) }
}

/// A JSON string is a YAML string.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_are_written_as_people_write_them() {
        let tree = Yaml::map([
            ("level", Yaml::plain("2")),
            ("stem", Yaml::text("One.\n\nTwo?")),
            ("odd", Yaml::text(" a\nb")),
            ("ids", Yaml::texts(&["a: b".to_owned(), "c".to_owned()])),
            ("none", Yaml::Map(Vec::new())),
            ("blocks", Yaml::List(vec![Yaml::map([("code", Yaml::text("x\n  y"))])])),
            ("12,5", Yaml::text("why")),
        ]);
        let text = "level: 2\nstem: |-\n  One.\n\n  Two?\nodd: \" a\\nb\"\nids: [\"a: b\", \"c\"]\nnone: {}\n\
                    blocks:\n  -\n    code: |-\n      x\n        y\n\"12,5\": \"why\"\n";
        assert_eq!(tree.document(), text);
    }
}
