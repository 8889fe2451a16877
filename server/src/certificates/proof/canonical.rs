//! The canonical form of a credential: JSON-LD → RDF → RDFC-1.0 N-Quads, with every loss refused.
//!
//! JSON-LD silently drops a term that no context maps; such a term would be outside the signature. [`canonical_text`]
//! therefore works in two passes: the document as it is, and the document with each value replaced by a marker of
//! its own. A value is signed exactly when its marker is found in the RDF.
//!
//! Canonicalisation of blank nodes can cost exponential time on hostile graphs. Here blank nodes must be told apart by
//! their own statements ("first degree hash", RDFC-1.0 §4.6), or touch no blank node but such that are. Then no search
//! goes deeper than one step, which keeps the cost linear; another document is refused.

use std::collections::{BTreeMap, BTreeSet};

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use oxrdf::{Dataset, GraphNameRef, NamedOrBlankNodeRef, QuadRef, TermRef, vocab::rdf};
use serde_json::{Map, Value};
use thiserror::Error;

use super::{PROOF_PURPOSE, contexts};

/// Most blank nodes (objects without `id`) in one document.
pub const MAX_BLANK_NODES: usize = 2_000;

const MARK: &str = "urn:mark:";

/// Why a document has no canonical form here. Paths read like `credentialSubject/result/0/value`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CanonicalError {
    /// The document is not a JSON object with an array `@context`.
    #[error("the document is not a JSON object with an `@context` array")]
    NotADocument,
    /// A context outside the bundled ones, or written in the document.
    #[error("the context {0} is not one of those this program knows")]
    ContextNotAllowed(String),
    /// A JSON-LD keyword inside the document.
    #[error("the field `{0}` is a JSON-LD keyword, which certificates do not use")]
    KeywordInside(String),
    /// A null, an empty array or an empty object, all of which JSON-LD forgets.
    #[error("the field `{0}` is empty")]
    EmptyValue(String),
    /// An identifier that names a blank node.
    #[error("the field `{0}` names a blank node")]
    BlankNodeName(String),
    /// A field the signature does not cover.
    #[error("the field `{0}` is not defined by the credential's contexts, so no signature can cover it")]
    LostTerm(String),
    /// More than [`MAX_BLANK_NODES`].
    #[error("the document has more than {MAX_BLANK_NODES} unnamed objects")]
    TooManyBlankNodes,
    /// Two unnamed objects say the same thing, about others that cannot be told apart either.
    #[error("unnamed objects of the document cannot be told apart")]
    TwinBlankNodes,
    /// The JSON-LD reader refused the document.
    #[error("the document is not valid JSON-LD: {0}")]
    Expansion(String),
}

/// The sorted N-Quads of `document` in RDFC-1.0 form, refusing documents that lose a term on the way.
pub fn canonical_text(document: &Value) -> Result<String, CanonicalError> {
    let fields = checked_fields(document)?;
    let dataset = expand(document)?;
    refuse_unsafe_blank_nodes(&dataset)?;
    refuse_lost_terms(fields, &dataset)?;
    Ok(sorted_lines(dataset))
}

fn sorted_lines(mut dataset: Dataset) -> String {
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 {
        hash_algorithm: CanonicalizationHashAlgorithm::Sha256,
    });
    let lines: BTreeSet<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.into_iter().collect()
}

/// The document's fields, once its `@context` is known to name bundled contexts only.
fn checked_fields(document: &Value) -> Result<&Map<String, Value>, CanonicalError> {
    let fields = document.as_object().ok_or(CanonicalError::NotADocument)?;
    let contexts = fields.get("@context").and_then(Value::as_array).ok_or(CanonicalError::NotADocument)?;
    if contexts.is_empty() {
        return Err(CanonicalError::NotADocument);
    }
    refuse_other_contexts(contexts)?;
    Ok(fields)
}

