//! A bank made of numbers, for simulations, examples and tests. Nobody should ever have to answer it.
//!
//! It holds what makes selection difficult: families of two, enemies, timed questions, partial credit,
//! several kinds and all levels.

use crate::bank::BankFiles;
use crate::framework::{CompetenceCode, Localised};
use crate::selection::SelectionRule;
use crate::session::plan::{Measurement, Purpose, SessionPlan};
use crate::stopping::StoppingRules;

/// How large a bank to generate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GeneratedBank {
    /// Competences, of one area: `1.1`, `1.2`, …
    pub competences: u32,
    /// Questions for each.
    pub items_per_competence: u32,
}

impl GeneratedBank {
    /// Its files, as [`crate::bank::ItemBank::read`] takes them.
    pub fn files(self) -> BankFiles {
        let mut files = BankFiles::from([
            ("bank.yaml".to_owned(), BANK.to_owned()),
            ("framework/generated.yaml".to_owned(), self.framework()),
        ]);
        for code in self.codes() {
            let items = (0..self.items_per_competence).map(|number| Generated { code: &code, number });
            files.extend(items.map(|item| (format!("items/{code}/{}.yaml", item.id()), item.text())));
        }
        files
    }

    /// Its files, with a general factor of this loading; for three competences or more.
    pub fn files_with_general_factor(self, loading: f64) -> BankFiles {
        let mut files = self.files();
        files.insert("bank.yaml".to_owned(), format!("{BANK}general_factor: {{loading: {loading}}}\n"));
        files
    }

    /// A plan that measures all its competences together: two to five questions each, at most
    /// `longest` in all.
    pub fn plan_together(self, longest: u32) -> SessionPlan {
        let plan = self.plan();
        SessionPlan {
            id: "generated-together".to_owned(),
            measurement: Measurement::HigherOrder,
            stopping: StoppingRules {
                minimum_per_competence: 2,
                maximum_per_competence: 5,
                maximum_length: Some(longest),
                ..plan.stopping
            },
            minimum_answers_to_report: 2,
            ..plan
        }
    }

    /// The codes of its competences.
    pub fn codes(self) -> impl Iterator<Item = CompetenceCode> + use<> {
        (1..=self.competences).map(|number| CompetenceCode(format!("1.{number}")))
    }

    /// A plan over all its competences: three to eight questions each, one of the best three at a time.
    pub fn plan(self) -> SessionPlan {
        let both =
            |text: &str| Localised::from(["fr", "en"].map(|locale| (locale.to_owned(), text.to_owned())));
        SessionPlan {
            id: "generated".to_owned(),
            purpose: Purpose::Positioning,
            title: both("Simulation"),
            description: both("Simulation"),
            competences: self.codes().collect(),
            measurement: Measurement::Independent,
            selection: SelectionRule::Randomesque { k: 3 },
            stopping: StoppingRules {
                minimum_per_competence: 3,
                maximum_per_competence: 8,
                standard_error: 0.6,
                maximum_length: None,
                maximum_seconds: None,
            },
            minimum_answers_to_report: 3,
            award_confidence: 0.5,
            minutes: 10,
            diagnostic: None,
        }
    }

    fn framework(self) -> String {
        let levels = (1..=8).map(|level| format!("  - {{level: {level}, band: all}}\n"));
        let competences = self.codes().map(|code| {
            format!("      - {{code: \"{code}\", name: {{fr: C {code}, en: C {code}}}, ")
                + "description: {fr: Simulation, en: Simulation}, digcomp: []}\n"
        });
        format!(
            "{FRAMEWORK_HEAD}levels:\n{}{FRAMEWORK_AREA}{}",
            levels.collect::<String>(),
            competences.collect::<String>()
        )
    }
}

const BANK: &str = "\
title: {fr: Simulation, en: Simulation}
licence: CC-BY-SA-4.0
locales: [fr, en]
framework: generated
metric: logistic
scale:
  cuts: [-2.45, -1.75, -1.05, -0.35, 0.35, 1.05, 1.75, 2.45]
  points_per_level: 8
  prior: {mean: 0.0, sd: 1.5}
expert_prior:
  discrimination: 1.2
  discrimination_se: 0.3
  difficulty_se: 0.5
";

const FRAMEWORK_HEAD: &str = "\
id: generated
title: {fr: Simulation, en: Simulation}
version: \"1\"
source: Simulation
alignment: {framework: none, source: Simulation, status: draft}
bands:
  all: {name: {fr: Toutes, en: All}, description: {fr: Simulation, en: Simulation}}
";

const FRAMEWORK_AREA: &str = "\
areas:
  - code: \"1\"
    name: {fr: Simulation, en: Simulation}
    competences:
";

/// One question.
struct Generated<'a> {
    code: &'a CompetenceCode,
    number: u32,
}

impl Generated<'_> {
    fn id(&self) -> String {
        self.id_of(self.number)
    }

    fn id_of(&self, number: u32) -> String {
        format!("q{}-{number}", self.code.0.replace('.', "-"))
    }

    fn text(&self) -> String {
        let number = self.number;
        let (kind, body, key) = self.kind();
        let timed = if number % 4 == 3 { "time_limit_seconds: 60\n" } else { "" };
        let content = |locale: &str| format!("  {locale}:\n{}{body}", self.prose());
        format!(
            "id: {}\ncompetence: \"{}\"\nfamily: {}\nlevel: {}\nlevel_reason: Simulation.\n\
             status: operational\nkind: {kind}\nseconds: 40\n{timed}{}content:\n{}{}key:\n{key}",
            self.id(),
            self.code,
            self.family(),
            number * 5 % 8 + 1,
            self.enemies(),
            content("fr"),
            content("en"),
        )
    }

    /// Each fifth question belongs to the family of the one before.
    fn family(&self) -> String {
        let founder = if self.number % 5 == 4 { self.number - 1 } else { self.number };
        format!("family-of-{}", self.id_of(founder))
    }

    /// Each sixth question is an enemy of the one three places before.
    fn enemies(&self) -> String {
        if self.number % 6 == 5 {
            format!("enemies: [{}]\n", self.id_of(self.number - 3))
        } else {
            String::new()
        }
    }

    fn prose(&self) -> String {
        format!(
            "    stem: |\n      Situation {} {}.\n\n      Question?\n    explanation: Explanation.\n",
            self.code, self.number
        )
    }

    /// Kind (with its scoring), the rest of a language, and the key.
    fn kind(&self) -> (&'static str, &'static str, &'static str) {
        match self.number % 5 {
            0 => ("single_choice", CHOICES, "  choice: b\n"),
            1 => ("multiple_choice\nscoring: partial", TICKS, "  choices: [a, d]\n"),
            2 => ("number", NUMBER, "  value: 12.5\n"),
            3 => ("ordering\nscoring: partial", ORDER, "  order: [c, a, d, b]\n"),
            _ => ("short_text", WORDS, WORDS_KEY),
        }
    }
}

const CHOICES: &str = "    choices: {a: One, b: Two, c: Three, d: Four}
    tempting: {a: Near., c: Near., d: Near.}
";
const TICKS: &str = "    choices: {a: One, b: Two, c: Three, d: Four}
    tempting: {b: Near., c: Near.}
";
const NUMBER: &str = "    tempting: {forgotten: Zero.}
";
const ORDER: &str = "    items: {a: One, b: Two, c: Three, d: Four}
    tempting: {backwards: Near.}
";
const WORDS: &str = "    tempting: {copy: Near.}
";
const WORDS_KEY: &str = "  accept: {fr: [paste], en: [paste]}
  reject: {fr: [copy, cut, move], en: [copy, cut, move]}
";
