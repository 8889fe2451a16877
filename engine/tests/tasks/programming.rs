//! Programs: what their conditions take and do not.

use super::bank::{leads, refuses};

const ROBOT: &str = r#"program: {title: Robot, start: "forward\n", blocks: [{id: go, is: forward}, {id: right, is: right}, {id: take, is: take}, {id: again, is: "repeat ?"}, {id: until, is: "while ?"}], cases: [
  {id: first, grid: ">..F"}, {id: second, grid: "v\n.\n.\n.\nF"}, {id: hidden, hidden: true, grid: ">.....F"}]}"#;

#[test]
fn a_robot_is_judged_by_where_it_gets_on_every_floor() {
    let until = r#"{do: remove, line: "1"}, {do: add, block: until, value: not flag}, {do: add, block: go}"#;
    leads(
        ROBOT,
        "is: arrives, cases: first second hidden",
        &[until, &format!("{until}, {{do: run}}, {{do: case, case: second}}, {{do: step}}, {{do: step}}")],
        &[
            r"{do: add, block: go}, {do: add, block: go}",
            r#"{do: remove, line: "1"}, {do: add, block: again, value: "3"}, {do: add, block: go}"#,
            "{do: add, block: until, value: not flag}, {do: add, block: go}, {do: add, block: go}",
        ],
    );
    leads(
        ROBOT,
        "is: arrives, cases: first",
        &[
            r#"{do: add, block: again, value: "2"}, {do: add, block: go}"#,
            r#"{do: add, block: again, value: "5"}, {do: add, block: go}, {do: change, line: "2", value: "2"}"#,
            r#"{do: add, block: again, value: "3"}, {do: down, line: "1"}"#,
        ],
        &[r#"{do: add, block: again, value: "3"}, {do: add, block: go}"#],
    );
    leads(
        ROBOT,
        "is: works, cases: second hidden",
        &[until],
        &[r#"{do: add, block: again, value: "3"}, {do: add, block: go}"#],
    );
    leads(
        ROBOT,
        "is: uses, order: while",
        &[r"{do: add, block: until, value: wall}"],
        &[r#"{do: add, block: until, value: wall}, {do: remove, line: "2"}"#],
    );
}

const PRICES: &str = r#"program: {title: Till, start: "set total = price\nsay total", blocks: [{id: if, is: "if ?"}, {id: set, is: "set total = ?"}], cases: [
  {id: dear, given: price=60, wants: "60"}, {id: cheap, given: price=20, wants: "25", hidden: true}]}"#;

#[test]
fn a_computation_is_judged_by_what_it_prints() {
    let free = r#"{do: choose, line: "1"}, {do: add, block: if, value: price < 50}, {do: add, block: set, value: price + 5}"#;
    leads(
        PRICES,
        r#"is: prints, case: cheap, lines: "25""#,
        &[
            free,
            &format!("{free}, {{do: change, line: \"2\", value: PRICE <= 50}}"),
            r#"{do: change, line: "2", value: total + 5}"#,
        ],
        &[
            &format!("{free}, {{do: change, line: \"2\", value: price > 50}}"),
            &format!("{free}, {{do: up, line: \"2\"}}"),
            &format!("{free}, {{do: change, line: \"3\", value: cost + 5}}"),
        ],
    );
    leads(PRICES, "is: works, cases: dear cheap", &[free], &[r#"{do: change, line: "2", value: total + 5}"#]);
    leads(
        PRICES,
        r#"is: short, most: "1""#,
        &[r#"{do: remove, line: "1"}"#],
        &[r#"{do: remove, line: "1"}, {do: remove, line: "1"}"#],
    );
    let goal = r#"is: prints, case: cheap, lines: "25""#;
    for (way, why) in [
        ("{do: add, block: if}", "task-prog-write"),
        ("{do: add, block: if, value: price}", "task-prog-unreadable"),
        ("{do: add, block: set, value: \"2,5\"}", "task-prog-unreadable"),
        ("{do: add, block: jump}", "nothing here"),
        ("{do: choose, line: \"3\"}", "nothing here"),
        ("{do: choose, line: \"0\"}", "nothing here"),
        ("{do: up, line: \"1\"}", "task-prog-stuck"),
        ("{do: case, case: cheap}", "nothing here"),
        ("{do: remove, line: \"1\"}, {do: remove, line: \"1\"}, {do: run}", "task-prog-nothing-to-run"),
    ] {
        refuses(PRICES, goal, way, why);
    }
}
