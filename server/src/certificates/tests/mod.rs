//! From a draft to a checked file: what is issued verifies, and any change of it is refused.

mod compromised;
mod jwts;
mod kinds;
mod lists;
mod records;
mod tampering;

use serde_json::Value;

use super::proof::canonical_text;
use super::*;

const ISSUED_AT_MS: i64 = 1_795_293_000_123;
const AFTER_MS: i64 = ISSUED_AT_MS + 1_000;
const DID: &str = "did:web:jalon.example.org:orgs:org_1";
const LIST: &str = "https://jalon.example.org/status/stl_1";

fn key() -> IssuerKey {
    IssuerKey::from_seed(1, [42; 32])
}

fn trusted() -> TrustedIssuers {
    TrustedIssuers::of([key().public()])
}

/// Compares `text` with a fixture; with `JALON_UPDATE_FIXTURES` in the environment, writes it instead. `tests/interop`
/// checks the same files with other programs.
fn assert_fixture(name: &str, text: &[u8]) {
    let file = format!("{}/src/certificates/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("JALON_UPDATE_FIXTURES").is_some() {
        std::fs::write(&file, text).unwrap();
    }
    assert!(std::fs::read(&file).unwrap() == text, "{name} differs; issued files must keep their bytes");
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
        subject_uuid: "5b8f5d0c-7c0e-4b0f-8a38-6d6a9d1f7e21".into(),
        certificate_code: CertificateCode::from_bytes([7, 77, 177, 27, 127, 227, 87, 187, 37, 137])
            .to_string(),
        language: Language::Fr,
        issued_at_ms: ISSUED_AT_MS,
        issuer: IssuerName::Web(DID.into()),
        issuer_name: "Médiathèque de Saint-Étienne-lès-Orgues".into(),
        holder_name: "Zoé N’Guyễn \"Łucja\" d’Œuvre-أمل 😀 \\ <b>".into(),
        status: StatusPlace { list: LIST.into(), index: 94_567 },
        identities: vec![HiddenIdentity::of("emailAddress", "a@example.com", "Kosher")],
        organisation: "Espace public numérique du Marché".into(),
        session_date: "2026-11-20".into(),
        place: Place::OnSite,
        identity_check: IdentityCheck::DocumentSeen,
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
        subject_uuid: "0c1d3b5e-41f6-4a5f-9d2b-7e1c0a9f8b64".into(),
        issuer: IssuerName::Key,
        status: StatusPlace { list: "http://127.0.0.1:8080/status/stl_2".into(), index: 0 },
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

/// Everything a certificate can have, and as much of it as the bank gives.
fn full_draft() -> CredentialDraft {
    let url = "http://data.europa.eu/esco/skill/e439742d-558d-4f52-885e-afdc740b48cf";
    let name = "browse, search and filter data, information and digital content";
    let frameworks = ["CRCN", "DigComp 2.2 (crosswalk not reviewed by experts)", "ESCO 1.2.0"];
    let lines = frameworks.into_iter().flat_map(|framework| (1..=16).map(move |i| (framework, i)));
    CredentialDraft {
        identities: draft().identities,
        issuer: draft().issuer,
        alignments: lines.map(|(framework, i)| alignment(framework, &format!("1.{i}"), name, url)).collect(),
        ..english_draft()
    }
}

fn issued() -> Vec<u8> {
    sign(&draft(), &key()).unwrap().bytes
}

fn verdict(bytes: &[u8]) -> Result<VerifiedCredential, Refusal> {
    verify_file(bytes, &trusted(), AFTER_MS)
}

fn leaves(value: &Value, key: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| leaves(value, key, found)),
        Value::Array(items) => items.iter().for_each(|item| leaves(item, key, found)),
        Value::String(text) => found.push((key.to_owned(), text.clone())),
        other => found.push((key.to_owned(), other.to_string())),
    }
}

#[test]
fn canonical_bytes_are_stable() {
    for (name, draft) in [("fr", draft()), ("en", english_draft())] {
        let signed = sign(&draft, &key()).unwrap();
        assert_fixture(&format!("certificate-{name}.json"), &signed.bytes);
        assert_fixture(&format!("certificate-{name}.jwt"), signed.jwt.as_bytes());
    }
}

#[test]
fn the_draft_of_the_benchmark_is_a_full_one() {
    let text = serde_json::to_string_pretty(&full_draft()).unwrap() + "\n";
    assert_fixture("draft-full.json", text.as_bytes());
    assert!(verdict(&sign(&full_draft(), &key()).unwrap().bytes).is_ok());
}

#[test]
fn a_recorded_draft_gives_the_same_bytes_again() {
    let recorded = serde_json::to_string(&draft()).unwrap();
    assert!(!recorded.contains("a@example.com"), "what is hidden is not recorded either");
    let read: CredentialDraft = serde_json::from_str(&recorded).unwrap();
    assert_eq!(read, draft());
    assert_eq!(sign(&read, &key()).unwrap(), sign(&draft(), &key()).unwrap());
}

#[test]
fn certificates_of_before_stay_valid() {
    for file in [
        &include_bytes!("../fixtures/certificate-0.2-fr.json")[..],
        include_bytes!("../fixtures/certificate-0.2-en.json"),
    ] {
        let shown = verdict(file).unwrap();
        assert_eq!((shown.issuer_did, shown.identity_check), (key().public().did(), None));
        assert!(
            shown.credential.credential_status.is_none() && shown.credential.credential_subject.id.is_none()
        );
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
    assert_eq!((shown.issuer_key, &*shown.issuer_did), (key().public(), DID));
    assert_eq!(shown.identity_check, Some(IdentityCheck::DocumentSeen));
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
    let hash = HiddenIdentity::of("emailAddress", "a@example.com", "Kosher").hash;
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
fn a_stranger_and_a_wrong_key_are_refused() {
    let other = IssuerKey::from_seed(1, [43; 32]);
    let foreign = sign(&draft(), &other).unwrap().bytes;
    assert_eq!(verdict(&foreign), Err(Refusal::UnknownIssuer { did: DID.into() }));
    let forged =
        String::from_utf8(foreign).unwrap().replace(&other.public().multibase(), &key().public().multibase());
    assert_eq!(verdict(forged.as_bytes()), Err(Refusal::BadSignature), "the text does not name the key");
    let foreign = sign(&english_draft(), &other).unwrap().bytes;
    assert_eq!(verdict(&foreign), Err(Refusal::UnknownIssuer { did: other.public().did() }));
    let forged =
        String::from_utf8(foreign).unwrap().replace(&other.public().multibase(), &key().public().multibase());
    assert!(matches!(verdict(forged.as_bytes()), Err(Refusal::Altered(_))), "it does, as did:key");
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
    assert!(refused(|draft| draft.subject_uuid = draft.uuid.clone()));
    assert!(refused(|draft| draft.status.list = "status/1".into()));
    assert!(refused(|draft| draft.issuer = IssuerName::Web("example.org".into())));
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
    let signed = sign(&full_draft(), &key()).unwrap();
    assert!(signed.bytes.len() < proof::MAX_BYTES / 4, "{} bytes", signed.bytes.len());
    assert!(signed.jwt.len() < proof::MAX_BYTES / 4, "{} bytes", signed.jwt.len());
}
