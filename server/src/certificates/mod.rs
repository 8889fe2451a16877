//! Certificates: what one states, how it is signed, and how anyone checks it without the service.
//!
//! A [`CredentialDraft`] of plain values becomes an Open Badges 3.0 [`Credential`], [`sign()`] signs it into a file and a
//! JWT, and [`mod@examine`] checks files of any kind against [`TrustedIssuers`]. This core knows no database, network or
//! clock: instants and randomness are handed in. Only [`key`] and [`TrustedIssuers::from_path`] read files.
//!
//! Around it: [`life`] reserves, completes, suspends and withdraws what stands in the register ([`store`]), [`status`]
//! publishes what stands no more, [`check`] judges codes and files, [`page`] and [`api`] show the verdict.
//! [`pdf`] makes the page one keeps, [`printing`] hands it out.

pub mod answer;
pub mod api;
pub mod badge;
mod building;
pub mod bundle;
pub mod check;
pub mod clr;
mod code;
pub mod container;
mod credential;
mod digcomp;
mod draft;
mod draft_check;
mod drafting;
pub mod enclosed;
pub mod examine;
mod general;
mod holder;
pub mod issue;
mod issuer_name;
pub mod issuers;
pub mod jwt;
pub mod key;
pub mod life;
pub mod log;
mod measure;
pub mod page;
pub mod pdf;
pub mod printing;
pub mod proof;
mod public_key;
mod qr;
pub mod record;
mod sheet;
mod sign;
pub mod standing;
mod statements;
pub mod status;
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
    IdentityObject, Profile, ResultDescription, StatusEntry,
};
pub use draft::{
    AlignmentLine, Calibration, CompetenceLine, CredentialDraft, DraftError, HiddenIdentity, IdentityCheck,
    OVERALL, Place, ResultLine, StatusPlace, TotalLine,
};
pub use general::GeneralCredential;
pub use issue::issue;
pub use issuer_name::IssuerName;
pub use key::{IssuerKey, KeyError, KeyRing, Keys, RingKey};
pub use life::reserve_in;
pub use measure::{Measure, NOT_REPORTED};
pub use public_key::{NotAPublicKey, PublicKey};
pub use qr::{TooLongForQr, svg as qr_svg};
pub use record::{Act, Category, Certificate, Change, State};
pub use sheet::instant;
pub use sign::{SignError, SignedCredential, sign};
pub use trust::{TrustError, TrustedIssuers, TrustedKey, Untrusted};
pub use verified::{VerifiedCredential, VerifiedLine};
pub use verify::{Judged, Refusal, judge_file, judge_jwt, verify_file, verify_jwt};
pub use wording::{Language, calibration_label, identity_check_label, place_label};

/// Path of the page that shows the certificate with this code to whoever has it.
pub fn path(code: &str) -> String {
    let compact = code.parse::<CertificateCode>().map_or_else(|_| code.to_owned(), |code| code.compact());
    format!("/verify/{compact}")
}
