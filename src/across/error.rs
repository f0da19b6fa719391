//! What is wrong with a pile of reports or with a list of members, and its sentences.

use std::fmt;

use crate::words::Locale;

/// What is wrong with a pile of reports, or with a list of who belongs to whom. Whatever is not
/// named by one is used all the same.
///
/// ```
/// use gouji::Locale;
/// use gouji::across::Rollup;
/// let (rollup, errors) = Rollup::from_csv("name,parent\n某某区,\n教育局,某某县\n");
/// assert_eq!(rollup.names().count(), 2);
/// assert_eq!(
///     errors[0].message(Locale::Chinese),
///     "名单第3行：“教育局”的上级“某某县”不在名单中，已作为没有上级的机关处理。"
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AcrossError {
    /// The headings of reports do not say whose they are: they stand in no series.
    NoAgency {
        /// The numbers of the reports in the pile.
        at: Vec<usize>,
    },
    /// The headings of reports do not say of which year they are: they stand in no series.
    NoYear {
        /// The numbers of the reports in the pile.
        at: Vec<usize>,
    },
    /// One body has several reports of one year.
    SeveralReports {
        /// The body.
        agency: String,
        /// The year.
        year: u16,
        /// The numbers of the reports in the pile.
        at: Vec<usize>,
    },
    /// Between the reports of a body others are missing.
    Hole {
        /// The body.
        agency: String,
        /// The years without a report.
        years: Vec<u16>,
    },
    /// The list names nobody.
    EmptyList,
    /// A line of the list has no name.
    NoName {
        /// The line, counted from 1.
        line: usize,
    },
    /// A body stands in the list twice; the first counts.
    Twice {
        /// The body.
        name: String,
        /// The line, counted from 1.
        line: usize,
    },
    /// The body that another belongs to is not in the list; the other belongs to nobody.
    UnknownParent {
        /// The body.
        name: String,
        /// What it should belong to.
        parent: String,
        /// The line, counted from 1.
        line: usize,
    },
    /// Bodies belong to each other in a circle; the first of them belongs to nobody.
    Circle {
        /// The bodies, each followed by the one that it belongs to.
        names: Vec<String>,
    },
    /// What the figures of a body cover is written in a word that is not known.
    UnknownScope {
        /// The body.
        name: String,
        /// The word.
        said: String,
        /// The line, counted from 1.
        line: usize,
    },
    /// Reports are of a body that the list does not name.
    NotListed {
        /// The body.
        agency: String,
        /// The numbers of the reports in the pile.
        at: Vec<usize>,
    },
}

impl AcrossError {
    /// The sentence that says it. Reports are counted from 1.
    pub fn message(&self, locale: Locale) -> String {
        self.message_with(locale, |at| match locale {
            Locale::Chinese => format!("第{}份", at + 1),
            Locale::English => format!("report {}", at + 1),
        })
    }

    /// The same with names for the reports, such as those of their files, by their numbers in the
    /// pile.
    ///
    /// ```
    /// use gouji::across::Pile;
    /// use gouji::{Locale, Report};
    /// let reports = [Report::default(), Report::default()];
    /// let pile = Pile::new(&reports);
    /// assert_eq!(
    ///     pile.errors()[0].message_with(Locale::Chinese, |at| ["甲.docx", "乙.html"][at].into()),
    ///     "看不出是哪个机关的报告，未列入任何序列：甲.docx、乙.html。"
    /// );
    /// ```
    pub fn message_with(&self, locale: Locale, name: impl Fn(usize) -> String) -> String {
        match locale {
            Locale::Chinese => self.chinese(&|at| listed(at, &name, "、")),
            Locale::English => self.english(&|at| listed(at, &name, ", ")),
        }
    }

