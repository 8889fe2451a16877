//! The item table: `item,model,a,b,c,d,b1,b2,…`, one item a row.
//!
//! | model | parameters |
//! |---|---|
//! | `1pl` `2pl` `3pl` `4pl` | a, b, c, d; blank is 1, required, 0, 1; of `1pl` another a is told |
//! | `grm` `gpcm` | a and the thresholds or steps b1…bK |
//! | `pcm` | the steps b1…bK |
//! | `rsm` | the place b and the steps b1…bK |
//! | `nrm` | the slopes a1…aK and the intercepts c1…cK |

use super::{Faults, Row, each_row, is_blank};
use crate::cli::Failure;
use jalon_engine::irt::{Graded, Logistic, Nominal, ParameterError, ResponseModel};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::path::Path;

/// The items of a table, in its order.
#[derive(Debug)]
pub(crate) struct ItemTable {
    names: Vec<String>,
    models: Vec<ResponseModel>,
}

impl ItemTable {
    /// The items that could be read.
    pub(super) fn new(drafts: Vec<ItemDraft>) -> Self {
        let read = drafts.into_iter().filter_map(|draft| draft.model.map(|model| (draft.name, model)));
        let (names, models) = read.unzip();
        Self { names, models }
    }

    /// Their names.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// Their models.
    pub(crate) fn models(&self) -> &[ResponseModel] {
        &self.models
    }

    /// Width of the longest name, for tables.
    pub(crate) fn name_width(&self) -> usize {
        self.names.iter().map(|name| name.chars().count()).max().unwrap_or(0)
    }
}

/// A row as read; its model is missing when its parameters have faults.
#[derive(Debug)]
pub(super) struct ItemDraft {
    pub(super) name: String,
    pub(super) model: Option<ResponseModel>,
    /// What is odd and yet no fault.
    remark: Option<Remark>,
}

/// What is odd about an item and yet no fault.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Remark {
    /// A 1pl item has a slope other than 1.
    Slope,
    /// Two thresholds are equal: nobody gives this score.
    Unreachable(usize),
}

/// Reads the table; what is wrong goes to `faults`.
pub(super) fn read(path: &Path, faults: &mut Faults) -> Result<Vec<ItemDraft>, Failure> {
    let mut header: Option<Vec<String>> = None;
    let (mut drafts, mut lines) = (Vec::new(), BTreeMap::new());
    each_row(path, faults, |row, faults| match &header {
        None => header = Some(checked_header(path, &row, faults)),
        Some(header) if header.is_empty() => {} // its fault is told
        Some(header) => {
            let draft = item(path, header, &row, faults);
            let earlier = lines.insert(draft.name.clone(), row.line).filter(|_| !draft.name.is_empty());
            if let Some(first) = earlier {
                let what =
                    format!("`{}` stands already in line {first}; give each item its own name", draft.name);
                faults.cell(path, row.line, "item", what);
            }
            if let Some(Remark::Unreachable(score)) = draft.remark {
                eprintln!(
                    "jalon: {}:{}: two thresholds of `{}` are equal, so nobody scores {score}: check them",
                    path.display(),
                    row.line,
                    draft.name
                );
            }
            drafts.push(draft);
        }
    })?;
    tell_slopes(path, &drafts);
    if drafts.is_empty() && faults.is_empty() {
        faults.line(path, 1, "there is no item; write the header `item,model,a,b,c,d` and one item a line");
    }
    Ok(drafts)
}

/// A scale of 1pl items has one slope, that of its metric; one line tells of any that is not 1.
fn tell_slopes(path: &Path, drafts: &[ItemDraft]) {
    let mut sloped = drafts.iter().filter(|draft| draft.remark == Some(Remark::Slope));
    if let Some(first) = sloped.next() {
        let all = sloped.count() + 1;
        eprintln!(
            "jalon: {}: {all} 1pl item{} with an `a` other than 1, the first is `{}`; it is used as it stands, as \
             in 2pl",
            path.display(),
            if all == 1 { "" } else { "s" },
            first.name
        );
    }
}

/// The columns in lower case; none when rows cannot be read without the missing one.
fn checked_header(path: &Path, row: &Row<'_>, faults: &mut Faults) -> Vec<String> {
    let header: Vec<String> = row.cells.iter().map(|cell| cell.to_ascii_lowercase()).collect();
    let missing =
        ["item", "model"].into_iter().filter(|needed| !header.iter().any(|column| column == needed));
    let missing: Vec<&str> = missing.collect();
    for needed in &missing {
        faults.cell(
            path,
            row.line,
            needed,
            "the column is missing; the header is `item,model,a,b,c,d,b1,b2,…`",
        );
    }
    if !missing.is_empty() {
        return Vec::new();
    }
    for (at, column) in header.iter().enumerate() {
        if header[..at].contains(column) && !column.is_empty() {
            faults.cell(path, row.line, column, "the column stands twice; remove one of them");
        } else if !is_known(column) {
            eprintln!("jalon: {}: the column `{column}` is not used", path.display());
        }
    }
    header
}

