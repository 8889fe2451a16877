//! HTML as people write it → a tree, and what is wrong with it. Nothing of it is ever run or shown as HTML.

/// Elements that hold nothing and are not closed.
const EMPTY: [&str; 6] = ["img", "br", "hr", "input", "meta", "link"];
/// Elements that are known.
const KNOWN: [&str; 46] = [
    "a",
    "article",
    "aside",
    "b",
    "body",
    "button",
    "caption",
    "code",
    "div",
    "em",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "html",
    "i",
    "label",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "q",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "style",
    "table",
    "tbody",
    "td",
    "textarea",
    "th",
    "thead",
    "title",
    "tr",
    "u",
    "ul",
];
/// Deepest nesting kept: what stands deeper is kept at this depth.
const DEEPEST: usize = 12;

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    Text(String),
    Element(Element),
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) inside: Vec<Node>,
}

/// What is wrong with what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Problem {
    NotClosed(String),
    ClosesNothing(String),
    Unknown(String),
    /// A `<` without its `>`, or an attribute without its quotation mark.
    Unfinished(String),
}

/// A page: an element without a name around everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Markup {
    pub(super) root: Element,
    pub(super) problems: Vec<Problem>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All words in it, single spaces between them.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.gather(&mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn gather(&self, text: &mut String) {
        for node in &self.inside {
            match node {
                Node::Text(words) => text.push_str(words),
                Node::Element(element) => {
                    element.gather(text);
                    text.push(' ');
                }
            }
        }
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.inside.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Every element below, each with those around it, outermost first.
    pub(super) fn all(&self) -> Vec<(Vec<&Self>, &Self)> {
        let mut found = Vec::new();
        self.walk(&mut Vec::new(), &mut found);
        found
    }

    fn walk<'a>(&'a self, around: &mut Vec<&'a Self>, found: &mut Vec<(Vec<&'a Self>, &'a Self)>) {
        for element in self.elements() {
            found.push((around.clone(), element));
            around.push(element);
            element.walk(around, found);
            around.pop();
        }
    }
}

impl Markup {
    pub(super) fn read(source: &str) -> Self {
        let mut reader = Reader { open: vec![Element::default()], problems: Vec::new() };
        let mut rest = source;
        while let Some(at) = rest.find('<') {
            reader.text(&rest[..at]);
            rest = reader.tag(&rest[at + 1..]);
        }
        reader.text(rest);
        while reader.open.len() > 1 {
            reader.close_last();
        }
        Self { root: reader.open.pop().unwrap_or_default(), problems: reader.problems }
    }
}

struct Reader {
    /// Elements not closed yet, outermost first.
    open: Vec<Element>,
    problems: Vec<Problem>,
}

impl Reader {
    fn text(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.put(Node::Text(unescaped(text)));
        }
    }

    fn put(&mut self, node: Node) {
        if let Some(last) = self.open.last_mut() {
            last.inside.push(node);
        }
    }

    /// What begins with `<`; answers what comes after.
    fn tag<'a>(&mut self, rest: &'a str) -> &'a str {
        if let Some(comment) = rest.strip_prefix("!--") {
            return comment.split_once("-->").map_or("", |(_, after)| after);
        }
        let Some(end) = end_of_tag(rest) else {
            self.problems.push(Problem::Unfinished(first_word(rest)));
            return "";
        };
        let (inside, after) = (rest[..end].trim(), &rest[end + 1..]);
        if let Some(name) = inside.strip_prefix('/') {
            self.close(&name.trim().to_lowercase());
        } else if !inside.starts_with('!') {
            self.start(inside.trim_end_matches('/'));
        }
        after
    }

    fn start(&mut self, inside: &str) {
        let name = first_word(inside);
        let Some(attributes) = attributes(inside[name.len()..].trim()) else {
            self.problems.push(Problem::Unfinished(name));
            return;
        };
        let name = name.to_lowercase();
        let empty = EMPTY.contains(&name.as_str());
        if !empty && !KNOWN.contains(&name.as_str()) {
            self.problems.push(Problem::Unknown(name.clone()));
        }
        let element = Element { name, attributes, inside: Vec::new() };
        if empty || self.open.len() > DEEPEST {
            self.put(Node::Element(element));
        } else {
            self.open.push(element);
        }
    }

    fn close(&mut self, name: &str) {
        if !self.open.iter().skip(1).any(|element| element.name == name) {
            self.problems.push(Problem::ClosesNothing(name.to_owned()));
            return;
        }
        while self.open.last().is_some_and(|element| element.name != name) {
            self.close_last();
        }
        self.pop();
    }

    /// The last element was not closed: its end is here.
    fn close_last(&mut self) {
        let name = self.open.last().map(|element| element.name.clone()).unwrap_or_default();
        self.problems.push(Problem::NotClosed(name));
        self.pop();
    }

    fn pop(&mut self) {
        if let Some(element) = self.open.pop() {
            self.put(Node::Element(element));
        }
    }
}

