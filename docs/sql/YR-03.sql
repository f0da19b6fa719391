-- YR-03 上一年项目数量 = 上年度报告的项目数量 + 增减
-- items a year earlier = the items of last year's report with their change
-- warning; editions: 2019. Generated from the declarations; do not edit.

-- What it comes to in each report.
SELECT this.report AS report, CASE WHEN this.proactive_disclosure_edition = '2019' AND COALESCE(last.proactive_disclosure_edition, this.proactive_disclosure_edition) = '2019' THEN
  CASE (CASE WHEN COALESCE(last.proactive_disclosure_administrative_licensing_items_previous_year, 0) + COALESCE(last.proactive_disclosure_administrative_licensing_items_change, 0) > 0 * last.proactive_disclosure_administrative_licensing_items_change + this.proactive_disclosure_administrative_licensing_items_previous_year OR last.proactive_disclosure_administrative_licensing_items_previous_year + last.proactive_disclosure_administrative_licensing_items_change < COALESCE(this.proactive_disclosure_administrative_licensing_items_previous_year, 0) THEN FALSE WHEN last.proactive_disclosure_administrative_licensing_items_previous_year + last.proactive_disclosure_administrative_licensing_items_change = 0 * last.proactive_disclosure_administrative_licensing_items_change + this.proactive_disclosure_administrative_licensing_items_previous_year THEN TRUE END
    AND CASE WHEN COALESCE(last.proactive_disclosure_other_external_services_items_previous_year, 0) + COALESCE(last.proactive_disclosure_other_external_services_items_change, 0) > 0 * last.proactive_disclosure_other_external_services_items_change + this.proactive_disclosure_other_external_services_items_previous_year OR last.proactive_disclosure_other_external_services_items_previous_year + last.proactive_disclosure_other_external_services_items_change < COALESCE(this.proactive_disclosure_other_external_services_items_previous_year, 0) THEN FALSE WHEN last.proactive_disclosure_other_external_services_items_previous_year + last.proactive_disclosure_other_external_services_items_change = 0 * last.proactive_disclosure_other_external_services_items_change + this.proactive_disclosure_other_external_services_items_previous_year THEN TRUE END
    AND CASE WHEN COALESCE(last.proactive_disclosure_administrative_penalties_items_previous_year, 0) + COALESCE(last.proactive_disclosure_administrative_penalties_items_change, 0) > 0 * last.proactive_disclosure_administrative_penalties_items_change + this.proactive_disclosure_administrative_penalties_items_previous_year OR last.proactive_disclosure_administrative_penalties_items_previous_year + last.proactive_disclosure_administrative_penalties_items_change < COALESCE(this.proactive_disclosure_administrative_penalties_items_previous_year, 0) THEN FALSE WHEN last.proactive_disclosure_administrative_penalties_items_previous_year + last.proactive_disclosure_administrative_penalties_items_change = 0 * last.proactive_disclosure_administrative_penalties_items_change + this.proactive_disclosure_administrative_penalties_items_previous_year THEN TRUE END
    AND CASE WHEN COALESCE(last.proactive_disclosure_administrative_compulsion_items_previous_year, 0) + COALESCE(last.proactive_disclosure_administrative_compulsion_items_change, 0) > 0 * last.proactive_disclosure_administrative_compulsion_items_change + this.proactive_disclosure_administrative_compulsion_items_previous_year OR last.proactive_disclosure_administrative_compulsion_items_previous_year + last.proactive_disclosure_administrative_compulsion_items_change < COALESCE(this.proactive_disclosure_administrative_compulsion_items_previous_year, 0) THEN FALSE WHEN last.proactive_disclosure_administrative_compulsion_items_previous_year + last.proactive_disclosure_administrative_compulsion_items_change = 0 * last.proactive_disclosure_administrative_compulsion_items_change + this.proactive_disclosure_administrative_compulsion_items_previous_year THEN TRUE END
    AND CASE WHEN COALESCE(last.proactive_disclosure_administrative_fees_items_previous_year, 0) + COALESCE(last.proactive_disclosure_administrative_fees_items_change, 0) > 0 * last.proactive_disclosure_administrative_fees_items_change + this.proactive_disclosure_administrative_fees_items_previous_year OR last.proactive_disclosure_administrative_fees_items_previous_year + last.proactive_disclosure_administrative_fees_items_change < COALESCE(this.proactive_disclosure_administrative_fees_items_previous_year, 0) THEN FALSE WHEN last.proactive_disclosure_administrative_fees_items_previous_year + last.proactive_disclosure_administrative_fees_items_change = 0 * last.proactive_disclosure_administrative_fees_items_change + this.proactive_disclosure_administrative_fees_items_previous_year THEN TRUE END)
  WHEN TRUE THEN 'holds' WHEN FALSE THEN 'fails' ELSE 'undecided' END
