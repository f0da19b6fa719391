-- RL-01 行政复议：总计 = 四种结果之和
-- reconsideration: the total is the sum of the four results
-- error; editions: 2019, 2021. Generated from the declarations; do not edit.

-- What it comes to in each report.
SELECT report AS report, CASE WHEN review_litigation_edition = 'any' THEN
  CASE (CASE WHEN COALESCE(review_litigation_review_upheld, 0) + COALESCE(review_litigation_review_corrected, 0) + COALESCE(review_litigation_review_other, 0) + COALESCE(review_litigation_review_pending, 0) > review_litigation_review_total OR review_litigation_review_upheld + review_litigation_review_corrected + review_litigation_review_other + review_litigation_review_pending < COALESCE(review_litigation_review_total, 0) THEN FALSE WHEN review_litigation_review_upheld + review_litigation_review_corrected + review_litigation_review_other + review_litigation_review_pending = review_litigation_review_total THEN TRUE END)
  WHEN TRUE THEN 'holds' WHEN FALSE THEN 'fails' ELSE 'undecided' END
ELSE 'does_not_apply' END AS outcome
FROM reports;

-- Every place where it is broken.
SELECT report, 'RL-01' AS rule, 'review_litigation.review.total' AS cell,
  COALESCE(review_litigation_review_upheld, 0) + COALESCE(review_litigation_review_corrected, 0) + COALESCE(review_litigation_review_other, 0) + COALESCE(review_litigation_review_pending, 0) AS left_side,
  COALESCE(review_litigation_review_total, 0) AS right_side,
  COALESCE(review_litigation_review_upheld, 0) + COALESCE(review_litigation_review_corrected, 0) + COALESCE(review_litigation_review_other, 0) + COALESCE(review_litigation_review_pending, 0) - (COALESCE(review_litigation_review_total, 0)) AS difference
FROM reports
WHERE review_litigation_edition = 'any'
  AND (COALESCE(review_litigation_review_upheld, 0) + COALESCE(review_litigation_review_corrected, 0) + COALESCE(review_litigation_review_other, 0) + COALESCE(review_litigation_review_pending, 0) > review_litigation_review_total OR review_litigation_review_upheld + review_litigation_review_corrected + review_litigation_review_other + review_litigation_review_pending < COALESCE(review_litigation_review_total, 0));
