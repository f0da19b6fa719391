//! Pictures of tables for terminals.

use gouji::*;

use crate::check::xingqing;

#[track_caller]
fn shows(report: &Report, table: Table, marks: &[&str], locale: Locale, picture: &str) {
    let marks: Vec<CellId> = marks.iter().map(|path| report.cell(path).unwrap()).collect();
    let found = write::text(report, table, &marks, locale);
    assert_eq!(found.trim_end(), picture.trim_end(), "\n{found}");
}

const WRONG: [&str; 3] = [
    "requests.received.natural_person",
    "requests.outcomes.total.natural_person",
    "requests.outcomes.total.total",
];

#[test]
fn marked_figures_stand_under_unmarked_ones_and_zero_rows_are_left_out() {
    shows(
        &xingqing::report(),
        Table::Requests,
        &WRONG,
        Locale::Chinese,
        "\
三、收到和处理政府信息公开申请情况
                                                           社会公益  法律服务
                               自然人  商业企业  科研机构      组织      机构  其他  总计
一、本年新收                      »25«        0         0         0         0     0    25
三、本年度办理结果
  （一）予以公开                    3         0         0         0         0     0     3
  （二）部分公开                    1         0         0         0         0     0     1
  （三）不予公开
    4.保护第三方合法权益            3         0         0         0         0     0     3
  （四）无法提供
    1.本机关不掌握相关政府信息     17         0         0         0         0     0    17
  （七）总计                      »25«        0         0         0         0     0   »25«
四、结转下年度                      1         0         0         0         0     0     1
（另有 16 行全部为 0，未列出）
",
    );
}

#[test]
fn the_request_matrix_in_english() {
    shows(
        &xingqing::report(),
        Table::Requests,
        &WRONG,
        Locale::English,
        "\
Section 3, requests received and handled
                                                                                      public-         legal    other legal
                                            natural   commercial      research        welfare       service     persons or
                                            persons  enterprises  institutions  organizations  institutions  organizations  total
newly received                                  »25«           0             0              0             0              0     25
outcomes this year
  disclosed                                       3            0             0              0             0              0      3
  partially disclosed                             1            0             0              0             0              0      1
  not disclosed
    protection of third-party lawful right…       3            0             0              0             0              0      3
  unable to provide
    information not held by the organ            17            0             0              0             0              0     17
  total concluded                               »25«           0             0              0             0              0    »25«
carried forward                                   1            0             0              0             0              0      1
(16 rows of zeros left out)
",
    );
}

#[test]
fn article_20_has_a_header_for_each_item() {
    shows(
        &xingqing::report(),
        Table::ProactiveDisclosure,
        &["proactive_disclosure.administrative_licensing.decisions"],
        Locale::Chinese,
        "\
二、主动公开政府信息情况
第二十条第（一）项     本年新制作数量  本年新公开数量  对外公开总数量
  规章                              0               0               0
  规范性文件                        4               4               4
第二十条第（五）项     上一年项目数量  本年增/减  处理决定数量
  行政许可                        136         +6       »194328«
  其他对外管理服务事项            422       -270         17542
第二十条第（六）项     上一年项目数量  本年增/减  处理决定数量
  行政处罚                       1185        +81          1324
  行政强制                         62          0             7
第二十条第（八）项     上一年项目数量  本年增/减
  行政事业性收费                    8          0
第二十条第（九）项     采购项目数量    采购总金额
  政府集中采购                   94   24639.1万元
",
    );
}

#[test]
fn cases_stand_one_group_below_the_other() {
    shows(
        &xingqing::report(),
        Table::ReviewLitigation,
        &["review_litigation.review.upheld"],
        Locale::Chinese,
        "\
四、政府信息公开行政复议、行政诉讼情况
                   结果维持  结果纠正  其他结果  尚未审结  总计
行政复议                 »1«        0         0         0     1
行政诉讼
  未经复议直接起诉        0         0         0         0     0
  复议后起诉              0         0         0         0     0
",
    );
}

