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

/// A skill of ESCO 1.2.0.
pub(super) struct Esco {
    /// The end of its address.
    pub(super) id: &'static str,
    /// Its preferred label, in English.
    pub(super) label: &'static str,
}

impl Esco {
    /// Its address.
    pub(super) fn url(&self) -> String {
        format!("http://data.europa.eu/esco/skill/{}", self.id)
    }
}

/// The ESCO skill whose description is the competence's of DigComp: ESCO's own collection of DigComp skills has one for
/// all but 2.5 (none) and 3.4 (only programming as a trade, which is more).
pub(super) fn esco(code: &str) -> Option<Esco> {
    let found = ESCO.iter().find(|(known, ..)| *known == code);
    found.map(|(_, id, label)| Esco { id, label })
}

const ESCO: [(&str, &str, &str); 19] = [
    (
        "1.1",
        "e439742d-558d-4f52-885e-afdc740b48cf",
        "browse, search and filter data, information and digital content",
    ),
    ("1.2", "1d6c7de4-350e-4868-a47b-333b4b0d9650", "evaluate data, information and digital content"),
    ("1.3", "4d97e3c3-f335-47cc-a4ee-0d779fd42222", "manage data, information and digital content"),
    ("2.1", "a12057b4-6d11-4a12-ab8e-15a028ef0a6d", "interact through digital technologies"),
    ("2.2", "40001d93-8937-4859-89d5-2dca53290ff4", "share through digital technologies"),
    ("2.3", "16a00c69-9c74-4c37-96d7-6301d285e5ce", "use e-services"),
    ("2.4", "2b34a99f-9813-4c91-9509-b6b9b8c3132e", "collaborate through digital technologies"),
    ("2.6", "bc0b0b5d-f6be-405a-b224-b6902a4dbe97", "manage digital identity"),
    ("3.1", "5fd5c985-eaaa-47aa-8314-62359c54505a", "develop digital content"),
    ("3.2", "5af49836-2269-46d9-87b9-0d3140c6c22e", "integrate and re-elaborate digital content"),
    ("3.3", "a91732ce-988e-4105-9570-f425c6ffdc82", "intellectual property regime of digital content"),
    ("4.1", "df329d70-87b0-466b-a214-3431f36e2a5e", "protect ICT devices"),
    ("4.2", "33a82b83-c838-4889-ae62-fae1317481eb", "protect personal data and privacy"),
    (
        "4.3",
        "d1ed5b3a-cab5-4c5d-baf8-0214998b58fb",
        "protect health and well-being while using digital technologies",
    ),
    (
        "4.4",
        "c4ba12d1-4698-42fa-8abb-789462ea2586",
        "protect the environment from the impact of the digital technologies",
    ),
    ("5.1", "14832d87-2f2f-4895-b290-e4760ebae42a", "solve technical problems"),
    ("5.2", "42fcf80d-7b45-40f3-bd2f-5411c4c0dfa0", "identify technological needs"),
    ("5.3", "1a4cc54f-1e53-442b-a6d2-1682dc8ef8f9", "creatively use digital technologies"),
    ("5.4", "238343b1-7b51-42b3-a9ed-cf24d3a236e7", "identify digital competence gaps"),
];

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

    #[test]
    fn each_skill_of_esco_stands_for_one_competence() {
        let ids: std::collections::BTreeSet<&str> = ESCO.iter().map(|(_, id, _)| *id).collect();
        assert_eq!(ids.len(), ESCO.len());
        for (code, ..) in ESCO {
            assert!(label(code).is_some(), "{code}");
        }
        assert_eq!(
            esco("1.1").unwrap().url(),
            "http://data.europa.eu/esco/skill/e439742d-558d-4f52-885e-afdc740b48cf"
        );
        assert!(esco("2.5").is_none() && esco("3.4").is_none());
    }
}
