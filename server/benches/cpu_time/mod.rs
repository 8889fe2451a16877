//! CPU time as the kernel accounts it: what work takes on a machine that others use too.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a benchmark fails by panicking")]

use criterion::Throughput;
use criterion::measurement::{Measurement, ValueFormatter};

/// CPU time of the calling thread, nanoseconds.
pub(super) struct CpuTime;

/// Linux keeps it here, without a system call of its own.
fn cpu_ns() -> u64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("CPU time is read on Linux");
    text.split(' ').next().unwrap().parse().unwrap()
}

impl Measurement for CpuTime {
    type Intermediate = u64;
    type Value = u64;

    fn start(&self) -> u64 {
        cpu_ns()
    }

    fn end(&self, began: u64) -> u64 {
        cpu_ns() - began
    }

    fn add(&self, one: &u64, other: &u64) -> u64 {
        one + other
    }

    fn zero(&self) -> u64 {
        0
    }

    fn to_f64(&self, value: &u64) -> f64 {
        *value as f64
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        &Microseconds
    }
}

struct Microseconds;

impl ValueFormatter for Microseconds {
    fn scale_values(&self, _: f64, values: &mut [f64]) -> &'static str {
        for value in values {
            *value /= 1_000.0;
        }
        "µs CPU"
    }

    fn scale_throughputs(&self, _: f64, _: &Throughput, values: &mut [f64]) -> &'static str {
        self.scale_values(0.0, values)
    }

    fn scale_for_machines(&self, values: &mut [f64]) -> &'static str {
        self.scale_values(0.0, values)
    }
}

/// Nanoseconds of CPU for one run: the kernel counts in steps of milliseconds, so half a second is counted.
pub(super) fn each(mut run: impl FnMut() -> bool) -> f64 {
    let began = cpu_ns();
    let mut runs = 0;
    while cpu_ns() - began < 500_000_000 {
        assert!((0..50).all(|_| run()));
        runs += 50;
    }
    (cpu_ns() - began) as f64 / f64::from(runs)
}