#[test]
fn a_marked_row_of_zeros_is_shown_and_blank_rows_are_counted_apart() {
    let mut requests = Requests::blank(Edition::Edition2021);
    let zero = xingqing::report().requests.unwrap().carried_over;
    requests.received = zero.clone();
    requests.carried_over = zero;
    let report = Report { requests: Some(requests), ..Report::default() };
    shows(
        &report,
        Table::Requests,
        &["requests.carried_over.total"],
        Locale::Chinese,
        "\
三、收到和处理政府信息公开申请情况
                                         社会公益  法律服务
             自然人  商业企业  科研机构      组织      机构  其他  总计
二、上年结转      0         0         0         0         0     0    »0«
（另有 1 行全部为 0、23 行为空白或 0，未列出）
",
    );
}

#[test]
fn amounts_carry_the_unit_that_the_label_does_not_state() {
    let amount = |unit| Amount::new("12.5".parse().unwrap(), Some(unit)).unwrap();
    let mut report = Report::default();
    report.add_blank(Layout::PROACTIVE_DISCLOSURE_2021);
    let fees = report.cell("proactive_disclosure.administrative_fees.amount").unwrap();
    report.set(fees, amount(Unit::WanYuan).into()).unwrap();
    assert_eq!(write::figure(fees, report.get(fees).unwrap()), "12.5");
    report.set(fees, amount(Unit::Yuan).into()).unwrap();
    assert_eq!(write::figure(fees, report.get(fees).unwrap()), "12.5元");
    assert!(
        write::text(&report, Table::ProactiveDisclosure, &[], Locale::English)
            .contains(" 12.5 yuan")
    );
}

#[test]
fn a_table_that_the_report_lacks_gives_no_picture() {
    assert_eq!(write::text(&Report::default(), Table::Requests, &[], Locale::Chinese), "");
}

#[test]
fn rows_that_could_not_be_read_are_not_called_rows_without_figures() {
    // A text that ends inside the request matrix.
    let text = "三、收到和处理政府信息公开申请情况\n\
        项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n\
        一、本年新收政府信息公开申请数量\t5\t0\t0\t0\t0\t0\t5\n\
        二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n";
    let reading = gouji::read::any(text.as_bytes(), Some("report.txt")).unwrap();
    let picture = write::text(&reading, Table::Requests, &[], Locale::Chinese);
    assert!(picture.contains("（另有 1 行全部为 0，未列出）（另有 23 行未能读取）"), "{picture}");
    let english = write::text(&reading, Table::Requests, &[], Locale::English);
    let told = "(1 row of zeros left out) (rows that could not be read: 23)";
    assert!(english.contains(told), "{english}");
    // Undecided rules name the gap once, and nothing is called blank or left out by somebody.
    let problems = reading.check(&Profile::default());
    assert!(problems.iter().all(|problem| problem.rule().code() != "CE-06"), "{problems:?}");
    let absent = problems.undecided().iter().filter(|entry| entry.reason() == Reason::Absent);
    assert_eq!(absent.count(), 1, "{:?}", problems.undecided());
    assert!(locate(&reading).is_empty());
}

/// As terminals count: a Chinese character takes two columns.
fn width(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() || "»«×".contains(c) { 1 } else { 2 }).sum()
}

#[test]
fn a_table_is_no_wider_than_the_terminal_and_keeps_its_figures() {
    let report = xingqing::report();
    let marks: Vec<CellId> = WRONG.iter().map(|path| report.cell(path).unwrap()).collect();
    for locale in [Locale::Chinese, Locale::English] {
        for table in [Table::ProactiveDisclosure, Table::Requests, Table::ReviewLitigation] {
            let whole = write::text(&report, table, &marks, locale);
            let widest = whole.lines().map(width).max().unwrap();
            // Behind the last figure there is room for its mark.
            assert_eq!(write::text_within(&report, table, &marks, locale, widest + 1), whole);
            // The labels and one column take some 70.
            for columns in 72..widest {
                let narrow = write::text_within(&report, table, &marks, locale, columns);
                let heading = narrow.lines().next().unwrap();
                for line in narrow.lines().filter(|line| *line != heading) {
                    assert!(width(line) <= columns, "{columns}: {line}\n{narrow}");
                }
                for marked in ["»25«", " 17"] {
                    let has = |text: &str| text.matches(marked).count();
                    assert!(has(&narrow) >= has(&whole), "{columns}\n{narrow}");
                }
            }
        }
    }
}
