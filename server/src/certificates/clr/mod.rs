//! A learner's whole record: a Comprehensive Learner Record 2.0, one signed file around the signed certificates.
//!
//! It adds nothing to them but that they belong to one person, as this organisation knows it. Each certificate inside
//! stays a file that verifies by itself, whatever becomes of the record.

mod credential;
mod export;
mod store;

pub use credential::{RecordDraft, SignedRecord, sign_record};
pub use export::{for_certifier, for_holder};
