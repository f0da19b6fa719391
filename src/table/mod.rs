//! The tables, each declared once.
//!
//! A declaration ([`declare!`](self)) lists the rows and columns of a table with their names,
//! labels, English terms and articles. From it come the typed structs, the flat numbering of their
//! cells ([`crate::CellId`]), the serde form, the JSON Schema, the labels that the readers look
//! for, the identities and the generated cell reference. The rest of the crate sees a table in two
//! ways: as the typed struct, and as its [`Shape`] with a run of [`Value`]s in declaration order.
//!
//! What differs between the editions stands at the field: since or until which edition it is
//! printed, and under which other label. [`listed!`] lists the tables; the report, its layouts and
//! its serde form are made from that list.

use crate::edition::Edition;
use crate::error::Error;
use crate::value::{Amount, Change, Count, Kind, Unit, Value};

pub(crate) mod header;
#[cfg(test)]
pub(crate) mod invented;
pub(crate) mod name;
pub(crate) mod proactive;
pub(crate) mod processing_fees;
pub(crate) mod requests;
pub(crate) mod review_litigation;
pub(crate) mod template;

/// The list of the tables, in the order of the report: the type of each, which is declared in a
/// file of its own, its name in code and in the serde form, and its heading.
macro_rules! listed {
    ($do:ident $($more:tt)*) => {
        $do! {
            proactive::ProactiveDisclosure = proactive_disclosure, "二、主动公开政府信息情况";
            requests::Requests = requests, "三、收到和处理政府信息公开申请情况";
            review_litigation::ReviewLitigation = review_litigation, "四、政府信息公开行政复议、行政诉讼情况";
            processing_fees::ProcessingFees = processing_fees, "信息处理费收取情况";
            $($more)*
        }
    };
}
pub(crate) use listed;

/// Calls a macro with the list of the tables.
#[cfg(not(test))]
macro_rules! tables {
    ($do:ident) => {
        $crate::table::listed! { $do }
    };
}

/// The same with a table that only tests have: whatever the crate does with tables it does with
/// that one, without a line of code for it.
#[cfg(test)]
macro_rules! tables {
    ($do:ident) => {
        $crate::table::listed! { $do invented::Visits = visits, "九、窗口接待来访群众情况"; }
    };
}
pub(crate) use tables;

/// What the declaration of a table says beside its rows and columns.
pub(crate) trait Declaration: Part {
    /// The heading in English.
    const ENGLISH: &'static str;
    /// How the format prints it.
    const FORM: Form;
    /// Every report has it.
    const REQUIRED: bool = true;
    /// The words of its heading that are enough where the heading is worded in another way; none
    /// where it must be the printed one.
    const HEADING_WORDS: &'static [&'static str] = &[];
    /// Words of which one stands in the label with which it begins in running text.
    #[cfg_attr(
        not(all(feature = "text", feature = "markdown")),
        allow(dead_code, reason = "readers of text alone use it")
    )]
    const FIRST_WORDS: &'static [&'static str] = &[];

    /// The edition that the table is of; `None` where the editions print it alike.
    fn told_edition(&self) -> Option<Edition> {
        None
    }
}

/// How many editions there are.
pub(crate) const EDITIONS: usize = Edition::ALL.len();

/// The structure of a table or of a part of it: what its declaration says, as data.
///
/// ```
/// use gouji::{Edition, Shape, Table};
/// let shape = Table::ReviewLitigation.shape();
/// assert!(matches!(shape, Shape::Group(_)));
/// assert_eq!(shape.len(Edition::Edition2021), 15);
/// ```
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// One cell.
    Cell(Kind),
    /// Named parts in printed order: those that each edition prints, in the order of
    /// [`Edition::ALL`].
    Group(&'static [&'static [Field]]),
    /// A part that the editions print differently: each shape stands from its edition on until the
    /// next one does.
    ByEdition(&'static [(Edition, &'static Shape)]),
}

/// One named part of a [`Shape::Group`]: a row, a column or a group of them.
///
/// ```
/// use gouji::Layout;
/// let first = Layout::REQUESTS_2021.fields()[0];
/// assert_eq!(first.name, "received");
/// assert_eq!(first.label, "一、本年新收政府信息公开申请数量");
/// ```
#[derive(Debug, Clone, Copy)]
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
    /// The number of its cells in each edition, so that counting cells needs no walk.
    pub(crate) lengths: [usize; EDITIONS],
}

