//! From a draft to a checked file: what is issued verifies, and any change of it is refused.

use serde_json::{Value, json};

use super::proof::{Proof, canonical_text};
use super::*;

const ISSUED_AT_MS: i64 = 1_795_293_000_123;
const AFTER_MS: i64 = ISSUED_AT_MS + 1_000;
/// The issued bytes of [`draft`]; `tests/interop` checks the same files with other programs.
const FRENCH_FILE: &[u8] = include_bytes!("fixtures/certificate-fr.json");
const ENGLISH_FILE: &[u8] = include_bytes!("fixtures/certificate-en.json");

fn key() -> IssuerKey {
    IssuerKey::from_seed(1, [42; 32])
}

fn trusted() -> TrustedIssuers {
    TrustedIssuers::of([key().public()])
}

fn line(level: Option<u8>, level_range: (u8, u8), points: Option<u32>, standard_error: f64) -> ResultLine {
    ResultLine { level, level_range, points, standard_error, answers: 9 }
}

fn competence(code: &str, name: &str, result: ResultLine) -> CompetenceLine {
    CompetenceLine { code: code.into(), name: name.into(), result }
}

fn alignment(framework: &str, code: &str, name: &str, url: &str) -> AlignmentLine {
    AlignmentLine { framework: framework.into(), code: code.into(), name: name.into(), url: url.into() }
}

fn draft() -> CredentialDraft {
    let crcn = "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000039005162";
    let digcomp = "https://joint-research-centre.ec.europa.eu/digcomp_en";
    CredentialDraft {
        uuid: "7d3c1f0e-5a52-4c7e-9b1a-2f6d8e4c0a11".into(),
        certificate_code: CertificateCode::from_bytes([7, 77, 177, 27, 127, 227, 87, 187, 37, 137])
            .to_string(),
        language: Language::Fr,
        issued_at_ms: ISSUED_AT_MS,
        issuer_name: "Médiathèque de Saint-Étienne-lès-Orgues".into(),
        holder_name: "Zoé N’Guyễn \"Łucja\" d’Œuvre-أمل 😀 \\ <b>".into(),
        identities: vec![HiddenIdentity {
            identity_type: "emailAddress".into(),
            value: "a@example.com".into(),
            salt: "Kosher".into(),
        }],
        organisation: "Espace public numérique du Marché".into(),
        session_date: "2026-11-20".into(),
        place: Place::OnSite,
        achievement_id: "https://jalon.example.org/achievements/crcn-2019".into(),
        framework: "CRCN".into(),
        framework_version: "2019".into(),
        bank_revision: "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
        engine_version: "0.1.0".into(),
        calibration: Calibration::ExpertPrior,
        transcript_digest: "sha256:60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752".into(),
        total: TotalLine { points: 58, points_possible: 192, answers: 27 },
        competences: vec![
            competence(
                "1.1",
                "Mener une recherche et une veille d'information",
                line(Some(4), (3, 4), Some(33), 0.5),
            ),
            competence("2.1", "Interagir", line(Some(3), (2, 4), Some(25), 0.486)),
            competence("3.4", "Programmer", line(None, (1, 5), None, 0.905)),
        ],
        alignments: vec![
            alignment("CRCN", "1.1", "Mener une recherche et une veille d'information", crcn),
            alignment("DigComp 2.2", "1.1", "Browsing, searching and filtering data", digcomp),
            alignment("DigComp 2.2", "2.1", "Interacting through digital technologies", digcomp),
        ],
    }
}

fn english_draft() -> CredentialDraft {
    CredentialDraft {
        uuid: "1b671a64-40d5-491e-99b0-da01ff1f3341".into(),
        language: Language::En,
        holder_name: "Ada Byron".into(),
        identities: Vec::new(),
        place: Place::Remote,
        calibration: Calibration::Calibrated,
        total: TotalLine { points: 672, points_possible: 1024, answers: 144 },
        competences: (1..=16)
            .map(|i| {
                competence(
                    &format!("{}.{}", i / 5, i % 5),
                    &format!("Competence {i}"),
                    line(Some(5), (4, 6), Some(42), 0.335),
                )
            })
            .collect(),
        alignments: Vec::new(),
        ..draft()
    }
}

fn issued() -> Vec<u8> {
    sign(&draft(), &key()).unwrap().bytes
}

fn verdict(bytes: &[u8]) -> Result<VerifiedCredential, Refusal> {
    verify_file(bytes, &trusted(), AFTER_MS)
}

