//! A question bank in which everything a learner must not see carries a word found nowhere else.

use jalon_engine::bank::BankFiles;

/// Words of keys, explanations, remarks on tempting answers, authors' reasons and sources; and the
/// digits of item parameters.
pub(super) const CANARIES: [&str; 15] = [
    "zqexplanation",
    "zqtempting",
    "zqaccepted",
    "zqrejected",
    "zqreason",
    "zqsource",
    "zqfamily",
    "zqgoal",
    "zqwanted",
    "zqwrong",
    "48151.62",
    "48151,62",
    "0.0377",
    "1.23457",
    "1.77013",
];

/// Canaries that corrections show once the test is over.
pub(super) const AFTERWARDS: [&str; 4] = ["zqexplanation", "zqaccepted", "zqtempting", "zqgoal"];

const KINDS: [&str; 8] =
    ["single_choice", "multiple_choice", "short_text", "number", "ordering", "matching", "cloze", "task"];

/// Its files: two questions of each kind in each of two competences, a positioning and a certification plan.
pub(super) fn files() -> BankFiles {
    let mut files = BankFiles::from([
        ("bank.yaml".to_owned(), BANK.to_owned()),
        ("framework/canary.yaml".to_owned(), framework()),
        ("plans/positioning.yaml".to_owned(), plan("positioning")),
        ("plans/certification.yaml".to_owned(), plan("certification")),
    ]);
    for competence in ["1.1", "1.2"] {
        for (number, kind) in KINDS.iter().chain(&KINDS).enumerate() {
            let id = format!("q{}-{number}", competence.replace('.', "-"));
            files.insert(format!("items/{competence}/{id}.yaml"), item(&id, competence, kind, number));
        }
    }
    files
}

fn item(id: &str, competence: &str, kind: &str, number: usize) -> String {
    let (body, key) = body_and_key(kind);
    let task = if kind == "task" { TASK } else { "" };
    let seconds = if kind == "task" { 60 } else { 40 };
    let timed = if number == 3 { "time_limit_seconds: 90\n" } else { "" };
    let language = |locale: &str| {
        let body = body.replace("LOCALE", locale);
        format!(
            "  {locale}:\n    stem: |\n      Situation {id}.\n\n      Question {id}?\n    \
             explanation: zqexplanation {id}.\n{body}"
        )
    };
    format!(
        "id: {id}\ncompetence: \"{competence}\"\nfamily: zqfamily-{id}\nlevel: {}\n\
         level_reason: zqreason {id}.\nstatus: operational\nkind: {kind}\nseconds: {seconds}\n{timed}\
         sources: [\"zqsource {id}\"]\ncontent:\n{}{}{task}key:\n{key}",
        number % 8 + 1,
        language("fr"),
        language("en"),
    )
}

/// The rest of a language, and the key.
fn body_and_key(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "single_choice" => (
            "    choices: {north: One, south: Two, east: Three, west: Four}\n    \
             tempting: {north: zqtempting a., east: zqtempting b., west: zqtempting c.}\n",
            "  choice: south\n",
        ),
        "multiple_choice" => (
            "    choices: {north: One, south: Two, east: Three, west: Four}\n    \
             tempting: {south: zqtempting a., east: zqtempting b.}\n",
            "  choices: [north, west]\n",
        ),
        "short_text" => (
            "    tempting: {other: zqtempting a.}\n",
            "  accept: {fr: [zqaccepted], en: [zqaccepted]}\n  \
             reject: {fr: [zqrejected a, zqrejected b, zqrejected c], en: [zqrejected a, zqrejected b, zqrejected c]}\n",
        ),
        "number" => {
            ("    tempting: {forgotten: zqtempting a.}\n", "  value: 48151.62\n  tolerance: 0.0377\n")
        }
        "ordering" => (
            "    items: {north: One, south: Two, east: Three, west: Four}\n    \
             tempting: {backwards: zqtempting a.}\n",
            "  order: [east, north, west, south]\n",
        ),
        "matching" => (
            "    prompts: {sun: One, moon: Two}\n    options: {day: Three, night: Four, dusk: Five}\n    \
             tempting: {turned: zqtempting a.}\n",
            "  pairs: {sun: day, moon: night}\n",
        ),
        "task" => (
            "    tempting: {zqgoal: zqtempting a.}\n",
            "  goals: [{id: zqgoal, is: answer, field: name, value: zqwanted, say: zqgoal a.}]\n  \
                 example: [{do: save, step: \"0\", name: zqwanted}]\n  \
                 wrong: [[{do: save, step: \"0\", name: zqwrong}]]\n",
        ),
        _ => (
            "    text: \"Choose {action} then {target}.\"\n    gaps:\n      \
                 action: {label: Action LOCALE, choices: {star: Star, delete: Delete}}\n      \
                 target: {label: Target LOCALE}\n    tempting: {turned: zqtempting a.}\n",
            "  gaps:\n    action: {choice: star}\n    target: {accept: {fr: [zqaccepted], en: [zqaccepted]}}\n",
        ),
    }
}

fn plan(purpose: &str) -> String {
    // The name under which the sessions of the tests look for a certification.
    let id = if purpose == "certification" { "certification-area-1" } else { "canary-positioning" };
    format!(
        "id: {id}\npurpose: {purpose}\nscope: {{all: true}}\n\
         title: {{fr: Essai {purpose}, en: Try {purpose}}}\n\
         description: {{fr: \"Un essai.\", en: \"A try.\"}}\n\
         selection: {{rule: randomesque, k: 3}}\n\
         stopping: {{minimum_per_competence: 16, maximum_per_competence: 16, standard_error: 0.05}}\n\
         minimum_answers_to_report: 3\naward_confidence: 0.5\nminutes: 20\n"
    )
}

fn framework() -> String {
    let levels: String =
        [1, 2, 3, 4, 5, 6, 7, 8].map(|level| format!("  - {{level: {level}, band: all}}\n")).concat();
    let competences: String = ["1.1", "1.2"]
        .map(|code| {
            format!(
                "      - {{code: \"{code}\", name: {{fr: Sujet {code}, en: Subject {code}}}, \
                 description: {{fr: Un sujet, en: A subject}}, digcomp: []}}\n"
            )
        })
        .concat();
    FRAMEWORK.replace("LEVELS", &levels).replace("COMPETENCES", &competences)
}

const TASK: &str = "\
task:
  procedure:
    office: Town
    title: A card
    steps: [{title: You, fields: [{id: name, label: Name}]}]
    receipt: Received.
";

const BANK: &str = "\
title: {fr: Essai, en: Try}
licence: CC-BY-SA-4.0
locales: [fr, en]
framework: canary
metric: logistic
scale:
  cuts: [-2.45, -1.77013, -1.05, -0.35, 0.35, 1.05, 1.77013, 2.45]
  points_per_level: 8
  prior: {mean: 0.0, sd: 1.5}
expert_prior:
  discrimination: 1.23457
  discrimination_se: 0.3
  difficulty_se: 0.5
";

const FRAMEWORK: &str = "\
id: canary
title: {fr: Essai, en: Try}
version: \"1\"
source: Essai
alignment: {framework: none, source: Essai, status: draft}
bands:
  all: {name: {fr: Toutes, en: All}, description: {fr: Essai, en: Try}}
levels:
LEVELSareas:
  - code: \"1\"
    name: {fr: Essai, en: Try}
    competences:
COMPETENCES";
