-- P0-03 本年新公开数量少于本年新制作数量，供留意
-- fewer documents were newly published than made
-- note; editions: 2019. Generated from the declarations; do not edit.

-- What it comes to in each report.
SELECT report AS report, CASE WHEN proactive_disclosure_edition = '2019' THEN
  CASE (CASE WHEN proactive_disclosure_rules_newly_published < COALESCE(proactive_disclosure_rules_newly_made, 0) THEN FALSE WHEN COALESCE(proactive_disclosure_rules_newly_published, 0) >= proactive_disclosure_rules_newly_made THEN TRUE END
    AND CASE WHEN proactive_disclosure_normative_documents_newly_published < COALESCE(proactive_disclosure_normative_documents_newly_made, 0) THEN FALSE WHEN COALESCE(proactive_disclosure_normative_documents_newly_published, 0) >= proactive_disclosure_normative_documents_newly_made THEN TRUE END)
  WHEN TRUE THEN 'holds' WHEN FALSE THEN 'fails' ELSE 'undecided' END
ELSE 'does_not_apply' END AS outcome
FROM reports;

-- Every place where it is broken.
SELECT report, 'P0-03' AS rule, 'proactive_disclosure.rules.newly_published@2019' AS cell,
  COALESCE(proactive_disclosure_rules_newly_published, 0) AS left_side,
  COALESCE(proactive_disclosure_rules_newly_made, 0) AS right_side,
  COALESCE(proactive_disclosure_rules_newly_published, 0) - (COALESCE(proactive_disclosure_rules_newly_made, 0)) AS difference
FROM reports
WHERE proactive_disclosure_edition = '2019'
  AND (proactive_disclosure_rules_newly_published < COALESCE(proactive_disclosure_rules_newly_made, 0))
UNION ALL
SELECT report, 'P0-03' AS rule, 'proactive_disclosure.normative_documents.newly_published@2019' AS cell,
  COALESCE(proactive_disclosure_normative_documents_newly_published, 0) AS left_side,
  COALESCE(proactive_disclosure_normative_documents_newly_made, 0) AS right_side,
  COALESCE(proactive_disclosure_normative_documents_newly_published, 0) - (COALESCE(proactive_disclosure_normative_documents_newly_made, 0)) AS difference
FROM reports
WHERE proactive_disclosure_edition = '2019'
  AND (proactive_disclosure_normative_documents_newly_published < COALESCE(proactive_disclosure_normative_documents_newly_made, 0));
