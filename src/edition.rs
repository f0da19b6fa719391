//! The editions of the report format and the three tables (and the fee table) that they fix.

use std::fmt;

/// Declares the editions, oldest first.
macro_rules! editions {
    ($($(#[$meta:meta])* $edition:ident: $name:literal, $notice:literal, from $year:literal;)*) => {
        /// An edition of the format of the annual report, as fixed by the State Council's office
        /// (国务院办公厅政府信息与政务公开办公室).
        ///
        /// A table's edition is told from its own rows and columns, never from the year: real
        /// reports mix them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Edition { $($(#[$meta])* $edition,)* }

        impl Edition {
            /// Every edition, oldest first.
            pub const ALL: &'static [Edition] = &[$(Edition::$edition,)*];

            /// The name in the serde form: the year of the notice.
            pub const fn name(self) -> &'static str {
                match self { $(Edition::$edition => $name,)* }
            }

            /// The number of the notice that fixes it.
            pub const fn notice(self) -> &'static str {
                match self { $(Edition::$edition => $notice,)* }
            }

            /// The first year that is reported on in it.
            const fn first_year(self) -> u16 {
                match self { $(Edition::$edition => $year,)* }
            }
        }
    };
}
editions! {
    /// 国办公开办函〔2019〕60号, "trial" (试行): report years 2019 and 2020.
    Edition2019: "2019", "国办公开办函〔2019〕60号", from 2019;
    /// 国办公开办函〔2021〕30号: report years from 2021 on.
    Edition2021: "2021", "国办公开办函〔2021〕30号", from 2021;
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

    /// The edition of that [`name`](Edition::name).
    pub fn from_name(name: &str) -> Option<Edition> {
        Edition::ALL.iter().copied().find(|edition| edition.name() == name)
    }

    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
