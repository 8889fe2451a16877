//! `jalon bank import`: questions of another format as drafts, to be completed.

use super::Failure;
use super::gift::{self, Answers, Choice, GiftQuestion};
use super::qti::{self, Draft, Imported};
use super::yaml::quoted;
use clap::Args;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Options of `bank import`.
#[derive(Debug, Args)]
pub struct ImportCommand {
    /// A file in GIFT format.
    #[arg(long, value_name = "FILE", required_unless_present = "qti", requires = "competence")]
    gift: Option<PathBuf>,
    /// A QTI 3.0 item, or a folder of items; those with one identifier are one question in several languages.
    #[arg(long, value_name = "PATH", conflicts_with = "gift")]
    qti: Option<PathBuf>,
    /// Code of the competence of questions that do not say it.
    #[arg(long, value_name = "CODE")]
    competence: Option<String>,
    /// Language of a GIFT file.
    #[arg(long, default_value = "fr")]
    locale: String,
    /// Folder to write the questions to; they are not checked there.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Exit code 1 when a question could not be imported.
pub(super) fn run(command: &ImportCommand) -> Result<ExitCode, Failure> {
    let competence = command.competence.as_deref().unwrap_or_default();
    let found = match (&command.gift, &command.qti) {
        (Some(file), _) => from_gift(&file.display().to_string(), &read(file)?, competence, &command.locale),
        (None, Some(path)) => from_qti(path, competence)?,
        (None, None) => return Err("say what to import: --gift or --qti".into()),
    };
    write(&found.drafts, &command.out)?;
    for what in found.losses.iter().chain(&found.left_out) {
        println!("{what}");
    }
    println!("{} questions imported, {} left out.", found.drafts.len(), found.left_out.len());
    if !found.losses.is_empty() {
        println!("Not carried over: {} things, each said above with its place.", found.losses.len());
    }
    println!("Check them: drafts still need what is said to be written, and each language of the bank.");
    Ok(if found.left_out.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn write(drafts: &[Draft], out: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(out).map_err(|error| format!("cannot create {}: {error}", out.display()))?;
    for draft in drafts {
        let path = out.join(format!("{}.yaml", draft.id));
        if path.exists() {
            return Err(format!("{} exists already", path.display()).into());
        }
        std::fs::write(&path, &draft.text)
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        println!("{}", path.display());
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()).into())
}

fn from_qti(path: &Path, competence: &str) -> Result<Imported, Failure> {
    let files = qti::files(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let mut texts = Vec::new();
    for file in files {
        texts.push((file.display().to_string(), read(&file)?));
    }
    Ok(qti::read(texts, competence))
}

/// The questions of a text; `file` is its name.
fn from_gift(file: &str, text: &str, competence: &str, locale: &str) -> Imported {
    let gift = gift::read(text);
    let mut found = Imported::default();
    found.losses.extend(gift.losses.iter().map(|loss| format!("{file}:{}: {}", loss.line, loss.what)));
    for (number, read) in (1..).zip(gift.questions) {
        match read {
            Ok(question) => {
                let id = id(&question, number);
                let said = |line: usize, what: &str| format!("{file}:{line}: {id}: {what}");
                found.losses.extend(question.losses.iter().map(|loss| said(loss.line, &loss.what)));
                if let Some(title) = question.title.as_deref().filter(|_| slug(&question).is_none()) {
                    found.losses.push(said(question.line, &format!("the title `{title}` makes no id")));
                }
                let text = yaml(&question, &id, competence, locale);
                found.drafts.push(Draft { id, competence: competence.to_owned(), text });
            }
            Err(unread) => {
                found.left_out.push(format!("{file}:{}: not imported: {}", unread.line, unread.why));
            }
        }
    }
    found
}

/// A slug of the title, or a number.
fn id(question: &GiftQuestion, number: usize) -> String {
    slug(question).unwrap_or_else(|| format!("imported-{number}"))
}

fn slug(question: &GiftQuestion) -> Option<String> {
    let title = question.title.as_deref().unwrap_or_default().to_lowercase();
    let words: Vec<&str> =
        title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let slug = words.join("-");
    let sound = slug.len() >= 3 && slug.starts_with(|c: char| c.is_ascii_lowercase());
    sound.then_some(slug)
}

fn yaml(question: &GiftQuestion, id: &str, competence: &str, locale: &str) -> String {
    let (kind, body, key) = parts(&question.answers, locale);
    let stem = question.text.replace('\n', "\n      ");
    let explanation = match question.explanation.as_str() {
        "" => "To be written.".to_owned(),
        said => quoted(said),
    };
    format!(
        "# yaml-language-server: $schema=../../schema/item.schema.json\n\
         id: {id}\ncompetence: {}\nfamily: to-be-named\nlevel: 1\nlevel_reason: To be written.\n\
         status: draft\nkind: {kind}\nseconds: 60\ncontent:\n  {locale}:\n    stem: |\n      {stem}\n{body}    \
         explanation: {explanation}\nkey:\n{key}",
        quoted(competence)
    )
}

/// Kind, the rest of the language, the key.
fn parts(answers: &Answers, locale: &str) -> (&'static str, String, String) {
    match answers {
        Answers::Single(choices) => {
            ("single_choice", options(choices), format!("  choice: {}\n", right(choices)))
        }
        Answers::Multiple(choices) => {
            ("multiple_choice", options(choices), format!("  choices: [{}]\n", right(choices)))
        }
        Answers::Short(texts) => ("short_text", mistakes(texts), typed(texts, locale)),
        Answers::Number { value, tolerance } => (
            "number",
            "    tempting: {}\n".to_owned(),
            format!("  value: {value}\n  tolerance: {tolerance}\n"),
        ),
        Answers::Matching(pairs) => matching(pairs),
    }
}

/// Why wrong texts tempt, where it is said.
fn mistakes(texts: &[Choice]) -> String {
    let told = texts.iter().filter(|text| !text.right && !text.feedback.is_empty());
    let lines = told.map(|text| format!("\n      {}: {}", quoted(&text.text), quoted(&text.feedback)));
    let lines = lines.collect::<Vec<_>>().concat();
    let lines = if lines.is_empty() { " {}" } else { &lines };
    format!("    tempting:{lines}\n")
}

/// What is accepted, and what is worth less and so rejected.
fn typed(texts: &[Choice], locale: &str) -> String {
    let (right, wrong): (Vec<&Choice>, Vec<&Choice>) = texts.iter().partition(|text| text.right);
    let list = |texts: &[&Choice]| texts.iter().map(|text| quoted(&text.text)).collect::<Vec<_>>().join(", ");
    format!("  accept: {{{locale}: [{}]}}\n  reject: {{{locale}: [{}]}}\n", list(&right), list(&wrong))
}

fn options(choices: &[Choice]) -> String {
    let mut text = "    choices:\n".to_owned();
    for (number, choice) in (1..).zip(choices) {
        let _ = writeln!(text, "      c{number}: {}", quoted(&choice.text));
    }
    text.push_str("    tempting:\n");
    for (number, choice) in (1..).zip(choices).filter(|(_, choice)| !choice.right) {
        let why = if choice.feedback.is_empty() { "To be written." } else { &choice.feedback };
        let _ = writeln!(text, "      c{number}: {}", quoted(why));
    }
    text
}

fn right(choices: &[Choice]) -> String {
    let right = (1..).zip(choices).filter(|(_, choice)| choice.right);
    right.map(|(number, _)| format!("c{number}")).collect::<Vec<_>>().join(", ")
}

/// An empty prompt stands for an option that matches nothing.
fn matching(pairs: &[(String, String)]) -> (&'static str, String, String) {
    let mut options: Vec<&str> = Vec::new();
    for (_, option) in pairs {
        if !options.contains(&option.as_str()) {
            options.push(option);
        }
    }
    let mut text = "    prompts:\n".to_owned();
    let mut key = "  pairs:\n".to_owned();
    for (number, (prompt, option)) in (1..).zip(pairs).filter(|(_, (prompt, _))| !prompt.is_empty()) {
        let place = options.iter().position(|other| other == option).unwrap_or_default() + 1;
        let _ = writeln!(text, "      p{number}: {}", quoted(prompt));
        let _ = writeln!(key, "    p{number}: o{place}");
    }
    text.push_str("    options:\n");
    for (number, option) in (1..).zip(&options) {
        let _ = writeln!(text, "      o{number}: {}", quoted(option));
    }
    text.push_str("    tempting: {}\n");
    ("matching", text, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gift_says_and_a_question_cannot_is_reported_with_its_place() {
        let text = "$CATEGORY: Test\n\n::Partial short::Type {=full =%50%half#Nearly ####Full is full.}\n\n\
                    ::Éé::Which? {=a#Good ~b}\n\nWhich? {=a =b ~c}\n";
        let found = from_gift("q.gift", text, "1.1", "en");
        let expected = [
            "q.gift:1: the category `Test` is not kept",
            "q.gift:3: partial-short: `half` is worth 50 % there; here it is among the rejected answers, and \
             worth nothing",
            "q.gift:5: imported-2: what is said after `a` is not kept: `Good`",
            "q.gift:5: imported-2: the title `Éé` makes no id",
        ];
        assert_eq!(found.losses, expected);
        assert_eq!(found.left_out.len(), 1);
        assert!(found.left_out[0].starts_with("q.gift:7: not imported: one choice is picked"), "{found:?}");
        let draft = &found.drafts[0].text;
        for part in [
            "    tempting:\n      \"half\": \"Nearly\"\n",
            "    explanation: \"Full is full.\"\n",
            "  accept: {en: [\"full\"]}\n  reject: {en: [\"half\"]}\n",
        ] {
            assert!(draft.contains(part), "{part:?} in {draft}");
        }
    }
}
