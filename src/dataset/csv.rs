//! The tables as CSV (RFC 4180), in UTF-8.

use super::{Datum, Form, Record};

impl Form {
    /// Some reports as CSV: a line of names, then their rows. A field without anything in it is
    /// empty.
    ///
    /// The texts are exact: a spreadsheet program may take the name of a body that begins with `=`
    /// for a formula.
    pub fn to_csv<'a>(self, records: impl IntoIterator<Item = &'a Record>) -> String {
        let mut out = self.csv_header();
        for record in records {
            out.push_str(&self.csv_rows(record));
        }
        out
    }

    /// The line of names alone, for tables that are written report by report.
    pub fn csv_header(self) -> String {
        let names: Vec<&str> = self.columns().iter().map(|column| column.name.as_str()).collect();
        format!("{}\r\n", names.join(","))
    }

    /// The lines of one report.
    pub fn csv_rows(self, record: &Record) -> String {
        let mut out = String::new();
        for row in self.rows(record) {
            for (at, datum) in row.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                put(&mut out, datum);
            }
            out.push_str("\r\n");
        }
        out
    }
}

fn put(out: &mut String, datum: &Datum) {
    match datum {
        Datum::Null => {}
        Datum::Whole(number) => out.push_str(&number.to_string()),
        Datum::Text(text) if text.contains([',', '"', '\n', '\r']) => {
            out.push('"');
            out.push_str(&text.replace('"', "\"\""));
            out.push('"');
        }
        Datum::Text(text) => out.push_str(text),
    }
}

#[cfg(feature = "csv")]
mod reading {
    use crate::error::{Error, ErrorKind};

    use super::super::{Column, Datum, Form, Loaded, Row};

    impl Form {
        /// The reports of a CSV table, and all that is wrong in it, by row and column.
        ///
        /// The columns may stand in any order, and others beside them; those of rules may be
        /// missing. Where another is missing, or stands twice, no row is read.
        ///
        /// ```
        /// use gouji::dataset::{Form, Record};
        /// use gouji::{Locale, Report};
        /// let text = Form::Long.to_csv(&[Record::new("a", Report::default())]);
        /// let loaded = Form::Long.from_csv(&text.replace("a,,,,", "a,,,2o23,"));
        /// let said = loaded.errors[0].message(Locale::English);
        /// assert_eq!(said, "row 2, year: \"2o23\" is not a number");
        /// ```
        pub fn from_csv(self, text: &str) -> Loaded {
            let text = text.trim_start_matches('\u{feff}');
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes());
            let mut lines = reader.records().map(|line| line.unwrap_or_default()).enumerate();
            let names = lines.next().map(|(_, names)| names).unwrap_or_default();
            let places = match places(self.columns(), &names) {
                Ok(places) => places,
                Err(errors) => return Loaded { records: Vec::new(), errors },
            };
            let rows = lines.map(|(at, line)| self.fields(at + 1, &line, names.len(), &places));
            let mut wrong = Vec::new();
            let rows: Vec<Row> =
                rows.filter_map(|row| row.map_err(|e| wrong.push(e)).ok()).collect();
            let mut loaded = self.load(rows.into_iter());
            loaded.errors.extend(wrong);
            loaded.errors.sort_by_key(Error::row);
            loaded
        }

        fn fields(
            self,
            at: usize,
            line: &csv::StringRecord,
            len: usize,
            places: &[Option<usize>],
        ) -> Result<Row, Error> {
            if line.len() != len {
                let kind = ErrorKind::RowLength { expected: len, found: line.len() };
                return Err(Error::new(kind).in_row(at));
            }
            let field = |(column, place): (&Column, &Option<usize>)| match place {
                Some(place) => column.holds.parsed(&line[*place]),
                None => Ok(Datum::Null),
            };
            Ok((at, self.columns().iter().zip(places).map(field).collect()))
        }
    }

    /// Where each column stands; `None` for a rule that the table does not have.
    fn places(
        columns: &[Column],
        names: &csv::StringRecord,
    ) -> Result<Vec<Option<usize>>, Vec<Error>> {
        let mut errors = Vec::new();
        let mut place = |column: &Column| {
            let mut found = names.iter().enumerate().filter(|(_, name)| *name == column.name);
            let (first, second) = (found.next(), found.next());
            let kind = match (first, second) {
                (_, Some(_)) => Some(ErrorKind::Twice),
                (None, _) if !column.name.starts_with("rule_") => Some(ErrorKind::Missing),
                _ => None,
            };
            errors.extend(kind.map(|kind| Error::new(kind).at(&column.name).in_row(1)));
            first.map(|(at, _)| at)
        };
        let places = columns.iter().map(&mut place).collect();
        if errors.is_empty() { Ok(places) } else { Err(errors) }
    }
}