fn refuse_other_contexts(contexts: &[Value]) -> Result<(), CanonicalError> {
    for context in contexts {
        let known = context.as_str().and_then(contexts::bundled);
        known.ok_or_else(|| CanonicalError::ContextNotAllowed(context.to_string()))?;
    }
    Ok(())
}

fn expand(document: &Value) -> Result<Dataset, CanonicalError> {
    let text = document.to_string();
    let parser = JsonLdParser::new().for_slice(&text).with_load_document_callback(|address, _| {
        let context = contexts::bundled(address).ok_or_else(|| format!("context {address} not allowed"))?;
        Ok(JsonLdRemoteDocument { document: context.into(), document_url: address.to_owned() })
    });
    let mut dataset = Dataset::new();
    for quad in parser {
        dataset.insert(&quad.map_err(|error| CanonicalError::Expansion(error.to_string()))?);
    }
    Ok(dataset)
}

/// What is said of a blank node: its first degree statements, and the other blank nodes in them.
#[derive(Default)]
struct Seen {
    statements: Vec<String>,
    neighbours: BTreeSet<String>,
}

fn refuse_unsafe_blank_nodes(dataset: &Dataset) -> Result<(), CanonicalError> {
    let mut nodes: BTreeMap<String, Seen> = BTreeMap::new();
    for quad in dataset {
        let terms = quad_terms(quad);
        let blank: BTreeSet<&String> = terms.iter().filter(|term| is_blank(term)).collect();
        for node in &blank {
            let seen = nodes.entry((*node).clone()).or_default();
            let statement: Vec<&str> = terms.iter().map(|term| seen_from(node, term)).collect();
            seen.statements.push(statement.join(" "));
            seen.neighbours.extend(blank.iter().filter(|other| other != &node).map(|other| (*other).clone()));
        }
        if nodes.len() > MAX_BLANK_NODES {
            return Err(CanonicalError::TooManyBlankNodes);
        }
    }
    for seen in nodes.values_mut() {
        seen.statements.sort_unstable();
    }
    let mut alike: BTreeMap<&Vec<String>, usize> = BTreeMap::new();
    for seen in nodes.values() {
        *alike.entry(&seen.statements).or_default() += 1;
    }
    let unique = |seen: &Seen| alike.get(&seen.statements) == Some(&1);
    let known = |name: &String| nodes.get(name).is_some_and(unique);
    if nodes.values().all(|seen| unique(seen) || seen.neighbours.iter().all(known)) {
        return Ok(());
    }
    Err(CanonicalError::TwinBlankNodes)
}

fn quad_terms(quad: QuadRef<'_>) -> [String; 4] {
    let graph = match quad.graph_name {
        GraphNameRef::DefaultGraph => String::new(),
        name => name.to_string(),
    };
    [quad.subject.to_string(), quad.predicate.to_string(), quad.object.to_string(), graph]
}

fn is_blank(term: &str) -> bool {
    term.starts_with("_:")
}

/// How a term reads in the first degree statements of `node`: itself is `_:a`, any other blank node `_:z`.
fn seen_from<'a>(node: &str, term: &'a str) -> &'a str {
    match term {
        _ if term == node => "_:a",
        _ if is_blank(term) => "_:z",
        _ => term,
    }
}

fn refuse_lost_terms(fields: &Map<String, Value>, dataset: &Dataset) -> Result<(), CanonicalError> {
    let stated = stated_values(dataset);
    let mut walk = Walk { stated: &stated, paths: Vec::new() };
    let marked = walk.object(fields, "")?;
    let seen = stated_values(&expand(&marked)?);
    for (number, path) in walk.paths.iter().enumerate() {
        if !seen.contains(&format!("{MARK}{number}")) {
            return Err(CanonicalError::LostTerm(path.clone()));
        }
    }
    Ok(())
}

