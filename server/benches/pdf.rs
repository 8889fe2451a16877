//! What the page of a full certificate, sixteen competences, costs: CPU time of this thread to set and write it, beside
//! the check of the same file.
//!
//! ```sh
//! cargo bench -p jalon --bench pdf
//! ```
#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

mod cpu_time;

use cpu_time::{CpuTime, each};
use criterion::{Criterion, criterion_group, criterion_main};
use jalon::certificates::pdf::{self, CertificateSheet};
use jalon::certificates::{CredentialDraft, IssuerKey, TrustedIssuers, sign, verify_file};
use std::hint::black_box;

/// The recorded draft of a full certificate.
const DRAFT: &str = include_str!("../src/certificates/fixtures/draft-full.json");
const AFTER_MS: i64 = 1_795_293_001_000;

fn page(criterion: &mut Criterion<CpuTime>) {
    let draft: CredentialDraft = serde_json::from_str(DRAFT).unwrap();
    let key = IssuerKey::from_seed(1, [42; 32]);
    let trusted = TrustedIssuers::of([key.public()]);
    let file = sign(&draft, &key).unwrap().bytes;
    let one = verify_file(&file, &trusted, AFTER_MS).unwrap();
    let bank = jalon::bank::read(None).unwrap().1.bank.unwrap();
    let address = "https://jalon.example.org/verify/0X6V26VZWDBVP9C9Z".to_owned();
    let sheet = CertificateSheet::new(&one, bank.framework(), address);
    let attachments = [sheet.credential(file.clone())];
    let print = || pdf::render(black_box(&sheet), &attachments).unwrap();
    criterion.bench_function("pdf: page with the file inside", |bencher| bencher.iter(print));
    criterion.bench_function("verify: file", |bencher| {
        bencher.iter(|| verify_file(black_box(&file), &trusted, AFTER_MS).unwrap());
    });
    let cost = each(|| !print().is_empty());
    println!("pdf: {:.1} ms CPU, {} bytes; at most 50 ms are promised", cost / 1e6, print().len());
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(CpuTime);
    targets = page
}
criterion_main!(benches);
