//! 四、政府信息公开行政复议、行政诉讼情况: reconsideration and litigation.

use super::declare;
use crate::value::Count;

declare! {
    /// Table 四、政府信息公开行政复议、行政诉讼情况: cases about the body's disclosure work. The editions print it
    /// alike.
    ///
    /// Where the reconsideration organ is co-defendant, only the organ whose act is challenged
    /// counts the case (国办公开办函〔2016〕201号).
    struct ReviewLitigation {
        /// Reconsideration cases.
        review: CaseResults = "行政复议", "administrative reconsideration", "50(3), 51";
        /// Court cases filed without reconsideration.
        direct_litigation: CaseResults = "未经复议直接起诉", "litigation filed directly", "50(3), 51", under "行政诉讼";
        /// Court cases filed after reconsideration.
        litigation_after_review: CaseResults = "复议后起诉", "litigation filed after reconsideration", "50(3), 51", under "行政诉讼";
    }
}

declare! {
    /// The columns of each group: how the cases ended.
    struct CaseResults {
        /// The organ's act stands.
        upheld: Count = "结果维持", "upheld", "";
        /// The act was changed, revoked, held unlawful or void, or performance was ordered.
        corrected: Count = "结果纠正", "corrected", "";
        /// Ended some other way.
        other: Count = "其他结果", "other outcome", "";
        /// Not decided on 31 December.
        pending: Count = "尚未审结", "pending", "";
        /// The sum of the four.
        total: Count = "总计", "total", "";
    }
}
