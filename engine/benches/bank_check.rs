//! How long `jalon bank check` thinks: a bank as ours, and one of 20,000 questions.
//!
//! `cargo bench -p jalon-engine --bench bank_check`. Files are in memory; reading them from a disk comes
//! on top.

use criterion::{Criterion, criterion_group, criterion_main};
use jalon_engine::bank::BankFiles;
use jalon_engine::bank::audit::audit;
use jalon_engine::seed::{DrawPurpose, Draws, Seed};
use jalon_engine::simulation::GeneratedBank;
use std::fmt::Write;
use std::hint::black_box;
use std::time::Duration;

const TEMPLATE: &str = include_str!("../tests/fixtures/variants/basket-total.yaml");

/// Invented words, so that stems differ as much as those of people do.
fn words(draws: &mut Draws, count: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "ro", "mi", "tel", "su", "nor", "ka", "len", "pi", "dor", "va", "ze", "gu", "fi", "sha", "tu"];
    let mut text = String::new();
    for _ in 0..count {
        for _ in 0..=draws.index_below(3) {
            text.push_str(SYLLABLES[draws.index_below(SYLLABLES.len())]);
        }
        text.push(' ');
    }
    text.trim_end().to_owned()
}

fn question(number: u32, competence: usize) -> String {
    let mut draws = Seed([7; 32]).draws(number, DrawPurpose::StudyBank);
    let mut text = format!(
        "id: q-{number}\ncompetence: \"1.{competence}\"\nfamily: family-{}\nlevel: {}\nlevel_reason: Bench.\n\
         status: operational\nkind: single_choice\nseconds: 40\ncontent:\n",
        number / 3,
        number % 8 + 1
    );
    for locale in ["fr", "en"] {
        let _ = write!(
            text,
            "  {locale}:\n    stem: |\n      {}. {}.\n\n      {}?\n    material:\n      - table:\n          \
             caption: {}\n          header: [{}, {}, {}]\n          rows:\n",
            words(&mut draws, 9),
            words(&mut draws, 11),
            words(&mut draws, 7),
            words(&mut draws, 3),
            words(&mut draws, 1),
            words(&mut draws, 1),
            words(&mut draws, 1),
        );
        for _ in 0..4 {
            let cell = |draws: &mut Draws| words(draws, 1);
            let _ = writeln!(
                text,
                "            - [{}, {}, {}]",
                cell(&mut draws),
                cell(&mut draws),
                cell(&mut draws)
            );
        }
        let _ = writeln!(text, "    choices:");
        for id in ["north", "south", "east", "west"] {
            let _ = writeln!(text, "      {id}: {}", words(&mut draws, 6));
        }
        let _ = writeln!(text, "    explanation: {}.\n    tempting:", words(&mut draws, 15));
        for id in ["north", "south", "east", "west"].iter().filter(|id| **id != right(number)) {
            let _ = writeln!(text, "      {id}: {}.", words(&mut draws, 9));
        }
    }
    let _ = writeln!(text, "key:\n  choice: {}", right(number));
    text
}

fn right(number: u32) -> &'static str {
    ["north", "south", "east", "west"][number as usize % 4]
}

fn template(number: u32) -> String {
    TEMPLATE
        .replace("id: basket-total", &format!("id: t-{number}"))
        .replace("{{who}} achète", &format!("{{{{who}}}} (numéro {number}) achète"))
        .replace("{{who}} buys", &format!("{{{{who}}}} (number {number}) buys"))
}

fn bank(questions: u32, templates: u32) -> BankFiles {
    let mut files = GeneratedBank { competences: 16, items_per_competence: 1 }.files();
    files.retain(|path, _| !path.starts_with("items/"));
    for number in 0..questions {
        let competence = number as usize % 16 + 1;
        files.insert(format!("items/1.{competence}/q-{number}.yaml"), question(number, competence));
    }
    for number in 0..templates {
        files.insert(format!("items/1.1/t-{number}.yaml"), template(number));
    }
    files
}

fn audits(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("audit");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    for (name, questions, templates) in
        [("555 questions and 150 templates", 555, 150), ("20000 questions", 20_000, 0)]
    {
        let files = bank(questions, templates);
        group.bench_function(name, |bencher| bencher.iter(|| audit(black_box(&files)).coverage.operational));
    }
    group.finish();
}

criterion_group!(benches, audits);
criterion_main!(benches);
