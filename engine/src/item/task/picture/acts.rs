//! What each action does to a picture.

use super::frame::{Area, WHOLE};
use super::weight::{Format, Quality};
use super::{Picture, Save};
use crate::item::task::act::{Act, Verbs};
use crate::item::task::app::{Refusal, Told};
use crate::item::task::text::say;

pub(super) const VERBS: Verbs = &[
    ("tool", &["tool"]),
    ("crop", &["left?", "top?", "right?", "bottom?"]),
    ("ratio", &["ratio"]),
    ("turn", &["way"]),
    ("size", &["width?", "height?", "keep?"]),
    ("export", &["format", "quality?"]),
    ("blur", &["thing"]),
    ("clean", &["details?"]),
    ("save", &["name?"]),
];

/// What can be opened beside the picture.
pub(super) const TOOLS: [&str; 5] = ["frame", "size", "file", "hide", "details"];
/// Proportions on offer: name, width, height.
pub(super) const RATIOS: [(&str, u32, u32); 6] =
    [("1:1", 1, 1), ("4:3", 4, 3), ("3:2", 3, 2), ("16:9", 16, 9), ("3:4", 3, 4), ("2:3", 2, 3)];
/// Most points on a side, and fewest.
const LARGEST: u32 = 12_000;
const SMALLEST: u32 = 10;

impl Picture {
    pub(super) fn act(&mut self, act: &Act) -> Result<Told, Refusal> {
        match act.verb() {
            "tool" => self.open(act.get("tool")),
            "crop" => self.crop(act),
            "ratio" => self.frame_to(act.get("ratio")),
            "turn" => self.turn(act.get("way")),
            "size" => self.resize(act),
            "export" => self.export(act),
            "blur" => self.blur(act.get("thing")),
            "clean" => self.clean(act),
            "save" => self.save(act.get("name").trim()),
            _ => Err(Refusal::Impossible),
        }
    }

    fn open(&mut self, tool: &str) -> Result<Told, Refusal> {
        let known = TOOLS.into_iter().find(|known| *known == tool).ok_or(Refusal::Impossible)?;
        self.tool = if self.tool == known { "" } else { known };
        Ok(Told::same(say(if self.tool.is_empty() { "task-pic-closed" } else { "task-pic-open" })))
    }

    /// Cuts off some hundredths on each side.
    fn crop(&mut self, act: &Act) -> Result<Told, Refusal> {
        let percent = |side: &str| match act.get(side).trim().trim_end_matches('%').trim_end() {
            "" => Ok(0),
            text => {
                let number = text.parse().ok().filter(|percent: &i64| (0..=90).contains(percent));
                number.ok_or_else(|| Refusal::because(say("task-pic-no-percent").with("text", text)))
            }
        };
        let share = |side: &str| percent(side).map(|percent| percent * WHOLE / 100);
        let (left, top) = (share("left")?, share("top")?);
        let frame = Area { left, top, right: WHOLE - share("right")?, bottom: WHOLE - share("bottom")? };
        if frame == (Area { left: 0, top: 0, right: WHOLE, bottom: WHOLE }) {
            return Err(Refusal::because(say("task-pic-cut-nothing")));
        }
        self.cut_to(frame)
    }

    /// The largest frame of these proportions, in the middle.
    fn frame_to(&mut self, ratio: &str) -> Result<Told, Refusal> {
        let (_, across, down) = RATIOS.into_iter().find(|it| it.0 == ratio).ok_or(Refusal::Impossible)?;
        let (width, height) = (i64::from(self.width), i64::from(self.height));
        let (across, down) = (i64::from(across), i64::from(down));
        let share = |part: i64, whole: i64| (WHOLE - part * WHOLE / whole.max(1)) / 2;
        let (left, top) = if width * down > height * across {
            (share(height * across / down, width), 0)
        } else {
            (0, share(width * down / across, height))
        };
        self.cut_to(Area { left, top, right: WHOLE - left, bottom: WHOLE - top })
    }

    fn cut_to(&mut self, frame: Area) -> Result<Told, Refusal> {
        let (across, down) = (frame.right - frame.left, frame.bottom - frame.top);
        let part = |points: u32, share: i64| {
            let part = (i64::from(points) * share + WHOLE / 2) / WHOLE;
            u32::try_from(part).ok().filter(|part| *part >= SMALLEST)
        };
        let too_small = || Refusal::because(say("task-pic-too-small"));
        let width = part(self.width, across).ok_or_else(too_small)?;
        let height = part(self.height, down).ok_or_else(too_small)?;
        (self.width, self.height) = (width, height);
        self.things.iter_mut().for_each(|thing| thing.area = thing.area.within(frame));
        Ok(self.done("task-pic-cut"))
    }

