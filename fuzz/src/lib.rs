//! The fuzz targets, each a function from arbitrary bytes, and what they share: the limit on
//! memory, and files made around arbitrary content.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

pub mod seeds;
#[path = "../../tests/support/mod.rs"]
pub mod support;

/// A target: whatever the bytes are, it ends without a panic and within bounds.
pub type Target = fn(&[u8]);

/// Every target by its name.
pub const TARGETS: [(&str, Target); 10] = [
    ("any", any),
    ("csv", csv),
    ("docx", docx),
    ("html", html),
    ("mark", mark),
    ("markdown", markdown),
    ("ofd", ofd),
    ("pdf", pdf),
    ("text", text),
    ("workbook", workbook),
];

/// A document in any format.
pub fn any(input: &[u8]) {
    // They may take more.
    match gouji::read::Format::detect(input, None) {
        gouji::read::Format::Pdf => return pdf(input),
        gouji::read::Format::Ofd => return ofd(input),
        _ => {}
    }
    let _ = within_memory(input, |input| gouji::read::any(input, None));
}

pub fn csv(input: &[u8]) {
    let _ = within_memory(input, gouji::read::csv::blocks);
}

/// Word documents. Input that begins with the byte 1 is the body of a document: checksums would
/// keep mutations out of the parts.
pub fn docx(input: &[u8]) {
    let body = match input {
        [1, body @ ..] => String::from_utf8_lossy(body),
        _ => return drop(within_memory(input, gouji::read::docx::blocks)),
    };
    let _ = within_memory(&support::docx(&body), gouji::read::docx::blocks);
}

pub fn html(input: &[u8]) {
    let _ = within_memory(input, gouji::read::html::blocks);
}

/// Documents that are marked. Input that begins with the byte 1 is the body of a Word document,
/// with 2 the parts of a workbook. What comes back must be readable and give the same figures.
pub fn mark(input: &[u8]) {
    let bytes = match input {
        [1, body @ ..] => support::docx(&String::from_utf8_lossy(body)),
        [2, part @ ..] => {
            let part = String::from_utf8_lossy(part);
            support::xlsx(&[("a", &part)], &[])
        }
        _ => input.to_vec(),
    };
    let Ok(reading) = gouji::read::any(&bytes, None) else { return };
    // Little is enough here, and a whole budget takes the instrumented engine seconds.
    let options = gouji::DiagnosisOptions::default().budget(20_000);
    let diagnosis = gouji::locate_with(&reading, &options);
    let problems = gouji::Check::new(&reading).run();
    let checked = gouji::write::Checked {
        name: "",
        reading: &reading,
        problems: &problems,
        diagnosis: &diagnosis,
    };
    let marked = gouji::mark::original(&bytes, None, &checked, gouji::Locale::Chinese);
    // What is marked once can be marked again.
    let Ok(marked) = marked else { return };
    let again = gouji::read::any(&marked, None).expect("a marked document is read");
    assert_eq!(again.report, reading.report);
}

pub fn markdown(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let _ = within_memory(text.as_bytes(), |_| gouji::read::markdown::blocks(&text));
}

/// OFD documents. Input that begins with the byte 1 is the content of a page.
pub fn ofd(input: &[u8]) {
    let file = match input {
        [1, content @ ..] => support::ofd::pages(&[&String::from_utf8_lossy(content)]),
        _ => input.to_vec(),
    };
    let (_, taken) = measure(&file, gouji::read::ofd::blocks);
    assert!(taken <= 20 * file.len() + (160 << 20), "{taken} bytes for {}", file.len());
}

/// PDFs. Input that begins with the byte 1 is the content of a page.
pub fn pdf(input: &[u8]) {
    let file = match input {
        [1, content @ ..] => support::pdf::pages(&[&String::from_utf8_lossy(content)]),
        _ => input.to_vec(),
    };
    // A small file may unpack to 16 MiB; what is kept is a multiple of that.
    let (_, taken) = measure(&file, gouji::read::pdf::blocks);
    assert!(taken <= 20 * file.len() + (160 << 20), "{taken} bytes for {}", file.len());
}

/// Flattened text.
pub fn text(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    within_memory(text.as_bytes(), |_| gouji::read::text::read(&text));
}

/// Workbooks. The first byte tells what the rest is: 1 the parts of an .xlsx, 2 the content of an
/// .ods, 3 the stream of an .xls, else a file.
pub fn workbook(input: &[u8]) {
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
}

/// Counts what is allocated.
struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the system's allocator unchanged; only sizes are counted.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        PEAK.fetch_max(now, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Runs a reader and fails when it takes more than 20 × input + 16 MiB, its result included.
pub fn within_memory<T>(input: &[u8], read: impl FnOnce(&[u8]) -> T) -> T {
    let (result, taken) = measure(input, read);
    let limit = 20 * input.len() + (16 << 20);
    assert!(taken <= limit, "{taken} bytes taken for {} bytes of input", input.len());
    result
}

/// Runs a reader and gives the most memory that it took at once.
pub fn measure<T>(input: &[u8], read: impl FnOnce(&[u8]) -> T) -> (T, usize) {
    let before = NOW.load(Ordering::Relaxed);
    PEAK.store(before, Ordering::Relaxed);
    let result = read(input);
    (result, PEAK.load(Ordering::Relaxed).saturating_sub(before))
}
