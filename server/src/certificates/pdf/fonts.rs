//! The bundled fonts (`fonts/NOTICE`) and which of them draws what.

use parley::FontContext;
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::style::{FontFamily, FontFamilyName, FontWeight};
use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

macro_rules! font {
    ($name:literal) => {
        ($name, include_bytes!(concat!("fonts/", $name, ".ttf")))
    };
}

/// Every font under the name of its file.
pub(super) const FONTS: [(&str, &[u8]); 12] = [
    font!("serif-bold"),
    font!("sans-regular"),
    font!("sans-bold"),
    font!("mono-regular"),
    font!("mono-bold"),
    font!("arabic"),
    font!("armenian"),
    font!("devanagari"),
    font!("georgian"),
    font!("hebrew"),
    font!("tamil"),
    font!("thai"),
];

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// Titles and the holder's name.
    Title,
    /// Running text.
    Body,
    /// What stands out.
    Strong,
    /// Codes.
    Code,
    /// Long digests.
    Digest,
}

impl Face {
    /// Fonts in the order in which one that has the sign is looked for.
    fn chain(self) -> [&'static str; 10] {
        let (own, next, other) = match self {
            Self::Title => ("serif-bold", "sans-regular", "mono-bold"),
            Self::Body => ("sans-regular", "serif-bold", "mono-regular"),
            Self::Strong => ("sans-bold", "sans-regular", "mono-bold"),
            Self::Code => ("mono-bold", "sans-bold", "sans-regular"),
            Self::Digest => ("mono-regular", "sans-regular", "serif-bold"),
        };
        [own, next, other, "arabic", "armenian", "devanagari", "georgian", "hebrew", "tamil", "thai"]
    }

    /// The same as a style.
    pub(super) fn family(self) -> FontFamily<'static> {
        let names = self.chain().map(|name| FontFamilyName::Named(Cow::Borrowed(name)));
        FontFamily::List(Cow::Owned(names.to_vec()))
    }
}

/// The fonts, ready to shape texts; nothing of the system they run on.
pub(super) fn context() -> FontContext {
    static CONTEXT: LazyLock<FontContext> = LazyLock::new(load);
    CONTEXT.clone()
}

fn load() -> FontContext {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    for (name, bytes) in FONTS {
        let normal = FontInfoOverride {
            family_name: Some(name),
            weight: Some(FontWeight::NORMAL),
            ..Default::default()
        };
        collection.register_fonts(Blob::new(Arc::new(bytes)), Some(normal));
    }
    FontContext { collection, source_cache: SourceCache::default() }
}
