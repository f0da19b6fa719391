//! Names for cells: tables, their layouts, and the number and dotted path of every cell.

use std::fmt;
use std::str::FromStr;

use crate::edition::Edition;
use crate::error::{Error, ErrorKind, Wanted};
use crate::table::proactive::ProactiveDisclosure;
use crate::table::processing_fees::ProcessingFees;
use crate::table::requests::Requests;
use crate::table::review_litigation::ReviewLitigation;
use crate::table::{Field, Part, Shape};
use crate::value::Kind;
use crate::words::Locale;

/// The tables of a report. Reviewers number them by the report's sections, so they are named by
/// their printed headings.
///
/// ```
/// use gouji::{Locale, Table};
/// assert_eq!(Table::Requests.key(), "requests");
/// assert_eq!(Table::Requests.name(Locale::Chinese), "三、收到和处理政府信息公开申请情况");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Table {
    /// 二、主动公开政府信息情况
    ProactiveDisclosure,
    /// 三、收到和处理政府信息公开申请情况
    Requests,
    /// 四、政府信息公开行政复议、行政诉讼情况
    ReviewLitigation,
    /// 信息处理费收取情况, which is optional
    ProcessingFees,
}

impl Table {
    /// Every table, in the order of the report.
    pub const ALL: [Table; 4] = [
        Table::ProactiveDisclosure,
        Table::Requests,
        Table::ReviewLitigation,
        Table::ProcessingFees,
    ];

