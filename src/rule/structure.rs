//! ST: the structure of the document. The readers look at most of these while they bind cells to
//! tables.

use crate::case::Case;
use crate::cell::Table;

use super::declared::declare_rules;
use super::judgement::{Judgement, Judgements, Reason};

declare_rules! {
    ST_01 = "ST-01" {
        title: "三张统计表齐全，且各只有一张", "the three tables are present, each once";
        explanation:
            "第二、三、四部分的三张表都是法定内容。缺表的，请补上；同一张表出现两次的，请删去多余的一张。",
            "Sections 2, 3 and 4 each carry one table, which the Regulation requires. Add a missing table; delete a repeated one.";
        statement: "报告中没有这张表", "the report has no such table";
        source: "国办公开办函〔2021〕30号所附格式；《政府信息公开条例》第五十条第一项至第三项", "国办公开办函〔2021〕30号, template; 政府信息公开条例 article 50(1) to (3)";
        grade: OfficialFormat, Error, All, Checking, default;
        check: Alone(the_three_tables_are_there);
    }
    ST_02 = "ST-02" {
        title: "六个部分的标题齐全", "the titles of the six sections are present";
        explanation:
            "报告由六个部分组成，标题由官方格式规定。缺少标题的，请补上；没有内容的部分也要写明。只有一部分内容的节选不核对此项。",
            "A report has six sections whose titles the format fixes. Add a missing one; a section without content says so. Excerpts are not checked for it.";
        source: "国办公开办函〔2021〕30号所附格式", "国办公开办函〔2021〕30号, template";
        grade: OfficialFormat, Warning, All, Reading, default;
        check: ByReaders;
    }
    ST_03 = "ST-03" {
        title: "表格的行和列完全符合某一个版本", "the rows and columns are those of exactly one edition";
        explanation:
            "一张表混用了两个版本的行或列，各栏的含义就无法确定。请整张改用同一版本的表格。",
            "A table that mixes rows or columns of both editions has no certain meaning. Use the table of one edition throughout.";
        source: "国办公开办函〔2019〕60号、〔2021〕30号所附格式", "国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号, templates";
        grade: OfficialFormat, Error, All, Reading, default;
        check: ByReaders;
    }
    ST_04 = "ST-04" {
        title: "表格版本与报告年度相符", "the edition fits the report year";
        explanation:
            "2019、2020年度用60号文试行格式，2021年度起用30号文格式。用错版本的，请改填正确的表格；表内的数据仍照常核对。",
            "Report years 2019 and 2020 use the trial format of notice 60, years from 2021 on that of notice 30. Fill in the right table; the figures are checked all the same.";
        source: "国办公开办函〔2021〕30号", "国办公开办函〔2021〕30号";
        grade: OfficialFormat, Error, All, Reading, default;
        check: ByReaders;
    }
    ST_05 = "ST-05" {
        title: "规定的行和列一个不缺、不重复、顺序不变", "every row and column is present, in order, none twice";
        explanation:
            "缺少或重复的行列使数据无法对应。请按官方格式补齐，没有的填0。",
            "With a row or column missing or repeated the figures cannot be told apart. Restore the official rows and columns, and write 0 where there is nothing.";
        source: "国办公开办函〔2021〕30号所附格式", "国办公开办函〔2021〕30号, template";
        grade: OfficialFormat, Error, All, Reading, default;
        check: ByReaders;
    }
    ST_06 = "ST-06" {
        title: "行列名称与官方格式一致", "labels are those of the official format";
        explanation:
            "空格、全角半角和引号的差别不计，其余的改动会使人误解口径。请恢复官方名称。",
            "Blanks, character width and quotation marks aside, a changed label suggests a changed meaning. Restore the official label.";
        source: "国办公开办函〔2021〕30号所附格式", "国办公开办函〔2021〕30号, template";
        grade: Practice, Warning, All, Reading, default;
        check: ByReaders;
    }
    ST_07 = "ST-07" {
        title: "没有自行增加的行、列或小计", "no row, column or subtotal is added";
        explanation:
            "官方格式没有小计，自行增加的行列不进入统计。请删去，或者确认它等于各项之和。",
            "The official format has no subtotals, and rows of one's own are not counted. Delete it, or see that it equals the sum of its parts.";
        source: "国办公开办函〔2021〕30号所附格式；合计按审核工作惯例", "国办公开办函〔2021〕30号, template; practice for the sum";
        grade: Practice, Warning, All, Reading, default;
        check: ByReaders;
    }
    ST_08 = "ST-08" {
        title: "行政复议、行政诉讼表只有一行15个数据", "the review and litigation table has one row of 15 values";
        explanation:
            "第四部分的表只有一行数据：三组各五格。多行或缺格的，请按官方格式填写。",
            "The table of section 4 has a single row: three groups of five cells. Fill it in as the official format prints it.";
        source: "国办公开办函〔2021〕30号所附格式", "国办公开办函〔2021〕30号, template";
        grade: OfficialFormat, Error, All, Reading, default;
        check: ByReaders;
    }
    ST_09 = "ST-09" {
        title: "2021年度起，引言应引用30号文", "from 2021 on the preamble cites notice 30";
        explanation:
            "引言仍引用60号文或“试行”格式的，往往沿用了旧稿。请核对引言和表格的版本。",
            "A preamble that still cites notice 60 or the trial format is often left over from an old draft. Check the preamble and the edition of the tables.";
        source: "国办公开办函〔2021〕30号；审核工作惯例", "国办公开办函〔2021〕30号; practice";
        grade: Practice, Warning, Since2021, Reading, default;
        check: ByReaders;
    }
    ST_10 = "ST-10" {
        title: "每行数据的个数与表头一致", "every row has as many values as its header has columns";
        explanation:
            "第三部分的表每行应有7个数据，第二部分各行按其栏目数。多出或缺少的，无法确定哪个数属于哪一列，请核对原表。",
            "Rows of the request matrix have 7 values, those of the Article 20 table as many as their block has columns. With more or fewer it is not certain which value belongs to which column; compare the original.";
        source: "国办公开办函〔2021〕30号所附格式", "国办公开办函〔2021〕30号, template";
        grade: OfficialFormat, Error, All, Reading, default;
        check: ByReaders;
    }
    ST_11 = "ST-11" {
        title: "各部分的标题按规定编号和排列", "the sections are numbered and ordered as the format says";
        explanation:
            "六个部分按“一”至“六”编号，顺序固定。编号重复、错号或者顺序颠倒的，请更正。",
            "The six sections are numbered 一 to 六 in a fixed order. Mend numbers that repeat or skip, and titles out of order.";
        source: "国办公开办函〔2021〕30号所附格式；审核工作惯例", "国办公开办函〔2021〕30号, template; practice of reviewers";
        grade: Practice, Warning, All, Reading, default;
        check: ByReaders;
    }
    ST_12 = "ST-12" {
        title: "文件中的文字都能辨认", "every character of the file can be told";
        explanation:
            "有字符无法按文件的编码辨认，可能是编码标注错误或者文件损坏。请用原文件另存为UTF-8编码后再核对。",
            "Some characters cannot be told by the encoding of the file, which may be named wrongly or damaged. Save the original as UTF-8 and check it again.";
        source: "工作惯例：不能解码的内容无法核对", "practice: what cannot be decoded cannot be checked";
        grade: Practice, Warning, All, Reading, default;
        check: ByReaders;
    }
    ST_13 = "ST-13" {
        title: "从表格本身能看出采用哪个版本", "a table shows by itself which edition it follows";
        explanation:
            "两个版本不同的行缺失，只能根据报告的其余部分推断版本。请补齐缺少的行。",
            "The rows in which the editions differ are missing, so the edition was taken from the rest of the report. Restore the missing rows.";
        source: "国办公开办函〔2019〕60号、〔2021〕30号所附格式", "国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号, templates";
        grade: Practice, Warning, All, Reading, default;
        check: ByReaders;
    }
    ST_14 = "ST-14" {
        title: "各表采用同一版本", "the tables of a report are of one edition";
        explanation:
            "一份报告的表格应采用同一格式版本。混用的，请换成报告年度适用的版本。",
            "The tables of one report follow one edition of the format. Where they are mixed, use the one that applies to the report's year.";
        source: "国办公开办函〔2021〕30号；审核工作惯例", "国办公开办函〔2021〕30号; practice";
        grade: Practice, Warning, All, Reading, default;
        check: ByReaders;
    }
    ST_15 = "ST-15" {
        title: "同一行没有重复出现", "no row is printed twice";
        explanation:
            "同一行出现两次而数字相同，不影响统计，多半是复制时留下的。请删去一行。",
            "The same row stands twice with the same figures, which changes no sum and is mostly left over from copying. Delete one.";
        source: "国办公开办函〔2021〕30号所附格式；审核工作惯例", "国办公开办函〔2021〕30号, template; practice";
        grade: Practice, Note, All, Reading, default;
        check: ByReaders;
    }
}

/// A table that is there and could not be read is not missing.
fn the_three_tables_are_there(case: &Case<'_>) -> Judgements {
    let missing = |table: &Table| case.report().layout(*table).is_none();
    if !Table::required().any(|table| missing(&table)) {
        return Judgement::holds().into();
    }
    let judgement = |table: Table| {
        if case.is_refused(table) {
            Judgement::undecided(Reason::Unread, Vec::new()).about(table)
        } else {
            Judgement::fails(Vec::new()).about(table)
        }
    };
    Table::required().filter(missing).map(judgement).collect::<Vec<_>>().into()
}
