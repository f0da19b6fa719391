//! One annual report: its heading and its tables.

use crate::cell::{CellId, Layout, Table};
use crate::edition::Edition;
use crate::error::{Error, ErrorKind};
use crate::table::requests::Applicants;
use crate::table::review_litigation::CaseResults;
use crate::table::{self, Declaration, Part, tables};
use crate::value::{Count, Value};
use crate::words::Locale;

/// Whose report it is, and of which year.
///
/// ```
/// use gouji::{Heading, Report};
/// let report = Report {
///     heading: Heading { agency: Some("银川市兴庆区".into()), year: Some(2020), scope: None },
///     ..Report::default()
/// };
/// assert_eq!(report.heading.year, Some(2020));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Heading {
    /// The body that reports, as its title names it.
    pub agency: Option<String>,
    /// The year that is reported on, not that of publication.
    pub year: Option<u16>,
    /// Which bodies the figures cover.
    pub scope: Option<Scope>,
}

/// Which bodies the figures of a report cover.
///
/// ```
/// use gouji::{Locale, Scope};
/// assert_eq!(Scope::from_key("own_level"), Some(Scope::OwnLevel));
/// assert_eq!(Scope::OwnLevel.name(Locale::Chinese), "本级");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scope {
    /// 本级: the body itself.
    OwnLevel,
    /// The body with its departments and the levels below it.
    WholeArea,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Scope; 2] = [Scope::OwnLevel, Scope::WholeArea];

    /// What it is called.
    pub const fn name(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Scope::OwnLevel, Locale::Chinese) => "本级",
            (Scope::WholeArea, Locale::Chinese) => "本级及下级",
            (Scope::OwnLevel, Locale::English) => "the body itself",
            (Scope::WholeArea, Locale::English) => "the body and the levels below it",
        }
    }

    /// The word for it in the serde form.
    pub const fn key(self) -> &'static str {
        match self {
            Scope::OwnLevel => "own_level",
            Scope::WholeArea => "whole_area",
        }
    }

    /// The scope of that [`key`](Scope::key).
    pub fn from_key(key: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.key() == key)
    }
}

