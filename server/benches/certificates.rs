//! What a certificate costs: CPU time of this thread to sign, to check as a file and as a JWT, beside one bare Ed25519
//! check in the same run.
//!
//! CPU time, as the kernel accounts it, says what the work takes on a machine that others use too; the bare check says
//! how fast the machine is. The certificate is a full one: sixteen competences.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark fails by panicking")]

use criterion::measurement::{Measurement, ValueFormatter};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ed25519_dalek::{Signer as _, SigningKey};
use jalon::certificates::{CredentialDraft, IssuerKey, TrustedIssuers, sign, verify_file, verify_jwt};
use std::hint::black_box;

/// The recorded draft of a full certificate.
const DRAFT: &str = include_str!("../src/certificates/fixtures/draft-full.json");
const AFTER_MS: i64 = 1_795_293_001_000;

/// CPU time of the calling thread, nanoseconds.
struct CpuTime;

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
        for value in values.iter_mut() {
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

fn certificates(criterion: &mut Criterion<CpuTime>) {
    let draft: CredentialDraft = serde_json::from_str(DRAFT).unwrap();
    let key = IssuerKey::from_seed(1, [42; 32]);
    let trusted = TrustedIssuers::of([key.public()]);
    let signed = sign(&draft, &key).unwrap();
    println!("a certificate of {} competences: {} bytes", draft.competences.len(), signed.bytes.len());
    criterion.bench_function("sign: file and JWT", |bencher| {
        bencher.iter(|| sign(black_box(&draft), &key).unwrap());
    });
    criterion.bench_function("verify: file", |bencher| {
        bencher.iter(|| verify_file(black_box(&signed.bytes), &trusted, AFTER_MS).unwrap());
    });
    criterion.bench_function("verify: JWT", |bencher| {
        bencher.iter(|| verify_jwt(black_box(&signed.jwt), &trusted, AFTER_MS).unwrap());
    });
    let bare = SigningKey::from_bytes(&[42; 32]);
    let (message, verifying) = ([7; 64], bare.verifying_key());
    let signature = bare.sign(&message);
    criterion.bench_function("bare Ed25519 check", |bencher| {
        bencher.iter(|| verifying.verify_strict(black_box(&message), &signature).unwrap());
    });
    print_ratios(&draft, &key, &trusted);
}

/// Each as a multiple of a bare check, measured side by side.
fn print_ratios(draft: &CredentialDraft, key: &IssuerKey, trusted: &TrustedIssuers) {
    let signed = sign(draft, key).unwrap();
    let bare = SigningKey::from_bytes(&[42; 32]);
    let (message, verifying) = ([7; 64], bare.verifying_key());
    let signature = bare.sign(&message);
    let check = each(|| verifying.verify_strict(black_box(&message), &signature).is_ok());
    for (name, cost) in [
        ("sign", each(|| sign(black_box(draft), key).is_ok())),
        ("verify, file", each(|| verify_file(black_box(&signed.bytes), trusted, AFTER_MS).is_ok())),
        ("verify, JWT", each(|| verify_jwt(black_box(&signed.jwt), trusted, AFTER_MS).is_ok())),
    ] {
        println!("{name}: {:.0} µs CPU, {:.1} bare Ed25519 checks", cost / 1_000.0, cost / check);
    }
}

/// Nanoseconds of CPU for one run: the kernel counts in steps of milliseconds, so half a second is counted.
fn each(mut run: impl FnMut() -> bool) -> f64 {
    let began = cpu_ns();
    let mut runs = 0;
    while cpu_ns() - began < 500_000_000 {
        assert!((0..50).all(|_| run()));
        runs += 50;
    }
    (cpu_ns() - began) as f64 / f64::from(runs)
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(CpuTime);
    targets = certificates
}
criterion_main!(benches);
