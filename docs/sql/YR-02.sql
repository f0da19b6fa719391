-- YR-02 现行有效件数 = 上年现行有效件数 + 本年制发件数 - 本年废止件数
-- in force = in force last year + issued - repealed
-- warning; editions: 2021. Generated from the declarations; do not edit.

-- What it comes to in each report.
SELECT this.report AS report, CASE WHEN this.proactive_disclosure_edition = '2021' AND COALESCE(last.proactive_disclosure_edition, this.proactive_disclosure_edition) = '2021' THEN
  CASE (CASE WHEN COALESCE(last.proactive_disclosure_rules_in_force, 0) + COALESCE(this.proactive_disclosure_rules_issued, 0) > this.proactive_disclosure_rules_repealed + this.proactive_disclosure_rules_in_force OR last.proactive_disclosure_rules_in_force + this.proactive_disclosure_rules_issued < COALESCE(this.proactive_disclosure_rules_repealed, 0) + COALESCE(this.proactive_disclosure_rules_in_force, 0) THEN FALSE WHEN last.proactive_disclosure_rules_in_force + this.proactive_disclosure_rules_issued = this.proactive_disclosure_rules_repealed + this.proactive_disclosure_rules_in_force THEN TRUE END
    AND CASE WHEN COALESCE(last.proactive_disclosure_normative_documents_in_force, 0) + COALESCE(this.proactive_disclosure_normative_documents_issued, 0) > this.proactive_disclosure_normative_documents_repealed + this.proactive_disclosure_normative_documents_in_force OR last.proactive_disclosure_normative_documents_in_force + this.proactive_disclosure_normative_documents_issued < COALESCE(this.proactive_disclosure_normative_documents_repealed, 0) + COALESCE(this.proactive_disclosure_normative_documents_in_force, 0) THEN FALSE WHEN last.proactive_disclosure_normative_documents_in_force + this.proactive_disclosure_normative_documents_issued = this.proactive_disclosure_normative_documents_repealed + this.proactive_disclosure_normative_documents_in_force THEN TRUE END)
  WHEN TRUE THEN 'holds' WHEN FALSE THEN 'fails' ELSE 'undecided' END
ELSE 'does_not_apply' END AS outcome
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year;

-- Every place where it is broken.
SELECT this.report AS report, 'YR-02' AS rule, 'proactive_disclosure.rules.in_force@2021' AS cell,
  COALESCE(last.proactive_disclosure_rules_in_force, 0) + COALESCE(this.proactive_disclosure_rules_issued, 0) AS left_side,
  COALESCE(this.proactive_disclosure_rules_repealed, 0) + COALESCE(this.proactive_disclosure_rules_in_force, 0) AS right_side,
  COALESCE(last.proactive_disclosure_rules_in_force, 0) + COALESCE(this.proactive_disclosure_rules_issued, 0) - (COALESCE(this.proactive_disclosure_rules_repealed, 0) + COALESCE(this.proactive_disclosure_rules_in_force, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.proactive_disclosure_edition = '2021' AND COALESCE(last.proactive_disclosure_edition, this.proactive_disclosure_edition) = '2021'
  AND (COALESCE(last.proactive_disclosure_rules_in_force, 0) + COALESCE(this.proactive_disclosure_rules_issued, 0) > this.proactive_disclosure_rules_repealed + this.proactive_disclosure_rules_in_force OR last.proactive_disclosure_rules_in_force + this.proactive_disclosure_rules_issued < COALESCE(this.proactive_disclosure_rules_repealed, 0) + COALESCE(this.proactive_disclosure_rules_in_force, 0))
UNION ALL
SELECT this.report AS report, 'YR-02' AS rule, 'proactive_disclosure.normative_documents.in_force@2021' AS cell,
  COALESCE(last.proactive_disclosure_normative_documents_in_force, 0) + COALESCE(this.proactive_disclosure_normative_documents_issued, 0) AS left_side,
  COALESCE(this.proactive_disclosure_normative_documents_repealed, 0) + COALESCE(this.proactive_disclosure_normative_documents_in_force, 0) AS right_side,
  COALESCE(last.proactive_disclosure_normative_documents_in_force, 0) + COALESCE(this.proactive_disclosure_normative_documents_issued, 0) - (COALESCE(this.proactive_disclosure_normative_documents_repealed, 0) + COALESCE(this.proactive_disclosure_normative_documents_in_force, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.proactive_disclosure_edition = '2021' AND COALESCE(last.proactive_disclosure_edition, this.proactive_disclosure_edition) = '2021'
  AND (COALESCE(last.proactive_disclosure_normative_documents_in_force, 0) + COALESCE(this.proactive_disclosure_normative_documents_issued, 0) > this.proactive_disclosure_normative_documents_repealed + this.proactive_disclosure_normative_documents_in_force OR last.proactive_disclosure_normative_documents_in_force + this.proactive_disclosure_normative_documents_issued < COALESCE(this.proactive_disclosure_normative_documents_repealed, 0) + COALESCE(this.proactive_disclosure_normative_documents_in_force, 0));
