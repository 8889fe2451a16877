//! What came of a file, for people and for programs.

use crate::certificates::answer::Answer;
use crate::certificates::check::Verdict;
use crate::certificates::container::Kind;
use crate::certificates::log::EventKind;
use crate::certificates::standing::Standing;
use crate::certificates::status::{Published, StatusFault};
use crate::certificates::{Language, VerifiedCredential, calibration_label, place_label};
use jalon_engine::session::event::Timestamp;
use serde::Serialize;

/// What came of a file.
#[derive(Debug, Serialize)]
pub(in crate::cli::certificate) struct Report {
    file: String,
    /// What the file is.
    kind: Option<String>,
    /// Whether the certificate still stands, and how that is known.
    status: Status,
    /// Where the log holds it, when a proof of that lies in the file.
    log: Option<Log>,
    #[serde(flatten)]
    answer: Answer,
    #[serde(skip)]
    certificate: Option<VerifiedCredential>,
}

/// Whether a certificate still stands.
#[derive(Debug, Serialize)]
pub(super) struct Status {
    /// `register`, `list`, or `unknown`.
    source: &'static str,
    /// Why it is unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(skip)]
    published: Option<Published>,
}

/// A place in the log.
#[derive(Debug, Serialize)]
pub(super) struct Log {
    pub(super) event: EventKind,
    /// Number of the leaf, from 0.
    pub(super) index: u64,
    /// Leaves under the head.
    pub(super) tree_size: u64,
    /// When the head was signed.
    pub(super) head_at: String,
    /// Whether it is under a head that was kept; nothing when none of its size was given.
    pub(super) fits: Option<bool>,
}

impl Status {
    pub(super) fn register() -> Self {
        Self { source: "register", why: None, published: None }
    }

    pub(super) fn refused() -> Self {
        Self::unknown("the file is refused")
    }

    pub(super) fn unknown(why: &str) -> Self {
        Self { source: "unknown", why: Some(why.to_owned()), published: None }
    }

    pub(super) fn published(published: Published) -> Self {
        Self { source: "list", why: None, published: Some(published) }
    }
}

impl From<Result<Published, StatusFault>> for Status {
    fn from(told: Result<Published, StatusFault>) -> Self {
        match told {
            Ok(published) => Self::published(published),
            Err(fault) => Self::unknown(&fault.to_string()),
        }
    }
}

impl Report {
    /// The verdict, and what lists say against it.
    pub(super) fn new(
        file: String,
        kind: Option<Kind>,
        verdict: Verdict,
        status: Status,
        log: Option<Log>,
        now: Timestamp,
    ) -> Self {
        let mut answer = Answer::new(verdict.clone(), now, ToString::to_string);
        if let (true, Some(published)) = (answer.valid, status.published) {
            answer.state = published.into();
            answer.valid = answer.state == Standing::Valid;
        }
        let certificate = verdict.certificate().map(|one| *one);
        Self { file, kind: kind.map(|kind| kind.to_string()), status, log, answer, certificate }
    }

    /// The certificate, if it is one of Jalon and counts; else why not.
    pub(in crate::cli::certificate) fn counts(self) -> Result<VerifiedCredential, String> {
        if !self.answer.valid {
            return Err(self.words());
        }
        self.certificate.ok_or_else(|| "this is not a certificate of Jalon".to_owned())
    }

    pub(super) fn exit_code(&self) -> u8 {
        self.answer.state.exit_code()
    }

    /// A valid one with what it says on standard output, another with the reason on standard error.
    pub(super) fn print(&self) {
        if !self.answer.valid {
            eprintln!("{}: refused: {}", self.file, self.words());
            return;
        }
        println!("{}: {}", self.file, self.words());
        if let Some(one) = &self.certificate {
            print_certificate(one);
        }
        self.print_other();
        self.print_log();
    }

    fn words(&self) -> String {
        let code = self.certificate.as_ref().map_or("", |one| one.certificate_code.as_str());
        let since = |change: Option<&str>| change.map_or(String::new(), |at| format!(" on {at}"));
        let answer = &self.answer;
        match answer.state {
            Standing::Valid => match (&self.status.why, self.status.source) {
                (Some(why), _) => {
                    format!(
                        "valid: signed by the issuer, unchanged; whether it was withdrawn is not known here ({why})"
                    )
                }
                (None, source) => {
                    format!("valid: signed by the issuer, unchanged, not withdrawn (says the {source})")
                }
            },
            Standing::Suspended => {
                let at = since(answer.suspension.as_ref().map(|change| change.at.as_str()));
                format!("certificate {code} was suspended{at}; do not rely on it for now")
            }
            Standing::Revoked => {
                let at = since(answer.revocation.as_ref().map(|change| change.at.as_str()));
                format!("certificate {code} was withdrawn{at}; do not rely on it")
            }
            Standing::Unregistered => format!(
                "the signature is right, but certificate {code} is not in the register of this data folder; ask the issuer"
            ),
            _ => answer.reason.clone().unwrap_or_default(),
        }
    }

    fn print_other(&self) {
        let Some(other) = &self.answer.other else { return };
        println!(
            "  credential of another form or issuer: its own words, no rule of Jalon stands behind them"
        );
        println!("  title        {}", other.title);
        println!("  holder       {}", other.holder);
        println!("  issuer       {} ({})", other.issuer_name, other.issuer);
        println!("  valid from   {}", other.valid_from);
        if let Some(until) = &other.valid_until {
            println!("  valid until  {until}");
        }
        for result in &other.results {
            println!("  {:<12} {}", result.name, result.value);
        }
        println!("  key          {}", other.key);
    }

    fn print_log(&self) {
        let Some(Log { event, index, tree_size, head_at, fits }) = &self.log else { return };
        let kept = match fits {
            Some(_) => "that you kept",
            None => "signed by the issuer; none that you gave has its size",
        };
        println!(
            "  log          {}: leaf {index} of {tree_size}, under the head of {head_at} {kept}",
            event.as_str()
        );
    }
}

fn print_certificate(one: &VerifiedCredential) {
    let language = Language::En;
    println!("  holder       {}", one.holder_name);
    println!("  code         {}", one.certificate_code);
    println!("  issued by    {}, {}", one.organisation, one.issued_at);
    println!("  session      {}, {}", one.session_date, place_label(one.place, language));
    println!("  framework    {}", one.framework);
    println!(
        "  points       {} of {}, {} answers",
        one.total.points, one.total.points_possible, one.total.answers
    );
    for line in &one.competences {
        let level = line.level.map_or("not reported".to_owned(), |level| format!("level {level}"));
        let (low, high) = line.level_range;
        println!(
            "  {:<12} {level}, between {low} and {high} (90 %), standard error {} logit, {} answers: {}",
            line.code, line.standard_error, line.answers, line.name
        );
    }
    println!("  difficulty   {}", calibration_label(one.calibration, language));
    println!("  bank         {}", one.bank_revision);
    println!("  engine       {}", one.engine_version);
    println!("  transcript   {}", one.transcript_digest);
    println!("  issuer       {}", one.issuer_did);
    println!("  key          {}", one.issuer_key.did());
}
