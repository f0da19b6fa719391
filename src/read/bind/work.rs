//! What binding costs, counted in cells looked at. Loops over them take no memory, so that no
//! count of allocations shows them.
//!
//! The rest of the binding cannot take longer for more rows: what the lines of a grid say is asked
//! of a summary (`lines::Lines`), and no header has more than `MOST_COLUMNS` slots.

use std::cell::Cell;

use super::{Refused, bind};
use crate::read::grid::{Block, Columns, GridBuilder, Position};

thread_local! {
    static LOOKED_AT: Cell<u64> = const { Cell::new(0) };
}

/// A cell is looked at.
pub(super) fn look() {
    LOOKED_AT.with(|count| count.set(count.get() + 1));
}

/// How many cells are looked at for the tables.
fn cost(blocks: &[Block]) -> u64 {
    LOOKED_AT.with(|count| count.set(0));
    bind(blocks.to_vec(), &Refused::default(), Vec::new());
    LOOKED_AT.with(Cell::get)
}

/// A table of these rows, in a document or, sparse, in a sheet.
fn table(sparse: bool, rows: &[&[&str]]) -> Block {
    let mut grid = GridBuilder::new(Columns::Aligned);
    for (row, cells) in (1..).zip(rows) {
        grid.start_row();
        for (column, text) in (1..).zip(*cells) {
            let position = match sparse {
                true => Position::Sheet { sheet: "1".into(), row, column },
                false => Position::Document { table: 1, row, column },
            };
            grid.push(text, 1, 1, position);
        }
    }
    Block::Grid(grid.finish())
}

/// Twice as many rows cost twice as much, and a little for what is done once.
#[track_caller]
fn is_linear(family: &str, blocks: impl Fn(usize) -> Vec<Block>) {
    let costs = [1, 2, 4, 8].map(|times| cost(&blocks(200 * times)));
    let grows = |pair: &[u64]| 10 * pair[1] > 23 * pair[0];
    assert!(!costs.windows(2).any(grows), "{family}: {costs:?}");
}

const HEAD: &[&str] =
    &["项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
const TOTAL: &[&str] = &["（七）总计", "1", "2", "3", "4", "5", "6", "21"];
const RULES: &[&str] = &["规章", "1", "2", "3"];

#[test]
fn rows_of_the_request_matrix_are_looked_at_a_few_times_each() {
    let repeated = |head: &[&'static str], row: &[&'static str], sparse: bool| {
        let (head, row) = (head.to_vec(), row.to_vec());
        move |rows: usize| {
            let all: Vec<&[&str]> =
                std::iter::once(&head[..]).chain(std::iter::repeat_n(&row[..], rows)).collect();
            vec![table(sparse, &all)]
        }
    };
    is_linear("plain rows", repeated(HEAD, TOTAL, false));
    is_linear("one value too many", repeated(HEAD, &[TOTAL, &["0"]].concat(), false));
    is_linear("one value too few", repeated(HEAD, &TOTAL[..7], false));
    is_linear("a blank last column", repeated(&[HEAD, &[""]].concat(), TOTAL, true));
    is_linear("a row of unknown text", repeated(HEAD, &["甲乙丙丁", "1", "2"], false));
}

#[test]
fn rows_in_another_grid_than_their_header_are_looked_at_a_few_times_each() {
    let torn = |head: &'static [&'static str], row: &'static [&'static str]| {
        move |rows: usize| vec![table(false, &[head]), table(false, &vec![row; rows])]
    };
    is_linear("the request matrix", torn(HEAD, TOTAL));
    let head = &["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"];
    is_linear("Article 20", torn(head, RULES));
    let each = |rows: usize| {
        let halves = (0..rows).map(|_| table(false, &[TOTAL]));
        std::iter::once(table(false, &[HEAD])).chain(halves).collect()
    };
    is_linear("a grid for each row", each);
}

#[test]
fn headers_among_rows_that_slid_are_looked_at_a_few_times_each() {
    let head = [&["项目", "", ""], &HEAD[1..]].concat();
    let group: &[&str] =
        &["三、本年度办理结果", "（一）予以公开", "", "1", "0", "0", "0", "0", "0", "1"];
    let slid: &[&str] = &["（二）部分公开", "", "1", "0", "0", "0", "0", "0", "1"];
    let line: &[&str] = &["自然人", "总计"];
    for is_mixed in [true, false] {
        is_linear("rows that slid", |rows: usize| {
            let mut all: Vec<&[&str]> = vec![&head, group, slid];
            let times = if is_mixed { (rows, 1) } else { (1, rows) };
            for _ in 0..times.0 {
                all.extend(std::iter::repeat_n(line, times.1));
                all.extend(std::iter::repeat_n(slid, times.1));
            }
            vec![table(false, &all)]
        });
    }
}

#[test]
fn wide_headers_are_looked_at_a_few_times() {
    let wide = |labels: &'static [&'static str], then: &'static [&'static str]| {
        move |columns: usize| {
            let head: Vec<&str> = labels.iter().copied().cycle().take(columns).collect();
            vec![table(false, &[&head, then, then])]
        }
    };
    is_linear("the request matrix", wide(HEAD, TOTAL));
    is_linear("the other table", wide(&["结果维持", "结果纠正"], &["1", "2", "3"]));
    is_linear("Article 20", wide(&["信息内容", "本年制发件数"], RULES));
}
