//! What documents look like, and that nothing in a heading can break out of its place.

use gouji::*;

use crate::check::xingqing;

fn named(agency: &str) -> Report {
    Report {
        heading: Heading { agency: Some(agency.into()), year: Some(2020), scope: None },
        ..Report::default()
    }
}

#[test]
fn a_page_has_its_title_its_sections_and_merged_labels() {
    let page = write::html(&xingqing::report());
    assert!(page.contains("<title>银川市兴庆区2020年政府信息公开工作年度报告</title>"));
    let sections: Vec<usize> = ["二、主动公开", "三、收到和处理", "四、政府信息公开行政复议"]
        .iter()
        .map(|head| page.find(&format!("<h2>{head}")).unwrap())
        .collect();
    assert!(sections.is_sorted());
    assert!(page.contains("<th rowspan=\"3\" colspan=\"3\">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</th><th colspan=\"7\">申请人情况</th>"));
    assert!(page.contains("<th rowspan=\"8\">（三）不予公开</th><th>1.属于国家秘密</th>"));
    // A change has its sign, an amount its unit where the label has none.
    assert!(page.contains("<td>136</td><td colspan=\"2\">+6</td><td>194328</td>"));
    assert!(page.contains("<td colspan=\"2\">24639.1万元</td>"));
    assert!(!page.contains("信息处理费收取情况"), "a table that the report lacks is not written");
}

#[test]
fn blank_zero_and_not_applicable_are_told_apart() {
    let mut report = Report::default();
    report.add_blank(Layout::REVIEW_LITIGATION);
    report
        .set(report.cell("review_litigation.review.upheld").unwrap(), Count::ZERO.into())
        .unwrap();
    report
        .set(
            report.cell("review_litigation.review.corrected").unwrap(),
            Count::NOT_APPLICABLE.into(),
        )
        .unwrap();
    assert!(write::csv(&report).contains("\r\n0,/,,,,,,,,,,,,,\r\n"));
    assert!(write::markdown(&report).contains("\n| 0 | / |  |  |"));
    assert!(write::html(&report).contains("<tr><td>0</td><td>/</td><td></td>"));
}

#[test]
fn a_heading_cannot_break_out_of_its_place() {
    let page = write::html(&named("</title><script>alert(\"1\")</script>&amp;\u{0}"));
    assert!(
        page.contains(
            "<h1>&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;2020年"
        ),
        "{page}"
    );
    assert!(!page.contains("<script"));
    let text = write::markdown(&named("某局\n\n# 另一个标题 | `x` <b>*[a](b)"));
    assert_eq!(
        text.lines().next().unwrap(),
        "# 某局  \\# 另一个标题 \\| \\`x\\` \\<b>\\*\\[a\\](b)2020年政府信息公开工作年度报告"
    );
    assert_eq!(text.lines().count(), 1);
    assert_eq!(
        write::csv(&named("=1+1,\"x\"")),
        "\" =1+1,\"\"x\"\"2020年政府信息公开工作年度报告\"\r\n"
    );
}
