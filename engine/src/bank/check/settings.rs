//! `bank.yaml` and the framework it names.

use super::finding::Findings;
use crate::bank::draft::{BankDraft, ExpertPriorDraft, GeneralFactorDraft, ScaleDraft};
use crate::bank::prior::ExpertPrior;
use crate::bank::source::{self, Marked, Place};
use crate::bank::{BankFiles, Diagnostic};
use crate::framework::{CompetenceCode, Framework, Localised};
use crate::scale::ReportingScale;

/// Path of the settings.
const SETTINGS: &str = "bank.yaml";

/// What every other file is checked against.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) title: Localised,
    pub(crate) licence: String,
    pub(crate) locales: Vec<String>,
    pub(crate) framework: Framework,
    pub(crate) cuts: Vec<f64>,
    pub(crate) scale: ReportingScale,
    pub(crate) expert_prior: ExpertPrior,
    /// The loading of each competence on the general factor, in the framework's order.
    pub(crate) loadings: Option<Vec<f64>>,
}

/// The settings; `None` when they are missing or too faulty to check anything against.
pub(crate) fn check(files: &BankFiles, found: &mut Vec<Diagnostic>) -> Option<Settings> {
    let mut findings = Findings::of(SETTINGS);
    let settings = read(files, found, &mut findings);
    found.extend(findings.into_diagnostics());
    settings
}

fn read(files: &BankFiles, found: &mut Vec<Diagnostic>, findings: &mut Findings) -> Option<Settings> {
    let draft: BankDraft = parsed(files, SETTINGS, findings)?;
    findings.words(&draft.licence, "the licence");
    let locales = locales(&draft.locales, findings);
    localised(&draft.title, &locales, "the title", findings);
    let framework = framework(files, &draft.framework, &locales, found, findings)?;
    let scale = scale(&draft.scale, &framework, findings)?;
    let loadings = draft.general_factor.as_ref().map(|factor| loadings(factor, &framework, findings));
    Some(Settings {
        title: draft.title.value,
        licence: draft.licence.value,
        locales,
        framework,
        cuts: draft.scale.cuts.value.iter().map(|cut| cut.value).collect(),
        scale,
        expert_prior: expert_prior(&draft.expert_prior, findings),
        loadings,
    })
}

/// A file as a draft, or the fault that stands in the way.
pub(crate) fn parsed<T: serde::de::DeserializeOwned>(
    files: &BankFiles,
    path: &str,
    findings: &mut Findings,
) -> Option<T> {
    let Some(text) = files.get(path) else {
        findings.fault(Place::FILE, format!("`{path}` is missing"), "add the file");
        return None;
    };
    match source::parse(text) {
        Ok(draft) => Some(draft),
        Err(unreadable) => {
            findings.fault(unreadable.place, unreadable.message, "see README.md for the format");
            None
        }
    }
}

fn locales(locales: &Marked<Vec<Marked<String>>>, findings: &mut Findings) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for locale in &locales.value {
        let tag = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if locale.value.is_empty() || !locale.value.chars().all(tag) {
            findings.fault(locale.place, "this is not a language tag", "write for instance `fr`");
        } else if kept.contains(&locale.value) {
            findings.fault(locale.place, format!("`{}` is there twice", locale.value), "keep one");
        } else {
            kept.push(locale.value.clone());
        }
    }
    if kept.is_empty() {
        findings.fault(locales.place, "the bank has no language", "add for instance `fr`");
    }
    kept
}

/// Every language has its text.
pub(crate) fn localised(texts: &Marked<Localised>, locales: &[String], what: &str, findings: &mut Findings) {
    localised_at(&texts.value, texts.place, locales, what, findings);
}

fn localised_at(texts: &Localised, place: Place, locales: &[String], what: &str, findings: &mut Findings) {
    for locale in locales {
        if let Some(text) = texts.get(locale) {
            findings.text_at(text, place, what);
        } else {
            let message = format!("{what} is missing in `{locale}`");
            findings.fault(place, message, "write it in every language of the bank");
        }
    }
}

/// The framework named, when it can be read at all.
fn framework(
    files: &BankFiles,
    id: &Marked<String>,
    locales: &[String],
    found: &mut Vec<Diagnostic>,
    findings: &mut Findings,
) -> Option<Framework> {
    let path = format!("framework/{}.yaml", id.value);
    if !files.contains_key(&path) {
        let message = format!("the framework `{path}` is missing");
        findings.fault(id.place, message, "add the file, or mend `framework`");
        return None;
    }
    let mut inner = Findings::of(&path);
    let framework: Option<Framework> = parsed(files, &path, &mut inner);
    if let Some(framework) = &framework {
        framework_is_sound(framework, &id.value, locales, &mut inner);
    }
    found.extend(inner.into_diagnostics());
    framework
}

