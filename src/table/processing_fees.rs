//! 信息处理费收取情况: the optional fee table.

use super::declare;
use crate::value::{Amount, Count};

declare! {
    /// The table 信息处理费收取情况, which some reports carry from 2023 on: processing fees under article 42
    /// and 国办函〔2020〕109号.
    struct ProcessingFees {
        /// Requests for which a fee notice was sent.
        cases_notified: Count = "通知收取件数", "cases notified", "42";
        /// Money asked for, in yuan.
        amount_notified: Amount = "通知收取金额（元）", "amount notified (yuan)", "42";
        /// Money received, in yuan.
        amount_collected: Amount = "实际收取金额（元）", "amount collected (yuan)", "42";
    }
}
