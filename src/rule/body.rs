//! What kind of body reports, as far as its name tells.

use crate::agency::Ending;

/// The kinds of body that rules tell apart.
///
/// ```
/// use gouji::Body;
/// let body = Body::from_name("某某县教育局").unwrap();
/// assert_eq!(body, Body::Department);
/// assert!(body.makes_no_rules());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Body {
    /// A government that may make rules (规章) for certain: a province, an autonomous region, a
    /// municipality, an autonomous prefecture.
    RuleMaking,
    /// The government of a county, a district or a banner.
    County,
    /// A township, a town or a sub-district (街道).
    Township,
    /// A department or office of a local government.
    Department,
}

impl Body {
    /// The kind of body of that name, `None` when the name does not tell for certain.
    ///
    /// A city (市) stays open: one with districts may make rules, a county-level one may not, and
    /// the name is the same. So do the organs of the State Council.
    ///
    /// ```
    /// use gouji::Body;
    /// assert_eq!(Body::from_name("银川市兴庆区人民政府"), Some(Body::County));
    /// assert_eq!(Body::from_name("吴起县商务局"), Some(Body::Department));
    /// assert_eq!(Body::from_name("溧阳市人民政府"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Body> {
        let name = name.trim();
        // Bodies of the State Council, and their local branches, whose names start alike.
        if ["国家", "中国", "中华", "国务院", "海关", "最高"]
            .iter()
            .any(|start| name.starts_with(start))
        {
            return None;
        }
        match Ending::of(name)? {
            // The office may report for itself or for its government, but the office of a county
            // cannot make rules either way.
            (government, Ending::GovernmentOffice) => {
                matches!(place(government), Some(Body::County | Body::Township))
                    .then_some(Body::Department)
            }
            (government, Ending::Government) => place(government),
            (_, Ending::Department | Ending::ZoneCommittee | Ending::Office | Ending::Unit) => {
                Some(Body::Department)
            }
            _ => place(name),
        }
    }

    /// True for the bodies that the Legislation Law (立法法, articles 91 and 93) gives no power to
    /// make rules.
    pub const fn makes_no_rules(self) -> bool {
        !matches!(self, Body::RuleMaking)
    }
}

fn place(name: &str) -> Option<Body> {
    const MUNICIPALITIES: [&str; 4] = ["北京市", "天津市", "上海市", "重庆市"];
    match Ending::of(name)?.1 {
        Ending::RuleMaking => Some(Body::RuleMaking),
        Ending::Place if MUNICIPALITIES.contains(&name) => Some(Body::RuleMaking),
        Ending::County => Some(Body::County),
        Ending::Township | Ending::StreetOffice => Some(Body::Township),
        _ => None,
    }
}
