//! The document as bytes, and the page as it is arranged. What programs that are not ours read in it:
//! `tests/interop/pdf.py`.

use super::page::Arrangement;
use super::sheet::{Area, CertificateSheet};
use super::text::{REPLACEMENT, Style, Typesetter};
use super::*;
use crate::certificates::container::{Kind, extract};
use crate::certificates::examine::{Carried, examine};
use crate::certificates::log::{EventKind, Head, InclusionProof, Leaf, hash};
use crate::certificates::{IssuerKey, TrustedIssuers, VerifiedCredential, verify_file};
use jalon_engine::framework::Framework;
use jalon_engine::session::event::Timestamp;
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

const FRENCH: &[u8] = include_bytes!("../fixtures/certificate-fr.json");
const ENGLISH: &[u8] = include_bytes!("../fixtures/certificate-en.json");
const ADDRESS: &str = "https://jalon.example.org/verify/0X6V26VZWDBVP9C9Z";

static FRAMEWORK: LazyLock<Framework> =
    LazyLock::new(|| crate::bank::read(None).unwrap().1.bank.unwrap().framework().clone());

/// A day after the fixtures were issued.
const NOW_MS: i64 = 1_795_380_000_000;

fn key() -> IssuerKey {
    IssuerKey::from_seed(1, [42; 32])
}

fn trusted() -> TrustedIssuers {
    TrustedIssuers::of([key().public()])
}

fn certificate(file: &[u8]) -> VerifiedCredential {
    verify_file(file, &trusted(), NOW_MS).unwrap()
}

/// The proof that a log with one leaf holds the French certificate.
fn log_proof() -> Vec<u8> {
    let leaf = Leaf {
        event: EventKind::Issued,
        credential_sha256: hash::digest(FRENCH),
        at: Timestamp(NOW_MS),
        salt: hash::Hex([7; 16]),
    };
    let head = Head::sign("jalon-certificates/0", 1, leaf.hash(), Timestamp(NOW_MS), &key()).note;
    let proof = InclusionProof { leaf, index: 0, tree_size: 1, path: Vec::new(), head };
    serde_json::to_vec_pretty(&proof).unwrap()
}

fn sheet_of(one: &VerifiedCredential) -> CertificateSheet {
    CertificateSheet::new(one, &FRAMEWORK, ADDRESS.to_owned())
}

fn sheet(file: &[u8]) -> CertificateSheet {
    sheet_of(&certificate(file))
}

fn document(sheet: &CertificateSheet) -> Vec<u8> {
    render(sheet, &[sheet.credential(FRENCH.to_vec())]).unwrap()
}

fn count(bytes: &[u8], needle: &[u8]) -> usize {
    bytes.windows(needle.len()).filter(|window| *window == needle).count()
}

/// A sheet with this many competences, by areas of at most four.
fn with_competences(many: usize) -> CertificateSheet {
    let mut sheet = sheet(ENGLISH);
    let rows: Vec<_> = sheet.levels.areas.iter().flat_map(|area| area.rows.clone()).collect();
    let rows: Vec<_> = rows.into_iter().cycle().take(many).collect();
    let area = |(place, rows): (usize, &[_])| Area {
        code: (place + 1).to_string(),
        name: "Communication and collaboration".to_owned(),
        rows: rows.to_vec(),
    };
    sheet.levels.areas = rows.chunks(4).enumerate().map(area).collect();
    sheet
}

#[test]
fn the_same_certificate_gives_the_same_bytes() {
    assert_eq!(document(&sheet(FRENCH)), document(&sheet(FRENCH)));
    assert_ne!(document(&sheet(FRENCH)), document(&sheet(ENGLISH)));
}

#[test]
fn the_signed_file_stands_inside_byte_for_byte() {
    let made = document(&sheet(FRENCH));
    assert_eq!(count(&made, FRENCH), 1);
    assert!(count(&made, b"/AFRelationship/Data") + count(&made, b"/AFRelationship /Data") == 1);
    assert_eq!(count(&made, b"certificate.json"), 3, "/F and /UF of the file, and its name in the name tree");
}

