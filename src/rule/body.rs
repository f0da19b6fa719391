//! What kind of body reports, as far as its name tells.

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
        for office in ["人民政府办公厅", "人民政府办公室", "政府办公厅", "政府办公室"]
        {
            if let Some(government) = name.strip_suffix(office) {
                // The office may report for itself or for its government, but the office of a
                // county cannot make rules either way.
                return matches!(place(government), Some(Body::County | Body::Township))
                    .then_some(Body::Department);
            }
        }
        let government = name.strip_suffix("人民政府").or_else(|| name.strip_suffix("政府"));
        if let Some(body) = place(government.unwrap_or(name)) {
            return Some(body);
        }
        (government.is_none() && ENDINGS.iter().any(|ending| name.ends_with(ending)))
            .then_some(Body::Department)
    }

    /// True for the bodies that the Legislation Law (立法法, articles 91 and 93) gives no power to
    /// make rules.
    pub const fn makes_no_rules(self) -> bool {
        !matches!(self, Body::RuleMaking)
    }
}

/// The endings of departments' names.
const ENDINGS: [&str; 12] = [
    "局",
    "厅",
    "委员会",
    "委",
    "办公室",
    "办事处",
    "管理处",
    "中心",
    "支队",
    "大队",
    "管委会",
    "分局",
];

fn place(name: &str) -> Option<Body> {
    const MUNICIPALITIES: [&str; 4] = ["北京市", "天津市", "上海市", "重庆市"];
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if ends(&["省", "自治区", "自治州"]) || MUNICIPALITIES.contains(&name) {
        Some(Body::RuleMaking)
    } else if ends(&["镇", "乡", "街道", "街道办事处", "苏木"]) {
        Some(Body::Township)
    } else if ends(&["县", "自治县", "旗", "区"])
        && !ends(&["地区", "开发区", "园区", "新区", "实验区", "示范区", "保税区"])
    {
        Some(Body::County)
    } else {
        None
    }
}
