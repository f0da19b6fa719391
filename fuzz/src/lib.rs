//! What the fuzz targets share: the limit on memory, and files made around arbitrary content.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

#[path = "../../tests/support/mod.rs"]
pub mod support;

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
