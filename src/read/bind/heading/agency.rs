//! Which pieces of text name an agency.

use super::line::Line;

/// What field labels of pages leave in front of a title.
const TITLE_LABELS: [&str; 4] = ["标题", "题名", "题目", "名称"];
const OTHER_LABELS: [&str; 6] = ["发文字号", "文号", "索引号", "主题词", "主题", "正文"];

/// No name of an agency has these: they are of a notice, of a sentence, or of what surrounds a
/// title on a page.
const FOREIGN: [&str; 31] = [
    "关于",
    "做好",
    "转发",
    "印发",
    "根据",
    "按照",
    "依据",
    "遵照",
    "通知",
    "要求",
    "现将",
    "公布",
    "发布",
    "编制",
    "编写",
    "撰写",
    "完成",
    "信息公开",
    "政务公开",
    "年报",
    "年度",
    "首页",
    "位置",
    "字体",
    "字号",
    "日期",
    "时间",
    "来源",
    "浏览",
    "文号",
    "索引",
];

/// How the names of agencies end.
const ENDINGS: [&str; 33] = [
    "省",
    "市",
    "县",
    "区",
    "州",
    "盟",
    "旗",
    "镇",
    "乡",
    "村",
    "街",
    "街道",
    "局",
    "厅",
    "委",
    "办",
    "办公室",
    "政府",
    "办事处",
    "管理处",
    "委员会",
    "管委会",
    "总会",
    "联合会",
    "法院",
    "检察院",
    "研究院",
    "中心",
    "支队",
    "总队",
    "师",
    "团",
    "农场",
];

/// How the names of agencies end that report for themselves; an office compiles the report of
/// another.
const OWN_ENDINGS: [&str; 5] = ["局", "人民政府", "委员会", "街道办事处", "管委会"];

/// The agency that a piece of a title names, as it is written; `None` where it is no such name.
pub(super) fn named(piece: &Line) -> Option<String> {
    let piece = bare(piece);
    is_name(&piece.folded).then_some(piece.own)
}

/// The agency of a piece that stands in no title: its ending must tell that it is one.
pub(super) fn ending(piece: &Line) -> Option<String> {
    let piece = bare(piece);
    (is_name(&piece.folded) && ends_as_one(&piece.folded)).then_some(piece.own)
}

/// The agency of a line of its own, in front of the title.
pub(super) fn line(line: &Line) -> Option<String> {
    let decorated = |c: char| "#*".contains(c);
    let start = line.folded.len() - line.folded.trim_start_matches(decorated).len();
    let end = line.folded.trim_end_matches(decorated).len();
    ending(&line.slice(start, end.max(start)))
}

/// The agency that compiled a report and whose report it is.
pub(super) fn compiler(piece: &Line) -> Option<String> {
    let own = OWN_ENDINGS.iter().any(|ending| piece.folded.ends_with(ending));
    (own && is_name(&piece.folded)).then(|| piece.own.clone())
}

/// The piece without the labels of fields in front of it.
pub(super) fn bare(piece: &Line) -> Line {
    let folded = &piece.folded;
    let labelled = TITLE_LABELS
        .iter()
        .filter_map(|label| Some(folded.rfind(label)? + label.len()))
        .max()
        .unwrap_or(0);
    let mut start = labelled;
    loop {
        let rest = &folded[start..];
        let trimmed = rest.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
        let cut =
            OTHER_LABELS.iter().find_map(|label| trimmed.strip_prefix(label)).unwrap_or(trimmed);
        if cut.len() == rest.len() {
            break;
        }
        start = folded.len() - cut.len();
    }
    let end = folded.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')').len();
    piece.slice(start, end.max(start))
}

fn is_name(name: &str) -> bool {
    let plausible = (2..=40).contains(&name.chars().count())
        && name.chars().all(|c| c.is_alphanumeric() || "()·、".contains(c));
    // The line before a title may be the name of a sheet, such as Sheet1.
    let chinese = name.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let speaks = name.starts_with(['我', '各'])
        || [
            "本局",
            "本机关",
            "本单位",
            "本级",
            "本市",
            "本县",
            "本区",
            "全市",
            "全县",
            "全区",
            "全省",
        ]
        .contains(&name);
    plausible
        && chinese
        && !speaks
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && !FOREIGN.iter().any(|word| name.contains(word))
}

fn ends_as_one(name: &str) -> bool {
    let outer = match name.strip_suffix(')').and_then(|name| name.rsplit_once('(')) {
        Some((outer, _)) => outer,
        None => name,
    };
    let general = ["乡镇", "镇街", "街道", "县区", "市县", "社区", "政府"].contains(&outer);
    !general && outer.chars().count() > 1 && ENDINGS.iter().any(|ending| outer.ends_with(ending))
}
