//! Names for cells: tables, their layouts, and the number and dotted path of every cell.

use std::fmt;

use crate::edition::Edition;
use crate::table::proactive::ProactiveDisclosure;
use crate::table::processing_fees::ProcessingFees;
use crate::table::requests::Requests;
use crate::table::review_litigation::ReviewLitigation;
use crate::table::{Field, Part, Shape};
use crate::value::Kind;
use crate::words::Locale;

/// The tables of a report. Reviewers number them by the report's sections, so they are named by
/// their printed headings.
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

    /// The name in code and in the serde form; the first part of every path.
    pub const fn name(self) -> &'static str {
        match self {
            Table::ProactiveDisclosure => "proactive_disclosure",
            Table::Requests => "requests",
            Table::ReviewLitigation => "review_litigation",
            Table::ProcessingFees => "processing_fees",
        }
    }

    /// The printed heading, with the number of its section.
    pub const fn heading(self) -> &'static str {
        match self {
            Table::ProactiveDisclosure => "二、主动公开政府信息情况",
            Table::Requests => "三、收到和处理政府信息公开申请情况",
            Table::ReviewLitigation => "四、政府信息公开行政复议、行政诉讼情况",
            Table::ProcessingFees => "信息处理费收取情况",
        }
    }

    /// The heading in English.
    pub const fn english(self) -> &'static str {
        match self {
            Table::ProactiveDisclosure => "Section 2, proactive disclosure",
            Table::Requests => "Section 3, requests received and handled",
            Table::ReviewLitigation => "Section 4, reconsideration and litigation",
            Table::ProcessingFees => "Processing fees",
        }
    }

    /// The heading in a language.
    pub const fn name_in(self, locale: Locale) -> &'static str {
        match locale {
            Locale::Chinese => self.heading(),
            Locale::English => self.english(),
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
        f.write_str(self.name())
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

    /// The cell of a dotted path, with or without the table's name in front.
    ///
    /// ```
    /// use gouji::Layout;
    /// let cell = Layout::REQUESTS_2021.cell("requests.outcomes.total.natural_person").unwrap();
    /// assert_eq!(cell.to_string(), "requests.outcomes.total.natural_person");
    /// assert!(Layout::REQUESTS_2021.cell("requests.outcomes.other_handling.natural_person").is_none());
    /// ```
    pub fn cell(self, path: &str) -> Option<CellId> {
        let edition = self.walk_edition();
        let path = path
            .strip_prefix(self.table.name())
            .and_then(|rest| rest.strip_prefix('.'))
            .unwrap_or(path);
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
/// Its text form is the dotted path, such as `requests.outcomes.total.natural_person`.
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
        self.layout.table.layout(edition).cell(&self.to_string())
    }
}

impl fmt::Display for CellId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.layout.table.name())?;
        for field in self.fields() {
            write!(f, ".{}", field.name)?;
        }
        Ok(())
    }
}

impl fmt::Debug for CellId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        self.layout.edition.map_or(Ok(()), |edition| write!(f, "@{edition}"))
    }
}

impl serde::Serialize for CellId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
