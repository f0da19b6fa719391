//! The tables, each declared once.
//!
//! A declaration ([`declare!`](self)) lists the rows and columns of a table with their names,
//! labels, English terms and articles. From it come the typed structs, the flat numbering of their
//! cells ([`crate::CellId`]), the serde form, the JSON Schema, the labels that the readers look
//! for, the identities and the generated cell reference. The rest of the crate sees a table in two
//! ways: as the typed struct, and as its [`Shape`] with a run of [`Value`]s in declaration order.

use crate::edition::Edition;
use crate::error::Error;
use crate::value::{Amount, Change, Count, Kind, Value};

pub(crate) mod name;
pub(crate) mod proactive;
pub(crate) mod processing_fees;
pub(crate) mod requests;
pub(crate) mod review_litigation;

/// The structure of a table or of a part of it: what its declaration says, as data.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// One cell.
    Cell(Kind),
    /// Named parts in printed order.
    Group(&'static [Field]),
    /// A part that the editions print differently, in the order of [`Edition::ALL`].
    ByEdition([&'static Shape; Edition::ALL.len()]),
}

/// One named part of a [`Shape::Group`]: a row, a column or a group of them.
#[derive(Debug)]
pub struct Field {
    /// The name in code and in the serde form.
    pub name: &'static str,
    /// The Chinese label as the format prints it.
    pub label: &'static str,
    /// The label printed above it that has no cells of its own, such as 法人或其他组织 or
    /// 第二十条第（一）项.
    pub under: Option<&'static str>,
    /// The English term.
    pub english: &'static str,
    /// What sums and lists call it, in Chinese and in English, where the declaration gives it a
    /// shorter name than its label.
    pub short: Option<(&'static str, &'static str)>,
    /// The articles of the Regulation on Open Government Information (国令第711号) that it rests
    /// on; empty when there is none.
    pub article: &'static str,
    /// What is counted, in our own words.
    pub definition: &'static str,
    /// Its own structure.
    pub shape: Shape,
}

impl Shape {
    /// The number of cells in an edition.
    pub const fn len(&self, edition: Edition) -> usize {
        match self {
            Shape::Cell(_) => 1,
            Shape::ByEdition(shapes) => shapes[edition.index()].len(edition),
            Shape::Group(fields) => {
                let mut sum = 0;
                let mut i = 0;
                while i < fields.len() {
                    sum += fields[i].shape.len(edition);
                    i += 1;
                }
                sum
            }
        }
    }

    /// The named parts in an edition; none for a cell.
    pub const fn fields(&self, edition: Edition) -> &'static [Field] {
        match self {
            Shape::Cell(_) => &[],
            Shape::Group(fields) => fields,
            Shape::ByEdition(shapes) => shapes[edition.index()].fields(edition),
        }
    }

    /// The kind of a cell, `None` for a group.
    pub const fn kind(&self, edition: Edition) -> Option<Kind> {
        match self {
            Shape::Cell(kind) => Some(*kind),
            Shape::Group(_) => None,
            Shape::ByEdition(shapes) => shapes[edition.index()].kind(edition),
        }
    }
}

/// What an optional part of a declaration gives, if it is there.
pub(crate) const fn first<T: Copy>(given: &[T]) -> Option<T> {
    match given {
        [first, ..] => Some(*first),
        [] => None,
    }
}

/// String equality in constants.
pub(crate) const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// What every declared struct can do beside having fields: the walk over its cells in declaration
/// order.
pub trait Part: Sized {
    /// Its structure.
    const SHAPE: Shape;
    /// All cells blank.
    fn blank(edition: Edition) -> Self;
    /// The number of cells.
    fn cell_count(&self) -> usize;
    /// The value of the cell of that number.
    fn cell(&self, index: usize) -> Option<Value>;
    /// Puts a value into the cell of that number; false when there is no such cell.
    fn set_cell(&mut self, index: usize, value: Value) -> Result<bool, Error>;
    /// Calls `f` for each cell in order.
    fn visit(&self, f: &mut impl FnMut(Value));
}

macro_rules! cell_part {
    ($($kind:ident),*) => {$(
        impl Part for $kind {
            const SHAPE: Shape = Shape::Cell(Kind::$kind);
            fn blank(_: Edition) -> $kind {
                $kind::BLANK
            }
            #[inline]
            fn cell_count(&self) -> usize {
                1
            }
            fn cell(&self, index: usize) -> Option<Value> {
                (index == 0).then_some(Value::$kind(*self))
            }
            fn set_cell(&mut self, index: usize, value: Value) -> Result<bool, Error> {
                if index == 0 {
                    *self = value.try_into()?;
                }
                Ok(index == 0)
            }
            #[inline]
            fn visit(&self, f: &mut impl FnMut(Value)) {
                f(Value::$kind(*self))
            }
        }
    )*};
}
cell_part!(Count, Change, Amount);

/// Declares a struct of rows or columns, or an enum of what the editions print differently.
///
/// ```text
/// declare! {
///     /// documentation of the struct
///     struct Name {
///         /// what is counted
///         field: Type = "label as printed", "English term", "article" [, under "label above"]
///             [, short "Chinese", "English"];
///     }
/// }
/// ```
macro_rules! declare {
    ($(#[$meta:meta])* struct $name:ident {
        $($(#[doc = $doc:literal])* $field:ident : $type:ty = $label:literal, $english:literal, $article:literal
            $(, under $under:literal)? $(, short $short:literal, $short_english:literal)?;)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
        pub struct $name {
            $(
                #[doc = concat!("「", $label, "」, ", $english, ".")]
                #[doc = ""]
                $(#[doc = $doc])*
                pub $field: $type,
            )*
        }

        impl $crate::table::Part for $name {
            const SHAPE: $crate::table::Shape = $crate::table::Shape::Group(&[$($crate::table::Field {
                name: stringify!($field),
                label: $label,
                under: $crate::table::first(&[$($under)?]),
                english: $english,
                short: $crate::table::first(&[$(($short, $short_english))?]),
                article: $article,
                definition: concat!($($doc),*),
                shape: <$type as $crate::table::Part>::SHAPE,
            }),*]);
            fn blank(edition: $crate::Edition) -> $name {
                $name { $($field: <$type as $crate::table::Part>::blank(edition)),* }
            }
            #[inline]
            fn cell_count(&self) -> usize {
                0 $(+ self.$field.cell_count())*
            }
            fn cell(&self, mut index: usize) -> Option<$crate::Value> {
                $(
                    let len = self.$field.cell_count();
                    if index < len {
                        return self.$field.cell(index);
                    }
                    index -= len;
                )*
                let _ = index;
                None
            }
            fn set_cell(&mut self, mut index: usize, value: $crate::Value) -> Result<bool, $crate::Error> {
                $(
                    let len = self.$field.cell_count();
                    if index < len {
                        return self.$field.set_cell(index, value);
                    }
                    index -= len;
                )*
                let _ = index;
                Ok(false)
            }
            #[inline]
            fn visit(&self, f: &mut impl FnMut($crate::Value)) {
                $(self.$field.visit(f);)*
            }
        }
    };

    ($(#[$meta:meta])* enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident($type:ty),)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$variant_meta])* $variant($type),)* }

        impl $name {
            /// The edition that it is of.
            #[inline]
            pub const fn edition(&self) -> $crate::Edition {
                match self { $($name::$variant(_) => $crate::Edition::$variant,)* }
            }
        }

        impl $crate::table::Part for $name {
            const SHAPE: $crate::table::Shape = $crate::table::Shape::ByEdition([$(&<$type as $crate::table::Part>::SHAPE),*]);
            fn blank(edition: $crate::Edition) -> $name {
                match edition { $($crate::Edition::$variant => $name::$variant(<$type as $crate::table::Part>::blank(edition)),)* }
            }
            #[inline]
            fn cell_count(&self) -> usize {
                match self { $($name::$variant(part) => part.cell_count(),)* }
            }
            fn cell(&self, index: usize) -> Option<$crate::Value> {
                match self { $($name::$variant(part) => part.cell(index),)* }
            }
            fn set_cell(&mut self, index: usize, value: $crate::Value) -> Result<bool, $crate::Error> {
                match self { $($name::$variant(part) => part.set_cell(index, value),)* }
            }
            #[inline]
            fn visit(&self, f: &mut impl FnMut($crate::Value)) {
                match self { $($name::$variant(part) => part.visit(f),)* }
            }
        }
    };
}
pub(crate) use declare;
