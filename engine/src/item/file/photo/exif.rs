//! What a camera notes in a photo (Exif 2.32, CIPA DC-008): a small TIFF of three directories.

use super::Photo;
use crate::item::variant::Exact;

/// A value of a directory: its type's number, how many, its bytes.
struct Entry {
    tag: u16,
    kind: u16,
    count: u32,
    bytes: Vec<u8>,
}

/// Bytes of the head that goes before the first directory.
const HEAD: usize = 8;

/// The block, with the name that introduces it in a JPEG file.
pub(super) fn bytes(photo: &Photo) -> Vec<u8> {
    let (hour, minute) = photo.time.clock();
    let moment = format!("{} {hour:02}:{minute:02}:00", photo.day.iso().replace('-', ":"));
    let mut main = vec![short(0x0112, 1), text(0x0132, &moment)];
    for (tag, words) in
        [(0x010E, &photo.title), (0x0110, &photo.camera), (0x013B, &photo.artist), (0x8298, &photo.rights)]
    {
        main.extend((!words.is_empty()).then(|| text(tag, words)));
    }
    let mut details = vec![text(0x9003, &moment), long(0xA002, photo.width.0), long(0xA003, photo.height.0)];
    details.push(Entry { tag: 0x9000, kind: 7, count: 4, bytes: b"0232".to_vec() });
    details.extend(photo.iso.map(|iso| short(0x8827, u16::try_from(iso.0).unwrap_or(u16::MAX))));
    let place = photo.place.map(|place| {
        let (latitude, longitude) = (place.latitude.0, place.longitude.0);
        vec![
            Entry { tag: 0, kind: 1, count: 4, bytes: vec![2, 3, 0, 0] },
            text(1, if latitude < Exact::ZERO { "S" } else { "N" }),
            degrees(2, latitude),
            text(3, if longitude < Exact::ZERO { "W" } else { "E" }),
            degrees(4, longitude),
        ]
    });
    // Addresses of the directories that the first one names: they come after it.
    main.push(long(0x8769, 0));
    main.extend(place.as_ref().map(|_| long(0x8825, 0)));
    let after_main = HEAD + length(&main);
    let after_details = after_main + length(&details);
    for entry in &mut main {
        match entry.tag {
            0x8769 => entry.bytes = offset(after_main),
            0x8825 => entry.bytes = offset(after_details),
            _ => {}
        }
    }
    let mut block = b"Exif\0\0II*\0\x08\0\0\0".to_vec();
    block.extend(directory(main, HEAD));
    block.extend(directory(details, after_main));
    block.extend(place.map(|place| directory(place, after_details)).unwrap_or_default());
    block
}

fn text(tag: u16, words: &str) -> Entry {
    let bytes = [words.as_bytes(), &[0]].concat();
    Entry { tag, kind: 2, count: u32::try_from(bytes.len()).unwrap_or_default(), bytes }
}

fn short(tag: u16, number: u16) -> Entry {
    Entry { tag, kind: 3, count: 1, bytes: number.to_le_bytes().to_vec() }
}

fn long(tag: u16, number: u32) -> Entry {
    Entry { tag, kind: 4, count: 1, bytes: number.to_le_bytes().to_vec() }
}

/// Degrees, minutes and hundredths of seconds, each a fraction.
fn degrees(tag: u16, angle: Exact) -> Entry {
    let hundredths = angle.times(Exact::whole(360_000)).and_then(|angle| angle.rounded(0));
    let hundredths = hundredths.ok().and_then(Exact::as_whole).unwrap_or_default().unsigned_abs();
    let fractions = [(hundredths / 360_000, 1), (hundredths / 6000 % 60, 1), (hundredths % 6000, 100_u32)];
    let bytes = fractions.iter().flat_map(|(over, under)| {
        let over = u32::try_from(*over).unwrap_or_default();
        [over.to_le_bytes(), under.to_le_bytes()].concat()
    });
    Entry { tag, kind: 5, count: 3, bytes: bytes.collect() }
}

fn offset(bytes: usize) -> Vec<u8> {
    u32::try_from(bytes).unwrap_or_default().to_le_bytes().to_vec()
}

/// Bytes that a directory takes: a count, its entries, the address of no next one, what does not fit in.
fn length(entries: &[Entry]) -> usize {
    let outside: usize = entries.iter().map(|entry| entry.bytes.len()).filter(|bytes| *bytes > 4).sum();
    2 + 12 * entries.len() + 4 + outside
}

/// A directory that begins so many bytes into the TIFF.
fn directory(mut entries: Vec<Entry>, start: usize) -> Vec<u8> {
    entries.sort_by_key(|entry| entry.tag);
    let mut written = u16::try_from(entries.len()).unwrap_or_default().to_le_bytes().to_vec();
    let mut outside: Vec<u8> = Vec::new();
    let first = start + 2 + 12 * entries.len() + 4;
    for entry in &entries {
        written.extend(entry.tag.to_le_bytes());
        written.extend(entry.kind.to_le_bytes());
        written.extend(entry.count.to_le_bytes());
        if entry.bytes.len() > 4 {
            written.extend(offset(first + outside.len()));
            outside.extend(&entry.bytes);
        } else {
            let mut inside = entry.bytes.clone();
            inside.resize(4, 0);
            written.extend(inside);
        }
    }
    written.extend([0; 4]);
    written.extend(outside);
    written
}
