//! A question bank of two questions with a file, alike but for their names, one after the other.

use crate::learner_does_a_task::bank::around;
use jalon_engine::bank::BankFiles;

pub(super) const PLAN: &str = crate::learner_does_a_task::bank::PLAN;

pub(super) fn files() -> BankFiles {
    let mut files = around();
    for (id, french, english) in [
        ("one", "Nadia fait ses comptes.", "Nadia does her accounts."),
        ("two", "Voici encore un relevé à lire de près.", "Here is one more statement to read closely."),
    ] {
        let text = QUESTION.replace("ID", id).replace("FRENCH", french).replace("ENGLISH", english);
        files.insert(format!("items/1.1/{id}.yaml"), text);
    }
    files
}

const QUESTION: &str = r#"
id: ID
competence: "1.1"
family: spending-ID
level: 3
level_reason: One line to find.
status: operational
kind: number
seconds: 90
variants:
  draw:
    sums: {some: 2, of: [48151, 48163, 48177, 48189, 48192, 48204, 48216, 48228]}
    town: {one_of: [Arvel, Brume]}
  compute:
    wanted: if(town == 'Arvel', sums.1, sums.2)
    other: if(town == 'Arvel', sums.2, sums.1)
file:
  name: {fr: dépenses, en: spending}
  csv:
    columns: [{head: {fr: Ville, en: Town}}, {head: {fr: Somme, en: Sum}, holds: number}]
    rows: [[Arvel, "{{sums.1}}"], [Brume, "{{sums.2}}"]]
content:
  fr:
    stem: |
      FRENCH

      Combien Nadia a-t-elle dépensé à {{town}} ?
    explanation: Une ligne le dit.
    tempting: {"{{other}}": C'est l'autre ville.}
  en:
    stem: |
      ENGLISH

      How much has Nadia spent in {{town}}?
    explanation: One line says it.
    tempting: {"{{other}}": This is the other town.}
key:
  value: "{{wanted}}"
  tolerance: 0
  accept: {fr: ["{{wanted}}"], en: ["{{wanted}}"]}
  reject: {fr: ["{{other}}"], en: ["{{other}}"]}
"#;
