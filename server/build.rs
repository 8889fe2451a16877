//! Rebuild when embedded files change: without this a new migration or question is silently left out.

fn main() {
    for folder in ["../migrations", "../question-bank", "locales", "assets"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
