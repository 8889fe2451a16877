//! `jalon certificate verify`: offline, exit 0 valid, 1 refused with the reason on standard error.

use super::{Failure, read};
use crate::certificates::{
    self, TrustedIssuers, VerifiedCredential, calibration_label, place_label, verify_file,
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
    match verify_file(&bytes, &trusted, SystemClock.now().0) {
        Ok(one) => Ok(summary(&one, &standing(data.as_deref(), &one).await)),
        Err(refusal) => {
            eprintln!("refused: {refusal}");
            Ok(ExitCode::FAILURE)
        }
    }
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

/// What the register says.
enum Standing {
    Valid,
    Revoked(String),
    Unregistered,
    Unknown(String),
}

async fn standing(data: Option<&Path>, one: &VerifiedCredential) -> Standing {
    let Some(file) = data.map(|data| data.join("jalon.sqlite")).filter(|file| file.is_file()) else {
        return Standing::Unknown("check the code on the issuer's page".to_owned());
    };
    match registered(&file, one).await {
        Ok(standing) => standing,
        Err(error) => Standing::Unknown(format!("{} cannot be read: {error}", file.display())),
    }
}

async fn registered(file: &Path, one: &VerifiedCredential) -> Result<Standing, Failure> {
    let db = Db::read_sqlite(file).await?;
    let found = certificates::store::by_code(&db, one.certificate_code.parse()?).await;
    db.close().await;
    Ok(match found?.map(|found| found.revocation) {
        None => Standing::Unregistered,
        Some(None) => Standing::Valid,
        Some(Some(revocation)) => Standing::Revoked(certificates::instant(revocation.at)),
    })
}

fn summary(one: &VerifiedCredential, standing: &Standing) -> ExitCode {
    match standing {
        Standing::Revoked(at) => {
            eprintln!(
                "refused: certificate {} was withdrawn on {at}; do not rely on it",
                one.certificate_code
            );
            return ExitCode::FAILURE;
        }
        Standing::Unregistered => {
            eprintln!(
                "refused: the signature is right, but certificate {} is not in the register of this data folder; ask the issuer",
                one.certificate_code
            );
            return ExitCode::FAILURE;
        }
        Standing::Valid => println!("valid: signed by the issuer, unchanged, not withdrawn"),
        Standing::Unknown(why) => {
            println!(
                "valid: signed by the issuer, unchanged; whether it was withdrawn is not known here ({why})"
            );
        }
    }
    print_statement(one);
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
    println!("  key          {}", one.issuer_key.did());
}
