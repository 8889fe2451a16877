//! One QTI item: a question in one language.

use super::body::{self, Body, gap_id, option_id, words};
use super::loss::{self, Loss};
use super::respond::{self, Response};
use super::xml::{self, Element};
use crate::cli::bank::yaml::Yaml;

/// What stands where an author has to write.
pub(super) const TO_WRITE: &str = "To be written.";

const SEVERAL_RIGHT: &str = "one choice is picked, and several are fully right";

/// A question in one language.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub(super) id: String,
    pub(super) locale: String,
    /// Facts of the rubric for authors; none in an item of another program.
    pub(super) about: Vec<(String, Vec<String>)>,
    pub(super) kind: &'static str,
    /// Whether options keep their order.
    pub(super) is_fixed: bool,
    /// Fields of the content, in the order of a question file.
    pub(super) content: Vec<(String, Yaml)>,
    pub(super) key: Key,
    /// What of it has no place in a question file.
    pub(super) losses: Vec<Loss>,
}

/// What is right.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Key {
    Choice(String),
    Choices(Vec<String>),
    Order(Vec<String>),
    Pairs(Vec<(String, String)>),
    Number { value: String, tolerance: (&'static str, String) },
    Text(Typed),
    Gaps(Vec<(String, Filling)>),
}

/// What is right in a gap.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Filling {
    Choice(String),
    Text(Typed),
}

/// Typed words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Typed {
    pub(super) accept: Vec<String>,
    pub(super) reject: Vec<String>,
    pub(super) has_case: bool,
}

impl Item {
    /// The values of a fact.
    pub(super) fn fact(&self, name: &str) -> Option<&[String]> {
        self.about.iter().find(|(known, _)| known == name).map(|(_, values)| values.as_slice())
    }
}

/// Reads a document, or says why it is no question.
pub(super) fn read(text: &str) -> Result<Item, String> {
    let root = xml::parse(text)?;
    if root.name != "qti-assessment-item" {
        return Err(format!("`{}` is not an item of QTI 3.0", root.name));
    }
    if root.attribute("adaptive") == "true" || root.first("qti-template-declaration").is_some() {
        return Err("adaptive items and templates have no place here".to_owned());
    }
    let body = body::of(root.first("qti-item-body").ok_or("the item has no body")?)?;
    let responses = respond::all(&root)?;
    let asked = Asked { root: &root, body: &body, responses: &responses };
    let (kind, answer, key) = asked.answer()?;
    let is_fixed = body.interactions.iter().any(|interaction| interaction.attribute("shuffle") == "false");
    let mut content = vec![("stem".to_owned(), Yaml::Text(body.paragraphs.join("\n\n")))];
    if !body.material.is_empty() {
        content.push(("material".to_owned(), Yaml::List(body.material.clone())));
    }
    content.extend(answer);
    let about = about(&root);
    content.extend(said(&root, &key, &about)?);
    let mut item = Item {
        id: root.attribute("identifier").to_owned(),
        locale: root.attribute("xml:lang").to_owned(),
        about,
        kind,
        is_fixed,
        content,
        key,
        losses: Vec::new(),
    };
    item.losses = loss::all(&root, &item, &responses);
    Ok(item)
}

/// The names and values of the rubric for authors.
fn about(root: &Element) -> Vec<(String, Vec<String>)> {
    let mut facts: Vec<(String, Vec<String>)> = Vec::new();
    let lists = root.all("dl").into_iter().filter(|list| list.attribute("class") == "about");
    for part in lists.flat_map(Element::elements) {
        match (part.name.as_str(), facts.last_mut()) {
            ("dt", _) => facts.push((part.text(), Vec::new())),
            ("dd", Some((_, values))) => values.push(part.text()),
            _ => {}
        }
    }
    facts
}

/// What is asked: an item taken apart.
struct Asked<'a> {
    root: &'a Element,
    body: &'a Body<'a>,
    responses: &'a [(String, Response)],
}

