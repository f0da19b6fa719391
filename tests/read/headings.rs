//! Whose report it is, and of which year: from titles and the sentences before the first section,
//! and never from documents that are cited.

use gouji::Scope;
use gouji::read::{Format, with_format};

#[track_caller]
fn told(text: &str, agency: Option<&str>, year: Option<u16>) {
    let document = format!(
        "{text}\n二、主动公开政府信息情况\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | 0 | 0 |\n"
    );
    let heading = with_format(document.as_bytes(), Format::Text).unwrap().report.heading;
    assert_eq!((heading.agency.as_deref(), heading.year), (agency, year), "{text}");
}

#[test]
fn titles_of_documents_that_are_cited_tell_nothing() {
    for (text, year) in [
        (
            "根据《甲县人民政府办公室转发关于做好2021年政府信息公开工作年度报告编发工作的通知》要求,我局认真组织编写了2021年政府信息公开工作年度报告,现将有关情况报告如下:",
            Some(2021),
        ),
        (
            "根據市政務服務局轉發的《乙省人民政府辦公廳關於做好2019年政府信息公開年度報告編制工作的通知》要求,現將我局2020年度政府信息公開情況報告如下。",
            Some(2020),
        ),
        (
            "根据《丙市人民政府办公室关于做好2022年度政府信息公开工作年度报告编制的通知》，我镇编制本报告。",
            None,
        ),
        (
            "按照《关于做好2023年政府信息公开工作年度报告编制工作的通知》要求，现公布2022年情况。",
            None,
        ),
        ("丙市关于印发2022年政府信息公开工作年度报告的通知", None),
        ("依据《关于做好\n2023年政府信息公开工作年度报告\n编制工作的通知》", None),
        ("文字解读：关于丙市某局2023年政府信息公开工作年度报告的解读", Some(2023)),
        ("上一篇：丙市某局2022年政府信息公开工作年度报告", None),
        ("一、总体情况\n2022年政府信息公开工作年度报告按照要求报送。", None),
        ("一、总体情况\n我局组织完成\n2022年政府信息公开工作年度报告\n的编制。", None),
        ("2023年，我局按时公布了2022年政府信息公开工作年度报告。", None),
    ] {
        told(text, None, year);
    }
}

#[test]
fn the_labels_of_fields_are_no_part_of_a_name() {
    for text in [
        "标     题 甲区乙街道办事处2023年政府信息公开工作年度报告",
        "标题：甲区乙街道办事处2023年政府信息公开工作年度报告",
        "- 名 称:甲区乙街道办事处2023年政府信息公开工作年度报告",
        "信息名称 甲区乙街道办事处2023年政府信息公开工作年度报告",
        "文号 标题 甲区乙街道办事处2023年政府信息公开工作年度报告",
        "題名：甲区乙街道办事处2023年政府信息公开工作年度报告",
        "关于甲区乙街道办事处2023年政府信息公开工作年度报告",
        "甲区乙街道办事处关于2023年度政府信息公开工作年度报告",
        "甲区乙街道办事处关于报送2023年度政府信息公开工作年度报告的函",
        "甲区乙街道办事处2023政府信息公开工作年度报告",
        "2023年甲区乙街道办事处政府信息公开工作年度报告",
        "《甲区乙街道办事处2023年政府信息公开工作年度报告》",
    ] {
        told(text, Some("甲区乙街道办事处"), Some(2023));
    }
    told("2022年甲县人民政府信息公开工作年度报告", Some("甲县人民政府"), Some(2022));
    told("2022年全市政府信息公开工作年度报告", None, Some(2022));
}

