//! Each kind of mistake: how it is told, in Chinese and in English.

use gouji::*;

use super::xingqing_mended;
use crate::rules::support::{write, zeros};

/// The first repair of a report without faults in which some cells are changed.
#[track_caller]
fn first(changes: &[(&str, Option<i64>)], last_year: Option<&Report>) -> (Repair, usize) {
    let mut report = xingqing_mended();
    write(&mut report, changes);
    let options = DiagnosisOptions::default();
    let diagnosis = locate_with(
        &report,
        &last_year.map_or(options.clone(), |last_year| options.last_year(last_year)),
    );
    let [fault] = diagnosis.faults() else { panic!("{diagnosis:?}") };
    (fault.repairs()[0].clone(), fault.repairs().len())
}

#[track_caller]
fn told(changes: &[(&str, Option<i64>)], name: &str, chinese: &str, english: &str) {
    let (repair, _) = first(changes, None);
    assert_eq!(
        repair.pattern().map(Pattern::name),
        Some(name),
        "{}",
        repair.message(Locale::Chinese)
    );
    assert_eq!(repair.message(Locale::Chinese), chinese);
    assert_eq!(repair.message(Locale::English), english);
}

#[test]
fn slips_of_the_digits() {
    let not_held = "requests.outcomes.unable_to_provide.not_held.natural_person";
    told(
        &[(not_held, Some(19))],
        "digit_wrong",
        "1.本机关不掌握相关政府信息·自然人 应为 17（现为 19，错了一位数字）",
        "information not held by the organ / natural persons should be 17 (is 19, one digit is wrong)",
    );
    told(
        &[(not_held, Some(7))],
        "digit_dropped",
        "1.本机关不掌握相关政府信息·自然人 应为 17（现为 7，漏了一位数字）",
        "information not held by the organ / natural persons should be 17 (is 7, one digit was left out)",
    );
    told(
        &[(not_held, Some(177))],
        "digit_added",
        "1.本机关不掌握相关政府信息·自然人 应为 17（现为 177，多了一位数字）",
        "information not held by the organ / natural persons should be 17 (is 177, one digit too many)",
    );
    told(
        &[(not_held, Some(71))],
        "digits_swapped",
        "1.本机关不掌握相关政府信息·自然人 应为 17（现为 71，相邻两位数字颠倒）",
        "information not held by the organ / natural persons should be 17 (is 71, two digits in the wrong order)",
    );
}

#[test]
fn figures_in_other_cells() {
    told(
        &[
            ("requests.received.natural_person", Some(0)),
            ("requests.received.commercial_enterprise", Some(25)),
        ],
        "wrong_cell",
        "本年新收·自然人 应为 25（现为 0），商业企业 应为 0（现为 25）：“自然人”的 25 件计入了“商业企业”",
        "newly received / natural persons should be 25 (is 0), commercial enterprises should be 0 (is 25): the 25 of “natural persons” are counted in “commercial enterprises”",
    );
    told(
        &[
            ("requests.outcomes.unable_to_provide.not_held.natural_person", Some(3)),
            ("requests.outcomes.not_disclosed.third_party_rights.natural_person", Some(17)),
        ],
        "interchanged",
        "4.保护第三方合法权益·自然人 应为 3（现为 17），1.本机关不掌握相关政府信息·自然人 应为 17（现为 3）：两格的数字填反了",
        "protection of third-party lawful rights and interests / natural persons should be 3 (is 17), information not held by the organ / natural persons should be 17 (is 3): the two stand in each other's cells",
    );
    told(
        &[("requests.outcomes.not_processed.repeated_request.other_organization", Some(4))],
        "stray",
        "2.重复申请·其他 应为 0（现为 4，“其他”列其余各格都是 0）",
        "repeated request / other legal persons or organizations should be 0 (is 4, the rest of its column is 0)",
    );
}

#[test]
fn totals() {
    let both = |path: &str, figure: i64| {
        [(format!("{path}.natural_person"), Some(figure)), (format!("{path}.total"), Some(figure))]
    };
    let left = both("requests.outcomes.total", 0);
    let left: Vec<(&str, Option<i64>)> =
        left.iter().map(|(path, figure)| (path.as_str(), *figure)).collect();
    told(
        &left,
        "left_at_zero",
        "（七）总计 应为 24（现为 0，漏填）",
        "total concluded should be 24 (is 0, not filled in)",
    );
    let blank: Vec<(&str, Option<i64>)> = left.iter().map(|(path, _)| (*path, None)).collect();
    told(
        &blank,
        "left_blank",
        "（七）总计 应为 24（现为空白，漏填）",
        "total concluded should be 24 (is blank, not filled in)",
    );
    told(
        &[
            ("requests.received.natural_person", Some(20)),
            ("requests.received.total", Some(20)),
            ("requests.carried_over.natural_person", Some(5)),
            ("requests.carried_over.total", Some(5)),
            ("requests.outcomes.total.natural_person", Some(19)),
            ("requests.outcomes.total.total", Some(19)),
        ],
        "leaves_out_carried_over",
        "（七）总计 应为 24（现为 19，漏计了上年结转的 5 件）",
        "total concluded should be 24 (is 19, it leaves out the 5 carried over)",
    );
}