type Answer = (&'static str, Vec<(String, Yaml)>, Key);

impl Asked<'_> {
    fn answer(&self) -> Result<Answer, String> {
        match &self.body.interactions[..] {
            [] => Err("nothing is asked".to_owned()),
            [one] => match one.name.as_str() {
                "qti-choice-interaction" => self.choice(one),
                "qti-order-interaction" => {
                    let key = Key::Order(self.response(one)?.ids());
                    Ok(("ordering", vec![choices("items", one)?], key))
                }
                "qti-match-interaction" => self.matching(one),
                "qti-text-entry-interaction" if self.stands_alone(one) => self.typed(one),
                _ => self.cloze(),
            },
            several if several.iter().all(|one| one.name.ends_with("entry-interaction") || is_list(one)) => {
                self.cloze()
            }
            _ => Err("several questions in one item".to_owned()),
        }
    }

    fn response(&self, interaction: &Element) -> Result<&Response, String> {
        let id = interaction.attribute("response-identifier");
        let found = self.responses.iter().find(|(known, _)| known == id);
        found.map(|(_, response)| response).ok_or_else(|| format!("the response `{id}` is not declared"))
    }

    fn choice(&self, interaction: &Element) -> Result<Answer, String> {
        let response = self.response(interaction)?;
        let options = vec![choices("choices", interaction)?];
        match (response.cardinality.as_str(), &response.ids()[..]) {
            (_, []) => Err("no choice is right".to_owned()),
            ("single", [_, _, ..]) => Err(SEVERAL_RIGHT.to_owned()),
            ("single", [right, ..]) => Ok(("single_choice", options, Key::Choice(right.clone()))),
            (_, right) => Ok(("multiple_choice", options, Key::Choices(right.to_vec()))),
        }
    }

    fn matching(&self, interaction: &Element) -> Result<Answer, String> {
        let sets = interaction.all("qti-simple-match-set");
        let [prompts, options] = sets[..] else { return Err("a match needs two sets".to_owned()) };
        let content = vec![
            ("prompts".to_owned(), texts(prompts, "qti-simple-associable-choice")?),
            ("options".to_owned(), texts(options, "qti-simple-associable-choice")?),
        ];
        Ok(("matching", content, Key::Pairs(self.response(interaction)?.pairs()?)))
    }

    /// A field with no words around it but its unit and its hint.
    fn stands_alone(&self, field: &Element) -> bool {
        let mark = format!("{{{}}}", gap_id(field));
        self.body.fields == [mark]
    }

    fn typed(&self, field: &Element) -> Result<Answer, String> {
        let response = self.response(field)?;
        let content =
            self.body.beside.iter().map(|(class, text)| (class.clone(), Yaml::text(text))).collect();
        if matches!(response.base.as_str(), "float" | "integer") {
            let value = response.right().first().cloned().ok_or("no number is right")?;
            let tolerance = respond::tolerance(self.root)?;
            return Ok(("number", content, Key::Number { value, tolerance }));
        }
        Ok(("short_text", content, Key::Text(typed(response)?)))
    }

    fn cloze(&self) -> Result<Answer, String> {
        let (mut gaps, mut key) = (Vec::new(), Vec::new());
        for field in &self.body.interactions {
            let response = self.response(field)?;
            let id = gap_id(field);
            let label = Some(field.attribute("aria-label")).filter(|label| !label.is_empty());
            let mut gap = vec![("label".to_owned(), Yaml::text(label.unwrap_or(&id)))];
            let filling = if is_list(field) {
                gap.push(("choices".to_owned(), texts(field, "qti-inline-choice")?));
                Filling::Choice(only(&response.ids())?)
            } else {
                Filling::Text(typed(response)?)
            };
            gaps.push((id.clone(), Yaml::Map(gap)));
            key.push((id, filling));
        }
        let text = Yaml::Text(self.body.fields.join("\n"));
        Ok(("cloze", vec![("text".to_owned(), text), ("gaps".to_owned(), Yaml::Map(gaps))], Key::Gaps(key)))
    }
}

fn is_list(field: &Element) -> bool {
    field.name == "qti-inline-choice-interaction"
}

/// The right choice of a gap.
fn only(right: &[String]) -> Result<String, String> {
    match right {
        [] => Err("no choice is right in a gap".to_owned()),
        [only] => Ok(only.clone()),
        [_, _, ..] => Err(SEVERAL_RIGHT.to_owned()),
    }
}

fn typed(response: &Response) -> Result<Typed, String> {
    let accept = response.accepted();
    if accept.is_empty() {
        return Err("no text is fully right".to_owned());
    }
    Ok(Typed { accept, reject: response.rejected(), has_case: response.has_case })
}

fn choices(name: &str, interaction: &Element) -> Result<(String, Yaml), String> {
    Ok((name.to_owned(), texts(interaction, "qti-simple-choice")?))
}

fn texts(parent: &Element, name: &str) -> Result<Yaml, String> {
    let text = |option: &Element| Ok((option_id(option.attribute("identifier")), Yaml::Text(words(option)?)));
    Ok(Yaml::Map(parent.all(name).into_iter().map(text).collect::<Result<_, String>>()?))
}

/// `explanation` and `tempting`. A feedback that belongs to no mistake is part of the explanation; only items
/// of ours say in its title which mistake it belongs to.
fn said(root: &Element, key: &Key, about: &[(String, Vec<String>)]) -> Result<Vec<(String, Yaml)>, String> {
    let mut explanation = Vec::new();
    let mut tempting: Vec<(String, Yaml)> = Vec::new();
    for feedback in root.elements().filter(|element| element.name == "qti-modal-feedback") {
        let text = feedback.elements().map(paragraphs).collect::<Result<Vec<String>, String>>()?.join("\n\n");
        let mistake = feedback.attribute("title");
        if mistake.is_empty() || about.is_empty() {
            explanation.push(text);
        } else {
            tempting.push((mistake.to_owned(), Yaml::Text(text)));
        }
    }
    for option in root.all("qti-simple-choice").into_iter().filter(|option| !key.has(option)) {
        let id = option_id(option.attribute("identifier"));
        let is_told = tempting.iter().any(|(told, _)| *told == id);
        if let Some(feedback) = option.first("qti-feedback-inline").filter(|_| !is_told) {
            tempting.push((id, Yaml::Text(words(feedback)?)));
        } else if !is_told && matches!(key, Key::Choice(_) | Key::Choices(_)) {
            tempting.push((id, Yaml::text(TO_WRITE)));
        }
    }
    if explanation.is_empty() {
        explanation.push(TO_WRITE.to_owned());
    }
    let explanation = Yaml::Text(explanation.join("\n\n"));
    Ok(vec![("explanation".to_owned(), explanation), ("tempting".to_owned(), Yaml::Map(tempting))])
}

impl Key {
    /// Whether a choice is right.
    pub(super) fn has(&self, option: &Element) -> bool {
        let id = option_id(option.attribute("identifier"));
        match self {
            Self::Choice(right) => id == *right,
            Self::Choices(right) => right.contains(&id),
            Self::Order(_) | Self::Pairs(_) | Self::Number { .. } | Self::Text(_) | Self::Gaps(_) => false,
        }
    }
}

/// The text of a feedback, whatever it is wrapped in.
fn paragraphs(element: &Element) -> Result<String, String> {
    if element.name == "qti-content-body" || element.name == "div" {
        let inside: Result<Vec<String>, String> = element.elements().map(paragraphs).collect();
        return Ok(inside?.join("\n\n"));
    }
    words(element)
}
