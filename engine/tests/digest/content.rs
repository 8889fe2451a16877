//! Content balancing and shadow tests.

use super::Tried;
use super::banks::logistic;
use super::bytes::Bytes;
use super::walk::Walk;
use jalon_engine::irt::ResponseModel;
use jalon_engine::selection::balancing::{
    Choice, InformationTarget, Property, Quota, priority_index, proportional, weighted_deviations,
};
use jalon_engine::selection::shadow::{
    Blueprint, BlueprintDraft, Row, RowName, Rule, ShadowTest, Step, assemble,
};

const ITEMS: usize = 36;
const LENGTH: usize = 8;
const AREAS: usize = 4;
const TESTS: u32 = 20;

/// Every rule, 20 tests each.
pub(crate) fn rules() -> Vec<Tried> {
    let items = logistic(ITEMS);
    let tests = |test: &dyn Fn(&[ResponseModel], u32) -> Bytes| {
        (0..TESTS).map(|person| test(&items, person)).collect()
    };
    vec![
        Tried::new("content-proportional", tests(&|items, person| balanced(items, person, by_shares))),
        Tried::new("content-priority", tests(&|items, person| balanced(items, person, by_priority))),
        Tried::new("content-deviations", tests(&|items, person| balanced(items, person, by_deviations))),
        Tried::new("shadow", tests(&shadow)),
    ]
}

/// What a balancing rule looks at: the free items' information and areas, and what was given.
struct Content {
    information: Vec<f64>,
    areas: Vec<usize>,
    counts: Vec<u32>,
    given: u32,
    reached: f64,
}

impl Content {
    fn attributes(&self) -> Vec<Vec<usize>> {
        self.areas.iter().map(|&area| vec![area]).collect()
    }
}

fn balanced(items: &[ResponseModel], person: u32, choose: impl Fn(&Content) -> Option<Choice>) -> Bytes {
    let next = |walk: &mut Walk<'_>| {
        if walk.given.len() == LENGTH {
            return None;
        }
        let (information, free) = (walk.information(), walk.free());
        let mut counts = vec![0; AREAS];
        walk.given.iter().for_each(|item| counts[item % AREAS] += 1);
        let choice = choose(&Content {
            information: free.iter().map(|&item| information[item]).collect(),
            areas: free.iter().map(|item| item % AREAS).collect(),
            counts,
            given: u32::try_from(walk.given.len()).unwrap(),
            reached: walk.given.iter().map(|&item| information[item]).sum(),
        })?;
        walk.bytes.note_bits(choice.value);
        Some(free[choice.index])
    };
    Walk::along(items, person, next).bytes
}

fn by_shares(content: &Content) -> Option<Choice> {
    proportional(&content.information, &content.areas, &[0.4, 0.3, 0.2, 0.1], &content.counts)
}

fn by_priority(content: &Content) -> Option<Choice> {
    let range = Quota::Range { lower: 1, upper: 3, length: 8 };
    let quotas =
        [(Quota::Upper { upper: 3 }, 1.0), (range, 1.0), (range, 2.0), (Quota::Upper { upper: 2 }, 1.0)];
    priority_index(&content.information, &content.attributes(), &quotas, &content.counts, content.given)
}

fn by_deviations(content: &Content) -> Option<Choice> {
    let properties = [(3.0, 3.0), (2.0, 3.0), (1.0, 2.0), (1.0, 2.0)];
    let properties = properties.map(|(lower, upper)| Property { lower, upper, weight: 1.5 });
    let target = InformationTarget { wanted: 4.0, reached: content.reached, weight: 1.0 };
    let to_come = u32::try_from(LENGTH).unwrap() - content.given - 1;
    weighted_deviations(
        &content.information,
        &content.attributes(),
        &properties,
        &content.counts,
        to_come,
        target,
    )
}

/// Two of each area, a set of three items, enemies, and a sum of seconds.
fn blueprint() -> Blueprint {
    let area =
        |area: usize| Rule::Count { items: (area..ITEMS).step_by(AREAS).collect(), lower: 2, upper: 2 };
    let seconds = (0..ITEMS).map(|item| 30.0 + (item * 7 % 40) as f64).collect();
    let others = [
        Rule::Set { items: vec![4, 9, 14], lower: 2, upper: 3 },
        Rule::Enemies { items: vec![1, 2, 3] },
        Rule::Sum { quantity: seconds, lower: 250.0, upper: 420.0 },
    ];
    let row = |(number, rule)| Row { name: RowName(format!("row {number}")), rule };
    let rows = (0..AREAS).map(area).chain(others).enumerate().map(row).collect();
    Blueprint::new(BlueprintDraft { items: ITEMS, length: 8, rows }).unwrap()
}

fn shadow(items: &[ResponseModel], person: u32) -> Bytes {
    let blueprint = blueprint();
    let mut previous: Option<ShadowTest> = None;
    let next = |walk: &mut Walk<'_>| {
        let step = Step { values: &walk.information(), given: &walk.given, barred: &[] };
        let test = assemble(&blueprint, &step, previous.as_ref()).unwrap();
        walk.bytes.note(&test.items);
        walk.bytes.note_bits(test.value);
        let next = test.next;
        previous = Some(test);
        next
    };
    Walk::along(items, person, next).bytes
}
