//! What an author may get wrong in a text.

use super::Document;
use super::acts::SIZES;
use crate::item::task::app::{Fault, id_faults};

impl Document {
    pub(super) fn mistakes(&self) -> Vec<Fault> {
        let ids = self.paragraphs.iter().enumerate();
        let mut faults = id_faults(ids.map(|(n, it)| (format!("paragraphs.{n}.id"), it.id.as_str())), &[]);
        for (number, paragraph) in self.paragraphs.iter().enumerate() {
            if paragraph.size.is_some_and(|size| !SIZES.contains(&size)) {
                let message = "this size is not on offer".to_owned();
                let help = "use 10, 11, 12, 14, 16, 18, 20 or 24";
                faults.push(Fault { at: format!("paragraphs.{number}.size"), message, help });
            }
        }
        faults
    }
}
