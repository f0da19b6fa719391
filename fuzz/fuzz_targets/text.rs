#![no_main]

use gouji_fuzz::within_memory;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let text = String::from_utf8_lossy(input);
    let _ = within_memory(text.as_bytes(), |_| Ok::<_, ()>(gouji::read::text::read(&text)));
});
