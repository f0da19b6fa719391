-- P1-02 本年废止件数不多于上年现行有效与本年制发之和
-- repealed ≤ in force last year + issued
-- warning; editions: 2021. Generated from the declarations; do not edit.

-- What it comes to in each report.
SELECT this.report AS report, CASE WHEN this.proactive_disclosure_edition = '2021' AND COALESCE(last.proactive_disclosure_edition, this.proactive_disclosure_edition) = '2021' THEN
  CASE (CASE WHEN COALESCE(this.proactive_disclosure_rules_repealed, 0) > last.proactive_disclosure_rules_in_force + this.proactive_disclosure_rules_issued THEN FALSE WHEN this.proactive_disclosure_rules_repealed <= COALESCE(last.proactive_disclosure_rules_in_force, 0) + COALESCE(this.proactive_disclosure_rules_issued, 0) THEN TRUE END
    AND CASE WHEN COALESCE(this.proactive_disclosure_normative_documents_repealed, 0) > last.proactive_disclosure_normative_documents_in_force + this.proactive_disclosure_normative_documents_issued THEN FALSE WHEN this.proactive_disclosure_normative_documents_repealed <= COALESCE(last.proactive_disclosure_normative_documents_in_force, 0) + COALESCE(this.proactive_disclosure_normative_documents_issued, 0) THEN TRUE END)
  WHEN TRUE THEN 'holds' WHEN FALSE THEN 'fails' ELSE 'undecided' END
ELSE 'does_not_apply' END AS outcome
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year;

-- Every place where it is broken.
SELECT this.report AS report, 'P1-02' AS rule, 'proactive_disclosure.rules.repealed@2021' AS cell,
  COALESCE(this.proactive_disclosure_rules_repealed, 0) AS left_side,
  COALESCE(last.proactive_disclosure_rules_in_force, 0) + COALESCE(this.proactive_disclosure_rules_issued, 0) AS right_side,
  COALESCE(this.proactive_disclosure_rules_repealed, 0) - (COALESCE(last.proactive_disclosure_rules_in_force, 0) + COALESCE(this.proactive_disclosure_rules_issued, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.proactive_disclosure_edition = '2021' AND COALESCE(last.proactive_disclosure_edition, this.proactive_disclosure_edition) = '2021'
  AND (COALESCE(this.proactive_disclosure_rules_repealed, 0) > last.proactive_disclosure_rules_in_force + this.proactive_disclosure_rules_issued)
UNION ALL
SELECT this.report AS report, 'P1-02' AS rule, 'proactive_disclosure.normative_documents.repealed@2021' AS cell,
  COALESCE(this.proactive_disclosure_normative_documents_repealed, 0) AS left_side,
  COALESCE(last.proactive_disclosure_normative_documents_in_force, 0) + COALESCE(this.proactive_disclosure_normative_documents_issued, 0) AS right_side,
  COALESCE(this.proactive_disclosure_normative_documents_repealed, 0) - (COALESCE(last.proactive_disclosure_normative_documents_in_force, 0) + COALESCE(this.proactive_disclosure_normative_documents_issued, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.proactive_disclosure_edition = '2021' AND COALESCE(last.proactive_disclosure_edition, this.proactive_disclosure_edition) = '2021'
  AND (COALESCE(this.proactive_disclosure_normative_documents_repealed, 0) > last.proactive_disclosure_normative_documents_in_force + this.proactive_disclosure_normative_documents_issued);
