//! The tables as Arrow record batches, both ways.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type,
};
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field as ArrowField, Schema, SchemaRef};

use crate::across::Found;
use crate::error::{Error, ErrorKind, Wanted};

use super::{Column, Datum, Form, FoundForm, Loaded, Record, Type};

impl Type {
    /// The type of its Arrow column. Money is text: it is exact to its last digit, and each amount
    /// has its own number of digits.
    fn arrow(&self) -> DataType {
        match self {
            Type::Whole { .. } => DataType::Int64,
            _ => DataType::Utf8,
        }
    }
}

impl Form {
    /// The Arrow schema of the table; its metadata has the version.
    pub fn arrow_schema(self) -> SchemaRef {
        schema(self.columns())
    }

    /// Some reports as one record batch.
    ///
    /// # Errors
    ///
    /// What Arrow says where more than 2 GB of text would go into a column.
    ///
    /// ```
    /// use gouji::dataset::{Form, Record};
    /// use gouji::Report;
    /// let record = Record::new("a", Report::default());
    /// let batch = Form::Wide.to_batch(std::slice::from_ref(&record))?;
    /// assert_eq!(batch.num_rows(), 1);
    /// assert_eq!(Form::Wide.from_batch(&batch).records, [record]);
    /// # Ok::<(), arrow_schema::ArrowError>(())
    /// ```
    pub fn to_batch(self, records: &[Record]) -> Result<RecordBatch, ArrowError> {
        let rows: Vec<Vec<Datum>> = records.iter().flat_map(|record| self.rows(record)).collect();
        batch(self.columns(), &rows)
    }

    /// The reports of a record batch, and all that is wrong in it, by row and column. Its columns
    /// may stand in any order, whole numbers in any type that has no fractions.
    pub fn from_batch(self, batch: &RecordBatch) -> Loaded {
        let mut errors = Vec::new();
        let mut of = |column: &Column| {
            let read = reader(batch, column);
            read.unwrap_or_else(|error| {
                errors.push(error.at(&column.name).in_row(1));
                Box::new(|_| Datum::Null)
            })
        };
        let columns: Vec<_> = self.columns().iter().map(&mut of).collect();
        if !errors.is_empty() {
            return Loaded { records: Vec::new(), errors };
        }
        self.records((0..batch.num_rows()).map(|row| columns.iter().map(|get| get(row)).collect()))
    }
}

impl FoundForm {
    /// The Arrow schema of the table; its metadata has the version.
    pub fn arrow_schema(self) -> SchemaRef {
        schema(self.columns())
    }

    /// What was found in some reports as one record batch.
    ///
    /// # Errors
    ///
    /// What Arrow says where more than 2 GB of text would go into a column.
    ///
    /// ```
    /// use gouji::across::Checker;
    /// use gouji::dataset::FoundForm;
    /// let xingqing: &[u8] = include_bytes!("../../examples/data/xingqing-2020.txt");
    /// let checked = Checker::new().documents([("兴庆区.txt", xingqing)]);
    /// let found = checked[0].1.as_ref().unwrap();
    /// let batch = FoundForm::Problems.to_batch([found])?;
    /// assert_eq!(batch.num_rows(), found.problems.len());
    /// # Ok::<(), arrow_schema::ArrowError>(())
    /// ```
    pub fn to_batch<'a>(
        self,
        found: impl IntoIterator<Item = &'a Found>,
    ) -> Result<RecordBatch, ArrowError> {
        let rows: Vec<Vec<Datum>> = found.into_iter().flat_map(|one| self.rows(one)).collect();
        batch(self.columns(), &rows)
    }
}

fn schema(columns: &[Column]) -> SchemaRef {
    let field =
        |column: &Column| ArrowField::new(&column.name, column.holds.arrow(), !column.required);
    let fields: Vec<ArrowField> = columns.iter().map(field).collect();
    let version = ("gouji.version".to_owned(), super::VERSION.to_owned());
    Arc::new(Schema::new(fields).with_metadata(HashMap::from([version])))
}

