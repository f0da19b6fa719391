//! The labels of a table drawn in columns: every piece of text explained as a piece of the label of
//! its row or of a group.
//!
//! Labels stand over several lines, groups beside them in a column of their own, broken where the
//! column is narrow, both cut by the ends of pages. The pieces are taken line by line, and each
//! must be the next piece of the row that is being read, the first of the row that follows, or the
//! next piece of a group. When all of an edition's rows are found in order in that way, it is
//! certain where each begins.

use super::super::grammar::Pattern;
use super::super::words::Recogniser;
use super::page::Row;

/// More states than a page with the official labels ever needs.
const MOST_STATES: usize = 16;
/// How many lines without figures may be passed over: page heads, a repeated header.
const MOST_SKIPPED: usize = 12;

/// The labels to look for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Labels<'p> {
    /// Those of the rows, in order.
    pub rows: &'p [Pattern],
    /// Those of groups, by how deep they stand.
    pub groups: &'p [Vec<Pattern>; 2],
}

/// A row found: the lines from that of its first piece to that of its last, and its label as it is
/// written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub first: usize,
    /// The number of the first piece in its line.
    pub piece: usize,
    pub last: usize,
    pub text: String,
}

/// A row of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Begun {
    first: usize,
    piece: usize,
    last: usize,
    /// Where its label begins in the text of the state.
    text: usize,
}

/// States are made and dropped by the thousand: what they hold is copied in two pieces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct State {
    rows: Vec<Begun>,
    /// The labels of the rows as they are written, one behind the other.
    text: String,
    /// How far the last row's label is read.
    offset: usize,
    /// The group that is being read at each depth and how far.
    groups: [Option<(usize, usize)>; 2],
    /// A bracket of the last row's label is open: a note of the document's own.
    note: usize,
    skipped: usize,
}

/// Explains lines from the one on which the first row's label begins. The answer is that of all
/// rows, or none.
pub(super) fn explain(
    labels: Labels<'_>,
    lines: &[Row<'_>],
    recogniser: &mut Recogniser,
) -> Option<Vec<Found>> {
    let mut states = vec![State::default()];
    for (at, line) in lines.iter().enumerate() {
        let mut next = read_line(labels, &states, line, at, recogniser);
        if next.is_empty() && !line.has_figures() {
            states.iter_mut().for_each(|state| state.skipped += 1);
            states.retain(|state| state.skipped <= MOST_SKIPPED);
            next = std::mem::take(&mut states);
        }
        let done: Vec<&State> = next.iter().filter(|state| is_done(labels, state)).collect();
        if let Some(first) = done.first() {
            // A letter that may belong to a row or to the group beside it moves no row.
            let certain = done.iter().all(|state| is_same(&state.rows, &first.rows));
            return certain.then(|| first.found());
        }
        if next.is_empty() {
            return None;
        }
        states = next;
    }
    None
}

impl State {
    fn found(&self) -> Vec<Found> {
        let ends = self.rows.iter().skip(1).map(|next| next.text).chain([self.text.len()]);
        let rows = self.rows.iter().zip(ends);
        rows.map(|(row, end)| Found {
            first: row.first,
            piece: row.piece,
            last: row.last,
            text: self.text[row.text..end].to_owned(),
        })
        .collect()
    }
}

/// True when rows begin at the same places and the last ends at the same.
fn is_same(a: &[Begun], b: &[Begun]) -> bool {
    let begins = |a: &Begun, b: &Begun| (a.first, a.piece) == (b.first, b.piece);
    a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| begins(a, b))
        && a.last().map(|row| row.last) == b.last().map(|row| row.last)
}

fn is_done(labels: Labels<'_>, state: &State) -> bool {
    let complete =
        labels.rows.last().is_some_and(|last| last.is_complete(state.offset)) && state.note == 0;
    let whole = |depth: usize| {
        state.groups[depth].is_none_or(|(at, offset)| labels.groups[depth][at].is_complete(offset))
    };
    state.rows.len() == labels.rows.len() && complete && whole(0) && whole(1)
}

