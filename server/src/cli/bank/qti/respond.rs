//! What is right: the declarations of an item.

use super::body::option_id;
use super::xml::Element;

/// What is declared of one response.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Response {
    /// The line it is declared on.
    pub(super) line: usize,
    pub(super) cardinality: String,
    pub(super) base: String,
    /// The right values, in order.
    pub(super) correct: Vec<String>,
    /// Values with their worth.
    pub(super) worths: Vec<Worth>,
    /// The worth of every other value.
    pub(super) other: f64,
    /// Whether capitals count in some value.
    pub(super) has_case: bool,
}

/// A value and its worth.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Worth {
    /// The line it is declared on.
    pub(super) line: usize,
    pub(super) value: String,
    pub(super) points: f64,
    /// Whether capitals count in it.
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
    let mapped = declared.all("qti-map-entry").into_iter().map(worth);
    let worths: Vec<Worth> = mapped.collect::<Result<_, String>>()?;
    let other = declared.first("qti-mapping").map(|mapping| mapping.attribute("default-value"));
    Ok(Response {
        line: declared.line,
        cardinality: declared.attribute("cardinality").to_owned(),
        base: declared.attribute("base-type").to_owned(),
        correct: values.map(|value| value.text().trim().to_owned()).collect(),
        has_case: worths.iter().any(|worth| worth.has_case),
        worths,
        other: other.filter(|other| !other.is_empty()).map_or(Ok(0.0), number)?,
    })
}

fn worth(entry: &Element) -> Result<Worth, String> {
    Ok(Worth {
        line: entry.line,
        value: entry.attribute("map-key").to_owned(),
        points: number(entry.attribute("mapped-value"))?,
        has_case: entry.attribute("case-sensitive") != "false",
    })
}

fn number(text: &str) -> Result<f64, String> {
    text.trim().parse().map_err(|_| "a mapped value is not a number".to_owned())
}

/// Whether two values are the same, capitals aside.
fn same_letters(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

impl Response {
    /// The right values; when none is declared, those worth most if one is given, those worth something if several.
    pub(super) fn right(&self) -> Vec<String> {
        match (&self.correct[..], self.cardinality.as_str()) {
            ([], "single") => self.mapped(|worth| self.is_full(worth)),
            ([], _) => self.mapped(|worth| worth.points > 0.0),
            (correct, _) => correct.to_vec(),
        }
    }

    /// Texts that are accepted: those worth as much as the right ones, and right ones that are not mapped.
    pub(super) fn accepted(&self) -> Vec<String> {
        let mut accepted = self.mapped(|worth| self.is_full(worth));
        let is_mapped = |text: &String| self.worths.iter().any(|worth| same_letters(&worth.value, text));
        accepted.extend(self.correct.iter().filter(|text| !is_mapped(text)).cloned());
        accepted
    }

    /// Texts that are named and not accepted: those worth nothing, or a part.
    pub(super) fn rejected(&self) -> Vec<String> {
        self.mapped(|worth| !self.is_full(worth))
    }

    /// Whether a value is worth as much as a right one; with no right one declared, as the best.
    pub(super) fn is_full(&self, worth: &Worth) -> bool {
        let is_declared = |right: &&Worth| {
            let mut correct = self.correct.iter();
            right.points > 0.0
                && (self.correct.is_empty() || correct.any(|value| same_letters(value, &right.value)))
        };
        let full = self.worths.iter().filter(is_declared).map(|right| right.points).reduce(f64::max);
        full.is_some_and(|full| worth.points >= full)
    }

    fn mapped(&self, wanted: impl Fn(&Worth) -> bool) -> Vec<String> {
        let values = self.worths.iter().filter(|worth| wanted(worth));
        values.map(|worth| worth.value.clone()).collect()
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