/// The file of `credential` signed again by the true key, as only the issuer could.
fn resigned(mut credential: Credential) -> Vec<u8> {
    credential.proof = None;
    let document = serde_json::to_value(&credential).unwrap();
    let method = key().public().verification_method();
    let proof: Proof = proof::sign(&document, &credential.valid_from, &method, key().signing()).unwrap();
    credential.proof = Some(proof);
    credential.to_bytes().unwrap()
}

fn leaves(value: &Value, key: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| leaves(value, key, found)),
        Value::Array(items) => items.iter().for_each(|item| leaves(item, key, found)),
        Value::String(text) => found.push((key.to_owned(), text.clone())),
        other => found.push((key.to_owned(), other.to_string())),
    }
}

/// Small deterministic generator for tests (Marsaglia 2003, xorshift64).
fn random(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 16).unwrap()
}

#[test]
fn canonical_bytes_are_stable() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/certificates/fixtures/");
    for (name, draft, file) in [("fr", draft(), FRENCH_FILE), ("en", english_draft(), ENGLISH_FILE)] {
        let bytes = sign(&draft, &key()).unwrap().bytes;
        if std::env::var_os("JALON_UPDATE_FIXTURES").is_some() {
            std::fs::write(format!("{folder}certificate-{name}.json"), &bytes).unwrap();
        } else {
            assert!(bytes == file, "certificate-{name}.json differs; issued files must keep their bytes");
        }
    }
}

#[test]
fn what_is_issued_verifies_and_says_what_was_drafted() {
    let shown = verdict(&issued()).unwrap();
    let draft = draft();
    assert_eq!(shown.holder_name, draft.holder_name);
    assert_eq!(shown.certificate_code, draft.certificate_code);
    assert_eq!((shown.place, shown.calibration), (draft.place, draft.calibration));
    assert_eq!(shown.issued_at, "2026-11-21T20:30:00Z");
    assert_eq!(shown.issuer_key, key().public());
    assert_eq!(shown.transcript_digest, draft.transcript_digest);
    let search = &shown.competences[0];
    assert_eq!((search.level, search.level_range, search.points), (Some(4), (3, 4), Some(33)));
    assert_eq!(shown.total, draft.total);
    let programming = &shown.competences[2];
    assert_eq!((&*programming.code, &*programming.name, programming.level), ("3.4", "Programmer", None));
    assert_eq!((programming.level_range, programming.points), ((1, 5), None));
    assert_eq!((&*programming.standard_error, programming.answers), ("0.91", 9));
    assert!(shown.matches_identity("emailAddress", "a@example.com"));
    assert!(!shown.matches_identity("emailAddress", "b@example.com"));
    assert!(verify_file(&sign(&english_draft(), &key()).unwrap().bytes, &trusted(), AFTER_MS).is_ok());
}

#[test]
fn the_hashed_identity_is_the_specifications_sample() {
    let hash = IdentityObject::hashed("emailAddress", "a@example.com", "Kosher").identity_hash;
    assert!(hash.starts_with("sha256$b5809d8a") && hash.ends_with("ef399"), "{hash}");
}

#[test]
fn no_term_is_dropped_by_expansion() {
    for draft in [draft(), english_draft()] {
        let credential = draft.credential(&key().public().did()).unwrap();
        let document = serde_json::to_value(&credential).unwrap();
        let rdf = canonical_text(&document).unwrap();
        let mut found = Vec::new();
        leaves(&document, "", &mut found);
        for (field, text) in found.iter().filter(|(field, _)| field != "@context") {
            let literal = oxrdf::Literal::new_simple_literal(text).to_string();
            let class = field == "type" && rdf.contains(&format!("#{text}>"));
            let class = class || (text == "Alignment" && rdf.contains("/AlignmentObject>"));
            assert!(class || rdf.contains(&literal) || rdf.contains(&format!("<{text}>")), "{field}: {text}");
        }
    }
}

#[test]
fn two_thousand_changed_bytes_are_all_refused() {
    let original = issued();
    let mut state = 0x9E37_79B9_7F4A_7C15;
    for _ in 0..2_000 {
        let mut bytes = original.clone();
        let place = random(&mut state) % bytes.len();
        bytes[place] ^= u8::try_from(1 + random(&mut state) % 255).unwrap();
        assert!(verdict(&bytes).is_err(), "byte {place} became {}", bytes[place]);
    }
}

/// Changes the last letter of leaf number `number`, counted from 0; leaves in the order of the document.
fn change_leaf(value: &mut Value, number: &mut usize) -> bool {
    match value {
        Value::Object(fields) => fields.values_mut().any(|value| change_leaf(value, number)),
        Value::Array(items) => items.iter_mut().any(|item| change_leaf(item, number)),
        Value::Bool(flag) if *number == 0 => {
            *flag = !*flag;
            true
        }
        Value::String(text) if *number == 0 => {
            let last = text.pop();
            text.push(if last == Some('x') { 'y' } else { 'x' });
            true
        }
        _ => {
            *number -= 1;
            false
        }
    }
}

