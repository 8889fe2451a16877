//! What is right: the declarations of an item.

use super::body::option_id;
use super::xml::Element;

/// What is declared of one response.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Response {
    pub(super) cardinality: String,
    pub(super) base: String,
    /// The right values, in order.
    pub(super) correct: Vec<String>,
    /// Value → worth.
    pub(super) worths: Vec<(String, f64)>,
    /// Whether capitals count in some value.
    pub(super) has_case: bool,
}

/// Every response by its identifier.
pub(super) fn all(root: &Element) -> Result<Vec<(String, Response)>, String> {
    let mut found = Vec::new();
    for declared in root.elements().filter(|element| element.name == "qti-response-declaration") {
        found.push((declared.attribute("identifier").to_owned(), response(declared)?));
    }
    Ok(found)
}

fn response(declared: &Element) -> Result<Response, String> {
    if declared.first("qti-area-mapping").is_some() {
        return Err("places in a picture have no key here".to_owned());
    }
    let correct = declared.first("qti-correct-response");
    let values = correct.into_iter().flat_map(|correct| correct.all("qti-value"));
    let mut found = Response {
        cardinality: declared.attribute("cardinality").to_owned(),
        base: declared.attribute("base-type").to_owned(),
        correct: values.map(|value| value.text().trim().to_owned()).collect(),
        ..Response::default()
    };
    for entry in declared.all("qti-map-entry") {
        let worth = entry.attribute("mapped-value").parse();
        let worth = worth.map_err(|_| "a mapped value is not a number".to_owned())?;
        found.worths.push((entry.attribute("map-key").to_owned(), worth));
        found.has_case |= entry.attribute("case-sensitive") != "false";
    }
    Ok(found)
}

impl Response {
    /// The right values, or those that are worth something.
    pub(super) fn right(&self) -> Vec<String> {
        if self.correct.is_empty() { self.mapped(|worth| worth > 0.0) } else { self.correct.clone() }
    }

    /// Texts that are accepted: those worth something, or the right ones.
    pub(super) fn accepted(&self) -> Vec<String> {
        if self.worths.is_empty() { self.correct.clone() } else { self.mapped(|worth| worth > 0.0) }
    }

    /// Texts that are named and worth nothing.
    pub(super) fn rejected(&self) -> Vec<String> {
        self.mapped(|worth| worth <= 0.0)
    }

    fn mapped(&self, wanted: fn(f64) -> bool) -> Vec<String> {
        let values = self.worths.iter().filter(|(_, worth)| wanted(*worth));
        values.map(|(value, _)| value.clone()).collect()
    }

    /// Right ids of options.
    pub(super) fn ids(&self) -> Vec<String> {
        self.right().iter().map(|id| option_id(id)).collect()
    }

    /// Prompt and option of each right pair.
    pub(super) fn pairs(&self) -> Result<Vec<(String, String)>, String> {
        let pair = |pair: &String| {
            let (prompt, option) = pair.split_once(' ').ok_or("a pair has no two parts")?;
            Ok((option_id(prompt), option_id(option.trim())))
        };
        self.right().iter().map(pair).collect()
    }
}

/// How near a number has to be: the field of the key, and its value.
pub(super) fn tolerance(root: &Element) -> Result<(&'static str, String), String> {
    let Some(equal) = root.first("qti-equal") else { return Ok(("tolerance", "0".to_owned())) };
    let tolerances: Vec<&str> = equal.attribute("tolerance").split_whitespace().collect();
    if tolerances.iter().any(|one| *one != tolerances[0]) {
        return Err("a tolerance with two sides has no place here".to_owned());
    }
    let first = tolerances.first().copied().unwrap_or("0");
    match equal.attribute("tolerance-mode") {
        "relative" => {
            let percent: f64 = first.parse().map_err(|_| "a tolerance is not a number".to_owned())?;
            Ok(("relative_tolerance", (percent / 100.0).to_string()))
        }
        "absolute" => Ok(("tolerance", first.to_owned())),
        _ => Ok(("tolerance", "0".to_owned())),
    }
}
