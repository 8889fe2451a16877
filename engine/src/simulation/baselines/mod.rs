//! Two published algorithms to compare with. They exist in simulation only: no plan can name them.
//!
//! Both are written from public descriptions of how they behave, quirks included; a quirk is said
//! where it stands. [`tube`] places people by inference inside tubes of skills, [`flash`] certifies
//! with a fixed number of questions and a single ability.

pub mod flash;
pub mod tube;
