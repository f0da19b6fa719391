//! The words that sentences are told by, each with a sentence that shows it. Adding a verb or a
//! noun of other business is one line here; a test reads every sentence.

use std::sync::LazyLock;

use super::measure::Row;

/// What a word tells of the figure beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// Requests for information, by a name that nothing else has.
    Requests,
    /// 申请 alone, which other business has as well.
    Application,
    /// The work that is reported on.
    Disclosure,
    Review,
    Litigation,
    LitigationDirect,
    LitigationAfterReview,
    Documents,
    Rules,
    /// 文件, of documents that were named before.
    Files,
    Decision(Row),
    /// What shows that decisions are counted, and not what is published of them.
    Decided,
    /// The verb of decisions: 作出, 实施.
    Decide,
    Charges,
    ProcessingFee,
    /// 收费通知: the cases in which a fee was asked for.
    FeeNotice,
    /// 总金额: what was asked for.
    FeeSum,
    /// Another business, or something that no table counts.
    Other,
    Receive,
    /// Received in this year for the first time.
    ReceiveNew,
    Handle,
    Conclude,
    /// 结转, of which a year tells the direction.
    Carry,
    LastYear,
    NextYear,
    Issue,
    Repeal,
    InForce,
    /// Documents that were published for the first time, a column of the edition of 2019.
    NewlyPublished,
    /// All documents that are public, a column of the edition of 2019.
    PublishedInAll,
    Publish,
    Collect,
    /// Something else is done with documents or cases.
    Spoil,
    /// The figure is a change.
    Change,
    Outcome(Row),
    /// One of the reasons for an outcome: the row may have more.
    SomeOutcome(Row),
    NaturalPersons,
    /// Persons or organizations of one kind.
    Applicants(&'static [&'static str]),
    /// Some of the organizations of a kind: the column may have more.
    SomeApplicants(&'static [&'static str]),
    /// Applicants of all kinds.
    Everyone,
    Channel,
    /// How a case ended.
    Result(&'static [&'static str]),
    /// One of the ways in which cases end that way: the column may have more.
    SomeResult(&'static [&'static str]),
    Share,
    ConclusionRate,
    /// Rates that no table has.
    OtherRate,
    Negation,
    /// The figure is one of several for the words before it.
    Each,
    /// No document was made.
    NoneIssued,
    /// Money for something that is named before.
    Cost,
    All,
    Of,
    Sum,
    /// What this body makes others do.
    Delegate,
    /// A part of the body, or bodies below it.
    Part,
    /// The area of a government with all its bodies.
    Area,
    /// Less than a year.
    Season,
    /// To, of a time.
    Until,
    Filler,
}

/// The columns of organizations.
pub(super) const ORGANIZATIONS: &[&str] = &[
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_service_institution",
    "other_organization",
];

const WELFARE: &[&str] = &["public_welfare_organization"];
const LEGAL: &[&str] = &["legal_service_institution"];
const ENTERPRISES: &[&str] = &["commercial_enterprise"];

