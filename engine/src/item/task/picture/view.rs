//! How a picture editor looks: the picture, what is on it in words, and one tool at a time.

use super::acts::{RATIOS, TOOLS};
use super::frame::Seen;
use super::weight::{Format, Quality};
use super::{Picture, Thing};
use crate::item::task::act::Act;
use crate::item::task::text::{Text, say};
use crate::item::task::view::{
    Block, Button, Field, Form, Look, Pane, PanePlace, Row, Rows, Scene, Shape, View, Way,
};

impl Picture {
    pub(super) fn window(&self) -> View {
        let pane = |id, title, blocks| Pane::new(id, title, PanePlace::Front, blocks);
        let panes = vec![
            pane("picture", self.name.as_str().into(), self.shown()),
            pane("tools", say("task-pic-tools"), self.tools()),
        ];
        View { panes }
    }

    fn shown(&self) -> Vec<Block> {
        let shape = |thing: &Thing| Shape {
            kind: thing.kind.name(),
            area: [thing.area.left, thing.area.top, thing.area.right, thing.area.bottom],
            blurred: thing.blurred,
        };
        let scene = Scene {
            size: (self.width, self.height),
            turned: self.turned,
            marked: self.tool == "frame",
            photo: self.look == super::Look::Photo,
            shapes: self.things.iter().map(shape).collect(),
        };
        let size = say("task-pic-points")
            .with("width", self.width.to_string())
            .with("height", self.height.to_string());
        let mut facts = vec![
            (say("task-pic-size"), size),
            (say("task-pic-format"), self.format.name().to_uppercase().into()),
            (say("task-pic-weight"), weight(self.kb())),
        ];
        if let Some(save) = self.saves.last() {
            let key = if self.is_saved() { "task-pic-is-saved" } else { "task-pic-is-changed" };
            facts.push((say("task-pic-file"), say(key).with("name", save.name.as_str())));
        }
        let rows = self.things.iter().map(|thing| Row {
            notes: std::iter::once(state(thing)).chain(place(thing)).collect(),
            ..Row::said(thing.name.as_str())
        });
        vec![
            Block::Scene(scene),
            Block::Facts(facts),
            Block::Heading(say("task-pic-things")),
            Block::Rows(Rows::new(say("task-pic-things"), "held", rows.collect())),
        ]
    }

