//! Is this certificate what it says, and does it stand? The signature is checked each time, on stored files too.

use super::code::CertificateCode;
use super::container::{Kind, MAX_FILE_BYTES};
use super::credential::Credential;
use super::enclosed::Enclosed;
use super::examine::{Carried, examine};
use super::general::GeneralCredential;
use super::issuer_name::IssuerName;
use super::public_key::PublicKey;
use super::record::{Certificate, Change, State};
use super::trust::TrustedIssuers;
use super::verified::VerifiedCredential;
use super::verify::{Judged, Refusal};
use super::{jwt, store, work};
use crate::accounts::throttle;
use crate::db::{Db, StoreError};
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::state::AppState;
use jalon_engine::session::event::Timestamp;

/// Codes without a certificate that one address may try in fifteen minutes.
pub const LOOKUPS: i64 = 60;
/// The same for everyone together.
pub const LOOKUPS_OF_ALL: i64 = 20_000;
/// Files that one address may have checked in fifteen minutes.
pub const FILES: i64 = 300;
/// Key of everyone's tries.
const EVERYONE: &str = "certificates";

/// A file or an entry of the register, checked.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// Signed by us, and it stands.
    Valid(Box<VerifiedCredential>),
    /// Signed by us; it does not count for the time being.
    Suspended(Box<VerifiedCredential>, Change),
    /// Signed by us, withdrawn since.
    Revoked(Box<VerifiedCredential>, Change),
    /// Signed by us, but the register never had this content: a lost entry, or a stolen key, whatever code it gives.
    Unregistered(Box<VerifiedCredential>),
    /// Signed by us or by somebody we trust, but not a certificate of the register: another badge, or a whole record and
    /// what each credential inside it is worth.
    Other(Box<GeneralCredential>, Vec<Enclosed<Verdict>>),
    /// Not a certificate of ours.
    Refused(Refusal),
}

impl Verdict {
    /// What the certificate states, if its signature is believed.
    pub fn certificate(self) -> Option<Box<VerifiedCredential>> {
        match self {
            Self::Valid(one) | Self::Suspended(one, _) | Self::Revoked(one, _) | Self::Unregistered(one) => {
                Some(one)
            }
            Self::Other(..) | Self::Refused(_) => None,
        }
    }
}

/// The entry of a code and its verdict; unknown and malformed codes look the same.
pub async fn look_up(
    state: &AppState,
    client: &ClientAddress,
    typed: &str,
) -> Result<(Certificate, Verdict), AppError> {
    let own = format!("certificates:{}", client.0);
    throttle::count(state, &own, LOOKUPS).await?;
    throttle::count(state, EVERYONE, LOOKUPS_OF_ALL).await?;
    let code: CertificateCode = typed.parse().map_err(|_| AppError::NotFound)?;
    let found = store::by_code(&state.db, code).await?.ok_or(AppError::NotFound)?;
    throttle::take_back(state, &own).await?;
    throttle::take_back(state, EVERYONE).await?;
    match check(state, found.credential.clone().into_bytes()).await? {
        // Signed before anybody knew that its key was stolen: it waits to be issued anew.
        verdict @ Verdict::Refused(Refusal::CompromisedKey { .. }) => Ok((found, verdict)),
        Verdict::Refused(refusal) => {
            Err(AppError::Internal(format!("stored certificate {}: {refusal}", found.id)))
        }
        Verdict::Other(..) => {
            Err(AppError::Internal(format!("stored certificate {} is something else", found.id)))
        }
        verdict => Ok((found, verdict)),
    }
}

/// A certificate as a compact JWS; certificates of before 0.3 have none.
pub fn jwt(found: &Certificate) -> Result<String, AppError> {
    let signature = found.jwt_signature.as_deref().ok_or(AppError::NotFound)?;
    let broken =
        |why: &dyn std::fmt::Display| AppError::Internal(format!("stored certificate {}: {why}", found.id));
    let credential: Credential = serde_json::from_str(&found.credential).map_err(|error| broken(&error))?;
    let key = PublicKey::parse(&found.key).map_err(|error| broken(&error))?;
    let kid = IssuerName::of_did(&credential.issuer.id).jwk_method(&key);
    jwt::with_signature(&credential, &kid, signature).map_err(|error| broken(&error))
}

