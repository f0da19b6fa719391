//! Columns, rows and ends changed by people and programs: one change at a time, at every place of a
//! table, in every format. The figures of the reports are all different, so that one which moves
//! shows, or most are zero, so that one of those may be taken for too many.

use std::collections::BTreeMap;

use gouji::read::{self, ReadError, Reading};
use gouji::*;

use super::changes::{fill_holes, insert_column, leaf_rows, repeat_row};
use super::sketch::{Cell, Format, Part, Sketch, height, width};
use crate::random::as_printed;
use crate::solve::support::is_full;

/// The tables that have columns.
const WITH_COLUMNS: [Layout; 4] = [
    Layout::PROACTIVE_DISCLOSURE_2019,
    Layout::PROACTIVE_DISCLOSURE_2021,
    Layout::REQUESTS_2019,
    Layout::REQUESTS_2021,
];
/// The tables that have one row of values.
const OF_ONE_ROW: [Layout; 2] = [Layout::REVIEW_LITIGATION, Layout::PROCESSING_FEES];

/// Which figures a report has.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Figures {
    /// All are different.
    Different,
    /// All but those at the ends of the rows are zero.
    Sparse,
}

fn report(layout: Layout, figures: Figures) -> Report {
    let mut report = Report::default();
    report.heading.year =
        Some(if layout.edition() == Some(Edition::Edition2019) { 2020 } else { 2023 });
    report.add_blank(layout);
    for (number, cell) in (100u32..).zip(layout.cells()) {
        let is_end = cell.column().name == "natural_person" || cell.column().name == "total";
        let number = match figures {
            Figures::Sparse if !is_end => 0,
            _ => number,
        };
        let value: Value = match cell.kind() {
            Kind::Count => Count::from(number).into(),
            Kind::Change => Change::from(number as i32).into(),
            _ => Amount::new(number.into(), Some(Unit::WanYuan)).unwrap().into(),
        };
        report.set(cell, value).unwrap();
    }
    as_printed(&report)
}

/// A report, its document, and what stands beside and above each of its figures.
struct Case {
    report: Report,
    sketch: Sketch,
    labels: BTreeMap<String, (String, String)>,
}

impl Case {
    fn new(layout: Layout, figures: Figures) -> Case {
        let report = report(layout, figures);
        let mut sketch = Sketch::of(&report);
        let cells = sketch.tables().next().unwrap().clone();
        let label = |of: &Cell, is: &dyn Fn(&&Cell) -> bool| {
            let labels = cells.iter().filter(|cell| cell.id.is_none());
            let nearest = labels.filter(is).max_by_key(|cell| (cell.row, cell.column));
            nearest.map_or(String::new(), |cell| cell.text.clone()).replace(&of.text, "")
        };
        let labels = cells.iter().filter_map(|figure| {
            let beside = |cell: &&Cell| {
                (cell.row..cell.end_row()).contains(&figure.row) && cell.column < figure.column
            };
            let above = |cell: &&Cell| {
                cell.row < figure.row && (cell.column..cell.end_column()).contains(&figure.column)
            };
            Some((figure.id?.path(), (label(figure, &beside), label(figure, &above))))
        });
        let labels = labels.collect();
        Case { report, sketch, labels }
    }

    fn cells(&self) -> &Vec<Cell> {
        let table = self.sketch.parts.iter().find_map(|part| match part {
            Part::Table(cells) => Some(cells),
            Part::Text(_) => None,
        });
        table.expect("a table")
    }

    fn with(&self, change: impl FnOnce(&mut Vec<Cell>)) -> Case {
        let mut sketch = self.sketch.clone();
        let cells = sketch.tables().next().unwrap();
        change(cells);
        fill_holes(cells);
        cells.sort_by_key(|cell| (cell.row, cell.column));
        Case { report: self.report.clone(), sketch, labels: self.labels.clone() }
    }

    /// The text under the header of a figure and beside its label.
    fn under(&self, path: &str) -> Option<String> {
        let (label, head) = &self.labels[path];
        let is = |cell: &&Cell, text: &str| cell.id.is_none() && cell.text == text;
        let row = self.cells().iter().filter(|cell| is(cell, label)).map(|cell| cell.row).max()?;
        let heads = self.cells().iter().filter(|cell| is(cell, head) && cell.row < row);
        let column = heads.max_by_key(|cell| cell.row)?.column;
        let is_there = |cell: &&Cell| {
            (cell.row..cell.end_row()).contains(&row)
                && (cell.column..cell.end_column()).contains(&column)
        };
        Some(self.cells().iter().find(is_there)?.text.trim().to_owned())
    }

