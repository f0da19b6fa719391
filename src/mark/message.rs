//! The sentences of marks, and why a document cannot be marked.

use crate::words::Locale;

use super::error::{Carrier, MarkError};

/// A repair with how many others there are.
pub(super) fn repair(said: &str, others: u64, locale: Locale) -> String {
    match (others, locale) {
        (0, _) => said.to_owned(),
        (_, Locale::Chinese) => format!("{said}。另有 {others} 种改法也能使本表勾稽平衡"),
        (1, Locale::English) => format!("{said}. One other repair would do as well"),
        (_, Locale::English) => format!("{said}. {others} other repairs would do as well"),
    }
}

/// The sentences of a mark with the codes of its rules.
pub(super) fn mark(mut said: Vec<String>, rules: &[&str], locale: Locale) -> String {
    said.dedup();
    let (between, list, open, close) = match locale {
        Locale::Chinese => ("\n", "、", "〔", "〕"),
        Locale::English => ("\n", ", ", " [", "]"),
    };
    let rules = match rules {
        [] => String::new(),
        rules => format!("{open}{}{close}", rules.join(list)),
    };
    said.join(between) + &rules
}

/// Who says it, where a format asks for a name.
pub(super) const fn author(locale: Locale) -> &'static str {
    match locale {
        Locale::Chinese => "勾稽核对",
        Locale::English => "gouji",
    }
}

/// The heading of the list of notes on a web page.
pub(super) const fn notes(locale: Locale) -> &'static str {
    match locale {
        Locale::Chinese => "核对发现的问题",
        Locale::English => "What the check found",
    }
}

pub(super) fn error(error: &MarkError, locale: Locale) -> String {
    match locale {
        Locale::Chinese => chinese(error),
        Locale::English => english(error),
    }
}

fn chinese(error: &MarkError) -> String {
    match error {
        MarkError::Unreadable(error) => error.message(Locale::Chinese),
        MarkError::NoMarks(carrier) => match carrier {
            Carrier::OldOffice => "旧版 Office 或 OpenDocument 文件不能加批注：请用 Word、Excel 或者 WPS 另存为 .docx 或 .xlsx 后再核对，也可以另看核对页。",
            Carrier::Ofd => "OFD 文件不能加批注：请核对生成它的原文件，也可以另看核对页。",
            Carrier::Pdf => "PDF 文件已加密、已签章或者结构受损，不能加批注，请另看核对页。",
            Carrier::Plain => "这种格式不能带批注，请另看核对页。",
            Carrier::Script => "网页的表格写在脚本里，不能在原处标注，请另看核对页。",
            Carrier::Charset => "网页的字符编码不便在原处标注，请另看核对页。",
            Carrier::Unusual => "文件的内部结构不同寻常，不能在原处加批注，请另看核对页。",
        }
        .into(),
        MarkError::NoFeature { feature } => format!("本程序未启用“{feature}”功能，不能在这种文件上加批注。"),
        MarkError::OtherDocument => "这份文件与核对过的不是同一份，没有加批注。".into(),
        MarkError::NotFound { position } => {
            format!("在文件中找不到{}，没有加批注。", position.message(Locale::Chinese))
        }
        MarkError::WouldChange => {
            "加了批注以后读出的数据与原来不同，因此没有加批注，请另看核对页。".into()
        }
        MarkError::TooLarge => "文件太大，不能加批注。".into(),
    }
}

fn english(error: &MarkError) -> String {
    match error {
        MarkError::Unreadable(error) => error.message(Locale::English),
        MarkError::NoMarks(carrier) => match carrier {
            Carrier::OldOffice => "files of older Office programs and of OpenDocument cannot be marked: save the file as .docx or .xlsx and check that, or see the page of results",
            Carrier::Ofd => "OFD documents cannot be marked: check the document that it was made of, or see the page of results",
            Carrier::Pdf => "the PDF is encrypted, signed or damaged and cannot be marked; see the page of results",
            Carrier::Plain => "this format cannot carry comments; see the page of results",
            Carrier::Script => "the tables of the page stand in a script and cannot be marked there; see the page of results",
            Carrier::Charset => "the page is in a charset in which it cannot be marked; see the page of results",
            Carrier::Unusual => "the file is built in an unusual way and cannot be marked; see the page of results",
        }
        .into(),
        MarkError::NoFeature { feature } => {
            format!("this build cannot mark such a file; it needs the feature `{feature}` of gouji")
        }
        MarkError::OtherDocument => "this is not the document that was checked".into(),
        MarkError::NotFound { position } => format!("the document has no {position}"),
        MarkError::WouldChange => {
            "with the marks the document would be read differently; see the page of results".into()
        }
        MarkError::TooLarge => "the file is too large to be marked".into(),
    }
}
