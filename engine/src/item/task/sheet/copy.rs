//! Copying a formula: references move with it, those with `$` stay.

use super::place::{MOST_COLUMNS, MOST_ROWS, Place};

/// A cell's text as it stands after a copy from one place to another.
///
/// References are found in the text itself, outside quotes, so that the rest stays as it was typed. One that
/// would leave the largest sheet becomes `#REF!`, which no formula can read.
pub(super) fn moved(text: &str, from: Place, to: Place) -> String {
    if !text.trim_start().starts_with('=') {
        return text.to_owned();
    }
    let mut result = String::new();
    for (number, part) in text.split('"').enumerate() {
        if number > 0 {
            result.push('"');
        }
        if number % 2 == 0 { result.push_str(&shifted(part, from, to)) } else { result.push_str(part) }
    }
    result
}

fn shifted(part: &str, from: Place, to: Place) -> String {
    let mut result = String::new();
    let mut word = String::new();
    for sign in part.chars().chain([' ']) {
        if sign.is_alphanumeric() || matches!(sign, '$' | '.' | '_') {
            word.push(sign);
            continue;
        }
        result.push_str(&if sign == '(' { word.clone() } else { reference(&word, from, to) });
        word.clear();
        result.push(sign);
    }
    result.pop();
    result
}

/// A word as it stands after the copy: another one when it names a cell.
fn reference(word: &str, from: Place, to: Place) -> String {
    let bare: String = word.chars().filter(|sign| *sign != '$').collect();
    let Some(place) = Place::read(&bare) else { return word.to_owned() };
    let stays_column = word.starts_with('$');
    let stays_row = word.chars().skip(1).any(|sign| sign == '$');
    let column = if stays_column {
        Some(place.column)
    } else {
        shift(place.column, from.column, to.column, MOST_COLUMNS)
    };
    let row = if stays_row { Some(place.row) } else { shift(place.row, from.row, to.row, MOST_ROWS) };
    let Some((column, row)) = column.zip(row) else { return "#REF!".to_owned() };
    let mark = |stays: bool| if stays { "$" } else { "" };
    format!("{}{}{}{}", mark(stays_column), super::place::column_name(column), mark(stays_row), row + 1)
}

fn shift(here: usize, from: usize, to: usize, most: usize) -> Option<usize> {
    (here + to).checked_sub(from).filter(|there| *there < most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_move_unless_they_are_held() {
        let copy = |text: &str, from: &str, to: &str| {
            moved(text, Place::read(from).unwrap(), Place::read(to).unwrap())
        };
        assert_eq!(copy("=B2*C2", "D2", "D5"), "=B5*C5");
        assert_eq!(copy("=B2*$F$1", "D2", "D5"), "=B5*$F$1");
        assert_eq!(copy("=$B2+C$1", "D2", "E4"), "=$B4+D$1");
        assert_eq!(
            copy("=SOMME(B2:B9)/NB.SI(B2:B9;\"B2\")", "B10", "C10"),
            "=SOMME(C2:C9)/NB.SI(C2:C9;\"B2\")"
        );
        assert_eq!(copy("=A1", "B2", "B1"), "=#REF!");
        assert_eq!(copy("Loyer B2", "A1", "A2"), "Loyer B2");
    }
}
