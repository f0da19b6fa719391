//! Which pieces of text name an agency.

use super::line::Line;
use super::vocabulary::{CITING, FOREIGN, GENERAL, OTHER_LABELS, SELF, TITLE_LABELS};
use crate::agency::Ending;

/// The agency that a piece of a title names, as it is written; `None` where it is no such name.
pub(super) fn named(piece: &Line) -> Option<String> {
    let piece = bare(piece);
    is_name(&piece.folded).then(|| without_sounds(&piece.own))
}

/// The agency of a piece that stands in no title: its ending must tell that it is one.
pub(super) fn ending(piece: &Line) -> Option<String> {
    let piece = bare(piece);
    (ends_as_one(&piece.folded) && is_name(&piece.folded)).then(|| without_sounds(&piece.own))
}

/// The agency that compiled a report and whose report it is: an office compiles that of another.
pub(super) fn compiler(piece: &Line) -> Option<String> {
    let own = [Ending::Department, Ending::ZoneCommittee, Ending::Government, Ending::StreetOffice];
    let (_, end) = Ending::of(&piece.folded)?;
    ending(piece).filter(|_| own.contains(&end))
}

/// The piece without the labels of fields in front of it, and without signs around it.
pub(super) fn bare(piece: &Line) -> Line {
    let folded = piece.folded.as_str();
    let mut rest = &folded[TITLE_LABELS.end_of_last(folded).unwrap_or(0)..];
    loop {
        let trimmed = rest.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
        let cut = OTHER_LABELS.behind_first(trimmed).unwrap_or(trimmed);
        if cut.len() == rest.len() {
            break;
        }
        rest = cut;
    }
    let start = folded.len() - rest.len();
    let end = rest.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')').len();
    piece.slice(start, start + end)
}

/// True for nothing but labels of fields and signs.
pub(super) fn is_label(text: &str) -> bool {
    bare(&Line::of_folded(text)).folded.is_empty()
}

/// A name without the brackets that tell how a character of it is spoken: 拖市鎮(zhèn).
fn without_sounds(name: &str) -> String {
    let mut rest = name;
    let mut kept = String::with_capacity(name.len());
    while let Some(open) = rest.find(['(', '（']) {
        let (before, behind) = rest.split_at(open);
        let inside = behind.find([')', '）']).map_or(behind, |end| &behind[..end]);
        let mut letters = inside.chars().skip(1).peekable();
        let is_sound = letters.peek().is_some() && letters.all(|c| c < '\u{300}');
        let end = inside.len() + behind[inside.len()..].chars().next().map_or(0, char::len_utf8);
        kept.push_str(before);
        kept.push_str(if is_sound { "" } else { &behind[..end] });
        rest = &behind[end..];
    }
    kept + rest
}

fn is_name(name: &str) -> bool {
    (2..=40).contains(&name.chars().count())
        && name.chars().all(|c| c.is_alphanumeric() || "()·、".contains(c))
        // The line before a title may be the name of a sheet, such as Sheet1.
        && name.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
        && !name.starts_with(|c: char| c.is_ascii_digit() || c == '各')
        && !SELF.begin(name)
        && !CITING.stand_in(name)
        && !FOREIGN.stand_in(name)
}

fn ends_as_one(name: &str) -> bool {
    let outer = match name.strip_suffix(')').and_then(|name| name.rsplit_once('(')) {
        Some((outer, _)) => outer,
        None => name,
    };
    !GENERAL.have(outer) && Ending::of(outer).is_some_and(|(before, _)| !before.is_empty())
}
