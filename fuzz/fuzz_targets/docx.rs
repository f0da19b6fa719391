//! Word documents. Input that begins with the byte 1 is the body of a document: checksums would
//! keep mutations out of the parts.

#![no_main]

use gouji_fuzz::{support, within_memory};

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let body = match input {
        [1, body @ ..] => String::from_utf8_lossy(body),
        _ => return drop(within_memory(input, gouji::read::docx::blocks)),
    };
    let _ = within_memory(&support::docx(&body), gouji::read::docx::blocks);
});