/// The states behind a line, none when a piece of it is not explained.
fn read_line(
    labels: Labels<'_>,
    before: &[State],
    line: &Row<'_>,
    at: usize,
    recogniser: &mut Recogniser,
) -> Vec<State> {
    let mut behind: Vec<Vec<State>> = vec![Vec::new(); line.text.len() + 1];
    behind[0] = before.to_vec();
    for piece in 0..line.text.len() {
        for state in std::mem::take(&mut behind[piece]) {
            let exact = step(labels, &state, line, at, piece);
            let none = exact.is_empty();
            exact.into_iter().for_each(|state| keep(&mut behind[piece + 1], state));
            if none
                && let Some((count, state)) = misprint(labels, &state, line, at, piece, recogniser)
            {
                keep(&mut behind[piece + count], state);
            }
        }
    }
    behind.pop().unwrap_or_default()
}

fn keep(states: &mut Vec<State>, state: State) {
    if states.len() < MOST_STATES && !states.contains(&state) {
        states.push(state);
    }
}

/// Every way in which a piece follows.
fn step(labels: Labels<'_>, state: &State, line: &Row<'_>, at: usize, piece: usize) -> Vec<State> {
    let (text, letters) = (line.text[piece].text, line.letters(piece));
    if letters.is_empty() {
        return vec![closed(labels, state.clone(), text, at)];
    }
    let mut next = Vec::new();
    let current = state.rows.len().checked_sub(1).map(|last| &labels.rows[last]);
    let complete = current.is_none_or(|row| row.is_complete(state.offset));
    // The next piece of the row.
    if let Some(offset) =
        current.filter(|_| state.offset > 0).and_then(|row| row.after(state.offset, letters))
    {
        next.push(continued(state, text, at, offset));
    } else if state.note > 0 {
        next.push(continued(state, text, at, state.offset));
    }
    // The first piece of the next row.
    if complete
        && let Some(offset) =
            labels.rows.get(state.rows.len()).and_then(|row| row.after(0, letters))
    {
        next.push(begun(state, text, at, piece, offset));
    }
    for depth in 0..2 {
        next.extend(step_group(labels, state, depth, letters));
    }
    next
}

fn continued(state: &State, text: &str, at: usize, offset: usize) -> State {
    let mut state = state.clone();
    state.offset = offset;
    if let Some(row) = state.rows.last_mut() {
        row.last = at;
        state.text.push_str(text);
    }
    read_note(state, text)
}

fn begun(state: &State, text: &str, at: usize, piece: usize, offset: usize) -> State {
    let mut state = state.clone();
    state.offset = offset;
    state.note = 0;
    state.rows.push(Begun { first: at, piece, last: at, text: state.text.len() });
    state.text.push_str(text);
    read_note(state, text)
}

/// A piece without letters: what closes a label, such as the last quotation mark, may stand on a
/// line of its own.
fn closed(labels: Labels<'_>, mut state: State, text: &str, at: usize) -> State {
    let complete = state
        .rows
        .len()
        .checked_sub(1)
        .is_some_and(|last| labels.rows[last].is_complete(state.offset));
    if let Some(row) = state
        .rows
        .last_mut()
        .filter(|_| complete && text.chars().all(|c| matches!(c, '”' | '"' | '’' | '）' | ')')))
    {
        row.last = at;
    }
    read_note(state, text)
}

fn read_note(mut state: State, text: &str) -> State {
    for c in text.chars() {
        match c {
            '(' | '（' => state.note += 1,
            ')' | '）' => state.note = state.note.saturating_sub(1),
            _ => {}
        }
    }
    state
}

/// The next piece of the group that is being read, or the first of it again or of one behind it.
fn step_group(labels: Labels<'_>, state: &State, depth: usize, letters: &[char]) -> Vec<State> {
    let groups = &labels.groups[depth];
    let mut next = Vec::new();
    let mut put = |at: usize, offset: usize| {
        let mut state = state.clone();
        state.groups[depth] = Some((at, offset));
        next.push(state);
    };
    let complete = state.groups[depth].is_none_or(|(at, offset)| groups[at].is_complete(offset));
    if let Some((at, offset)) = state.groups[depth]
        && let Some(offset) = groups[at].after(offset, letters)
    {
        put(at, offset);
    }
    if complete {
        let first = state.groups[depth].map_or(0, |(at, _)| at);
        for (at, group) in groups.iter().enumerate().skip(first) {
            if let Some(offset) = group.after(0, letters) {
                put(at, offset);
            }
        }
    }
    next
}

