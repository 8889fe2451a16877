//! Sittings in JSON: the same functions as the pages.

mod conduct;
mod enrolment;
mod exam;
mod review;
mod sittings;
mod view;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(sittings::list_sittings, sittings::create_sitting))
        .routes(routes!(sittings::show_sitting))
        .routes(routes!(sittings::list_sitting_plans))
        .routes(routes!(enrolment::enrol_candidate))
        .routes(routes!(enrolment::import_candidates))
        .routes(routes!(enrolment::show_candidate, enrolment::change_candidate, enrolment::remove_candidate))
        .routes(routes!(conduct::open_sitting))
        .routes(routes!(conduct::show_room))
        .routes(routes!(conduct::pause_sitting, conduct::resume_sitting))
        .routes(routes!(conduct::grant_sitting))
        .routes(routes!(conduct::note_sitting_incident))
        .routes(routes!(conduct::end_sitting))
        .routes(routes!(conduct::admit_candidate))
        .routes(routes!(conduct::pause_candidate, conduct::resume_candidate))
        .routes(routes!(conduct::grant_candidate))
        .routes(routes!(conduct::release_candidate_device))
        .routes(routes!(conduct::note_candidate_incident))
        .routes(routes!(conduct::end_candidate))
        .routes(routes!(review::show_review, review::close_review))
        .routes(routes!(review::decide_candidate))
        .routes(routes!(review::publish_sitting))
        .routes(routes!(exam::enter_exam))
        .routes(routes!(exam::show_exam))
        .routes(routes!(exam::start_exam))
        .routes(routes!(exam::download_exam_file))
        .routes(routes!(exam::present_exam_question))
        .routes(routes!(exam::keep_exam_work))
        .routes(routes!(exam::answer_exam))
}
