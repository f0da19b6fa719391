-- YR-04 对外公开总数量不少于上年
-- the published total is not below last year's
-- warning; editions: 2019. Generated from the declarations; do not edit.

-- What it comes to in each report.
SELECT this.report AS report, CASE WHEN this.proactive_disclosure_edition = '2019' AND COALESCE(last.proactive_disclosure_edition, this.proactive_disclosure_edition) = '2019' THEN
  CASE (CASE WHEN this.proactive_disclosure_rules_total_published < COALESCE(last.proactive_disclosure_rules_total_published, 0) THEN FALSE WHEN COALESCE(this.proactive_disclosure_rules_total_published, 0) >= last.proactive_disclosure_rules_total_published THEN TRUE END
    AND CASE WHEN this.proactive_disclosure_normative_documents_total_published < COALESCE(last.proactive_disclosure_normative_documents_total_published, 0) THEN FALSE WHEN COALESCE(this.proactive_disclosure_normative_documents_total_published, 0) >= last.proactive_disclosure_normative_documents_total_published THEN TRUE END)
  WHEN TRUE THEN 'holds' WHEN FALSE THEN 'fails' ELSE 'undecided' END
ELSE 'does_not_apply' END AS outcome
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year;

-- Every place where it is broken.
SELECT this.report AS report, 'YR-04' AS rule, 'proactive_disclosure.rules.total_published@2019' AS cell,
  COALESCE(this.proactive_disclosure_rules_total_published, 0) AS left_side,
  COALESCE(last.proactive_disclosure_rules_total_published, 0) AS right_side,
  COALESCE(this.proactive_disclosure_rules_total_published, 0) - (COALESCE(last.proactive_disclosure_rules_total_published, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.proactive_disclosure_edition = '2019' AND COALESCE(last.proactive_disclosure_edition, this.proactive_disclosure_edition) = '2019'
  AND (this.proactive_disclosure_rules_total_published < COALESCE(last.proactive_disclosure_rules_total_published, 0))
UNION ALL
SELECT this.report AS report, 'YR-04' AS rule, 'proactive_disclosure.normative_documents.total_published@2019' AS cell,
  COALESCE(this.proactive_disclosure_normative_documents_total_published, 0) AS left_side,
  COALESCE(last.proactive_disclosure_normative_documents_total_published, 0) AS right_side,
  COALESCE(this.proactive_disclosure_normative_documents_total_published, 0) - (COALESCE(last.proactive_disclosure_normative_documents_total_published, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.proactive_disclosure_edition = '2019' AND COALESCE(last.proactive_disclosure_edition, this.proactive_disclosure_edition) = '2019'
  AND (this.proactive_disclosure_normative_documents_total_published < COALESCE(last.proactive_disclosure_normative_documents_total_published, 0));
