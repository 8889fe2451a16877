//! The shapes of a bank's files, as written: nothing here is checked yet.

use super::source::{Entries, Marked};
use super::tree::Tree;
use super::variants_draft::{Amount, VariantsDraft};
use crate::framework::Localised;
use crate::item::scoring::ScoringRule;
use crate::item::text_match::Ignored;
use crate::item::{ItemKind, ItemStatus, OptionOrder};
use crate::scale::NormalPrior;
use crate::selection::SelectionRule;
use crate::session::diagnostic::Span;
use crate::session::plan::{Measurement, Purpose};
use crate::simulation::plan_study::PlanTargets;
use crate::stopping::StoppingRules;
use serde::Deserialize;

/// Id → text, in the order of the file.
pub(crate) type Texts = Entries<Marked<String>>;
/// Locale → texts.
pub(crate) type TextLists = Entries<Vec<Marked<String>>>;

/// `bank.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BankDraft {
    pub(crate) title: Marked<Localised>,
    pub(crate) licence: Marked<String>,
    pub(crate) locales: Marked<Vec<Marked<String>>>,
    pub(crate) framework: Marked<String>,
    #[expect(dead_code, reason = "it has one value only: reading it checks it")]
    pub(crate) metric: Metric,
    pub(crate) scale: ScaleDraft,
    pub(crate) expert_prior: ExpertPriorDraft,
    pub(crate) general_factor: Option<GeneralFactorDraft>,
}

/// `general_factor` of `bank.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GeneralFactorDraft {
    /// The loading of competences that are not named below.
    pub(crate) loading: Marked<f64>,
    /// Competence → its own loading.
    #[serde(default)]
    pub(crate) loadings: Entries<Marked<f64>>,
}

/// The metric of all parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Metric {
    /// D = 1.
    Logistic,
}

/// `scale` of `bank.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScaleDraft {
    pub(crate) cuts: Marked<Vec<Marked<f64>>>,
    pub(crate) points_per_level: Marked<u32>,
    pub(crate) prior: Marked<NormalPrior>,
}

/// `expert_prior` of `bank.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertPriorDraft {
    pub(crate) discrimination: Marked<f64>,
    pub(crate) discrimination_se: Marked<f64>,
    pub(crate) difficulty_se: Marked<f64>,
}

/// `items/<competence>/<id>.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ItemDraft {
    pub(crate) id: Marked<String>,
    pub(crate) competence: Marked<String>,
    pub(crate) family: Marked<String>,
    pub(crate) level: Marked<u8>,
    pub(crate) level_reason: Marked<String>,
    pub(crate) status: ItemStatus,
    pub(crate) kind: Marked<ItemKind>,
    pub(crate) seconds: Marked<u32>,
    pub(crate) time_limit_seconds: Option<Marked<u32>>,
    #[serde(default)]
    pub(crate) enemies: Vec<Marked<String>>,
    #[serde(default)]
    pub(crate) sources: Vec<Marked<String>>,
    /// Locale → what the question asks of sight, hearing, hands.
    pub(crate) accessibility: Option<Marked<Texts>>,
    pub(crate) order: Option<Marked<OptionOrder>>,
    pub(crate) scoring: Option<Marked<ScoringRule>>,
    pub(crate) variants: Option<Marked<VariantsDraft>>,
    pub(crate) content: Marked<Entries<Marked<ContentDraft>>>,
    /// The file made for the learner; each text in it may be a mapping of languages.
    pub(crate) file: Option<Marked<Tree>>,
    /// The application of an interactive task; each text in it may be a mapping of languages.
    pub(crate) task: Option<Marked<Tree>>,
    pub(crate) key: Marked<KeyDraft>,
}

/// `content.<locale>` of an item.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContentDraft {
    pub(crate) stem: Marked<String>,
    #[serde(default)]
    pub(crate) material: Vec<MaterialDraft>,
    pub(crate) hint: Option<Marked<String>>,
    pub(crate) choices: Option<Marked<Texts>>,
    pub(crate) items: Option<Marked<Texts>>,
    pub(crate) prompts: Option<Marked<Texts>>,
    pub(crate) options: Option<Marked<Texts>>,
    pub(crate) text: Option<Marked<String>>,
    pub(crate) gaps: Option<Marked<Entries<Marked<GapDraft>>>>,
    pub(crate) unit: Option<Marked<String>>,
    pub(crate) explanation: Marked<String>,
    pub(crate) tempting: Marked<Texts>,
}

/// A gap of a cloze.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GapDraft {
    pub(crate) label: Marked<String>,
    pub(crate) choices: Option<Marked<Texts>>,
}

/// A block of `material`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MaterialDraft {
    Paragraph(Marked<String>),
    Table(TableDraft),
    Code(Marked<String>),
    Message(MessageDraft),
    Image(ImageDraft),
}

/// A table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TableDraft {
    pub(crate) caption: Marked<String>,
    pub(crate) header: Marked<Vec<Marked<String>>>,
    pub(crate) rows: Marked<Vec<Marked<Vec<Marked<String>>>>>,
}

/// A message.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MessageDraft {
    pub(crate) from: Marked<String>,
    pub(crate) to: Marked<String>,
    pub(crate) subject: Marked<String>,
    pub(crate) body: Marked<String>,
}

/// A drawing.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ImageDraft {
    pub(crate) file: Marked<String>,
    pub(crate) alt: Marked<String>,
}

