//! Certificates: what one states, how it is signed, and how anyone checks it without the service.
//!
//! A [`CredentialDraft`] of plain values becomes an Open Badges 3.0 [`Credential`], [`sign()`] signs it into a file, and
//! [`verify_file`] checks the file's bytes against [`TrustedIssuers`]. This core knows no database, network or clock:
//! instants and randomness are handed in. Only [`key`] and [`TrustedIssuers::from_path`] read files.

pub mod api;
mod code;
mod credential;
mod draft;
mod draft_check;
pub mod key;
pub mod page;
pub mod proof;
mod public_key;
mod qr;
mod sign;
mod trust;
mod verified;
mod verify;
mod wording;

#[cfg(test)]
mod tests;

pub use code::{CertificateCode, CodeError};
pub use credential::{
    Achievement, AchievementResult, AchievementSubject, Alignment, Credential, Criteria, Evidence, Fact,
    IdentityObject, Profile, ResultDescription,
};
pub use draft::{
    AlignmentLine, Calibration, CompetenceLine, CredentialDraft, DraftError, HiddenIdentity, Measure,
    NOT_REPORTED, OVERALL, Place, ResultLine, TotalLine,
};
pub use key::{IssuerKey, KeyError, KeyRing};
pub use public_key::{NotAPublicKey, PublicKey};
pub use qr::{TooLongForQr, svg as qr_svg};
pub use sign::{SignError, SignedCredential, sign};
pub use trust::{TrustError, TrustedIssuers};
pub use verified::{VerifiedCredential, VerifiedLine};
pub use verify::{Refusal, verify_file};
pub use wording::{Language, calibration_label, place_label};