/// A word, what it tells, a sentence, and the claims that the sentence makes.
pub(super) type Entry = (&'static str, Word, &'static str, &'static str);

use Word::*;

pub(super) const ENTRIES: &[&[Entry]] = &[
    ANCHORS,
    CASES,
    DOCUMENTS,
    FEES,
    VERBS,
    CARRIED,
    OUTCOMES,
    NOT_DISCLOSED,
    UNPROCESSED,
    APPLICANTS,
    CHANNELS,
    RESULTS,
    RATES,
    NEGATIONS,
    PARTS,
    OTHER,
    SPOILERS,
];

#[rustfmt::skip]
const ANCHORS: &[Entry] = &[
    ("政府信息公开申请", Requests, "收到政府信息公开申请25件", "received 25"),
    ("政府信息公开的申请", Requests, "收到政府信息公开的申请4件", "received 4"),
    ("政府信息公开请求", Requests, "收到政府信息公开请求9件", "received 9"),
    ("政府信息依申请公开", Requests, "共收到政府信息依申请公开1件", "received 1"),
    ("政府信息公开依申请", Requests, "受理政府信息公开依申请7件", "received 7"),
    ("政府信息公开办件", Requests, "收到政府信息公开办件7件", "received 7"),
    ("政府信息申请", Requests, "共接收政府信息申请12件", "received 12"),
    ("政府公开信息申请", Requests, "收到政府公开信息申请3件", "received 3"),
    ("信息公开申请", Requests, "全年收到信息公开申请8件", "received 8"),
    ("信息公开依申请", Requests, "收到信息公开依申请8件", "received 8"),
    ("信息公开请求", Requests, "收到信息公开请求3件", "received 3"),
    ("信息依申请公开", Requests, "本街道共收到12件信息依申请公开", "received 12"),
    ("政务公开申请", Requests, "共受理政务公开申请2件", "received 2"),
    ("依申请公开", Requests, "共收到依申请公开事项2个", "received 2"),
    ("依申请信息公开", Requests, "共收到依申请信息公开2件", "received 2"),
    ("依申请", Requests, "全年共收到依申请件11件", "received 11"),
    ("公开政府信息申请", Requests, "我局未收到公开政府信息申请", "received 0"),
    ("公开政府信息的申请", Requests, "未收到公开政府信息的申请", "received 0"),
    ("公开政府信息", Disclosure, "全年公开政府信息50条", ""),
    ("公开信息申请", Requests, "收到公开信息申请3件", "received 3"),
    ("公开信息的申请", Requests, "收到公开信息的申请3件", "received 3"),
    ("依法申请公开", Requests, "收到依法申请公开3件", "received 3"),
    ("申请公开事项", Requests, "收到申请公开事项3件", "received 3"),
    ("公开申请", Requests, "共收到公开申请3件", "received 3"),
    ("申请公开政府信息", Requests, "没有收到公民申请公开政府信息", "received 0"),
    ("申请公开的政府信息", Requests, "收到申请书55份,申请公开的政府信息涉及征地", "received 55"),
    ("申请公开相关政府信息", Requests, "未收到公民申请公开相关政府信息", "received 0"),
    ("申请公开相关信息", Requests, "未收到公民申请公开相关信息", "received 0"),
    ("申请公开信息", Requests, "未收到公民申请公开信息", "received 0"),
    ("信息公开的申请", Requests, "未收到任何群众要求的信息公开的申请", "received 0"),
    ("公开相关信息的申请", Requests, "未收到公开相关信息的申请", "received 0"),
    ("申请政府信息公开", Requests, "收到申请政府信息公开5件", "received 5"),
    ("申请信息公开", Requests, "收到申请信息公开5件", "received 5"),
    ("申请", Application, "收到救助申请25件", ""),
    ("申请书", Application, "收到入党申请书25份", ""),
    ("申请表", Application, "收到报名申请表25份", ""),
    ("申请件", Application, "收到许可申请件25件", ""),
    ("政府信息公开", Disclosure, "因政府信息公开引发行政复议1起", "review 1"),
    ("政府信息", Disclosure, "主动公开政府信息63条", ""),
    ("信息公开", Disclosure, "因信息公开引起的行政复议31件", "review 31"),
    ("政务公开", Disclosure, "政务公开方面的行政复议2件", "review 2"),
];

#[rustfmt::skip]
const CASES: &[Entry] = &[
    ("行政复议", Review, "受理行政复议案件134件", ""),
    ("复议", Review, "因信息公开引发的复议3件", "review 3"),
    ("行政诉讼", Litigation, "因信息公开提起的行政诉讼2件", "litigation 2"),
    ("诉讼", Litigation, "因信息公开产生的诉讼案件2件", "litigation 2"),
    ("未经复议直接起诉", LitigationDirect, "因信息公开引发行政诉讼3件,未经复议直接起诉1件", "litigation 3; litigation 1"),
    ("直接起诉", LitigationDirect, "因信息公开被直接起诉2件", "litigation 2"),
    ("未经行政复议直接起诉", LitigationDirect, "因信息公开未经行政复议直接起诉2件", "litigation 2"),
    ("行政复议后起诉", LitigationAfterReview, "因信息公开行政复议后起诉2件", "litigation 2"),
    ("复议后起诉", LitigationAfterReview, "因信息公开复议后起诉2件", "litigation 2"),
];

#[rustfmt::skip]
const DOCUMENTS: &[Entry] = &[
    ("行政规范性文件", Documents, "制发行政规范性文件6个", "document 6"),
    ("政府规范性文件", Documents, "制定政府规范性文件6件", "document 6"),
    ("规范性文件", Documents, "公开规范性文件4件", ""),
    ("地方政府规章", Rules, "制定地方政府规章2件", "document 2"),
    ("政府规章", Rules, "制定政府规章2部,废止政府规章1件", "document 2; document 1"),
    ("规章制度", Other, "制定规章制度3件", ""),
    ("规章", Rules, "新制定规章2件", "document 2"),
    ("文件", Files, "印发文件120件", ""),
    ("行政许可", Decision(Row::LICENCES), "办理行政许可278件", "decision 278"),
    ("行政处罚", Decision(Row::PENALTIES), "作出行政处罚12件", "decision 12"),
    ("行政强制", Decision(Row::COMPULSION), "实施行政强制15件", "decision 15"),
    ("决定", Decided, "行政许可决定278件、行政处罚1217件", "decision 278; decision 1217"),
    ("处罚决定", Decision(Row::PENALTIES), "全年作出处罚决定203件", "decision 203"),
    ("处理决定", Decided, "行政许可处理决定数量为13134件", "decision 13134"),
    ("作出", Decide, "全年作出行政处罚决定203件", "decision 203"),
    ("做出", Decide, "全年做出行政处罚决定203件", "decision 203"),
    ("实施", Decide, "全年实施行政强制15件", "decision 15"),
    ("制定", Issue, "制定规范性文件3件", "document 3"),
    ("制定发布", Issue, "制定发布规范性文件4件", "document 4"),
    ("制定印发", Issue, "制定印发规范性文件4件", "document 4"),
    ("制定出台", Issue, "制定出台规范性文件4件", "document 4"),
    ("制发", Issue, "制发规范性文件3件", "document 3"),
    ("印发", Issue, "以县政府名义印发的规范性文件5个", "document 5"),
    ("出台", Issue, "出台规范性文件2件", "document 2"),
    ("制作", Issue, "全年共制作规范性文件82份", "document 82"),
    ("新制定", Issue, "新制定规范性文件1件", "document 1"),
    ("新制作", Issue, "新制作规范性文件1件", "document 1"),
    ("新制发", Issue, "新制发规范性文件1件", "document 1"),
    ("新出台", Issue, "新出台规范性文件1件", "document 1"),
    ("制订", Issue, "制订规范性文件3件", "document 3"),
    ("颁布", Issue, "颁布政府规章3部", "document 3"),
    ("新公开", NewlyPublished, "新公开规范性文件19件", "document 19"),
    ("对外公开总数量", PublishedInAll, "规范性文件对外公开总数量31件", "document 31"),
    ("对外公开总数", PublishedInAll, "规范性文件对外公开总数31件", "document 31"),
    ("对外公开数量", Publish, "规范性文件对外公开数量31件", ""),
    ("废止", Repeal, "废止规范性文件4件", "document 4"),
    ("清理废止", Repeal, "制发规范性文件4件,清理废止文件0件", "document 4; document 0"),
    ("现行有效", InForce, "现行有效规范性文件18件", "document 18"),
    ("继续有效", InForce, "梳理出继续有效规范性文件25件", "document 25"),
    ("保留有效", InForce, "保留有效规范性文件25件", "document 25"),
];

#[rustfmt::skip]
const FEES: &[Entry] = &[
    ("行政事业性收费", Charges, "无行政事业性收费", "fee 0"),
    ("信息处理费", ProcessingFee, "2023年未收取信息处理费", "fee 0"),
    ("政府信息处理费", ProcessingFee, "未收取政府信息处理费", "fee 0"),
    ("信息公开处理费", ProcessingFee, "未收取信息公开处理费", "fee 0"),
    ("信息公开费用", ProcessingFee, "未收取任何信息公开费用", "fee 0"),
    ("信息公开收费", ProcessingFee, "本年度无信息公开收费", "fee 0"),
    ("收费通知", FeeNotice, "信息处理费发出收费通知3件", "fee 3"),
    ("通知收取", FeeNotice, "通知收取信息处理费5件", "fee 5"),
    ("金额", FeeSum, "信息处理费收费通知3件,金额900元", "fee 3; fee 900 yuan"),
    ("总金额", FeeSum, "信息处理费收费通知3件,总金额900元", "fee 3; fee 900 yuan"),
    ("收取", Collect, "收取信息处理费400元", "fee 400 yuan"),
];

#[rustfmt::skip]
const VERBS: &[Entry] = &[
    ("收到", Receive, "收到4件政府信息公开申请", "received 4"),
    ("接收到", Receive, "接收到政府信息公开申请4件", "received 4"),
    ("接收", Receive, "全年接收依申请公开237件", "received 237"),
    ("接到", Receive, "接到依申请公开3件", "received 3"),
    ("受理", Receive, "共受理政府信息公开申请2件", "received 2"),
    ("接受", Receive, "接受政府信息公开申请2件", "received 2"),
    ("收", Receive, "共收政府信息公开申请2件", "received 2"),
    ("收件", Receive, "依申请公开收件5件", "received 5"),
    ("新收", ReceiveNew, "新收政府信息公开申请1件", "received 1"),
    ("新收到", ReceiveNew, "新收到政府信息公开申请1件", "received 1"),
    ("新接收", ReceiveNew, "新接收政府信息公开申请91件", "received 91"),
    ("新受理", ReceiveNew, "新受理政府信息公开申请17件", "received 17"),
    ("新增", ReceiveNew, "新增政府信息公开申请17件", "received 17"),
    ("办理", Handle, "办理依申请公开信息1条", "handled 1"),
    ("处理", Handle, "累计处理依申请公开92件", "handled 92"),
    ("承办", Handle, "承办依申请公开5件", "handled 5"),
    ("办结", Conclude, "共办结政府信息公开申请16件", "concluded 16"),
    ("答复", Conclude, "收到依申请公开9件,答复8件", "received 9; concluded 8"),
    ("答复办结", Conclude, "已答复办结依申请公开8件", "concluded 8"),
    ("办理答复", Conclude, "办理答复依申请公开8件", "concluded 8"),
    ("回复", Conclude, "回复政府信息公开申请8件", "concluded 8"),
    ("办复", Conclude, "办复政府信息公开申请8件", "concluded 8"),
    ("办理完毕", Conclude, "收到依申请公开9件,8件办理完毕", "received 9; concluded 8"),
    ("办理完成", Conclude, "收到依申请公开9件,8件办理完成", "received 9; concluded 8"),
    ("办理完结", Conclude, "收到依申请公开9件,8件办理完结", "received 9; concluded 8"),
    ("办毕", Conclude, "收到依申请公开9件,8件办毕", "received 9; concluded 8"),
    ("答复完毕", Conclude, "收到依申请公开9件,8件答复完毕", "received 9; concluded 8"),
    ("处理完毕", Conclude, "收到依申请公开9件,8件处理完毕", "received 9; concluded 8"),
    ("完成答复", Conclude, "收到依申请公开9件,8件完成答复", "received 9; concluded 8"),
    ("公开答复", Other, "收到留言9条,公开答复9条", ""),
    ("公开回复", Other, "收到留言9条,公开回复9条", ""),
    ("公开", Publish, "公开各类信息63条", ""),
    ("主动公开", Publish, "主动公开政府信息63条", ""),
    ("应主动公开", Publish, "应主动公开的其他信息36件", ""),
    ("公布", Publish, "公布行政许可结果12件", ""),
    ("发布", Publish, "发布规范性文件4件", ""),
    ("公示", Publish, "公示行政许可55条", ""),
    ("更新", Publish, "更新信息公开目录696条", ""),
    ("上传", Publish, "上传规范性文件12件", ""),
    ("录入", Publish, "录入行政处罚12件", ""),
    ("推送", Publish, "推送信息12条", ""),
    ("刊登", Publish, "刊登规范性文件12件", ""),
];

#[rustfmt::skip]
const CARRIED: &[Entry] = &[
    ("结转", Carry, "受理依申请公开7件,结转至2024年办理1件", "received 7; carried_forward 1"),
    ("转结", Carry, "新收依申请公开9件,4件转结2024年办理", "received 9; carried_forward 4"),
    ("顺延", Carry, "新收依申请公开9件,顺延至2024年4件", "received 9; carried_forward 4"),
    ("转入", Carry, "依申请公开1件转入下一年度", "carried_forward 1"),
    ("转至", Carry, "依申请公开2件转至下年继续办理", "carried_forward 2"),
    ("转到", Carry, "依申请公开2件转到下年继续办理", "carried_forward 2"),
    ("转", Carry, "新受理依申请公开17件,转下一年办理0件", "received 17; carried_forward 0"),
    ("延至", Carry, "依申请公开2件延至下年办理", "carried_forward 2"),
    ("延续", Carry, "依申请公开2件延续到下年办理", "carried_forward 2"),
    ("遗留", Carry, "受理依申请公开7件,上年遗留2件", "received 7; carried_over 2"),
    ("结余", Carry, "受理依申请公开7件,上年结余2件", "received 7; carried_over 2"),
    ("跨年", Carry, "依申请公开跨年办理2件", ""),
    ("上年", LastYear, "收到依申请公开27件,上年结转5件", "received 27; carried_over 5"),
    ("上年度", LastYear, "收到依申请公开27件,结转上年度5件", "received 27; carried_over 5"),
    ("上一年", LastYear, "收到依申请公开27件,上一年结转5件", "received 27; carried_over 5"),
    ("上一年度", LastYear, "收到依申请公开27件,上一年度结转5件", "received 27; carried_over 5"),
    ("去年", LastYear, "收到依申请公开27件,去年结转5件", "received 27; carried_over 5"),
    ("去年度", LastYear, "收到依申请公开27件,去年度结转5件", "received 27; carried_over 5"),
    ("往年", LastYear, "往年收到依申请公开27件", ""),
    ("历年", LastYear, "历年收到依申请公开27件", ""),
    ("下年", NextYear, "依申请公开17件结转下年办理", "carried_forward 17"),
    ("下年度", NextYear, "依申请公开1件结转下年度办理", "carried_forward 1"),
    ("下一年", NextYear, "依申请公开顺延至下一年答复2件", "carried_forward 2"),
    ("下一年度", NextYear, "依申请公开1件结转到下一年度办理", "carried_forward 1"),
    ("次年", NextYear, "依申请公开1件结转次年办理", "carried_forward 1"),
    ("明年", NextYear, "依申请公开1件结转至明年办理", "carried_forward 1"),
];

#[rustfmt::skip]
const OUTCOMES: &[Entry] = &[
    ("予以公开", Outcome(Row::DISCLOSED), "办结依申请公开6件,予以公开6件", "concluded 6; outcome 6"),
    ("予以全部公开", Outcome(Row::DISCLOSED), "收到依申请公开6件,予以全部公开2件", "received 6; outcome 2"),
    ("准予公开", Outcome(Row::DISCLOSED), "收到信息公开申请246件。其中97件准予公开", "received 246; outcome 97"),
    ("同意公开", Outcome(Row::DISCLOSED), "收到依申请公开6件,同意公开的有1件", "received 6; outcome 1"),
    ("全部公开", Outcome(Row::DISCLOSED), "收到依申请公开6件,全部公开2件", "received 6; outcome 2"),
    ("部分公开", Outcome(Row::PARTIALLY), "办结依申请公开6件,部分公开5件", "concluded 6; outcome 5"),
    ("予以部分公开", Outcome(Row::PARTIALLY), "办结依申请公开6件,予以部分公开5件", "concluded 6; outcome 5"),
    ("同意部分公开", Outcome(Row::PARTIALLY), "办结依申请公开6件,同意部分公开5件", "concluded 6; outcome 5"),
    ("部分予以公开", Outcome(Row::PARTIALLY), "办结依申请公开6件,部分予以公开5件", "concluded 6; outcome 5"),
    ("不能提供", Outcome(Row::UNABLE), "办结依申请公开6件,信息不能提供3件", "concluded 6; outcome 3"),
    ("无法提供", Outcome(Row::UNABLE), "办结依申请公开6件,信息无法提供3件", "concluded 6; outcome 3"),
    ("本机关不掌握相关政府信息", Outcome(Row::NOT_HELD), "依申请公开本机关不掌握相关政府信息17件", "outcome 17"),
    ("本机关不掌握相关信息", Outcome(Row::NOT_HELD), "办结依申请公开24件,本机关不掌握相关信息17件", "concluded 24; outcome 17"),
    ("本机关不掌握", Outcome(Row::NOT_HELD), "办结依申请公开24件,本机关不掌握17件", "concluded 24; outcome 17"),
    ("不掌握相关政府信息", Outcome(Row::NOT_HELD), "办结依申请公开24件,不掌握相关政府信息17件", "concluded 24; outcome 17"),
    ("不掌握相关信息", Outcome(Row::NOT_HELD), "办结依申请公开24件,不掌握相关信息17件", "concluded 24; outcome 17"),
    ("非本机关", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,非本机关6件", "concluded 24; outcome 6"),
    ("非本机关掌握", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,非本机关掌握6件", "concluded 24; outcome 6"),
    ("非本机关职责", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,非本机关职责6件", "concluded 24; outcome 6"),
    ("非本部门职责", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,非本部门职责6件", "concluded 24; outcome 6"),
    ("非本部门掌握", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,非本部门掌握6件", "concluded 24; outcome 6"),
    ("不属于本机关", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,不属于本机关6件", "concluded 24; outcome 6"),
    ("不属于本机关职责", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,不属于本机关职责6件", "concluded 24; outcome 6"),
    ("不属于本机关职责范围", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,不属于本机关职责范围6件", "concluded 24; outcome 6"),
    ("不属于本机关公开", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,不属于本机关公开6件", "concluded 24; outcome 6"),
    ("不属于本机关公开职责", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,不属于本机关公开职责6件", "concluded 24; outcome 6"),
    ("不属于本机关公开范围", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,不属于本机关公开范围6件", "concluded 24; outcome 6"),
    ("不属于本机关负责公开", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,不属于本机关负责公开6件", "concluded 24; outcome 6"),
    ("不属于本部门", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,不属于本部门6件", "concluded 24; outcome 6"),
    ("不属于本部门职责", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,不属于本部门职责6件", "concluded 24; outcome 6"),
    ("不属于本部门掌握", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,不属于本部门掌握6件", "concluded 24; outcome 6"),
    ("不属于本部门公开", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,不属于本部门公开6件", "concluded 24; outcome 6"),
    ("不属于本部门负责公开", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,不属于本部门负责公开6件", "concluded 24; outcome 6"),
    ("不属于本单位", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,不属于本单位6件", "concluded 24; outcome 6"),
    ("不属于本单位职责", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,不属于本单位职责6件", "concluded 24; outcome 6"),
    ("不属于本单位公开", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,不属于本单位公开6件", "concluded 24; outcome 6"),
    ("不属于本单位负责公开", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,不属于本单位负责公开6件", "concluded 24; outcome 6"),
    ("信息不存在", SomeOutcome(Row::NOT_HELD), "办结依申请公开24件,信息不存在的4件", "concluded 24; outcome 4"),
    ("没有现成信息需另行制作", Outcome(Row::REQUIRES_CREATION), "收到1件依申请公开,以“没有现成信息需另行制作”答复1件", "received 1; outcome 1"),
    ("没有现成信息、需要另行制作", Outcome(Row::REQUIRES_CREATION), "办结依申请公开24件,没有现成信息、需要另行制作1件", "concluded 24; outcome 1"),
    ("需要另行制作", Outcome(Row::REQUIRES_CREATION), "办结依申请公开24件,需要另行制作1件", "concluded 24; outcome 1"),
    ("没有现成信息需要另行制作", Outcome(Row::REQUIRES_CREATION), "依申请公开没有现成信息需要另行制作1件", "outcome 1"),
    ("没有现成信息", Outcome(Row::REQUIRES_CREATION), "办结依申请公开24件,没有现成信息1件", "concluded 24; outcome 1"),
    ("补正后申请内容仍不明确", Outcome(Row::UNCLEAR), "办结依申请公开24件,补正后申请内容仍不明确1件", "concluded 24; outcome 1"),
    ("补正后申请内容仍不明确、行政机关无法作出答复", Outcome(Row::UNCLEAR), "办结依申请公开24件,补正后申请内容仍不明确、行政机关无法作出答复1件", "concluded 24; outcome 1"),
    ("补正后仍不明确", Outcome(Row::UNCLEAR), "办结依申请公开24件,补正后仍不明确1件", "concluded 24; outcome 1"),
    ("其他处理", Outcome(Row::OTHER_HANDLING), "办结依申请公开177件,其他处理29件", "concluded 177; outcome 29"),
    ("其它处理", Outcome(Row::OTHER_HANDLING), "办结依申请公开177件,其它处理29件", "concluded 177; outcome 29"),
];

#[rustfmt::skip]
const NOT_DISCLOSED: &[Entry] = &[
    ("不予公开", Outcome(Row::NOT_DISCLOSED), "办结依申请公开9件,不予公开4件", "concluded 9; outcome 4"),
    ("不同意公开", Outcome(Row::NOT_DISCLOSED), "办结依申请公开9件,不同意公开4件", "concluded 9; outcome 4"),
    ("不予以公开", Outcome(Row::NOT_DISCLOSED), "办结依申请公开9件,不予以公开4件", "concluded 9; outcome 4"),
    ("国家秘密", Outcome(Row::STATE_SECRET), "办结依申请公开9件,不予公开4件(其中国家秘密1件)", "concluded 9; outcome 4; outcome 1"),
    ("属于国家秘密", Outcome(Row::STATE_SECRET), "办结依申请公开9件,属于国家秘密1件", "concluded 9; outcome 1"),
    ("涉及国家秘密", Outcome(Row::STATE_SECRET), "无涉及国家秘密的公文类信息", ""),
    ("其他法律行政法规禁止公开", Outcome(Row::PROHIBITED), "依申请公开其他法律行政法规禁止公开2件", "outcome 2"),
    ("其他法律、行政法规禁止公开", Outcome(Row::PROHIBITED), "依申请公开其他法律、行政法规禁止公开2件", "outcome 2"),
    ("法律、行政法规禁止公开", Outcome(Row::PROHIBITED), "办结依申请公开9件,法律、行政法规禁止公开2件", "concluded 9; outcome 2"),
    ("法律行政法规禁止公开", Outcome(Row::PROHIBITED), "办结依申请公开9件,法律行政法规禁止公开2件", "concluded 9; outcome 2"),
    ("法律法规禁止公开", Outcome(Row::PROHIBITED), "办结依申请公开9件,法律法规禁止公开2件", "concluded 9; outcome 2"),
    ("三安全一稳定", Outcome(Row::SECURITY), "办结依申请公开9件,危及“三安全一稳定”2件", "concluded 9; outcome 2"),
    ("保护第三方合法权益", Outcome(Row::THIRD_PARTY), "办结依申请公开9件,保护第三方合法权益2件", "concluded 9; outcome 2"),
    ("涉及第三方合法权益", Outcome(Row::THIRD_PARTY), "收到依申请公开9件,涉及第三方合法权益1件", "received 9; outcome 1"),
    ("涉及第三方权益", Outcome(Row::THIRD_PARTY), "收到依申请公开9件,涉及第三方权益的2件不予公开", "received 9; outcome 2"),
    ("第三方合法权益", Outcome(Row::THIRD_PARTY), "办结依申请公开9件,第三方合法权益2件", "concluded 9; outcome 2"),
    ("第三方权益", Outcome(Row::THIRD_PARTY), "办结依申请公开9件,第三方权益2件", "concluded 9; outcome 2"),
    ("属于内部事务信息", Outcome(Row::INTERNAL), "收到依申请公开9件,以“属于内部事务信息”不予公开2件", "received 9; outcome 2"),
    ("属于三类内部事务信息", Outcome(Row::INTERNAL), "办结依申请公开9件,属于三类内部事务信息2件", "concluded 9; outcome 2"),
    ("内部事务信息", Outcome(Row::INTERNAL), "办结依申请公开9件,内部事务信息2件", "concluded 9; outcome 2"),
    ("属于四类过程性信息", Outcome(Row::PROCESS), "办结依申请公开9件,属于四类过程性信息2件", "concluded 9; outcome 2"),
    ("属于过程性信息", Outcome(Row::PROCESS), "办结依申请公开9件,属于过程性信息2件", "concluded 9; outcome 2"),
    ("过程性信息", Outcome(Row::PROCESS), "办结依申请公开9件,过程性信息2件", "concluded 9; outcome 2"),
    ("属于行政执法案卷", Outcome(Row::CASE_FILE), "办结依申请公开9件,属于行政执法案卷1件", "concluded 9; outcome 1"),
    ("涉及行政执法案卷", Outcome(Row::CASE_FILE), "收到依申请公开9件,涉及行政执法案卷2件", "received 9; outcome 2"),
    ("执法案卷", Outcome(Row::CASE_FILE), "办结依申请公开9件,属于执法案卷信息1件", "concluded 9; outcome 1"),
    ("行政执法案卷", Outcome(Row::CASE_FILE), "办结依申请公开9件,行政执法案卷1件", "concluded 9; outcome 1"),
    ("属于行政查询事项", Outcome(Row::INQUIRY), "办结依申请公开9件,属于行政查询事项1件", "concluded 9; outcome 1"),
    ("行政查询事项", Outcome(Row::INQUIRY), "办结依申请公开9件,行政查询事项1件", "concluded 9; outcome 1"),
];

#[rustfmt::skip]
const UNPROCESSED: &[Entry] = &[
    ("不予处理", Outcome(Row::NOT_PROCESSED), "办结依申请公开9件,不予处理3件", "concluded 9; outcome 3"),
    ("信访举报投诉类申请", Outcome(Row::PETITION), "办结依申请公开9件,信访举报投诉类申请3件", "concluded 9; outcome 3"),
    ("信访举报投诉类", Outcome(Row::PETITION), "办结依申请公开9件,信访举报投诉类3件", "concluded 9; outcome 3"),
    ("信访、举报、投诉类申请", Outcome(Row::PETITION), "办结依申请公开9件,信访、举报、投诉类申请3件", "concluded 9; outcome 3"),
    ("信访投诉举报类申请", Outcome(Row::PETITION), "收到依申请公开9件,其中6件为信访投诉举报类申请不予处理", "received 9; outcome 6"),
    ("信访投诉举报类", Outcome(Row::PETITION), "收到依申请公开9件,其中3件信访投诉举报类不予处理", "received 9; outcome 3"),
    ("信访、投诉、举报类申请", Outcome(Row::PETITION), "办结依申请公开9件,信访、投诉、举报类申请3件", "concluded 9; outcome 3"),
    ("信访、举报、投诉类", Outcome(Row::PETITION), "办结依申请公开9件,信访、举报、投诉类3件", "concluded 9; outcome 3"),
    ("信访、投诉、举报类", Outcome(Row::PETITION), "办结依申请公开9件,信访、投诉、举报类3件", "concluded 9; outcome 3"),
    ("信访类", SomeOutcome(Row::PETITION), "办结依申请公开9件,信访类3件", "concluded 9; outcome 3"),
    ("重复申请", Outcome(Row::REPEATED), "办结依申请公开9件,重复申请3件", "concluded 9; outcome 3"),
    ("要求提供公开出版物", Outcome(Row::PUBLICATION), "办结依申请公开9件,要求提供公开出版物3件", "concluded 9; outcome 3"),
    ("无正当理由大量反复申请", Outcome(Row::EXCESSIVE), "办结依申请公开9件,无正当理由大量反复申请3件", "concluded 9; outcome 3"),
    ("要求行政机关确认或重新出具已获取信息", Outcome(Row::CONFIRM), "依申请公开要求行政机关确认或重新出具已获取信息3件", "outcome 3"),
    ("要求重新出具已获取信息", SomeOutcome(Row::CONFIRM), "办结依申请公开9件,要求重新出具已获取信息的2件", "concluded 9; outcome 2"),
    ("补正后逾期不补正", Outcome(Row::OVERDUE), "办结依申请公开9件,要求补正后逾期不补正的7件", "concluded 9; outcome 7"),
    ("逾期未补正", Outcome(Row::OVERDUE), "办结依申请公开9件,申请人逾期未补正3件", "concluded 9; outcome 3"),
    ("逾期未缴费", Outcome(Row::UNPAID), "办结依申请公开9件,逾期未缴费1件", "concluded 9; outcome 1"),
    ("逾期未按收费通知要求缴纳费用", Outcome(Row::UNPAID), "办结依申请公开9件,申请人逾期未按收费通知要求缴纳费用1件", "concluded 9; outcome 1"),
    ("逾期不补正", Outcome(Row::OVERDUE), "办结依申请公开9件,申请人逾期不补正3件", "concluded 9; outcome 3"),
    ("申请人无正当理由逾期不补正", Outcome(Row::OVERDUE), "办结依申请公开9件,申请人无正当理由逾期不补正3件", "concluded 9; outcome 3"),
];

#[rustfmt::skip]
const APPLICANTS: &[Entry] = &[
    ("自然人", NaturalPersons, "收到依申请公开9件,自然人申请7件", "received 9; applicant 7"),
    ("公民个人", NaturalPersons, "收到依申请公开9件,公民个人提出申请7件", "received 9; applicant 7"),
    ("公民", NaturalPersons, "收到依申请公开9件,其中公民7件", "received 9; applicant 7"),
    ("个人", NaturalPersons, "收到依申请公开9件,其中个人申请7件", "received 9; applicant 7"),
    ("法人或其他组织", Applicants(ORGANIZATIONS), "收到依申请公开9件,法人或其他组织2件", "received 9; applicant 2"),
    ("法人或者其他组织", Applicants(ORGANIZATIONS), "收到依申请公开9件,法人或者其他组织2件", "received 9; applicant 2"),
    ("法人和其他组织", Applicants(ORGANIZATIONS), "收到依申请公开9件,法人和其他组织2件", "received 9; applicant 2"),
    ("法人及其他组织", Applicants(ORGANIZATIONS), "收到依申请公开9件,法人及其他组织2件", "received 9; applicant 2"),
    ("法人、其他组织", Applicants(ORGANIZATIONS), "收到依申请公开9件,法人、其他组织2件", "received 9; applicant 2"),
    ("商业企业", Applicants(ENTERPRISES), "收到依申请公开9件,商业企业2件", "received 9; applicant 2"),
    ("企业", SomeApplicants(ENTERPRISES), "收到依申请公开9件,其中企业2件", "received 9; applicant 2"),
    ("公司", SomeApplicants(ENTERPRISES), "收到依申请公开9件,公司申请2件", "received 9; applicant 2"),
    ("律师事务所", SomeApplicants(LEGAL), "收到依申请公开9件,其中公民8件,律师事务所1件", "received 9; applicant 8; applicant 1"),
    ("法人", SomeApplicants(ORGANIZATIONS), "收到依申请公开9件,其中个人8件,法人1件", "received 9; applicant 8; applicant 1"),
    ("科研机构", Applicants(&["research_institution"]), "收到依申请公开9件,科研机构2件", "received 9; applicant 2"),
    ("社会公益组织", Applicants(WELFARE), "收到依申请公开9件,社会公益组织2件", "received 9; applicant 2"),
    ("法律服务机构", Applicants(LEGAL), "收到依申请公开9件,法律服务机构2件", "received 9; applicant 2"),
    ("公民、法人和其他组织", Everyone, "收到公民、法人和其他组织政府信息公开申请9件", "received 9"),
    ("公民、法人或其他组织", Everyone, "收到公民、法人或其他组织政府信息公开申请9件", "received 9"),
    ("公民、法人或者其他组织", Everyone, "收到公民、法人或者其他组织政府信息公开申请9件", "received 9"),
    ("公民、法人及其他组织", Everyone, "收到公民、法人及其他组织政府信息公开申请9件", "received 9"),
    ("公民、法人、其他组织", Everyone, "收到公民、法人、其他组织政府信息公开申请9件", "received 9"),
    ("公民、法人", Everyone, "共收到公民、法人依申请公开事项55件", "received 55"),
    ("公民和法人", Everyone, "共收到公民和法人依申请公开事项55件", "received 55"),
];

#[rustfmt::skip]
const CHANNELS: &[Entry] = &[
    ("当面", Channel, "收到依申请公开9件,当面申请2件", "received 9; channel 2"),
    ("现场", Channel, "收到依申请公开9件,现场申请2件", "received 9; channel 2"),
    ("窗口", Channel, "收到依申请公开9件,窗口申请2件", "received 9; channel 2"),
    ("信函", Channel, "收到依申请公开9件,信函申请2件", "received 9; channel 2"),
    ("来信", Channel, "收到依申请公开9件,来信申请2件", "received 9; channel 2"),
    ("来函", Channel, "收到依申请公开9件,来函申请2件", "received 9; channel 2"),
    ("信件", Channel, "收到依申请公开9件,信件申请2件", "received 9; channel 2"),
    ("函件", Channel, "收到依申请公开9件,函件申请2件", "received 9; channel 2"),
    ("书信", Channel, "收到依申请公开9件,书信申请2件", "received 9; channel 2"),
    ("邮寄", Channel, "收到依申请公开9件,邮寄申请2件", "received 9; channel 2"),
    ("邮政寄递", Channel, "收到依申请公开9件,邮政寄递2件", "received 9; channel 2"),
    ("挂号信", Channel, "收到依申请公开9件,挂号信2件", "received 9; channel 2"),
    ("快递", Channel, "收到依申请公开9件,快递2件", "received 9; channel 2"),
    ("邮件", Channel, "收到依申请公开9件,邮件申请2件", "received 9; channel 2"),
    ("电子邮件", Channel, "收到依申请公开9件,电子邮件2件", "received 9; channel 2"),
    ("电子邮箱", Channel, "收到依申请公开9件,电子邮箱2件", "received 9; channel 2"),
    ("邮箱", Channel, "收到依申请公开9件,邮箱申请2件", "received 9; channel 2"),
    ("传真", Channel, "收到依申请公开9件,传真2件", "received 9; channel 2"),
    ("网上", Channel, "收到依申请公开9件,网上申请2件", "received 9; channel 2"),
    ("网络", Channel, "收到依申请公开9件,网络申请2件", "received 9; channel 2"),
    ("互联网", Channel, "收到依申请公开9件,互联网申请2件", "received 9; channel 2"),
    ("线上", Channel, "收到依申请公开9件,线上办理7件", "received 9; channel 7"),
    ("线下", Channel, "收到依申请公开9件,线下办理2件", "received 9; channel 2"),
    ("在线", Channel, "收到依申请公开9件,在线申请2件", "received 9; channel 2"),
    ("网站", Channel, "收到依申请公开9件,通过网站申请2件", "received 9; channel 2"),
    ("门户网站", Channel, "收到依申请公开9件,通过门户网站提交2件", "received 9; channel 2"),
    ("官方网站", Channel, "收到依申请公开9件,通过官方网站提交2件", "received 9; channel 2"),
    ("官网", Channel, "收到依申请公开9件,通过官网提交2件", "received 9; channel 2"),
    ("平台", Channel, "收到依申请公开9件,通过平台提交2件", "received 9; channel 2"),
    ("系统", Channel, "收到依申请公开9件,通过系统提交2件", "received 9; channel 2"),
    ("书面", Channel, "收到依申请公开9件,书面申请2件", "received 9; channel 2"),
    ("其他方式", Channel, "收到依申请公开9件,其他方式2件", "received 9; channel 2"),
    ("其他渠道", Channel, "收到依申请公开9件,其他渠道2件", "received 9; channel 2"),
    ("其他形式", Channel, "收到依申请公开9件,其他形式2件", "received 9; channel 2"),
    ("其他途径", Channel, "收到依申请公开9件,其他途径2件", "received 9; channel 2"),
];

#[rustfmt::skip]
const RESULTS: &[Entry] = &[
    ("维持", Result(&["upheld"]), "因信息公开引发行政复议5件,结果维持3件", "review 5; review 3"),
    ("纠正", Result(&["corrected"]), "因信息公开引发行政复议5件,结果纠正1件", "review 5; review 1"),
    ("撤销", SomeResult(&["corrected"]), "因信息公开引发行政复议5件,撤销1件", "review 5; review 1"),
    ("确认违法", SomeResult(&["corrected"]), "因信息公开引发行政复议5件,确认违法1件", "review 5; review 1"),
    ("责令履行", SomeResult(&["corrected"]), "因信息公开引发行政复议5件,责令履行1件", "review 5; review 1"),
    ("纠错", Result(&["corrected"]), "因信息公开引发行政复议5件,纠错1件", "review 5; review 1"),
    ("尚在审理", Result(&["pending"]), "因信息公开引发行政诉讼5件,尚在审理1件", "litigation 5; litigation 1"),
    ("未审理完毕", Result(&["pending"]), "因信息公开引发行政诉讼5件,未审理完毕1件", "litigation 5; litigation 1"),
    ("其他结果", Result(&["other"]), "因信息公开引发行政诉讼5件,其他结果1件", "litigation 5; litigation 1"),
    ("尚未审结", Result(&["pending"]), "因信息公开引发行政诉讼5件,尚未审结1件", "litigation 5; litigation 1"),
    ("正在审理", Result(&["pending"]), "因信息公开引发行政诉讼5件,正在审理1件", "litigation 5; litigation 1"),
    ("正在复议", Result(&["pending"]), "因信息公开引发行政复议5件,正在复议1件", "review 5; review 1"),
    ("未审结", Result(&["pending"]), "因信息公开引发行政复议5件,未审结1件", "review 5; review 1"),
    ("败诉", Spoil, "因信息公开引发的行政诉讼败诉1件", ""),
    ("胜诉", Spoil, "因信息公开引发的行政诉讼胜诉1件", ""),
    ("驳回", Spoil, "因信息公开引发行政复议5件,驳回1件", "review 5"),
    ("撤诉", Spoil, "因信息公开引发行政诉讼5件,撤诉1件", "litigation 5"),
    ("撤回", Spoil, "收到依申请公开5件,撤回1件", "received 5"),
    ("终止", Spoil, "因信息公开引发行政复议5件,终止1件", "review 5"),
];

#[rustfmt::skip]
const RATES: &[Entry] = &[
    ("占比", Share, "收到依申请公开4件,公民个人提出1件,占比25%", "received 4; applicant 1; rate 25%"),
    ("占", Share, "收到依申请公开4件,自然人1件,占25%", "received 4; applicant 1; rate 25%"),
    ("办结率", ConclusionRate, "收到依申请公开25件,办结率96%", "received 25; rate 96%"),
    ("按时办结率", OtherRate, "收到依申请公开25件,按时办结率100%", "received 25"),
    ("按期办结率", OtherRate, "收到依申请公开25件,按期办结率100%", "received 25"),
    ("及时办结率", OtherRate, "收到依申请公开25件,及时办结率100%", "received 25"),
    ("答复率", OtherRate, "收到依申请公开25件,答复率100%", "received 25"),
    ("回复率", OtherRate, "收到依申请公开25件,回复率100%", "received 25"),
    ("办复率", OtherRate, "收到依申请公开25件,办复率100%", "received 25"),
    ("完成率", OtherRate, "收到依申请公开25件,完成率100%", "received 25"),
    ("满意率", OtherRate, "收到依申请公开25件,满意率100%", "received 25"),
    ("及时率", OtherRate, "收到依申请公开25件,及时率100%", "received 25"),
    ("公开率", OtherRate, "主动公开率100%", ""),
    ("增加", Change, "收到依申请公开25件,增加5件", "received 25"),
    ("增长", Change, "收到依申请公开25件,增长20%", "received 25"),
    ("减少", Change, "收到依申请公开25件,减少5件", "received 25"),
    ("下降", Change, "收到依申请公开25件,下降5件", "received 25"),
    ("上升", Change, "收到依申请公开25件,上升5件", "received 25"),
    ("同比", Change, "收到依申请公开25件,同比多5件", "received 25"),
    ("环比", Change, "收到依申请公开25件,环比多5件", "received 25"),
    ("相比", Change, "收到依申请公开25件,与上年相比多5件", "received 25"),
    ("较", Change, "收到依申请公开25件,较上年多5件", "received 25"),
    ("比上年", Change, "收到依申请公开25件,比上年多5件", "received 25"),
    ("比去年", Change, "收到依申请公开25件,比去年多5件", "received 25"),
    ("比", Change, "收到依申请公开22件,比2022年(31件)下降29%,答复22件", "received 22; concluded 22"),
];

#[rustfmt::skip]
const NEGATIONS: &[Entry] = &[
    ("未收到", Negation, "我局未收到依申请公开信息", "received 0"),
    ("没有收到", Negation, "乡没有收到政府信息公开申请", "received 0"),
    ("未接到", Negation, "未接到依申请公开事项", "received 0"),
    ("没有接到", Negation, "没有接到政府信息公开申请", "received 0"),
    ("未接收", Negation, "未接收政府信息公开申请", "received 0"),
    ("未接收到", Negation, "未接收到政府信息公开申请", "received 0"),
    ("未受理", Negation, "未受理政府信息公开申请", "received 0"),
    ("没有受理", Negation, "没有受理政府信息公开申请", "received 0"),
    ("未办理", Negation, "未办理依申请公开事项", "received 0"),
    ("无", Negation, "无依申请公开件", "received 0"),
    ("没有", Negation, "没有依申请公开事项", "received 0"),
    ("未有", Negation, "未有依申请公开事项", "received 0"),
    ("未发生", Negation, "未发生因信息公开提起的行政诉讼", "litigation 0"),
    ("没有发生", Negation, "没有发生因信息公开提起的行政诉讼", "litigation 0"),
    ("未出现", Negation, "未出现因信息公开提起的行政诉讼", "litigation 0"),
    ("没有出现", Negation, "没有出现应公开而不予公开的办件", ""),
    ("未产生", Negation, "未产生因信息公开提起的行政诉讼", "litigation 0"),
    ("没有产生", Negation, "没有产生因信息公开提起的行政诉讼", "litigation 0"),
    ("未引发", Negation, "政府信息公开工作未引发行政复议", "review 0"),
    ("未因", Negation, "未因信息公开工作被申请行政复议", "review 0"),
    ("未被", Negation, "未被申请信息公开行政复议", "review 0"),
    ("不存在", Negation, "不存在因信息公开被提起行政诉讼的情况", "litigation 0"),
    ("未收取", Negation, "未收取信息处理费", "fee 0"),
    ("未向", Negation, "未向申请人收取任何与政府信息公开工作相关的费用", "fee 0"),
    ("无一", Negation, "收到依申请公开2件,无一结转下年", "received 2; carried_forward 0"),
    ("未实施", Negation, "作出行政处罚决定3件,未实施行政强制", "decision 3; decision 0"),
    ("未作出", Negation, "全年未作出行政处罚决定", "decision 0"),
    ("未做出", Negation, "全年未做出行政处罚决定", "decision 0"),
    ("未制定", NoneIssued, "2023年未制定规范性文件", "document 0"),
    ("未制发", NoneIssued, "本年度未制发规范性文件", "document 0"),
    ("未出台", NoneIssued, "本年度未出台规范性文件", "document 0"),
    ("没有制定", NoneIssued, "本年度没有制定规范性文件", "document 0"),
    ("没有收取", Negation, "没有收取信息处理费", "fee 0"),
    ("均", All, "行政复议和行政诉讼均为0件", ""),
    ("全部", All, "收到政府信息公开申请3项全部予以公开", "received 3; outcome 3"),
    ("都", All, "收到政府信息公开申请3项都予以公开", "received 3; outcome 3"),
    ("其中", Of, "收到依申请公开9件,其中信函2件", "received 9; channel 2"),
    ("包括", Of, "收到依申请公开9件,包括信函2件", "received 9; channel 2"),
    ("含", Of, "办结依申请公开177件(含2022年结转的3件)", "concluded 177; carried_over 3"),
    ("共", Sum, "通过网站共受理依申请公开3件", "received 3"),
    ("共计", Sum, "通过网站受理依申请公开共计3件", "received 3"),
    ("合计", Sum, "办理通过平台、邮寄等途径依申请公开信息合计16件", "handled 16"),
    ("累计", Sum, "通过网站累计收到依申请公开3件", "received 3"),
    ("总计", Sum, "通过网站收到依申请公开总计3件", "received 3"),
    ("总共", Sum, "通过网站总共收到依申请公开3件", "received 3"),
];

#[rustfmt::skip]
const PARTS: &[Entry] = &[
    ("督促", Delegate, "督促各单位办理依申请公开件64件", ""),
    ("指导", Delegate, "指导各部门答复依申请公开件64件", ""),
    ("协助", Delegate, "协助答复依申请公开件64件", ""),
    ("转办", Delegate, "转办依申请公开件64件", ""),
    ("转交", Delegate, "转交依申请公开件64件", ""),
    ("移交", Delegate, "移交依申请公开件64件", ""),
    ("转送", Delegate, "转送依申请公开件64件", ""),
    ("各单位", Part, "各单位收到依申请公开件64件", "part received 64"),
    ("各部门", Part, "各部门收到依申请公开件64件", "part received 64"),
    ("各乡镇", Part, "各乡镇收到依申请公开件64件", "part received 64"),
    ("各镇", Part, "各镇收到依申请公开件64件", "part received 64"),
    ("各街道", Part, "各街道收到依申请公开件64件", "part received 64"),
    ("乡镇", Part, "集中发布乡镇规范性文件68件", ""),
    ("部门", Part, "制定部门规范性文件68件", "part document 68"),
    ("下属", Part, "下属单位收到依申请公开件64件", "part received 64"),
    ("所属", Part, "所属单位收到依申请公开件64件", "part received 64"),
    ("政府办公室", Part, "县政府办公室收到依申请公开件64件", "part received 64"),
    ("政府办公厅", Part, "市政府办公厅收到依申请公开件64件", "part received 64"),
    ("政府办", Part, "区政府办受理政府信息公开申请17件", "part received 17"),
    ("本级", Part, "区本级受理政府信息公开申请17件", "part received 17"),
    ("全省", Area, "全省共收到政府信息公开申请9件", "received 9"),
    ("全市", Area, "全市共收到政府信息公开申请9件", "received 9"),
    ("全县", Area, "全县共收到政府信息公开申请9件", "received 9"),
    ("全区", Area, "全区共收到政府信息公开申请9件", "received 9"),
    ("上半年", Season, "上半年收到依申请公开件64件", ""),
    ("下半年", Season, "下半年收到依申请公开件64件", ""),
    ("季度", Season, "每季度收到依申请公开件64件", ""),
    ("月均", Season, "月均收到依申请公开件64件", ""),
    ("平均", Season, "平均收到依申请公开件64件", ""),
    ("至", Until, "1月1日至12月31日收到依申请公开9件", "received 9"),
    ("止", Until, "到12月31日止收到依申请公开9件", "received 9"),
    ("截至", Until, "截至12月31日收到依申请公开9件", "received 9"),
    ("截止", Until, "截止12月31日收到依申请公开9件", "received 9"),
];

#[rustfmt::skip]
const OTHER: &[Entry] = &[
    ("信箱", Other, "受理县长信箱163件,已办结163件,办结率98%", ""),
    ("访问量", Other, "网站全年访问量300万次", ""),
    ("浏览量", Other, "网站浏览量41万次", ""),
    ("点击量", Other, "网站点击量41万次", ""),
    ("阅读量", Other, "公众号阅读量41万次", ""),
    ("留言", Other, "收到留言92条,办结90条", ""),
    ("热线", Other, "受理热线2226件,办结2226件", ""),
    ("提案", Other, "收到提案8件,答复8件", ""),
    ("建议", Other, "收到建议11件,答复11件", ""),
    ("议案", Other, "收到议案11件,答复11件", ""),
    ("咨询", Other, "受理各类咨询22件,答复22件", ""),
    ("投诉", Other, "受理投诉22件,办结22件", ""),
    ("举报", Other, "受理举报22件,办结22件", ""),
    ("信访", Other, "受理信访22件,办结22件", ""),
    ("群众来信", Other, "收到群众来信22件,办结22件", ""),
    ("群众信件", Other, "收到群众信件22件,办结22件", ""),
    ("来件", Other, "办理群众来件22件,办结22件", ""),
    ("来电", Other, "收到来电22件,办结22件", ""),
    ("来访", Other, "收到来访22件,办结22件", ""),
    ("诉求", Other, "受理诉求22件,办结22件", ""),
    ("工单", Other, "受理工单22件,办结22件", ""),
    ("问政", Other, "受理网络问政22件,办结22件", ""),
    ("反映", Other, "受理群众反映22件,办结22件", ""),
    ("问题", Other, "处理问题22件,办结22件", ""),
    ("线索", Other, "收到线索22件,办结22件", ""),
    ("意见", Other, "收到意见22件,答复22件", ""),
    ("民意", Other, "收到民意22件,答复22件", ""),
    ("征集", Other, "收到征集22件,答复22件", ""),
    ("调查", Other, "收到调查22件,答复22件", ""),
    ("解读", Other, "制定规范性文件解读22件", ""),
    ("新闻", Other, "发布新闻22条", ""),
    ("访谈", Other, "开展在线访谈22次", ""),
    ("微信", Other, "发布微信22条", ""),
    ("微博", Other, "微博答复22条", ""),
    ("公众号", Other, "公众号回复22条", ""),
    ("视频", Other, "制作视频22个", ""),
    ("栏目", Other, "依申请公开栏目更新22条", ""),
    ("专栏", Other, "依申请公开专栏更新22条", ""),
    ("专题", Other, "依申请公开专题22个", ""),
    ("公报", Other, "编发公报22期", ""),
    ("公告", Other, "发布公告22件", ""),
    ("培训", Other, "开展依申请公开培训22次", ""),
    ("会议", Other, "召开依申请公开会议22次", ""),
    ("检查", Delegate, "检查依申请公开办理22次", ""),
    ("督查", Delegate, "督查依申请公开办理22次", ""),
    ("研判", Other, "依申请公开研判22次", ""),
    ("会商", Other, "依申请公开会商22次", ""),
    ("公文", Other, "制发公文22件,其中依申请公开3件", ""),
    ("发文", Other, "全年发文22件,其中依申请公开3件", ""),
    ("目录", Other, "公开目录22条", ""),
    ("清单", Other, "公布行政许可清单22项", ""),
    ("指南", Other, "依申请公开指南22条", ""),
    ("费用", Cost, "未收取政府信息公开费用", "fee 0"),
    ("费", Cost, "未收取依申请公开费", "fee 0"),
    ("收费", Cost, "未发生因信息公开而收费的情况", "fee 0"),
    ("经费", Other, "未发生诉讼经费", ""),
    ("草案", Other, "制定规范性文件草案22件", ""),
    ("稿件", Other, "报送稿件22件", ""),
    ("纠纷", Other, "受理纠纷22件,办结22件", ""),
    ("仲裁", Other, "受理仲裁申请22件,办结22件", ""),
    ("调解", Other, "受理调解申请22件,办结22件", ""),
    ("答辩", Other, "因信息公开参加行政诉讼答辩3件", ""),
    ("应诉", Other, "办理行政应诉案件3件", ""),
    ("出庭", Other, "因信息公开行政诉讼出庭3次", ""),
    ("无障碍", Other, "政府信息公开申请无障碍", ""),
    ("无偿", Other, "无偿办理依申请公开", ""),
];

#[rustfmt::skip]
const SPOILERS: &[Entry] = &[
    ("审查", Spoil, "审查规范性文件39件", ""),
    ("备案", Spoil, "备案规范性文件39件", ""),
    ("审核", Spoil, "审核规范性文件39件", ""),
    ("清理", Spoil, "清理规范性文件39件", ""),
    ("失效", Spoil, "清理失效规范性文件4个", ""),
    ("修订", Spoil, "修订规范性文件4个", ""),
    ("修改", Spoil, "修改规范性文件4个", ""),
    ("起草", Spoil, "起草规范性文件4个", ""),
    ("评估", Spoil, "评估规范性文件4个", ""),
    ("报送", Spoil, "报送规范性文件4个", ""),
    ("拟", Spoil, "拟制定规范性文件4个", ""),
    ("不予受理", Spoil, "收到依申请公开12件,不予受理4件", "received 12"),
    ("延期", Spoil, "收到依申请公开12件,延期答复4件", "received 12"),
    ("补正", Spoil, "收到依申请公开12件,告知补正4件", "received 12"),
    ("超期", Spoil, "收到依申请公开12件,超期答复4件", "received 12"),
    ("逾期", Spoil, "收到依申请公开12件,逾期答复4件", "received 12"),
    ("各", Each, "因信息公开引发行政复议、行政诉讼各1件", ""),
    ("分别", Each, "网上申请、信函申请依申请公开分别为3件、2件", ""),
];

/// Words that say nothing of a figure: what stands between the words that do.
const FILLERS: &str = "\
    我局 我市 我县 我区 我镇 我乡 我街道 我办 我委 我厅 我州 我旗 我省 我处 我队 我院 我中心 我单位 我 本局 本机关 本单位 本街道 本镇 本乡 本县 本市 本区 \
    本办 本委 本厅 本部门 本行政机关 局 县 市 区 镇 乡 街道 本年度 本年 年度 全年 全年度 今年 今年以来 一年来 年内 年度内 当年 以来 年 期间 时间 有 已 \
    已经 按时 按期 按规 按规定 按要求 依法 依规 依法依规 及时 规范 妥善 圆满 顺利 高效 的 了 为 数 数量 件数 总数 总量 量 事项 事务 案件 案 信息 \
    政务信息 情况 业务 事件 行为 现象 其 并 和 与 及 以及 或 或者 等 对 于 在 向 由 从 将 通过 以 方式 信息公开类 形式 渠道 途径 提出 提交 递交 \
    申请人 群众 公众 社会公众 市民 来自 关于 有关 相关 任何 该项 该 此 此类 类 各类 因 而 引发 引起 导致 产生 发生 被 提起 提前 工作 过程中 中 应对 \
    主要 剩余 其余 另 余下 未办 继续 达 达到 到 过 类型 方面 内 规定 时限 期限 法定 时限内 期限内 规定时间 要求 严格 条例 不超过 不少于 超过 大约 将近 \
    至少 不足 不到 至多 约 近 超 逾 按时限 管理 底 末 按 按照 其他 其它 各级 行政机关 时 属于 危及 提出申请 总 递 向本机关 全街 全镇 全局 全乡 全系统 \
    结果 复函 书 表 件 第 年度继续 度 人 应 需 是 即 单 后 以外 除 进行 予以 给予 “ ” \" ' ‘ ’ · . - 向我局 面向 服务 职责 机关 行政 \
    机构 单位 个 政府 组织 决定书 措施 事 均已 情形 不再 实际 告知";

/// The words, by their first character, the longest first.
struct Index {
    /// Where the words of a first character stand in `words`: most characters begin none.
    first: Vec<u16>,
    words: Vec<Vec<(Vec<char>, Word)>>,
}

/// So many characters have numbers of two bytes, all that words begin with.
const CHARACTERS: usize = 1 << 16;

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let declared = ENTRIES.iter().copied().flatten().map(|(word, what, ..)| (*word, *what));
    let fillers = FILLERS.split_whitespace().map(|word| (word, Filler));
    // No words begin with a character of number 0.
    let mut index = Index { first: vec![0; CHARACTERS], words: vec![Vec::new()] };
    for (word, what) in declared.chain(fillers) {
        let mut characters = word.chars();
        let Some(first) = characters.next() else { continue };
        let Some(place) = index.first.get_mut(first as usize) else { continue };
        if *place == 0 {
            *place = index.words.len() as u16;
            index.words.push(Vec::new());
        }
        index.words[usize::from(*place)].push((characters.collect(), what));
    }
    for words in &mut index.words {
        words.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }
    index
});

/// The longest word that stands where `peek` looks, and how many characters it has.
pub(super) fn longest(peek: impl Fn(usize) -> Option<char>) -> Option<(usize, Word)> {
    let index = &*INDEX;
    let place = *index.first.get(peek(0)? as usize)?;
    let is_here = |rest: &[char]| rest.iter().enumerate().all(|(at, c)| peek(at + 1) == Some(*c));
    let (rest, word) = index.words[usize::from(place)].iter().find(|(rest, _)| is_here(rest))?;
    Some((rest.len() + 1, *word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Claim, Context, Extent, Figure, of_text};

    /// `received 25; concluded 24`
    fn told(text: &str) -> String {
        let context = Context { year: Some(2023), agency: Some("某县人民政府") };
        of_text(text, &context).iter().map(one).collect::<Vec<_>>().join("; ")
    }

    fn one(claim: &Claim) -> String {
        let part = if claim.extent() == Extent::Part { "part " } else { "" };
        let kind = serde_json::to_value(claim.kind()).unwrap();
        let figure = match claim.figure() {
            Figure::Exactly(number) => number.to_string(),
            Figure::Zero => "0".into(),
            Figure::Rate(hundredths) => format!("{}%", hundredths as f64 / 100.0),
            Figure::Money(hundredths) => format!("{} yuan", hundredths as f64 / 100.0),
            bound => format!("{bound:?}"),
        };
        format!("{part}{} {figure}", kind.as_str().unwrap())
    }

    #[test]
    fn every_word_is_shown_by_a_sentence() {
        let mut wrong = Vec::new();
        for (word, _, sentence, claims) in ENTRIES.iter().copied().flatten() {
            if !sentence.contains(word) {
                wrong.push(format!("{word} does not stand in {sentence}"));
            }
            let found = told(sentence);
            if found != *claims {
                wrong.push(format!("{word}: {sentence}: {found:?}, not {claims:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn no_word_stands_twice() {
        let declared = ENTRIES.iter().copied().flatten().map(|(word, ..)| *word);
        let mut all: Vec<&str> = declared.chain(FILLERS.split_whitespace()).collect();
        all.sort_unstable();
        let twice: Vec<_> = all.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
