//! Any bytes give a reading or an error, and the format is told by the content before the name.

use gouji::read::{self, Format};
use proptest::prelude::*;

/// Pieces of documents in any order: more likely to get far into a reader than bytes at random.
const PIECES: [&str; 40] = [
    "三、收到和处理政府信息公开申请情况",
    "二、主动公开政府信息情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "信息处理费收取情况",
    "第二十条第（一）项",
    "第二十条第（八）项",
    "信息内容",
    "本年制发件数",
    "本年新制作数量",
    "本年收费金额（单位：万元）",
    "规章",
    "行政规范性文件",
    "行政许可",
    "行政事业性收费",
    "自然人",
    "商业企业",
    "总计",
    "其他",
    "一、本年新收政府信息公开申请数量",
    "（一）予以公开",
    "（三）不予公开",
    "1.属于国家秘密",
    "3.其他",
    "（六）其他处理",
    "（七）总计",
    "四、结转下年度继续办理",
    "行政复议",
    "未经复议直接起诉",
    "结果维持",
    "尚未审结",
    "0",
    "25",
    "-3",
    "12a",
    "/",
    "万元",
    " ",
    "\t",
    "|",
    "\n",
];

fn document() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..200)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_bytes_give_a_reading_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400), name in "[a-z]{0,3}\\.(html|docx|xlsx|xls|csv|md|txt)") {
        let _ = read::any(&bytes, Some(&name));
        let _ = read::any(&bytes, None);
    }

    #[test]
    fn any_text_gives_a_reading(text in any::<String>()) {
        for format in [Format::Text, Format::Markdown, Format::Csv, Format::Html] {
            let _ = read::with_format(text.as_bytes(), format);
        }
    }

    #[test]
    fn any_arrangement_of_labels_and_figures_gives_a_reading_that_can_be_checked(text in document()) {
        for format in [Format::Text, Format::Markdown, Format::Csv, Format::Html] {
            let Ok(reading) = read::with_format(text.as_bytes(), format) else { continue };
            let findings = reading.check(&gouji::Profile::default());
            for remark in &reading.remarks {
                prop_assert!(!remark.message(gouji::Locale::Chinese).is_empty() && !remark.message(gouji::Locale::English).is_empty());
            }
            for finding in &findings {
                prop_assert!(finding.message(gouji::Locale::Chinese).ends_with('。'));
            }
            // Every figure has a place in the document.
            for (cell, value) in reading.report.cells() {
                prop_assert!(value.decimal().is_none() || reading.origins.contains_key(&cell), "{cell} has no origin");
            }
        }
    }
}

#[test]
fn the_format_is_told_by_content_then_by_name() {
    for (bytes, name, format) in [
        (&b"<!DOCTYPE html><p>x"[..], Some("report.txt"), Format::Html),
        (b"let page = \"<TABLE><tr>\"", None, Format::Html),
        (b"{\"html\": \"\\u003ctable\\u003e\"}", None, Format::Html),
        (b"PK\x03\x04....word/document.xml", Some("report.xlsx"), Format::Docx),
        (b"PK\x03\x04....xl/workbook.xml", Some("report.docx"), Format::Workbook),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Some("report.xls"), Format::Workbook),
        (b"| a | b |\n|---|---|\n| 1 | 2 |", None, Format::Markdown),
        ("信息内容,本年制发件数\n规章,0".as_bytes(), None, Format::Csv),
        (b"a,b\n1,2", Some("REPORT.CSV"), Format::Csv),
        (b"a b", Some("report.docx"), Format::Text),
        (b"a\0b", Some("report.docx"), Format::Docx),
        (b"a b", None, Format::Text),
    ] {
        assert_eq!(
            Format::detect(bytes, name),
            format,
            "{:?} {name:?}",
            String::from_utf8_lossy(bytes)
        );
    }
}

/// The 2021 Article 20 block of licences and the table of reconsideration and litigation, one cell
/// a line.
const CELLS: &str = "二、主动公开政府信息情况\n第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n1926\n第二十条第（六）项\n信息内容\n本年处理决定数量\n\
    行政处罚\n16\n行政强制\n27\n四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n未经复议直接起诉\n复议后起诉\n\
    结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n1\n2\n3\n4\n10\n0\n0\n0\n0\n0\n0\n0\n0\n5\n5\n";

/// The value of a cell and where it stands.
fn figure(reading: &read::Reading, path: &str) -> Option<(String, String)> {
    let cell = reading.report.cell(path)?;
    Some((reading.report.get(cell)?.to_string(), reading.origins.get(&cell)?.to_string()))
}

#[test]
fn tables_that_markdown_has_in_another_form_are_read_as_text() {
    let at = |value: &str, place: &str| Some((value.to_owned(), place.to_owned()));
    let reading = read::with_format(CELLS.as_bytes(), Format::Markdown).unwrap();
    assert_eq!(
        figure(&reading, "proactive_disclosure.administrative_licensing.decisions"),
        at("1926", "6:1")
    );
    assert_eq!(figure(&reading, "review_litigation.review.total"), at("10", "38:1"));
    assert_eq!(reading.missing_tables(), [gouji::Table::Requests]);
    // What is read of the tables that are tables stands.
    let both = format!("| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | 3 |\n\n{CELLS}");
    let reading = read::with_format(both.as_bytes(), Format::Markdown).unwrap();
    assert_eq!(
        figure(&reading, "proactive_disclosure.administrative_licensing.decisions"),
        at("3", "3:10")
    );
    assert_eq!(figure(&reading, "proactive_disclosure.administrative_penalties.decisions"), None);
    assert_eq!(figure(&reading, "review_litigation.review.total"), at("10", "42:1"));
}

