//! Figures that Markdown writes as formulas, in its own tables and in those of HTML.

use std::borrow::Cow;

/// The figure of a cell that is a formula of nothing but that figure: `$12$`, `\\(12\\)`.
pub(super) fn formula(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('$').and_then(|rest| rest.strip_suffix('$'));
    let inside = inside.or_else(|| text.strip_prefix("\\(")?.strip_suffix("\\)"))?.trim();
    let digits = inside.strip_prefix(['-', '+']).unwrap_or(inside).as_bytes();
    let is_figure = digits.first().is_some_and(u8::is_ascii_digit)
        && digits.last().is_some_and(u8::is_ascii_digit);
    (is_figure && digits.iter().all(|byte| byte.is_ascii_digit() || b".,".contains(byte)))
        .then_some(inside)
}

/// Markdown whose tables are HTML, with blanks for the marks of formulas that are the figure of a
/// cell: all else stays where it was.
pub(super) fn without_formulas(bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut bytes = Cow::Borrowed(bytes);
    let mut at = 0;
    while let Some(start) =
        bytes[at..].iter().position(|byte| *byte == b'>').map(|found| at + found + 1)
    {
        let end = bytes[start..]
            .iter()
            .position(|byte| *byte == b'<')
            .map_or(bytes.len(), |found| start + found);
        let text = std::str::from_utf8(&bytes[start..end]).ok().map(str::trim);
        if text.and_then(formula).is_some() {
            let marks = |byte: &mut u8| {
                if b"$\\()".contains(byte) {
                    *byte = b' '
                }
            };
            bytes.to_mut()[start..end].iter_mut().for_each(marks);
        }
        at = end;
    }
    bytes
}