    /// The word for it in code and in the serde form; the first part of every path.
    pub const fn key(self) -> &'static str {
        match self {
            Table::ProactiveDisclosure => "proactive_disclosure",
            Table::Requests => "requests",
            Table::ReviewLitigation => "review_litigation",
            Table::ProcessingFees => "processing_fees",
        }
    }

    /// The table of that [`key`](Table::key).
    pub fn from_key(key: &str) -> Option<Table> {
        Table::ALL.into_iter().find(|table| table.key() == key)
    }

    /// What it is called: the printed heading, with the number of its section.
    pub const fn name(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Table::ProactiveDisclosure, Locale::Chinese) => "二、主动公开政府信息情况",
            (Table::Requests, Locale::Chinese) => "三、收到和处理政府信息公开申请情况",
            (Table::ReviewLitigation, Locale::Chinese) => "四、政府信息公开行政复议、行政诉讼情况",
            (Table::ProcessingFees, Locale::Chinese) => "信息处理费收取情况",
            (Table::ProactiveDisclosure, Locale::English) => "Section 2, proactive disclosure",
            (Table::Requests, Locale::English) => "Section 3, requests received and handled",
            (Table::ReviewLitigation, Locale::English) => {
                "Section 4, reconsideration and litigation"
            }
            (Table::ProcessingFees, Locale::English) => "Processing fees",
        }
    }

    /// The structure as declared, for all editions.
    pub const fn shape(self) -> &'static Shape {
        match self {
            Table::ProactiveDisclosure => &ProactiveDisclosure::SHAPE,
            Table::Requests => &Requests::SHAPE,
            Table::ReviewLitigation => &ReviewLitigation::SHAPE,
            Table::ProcessingFees => &ProcessingFees::SHAPE,
        }
    }

    /// The layout of the table in an edition.
    pub const fn layout(self, edition: Edition) -> Layout {
        match (self, edition) {
            (Table::ProactiveDisclosure, Edition::Edition2019) => Layout::PROACTIVE_DISCLOSURE_2019,
            (Table::ProactiveDisclosure, Edition::Edition2021) => Layout::PROACTIVE_DISCLOSURE_2021,
            (Table::Requests, Edition::Edition2019) => Layout::REQUESTS_2019,
            (Table::Requests, Edition::Edition2021) => Layout::REQUESTS_2021,
            (Table::ReviewLitigation, _) => Layout::REVIEW_LITIGATION,
            (Table::ProcessingFees, _) => Layout::PROCESSING_FEES,
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// The number of cells of each table in each edition, in the order of [`Table::ALL`] and
/// [`Edition::ALL`].
const LENGTHS: [[usize; Edition::ALL.len()]; Table::ALL.len()] = {
    let mut lengths = [[0; Edition::ALL.len()]; Table::ALL.len()];
    let mut table = 0;
    while table < lengths.len() {
        let mut edition = 0;
        while edition < Edition::ALL.len() {
            lengths[table][edition] = Table::ALL[table].shape().len(Edition::ALL[edition]);
            edition += 1;
        }
        table += 1;
    }
    lengths
};

/// A table as one edition prints it. Tables that the editions print alike have one layout and no
/// edition.
///
/// ```
/// use gouji::{Edition, Layout, Table};
/// let layout = Table::Requests.layout(Edition::Edition2021);
/// assert_eq!(layout, Layout::REQUESTS_2021);
/// assert_eq!((layout.len(), layout.cells().len()), (175, 175));
/// assert_eq!(Table::ReviewLitigation.layout(Edition::Edition2021).edition(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Layout {
    table: Table,
    edition: Option<Edition>,
}

impl Layout {
    /// Table 二 of the 2019 edition, 22 cells.
    pub const PROACTIVE_DISCLOSURE_2019: Layout =
        Layout { table: Table::ProactiveDisclosure, edition: Some(Edition::Edition2019) };
    /// Table 二 of the 2021 edition, 10 cells.
    pub const PROACTIVE_DISCLOSURE_2021: Layout =
        Layout { table: Table::ProactiveDisclosure, edition: Some(Edition::Edition2021) };
    /// Table 三 of the 2019 edition, 23 rows of 7.
    pub const REQUESTS_2019: Layout =
        Layout { table: Table::Requests, edition: Some(Edition::Edition2019) };
    /// Table 三 of the 2021 edition, 25 rows of 7.
    pub const REQUESTS_2021: Layout =
        Layout { table: Table::Requests, edition: Some(Edition::Edition2021) };
    /// Table 四, one row of 15.
    pub const REVIEW_LITIGATION: Layout = Layout { table: Table::ReviewLitigation, edition: None };
    /// The fee table, one row of 3.
    pub const PROCESSING_FEES: Layout = Layout { table: Table::ProcessingFees, edition: None };

    /// Every layout.
    pub const ALL: [Layout; 6] = [
        Layout::PROACTIVE_DISCLOSURE_2019,
        Layout::PROACTIVE_DISCLOSURE_2021,
        Layout::REQUESTS_2019,
        Layout::REQUESTS_2021,
        Layout::REVIEW_LITIGATION,
        Layout::PROCESSING_FEES,
    ];

    /// The table.
    pub const fn table(self) -> Table {
        self.table
    }

    /// The edition, `None` for a table that the editions print alike.
    pub const fn edition(self) -> Option<Edition> {
        self.edition
    }

    /// The edition to walk the declaration with; any will do where they are alike.
    pub(crate) const fn walk_edition(self) -> Edition {
        match self.edition {
            Some(edition) => edition,
            None => Edition::Edition2021,
        }
    }

    /// The number of cells.
    #[expect(clippy::len_without_is_empty, reason = "no layout is empty")]
    pub const fn len(self) -> usize {
        LENGTHS[self.table as usize][self.walk_edition().index()]
    }

    /// The named parts at the top of the table.
    pub const fn fields(self) -> &'static [Field] {
        self.table.shape().fields(self.walk_edition())
    }

    /// Every cell in printed order.
    pub fn cells(self) -> impl ExactSizeIterator<Item = CellId> + Clone {
        // A layout has at most 175 cells.
        (0..self.len() as u8).map(move |index| CellId { layout: self, index })
    }

    /// The cell of a dotted path, with or without the table's key in front and the edition behind.
    ///
    /// ```
    /// use gouji::Layout;
    /// let layout = Layout::REQUESTS_2021;
    /// let cell = layout.cell("outcomes.total.natural_person").unwrap();
    /// assert_eq!(layout.cell("requests.outcomes.total.natural_person@2021"), Some(cell));
    /// assert_eq!(layout.cell("outcomes.total.natural_person@2019"), None);
    /// assert_eq!(layout.cell("outcomes.other_handling.natural_person"), None);
    /// ```
    pub fn cell(self, path: &str) -> Option<CellId> {
        let path = match path.split_once('@') {
            Some((path, key)) if self.edition.is_some_and(|edition| edition.key() == key) => path,
            Some(_) => return None,
            None => path,
        };
        let rest = path.strip_prefix(self.table.key()).and_then(|rest| rest.strip_prefix('.'));
        self.local_cell(rest.unwrap_or(path))
    }

    /// The cell of a path without table and edition.
    fn local_cell(self, path: &str) -> Option<CellId> {
        let edition = self.walk_edition();
        let mut shape = self.table.shape();
        let mut index = 0;
        for name in path.split('.') {
            let fields = shape.fields(edition);
            let at = fields.iter().position(|field| field.name == name)?;
            index += fields[..at].iter().map(|field| field.shape.len(edition)).sum::<usize>();
            shape = &fields[at].shape;
        }
        shape.kind(edition)?;
        Some(CellId { layout: self, index: index as u8 })
    }

    /// The declarations of the columns of every cell in printed order.
    pub(crate) fn columns(self) -> Vec<&'static Field> {
        fn walk(fields: &'static [Field], edition: Edition, columns: &mut Vec<&'static Field>) {
            for field in fields {
                match field.shape.fields(edition) {
                    [] => columns.push(field),
                    inner => walk(inner, edition, columns),
                }
            }
        }
        let mut columns = Vec::with_capacity(self.len());
        walk(self.fields(), self.walk_edition(), &mut columns);
        columns
    }

    pub(crate) const fn cell_at(self, index: usize) -> CellId {
        // Only called with indices below `len`, which is at most 175.
        CellId { layout: self, index: index as u8 }
    }
}

