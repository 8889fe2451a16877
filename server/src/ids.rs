//! Identifiers: text, time-ordered, prefixed. One macro, one list.

use crate::clock::Clock;
use crate::entropy;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// A new id.
            pub fn new(clock: &dyn Clock) -> Self {
                Self(entropy::ordered_id($prefix, clock.now().0))
            }

            /// Its text, as stored.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A person who signs in.
    AccountId = "acc";
    /// A body that trains or certifies.
    OrganisationId = "org";
    /// One person's run through a plan.
    AttemptId = "att";
    /// A group that a trainer follows.
    CohortId = "coh";
    /// An invigilated sitting with several candidates.
    SittingId = "sit";
    /// Something that happened in a sitting.
    SittingEventId = "sev";
    /// A person enrolled in a sitting.
    CandidateId = "can";
    /// An issued certificate.
    CertificateId = "crt";
    /// Something that happened to an issued certificate.
    CertificateEventId = "cev";
    /// A list of certificates' status bits.
    StatusListId = "stl";
}
