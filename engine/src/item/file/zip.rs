//! ZIP archives whose entries are stored as they are (APPNOTE.TXT, sections 4.3 and 4.4): nothing that
//! packs could pack differently elsewhere.

use super::measure::Day;

/// The day of entries that have none: the first that the format knows, 1980-01-01.
const FIRST_DAY: u16 = (1 << 5) | 1;
/// Names are in UTF-8.
const UTF8: u16 = 1 << 11;
/// Version needed: 2.0, folders.
const VERSION: u16 = 20;

/// An archive under way.
#[derive(Default)]
pub(super) struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Zip {
    /// One more entry.
    pub(super) fn add(&mut self, name: &str, day: Option<Day>, bytes: &[u8]) {
        let at = size(self.bytes.len());
        let entry = header(name, day, bytes);
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&entry);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(bytes);
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&entry);
        // Comment, disk, attributes inside and outside: none.
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count += 1;
    }

    /// The archive.
    pub(super) fn bytes(mut self) -> Vec<u8> {
        let at = size(self.bytes.len());
        self.bytes.extend(&self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(size(self.directory.len()).to_le_bytes());
        self.bytes.extend(at.to_le_bytes());
        self.bytes.extend([0, 0]);
        self.bytes
    }
}

/// What both headers of an entry say: version, flags, method, time, day, sum, sizes, lengths.
fn header(name: &str, day: Option<Day>, bytes: &[u8]) -> Vec<u8> {
    let mut header = Vec::with_capacity(26);
    for number in [VERSION, UTF8, 0, 0, day.map_or(FIRST_DAY, dos_day)] {
        header.extend(number.to_le_bytes());
    }
    header.extend(crc32fast::hash(bytes).to_le_bytes());
    header.extend(size(bytes.len()).to_le_bytes());
    header.extend(size(bytes.len()).to_le_bytes());
    header.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
    header.extend([0, 0]);
    header
}

fn dos_day(Day(date): Day) -> u16 {
    let (year, month, day) = date.civil();
    let packed = ((year - 1980).clamp(0, 127) << 9) | (month << 5) | day;
    u16::try_from(packed).unwrap_or(FIRST_DAY)
}

/// Files here are far smaller than 4 GiB.
fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
