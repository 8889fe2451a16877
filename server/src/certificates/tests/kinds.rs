//! Whatever kind of file carries a certificate, it is checked the same way, and no change of a byte goes unseen.

use super::tampering::random;
use super::*;
use crate::certificates::badge::Badge;
use crate::certificates::container::Kind;
use crate::certificates::examine::{Carried, Examined, examine};
use crate::certificates::standing::Standing;

fn signed() -> SignedCredential {
    sign(&draft(), &key()).unwrap()
}

fn seen(file: &[u8]) -> Examined {
    examine(file, &trusted(), AFTER_MS)
}

/// The signed certificate that a file is found to carry.
fn certificate(file: &[u8]) -> Option<Credential> {
    match seen(file).found.ok()?.credential {
        Carried::Ours(judged) => Some(judged.claimed().credential.clone()),
        Carried::Other(..) => None,
    }
}

fn drawing(signed: &SignedCredential) -> Vec<u8> {
    let text = std::str::from_utf8(&signed.bytes).unwrap();
    let one = verify_file(&signed.bytes, &trusted(), AFTER_MS).unwrap();
    Badge::from(&one).svg(text).unwrap().into_bytes()
}

#[test]
fn each_kind_of_file_gives_the_same_certificate() {
    let signed = signed();
    let picture = Badge::png(&signed.bytes).unwrap();
    for (file, kind) in [
        (signed.bytes.clone(), Kind::Json),
        (signed.jwt.clone().into_bytes(), Kind::Jwt),
        (picture, Kind::Png),
        (drawing(&signed), Kind::Svg),
    ] {
        let examined = seen(&file);
        assert_eq!(examined.kind, Some(kind));
        let Carried::Ours(judged) = examined.found.unwrap().credential else { panic!("{kind}") };
        assert_eq!(judged.claimed().certificate_code, draft().certificate_code, "{kind}");
    }
}

/// One random byte of a file changed, again and again.
fn changed(file: &[u8], times: u32, mut check: impl FnMut(usize, &[u8])) {
    let mut state = 0x9E37_79B9_7F4A_7C15;
    let mut bytes = file.to_vec();
    for _ in 0..times {
        let place = random(&mut state) % bytes.len();
        let before = bytes[place];
        bytes[place] ^= u8::try_from(1 + random(&mut state) % 255).unwrap();
        check(place, &bytes);
        bytes[place] = before;
    }
}

#[test]
fn ten_thousand_changed_bytes_of_each_kind_are_all_refused() {
    let signed = signed();
    let picture = Badge::png(&signed.bytes).unwrap();
    for file in [&signed.bytes, &signed.jwt.into_bytes(), &picture] {
        changed(file, 10_000, |place, bytes| assert!(seen(bytes).found.is_err(), "byte {place}"));
    }
}

#[test]
fn a_changed_drawing_carries_its_certificate_or_none() {
    let signed = signed();
    let issued: Credential = serde_json::from_slice(&signed.bytes).unwrap();
    let mut refused = 0;
    changed(&drawing(&signed), 10_000, |place, bytes| match certificate(bytes) {
        Some(found) => assert!(found == issued, "byte {place}"),
        None => refused += 1,
    });
    assert!(refused > 5_000, "{refused} refused: most of the file is the certificate");
}

#[test]
fn two_forms_in_one_file_must_be_one_certificate() {
    use crate::certificates::container::zip::{Entry, write};
    let entry = |name: &str, bytes: &[u8]| Entry { name: name.into(), bytes: bytes.to_vec() };
    let (one, mut other) = (signed(), draft());
    other.uuid = "00000000-0000-4000-8000-000000000000".into();
    let other = sign(&other, &key()).unwrap();
    let pack = |jwt: &str| write(&[entry("a.json", &one.bytes), entry("a.jwt", jwt.as_bytes())]).unwrap();
    assert!(certificate(&pack(&one.jwt)).is_some());
    let refused = seen(&pack(&other.jwt)).found.unwrap_err();
    assert_eq!(Standing::from(&refused), Standing::Altered, "{refused}");
    let two = write(&[entry("a.json", &one.bytes), entry("b.json", &other.bytes)]).unwrap();
    assert_eq!(Standing::from(&seen(&two).found.unwrap_err()), Standing::Altered);
}

#[test]
fn what_carries_no_certificate_is_said_to_carry_none() {
    for (file, code, kind) in [
        (&b"GIF89a"[..], "unknown_kind", None),
        (b"", "unknown_kind", None),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "nothing_inside", Some(Kind::Svg)),
        (b"%PDF-1.7\n%%EOF\n", "nothing_inside", Some(Kind::Pdf)),
        (b"{}", "unsupported", Some(Kind::Json)),
    ] {
        let examined = seen(file);
        let refused = examined.found.unwrap_err();
        assert_eq!((refused.code(), examined.kind), (code, kind), "{refused}");
        assert_eq!(Standing::from(&refused), Standing::Unreadable);
    }
}

#[test]
fn what_was_a_token_once_is_said_to_be_damaged() {
    let token = signed().jwt;
    for file in [&b"a.b.c"[..], b"eyJ\xFF.b.c", token.replacen('G', "*", 1).as_bytes()] {
        let examined = seen(file);
        let refused = examined.found.unwrap_err();
        assert_eq!((refused.code(), examined.kind), ("damaged", Some(Kind::Jwt)), "{refused}");
        assert_eq!(Standing::from(&refused), Standing::Altered);
    }
}

#[test]
fn a_record_is_another_credential_and_as_well_signed() {
    let record = include_bytes!("../fixtures/record.json");
    let Carried::Other(one, inside) = seen(record).found.unwrap().credential else {
        panic!("not a certificate")
    };
    assert_eq!(inside.len(), 3);
    assert!(inside.iter().all(|one| one.code.is_some() && matches!(one.worth, Ok(Carried::Ours(_)))));
    assert_eq!(one.key, key().public());
    assert!(!one.title.is_empty() && !one.issuer_name.is_empty());
    changed(record, 300, |place, bytes| {
        // White space and order may differ in it; what it says may not.
        let same = match seen(bytes).found.map(|found| found.credential) {
            Ok(Carried::Other(found, within)) => found == one && within == inside,
            Ok(Carried::Ours(_)) => false,
            Err(_) => true,
        };
        assert!(same, "byte {place}");
    });
}
