//! Who belongs to whom, by the folders in which the reports lie.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::agency;
use crate::report::Report;

use super::error::AcrossError;
use super::list::{OTHERS, Row};
use super::rollup::Rollup;

/// A folder: its place, and the bodies whose reports lie in it directly.
#[derive(Default)]
struct Folder<'a> {
    bodies: Vec<&'a str>,
}

impl Rollup {
    /// Makes the list of the folders in which reports lie: each with the path of its file.
    ///
    /// A folder stands for the body whose name it has, or whose name ends so; the other reports in
    /// it and the folders in it are of its members. A folder of a year (`2023`, `2023年`) counts for
    /// nothing. Folders do not say that they have all members, so that no list is complete.
    ///
    /// ```
    /// use gouji::across::Rollup;
    /// use gouji::{Heading, Report};
    /// let of = |agency: &str| {
    ///     let heading = Heading { agency: Some(agency.into()), year: Some(2023), scope: None };
    ///     Report { heading, ..Report::default() }
    /// };
    /// let reports = [of("甲县"), of("甲县教育局"), of("甲县乙镇")];
    /// let paths = ["甲县/2023/汇总.docx", "甲县/2023/教育局.docx", "甲县/乙镇/2023.docx"];
    /// let (rollup, errors) = Rollup::from_folders(paths.into_iter().zip(&reports));
    /// assert!(errors.is_empty());
    /// assert_eq!(rollup.members_of("甲县").collect::<Vec<_>>(), ["甲县教育局", "甲县乙镇"]);
    /// assert!(!rollup.is_complete("甲县"));
    /// ```
    pub fn from_folders<'a>(
        reports: impl IntoIterator<Item = (&'a str, &'a Report)>,
    ) -> (Rollup, Vec<AcrossError>) {
        let mut folders: BTreeMap<Vec<&str>, Folder<'_>> = BTreeMap::new();
        for (path, report) in reports {
            let place = place(path);
            for depth in 1..place.len() {
                folders.entry(place[..depth].to_vec()).or_default();
            }
            let folder = folders.entry(place).or_default();
            folder.bodies.extend(report.heading.agency.as_deref());
        }
        let names: BTreeMap<&[&str], &str> =
            folders.iter().map(|(place, folder)| (&place[..], name(place, folder))).collect();
        let mut rows = Rows::default();
        for (place, folder) in &folders {
            let above = place.split_last().map_or(&[][..], |(_, above)| above);
            let own = names.get(&place[..]).copied().unwrap_or_default();
            let parent = names.get(above).copied().unwrap_or_default();
            rows.add(own, if agency::key(parent) == agency::key(own) { "" } else { parent });
            folder.bodies.iter().for_each(|body| rows.add(body, own));
        }
        Rollup::from_rows(&rows.with_others())
    }
}

/// The bodies that were met, each once.
#[derive(Default)]
struct Rows<'a> {
    rows: Vec<Row<'a>>,
    seen: HashSet<String>,
}

impl<'a> Rows<'a> {
    fn add(&mut self, name: &'a str, parent: &'a str) {
        if !name.is_empty() && self.seen.insert(agency::key(name)) {
            self.rows.push(Row { line: 0, name, parent, kind: "" });
        }
    }

    /// With a line for further members wherever there are some.
    fn with_others(mut self) -> Vec<Row<'a>> {
        let parents: BTreeSet<&str> = self.rows.iter().map(|row| row.parent).collect();
        let others = parents.into_iter().filter(|parent| !parent.is_empty());
        let others = others.map(|parent| Row { line: 0, name: OTHERS[0], parent, kind: "" });
        self.rows.extend(others);
        self.rows
    }
}

/// The folders of a file, without those of a year.
fn place(path: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = path.split(['/', '\\']).collect();
    parts.pop();
    let is_year = |part: &str| {
        let digits = part.trim_end_matches("年度").trim_end_matches('年');
        digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    parts.retain(|part| !matches!(*part, "" | "." | "..") && !is_year(part));
    parts
}

/// The body that a folder stands for: that of a report in it whose name is the folder's or, if
/// there is one such body alone, ends so; else the folder by its own name.
fn name<'a>(place: &[&'a str], folder: &Folder<'a>) -> &'a str {
    let Some(last) = place.last() else { return "" };
    let key = agency::key(last);
    let same = folder.bodies.iter().find(|body| agency::key(body) == key);
    let mut ending: Vec<&&str> =
        folder.bodies.iter().filter(|body| agency::key(body).ends_with(&key)).collect();
    ending.dedup_by_key(|body| agency::key(body));
    match (same, &ending[..]) {
        (Some(body), _) => body,
        (None, [body]) => body,
        _ => last,
    }
}