impl serde::Serialize for Scope {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// The report and everything that goes by its tables.
macro_rules! report {
    ($($module:ident::$name:ident = $field:ident, $heading:literal;)*) => {
        /// One annual report. Every table is optional, and each is of its own edition: real
        /// reports mix them.
        ///
        /// ```
        /// use gouji::{Report, Requests, Edition};
        /// let requests = Requests::blank(Edition::Edition2021);
        /// let mut report = Report { requests: Some(requests), ..Report::default() };
        /// let total = report.cell("requests.received.total").unwrap();
        /// report.set(total, gouji::Count::from(25).into()).unwrap();
        /// assert_eq!(report.requests.unwrap().received.total.get(), Some(25));
        /// ```
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct Report {
            /// Whose report it is, and of which year.
            pub heading: Heading,
            $(
                #[doc = concat!($heading, ".")]
                pub $field: Option<table::$module::$name>,
            )*
        }

        impl Report {
            /// The value of a cell, `None` when the report has no table of that layout.
            pub fn get(&self, cell: CellId) -> Option<Value> {
                match cell.table() {
                    $(Table::$name => get(self.$field.as_ref()?, cell),)*
                }
            }

            /// Puts a value into a cell. A value of another kind than the cell's is refused, and a
            /// cell of a table that the report does not have in that edition.
            pub fn set(&mut self, cell: CellId, value: Value) -> Result<(), Error> {
                match cell.table() {
                    $(Table::$name => set(self.$field.as_mut(), cell, value),)*
                }
            }

            /// The layout of a table, `None` when the report does not have it.
            pub fn layout(&self, table: Table) -> Option<Layout> {
                match table {
                    $(Table::$name => self.$field.as_ref().map(|table| layout_of(table)),)*
                }
            }

            /// Adds a table with every cell blank, in place of the one that was there.
            pub fn add_blank(&mut self, layout: Layout) {
                let edition = layout.walk_edition();
                match layout.table() {
                    $(Table::$name => self.$field = Some(Part::blank(edition)),)*
                }
            }

            /// Calls `f` for each cell of a table in order, if the report has it.
            #[inline]
            pub(crate) fn visit(&self, table: Table, f: &mut impl FnMut(Value)) {
                match table {
                    $(Table::$name => {
                        if let Some(table) = &self.$field {
                            table.visit(walk_edition(table), f);
                        }
                    })*
                }
            }

            /// Takes a table over from another report.
            #[cfg(feature = "text")]
            pub(crate) fn take(&mut self, table: Table, other: &mut Report) {
                match table {
                    $(Table::$name => self.$field = other.$field.take(),)*
                }
            }
        }

        $(
            impl Listed for table::$module::$name {
                const TABLE: Table = Table::$name;
            }

            impl table::$module::$name {
                /// The table with every cell blank. The edition matters only to the tables that
                /// differ by it.
                pub fn blank(edition: Edition) -> table::$module::$name {
                    Part::blank(edition)
                }

                /// The table with 0 in every cell; amounts are 0 without a unit. The edition
                /// matters only to the tables that differ by it.
                pub fn zero(edition: Edition) -> table::$module::$name {
                    let mut table: table::$module::$name = Part::blank(edition);
                    for index in 0..table::$module::$name::LENGTHS[edition.index()] {
                        if let Some(value) = table.cell(edition, index) {
                            // The cell is there, and 0 is of its kind.
                            let _ = table.set_cell(edition, index, Value::zero(value.kind()));
                        }
                    }
                    table
                }
            }
        )*
    };
}
tables!(report);

/// A table of the list.
pub(crate) trait Listed: Declaration {
    /// Its place in the list.
    const TABLE: Table;
}

/// The layout that a table is of.
pub(crate) fn layout_of<T: Listed>(table: &T) -> Layout {
    T::TABLE.layout(walk_edition(table))
}

/// The edition to walk a table with.
#[inline]
pub(crate) fn walk_edition<T: Listed>(table: &T) -> Edition {
    table.told_edition().unwrap_or(Edition::LAST)
}

fn get<T: Listed>(table: &T, cell: CellId) -> Option<Value> {
    if layout_of(table) != cell.layout() {
        return None;
    }
    table.cell(walk_edition(table), cell.index())
}

fn set<T: Listed>(table: Option<&mut T>, cell: CellId, value: Value) -> Result<(), Error> {
    let Some(table) = table.filter(|table| layout_of(*table) == cell.layout()) else {
        return Err(Error::new(ErrorKind::NoTable).at(cell));
    };
    match table.set_cell(walk_edition(table), cell.index(), value) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Error::new(ErrorKind::NoTable).at(cell)),
        Err(error) => Err(error.at(cell)),
    }
}

impl Report {
    /// The cell of a dotted path, in the edition that the report's table is of; `None` when it has
    /// no such cell. An edition behind the path must be that of the table.
    pub fn cell(&self, path: &str) -> Option<CellId> {
        let (table, rest) = path.split_once('.')?;
        self.layouts().find(|layout| layout.table().key() == table)?.cell(rest)
    }

    /// The layouts of the tables that the report has.
    pub fn layouts(&self) -> impl Iterator<Item = Layout> + '_ {
        Table::ALL.iter().filter_map(|table| self.layout(*table))
    }

    /// Every cell of every table that the report has, in printed order.
    pub fn cells(&self) -> impl Iterator<Item = (CellId, Value)> + '_ {
        self.layouts()
            .flat_map(|layout| layout.cells())
            .filter_map(|cell| Some((cell, self.get(cell)?)))
    }
}
/// A row of cells from its figures in printed order.
macro_rules! row_from {
    ($($name:ident: $len:literal;)*) => {$(
        impl From<[u32; $len]> for $name {
            /// The figures in printed order.
            fn from(figures: [u32; $len]) -> $name {
                let mut row = $name::default();
                for (index, figure) in figures.into_iter().enumerate() {
                    // The row has as many cells, and all are counts.
                    let _ = row.set_cell(Edition::LAST, index, Count::from(figure).into());
                }
                row
            }
        }

        impl TryFrom<[u64; $len]> for $name {
            type Error = Error;
            /// The figures in printed order; one over 2^53 is refused.
            fn try_from(figures: [u64; $len]) -> Result<$name, Error> {
                let mut row = $name::default();
                for (index, figure) in figures.into_iter().enumerate() {
                    row.set_cell(Edition::LAST, index, Count::new(figure)?.into())?;
                }
                Ok(row)
            }
        }
    )*};
}
row_from! {
    Applicants: 7;
    CaseResults: 5;
}
