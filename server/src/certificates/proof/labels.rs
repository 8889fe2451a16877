//! RDFC-1.0 labels of blank nodes for small graphs in which each can be told apart by its own statements.
//!
//! There the algorithm is short (§4.4, steps 3 and 4): hash what is said of each blank node, itself written `_:a` and any
//! other `_:z`, and number them in the order of their hashes. Where two hashes are equal, this file gives up.
//!
//! A certificate makes about a thousand lines, each written two or three times: they stand one behind the other in one
//! buffer, and only their places are sorted.

use std::fmt::{self, Display, Write as _};
use std::ops::Range;

use sha2::{Digest, Sha256};

/// An address in two parts: its vocabulary and its name there.
pub(in crate::certificates) type Word<'a> = (&'a str, &'a str);

/// Subject or object of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::certificates) enum Term<'a> {
    /// An address, valid as it is.
    Named(Word<'a>),
    /// A literal: the number [`Graph::literal`] gave.
    Literal(usize),
    /// A node without a name, by number.
    Blank(usize),
}

type Statement<'a> = (Term<'a>, Word<'a>, Term<'a>);

/// Statements: subject, address of the predicate, object.
#[derive(Debug, Default)]
pub(in crate::certificates) struct Graph<'a> {
    statements: Vec<Statement<'a>>,
    blanks: usize,
    literals: Lines,
}

/// Texts one behind the other.
#[derive(Debug, Default)]
struct Lines {
    text: String,
    places: Vec<Range<usize>>,
}

impl Lines {
    /// Appends what is displayed; answers its number.
    fn push(&mut self, line: impl Display) -> usize {
        let start = self.text.len();
        let written = write!(self.text, "{line}");
        debug_assert!(written.is_ok(), "a text takes whatever is written to it");
        self.places.push(start..self.text.len());
        self.places.len() - 1
    }

    fn get(&self, number: usize) -> &str {
        &self.text[self.places[number].clone()]
    }

    /// The lines in the order of their bytes.
    fn sorted(&self) -> Vec<&str> {
        let mut lines: Vec<&str> = self.places.iter().map(|place| &self.text[place.clone()]).collect();
        lines.sort_unstable();
        lines
    }
}

impl<'a> Graph<'a> {
    /// A new node without a name.
    pub(in crate::certificates) fn blank(&mut self) -> Term<'a> {
        self.blanks += 1;
        Term::Blank(self.blanks - 1)
    }

    /// A literal, which displays in N-Quads form.
    pub(in crate::certificates) fn literal(&mut self, literal: impl Display) -> Term<'a> {
        Term::Literal(self.literals.push(literal))
    }

    /// Adds a statement.
    pub(in crate::certificates) fn add(&mut self, subject: Term<'a>, predicate: Word<'a>, object: Term<'a>) {
        self.statements.push((subject, predicate, object));
    }

    /// The sorted N-Quads with canonical labels; nothing when two nodes look the same.
    pub(in crate::certificates) fn canonical_text(&self) -> Option<String> {
        let labels = self.labels()?;
        let mut lines = Lines::default();
        for statement in &self.statements {
            lines.push(self.line(statement, |number| Label::Canonical(labels[number])));
        }
        let mut sorted = lines.sorted();
        sorted.dedup();
        Some(sorted.concat())
    }

    /// The canonical number of each blank node.
    fn labels(&self) -> Option<Vec<usize>> {
        let hashes = self.hashes();
        let mut order: Vec<usize> = (0..self.blanks).collect();
        order.sort_unstable_by_key(|number| &hashes[*number]);
        if order.windows(2).any(|pair| hashes[pair[0]] == hashes[pair[1]]) {
            return None;
        }
        let mut labels = vec![0; self.blanks];
        for (place, number) in order.into_iter().enumerate() {
            labels[number] = place;
        }
        Some(labels)
    }

    /// First degree hash of each blank node; its bytes are in the order of its hexadecimal text.
    fn hashes(&self) -> Vec<[u8; 32]> {
        let mut said: Vec<Lines> = Vec::new();
        said.resize_with(self.blanks, Lines::default);
        for statement in &self.statements {
            let (subject, _, object) = statement;
            for node in [subject, object] {
                let Term::Blank(own) = *node else { continue };
                let label = |number| if number == own { Label::Itself } else { Label::Other };
                said[own].push(self.line(statement, label));
            }
        }
        let hash = |lines: &Lines| {
            lines.sorted().into_iter().fold(Sha256::new(), Sha256::chain_update).finalize().into()
        };
        said.iter().map(hash).collect()
    }

    fn line(&self, statement: &Statement<'a>, label: impl Fn(usize) -> Label) -> impl Display {
        let (subject, (vocabulary, name), object) = *statement;
        let written = move |term: Term<'a>, out: &mut fmt::Formatter<'_>| match term {
            Term::Named((vocabulary, name)) => write!(out, "<{vocabulary}{name}>"),
            Term::Literal(number) => out.write_str(self.literals.get(number)),
            Term::Blank(number) => label(number).fmt(out),
        };
        fmt::from_fn(move |out| {
            written(subject, out)?;
            write!(out, " <{vocabulary}{name}> ")?;
            written(object, out)?;
            out.write_str(" .\n")
        })
    }
}

/// How a blank node reads.
#[derive(Debug, Clone, Copy)]
enum Label {
    /// The node whose hash is made.
    Itself,
    /// Any other in its statements.
    Other,
    /// By its canonical number.
    Canonical(usize),
}

impl Display for Label {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Itself => out.write_str("_:a"),
            Self::Other => out.write_str("_:z"),
            Self::Canonical(number) => write!(out, "_:c14n{number}"),
        }
    }
}