#[test]
fn a_page_of_one_paragraph_a_cell_is_read_as_text() {
    let page: String = CELLS.lines().map(|line| format!("<p>{line}</p>\n")).collect();
    let page = format!("<body><table><tr><td>首页<td>政务公开</table>{page}");
    let reading = read::any(page.as_bytes(), Some("page.html")).unwrap();
    let (value, place) = figure(&reading, "review_litigation.review.total").unwrap();
    let offset = page.find("<p>10</p>").unwrap() + 3;
    assert_eq!((value.as_str(), place), ("10", format!("byte {offset}")));
    // Beside a table of ours, paragraphs are no cells.
    let both =
        format!("<table><tr><td>信息内容<td>本年处理决定数量<tr><td>行政许可<td>3</table>{page}");
    let reading = read::any(both.as_bytes(), Some("page.html")).unwrap();
    assert_eq!(reading.report.review_litigation, None);
}

#[test]
fn figures_set_as_formulas_in_the_html_tables_of_markdown_are_figures() {
    let table = |figure: &str| {
        format!(
            "<table><tr><td>信息内容<td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>{figure}</td></tr></table>"
        )
    };
    for (text, value) in
        [("$3439$", Some("3439")), ("\\( 12 \\)", Some("12")), ("$a$", None), ("$1$ $2$", None)]
    {
        let reading = read::any(table(text).as_bytes(), Some("report.md")).unwrap();
        let figure = figure(&reading, "proactive_disclosure.administrative_licensing.decisions");
        assert_eq!(
            figure.map(|(value, _)| value).filter(|value| !value.is_empty()).as_deref(),
            value,
            "{text}"
        );
    }
    let reading = read::any(table("$3439$").as_bytes(), Some("report.html")).unwrap();
    assert_eq!(
        figure(&reading, "proactive_disclosure.administrative_licensing.decisions")
            .map(|(value, _)| value)
            .as_deref(),
        Some("")
    );
}

#[test]
fn formats_that_are_not_read_are_named_by_their_content() {
    let archive = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"B\"\r\n\r\n--B\r\n<table>";
    let folded = "MIME-Version: 1.0\nContent-Type:\n\tmultipart/related;\n\tboundary=B\n\n--B\n";
    let odt = b"PK\x03\x04\x0A\0\0\0\0\0\0\0\0\0\0\0\0\0\x27\0\0\0\x27\0\0\0\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.textPK";
    for (bytes, words, advice) in [
        (archive.as_bytes(), "单个文件网页（.mht、.mhtml）", ".html"),
        (folded.as_bytes(), "单个文件网页（.mht、.mhtml）", ".html"),
        (b"{\\rtf1\\ansi {\\b x}}", " RTF 文档（.rtf）", ".docx"),
        (b"ID;PCALCOOO32\nC;X1;Y1;K\"x\"\nE\n", " SYLK 表格（.slk）", ".xlsx"),
        (
            b"<?xml version=\"1.0\"?>\n<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><table:table>",
            "单一 XML 形式的 OpenDocument 文件（.fods、.fodt）",
            ".docx",
        ),
        (
            b"\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook><Table>",
            " Excel 2003 XML 表格（.xml）",
            ".xlsx",
        ),
        (
            b"<!-- <html> --><ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">",
            " Excel 2003 XML 表格（.xml）",
            ".xlsx",
        ),
        (b"<?mso-application progid=\"Word.Document\"?><w:wordDocument>", " Word XML 文档（.xml）", ".docx"),
        (odt, " OpenDocument 文本文档（.odt）", ".docx"),
    ] {
        for name in [None, Some("report.html"), Some("report.txt"), Some("report.xls"), Some("report.doc")] {
            let error = read::any(bytes, name).unwrap_err();
            let chinese = error.message(gouji::Locale::Chinese);
            assert!(chinese.starts_with(&format!("不能直接读取{words}，请先用")) && chinese.contains(advice), "{chinese}");
            let english = error.to_string();
            assert!(english.contains(" cannot be read directly; open it in ") && english.contains(advice), "{english}");
        }
    }
}

#[test]
fn pages_and_texts_that_only_speak_of_other_formats_are_read() {
    for text in [
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><table><tr><td>1",
        "<?mso-application progid=\"Excel.Sheet\"?><html><table><tr><td>1",
        "<!DOCTYPE html><p>urn:schemas-microsoft-com:office:spreadsheet",
        "本报告以 MIME-Version: 1.0 发送\nContent-Type: multipart/related\n",
        "ID;\n规章 0 0 0",
    ] {
        assert!(read::any(text.as_bytes(), None).is_ok(), "{text}");
    }
}
