//! The labels of a table drawn in columns: every piece of text explained as a piece of the label of
//! its row or of a group.
//!
//! Labels stand over several lines, groups beside them in a column of their own, broken where the
//! column is narrow, both cut by the ends of pages. The pieces are taken line by line, and each
//! must be the next piece of the row that is being read, the first of the row that follows, or the
//! next piece of a group. When all of an edition's rows are found in order in that way, it is
//! certain where each begins.

use super::super::grammar::Pattern;
use super::super::pieces::Brackets;
use super::super::words::Recogniser;
use super::page::PageLine;

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
    /// It is near its label and not the same.
    pub is_misprint: bool,
}

/// A row of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Begun {
    first: usize,
    piece: usize,
    last: usize,
    /// Where its label begins in the text of the state.
    text: usize,
    is_misprint: bool,
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
    note: Brackets,
    skipped: usize,
}

/// Explains lines from the one on which the first row's label begins. The answer is that of all
/// rows, or none.
pub(super) fn explain(
    labels: Labels<'_>,
    lines: &[PageLine<'_>],
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
        let done: Vec<&State> = next.iter().filter(|state| labels.are_done(state)).collect();
        if let Some(first) = done.first() {
            // A letter that may belong to a row or to the group beside it moves no row.
            let certain = done.iter().all(|state| state.is_like(first));
            return certain.then(|| first.found());
        }
        if next.is_empty() {
            return None;
        }
        states = next;
    }
    None
}

impl<'p> Labels<'p> {
    /// The label that is being read.
    fn current(&self, state: &State) -> Option<&'p Pattern> {
        self.rows.get(state.rows.len().checked_sub(1)?)
    }

    /// It is whole, so that another may begin.
    fn may_go_on(&self, state: &State) -> bool {
        self.current(state).is_none_or(|row| row.is_complete(state.offset))
    }

    /// All rows are found, the last of them and the groups beside it whole.
    fn are_done(&self, state: &State) -> bool {
        let mut groups = state.groups.iter().zip(self.groups);
        state.rows.len() == self.rows.len()
            && self.may_go_on(state)
            && !state.note.any()
            && groups.all(|(group, all)| group.is_none_or(|(at, read)| all[at].is_complete(read)))
    }
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
            is_misprint: row.is_misprint,
        })
        .collect()
    }

    /// Rows begin at the same places and the last ends at the same.
    fn is_like(&self, other: &State) -> bool {
        let begins = |row: &Begun| (row.first, row.piece);
        self.rows.iter().map(begins).eq(other.rows.iter().map(begins))
            && self.rows.last().map(|row| row.last) == other.rows.last().map(|row| row.last)
    }

    /// A piece on a line goes on with the last label, which is read so far then.
    fn with(&self, text: &str, at: usize, offset: usize) -> State {
        let mut state = self.clone();
        state.offset = offset;
        if let Some(row) = state.rows.last_mut() {
            row.last = at;
            state.text.push_str(text);
        }
        state.note.read(text);
        state
    }

    /// A piece begins the next label.
    fn with_next(&self, text: &str, (at, piece): (usize, usize), offset: usize) -> State {
        let mut state = State { note: Brackets::default(), ..self.clone() };
        let text_start = state.text.len();
        let (first, last, is_misprint) = (at, at, false);
        state.rows.push(Begun { first, piece, last, text: text_start, is_misprint });
        state.with(text, at, offset)
    }
}

/// The states behind a line, none when a piece of it is not explained.
fn read_line(
    labels: Labels<'_>,
    before: &[State],
    line: &PageLine<'_>,
    at: usize,
    recogniser: &mut Recogniser,
) -> Vec<State> {
    let mut behind: Vec<Vec<State>> = vec![Vec::new(); line.text.len() + 1];
    behind[0] = before.to_vec();
    for piece in 0..line.text.len() {
        for state in std::mem::take(&mut behind[piece]) {
            let mut next = step(labels, &state, line, (at, piece));
            let mut count = 1;
            if next.is_empty() {
                let found = misprint(labels, &state, line, (at, piece), recogniser);
                next.extend(found.map(|(words, state)| {
                    count = words;
                    state
                }));
            }
            let states = &mut behind[piece + count];
            for state in next {
                if states.len() < MOST_STATES && !states.contains(&state) {
                    states.push(state);
                }
            }
        }
    }
    behind.pop().unwrap_or_default()
}

/// Every way in which a piece follows.
fn step(
    labels: Labels<'_>,
    state: &State,
    line: &PageLine<'_>,
    place: (usize, usize),
) -> Vec<State> {
    let (at, piece) = place;
    let (text, letters) = (line.text[piece].text, line.letters(piece));
    let (current, may_go_on) = (labels.current(state), labels.may_go_on(state));
    if letters.is_empty() {
        // What closes a label, such as the last quotation mark, may stand on a line of its own.
        let mut state = state.clone();
        let closes = may_go_on && text.chars().all(|c| matches!(c, '”' | '"' | '’' | '）' | ')'));
        state.rows.last_mut().filter(|_| closes).into_iter().for_each(|row| row.last = at);
        state.note.read(text);
        return vec![state];
    }
    let mut next = Vec::new();
    // The next piece of the row.
    let offset = current.filter(|_| state.offset > 0);
    let offset = offset.and_then(|row| row.after(state.offset, letters));
    if let Some(offset) = offset.or(state.note.any().then_some(state.offset)) {
        next.push(state.with(text, at, offset));
    }
    // The first piece of the next row.
    let row = labels.rows.get(state.rows.len()).filter(|_| may_go_on);
    if let Some(offset) = row.and_then(|row| row.after(0, letters)) {
        next.push(state.with_next(text, place, offset));
    }
    // The next piece of a group that is being read, or the first of it again or of one behind it.
    for (depth, groups) in labels.groups.iter().enumerate() {
        let (first, read) = state.groups[depth].unwrap_or_default();
        let mut put = |at: usize, offset: usize| {
            let mut state = state.clone();
            state.groups[depth] = Some((at, offset));
            next.push(state);
        };
        let Some(group) = groups.get(first) else { continue };
        if let Some(offset) = group.after(read, letters).filter(|_| read > 0) {
            put(first, offset);
        }
        if read == 0 || group.is_complete(read) {
            let begun = (first..).zip(&groups[first..]);
            begun
                .filter_map(|(at, it)| Some((at, it.after(0, letters)?)))
                .for_each(|it| put(it.0, it.1));
        }
    }
    next
}

/// The next row's label with a misprint: the pieces of one line, and how many they are, that are
/// near it and near no other.
fn misprint(
    labels: Labels<'_>,
    state: &State,
    line: &PageLine<'_>,
    place: (usize, usize),
    recogniser: &mut Recogniser,
) -> Option<(usize, State)> {
    let row = labels.rows.get(state.rows.len()).filter(|_| labels.may_go_on(state))?;
    let mut text = String::new();
    let mut best: Option<(usize, usize, String)> = None;
    for (count, part) in line.text[place.1..].iter().enumerate().take(4) {
        text.push_str(part.text);
        if let Some(found) = recogniser
            .one(&text)
            .filter(|found| row.recognised.is_some_and(|own| own.core == found.core))
            && best.as_ref().is_none_or(|(distance, ..)| found.distance < *distance)
        {
            best = Some((found.distance, count + 1, text.clone()));
        }
    }
    let (_, count, text) = best?;
    let mut next = State { note: Brackets::default(), ..state.with_next(&text, place, row.len()) };
    next.rows.last_mut().into_iter().for_each(|row| row.is_misprint = true);
    Some((count, next))
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