fn is_known(column: &str) -> bool {
    matches!(column, "item" | "model") || is_parameter(column)
}

/// `a`, `b`, `c`, `d`, or one of the first three with a number.
fn is_parameter(column: &str) -> bool {
    let numbered =
        |rest: &str| rest.parse::<usize>().is_ok_and(|number| number > 0 && number.to_string() == rest);
    column == "d"
        || column.strip_prefix(['a', 'b', 'c']).is_some_and(|rest| rest.is_empty() || numbered(rest))
}

fn item(path: &Path, header: &[String], row: &Row<'_>, faults: &mut Faults) -> ItemDraft {
    let cell = |name: &str| {
        let at = header.iter().position(|column| column == name);
        at.and_then(|at| row.cells.get(at)).map_or("", |cell| cell.as_ref())
    };
    let name = cell("item").to_owned();
    let mut found = Vec::new();
    if name.is_empty() {
        found.push(("item".to_owned(), "the name is missing; name the item".to_owned()));
    }
    let too_long = row.cells.len() > header.len();
    if too_long {
        let what =
            format!("the row has {} cells, the header {}; remove the others", row.cells.len(), header.len());
        faults.line(path, row.line, what);
    }
    let mut parameters = Parameters::read(header, row, &mut found);
    let kind = cell("model").to_ascii_lowercase();
    let model = parameters.model(&kind, &mut found).filter(|_| found.is_empty() && !too_long);
    for (column, what) in found {
        faults.cell(path, row.line, &column, what);
    }
    let remark = model.as_ref().and_then(|model| remark(&kind, model));
    ItemDraft { name, model, remark }
}

fn remark(kind: &str, model: &ResponseModel) -> Option<Remark> {
    match model {
        ResponseModel::Logistic(item) if kind == "1pl" => {
            ((item.discrimination() - 1.0).abs() > 0.0).then_some(Remark::Slope)
        }
        _ => (0..model.categories()).find(|&score| !model.is_reachable(score)).map(Remark::Unreachable),
    }
}

/// Column and what is wrong there.
type Found = Vec<(String, String)>;

/// The filled cells of a row, by column; each model takes what it uses.
struct Parameters {
    cells: BTreeMap<String, f64>,
    /// Columns whose cell is no number, which is told already.
    unread: Vec<String>,
}

impl Parameters {
    fn read(header: &[String], row: &Row<'_>, found: &mut Found) -> Self {
        let (mut cells, mut unread) = (BTreeMap::new(), Vec::new());
        let filled =
            header.iter().zip(&row.cells).filter(|(column, cell)| is_parameter(column) && !is_blank(cell));
        for (column, cell) in filled {
            match cell.parse::<f64>() {
                Ok(value) if value.is_finite() => {
                    cells.insert(column.clone(), value);
                }
                _ => {
                    found.push((column.clone(), format!("`{cell}` is not a number; write it like -1.25")));
                    unread.push(column.clone());
                }
            }
        }
        Self { cells, unread }
    }

    fn model(&mut self, kind: &str, found: &mut Found) -> Option<ResponseModel> {
        let model = match kind {
            "1pl" | "2pl" | "3pl" | "4pl" => self.logistic(kind, found),
            "grm" => self.graded(found),
            "gpcm" => {
                let (a, steps) = (self.needed("a", kind, found), self.series('b', kind, found));
                nominal(a.and_then(|a| told(Nominal::generalised_partial_credit(a, &steps), found)))
            }
            "pcm" => {
                let steps = self.series('b', kind, found);
                nominal(told(Nominal::partial_credit(&steps), found))
            }
            "rsm" => {
                let (b, steps) = (self.needed("b", kind, found), self.series('b', kind, found));
                nominal(b.and_then(|b| told(Nominal::rating_scale(b, &steps), found)))
            }
            "nrm" => nominal(self.nominal_response(found)),
            other => {
                let known = "1pl 2pl 3pl 4pl grm gpcm pcm rsm nrm";
                found.push(("model".to_owned(), format!("`{other}` is no model; write one of {known}")));
                return None;
            }
        };
        self.refuse_unused(kind, found);
        model
    }