/// Where the `>` of a tag stands: not inside quotation marks. `None` when another tag begins before it.
fn end_of_tag(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, sign) in rest.char_indices() {
        match (sign, quote) {
            ('>', None) => return Some(at),
            ('<', None) => return None,
            ('"' | '\'', None) => quote = Some(sign),
            (sign, Some(open)) if sign == open => quote = None,
            _ => {}
        }
    }
    None
}

/// `class="warm" href='#'`; `None` when something is not finished.
fn attributes(text: &str) -> Option<Vec<(String, String)>> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.find(|sign: char| sign == '=' || sign.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..end].to_lowercase();
        rest = rest[end..].trim_start();
        let Some(value) = rest.strip_prefix('=') else {
            found.push((name, String::new()));
            continue;
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote)?,
            None => value.split_once(char::is_whitespace).unwrap_or((value, "")),
        };
        if name.is_empty() {
            return None;
        }
        found.push((name, unescaped(value)));
        rest = after.trim_start();
    }
    Some(found)
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '-').collect()
}

fn unescaped(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", "\u{a0}"), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (written, sign)| text.replace(written, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(element: &Element) -> String {
        let inside: Vec<String> = element.elements().map(outline).collect();
        if inside.is_empty() {
            element.name.clone()
        } else {
            format!("{}({})", element.name, inside.join(" "))
        }
    }

    #[track_caller]
    fn check(source: &str, tree: &str, problems: &[Problem]) {
        let read = Markup::read(source);
        assert_eq!((outline(&read.root).as_str(), read.problems.as_slice()), (tree, problems), "{source}");
    }

    #[test]
    fn what_is_written_becomes_a_tree() {
        check("<h1>A</h1><p>b <em>c</em></p>", "(h1 p(em))", &[]);
        check("<!doctype html><p>a<br>b<img src='x'/></p><!-- <p> -->", "(p(br img))", &[]);
        let open = || Problem::NotClosed("li".into());
        check("<UL><li>a<li>b</ul>", "(ul(li(li)))", &[open(), open()]);
        check("<p>a</b></p>", "(p)", &[Problem::ClosesNothing("b".into())]);
        check("<titel>a</titel>", "(titel)", &[Problem::Unknown("titel".into())]);
        check("<p>a", "(p)", &[Problem::NotClosed("p".into())]);
        check("<p>a</p", "(p)", &[Problem::Unfinished(String::new()), Problem::NotClosed("p".into())]);
        check("<a href=\"x>b</a>", "", &[Problem::Unfinished("a".into())]);
        check("3 < 4", "", &[Problem::Unfinished(String::new())]);
        check("é<é>", "(é)", &[Problem::Unknown("é".into()), Problem::NotClosed("é".into())]);
        assert!(!outline(&Markup::read(&"<div>".repeat(500)).root).is_empty());
    }

    #[test]
    fn attributes_and_words_are_kept() {
        let read = Markup::read("<a href=\"x?a&amp;b\" TITLE='t' hidden class=warm>one\n <b>two</b></a>");
        let (_, link) = read.root.all()[0].clone();
        let found = ["href", "title", "hidden", "class", "id"].map(|name| link.attribute(name));
        assert_eq!(found, [Some("x?a&b"), Some("t"), Some(""), Some("warm"), None]);
        assert_eq!(link.text(), "one two");
    }
}
