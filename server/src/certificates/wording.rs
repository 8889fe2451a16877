//! The words a certificate carries in itself, in French and English. They are signed: changing one changes only
//! certificates issued afterwards.

use serde::{Deserialize, Serialize};

use super::credential::Fact;
use super::draft::{Calibration, CredentialDraft, IdentityCheck, Place};
use super::measure::Measure;

/// Language of a certificate's texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// French.
    Fr,
    /// English.
    En,
}

impl Language {
    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        self.choose("fr", "en")
    }

    /// The language of a tag this module writes.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    fn choose<T>(self, fr: T, en: T) -> T {
        match self {
            Self::Fr => fr,
            Self::En => en,
        }
    }
}

pub(super) fn title(language: Language) -> &'static str {
    language.choose("Certificat de compétences numériques", "Certificate of digital skills")
}

pub(super) fn record_title(language: Language) -> &'static str {
    language.choose("Relevé de compétences numériques", "Record of digital skills")
}

pub(super) fn record_left_out(language: Language, count: usize) -> String {
    match language {
        Language::Fr => {
            format!("Faute de place, ce relevé laisse de côté les certificats les plus anciens : {count}.")
        }
        Language::En => format!("For want of room, this record leaves out the oldest certificates: {count}."),
    }
}

pub(super) fn description(draft: &CredentialDraft) -> String {
    let CredentialDraft { framework, framework_version, .. } = draft;
    match draft.language {
        Language::Fr => format!(
            "Niveau mesuré dans les compétences numériques du cadre {framework} ({framework_version}), \
             avec la précision de chaque mesure."
        ),
        Language::En => format!(
            "Level measured in the digital competences of the framework {framework} ({framework_version}), \
             with the precision of each measure."
        ),
    }
}

pub(super) fn criteria(draft: &CredentialDraft) -> String {
    let calibration = match draft.calibration {
        Calibration::ExpertPrior => draft.language.choose(
            "La difficulté des questions a été fixée par des experts ; elle n'est pas encore mesurée sur des réponses.",
            "The difficulty of the questions was set by experts; it is not yet measured on answers.",
        ),
        Calibration::Calibrated => draft.language.choose(
            "La difficulté des questions est mesurée sur des réponses réelles.",
            "The difficulty of the questions is measured on real answers.",
        ),
    };
    let rule = draft.language.choose(
        "Avoir passé un test adaptatif. Chaque compétence porte un niveau, des points et l'erreur type de la mesure ; \
         une compétence qui n'a pas reçu assez de réponses n'a pas de niveau.",
        "To have taken an adaptive test. Each competence carries a level, points and the standard error of the measure; \
         a competence with too few answers carries no level.",
    );
    format!("{rule} {calibration}")
}

pub(super) fn measure_label(measure: Measure, language: Language) -> &'static str {
    match measure {
        Measure::Level => language.choose("niveau", "level"),
        Measure::LevelRange => language.choose("intervalle de niveau à 90 %", "90% range of levels"),
        Measure::Points => language.choose("points", "points"),
        Measure::PointsPossible => language.choose("points possibles", "points possible"),
        Measure::StandardError => language.choose("erreur type (logit)", "standard error (logit)"),
        Measure::Answers => language.choose("nombre de réponses", "number of answers"),
    }
}

pub(super) fn overall_name(language: Language) -> &'static str {
    language.choose("Ensemble des compétences", "All competences")
}

pub(super) fn fact_label(fact: Fact, language: Language) -> &'static str {
    match fact {
        Fact::Organisation => language.choose("Organisme certificateur", "Certifying organisation"),
        Fact::SessionDate => language.choose("Date de la session", "Date of the session"),
        Fact::Place => language.choose("Lieu de passation", "Place of the test"),
        Fact::IdentityCheck => language.choose("Contrôle d'identité", "Identity check"),
        Fact::Framework => language.choose("Cadre de référence", "Framework"),
        Fact::BankRevision => {
            language.choose("Révision de la banque de questions", "Revision of the question bank")
        }
        Fact::EngineVersion => language.choose("Version du moteur", "Engine version"),
        Fact::Calibration => language.choose("Calibrage des questions", "Calibration of the questions"),
        Fact::TranscriptDigest => {
            language.choose("Empreinte du relevé de session", "Digest of the session's transcript")
        }
        Fact::TextDigest => language.choose("Empreinte du texte de ce fichier", "Digest of this file's text"),
    }
}

/// How a page shows where the test took place.
pub fn place_label(place: Place, language: Language) -> &'static str {
    match place {
        Place::OnSite => language.choose("sur place", "on site"),
        Place::Remote => language.choose("à distance", "remote"),
    }
}

/// How a page shows how the holder's identity was checked.
pub fn identity_check_label(check: IdentityCheck, language: Language) -> &'static str {
    match check {
        IdentityCheck::DocumentSeen => language.choose(
            "pièce d'identité vue avant le test par la personne qui surveille",
            "identity document seen by the invigilator before the test",
        ),
    }
}

/// How a page shows the calibration status.
pub fn calibration_label(calibration: Calibration, language: Language) -> &'static str {
    match calibration {
        Calibration::ExpertPrior => language.choose("estimation d'experts", "expert estimate"),
        Calibration::Calibrated => {
            language.choose("mesurée sur des réponses réelles", "measured on real answers")
        }
    }
}
