//! What the checker brings: whom to trust, status lists, heads of the log, the register; and what it says of a file.

use super::kept::KeptLog;
use super::report::{Report, Status, Weighed};
use super::{Failure, VerifyCommand, read};
use crate::certificates::check::{self, Verdict};
use crate::certificates::examine::{Carried, Examined, Found, Opened, examine};
use crate::certificates::log::EventKind;
use crate::certificates::status::{Published, StatusFault, StatusList, told};
use crate::certificates::{Refusal, TrustedIssuers};
use crate::clock::{Clock, SystemClock};
use crate::db::Db;
use jalon_engine::session::event::Timestamp;
use std::path::{Path, PathBuf};

const REWRITTEN: &str =
    "its place in the log does not fit the head you kept, or the proof that should connect them is damaged";

/// All of it, read and checked once.
pub(in crate::cli::certificate) struct Brought {
    trusted: TrustedIssuers,
    lists: Vec<StatusList>,
    log: KeptLog,
    register: Option<PathBuf>,
    now: Timestamp,
}

impl Brought {
    pub(super) fn open(command: &VerifyCommand) -> Result<Self, Failure> {
        let brought = Self::trusting(command.data.as_deref(), &command.issuer)?;
        let Self { trusted, now, .. } = &brought;
        let lists = command.status.iter().map(|file| list(file, trusted, *now)).collect::<Result<_, _>>()?;
        let log = KeptLog::open(&command.head, &command.consistency, trusted)?;
        Ok(Self { lists, log, ..brought })
    }

    /// Whom to trust and, with a data folder, its register: without an issuer, that of the folder `data`.
    pub(in crate::cli::certificate) fn trusting(
        data: Option<&Path>,
        issuers: &[String],
    ) -> Result<Self, Failure> {
        let data = data.or_else(|| issuers.is_empty().then(|| Path::new("data")));
        let trusted = match data {
            Some(data) => of_data(data)?,
            None => of_issuers(issuers)?,
        };
        let register = data.map(|data| data.join("jalon.sqlite")).filter(|file| file.is_file());
        Ok(Self { trusted, lists: Vec::new(), log: KeptLog::default(), register, now: SystemClock.now() })
    }

    /// What all of it says of a file.
    pub(in crate::cli::certificate) async fn judge(
        &self,
        name: String,
        file: &[u8],
    ) -> Result<Report, Failure> {
        let Examined { kind, found } = examine(file, &self.trusted, self.now.0);
        let log = found.as_ref().ok().and_then(|found| self.log.compared(found));
        let weighed = match found {
            Ok(_) if log.as_ref().is_some_and(|log| log.fits == Some(false)) => {
                Weighed::refused(Refusal::Altered(REWRITTEN.to_owned()))
            }
            Ok(found) => self.weighed(found).await?,
            Err(refusal) => Weighed::refused(refusal),
        };
        Ok(Report::new(name, kind, weighed, log, self.now))
    }

    async fn weighed(&self, Found { credential, logged }: Found) -> Result<Weighed, Failure> {
        let recorded = logged.as_ref().and_then(|logged| self.log.recorded(logged));
        let inside = match &credential {
            Carried::Ours(_) => Vec::new(),
            Carried::Other(_, inside) => inside.iter().map(|one| self.status_inside(&one.worth)).collect(),
        };
        let withdrawn = logged.is_some_and(|logged| logged.event == EventKind::Revoked);
        let status = match &credential {
            _ if withdrawn && self.register.is_none() => Status::published(Published::Revoked),
            Carried::Other(one, _) if !inside.is_empty() => {
                let own = one.status.as_ref().map(|_| self.status(&credential));
                Status::of_record(own.as_ref(), &inside)
            }
            one => self.status(one),
        };
        Ok(Weighed { verdict: self.verdict(credential, recorded).await?, status, inside })
    }

    fn status_inside(&self, opened: &Opened) -> Status {
        opened.as_ref().map_or_else(|_| Status::refused(), |carried| self.status(carried))
    }

    /// The register, where there is one, tells more of our certificates than any list.
    fn status(&self, carried: &Carried) -> Status {
        match (carried, carried.status_entry()) {
            (Carried::Ours(_), _) if self.register.is_some() => Status::register(),
            (_, (_, None)) => Status::unknown("it names no status list"),
            (_, (_, Some(_))) if self.lists.is_empty() => {
                Status::unknown("no status list was given, see --status")
            }
            (_, (issuer, Some(entry))) => told(entry, issuer, &self.lists).into(),
        }
    }

    async fn verdict(&self, carried: Carried, recorded: Option<Timestamp>) -> Result<Verdict, Failure> {
        match &self.register {
            Some(file) => registered(file, carried).await,
            None => Ok(unregistered(carried, recorded)),
        }
    }
}

/// Without a register, what is signed is believed as far as its key is.
fn unregistered(carried: Carried, recorded: Option<Timestamp>) -> Verdict {
    match carried {
        Carried::Ours(judged) => match judged.believed(recorded) {
            Ok(one) => Verdict::Valid(Box::new(one)),
            Err(refusal) => Verdict::Refused(refusal),
        },
        Carried::Other(one, inside) => {
            let inside = inside.into_iter().map(|one| one.map(unregistered_inside));
            Verdict::Other(one, inside.collect())
        }
    }
}

fn unregistered_inside(opened: Opened) -> Verdict {
    opened.map_or_else(Verdict::Refused, |carried| unregistered(carried, None))
}

async fn registered(file: &Path, carried: Carried) -> Result<Verdict, Failure> {
    let db = Db::read_sqlite(file)
        .await
        .map_err(|error| format!("the register {} cannot be read: {error}", file.display()))?;
    let verdict = check::weigh(&db, carried).await;
    db.close().await;
    Ok(verdict?)
}

fn of_data(data: &Path) -> Result<TrustedIssuers, Failure> {
    let keys = data.join("keys");
    if !keys.is_dir() {
        return Err(format!(
            "there are no keys in {}; say whom to trust with --issuer (the issuer's /verify/issuer.json in a file, or \
             its did:key) or --data DIR (the service's data folder)",
            keys.display()
        )
        .into());
    }
    TrustedIssuers::from_path(&keys)
        .map_err(|error| format!("cannot trust {}: {error}", keys.display()).into())
}

fn of_issuers(given: &[String]) -> Result<TrustedIssuers, Failure> {
    let mut keys = Vec::new();
    for issuer in given {
        let path = Path::new(issuer);
        let read =
            if path.exists() { TrustedIssuers::from_path(path) } else { TrustedIssuers::parse(issuer) };
        let read = read.map_err(|error| format!("cannot trust {issuer}: {error}"))?;
        keys.extend(read.keys().cloned());
    }
    Ok(keys.into_iter().collect())
}

fn list(file: &Path, trusted: &TrustedIssuers, now: Timestamp) -> Result<StatusList, Failure> {
    StatusList::read(&read(file)?, trusted, now.0)
        .map_err(|error: StatusFault| format!("cannot use {}: {error}", file.display()).into())
}
