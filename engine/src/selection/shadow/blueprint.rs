//! The rules a whole test must satisfy, checked when they are put together.
//!
//! Items are numbered from 0 in the order of the bank. Every fault is reported, not the first alone.

use std::collections::BTreeSet;
use std::fmt;

/// Name of a row, as people read it in messages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowName(pub String);

impl RowName {
    /// Name of the row that every blueprint has: the number of items of the test.
    pub fn test_length() -> Self {
        Self("test length".to_owned())
    }
}

impl fmt::Display for RowName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\u{201c}{}\u{201d}", self.0)
    }
}

/// What a row asks of a whole test.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Rule {
    /// Between `lower` and `upper` of these items.
    Count {
        /// Items with the attribute.
        items: Vec<usize>,
        /// Fewest of them in a test.
        lower: u32,
        /// Most of them in a test.
        upper: u32,
    },
    /// The sum of a quantity over the test, such as expected seconds, lies between two bounds.
    Sum {
        /// The quantity of each item of the bank.
        quantity: Vec<f64>,
        /// Least sum; −∞ when there is none.
        lower: f64,
        /// Greatest sum; +∞ when there is none.
        upper: f64,
    },
    /// Items that share a stimulus: none of them, or between `lower` and `upper`, one after the other.
    Set {
        /// Items of the set.
        items: Vec<usize>,
        /// Fewest of them if there are any, at least 1.
        lower: u32,
        /// Most of them.
        upper: u32,
    },
    /// Items that give each other away: at most one.
    Enemies {
        /// The items.
        items: Vec<usize>,
    },
}

/// A rule with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name, unlike all others.
    pub name: RowName,
    /// What it asks.
    pub rule: Rule,
}

/// A blueprint before it is checked.
#[derive(Debug, Clone, PartialEq)]
pub struct BlueprintDraft {
    /// Number of items of the bank.
    pub items: usize,
    /// Number of items of a test.
    pub length: u32,
    /// What else a test must satisfy.
    pub rows: Vec<Row>,
}

/// What is wrong with a draft.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BlueprintFault {
    /// The length is 0 or more than the bank has.
    #[error("a test has between 1 item and the {items} of the bank, not {length}")]
    Length {
        /// Length asked for.
        length: u32,
        /// Items of the bank.
        items: usize,
    },
    /// Two rows have the same name, or one the name of the length.
    #[error("more than one row is called {0}")]
    NameTwice(RowName),
    /// A row asks for more than it allows.
    #[error("{row} asks for at least {lower} and at most {upper}")]
    BoundsCross {
        /// The row.
        row: RowName,
        /// Its lower bound.
        lower: f64,
        /// Its upper bound.
        upper: f64,
    },
    /// A row names an item that the bank does not have.
    #[error("{row} names item {item}, but items go from 0 to the number of the bank less 1")]
    UnknownItem {
        /// The row.
        row: RowName,
        /// The item.
        item: usize,
    },
    /// A row names an item twice.
    #[error("{row} names item {item} more than once")]
    ItemTwice {
        /// The row.
        row: RowName,
        /// The item.
        item: usize,
    },
    /// A row asks for more items than it has, or than a test has.
    #[error("{row} asks for at least {lower} items, but only {available} can be had")]
    TooFew {
        /// The row.
        row: RowName,
        /// Fewest items asked for.
        lower: u32,
        /// Items of the row, or of the test if that is less.
        available: usize,
    },
    /// A sum does not give one finite number for each item.
    #[error("{row} needs one finite number for each of the {items} items")]
    Quantity {
        /// The row.
        row: RowName,
        /// Items of the bank.
        items: usize,
    },
    /// A bound of a sum is not a number.
    #[error("a bound of {row} is not a number")]
    BoundNotANumber {
        /// The row.
        row: RowName,
    },
    /// A set may be used without any of its items.
    #[error("{row} is a set: if it is used, at least 1 of its items is")]
    EmptySet {
        /// The row.
        row: RowName,
    },
    /// An item belongs to two sets.
    #[error("item {item} belongs to {first} and to {second}; one set is all an item can have")]
    TwoSets {
        /// The item.
        item: usize,
        /// The set named first.
        first: RowName,
        /// The other one.
        second: RowName,
    },
    /// Fewer than two enemies.
    #[error("{row} needs at least 2 items to be enemies")]
    LoneEnemy {
        /// The row.
        row: RowName,
    },
}

