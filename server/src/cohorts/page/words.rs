//! Words that several of the trainer's pages share.

use crate::attempts::offer;
use crate::cohorts::Cohort;
use crate::state::AppState;
use crate::ui::Lang;
use jalon_engine::session::event::Timestamp;

/// Title of a cohort's test; its id when the bank no longer has it.
pub(super) fn plan_title(state: &AppState, cohort: &Cohort, lang: Lang) -> String {
    let bank = state.banks.current();
    bank.plan(&cohort.plan_id)
        .map_or_else(|| cohort.plan_id.clone(), |plan| offer::text(&plan.title, lang.tag()).to_owned())
}

/// How long ago: minutes, hours, days. Right in every time zone.
pub(super) fn ago(lang: Lang, now: Timestamp, at: Timestamp) -> String {
    let minutes = (now.0 - at.0).max(0) / 60_000;
    match (minutes, minutes / 60, minutes / (24 * 60)) {
        (0, ..) => lang.t("cohorts-ago-now"),
        (minutes, 0, _) => lang.t1("cohorts-ago-minutes", "count", minutes),
        (_, hours, 0) => lang.t1("cohorts-ago-hours", "count", hours),
        (.., days) => lang.t1("cohorts-ago-days", "count", days),
    }
}

/// The name given when joining, or that there is none.
pub(super) fn name(lang: Lang, given: Option<&str>) -> String {
    given.map_or_else(|| lang.t("cohorts-no-name"), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_said_in_their_largest_unit() {
        let said = |minutes: i64| ago(Lang::En, Timestamp(minutes * 60_000 + 59_000), Timestamp(0));
        assert_eq!(said(0), "just now");
        assert_eq!(said(1), "1 minute ago");
        assert_eq!(said(59), "59 minutes ago");
        assert_eq!(said(60), "1 hour ago");
        assert_eq!(said(24 * 60), "1 day ago");
        assert_eq!(said(49 * 60), "2 days ago");
        assert_eq!(said(-5), "just now", "clocks may disagree");
    }
}
