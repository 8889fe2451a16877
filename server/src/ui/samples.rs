//! Sample data for the gallery, for the page that explains a result, and for tests.

use jalon_engine::framework::CompetenceCode;
use jalon_engine::item::answer::Answer;
use jalon_engine::item::content::{Body, ClozePart, Content, Correction, Gap, ItemOption, Material};
use jalon_engine::item::file::{FileKind, Made};
use jalon_engine::scale::{Level, StandardError, Theta};
use jalon_engine::session::outcome::CompetenceOutcome;
use std::collections::BTreeMap;

/// Somebody at level 3, perhaps 2 or 4.
pub fn outcome(competence: &str) -> CompetenceOutcome {
    CompetenceOutcome {
        competence: CompetenceCode(competence.to_owned()),
        answers: 9,
        correct: 5,
        theta: Theta(-0.4),
        standard_error: StandardError(0.45),
        level_probabilities: vec![0.0, 0.02, 0.2, 0.5, 0.25, 0.03, 0.0, 0.0, 0.0],
        level: Some(Level(3)),
        level_range: (Level(2), Level(4)),
        position: 3.45,
        position_range: (2.4, 4.7),
        points: Some(27),
        information_borrowed: None,
    }
}

/// Somebody surely at a level.
pub fn sure(competence: &str, level: u8) -> CompetenceOutcome {
    let middle = f64::from(level) + 0.5;
    CompetenceOutcome {
        level: Some(Level(level)),
        level_range: (Level(level), Level(level)),
        position: middle,
        position_range: (middle - 0.4, middle + 0.4),
        ..outcome(competence)
    }
}

/// Too few answers to say.
pub fn unsure(competence: &str, answers: u32) -> CompetenceOutcome {
    CompetenceOutcome { answers, level: None, points: None, ..outcome(competence) }
}

fn options(texts: &[&str]) -> Vec<ItemOption> {
    let option = |(n, text): (usize, &&str)| ItemOption { id: format!("o{n}"), text: (*text).to_owned() };
    texts.iter().enumerate().map(option).collect()
}

/// A question of each kind, with an answer to it.
pub fn questions() -> Vec<(Content, Answer)> {
    let text = |text: &str| Answer::Text { text: text.to_owned() };
    vec![
        (content(single(), vec![message()]), Answer::Choice { choice: "o1".to_owned() }),
        (
            content(
                Body::MultipleChoice { choices: options(&["agenda.ods", "`.jpg`", "C:\\Photos"]) },
                vec![],
            ),
            Answer::Choices { choices: ["o0".to_owned(), "o2".to_owned()].into() },
        ),
        (
            content(Body::ShortText { hint: Some("2 mots · 2 words".to_owned()) }, vec![code()]),
            text("mot de passe"),
        ),
        (content(Body::Number { hint: None, unit: Some("Mo · MB".to_owned()) }, vec![table()]), text("1,5")),
        (
            content(
                Body::Ordering {
                    items: options(&["Enregistrer · Save", "Ouvrir · Open", "Écrire · Write"])
                },
                vec![],
            ),
            Answer::Order { order: ["o1", "o2", "o0"].map(str::to_owned).to_vec() },
        ),
        (
            content(
                Body::Matching {
                    prompts: options(&["Lire · Read", "Écouter · Listen"]),
                    options: options(&["PDF", "MP3", "PNG"]),
                },
                vec![],
            ),
            Answer::Pairs { pairs: pairs(&[("o0", "o0"), ("o1", "o2")]) },
        ),
        (content(cloze(), vec![]), Answer::Gaps { gaps: pairs(&[("sum", "=SUM(B2:B9)"), ("cell", "o1")]) }),
    ]
}

/// What is said of the sample questions.
pub fn correction() -> Correction {
    Correction {
        explanation: "L'adresse de l'expéditeur ne ressemble pas à celle de la banque. · The sender's address is not the bank's.".to_owned(),
        tempting: BTreeMap::from([("o1".to_owned(), "Le logo est facile à copier. · The logo is easy to copy.".to_owned())]),
        right_answer: vec!["L'adresse `banque@gagner.example` · The address".to_owned()],
    }
}

fn content(body: Body, material: Vec<Material>) -> Content {
    Content {
        stem: "Aya reçoit ce message sur son téléphone. · Aya gets this message on her phone.\n\nQue regarde-t-elle ? · What does she look at?".to_owned(),
        material,
        body,
    }
}

fn single() -> Body {
    Body::SingleChoice {
        choices: options(&[
            "L'adresse de l'expéditeur · The sender's address",
            "Le logo de la banque · The bank's logo",
            "L'heure d'envoi · The time it was sent",
        ]),
    }
}

fn cloze() -> Body {
    let gap = |id: &str, label: &str, choices| {
        ClozePart::Gap(Gap { id: id.to_owned(), label: label.to_owned(), choices })
    };
    Body::Cloze {
        parts: vec![
            ClozePart::Text("Dans B10, on écrit · In B10, type ".to_owned()),
            gap("sum", "formule · formula", vec![]),
            ClozePart::Text(" puis la touche · then the key ".to_owned()),
            gap("cell", "touche · key", options(&["Échap · Esc", "Entrée · Enter"])),
            ClozePart::Text(".".to_owned()),
        ],
    }
}

fn message() -> Material {
    Material::Message {
        from: "banque@gagner.example".to_owned(),
        to: "aya@exemple.example".to_owned(),
        subject: "Votre compte est bloqué · Your account is blocked".to_owned(),
        body: "Bonjour,\nCliquez ici avant ce soir : `gagner.example/compte`\n\nHello,\nClick here before tonight.".to_owned(),
    }
}

fn code() -> Material {
    Material::Code("$ ls photos\nplage.jpg   montagne.jpg\n$ _".to_owned())
}

fn table() -> Material {
    let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    Material::Table {
        caption: "Fichiers · Files".to_owned(),
        header: row(["Nom · Name", "Taille · Size", "Date"]),
        rows: vec![row(["plan.pdf", "4 Mo", "3 mars"]), row(["photo.jpg", "6 Mo", "9 mai"])],
    }
}

fn pairs(of: &[(&str, &str)]) -> BTreeMap<String, String> {
    of.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect()
}

/// A file to open before answering.
pub fn file() -> Made {
    Made { name: "courses-shopping.ods".to_owned(), kind: FileKind::Ods, bytes: vec![0; 8200] }
}