    fn tools(&self) -> Vec<Block> {
        let tools = TOOLS.into_iter().filter(|tool| *tool != "details" || !self.details.is_empty());
        let tool = |tool: &'static str| {
            let (key, icon) = match tool {
                "frame" => ("task-pic-frame", "crop"),
                "size" => ("task-pic-resize", "screen"),
                "file" => ("task-pic-export", "file"),
                "hide" => ("task-pic-hide", "eye"),
                _ => ("task-pic-details", "pin"),
            };
            let look = if self.tool == tool { Look::On } else { Look::Off };
            Button::new(say(key), Act::on("tool", "tool", tool)).icon(icon).look(look)
        };
        let turns = [("left", "task-pic-turn-left", "undo"), ("right", "task-pic-turn-right", "redo")]
            .map(|(way, key, icon)| Button::new(say(key), Act::on("turn", "way", way)).icon(icon));
        let buttons = tools.map(tool).chain(turns).collect();
        let mut blocks = vec![Block::Toolbar { label: say("task-pic-tools"), buttons }];
        blocks.extend(self.panel());
        blocks.push(Block::Form(Form {
            fields: vec![
                Field::line("name", say("task-pic-name"), self.suggested()).hint(say("task-pic-name-hint")),
            ],
            ways: vec![Way::main("save", say("task-pic-save")).icon("download")],
            ..Form::new(say("task-pic-save"), "save")
        }));
        blocks
    }

    fn panel(&self) -> Vec<Block> {
        match self.tool {
            "frame" => vec![Block::Form(framing()), ratios()],
            "size" => vec![Block::Form(self.sizing())],
            "file" => vec![Block::Form(self.exporting())],
            "hide" => vec![Block::Rows(self.hiding())],
            "details" if !self.details.is_empty() => vec![Block::Form(self.cleaning())],
            _ => Vec::new(),
        }
    }

    fn sizing(&self) -> Form {
        let keep = [("yes", say("task-pic-keep"))];
        Form {
            fields: vec![
                Field::line("width", say("task-pic-width"), self.width.to_string()),
                Field::line("height", say("task-pic-height"), self.height.to_string()),
                Field::picks("keep", say("task-pic-proportions"), keep, |_| true),
            ],
            ways: vec![Way::other("size", say("task-pic-resize-do"))],
            ..Form::new(say("task-pic-resize"), "pair")
        }
    }

    fn exporting(&self) -> Form {
        let formats = Format::ALL.map(|format| (format.name(), format.name().to_uppercase().into()));
        let qualities = Quality::ALL.map(|quality| (quality.name(), quality_words(quality)));
        Form {
            fields: vec![
                Field::choice("format", say("task-pic-format"), formats, self.format.name()),
                Field::choice("quality", say("task-pic-quality"), qualities, self.quality.name()),
            ],
            ways: vec![Way::other("export", say("task-pic-export-do"))],
            ..Form::new(say("task-pic-export"), "pair")
        }
    }

    fn hiding(&self) -> Rows {
        let row = |thing: &Thing| {
            let look = if thing.blurred { Look::On } else { Look::Off };
            Row { look, ..Row::new(thing.name.as_str(), Act::on("blur", "thing", &thing.id)) }
        };
        Rows::new(say("task-pic-hide"), "settings", self.things.iter().map(row).collect())
    }

    fn cleaning(&self) -> Form {
        let details = self.details.iter().map(|detail| {
            let words =
                say("task-pic-detail").with("name", detail.name.as_str()).with("text", detail.text.as_str());
            (detail.id.as_str(), words)
        });
        Form {
            fields: vec![Field::picks("details", say("task-pic-details-told"), details, |_| false)],
            ways: vec![Way::other("clean", say("task-pic-clean")).icon("bin")],
            ..Form::new(say("task-pic-details"), "ask")
        }
    }

    /// The name of the last file, or that of the picture found.
    fn suggested(&self) -> &str {
        self.saves.last().map_or(self.name.as_str(), |save| save.name.as_str())
    }
}

fn framing() -> Form {
    let side = |name, key| Field::line(name, say(key), "");
    Form {
        fields: vec![
            side("left", "task-pic-cut-left"),
            side("right", "task-pic-cut-right"),
            side("top", "task-pic-cut-top"),
            side("bottom", "task-pic-cut-bottom"),
        ],
        ways: vec![Way::other("crop", say("task-pic-cut-do")).icon("crop")],
        ..Form::new(say("task-pic-frame"), "pair")
    }
}

fn ratios() -> Block {
    let button = |(name, ..): (&'static str, u32, u32)| {
        Button::new(say("task-pic-ratio").with("ratio", name), Act::on("ratio", "ratio", name))
    };
    Block::Toolbar { label: say("task-pic-ratios"), buttons: RATIOS.map(button).into() }
}

fn quality_words(quality: Quality) -> Text {
    say(match quality {
        Quality::High => "task-pic-high",
        Quality::Medium => "task-pic-medium",
        Quality::Low => "task-pic-low",
    })
}

/// How a thing is seen.
fn state(thing: &Thing) -> Text {
    say(match (thing.area.seen(), thing.blurred) {
        (Seen::Not, _) => "task-pic-out",
        (_, true) => "task-pic-is-blurred",
        (Seen::Partly, false) => "task-pic-partly",
        (Seen::Whole, false) => "task-pic-whole",
    })
}

/// Where a thing is, in hundredths of what is seen.
fn place(thing: &Thing) -> Option<Text> {
    let percent = |share: i64| share.div_euclid(super::frame::WHOLE / 100).clamp(0, 100).to_string();
    let area = thing.area;
    let text = say("task-pic-place").with("left", percent(area.left)).with("right", percent(area.right));
    (area.seen() != Seen::Not)
        .then(|| text.with("top", percent(area.top)).with("bottom", percent(area.bottom)))
}

/// A weight in words: kilobytes below a thousand, else megabytes with a tenth.
pub(super) fn weight(kb: u64) -> Text {
    if kb < 1_000 {
        return say("task-files-kb").with("size", kb.to_string());
    }
    say("task-files-mb").with("whole", (kb / 1_000).to_string()).with("tenth", (kb % 1_000 / 100).to_string())
}
