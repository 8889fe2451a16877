//! What becomes of a flash test that ended, whole or not.

use super::{FlashCertification, FlashEstimate, PoolExhausted};

/// Answers below which nothing is scored.
const FEWEST: usize = 20;

/// How a test ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The candidate left or finished.
    ByCandidate,
    /// Something broke.
    Technical,
}

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// An ability to score.
    Scored(FlashEstimate),
    /// Too short, left by the candidate.
    Rejected,
    /// Too short for technical reasons.
    Cancelled,
}

impl FlashCertification<'_> {
    /// Below 20 answers: rejected, or cancelled when something broke. From 20 to the full length:
    /// scored as it is when something broke, else the missing questions are taken as wrong, each time
    /// the most informative one. A score of 0 is rejected later, by whoever scores.
    ///
    /// # Errors
    /// [`PoolExhausted`] when there are too few questions to take as wrong.
    pub fn conclude(mut self, ending: Ending) -> Result<Verdict, PoolExhausted> {
        let answered = self.asked.len();
        match ending {
            Ending::ByCandidate if answered < FEWEST => Ok(Verdict::Rejected),
            Ending::Technical if answered < FEWEST => Ok(Verdict::Cancelled),
            Ending::Technical => Ok(Verdict::Scored(self.estimate)),
            Ending::ByCandidate => {
                while self.asked.len() < self.settings.length {
                    let missing = self.most_informative()?;
                    self.answer(missing, false);
                }
                Ok(Verdict::Scored(self.estimate))
            }
        }
    }
}
