//! `jalon bank import`: questions of another format as drafts, to be completed.

use super::Failure;
use super::gift::{self, Answers, Choice, GiftQuestion};
use super::qti::{self, Draft};
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
    let (drafts, left_out) = match (&command.gift, &command.qti) {
        (Some(file), _) => from_gift(file, competence, &command.locale)?,
        (None, Some(path)) => from_qti(path, competence)?,
        (None, None) => return Err("say what to import: --gift or --qti".into()),
    };
    std::fs::create_dir_all(&command.out)
        .map_err(|error| format!("cannot create {}: {error}", command.out.display()))?;
    for draft in &drafts {
        let path = command.out.join(format!("{}.yaml", draft.id));
        if path.exists() {
            return Err(format!("{} exists already", path.display()).into());
        }
        std::fs::write(&path, &draft.text)
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        println!("{}", path.display());
    }
    for why in &left_out {
        println!("{why}");
    }
    println!("{} questions imported, {} left out.", drafts.len(), left_out.len());
    println!("Check them: drafts still need what is said to be written, and each language of the bank.");
    Ok(if left_out.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()).into())
}

fn from_qti(path: &Path, competence: &str) -> Result<(Vec<Draft>, Vec<String>), Failure> {
    let files = qti::files(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let mut texts = Vec::new();
    for file in files {
        texts.push((file.display().to_string(), read(&file)?));
    }
    Ok(qti::read(texts, competence))
}

fn from_gift(file: &Path, competence: &str, locale: &str) -> Result<(Vec<Draft>, Vec<String>), Failure> {
    let (mut drafts, mut left_out) = (Vec::new(), Vec::new());
    for (number, read) in (1..).zip(gift::read(&read(file)?)) {
        match read {
            Ok(question) => {
                let id = id(&question, number);
                let text = yaml(&question, &id, competence, locale);
                drafts.push(Draft { id, competence: competence.to_owned(), text });
            }
            Err(unread) => {
                left_out.push(format!("{}:{}: not imported: {}", file.display(), unread.line, unread.why));
            }
        }
    }
    Ok((drafts, left_out))
}

/// A slug of the title, or a number.
fn id(question: &GiftQuestion, number: usize) -> String {
    let title = question.title.as_deref().unwrap_or_default().to_lowercase();
    let words: Vec<&str> =
        title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let slug = words.join("-");
    let sound = slug.len() >= 3 && slug.starts_with(|c: char| c.is_ascii_lowercase());
    if sound { slug } else { format!("imported-{number}") }
}

fn yaml(question: &GiftQuestion, id: &str, competence: &str, locale: &str) -> String {
    let (kind, body, key) = parts(&question.answers, locale);
    let stem = question.text.replace('\n', "\n      ");
    format!(
        "# yaml-language-server: $schema=../../schema/item.schema.json\n\
         id: {id}\ncompetence: {}\nfamily: to-be-named\nlevel: 1\nlevel_reason: To be written.\n\
         status: draft\nkind: {kind}\nseconds: 60\ncontent:\n  {locale}:\n    stem: |\n      {stem}\n{body}    \
         explanation: To be written.\nkey:\n{key}",
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
        Answers::Short(texts) => {
            let accept: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
            let key =
                format!("  accept: {{{locale}: [{}]}}\n  reject: {{{locale}: []}}\n", accept.join(", "));
            ("short_text", "    tempting: {}\n".to_owned(), key)
        }
        Answers::Number { value, tolerance } => (
            "number",
            "    tempting: {}\n".to_owned(),
            format!("  value: {value}\n  tolerance: {tolerance}\n"),
        ),
        Answers::Matching(pairs) => matching(pairs),
    }
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