/// The IRIs and literal values an RDF dataset states, types aside.
fn stated_values(dataset: &Dataset) -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    for quad in dataset {
        if let NamedOrBlankNodeRef::NamedNode(subject) = quad.subject {
            values.insert(subject.as_str().to_owned());
        }
        match quad.object {
            TermRef::NamedNode(object) if quad.predicate != rdf::TYPE => {
                values.insert(object.as_str().to_owned());
            }
            TermRef::Literal(literal) => {
                values.insert(literal.value().to_owned());
            }
            _ => {}
        }
    }
    values
}

/// Replaces each value by a marker, keeping its path, and checks what needs no marker on the way.
struct Walk<'a> {
    stated: &'a BTreeSet<String>,
    paths: Vec<String>,
}

impl Walk<'_> {
    fn object(&mut self, fields: &Map<String, Value>, path: &str) -> Result<Value, CanonicalError> {
        let mut marked = Map::new();
        for (key, value) in fields {
            let at = if path.is_empty() { key.clone() } else { format!("{path}/{key}") };
            let replaced = match key.as_str() {
                // A record holds whole credentials, each with its own contexts and proof.
                "@context" => own_contexts(value, &at)?,
                "type" => class(value, &at)?,
                "proofPurpose" if value == PROOF_PURPOSE => value.clone(),
                _ if key.starts_with('@') => return Err(CanonicalError::KeywordInside(at)),
                _ => self.value(value, &at)?,
            };
            marked.insert(key.clone(), replaced);
        }
        Ok(Value::Object(marked))
    }

    fn value(&mut self, value: &Value, at: &str) -> Result<Value, CanonicalError> {
        match value {
            Value::Null => Err(CanonicalError::EmptyValue(at.to_owned())),
            Value::Array(items) if items.is_empty() => Err(CanonicalError::EmptyValue(at.to_owned())),
            Value::Object(fields) if fields.is_empty() => Err(CanonicalError::EmptyValue(at.to_owned())),
            Value::Object(fields) => self.object(fields, at),
            Value::Array(items) => {
                let marked = items.iter().enumerate().map(|(i, item)| self.value(item, &format!("{at}/{i}")));
                Ok(Value::Array(marked.collect::<Result<_, _>>()?))
            }
            Value::String(text) => self.text(text, at),
            Value::Bool(_) | Value::Number(_) => Ok(self.mark(at)),
        }
    }

    fn text(&mut self, text: &str, at: &str) -> Result<Value, CanonicalError> {
        if is_blank(text) {
            return Err(CanonicalError::BlankNodeName(at.to_owned()));
        }
        if !self.stated.contains(text) {
            return Err(CanonicalError::LostTerm(at.to_owned()));
        }
        Ok(self.mark(at))
    }

    fn mark(&mut self, at: &str) -> Value {
        self.paths.push(at.to_owned());
        Value::String(format!("{MARK}{}", self.paths.len() - 1))
    }
}

fn own_contexts(value: &Value, at: &str) -> Result<Value, CanonicalError> {
    let contexts = value.as_array().ok_or_else(|| CanonicalError::KeywordInside(at.to_owned()))?;
    refuse_other_contexts(contexts)?;
    Ok(value.clone())
}