ELSE 'does_not_apply' END AS outcome
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year;

-- Every place where it is broken.
SELECT this.report AS report, 'YR-03' AS rule, 'proactive_disclosure.administrative_licensing.items_previous_year@2019' AS cell,
  COALESCE(last.proactive_disclosure_administrative_licensing_items_previous_year, 0) + COALESCE(last.proactive_disclosure_administrative_licensing_items_change, 0) AS left_side,
  COALESCE(this.proactive_disclosure_administrative_licensing_items_previous_year, 0) AS right_side,
  COALESCE(last.proactive_disclosure_administrative_licensing_items_previous_year, 0) + COALESCE(last.proactive_disclosure_administrative_licensing_items_change, 0) - (COALESCE(this.proactive_disclosure_administrative_licensing_items_previous_year, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.proactive_disclosure_edition = '2019' AND COALESCE(last.proactive_disclosure_edition, this.proactive_disclosure_edition) = '2019'
  AND (COALESCE(last.proactive_disclosure_administrative_licensing_items_previous_year, 0) + COALESCE(last.proactive_disclosure_administrative_licensing_items_change, 0) > 0 * last.proactive_disclosure_administrative_licensing_items_change + this.proactive_disclosure_administrative_licensing_items_previous_year OR last.proactive_disclosure_administrative_licensing_items_previous_year + last.proactive_disclosure_administrative_licensing_items_change < COALESCE(this.proactive_disclosure_administrative_licensing_items_previous_year, 0))
UNION ALL
SELECT this.report AS report, 'YR-03' AS rule, 'proactive_disclosure.other_external_services.items_previous_year@2019' AS cell,
  COALESCE(last.proactive_disclosure_other_external_services_items_previous_year, 0) + COALESCE(last.proactive_disclosure_other_external_services_items_change, 0) AS left_side,
  COALESCE(this.proactive_disclosure_other_external_services_items_previous_year, 0) AS right_side,
  COALESCE(last.proactive_disclosure_other_external_services_items_previous_year, 0) + COALESCE(last.proactive_disclosure_other_external_services_items_change, 0) - (COALESCE(this.proactive_disclosure_other_external_services_items_previous_year, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.proactive_disclosure_edition = '2019' AND COALESCE(last.proactive_disclosure_edition, this.proactive_disclosure_edition) = '2019'
  AND (COALESCE(last.proactive_disclosure_other_external_services_items_previous_year, 0) + COALESCE(last.proactive_disclosure_other_external_services_items_change, 0) > 0 * last.proactive_disclosure_other_external_services_items_change + this.proactive_disclosure_other_external_services_items_previous_year OR last.proactive_disclosure_other_external_services_items_previous_year + last.proactive_disclosure_other_external_services_items_change < COALESCE(this.proactive_disclosure_other_external_services_items_previous_year, 0))
UNION ALL
SELECT this.report AS report, 'YR-03' AS rule, 'proactive_disclosure.administrative_penalties.items_previous_year@2019' AS cell,
  COALESCE(last.proactive_disclosure_administrative_penalties_items_previous_year, 0) + COALESCE(last.proactive_disclosure_administrative_penalties_items_change, 0) AS left_side,
  COALESCE(this.proactive_disclosure_administrative_penalties_items_previous_year, 0) AS right_side,
  COALESCE(last.proactive_disclosure_administrative_penalties_items_previous_year, 0) + COALESCE(last.proactive_disclosure_administrative_penalties_items_change, 0) - (COALESCE(this.proactive_disclosure_administrative_penalties_items_previous_year, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.proactive_disclosure_edition = '2019' AND COALESCE(last.proactive_disclosure_edition, this.proactive_disclosure_edition) = '2019'
  AND (COALESCE(last.proactive_disclosure_administrative_penalties_items_previous_year, 0) + COALESCE(last.proactive_disclosure_administrative_penalties_items_change, 0) > 0 * last.proactive_disclosure_administrative_penalties_items_change + this.proactive_disclosure_administrative_penalties_items_previous_year OR last.proactive_disclosure_administrative_penalties_items_previous_year + last.proactive_disclosure_administrative_penalties_items_change < COALESCE(this.proactive_disclosure_administrative_penalties_items_previous_year, 0))
UNION ALL
SELECT this.report AS report, 'YR-03' AS rule, 'proactive_disclosure.administrative_compulsion.items_previous_year@2019' AS cell,
  COALESCE(last.proactive_disclosure_administrative_compulsion_items_previous_year, 0) + COALESCE(last.proactive_disclosure_administrative_compulsion_items_change, 0) AS left_side,
  COALESCE(this.proactive_disclosure_administrative_compulsion_items_previous_year, 0) AS right_side,
  COALESCE(last.proactive_disclosure_administrative_compulsion_items_previous_year, 0) + COALESCE(last.proactive_disclosure_administrative_compulsion_items_change, 0) - (COALESCE(this.proactive_disclosure_administrative_compulsion_items_previous_year, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.proactive_disclosure_edition = '2019' AND COALESCE(last.proactive_disclosure_edition, this.proactive_disclosure_edition) = '2019'
  AND (COALESCE(last.proactive_disclosure_administrative_compulsion_items_previous_year, 0) + COALESCE(last.proactive_disclosure_administrative_compulsion_items_change, 0) > 0 * last.proactive_disclosure_administrative_compulsion_items_change + this.proactive_disclosure_administrative_compulsion_items_previous_year OR last.proactive_disclosure_administrative_compulsion_items_previous_year + last.proactive_disclosure_administrative_compulsion_items_change < COALESCE(this.proactive_disclosure_administrative_compulsion_items_previous_year, 0))
UNION ALL
SELECT this.report AS report, 'YR-03' AS rule, 'proactive_disclosure.administrative_fees.items_previous_year@2019' AS cell,
  COALESCE(last.proactive_disclosure_administrative_fees_items_previous_year, 0) + COALESCE(last.proactive_disclosure_administrative_fees_items_change, 0) AS left_side,
  COALESCE(this.proactive_disclosure_administrative_fees_items_previous_year, 0) AS right_side,
  COALESCE(last.proactive_disclosure_administrative_fees_items_previous_year, 0) + COALESCE(last.proactive_disclosure_administrative_fees_items_change, 0) - (COALESCE(this.proactive_disclosure_administrative_fees_items_previous_year, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.proactive_disclosure_edition = '2019' AND COALESCE(last.proactive_disclosure_edition, this.proactive_disclosure_edition) = '2019'
  AND (COALESCE(last.proactive_disclosure_administrative_fees_items_previous_year, 0) + COALESCE(last.proactive_disclosure_administrative_fees_items_change, 0) > 0 * last.proactive_disclosure_administrative_fees_items_change + this.proactive_disclosure_administrative_fees_items_previous_year OR last.proactive_disclosure_administrative_fees_items_previous_year + last.proactive_disclosure_administrative_fees_items_change < COALESCE(this.proactive_disclosure_administrative_fees_items_previous_year, 0));