    /// No figure is read that neither the report nor the cell under its header and beside its
    /// label has, and none is silently unread. Gives how many are read.
    #[track_caller]
    fn assert_sound(&self, reading: &Reading, what: &str) -> usize {
        let gaps = reading.gaps();
        let unread = [gaps.unread, gaps.absent].concat();
        let mut count = 0;
        for (cell, value) in self.report.cells() {
            let path = cell.path();
            let found = reading.report.cell(&path);
            let read = found.and_then(|found| reading.report.get(found));
            let under = self.under(&path);
            match read.filter(|value| !value.is_blank()) {
                Some(read) => {
                    let is_right = read == value
                        || under.as_ref().is_some_and(|text| *text == write::figure(cell, read));
                    assert!(is_right, "{path} is {read:?}, not {value:?}: {what}");
                    count += 1;
                }
                None => {
                    let is_told = found.is_some_and(|found| unread.contains(&found))
                        || read.is_none()
                            && reading.remarks.iter().any(|r| r.table == Some(cell.table()));
                    let is_blank = under.is_some_and(|text| text.is_empty());
                    let remarks = &reading.remarks;
                    assert!(is_told || is_blank, "{path} is silently unread: {what}{remarks:#?}");
                }
            }
        }
        count
    }

    #[track_caller]
    fn assert_sound_in(&self, format: Format, what: &str) -> usize {
        let what = format!("{what} in {format:?}\n{}", self.sketch.markdown());
        self.assert_sound(&self.sketch.read(format), &what)
    }
}

/// A column with a head above each block and texts beside each row of values.
fn with_column(case: &Case, at: usize, head: &str, text: impl Fn(usize) -> String) -> Case {
    const FIGURE: &str = "\u{1}";
    case.with(|cells| {
        insert_column(cells, at, head, FIGURE);
        let heads: Vec<usize> =
            cells.iter().filter(|cell| cell.text == "信息内容").map(|cell| cell.row).collect();
        for cell in cells.iter_mut().filter(|cell| cell.text == FIGURE) {
            cell.text = if heads.contains(&cell.row) { head.to_owned() } else { text(cell.row) };
        }
    })
}

/// The text beside the values of a row.
type Text = fn(usize) -> String;

/// What stands in a column more.
const CONTENTS: [(&str, Text); 4] = [
    ("numbers", |row| (row + 7).to_string()),
    ("words", |_| "件".into()),
    ("zeros", |_| "0".into()),
    ("some notes", |row| if row % 3 == 0 { "另附说明".into() } else { String::new() }),
];

/// The formats in which a change of that number is looked at. Packages take long to write: of
/// several contents of a column, they get every third.
fn formats(number: usize) -> impl Iterator<Item = Format> {
    let is_package = |format: &Format| ["Docx", "Xlsx"].contains(&format!("{format:?}").as_str());
    Format::ALL
        .iter()
        .copied()
        .filter(move |format| number.is_multiple_of(3) || !is_package(format))
}

/// Picks of many changes those that are looked at: all with `GOUJI_FULL=1`, else every thirteenth,
/// so that each place, content and format comes up.
#[derive(Default)]
struct Sample(usize);

impl Sample {
    fn takes_next(&mut self) -> bool {
        self.0 += 1;
        is_full() || self.0 % 13 == 1
    }
}

fn each_case(layouts: &[Layout], mut look: impl FnMut(&Case, &str)) {
    for layout in layouts {
        for figures in [Figures::Different, Figures::Sparse] {
            look(&Case::new(*layout, figures), &format!("{layout:?} {figures:?}"));
        }
    }
}

#[test]
fn a_labelled_column_more_moves_no_figure() {
    let mut sample = Sample::default();
    each_case(&WITH_COLUMNS, |case, name| {
        let all = case.labels.len();
        for at in 0..=width(case.cells()) {
            for (number, (content, text)) in CONTENTS.into_iter().enumerate() {
                for head in ["序号", "小计"] {
                    if !sample.takes_next() {
                        continue;
                    }
                    let changed = with_column(case, at, head, text);
                    for format in formats(number) {
                        let what = format!("{name}: {head} of {content} at {at}");
                        let read = changed.assert_sound_in(format, &what);
                        // Behind the labels of the rows, the header tells all.
                        let is_told = at > 3 && name.contains("Requests");
                        assert!(!is_told || read == all, "{what} in {format:?}: {read} of {all}");
                    }
                }
            }
        }
    });
}

