//! The only file that reads the operating system's randomness.

use rand::TryRng;
use rand::rngs::SysRng;

/// Letters and digits that are hard to confuse when read aloud (Crockford base 32).
pub const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Fills an array with random bytes.
///
/// # Panics
/// When the operating system cannot give randomness: nothing safe can be done then.
#[expect(
    clippy::expect_used,
    reason = "without OS randomness no secret may be made; stopping is the safe answer"
)]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut buffer = [0_u8; N];
    SysRng.try_fill_bytes(&mut buffer).expect("the operating system gives no randomness");
    buffer
}

/// A secret token: 32 random bytes in hex.
pub fn token() -> String {
    hex(&bytes::<32>())
}

/// A code to be read aloud: `length` Crockford signs, 5 random bits each.
pub fn code(length: usize) -> String {
    let mut code = String::with_capacity(length);
    while code.len() < length {
        for byte in bytes::<16>() {
            if code.len() < length {
                code.push(char::from(CROCKFORD[usize::from(byte & 31)]));
            }
        }
    }
    code
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        text.push(char::from(b"0123456789abcdef"[usize::from(byte >> 4)]));
        text.push(char::from(b"0123456789abcdef"[usize::from(byte & 15)]));
        text
    })
}

/// A time-ordered id: 12 hex digits of the time, 16 random.
pub fn ordered_id(prefix: &str, now_ms: i64) -> String {
    format!("{prefix}_{now_ms:012x}{}", hex(&bytes::<8>()))
}
