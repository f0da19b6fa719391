//! The words that headings and sentences are told by. Each list has a sentence that shows it, in
//! which `*` stands for each of its words, and what that tells: agency, year and scope, `-` for
//! none. A test reads every such sentence.

/// Words that do the same work.
#[derive(Clone, Copy)]
pub(super) struct Words(&'static [&'static str]);

impl Words {
    fn all(self) -> impl Iterator<Item = &'static str> {
        self.0.iter().copied()
    }

    /// What follows each word that a text begins with.
    pub(super) fn behind_starts(self, text: &str) -> impl Iterator<Item = &str> {
        self.all().filter_map(|word| text.strip_prefix(word))
    }

    /// What follows the first word that a text begins with.
    pub(super) fn behind_first(self, text: &str) -> Option<&str> {
        self.behind_starts(text).next()
    }

    /// What stands before the word that a text ends with.
    pub(super) fn before_last(self, text: &str) -> Option<&str> {
        self.all().find_map(|word| text.strip_suffix(word))
    }

    pub(super) fn begin(self, text: &str) -> bool {
        self.behind_first(text).is_some()
    }

    pub(super) fn end(self, text: &str) -> bool {
        self.before_last(text).is_some()
    }

    pub(super) fn stand_in(self, text: &str) -> bool {
        self.all().any(|word| text.contains(word))
    }

    /// A text is one of them.
    pub(super) fn have(self, text: &str) -> bool {
        self.all().any(|word| word == text)
    }

    /// Where the first of them begins in a text, and what follows it.
    pub(super) fn first_in(self, text: &str) -> Option<(usize, &str)> {
        let places = self.all().filter_map(|word| Some((text.find(word)?, word.len())));
        places.min().map(|(at, length)| (at, &text[at + length..]))
    }

    /// Where the last of them ends in a text.
    pub(super) fn end_of_last(self, text: &str) -> Option<usize> {
        self.all().filter_map(|word| Some(text.rfind(word)? + word.len())).max()
    }

    /// One of them ends with a text.
    pub(super) fn end_with(self, text: &str) -> bool {
        self.all().any(|word| word.ends_with(text))
    }
}

