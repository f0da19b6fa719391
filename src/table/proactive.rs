//! 二、主动公开政府信息情况: the proactive-disclosure tables of Article 20.

use super::declare;
use crate::value::{Amount, Change, Count};

/// The label above the labels of the rows, in every block.
pub(crate) const ROW_HEAD: &str = "信息内容";

declare! {
    /// Table 二、主动公开政府信息情况: what was disclosed proactively under Article 20, in the edition that the
    /// table is of.
    ///
    /// The editions share hardly a column: the published total (对外公开总数量) of 2019 is not the number
    /// in force (现行有效件数) of 2021.
    enum ProactiveDisclosure {
        /// Items (1), (5), (6), (8) and (9), five columns wide.
        Edition2019(ProactiveDisclosure2019),
        /// Items (1), (5), (6) and (8), four columns wide.
        Edition2021(ProactiveDisclosure2021),
    }
}

declare! {
    /// The Article 20 table of 国办公开办函〔2021〕30号.
    struct ProactiveDisclosure2021 {
        /// Legislation made under the Legislation Law (立法法), articles 91 and 93, by State Council
        /// ministries and by governments of provinces, cities with districts and autonomous
        /// prefectures.
        rules: Documents2021 = "规章", "rules", "20(1)", under "第二十条第（一）项";
        /// Published official documents, other than administrative regulations, orders and rules,
        /// that affect rights and duties, bind generally and apply repeatedly for a time
        /// (国办发〔2018〕37号).
        normative_documents: Documents2021 = "行政规范性文件", "administrative normative documents", "20(1)", under "第二十条第（一）项";
        /// Decisions on applications to do a specific activity (行政许可法 article 2).
        administrative_licensing: Decisions2021 = "行政许可", "administrative licensing", "20(5)", under "第二十条第（五）项";
        /// Penalties of the Administrative Penalties Law (行政处罚法), article 9.
        administrative_penalties: Decisions2021 = "行政处罚", "administrative penalties", "20(6)", under "第二十条第（六）项";
        /// Compulsory measures and compulsory enforcement (行政强制法 articles 9 and 12).
        administrative_compulsion: Decisions2021 = "行政强制", "administrative compulsion", "20(6)", under "第二十条第（六）项";
        /// Money charged as administrative and institutional fees; not the processing fee (信息处理费)
        /// of article 42.
        administrative_fees: FeesCollected = "行政事业性收费", "administrative and institutional fees", "20(8)", under "第二十条第（八）项";
    }
}

declare! {
    /// The columns of item (1) in the 2021 edition, in documents (件).
    struct Documents2021 {
        /// Documents made and issued from 1 January to 31 December.
        issued: Count = "本年制发件数", "issued this year", "20(1)";
        /// Documents repealed in the year.
        repealed: Count = "本年废止件数", "repealed this year", "20(1)";
        /// Documents in force on 31 December.
        in_force: Count = "现行有效件数", "currently in force", "20(1)";
    }
}

declare! {
    /// The column of items (5) and (6) in the 2021 edition.
    struct Decisions2021 {
        /// All decisions made in the year, those lawfully not published included.
        decisions: Count = "本年处理决定数量", "decisions made this year", "20(5), 20(6)";
    }
}

declare! {
    /// The column of item (8) in the 2021 edition.
    struct FeesCollected {
        /// Money collected in the year; decimals occur.
        amount: Amount = "本年收费金额（单位：万元）", "fees collected this year (10,000 yuan)", "20(8)";
    }
}

declare! {
    /// The Article 20 table of 国办公开办函〔2019〕60号 (试行).
    struct ProactiveDisclosure2019 {
        /// Legislation by State Council ministries and by governments of provinces, cities with
        /// districts and autonomous prefectures.
        rules: Documents2019 = "规章", "rules", "20(1)", under "第二十条第（一）项";
        /// Decisions, announcements, notices and the like that bind generally.
        normative_documents: Documents2019 = "规范性文件", "normative documents", "20(1)", under "第二十条第（一）项";
        /// Items and decisions of administrative licensing.
        administrative_licensing: Items2019 = "行政许可", "administrative licensing", "20(5)", under "第二十条第（五）项";
        /// Government-service items other than licences; may overlap the next block.
        other_external_services: Items2019 = "其他对外管理服务事项", "other external management and service matters", "20(5)", under "第二十条第（五）项";
        /// Items and decisions of administrative penalties.
        administrative_penalties: Items2019 = "行政处罚", "administrative penalties", "20(6)", under "第二十条第（六）项";
        /// Items and decisions of compulsory measures and compulsory enforcement.
        administrative_compulsion: Items2019 = "行政强制", "administrative compulsion", "20(6)", under "第二十条第（六）项";
        /// The number of fee items, not money.
        administrative_fees: FeeItems2019 = "行政事业性收费", "administrative and institutional fees", "20(8)", under "第二十条第（八）项";
        /// Projects and money of centralized government procurement.
        centralized_procurement: Procurement2019 = "政府集中采购", "centralized government procurement", "20(9)", under "第二十条第（九）项";
    }
}

declare! {
    /// The columns of item (1) in the 2019 edition, in documents.
    struct Documents2019 {
        /// Documents made in the year.
        newly_made: Count = "本年新制作数量", "newly made this year", "20(1)";
        /// Documents first published in the year; may include older ones.
        newly_published: Count = "本年新公开数量", "newly published this year", "20(1)";
        /// All published documents of the kind, a stock figure.
        total_published: Count = "对外公开总数量", "total published", "20(1)";
    }
}

declare! {
    /// The columns of items (5) and (6) in the 2019 edition.
    struct Items2019 {
        /// Items (事项) on the list of powers a year earlier.
        items_previous_year: Count = "上一年项目数量", "number of items in the previous year", "20(5), 20(6)";
        /// Items added or removed in the year; a decrease is negative.
        items_change: Change = "本年增/减", "increase or decrease this year", "20(5), 20(6)";
        /// Cases handled in the year.
        decisions: Count = "处理决定数量", "decisions made", "20(5), 20(6)";
    }
}

declare! {
    /// The columns of item (8) in the 2019 edition.
    struct FeeItems2019 {
        /// Fee items a year earlier.
        items_previous_year: Count = "上一年项目数量", "number of items in the previous year", "20(8)";
        /// Fee items added or removed in the year; a decrease is negative.
        items_change: Change = "本年增/减", "increase or decrease this year", "20(8)";
    }
}

declare! {
    /// The columns of item (9) in the 2019 edition.
    struct Procurement2019 {
        /// Procurement projects in the year.
        projects: Count = "采购项目数量", "procurement projects", "20(9)";
        /// Money spent; the official header has no unit, so documents give it in the header, in the
        /// cell or not at all.
        amount: Amount = "采购总金额", "total procurement amount", "20(9)";
    }
}
