//! Runs every target over its corpus and its seeds, without libFuzzer: past findings stay mended.
//!
//! `replay [TARGET FILE…]` runs one target over some files. Exit status: 0 when every input was
//! read or refused in bounds, 1 when one was not.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use gouji_fuzz::{TARGETS, Target, seeds};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let chosen = arguments.next();
    let files: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    let mut failed = 0;
    if let Some(name) = chosen {
        let Some((_, target)) = TARGETS.iter().find(|(known, _)| *known == name) else {
            eprintln!("replay: no target {name}");
            return ExitCode::from(2);
        };
        failed = replay(*target, inputs(&files));
    } else {
        for (name, target) in TARGETS {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
            let mut inputs = inputs(&seeds::files_in(&folder));
            let seeds = seeds::seeds();
            let (_, seeds) = seeds.iter().find(|(of, _)| *of == name).expect("it has seeds");
            inputs.extend((0..).zip(seeds).map(|(at, seed)| (format!("seed {at}"), seed.clone())));
            println!("{name}: {} inputs", inputs.len());
            failed += replay(target, inputs);
        }
    }
    println!("failed: {failed}");
    ExitCode::from(u8::from(failed > 0))
}

/// Inputs with their names.
#[allow(clippy::disallowed_methods, reason = "the library reads no files; its fuzzers do")]
fn inputs(files: &[PathBuf]) -> Vec<(String, Vec<u8>)> {
    let read = |file: &PathBuf| {
        let bytes =
            std::fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        (file.display().to_string(), bytes)
    };
    files.iter().map(read).collect()
}

/// How many inputs the target failed on. The panic itself is printed as it happens.
fn replay(target: Target, inputs: Vec<(String, Vec<u8>)>) -> usize {
    let failed = inputs.iter().filter(|(name, input)| {
        let ended = std::panic::catch_unwind(|| target(input));
        if ended.is_err() {
            println!("FAILED: {name}");
        }
        ended.is_err()
    });
    failed.count()
}
