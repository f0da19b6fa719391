//! What may be too large where a document is made of pages.

/// What of a PDF or an OFD document may be too large.
///
/// ```
/// # #[cfg(feature = "pdf")] {
/// use gouji::Locale;
/// use gouji::read::{PageMeasure, PdfError};
/// let error = PdfError::TooLarge { what: PageMeasure::Objects, limit: 1000 };
/// assert!(error.message(Locale::English).contains("1000"));
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PageMeasure {
    /// How many objects it has.
    Objects,
    /// How many bytes its streams unpack to.
    Unpacked,
    /// How many bytes what is kept of it takes.
    Held,
    /// How much work it makes to read it.
    Steps,
    /// How many characters, lines and areas a page has.
    Drawn,
    /// How many lines a table has.
    Lattice,
}

impl PageMeasure {
    /// What to call it, in Chinese and in English.
    pub(crate) const fn words(self) -> (&'static str, &'static str) {
        match self {
            PageMeasure::Objects => ("对象的个数", "the number of objects"),
            PageMeasure::Unpacked => ("解压后的大小", "the unpacked file, for its packed size,"),
            PageMeasure::Held => ("内容的总量", "what the file holds, for its size,"),
            PageMeasure::Steps => ("读取所需的步数", "the work to read it, for its size,"),
            PageMeasure::Drawn => {
                ("一页上文字和线条的个数", "the number of characters and lines of a page")
            }
            PageMeasure::Lattice => ("一张表的格线数", "the number of lines of a table"),
        }
    }
}
