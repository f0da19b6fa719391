//! The bars that a text draws between cells, and those that only fill a row up: some converters
//! leave blank cells out and write the bars that are missing at the end of the row, with nothing
//! between them: `| 行政许可 | 6 | ||`. Where a text does so, the blanks at the end of a row say
//! nothing of the cells there: not that they are blank, nor that the cells before them stand in
//! their columns.

/// True for the characters that some texts draw between cells.
pub(crate) fn is_bar(c: char) -> bool {
    matches!(c, '|' | '｜' | '│' | '┃')
}

/// True for a text of which some row is filled up with bars, while a blank stands beside the bars
/// between its cells.
pub(crate) fn fills_rows_up(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim_end();
        let kept = line.trim_end_matches('|');
        line.len() - kept.len() >= 2
            && kept.ends_with("| ")
            && !kept.trim_matches(['|', ' ']).is_empty()
    })
}

/// A row without the bars that fill it up, but for the one that ends its last cell.
pub(crate) fn without_filling(row: &str) -> &str {
    let kept = row.trim_end().trim_end_matches(['|', ' ']);
    match row[kept.len()..].find('|') {
        Some(bar) if !kept.is_empty() => &row[..kept.len() + bar + 1],
        _ => row,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bars_without_blanks_between_them_fill_a_row_up() {
        assert!(fills_rows_up("| 信息内容 | 本年制发件数 |\n| 规章 | 0 | |||\n"));
        assert!(fills_rows_up("3 | 3 | |||||||"));
        for kept in ["| 规章 | 0 |  |  |", "| 规章 | 0 | | |", "|规章|0|||", "| | |||", "规章 0"]
        {
            assert!(!fills_rows_up(kept), "{kept}");
        }
    }

    #[test]
    fn a_row_keeps_the_bar_that_ends_its_last_cell() {
        assert_eq!(without_filling("| 规章 | 0 | |||"), "| 规章 | 0 |");
        assert_eq!(without_filling("| 规章 | 0 | "), "| 规章 | 0 |");
        assert_eq!(without_filling("| 规章 | 0"), "| 规章 | 0");
        assert_eq!(without_filling("| |||"), "| |||");
    }
}