macro_rules! vocabulary {
    ($($(#[$meta:meta])* $name:ident: $($word:literal)*; $shown:literal => $told:literal)*) => {
        $($(#[$meta])* pub(super) const $name: Words = Words(&[$($word),*]);)*

        #[cfg(test)]
        const SHOWN: &[(Words, &str, &str)] = &[$(($name, $shown, $told)),*];
    };
}

vocabulary! {
    /// What the name of a report has between 政府信息公开 and its end, if anything.
    WORK: "工作情况" "工作的" "工作" "情况";
        "甲局2023年政府信息公开*年度报告" => "甲局 2023 -"
    /// How that name ends.
    REPORT: "年度报告" "年度工作报告" "年报" "的报告" "报告";
        "甲局2023年政府信息公开*" => "甲局 2023 -"
    /// How a title without that word ends, and the name of what is reported in a sentence.
    CONTENT: "年度工作情况" "年度情况" "年度" "有关情况" "情况";
        "丙局2023年政府信息公开*" => "丙局 2023 -"
    /// A part of the year, of which no annual report tells.
    PART_OF_YEAR: "半年" "季度";
        "2021年第二*政府信息公开工作年度报告" => "- - -"
    /// The whole names, of which a broken line may be the end.
    NAMES: "政府信息公开工作年度报告" "政府信息公开年度报告" "政府信息公开年度工作报告"
        "政务公开工作年度报告" "政府信息公开工作情况年度报告";
        "甲市某局\n*\n统计期限自2022年1月1日起至12月31日止" => "甲市某局 2022 -"

    /// Labels of fields on pages: the name begins behind the last one.
    TITLE_LABELS: "标题" "题名" "题目" "名称";
        "政策*甲局2023年政府信息公开工作年度报告" => "甲局 2023 -"
    /// Labels that may stand in front of a name, and in a name as well.
    OTHER_LABELS: "发文字号" "文号" "索引号" "主题词" "主题" "正文";
        "*甲局2023年政府信息公开工作年度报告" => "甲局 2023 -"
    /// Words in front of a report's name that make it one of a notice or of a sentence.
    CITING: "做好" "转发" "印发" "根据" "按照" "依据" "遵照" "通知" "要求" "现将" "公布" "发布"
        "编制" "编写" "撰写" "完成" "我局" "我委" "我办";
        "丙市*甲局2023年政府信息公开工作年度报告" => "- - -"
    /// What surrounds a title on a page: no name of a body has it.
    FOREIGN: "关于" "公开" "年报" "年度" "首页" "位置" "字体" "字号" "日期" "时间"
        "来源" "浏览" "文号" "索引";
        "甲*局2023年政府信息公开工作年度报告" => "- 2023 -"
    /// Kinds of bodies, which are names only with another word.
    GENERAL: "乡镇" "镇街" "县区" "市县" "社区";
        "现公布*2023年政府信息公开工作年度报告" => "- 2023 -"
    /// How a body speaks of itself.
    SELF: "我" "本局" "本机关" "本单位" "本级" "本市" "本县" "本区" "本镇" "本乡" "本街道" "全省"
        "全市" "全县" "全区" "全镇";
        "2024年,*主动公开20条" => "- 2024 -"
    /// Words of what is still to come.
    TO_COME: "将" "拟" "计划" "预计" "争取" "力争";
        "2025年,我局*公开20条" => "- - -"
    /// Links to other reports.
    LINKS: "上一篇" "下一篇" "上一条" "下一条" "相关" "链接";
        "*:甲局2022年政府信息公开工作年度报告" => "- - -"
    /// What may stand between the agency and the year.
    ABOUT: "关于" "关于报送" "关于上报" "关于呈报" "关于公布" "关于发布" "关于公开";
        "甲局*2023年政府信息公开工作年度报告" => "甲局 2023 -"

    /// What may follow a title in its paragraph. Signs may, too.
    FOLLOWING: "的函" "的报告" "的公告" "全文" "正文" "目录" "一、" "二、" "时间" "日期"
        "发布时间" "发布日期" "发布机构" "来源" "信息来源" "作者" "字体" "字号" "首页" "当前位置";
        "甲局2023年政府信息公开工作年度报告*" => "甲局 2023 -"
    /// What may follow a title that names the agency: the text.
    TEXT: "如下" "根据" "按照" "依据" "为" "现";
        "甲局2023年政府信息公开工作年度报告*" => "甲局 2023 -"
    /// A page that interprets the report of a year.
    INTERPRETATION: "解读" "的解读" "图解" "的图解";
        "甲局2023年政府信息公开工作年度报告*" => "- 2023 -"
    /// What a line ends with that goes on in the next.
    RUN_ON: "," "，" "、" "的" "了" "和" "及" "将" "做好" "公布" "发布" "编制" "关于";
        "甲局*\n2023年政府信息公开工作年度报告" => "- - -"

    /// What is done with a report that is published.
    PUBLISH: "公布" "公开" "发布" "编制";
        "现*丙局2023年政府信息公开工作年度报告" => "丙局 2023 -"
    /// How the sentence begins that publishes the report itself.
    NOW: "现" "特" "兹" "向社会";
        "*公布丙局2023年政府信息公开工作年度报告" => "丙局 2023 -"
    /// What may follow the name in that sentence.
    PUBLISHED: "如下" "予以" "公布" "公开" "发布" "报告" "汇报" "向社会" "公告";
        "现将丙局2023年政府信息公开情况*" => "丙局 2023 -"
    /// What a body did with its report before it presents it.
    WROTE: "编写了" "编制了" "形成了";
        "我局*2023年政府信息公开工作年度报告,现将有关情况报告如下" => "- 2023 -"
    /// How a report speaks of itself.
    THIS: "本报告" "本年度报告" "本年报";
        "*由甲县财政局编制" => "甲县财政局 - -"

    /// Putting together the reports of others.
    COMPILE: "汇总" "综合" "汇编";
        "本报告*各部门数据而成" => "- - whole"
    /// What tells that the report is made so.
    MADE: "而成" "编制" "数据";
        "本报告汇总各部门情况*" => "- - whole"
    /// What the data are said to be or to have.
    ARE: "均为" "仅为" "只是" "为" "是" "包括" "包含" "涵盖" "含";
        "数据*本级" => "- - own"
    /// What they are said not to have.
    LACK: "不包括" "不包含" "不含" "未包括" "未包含";
        "数据*各镇" => "- - own"
    /// The levels below.
    BELOW: "全省" "全市" "全县" "全区" "全州" "全盟" "全旗" "下级" "下属" "所属" "各";
        "数据含*单位" => "- - whole"
    /// The body alone.
    OWN: "本级" "本机关";
        "数据为*" => "- - own"
    /// More than one.
    MORE: "及" "和" "与" "、";
        "数据为本级*其他" => "- - -"
}

#[cfg(test)]
mod tests {
    use super::super::facts;
    use super::SHOWN;
    use crate::position::Position;
    use crate::read::grid::Block;
    use crate::report::Scope;

    fn told(text: &str) -> String {
        let position = Position::Line { line: 1, column: 1 };
        let block = |text: &str| Block::Text { text: text.into(), position: position.clone() };
        let blocks: Vec<Block> = text.split('\n').map(block).collect();
        let heading = facts(&blocks).heading;
        let year = heading.year.map_or("-".to_owned(), |year| year.to_string());
        let scope = match heading.scope {
            None => "-",
            Some(Scope::OwnLevel) => "own",
            Some(Scope::WholeArea) => "whole",
        };
        format!("{} {year} {scope}", heading.agency.as_deref().unwrap_or("-"))
    }

    #[test]
    fn every_word_does_what_its_sentence_shows() {
        for (words, sentence, expected) in SHOWN {
            for word in words.all() {
                assert_eq!(told(&sentence.replace('*', word)), *expected, "{word}: {sentence}");
            }
            // Another word tells something else.
            assert_ne!(told(&sentence.replace('*', "甲乙局")), *expected, "{sentence}");
        }
    }
}