#[test]
fn titles_may_be_broken_over_lines() {
    for text in [
        "甲市某局\n2022年政府信息公开工作年度报告",
        "甲市某局\n2022年\n政府信息公开工作年度报告",
        "甲市某局\n2022年度\n政府信息公开\n工作年度报告",
        "甲市某局2022\n\n政府信息公开工作年度报告",
        "甲市某局2022年政府信息公开\n\n工作年度报告",
        "# 甲市某局\n# 2022年政府信息公开工作年度报告",
        "甲市某局\n政府信息公开工作年度报告\n统计期限自2022年1月1日起至12月31日止。",
    ] {
        told(text, Some("甲市某局"), Some(2022));
    }
    told("2022年高新区（新市区）政府信息公开\n工作年度报告", Some("高新区(新市区)"), Some(2022));
    // A list of years, a date and a publisher are no part of a title.
    told("2023年\n2022年\n政府信息公开工作年度报告", None, None);
    told("发布时间：2023年\n政府信息公开工作年度报告", None, None);
    told("来源：甲市某局\n2022年政府信息公开工作年度报告", None, Some(2022));
    told("大中小\n2022年政府信息公开工作年度报告", None, Some(2022));
}

#[test]
fn sentences_before_the_first_section_tell_it_too() {
    for text in [
        "根据《中华人民共和国政府信息公开条例》规定，现公布甲县乙镇2023年度政府信息公开工作年度报告。",
        "根据《条例》和《丙市人民政府办公室关于编制2022年政府信息公开年度工作报告有关事项的通知》要求,现向社会公布甲县乙镇2023年政府信息公开工作年度报告。",
        "根据《关于认真做好2022年度政府信息公开工作年度报告编制工作的通知》要求,现向社会公开《甲县乙镇2023年度政府信息公开工作年度报告》。",
        "现将甲县乙镇2023年政府信息公开工作年度报告公布如下：",
    ] {
        told(text, Some("甲县乙镇"), Some(2023));
    }
    told(
        "本年度报告根据《条例》要求，由国家税务总局某市税务局编制。统计期限从2021年1月1日起至2021年12月31日止",
        Some("国家税务总局某市税务局"),
        Some(2021),
    );
    // An office compiles the report of its government.
    told("本报告由甲市人民政府办公室编制。", None, None);
    told("现将我办2022年度政府信息公开情况报告如下:", None, Some(2022));
    told("本报告中所列数据的统计期限自2022年1月1日起至12月31日止。", None, Some(2022));
    told("本报告中所列数据的统计期限自2022年1月1日起至2023年12月31日止。", None, None);
}

#[test]
fn the_title_stands_against_the_text_and_titles_of_several_years_tell_no_year() {
    told(
        "甲局2023年政府信息公开工作年度报告\n统计期限自2022年1月1日起至2022年12月31日止。",
        Some("甲局"),
        Some(2023),
    );
    told(
        "统计期限自2022年1月1日起至2022年12月31日止。\n甲局2023年政府信息公开工作年度报告",
        Some("甲局"),
        Some(2023),
    );
    told("2022年政府信息公开工作年度报告\n甲局2023年政府信息公开工作年度报告", None, None);
    told(
        "2022年政府信息公开工作年度报告\n甲局2023年政府信息公开工作年度报告\n自2023年1月1日至2023年12月31日",
        Some("甲局"),
        Some(2023),
    );
    told(
        "甲局2023年政府信息公开工作年度报告\n根据条例，现公布乙局2022年政府信息公开工作年度报告。",
        Some("甲局"),
        Some(2023),
    );
}

#[test]
fn sentences_name_the_report_in_many_ways() {
    for text in [
        "现将甲县乙镇2021年度政府信息公开工作报告如下：",
        "根据《条例》要求，特编制甲县乙镇2021年政府信息公开工作年度报告。",
        "根据《条例》规定，结合实际，编制甲县乙镇2021年度政府信息公开工作年度报告。",
        "根据《条例》要求，公布2021年甲县乙镇政府信息公开工作年度报告。",
        "现公布2021年甲县乙镇政府信息公开年度报告。",
        "甲县乙镇关于2021年度政府信息公开工作情况的报告",
        "甲县乙镇关于2021年政府信息公开工作的报告",
        "甲县乙镇2021年政府信息公开工作情况报告",
    ] {
        told(text, Some("甲县乙镇"), Some(2021));
    }
    // A part of the year is reported on elsewhere; a report that others publish is theirs.
    told("2021年上半年政府信息公开工作情况报告", None, None);
    told("我局按时公布2021年甲县乙镇政府信息公开工作年度报告。", None, None);
}

