//! Which cells are wrong, and the mistake that explains it.

mod ceiling;
mod evidence;
mod laws;
mod levels;
mod page;
mod patterns;
mod planted;
mod planted_proactive;
mod real;
mod tables;
mod xingqing;

/// The golden example after its repair: a real report without a fault.
fn xingqing_mended() -> gouji::Report {
    let report = crate::check::xingqing::report();
    gouji::locate(&report).apply(&report).unwrap().0
}
