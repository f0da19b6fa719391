-- XT-02 行政复议总计不多于两年内办结的申请
-- reconsiderations are not more than the requests concluded in two years
-- warning; editions: 2019, 2021. Generated from the declarations; do not edit.

-- What it comes to in each report.
SELECT this.report AS report, CASE WHEN this.requests_edition = '2019' AND this.review_litigation_edition = 'any' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
    OR this.requests_edition = '2019' AND this.review_litigation_edition = 'any' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
    OR this.requests_edition = '2021' AND this.review_litigation_edition = 'any' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
    OR this.requests_edition = '2021' AND this.review_litigation_edition = 'any' AND COALESCE(last.requests_edition, this.requests_edition) = '2021' THEN
  CASE (CASE WHEN this.requests_edition = '2019' AND this.review_litigation_edition = 'any' AND COALESCE(last.requests_edition, this.requests_edition) = '2019' THEN
    CASE WHEN COALESCE(this.review_litigation_review_total, 0) > this.requests_outcomes_total_total + last.requests_outcomes_total_total THEN FALSE WHEN this.review_litigation_review_total <= COALESCE(this.requests_outcomes_total_total, 0) + COALESCE(last.requests_outcomes_total_total, 0) THEN TRUE END
  ELSE TRUE END
  AND CASE WHEN this.requests_edition = '2019' AND this.review_litigation_edition = 'any' AND COALESCE(last.requests_edition, this.requests_edition) = '2021' THEN
    CASE WHEN COALESCE(this.review_litigation_review_total, 0) > this.requests_outcomes_total_total + last.requests_outcomes_total_total THEN FALSE WHEN this.review_litigation_review_total <= COALESCE(this.requests_outcomes_total_total, 0) + COALESCE(last.requests_outcomes_total_total, 0) THEN TRUE END
  ELSE TRUE END
  AND CASE WHEN this.requests_edition = '2021' AND this.review_litigation_edition = 'any' AND COALESCE(last.requests_edition, this.requests_edition) = '2019' THEN
    CASE WHEN COALESCE(this.review_litigation_review_total, 0) > this.requests_outcomes_total_total + last.requests_outcomes_total_total THEN FALSE WHEN this.review_litigation_review_total <= COALESCE(this.requests_outcomes_total_total, 0) + COALESCE(last.requests_outcomes_total_total, 0) THEN TRUE END
  ELSE TRUE END
  AND CASE WHEN this.requests_edition = '2021' AND this.review_litigation_edition = 'any' AND COALESCE(last.requests_edition, this.requests_edition) = '2021' THEN
    CASE WHEN COALESCE(this.review_litigation_review_total, 0) > this.requests_outcomes_total_total + last.requests_outcomes_total_total THEN FALSE WHEN this.review_litigation_review_total <= COALESCE(this.requests_outcomes_total_total, 0) + COALESCE(last.requests_outcomes_total_total, 0) THEN TRUE END
  ELSE TRUE END)
  WHEN TRUE THEN 'holds' WHEN FALSE THEN 'fails' ELSE 'undecided' END
ELSE 'does_not_apply' END AS outcome
FROM reports AS this LEFT JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year;

-- Every place where it is broken.
SELECT this.report AS report, 'XT-02' AS rule, 'review_litigation.review.total' AS cell,
  COALESCE(this.review_litigation_review_total, 0) AS left_side,
  COALESCE(this.requests_outcomes_total_total, 0) + COALESCE(last.requests_outcomes_total_total, 0) AS right_side,
  COALESCE(this.review_litigation_review_total, 0) - (COALESCE(this.requests_outcomes_total_total, 0) + COALESCE(last.requests_outcomes_total_total, 0)) AS difference
FROM reports AS this LEFT JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2019' AND this.review_litigation_edition = 'any' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
  AND (COALESCE(this.review_litigation_review_total, 0) > this.requests_outcomes_total_total + last.requests_outcomes_total_total)
UNION ALL
SELECT this.report AS report, 'XT-02' AS rule, 'review_litigation.review.total' AS cell,
  COALESCE(this.review_litigation_review_total, 0) AS left_side,
  COALESCE(this.requests_outcomes_total_total, 0) + COALESCE(last.requests_outcomes_total_total, 0) AS right_side,
  COALESCE(this.review_litigation_review_total, 0) - (COALESCE(this.requests_outcomes_total_total, 0) + COALESCE(last.requests_outcomes_total_total, 0)) AS difference
FROM reports AS this LEFT JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2019' AND this.review_litigation_edition = 'any' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
  AND (COALESCE(this.review_litigation_review_total, 0) > this.requests_outcomes_total_total + last.requests_outcomes_total_total)
UNION ALL
SELECT this.report AS report, 'XT-02' AS rule, 'review_litigation.review.total' AS cell,
  COALESCE(this.review_litigation_review_total, 0) AS left_side,
  COALESCE(this.requests_outcomes_total_total, 0) + COALESCE(last.requests_outcomes_total_total, 0) AS right_side,
  COALESCE(this.review_litigation_review_total, 0) - (COALESCE(this.requests_outcomes_total_total, 0) + COALESCE(last.requests_outcomes_total_total, 0)) AS difference
FROM reports AS this LEFT JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND this.review_litigation_edition = 'any' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
  AND (COALESCE(this.review_litigation_review_total, 0) > this.requests_outcomes_total_total + last.requests_outcomes_total_total)
UNION ALL
SELECT this.report AS report, 'XT-02' AS rule, 'review_litigation.review.total' AS cell,
  COALESCE(this.review_litigation_review_total, 0) AS left_side,
  COALESCE(this.requests_outcomes_total_total, 0) + COALESCE(last.requests_outcomes_total_total, 0) AS right_side,
  COALESCE(this.review_litigation_review_total, 0) - (COALESCE(this.requests_outcomes_total_total, 0) + COALESCE(last.requests_outcomes_total_total, 0)) AS difference
FROM reports AS this LEFT JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND this.review_litigation_edition = 'any' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
  AND (COALESCE(this.review_litigation_review_total, 0) > this.requests_outcomes_total_total + last.requests_outcomes_total_total);
