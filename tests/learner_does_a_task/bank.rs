//! A question bank of two interactive tasks, alike but for their names, one after the other.

use jalon_engine::bank::BankFiles;

pub(crate) const PLAN: &str = "tasks";

/// A bank without a question.
pub(crate) fn around() -> BankFiles {
    BankFiles::from([
        ("bank.yaml".to_owned(), BANK.to_owned()),
        ("framework/mini.yaml".to_owned(), framework()),
        ("plans/tasks.yaml".to_owned(), plan(PLAN, "positioning")),
        // The name under which the sessions of the tests look for a certification.
        ("plans/certification.yaml".to_owned(), plan("certification-area-1", "certification")),
    ])
}

pub(crate) fn files() -> BankFiles {
    let mut files = around();
    for (id, french, english) in [
        ("one", "Nadia range son courrier.", "Nadia sorts her mail."),
        (
            "two",
            "Il reste une chose à payer, une à refuser ici.",
            "One thing is left to pay here, one to turn down.",
        ),
    ] {
        files.insert(format!("items/1.1/{id}.yaml"), task(id, french, english));
    }
    files
}

fn task(id: &str, french: &str, english: &str) -> String {
    TASK.replace("ID", id).replace("FRENCH", french).replace("ENGLISH", english)
}

fn plan(id: &str, purpose: &str) -> String {
    format!(
        "id: {id}\npurpose: {purpose}\nscope: {{all: true}}\ntitle: {{fr: Essai, en: Try}}\n\
         description: {{fr: \"Un essai.\", en: \"A try.\"}}\nselection: {{rule: randomesque, k: 2}}\n\
         stopping: {{minimum_per_competence: 2, maximum_per_competence: 2, standard_error: 0.05}}\n\
         minimum_answers_to_report: 1\naward_confidence: 0.5\nminutes: 5\n"
    )
}

fn framework() -> String {
    let levels: String =
        [1, 2, 3, 4, 5, 6, 7, 8].map(|level| format!("  - {{level: {level}, band: all}}\n")).concat();
    FRAMEWORK.replace("LEVELS", &levels)
}

/// File the bill (goal), report the false one (goal), and do not answer it (slip).
const TASK: &str = r#"
id: ID
competence: "1.1"
family: mail-ID
level: 3
level_reason: One message to find, one to report.
status: operational
kind: task
scoring: partial
seconds: 90
content:
  fr:
    stem: |
      FRENCH

      Rangez la facture, puis signalez le message faux.
    explanation: La facture vient du fournisseur.
    tempting: {replied: Répondre montre que votre adresse est lue.}
  en:
    stem: |
      ENGLISH

      File the bill, then report the false message.
    explanation: The bill comes from the supplier.
    tempting: {replied: Replying shows that your address is read.}
task:
  mailbox:
    owner: Nadia Roy <nadia@asso.example>
    folders: [{id: bills, name: {fr: Factures, en: Bills}}]
    messages:
      - id: bill
        from: Eau <factures@eau.example>
        to: [Nadia Roy <nadia@asso.example>]
        date: {fr: 3 mars, en: 3 March}
        subject: {fr: Votre facture, en: Your bill}
        body: {fr: Voici votre facture., en: Here is your bill.}
        unread: true
      - id: trap
        from: Eau <eau@gagner.example>
        to: [Nadia Roy <nadia@asso.example>]
        date: {fr: 2 mars, en: 2 March}
        subject: {fr: Compte fermé, en: Account closed}
        body: {fr: Payez ici., en: Pay here.}
key:
  goals:
    - id: filed
      is: in_folder
      message: bill
      folder: bills
      say: {fr: La facture est dans Factures., en: The bill is in Bills.}
    - {id: told, is: reported, message: trap, say: {fr: Le faux est signalé., en: The false one is reported.}}
  slips:
    - {id: replied, is: sent, answers: trap, say: {fr: Vous avez répondu au faux., en: You answered the false one.}}
  example:
    - {do: move, message: bill, folder: bills}
    - {do: report, message: trap}
  wrong:
    - - {do: report, message: bill}
"#;

const BANK: &str = "\
title: {fr: Essai, en: Try}
licence: CC-BY-SA-4.0
locales: [fr, en]
framework: mini
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

const FRAMEWORK: &str = "\
id: mini
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
      - {code: \"1.1\", name: {fr: Sujet, en: Subject}, description: {fr: Un sujet, en: A subject}, digcomp: []}
";
