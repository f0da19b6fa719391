//! A table that no format has, for the tests of what the readers can do with any declaration.

use super::{Declaration, Form, declare};
use crate::value::Count;

impl Declaration for Visits {
    const ENGLISH: &'static str = "Section 9, visitors received";
    const FORM: Form = Form::Matrix {
        corner: "（单位为人次，以登记簿为准）",
        above: "来访群众来源",
    };
    const REQUIRED: bool = false;
    const FIRST_WORDS: &'static [&'static str] = &["来访群众", "登记簿", "接待来访", "本市居民"];
}

declare! {
    /// Table 九、窗口接待来访群众情况: four rows, two of them in a group, and five columns.
    struct Visits {
        /// Visitors received.
        received: Visitors = "一、全年接待来访人次数", "visitors received", "";
        /// How they left.
        results: VisitResults = "二、窗口答复方式", "how they were answered", "";
        /// Visitors who wait.
        waiting: Visitors = "三、年末仍待回访人次数", "waiting for an answer", "";
    }
}

declare! {
    /// The rows under 二、窗口答复方式.
    struct VisitResults {
        /// Answered at once.
        at_once: Visitors = "（一）当场口头答复", "answered at once", "";
        /// Sent to another office.
        sent_on: Visitors = "（二）引导到别的窗口", "sent on", "";
    }
}

declare! {
    /// The columns: where visitors come from.
    struct Visitors {
        /// From the city.
        local: Count = "本市居民", "from the city", "";
        /// From the same province.
        province: Count = "省内游客", "from the province", "", under "外地来访人员";
        /// From another province.
        country: Count = "省外游客", "from another province", "", under "外地来访人员";
        /// From abroad.
        abroad: Count = "境外旅客", "from abroad", "", under "外地来访人员";
        /// The sum.
        total: Count = "人次合计", "total", "";
    }
}