#[test]
fn a_column_more_without_a_label_moves_no_figure() {
    let mut sample = Sample::default();
    each_case(&WITH_COLUMNS, |case, name| {
        for at in 0..=width(case.cells()) {
            for (number, (content, text)) in CONTENTS.into_iter().enumerate() {
                if !sample.takes_next() {
                    continue;
                }
                let changed = with_column(case, at, "", text);
                for format in formats(number) {
                    changed.assert_sound_in(format, &format!("{name}: {content} at {at}"));
                }
            }
        }
    });
}

#[test]
fn a_doubled_figure_is_read_for_no_other() {
    let mut sample = Sample::default();
    each_case(&[&WITH_COLUMNS[..], &OF_ONE_ROW[..]].concat(), |case, name| {
        let figures: Vec<Cell> =
            case.cells().iter().filter(|cell| cell.id.is_some()).cloned().collect();
        for (number, figure) in figures.into_iter().enumerate() {
            if !sample.takes_next() {
                continue;
            }
            let changed = case.with(|cells| {
                let behind =
                    |cell: &&mut Cell| cell.row == figure.row && cell.column >= figure.end_column();
                cells.iter_mut().filter(behind).for_each(|cell| cell.column += 1);
                cells.push(Cell::one(figure.row, figure.end_column(), figure.text.clone()));
            });
            for format in formats(number) {
                let what = format!("{name}: {:?} doubled", figure.id);
                changed.assert_sound_in(format, &what);
            }
        }
    });
}

#[test]
fn two_rows_of_values_are_read_where_they_are_the_same() {
    each_case(&OF_ONE_ROW, |case, name| {
        let row = leaf_rows(case.cells())[0];
        for format in Format::ALL {
            let twice = case.with(|cells| repeat_row(cells, row));
            let all = case.labels.len();
            assert_eq!(twice.assert_sound_in(*format, name), all, "{name} in {format:?}");
            for (at, from) in [(0, row), (all - 1, row), (0, row + 1), (all - 1, row + 1)] {
                let other = twice.with(|cells| {
                    let mut figures = cells.iter_mut().filter(|cell| cell.row == from);
                    figures.nth(at).unwrap().text = "77".into();
                });
                let what = format!("{name}: other figure {at} in row {from}, {format:?}");
                let reading = other.sketch.read(*format);
                assert_eq!(other.assert_sound(&reading, &what), 0, "{what}");
                let told =
                    reading.remarks.iter().filter(|r| r.rule().severity() == Severity::Error);
                let kinds: Vec<_> = told.map(|remark| remark.kind.clone()).collect();
                assert!(kinds.contains(&RemarkKind::SeveralDataRows), "{what}: {kinds:?}");
            }
        }
    });
}

/// A document as bytes that can be cut anywhere.
fn written(case: &Case) -> Vec<(&'static str, read::Format, String)> {
    let mut all = Vec::new();
    #[cfg(feature = "html")]
    {
        let page = case.sketch.html();
        let loose = page.replace("</td>", "").replace("</tr>", "");
        all.push(("a page", read::Format::Html, page));
        all.push(("a page without end tags", read::Format::Html, loose));
    }
    #[cfg(feature = "csv")]
    {
        let quoted = case.sketch.csv();
        all.push(("plain CSV", read::Format::Csv, quoted.replace('"', "")));
        all.push(("quoted CSV", read::Format::Csv, quoted));
    }
    let bars = case.sketch.markdown().trim_end().to_owned() + "\n";
    // A row whose first cell is blank begins with a bar all the same.
    let without = |line: &str| {
        let line = line.trim_end_matches('|').trim_end();
        let first = line.strip_prefix("| ").filter(|rest| !rest.starts_with([' ', '|']));
        first.unwrap_or(line).to_owned() + "\n"
    };
    let inner = bars.lines().map(without).collect();
    all.push(("Markdown", read::Format::Markdown, bars));
    all.push(("Markdown without outer bars", read::Format::Markdown, inner));
    all
}