#[test]
fn whole_rows_and_columns() {
    let mut report = zeros(Edition::Edition2021);
    let rows = [
        ("received", [11, 5, 0, 3, 0, 0, 19]),
        ("outcomes.disclosed", [7, 4, 0, 2, 0, 0, 13]),
        ("outcomes.unable_to_provide.not_held", [4, 1, 0, 1, 0, 0, 6]),
        ("outcomes.total", [11, 5, 0, 3, 0, 0, 19]),
    ];
    let set = |report: &mut Report, row: &str, figures: [u32; 7]| {
        let first = report.cell(&format!("requests.{row}.natural_person")).unwrap();
        for (cell, figure) in first.layout().cells().skip(first.index()).zip(figures) {
            report.set(cell, Count::from(figure).into()).unwrap();
        }
    };
    for (row, figures) in rows {
        set(&mut report, row, figures);
    }
    assert!(locate(&report).is_empty());
    let said = |wrong: &Report| {
        let diagnosis = locate(wrong);
        let repair = &diagnosis.faults()[0].repairs()[0];
        assert_eq!(diagnosis.apply(wrong).unwrap().0, report);
        (repair.pattern().map(Pattern::name), repair.message(Locale::Chinese))
    };

    let mut shifted = report.clone();
    set(&mut shifted, "outcomes.disclosed", [0, 7, 4, 0, 2, 0, 13]);
    assert_eq!(
        said(&shifted),
        (
            Some("row_shifted"),
            "（一）予以公开·自然人 应为 7（现为 0），商业企业 应为 4（现为 7），科研机构 应为 0（现为 4），社会公益组织 应为 2（现为 0），法律服务机构 应为 0（现为 2）：这一行的数字右移了一格".into()
        )
    );

    let mut copied = report.clone();
    for (row, [first, ..]) in rows {
        let cell = copied.cell(&format!("requests.{row}.total")).unwrap();
        copied.set(cell, Count::from(first).into()).unwrap();
    }
    assert_eq!(
        said(&copied),
        (
            Some("copied_from_natural_persons"),
            "本年新收·总计 应为 19（现为 11），（一）予以公开·总计 应为 13（现为 7），1.本机关不掌握相关政府信息·总计 应为 6（现为 4），（七）总计·总计 应为 19（现为 11）：“总计”列照抄了“自然人”列".into()
        )
    );
}

#[test]
fn figures_of_last_year() {
    let mut last_year = xingqing_mended();
    write(
        &mut last_year,
        &[
            ("requests.received.natural_person", Some(31)),
            ("requests.received.total", Some(31)),
            ("proactive_disclosure.administrative_penalties.decisions", Some(1)),
        ],
    );
    let (repair, _) = first(
        &[("requests.received.natural_person", Some(31)), ("requests.received.total", Some(31))],
        Some(&last_year),
    );
    assert_eq!(
        repair.message(Locale::Chinese),
        "本年新收 应为 25（现为 31，与上年度相同，可能没有更新）"
    );
    // The table without a fault that is last year's throughout is named.
    let diagnosis =
        locate_with(&xingqing_mended(), &DiagnosisOptions::default().last_year(&last_year));
    assert_eq!(
        (diagnosis.faults(), diagnosis.unchanged()),
        (&[][..], &[Table::ReviewLitigation][..])
    );
}

#[test]
fn money_off_by_ten_thousand() {
    let last_year = xingqing_mended();
    let mut report = xingqing_mended();
    let cell = report.cell("proactive_disclosure.centralized_procurement.amount").unwrap();
    let yuan = Amount::new("230118000".parse().unwrap(), Some(Unit::WanYuan)).unwrap();
    report.set(cell, yuan.into()).unwrap();
    assert!(locate(&report).is_empty());
    let diagnosis = locate_with(&report, &DiagnosisOptions::default().last_year(&last_year));
    let repair = &diagnosis.faults()[0].repairs()[0];
    assert_eq!(
        (repair.pattern(), repair.confidence()),
        (Some(Pattern::FactorTenThousand), Confidence::OnlyShown)
    );
    assert_eq!(
        repair.message(Locale::Chinese),
        "政府集中采购·采购总金额 应为 23011.8万元（现为 230118000万元，相差一万倍，可能混淆了元与万元）"
    );
    assert_eq!(
        serde_json::to_value(repair.changes()[0]).unwrap(),
        serde_json::json!({ "cell": "proactive_disclosure.centralized_procurement.amount", "from": "230118000万元", "to": "23011.8万元" })
    );
}

#[test]
fn a_sign_that_cannot_be() {
    let (repair, count) =
        first(&[("proactive_disclosure.administrative_compulsion.items_change", Some(-81))], None);
    assert_eq!((repair.confidence(), count), (Confidence::OnlyShown, 1));
    assert_eq!(
        repair.message(Locale::Chinese),
        "行政强制·本年增/减 应为 +81（现为 -81，正负号有误）"
    );
}