/// How the format prints a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Blocks of rows. Each stands under a caption, the declared label above its rows, and has a
    /// header of its own, which begins with `row_head`.
    Blocks { row_head: &'static str },
    /// Many rows under one header, in which `above` stands over all columns and `corner` beside it.
    Matrix { corner: &'static str, above: &'static str },
    /// One row of values, under a header of as many lines as the declaration is deep.
    Row,
}

impl Form {
    /// The labels that it prints and no declared part has.
    pub(crate) fn labels(self) -> impl Iterator<Item = &'static str> {
        let (first, second) = match self {
            Form::Blocks { row_head } => (Some(row_head), None),
            Form::Matrix { corner, above } => (Some(corner), Some(above)),
            Form::Row => (None, None),
        };
        first.into_iter().chain(second)
    }
}

impl Field {
    /// The unit of money that its label states.
    pub(crate) fn unit(&self) -> Option<Unit> {
        Unit::behind(self.label.trim_end_matches('）'))
    }
}

impl Shape {
    /// The number of cells in an edition.
    pub const fn len(&self, edition: Edition) -> usize {
        match self {
            Shape::Cell(_) => 1,
            _ => {
                let fields = self.fields(edition);
                let mut sum = 0;
                let mut i = 0;
                while i < fields.len() {
                    sum += fields[i].lengths[edition.index()];
                    i += 1;
                }
                sum
            }
        }
    }

    /// The named parts in an edition; none for a cell.
    pub const fn fields(&self, edition: Edition) -> &'static [Field] {
        match self.in_edition(edition) {
            Shape::Group(fields) => fields[edition.index()],
            _ => &[],
        }
    }

    /// The kind of a cell, `None` for a group.
    pub const fn kind(&self, edition: Edition) -> Option<Kind> {
        match self.in_edition(edition) {
            Shape::Cell(kind) => Some(*kind),
            _ => None,
        }
    }

    /// True for a group of so many cells, all of them counts, and nothing else.
    pub(crate) const fn is_row(&self, edition: Edition, width: usize) -> bool {
        let fields = self.fields(edition);
        let mut i = 0;
        while i < fields.len() {
            if !matches!(fields[i].shape.kind(edition), Some(Kind::Count)) {
                return false;
            }
            i += 1;
        }
        i == width && width > 0
    }

    /// The shape itself, or the one that stands for it in an edition.
    const fn in_edition(&self, edition: Edition) -> &Shape {
        match self {
            Shape::ByEdition(shapes) => {
                let mut at = shapes.len() - 1;
                while at > 0 && shapes[at].0.index() > edition.index() {
                    at -= 1;
                }
                shapes[at].1.in_edition(edition)
            }
            _ => self,
        }
    }

    /// True when two editions print it alike.
    pub(crate) const fn is_alike(&self, one: Edition, other: Edition) -> bool {
        are_alike(self, one, self, other)
    }
}

/// What an optional part of a declaration gives, if it is there.
pub(crate) const fn first<T: Copy>(given: &[T]) -> Option<T> {
    match given {
        [first, ..] => Some(*first),
        [] => None,
    }
}

/// True when one edition prints a part as another edition prints another one.
const fn are_alike(a: &Shape, one: Edition, b: &Shape, other: Edition) -> bool {
    match (a.kind(one), b.kind(other)) {
        (Some(a), Some(b)) => return a as u8 == b as u8,
        (None, None) => {}
        _ => return false,
    }
    let (a, b) = (a.fields(one), b.fields(other));
    let mut i = 0;
    while i < a.len() && i < b.len() {
        let same_words = same(a[i].name, b[i].name)
            && same(a[i].label, b[i].label)
            && same_option(a[i].under, b[i].under);
        if !same_words || !are_alike(&a[i].shape, one, &b[i].shape, other) {
            return false;
        }
        i += 1;
    }
    a.len() == b.len()
}

