//! Colours of the page: those of the web pages in light (`assets/style.css`), which differ in grey too.

use krilla::color::rgb::Color;

const fn rgb(hex: u32) -> (u8, u8, u8) {
    let [_, red, green, blue] = hex.to_be_bytes();
    (red, green, blue)
}

/// A colour of the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink((u8, u8, u8));

pub(super) const INK: Ink = Ink(rgb(0x001b_2530));
pub(super) const QUIET: Ink = Ink(rgb(0x004a_5662));
pub(super) const LINE: Ink = Ink(rgb(0x00dd_d5c8));
pub(super) const EDGE: Ink = Ink(rgb(0x0079_7264));
pub(super) const SUNK: Ink = Ink(rgb(0x00f6_f2ea));
pub(super) const PINE: Ink = Ink(rgb(0x000d_4f4a));
pub(super) const PINE_SOFT: Ink = Ink(rgb(0x00e3_f0ed));
pub(super) const MARK: Ink = Ink(rgb(0x00c4_472b));
pub(super) const MARK_SOFT: Ink = Ink(rgb(0x00f4_e6da));
pub(super) const WHITE: Ink = Ink(rgb(0x00ff_ffff));
pub(super) const BLACK: Ink = Ink(rgb(0));
pub(super) const SKY: Ink = Ink(rgb(0x00f3_ead9));
pub(super) const SUN: Ink = Ink(rgb(0x00f0_b95a));
pub(super) const HILLS: [Ink; 3] = [Ink(rgb(0x00d5_ddcf)), Ink(rgb(0x00ad_c3b3)), Ink(rgb(0x007f_a595))];
pub(super) const ROAD: Ink = Ink(rgb(0x00fb_f3e4));

/// Colour of an area and of what is written on it.
pub(super) fn area(code: &str) -> (Ink, Ink) {
    let dark = INK;
    match code.chars().next() {
        Some('1') => (Ink(rgb(0x0022_406e)), WHITE),
        Some('2') => (Ink(rgb(0x0086_356a)), WHITE),
        Some('3') => (Ink(rgb(0x000f_7a70)), WHITE),
        Some('4') => (Ink(rgb(0x00d2_7a2c)), dark),
        Some('5') => (Ink(rgb(0x00e5_c453)), dark),
        _ => (PINE, WHITE),
    }
}

impl From<Ink> for Color {
    fn from(Ink((red, green, blue)): Ink) -> Self {
        Self::new(red, green, blue)
    }
}
