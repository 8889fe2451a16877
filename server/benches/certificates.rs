//! What a certificate costs: CPU time of this thread to sign, to check as a file and as a JWT, beside one bare Ed25519
//! check in the same run.
//!
//! CPU time, as the kernel accounts it, says what the work takes on a machine that others use too; the bare check says
//! how fast the machine is. The certificate is a full one: sixteen competences.
#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

mod cpu_time;

use cpu_time::{CpuTime, each};
use criterion::{Criterion, criterion_group, criterion_main};
use ed25519_dalek::{Signer as _, SigningKey};
use jalon::certificates::{CredentialDraft, IssuerKey, TrustedIssuers, sign, verify_file, verify_jwt};
use std::hint::black_box;

/// The recorded draft of a full certificate.
const DRAFT: &str = include_str!("../src/certificates/fixtures/draft-full.json");
const AFTER_MS: i64 = 1_795_293_001_000;

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

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(CpuTime);
    targets = certificates
}
criterion_main!(benches);
