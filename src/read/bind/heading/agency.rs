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

/// How the names of agencies end, and whether such a one that is said to have compiled a report
/// reports for itself: an office compiles the report of another.
const ENDINGS: [(&str, bool); 35] = [
    ("省", false),
    ("市", false),
    ("县", false),
    ("区", false),
    ("州", false),
    ("盟", false),
    ("旗", false),
    ("镇", false),
    ("乡", false),
    ("村", false),
    ("街", false),
    ("街道", false),
    ("局", true),
    ("厅", false),
    ("委", false),
    ("办", false),
    ("办公室", false),
    ("政府", false),
    ("人民政府", true),
    ("街道办事处", true),
    ("办事处", false),
    ("管理处", false),
    ("委员会", true),
    ("管委会", true),
    ("总会", false),
    ("联合会", false),
    ("法院", false),
    ("检察院", false),
    ("研究院", false),
    ("中心", false),
    ("支队", false),
    ("总队", false),
    ("师", false),
    ("团", false),
    ("农场", false),
];

/// The agency that a piece of a title names, as it is written; `None` where it is no such name.
pub(super) fn named(piece: &Line) -> Option<String> {
    let piece = bare(piece);
    is_name(&piece.folded).then(|| without_sounds(&piece.own))
}

/// The agency of a piece that stands in no title: its ending must tell that it is one.
pub(super) fn ending(piece: &Line) -> Option<String> {
    let piece = bare(piece);
    (is_name(&piece.folded) && ends_as_one(&piece.folded)).then(|| without_sounds(&piece.own))
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
    let own = ENDINGS.iter().any(|(ending, own)| *own && piece.folded.ends_with(ending));
    (own && is_name(&piece.folded)).then(|| without_sounds(&piece.own))
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

/// A name without the brackets that tell how a character of it is spoken: 拖市鎮(zhèn).
fn without_sounds(name: &str) -> String {
    let mut rest = name;
    let mut kept = String::with_capacity(name.len());
    while let Some(open) = rest.find(['(', '（']) {
        let (before, behind) = rest.split_at(open);
        let inside = behind.find([')', '）']).map_or(behind, |end| &behind[..end]);
        let mut letters = inside.chars().skip(1).peekable();
        let is_sound = letters.peek().is_some() && letters.all(|c| c < '\u{300}');
        let end = inside.len() + behind[inside.len()..].chars().next().map_or(0, char::len_utf8);
        kept.push_str(before);
        kept.push_str(if is_sound { "" } else { &behind[..end] });
        rest = &behind[end..];
    }
    kept + rest
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
    !general
        && outer.chars().count() > 1
        && ENDINGS.iter().any(|(ending, _)| outer.ends_with(ending))
}
