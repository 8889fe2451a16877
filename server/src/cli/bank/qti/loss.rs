//! What of an item has no place in a question file: each thing with its line, so that nothing is dropped in
//! silence.
//!
//! Not here: what makes an item no question at all, which refuses it where it is read.

use super::item::Item;
use super::respond::{Response, Worth};
use super::xml::Element;

/// Something that is not carried over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Loss {
    /// The line it stands on, from 1.
    pub(super) line: usize,
    /// What is lost, and what was done instead.
    pub(super) what: String,
}

impl Loss {
    fn new(line: usize, what: impl Into<String>) -> Self {
        Self { line, what: what.into() }
    }
}

/// Parts of an item that are read.
const READ: [&str; 5] = [
    "qti-response-declaration",
    "qti-outcome-declaration",
    "qti-item-body",
    "qti-response-processing",
    "qti-modal-feedback",
];

/// Attributes of interactions and options that are read or say nothing to a learner.
const KEPT: [&str; 9] = [
    "response-identifier",
    "identifier",
    "shuffle",
    "aria-label",
    "class",
    "id",
    "max-associations",
    "match-max",
    "max-choices",
];

/// Everything that is lost of an item, in the order of the document.
pub(super) fn all(root: &Element, item: &Item, responses: &[(String, Response)]) -> Vec<Loss> {
    let mut found = of_root(root);
    if item.about.is_empty() {
        found.extend(of_another_program(root, item));
    }
    for part in root.elements() {
        if matches!(part.name.as_str(), "qti-item-body" | "qti-modal-feedback") {
            inside(part, item, &mut found);
        }
    }
    for interaction in interactions(root) {
        let id = interaction.attribute("response-identifier");
        let declared = responses.iter().find(|(known, _)| known == id);
        found.extend(declared.into_iter().flat_map(|(_, response)| of_response(interaction, response, item)));
    }
    found.sort_by_key(|loss| loss.line);
    found.dedup();
    found
}

fn of_root(root: &Element) -> Vec<Loss> {
    let unread = root.elements().filter(|part| !READ.contains(&part.name.as_str()));
    let lost = |part: &Element| match part.attribute("href") {
        "" => Loss::new(part.line, format!("`{}` is not kept", part.name)),
        href => Loss::new(part.line, format!("`{}` `{href}` is not kept", part.name)),
    };
    let mut found: Vec<Loss> = unread.map(lost).collect();
    if root.attribute("time-dependent") == "true" {
        found.push(Loss::new(root.line, "`time-dependent` is not kept: here time does not count"));
    }
    found
}

/// What items of ours say in their rubric.
fn of_another_program(root: &Element, item: &Item) -> Vec<Loss> {
    let mut found = Vec::new();
    let title = root.attribute("title");
    if !title.is_empty() && title != root.attribute("identifier") {
        found.push(Loss::new(root.line, format!("the title `{title}` is not kept")));
    }
    for part in root.elements() {
        match part.name.as_str() {
            "qti-response-processing" => found.extend(processing(part)),
            "qti-modal-feedback" => {
                let what = "is shown after some answers only there; here it is part of the explanation";
                let id = part.attribute("identifier");
                found.push(Loss::new(part.line, format!("the feedback `{id}` {what}")));
            }
            _ => {}
        }
    }
    if let [first, _, ..] = interactions(root)[..]
        && item.kind == "cloze"
    {
        found.push(Loss::new(first.line, "gaps may count one by one there; here all have to be right"));
    }
    found
}

fn processing(rules: &Element) -> Option<Loss> {
    let template = rules.attribute("template");
    let name = template.rsplit('/').next().unwrap_or_default().trim_end_matches(".xml");
    let what = "the score is computed by rules that are not read, but for the tolerance of a number; \
                here the declared right answer counts";
    match (name, rules.elements().next()) {
        ("match_correct" | "map_response" | "", None) => None,
        ("", Some(_)) => Some(Loss::new(rules.line, what)),
        _ => Some(Loss::new(rules.line, format!("{what} (`{template}`)"))),
    }
}

fn interactions(root: &Element) -> Vec<&Element> {
    let mut found = Vec::new();
    for part in root.elements() {
        if part.name.ends_with("-interaction") {
            found.push(part);
        }
        found.extend(interactions(part));
    }
    found
}

/// Markup, attributes and feedback inside an element.
fn inside(parent: &Element, item: &Item, found: &mut Vec<Loss>) {
    for part in parent.elements() {
        if part.name == "qti-rubric-block" && !part.attribute("view").contains("candidate") {
            found.extend(rubric(part));
            continue;
        }
        if part.name == "qti-feedback-inline" && (parent.name != "qti-simple-choice" || item.key.has(parent))
        {
            let what = format!(
                "what is said after `{}` is not kept: {}",
                parent.attribute("identifier"),
                excerpt(part)
            );
            found.push(Loss::new(part.line, what));
        }
        found.extend(markup(part));
        found.extend(attributes(part));
        found.extend(limits(part));
        inside(part, item, found);
    }
}

/// The rubric that our own items have is read.
fn rubric(block: &Element) -> Option<Loss> {
    let is_ours = block.all("dl").into_iter().any(|list| list.attribute("class") == "about");
    let view = block.attribute("view");
    (!is_ours).then(|| Loss::new(block.line, format!("the `qti-rubric-block` for `{view}` is not kept")))
}

/// The first words of an element.
fn excerpt(element: &Element) -> String {
    let text = element.text();
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > 8 { format!("`{} …`", words[..8].join(" ")) } else { format!("`{}`", words.join(" ")) }
}