#[test]
fn the_signature_alone_covers_every_leaf() {
    let mut draft = draft();
    draft.competences.truncate(1);
    draft.alignments.truncate(1);
    let original: Value = serde_json::from_slice(&sign(&draft, &key()).unwrap().bytes).unwrap();
    let public = key().public();
    let mut changed_leaves = 0;
    loop {
        let mut changed = original.clone();
        if !change_leaf(&mut changed, &mut changed_leaves.clone()) {
            break;
        }
        assert!(proof::verify(&changed, public.verifying_key()).is_err(), "leaf {changed_leaves}");
        changed_leaves += 1;
    }
    assert!(changed_leaves > 90, "{changed_leaves} leaves");
}

#[test]
fn white_space_and_encoding_tricks_are_alterations() {
    let original = String::from_utf8(issued()).unwrap();
    let credential: Credential = serde_json::from_str(&original).unwrap();
    let compact = serde_json::to_string(&credential).unwrap();
    for changed in [
        original.replacen('\n', "\r\n", 1),
        original.trim_end().to_owned(),
        format!("{original}\n"),
        format!(" {original}"),
        original.replacen("CRCN", "\\u0043RCN", 1),
        original.replacen("2026-11-21T20:30:00Z", "2026-11-21T20:30:00.0Z", 1),
        compact,
    ] {
        assert!(matches!(verdict(changed.as_bytes()), Err(Refusal::Altered(_))), "{changed}");
    }
}

#[test]
fn what_rdf_does_not_see_is_refused_too() {
    let credential: Credential = serde_json::from_slice(&issued()).unwrap();
    let (mut swapped, mut doubled) = (credential.clone(), credential.clone());
    swapped.credential_subject.result.swap(0, 1);
    let first = doubled.credential_subject.achievement.result_description[0].clone();
    doubled.credential_subject.achievement.result_description.push(first);
    let mut turned = credential;
    turned.kind.reverse();
    for changed in [swapped, doubled, turned] {
        let signed = serde_json::to_value(&changed).unwrap();
        assert!(
            proof::verify(&signed, key().public().verifying_key()).is_ok(),
            "the signature alone is blind here"
        );
        assert!(matches!(verdict(&changed.to_bytes().unwrap()), Err(Refusal::Altered(_))));
    }
}

#[test]
fn added_removed_and_repeated_fields_are_refused() {
    let mut document: Value = serde_json::from_slice(&issued()).unwrap();
    document["grade"] = json!("excellent");
    assert!(matches!(verdict(document.to_string().as_bytes()), Err(Refusal::Altered(_))));
    let mut document: Value = serde_json::from_slice(&issued()).unwrap();
    document.as_object_mut().unwrap().remove("proof");
    assert!(matches!(verdict(document.to_string().as_bytes()), Err(Refusal::Altered(_))));
    let mut document: Value = serde_json::from_slice(&issued()).unwrap();
    document["x".repeat(5_000)] = json!("\u{7}");
    assert!(verdict(document.to_string().as_bytes()).unwrap_err().to_string().len() < 400);
    let repeated = String::from_utf8(issued()).unwrap().replacen("{\n", "{\n  \"name\": \"Doctor\",\n", 1);
    let refusal = verdict(repeated.as_bytes());
    assert!(matches!(refusal, Err(Refusal::NotJson(reason)) if reason.contains("twice")));
}

#[test]
fn a_stranger_and_a_wrong_key_are_refused() {
    let other = IssuerKey::from_seed(1, [43; 32]);
    let foreign = sign(&draft(), &other).unwrap().bytes;
    assert!(matches!(verdict(&foreign), Err(Refusal::UnknownIssuer { did }) if did == other.public().did()));
    let forged =
        String::from_utf8(foreign).unwrap().replace(&other.public().multibase(), &key().public().multibase());
    assert!(matches!(verdict(forged.as_bytes()), Err(Refusal::Altered(_))));
    let mut credential: Credential = serde_json::from_slice(forged.as_bytes()).unwrap();
    let digest = credential.text_digest().unwrap();
    credential.evidence.last_mut().unwrap().narrative = digest;
    assert_eq!(verdict(&credential.to_bytes().unwrap()), Err(Refusal::BadSignature));
    assert!(matches!(
        verify_file(&issued(), &TrustedIssuers::default(), AFTER_MS),
        Err(Refusal::UnknownIssuer { .. })
    ));
}