#[test]
fn a_title_may_lack_the_word_report() {
    for text in [
        "甲县乙镇2021年政府信息公开工作年度",
        "甲县乙镇2021年度政府信息公开工作情况",
        "甲县乙镇2021年政府信息公开年报",
        "# 甲县乙镇关于2021年政务公开工作情况",
        "2021年甲县乙镇政府信息公开情况",
        "甲县乙镇\n2021年度政府信息公开工作情况",
        "现将甲县乙镇2021年度政府信息公开工作有关情况公布如下。",
    ] {
        told(text, Some("甲县乙镇"), Some(2021));
    }
    told("2021年度政府信息公开工作情况", None, Some(2021));
    // It is all of its line, and what stands beside the year is a name.
    for text in [
        "甲县2021年政府信息公开工作情况通报",
        "2021年度政府信息公开工作情况如下：",
        "甲县2021年基层政务公开工作情况",
        "我局2021年政府信息公开工作情况",
        "各单位2021年政府信息公开工作情况",
        "一、总体情况\n甲县乙镇2021年政府信息公开工作情况",
        "2020年政府信息公开工作情况\n2021年政府信息公开工作情况",
    ] {
        told(text, None, None);
    }
    // What is more certain stands against it.
    for text in [
        "甲县2020年政府信息公开工作情况\n2021年政府信息公开工作年度报告",
        "甲县2020年政府信息公开工作情况\n统计期限自2021年1月1日起至12月31日止。",
    ] {
        told(text, None, Some(2021));
    }
}

#[test]
fn the_words_that_publish_a_report_are_no_part_of_a_name() {
    told("现公开甲局2023年政府信息公开工作年度报告", Some("甲局"), Some(2023));
    told("特将甲局2023年政府信息公开工作年度报告公布如下", Some("甲局"), Some(2023));
    told("现将将乐县2023年政府信息公开情况报告如下：", Some("将乐县"), Some(2023));
    told("将乐县2023年政府信息公开工作年度报告", Some("将乐县"), Some(2023));
    told("根据《条例》2023年政府信息公开工作年度报告", None, None);
    // A title that is cited may begin on another line.
    told(
        "根据《关于年度报告有关事\n项的通知》的要求，编制《甲镇政府2023年政府信息公开工作年度报告》。",
        Some("甲镇政府"),
        Some(2023),
    );
    // The kind of a body is no name.
    told("现公布街道办事处2023年政府信息公开工作年度报告。", None, Some(2023));
    told("本报告由政府编制。", None, None);
}

#[test]
fn the_year_in_which_a_body_speaks_of_itself_is_that_of_the_report() {
    for text in [
        "2024年，我局认真贯彻落实《条例》，政府信息公开工作有序推进。",
        "一、总体情况\n2024年度，本机关主动公开信息20条。",
        "一、总体情况\n（一）主动公开。2024年以来，我镇主动公开信息20条。",
    ] {
        told(text, None, Some(2024));
    }
    for text in [
        "一、总体情况\n2023年，我局主动公开信息9条。\n2024年，我局主动公开信息20条。",
        "一、总体情况\n2025年，我局将继续推进政府信息公开。",
        "一、总体情况\n按照2024年工作要点，我局主动公开信息。",
        "五、存在的主要问题及改进情况\n2025年，我局继续推进。",
        "2024年，省政府印发工作要点。",
    ] {
        told(text, None, None);
    }
    // A title stands before it.
    told("2023年政府信息公开工作年度报告\n2024年，我局主动公开。", None, Some(2023));
}

#[test]
fn a_first_line_alone_before_the_text_names_the_body() {
    told("甲县乙镇\n一、总体情况\n2022年，我镇主动公开信息20条。", Some("甲县乙镇"), Some(2022));
    told("甲县乙镇\n2022年，我镇主动公开信息20条。", Some("甲县乙镇"), Some(2022));
    // That of a page whose menu follows may be another's.
    told("甲县人民政府\n首页\n政务公开\n一、总体情况", None, None);
}

