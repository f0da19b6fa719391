//! Names for cells: tables, their layouts, and the number and dotted path of every cell.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use crate::edition::Edition;
use crate::error::{Error, ErrorKind, Wanted};
use crate::table::{self, Declaration, EDITIONS, Field, Form, Part, Shape, tables};
use crate::value::Kind;
use crate::words::Locale;

macro_rules! table_enum {
    ($($module:ident::$name:ident = $field:ident, $heading:literal;)*) => {
        /// The tables of a report. Reviewers number them by the report's sections, so they are
        /// named by their printed headings.
        ///
        /// ```
        /// use gouji::{Locale, Table};
        /// assert_eq!(Table::Requests.key(), "requests");
        /// assert_eq!(Table::Requests.name(Locale::Chinese), "三、收到和处理政府信息公开申请情况");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Table { $(#[doc = $heading] $name,)* }

        impl Table {
            /// Every table, in the order of the report.
            pub const ALL: &'static [Table] = &[$(Table::$name,)*];

            /// The word for it in code and in the serde form; the first part of every path.
            pub const fn key(self) -> &'static str {
                match self { $(Table::$name => stringify!($field),)* }
            }

            /// What it is called: the printed heading, with the number of its section.
            pub const fn name(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $(
                        (Table::$name, Locale::Chinese) => $heading,
                        (Table::$name, Locale::English) => table::$module::$name::ENGLISH,
                    )*
                }
            }

            /// The structure as declared, for all editions.
            // Not in line: each copy of this code has a copy of the declarations, and names of one
            // copy are compared by their place in memory alone.
            #[inline(never)]
            pub const fn shape(self) -> &'static Shape {
                match self { $(Table::$name => &table::$module::$name::SHAPE,)* }
            }

            /// How the format prints it.
            pub(crate) const fn form(self) -> Form {
                match self { $(Table::$name => table::$module::$name::FORM,)* }
            }

            /// Every report has it.
            pub(crate) const fn is_required(self) -> bool {
                match self { $(Table::$name => table::$module::$name::REQUIRED,)* }
            }

            /// The words of its heading that are enough; none where it must be the printed one.
            pub(crate) const fn heading_words(self) -> &'static [&'static str] {
                match self { $(Table::$name => table::$module::$name::HEADING_WORDS,)* }
            }

            /// Words of which one stands in the label with which it begins in running text.
            #[cfg_attr(
                not(all(feature = "text", feature = "markdown")),
                allow(dead_code, reason = "readers of text alone use it")
            )]
            pub(crate) const fn first_words(self) -> &'static [&'static str] {
                match self { $(Table::$name => table::$module::$name::FIRST_WORDS,)* }
            }
        }
    };
}
tables!(table_enum);

impl Table {
    /// The tables that every report must have.
    pub(crate) fn required() -> impl Iterator<Item = Table> {
        Table::ALL.iter().copied().filter(|table| table.is_required())
    }

    /// The table of that [`key`](Table::key).
    pub fn from_key(key: &str) -> Option<Table> {
        Table::ALL.iter().copied().find(|table| table.key() == key)
    }

