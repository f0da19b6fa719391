//! The names of bodies: what their endings tell, and when two are of one body.

use crate::fold::{fold, of_sentence};

/// What the ending of a name tells of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// A place whose government may make rules for certain.
    RuleMaking,
    /// A place of which the ending does not tell what its government may do.
    Place,
    County,
    Township,
    /// The office of a sub-district, which is its government.
    StreetOffice,
    Government,
    /// The office of a government, which may report for it.
    GovernmentOffice,
    /// The office of anything else.
    Office,
    Department,
    /// What governs a zone.
    ZoneCommittee,
    /// A part of a department, or a body that is set up like one.
    Unit,
    /// A body of another kind.
    Other,
}

use Ending::*;

/// The endings of names. The longest that a name has counts.
#[rustfmt::skip]
const ENDINGS: &[(Ending, &[&str])] = &[
    (RuleMaking, &["省", "自治区", "自治州"]),
    (Place, &["市", "州", "盟", "地区", "开发区", "园区", "新区", "实验区", "示范区", "保税区"]),
    (County, &["县", "区", "旗"]),
    (Township, &["镇", "乡", "街道", "苏木"]),
    (StreetOffice, &["街道办事处"]),
    (Government, &["政府", "人民政府"]),
    (GovernmentOffice, &["政府办", "政府办公室", "政府办公厅", "人民政府办", "人民政府办公室", "人民政府办公厅"]),
    (Office, &["办公室", "办公厅"]),
    (Department, &["局", "厅", "委员会", "委"]),
    (ZoneCommittee, &["管理委员会", "管委会", "管委"]),
    (Unit, &["办", "办事处", "管理处", "中心", "支队", "大队", "总队"]),
    (Other, &["村", "街", "总会", "联合会", "法院", "检察院", "研究院", "师", "团", "农场"]),
];

/// The endings one by one.
fn endings() -> impl Iterator<Item = (Ending, &'static str)> {
    ENDINGS.iter().flat_map(|(ending, words)| words.iter().map(|word| (*ending, *word)))
}

impl Ending {
    /// The ending of a name, and what stands before it; `None` where it is that of no body.
    pub(crate) fn of(name: &str) -> Option<(&str, Ending)> {
        let found = endings().filter_map(|(ending, word)| Some((name.strip_suffix(word)?, ending)));
        found.min_by_key(|(before, _)| before.len())
    }
}

/// What the name of a body comes to: the same for spellings of one body, and different for two
/// bodies.
///
/// Width, blanks and traditional characters do not matter, nor whether a government is named by its
/// place alone. Nothing is left out that could tell two bodies apart: the name of a district
/// without its city's is another name.
pub(crate) fn key(name: &str) -> String {
    let folded: String = fold(name).chars().map(of_sentence).collect();
    let place = folded.strip_suffix("人民政府").or_else(|| folded.strip_suffix("政府"));
    let name = place.filter(|place| !place.is_empty()).unwrap_or(&folded);
    // A sub-district reports through its office.
    let street = name.strip_suffix("办事处").filter(|name| name.ends_with("街道"));
    street.unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Ending, endings, key};

    #[test]
    fn the_longest_ending_counts_and_none_stands_twice() {
        for (ending, word) in endings() {
            assert_eq!(Ending::of(&format!("某某{word}")), Some(("某某", ending)), "{word}");
            assert_eq!(endings().filter(|(_, other)| *other == word).count(), 1, "{word}");
        }
        assert_eq!(Ending::of("某某公司"), None);
    }

    #[test]
    fn spellings_of_one_body_are_one() {
        for (one, other) in [
            ("某某县人民政府", "某某县"),
            ("某某縣人民政府", " 某某县　"),
            ("某某镇政府", "某某镇人民政府"),
            ("东城街道办事处", "东城街道"),
            ("某某区交通与建设局（本级）", "某某区交通与建设局(本级)"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
    }

    #[test]
    fn two_bodies_are_never_one() {
        for (one, other) in [
            ("某某县人民政府", "某某县人民政府办公室"),
            ("甲市鼓楼区人民政府", "鼓楼区人民政府"),
            ("某某区财政局", "某某县财政局"),
            ("某某区教育局（本级）", "某某区教育局"),
            ("人民政府", ""),
            ("某某公路办事处", "某某公路"),
        ] {
            assert_ne!(key(one), key(other), "{one} {other}");
        }
    }
}
