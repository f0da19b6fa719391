//! Puts the library, compiled for browsers, into the page: `pack LIBRARY.wasm PAGE.html`.

// A program reads files; the library does not.
#![allow(clippy::disallowed_methods)]

use std::io::Write;
use std::process::ExitCode;

use base64::Engine;
use flate2::Compression;
use flate2::write::GzEncoder;

const TEMPLATE: &str = include_str!("../../template.html");
const SCRIPT: &str = include_str!("../../page.js");
const STYLE: &str = include_str!("../../page.css");

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [library, page] = &arguments[..] else {
        eprintln!("usage: pack LIBRARY.wasm PAGE.html");
        return ExitCode::from(2);
    };
    match pack(library, page) {
        Ok(size) => {
            println!("{page}: {size} bytes");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("pack: {error}");
            ExitCode::from(2)
        }
    }
}

fn pack(library: &str, page: &str) -> std::io::Result<usize> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&std::fs::read(library)?)?;
    let packed = base64::engine::general_purpose::STANDARD.encode(packed.finish()?);
    let html = TEMPLATE
        .replace("/* STYLE */", STYLE)
        .replace("/* SCRIPT */", SCRIPT)
        .replace("<!-- LIBRARY -->", &packed);
    std::fs::write(page, &html)?;
    Ok(html.len())
}