#[test]
fn the_document_is_checked_like_the_file_it_carries() {
    let sheet = sheet(FRENCH);
    let made = render(&sheet, &[sheet.credential(FRENCH.to_vec()), sheet.log_proof(log_proof())]).unwrap();
    let carried = extract(&made).unwrap();
    assert_eq!(
        (carried.kind, carried.json.as_deref(), carried.log_proof),
        (Kind::Pdf, Some(FRENCH), Some(log_proof()))
    );
    let found = examine(&made, &trusted(), NOW_MS).found.unwrap();
    assert!(matches!(found.credential, Carried::Ours(_)));
    assert_eq!(found.logged.map(|logged| (logged.event, logged.head.size)), Some((EventKind::Issued, 1)));
    let other = render(&sheet, &[sheet.credential(ENGLISH.to_vec()), sheet.log_proof(log_proof())]).unwrap();
    assert!(examine(&other, &trusted(), NOW_MS).found.is_err(), "the proof of another certificate");
}

#[test]
fn ten_thousand_changed_bytes_change_the_page_or_are_refused() {
    let sheet = sheet(FRENCH);
    let mut made =
        render(&sheet, &[sheet.credential(FRENCH.to_vec()), sheet.log_proof(log_proof())]).unwrap();
    let issued = certificate(FRENCH);
    let attached = made.windows(FRENCH.len()).position(|window| window == FRENCH).unwrap();
    let mut refused = 0;
    for round in 0..10_000_usize {
        // Steps of a prime reach all parts of the file; every other one falls into the attachment.
        let place = match round % 2 {
            0 => attached + round * 7_919 % FRENCH.len(),
            _ => round * 1_299_709 % made.len(),
        };
        let flip = 1 + u8::try_from(round % 255).unwrap();
        made[place] ^= flip;
        match examine(&made, &trusted(), NOW_MS).found.map(|found| found.credential) {
            Ok(Carried::Ours(judged)) => {
                assert!(
                    !(attached..attached + FRENCH.len()).contains(&place),
                    "byte {place} of the attachment"
                );
                assert_eq!(judged.claimed(), &issued, "byte {place}");
            }
            Ok(Carried::Other(..)) => panic!("byte {place}: another credential"),
            Err(_) => refused += 1,
        }
        made[place] ^= flip;
    }
    assert!(refused >= 5_000, "{refused} refused");
}

#[test]
fn two_attachments_of_one_name_are_refused() {
    let sheet = sheet(FRENCH);
    let proof = sheet.log_proof(log_proof());
    assert_eq!(render(&sheet, &[proof.clone(), proof.clone()]), Err(PdfError::Attachment("log-proof.json")));
    let odd = Attachment { media_type: "json", ..proof };
    assert_eq!(render(&sheet, &[odd]), Err(PdfError::Attachment("log-proof.json")));
}

#[test]
fn the_document_is_one_page_with_dates_of_the_certificate() {
    let made = document(&sheet(FRENCH));
    assert_eq!(count(&made, b"/Type/Page") - count(&made, b"/Type/Pages"), 1);
    assert!(count(&made, b"20261121203000") > 0, "the instant of issue");
    assert!(
        count(&made, b"<pdfaid:part>3</pdfaid:part>") == 1
            && count(&made, b"<pdfuaid:part>1</pdfuaid:part>") == 1
    );
}

#[test]
fn the_page_is_in_the_language_of_the_certificate() {
    let (french, english) = (sheet(FRENCH), sheet(ENGLISH));
    assert_eq!(
        (french.levels.title.as_str(), english.levels.title.as_str()),
        ("Niveaux mesurés", "Levels measured")
    );
    assert_eq!(french.levels.areas[0].name, "Information et données");
    assert!(french.taken.contains("20 novembre 2026"), "{}", french.taken);
    assert!(english.worth.1[2].contains("real answers"), "{:?}", english.worth);
    let unmeasured = &french.levels.areas[2].rows[0];
    assert_eq!(
        (unmeasured.words.as_str(), unmeasured.bar.level),
        ("Pas assez de réponses pour le dire", None)
    );
    let digest = &french.trace.1[2].value;
    assert!(certificate(FRENCH).transcript_digest == *digest, "small print is whole: {digest}");
}

#[test]
fn one_to_sixteen_competences_stay_on_the_sheet() {
    for many in 1..=16 {
        assert!(Arrangement::of(&with_competences(many)).fits(), "{many} competences");
    }
    assert!(
        (Arrangement::of(&with_competences(3)).scale() - 1.0).abs() < f32::EPSILON,
        "few need no small print"
    );
    assert!(Arrangement::of(&with_competences(16)).scale() > 0.9, "sixteen can still be read");
}