impl Rule {
    /// The items a row names; a sum names none, for it is about all.
    pub(super) fn items(&self) -> &[usize] {
        match self {
            Self::Count { items, .. } | Self::Set { items, .. } | Self::Enemies { items } => items,
            Self::Sum { .. } => &[],
        }
    }
}

impl BlueprintDraft {
    /// Everything that is wrong with the draft, in the order of its rows.
    pub(super) fn faults(&self) -> Vec<BlueprintFault> {
        let mut faults = Vec::new();
        if self.length == 0 || self.length as usize > self.items {
            faults.push(BlueprintFault::Length { length: self.length, items: self.items });
        }
        let mut names = BTreeSet::from([RowName::test_length()]);
        for row in &self.rows {
            if !names.insert(row.name.clone()) {
                faults.push(BlueprintFault::NameTwice(row.name.clone()));
            }
            self.check_items(row, &mut faults);
            self.check_rule(row, &mut faults);
        }
        self.check_sets(&mut faults);
        faults
    }

    fn check_items(&self, row: &Row, faults: &mut Vec<BlueprintFault>) {
        let mut seen = BTreeSet::new();
        for &item in row.rule.items() {
            if item >= self.items {
                faults.push(BlueprintFault::UnknownItem { row: row.name.clone(), item });
            } else if !seen.insert(item) {
                faults.push(BlueprintFault::ItemTwice { row: row.name.clone(), item });
            }
        }
    }

    fn check_rule(&self, row: &Row, faults: &mut Vec<BlueprintFault>) {
        let name = || row.name.clone();
        match &row.rule {
            Rule::Count { items, lower, upper } => self.check_count(row, items, (*lower, *upper), faults),
            Rule::Set { items, lower, upper } => {
                if *lower == 0 {
                    faults.push(BlueprintFault::EmptySet { row: name() });
                }
                self.check_count(row, items, (*lower, *upper), faults);
            }
            Rule::Enemies { items } if items.len() < 2 => {
                faults.push(BlueprintFault::LoneEnemy { row: name() });
            }
            Rule::Enemies { .. } => {}
            Rule::Sum { quantity, lower, upper } => {
                if quantity.len() != self.items || quantity.iter().any(|amount| !amount.is_finite()) {
                    faults.push(BlueprintFault::Quantity { row: name(), items: self.items });
                }
                if lower.is_nan() || upper.is_nan() {
                    faults.push(BlueprintFault::BoundNotANumber { row: name() });
                } else if lower > upper || *lower == f64::INFINITY || *upper == f64::NEG_INFINITY {
                    faults.push(BlueprintFault::BoundsCross { row: name(), lower: *lower, upper: *upper });
                }
            }
        }
    }

    fn check_count(
        &self,
        row: &Row,
        items: &[usize],
        (lower, upper): (u32, u32),
        faults: &mut Vec<BlueprintFault>,
    ) {
        if lower > upper {
            let (lower, upper) = (f64::from(lower), f64::from(upper));
            faults.push(BlueprintFault::BoundsCross { row: row.name.clone(), lower, upper });
        }
        let available = items.len().min(self.length as usize);
        if lower as usize > available {
            faults.push(BlueprintFault::TooFew { row: row.name.clone(), lower, available });
        }
    }

    fn check_sets(&self, faults: &mut Vec<BlueprintFault>) {
        let mut owner: Vec<Option<&Row>> = vec![None; self.items];
        for row in self.rows.iter().filter(|row| matches!(row.rule, Rule::Set { .. })) {
            for &item in row.rule.items().iter().filter(|item| **item < self.items) {
                match owner[item] {
                    Some(other) if other.name != row.name => faults.push(BlueprintFault::TwoSets {
                        item,
                        first: other.name.clone(),
                        second: row.name.clone(),
                    }),
                    _ => owner[item] = Some(row),
                }
            }
        }
    }
}
