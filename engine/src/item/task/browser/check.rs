//! What an author may get wrong in a browser.

use super::{Browser, Part};
use crate::item::task::app::{Fault, id_faults};

impl Browser {
    pub(super) fn ids_of(&self, field: &str) -> Option<Vec<&str>> {
        let parts = || self.pages.iter().flat_map(|page| &page.parts);
        match field {
            "page" | "pages" => Some(self.pages.iter().map(|page| page.address.as_str()).collect()),
            "purposes" => {
                let purposes = self.pages.iter().flat_map(|page| &page.purposes);
                Some(purposes.filter(|purpose| !purpose.needed).map(|purpose| purpose.id.as_str()).collect())
            }
            "file" => Some(
                parts()
                    .filter_map(
                        |part| if let Part::File(file) = part { Some(file.id.as_str()) } else { None },
                    )
                    .collect(),
            ),
            "ask" => Some(
                parts()
                    .filter_map(|part| if let Part::Ask(ask) = part { Some(ask.id.as_str()) } else { None })
                    .collect(),
            ),
            _ => None,
        }
    }

    pub(super) fn mistakes(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.page(&self.start).is_none() {
            faults.push(Fault::unknown("start".to_owned(), &self.start));
        }
        for (number, page) in self.pages.iter().enumerate() {
            let at = format!("pages.{number}");
            if self.pages[..number].iter().any(|other| other.address == page.address) {
                faults.push(Fault::repeated(format!("{at}.address"), &page.address));
            }
            faults.extend(unreal(&format!("{at}.address"), &page.address));
            let purposes = page.purposes.iter().enumerate();
            faults.extend(id_faults(
                purposes.map(|(n, it)| (format!("{at}.purposes.{n}.id"), it.id.as_str())),
                &[],
            ));
            faults.extend(id_faults(
                ids(&page.parts).map(|(n, kind, id)| (format!("{at}.parts.{n}.{kind}.id"), id)),
                &[],
            ));
            for (part, to) in page.parts.iter().enumerate().filter_map(|(n, part)| Some((n, leads_to(part)?)))
            {
                if self.page(to).is_none() {
                    faults.push(Fault::unknown(format!("{at}.parts.{part}"), to));
                }
            }
        }
        for (number, search) in
            self.searches.iter().enumerate().filter(|(_, search)| self.page(&search.to).is_none())
        {
            faults.push(Fault::unknown(format!("searches.{number}.to"), &search.to));
        }
        faults
    }
}

fn ids(parts: &[Part]) -> impl Iterator<Item = (usize, &'static str, &str)> {
    parts.iter().enumerate().filter_map(|(number, part)| match part {
        Part::Link(link) => Some((number, "link", link.id.as_str())),
        Part::Result(link) => Some((number, "result", link.id.as_str())),
        Part::File(file) => Some((number, "file", file.id.as_str())),
        Part::Ask(ask) => Some((number, "ask", ask.id.as_str())),
        Part::Heading(_) | Part::Text(_) => None,
    })
}

fn leads_to(part: &Part) -> Option<&str> {
    match part {
        Part::Link(link) | Part::Result(link) => Some(&link.to),
        Part::Ask(ask) => Some(&ask.to),
        _ => None,
    }
}

/// Addresses are invented ones.
fn unreal(at: &str, address: &str) -> Option<Fault> {
    let begins = address.starts_with("https://") || address.starts_with("http://");
    let host = super::host(address);
    let sound = begins && host.ends_with(".example") && !address.contains(char::is_whitespace);
    let message = format!("`{address}` is not an address of ours");
    (!sound).then(|| Fault { at: at.to_owned(), message, help: "write `https://something.example/…`" })
}
