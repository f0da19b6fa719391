//! 三、收到和处理政府信息公开申请情况: the request matrix.

use super::declare;
use crate::edition::Edition;
use crate::value::Count;

/// The note that the format prints in the corner of the table: its identity in words.
pub(crate) const CORNER_NOTE: &str =
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

/// The label above all columns.
pub(crate) const APPLICANTS: &str = "申请人情况";

declare! {
    /// Table 三、收到和处理政府信息公开申请情况: requests received and handled, in requests (件).
    ///
    /// The format prints one identity inside the table: in every column, received + carried over =
    /// outcomes' total + carried forward.
    struct Requests {
        /// Requests whose date of receipt (article 31) falls in the year.
        received: Applicants = "一、本年新收政府信息公开申请数量", "requests newly received this year", "27-29, 31", short "本年新收", "newly received";
        /// Requests still open at the end of last year; last year's `carried_forward`.
        carried_over: Applicants = "二、上年结转政府信息公开申请数量", "requests carried over from last year", "33", short "上年结转", "carried over";
        /// Each request has one outcome.
        outcomes: Outcomes = "三、本年度办理结果", "outcomes this year", "36";
        /// Requests still open on 31 December.
        carried_forward: Applicants = "四、结转下年度继续办理", "carried forward to next year", "33", short "结转下年度", "carried forward";
    }
}

impl Requests {
    /// The edition of the table: the editions differ in （六）其他处理 alone.
    #[inline]
    pub const fn edition(&self) -> Edition {
        self.outcomes.other_handling.edition()
    }
}

declare! {
    /// The columns of the request matrix: who applied (article 27).
    struct Applicants {
        /// Requests by natural persons.
        natural_person: Count = "自然人", "natural persons", "27";
        /// Requests by commercial enterprises.
        commercial_enterprise: Count = "商业企业", "commercial enterprises", "27", under "法人或其他组织";
        /// Requests by research institutions.
        research_institution: Count = "科研机构", "research institutions", "27", under "法人或其他组织";
        /// Requests by public-welfare organizations.
        public_welfare_organization: Count = "社会公益组织", "public-welfare organizations", "27", under "法人或其他组织";
        /// Requests by legal service institutions.
        legal_service_institution: Count = "法律服务机构", "legal service institutions", "27", under "法人或其他组织";
        /// Requests by other legal persons or organizations.
        other_organization: Count = "其他", "other legal persons or organizations", "27", under "法人或其他组织";
        /// The sum of the six.
        total: Count = "总计", "total", "27";
    }
}

declare! {
    /// The rows under 三、本年度办理结果.
    struct Outcomes {
        /// Provided, or the way to obtain it told.
        disclosed: Applicants = "（一）予以公开", "disclosed", "36(1), 36(2)";
        /// Some content given, the rest withheld; counted here alone.
        partially_disclosed: Applicants = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "partially disclosed", "37";
        /// Refused, by reason.
        not_disclosed: NotDisclosed = "（三）不予公开", "not disclosed", "13-16, 36(3), 36(7)";
        /// Cannot be given, by reason.
        unable_to_provide: UnableToProvide = "（四）无法提供", "unable to provide", "30, 36(4), 36(5), 38";
        /// Not handled as a request, by reason.
        not_processed: NotProcessed = "（五）不予处理", "not processed", "35, 36(6), 39";
        /// Ended some other way: one row in the 2019 edition, three in the 2021 one.
        other_handling: OtherHandling = "（六）其他处理", "other handling", "";
        /// The sum of （一） to （六）.
        total: Applicants = "（七）总计", "total concluded", "";
    }
}

declare! {
    /// The rows under （三）不予公开.
    struct NotDisclosed {
        /// Lawfully classified.
        state_secret: Applicants = "1.属于国家秘密", "state secrets", "14";
        /// Barred by a law or a State Council regulation.
        prohibited_by_law: Applicants = "2.其他法律行政法规禁止公开", "prohibited by other laws or administrative regulations", "14";
        /// Endangers national, public or economic security or social stability.
        security_or_stability: Applicants = "3.危及“三安全一稳定”", "endangers national, public or economic security or social stability", "14";
        /// A third party objects with reason, and no overriding public interest requires
        /// disclosure.
        third_party_rights: Applicants = "4.保护第三方合法权益", "protection of third-party lawful rights and interests", "15, 32";
        /// Personnel, logistics, internal workflow.
        internal_affairs: Applicants = "5.属于三类内部事务信息", "internal affairs information (three kinds)", "16";
        /// Discussion records, drafts, consultation letters, requests for instructions.
        process_information: Applicants = "6.属于四类过程性信息", "process information (four kinds)", "16";
        /// Information in the files of law-enforcement cases.
        enforcement_case_file: Applicants = "7.属于行政执法案卷", "administrative law-enforcement case files", "16";
        /// Registers that are consulted under a law of their own. The article is inferred, by
        /// elimination.
        administrative_inquiry: Applicants = "8.属于行政查询事项", "administrative inquiry matters", "36(7)";
    }
}

declare! {
    /// The rows under （四）无法提供.
    struct UnableToProvide {
        /// Searched for and does not exist, or another organ is responsible.
        not_held: Applicants = "1.本机关不掌握相关政府信息", "information not held by the organ", "36(4), 36(5)";
        /// Processing or analysis would be needed.
        requires_creation: Applicants = "2.没有现成信息需要另行制作", "no existing information; would need to be created", "38";
        /// Corrected, and still cannot be identified.
        unclear_after_correction: Applicants = "3.补正后申请内容仍不明确", "still unclear after correction", "30";
    }
}

declare! {
    /// The rows under （五）不予处理.
    struct NotProcessed {
        /// A petition, report or complaint in the form of a request.
        petition_or_complaint: Applicants = "1.信访举报投诉类申请", "petition, report or complaint", "39";
        /// Same applicant, same information, already answered.
        repeated_request: Applicants = "2.重复申请", "repeated request", "36(6)";
        /// Gazettes, newspapers, books.
        public_publication: Applicants = "3.要求提供公开出版物", "request for public publications", "39";
        /// Number or frequency clearly beyond reason, and no accepted reason.
        excessive_requests: Applicants = "4.无正当理由大量反复申请", "excessive requests without legitimate reason", "35";
        /// Asks the organ to confirm or reissue what the applicant already has. No article names
        /// it.
        confirm_or_reissue: Applicants = "5.要求行政机关确认或重新出具已获取信息", "request to confirm or reissue information already obtained", "";
    }
}

declare! {
    /// （六）其他处理: the one part in which the editions of the request matrix differ.
    enum OtherHandling {
        /// One row.
        Edition2019(Applicants),
        /// Three rows.
        Edition2021(OtherHandling2021),
    }
}

impl Default for OtherHandling {
    fn default() -> OtherHandling {
        OtherHandling::Edition2021(OtherHandling2021::default())
    }
}

declare! {
    /// The rows under （六）其他处理 in the 2021 edition.
    struct OtherHandling2021 {
        /// Deemed abandoned.
        correction_overdue: Applicants = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "correction overdue; no longer processed", "30", short "逾期不补正", "correction overdue";
        /// The processing-fee notice (国办函〔2020〕109号) was not paid in time.
        fee_unpaid: Applicants = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "fee unpaid; no longer processed", "42", short "逾期未缴费", "fee unpaid";
        /// The residual.
        other: Applicants = "3.其他", "other", "";
    }
}
