//! `jalon certificate verify`: offline, exit 0 valid, 1 refused with the reason on standard error.

use super::{Failure, read};
use crate::certificates::check::{self, Verdict};
use crate::certificates::{
    self, Judged, TrustedIssuers, VerifiedCredential, calibration_label, judge_file, place_label,
};
use crate::clock::{Clock, SystemClock};
use crate::db::Db;
use clap::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What to check.
#[derive(Debug, Args)]
pub struct VerifyCommand {
    /// The credential, as downloaded (JSON).
    file: PathBuf,
    /// Data folder of the issuing service: its public keys are trusted, and its embedded register is asked whether
    /// the certificate was withdrawn [default: data, when it has keys].
    #[arg(long, value_name = "DIR", conflicts_with = "issuer")]
    data: Option<PathBuf>,
    /// The issuer to trust: a file with its did:key, public key or DID document.
    #[arg(long, value_name = "FILE")]
    issuer: Option<PathBuf>,
}

/// Exit code 0 valid, 1 refused.
pub(super) async fn run(command: VerifyCommand) -> Result<ExitCode, Failure> {
    let VerifyCommand { file, data, issuer } = command;
    let bytes = read(&file)?;
    let data = data.or_else(|| issuer.is_none().then(|| PathBuf::from("data")));
    let trusted = trusted(data.as_deref(), issuer.as_deref())?;
    match judge_file(&bytes, &trusted, SystemClock.now().0) {
        Ok(judged) => Ok(summary(standing(data.as_deref(), judged).await?)),
        Err(refusal) => Ok(refused(&refusal.to_string())),
    }
}

fn refused(why: &str) -> ExitCode {
    eprintln!("refused: {why}");
    ExitCode::FAILURE
}

fn trusted(data: Option<&Path>, issuer: Option<&Path>) -> Result<TrustedIssuers, Failure> {
    if let Some(issuer) = issuer {
        return TrustedIssuers::from_path(issuer)
            .map_err(|error| format!("cannot trust {}: {error}", issuer.display()).into());
    }
    let keys = data.unwrap_or(Path::new("data")).join("keys");
    if !keys.is_dir() {
        return Err(format!(
            "there are no keys in {}; say whom to trust with --issuer FILE (the issuer's /verify/issuer.json, or its \
             did:key in a file) or --data DIR (the service's data folder)",
            keys.display()
        )
        .into());
    }
    TrustedIssuers::from_path(&keys)
        .map_err(|error| format!("cannot trust {}: {error}", keys.display()).into())
}

/// What is known of a certificate here.
enum Standing {
    /// What the register says.
    Registered(Verdict),
    /// Signed as it should be, without a register to ask; and why.
    Unknown(Box<VerifiedCredential>, String),
}

async fn standing(data: Option<&Path>, judged: Judged) -> Result<Standing, Failure> {
    let Some(file) = data.map(|data| data.join("jalon.sqlite")).filter(|file| file.is_file()) else {
        return Ok(unknown(judged, "check the code on the issuer's page".to_owned()));
    };
    match registered(&file, judged.clone()).await {
        Ok(verdict) => Ok(Standing::Registered(verdict)),
        Err(error) => Ok(unknown(judged, format!("{} cannot be read: {error}", file.display()))),
    }
}

fn unknown(judged: Judged, why: String) -> Standing {
    match judged.believed(None) {
        Ok(one) => Standing::Unknown(Box::new(one), why),
        Err(refusal) => Standing::Registered(Verdict::Refused(refusal)),
    }
}

async fn registered(file: &Path, judged: Judged) -> Result<Verdict, Failure> {
    let db = Db::read_sqlite(file).await?;
    let verdict = check::verdict(&db, judged).await;
    db.close().await;
    Ok(verdict?)
}

fn summary(standing: Standing) -> ExitCode {
    let one = match standing {
        Standing::Registered(Verdict::Valid(one)) => {
            println!("valid: signed by the issuer, unchanged, not withdrawn");
            one
        }
        Standing::Unknown(one, why) => {
            println!(
                "valid: signed by the issuer, unchanged; whether it was withdrawn is not known here ({why})"
            );
            one
        }
        Standing::Registered(Verdict::Suspended(one, change)) => {
            let (code, at) = (one.certificate_code, certificates::instant(change.at));
            return refused(&format!(
                "certificate {code} is suspended since {at}; do not rely on it for now"
            ));
        }
        Standing::Registered(Verdict::Revoked(one, change)) => {
            let (code, at) = (one.certificate_code, certificates::instant(change.at));
            return refused(&format!("certificate {code} was withdrawn on {at}; do not rely on it"));
        }
        Standing::Registered(Verdict::Unregistered(one)) => {
            return refused(&format!(
                "the signature is right, but certificate {} is not in the register of this data folder; ask the issuer",
                one.certificate_code
            ));
        }
        Standing::Registered(Verdict::Refused(refusal)) => return refused(&refusal.to_string()),
    };
    print_statement(&one);
    ExitCode::SUCCESS
}

fn print_statement(one: &VerifiedCredential) {
    let language = certificates::Language::En;
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
