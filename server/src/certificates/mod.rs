//! Certificates: what one states, how it is signed, and how anyone checks it without the service.

pub mod api;
mod code;
pub mod key;
pub mod page;
pub mod proof;
mod public_key;
mod qr;

pub use code::{CertificateCode, CodeError};
pub use key::{IssuerKey, KeyError, KeyRing};
pub use public_key::{NotAPublicKey, PublicKey};
pub use qr::{TooLongForQr, svg as qr_svg};