const fn same_option(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => same(a, b),
        (None, None) => true,
        _ => false,
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

/// Takes the rows of a table one by one: the number of the first cell and the words of all. When
/// compiled, the numbers are constants, so that what is looked up by them costs nothing.
pub trait TakeRows<const W: usize> {
    /// Takes one row.
    fn take(&mut self, first: usize, words: [u64; W]);
}

/// What every declared struct can do beside having fields: the walk over its cells in declaration
/// order, in the edition of the table that it stands in.
pub trait Part: Sized {
    /// Its structure.
    const SHAPE: Shape;
    /// The number of its cells in each edition.
    const LENGTHS: [usize; EDITIONS] = {
        let mut lengths = [0; EDITIONS];
        let mut i = 0;
        while i < lengths.len() {
            lengths[i] = Self::SHAPE.len(Edition::ALL[i]);
            i += 1;
        }
        lengths
    };
    /// Only the table can put values into it, which knows whether its edition has it.
    const IS_LIMITED: bool = false;
    /// All cells blank.
    fn blank(edition: Edition) -> Self;
    /// The value of the cell of that number.
    fn cell(&self, edition: Edition, index: usize) -> Option<Value>;
    /// Puts a value into the cell of that number; false when there is no such cell.
    fn set_cell(&mut self, edition: Edition, index: usize, value: Value) -> Result<bool, Error>;
    /// Calls `f` for each cell in order.
    fn visit(&self, edition: Edition, f: &mut impl FnMut(Value));
    /// The word of a single count; all bits for anything else.
    #[inline(always)]
    fn word(&self) -> u64 {
        u64::MAX
    }
    /// Hands over each group of `W` cells, as the edition of number `E` prints them; `first` is the
    /// number of this part's first cell.
    fn rows<const E: usize, const W: usize>(&self, first: usize, to: &mut impl TakeRows<W>);
}

macro_rules! cell_part {
    ($($kind:ident $($word:ident)?),*) => {$(
        impl Part for $kind {
            const SHAPE: Shape = Shape::Cell(Kind::$kind);
            fn blank(_: Edition) -> $kind {
                $kind::BLANK
            }
            fn cell(&self, _: Edition, index: usize) -> Option<Value> {
                (index == 0).then_some(Value::$kind(*self))
            }
            fn set_cell(
                &mut self,
                _: Edition,
                index: usize,
                value: Value,
            ) -> Result<bool, Error> {
                if index == 0 {
                    *self = value.try_into()?;
                }
                Ok(index == 0)
            }
            #[inline]
            fn visit(&self, _: Edition, f: &mut impl FnMut(Value)) {
                f(Value::$kind(*self))
            }
            $(
                #[inline(always)]
                fn word(&self) -> u64 {
                    $kind::$word(*self)
                }
            )?
            #[inline(always)]
            fn rows<const E: usize, const W: usize>(
                &self,
                _: usize,
                _: &mut impl TakeRows<W>,
            ) {
            }
        }
    )*};
}
cell_part!(Count word, Change, Amount);

/// A part that only some editions print, as its declaration says.
///
/// It reads like the part itself, and is blank where the edition of the table has no such cell. It
/// cannot be written to, but through [`Report::set`](crate::Report::set), which refuses the cells
/// that the edition lacks: no code can fill in a column that the form of the report does not have.
///
/// ```
/// use gouji::{Count, Only};
/// let column: Only<Count> = Only::default();
/// assert!(column.is_blank());
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Only<T>(T);

impl<T> std::ops::Deref for Only<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Part> Part for Only<T> {
    const SHAPE: Shape = T::SHAPE;
    const IS_LIMITED: bool = true;
    fn blank(edition: Edition) -> Only<T> {
        Only(T::blank(edition))
    }
    fn cell(&self, edition: Edition, index: usize) -> Option<Value> {
        self.0.cell(edition, index)
    }
    fn set_cell(&mut self, edition: Edition, index: usize, value: Value) -> Result<bool, Error> {
        self.0.set_cell(edition, index, value)
    }
    fn visit(&self, edition: Edition, f: &mut impl FnMut(Value)) {
        self.0.visit(edition, f)
    }
    #[inline(always)]
    fn word(&self) -> u64 {
        self.0.word()
    }
    #[inline(always)]
    fn rows<const E: usize, const W: usize>(&self, first: usize, to: &mut impl TakeRows<W>) {
        self.0.rows::<E, W>(first, to)
    }
}

/// A field as it is declared, with what differs between the editions.
#[derive(Clone, Copy)]
pub(crate) struct Declared {
    field: Field,
    since: Option<Edition>,
    until: Option<Edition>,
    labels: &'static [(Edition, &'static str)],
}

