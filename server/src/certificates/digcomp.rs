//! Names and addresses of the frameworks that certificates point to: labels only, never a score.

/// Where DigComp is published.
pub(super) const ADDRESS: &str = "https://joint-research-centre.ec.europa.eu/digcomp_en";

/// Where a framework is published.
pub(super) fn address_of(framework: &str) -> Option<&'static str> {
    match framework {
        "crcn" => Some("https://www.legifrance.gouv.fr/loda/id/JORFTEXT000039005162"),
        _ => None,
    }
}

/// Name of a competence of DigComp 2.2.
pub(super) fn label(code: &str) -> Option<&'static str> {
    let found = LABELS.iter().find(|(known, _)| *known == code);
    found.map(|(_, label)| *label)
}

const LABELS: [(&str, &str); 21] = [
    ("1.1", "Browsing, searching and filtering data, information and digital content"),
    ("1.2", "Evaluating data, information and digital content"),
    ("1.3", "Managing data, information and digital content"),
    ("2.1", "Interacting through digital technologies"),
    ("2.2", "Sharing through digital technologies"),
    ("2.3", "Engaging in citizenship through digital technologies"),
    ("2.4", "Collaborating through digital technologies"),
    ("2.5", "Netiquette"),
    ("2.6", "Managing digital identity"),
    ("3.1", "Developing digital content"),
    ("3.2", "Integrating and re-elaborating digital content"),
    ("3.3", "Copyright and licences"),
    ("3.4", "Programming"),
    ("4.1", "Protecting devices"),
    ("4.2", "Protecting personal data and privacy"),
    ("4.3", "Protecting health and well-being"),
    ("4.4", "Protecting the environment"),
    ("5.1", "Solving technical problems"),
    ("5.2", "Identifying needs and technological responses"),
    ("5.3", "Creatively using digital technologies"),
    ("5.4", "Identifying digital competence gaps"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crosswalk_of_the_bank_has_a_label() {
        let bank = jalon_engine::bank::ItemBank::read(&crate::bank::embedded_files()).bank.unwrap();
        let framework = bank.framework();
        assert!(address_of(&framework.id).is_some());
        for code in framework.competences().flat_map(|competence| &competence.digcomp) {
            assert!(label(code).is_some(), "{code}");
        }
    }
}
