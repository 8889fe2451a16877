//! What a certificate states, as RDF, written directly.
//!
//! JSON-LD expansion reads two contexts and prepares one for each of some hundred and seventy objects, which takes
//! most of the time of signing and of checking. What it makes of a certificate never varies in shape: the types say
//! which fields there are, the two contexts which address each stands for. So the statements are written from the types,
//! and tests hold them equal, byte for byte, to what expansion gives. A certificate with anything these rules do not
//! cover goes the long way.

use oxrdf::{LiteralRef, NamedNodeRef};

use super::credential::{
    Achievement, AchievementResult, AchievementSubject, Alignment, Credential, Evidence, IdentityObject,
    Profile, ResultDescription, StatusEntry, contexts,
};
use super::proof::labels::{Graph, Term, Word};
use super::proof::{self, ProofError};

const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const CREDENTIALS: &str = "https://www.w3.org/2018/credentials#";
const STATUS: &str = "https://www.w3.org/ns/credentials/status#";
const BADGES: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
const SCHEMA: &str = "https://schema.org/";
const DATE_TIME: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://www.w3.org/2001/XMLSchema#dateTime");
// Open Badges writes the addresses of XML Schema with https; they are names, and must be written as they are.
const BOOLEAN: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://www.w3.org/2001/XMLSchema#boolean");
const ANY_URI: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://www.w3.org/2001/XMLSchema#anyURI");

/// The RDFC-1.0 text of a credential, its `proof` aside: written directly where that is the same, expanded otherwise.
pub(super) fn text_of(credential: &Credential) -> Result<String, ProofError> {
    if let Some(text) = direct_text(credential) {
        return Ok(text);
    }
    let bare = Credential { proof: None, ..credential.clone() };
    let document = serde_json::to_value(bare).map_err(|_| ProofError::Shape)?;
    Ok(proof::canonical_text(&document)?)
}

/// Nothing when the credential must go the long way.
fn direct_text(credential: &Credential) -> Option<String> {
    let mut statements = Statements { graph: Graph::default(), odd: credential.context != contexts() };
    statements.credential(credential)?;
    if statements.odd { None } else { statements.graph.canonical_text() }
}

struct Statements<'a> {
    graph: Graph<'a>,
    /// Whether something was met that these rules do not cover.
    odd: bool,
}

/// Addresses of these schemes stand for themselves, whatever terms the contexts define.
fn iri(address: &str) -> Option<Term<'_>> {
    let (scheme, rest) = address.split_once(':')?;
    let plain = |byte: u8| byte.is_ascii_graphic() && !b"<>\"{}|\\^`".contains(&byte);
    let absolute =
        matches!(scheme, "urn" | "did") || (matches!(scheme, "http" | "https") && rest.starts_with("//"));
    (absolute && rest.len() > 2 && rest.bytes().all(plain)).then_some(Term::Named((address, "")))
}

impl<'a> Statements<'a> {
    fn say(&mut self, subject: Term<'a>, predicate: Word<'a>, object: Term<'a>) {
        self.graph.add(subject, predicate, object);
    }

    fn text(&mut self, subject: Term<'a>, term: Word<'a>, text: &str) {
        self.literal(subject, term, LiteralRef::new_simple_literal(text));
    }

    fn typed(&mut self, subject: Term<'a>, term: Word<'a>, text: &str, kind: NamedNodeRef<'_>) {
        self.literal(subject, term, LiteralRef::new_typed_literal(text, kind));
    }

    fn literal(&mut self, subject: Term<'a>, term: Word<'a>, literal: LiteralRef<'_>) {
        // A name of a blank node is refused wherever it stands.
        self.odd |= literal.value().starts_with("_:");
        let literal = self.graph.literal(literal);
        self.say(subject, term, literal);
    }

    /// Expansion forgets empty lists.
    fn refuse_empty<T>(&mut self, list: &[T]) {
        self.odd |= list.is_empty();
    }

    /// The classes of a node, when they are the expected ones in the expected order.
    fn classes(
        &mut self,
        subject: Term<'a>,
        kinds: &[String],
        expected: &[(&str, &'a str, &'a str)],
    ) -> Option<()> {
        let same = kinds.len() == expected.len()
            && kinds.iter().zip(expected).all(|(kind, (word, ..))| kind == word);
        for (_, vocabulary, name) in expected {
            self.say(subject, (TYPE, ""), Term::Named((vocabulary, name)));
        }
        same.then_some(())
    }

