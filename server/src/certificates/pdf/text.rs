//! Texts made into lines of glyphs. Whatever the text, it comes out: a sign that no bundled font has is drawn as a
//! box, and the text itself stays in the document for whoever reads, copies or searches it.

use super::fonts::{self, Face};
use super::palette::Ink;
use parley::layout::{Alignment, AlignmentOptions, Layout};
use parley::style::{LineHeight, StyleProperty};
use parley::{FontContext, LayoutContext};
use std::ops::Range;

/// Drawn for a sign that no font has.
pub(super) const REPLACEMENT: char = '□';

/// Reach of the Latin fonts above and below a line, in sizes. Scripts that reach further get the lines that their
/// font asks for.
const LATIN: f32 = 1.4;

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) face: Face,
    /// In points.
    pub(super) size: f32,
    /// Distance of lines as a multiple of the size.
    pub(super) leading: f32,
    pub(super) ink: Ink,
}

/// Shapes texts.
pub(super) struct Typesetter {
    fonts: FontContext,
    layouts: LayoutContext<()>,
}

/// A text in lines.
pub(super) struct Block {
    layout: Layout<()>,
    /// What the glyphs show.
    pub(super) drawn: String,
    /// The text itself, when what is drawn is another one.
    pub(super) hidden: Option<String>,
    /// Whether a sign is missing.
    pub(super) replaced: bool,
    pub(super) ink: Ink,
}

impl Typesetter {
    pub(super) fn new() -> Self {
        Self { fonts: fonts::context(), layouts: LayoutContext::new() }
    }

    /// A text in lines no longer than `width`, in points.
    pub(super) fn set(&mut self, text: &str, style: Style, width: f32) -> Block {
        let mut drawn = visible(text);
        let leading = LineHeight::FontSizeRelative(style.leading);
        let mut layout = self.shape(&drawn, style, leading, width);
        // A mark left alone by a box may be missing in its turn. Every round leaves fewer signs that are no boxes.
        for _ in 0..text.len() {
            let missing = missing(&layout);
            if missing.is_empty() {
                break;
            }
            drawn = replace(&drawn, &missing);
            layout = self.shape(&drawn, style, leading, width);
        }
        if tallest(&layout) > LATIN * style.size {
            layout = self.shape(&drawn, style, LineHeight::MetricsRelative(1.0), width);
        }
        Block {
            layout,
            hidden: (drawn != text).then(|| text.to_owned()),
            replaced: drawn.matches(REPLACEMENT).count() > text.matches(REPLACEMENT).count(),
            drawn,
            ink: style.ink,
        }
    }

    /// The same in at most `lines` lines if a size between the style's and `least` allows it, else at `least`.
    pub(super) fn fit(&mut self, text: &str, style: Style, width: f32, lines: usize, least: f32) -> Block {
        let mut size = style.size;
        loop {
            let block = self.set(text, Style { size, ..style }, width);
            if size <= least || block.layout.len() <= lines {
                return block;
            }
            size = (size * 0.93).max(least);
        }
    }

    fn shape(&mut self, text: &str, style: Style, leading: LineHeight, width: f32) -> Layout<()> {
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(style.face.family()));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::LineHeight(leading));
        builder.push_default(StyleProperty::OverflowWrap(parley::style::OverflowWrap::Anywhere));
        let mut layout = builder.build(text);
        layout.break_all_lines(Some(width));
        layout.align(Alignment::Left, AlignmentOptions::default());
        layout
    }
}

impl Block {
    pub(super) fn layout(&self) -> &Layout<()> {
        &self.layout
    }

    /// Whether a part runs from right to left.
    pub(super) fn turns(&self) -> bool {
        self.layout.lines().any(|line| line.runs().any(|run| run.is_rtl()))
    }

    pub(super) fn height(&self) -> f32 {
        self.layout.height()
    }

    pub(super) fn width(&self) -> f32 {
        self.layout.width()
    }

    pub(super) fn first_baseline(&self) -> f32 {
        self.layout.first_baseline().unwrap_or_default()
    }
}

/// Largest reach of a font above and below its line.
fn tallest(layout: &Layout<()>) -> f32 {
    let runs = layout.lines().flat_map(|line| line.runs().collect::<Vec<_>>());
    runs.map(|run| run.font_metrics().ascent + run.font_metrics().descent).fold(0.0, f32::max)
}

/// Text ranges of clusters with a sign that no font has.
fn missing(layout: &Layout<()>) -> Vec<Range<usize>> {
    let clusters = layout.lines().flat_map(|line| line.runs().collect::<Vec<_>>()).flat_map(|run| {
        run.clusters().filter(|cluster| cluster.glyphs().any(|glyph| glyph.id == 0)).collect::<Vec<_>>()
    });
    clusters.map(|cluster| cluster.text_range()).collect()
}

fn replace(text: &str, ranges: &[Range<usize>]) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut done = 0;
    for range in ranges {
        if range.start >= done {
            replaced.push_str(&text[done..range.start]);
            replaced.push(REPLACEMENT);
            done = range.end;
        }
    }
    replaced.push_str(&text[done..]);
    replaced
}

/// The text without what is not drawn: line ends and control signs become spaces; marks that turn the direction of
/// writing, which could make a name look like another, go; private signs, which mean something else everywhere, become
/// boxes. Joiners stay: Persian and Indian scripts need them.
fn visible(text: &str) -> String {
    let shown = |sign: char| match sign {
        _ if sign.is_control() => Some(' '),
        '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'
        | '\u{200e}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        '\u{e000}'..='\u{f8ff}' | '\u{fffc}'..='\u{ffff}' | '\u{f0000}'..='\u{10ffff}' => Some(REPLACEMENT),
        _ => Some(sign),
    };
    text.chars().filter_map(shown).collect()
}
