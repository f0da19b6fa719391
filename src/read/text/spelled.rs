//! The header of a matrix where nothing shows which words make a label (`总计商 业 企` /
//! `业` / `科研机` / `构`): told by its letters.

use crate::cell::Table;
use crate::fold::fold;
use crate::table::Field;
use crate::table::header::Header;

/// The columns in the order in which the letters spell their labels; none when they spell anything
/// else as well, or not all of them.
pub(super) fn columns(table: Table, letters: &str) -> Option<Vec<&'static Field>> {
    let letters = spelled(letters);
    Header::all(table).iter().copied().find_map(|header| columns_of(header, &letters))
}

fn columns_of(header: &Header, letters: &str) -> Option<Vec<&'static Field>> {
    let declared = &header.columns;
    let above = header.groups().map(|part| part.label);
    let mut heads: Vec<&str> = header.table().form().labels().chain(above.skip(1)).collect();
    let mut rest = letters.to_owned();
    let mut found: Vec<&'static Field> = Vec::new();
    while !rest.is_empty() {
        let begins = |label: &str| rest.strip_prefix(spelled(label).as_str()).map(str::to_owned);
        if let Some((at, after)) =
            heads.iter().enumerate().find_map(|(at, head)| Some((at, begins(head)?)))
        {
            heads.remove(at);
            rest = after;
            continue;
        }
        let is_new = |field: &&&Field| !found.iter().any(|known| known.name == field.name);
        let (field, after) = declared
            .iter()
            .filter(is_new)
            .find_map(|field| Some((*field, begins(field.label)?)))?;
        found.push(field);
        rest = after;
    }
    (found.len() == declared.len()).then_some(found)
}

/// The letters of a text, folded.
pub(super) fn spelled(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Option<Vec<&'static str>> {
        columns(Table::Requests, text)
            .map(|columns| columns.iter().map(|column| column.label).collect())
    }

    #[test]
    fn labels_are_told_wherever_they_are_broken() {
        let text = "（本列数据的勾稽关系为：第一项加第二项之和，\n等于第三项加第四项之和）\n申请人情况\n自然\n人\n法人或其他组织\n总计商 业 企\n业\n科研机\n构\n\
            社会公益\n组织\n法 律 服 务\n机构\n其他";
        let order =
            ["自然人", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];
        assert_eq!(names(text), Some(order.to_vec()));
    }

    #[test]
    fn another_letter_or_a_missing_label_leaves_the_columns_unknown() {
        let whole =
            "申请人情况自然人法人或其他组织商业企业科研机构社会公益组织法律服务机构其他总计";
        assert!(names(whole).is_some());
        for (from, to) in [
            ("总计", ""),
            ("科研机构", "科研机构小计"),
            ("自然人", "自然自然人"),
            ("商业企业科研机构", "商业科研企业机构"),
        ] {
            assert_eq!(names(&whole.replace(from, to)), None, "{from}");
        }
    }
}
