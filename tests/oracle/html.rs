//! Our tables against those of scraper's tree (html5ever), on fixtures, on tag soup, and on a
//! corpus if `GOUJI_CORPUS` names one.

use std::collections::HashSet;

use gouji::read::{Block, Grid, html};
use proptest::prelude::*;
use scraper::{ElementRef, Html, Node};

use crate::support::grids;

/// Row, column, rows, columns, text.
type Cell = (u32, u32, u32, u32, String);

/// What a browser does not show.
const UNSEEN: [&str; 11] = [
    "script",
    "style",
    "template",
    "noscript",
    "textarea",
    "iframe",
    "xmp",
    "noembed",
    "noframes",
    "title",
    "plaintext",
];

const BLOCKS: [&str; 15] = [
    "p", "div", "li", "ul", "ol", "h1", "h2", "center", "form", "hr", "option", "body", "section",
    "dd", "dt",
];

fn name(element: ElementRef<'_>) -> &str {
    element.value().name()
}

fn children<'a>(
    element: ElementRef<'a>,
    names: &'a [&str],
) -> impl Iterator<Item = ElementRef<'a>> {
    element.child_elements().filter(move |child| names.contains(&name(*child)))
}

/// The text below a node with `\u{1}` for every line break, and without that of tables.
fn raw_text(element: ElementRef<'_>, out: &mut String) {
    for node in element.children() {
        match (node.value(), ElementRef::wrap(node)) {
            (Node::Text(text), _) => out.push_str(text),
            (_, Some(child)) => {
                let name = name(child);
                if UNSEEN.contains(&name) || name == "table" {
                    continue;
                }
                if name == "br" {
                    out.push('\u{1}');
                } else if BLOCKS.contains(&name) {
                    out.push('\u{1}');
                    raw_text(child, out);
                    out.push('\u{1}');
                } else {
                    raw_text(child, out);
                }
            }
            _ => {}
        }
    }
}

