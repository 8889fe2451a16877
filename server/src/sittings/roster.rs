//! A list of candidates pasted as CSV: every fault at once, each with its line.
//!
//! Columns in any order, headed in French or English; `;`, `,` or tab; a byte order mark is tolerated.

use super::identity;
use crate::error::AppError;
use crate::http::form;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Longest list read at once.
pub const MOST_ROWS: usize = 3000;

/// Longest name.
const NAME_LENGTH: usize = 80;

/// A candidate as the form, the list or the API gives it, before checks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Last name.
    pub last_name: String,
    /// First names; may be empty.
    pub first_name: String,
    /// Birth date as typed.
    pub birth_date: String,
    /// E-mail; may be empty.
    pub email: String,
    /// The centre's reference; may be empty.
    pub reference: String,
    /// Extra time in percent; empty means none.
    pub extra_time: String,
}

/// A candidate who can be enrolled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCandidate {
    /// Last name.
    pub last_name: String,
    /// First names; may be empty.
    pub first_name: String,
    /// `YYYY-MM-DD`.
    pub birth_date: String,
    /// E-mail.
    pub email: Option<String>,
    /// The centre's reference.
    pub reference: Option<String>,
    /// Extra time in percent.
    pub extra_time_percent: u32,
}

impl NewCandidate {
    /// By which the person is not enrolled twice.
    pub fn key(&self) -> String {
        identity::key(&self.last_name, &self.first_name, &self.birth_date)
    }
}

impl Entry {
    /// Checks every field: the candidate, or every fault.
    pub fn check(&self, today: Date) -> Result<NewCandidate, Vec<AppError>> {
        let mut faults = Vec::new();
        let last_name = keep(&mut faults, name("last_name", &self.last_name));
        let first_name = keep(&mut faults, form::optional_line("first_name", &self.first_name, NAME_LENGTH));
        let birth_date = keep(&mut faults, identity::birth_date("birth_date", &self.birth_date, today));
        let email = keep(&mut faults, optional_email(&self.email));
        let reference = keep(&mut faults, form::optional_line("reference", &self.reference, 60));
        let extra_time = keep(&mut faults, extra_time("extra_time", &self.extra_time));
        match (last_name, first_name, birth_date, email, reference, extra_time) {
            (Some(last), Some(first), Some(birth_date), Some(email), Some(reference), Some(extra)) => {
                Ok(NewCandidate {
                    last_name: last,
                    first_name: first.unwrap_or_default(),
                    birth_date,
                    email,
                    reference,
                    extra_time_percent: extra,
                })
            }
            _ => Err(faults),
        }
    }
}

fn keep<T>(faults: &mut Vec<AppError>, result: Result<T, AppError>) -> Option<T> {
    result.map_err(|fault| faults.push(fault)).ok()
}

fn name(field: &str, typed: &str) -> Result<String, AppError> {
    let name = form::line(field, typed, NAME_LENGTH)?;
    if identity::fold(&name).is_empty() { Err(AppError::invalid(field, "empty")) } else { Ok(name) }
}

fn optional_email(typed: &str) -> Result<Option<String>, AppError> {
    if typed.trim().is_empty() { Ok(None) } else { form::email("email", typed).map(Some) }
}

/// A whole number of percent from 0 to 200; a percent sign is tolerated, nothing means none.
pub fn extra_time(field: &str, typed: &str) -> Result<u32, AppError> {
    let typed = typed.trim().trim_end_matches('%').trim_end();
    if typed.is_empty() {
        return Ok(0);
    }
    match typed.parse::<u32>() {
        Ok(percent) if percent <= 200 => Ok(percent),
        _ => Err(AppError::invalid(field, "extra-time")),
    }
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterRow {
    /// Its line in the text, from 1.
    pub line: u64,
    /// What it says.
    pub entry: Entry,
    /// The candidate, or what is wrong.
    pub checked: Result<NewCandidate, Vec<AppError>>,
}

/// A list as read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    /// Faults of the list as a whole.
    pub faults: Vec<AppError>,
    /// Headings that nothing is known about; their columns are left out.
    pub ignored: Vec<String>,
    /// Its rows.
    pub rows: Vec<RosterRow>,
}