fn markup(element: &Element) -> Option<Loss> {
    let name = element.name.as_str();
    let what = match name {
        "em" | "strong" | "b" | "i" | "u" | "small" | "cite" | "q" | "abbr" => {
            format!("the `{name}` of {} is not kept, only its words", excerpt(element))
        }
        "a" => format!("the address `{}` of {} is not kept", element.attribute("href"), excerpt(element)),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            format!("the heading {} is a paragraph here", excerpt(element))
        }
        "ol" => "the numbers of a list are not kept: here it has hyphens".to_owned(),
        _ => return None,
    };
    Some(Loss::new(element.line, what))
}

/// Attributes that change what a learner sees or may do.
fn attributes(element: &Element) -> Vec<Loss> {
    let name = element.name.as_str();
    let is_asked = name.ends_with("-interaction") || name.ends_with("-choice");
    let is_cell = matches!(name, "td" | "th");
    let is_lost = |attribute: &str, value: &str| {
        let is_usual = ["", "0", "false"].contains(&value);
        (is_asked && !KEPT.contains(&attribute) && !is_usual)
            || (is_cell && attribute.ends_with("span") && value != "1")
    };
    let lost = element.attributes.iter().filter(|(attribute, value)| is_lost(attribute, value));
    let said = |(attribute, value): &(String, String)| {
        Loss::new(element.line, format!("`{attribute}=\"{value}\"` of `{name}` is not kept"))
    };
    lost.map(said).collect()
}

/// How many may be ticked, and how often an option may be used.
fn limits(element: &Element) -> Option<Loss> {
    let (name, most) = match element.name.as_str() {
        "qti-choice-interaction" | "qti-order-interaction" => {
            ("max-choices", Some(element.attribute("max-choices")).filter(|most| *most != "1"))
        }
        "qti-match-interaction" => {
            let options = element.all("qti-simple-match-set").into_iter().nth(1);
            let options = options.into_iter().flat_map(|set| set.all("qti-simple-associable-choice"));
            let mut most = options.map(|option| option.attribute("match-max"));
            ("match-max", most.find(|most| !["", "0"].contains(most)))
        }
        _ => return None,
    };
    let most = most.filter(|most| !["", "0"].contains(most))?;
    Some(Loss::new(element.line, format!("`{name}=\"{most}\"` is not kept: here there is no such limit")))
}

/// What a response is worth there and not here.
fn of_response(interaction: &Element, response: &Response, item: &Item) -> Vec<Loss> {
    let mut found = match (interaction.name.as_str(), item.kind) {
        ("qti-choice-interaction", "multiple_choice")
        | ("qti-order-interaction" | "qti-match-interaction", _) => {
            shares(response, item).into_iter().collect()
        }
        ("qti-text-entry-interaction", "number") => numbers(response),
        ("qti-text-entry-interaction", _) => {
            let lesser = response.worths.iter().filter(|worth| !response.is_full(worth));
            let lost = lesser
                .filter_map(|worth| unkept(worth, "it is among the rejected answers, and worth nothing"));
            lost.chain(comparison(response, item)).collect()
        }
        _ => others(response),
    };
    if response.other.abs() > 0.0 {
        let what = format!("any other answer is worth {} there; here it is worth nothing", response.other);
        found.push(Loss::new(response.line, what));
    }
    found
}

/// Values beside the right one.
fn others(response: &Response) -> Vec<Loss> {
    let right = response.right();
    let others = response.worths.iter().filter(|worth| !right.contains(&worth.value));
    others.filter_map(|worth| unkept(worth, "it is wrong, and worth nothing")).collect()
}

/// One number is right.
fn numbers(response: &Response) -> Vec<Loss> {
    let right = response.right();
    let more = right.iter().skip(1);
    let more =
        more.map(|value| Loss::new(response.line, format!("`{value}` is right there too; here it is wrong")));
    more.chain(others(response)).collect()
}

fn unkept(worth: &Worth, here: &str) -> Option<Loss> {
    let Worth { line, value, points, .. } = worth;
    if *points > 0.0 {
        Some(Loss::new(*line, format!("`{value}` is worth {points} there; here {here}")))
    } else if *points < 0.0 {
        Some(Loss::new(*line, format!("`{value}` takes {} away there; here {here}", -points)))
    } else {
        None
    }
}

/// Parts of an answer that count by themselves, unless the item says how: then it is one of ours.
fn shares(response: &Response, item: &Item) -> Option<Loss> {
    let first = response.worths.first().filter(|_| item.fact("scoring").is_none())?;
    let shares: Vec<String> =
        response.worths.iter().map(|worth| format!("`{}`: {}", worth.value, worth.points)).collect();
    let what = "parts of the answer have their own worth there";
    let here = "here the whole answer is right or wrong";
    Some(Loss::new(first.line, format!("{what} ({}); {here}", shares.join(", "))))
}

/// How typed words are compared; items of ours say it.
fn comparison(response: &Response, item: &Item) -> Option<Loss> {
    if !item.about.is_empty() {
        return None;
    }
    let with_case = response.worths.iter().filter(|worth| worth.has_case).count();
    let what = if response.worths.is_empty() {
        "words are compared sign by sign there; here capitals, accents and spaces do not count"
    } else if with_case == 0 {
        "`case-sensitive` is false there; here accents and spaces do not count either"
    } else if with_case == response.worths.len() {
        "`case-sensitive` is true there, and here for all answers of the question; spaces do not count here"
    } else {
        "`case-sensitive` is true for some words there; here capitals count in all of them, and spaces in none"
    };
    Some(Loss::new(response.line, what))
}
