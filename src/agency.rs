//! When two names are of one body.

use crate::fold::{fold, of_sentence};

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
    use super::key;

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