/// A file that somebody gives to be checked, and what kind of file it is.
pub async fn check_file(
    state: &AppState,
    client: &ClientAddress,
    file: Vec<u8>,
) -> Result<(Option<Kind>, Verdict), AppError> {
    throttle::count(state, &format!("certificate-files:{}", client.0), FILES).await?;
    if file.len() > MAX_FILE_BYTES {
        return Ok((None, Verdict::Refused(Refusal::TooLarge)));
    }
    opened(state, file).await
}

/// Checks the bytes of a file of any kind, then what the register says of it.
pub(super) async fn check(state: &AppState, file: Vec<u8>) -> Result<Verdict, AppError> {
    let (_, verdict) = opened(state, file).await?;
    Ok(verdict)
}

async fn opened(state: &AppState, file: Vec<u8>) -> Result<(Option<Kind>, Verdict), AppError> {
    let (keys, now) = (state.keys.current(), state.now().0);
    let examined = work::aside(move || examine(&file, &TrustedIssuers::of_ring(&keys), now)).await?;
    let verdict = match examined.found {
        Ok(found) => weigh(&state.db, found.credential).await?,
        Err(refusal) => Verdict::Refused(refusal),
    };
    Ok((examined.kind, verdict))
}

/// What the register says of a credential whose signature is right, and of each one inside it.
pub async fn weigh(db: &Db, carried: Carried) -> Result<Verdict, StoreError> {
    let (one, inside) = match carried {
        Carried::Ours(judged) => return verdict(db, *judged).await,
        Carried::Other(one, inside) => (one, inside),
    };
    let mut weighed = Vec::with_capacity(inside.len());
    for Enclosed { code, title, worth } in inside {
        let worth = match worth {
            Ok(Carried::Ours(judged)) => verdict(db, *judged).await?,
            Ok(Carried::Other(one, _)) => Verdict::Other(one, Vec::new()),
            Err(refusal) => Verdict::Refused(refusal),
        };
        weighed.push(Enclosed { code, title, worth });
    }
    Ok(Verdict::Other(one, weighed))
}

/// What the register says of a certificate whose signature is right. Its code alone says nothing: whoever holds a stolen
/// key can sign anything under the code of a certificate that stands.
async fn verdict(db: &Db, judged: Judged) -> Result<Verdict, StoreError> {
    let registered = match judged.claimed().certificate_code.parse() {
        Ok(code) => store::by_code(db, code).await?,
        Err(_) => None,
    };
    let recorded = match &registered {
        Some(entry) => recorded(db, entry, &judged.claimed().credential).await?,
        None => None,
    };
    let verified = match judged.believed(recorded) {
        Ok(verified) => Box::new(verified),
        Err(refusal) => return Ok(Verdict::Refused(refusal)),
    };
    Ok(match registered.filter(|_| recorded.is_some()).map(|entry| entry.state) {
        None => Verdict::Unregistered(verified),
        Some(State::Valid) => Verdict::Valid(verified),
        Some(State::Suspended(change)) => Verdict::Suspended(verified, change),
        Some(State::Revoked(change)) => Verdict::Revoked(verified, change),
    })
}

/// When the register recorded exactly this content: as the file it has now, or as one it had before; as file or token.
async fn recorded(
    db: &Db,
    entry: &Certificate,
    claimed: &Credential,
) -> Result<Option<Timestamp>, StoreError> {
    let same = |file: &str| {
        let own: Option<Credential> = serde_json::from_str(file).ok();
        own.is_some_and(|own| own.says_the_same(claimed))
    };
    if same(&entry.credential) {
        return Ok(Some(entry.issued));
    }
    let before = store::replaced(db, &entry.id).await?;
    Ok(before.into_iter().find(|file| same(&file.credential)).map(|file| file.issued))
}
