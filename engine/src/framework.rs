//! A competence framework as data: areas, competences, levels, bands.
//!
//! Nothing in the engine knows how many areas, competences or levels there are.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// A text in each language, by locale tag (`fr`, `en`).
pub type Localised = BTreeMap<String, String>;

/// Opaque code of a competence, for instance `1.2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CompetenceCode(pub String);

impl fmt::Display for CompetenceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One competence of an area.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Competence {
    /// Its code in the framework.
    pub code: CompetenceCode,
    /// Its name in each language.
    pub name: Localised,
    /// What it covers, in plain words.
    pub description: Localised,
    /// Codes of the DigComp competences it touches (labels only; never a score).
    pub digcomp: Vec<String>,
}

/// A group of competences.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Its code.
    pub code: String,
    /// Its name in each language.
    pub name: Localised,
    /// Its competences, in the framework's order.
    pub competences: Vec<Competence>,
}

/// A level and the band it belongs to.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameworkLevel {
    /// 1, 2, …
    pub level: u8,
    /// Id of its band.
    pub band: String,
}

/// A named group of levels.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Its name in each language.
    pub name: Localised,
    /// What a person at these levels can say of herself.
    pub description: Localised,
}

/// Where the crosswalk to another framework comes from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alignment {
    /// The other framework.
    pub framework: String,
    /// Who drew the crosswalk.
    pub source: String,
    /// `draft` or `reviewed`.
    pub status: String,
}

/// A whole framework.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// Its id, for instance `crcn`.
    pub id: String,
    /// Its title in each language.
    pub title: Localised,
    /// Its version.
    pub version: String,
    /// The text that defines it.
    pub source: String,
    /// Its levels, rising.
    pub levels: Vec<FrameworkLevel>,
    /// Its bands, by id.
    pub bands: BTreeMap<String, Band>,
    /// Its areas.
    pub areas: Vec<Area>,
    /// The crosswalk it carries.
    pub alignment: Alignment,
}

impl Framework {
    /// Every competence in the framework's order.
    pub fn competences(&self) -> impl Iterator<Item = &Competence> {
        self.areas.iter().flat_map(|area| area.competences.iter())
    }

    /// The competence with this code.
    pub fn competence(&self, code: &CompetenceCode) -> Option<&Competence> {
        self.competences().find(|competence| &competence.code == code)
    }

    /// The area that holds a competence.
    pub fn area_of(&self, code: &CompetenceCode) -> Option<&Area> {
        self.areas.iter().find(|area| area.competences.iter().any(|c| &c.code == code))
    }

    /// The band of a level; `None` for level 0 and unknown levels.
    pub fn band(&self, level: u8) -> Option<&Band> {
        let found = self.levels.iter().find(|candidate| candidate.level == level)?;
        self.bands.get(&found.band)
    }
}