fn batch(columns: &[Column], rows: &[Vec<Datum>]) -> Result<RecordBatch, ArrowError> {
    let array = |(at, column): (usize, &Column)| -> ArrayRef {
        match column.holds {
            Type::Whole { .. } => {
                Arc::new(rows.iter().map(|row| whole(&row[at])).collect::<Int64Array>())
            }
            _ => Arc::new(rows.iter().map(|row| text(&row[at])).collect::<StringArray>()),
        }
    };
    let arrays = columns.iter().enumerate().map(array).collect();
    RecordBatch::try_new(schema(columns), arrays)
}

fn whole(datum: &Datum) -> Option<i64> {
    match datum {
        Datum::Whole(number) => Some(*number),
        _ => None,
    }
}

fn text(datum: &Datum) -> Option<&str> {
    match datum {
        Datum::Text(text) => Some(text),
        _ => None,
    }
}

/// Gives the field of a row.
type Get<'a> = Box<dyn Fn(usize) -> Datum + 'a>;

/// How a column of a batch is read; a rule may be missing.
fn reader<'a>(batch: &'a RecordBatch, column: &Column) -> Result<Get<'a>, Error> {
    let Some(array) = batch.column_by_name(&column.name) else {
        return match column.name.starts_with("rule_") {
            true => Ok(Box::new(|_| Datum::Null)),
            false => Err(Error::new(ErrorKind::Missing)),
        };
    };
    let is_whole = column.holds.arrow() == DataType::Int64;
    let get: Option<Get<'a>> = match is_whole {
        true => wholes(array).map(|get| -> Get<'a> {
            Box::new(move |row| get(row).map_or(Datum::Null, Datum::Whole))
        }),
        false => texts(array).map(|get| -> Get<'a> {
            Box::new(move |row| get(row).map_or(Datum::Null, Datum::from))
        }),
    };
    get.ok_or_else(|| wrong_type(array, &column.holds))
}

fn wrong_type(array: &ArrayRef, wanted: &Type) -> Error {
    Error::new(ErrorKind::Unexpected)
        .found(array.data_type())
        .wanted(Wanted::OneOf(vec![wanted.arrow().to_string()]))
}

/// Reads whole numbers of any type that an `i64` holds.
fn wholes(array: &ArrayRef) -> Option<Box<dyn Fn(usize) -> Option<i64> + '_>> {
    macro_rules! of {
        ($type:ty) => {{
            let array = array.as_primitive::<$type>();
            Some(Box::new(move |row| array.is_valid(row).then(|| array.value(row).into())))
        }};
    }
    match array.data_type() {
        DataType::Int64 => of!(Int64Type),
        DataType::Int32 => of!(Int32Type),
        DataType::Int16 => of!(Int16Type),
        DataType::Int8 => of!(Int8Type),
        DataType::UInt32 => of!(UInt32Type),
        DataType::UInt16 => of!(UInt16Type),
        DataType::UInt8 => of!(UInt8Type),
        DataType::Null => Some(Box::new(|_| None)),
        _ => None,
    }
}

/// Gives the text of a row.
pub(super) type Texts<'a> = Box<dyn Fn(usize) -> Option<&'a str> + 'a>;

/// Reads text of any of the three types.
pub(super) fn texts(array: &ArrayRef) -> Option<Texts<'_>> {
    macro_rules! of {
        ($array:expr) => {{
            let array = $array;
            Some(Box::new(move |row| array.is_valid(row).then(|| array.value(row))))
        }};
    }
    match array.data_type() {
        DataType::Utf8 => of!(array.as_string::<i32>()),
        DataType::LargeUtf8 => of!(array.as_string::<i64>()),
        DataType::Utf8View => of!(array.as_string_view()),
        DataType::Null => Some(Box::new(|_| None)),
        _ => None,
    }
}