impl Roster {
    /// Whether everyone on the list can be enrolled.
    pub fn is_clean(&self) -> bool {
        self.faults.is_empty() && self.rows.iter().all(|row| row.checked.is_ok())
    }

    /// The candidates of the rows without fault.
    pub fn candidates(&self) -> impl Iterator<Item = &NewCandidate> {
        self.rows.iter().filter_map(|row| row.checked.as_ref().ok())
    }

    /// Notes a fault on every row that has this identity.
    pub fn refuse(&mut self, key: &str, fault: &AppError) {
        for row in &mut self.rows {
            if row.checked.as_ref().is_ok_and(|candidate| candidate.key() == key) {
                row.checked = Err(vec![fault.clone()]);
            }
        }
    }
}

/// A field of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Last name.
    LastName,
    /// First names.
    FirstName,
    /// Birth date.
    BirthDate,
    /// E-mail.
    Email,
    /// The centre's reference.
    Reference,
    /// Extra time.
    ExtraTime,
}

impl Column {
    const REQUIRED: [(Self, &'static str); 3] = [
        (Self::LastName, "last_name / nom"),
        (Self::FirstName, "first_name / prénom"),
        (Self::BirthDate, "birth_date / date de naissance"),
    ];

    fn of(heading: &str) -> Option<Self> {
        Some(match identity::fold(heading).as_str() {
            "lastname" | "surname" | "familyname" | "nom" | "nomdefamille" => Self::LastName,
            "firstname" | "givenname" | "firstnames" | "prenom" | "prenoms" => Self::FirstName,
            "birthdate" | "dateofbirth" | "datedenaissance" | "datenaissance" | "naissance" | "neele" => {
                Self::BirthDate
            }
            "email" | "emailaddress" | "mail" | "courriel" | "adresseemail" | "adressemail" => Self::Email,
            "reference" | "ref" | "numero" | "identifiant" | "number" | "id" => Self::Reference,
            "extratime"
            | "extratimepercent"
            | "tempssupplementaire"
            | "tempsenplus"
            | "tempsmajore"
            | "majoration" => Self::ExtraTime,
            _ => return None,
        })
    }
}

/// Reads a list; nothing is stored.
pub fn read(text: &str, today: Date) -> Roster {
    // One kind of line end, so that lines are counted as people count them.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let mut roster = Roster::default();
    if text.trim().is_empty() {
        roster.faults.push(AppError::invalid("csv", "csv-empty"));
        return roster;
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(&text))
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let columns = match records.next() {
        Some(Ok(header)) => headings(&header, &mut roster),
        _ => BTreeMap::new(),
    };
    if !roster.faults.is_empty() {
        return roster;
    }
    for record in records {
        let Ok(record) = record else {
            roster.faults.push(AppError::invalid("csv", "csv-unreadable"));
            break;
        };
        if roster.rows.len() == MOST_ROWS {
            roster.faults.push(AppError::invalid_with("csv", "csv-long", MOST_ROWS.to_string()));
            break;
        }
        if record.iter().any(|cell| !cell.is_empty()) {
            roster.rows.push(row(&record, &columns, today));
        }
    }
    if roster.rows.is_empty() && roster.faults.is_empty() {
        roster.faults.push(AppError::invalid("csv", "csv-no-row"));
    }
    refuse_twins(&mut roster);
    roster
}

/// The separator that the first line has most of.
fn separator(text: &str) -> u8 {
    let header = text.trim_start().lines().next().unwrap_or_default();
    let count = |sign: char| header.matches(sign).count();
    [(b';', count(';')), (b'\t', count('\t')), (b',', count(','))]
        .into_iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(b',', |(sign, _)| sign)
}

/// Place → column; faults for what is missing or stands twice.
fn headings(header: &csv::StringRecord, roster: &mut Roster) -> BTreeMap<usize, Column> {
    let mut columns = BTreeMap::new();
    for (place, heading) in header.iter().enumerate() {
        match Column::of(heading) {
            Some(column) if columns.values().any(|known| *known == column) => {
                roster.faults.push(AppError::invalid_with("csv", "csv-column-twice", heading));
            }
            Some(column) => {
                columns.insert(place, column);
            }
            None if heading.is_empty() => {}
            None => roster.ignored.push(heading.to_owned()),
        }
    }
    for (column, words) in Column::REQUIRED {
        if !columns.values().any(|known| *known == column) {
            roster.faults.push(AppError::invalid_with("csv", "csv-column", words));
        }
    }
    columns
}

fn row(record: &csv::StringRecord, columns: &BTreeMap<usize, Column>, today: Date) -> RosterRow {
    let mut entry = Entry::default();
    for (place, column) in columns {
        let cell = record.get(*place).unwrap_or_default().to_owned();
        match column {
            Column::LastName => entry.last_name = cell,
            Column::FirstName => entry.first_name = cell,
            Column::BirthDate => entry.birth_date = cell,
            Column::Email => entry.email = cell,
            Column::Reference => entry.reference = cell,
            Column::ExtraTime => entry.extra_time = cell,
        }
    }
    let line = record.position().map_or(0, csv::Position::line);
    let checked = entry.check(today);
    RosterRow { line, entry, checked }
}

/// The same person on two lines: the later one is refused, naming the first.
fn refuse_twins(roster: &mut Roster) {
    let mut first_lines: BTreeMap<String, u64> = BTreeMap::new();
    for row in &mut roster.rows {
        let Ok(candidate) = &row.checked else { continue };
        match first_lines.get(&candidate.key()) {
            Some(line) => {
                let fault = AppError::invalid_with("last_name", "csv-twin", line.to_string());
                row.checked = Err(vec![fault]);
            }
            None => {
                first_lines.insert(candidate.key(), row.line);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 9, 1);

    #[test]
    fn french_headings_with_semicolons_and_a_byte_order_mark() {
        let text = "\u{feff}Nom;Prénom;Date de naissance;Courriel;Temps supplémentaire;Ville\r\n\
                    LE GOFF;Anne-Marie;27/03/1985;Anne@Exemple.fr;33 %;Brest\r\n;;;;;\r\n\
                    \"O'Neil; Jr\";Sean;1990-01-02;;;\r\n";
        let roster = read(text, TODAY);
        assert!(roster.is_clean(), "{roster:?}");
        assert_eq!(roster.ignored, ["Ville"]);
        let people: Vec<_> = roster.candidates().collect();
        assert_eq!(people[0].email.as_deref(), Some("anne@exemple.fr"));
        assert_eq!(people[0].extra_time_percent, 33);
        assert_eq!(people[1].last_name, "O'Neil; Jr");
        assert_eq!(roster.rows[1].line, 4);
    }

    #[test]
    fn every_fault_is_told_at_once_with_its_line() {
        let text = "last_name,first_name,birth_date,email,extra_time\n\
                    Lopez,Ana,27/03/1985,,\n\
                    ,Bo,31/02/1990,nowhere,300\n\
                    LOPEZ,ana,1985-03-27,,\n";
        let roster = read(text, TODAY);
        assert!(roster.faults.is_empty() && !roster.is_clean());
        let faults = |at: usize| roster.rows[at].checked.clone().unwrap_err();
        assert_eq!(roster.rows[1].line, 3);
        assert_eq!(
            faults(1),
            [
                AppError::invalid("last_name", "empty"),
                AppError::invalid("birth_date", "birth-date"),
                AppError::invalid("email", "email"),
                AppError::invalid("extra_time", "extra-time"),
            ]
        );
        assert_eq!(faults(2), [AppError::invalid_with("last_name", "csv-twin", "2")]);
    }

    #[test]
    fn missing_columns_and_empty_lists_are_said() {
        let missing = read("nom,email\nLopez,a@b.fr", TODAY).faults;
        assert_eq!(missing.len(), 2);
        assert_eq!(read(" \n", TODAY).faults, [AppError::invalid("csv", "csv-empty")]);
        let header_only = read("nom,prenom,naissance", TODAY).faults;
        assert_eq!(header_only, [AppError::invalid("csv", "csv-no-row")]);
    }

    #[test]
    fn extra_time_is_a_whole_number_of_percent() {
        assert_eq!(extra_time("extra_time", " 33% "), Ok(33));
        assert_eq!(extra_time("extra_time", ""), Ok(0));
        for typed in ["201", "-1", "33.3", "a third"] {
            assert_eq!(extra_time("extra_time", typed), Err(AppError::invalid("extra_time", "extra-time")));
        }
    }
}
