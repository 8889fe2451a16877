//! The objects of a PDF file, as far as a stream's dictionary needs them (ISO 32000-1, §7.2 and §7.3).

/// Deepest nesting of arrays and dictionaries.
const MAX_DEPTH: usize = 32;
/// Most entries of one array or dictionary.
const MAX_ENTRIES: usize = 256;

/// An object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Object {
    Dictionary(Dictionary),
    Array(Vec<Object>),
    Name(String),
    /// A whole number that is not negative.
    Whole(usize),
    /// A reference to the object of this number.
    Reference(usize),
    /// Anything else: texts, other numbers, `true`, `null`.
    Other,
}

/// A dictionary, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dictionary(Vec<(String, Object)>);

impl Dictionary {
    pub(super) fn get(&self, key: &str) -> Option<&Object> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub(super) fn name(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_name()
    }

    /// The names of the filters, in order; a filter that is not a name counts as an unknown one.
    pub(super) fn filters(&self) -> Vec<&str> {
        match self.get("Filter") {
            None => Vec::new(),
            Some(Object::Array(filters)) => {
                filters.iter().map(|filter| filter.as_name().unwrap_or_default()).collect()
            }
            Some(filter) => vec![filter.as_name().unwrap_or_default()],
        }
    }
}

impl Object {
    fn as_name(&self) -> Option<&str> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }
}

/// Reads objects from a place on; each byte once.
pub(super) struct Lexer<'a> {
    file: &'a [u8],
    at: usize,
    depth: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(file: &'a [u8], at: usize) -> Self {
        Self { file, at, depth: 0 }
    }

    /// How far was read.
    pub(super) fn at(&self) -> usize {
        self.at.min(self.file.len())
    }

    /// The next object; nothing where none begins.
    pub(super) fn object(&mut self) -> Option<Object> {
        self.skip_space();
        match (self.peek(0)?, self.peek(1)) {
            (b'<', Some(b'<')) => self.nested(2, Self::dictionary),
            (b'[', _) => self.nested(1, Self::array),
            (b'<', _) => self.hexadecimal(),
            (b'(', _) => self.text(),
            (b'/', _) => self.name().map(Object::Name),
            (b'0'..=b'9' | b'+' | b'-' | b'.', _) => Some(self.number()),
            (sign, _) if sign.is_ascii_alphabetic() => {
                self.word();
                Some(Object::Other)
            }
            _ => None,
        }
    }

    /// Where the bytes of a stream begin, when `stream` and a line end come next.
    pub(super) fn stream_start(&mut self) -> Option<usize> {
        self.skip_space();
        let rest = self.file.get(self.at..)?.strip_prefix(b"stream")?;
        let body = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
        Some(self.file.len() - body.len())
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.file.get(self.at + ahead).copied()
    }

    fn skip_space(&mut self) {
        while let Some(sign) = self.peek(0) {
            match sign {
                b'%' => {
                    while self.peek(0).is_some_and(|sign| !matches!(sign, b'\r' | b'\n')) {
                        self.at += 1;
                    }
                }
                _ if is_space(sign) => self.at += 1,
                _ => return,
            }
        }
    }

    fn nested(&mut self, opening: usize, inner: fn(&mut Self) -> Option<Object>) -> Option<Object> {
        self.at += opening;
        self.depth += 1;
        let object = if self.depth > MAX_DEPTH { None } else { inner(self) };
        self.depth -= 1;
        object
    }

    fn dictionary(&mut self) -> Option<Object> {
        let mut entries = Vec::new();
        loop {
            self.skip_space();
            if self.take(b">>") {
                return Some(Object::Dictionary(Dictionary(entries)));
            }
            let key = self.name()?;
            let value = self.object()?;
            entries.push((key, value));
            if entries.len() > MAX_ENTRIES {
                return None;
            }
        }
    }

    fn array(&mut self) -> Option<Object> {
        let mut values = Vec::new();
        loop {
            self.skip_space();
            if self.take(b"]") {
                return Some(Object::Array(values));
            }
            values.push(self.object()?);
            if values.len() > MAX_ENTRIES {
                return None;
            }
        }
    }

    fn take(&mut self, expected: &[u8]) -> bool {
        let there = self.file.get(self.at..).is_some_and(|rest| rest.starts_with(expected));
        self.at += if there { expected.len() } else { 0 };
        there
    }

    /// A name; `#` and two digits stand for a sign.
    fn name(&mut self) -> Option<String> {
        if !self.take(b"/") {
            return None;
        }
        let word = self.word();
        let mut name = String::new();
        let mut signs = word.iter().copied();
        while let Some(sign) = signs.next() {
            let sign = if sign == b'#' { (digit(signs.next()?)? << 4) | digit(signs.next()?)? } else { sign };
            name.push(char::from(sign));
        }
        Some(name)
    }

    fn word(&mut self) -> &'a [u8] {
        let start = self.at;
        while self.peek(0).is_some_and(is_regular) {
            self.at += 1;
        }
        &self.file[start..self.at]
    }

    /// A number, or a reference when another number and `R` follow.
    fn number(&mut self) -> Object {
        let Some(number) = whole(self.word()) else { return Object::Other };
        let after = self.at;
        self.skip_space();
        let generation = whole(self.word());
        self.skip_space();
        if generation.is_some() && self.word() == b"R" {
            return Object::Reference(number);
        }
        self.at = after;
        Object::Whole(number)
    }

    fn hexadecimal(&mut self) -> Option<Object> {
        let rest = self.file.get(self.at..)?;
        let end = memchr::memchr(b'>', rest);
        self.at += end.map_or(rest.len(), |end| end + 1);
        end.map(|_| Object::Other)
    }

    /// A text in parentheses, which may nest or stand behind a backslash.
    fn text(&mut self) -> Option<Object> {
        let mut open = 0_usize;
        loop {
            match self.peek(0)? {
                b'\\' => self.at += 1,
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                return Some(Object::Other);
            }
        }
    }
}

fn whole(word: &[u8]) -> Option<usize> {
    std::str::from_utf8(word).ok()?.parse().ok()
}

fn digit(sign: u8) -> Option<u8> {
    char::from(sign).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

fn is_space(sign: u8) -> bool {
    matches!(sign, b'\0' | b'\t' | b'\n' | b'\x0C' | b'\r' | b' ')
}

/// Neither space nor one of the signs that part objects.
fn is_regular(sign: u8) -> bool {
    !is_space(sign) && !matches!(sign, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}
