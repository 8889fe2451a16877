//! Hand-worked tests of the tube baseline.

use super::*;

fn skill(tube: usize, difficulty: u8, question: usize) -> TubeSkill {
    TubeSkill { competence: 0, tube, difficulty, timed: false, questions: vec![question] }
}

/// One tube of difficulties 1 to 5: skill i has difficulty i + 1.
fn one_tube() -> TubeBank {
    TubeBank::new((1..=5).map(|d| skill(0, d, usize::from(d))).collect())
}

const NUMBERS: TestNumbers = TestNumbers { skill: 0, question: 0 };

fn difficulties(bank: &TubeBank, test: &TubePositioning, wanted: fn(Mastery) -> bool) -> Vec<u8> {
    let skills = bank.skills().iter().zip(test.mastery());
    skills.filter(|(_, mastery)| wanted(**mastery)).map(|(skill, _)| skill.difficulty).collect()
}

fn is_validated(mastery: Mastery) -> bool {
    matches!(mastery, Mastery::Validated(_))
}

fn is_invalidated(mastery: Mastery) -> bool {
    matches!(mastery, Mastery::Invalidated(_))
}

#[test]
fn a_right_answer_validates_what_is_easier() {
    let bank = one_tube();
    let mut test = TubePositioning::begin(&bank, NUMBERS);
    test.answer(2, TubeAnswer::Right);
    assert_eq!(difficulties(&bank, &test, is_validated), [1, 2, 3]);
    assert_eq!(test.mastery()[2], Mastery::Validated(Evidence::Direct));
    assert_eq!(test.mastery()[0], Mastery::Validated(Evidence::Inferred));
    assert_eq!(test.mastery()[3], Mastery::Unknown);
}

#[test]
fn any_other_answer_invalidates_what_is_harder() {
    let bank = one_tube();
    let mut test = TubePositioning::begin(&bank, NUMBERS);
    test.answer(2, TubeAnswer::NotRight);
    assert_eq!(difficulties(&bank, &test, is_invalidated), [3, 4, 5]);
    assert_eq!(test.mastery()[1], Mastery::Unknown);
}

#[test]
fn known_skills_are_never_overwritten() {
    let bank = one_tube();
    let mut test = TubePositioning::begin(&bank, NUMBERS);
    test.answer(1, TubeAnswer::NotRight);
    test.answer(4, TubeAnswer::Right);
    assert_eq!(test.length(), 1);
    test.answer(0, TubeAnswer::Right);
    assert_eq!(difficulties(&bank, &test, is_validated), [1]);
    assert_eq!(difficulties(&bank, &test, is_invalidated), [2, 3, 4, 5]);
}

#[test]
fn skills_of_one_difficulty_say_nothing_of_each_other() {
    let bank = TubeBank::new(vec![skill(0, 2, 0), skill(0, 2, 1), skill(0, 3, 2)]);
    let mut test = TubePositioning::begin(&bank, NUMBERS);
    test.answer(0, TubeAnswer::Right);
    assert_eq!(test.mastery()[1], Mastery::Unknown);
    test.answer(1, TubeAnswer::NotRight);
    assert_eq!(difficulties(&bank, &test, is_invalidated), [2, 3]);
}

#[test]
fn other_tubes_are_left_alone() {
    let bank = TubeBank::new(vec![skill(7, 2, 0), skill(3, 1, 1), skill(7, 1, 2), skill(3, 3, 3)]);
    let mut test = TubePositioning::begin(&bank, NUMBERS);
    test.answer(0, TubeAnswer::Right);
    let expected = [
        Mastery::Validated(Evidence::Direct),
        Mastery::Unknown,
        Mastery::Validated(Evidence::Inferred),
        Mastery::Unknown,
    ];
    assert_eq!(test.mastery(), expected);
}

/// At L = 2, d = 2 of the unknown 1 … 5: P = σ(0) = ½, two of at most 2, four of at least 2:
/// ½·2 + ½·4 = 3. At d = 4: P = σ(−2) = 0.119203, 4 easier and 2 harder:
/// 0.119203·4 + 0.880797·2 = 2.238406.
#[test]
fn the_reward_is_the_expected_number_of_skills_settled() {
    let bank = one_tube();
    let test = TubePositioning::begin(&bank, NUMBERS);
    assert!((test.reward(1, 2.0) - 3.0).abs() < 1e-12);
    assert!((test.reward(3, 2.0) - 2.238_406).abs() < 1e-6);
}

/// A whole test, right up to d = 3.
///
/// 1. First question: d = 2. Right: 1 and 2 are validated, L∗ = 4.5.
/// 2. Unknown 3, 4, 5; all within 4.5 + 2. Rewards at L = 4.5:
///    d = 3: P = σ(1.5) = 0.8176: 0.8176·1 + 0.1824·3 = 1.365
///    d = 4: P = σ(0.5) = 0.6225: 0.6225·2 + 0.3775·2 = 2
///    d = 5: P = σ(−0.5) = 0.3775: 0.3775·3 + 0.6225·1 = 1.755
///    so d = 4; wrong: 4 and 5 are invalidated.
/// 3. Only d = 3 is left: right.
///
/// Five difficulties with one skill each: a skill is worth min(4, 8/1) = 4; 3·4 = 12 points, level 1.
#[test]
fn a_whole_test_goes_as_worked_by_hand() {
    let bank = one_tube();
    let mut test = TubePositioning::begin(&bank, NUMBERS);
    let mut asked = Vec::new();
    while let Some(choice) = test.next() {
        let difficulty = bank.skills()[choice.skill].difficulty;
        asked.push(difficulty);
        let answer = if difficulty <= 3 { TubeAnswer::Right } else { TubeAnswer::NotRight };
        test.answer(choice.skill, answer);
    }
    assert_eq!(asked, [2, 4, 3]);
    assert_eq!(test.place(0, 7), Place { exact: 12.0, points: 12, level: 1 });
    assert_eq!(test.place(1, 7), Place { exact: 0.0, points: 0, level: 0 });
}