    /// The layout of the table in an edition. Editions that print it alike have the same one, which
    /// bears the name of the first of them.
    pub const fn layout(self, edition: Edition) -> Layout {
        LAYOUTS[self as usize][edition.index()]
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// The columns of the cells of each table in each edition: the walk to one is long, and they are
/// asked for all the time.
static COLUMNS: LazyLock<Vec<[Vec<&'static Field>; EDITIONS]>> = LazyLock::new(|| {
    let last = |cell: CellId| cell.fields().last().unwrap_or(&cell.layout.fields()[0]);
    let in_edition = |layouts: &[Layout; EDITIONS]| {
        std::array::from_fn(|edition| layouts[edition].cells().map(last).collect())
    };
    LAYOUTS.iter().map(in_edition).collect()
});

/// The layouts of each table in each edition, in the order of [`Table::ALL`] and [`Edition::ALL`].
const LAYOUTS: [[Layout; EDITIONS]; Table::ALL.len()] = {
    let nothing = Layout { table: Table::ALL[0], edition: None };
    let mut layouts = [[nothing; EDITIONS]; Table::ALL.len()];
    let mut table = 0;
    while table < layouts.len() {
        let mut edition = 0;
        while edition < EDITIONS {
            layouts[table][edition] = Layout::derived(Table::ALL[table], edition);
            edition += 1;
        }
        table += 1;
    }
    layouts
};

/// Each layout once, in front, and how many there are.
const DISTINCT: ([Layout; EDITIONS * Table::ALL.len()], usize) = {
    let mut all = [LAYOUTS[0][0]; EDITIONS * Table::ALL.len()];
    let (mut len, mut table) = (0, 0);
    while table < LAYOUTS.len() {
        let mut edition = 0;
        while edition < EDITIONS {
            let layout = LAYOUTS[table][edition];
            let is_new = match layout.edition {
                Some(first) => first.index() == edition,
                None => edition == 0,
            };
            if is_new {
                all[len] = layout;
                len += 1;
            }
            edition += 1;
        }
        table += 1;
    }
    (all, len)
};

/// The number of cells of each table in each edition, in the order of [`Table::ALL`] and
/// [`Edition::ALL`].
const LENGTHS: [[usize; EDITIONS]; Table::ALL.len()] = {
    let mut lengths = [[0; EDITIONS]; Table::ALL.len()];
    let mut table = 0;
    while table < lengths.len() {
        let mut edition = 0;
        while edition < EDITIONS {
            lengths[table][edition] = Table::ALL[table].shape().len(Edition::ALL[edition]);
            assert!(lengths[table][edition] <= u8::MAX as usize, "the number of a cell is a byte");
            edition += 1;
        }
        table += 1;
    }
    lengths
};

/// A table as an edition prints it. Editions that print it alike share its layout, which bears the
/// name of the first of them; a table that all print alike has no edition.
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
        Table::ProactiveDisclosure.layout(Edition::Edition2019);
    /// Table 二 of the 2021 edition, 10 cells.
    pub const PROACTIVE_DISCLOSURE_2021: Layout =
        Table::ProactiveDisclosure.layout(Edition::Edition2021);
    /// Table 三 of the 2019 edition, 23 rows of 7.
    pub const REQUESTS_2019: Layout = Table::Requests.layout(Edition::Edition2019);
    /// Table 三 of the 2021 edition, 25 rows of 7.
    pub const REQUESTS_2021: Layout = Table::Requests.layout(Edition::Edition2021);
    /// Table 四, one row of 15.
    pub const REVIEW_LITIGATION: Layout = Table::ReviewLitigation.layout(Edition::Edition2021);
    /// The fee table, one row of 3.
    pub const PROCESSING_FEES: Layout = Table::ProcessingFees.layout(Edition::Edition2021);

    /// Every layout, in the order of the tables and the editions.
    pub const ALL: &'static [Layout] = {
        const ALL: &[Layout] = &DISTINCT.0;
        ALL.split_at(DISTINCT.1).0
    };

    /// The layout that an edition has of a table: that of the first edition since which it is
    /// printed alike, of no edition where it always was.
    const fn derived(table: Table, edition: usize) -> Layout {
        let (mut first, mut last) = (edition, edition);
        while first > 0 && table.shape().is_alike(Edition::ALL[first - 1], Edition::ALL[first]) {
            first -= 1;
        }
        while last + 1 < EDITIONS
            && table.shape().is_alike(Edition::ALL[last], Edition::ALL[last + 1])
        {
            last += 1;
        }
        let always = first == 0 && last + 1 == EDITIONS;
        Layout { table, edition: if always { None } else { Some(Edition::ALL[first]) } }
    }

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
            None => Edition::LAST,
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
        // No layout has more cells than a byte can number.
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
        // Only called with indices below `len`, which fits in a byte.
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
                let len = field.lengths[edition.index()];
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
        let columns: &'static [[Vec<&'static Field>; EDITIONS]] = &COLUMNS;
        columns[self.layout.table as usize][self.layout.walk_edition().index()][self.index()]
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

    /// The names that lead to it, but for that of its column: those of its row.
    pub(crate) fn row_names(self) -> Vec<&'static str> {
        let mut names: Vec<&str> = self.fields().map(|field| field.name).collect();
        names.pop();
        names
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
    let layouts = Edition::ALL.iter().map(|edition| table.layout(*edition));
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