#[test]
fn how_a_character_is_spoken_is_no_part_of_a_name() {
    for name in ["甲县拖市镇(zhèn)", "甲县拖（tuō）市镇", "甲县拖市镇（ zhèn ）"]
    {
        let text = format!("{name}2022年政府信息公开工作年度报告");
        told(&text, Some("甲县拖市镇"), Some(2022));
    }
}

/// The codes that a reader gives to a text, with what is said in Chinese.
fn said(text: &str) -> Vec<(String, String)> {
    let reading = gouji::read::any(text.as_bytes(), Some("report.txt")).unwrap();
    let problems = reading.check(&gouji::Profile::default());
    let of_titles =
        problems.iter().filter(|problem| ["ST-02", "ST-11"].contains(&problem.rule().code()));
    of_titles
        .map(|problem| (problem.rule().code().to_owned(), problem.message(gouji::Locale::Chinese)))
        .collect()
}

const TITLES: [&str; 6] = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
];

#[test]
fn a_whole_report_has_the_six_titles_numbered_and_in_order() {
    let text = |titles: &[&str]| titles.join("\n本年度工作正常开展。\n");
    assert_eq!(said(&text(&TITLES)), []);
    // A piece of a report need not have them all.
    assert_eq!(said(&text(&TITLES[1..4])), []);
    let told = said(&text(&[&TITLES[..4], &TITLES[5..]].concat()));
    assert_eq!(told[0].0, "ST-02");
    assert_eq!(told[0].1, "没有找到标题“五、存在的主要问题及改进情况”。");
    let mut other = TITLES;
    other[4] = "四、政府信息公开工作存在的主要问题及改进情况";
    let told = said(&text(&other));
    assert_eq!((told.len(), told[0].0.as_str()), (1, "ST-11"));
    assert!(told[0].1.starts_with("标题“四、政府信息公开工作存在"), "{told:?}");
    let mut other = TITLES;
    other.swap(4, 5);
    assert_eq!(said(&text(&other))[0].0, "ST-11");
}

#[track_caller]
fn covers(text: &str, scope: Option<Scope>) {
    let document = format!("某某市2023年政府信息公开工作年度报告\n{text}\n一、总体情况\n");
    let heading = with_format(document.as_bytes(), Format::Text).unwrap().report.heading;
    assert_eq!(heading.scope, scope, "{text}");
}

#[test]
fn what_the_figures_cover_is_read_before_the_first_section() {
    let (own, whole) = (Some(Scope::OwnLevel), Some(Scope::WholeArea));
    for (text, scope) in [
        ("本报告汇总全市各县（市、区）和市级各部门的年度报告编制而成。", whole),
        ("本年度报告综合各县、区人民政府和市政府各部门的有关统计数据而成。", whole),
        ("报告所列数据包括本级及所属各单位。", whole),
        ("本报告中的数据均为市本级数据，统计期限自2023年1月1日至2023年12月31日。", own),
        ("所列数据为本机关数据。", own),
        ("数据不含各县区。", own),
    ] {
        covers(text, scope);
    }
}

#[test]
fn words_of_scope_that_are_not_about_the_figures_tell_nothing() {
    for text in [
        "全市各级各部门认真贯彻落实《条例》。",
        "本报告所列数据的统计期限自2023年1月1日至2023年12月31日。",
        "本报告由市政府办公室编制，电子版可在市政府网站下载。",
        "数据来源于各部门。",
        "本报告汇总全市各部门情况编制而成。所列数据均为市本级数据。",
        "一、总体情况\n所列数据均为市本级数据。",
    ] {
        covers(text, None);
    }
}

#[test]
fn a_name_tells_that_the_figures_are_the_bodys_own() {
    for name in ["某某市本级", "某某局（本级）"] {
        let text = format!("{name}2023年政府信息公开工作年度报告\n一、总体情况\n");
        let heading = with_format(text.as_bytes(), Format::Text).unwrap().report.heading;
        assert_eq!(heading.scope, Some(Scope::OwnLevel), "{name} {heading:?}");
    }
}
