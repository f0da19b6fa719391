-- FE-04 逾期未缴费的申请不多于两年内通知收费的件数
-- requests dropped for unpaid fees are not more than the fee notices of two years
-- warning; editions: 2021. Generated from the declarations; do not edit.

-- What it comes to in each report.
SELECT this.report AS report, CASE WHEN this.requests_edition = '2021' AND this.processing_fees_edition = 'any' THEN
  CASE (CASE WHEN COALESCE(this.requests_outcomes_other_handling_fee_unpaid_total, 0) > this.processing_fees_cases_notified + last.processing_fees_cases_notified THEN FALSE WHEN this.requests_outcomes_other_handling_fee_unpaid_total <= COALESCE(this.processing_fees_cases_notified, 0) + COALESCE(last.processing_fees_cases_notified, 0) THEN TRUE END)
  WHEN TRUE THEN 'holds' WHEN FALSE THEN 'fails' ELSE 'undecided' END
ELSE 'does_not_apply' END AS outcome
FROM reports AS this LEFT JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year;

-- Every place where it is broken.
SELECT this.report AS report, 'FE-04' AS rule, 'requests.outcomes.other_handling.fee_unpaid.total@2021' AS cell,
  COALESCE(this.requests_outcomes_other_handling_fee_unpaid_total, 0) AS left_side,
  COALESCE(this.processing_fees_cases_notified, 0) + COALESCE(last.processing_fees_cases_notified, 0) AS right_side,
  COALESCE(this.requests_outcomes_other_handling_fee_unpaid_total, 0) - (COALESCE(this.processing_fees_cases_notified, 0) + COALESCE(last.processing_fees_cases_notified, 0)) AS difference
FROM reports AS this LEFT JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND this.processing_fees_edition = 'any'
  AND (COALESCE(this.requests_outcomes_other_handling_fee_unpaid_total, 0) > this.processing_fees_cases_notified + last.processing_fees_cases_notified);
