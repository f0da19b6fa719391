-- RL-05 复议后起诉不多于两年内审结的行政复议
-- litigation after reconsideration is not above the reconsiderations concluded in two years
-- warning; editions: 2019, 2021. Generated from the declarations; do not edit.

-- What it comes to in each report.
SELECT this.report AS report, CASE WHEN this.review_litigation_edition = 'any' THEN
  CASE (CASE WHEN COALESCE(this.review_litigation_litigation_after_review_total, 0) > this.review_litigation_review_upheld + this.review_litigation_review_corrected + this.review_litigation_review_other + last.review_litigation_review_upheld + last.review_litigation_review_corrected + last.review_litigation_review_other THEN FALSE WHEN this.review_litigation_litigation_after_review_total <= COALESCE(this.review_litigation_review_upheld, 0) + COALESCE(this.review_litigation_review_corrected, 0) + COALESCE(this.review_litigation_review_other, 0) + COALESCE(last.review_litigation_review_upheld, 0) + COALESCE(last.review_litigation_review_corrected, 0) + COALESCE(last.review_litigation_review_other, 0) THEN TRUE END)
  WHEN TRUE THEN 'holds' WHEN FALSE THEN 'fails' ELSE 'undecided' END
ELSE 'does_not_apply' END AS outcome
FROM reports AS this LEFT JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year;

-- Every place where it is broken.
SELECT this.report AS report, 'RL-05' AS rule, 'review_litigation.litigation_after_review.total' AS cell,
  COALESCE(this.review_litigation_litigation_after_review_total, 0) AS left_side,
  COALESCE(this.review_litigation_review_upheld, 0) + COALESCE(this.review_litigation_review_corrected, 0) + COALESCE(this.review_litigation_review_other, 0) + COALESCE(last.review_litigation_review_upheld, 0) + COALESCE(last.review_litigation_review_corrected, 0) + COALESCE(last.review_litigation_review_other, 0) AS right_side,
  COALESCE(this.review_litigation_litigation_after_review_total, 0) - (COALESCE(this.review_litigation_review_upheld, 0) + COALESCE(this.review_litigation_review_corrected, 0) + COALESCE(this.review_litigation_review_other, 0) + COALESCE(last.review_litigation_review_upheld, 0) + COALESCE(last.review_litigation_review_corrected, 0) + COALESCE(last.review_litigation_review_other, 0)) AS difference
FROM reports AS this LEFT JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.review_litigation_edition = 'any'
  AND (COALESCE(this.review_litigation_litigation_after_review_total, 0) > this.review_litigation_review_upheld + this.review_litigation_review_corrected + this.review_litigation_review_other + last.review_litigation_review_upheld + last.review_litigation_review_corrected + last.review_litigation_review_other);
