//! The JSON-LD contexts a certificate may name: an allow-list of bundled texts, never the network.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::Value;

/// Address of the W3C Verifiable Credentials 2.0 context, always first in `@context`.
pub const CREDENTIALS_V2: &str = "https://www.w3.org/ns/credentials/v2";
/// Address of the Open Badges 3.0.3 context, always second in `@context`.
pub const OPEN_BADGES_3: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
/// Address of the Comprehensive Learner Record 2.0.1 context, third where records are.
pub const LEARNER_RECORD_2: &str = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";

const CREDENTIALS_V2_TEXT: &str = include_str!("../contexts/credentials-v2.json");
const OPEN_BADGES_3_TEXT: &str = include_str!("../contexts/ob-v3p0-context-3.0.3.json");
const LEARNER_RECORD_2_TEXT: &str = include_str!("../contexts/clr-v2p0-context-2.0.1.json");

/// The bundled text of a context, or nothing when the address is not allowed.
pub(super) fn bundled(address: &str) -> Option<&'static str> {
    match address {
        CREDENTIALS_V2 => Some(CREDENTIALS_V2_TEXT),
        OPEN_BADGES_3 => Some(OPEN_BADGES_3_TEXT),
        LEARNER_RECORD_2 => Some(LEARNER_RECORD_2_TEXT),
        _ => None,
    }
}

/// Whether the bundled contexts define `name` as a term everywhere, as they do for classes.
pub(super) fn defines(name: &str) -> bool {
    static TERMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        [CREDENTIALS_V2_TEXT, OPEN_BADGES_3_TEXT, LEARNER_RECORD_2_TEXT].into_iter().flat_map(terms).collect()
    });
    TERMS.contains(name)
}

fn terms(context: &str) -> Vec<String> {
    let context: Value = serde_json::from_str(context).unwrap_or_default();
    let definitions = context["@context"].as_object().into_iter().flatten();
    definitions.filter(|(_, value)| !is_keyword(value)).map(|(term, _)| term.clone()).collect()
}

/// `@protected: true`, `id: @id` and `type: @type` define no term.
fn is_keyword(definition: &Value) -> bool {
    definition.as_str().map_or(definition.is_boolean(), |address| address.starts_with('@'))
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::certificates::credential::hexadecimal;

    const NOTICE: &str = include_str!("../contexts/NOTICE");

    #[test]
    fn the_bundled_contexts_are_the_pinned_ones() {
        let pins = [
            (CREDENTIALS_V2, "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"),
            (OPEN_BADGES_3, "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84"),
            (LEARNER_RECORD_2, "880f1902d4158f2f33ce06af41b90719977cd1ea337a9de2e41edb3ff5e543d6"),
        ];
        for (address, pin) in pins {
            let digest = Sha256::digest(bundled(address).unwrap());
            let hex = hexadecimal(&digest);
            assert_eq!(hex, pin, "{address}");
            assert!(NOTICE.contains(pin) && NOTICE.contains(address));
        }
    }

    #[test]
    fn any_other_address_is_refused() {
        assert_eq!(bundled("https://www.w3.org/ns/credentials/v2/"), None);
        assert_eq!(bundled("https://example.org/context.json"), None);
    }

    #[test]
    fn classes_are_defined_and_keywords_are_not() {
        assert!(["VerifiableCredential", "OpenBadgeCredential", "Alignment"].into_iter().all(defines));
        assert!(!["@protected", "id", "type", "GoldenBadge", ""].into_iter().any(defines));
    }
}
