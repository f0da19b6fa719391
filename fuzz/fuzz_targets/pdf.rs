//! PDFs. Input that begins with the byte 1 is the content of a page.

#![no_main]

use gouji_fuzz::{measure, support};

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let file = match input {
        [1, content @ ..] => support::pdf::pages(&[&String::from_utf8_lossy(content)]),
        _ => input.to_vec(),
    };
    // A small file may unpack to 16 MiB; what is kept is a multiple of that.
    let (_, taken) = measure(&file, gouji::read::pdf::blocks);
    assert!(taken <= 20 * file.len() + (160 << 20), "{taken} bytes for {}", file.len());
});
