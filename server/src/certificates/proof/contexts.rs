//! The JSON-LD contexts a certificate may name: an allow-list of bundled texts, never the network.

/// Address of the W3C Verifiable Credentials 2.0 context, always first in `@context`.
pub const CREDENTIALS_V2: &str = "https://www.w3.org/ns/credentials/v2";
/// Address of the Open Badges 3.0.3 context, always second in `@context`.
pub const OPEN_BADGES_3: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

const CREDENTIALS_V2_TEXT: &str = include_str!("../contexts/credentials-v2.json");
const OPEN_BADGES_3_TEXT: &str = include_str!("../contexts/ob-v3p0-context-3.0.3.json");

/// The bundled text of a context, or nothing when the address is not allowed.
pub(super) fn bundled(address: &str) -> Option<&'static str> {
    match address {
        CREDENTIALS_V2 => Some(CREDENTIALS_V2_TEXT),
        OPEN_BADGES_3 => Some(OPEN_BADGES_3_TEXT),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    const NOTICE: &str = include_str!("../contexts/NOTICE");

    #[test]
    fn the_bundled_contexts_are_the_pinned_ones() {
        let pins = [
            (CREDENTIALS_V2, "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"),
            (OPEN_BADGES_3, "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84"),
        ];
        for (address, pin) in pins {
            let digest = Sha256::digest(bundled(address).unwrap());
            let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(hex, pin, "{address}");
            assert!(NOTICE.contains(pin) && NOTICE.contains(address));
        }
    }

    #[test]
    fn any_other_address_is_refused() {
        assert_eq!(bundled("https://www.w3.org/ns/credentials/v2/"), None);
        assert_eq!(bundled("https://example.org/context.json"), None);
    }
}
