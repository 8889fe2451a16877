//! Planning a sitting, and finding one's sittings again.

use super::store::{self, NewEvent, NewSitting};
use super::{Candidate, EventKind, Sitting, schedule, settling};
use crate::accounts::extract::Scope;
use crate::db::StoreError;
use crate::entropy;
use crate::error::AppError;
use crate::http::form;
use crate::ids::{OrganisationId, SittingId};
use crate::state::AppState;
use jalon_engine::bank::ItemBank;
use jalon_engine::session::plan::{Purpose, SessionPlan};

/// Signs of an access code: 40 random bits, behind a throttle, for the hours a room is open.
const ACCESS_CODE_LENGTH: usize = 8;

/// Longest rules.
const RULES_LENGTH: usize = 4000;

/// What a certifier types to plan a sitting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Planned {
    /// Whose it is; may be empty for a certifier of one organisation.
    pub organisation: String,
    /// Name.
    pub name: String,
    /// Place.
    pub place: String,
    /// Local date, `YYYY-MM-DD`.
    pub date: String,
    /// Local time, `HH:MM`.
    pub time: String,
    /// IANA name of the zone.
    pub time_zone: String,
    /// Minutes, as typed.
    pub duration: String,
    /// Id of a certification plan.
    pub plan: String,
    /// What candidates read first, one rule a line.
    pub rules: String,
}

/// The plans a sitting may follow.
pub fn plans(bank: &ItemBank) -> impl Iterator<Item = &SessionPlan> {
    bank.plans().filter(|plan| plan.purpose == Purpose::Certification)
}

/// Plans a sitting: its id, or every fault of the form.
pub async fn create(state: &AppState, scope: &Scope, planned: &Planned) -> Result<SittingId, Vec<AppError>> {
    let organisation = organisation(scope, &planned.organisation);
    let name = form::line("name", &planned.name, 120);
    let place = form::line("place", &planned.place, 200);
    let starts = schedule::instant(&planned.date, &planned.time, &planned.time_zone);
    let duration = duration(&planned.duration);
    let rules = paragraphs("rules", &planned.rules);
    let plan = plan(&state.banks.current(), &planned.plan);
    match (organisation, name, place, starts, duration, rules, plan) {
        (Ok(organisation), Ok(name), Ok(place), Ok(starts), Ok(duration_minutes), Ok(rules), Ok(())) => {
            let new = NewSitting {
                organisation: &organisation,
                name: &name,
                place: &place,
                starts,
                time_zone: planned.time_zone.trim(),
                duration_minutes,
                rules: &rules,
                plan_id: planned.plan.trim(),
                access_code: &entropy::code(ACCESS_CODE_LENGTH),
            };
            insert(state, scope, &new).await.map_err(|error| vec![error])
        }
        (organisation, name, place, starts, duration, rules, plan) => Err([
            organisation.err(),
            name.err(),
            place.err(),
            starts.err(),
            duration.err(),
            rules.err(),
            plan.err(),
        ]
        .into_iter()
        .flatten()
        .collect()),
    }
}

async fn insert(state: &AppState, scope: &Scope, new: &NewSitting<'_>) -> Result<SittingId, AppError> {
    let mut tx = state.db.begin().await?;
    let id = match store::insert(&mut tx, &*state.clock, &scope.account, new).await {
        // The access code is taken: one chance in 10¹²; the person tries again.
        Err(StoreError::Conflict(_)) => return Err(AppError::Busy),
        inserted => inserted?,
    };
    let event = NewEvent {
        sitting: &id,
        candidate: None,
        kind: EventKind::Created,
        note: "",
        actor: Some(&scope.account),
    };
    store::record(&mut tx, &*state.clock, &event).await?;
    tx.commit().await?;
    Ok(id)
}

fn organisation(scope: &Scope, typed: &str) -> Result<OrganisationId, AppError> {
    let typed = typed.trim();
    let mut own = scope.organisations.iter();
    let found = match (typed, scope.organisations.len()) {
        ("", 1) => own.next(),
        _ => own.find(|organisation| organisation.as_str() == typed),
    };
    found.cloned().ok_or_else(|| AppError::invalid("organisation", "sitting-organisation"))
}

fn duration(typed: &str) -> Result<u32, AppError> {
    match typed.trim().parse() {
        Ok(minutes) if (5..=480).contains(&minutes) => Ok(minutes),
        _ => Err(AppError::invalid("duration", "sitting-duration")),
    }
}

fn plan(bank: &ItemBank, id: &str) -> Result<(), AppError> {
    if plans(bank).any(|plan| plan.id == id.trim()) {
        Ok(())
    } else {
        Err(AppError::invalid("plan", "sitting-plan"))
    }
}

/// Several lines as typed: trimmed, lines ended by `\n` alone, no other control character.
pub fn paragraphs(field: &str, typed: &str) -> Result<String, AppError> {
    let text = typed.replace("\r\n", "\n").trim().to_owned();
    if text.chars().count() > RULES_LENGTH {
        return Err(AppError::invalid_with(field, "too-long", RULES_LENGTH.to_string()));
    }
    if text.chars().any(|sign| sign.is_control() && sign != '\n' && sign != '\t') {
        return Err(AppError::invalid(field, "control-characters"));
    }
    Ok(text)
}

/// A certifier's sittings, the latest first.
pub async fn list(state: &AppState, scope: &Scope) -> Result<Vec<Sitting>, AppError> {
    Ok(store::list(&state.db, scope).await?)
}

/// A sitting and its candidates, in alphabetical order, with what time has brought.
pub async fn show(
    state: &AppState,
    scope: &Scope,
    id: &SittingId,
) -> Result<(Sitting, Vec<Candidate>), AppError> {
    let sitting = store::find(&state.db, scope, id).await?;
    let mut candidates = settling::settled(state, &sitting).await?;
    candidates.sort_by_key(super::identity::order);
    Ok((sitting, candidates))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_keep_their_lines() {
        assert_eq!(paragraphs("rules", " One.\r\nTwo. \r\n").unwrap(), "One.\nTwo.");
        assert!(paragraphs("rules", "a\u{0}b").is_err());
    }

    #[test]
    fn a_duration_is_between_five_minutes_and_eight_hours() {
        assert_eq!(duration(" 105 "), Ok(105));
        for typed in ["4", "481", "an hour", ""] {
            assert_eq!(duration(typed), Err(AppError::invalid("duration", "sitting-duration")));
        }
    }
}
