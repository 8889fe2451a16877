//! The product's promises, as a table of contents.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a story fails by panicking")]

mod a_result_derives_again;
mod anyone_checks_a_file_of_any_kind;
mod anyone_checks_the_log;
mod anyone_keeps_a_certificate;
mod anyone_verifies_a_certificate;
mod architecture;
mod author_changes_the_bank;
mod author_previews_a_bank;
mod candidate_takes_a_certification;
mod certificate_lives;
mod certificates_survive_kills;
mod certifier_runs_a_session;
mod every_route_refuses_strangers;
mod keys_never_leak;
mod learner_does_a_task;
mod learner_moves_between_devices;
mod learner_opens_a_file;
mod learner_reads_a_lesson;
mod learner_takes_an_assessment;
mod learner_takes_first_steps;
mod psychometrician_works_in_a_shell;
mod sitting_belongs_to_its_organisation;
mod stores;
mod survives_kills;
mod trainer_follows_a_cohort;
