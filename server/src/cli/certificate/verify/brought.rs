//! What the checker brings: whom to trust, status lists, heads of the log, the register; and what it says of a file.

use super::report::{Log, Report, Status};
use super::{Failure, VerifyCommand, read};
use crate::certificates::check::{self, Verdict};
use crate::certificates::examine::{Carried, Examined, Found, Logged, examine};
use crate::certificates::log::{EventKind, Head};
use crate::certificates::status::{Published, StatusFault, StatusList, published};
use crate::certificates::{Judged, Refusal, TrustedIssuers, instant};
use crate::clock::{Clock, SystemClock};
use crate::db::Db;
use jalon_engine::session::event::Timestamp;
use std::path::{Path, PathBuf};

/// All of it, read and checked once.
pub(in crate::cli::certificate) struct Brought {
    trusted: TrustedIssuers,
    lists: Vec<StatusList>,
    heads: Vec<Head>,
    register: Option<PathBuf>,
    now: Timestamp,
}

impl Brought {
    pub(super) fn open(command: &VerifyCommand) -> Result<Self, Failure> {
        let brought = Self::trusting(command.data.as_deref(), &command.issuer)?;
        let Self { trusted, now, .. } = &brought;
        let lists = command.status.iter().map(|file| list(file, trusted, *now)).collect::<Result<_, _>>()?;
        let heads = command.head.iter().map(|file| head(file, trusted)).collect::<Result<_, _>>()?;
        Ok(Self { lists, heads, ..brought })
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
        Ok(Self { trusted, lists: Vec::new(), heads: Vec::new(), register, now: SystemClock.now() })
    }

    /// What all of it says of a file.
    pub(in crate::cli::certificate) async fn judge(
        &self,
        name: String,
        file: &[u8],
    ) -> Result<Report, Failure> {
        let Examined { kind, found } = examine(file, &self.trusted, self.now.0);
        let logged = found.as_ref().ok().and_then(|found| found.logged.as_ref());
        let log = logged.map(|logged| self.compared(logged));
        let (verdict, status) = match found {
            Ok(_) if log.as_ref().is_some_and(|log| log.fits == Some(false)) => {
                let why = "its place in the log does not fit the head you kept".to_owned();
                (Verdict::Refused(Refusal::Altered(why)), Status::refused())
            }
            Ok(found) => self.weighed(found).await?,
            Err(refusal) => (Verdict::Refused(refusal), Status::refused()),
        };
        Ok(Report::new(name, kind, verdict, status, log, self.now))
    }

    /// The register, where there is one, tells more than any list.
    async fn weighed(&self, found: Found) -> Result<(Verdict, Status), Failure> {
        let status = self.listed(&found);
        let recorded = self.recorded(found.logged.as_ref());
        let verdict = match (found.credential, &self.register) {
            (Carried::Other(one), _) => Verdict::Other(one),
            (Carried::Ours(judged), Some(file)) => {
                return Ok((registered(file, *judged).await?, Status::register()));
            }
            (Carried::Ours(judged), None) => match judged.believed(recorded) {
                Ok(one) => Verdict::Valid(Box::new(one)),
                Err(refusal) => Verdict::Refused(refusal),
            },
        };
        Ok((verdict, status))
    }

    fn listed(&self, found: &Found) -> Status {
        if found.logged.as_ref().is_some_and(|logged| logged.event == EventKind::Revoked) {
            return Status::published(Published::Revoked);
        }
        match found.credential.status_entry() {
            (_, None) => Status::unknown("it names no status list"),
            (_, Some(_)) if self.lists.is_empty() => {
                Status::unknown("no status list was given, see --status")
            }
            (issuer, Some(entry)) => published(entry, issuer, &self.lists).into(),
        }
    }

    /// The place in the log beside the heads that were kept.
    fn compared(&self, logged: &Logged) -> Log {
        let same = |head: &&Head| head.origin == logged.head.origin && head.size == logged.head.size;
        let kept = self.heads.iter().find(same);
        Log {
            event: logged.event,
            index: logged.index,
            tree_size: logged.head.size,
            head_at: instant(logged.head.at),
            fits: kept.map(|kept| kept.root == logged.head.root),
        }
    }

    /// When the log had it for certain: the head is one that the checker kept, whoever may hold the key today.
    fn recorded(&self, logged: Option<&Logged>) -> Option<Timestamp> {
        let logged = logged?;
        let kept = |head: &&Head| {
            (&head.origin, head.size, head.root) == (&logged.head.origin, logged.head.size, logged.head.root)
        };
        self.heads.iter().find(kept).map(|head| head.at)
    }
}

async fn registered(file: &Path, judged: Judged) -> Result<Verdict, Failure> {
    let db = Db::read_sqlite(file)
        .await
        .map_err(|error| format!("the register {} cannot be read: {error}", file.display()))?;
    let verdict = check::verdict(&db, judged).await;
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

fn head(file: &Path, trusted: &TrustedIssuers) -> Result<Head, Failure> {
    let unfit = |why: String| format!("cannot use {}: {why}", file.display());
    let note = String::from_utf8(read(file)?).map_err(|error| unfit(error.to_string()))?;
    let head = Head::parse(&note).map_err(|error| unfit(error.to_string()))?;
    head.verify(trusted).map_err(|error| unfit(error.to_string()))?;
    Ok(head)
}