#[test]
fn a_retired_key_still_verifies() {
    let newer = IssuerKey::from_seed(2, [43; 32]);
    let both = TrustedIssuers::of([key().public(), newer.public()]);
    assert!(verify_file(&issued(), &both, AFTER_MS).is_ok());
    assert!(verify_file(&sign(&draft(), &newer).unwrap().bytes, &both, AFTER_MS).is_ok());
}

#[test]
fn other_proofs_are_not_supported() {
    let original = String::from_utf8(issued()).unwrap();
    for (from, to) in [
        ("eddsa-rdfc-2022", "none"),
        ("eddsa-rdfc-2022", "eddsa-jcs-2022"),
        ("DataIntegrityProof", "JsonWebSignature2020"),
        ("assertionMethod", "authentication"),
    ] {
        let refusal = verdict(original.replace(from, to).as_bytes());
        assert!(matches!(refusal, Err(Refusal::Unsupported(_))), "{to}: {refusal:?}");
    }
}

#[test]
fn a_certificate_of_tomorrow_is_not_valid_today() {
    let refusal = verify_file(&issued(), &trusted(), ISSUED_AT_MS - 1_000);
    assert_eq!(refusal, Err(Refusal::NotYetValid { from: "2026-11-21T20:30:00Z".into() }));
}

#[test]
fn other_files_are_refused_with_a_plain_reason() {
    assert!(matches!(verdict(b"%PDF-1.7"), Err(Refusal::NotJson(_))));
    assert!(matches!(verdict(b""), Err(Refusal::NotJson(_))));
    assert!(matches!(verdict(b"[]"), Err(Refusal::Unsupported(_))));
    assert!(matches!(verdict(b"{\"issuer\": 3}"), Err(Refusal::Unsupported(_))));
    assert!(matches!(verdict("[".repeat(100).as_bytes()), Err(Refusal::NotJson(_))));
    assert_eq!(verdict(&vec![b'['; 300 * 1024]), Err(Refusal::TooLarge));
}

#[test]
fn a_file_the_issuer_signed_without_its_facts_is_not_a_certificate() {
    let mut credential: Credential = serde_json::from_slice(&issued()).unwrap();
    credential.evidence.retain(|entry| entry.genre != Fact::Place.key());
    let digest = credential.text_digest().unwrap();
    credential.evidence.last_mut().unwrap().narrative = digest;
    assert!(matches!(verdict(&resigned(credential)), Err(Refusal::Unsupported(_))));
}

#[test]
fn hostile_files_in_the_issuers_name_are_refused_quickly() {
    let mut credential: Credential = serde_json::from_slice(&issued()).unwrap();
    let one = credential.credential_subject.result[0].clone();
    credential.credential_subject.result = vec![one; 900];
    assert!(matches!(verdict(&credential.to_bytes().unwrap()), Err(Refusal::Altered(_))));
    credential.credential_subject.achievement.id = "_:a".into();
    assert!(matches!(verdict(&credential.to_bytes().unwrap()), Err(Refusal::Altered(_))));
}

#[test]
fn drafts_that_would_mislead_are_refused() {
    let refused = |change: fn(&mut CredentialDraft)| {
        let mut changed = draft();
        change(&mut changed);
        sign(&changed, &key()).is_err()
    };
    assert!(refused(|draft| draft.holder_name = String::new()));
    assert!(refused(|draft| draft.holder_name = "Zoé\u{0}".into()));
    assert!(refused(|draft| draft.holder_name = " Zoé".into()));
    assert!(refused(|draft| draft.uuid = "1".into()));
    assert!(refused(|draft| draft.achievement_id = "relative".into()));
    assert!(refused(|draft| draft.achievement_id = "https://x.example/#a".into()));
    assert!(refused(|draft| draft.session_date = "20/11/2026".into()));
    assert!(refused(|draft| draft.competences.clear()));
    assert!(refused(|draft| draft.competences[1].code = "1.1".into()));
    assert!(refused(|draft| draft.competences[1].code = "overall".into()));
    assert!(refused(|draft| draft.competences[0].result.standard_error = f64::NAN));
    assert!(refused(|draft| draft.competences[0].result.level_range = (4, 3)));
    assert!(refused(|draft| draft.alignments.push(draft.alignments[0].clone())));
    assert!(refused(|draft| draft.issued_at_ms = i64::MAX));
}

#[test]
fn a_full_certificate_stays_far_below_the_size_limit() {
    assert!(ENGLISH_FILE.len() < proof::MAX_BYTES / 4, "{} bytes", ENGLISH_FILE.len());
}
