//! The sentences about layers of rules.

use crate::words::Locale;

use super::{HouseError, HouseErrorKind};

pub(super) fn of(error: &HouseError, locale: Locale) -> String {
    let what = match locale {
        Locale::Chinese => chinese(&error.kind),
        Locale::English => english(&error.kind),
    };
    let line = error.line.map(|line| line.to_string());
    match (locale, line, &error.code) {
        (Locale::Chinese, Some(line), Some(code)) => {
            format!("{}第{line}行，规则 {code}：{what}", error.layer)
        }
        (Locale::Chinese, Some(line), None) => format!("{}第{line}行：{what}", error.layer),
        (Locale::Chinese, None, Some(code)) => format!("{}，规则 {code}：{what}", error.layer),
        (Locale::Chinese, None, None) => format!("{}：{what}", error.layer),
        (Locale::English, Some(line), Some(code)) => {
            format!("{}, line {line}, rule {code}: {what}", error.layer)
        }
        (Locale::English, Some(line), None) => format!("{}, line {line}: {what}", error.layer),
        (Locale::English, None, Some(code)) => format!("{}, rule {code}: {what}", error.layer),
        (Locale::English, None, None) => format!("{}: {what}", error.layer),
    }
}

fn chinese(kind: &HouseErrorKind) -> String {
    match kind {
        HouseErrorKind::Syntax(said) => format!("文件格式有误：{said}"),
        HouseErrorKind::Line(at) => {
            format!("算式从第{at}个字起无法识别；应写成“单元格 + 单元格 <= 单元格”这样的形式。")
        }
        HouseErrorKind::UnknownCell(path) => format!("没有“{path}”这个单元格或行。"),
        HouseErrorKind::UnequalParts => {
            "算式各项所含的格数不同：整行只能与整行相加，单格只能与单格相加。".into()
        }
        HouseErrorKind::Money(path) => format!("“{path}”是金额，不能列入算式。"),
        HouseErrorKind::TooLarge => "系数或者常数过大：系数的绝对值之和不能超过1000。".into(),
        HouseErrorKind::TooLong => "算式的项数过多，最多32项。".into(),
        HouseErrorKind::CodeInUse => "该代码已有其他规则使用，请换一个代码。".into(),
        HouseErrorKind::UnknownCode => "没有该代码的规则，无法调整。".into(),
        HouseErrorKind::UnknownSeverity(said) => {
            format!("级别“{said}”不存在，应为 error、warning、note 或 off。")
        }
        HouseErrorKind::UnknownEdition(said) => format!("没有“{said}”这个版本。"),
        HouseErrorKind::UnknownLayer(name) => format!("所依据的“{name}”没有给出。"),
        HouseErrorKind::Circle => "各层规则互相依据，形成循环。".into(),
        HouseErrorKind::Contradiction(codes) => {
            format!("与其他规则矛盾，没有表格能同时满足：{}。", codes.join("、"))
        }
        HouseErrorKind::Implied => "其他规则已经包含这一条，可以不写。".into(),
    }
}

fn english(kind: &HouseErrorKind) -> String {
    match kind {
        HouseErrorKind::Syntax(said) => format!("the file is not well formed: {said}"),
        HouseErrorKind::Line(at) => format!(
            "the formula is not understood from character {at} on; write “cell + cell <= cell”."
        ),
        HouseErrorKind::UnknownCell(path) => format!("there is no cell or row “{path}”."),
        HouseErrorKind::UnequalParts => {
            "the parts of the formula have different numbers of cells: add rows to rows, and \
             single cells to single cells."
                .into()
        }
        HouseErrorKind::Money(path) => format!("“{path}” is money, which no formula can hold."),
        HouseErrorKind::TooLarge => {
            "a coefficient or constant is too large: coefficients may add up to 1000.".into()
        }
        HouseErrorKind::TooLong => "the formula has too many terms; 32 at most.".into(),
        HouseErrorKind::CodeInUse => "another rule has this code; choose another one.".into(),
        HouseErrorKind::UnknownCode => "no rule has this code, so it cannot be changed.".into(),
        HouseErrorKind::UnknownSeverity(said) => {
            format!("there is no severity “{said}”; use error, warning, note or off.")
        }
        HouseErrorKind::UnknownEdition(said) => format!("there is no edition “{said}”."),
        HouseErrorKind::UnknownLayer(name) => {
            format!("it stands on the layer “{name}”, which was not given.")
        }
        HouseErrorKind::Circle => "the layers stand on each other in a circle.".into(),
        HouseErrorKind::Contradiction(codes) => {
            format!("it contradicts the others: no table can satisfy all of {}.", codes.join(", "))
        }
        HouseErrorKind::Implied => "the other rules say this already; it can be left out.".into(),
    }
}