#[test]
fn a_figure_that_the_end_of_the_document_cuts_is_not_read() {
    let mut sample = Sample::default();
    for layout in [&WITH_COLUMNS[..], &OF_ONE_ROW[..]].concat() {
        let case = Case::new(layout, Figures::Different);
        for (name, format, text) in written(&case) {
            let what = |at: usize| format!("{layout:?}, {name}, cut at {at}\n{}", text);
            let read = |at: usize| read::with_format(&text.as_bytes()[..at], format);
            let whole = read(text.len()).unwrap();
            let all = case.labels.len();
            assert_eq!(case.assert_sound(&whole, &what(text.len())), all, "{}", what(text.len()));
            let row = if format == read::Format::Html { "<tr>" } else { "\n" };
            // Without its row of values, the fee table is none: not every report has it.
            let rows = usize::from(layout != Layout::PROCESSING_FEES);
            let last = text.trim_end().rmatch_indices(row).nth(rows).unwrap().0;
            for at in (last..text.len()).filter(|_| sample.takes_next()) {
                match read(at) {
                    Ok(reading) => {
                        case.assert_sound(&reading, &what(at));
                    }
                    // A character is cut in two.
                    Err(ReadError::NotText { .. }) => assert!(!text.is_char_boundary(at)),
                    Err(error) => panic!("{error}: {}", what(at)),
                }
            }
        }
    }
}

#[test]
fn a_row_whose_cells_are_lost_is_not_blank() {
    let mut sample = Sample::default();
    each_case(&WITH_COLUMNS, |case, name| {
        for row in leaf_rows(case.cells()) {
            let last = case.cells().iter().filter(|cell| cell.row == row && cell.id.is_some());
            let last = last.max_by_key(|cell| cell.column).unwrap().clone();
            let torn = torn_rows(case, row, &last.text, name).into_iter();
            for (name, format, text) in torn.filter(|_| sample.takes_next()) {
                let reading = read::with_format(text.as_bytes(), format).unwrap();
                case.assert_sound(&reading, &format!("{name}\n{text}"));
            }
        }
    });
}

/// The document with a row whose label stands alone, with lone bars below it, and its last figure
/// in a line of its own.
fn torn_rows(
    case: &Case,
    row: usize,
    figure: &str,
    name: &str,
) -> Vec<(String, read::Format, String)> {
    let label = |cell: &Cell| cell.row == row && cell.id.is_none() && !cell.text.is_empty();
    let label = case.cells().iter().rfind(|cell| label(cell)).unwrap().text.clone();
    let mut all = Vec::new();
    for bars in ["", "|\n|\n|\n|\n|\n|\n", "| | | | | | |\n", "||||||\n"] {
        for figure in [format!("| {figure} |"), format!("{figure} |"), format!("| {figure}")] {
            let text = case.sketch.markdown();
            let line = text.lines().find(|line| line.contains(&format!(" {label} |"))).unwrap();
            let torn = format!("| {label} |\n{bars}{figure}");
            let what = format!("{name}: {label} torn by {bars:?}");
            all.push((what, read::Format::Markdown, text.replace(line, &torn)));
        }
    }
    #[cfg(feature = "csv")]
    {
        let text = case.sketch.csv().replace('"', "");
        let line = text.lines().find(|line| line.contains(&format!("{label},"))).unwrap();
        let torn = format!("{label}\n{figure}");
        all.push((format!("{name}: {label} torn"), read::Format::Csv, text.replace(line, &torn)));
    }
    all
}

#[test]
fn lone_bars_between_the_rows_move_no_figure() {
    let mut sample = Sample::default();
    each_case(&[&WITH_COLUMNS[..], &OF_ONE_ROW[..]].concat(), |case, name| {
        let text = case.sketch.markdown();
        let lines: Vec<&str> = text.lines().collect();
        for at in 0..=lines.len() {
            for bars in ["|", "| |", "||||||", "| | | | | | | | |"] {
                if !sample.takes_next() {
                    continue;
                }
                let (before, after) = lines.split_at(at);
                let text = [before, &[bars], after].concat().join("\n") + "\n";
                let reading = read::with_format(text.as_bytes(), read::Format::Markdown).unwrap();
                case.assert_sound(&reading, &format!("{name}: {bars} in line {at}\n{text}"));
            }
        }
    });
}

#[test]
fn every_report_is_read_whole_before_it_is_changed() {
    each_case(&[&WITH_COLUMNS[..], &OF_ONE_ROW[..]].concat(), |case, name| {
        assert!(height(case.cells()) > 1);
        for format in Format::ALL {
            let read = case.assert_sound_in(*format, name);
            assert_eq!(read, case.labels.len(), "{name} in {format:?}");
        }
    });
}
