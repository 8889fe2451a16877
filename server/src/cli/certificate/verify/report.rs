//! What came of a file, for people and for programs.

use crate::certificates::answer::Answer;
use crate::certificates::check::Verdict;
use crate::certificates::container::Kind;
use crate::certificates::log::EventKind;
use crate::certificates::standing::Standing;
use crate::certificates::status::{Published, StatusFault, Told};
use crate::certificates::{
    Language, Refusal, VerifiedCredential, calibration_label, identity_check_label, instant, place_label,
};
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

/// What the register, or what was brought, says of a file and of each credential inside it.
#[derive(Debug)]
pub(super) struct Weighed {
    pub(super) verdict: Verdict,
    pub(super) status: Status,
    /// Of the credentials inside, in their order.
    pub(super) inside: Vec<Status>,
}

impl Weighed {
    pub(super) fn refused(refusal: Refusal) -> Self {
        Self { verdict: Verdict::Refused(refusal), status: Status::refused(), inside: Vec::new() }
    }
}

/// Whether a certificate still stands.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Status {
    /// `register`, `list`, or `unknown`.
    source: &'static str,
    /// When the list was signed, RFC 3339: what was decided later it does not know.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
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
    /// Whether it fits a head that was kept; nothing when none was given, or none that can be compared.
    pub(super) fits: Option<bool>,
    /// Leaves under the kept head that it fits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kept_size: Option<u64>,
    /// Address of the proof that connects it with a head that was kept and has another size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) consistency: Option<String>,
}

impl Status {
    pub(super) fn register() -> Self {
        Self { source: "register", as_of: None, why: None, published: None }
    }

    pub(super) fn refused() -> Self {
        Self::unknown("the file is refused")
    }

    pub(super) fn unknown(why: &str) -> Self {
        Self { source: "unknown", as_of: None, why: Some(why.to_owned()), published: None }
    }

    pub(super) fn published(published: Published) -> Self {
        Self { source: "list", as_of: None, why: None, published: Some(published) }
    }

    /// Of a whole record: what is least known of all that is inside, and of itself where it names a list.
    pub(super) fn of_record(own: Option<&Self>, inside: &[Self]) -> Self {
        let published = own.and_then(|own| own.published);
        let least = own.into_iter().chain(inside).min_by_key(|one| (one.why.is_none(), one.as_of.clone()));
        let least = least.cloned().unwrap_or_else(|| Self::unknown("it holds nothing"));
        Self { published, ..least }
    }
}

impl From<Result<Told, StatusFault>> for Status {
    fn from(told: Result<Told, StatusFault>) -> Self {
        match told {
            Ok(told) => Self {
                as_of: told.as_of_ms.map(|ms| instant(Timestamp(ms))),
                ..Self::published(told.published)
            },
            Err(fault) => Self::unknown(&fault.to_string()),
        }
    }
}

impl Report {
    /// The verdict, and what lists say against it.
    pub(super) fn new(
        file: String,
        kind: Option<Kind>,
        Weighed { verdict, status, inside }: Weighed,
        log: Option<Log>,
        now: Timestamp,
    ) -> Self {
        let inside: Vec<Option<Published>> = inside.iter().map(|one| one.published).collect();
        let answer = Answer::new(verdict.clone(), now, ToString::to_string).listed(status.published, &inside);
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
        if let Some(words) = self.words_of_inside() {
            return words;
        }
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
                    let as_of =
                        self.status.as_of.as_ref().map_or(String::new(), |date| format!(" as of {date}"));
                    format!(
                        "valid: signed by the issuer, unchanged, not withdrawn{as_of} (says the {source})"
                    )
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
                "the signature is right, but the register of this data folder never held this content of certificate {code}; \
                 ask the issuer"
            ),
            _ => answer.reason.clone().unwrap_or_default(),
        }
    }

    /// Of a record: which of its credentials do not count.
    fn words_of_inside(&self) -> Option<String> {
        let other = self.answer.other.as_ref()?;
        let failing = other.certificates.iter().filter(|one| !one.valid).map(|one| {
            let name = one.code.as_deref().unwrap_or(&one.title);
            format!("{name}: {}", one.state.as_str())
        });
        let failing: Vec<String> = failing.collect();
        (!failing.is_empty()).then(|| {
            format!("it is signed by its issuer, but not all that is inside counts ({})", failing.join(", "))
        })
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
        for one in &other.certificates {
            let code = one.code.as_deref().unwrap_or_default();
            println!("  inside       {code} {}: {}", one.title, one.state.as_str());
        }
    }

    fn print_log(&self) {
        let Some(Log { event, index, tree_size, head_at, kept_size, consistency, .. }) = &self.log else {
            return;
        };
        let kept = match kept_size {
            Some(size) if size == tree_size => "that you kept".to_owned(),
            Some(size) => format!("connected with the one of {size} leaves that you kept"),
            None => "signed by the issuer; none that you gave has its size".to_owned(),
        };
        println!(
            "  log          {}: leaf {index} of {tree_size}, under the head of {head_at} {kept}",
            event.as_str()
        );
        if let Some(address) = consistency {
            println!("  connect it   with the head you kept, by the proof at {address}");
        }
    }
}

fn print_certificate(one: &VerifiedCredential) {
    let language = Language::En;
    println!("  holder       {}", one.holder_name);
    println!("  code         {}", one.certificate_code);
    println!("  issued by    {}, {}", one.organisation, one.issued_at);
    println!("  session      {}, {}", one.session_date, place_label(one.place, language));
    if let Some(check) = one.identity_check {
        println!("  identity     {}", identity_check_label(check, language));
    }
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
    println!("  It does not prove who stands before you: look at that person's identity document.");
}
