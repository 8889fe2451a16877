//! The canonical form of proof options: five statements about one blank node, written directly.
//!
//! What JSON-LD expansion and RDFC-1.0 make of the options of this suite never varies in shape, so parsing two
//! contexts for it would be a third of the work of a verification; a test compares both ways.

use super::Proof;
use oxrdf::{LiteralRef, NamedNodeRef, vocab::rdf, vocab::xsd};

const CREATED: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://purl.org/dc/terms/created");
const CRYPTOSUITE: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://w3id.org/security#cryptosuite");
const CRYPTOSUITE_STRING: NamedNodeRef<'_> =
    NamedNodeRef::new_unchecked("https://w3id.org/security#cryptosuiteString");
const PURPOSE: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://w3id.org/security#proofPurpose");
const ASSERTION: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://w3id.org/security#assertionMethod");
const METHOD: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://w3id.org/security#verificationMethod");
const KIND: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://w3id.org/security#DataIntegrityProof");

/// The sorted N-Quads of the options of a proof whose type, suite and purpose are the supported ones.
pub(super) fn canonical_text(proof: &Proof) -> String {
    let created = LiteralRef::new_typed_literal(&proof.created, xsd::DATE_TIME);
    let suite = LiteralRef::new_typed_literal(&proof.cryptosuite, CRYPTOSUITE_STRING);
    let method = NamedNodeRef::new_unchecked(&proof.verification_method);
    let mut lines = [
        format!("_:c14n0 {CREATED} {created} .\n"),
        format!("_:c14n0 {CRYPTOSUITE} {suite} .\n"),
        format!("_:c14n0 {PURPOSE} {ASSERTION} .\n"),
        format!("_:c14n0 {METHOD} {method} .\n"),
        format!("_:c14n0 {} {KIND} .\n", rdf::TYPE),
    ];
    lines.sort_unstable();
    lines.concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificates::proof::{self, CREDENTIALS_V2, LEARNER_RECORD_2, OPEN_BADGES_3};
    use serde_json::json;

    #[test]
    fn the_direct_text_is_what_expansion_gives() {
        let proof = Proof {
            kind: proof::PROOF_TYPE.into(),
            created: "2026-11-21T20:30:00Z".into(),
            verification_method: "did:key:z6Mk#z6Mk".into(),
            cryptosuite: proof::CRYPTOSUITE.into(),
            proof_purpose: proof::PROOF_PURPOSE.into(),
            proof_value: String::new(),
        };
        for contexts in [
            vec![CREDENTIALS_V2],
            vec![CREDENTIALS_V2, OPEN_BADGES_3],
            vec![CREDENTIALS_V2, OPEN_BADGES_3, LEARNER_RECORD_2],
        ] {
            let options = json!({
                "@context": contexts,
                "type": proof.kind,
                "cryptosuite": proof.cryptosuite,
                "created": proof.created,
                "verificationMethod": proof.verification_method,
                "proofPurpose": proof.proof_purpose,
            });
            assert_eq!(canonical_text(&proof), proof::canonical_text(&options).unwrap());
        }
    }
}
