//! Workbooks. The first byte tells what the rest is: 1 the parts of an .xlsx, 2 the content of an
//! .ods, 3 the stream of an .xls, else a file.

#![no_main]

use gouji_fuzz::{support, within_memory};

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let file = match input {
        [1, part @ ..] => {
            let part = String::from_utf8_lossy(part);
            let other = format!("<a>{part}</a>");
            support::xlsx(
                &[("a", &part)],
                &[("styles", "styles.xml", &other), ("sharedStrings", "strings.xml", &other)],
            )
        }
        [2, part @ ..] => support::ods(&String::from_utf8_lossy(part)),
        [3, stream @ ..] => support::ole::compound(&[("Workbook", stream)]),
        _ => input.to_vec(),
    };
    let _ = within_memory(&file, gouji::read::workbook::blocks);
});
