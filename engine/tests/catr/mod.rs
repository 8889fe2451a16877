//! Our numbers against those of catR 3.17; `../reference/README.md` says how they arose.

mod criteria;
mod curves;
mod estimates;
mod files;
mod traces;
