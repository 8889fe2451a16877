//! A photo: a small landscape, and what a camera notes about it.

mod exif;
mod jpeg;

use super::fault;
use super::measure::{Day, Degrees, Minutes, Whole};
use crate::item::task::Fault;
use serde::Deserialize;

/// Narrowest and widest side, in dots.
const SIDES: std::ops::RangeInclusive<u32> = 64..=1600;

/// A photo.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Photo {
    width: Whole,
    height: Whole,
    /// When it was taken.
    day: Day,
    time: Minutes,
    /// The camera.
    #[serde(default)]
    camera: String,
    /// Who took it.
    #[serde(default)]
    artist: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    rights: String,
    place: Option<Place>,
    /// Sensitivity.
    iso: Option<Whole>,
}

/// Where it was taken.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    latitude: Degrees,
    longitude: Degrees,
}

impl Photo {
    pub(super) fn bytes(&self) -> Vec<u8> {
        let size = [self.width.0, self.height.0].map(|side| u16::try_from(side).unwrap_or(u16::MAX));
        let (_, _, day) = self.day.0.civil();
        let day = u32::try_from(day).unwrap_or_default();
        jpeg::bytes(size, &exif::bytes(self), |across, down| self.colour(day, across, down))
    }

    /// Hills under a sky with a sun, which stands higher at noon; `across` and `down` go from 0 to 255.
    fn colour(&self, day: u32, across: u32, down: u32) -> [u8; 3] {
        let hour = self.time.0 / 60;
        let sun = (hour * 10, 40 + hour.abs_diff(12) * 10);
        let near = across.abs_diff(sun.0).pow(2) + down.abs_diff(sun.1).pow(2) < 400;
        let slope = (across + day * 29) % 128;
        let hill = 140 + slope.abs_diff(64) / 2;
        let shade = |base: u32, step: u32| u8::try_from((base + step).min(255)).unwrap_or(u8::MAX);
        if down > hill {
            [shade(40, day), shade(90, (down - hill) / 4), 60]
        } else if near {
            [250, 220, 120]
        } else {
            [shade(110, down / 4), shade(160, down / 4), 235]
        }
    }

    pub(super) fn faults(&self, at: &str, found: &mut Vec<Fault>) {
        for (name, side) in [("width", self.width), ("height", self.height)] {
            if !SIDES.contains(&side.0) {
                let message = format!("a photo of {} dots is not made here", side.0);
                found.push(fault(format!("{at}.{name}"), message, "use 64 to 1600"));
            }
        }
        for (name, words) in [
            ("camera", &self.camera),
            ("artist", &self.artist),
            ("title", &self.title),
            ("rights", &self.rights),
        ] {
            if !words.is_ascii() {
                let message = "programs read only plain letters here";
                found.push(fault(format!("{at}.{name}"), message, "write it without accents"));
            }
        }
    }
}
