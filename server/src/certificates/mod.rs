//! Certificates: what one states, how it is signed, and how anyone checks it without the service.
//!
//! A [`CredentialDraft`] of plain values becomes an Open Badges 3.0 [`Credential`], [`sign()`] signs it into a file, and
//! [`verify_file`] checks the file's bytes against [`TrustedIssuers`]. This core knows no database, network or clock:
//! instants and randomness are handed in. Only [`key`] and [`TrustedIssuers::from_path`] read files.
//!
//! Around it: [`issue()`] turns a reviewed result into an entry of the register ([`store`]), [`check`] judges codes and
//! files, [`page`] and [`api`] show the verdict.

pub mod api;
pub mod bundle;
pub mod check;
mod code;
pub mod container;
mod credential;
mod digcomp;
mod draft;
mod draft_check;
mod drafting;
pub mod issue;
pub mod issuers;
pub mod key;
pub mod log;
mod measure;
pub mod page;
pub mod proof;
mod public_key;
mod qr;
pub mod record;
mod sheet;
mod sign;
pub mod store;
mod trust;
mod verified;
mod verify;
mod wording;
mod work;

#[cfg(test)]
mod tests;

pub use code::{CertificateCode, CodeError};
pub use credential::{
    Achievement, AchievementResult, AchievementSubject, Alignment, Credential, Criteria, Evidence, Fact,
    IdentityObject, Profile, ResultDescription,
};
pub use draft::{
    AlignmentLine, Calibration, CompetenceLine, CredentialDraft, DraftError, HiddenIdentity, OVERALL, Place,
    ResultLine, TotalLine,
};
pub use issue::{issue, issue_in, prepare};
pub use key::{IssuerKey, KeyError, KeyRing};
pub use measure::{Measure, NOT_REPORTED};
pub use public_key::{NotAPublicKey, PublicKey};
pub use qr::{TooLongForQr, svg as qr_svg};
pub use record::{Certificate, Revocation, RevocationCategory};
pub use sheet::instant;
pub use sign::{SignError, SignedCredential, sign};
pub use trust::{TrustError, TrustedIssuers};
pub use verified::{VerifiedCredential, VerifiedLine};
pub use verify::{Refusal, verify_file};
pub use wording::{Language, calibration_label, place_label};

/// Path of the page that shows the certificate with this code to whoever has it.
pub fn path(code: &str) -> String {
    let compact = code.parse::<CertificateCode>().map_or_else(|_| code.to_owned(), |code| code.compact());
    format!("/verify/{compact}")
}
