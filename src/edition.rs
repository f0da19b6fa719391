//! The editions of the report format and the three tables (and the fee table) that they fix.

use std::fmt;

use crate::words::Locale;

/// An edition of the format of the annual report, as fixed by the State Council's office
/// (国务院办公厅政府信息与政务公开办公室).
///
/// A table's edition is told from its own rows and columns, never from the year: real reports mix
/// them.
///
/// ```
/// use gouji::{Edition, Locale};
/// assert_eq!(Edition::from_key("2021"), Some(Edition::Edition2021));
/// assert_eq!(Edition::Edition2021.name(Locale::Chinese), "2021年格式");
/// assert_eq!(Edition::Edition2021.notice(), "国办公开办函〔2021〕30号");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Edition {
    /// 国办公开办函〔2019〕60号, "trial" (试行): report years 2019 and 2020.
    Edition2019,
    /// 国办公开办函〔2021〕30号: report years from 2021 on.
    Edition2021,
}

impl Edition {
    /// Every edition, oldest first.
    pub const ALL: [Edition; 2] = [Edition::Edition2019, Edition::Edition2021];

    /// The word for it in the serde form: the year of the notice.
    pub const fn key(self) -> &'static str {
        match self {
            Edition::Edition2019 => "2019",
            Edition::Edition2021 => "2021",
        }
    }

    /// What it is called.
    pub const fn name(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Edition::Edition2019, Locale::Chinese) => "2019年格式（试行）",
            (Edition::Edition2021, Locale::Chinese) => "2021年格式",
            (Edition::Edition2019, Locale::English) => "2019 edition (trial)",
            (Edition::Edition2021, Locale::English) => "2021 edition",
        }
    }

    /// The number of the notice that fixes it.
    pub const fn notice(self) -> &'static str {
        match self {
            Edition::Edition2019 => "国办公开办函〔2019〕60号",
            Edition::Edition2021 => "国办公开办函〔2021〕30号",
        }
    }

    /// The edition that reports of a year must use, `None` before 2019.
    ///
    /// ```
    /// use gouji::Edition;
    /// assert_eq!(Edition::for_year(2020), Some(Edition::Edition2019));
    /// assert_eq!(Edition::for_year(2025), Some(Edition::Edition2021));
    /// ```
    pub const fn for_year(year: u16) -> Option<Edition> {
        match year {
            ..2019 => None,
            2019 | 2020 => Some(Edition::Edition2019),
            _ => Some(Edition::Edition2021),
        }
    }

    /// The edition of that [`key`](Edition::key).
    pub fn from_key(key: &str) -> Option<Edition> {
        Edition::ALL.into_iter().find(|edition| edition.key() == key)
    }

    pub(crate) const fn index(self) -> usize {
        match self {
            Edition::Edition2019 => 0,
            Edition::Edition2021 => 1,
        }
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
