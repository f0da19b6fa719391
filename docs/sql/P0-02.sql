-- P0-02 对外公开总数量不少于本年新公开数量
-- the published total is not below the number newly published
-- warning; editions: 2019. Generated from the declarations; do not edit.

-- What it comes to in each report.
SELECT report AS report, CASE WHEN proactive_disclosure_edition = '2019' THEN
  CASE (CASE WHEN proactive_disclosure_rules_total_published < COALESCE(proactive_disclosure_rules_newly_published, 0) THEN FALSE WHEN COALESCE(proactive_disclosure_rules_total_published, 0) >= proactive_disclosure_rules_newly_published THEN TRUE END
    AND CASE WHEN proactive_disclosure_normative_documents_total_published < COALESCE(proactive_disclosure_normative_documents_newly_published, 0) THEN FALSE WHEN COALESCE(proactive_disclosure_normative_documents_total_published, 0) >= proactive_disclosure_normative_documents_newly_published THEN TRUE END)
  WHEN TRUE THEN 'holds' WHEN FALSE THEN 'fails' ELSE 'undecided' END
ELSE 'does_not_apply' END AS outcome
FROM reports;

-- Every place where it is broken.
SELECT report, 'P0-02' AS rule, 'proactive_disclosure.rules.total_published@2019' AS cell,
  COALESCE(proactive_disclosure_rules_total_published, 0) AS left_side,
  COALESCE(proactive_disclosure_rules_newly_published, 0) AS right_side,
  COALESCE(proactive_disclosure_rules_total_published, 0) - (COALESCE(proactive_disclosure_rules_newly_published, 0)) AS difference
FROM reports
WHERE proactive_disclosure_edition = '2019'
  AND (proactive_disclosure_rules_total_published < COALESCE(proactive_disclosure_rules_newly_published, 0))
UNION ALL
SELECT report, 'P0-02' AS rule, 'proactive_disclosure.normative_documents.total_published@2019' AS cell,
  COALESCE(proactive_disclosure_normative_documents_total_published, 0) AS left_side,
  COALESCE(proactive_disclosure_normative_documents_newly_published, 0) AS right_side,
  COALESCE(proactive_disclosure_normative_documents_total_published, 0) - (COALESCE(proactive_disclosure_normative_documents_newly_published, 0)) AS difference
FROM reports
WHERE proactive_disclosure_edition = '2019'
  AND (proactive_disclosure_normative_documents_total_published < COALESCE(proactive_disclosure_normative_documents_newly_published, 0));
