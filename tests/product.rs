//! The product's promises, as a table of contents.

mod architecture;
mod learner_takes_an_assessment;
mod stores;
mod trainer_follows_a_cohort;
