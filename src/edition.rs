//! The editions of the report format and the three tables (and the fee table) that they fix.

use std::fmt;

use crate::words::Locale;

/// Declares the editions, oldest first. Each has the year of its notice, what stands behind its
/// name in Chinese and in English, its notice, and the first year that is reported on in it.
macro_rules! editions {
    ($($(#[$meta:meta])* $edition:ident: $year:literal $(($note:literal, $note_english:literal))?,
        $notice:literal, from $first_year:literal;)*) => {
        /// An edition of the format of the annual report, as fixed by the State Council's office
        /// (国务院办公厅政府信息与政务公开办公室).
        ///
        /// A table's edition is told from its own rows and columns, never from the year: real
        /// reports mix them.
        ///
        /// ```
        /// use gouji::{Edition, Locale};
        /// assert_eq!(Edition::from_key("2021"), Some(Edition::Edition2021));
        /// assert_eq!(Edition::Edition2021.name(Locale::Chinese), "2021年格式");
        /// assert_eq!(Edition::Edition2021.notice(), "国办公开办函〔2021〕30号");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Edition { $($(#[$meta])* $edition,)* }

        impl Edition {
            /// Every edition, oldest first.
            pub const ALL: &'static [Edition] = &[$(Edition::$edition,)*];

            /// The word for it in the serde form: the year of the notice.
            pub const fn key(self) -> &'static str {
                match self { $(Edition::$edition => $year,)* }
            }

            /// What it is called.
            pub const fn name(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $(
                        (Edition::$edition, Locale::Chinese) => {
                            concat!($year, "年格式" $(, "（", $note, "）")?)
                        }
                        (Edition::$edition, Locale::English) => {
                            concat!($year, " edition" $(, " (", $note_english, ")")?)
                        }
                    )*
                }
            }

            /// The number of the notice that fixes it.
            pub const fn notice(self) -> &'static str {
                match self { $(Edition::$edition => $notice,)* }
            }

            /// Does something that is compiled for each edition by itself.
            #[inline(always)]
            pub(crate) fn compiled<D: ForEachEdition>(self, what: D) -> D::Out {
                match self {
                    $(Edition::$edition => what.run::<{ Edition::$edition as usize }>(),)*
                }
            }

            /// The first year that is reported on in it.
            const fn first_year(self) -> u16 {
                match self { $(Edition::$edition => $first_year,)* }
            }
        }
    };
}
editions! {
    /// 国办公开办函〔2019〕60号, "trial" (试行): report years 2019 and 2020.
    Edition2019: "2019" ("试行", "trial"), "国办公开办函〔2019〕60号", from 2019;
    /// 国办公开办函〔2021〕30号: report years from 2021 on.
    Edition2021: "2021", "国办公开办函〔2021〕30号", from 2021;
}

/// What [`Edition::compiled`] does, with the number of the edition as a constant.
pub(crate) trait ForEachEdition {
    type Out;
    fn run<const E: usize>(self) -> Self::Out;
}

impl Edition {
    /// The newest edition.
    pub(crate) const LAST: Edition = Edition::ALL[Edition::ALL.len() - 1];

    /// The edition that reports of a year must use, `None` before 2019.
    ///
    /// ```
    /// use gouji::Edition;
    /// assert_eq!(Edition::for_year(2020), Some(Edition::Edition2019));
    /// assert_eq!(Edition::for_year(2025), Some(Edition::Edition2021));
    /// ```
    pub const fn for_year(year: u16) -> Option<Edition> {
        let mut at = Edition::ALL.len();
        while at > 0 {
            at -= 1;
            if year >= Edition::ALL[at].first_year() {
                return Some(Edition::ALL[at]);
            }
        }
        None
    }

    /// The edition of that [`key`](Edition::key).
    pub fn from_key(key: &str) -> Option<Edition> {
        Edition::ALL.iter().copied().find(|edition| edition.key() == key)
    }

    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
