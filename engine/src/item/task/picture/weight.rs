//! What a picture weighs: about what usual programs make of it.

use super::Look;

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Format {
    #[default]
    Jpg,
    Png,
    Webp,
}

/// How much a format that leaves things out leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Quality {
    #[default]
    High,
    Medium,
    Low,
}

impl Format {
    pub(super) const ALL: [Self; 3] = [Self::Jpg, Self::Png, Self::Webp];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Jpg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The format of a file, by the end of its name.
    pub(super) fn of(file: &str) -> Option<Self> {
        let (_, end) = file.rsplit_once('.')?;
        Self::named(if end == "jpeg" { "jpg" } else { end })
    }
}

impl Quality {
    pub(super) const ALL: [Self; 3] = [Self::High, Self::Medium, Self::Low];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|quality| quality.name() == name)
    }
}

/// Weight in kilobytes: points × thousandths of a byte for each.
pub(super) fn kb(width: u32, height: u32, look: Look, format: Format, quality: Quality) -> u64 {
    let thousandths: u64 = match (look, format, quality) {
        (Look::Photo, Format::Jpg, Quality::High) => 300,
        (Look::Photo, Format::Jpg, Quality::Medium) => 150,
        (Look::Photo, Format::Jpg, Quality::Low) => 70,
        (Look::Photo, Format::Webp, Quality::High) => 210,
        (Look::Photo, Format::Webp, Quality::Medium) => 100,
        (Look::Photo, Format::Webp, Quality::Low) => 45,
        (Look::Photo, Format::Png, _) => 1_600,
        (Look::Drawing, Format::Jpg, Quality::High) => 160,
        (Look::Drawing, Format::Jpg, Quality::Medium) => 90,
        (Look::Drawing, Format::Jpg, Quality::Low) => 50,
        (Look::Drawing, Format::Webp, _) => 30,
        (Look::Drawing, Format::Png, _) => 40,
    };
    (u64::from(width) * u64::from(height) * thousandths / 1_000_000).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn photos_are_light_as_jpg_and_drawings_as_png() {
        let weight = |look, format| kb(4_000, 3_000, look, format, Quality::High);
        assert_eq!(weight(Look::Photo, Format::Jpg), 3_600);
        assert!(weight(Look::Photo, Format::Png) > 4 * weight(Look::Photo, Format::Jpg));
        assert!(weight(Look::Drawing, Format::Jpg) > 3 * weight(Look::Drawing, Format::Png));
        assert_eq!(kb(1, 1, Look::Drawing, Format::Png, Quality::Low), 1);
        assert_eq!(Format::of("a.b.jpeg"), Some(Format::Jpg));
        assert_eq!(Format::of("a.bmp"), None);
    }
}