/// A wrong answer at 2 predicts L∗ = 1 (worked in `level`): 4 exceeds it by 3 and is not asked, 3
/// exceeds it by 2 and is. Nothing else is left after it.
#[test]
fn skills_far_above_the_predicted_level_end_the_test() {
    let bank = TubeBank::new(vec![skill(0, 2, 0), skill(1, 4, 1), skill(2, 3, 2)]);
    let mut test = TubePositioning::begin(&bank, NUMBERS);
    test.answer(0, TubeAnswer::NotRight);
    assert!((test.predicted_level() - 1.0).abs() < 1e-15);
    assert_eq!(test.next().map(|choice| choice.skill), Some(2));
    test.answer(2, TubeAnswer::NotRight);
    assert_eq!(test.next(), None);
    assert_eq!(test.mastery()[1], Mastery::Unknown);
}

#[test]
fn easy_tubes_come_first_at_every_step() {
    let mut skills = vec![skill(0, 2, 0), skill(0, 4, 1)];
    skills.extend([skill(1, 1, 2), skill(1, 3, 3)]);
    let bank = TubeBank::new(skills);
    let mut test = TubePositioning::begin(&bank, NUMBERS);
    // No skill of difficulty 2 in the easy tube: the lowest.
    assert_eq!(test.next().map(|choice| choice.skill), Some(2));
    test.answer(2, TubeAnswer::Right);
    assert_eq!(test.next().map(|choice| choice.skill), Some(3));
    test.answer(3, TubeAnswer::NotRight);
    assert!(test.next().is_some_and(|choice| choice.skill < 2));
}

#[test]
fn timed_questions_do_not_start_and_do_not_follow_each_other() {
    let timed = |tube, difficulty| TubeSkill { timed: true, ..skill(tube, difficulty, tube) };
    let bank = TubeBank::new(vec![timed(0, 2), timed(1, 2), skill(2, 3, 2), skill(3, 3, 3)]);
    let mut test = TubePositioning::begin(&bank, NUMBERS);
    assert_eq!(test.next().map(|choice| choice.skill), Some(2));
    test.answer(0, TubeAnswer::Right);
    assert_eq!(test.next().map(|choice| choice.skill), Some(2));
    test.answer(2, TubeAnswer::Right);
    // The previous one was untimed: three equal rewards of 1 are left, none is excluded.
    assert_eq!(test.next().map(|choice| choice.skill), Some(1));
}

#[test]
fn skills_without_questions_are_never_asked_and_count_for_nothing() {
    let mut skills = vec![skill(0, 1, 0), skill(1, 1, 1), skill(2, 1, 2)];
    skills[2].questions.clear();
    let bank = TubeBank::new(skills);
    let mut test = TubePositioning::begin(&bank, NUMBERS);
    while let Some(choice) = test.next() {
        assert_ne!(choice.skill, 2);
        test.answer(choice.skill, TubeAnswer::Right);
    }
    // Two skills of difficulty 1 that count: min(4, 8/2) = 4 each.
    assert_eq!(test.place(0, 7), Place { exact: 8.0, points: 8, level: 1 });
}

/// Three skills of difficulty 1 are worth 8/3 each: two of them 5.33, three 8.
#[test]
fn a_full_level_is_eight_points_and_not_almost() {
    let bank = TubeBank::new((0..3).map(|tube| skill(tube, 1, tube)).collect());
    let mut test = TubePositioning::begin(&bank, NUMBERS);
    test.answer(0, TubeAnswer::Right);
    test.answer(1, TubeAnswer::Right);
    assert_eq!((test.place(0, 7).points, test.place(0, 7).level), (5, 0));
    test.answer(2, TubeAnswer::Right);
    assert_eq!(test.place(0, 7), Place { exact: 8.0, points: 8, level: 1 });
    assert_eq!(test.place(0, 0).points, 0);
}

#[test]
fn draws_are_the_numbers_of_the_test_modulo_the_counts() {
    let mut skills: Vec<_> = (0..5).map(|tube| skill(tube, 2, 0)).collect();
    for skill in &mut skills {
        skill.questions = vec![10, 20, 30];
    }
    let bank = TubeBank::new(skills);
    // 1013 mod 5 = 3, 1000 mod 3 = 1.
    let test = TubePositioning::begin(&bank, TestNumbers { skill: 1013, question: 1000 });
    let choice = test.next().unwrap();
    assert_eq!((choice.skill, choice.question), (3, 20));
}

#[test]
fn with_nothing_to_ask_the_test_is_over() {
    let bank = TubeBank::new(vec![]);
    assert_eq!(TubePositioning::begin(&bank, NUMBERS).next(), None);
}
