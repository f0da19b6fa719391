//! One annual report: its heading and its tables.

use crate::cell::{CellId, Layout, Table};
use crate::edition::Edition;
use crate::table::{self, Declaration, Part, tables};
use crate::value::{Value, ValueError};

/// Whose report it is, and of which year.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Scope {
    /// 本级: the body itself.
    OwnLevel,
    /// The body with its departments and the levels below it.
    WholeArea,
}

impl Scope {
    /// The scope of that name in the serde form.
    pub(crate) fn from_name(name: &str) -> Option<Scope> {
        match name {
            "own_level" => Some(Scope::OwnLevel),
            "whole_area" => Some(Scope::WholeArea),
            _ => None,
        }
    }
}

/// Why a cell of a report could not be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CellError {
    /// The report has no table of that layout.
    #[error("{cell}: the report has no such table in this edition")]
    NoTable {
        /// The cell that was asked for.
        cell: CellId,
    },
    /// The value does not fit the cell.
    #[error("{cell}: {source}")]
    Value {
        /// The cell that was asked for.
        cell: CellId,
        /// What is wrong with the value.
        source: ValueError,
    },
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

            /// Puts a value into a cell.
            ///
            /// # Errors
            ///
            /// When the report has no table of that layout, or the value is not of the cell's kind.
            pub fn set(&mut self, cell: CellId, value: Value) -> Result<(), CellError> {
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
            #[cfg(all(feature = "text", any(feature = "markdown", feature = "html")))]
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
fn walk_edition<T: Listed>(table: &T) -> Edition {
    table.told_edition().unwrap_or(Edition::LAST)
}

fn get<T: Listed>(table: &T, cell: CellId) -> Option<Value> {
    if layout_of(table) != cell.layout() {
        return None;
    }
    table.cell(walk_edition(table), cell.index())
}

fn set<T: Listed>(table: Option<&mut T>, cell: CellId, value: Value) -> Result<(), CellError> {
    let Some(table) = table.filter(|table| layout_of(*table) == cell.layout()) else {
        return Err(CellError::NoTable { cell });
    };
    match table.set_cell(walk_edition(table), cell.index(), value) {
        Ok(true) => Ok(()),
        Ok(false) => Err(CellError::NoTable { cell }),
        Err(source) => Err(CellError::Value { cell, source }),
    }
}

impl Report {
    /// The cell of a dotted path, in the edition that the report's table is of; `None` when it has
    /// no such cell.
    pub fn cell(&self, path: &str) -> Option<CellId> {
        let (table, rest) = path.split_once('.')?;
        self.layouts().find(|layout| layout.table().name() == table)?.cell(rest)
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
