//! QTI 3.0: files of items and their package on the way out, items as drafts on the way in.

mod body;
mod draft;
mod item;
mod loss;
mod respond;
mod xml;

use super::Failure;
use jalon_engine::bank::BankFiles;
use jalon_engine::bank::qti::{Export, QtiItem, export};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

pub(super) use draft::{Draft, Imported};

/// Writes the questions of a bank as a QTI 3.0 package; what is said of them on the way.
pub(super) fn write(files: &BankFiles, folder: &Path) -> Result<Vec<String>, Failure> {
    let Export { items, remarks } =
        export(files).map_err(|_| "the bank has faults: see `jalon bank check`")?;
    let media = files.iter().filter(|(path, _)| path.starts_with("media/"));
    let mut written: Vec<(String, &str)> = media.map(|(path, text)| (path.clone(), text.as_str())).collect();
    written.extend(items.iter().map(|item| (name(item), item.xml.as_str())));
    let manifest = manifest(&items);
    written.push(("imsmanifest.xml".to_owned(), &manifest));
    for (path, text) in written {
        let path = folder.join(path);
        let cannot = |error| format!("cannot write {}: {error}", path.display());
        std::fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(cannot)?;
        std::fs::write(&path, text).map_err(cannot)?;
    }
    Ok(remarks.into_iter().map(|remark| format!("{}: {}", remark.id, remark.says.words())).collect())
}

fn name(item: &QtiItem) -> String {
    format!("items/{}.{}.xml", item.id, item.locale)
}

fn manifest(items: &[QtiItem]) -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest \
                    xmlns=\"http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1\" identifier=\"jalon-bank\">\n  \
                    <metadata>\n    <schema>QTI Package</schema>\n    <schemaversion>3.0.0</schemaversion>\n  \
                    </metadata>\n  <organizations/>\n  <resources>\n"
        .to_owned();
    for item in items {
        let href = name(item);
        let _ = writeln!(
            text,
            "    <resource identifier=\"{}-{}\" type=\"imsqti_item_xmlv3p0\" href=\"{href}\">\n      \
             <file href=\"{href}\"/>\n    </resource>",
            item.id, item.locale
        );
    }
    text.push_str("  </resources>\n</manifest>\n");
    text
}

/// The files of a path: itself, or the XML files in it and below, but manifests.
pub(super) fn files(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    let mut pending = vec![path.to_owned()];
    while let Some(folder) = pending.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|extension| extension == "xml")
                && path.file_name().is_some_and(|name| name != "imsmanifest.xml")
            {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Name and text of files → drafts, languages of one question together, and what is lost on the way.
pub(super) fn read(files: impl IntoIterator<Item = (String, String)>, competence: &str) -> Imported {
    let mut questions: BTreeMap<String, (Vec<item::Item>, Vec<String>)> = BTreeMap::new();
    let mut found = Imported::default();
    for (name, text) in files {
        match item::read(&text) {
            Ok(item) => {
                let (items, losses) = questions.entry(item.id.clone()).or_default();
                let said = |loss: &loss::Loss| format!("{name}:{}: {}: {}", loss.line, item.id, loss.what);
                losses.extend(item.losses.iter().map(said));
                items.push(item);
            }
            Err(why) => found.left_out.push(format!("{name}: not imported: {why}")),
        }
    }
    for (id, (items, losses)) in questions {
        match draft::of(&items, competence) {
            Ok(draft) => {
                found.drafts.push(draft);
                found.losses.extend(losses);
            }
            Err(why) => found.left_out.push(format!("{id}: not imported: {why}")),
        }
    }
    found
}

#[cfg(test)]
mod tests;