/// `key` of an item: the fields of every kind; which ones belong is checked later.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeyDraft {
    pub(crate) choice: Option<Marked<String>>,
    pub(crate) choices: Option<Marked<Vec<Marked<String>>>>,
    pub(crate) accept: Option<Marked<TextLists>>,
    pub(crate) reject: Option<Marked<TextLists>>,
    pub(crate) ignore: Option<Marked<Vec<Marked<Ignored>>>>,
    pub(crate) value: Option<Marked<Amount>>,
    pub(crate) tolerance: Option<Marked<Amount>>,
    pub(crate) relative_tolerance: Option<Marked<Amount>>,
    pub(crate) units: Option<Marked<Entries<Marked<f64>>>>,
    pub(crate) order: Option<Marked<Vec<Marked<String>>>>,
    pub(crate) pairs: Option<Marked<Texts>>,
    pub(crate) gaps: Option<Marked<Entries<Marked<GapKeyDraft>>>>,
    pub(crate) goals: Option<Marked<Tree>>,
    pub(crate) slips: Option<Marked<Tree>>,
    pub(crate) example: Option<Marked<Tree>>,
    pub(crate) wrong: Option<Marked<Tree>>,
}

/// `key.gaps.<gap>` of a cloze.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GapKeyDraft {
    pub(crate) choice: Option<Marked<String>>,
    pub(crate) accept: Option<Marked<TextLists>>,
    pub(crate) reject: Option<Marked<TextLists>>,
    pub(crate) ignore: Option<Marked<Vec<Marked<Ignored>>>>,
}

/// `lessons/<competence>/<family>.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LessonDraft {
    pub(crate) family: Marked<String>,
    pub(crate) competence: Marked<String>,
    pub(crate) content: Marked<Entries<Marked<LessonTextDraft>>>,
}

/// `content.<locale>` of a lesson.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LessonTextDraft {
    pub(crate) title: Marked<String>,
    pub(crate) idea: Marked<String>,
    pub(crate) steps: Marked<Vec<Marked<String>>>,
    pub(crate) example: Marked<String>,
    pub(crate) exercise: Marked<String>,
    pub(crate) check: Marked<String>,
}

/// `parameters/<calibration>.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CalibrationDraft {
    pub(crate) id: Marked<String>,
    pub(crate) estimated_on: Marked<String>,
    pub(crate) sample_size: Marked<u32>,
    pub(crate) items: Entries<Marked<ParametersDraft>>,
}

/// Parameters of one item.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ParametersDraft {
    pub(crate) revision: Marked<String>,
    pub(crate) model: Marked<ModelName>,
    pub(crate) a: Marked<f64>,
    pub(crate) b: Marked<f64>,
    pub(crate) c: Option<Marked<f64>>,
    pub(crate) d: Option<Marked<f64>>,
    pub(crate) a_se: Marked<f64>,
    pub(crate) b_se: Marked<f64>,
}

/// A logistic model, by its number of parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(crate) enum ModelName {
    /// Difficulty; a common discrimination.
    #[serde(rename = "1pl")]
    One,
    /// Difficulty and discrimination.
    #[serde(rename = "2pl")]
    Two,
    /// And a lower asymptote.
    #[serde(rename = "3pl")]
    Three,
    /// And an upper asymptote.
    #[serde(rename = "4pl")]
    Four,
}

/// `plans/<name>.yaml`: one plan, or one for each competence or area.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlanDraft {
    pub(crate) id: Marked<String>,
    pub(crate) purpose: Purpose,
    pub(crate) scope: Marked<ScopeDraft>,
    pub(crate) title: Marked<Localised>,
    pub(crate) description: Marked<Localised>,
    pub(crate) measurement: Option<Marked<Measurement>>,
    pub(crate) selection: Marked<SelectionRule>,
    pub(crate) stopping: Marked<StoppingRules>,
    pub(crate) minimum_answers_to_report: Marked<u32>,
    pub(crate) award_confidence: Marked<f64>,
    pub(crate) minutes: Marked<u32>,
    pub(crate) targets: Option<Marked<PlanTargets>>,
}

/// What a plan file is for, read first: it decides which of the two shapes the file has.
#[derive(Debug, Deserialize)]
pub(crate) struct PurposeDraft {
    pub(crate) purpose: Purpose,
}

/// `plans/<name>.yaml` of a diagnostic.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DiagnosticDraft {
    pub(crate) id: Marked<String>,
    pub(crate) purpose: Purpose,
    pub(crate) title: Marked<Localised>,
    pub(crate) description: Marked<Localised>,
    pub(crate) questions: Marked<Vec<Marked<String>>>,
    pub(crate) recommendations: Marked<Vec<RecommendationDraft>>,
    pub(crate) minutes: Marked<u32>,
}

/// What a diagnostic may advise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecommendationDraft {
    pub(crate) id: Marked<String>,
    /// Left out: any number.
    pub(crate) alone: Option<Marked<Span>>,
    /// Left out: any number.
    pub(crate) done: Option<Marked<Span>>,
    pub(crate) title: Marked<Localised>,
    pub(crate) text: Marked<Localised>,
    pub(crate) plan: Option<Marked<String>>,
}

/// What a plan file covers: exactly one of these.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScopeDraft {
    /// `each`, or a code.
    pub(crate) competence: Option<Marked<String>>,
    /// `each`, or a code.
    pub(crate) area: Option<Marked<String>>,
    /// Some codes.
    pub(crate) competences: Option<Vec<Marked<String>>>,
    /// `all: true`.
    pub(crate) all: Option<Marked<bool>>,
}