impl Declared {
    /// Fields that not every edition prints must be [`Only`]; others must not.
    pub(crate) const fn new(
        field: Field,
        is_limited: bool,
        since: Option<Edition>,
        until: Option<Edition>,
        labels: &'static [(Edition, &'static str)],
    ) -> Declared {
        assert!(
            is_limited == (since.is_some() || until.is_some()),
            "a field that not every edition prints is of the type Only, and no other is"
        );
        Declared { field, since, until, labels }
    }

    /// As an edition prints it: a label stands from its edition on until the next one does.
    const fn printed(&self, edition: Edition) -> Field {
        let mut field = self.field;
        let mut i = 0;
        while i < self.labels.len() {
            if self.labels[i].0.index() <= edition.index() {
                field.label = self.labels[i].1;
            }
            i += 1;
        }
        field
    }
}

/// True when a field that is printed since one edition and until another stands in an edition.
#[inline]
pub(crate) const fn stands(
    since: Option<Edition>,
    until: Option<Edition>,
    edition: Edition,
) -> bool {
    let begun = match since {
        Some(since) => since.index() <= edition.index(),
        None => true,
    };
    let ended = match until {
        Some(until) => until.index() < edition.index(),
        None => false,
    };
    begun && !ended
}

/// The fields of one edition, in front.
#[derive(Clone, Copy)]
pub(crate) struct Kept<const N: usize> {
    fields: [Field; N],
    len: usize,
}

/// The fields that each edition prints.
pub(crate) const fn kept<const N: usize>(declared: &[Declared; N]) -> [Kept<N>; EDITIONS] {
    let mut all = [Kept { fields: [declared[0].field; N], len: 0 }; EDITIONS];
    let mut at = 0;
    while at < EDITIONS {
        let edition = Edition::ALL[at];
        let mut i = 0;
        while i < N {
            if stands(declared[i].since, declared[i].until, edition) {
                all[at].fields[all[at].len] = declared[i].printed(edition);
                all[at].len += 1;
            }
            i += 1;
        }
        at += 1;
    }
    all
}

