//! When a test stops, always with its reason.
//!
//! [`StoppingRules`] are those of a session over several competences. A [`StoppingPlan`] combines any of
//! the field's rules on one ability; what made it stop comes back with its values ([`Trigger`]):
//!
//! | rule | file |
//! |---|---|
//! | length, standard error and its change, information, time, exhausted | here: a comparison each |
//! | predicted reduction of the standard error | [`predicted`] |
//! | classification by confidence interval | [`interval`] |
//! | sequential probability ratio, generalised likelihood ratio | [`likelihood_ratio`] |
//! | stochastic curtailment | [`curtailment`] |
//! | posterior mass | [`mass`] |

pub mod curtailment;
pub mod interval;
pub mod likelihood_ratio;
pub mod mass;
mod plan;
pub mod predicted;
mod reason;
mod session;
mod situation;
#[cfg(test)]
mod tests;
mod verdict;

pub use plan::{StoppingPlan, StoppingRule, Trigger};
pub use reason::StopReason;
pub use session::StoppingRules;
pub use situation::Situation;
pub use verdict::{Side, agreed_level};
