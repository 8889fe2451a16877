//! Placeholder until the credential core is merged.
use std::path::Path;
#[derive(Debug)]
pub struct KeyRing;
impl KeyRing {
    pub fn load_or_create(_dir: &Path, _r: impl Fn() -> [u8; 32]) -> std::io::Result<Self> {
        Ok(Self)
    }
}
