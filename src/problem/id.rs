//! What a problem is called, so that it can be answered: the same for one problem over formats of
//! the document, runs and machines.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use serde::ser::Serializer;

use crate::agency;
use crate::error::{Error, ErrorKind};
use crate::report::Heading;

/// The name of a problem: its rule, whose report of which year it is, and what in that report.
///
/// It is made of the names of body and year, the code of the rule, the paths of its cells and, for
/// what the text says, the words. Neither the figures nor the place in the document are in it. It
/// is written `RQ-01-3f2a9c1e5b-7d0142aa`.
///
/// ```
/// use gouji::{Check, ProblemId, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let problems = Check::new(&reading).run();
/// let id = problems.iter().next().unwrap().id();
/// assert_eq!(id.to_string().parse::<ProblemId>().unwrap(), *id);
/// assert_eq!(id.rule(), "ST-10");
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProblemId {
    rule: Box<str>,
    /// 40 bits of the hash of body and year.
    report: u64,
    place: u32,
}

impl ProblemId {
    /// The code of the rule.
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// The part that tells the report: what [`ReportKey`] of its heading comes to.
    pub(crate) const fn report(&self) -> ReportKey {
        ReportKey(self.report)
    }

    pub(crate) fn new(rule: &str, report: ReportKey, place: &str) -> ProblemId {
        ProblemId { rule: rule.into(), report: report.0, place: short(fnv(place)) }
    }
}

impl fmt::Display for ProblemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:010x}-{:08x}", self.rule, self.report, self.place)
    }
}

impl FromStr for ProblemId {
    type Err = Error;

    fn from_str(text: &str) -> Result<ProblemId, Error> {
        let parts = || {
            let (rest, place) = text.trim().rsplit_once('-')?;
            let (rule, report) = rest.rsplit_once('-')?;
            let is_one = !rule.is_empty() && report.len() == 10;
            Some((rule.into(), hex(report).filter(|_| is_one)?, place))
        };
        let of = |(rule, report, place): (Box<str>, u64, &str)| {
            Some(ProblemId { rule, report, place: figures(place)?.0 })
        };
        parts().and_then(of).ok_or_else(|| Error::new(ErrorKind::NotAnId).found(text))
    }
}

impl Serialize for ProblemId {
    /// As it is written.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Whose report, of which year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct ReportKey(u64);

impl ReportKey {
    /// Of a heading. Spellings of one body have one key; where body or year is not known, the
    /// figures alone tell reports apart.
    pub(crate) fn of(heading: &Heading) -> ReportKey {
        let body = heading.agency.as_deref().map(agency::key).unwrap_or_default();
        let year = heading.year.unwrap_or_default();
        ReportKey(fnv(&format!("{body}\n{year}")) & 0xff_ffff_ffff)
    }
}

/// What the figures of a problem come to: an answer is for these figures and no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Figures(u32);

impl Figures {
    pub(crate) fn of(text: &str) -> Figures {
        Figures(short(fnv(text)))
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// Eight digits as they are written.
pub(crate) fn figures(text: &str) -> Option<Figures> {
    let number = hex(text).filter(|_| text.len() == 8)?;
    u32::try_from(number).ok().map(Figures)
}

fn hex(text: &str) -> Option<u64> {
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text.bytes().all(is_hex).then(|| u64::from_str_radix(text, 16).ok())?
}

const fn short(hash: u64) -> u32 {
    (hash >> 32) as u32 ^ hash as u32
}

/// FNV-1a over 64 bits: the standard library's hashes may change from one release to the next.
fn fnv(text: &str) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, mix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        // From the published test vectors.
        assert_eq!(fnv(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn what_is_no_id_is_refused() {
        let id = ProblemId::new("RQ-01", ReportKey(0x12), "x");
        assert_eq!(id.to_string().parse(), Ok(id));
        for text in [
            "",
            "RQ-01",
            "RQ-01-3f2a9c1e5b",
            "RQ-01-3f2a9c1e5b-7d0142a",
            "RQ-01-3f2a9c1e5-7d0142aa",
            "RQ-01-3f2a9c1e5b-7D0142AA",
            "-3f2a9c1e5b-7d0142aa",
            "RQ-01-3f2a9c1e5b-+d0142aa",
        ] {
            assert!(text.parse::<ProblemId>().is_err(), "{text}");
        }
    }
}
