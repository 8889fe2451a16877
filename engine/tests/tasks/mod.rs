//! Interactive tasks: read from a bank with every fault in its place, done, scored by the state reached.

mod authors;
mod bank;
mod finding;
mod framing;
mod meeting;
mod pages;
mod programming;
mod protecting;
mod scoring;
mod writing;
