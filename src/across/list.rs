//! The list of who belongs to whom, as text: `name,parent,kind`.

use crate::report::Scope;

/// One line of the list.
pub(super) struct Row<'a> {
    /// Counted from 1.
    pub(super) line: usize,
    pub(super) name: &'a str,
    /// Empty for a body that belongs to none of the list.
    pub(super) parent: &'a str,
    pub(super) kind: &'a str,
}

/// Names of the first column in a header.
const HEADS: [&str; 5] = ["name", "名称", "机关", "机关名称", "单位"];

/// A name that stands for bodies which are not listed.
pub(super) const OTHERS: [&str; 3] = ["…", "...", "……"];

/// The lines of a list. Fields stand between commas, full-width commas or tabs; a header, blank
/// lines and lines that begin with `#` are left out.
pub(super) fn rows(text: &str) -> Vec<Row<'_>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_row = |(_, text): &(usize, &str)| !text.trim().is_empty() && !text.starts_with('#');
    let mut rows: Vec<Row<'_>> =
        (1..).zip(text.lines()).filter(is_row).map(|(line, text)| row(line, text)).collect();
    if rows.first().is_some_and(|row| HEADS.contains(&row.name)) {
        rows.remove(0);
    }
    rows
}

fn row(line: usize, text: &str) -> Row<'_> {
    let mut fields = text.split([',', '，', '\t']).map(bare);
    let mut next = || fields.next().unwrap_or("");
    Row { line, name: next(), parent: next(), kind: next() }
}

fn bare(field: &str) -> &str {
    let field = field.trim();
    field.strip_prefix('"').and_then(|field| field.strip_suffix('"')).unwrap_or(field).trim()
}

/// What the figures of a body cover; nothing where it is not said.
pub(super) fn scope(kind: &str) -> Result<Option<Scope>, ()> {
    match kind {
        "" => Ok(None),
        "汇总" | "全口径" => Ok(Some(Scope::WholeArea)),
        _ => {
            let named = |scope: &Scope| {
                scope.key() == kind || scope.name(crate::words::Locale::Chinese) == kind
            };
            Scope::ALL.into_iter().find(named).map(Some).ok_or(())
        }
    }
}