    fn credential(&mut self, one: &'a Credential) -> Option<()> {
        let subject = iri(&one.id)?;
        let kinds = [
            ("VerifiableCredential", CREDENTIALS, "VerifiableCredential"),
            ("OpenBadgeCredential", BADGES, "OpenBadgeCredential"),
        ];
        self.classes(subject, &one.kind, &kinds)?;
        self.text(subject, (SCHEMA, "name"), &one.name);
        self.text(subject, (SCHEMA, "description"), &one.description);
        self.typed(subject, (CREDENTIALS, "validFrom"), &one.valid_from, DATE_TIME);
        let issuer = self.issuer(&one.issuer)?;
        self.say(subject, (CREDENTIALS, "issuer"), issuer);
        if let Some(status) = &one.credential_status {
            let status = self.status(status)?;
            self.say(subject, (CREDENTIALS, "credentialStatus"), status);
        }
        let about = self.subject(&one.credential_subject)?;
        self.say(subject, (CREDENTIALS, "credentialSubject"), about);
        self.refuse_empty(&one.evidence);
        for fact in &one.evidence {
            let evidence = self.evidence(fact)?;
            self.say(subject, (CREDENTIALS, "evidence"), evidence);
        }
        Some(())
    }

    fn issuer(&mut self, one: &'a Profile) -> Option<Term<'a>> {
        let subject = iri(&one.id)?;
        self.classes(subject, &one.kind, &[("Profile", BADGES, "Profile")])?;
        self.text(subject, (SCHEMA, "name"), &one.name);
        Some(subject)
    }

    fn status(&mut self, one: &'a StatusEntry) -> Option<Term<'a>> {
        let subject = iri(&one.id)?;
        let kind = [("BitstringStatusListEntry", STATUS, "BitstringStatusListEntry")];
        self.classes(subject, std::slice::from_ref(&one.kind), &kind)?;
        self.text(subject, (STATUS, "statusPurpose"), &one.status_purpose);
        self.text(subject, (STATUS, "statusListIndex"), &one.status_list_index);
        self.say(subject, (STATUS, "statusListCredential"), iri(&one.status_list_credential)?);
        Some(subject)
    }

    fn subject(&mut self, one: &'a AchievementSubject) -> Option<Term<'a>> {
        let subject = match &one.id {
            Some(id) => iri(id)?,
            None => self.graph.blank(),
        };
        self.classes(subject, &one.kind, &[("AchievementSubject", BADGES, "AchievementSubject")])?;
        self.text(subject, (BADGES, "licenseNumber"), &one.license_number);
        self.refuse_empty(&one.identifier);
        self.refuse_empty(&one.result);
        for identity in &one.identifier {
            let identity = self.identity(identity)?;
            self.say(subject, (BADGES, "identifier"), identity);
        }
        let achievement = self.achievement(&one.achievement)?;
        self.say(subject, (BADGES, "achievement"), achievement);
        for result in &one.result {
            let result = self.result(result)?;
            self.say(subject, (BADGES, "result"), result);
        }
        Some(subject)
    }

    fn identity(&mut self, one: &'a IdentityObject) -> Option<Term<'a>> {
        let subject = self.graph.blank();
        self.classes(
            subject,
            std::slice::from_ref(&one.kind),
            &[("IdentityObject", BADGES, "IdentityObject")],
        )?;
        let hashed = if one.hashed { "true" } else { "false" };
        self.typed(subject, (BADGES, "hashed"), hashed, BOOLEAN);
        self.text(subject, (BADGES, "identityHash"), &one.identity_hash);
        self.text(subject, (BADGES, "identityType"), &one.identity_type);
        if let Some(salt) = &one.salt {
            self.text(subject, (BADGES, "salt"), salt);
        }
        Some(subject)
    }

    fn achievement(&mut self, one: &'a Achievement) -> Option<Term<'a>> {
        let subject = iri(&one.id)?;
        self.classes(subject, &one.kind, &[("Achievement", BADGES, "Achievement")])?;
        self.text(subject, (SCHEMA, "name"), &one.name);
        self.text(subject, (SCHEMA, "description"), &one.description);
        self.text(subject, (BADGES, "achievementType"), &one.achievement_type);
        self.text(subject, (SCHEMA, "inLanguage"), &one.in_language);
        let criteria = self.graph.blank();
        self.text(criteria, (BADGES, "narrative"), &one.criteria.narrative);
        self.say(subject, (BADGES, "Criteria"), criteria);
        for alignment in &one.alignment {
            let alignment = self.alignment(alignment)?;
            self.say(subject, (BADGES, "alignment"), alignment);
        }
        self.refuse_empty(&one.result_description);
        for description in &one.result_description {
            let description = self.result_description(description)?;
            self.say(subject, (BADGES, "resultDescription"), description);
        }
        Some(subject)
    }

    fn alignment(&mut self, one: &'a Alignment) -> Option<Term<'a>> {
        let subject = self.graph.blank();
        self.classes(subject, &one.kind, &[("Alignment", SCHEMA, "AlignmentObject")])?;
        self.text(subject, (SCHEMA, "targetName"), &one.target_name);
        self.typed(subject, (SCHEMA, "targetUrl"), &one.target_url, ANY_URI);
        self.text(subject, (SCHEMA, "targetFramework"), &one.target_framework);
        self.text(subject, (BADGES, "targetCode"), &one.target_code);
        Some(subject)
    }

    fn result_description(&mut self, one: &'a ResultDescription) -> Option<Term<'a>> {
        let subject = iri(&one.id)?;
        self.classes(subject, &one.kind, &[("ResultDescription", BADGES, "ResultDescription")])?;
        self.text(subject, (SCHEMA, "name"), &one.name);
        self.text(subject, (BADGES, "resultType"), &one.result_type);
        Some(subject)
    }

    fn result(&mut self, one: &'a AchievementResult) -> Option<Term<'a>> {
        let subject = self.graph.blank();
        self.classes(subject, &one.kind, &[("Result", BADGES, "Result")])?;
        self.typed(subject, (BADGES, "resultDescription"), &one.result_description, ANY_URI);
        self.text(subject, (SCHEMA, "value"), &one.value);
        Some(subject)
    }

    fn evidence(&mut self, one: &'a Evidence) -> Option<Term<'a>> {
        let subject = self.graph.blank();
        self.classes(subject, &one.kind, &[("Evidence", BADGES, "Evidence")])?;
        self.text(subject, (SCHEMA, "name"), &one.name);
        self.text(subject, (SCHEMA, "genre"), &one.genre);
        self.text(subject, (BADGES, "narrative"), &one.narrative);
        Some(subject)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    const FILES: [&str; 4] = [
        include_str!("fixtures/certificate-fr.json"),
        include_str!("fixtures/certificate-en.json"),
        include_str!("fixtures/certificate-0.2-fr.json"),
        include_str!("fixtures/certificate-0.2-en.json"),
    ];

    /// What expansion gives.
    fn long_way(credential: &Credential) -> Result<String, proof::CanonicalError> {
        let bare = Credential { proof: None, ..credential.clone() };
        proof::canonical_text(&serde_json::to_value(bare).unwrap())
    }

    fn sample(file: &str) -> Credential {
        serde_json::from_str(file).unwrap()
    }

    #[test]
    fn certificates_of_every_form_go_the_short_way_and_give_the_same() {
        for file in FILES {
            let credential = sample(file);
            let (direct, long) = (direct_text(&credential).unwrap(), long_way(&credential).unwrap());
            for (one, other) in direct.lines().zip(long.lines()) {
                assert_eq!(one, other);
            }
            assert_eq!(direct.len(), long.len());
        }
    }

    /// Texts of the file, `@context`, classes and yes/no aside.
    fn texts(value: &mut Value) -> Vec<&mut String> {
        match value {
            Value::Object(fields) => {
                let kept = fields
                    .iter_mut()
                    .filter(|(key, _)| !matches!(key.as_str(), "@context" | "type" | "proof"));
                kept.flat_map(|(_, value)| texts(value)).collect()
            }
            Value::Array(items) => items.iter_mut().flat_map(texts).collect(),
            Value::String(text) => vec![text],
            _ => Vec::new(),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

        /// Whatever stands in a field, both ways give the same text, or the short way gives up.
        #[test]
        fn any_text_in_any_field_gives_the_same_both_ways(
            place in any::<prop::sample::Index>(),
            text in prop_oneof![
                "[ -~]{0,12}", ".{0,8}", "\\PC{1,6}",
                "(urn|did|http|https|mailto|name|_|x-y):[a-zA-Z0-9/#%:@.<>{}|^é ]{0,12}",
                "[\u{0}-\u{1f}\u{7f}\"\\\\]{1,6}",
            ],
        ) {
            let mut document = serde_json::to_value(sample(FILES[2 * usize::from(text.len() % 2 == 0)])).unwrap();
            let mut texts = texts(&mut document);
            *texts.swap_remove(place.index(texts.len())) = text;
            let credential: Credential = serde_json::from_value(document).unwrap();
            if let Some(direct) = direct_text(&credential) {
                prop_assert!(long_way(&credential).is_ok_and(|long| long == direct));
            }
        }
    }

    #[test]
    fn what_the_rules_do_not_cover_goes_the_long_way() {
        let gives_up = |change: fn(&mut Credential)| {
            let mut credential = sample(FILES[0]);
            change(&mut credential);
            direct_text(&credential).is_none()
        };
        assert!(gives_up(|one| one.id = "relative".into()));
        assert!(gives_up(|one| one.id = "_:b0".into()));
        assert!(gives_up(|one| one.id = "name:x".into()));
        assert!(gives_up(|one| one.issuer.id = "https://x.example/ y".into()));
        assert!(gives_up(|one| one.kind.reverse()));
        assert!(gives_up(|one| one.credential_subject.result[0].kind.push("Alignment".into())));
        assert!(gives_up(
            |one| one.credential_subject.result = vec![one.credential_subject.result[0].clone(); 2]
        ));
        assert!(gives_up(|one| one.credential_subject.result.clear()));
        assert!(gives_up(|one| one.name = "_:b0".into()));
        assert!(gives_up(|one| one.context.truncate(1)));
        assert!(!gives_up(|one| one.credential_subject.achievement.alignment.clear()));
    }
}
