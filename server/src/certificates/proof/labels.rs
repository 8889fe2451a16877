//! RDFC-1.0 labels of blank nodes for small graphs in which each can be told apart by its own statements.
//!
//! There the algorithm is short (§4.4, steps 3 and 4): hash what is said of each blank node, itself written `_:a` and any
//! other `_:z`, and number them in the order of their hashes. Where two hashes are equal, this file gives up.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::entropy::hex;

/// Subject or object of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::certificates) enum Term {
    /// An address, valid as it is.
    Named(String),
    /// A literal in N-Quads form.
    Literal(String),
    /// A node without a name, by number.
    Blank(usize),
}

/// Statements: subject, address of the predicate, object.
#[derive(Debug, Default)]
pub(in crate::certificates) struct Graph {
    statements: Vec<(Term, String, Term)>,
    blanks: usize,
}

impl Graph {
    /// A new node without a name.
    pub(in crate::certificates) fn blank(&mut self) -> Term {
        self.blanks += 1;
        Term::Blank(self.blanks - 1)
    }

    /// Adds a statement.
    pub(in crate::certificates) fn add(&mut self, subject: Term, predicate: String, object: Term) {
        self.statements.push((subject, predicate, object));
    }

    /// The sorted N-Quads with canonical labels; nothing when two nodes look the same.
    pub(in crate::certificates) fn canonical_text(&self) -> Option<String> {
        let labels = self.labels()?;
        let label = |number: usize| format!("_:c14n{}", labels[number]);
        let lines: BTreeSet<String> =
            self.statements.iter().map(|statement| line(statement, &label)).collect();
        Some(lines.into_iter().collect())
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

    /// First degree hash of each blank node, hexadecimal.
    fn hashes(&self) -> Vec<String> {
        let mut said: Vec<Vec<String>> = vec![Vec::new(); self.blanks];
        for statement in &self.statements {
            let (subject, _, object) = statement;
            for node in [subject, object] {
                let Term::Blank(own) = node else { continue };
                let label = |number: usize| if number == *own { "_:a".to_owned() } else { "_:z".to_owned() };
                said[*own].push(line(statement, &label));
            }
        }
        said.into_iter()
            .map(|mut lines| {
                lines.sort_unstable();
                hex(&Sha256::digest(lines.concat()))
            })
            .collect()
    }
}

fn line((subject, predicate, object): &(Term, String, Term), label: &dyn Fn(usize) -> String) -> String {
    let term = |term: &Term| match term {
        Term::Named(address) => format!("<{address}>"),
        Term::Literal(literal) => literal.clone(),
        Term::Blank(number) => label(*number),
    };
    format!("{} <{predicate}> {} .\n", term(subject), term(object))
}
