//! gouji for a web page: documents go in, the page to look at, the marked documents and the lists
//! come out.
//!
//! The page and the library share two pieces of memory. The page asks for [`input`] of a size,
//! writes to it and calls a function; what that gives is the [`output`]. All functions work on one
//! set of documents, as a page has one person before it.

use std::sync::{Mutex, MutexGuard};

use gouji::across::{Checker, Found};
use gouji::read::ReadError;
use gouji::write::{self, Checked};
use gouji::{Locale, Severity, mark};

/// A document and what was found in it.
struct Document {
    name: String,
    bytes: Vec<u8>,
    found: Option<Result<Found, ReadError>>,
}

struct State {
    input: Vec<u8>,
    output: Vec<u8>,
    documents: Vec<Document>,
    locale: Locale,
}

static STATE: Mutex<State> = Mutex::new(State {
    input: Vec::new(),
    output: Vec::new(),
    documents: Vec::new(),
    locale: Locale::Chinese,
});

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

impl State {
    fn checked(&self) -> Vec<Checked<'_>> {
        let found = self.documents.iter().filter_map(|one| one.found.as_ref()?.as_ref().ok());
        found.map(Found::checked).collect()
    }

    /// The documents that could not be read, and why.
    fn failed(&self) -> Vec<(&str, String)> {
        let reason =
            |one: &Document| Some(one.found.as_ref()?.as_ref().err()?.message(self.locale));
        self.documents.iter().filter_map(|one| Some((one.name.as_str(), reason(one)?))).collect()
    }

    /// One line a document: how many errors and warnings, whether it can be marked, why it could
    /// not be read, and its name.
    fn summary(&self) -> String {
        let line = |one: &Document| match &one.found {
            Some(Ok(found)) => {
                let count = |severity| found.problems.count(severity);
                let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
                format!("{errors}\t{warnings}\t\t{}\n", one.name)
            }
            Some(Err(error)) => {
                let message = error.message(self.locale).replace(['\t', '\n'], " ");
                format!("\t\t{message}\t{}\n", one.name)
            }
            None => String::new(),
        };
        self.documents.iter().map(line).collect()
    }
}

/// Room for the next input, in bytes.
#[unsafe(no_mangle)]
pub extern "C" fn input(len: usize) -> *mut u8 {
    let mut state = state();
    state.input = vec![0; len];
    state.input.as_mut_ptr()
}

/// Where the last output begins; [`output_len`] says how long it is.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    state().output.as_ptr()
}

/// How many bytes the last output has.
#[unsafe(no_mangle)]
pub extern "C" fn output_len() -> usize {
    state().output.len()
}

/// Forgets all documents, and speaks Chinese (0) or English (1) from now on.
#[unsafe(no_mangle)]
pub extern "C" fn begin(language: u32) {
    let mut state = state();
    state.documents.clear();
    state.locale = if language == 1 { Locale::English } else { Locale::Chinese };
}

/// Takes the input for a document: its name, of so many bytes, and its content behind.
#[unsafe(no_mangle)]
pub extern "C" fn add(name_len: usize) {
    let mut state = state();
    let mut name = std::mem::take(&mut state.input);
    let bytes = name.split_off(name_len.min(name.len()));
    let name = String::from_utf8_lossy(&name).into_owned();
    state.documents.push(Document { name, bytes, found: None });
}

/// Checks all documents; the output is a line for each.
#[unsafe(no_mangle)]
pub extern "C" fn check() {
    let mut state = state();
    let named = state.documents.iter().map(|one| (one.name.as_str(), one.bytes.as_slice()));
    let all = Checker::new().documents(named);
    for (document, (_, found)) in state.documents.iter_mut().zip(all) {
        document.found = Some(found);
    }
    state.output = state.summary().into_bytes();
}

/// The output is the page to look at.
#[unsafe(no_mangle)]
pub extern "C" fn page() {
    let mut state = state();
    state.output = write::page(&state.checked(), state.locale).into_bytes();
}

/// The output is the list of problems as CSV.
#[unsafe(no_mangle)]
pub extern "C" fn list() {
    let mut state = state();
    state.output = write::list_csv(&state.checked(), state.locale).into_bytes();
}

/// The output is the list of problems as a workbook (gives 1), or why there is none (gives 0).
#[unsafe(no_mangle)]
pub extern "C" fn workbook() -> u32 {
    let mut state = state();
    let failed = state.failed();
    let unread: Vec<(&str, &str)> =
        failed.iter().map(|(name, reason)| (*name, reason.as_str())).collect();
    let (done, output) = match write::workbook(&state.checked(), &unread, state.locale) {
        Ok(bytes) => (1, bytes),
        Err(error) => (0, error.message(state.locale).into_bytes()),
    };
    state.output = output;
    done
}

/// The output is the file of answers, to be filled in.
#[unsafe(no_mangle)]
pub extern "C" fn answers() {
    let mut state = state();
    state.output = write::answers(&state.checked(), state.locale).into_bytes();
}

/// The output is the document of that number with its marks (gives 1), or why there is none
/// (gives 0): its form carries no marks, or there is nothing to mark (no output).
#[unsafe(no_mangle)]
pub extern "C" fn marked(number: usize) -> u32 {
    let mut state = state();
    let locale = state.locale;
    let marked = state.documents.get(number).and_then(|one| {
        let found = one.found.as_ref()?.as_ref().ok()?;
        let marked = mark::original(&one.bytes, None, &found.checked(), locale);
        Some(marked).filter(|marked| *marked != Ok(one.bytes.clone()))
    });
    let (done, output) = match marked {
        Some(Ok(bytes)) => (1, bytes),
        Some(Err(error)) => (0, error.message(locale).into_bytes()),
        None => (0, Vec::new()),
    };
    state.output = output;
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(name: &str, bytes: &[u8]) {
        let both = [name.as_bytes(), bytes].concat();
        let _ = input(both.len());
        state().input = both;
        add(name.len());
    }

    fn said() -> String {
        String::from_utf8(state().output.clone()).unwrap()
    }

    #[test]
    fn documents_go_in_and_the_page_the_lists_and_the_marks_come_out() {
        let xingqing = include_bytes!("../../data/xingqing-2020.txt");
        begin(0);
        given("兴庆区.txt", xingqing);
        given("空.html", b"");
        check();
        assert!(
            said().starts_with("5\t2\t\t兴庆区.txt\n\t\t文件是空的。\t空.html\n"),
            "{}",
            said()
        );
        page();
        assert!(said().contains("应为 24（现为 25"));
        list();
        assert!(said().contains("RQ-01"));
        assert_eq!(workbook(), 1);
        assert!(state().output.starts_with(b"PK"));
        answers();
        assert!(said().contains("[[answer]]"));
        assert_eq!(marked(0), 0);
        assert!(said().contains("不能带批注"));
        // A page of the same report can be marked.
        let html = write::html(&gouji::read::any(xingqing, None).unwrap().report);
        begin(1);
        given("a.html", html.as_bytes());
        check();
        assert_eq!(marked(0), 1);
        assert!(said().contains("<mark"));
        assert_eq!(marked(7), 0);
    }
}