/// The same as lists.
pub(crate) const fn lists<const N: usize>(
    kept: &'static [Kept<N>; EDITIONS],
) -> [&'static [Field]; EDITIONS] {
    let mut lists: [&'static [Field]; EDITIONS] = [&[]; EDITIONS];
    let mut at = 0;
    while at < EDITIONS {
        lists[at] = kept[at].fields.split_at(kept[at].len).0;
        at += 1;
    }
    lists
}

/// Declares a struct of rows or columns, or an enum of what the editions print differently.
///
/// ```text
/// declare! {
///     /// documentation of the struct
///     struct Name {
///         /// what is counted
///         field: Type = "label as printed", "English term", "article"
///             [, under "label above"] [, short "Chinese", "English"]
///             [, since Edition] [, until Edition] [, from Edition "other label"]*;
///     }
/// }
/// ```
///
/// A field with `since` or `until` is of a type `Only<…>`. The variants of an enum are named by the
/// editions, oldest first; each stands from its edition on until the next one does.
macro_rules! declare {
    ($(#[$meta:meta])* struct $name:ident {
        $($(#[doc = $doc:literal])* $field:ident : $type:ty
            = $label:literal, $english:literal, $article:literal
            $(, under $under:literal)? $(, short $short:literal, $short_english:literal)?
            $(, since $since:ident)? $(, until $until:ident)?
            $(, from $from:ident $other:literal)*;)*
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
            const SHAPE: $crate::table::Shape = {
                const DECLARED: &[$crate::table::Declared] = &[$($crate::table::Declared::new(
                    $crate::table::Field {
                        name: stringify!($field),
                        label: $label,
                        under: $crate::table::first(&[$($under)?]),
                        english: $english,
                        short: $crate::table::first(&[$(($short, $short_english))?]),
                        article: $article,
                        definition: concat!($($doc),*),
                        shape: <$type as $crate::table::Part>::SHAPE,
                        lengths: <$type as $crate::table::Part>::LENGTHS,
                    },
                    <$type as $crate::table::Part>::IS_LIMITED,
                    $crate::table::first(&[$($crate::Edition::$since)?]),
                    $crate::table::first(&[$($crate::Edition::$until)?]),
                    &[$(($crate::Edition::$from, $other)),*],
                )),*];
                const FIELDS: usize = DECLARED.len();
                const KEPT: [$crate::table::Kept<FIELDS>; $crate::table::EDITIONS] =
                    match DECLARED.first_chunk() {
                        Some(declared) => $crate::table::kept(declared),
                        None => panic!("as many as there are"),
                    };
                const LISTS: [&[$crate::table::Field]; $crate::table::EDITIONS] =
                    $crate::table::lists(&KEPT);
                $crate::table::Shape::Group(&LISTS)
            };
            fn blank(edition: $crate::Edition) -> $name {
                $name { $($field: <$type as $crate::table::Part>::blank(edition)),* }
            }
            fn cell(&self, edition: $crate::Edition, mut index: usize) -> Option<$crate::Value> {
                $(
                    if $crate::table::declare!(@stands edition $($since)?, $($until)?) {
                        let len = <$type as $crate::table::Part>::LENGTHS[edition.index()];
                        if index < len {
                            return self.$field.cell(edition, index);
                        }
                        index -= len;
                    }
                )*
                let _ = index;
                None
            }
            fn set_cell(
                &mut self,
                edition: $crate::Edition,
                mut index: usize,
                value: $crate::Value,
            ) -> Result<bool, $crate::Error> {
                $(
                    if $crate::table::declare!(@stands edition $($since)?, $($until)?) {
                        let len = <$type as $crate::table::Part>::LENGTHS[edition.index()];
                        if index < len {
                            return self.$field.set_cell(edition, index, value);
                        }
                        index -= len;
                    }
                )*
                let _ = index;
                Ok(false)
            }
            #[inline]
            fn visit(&self, edition: $crate::Edition, f: &mut impl FnMut($crate::Value)) {
                $(
                    if $crate::table::declare!(@stands edition $($since)?, $($until)?) {
                        self.$field.visit(edition, f);
                    }
                )*
            }
            #[inline(always)]
            #[allow(unused, reason = "the last count is not looked at, nor the edition of most")]
            fn rows<const E: usize, const W: usize>(
                &self,
                first: usize,
                to: &mut impl $crate::table::TakeRows<W>,
            ) {
                const { assert!(E < $crate::table::EDITIONS) };
                let edition = const { $crate::Edition::ALL[E] };
                if const { <$name as $crate::table::Part>::SHAPE.is_row($crate::Edition::ALL[E], W) } {
                    let (mut words, mut at) = ([0; W], 0);
                    $(
                        if $crate::table::declare!(@stands edition $($since)?, $($until)?) && at < W {
                            words[at] = self.$field.word();
                            at += 1;
                        }
                    )*
                    to.take(first, words);
                } else {
                    let mut at = first;
                    $(
                        if $crate::table::declare!(@stands edition $($since)?, $($until)?) {
                            self.$field.rows::<E, W>(at, to);
                            at += const { <$type as $crate::table::Part>::LENGTHS[E] };
                        }
                    )*
                }
            }
        }
    };

    ($(#[$meta:meta])* enum $name:ident {
        $(#[$first_meta:meta])* $first:ident($first_type:ty),
        $($(#[$variant_meta:meta])* $variant:ident($type:ty),)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(#[$first_meta])* $first($first_type),
            $($(#[$variant_meta])* $variant($type),)*
        }

        impl $name {
            /// The edition that it is of.
            #[inline]
            pub const fn edition(&self) -> $crate::Edition {
                match self {
                    $name::$first(_) => $crate::Edition::$first,
                    $($name::$variant(_) => $crate::Edition::$variant,)*
                }
            }
        }

        impl $crate::table::Part for $name {
            const SHAPE: $crate::table::Shape = $crate::table::Shape::ByEdition(&[
                ($crate::Edition::$first, &<$first_type as $crate::table::Part>::SHAPE),
                $(($crate::Edition::$variant, &<$type as $crate::table::Part>::SHAPE),)*
            ]);
            fn blank(edition: $crate::Edition) -> $name {
                let mut of = $crate::Edition::$first;
                $(if edition >= $crate::Edition::$variant {
                    of = $crate::Edition::$variant;
                })*
                match of {
                    $($crate::Edition::$variant => {
                        $name::$variant(<$type as $crate::table::Part>::blank(edition))
                    })*
                    _ => $name::$first(<$first_type as $crate::table::Part>::blank(edition)),
                }
            }
            fn cell(&self, edition: $crate::Edition, index: usize) -> Option<$crate::Value> {
                match self {
                    $name::$first(part) => part.cell(edition, index),
                    $($name::$variant(part) => part.cell(edition, index),)*
                }
            }
            fn set_cell(
                &mut self,
                edition: $crate::Edition,
                index: usize,
                value: $crate::Value,
            ) -> Result<bool, $crate::Error> {
                match self {
                    $name::$first(part) => part.set_cell(edition, index, value),
                    $($name::$variant(part) => part.set_cell(edition, index, value),)*
                }
            }
            #[inline]
            fn visit(&self, edition: $crate::Edition, f: &mut impl FnMut($crate::Value)) {
                match self {
                    $name::$first(part) => part.visit(edition, f),
                    $($name::$variant(part) => part.visit(edition, f),)*
                }
            }
            #[inline(always)]
            fn rows<const E: usize, const W: usize>(
                &self,
                first: usize,
                to: &mut impl $crate::table::TakeRows<W>,
            ) {
                let edition = const { $crate::Edition::ALL[E] };
                let mut of = $crate::Edition::$first;
                $(if edition as usize >= $crate::Edition::$variant as usize {
                    of = $crate::Edition::$variant;
                })*
                match self {
                    $name::$first(part) if of as usize == $crate::Edition::$first as usize => {
                        part.rows::<E, W>(first, to)
                    }
                    $($name::$variant(part) if of as usize == $crate::Edition::$variant as usize => {
                        part.rows::<E, W>(first, to)
                    })*
                    // It is of another edition than the table.
                    _ => {}
                }
            }
        }
    };

    (@stands $edition:ident , ) => { true };
    (@stands $edition:ident $($since:ident)?, $($until:ident)?) => {
        $crate::table::stands(
            $crate::table::first(&[$($crate::Edition::$since)?]),
            $crate::table::first(&[$($crate::Edition::$until)?]),
            $edition,
        )
    };
}
pub(crate) use declare;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::{Layout, Table};
    use crate::report::Report;

    declare! {
        /// Columns of which each edition has another number.
        struct Columns {
            /// In both.
            first: Count = "一", "first", "", from Edition2021 "其一";
            /// In the old one.
            old: Only<Count> = "旧", "old", "", until Edition2019;
            /// In both.
            last: Count = "末", "last", "";
        }
    }

    declare! {
        /// Rows of which the new edition has one more.
        struct Rows {
            /// Since the new one.
            new: Only<Columns> = "新", "new", "", since Edition2021;
            /// In both.
            both: Columns = "均", "both", "";
        }
    }

    fn labels(fields: &[Field]) -> Vec<&str> {
        fields.iter().map(|field| field.label).collect()
    }

    #[test]
    fn an_edition_has_the_fields_that_it_prints_under_its_own_labels() {
        let (old, new) = (Edition::Edition2019, Edition::Edition2021);
        assert_eq!(labels(Columns::SHAPE.fields(old)), ["一", "旧", "末"]);
        assert_eq!(labels(Columns::SHAPE.fields(new)), ["其一", "末"]);
        assert_eq!(labels(Rows::SHAPE.fields(old)), ["均"]);
        assert_eq!((Rows::SHAPE.len(old), Rows::SHAPE.len(new)), (3, 4));
        assert_eq!(Rows::LENGTHS, [3, 4]);
        assert!(!Columns::SHAPE.is_alike(old, new) && Columns::SHAPE.is_alike(new, new));
    }

    #[test]
    fn the_walk_passes_by_what_the_edition_lacks() {
        for edition in Edition::ALL.iter().copied() {
            let mut rows = Rows::blank(edition);
            let length = Rows::SHAPE.len(edition);
            let value = |index: usize| Value::Count(Count::from(index as u32));
            for index in 0..length {
                assert_eq!(rows.set_cell(edition, index, value(index)), Ok(true));
            }
            assert_eq!(rows.set_cell(edition, length, value(0)), Ok(false));
            let mut walked = Vec::new();
            rows.visit(edition, &mut |value| walked.push(value));
            let expected: Vec<Value> = (0..length).map(value).collect();
            assert_eq!(walked, expected);
            let found: Vec<Value> =
                (0..=length).filter_map(|index| rows.cell(edition, index)).collect();
            assert_eq!(found, expected);
            assert_eq!(rows.new.first.is_blank(), edition == Edition::Edition2019);
        }
    }

    #[test]
    fn every_blank_table_tells_its_layout() {
        for layout in Layout::ALL.iter().copied() {
            let mut report = Report::default();
            report.add_blank(layout);
            assert_eq!(report.layout(layout.table()), Some(layout));
            assert_eq!(report.cells().count(), layout.len());
        }
        let editions = |table: Table| Edition::ALL.iter().map(move |e| table.layout(*e).edition());
        assert!(editions(Table::ReviewLitigation).all(|edition| edition.is_none()));
        assert!(editions(Table::Requests).eq(Edition::ALL.iter().copied().map(Some)));
    }
}