fn fold(raw: &str) -> String {
    let lines = raw.split('\u{1}').map(|line| {
        let mut folded = String::new();
        let mut blank = false;
        for character in line.chars() {
            let is_blank = " \t\n\r\u{c}".contains(character);
            if !is_blank || !blank {
                folded.push(if is_blank || character == '\u{a0}' { ' ' } else { character });
            }
            blank = is_blank;
        }
        folded.trim_matches(' ').to_owned()
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A cell of the tree holds a table.
fn nests(cell: ElementRef<'_>) -> bool {
    cell.descendent_elements().skip(1).any(|element| name(element) == "table")
}

fn span(cell: ElementRef<'_>, attribute: &str) -> i64 {
    let Some(value) = cell.value().attr(attribute) else { return 1 };
    let value = value.trim_start_matches([' ', '\t', '\n', '\r', '\u{c}']);
    let (sign, digits) = match value.as_bytes().first() {
        Some(b'-') => (-1, &value[1..]),
        Some(b'+') => (1, &value[1..]),
        _ => (1, value),
    };
    let length = digits.len() - digits.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match &digits[..length] {
        "" => 1,
        digits => match sign * digits.parse::<i64>().unwrap_or(i64::MAX) {
            negative if negative < 0 => 1,
            number => number,
        },
    }
}

/// The grid of a table of the tree, by marking slots on squared paper, group of rows by group of
/// rows.
fn table(node: ElementRef<'_>) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut top = 0;
    for group in children(node, &["thead", "tbody", "tfoot"]) {
        let rows: Vec<_> = children(group, &["tr"]).collect();
        let bottom = top + rows.len() as u32;
        let mut taken = HashSet::new();
        for (row, tr) in (top..).zip(rows) {
            let mut column = 0;
            for cell in children(tr, &["td", "th"]) {
                while taken.contains(&(row, column)) {
                    column += 1;
                }
                let width = span(cell, "colspan").clamp(0, 1000).max(1) as u32;
                let width = (0..width)
                    .take_while(|step| !taken.contains(&(row, column + step)))
                    .count() as u32;
                let height = match span(cell, "rowspan") {
                    0 => bottom - row,
                    height => (bottom - row).min(height.min(65_534) as u32),
                };
                for down in row..row + height {
                    taken.extend((column..column + width).map(|column| (down, column)));
                }
                let text = if nests(cell) {
                    "\u{FFFC}".to_owned()
                } else {
                    let mut raw = String::new();
                    raw_text(cell, &mut raw);
                    fold(&raw)
                };
                cells.push((row, column, height, width, text));
                column += width;
            }
        }
        top = bottom;
    }
    cells
}

/// The tables of the tree that are grids: with a text, and not only to lay out a page.
fn oracle(page: &Html) -> Vec<Vec<Cell>> {
    let tables =
        page.root_element().descendent_elements().filter(|element| name(*element) == "table");
    let seen = tables.filter(|table| {
        table.ancestors().filter_map(ElementRef::wrap).all(|above| name(above) != "template")
    });
    let kept = seen.filter_map(|node| {
        let cells = table(node);
        let is_layout = nests(node)
            && cells.chunk_by(|a, b| a.0 == b.0).all(|row| {
                row.iter().filter(|cell| !cell.4.is_empty()).count() < 2
                    || row.iter().any(|cell| cell.4 == "\u{FFFC}")
            });
        (!is_layout && cells.iter().any(|cell| !cell.4.is_empty())).then_some(cells)
    });
    kept.collect()
}

fn ours(grid: &Grid) -> Vec<Cell> {
    grid.cells()
        .map(|cell| (cell.row, cell.column, cell.rows, cell.columns, cell.text.to_owned()))
        .collect()
}

/// Every visible character of the tree outside the title, sorted.
fn visible(page: &Html) -> Vec<char> {
    let mut characters = Vec::new();
    for node in page.tree.root().descendants() {
        if let Node::Text(text) = node.value()
            && node
                .ancestors()
                .filter_map(ElementRef::wrap)
                .all(|above| !UNSEEN.contains(&name(above)))
        {
            characters.extend(text.chars().filter(|character| !character.is_whitespace()));
        }
    }
    characters.sort_unstable();
    characters
}

/// Every visible character of the blocks, sorted.
fn read(blocks: &[Block]) -> Vec<char> {
    let mut characters = Vec::new();
    let mut add = |text: &str| {
        characters.extend(
            text.chars().filter(|character| !character.is_whitespace() && *character != '\u{FFFC}'),
        )
    };
    for block in blocks {
        match block {
            Block::Text { text, .. } => add(text),
            Block::Grid(grid) => grid.cells().for_each(|cell| add(cell.text)),
        }
    }
    characters.sort_unstable();
    characters
}

/// Texts without white space, for pages whose lines we may break elsewhere than the tree.
fn without_blanks(mut tables: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    for cell in tables.iter_mut().flatten() {
        cell.4.retain(|character| !character.is_whitespace());
    }
    tables
}

fn compare(page: &str, exact: bool) -> Result<(), String> {
    let tree = Html::parse_document(page);
    let blocks = html::blocks(page.as_bytes()).map_err(|error| error.to_string())?;
    let mut expected = oracle(&tree);
    let mut found: Vec<_> = grids(&blocks).into_iter().map(ours).collect();
    if !exact {
        expected = without_blanks(expected);
        found = without_blanks(found);
    }
    if expected != found {
        return Err(format!("{page}\n tree: {expected:?}\n ours: {found:?}"));
    }
    Ok(())
}

/// The tables, and that no text is lost or doubled.
fn compare_all(page: &str, exact: bool) -> Result<(), String> {
    compare(page, exact)?;
    let expected = visible(&Html::parse_document(page));
    let found = read(&html::blocks(page.as_bytes()).map_err(|error| error.to_string())?);
    if expected != found {
        return Err(format!("{page}\n tree: {expected:?}\n ours: {found:?}"));
    }
    Ok(())
}

/// Tags that make tables, and what stands in cells. Lines break where the tree breaks them.
const TABLE_SOUP: [&str; 58] = [
    "<table>",
    "<table>",
    "<table border=1>",
    "</table>",
    "</table>",
    "<tr>",
    "<tr>",
    "<tr>",
    "</tr>",
    "</tr>",
    "<td>",
    "<td>",
    "<td>",
    "<td>",
    "</td>",
    "</td>",
    "<th>",
    "</th>",
    "<tbody>",
    "</tbody>",
    "<thead>",
    "</thead>",
    "<tfoot>",
    "</tfoot>",
    "<caption>",
    "</caption>",
    "<col>",
    "<colgroup>",
    "</colgroup>",
    "<td rowspan=2>",
    "<TD COLSPAN='2'>",
    "<td rowspan=0>",
    "<td colspan=-1 rowspan=x>",
    "<th rowspan='3' colspan=\"2\">",
    "<td colspan=1000000000>",
    "<p>",
    "</p>",
    "<br>",
    "</br>",
    "<font size=1>",
    "</font>",
    "<b>",
    "</b>",
    "<a href='<td>'>",
    "</a>",
    "<o:p></o:p>",
    "1",
    "文 字",
    " ",
    "&nbsp;",
    "&lt;",
    "<!-- <td>x -->",
    "<![if y]>",
    "<script>'<td>'</script>",
    "<style><td></style>",
    "<template><td>n</template>",
    "<textarea><td></textarea>",
    "\n\t",
];

/// Tags whose lines we may break elsewhere.
const BLOCK_SOUP: [&str; 24] = [
    "<div>",
    "</div>",
    "<li>",
    "</li>",
    "<ul>",
    "</ul>",
    "<h1>",
    "</h2>",
    "<center>",
    "</center>",
    "<form>",
    "</form>",
    "<select>",
    "</select>",
    "<option>",
    "</option>",
    "<button>",
    "</button>",
    "<body>",
    "</body>",
    "</html>",
    "<hr>",
    "<input>",
    "<noscript><td></noscript>",
];

fn soup(more: bool) -> impl Strategy<Value = String> {
    let piece = (0..TABLE_SOUP.len() + if more { BLOCK_SOUP.len() } else { 0 }).prop_map(|piece| {
        TABLE_SOUP.get(piece).copied().unwrap_or_else(|| BLOCK_SOUP[piece - TABLE_SOUP.len()])
    });
    prop::collection::vec(piece, 0..40)
        .prop_map(|pieces| format!("<!DOCTYPE html><body><table><tr><td>{}", pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn table_soup_reads_as_the_tree_says(page in soup(false)) {
        compare_all(&page, true).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn soup_with_blocks_reads_as_the_tree_says_but_for_line_breaks(page in soup(true)) {
        compare_all(&page, false).map_err(TestCaseError::fail)?;
    }
}

#[test]
fn pages_as_their_makers_write_them_read_as_the_tree_says() {
    for page in [
        "<table><tr><td rowspan=3 colspan=3>（勾稽关系）<td colspan=7>申请人情况<tr>\
         <td rowspan=2>自然人<td colspan=5>法人<td rowspan=2>总计\
         <tr><td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<tr>\
         <td colspan=3>一、本年新收<td>1<td>2<td>3<td>4<td>5<td>6<td>21</table>",
        "<TABLE class=MsoNormalTable><TBODY><TR style='HEIGHT: 1pt'><TD colSpan=4><P>\
         <SPAN lang=EN-US>第二十条<o:p></o:p></SPAN></P></TD></TR>\
         <TR><TD><P>规章</P></TD><TD>1</TD><TD>2</TD><TD>3</TD></TR></TBODY></TABLE>",
        "<table><thead><tr><th>a</thead><tfoot><tr><td>f</tfoot><tbody><tr><td>b</table>",
        "<p>a<table><td>1</p>2</table>b</p>",
    ] {
        compare_all(page, true).unwrap();
    }
}

#[test]
fn the_corpus_reads_as_the_tree_says() {
    let Ok(folder) = std::env::var("GOUJI_CORPUS") else { return };
    let mut pages = 0;
    for folder in [format!("{folder}/documents"), format!("{folder}/raw")] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "html") {
                let page = std::fs::read_to_string(&path).unwrap();
                compare(&page, true)
                    .unwrap_or_else(|difference| panic!("{}: {difference}", path.display()));
                assert!(
                    grids(&html::blocks(page.as_bytes()).unwrap()).len() >= 3,
                    "{}",
                    path.display()
                );
                pages += 1;
            }
        }
    }
    assert!(pages > 0);
}

#[test]
fn the_corpus_page_in_a_script_reads_as_the_page_itself() {
    let Ok(folder) = std::env::var("GOUJI_CORPUS") else { return };
    let read =
        |name: &str| html::page(&std::fs::read(format!("{folder}/raw/{name}")).unwrap()).unwrap();
    let (page, script) = (read("sh_bgt_2019.html"), read("sh_bgt_2019.js.txt"));
    assert!(script.embedded && !page.embedded);
    let cells = |blocks: &[Block]| grids(blocks).into_iter().map(ours).collect::<Vec<_>>();
    assert_eq!(cells(&page.blocks), cells(&script.blocks));
}