/// The next row's label with a misprint: the pieces of one line that are near it and near no other.
fn misprint(
    labels: Labels<'_>,
    state: &State,
    line: &Row<'_>,
    at: usize,
    piece: usize,
    recogniser: &mut Recogniser,
) -> Option<(usize, State)> {
    let current = state.rows.len().checked_sub(1).map(|last| &labels.rows[last]);
    if !current.is_none_or(|row| row.is_complete(state.offset)) {
        return None;
    }
    let row = labels.rows.get(state.rows.len())?;
    let mut text = String::new();
    let mut best: Option<(usize, usize, String)> = None;
    for (count, part) in line.text[piece..].iter().enumerate().take(4) {
        text.push_str(part.text);
        if let Some(found) = recogniser.one(&text).filter(|found| found.core == row.core)
            && best.as_ref().is_none_or(|(distance, ..)| found.distance < *distance)
        {
            best = Some((found.distance, count + 1, text.clone()));
        }
    }
    let (_, count, text) = best?;
    let mut state = begun(state, &text, at, piece, row.len());
    state.note = 0;
    Some((count, state))
}

#[cfg(test)]
mod tests {
    use super::super::super::grammar::Grammar;
    use super::super::super::lines;
    use super::super::page;
    use super::*;
    use crate::cell::Table;

    /// The first line of each row, by each edition that explains the text.
    fn firsts(text: &str) -> Vec<Vec<usize>> {
        // Each line has a figure.
        let text = text.replace('\n', " 0\n") + " 0";
        let lines = page::rows(&text, &lines::lines(&text));
        let explained = |Grammar { rows, groups, .. }: &Grammar| {
            let found = explain(Labels { rows, groups }, &lines, &mut Recogniser::new())?;
            Some(found.iter().map(|row| row.first).collect())
        };
        Grammar::all(Table::Requests).iter().filter_map(explained).collect()
    }

    /// The rows of the 2019 edition with group labels broken and interleaved.
    const MATRIX: &str = "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开\n申请数量\n（一）予以公开\n（二）部分公开（区分处理\n\
        的，只计这一情形，不计其他情形）\n三、 （三） 1.属于国家秘密\n本 不予 2.其他法律行政止公开\n年度 公开 3.危及“三安全一稳定”\n4.保护第三方合法权益\n\
        5.属于三类内部事务信息\n6.属于四类过程性信息\n7.属于行政执法案卷\n8.属于行政查询事项\n（四）无 1.本机关不掌握相关\n办理 法提供 政府信息\n2.没有现成信息需要另行制作\n\
        结果 3.补正后申请内容仍不明确\n1.信访举报投诉类申请\n（五）不予处理\n2.重复申请\n3.要求提供公开出版物\n4.无正当理由大量反复 申请\n\
        5.要求行政机关确认或重\n新出具已获取信息\n（六）其他处理\n（七）总计\n四、结转下年度继续办理";

    #[test]
    fn every_piece_is_explained_by_one_edition_alone() {
        let found = firsts(MATRIX);
        assert_eq!(
            found,
            [[0, 1, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 18, 20, 21, 22, 23, 25, 26, 27]]
        );
    }

    #[test]
    fn a_piece_that_nothing_explains_makes_all_uncertain() {
        for (from, to) in [
            ("法提供", "法处理"),
            ("2.重复申请", "2.重复申请 小计"),
            ("（七）总计\n", ""),
            ("新出具已", "新出具"),
            ("结果 ", ""),
        ] {
            assert!(firsts(&MATRIX.replacen(from, to, 1)).is_empty(), "{from}");
        }
    }
}
