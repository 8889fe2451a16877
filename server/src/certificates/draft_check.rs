//! Refuses drafts that would give a certificate other programs read differently, or that says one thing twice.

use std::collections::BTreeSet;

use super::draft::{CredentialDraft, DraftError, OVERALL, ResultLine};
use super::issuer_name::IssuerName;

pub(super) fn check(draft: &CredentialDraft) -> Result<(), DraftError> {
    check_texts(draft)?;
    check_address("achievement address", &draft.achievement_id)?;
    check_address("status list", &draft.status.list)?;
    if let IssuerName::Web(did) = &draft.issuer {
        check_address("issuer", did)?;
    }
    let date = draft.session_date.parse::<jiff::civil::Date>();
    if !date.is_ok_and(|date| date.to_string() == draft.session_date) {
        return Err(DraftError::Date("session date"));
    }
    check_identities(draft)?;
    check_competences(draft)?;
    check_alignments(draft)
}

fn check_texts(draft: &CredentialDraft) -> Result<(), DraftError> {
    let texts = [
        ("code", &draft.certificate_code),
        ("issuer name", &draft.issuer_name),
        ("holder's name", &draft.holder_name),
        ("organisation", &draft.organisation),
        ("framework", &draft.framework),
        ("framework version", &draft.framework_version),
        ("bank revision", &draft.bank_revision),
        ("engine version", &draft.engine_version),
        ("transcript digest", &draft.transcript_digest),
    ];
    texts.into_iter().try_for_each(|(name, text)| check_text(name, text))?;
    if is_uuid(&draft.uuid) && is_uuid(&draft.subject_uuid) && draft.uuid != draft.subject_uuid {
        return Ok(());
    }
    Err(DraftError::Address("identifier"))
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36 && text.chars().all(|sign| sign == '-' || matches!(sign, '0'..='9' | 'a'..='f'))
}

/// RDF programs disagree about control characters, and `_:` would name a blank node.
fn check_text(name: &'static str, text: &str) -> Result<(), DraftError> {
    let plain = !text.is_empty() && text.trim() == text && !text.chars().any(char::is_control);
    if plain && !text.starts_with("_:") { Ok(()) } else { Err(DraftError::Text(name)) }
}

fn check_address(name: &'static str, address: &str) -> Result<(), DraftError> {
    let scheme = address.split(':').next().unwrap_or_default();
    let absolute =
        address.len() > scheme.len() + 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let clean = address.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"{}|\\^`#".contains(&byte));
    if absolute && clean && !scheme.is_empty() { Ok(()) } else { Err(DraftError::Address(name)) }
}

fn check_identities(draft: &CredentialDraft) -> Result<(), DraftError> {
    let mut seen = BTreeSet::from(["name"]);
    for identity in &draft.identities {
        check_text("identity type", &identity.identity_type)?;
        check_text("identity", &identity.hash)?;
        check_text("salt", &identity.salt)?;
        once(&mut seen, &identity.identity_type)?;
    }
    Ok(())
}

fn check_competences(draft: &CredentialDraft) -> Result<(), DraftError> {
    if draft.competences.is_empty() {
        return Err(DraftError::NoCompetence);
    }
    let mut seen = BTreeSet::from([OVERALL]);
    for competence in &draft.competences {
        check_text("competence name", &competence.name)?;
        let safe = |byte: u8| byte.is_ascii_alphanumeric() || b".-_".contains(&byte);
        if competence.code.is_empty() || !competence.code.bytes().all(safe) {
            return Err(DraftError::Text("competence code"));
        }
        once(&mut seen, &competence.code)?;
        check_line(&competence.code, &competence.result)?;
    }
    Ok(())
}

fn check_line(code: &str, line: &ResultLine) -> Result<(), DraftError> {
    if line.level_range.0 > line.level_range.1 {
        return Err(DraftError::LevelRange(code.into()));
    }
    if line.standard_error.is_finite() && line.standard_error >= 0.0 {
        return Ok(());
    }
    Err(DraftError::StandardError(code.into()))
}

fn check_alignments(draft: &CredentialDraft) -> Result<(), DraftError> {
    let mut seen = BTreeSet::new();
    for line in &draft.alignments {
        check_text("alignment framework", &line.framework)?;
        check_text("alignment code", &line.code)?;
        check_text("alignment name", &line.name)?;
        check_text("alignment address", &line.url)?;
        if !seen.insert((&line.framework, &line.code)) {
            return Err(DraftError::Twice(format!("{} {}", line.framework, line.code)));
        }
    }
    Ok(())
}

fn once<'a>(seen: &mut BTreeSet<&'a str>, code: &'a str) -> Result<(), DraftError> {
    if seen.insert(code) { Ok(()) } else { Err(DraftError::Twice(code.into())) }
}
