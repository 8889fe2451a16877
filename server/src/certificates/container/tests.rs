//! What is baked comes back byte for byte, from whichever program; what is hostile is refused at once.

use super::zip::Entry;
use super::*;
use flate2::Compression;
use flate2::write::{DeflateEncoder, ZlibEncoder};
use std::io::Write as _;

const CREDENTIAL: &str = "{\n  \"@context\": [\"x\"],\n  \"name\": \"Élise ]]> & <b>\"\n}\n";
const TOKEN: &str = "eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl";
const PROOF: &str = "{\"leaf\": {}, \"head\": \"x\"}";
const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\"><title>A &amp; B</title></svg>";

/// One grey point.
fn picture() -> Vec<u8> {
    let mut file = png::SIGNATURE.to_vec();
    for (kind, data) in [
        (b"IHDR", vec![0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        (b"IDAT", deflated(&[0, 128])),
        (b"IEND", vec![]),
    ] {
        file.extend_from_slice(&u32::try_from(data.len()).unwrap().to_be_bytes());
        let checked = [&kind[..], &data].concat();
        file.extend_from_slice(&checked);
        file.extend_from_slice(&crc32fast::hash(&checked).to_be_bytes());
    }
    file
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A document with these streams, as dictionary entries and bytes.
fn document(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file =
        b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<</Type /Catalog /Names (a \\) b) >>\nendobj\n".to_vec();
    for ((entries, bytes), number) in streams.iter().zip(2..) {
        file.extend_from_slice(format!("{number} 0 obj\n<<{entries}>>\nstream\n").as_bytes());
        file.extend_from_slice(bytes);
        file.extend_from_slice(b"\nendstream\nendobj\n");
    }
    file.extend_from_slice(b"trailer\n<</Root 1 0 R>>\n%%EOF\n");
    file
}

fn embedded(bytes: &[u8]) -> String {
    format!("/Type /EmbeddedFile /Subtype /application#2Fjson /Length {}", bytes.len())
}

fn json_in(contents: Result<Contents, ContainerError>) -> String {
    String::from_utf8(contents.unwrap().json.unwrap()).unwrap()
}

#[test]
fn files_are_known_by_their_content() {
    let cases: [(Option<Kind>, &[u8]); 9] = [
        (Some(Kind::Json), b"\xEF\xBB\xBF \n{}"),
        (Some(Kind::Jwt), b" a.b-_.c\n"),
        (Some(Kind::Svg), b"<?xml version=\"1.0\"?><svg/>"),
        (Some(Kind::Pdf), b"junk\n%PDF-1.4"),
        (Some(Kind::Zip), b"PK\x03\x04"),
        (Some(Kind::Png), &png::SIGNATURE),
        (None, b""),
        (None, b"a.b"),
        (None, b"GIF89a"),
    ];
    for (expected, file) in cases {
        assert_eq!(kind(file), expected, "{file:?}");
    }
    assert_eq!(extract(&vec![b'{'; MAX_FILE_BYTES + 1]), Err(ContainerError::TooLarge));
    assert_eq!(extract(b"hello"), Err(ContainerError::UnknownKind));
}

#[test]
fn what_is_baked_comes_back_byte_for_byte() {
    let baked = png::bake(&picture(), CREDENTIAL.as_bytes()).unwrap();
    assert_eq!(json_in(extract(&baked)), CREDENTIAL);
    let again = png::bake(&baked, TOKEN.as_bytes()).unwrap();
    assert_eq!(extract(&again).unwrap().jwt.as_deref(), Some(TOKEN), "the first one was replaced");

    let drawn = svg::bake(DRAWING, CREDENTIAL).unwrap();
    assert_eq!(json_in(extract(drawn.as_bytes())), CREDENTIAL);
    let drawn = svg::bake(DRAWING, TOKEN).unwrap();
    assert_eq!(extract(drawn.as_bytes()).unwrap().jwt.as_deref(), Some(TOKEN));

    assert_eq!(json_in(extract(CREDENTIAL.as_bytes())), CREDENTIAL);
    assert_eq!(extract(TOKEN.as_bytes()).unwrap().jwt.as_deref(), Some(TOKEN));
}

#[test]
fn a_picture_is_refused_when_any_byte_of_it_changes() {
    let baked = png::bake(&picture(), CREDENTIAL.as_bytes()).unwrap();
    for place in 0..baked.len() {
        for flip in [1, 0x20, 0x80] {
            let mut altered = baked.clone();
            altered[place] ^= flip;
            assert!(png::extract(&altered).is_err(), "byte {place}");
        }
    }
    assert!(png::extract(&[&baked[..], b"x"].concat()).is_err());
    assert!(png::extract(&baked[..baked.len() - 1]).is_err());
}

#[test]
fn pictures_without_with_two_or_with_a_packed_certificate_are_refused() {
    assert_eq!(extract(&picture()), Err(ContainerError::Nothing(Kind::Png)));
    let baked = png::bake(&picture(), CREDENTIAL.as_bytes()).unwrap();
    let chunk = &baked[picture().len() - 12..baked.len() - 12];
    let twice = [&baked[..baked.len() - 12], chunk, &baked[baked.len() - 12..]].concat();
    assert_eq!(extract(&twice), Err(ContainerError::Several(Kind::Png)));
    let mut packed = chunk.to_vec();
    packed[8 + "openbadgecredential".len() + 1] = 1;
    let end = packed.len() - 4;
    let sum = crc32fast::hash(&packed[4..end]).to_be_bytes();
    packed[end..].copy_from_slice(&sum);
    let packed = [&picture()[..picture().len() - 12], &packed, &baked[baked.len() - 12..]].concat();
    assert!(matches!(extract(&packed), Err(ContainerError::Damaged(Kind::Png, _))));
}

#[test]
fn drawings_of_other_programs_are_read() {
    for (drawing, expected) in [
        (
            "<svg><ob:credential xmlns:ob=\"https://purl.imsglobal.org/ob/v3p0\">\n {&quot;@context&quot;: &#49;}</ob:credential></svg>",
            "\n {\"@context\": 1}",
        ),
        (
            "<svg><credential xmlns=\"https://purl.imsglobal.org/ob/v3p0\"><![CDATA[{\"@context\"]]><![CDATA[:1}]]></credential></svg>",
            "{\"@context\":1}",
        ),
    ] {
        assert_eq!(json_in(extract(drawing.as_bytes())), expected);
    }
    let token =
        format!("<svg><g/><x:credential xmlns:x='{}' verify='{TOKEN}'></x:credential></svg>", svg::NAMESPACE);
    assert_eq!(extract(token.as_bytes()).unwrap().jwt.as_deref(), Some(TOKEN));
}

#[test]
fn odd_and_hostile_drawings_are_refused() {
    let element = format!("<o:credential xmlns:o=\"{}\">{{\"@context\":1}}</o:credential>", svg::NAMESPACE);
    let several = format!("<svg>{element}{element}</svg>");
    assert_eq!(extract(several.as_bytes()), Err(ContainerError::Several(Kind::Svg)));
    assert_eq!(extract(DRAWING.as_bytes()), Err(ContainerError::Nothing(Kind::Svg)));
    assert_eq!(extract(b"<svg><credential>{}</credential></svg>"), Err(ContainerError::Nothing(Kind::Svg)));
    let bomb = "<!DOCTYPE s [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><svg>&b;</svg>";
    assert!(matches!(extract(bomb.as_bytes()), Err(ContainerError::Damaged(Kind::Svg, _))));
    let deep = "<a>".repeat(100_000);
    assert_eq!(extract(deep.as_bytes()), Err(ContainerError::TooLarge));
    let long = format!("<svg>{}</svg>", "<a/>".repeat(250_000));
    assert_eq!(extract(long.as_bytes()), Err(ContainerError::TooLarge));
    for cut in ["<svg><o", "<svg>", "<svg></g>", "</svg>"] {
        assert!(matches!(extract(cut.as_bytes()), Err(ContainerError::Damaged(Kind::Svg, _))), "{cut}");
    }
}

#[test]
fn documents_give_all_they_embed() {
    let file = document(&[
        ("/Length 5", b"BT ET"),
        (&embedded(CREDENTIAL.as_bytes()), CREDENTIAL.as_bytes()),
        (&embedded(TOKEN.as_bytes()), TOKEN.as_bytes()),
        (&embedded(PROOF.as_bytes()), PROOF.as_bytes()),
        (&embedded(b"hello"), b"hello"),
    ]);
    let contents = extract(&file).unwrap();
    assert_eq!(contents.kind, Kind::Pdf);
    assert_eq!(contents.json.as_deref(), Some(CREDENTIAL.as_bytes()));
    assert_eq!(contents.jwt.as_deref(), Some(TOKEN));
    assert_eq!(contents.log_proof.as_deref(), Some(PROOF.as_bytes()));
}

#[test]
fn documents_saved_again_by_other_programs_are_read() {
    let packed = deflated(CREDENTIAL.as_bytes());
    let credential = CREDENTIAL.as_bytes();
    let length = packed.len();
    for (entries, bytes) in [
        (format!("/Type/EmbeddedFile/Filter/FlateDecode/Length {length}"), packed.as_slice()),
        (
            format!(
                "/Length {length}/Filter[/FlateDecode]/Params<</Size 9/CheckSum<0aF3>>>/Type/EmbeddedFile"
            ),
            &packed,
        ),
        ("/Type/EmbeddedFile/Filter/FlateDecode/Length 1".to_owned(), &packed),
        ("/Type/EmbeddedFile/Length 9 0 R".to_owned(), credential),
        ("/Subtype/application#2Fjson/Length 99999999999".to_owned(), credential),
    ] {
        assert_eq!(json_in(extract(&document(&[(&entries, bytes)]))), CREDENTIAL, "{entries}");
    }
    let mut file = document(&[("/Type/EmbeddedFile/Length 9 0 R", CREDENTIAL.as_bytes())]);
    file.extend_from_slice(format!("9 0 obj\n{}\nendobj\n", CREDENTIAL.len()).as_bytes());
    assert_eq!(json_in(extract(&file)), CREDENTIAL);
}

#[test]
fn documents_with_two_certificates_or_none_are_refused() {
    let other = CREDENTIAL.replace("\"x\"", "\"y\"");
    let (one, two) = (embedded(CREDENTIAL.as_bytes()), embedded(other.as_bytes()));
    let file = document(&[(&one, CREDENTIAL.as_bytes()), (&two, other.as_bytes())]);
    assert_eq!(extract(&file), Err(ContainerError::Several(Kind::Pdf)));
    let same = document(&[(&one, CREDENTIAL.as_bytes()), (&one, CREDENTIAL.as_bytes())]);
    assert_eq!(json_in(extract(&same)), CREDENTIAL);
    assert_eq!(extract(&document(&[])), Err(ContainerError::Nothing(Kind::Pdf)));
    let mut locked = document(&[(&embedded(b"scrambled"), b"scrambled")]);
    locked.extend_from_slice(b"trailer\n<</Encrypt 7 0 R>>\n");
    assert_eq!(extract(&locked), Err(ContainerError::Encrypted(Kind::Pdf)));
}

#[test]
fn bombs_do_not_go_off() {
    let zeros = deflated(&vec![b' '; 20_000_000]);
    let entries = format!("/Type/EmbeddedFile/Filter/FlateDecode/Length {}", zeros.len());
    assert_eq!(extract(&document(&[(&entries, &zeros)])), Err(ContainerError::TooLarge));

    let many: Vec<(String, Vec<u8>)> =
        (0..100).map(|number: u32| (embedded(b"hello"), number.to_be_bytes().to_vec())).collect();
    let many: Vec<(&str, &[u8])> =
        many.iter().map(|(entries, bytes)| (entries.as_str(), &bytes[..])).collect();
    assert_eq!(extract(&document(&many)), Err(ContainerError::TooLarge));
}

#[test]
fn hostile_documents_are_walked_over_once() {
    for part in
        ["obj<", "obj(", "1 0 obj<<", "obj[", "obj<</A", "obj 1 0 ", "1 0 obj<<>>stream\n", "obj%", "obj/#"]
    {
        let file = format!("%PDF-1.7\n{}", part.repeat(500_000 / part.len()));
        // A reader that looked at bytes again and again would take hours here, on the fastest machine.
        assert_eq!(extract(file.as_bytes()), Err(ContainerError::Nothing(Kind::Pdf)), "{part}");
    }
}

fn entry(name: &str, text: &str) -> Entry {
    Entry { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

#[test]
fn bundles_come_back_and_are_always_the_same_bytes() {
    let entries =
        [entry("README.txt", "hello"), entry("certificate.json", CREDENTIAL), entry("log-proof.json", PROOF)];
    let file = zip::write(&entries).unwrap();
    assert_eq!(zip::write(&entries).unwrap(), file);
    assert_eq!(zip::read(&file).unwrap(), entries);
    let contents = extract(&file).unwrap();
    assert_eq!(contents.json.as_deref(), Some(CREDENTIAL.as_bytes()));
    assert_eq!(contents.log_proof.as_deref(), Some(PROOF.as_bytes()));
    assert_eq!(
        zip::read(&[&file[..file.len() - 2], &[3, 0], b"abc"].concat()).unwrap(),
        entries,
        "a comment"
    );
}

/// A ZIP file with one entry, whose header fields are as given.
fn zipped(name: &str, method: u16, data: &[u8], length: u32, sum: u32) -> Vec<u8> {
    let mut file = zip::write(&[Entry { name: name.to_owned(), bytes: data.to_vec() }]).unwrap();
    let line = memchr::memmem::find(&file, b"PK\x01\x02").unwrap();
    file[line + 10..line + 12].copy_from_slice(&method.to_le_bytes());
    file[line + 16..line + 20].copy_from_slice(&sum.to_le_bytes());
    file[line + 24..line + 28].copy_from_slice(&length.to_le_bytes());
    file
}

#[test]
fn bundles_packed_by_another_program_are_read_and_bombs_refused() {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(CREDENTIAL.as_bytes()).unwrap();
    let packed = encoder.finish().unwrap();
    let (length, sum) = (u32::try_from(CREDENTIAL.len()).unwrap(), crc32fast::hash(CREDENTIAL.as_bytes()));
    assert_eq!(json_in(extract(&zipped("certificate.json", 8, &packed, length, sum))), CREDENTIAL);

    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![0; 20_000_000]).unwrap();
    let bomb = encoder.finish().unwrap();
    for (length, expected) in [
        (20_000_000, ContainerError::TooLarge),
        (1000, ContainerError::Damaged(Kind::Zip, "a file is longer than its directory says")),
    ] {
        assert_eq!(zip::read(&zipped("a", 8, &bomb, length, 0)), Err(expected));
    }
    for (name, method) in [("../a", 0), (".a", 0), ("a/b", 0), ("a", 9)] {
        assert!(
            matches!(zip::read(&zipped(name, method, b"x", 1, 0)), Err(ContainerError::Damaged(..))),
            "{name}"
        );
    }
    let many: Vec<Entry> = (0..=zip::MAX_ENTRIES).map(|number| entry(&number.to_string(), "")).collect();
    assert_eq!(zip::read(&zip::write(&many).unwrap()), Err(ContainerError::TooLarge));
    assert!(zip::read(&zip::write(&[entry("a", "1"), entry("a", "2")]).unwrap()).is_err());
}

#[test]
fn every_byte_of_a_stored_file_is_checked() {
    let file = zip::write(&[entry("certificate.json", CREDENTIAL)]).unwrap();
    let start = memchr::memmem::find(&file, CREDENTIAL.as_bytes()).unwrap();
    for place in start..start + CREDENTIAL.len() {
        let mut altered = file.clone();
        altered[place] ^= 4;
        assert!(zip::read(&altered).is_err(), "byte {place}");
    }
}

fn samples() -> Vec<Vec<u8>> {
    let entries =
        format!("/Type/EmbeddedFile/Filter/FlateDecode/Length {}", deflated(CREDENTIAL.as_bytes()).len());
    vec![
        png::bake(&picture(), CREDENTIAL.as_bytes()).unwrap(),
        svg::bake(DRAWING, CREDENTIAL).unwrap().into_bytes(),
        document(&[(&entries, &deflated(CREDENTIAL.as_bytes()))]),
        zip::write(&[entry("certificate.json", CREDENTIAL), entry("b", TOKEN)]).unwrap(),
    ]
}

/// Small deterministic generator (Marsaglia 2003, xorshift64).
fn random(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 16).unwrap()
}

#[test]
fn whatever_is_done_to_a_file_reading_it_ends() {
    let mut state = 0x9E37_79B9_7F4A_7C15;
    for mut file in samples().into_iter().cycle().take(4000) {
        for _ in 0..=random(&mut state) % 8 {
            let place = random(&mut state) % file.len();
            file[place] = u8::try_from(random(&mut state) % 256).unwrap();
        }
        let _ = extract(&file);
        file.truncate(random(&mut state) % file.len());
        let _ = extract(&file);
    }
}
