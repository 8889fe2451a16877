//! What a bank holds and how well its plans can measure, as tables for people.

use jalon_engine::bank::ItemBank;
use jalon_engine::bank::audit::{Agreement, Cell, Coverage, KeyHabits, Precision};
use std::fmt::Display;

/// Questions by competence and level; with `detail` by kind as well. Thin cells are named.
pub(super) fn coverage(coverage: &Coverage, detail: bool) {
    let levels: Vec<u8> =
        coverage.cells.values().next().into_iter().flatten().map(|(level, _)| *level).collect();
    if levels.is_empty() {
        return;
    }
    let heads = columns(levels.iter());
    println!("\nquestions by competence and level\n      {heads}  all read");
    for (code, cells) in &coverage.cells {
        let counts = columns(cells.values().map(Cell::questions));
        let all: usize = cells.values().map(Cell::questions).sum();
        let read = all - coverage.unread.get(code).map_or(0, Vec::len);
        println!("{code:<6}{counts}{all:>5}{read:>5}");
        if detail {
            for (level, cell) in cells {
                println!("    level {level}: {}", kinds(cell));
            }
        }
    }
    println!(
        "\n{} of {} questions count: {} families, {} with variants, {} practical, {} read by a second reader",
        coverage.operational,
        coverage.items,
        coverage.families,
        coverage.templates,
        coverage.practical,
        coverage.reviewed()
    );
    for (code, level, cell) in coverage.thin() {
        let (questions, families) = (cell.questions(), cell.families.len());
        println!("thin: {code} level {level} rests on {questions} questions of {families} families");
    }
}

fn kinds(cell: &Cell) -> String {
    let kinds: Vec<String> =
        cell.kinds.iter().map(|(kind, count)| format!("{count} {}", kind.name())).collect();
    format!("{} ({} families)", kinds.join(", "), cell.families.len())
}

/// Where keys stand, and how long they are.
pub(super) fn habits(habits: &KeyHabits) {
    let shares = |counts: &[usize]| {
        let all: usize = counts.iter().sum();
        let percent = |count: &usize| format!("{:.0} %", 100.0 * *count as f64 / all.max(1) as f64);
        counts.iter().map(percent).collect::<Vec<_>>().join(", ")
    };
    println!("\nkeys of the {} single choices that count", habits.questions);
    println!("    first, second, third… in the file: {}", shares(&habits.places));
    let shown: usize = habits.places_shown.iter().sum();
    println!("    the same of the {shown} shown in that order: {}", shares(&habits.places_shown));
    for (what, counts) in [("longest", &habits.longest), ("shortest", &habits.shortest)] {
        for (locale, &count) in counts {
            println!("    alone the {what} choice in `{locale}`: {:.0} %", 100.0 * habits.share(count));
        }
    }
}

/// How blind readings compare with what the questions are now.
pub(super) fn agreement(agreement: &Agreement) {
    println!("\nblind readings of the questions that count");
    println!("    {} answers of {} were the key", agreement.keys_agreed, agreement.keys);
    for (level, apart) in &agreement.levels {
        let read: usize = apart.values().sum();
        let far =
            |most: i16| apart.iter().filter(|(apart, _)| apart.abs() <= most).map(|(_, n)| n).sum::<usize>();
        let sum: f64 = apart.iter().map(|(apart, count)| f64::from(*apart) * *count as f64).sum();
        println!(
            "    level {level}: {read} read, {} at that level, {} within one, {:+.2} on average",
            far(0),
            far(1),
            sum / read as f64
        );
    }
}

/// Standard errors at the cut scores of each plan, if its questions were always the best ones.
pub(super) fn precision(bank: &ItemBank, detail: bool) {
    println!("\nbest standard error at the cut scores (logit), from the most informative questions");
    // A plan that measures nothing, the first steps of a beginner, has no precision.
    let measuring = bank.plans().filter(|plan| !plan.competences.is_empty());
    for plan in measuring {
        let found = jalon_engine::bank::audit::precision(bank, plan);
        let errors = || found.iter().map(|at| at.standard_error);
        let (least, most) = (errors().fold(f64::INFINITY, f64::min), errors().fold(0.0, f64::max));
        println!("{:<24} {least:.2} to {most:.2}", plan.id);
        if detail {
            found.iter().for_each(at_cut);
        }
    }
    println!();
}

fn at_cut(at: &Precision) {
    println!(
        "    {} level {} (θ = {:+.2}): information {:.2}, standard error {:.2}",
        at.competence, at.level, at.cut, at.information, at.standard_error
    );
}

/// Values one beside the other, each five signs wide.
fn columns(values: impl Iterator<Item = impl Display>) -> String {
    values.fold(String::new(), |line, value| format!("{line}{value:>5}"))
}
