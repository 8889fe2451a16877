//! The picture of a certificate, to show elsewhere: an SVG drawing and a PNG picture of the same shapes, each with the
//! signed file baked in.
//!
//! A surveyor's pole in a landscape. What the certificate is stands in the drawing's title and description, and in the
//! file inside; nothing is drawn with letters, which would need the same fonts wherever the badge is shown. The same
//! certificate gives the same bytes.

mod drawing;
mod raster;
mod vector;

use super::VerifiedCredential;
use super::container::{ContainerError, png, svg};
use super::wording::Language;
use thiserror::Error;

/// Width and height of the drawing, and of the picture in points.
const SIDE: u16 = 512;

/// What a badge says of its certificate. The holder's name is not on it: a badge is shown where she does not choose who
/// looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// Language of its texts.
    pub language: Language,
    /// Title of the certificate.
    pub title: String,
    /// The certifying organisation.
    pub organisation: String,
    /// Framework and version.
    pub framework: String,
    /// Points.
    pub points: u32,
    /// Most points the test could give.
    pub points_possible: u32,
}

/// Why there is no badge.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum BadgeError {
    /// The credential could not be put inside.
    #[error(transparent)]
    Container(#[from] ContainerError),
    /// The picture could not be written.
    #[error("the picture could not be written: {0}")]
    Picture(String),
}

impl From<&VerifiedCredential> for Badge {
    fn from(one: &VerifiedCredential) -> Self {
        Self {
            language: one.language,
            title: one.title.clone(),
            organisation: one.organisation.clone(),
            framework: one.framework.clone(),
            points: one.total.points,
            points_possible: one.total.points_possible,
        }
    }
}

impl Badge {
    /// The drawing with the credential inside.
    pub fn svg(&self, credential: &str) -> Result<String, BadgeError> {
        Ok(svg::bake(&vector::svg(self, &drawing::landscape()), credential)?)
    }

    /// The picture with the credential inside.
    pub fn png(credential: &[u8]) -> Result<Vec<u8>, BadgeError> {
        Ok(png::bake(&raster::png(&drawing::landscape())?, credential)?)
    }
}

#[cfg(test)]
mod tests;
