//! What a person saw in earlier attempts.

use super::Tried;
use super::banks::logistic;
use super::bytes::Bytes;
use super::walk::Walk;
use jalon_engine::irt::ResponseModel;
use jalon_engine::selection::exposure::attempts::RetestRule;

const ITEMS: usize = 40;
const LENGTH: usize = 6;
const PEOPLE: u32 = 10;

/// Each rule in the second and third attempts of ten people.
pub(crate) fn rules() -> Vec<Tried> {
    let items = logistic(ITEMS);
    let rules = [
        ("retest-barred", RetestRule::Barred { window: 1 }),
        ("retest-recovering", RetestRule::Recovering { window: 2 }),
    ];
    let attempts = |rule| (0..PEOPLE).flat_map(|person| later_attempts(&items, person, rule)).collect();
    rules.map(|(name, rule)| Tried::new(name, attempts(rule))).into()
}

fn later_attempts(items: &[ResponseModel], person: u32, rule: RetestRule) -> [Bytes; 2] {
    let mut attempts = vec![weighed(items, person, |_| 1.0).given];
    [1, 2].map(|attempt| {
        let age = |item: usize| {
            let latest = attempts.iter().rev().position(|given| given.contains(&item));
            latest.map(|before| u32::try_from(before).unwrap() + 1)
        };
        let walk = weighed(items, 100 * attempt + person, |item| rule.weight(age(item)));
        attempts.push(walk.given);
        walk.bytes
    })
}

/// A test of the most informative items, each informative as its weight says.
fn weighed(items: &[ResponseModel], person: u32, weight: impl Fn(usize) -> f64) -> Walk<'_> {
    Walk::along(items, person, |walk| {
        let information = walk.information();
        let next = walk.ranked(|item| information[item] * weight(item)).first().copied();
        next.filter(|_| walk.given.len() < LENGTH)
    })
}