    /// The asymptotes a name excludes may stand there with the value that says nothing.
    fn logistic(&mut self, kind: &str, found: &mut Found) -> Option<ResponseModel> {
        let a = self.cells.remove("a").unwrap_or(1.0);
        let c = self.cells.get("c").copied().unwrap_or(0.0);
        let d = self.cells.get("d").copied().unwrap_or(1.0);
        if matches!(kind, "3pl" | "4pl") {
            self.cells.remove("c");
        }
        if kind == "4pl" {
            self.cells.remove("d");
        }
        let b = self.needed("b", kind, found)?;
        told(Logistic::new(a, b, c, d), found).map(ResponseModel::Logistic)
    }

    fn graded(&mut self, found: &mut Found) -> Option<ResponseModel> {
        let (a, thresholds) = (self.needed("a", "grm", found), self.series('b', "grm", found));
        told(Graded::new(a?, thresholds), found).map(ResponseModel::Graded)
    }

    /// As many intercepts as slopes.
    fn nominal_response(&mut self, found: &mut Found) -> Option<Nominal> {
        let (slopes, intercepts) = (self.series('a', "nrm", found), self.series('c', "nrm", found));
        if has_fault(found, "a") || has_fault(found, "c") {
            return None;
        }
        let (missing, filled) = match slopes.len().cmp(&intercepts.len()) {
            Ordering::Equal => return told(Nominal::new(&slopes, &intercepts), found),
            Ordering::Greater => (format!("c{}", intercepts.len() + 1), format!("a{}", intercepts.len() + 1)),
            Ordering::Less => (format!("a{}", slopes.len() + 1), format!("c{}", slopes.len() + 1)),
        };
        found.push((missing, format!("the value is missing, though `{filled}` has one; fill it")));
        None
    }

    fn needed(&mut self, column: &str, kind: &str, found: &mut Found) -> Option<f64> {
        let value = self.cells.remove(column);
        if value.is_none() && !self.unread.iter().any(|unread| unread == column) {
            found.push((column.to_owned(), format!("the value is missing; a {kind} item needs `{column}`")));
        }
        value
    }

    /// The values of `b1`, `b2`, … to the last that is filled.
    fn series(&mut self, letter: char, kind: &str, found: &mut Found) -> Vec<f64> {
        let values: Vec<f64> =
            (1..).map_while(|number| self.cells.remove(&format!("{letter}{number}"))).collect();
        if self.unread.iter().any(|unread| unread.starts_with(letter) && unread.len() > 1) {
            self.forget(letter); // the cell is told
            return values;
        }
        let next = format!("{letter}{}", values.len() + 1);
        let beyond = self
            .cells
            .keys()
            .find(|column| column.strip_prefix(letter).is_some_and(|rest| rest.parse::<usize>().is_ok()));
        if let Some(beyond) = beyond.cloned() {
            found.push((next, format!("the value is missing, though `{beyond}` has one; fill it")));
            self.forget(letter);
        } else if values.is_empty() {
            found.push((
                next.clone(),
                format!("the value is missing; a {kind} item needs `{next}` and following"),
            ));
        }
        values
    }

    /// Leaves out what is left of a series.
    fn forget(&mut self, letter: char) {
        self.cells.retain(|column, _| !column.starts_with(letter) || column.len() == 1);
    }

    fn refuse_unused(&self, kind: &str, found: &mut Found) {
        let says_nothing =
            |column: &str, value: f64| matches!((column, value), ("a" | "d", 1.0) | ("c", 0.0));
        for (column, value) in self.cells.iter().filter(|(column, value)| !says_nothing(column, **value)) {
            found.push((
                column.clone(),
                format!(
                    "a {kind} item has no `{column}`, yet it is {value}; empty the cell or change the model"
                ),
            ));
        }
    }
}

fn nominal(model: Option<Nominal>) -> Option<ResponseModel> {
    model.map(ResponseModel::Nominal)
}

/// What the engine refuses, told at the column it is about, unless that has a fault already.
fn told<T>(model: Result<T, ParameterError>, found: &mut Found) -> Option<T> {
    let error = match model {
        Ok(model) => return Some(model),
        Err(error) => error,
    };
    let column = match error {
        ParameterError::Discrimination(_) => "a",
        ParameterError::Difficulty(_) => "b",
        ParameterError::Asymptotes(..) => "c,d",
        _ => "b1…",
    };
    if !has_fault(found, &column[..1]) {
        found.push((column.to_owned(), format!("{error}; correct the value")));
    }
    None
}

/// Whether a column of this letter has a fault already.
fn has_fault(found: &[(String, String)], letter: &str) -> bool {
    found.iter().any(|(column, _)| column.starts_with(letter))
}
