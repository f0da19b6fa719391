//! The figures of the text, beside what the tables have.

use std::fmt::Write;

use crate::cell::CellId;
use crate::check::Check;
use crate::claim::Claim;
use crate::rule::Verdict;
use crate::table::name::all_of;
use crate::words::Outcome;
use crate::write::html::escape;

use super::One;

impl One<'_, '_> {
    /// Every figure of the text that is compared with the tables, and what it comes to.
    pub(super) fn claims(&mut self) {
        let check = Check::new(self.checked.reading);
        let claims: Vec<(&Claim, Verdict)> = check.claims().collect();
        if claims.is_empty() {
            return;
        }
        let title = self.words("正文中的数字", "The figures of the text");
        let _ = writeln!(self.out, "<details><summary>{title}（{}）</summary>", claims.len());
        self.region(title);
        let heads = self.words(
            "<th scope=\"col\">正文</th><th scope=\"col\">对应的单元格</th>\
             <th scope=\"col\">表中</th><th scope=\"col\">结果</th><th scope=\"col\">位置</th>",
            "<th scope=\"col\">The text</th><th scope=\"col\">Its cells</th>\
             <th scope=\"col\">The table</th><th scope=\"col\">Outcome</th>\
             <th scope=\"col\">Place</th>",
        );
        let _ =
            writeln!(self.out, "<table class=\"list\"><thead><tr>{heads}</tr></thead>\n<tbody>");
        for (claim, verdict) in claims {
            self.claim(claim, verdict);
        }
        self.say("</tbody></table></div></details>\n");
    }

    fn claim(&mut self, claim: &Claim, verdict: Verdict) {
        let locale = self.locale;
        let report = self.report();
        // Of several ways to understand it the first is shown.
        let first = claim.readings_in(report).into_iter().next();
        let (cells, divisor) =
            first.map(|reading| (reading.cells, reading.denominator)).unwrap_or_default();
        let mut names = all_of(&cells, locale);
        if let Some(divisor) = &divisor {
            names = format!("{names} ÷ {}", all_of(divisor, locale));
        }
        let value = |cell: &CellId| report.get(*cell)?.integer();
        let sum: Option<i64> = cells.iter().map(value).sum();
        let has_sum = !cells.is_empty() && divisor.is_none();
        let sum = sum.filter(|_| has_sum).map(|sum| sum.to_string()).unwrap_or_default();
        let (class, outcome) = match verdict.outcome() {
            Some(Outcome::Holds) => ("", self.words("相符", "agrees")),
            Some(Outcome::Fails) => ("error", self.words("不符", "does not agree")),
            Some(Outcome::Undecided) => ("soft", self.words("无法判断", "cannot be told")),
            None => ("soft", self.words("不比对", "is not compared")),
        };
        let place = claim.position().map(|position| position.message(locale)).unwrap_or_default();
        let _ = writeln!(
            self.out,
            "<tr><td class=\"text\">{}</td><td class=\"text\">{}</td><td>{sum}</td>\
             <td class=\"{class}\">{outcome}</td><td class=\"text\">{}</td></tr>",
            escape(claim.phrase()),
            escape(&names),
            escape(&place),
        );
    }
}
