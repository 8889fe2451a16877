//! A million adaptive tests on two threads, or as many of both as asked for.
//!
//! `time cargo run --release -p jalon-engine --example million [-- SIMULEES THREADS]`

#![expect(clippy::expect_used, reason = "an example without its bank shows nothing")]

#[path = "../benches/bank_500/mod.rs"]
mod bank_500;

use bank_500::{STANDARD_NORMAL, design, items};
use jalon_engine::seed::Seed;
use jalon_engine::simulation::adaptive::{AdaptiveTest, Examinees, Study, Summary};
use std::error::Error;
use std::num::NonZeroUsize;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut number = |default: &str| arguments.next().unwrap_or(default.to_owned());
    let (count, threads) = (number("1000000").parse()?, number("2").parse::<NonZeroUsize>()?);
    let items = items();
    let test = AdaptiveTest::new(&items, design())?;
    let examinees = Examinees::Drawn { ability: STANDARD_NORMAL, count };
    let mut summary = Summary::new(items.len());
    Study { test: &test, examinees, seed: Seed([1; 32]) }.run(threads, |block| {
        summary.add(block);
    });
    println!("tests              {}", summary.tests());
    for (name, value) in [
        ("bias", summary.accuracy().bias()),
        ("RMSE", summary.accuracy().rmse()),
        ("coverage of 95 %", summary.accuracy().coverage()),
        ("greatest exposure", Some(summary.usage().greatest_rate())),
        ("overlap", summary.usage().overlap()),
    ] {
        println!("{name:<18} {:.6}", value.unwrap_or(f64::NAN));
    }
    Ok(())
}