/// One cell of one table in one edition.
///
/// Its text form is the dotted path with the edition, such as
/// `requests.outcomes.total.natural_person@2021`, and parses back. A table that the editions print
/// alike is written without an edition: `review_litigation.review.total`. The serde form is the
/// bare [`path`](CellId::path), as in the serde form of a report, which says the edition once.
///
/// ```
/// use gouji::{CellId, Layout};
/// let cell: CellId = "requests.received.total@2021".parse()?;
/// assert_eq!(Some(cell), Layout::REQUESTS_2021.cell("received.total"));
/// assert_eq!(cell.to_string(), "requests.received.total@2021");
/// assert_eq!(cell.path(), "requests.received.total");
/// let total: CellId = "review_litigation.review.total".parse()?;
/// assert_eq!(total.to_string(), "review_litigation.review.total");
/// # Ok::<(), gouji::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CellId {
    layout: Layout,
    index: u8,
}

impl CellId {
    /// The layout that the cell belongs to.
    pub const fn layout(self) -> Layout {
        self.layout
    }

    /// The table that the cell belongs to.
    pub const fn table(self) -> Table {
        self.layout.table
    }

    /// The number of the cell in its layout, in printed order from 0.
    pub const fn index(self) -> usize {
        self.index as usize
    }

    /// The declared parts that lead to the cell, from the outermost row to the column.
    pub fn fields(self) -> impl Iterator<Item = &'static Field> + Clone {
        let edition = self.layout.walk_edition();
        let mut shape = self.layout.table.shape();
        let mut left = self.index();
        std::iter::from_fn(move || {
            for field in shape.fields(edition) {
                let len = field.shape.len(edition);
                if left < len {
                    shape = &field.shape;
                    return Some(field);
                }
                left -= len;
            }
            None
        })
    }

    /// The declaration of the cell's column, the innermost part.
    pub fn column(self) -> &'static Field {
        self.fields().last().unwrap_or(&self.layout.fields()[0])
    }

    /// The declaration of the cell's row, `None` in the fee table, which has columns alone.
    pub fn row(self) -> Option<&'static Field> {
        let mut before = None;
        let mut last = None;
        for field in self.fields() {
            before = last;
            last = Some(field);
        }
        before
    }

    /// The kind of value that stands in it.
    pub fn kind(self) -> Kind {
        self.column().shape.kind(self.layout.walk_edition()).unwrap_or(Kind::Count)
    }

    /// The cell of the same path in another edition's table, if that has one.
    pub fn in_edition(self, edition: Edition) -> Option<CellId> {
        self.layout.table.layout(edition).cell(&self.path())
    }

    /// The dotted path without the edition, such as `requests.outcomes.total.natural_person`: where
    /// the cell stands in the serde form of a report.
    pub fn path(self) -> String {
        let mut path = String::from(self.layout.table.key());
        for field in self.fields() {
            path.push('.');
            path.push_str(field.name);
        }
        path
    }
}

impl fmt::Display for CellId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path())?;
        self.layout.edition.map_or(Ok(()), |edition| write!(f, "@{edition}"))
    }
}

impl fmt::Debug for CellId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for CellId {
    type Err = Error;

    /// The cell of a dotted path, with the edition of its table where that differs by it. Where the
    /// edition is missing or wrong, the message says what could be written.
    fn from_str(text: &str) -> Result<CellId, Error> {
        let (path, key) =
            text.split_once('@').map_or((text, None), |(path, key)| (path, Some(key)));
        let table = path.split('.').next().and_then(Table::from_key);
        let found: Vec<CellId> =
            table.into_iter().flat_map(|table| cells_of(table, path)).collect();
        if let Some(cell) = found.iter().find(|cell| cell.to_string() == text) {
            return Ok(*cell);
        }
        let is_alike = found.first().is_some_and(|cell| cell.layout.edition.is_none());
        let error = match key {
            _ if found.is_empty() => return Err(Error::new(ErrorKind::UnknownCell).at(text)),
            Some(_) if is_alike => Error::new(ErrorKind::EditionNeedless),
            Some(key) if Edition::from_key(key).is_none() => {
                Error::new(ErrorKind::UnknownEdition).found(key)
            }
            Some(_) => Error::new(ErrorKind::UnknownCell),
            None => Error::new(ErrorKind::EditionMissing),
        };
        Err(error.at(text).wanted(Wanted::OneOf(found.iter().map(CellId::to_string).collect())))
    }
}

/// The cells of a path without edition, one for each layout of the table that has it.
fn cells_of(table: Table, path: &str) -> Vec<CellId> {
    let layouts = Edition::ALL.into_iter().map(|edition| table.layout(edition));
    let mut cells: Vec<CellId> = layouts.filter_map(|layout| layout.cell(path)).collect();
    cells.dedup();
    cells
}

impl serde::Serialize for CellId {
    /// The bare path.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.path())
    }
}