/// The framework's own types hold no places: faults are about the whole file and name the code.
fn framework_is_sound(framework: &Framework, id: &str, locales: &[String], findings: &mut Findings) {
    let mut expect = |sound: bool, message: String| {
        if !sound {
            findings.fault(Place::FILE, message, "mend the framework file");
        }
    };
    expect(framework.id == id, format!("the id is `{}` and the file says `{id}`", framework.id));
    let rising = framework.levels.iter().zip(1_u8..).all(|(found, level)| found.level == level);
    expect(rising && !framework.levels.is_empty(), "levels do not rise from 1 by 1".to_owned());
    for level in &framework.levels {
        let known = framework.bands.contains_key(&level.band);
        expect(known, format!("level {} names the unknown band `{}`", level.level, level.band));
    }
    let codes: Vec<_> = framework.competences().map(|competence| &competence.code).collect();
    for (index, code) in codes.iter().enumerate() {
        expect(!codes[..index].contains(code), format!("the competence `{code}` is there twice"));
    }
    let areas: Vec<_> = framework.areas.iter().map(|area| &area.code).collect();
    for (index, code) in areas.iter().enumerate() {
        expect(!areas[..index].contains(code), format!("the area `{code}` is there twice"));
    }
    expect(!codes.is_empty(), "the framework has no competence".to_owned());
    framework_texts(framework, locales, findings);
}

fn framework_texts(framework: &Framework, locales: &[String], findings: &mut Findings) {
    let mut texts = vec![(&framework.title, "the title".to_owned())];
    for (id, band) in &framework.bands {
        texts.push((&band.name, format!("the name of band `{id}`")));
        texts.push((&band.description, format!("the description of band `{id}`")));
    }
    for area in &framework.areas {
        texts.push((&area.name, format!("the name of area `{}`", area.code)));
    }
    for competence in framework.competences() {
        texts.push((&competence.name, format!("the name of `{}`", competence.code)));
        texts.push((&competence.description, format!("the description of `{}`", competence.code)));
    }
    for (text, what) in texts {
        localised_at(text, Place::FILE, locales, &what, findings);
    }
}

fn scale(draft: &ScaleDraft, framework: &Framework, findings: &mut Findings) -> Option<ReportingScale> {
    let sound = cuts(&draft.cuts, framework.levels.len(), findings)
        & points(&draft.points_per_level, findings)
        & prior(draft, findings);
    if !sound {
        return None;
    }
    let cuts = draft.cuts.value.iter().map(|cut| cut.value).collect();
    let scale = ReportingScale::new(cuts, draft.points_per_level.value, draft.prior.value);
    scale.map_err(|error| findings.fault(draft.cuts.place, error.to_string(), "mend `scale`")).ok()
}

fn cuts(cuts: &Marked<Vec<Marked<f64>>>, levels: usize, findings: &mut Findings) -> bool {
    let count = cuts.value.len();
    if count != levels {
        let message = format!("there are {count} cut scores and {levels} levels");
        findings.fault(cuts.place, message, "write one cut score for each level");
    }
    let mut sound = count == levels;
    let mut last = f64::NEG_INFINITY;
    for cut in &cuts.value {
        if !(cut.value.is_finite() && cut.value > last) {
            findings.fault(cut.place, "cut scores do not rise", "order them from low to high");
            sound = false;
        }
        last = cut.value;
    }
    sound
}

fn points(points: &Marked<u32>, findings: &mut Findings) -> bool {
    if points.value == 0 {
        findings.fault(points.place, "a level is worth no points", "write 1 or more");
    }
    points.value > 0
}

fn prior(draft: &ScaleDraft, findings: &mut Findings) -> bool {
    let prior = draft.prior.value;
    let sound = prior.mean.is_finite() && prior.sd.is_finite() && prior.sd > 0.0;
    if !sound {
        let message = "the standard deviation of the prior is not positive";
        findings.fault(draft.prior.place, message, "write a positive `sd`");
    }
    sound
}

fn expert_prior(draft: &ExpertPriorDraft, findings: &mut Findings) -> ExpertPrior {
    let discrimination = draft.discrimination.value;
    if !(discrimination.is_finite() && discrimination > 0.0) {
        let place = draft.discrimination.place;
        findings.fault(place, "the discrimination is not positive", "write for instance 1.2");
    }
    for error in [&draft.discrimination_se, &draft.difficulty_se] {
        if !(error.value.is_finite() && error.value >= 0.0) {
            findings.fault(error.place, "a standard error is negative", "write 0 or more");
        }
    }
    ExpertPrior {
        discrimination,
        discrimination_se: draft.discrimination_se.value,
        difficulty_se: draft.difficulty_se.value,
    }
}

/// Competences needed before their loadings mean anything: with two, any split of one correlation
/// between the two loadings says the same.
const IDENTIFIED: usize = 3;

fn loadings(draft: &GeneralFactorDraft, framework: &Framework, findings: &mut Findings) -> Vec<f64> {
    for (code, _) in draft.loadings.iter() {
        if framework.competence(&CompetenceCode(code.value.clone())).is_none() {
            let message = format!("`{}` is not a competence of the framework", code.value);
            findings.fault(code.place, message, "write the code of a competence, or remove it");
        }
    }
    for loading in draft.loadings.iter().map(|(_, loading)| loading).chain([&draft.loading]) {
        if !(0.0..1.0).contains(&loading.value) {
            findings.fault(loading.place, "a loading is not from 0 to below 1", "write for instance 0.8");
        }
    }
    if framework.competences().count() < IDENTIFIED {
        let message = "a general factor needs at least three competences";
        findings.fault(draft.loading.place, message, "remove `general_factor`");
    }
    let loading = |code: &CompetenceCode| draft.loadings.value(&code.0).unwrap_or(&draft.loading).value;
    framework.competences().map(|competence| loading(&competence.code)).collect()
}
