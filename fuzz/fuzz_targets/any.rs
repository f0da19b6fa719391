#![no_main]

use gouji_fuzz::within_memory;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let _ = within_memory(input, |input| gouji::read::any(input, None));
});
