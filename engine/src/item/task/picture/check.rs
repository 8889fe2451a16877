//! What an author may get wrong in a picture.

use super::acts::RATIOS;
use super::weight::Format;
use super::{Picture, Thing};
use crate::item::task::app::{Fault, id_faults};

impl Picture {
    pub(super) fn ids_of(&self, field: &str) -> Option<Vec<&str>> {
        match field {
            "things" => Some(self.things.iter().map(|thing| thing.id.as_str()).collect()),
            "details" => Some(self.details.iter().map(|detail| detail.id.as_str()).collect()),
            "ratio" => Some(RATIOS.iter().map(|(name, ..)| *name).chain(["|"]).collect()),
            "format" => Some(Format::ALL.map(Format::name).into_iter().chain(["|"]).collect()),
            _ => None,
        }
    }

    pub(super) fn mistakes(&self) -> Vec<Fault> {
        let things = self.things.iter().enumerate();
        let mut faults = id_faults(things.map(|(n, it)| (format!("things.{n}.id"), it.id.as_str())), &[]);
        let details = self.details.iter().enumerate();
        faults.extend(id_faults(details.map(|(n, it)| (format!("details.{n}.id"), it.id.as_str())), &[]));
        if Format::of(&self.name).is_none() {
            let message = format!("`{}` is no picture", self.name);
            faults.push(Fault {
                at: "name".to_owned(),
                message,
                help: "end the name with .jpg, .png or .webp",
            });
        }
        if self.turned > 3 {
            let message = "a picture lies wrong by three quarters at most".to_owned();
            faults.push(Fault { at: "turned".to_owned(), message, help: "use 0 to 3" });
        }
        for (at, side) in [("width", self.width), ("height", self.height)] {
            if !(100..=12_000).contains(&side) {
                let message = format!("a side of {side} points is not usual");
                faults.push(Fault { at: at.to_owned(), message, help: "use 100 to 12000" });
            }
        }
        faults.extend(self.things.iter().enumerate().filter_map(|(number, thing)| misplaced(number, thing)));
        faults
    }
}

fn misplaced(number: usize, thing: &Thing) -> Option<Fault> {
    let sound =
        thing.left < thing.right && thing.right <= 100 && thing.top < thing.bottom && thing.bottom <= 100;
    let message = format!("`{}` is nowhere on the picture", thing.id);
    let help = "give percents from the left and from the top: left < right, top < bottom, 100 at most";
    (!sound).then(|| Fault { at: format!("things.{number}.left"), message, help })
}