#[test]
fn long_names_stay_on_the_sheet() {
    let mut sheet = with_competences(16);
    sheet.holder = "Marie-Antoinette Joséphine ".repeat(8);
    sheet.organisation = "Fédération départementale des espaces publics numériques ".repeat(5);
    for row in sheet.levels.areas.iter_mut().flat_map(|area| &mut area.rows) {
        row.name = "Protéger la santé, le bien-être et l'environnement de tout le monde ".repeat(3);
    }
    let page = Arrangement::of(&sheet);
    assert!(page.fits() && page.scale() > 0.6, "scale {}", page.scale());
    sheet.holder = "W".repeat(600);
    assert!(Arrangement::of(&sheet).fits(), "one endless word");
}

#[test]
fn a_text_longer_than_any_name_is_cut_on_the_page() {
    let mut one = certificate(FRENCH);
    one.holder_name = "ÀÉ".repeat(50_000);
    let sheet = sheet_of(&one);
    assert_eq!(sheet.holder.chars().count(), 601);
    assert!(!document(&sheet).is_empty());
}

fn set(text: &str) -> super::text::Block {
    let style = Style { face: super::fonts::Face::Title, size: 30.0, leading: 1.2, ink: super::palette::INK };
    Typesetter::new().set(text, style, 400.0)
}

#[test]
fn names_of_many_scripts_are_drawn() {
    for name in [
        "Nguyễn Thị Ánh Tuyết",
        "Ngu\u{0079}e\u{302}\u{303}n",
        "Łucja Świętosława",
        "Ɔbɛnfo Ŋkɔ",
        "Αλεξάνδρα Παππά",
        "Оксана Ґалаґан",
        "محمد عبد الرحمن",
        "שרה לוי",
        "Արամ Խաչատրյան",
        "ნინო ბერიძე",
        "प्रिया शर्मा",
        "சரண்யா",
        "สมชาย ใจดี",
        "Zoë–O’Brien, “Jr.” & Cº",
    ] {
        let block = set(name);
        assert!(!block.replaced && block.hidden.is_none(), "{name}: {}", block.drawn);
    }
}

#[test]
fn a_sign_that_no_font_has_is_a_box_and_the_text_stays() {
    let block = set("王 Wang 😀");
    assert_eq!(block.drawn, format!("{REPLACEMENT} Wang {REPLACEMENT}"));
    assert!(block.replaced);
    assert_eq!(block.hidden.as_deref(), Some("王 Wang 😀"));
    let mut one = certificate(FRENCH);
    one.holder_name = "王小明".to_owned();
    let made = document(&sheet_of(&one));
    let utf16: Vec<u8> = "王小明".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert!(count(&made, &utf16) > 0 || count(&made, "王小明".as_bytes()) > 0, "the name is in the document");
}

#[test]
fn marks_that_turn_a_text_around_are_not_obeyed() {
    let block = set("Ana \u{202e}zepoL\u{feff}\u{200b} B\u{e000}");
    assert_eq!(block.drawn, format!("Ana zepoL B{REPLACEMENT}"));
    assert!(block.hidden.is_some() && !block.turns());
    assert!(set("محمد").turns());
    assert!(set("محمد").hidden.is_none());
}

#[test]
fn the_bundled_fonts_are_those_of_the_notice() {
    let notice = include_str!("fonts/NOTICE");
    for (name, bytes) in super::fonts::FONTS {
        let digest = crate::entropy::hex(&Sha256::digest(bytes));
        assert!(notice.contains(&format!("{digest}  {name}.ttf")), "{name}.ttf is not the font of NOTICE");
    }
    let total: usize = super::fonts::FONTS.iter().map(|(_, bytes)| bytes.len()).sum();
    assert!(total < 1_000_000, "{total} bytes of fonts");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_names_there_is_a_document(
        holder in "\\PC{1,60}",
        organisation in any::<String>(),
        competence in proptest::collection::vec(any::<char>(), 0..40),
    ) {
        let mut sheet = sheet(FRENCH);
        sheet.holder = holder;
        sheet.organisation = organisation;
        sheet.levels.areas[0].rows[0].name = competence.into_iter().collect();
        let page = Arrangement::of(&sheet);
        prop_assert!(page.fits());
        let made = render(&sheet, &[]);
        prop_assert!(made.is_ok(), "{:?}", made);
    }
}