    fn chinese(&self, names: &dyn Fn(&[usize]) -> String) -> String {
        match self {
            AcrossError::NoAgency { at } => {
                format!("看不出是哪个机关的报告，未列入任何序列：{}。", names(at))
            }
            AcrossError::NoYear { at } => {
                format!("看不出是哪一年度的报告，未列入任何序列：{}。", names(at))
            }
            AcrossError::SeveralReports { agency, year, at } => format!(
                "“{agency}”{year}年度有{}份报告：{}；以第一份为准，其余作为另一版本核对。",
                at.len(),
                names(at)
            ),
            AcrossError::Hole { agency, years } => format!(
                "“{agency}”缺少{}年度的报告，其下一年度无法与上年比较。",
                years.iter().map(u16::to_string).collect::<Vec<_>>().join("、")
            ),
            AcrossError::EmptyList => "名单是空的，没有列出任何机关。".into(),
            AcrossError::NoName { line } => format!("名单第{line}行没有写机关名称，已略过。"),
            AcrossError::Twice { name, line } => {
                format!("名单第{line}行：“{name}”已经列过，以前面的一行为准。")
            }
            AcrossError::UnknownParent { name, parent, line } => format!(
                "名单第{line}行：“{name}”的上级“{parent}”不在名单中，已作为没有上级的机关处理。"
            ),
            AcrossError::Circle { names } => format!(
                "名单中的隶属关系形成循环：{}；其中第一个已作为没有上级的机关处理。",
                names.join("→")
            ),
            AcrossError::UnknownScope { name, said, line } => {
                format!("名单第{line}行：“{name}”的统计口径“{said}”无法识别，应为“本级”或“汇总”。")
            }
            AcrossError::NotListed { agency, at } => {
                format!("“{agency}”不在名单中，未作上下级核对：{}。", names(at))
            }
        }
    }

    fn english(&self, names: &dyn Fn(&[usize]) -> String) -> String {
        match self {
            AcrossError::NoAgency { at } => {
                format!("it is not known whose they are; they stand in no series: {}", names(at))
            }
            AcrossError::NoYear { at } => {
                format!("their years are not known; they stand in no series: {}", names(at))
            }
            AcrossError::SeveralReports { agency, year, at } => format!(
                "“{agency}” has {} reports of {year}: {}; the first counts, the others are \
                 checked as other versions",
                at.len(),
                names(at)
            ),
            AcrossError::Hole { agency, years } => format!(
                "“{agency}” has no report of {}; the year after is not compared",
                years.iter().map(u16::to_string).collect::<Vec<_>>().join(", ")
            ),
            AcrossError::EmptyList => "the list is empty: it names nobody".into(),
            AcrossError::NoName { line } => format!("line {line} of the list: no name; left out"),
            AcrossError::Twice { name, line } => {
                format!("line {line} of the list: “{name}” stands there already; the first counts")
            }
            AcrossError::UnknownParent { name, parent, line } => format!(
                "line {line} of the list: “{parent}”, to which “{name}” belongs, is not listed; \
                 “{name}” belongs to nobody"
            ),
            AcrossError::Circle { names } => format!(
                "bodies of the list belong to each other in a circle: {}; the first of them \
                 belongs to nobody",
                names.join(" → ")
            ),
            AcrossError::UnknownScope { name, said, line } => format!(
                "line {line} of the list: “{said}” does not say what the figures of “{name}” \
                 cover; write own_level or whole_area"
            ),
            AcrossError::NotListed { agency, at } => {
                format!("“{agency}” is not listed; levels are not compared: {}", names(at))
            }
        }
    }
}

/// The most reports that a sentence lists.
const MOST_LISTED: usize = 6;

/// The names of some reports.
fn listed(at: &[usize], name: &impl Fn(usize) -> String, between: &str) -> String {
    let mut all: Vec<String> = at.iter().take(MOST_LISTED).map(|at| name(*at)).collect();
    if at.len() > MOST_LISTED {
        all.push("…".into());
    }
    all.join(between)
}

impl fmt::Display for AcrossError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Locale::English))
    }
}

impl std::error::Error for AcrossError {}
