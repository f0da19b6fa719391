//! What an agency's name tells about it.

use gouji::Body;

#[test]
fn names_tell_the_kind_of_body() {
    let cases = [
        ("宁夏回族自治区", Some(Body::RuleMaking)),
        ("广东省人民政府", Some(Body::RuleMaking)),
        ("上海市人民政府", Some(Body::RuleMaking)),
        ("淮安市洪泽区", Some(Body::County)),
        ("吴起县人民政府", Some(Body::County)),
        ("微山县两城镇人民政府", Some(Body::Township)),
        ("越秀区北京街道", Some(Body::Township)),
        ("九龙坡区二郎街道办事处", Some(Body::Township)),
        ("吴起县商务局", Some(Body::Department)),
        ("舟山市政务服务办公室", Some(Body::Department)),
        ("某某县人民政府办公室", Some(Body::Department)),
        ("某某县政府办", Some(Body::Department)),
        ("某某省交警总队", Some(Body::Department)),
    ];
    for (name, body) in cases {
        assert_eq!(Body::from_name(name), body, "{name}");
    }
}

#[test]
fn a_name_that_does_not_tell_for_certain_is_left_open() {
    for name in [
        "淮安市",
        "溧阳市人民政府",
        "上海市人民政府办公厅",
        "国家税务总局",
        "平潭综合实验区",
        "大兴安岭地区",
        "某公司",
        "",
    ] {
        assert_eq!(Body::from_name(name), None, "{name}");
    }
}