/// Types choose which terms are defined, so they stay; each must be defined itself.
fn class(value: &Value, at: &str) -> Result<Value, CanonicalError> {
    let classes = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let known = |class: &Value| class.as_str().is_some_and(contexts::defines);
    if classes.is_empty() || !classes.iter().all(known) {
        return Err(CanonicalError::LostTerm(at.to_owned()));
    }
    Ok(value.clone())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn badge() -> Value {
        json!({
            "@context": [contexts::CREDENTIALS_V2, contexts::OPEN_BADGES_3],
            "id": "urn:uuid:00000000-0000-4000-8000-000000000001",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": "Badge",
            "credentialSubject": {
                "type": ["AchievementSubject"],
                "identifier": [{"type": "IdentityObject", "hashed": false, "identityHash": "Camille", "identityType": "name"}],
                "result": [{"type": ["Result"], "value": "1"}, {"type": ["Result"], "value": "2"}],
            },
        })
    }

    #[test]
    fn a_document_of_known_terms_loses_nothing() {
        let text = canonical_text(&badge()).unwrap();
        assert!(text.contains("\"Camille\"") && text.contains("\"false\"^^"));
        assert_eq!(text.lines().count(), 18 - 2);
    }

    #[test]
    fn an_unknown_field_is_refused_by_name() {
        let mut document = badge();
        document["credentialSubject"]["result"][1]["colour"] = json!("2");
        let path = "credentialSubject/result/1/colour".to_owned();
        assert_eq!(canonical_text(&document), Err(CanonicalError::LostTerm(path)));
    }

    #[test]
    fn an_unknown_type_is_refused() {
        let mut document = badge();
        document["type"][1] = json!("GoldenBadge");
        assert_eq!(canonical_text(&document), Err(CanonicalError::LostTerm("type".into())));
    }

    #[test]
    fn a_relative_identifier_is_refused() {
        let mut document = badge();
        document["id"] = json!("not-an-address");
        assert_eq!(canonical_text(&document), Err(CanonicalError::LostTerm("id".into())));
    }

    #[test]
    fn empty_values_keywords_and_blank_names_are_refused() {
        for (value, error) in [
            (json!(null), CanonicalError::EmptyValue("name".into())),
            (json!([]), CanonicalError::EmptyValue("name".into())),
            (json!({}), CanonicalError::EmptyValue("name".into())),
            (json!("_:b0"), CanonicalError::BlankNodeName("name".into())),
            (json!({"@value": "x"}), CanonicalError::KeywordInside("name/@value".into())),
        ] {
            let mut document = badge();
            document["name"] = value;
            assert_eq!(canonical_text(&document), Err(error));
        }
    }

    #[test]
    fn contexts_outside_the_list_are_refused() {
        for context in [json!("https://example.org/c"), json!({"colour": "https://example.org/c"})] {
            let mut document = badge();
            document["@context"][1] = context;
            assert!(matches!(canonical_text(&document), Err(CanonicalError::ContextNotAllowed(_))));
        }
    }

    #[test]
    fn twins_that_touch_no_other_unnamed_object_are_told_apart_by_nothing_and_need_not_be() {
        let twins = |count| {
            let mut document = badge();
            document["credentialSubject"]["id"] = json!("urn:uuid:00000000-0000-4000-8000-000000000002");
            document["credentialSubject"]["result"] =
                json!(vec![json!({"type": ["Result"], "value": "1"}); count]);
            canonical_text(&document).unwrap()
        };
        assert_eq!(twins(40).lines().count() - twins(1).lines().count(), 39 * 3);
        assert_eq!(twins(40), twins(40));
    }

    #[test]
    fn twins_beside_one_that_is_known_are_harmless() {
        let mut document = badge();
        document["credentialSubject"]["result"] = json!(vec![json!({"type": ["Result"], "value": "1"}); 40]);
        assert_eq!(canonical_text(&document).unwrap().lines().count(), 16 - 6 + 40 * 3);
    }

    #[test]
    fn hostile_blank_nodes_are_refused_at_once() {
        let twin = json!({"type": ["Achievement"], "criteria": {"narrative": "x"}});
        let mut document = badge();
        document["credentialSubject"]["achievement"] = json!([twin, twin]);
        assert_eq!(canonical_text(&document), Err(CanonicalError::TwinBlankNodes));
        let mut document = badge();
        let many: Vec<Value> =
            (0..MAX_BLANK_NODES).map(|i| json!({"type": ["Result"], "value": i.to_string()})).collect();
        document["credentialSubject"]["result"] = json!(many);
        assert_eq!(canonical_text(&document), Err(CanonicalError::TooManyBlankNodes));
    }
}
