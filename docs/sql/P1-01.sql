-- P1-01 现行有效件数不少于本年制发件数减去本年废止件数
-- documents in force are not fewer than issued less repealed
-- warning; editions: 2021. Generated from the declarations; do not edit.

-- What it comes to in each report.
SELECT report AS report, CASE WHEN proactive_disclosure_edition = '2021' THEN
  CASE (CASE WHEN proactive_disclosure_rules_in_force + proactive_disclosure_rules_repealed < COALESCE(proactive_disclosure_rules_issued, 0) THEN FALSE WHEN COALESCE(proactive_disclosure_rules_in_force, 0) + COALESCE(proactive_disclosure_rules_repealed, 0) >= proactive_disclosure_rules_issued THEN TRUE END
    AND CASE WHEN proactive_disclosure_normative_documents_in_force + proactive_disclosure_normative_documents_repealed < COALESCE(proactive_disclosure_normative_documents_issued, 0) THEN FALSE WHEN COALESCE(proactive_disclosure_normative_documents_in_force, 0) + COALESCE(proactive_disclosure_normative_documents_repealed, 0) >= proactive_disclosure_normative_documents_issued THEN TRUE END)
  WHEN TRUE THEN 'holds' WHEN FALSE THEN 'fails' ELSE 'undecided' END
ELSE 'does_not_apply' END AS outcome
FROM reports;

-- Every place where it is broken.
SELECT report, 'P1-01' AS rule, 'proactive_disclosure.rules.in_force@2021' AS cell,
  COALESCE(proactive_disclosure_rules_in_force, 0) + COALESCE(proactive_disclosure_rules_repealed, 0) AS left_side,
  COALESCE(proactive_disclosure_rules_issued, 0) AS right_side,
  COALESCE(proactive_disclosure_rules_in_force, 0) + COALESCE(proactive_disclosure_rules_repealed, 0) - (COALESCE(proactive_disclosure_rules_issued, 0)) AS difference
FROM reports
WHERE proactive_disclosure_edition = '2021'
  AND (proactive_disclosure_rules_in_force + proactive_disclosure_rules_repealed < COALESCE(proactive_disclosure_rules_issued, 0))
UNION ALL
SELECT report, 'P1-01' AS rule, 'proactive_disclosure.normative_documents.in_force@2021' AS cell,
  COALESCE(proactive_disclosure_normative_documents_in_force, 0) + COALESCE(proactive_disclosure_normative_documents_repealed, 0) AS left_side,
  COALESCE(proactive_disclosure_normative_documents_issued, 0) AS right_side,
  COALESCE(proactive_disclosure_normative_documents_in_force, 0) + COALESCE(proactive_disclosure_normative_documents_repealed, 0) - (COALESCE(proactive_disclosure_normative_documents_issued, 0)) AS difference
FROM reports
WHERE proactive_disclosure_edition = '2021'
  AND (proactive_disclosure_normative_documents_in_force + proactive_disclosure_normative_documents_repealed < COALESCE(proactive_disclosure_normative_documents_issued, 0));