    fn turn(&mut self, way: &str) -> Result<Told, Refusal> {
        let quarters: u8 = match way {
            "right" => 1,
            "left" => 3,
            _ => return Err(Refusal::Impossible),
        };
        for _ in 0..quarters {
            std::mem::swap(&mut self.width, &mut self.height);
            self.things.iter_mut().for_each(|thing| thing.area = thing.area.turned_right());
            self.turned = (self.turned + 1) % 4;
            self.stretch = 1_000_000 / self.stretch.max(1);
        }
        Ok(Told::same(say("task-pic-turned")))
    }

    /// A side that is not given, or stays as it is, follows the other when proportions are kept.
    fn resize(&mut self, act: &Act) -> Result<Told, Refusal> {
        let side = |name: &str, now: u32| match act.get(name).trim() {
            "" => Ok(now),
            text => {
                let points = text.parse().ok().filter(|points| (SMALLEST..=LARGEST).contains(points));
                points.ok_or_else(|| Refusal::because(say("task-pic-no-size").with("text", text)))
            }
        };
        let (width, height) = (side("width", self.width)?, side("height", self.height)?);
        let follow = |asked: u32, from: u32, other: u32| {
            let (asked, from, other) = (u64::from(asked), u64::from(from.max(1)), u64::from(other));
            u32::try_from((asked * other + from / 2) / from).unwrap_or(LARGEST).clamp(SMALLEST, LARGEST)
        };
        let (width, height) = match (act.get("keep") == "yes", width != self.width) {
            (false, _) => (width, height),
            (true, true) => (width, follow(width, self.width, self.height)),
            (true, false) => (follow(height, self.height, self.width), height),
        };
        self.enlarged |= width > self.width || height > self.height;
        let wide = |width: u32, height: u32| u64::from(width) * 1_000_000 / u64::from(height.max(1));
        let stretch = u64::from(self.stretch) * wide(width, height) / wide(self.width, self.height).max(1);
        // Rounding to whole points is no stretching.
        if act.get("keep") != "yes" {
            self.stretch = u32::try_from(stretch).unwrap_or(u32::MAX);
        }
        (self.width, self.height) = (width, height);
        Ok(self.done("task-pic-resized"))
    }

    fn export(&mut self, act: &Act) -> Result<Told, Refusal> {
        let quality = match act.get("quality") {
            "" => Some(self.quality),
            name => Quality::named(name),
        };
        self.format = Format::named(act.get("format")).ok_or(Refusal::Impossible)?;
        self.quality = quality.ok_or(Refusal::Impossible)?;
        Ok(self.done("task-pic-exported"))
    }

    fn blur(&mut self, id: &str) -> Result<Told, Refusal> {
        let thing = self.things.iter_mut().find(|thing| thing.id == id).ok_or(Refusal::Impossible)?;
        thing.blurred = !thing.blurred;
        let told = if thing.blurred { "task-pic-blurred" } else { "task-pic-unblurred" };
        Ok(Told::same(say(told).with("name", thing.name.as_str())))
    }

    fn clean(&mut self, act: &Act) -> Result<Told, Refusal> {
        let ticked: Vec<&str> = act.several("details").collect();
        if ticked.is_empty() {
            return Err(Refusal::because(say("task-pic-none-ticked")));
        }
        if !ticked.iter().all(|id| self.details.iter().any(|detail| detail.id == *id)) {
            return Err(Refusal::Impossible);
        }
        self.details.retain(|detail| !ticked.contains(&detail.id.as_str()));
        Ok(Told::pane(say("task-pic-cleaned").with("count", ticked.len()), "tools"))
    }

    /// Writes a file; its format gives the end of its name.
    fn save(&mut self, name: &str) -> Result<Told, Refusal> {
        let stem = match Format::of(&name.to_lowercase()) {
            Some(_) => name.rsplit_once('.').map_or(name, |(stem, _)| stem),
            None => name,
        };
        if stem.is_empty() || stem.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) {
            return Err(Refusal::because(say("task-pic-no-name")));
        }
        let name = format!("{stem}.{}", self.format.name());
        let told = say("task-pic-saved").with("name", name.as_str());
        self.saves.push(Save { name, content: self.content() });
        Ok(Told::pane(told, "picture"))
    }

    fn done(&self, key: &'static str) -> Told {
        let told = say(key).with("width", self.width.to_string()).with("height", self.height.to_string());
        Told::pane(told.with("weight", super::view::weight(self.kb())), "picture")
    }
}
