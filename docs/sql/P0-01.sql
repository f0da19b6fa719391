-- P0-01 上一年项目数量 + 本年增/减 不小于0
-- items of the previous year plus the change are not below zero
-- error; editions: 2019. Generated from the declarations; do not edit.

-- What it comes to in each report.
SELECT report AS report, CASE WHEN proactive_disclosure_edition = '2019' THEN
  CASE (CASE WHEN proactive_disclosure_administrative_licensing_items_previous_year + proactive_disclosure_administrative_licensing_items_change < 0 THEN FALSE WHEN COALESCE(proactive_disclosure_administrative_licensing_items_previous_year, 0) + COALESCE(proactive_disclosure_administrative_licensing_items_change, 0) >= 0 * proactive_disclosure_administrative_licensing_items_change THEN TRUE END
    AND CASE WHEN proactive_disclosure_other_external_services_items_previous_year + proactive_disclosure_other_external_services_items_change < 0 THEN FALSE WHEN COALESCE(proactive_disclosure_other_external_services_items_previous_year, 0) + COALESCE(proactive_disclosure_other_external_services_items_change, 0) >= 0 * proactive_disclosure_other_external_services_items_change THEN TRUE END
    AND CASE WHEN proactive_disclosure_administrative_penalties_items_previous_year + proactive_disclosure_administrative_penalties_items_change < 0 THEN FALSE WHEN COALESCE(proactive_disclosure_administrative_penalties_items_previous_year, 0) + COALESCE(proactive_disclosure_administrative_penalties_items_change, 0) >= 0 * proactive_disclosure_administrative_penalties_items_change THEN TRUE END
    AND CASE WHEN proactive_disclosure_administrative_compulsion_items_previous_year + proactive_disclosure_administrative_compulsion_items_change < 0 THEN FALSE WHEN COALESCE(proactive_disclosure_administrative_compulsion_items_previous_year, 0) + COALESCE(proactive_disclosure_administrative_compulsion_items_change, 0) >= 0 * proactive_disclosure_administrative_compulsion_items_change THEN TRUE END
    AND CASE WHEN proactive_disclosure_administrative_fees_items_previous_year + proactive_disclosure_administrative_fees_items_change < 0 THEN FALSE WHEN COALESCE(proactive_disclosure_administrative_fees_items_previous_year, 0) + COALESCE(proactive_disclosure_administrative_fees_items_change, 0) >= 0 * proactive_disclosure_administrative_fees_items_change THEN TRUE END)
  WHEN TRUE THEN 'holds' WHEN FALSE THEN 'fails' ELSE 'undecided' END
ELSE 'does_not_apply' END AS outcome
FROM reports;

-- Every place where it is broken.
SELECT report, 'P0-01' AS rule, 'proactive_disclosure.administrative_licensing.items_previous_year@2019' AS cell,
  COALESCE(proactive_disclosure_administrative_licensing_items_previous_year, 0) + COALESCE(proactive_disclosure_administrative_licensing_items_change, 0) AS left_side,
  0 AS right_side,
  COALESCE(proactive_disclosure_administrative_licensing_items_previous_year, 0) + COALESCE(proactive_disclosure_administrative_licensing_items_change, 0) - (0) AS difference
FROM reports
WHERE proactive_disclosure_edition = '2019'
  AND (proactive_disclosure_administrative_licensing_items_previous_year + proactive_disclosure_administrative_licensing_items_change < 0)
UNION ALL
SELECT report, 'P0-01' AS rule, 'proactive_disclosure.other_external_services.items_previous_year@2019' AS cell,
  COALESCE(proactive_disclosure_other_external_services_items_previous_year, 0) + COALESCE(proactive_disclosure_other_external_services_items_change, 0) AS left_side,
  0 AS right_side,
  COALESCE(proactive_disclosure_other_external_services_items_previous_year, 0) + COALESCE(proactive_disclosure_other_external_services_items_change, 0) - (0) AS difference
FROM reports
WHERE proactive_disclosure_edition = '2019'
  AND (proactive_disclosure_other_external_services_items_previous_year + proactive_disclosure_other_external_services_items_change < 0)
UNION ALL
SELECT report, 'P0-01' AS rule, 'proactive_disclosure.administrative_penalties.items_previous_year@2019' AS cell,
  COALESCE(proactive_disclosure_administrative_penalties_items_previous_year, 0) + COALESCE(proactive_disclosure_administrative_penalties_items_change, 0) AS left_side,
  0 AS right_side,
  COALESCE(proactive_disclosure_administrative_penalties_items_previous_year, 0) + COALESCE(proactive_disclosure_administrative_penalties_items_change, 0) - (0) AS difference
FROM reports
WHERE proactive_disclosure_edition = '2019'
  AND (proactive_disclosure_administrative_penalties_items_previous_year + proactive_disclosure_administrative_penalties_items_change < 0)
UNION ALL
SELECT report, 'P0-01' AS rule, 'proactive_disclosure.administrative_compulsion.items_previous_year@2019' AS cell,
  COALESCE(proactive_disclosure_administrative_compulsion_items_previous_year, 0) + COALESCE(proactive_disclosure_administrative_compulsion_items_change, 0) AS left_side,
  0 AS right_side,
  COALESCE(proactive_disclosure_administrative_compulsion_items_previous_year, 0) + COALESCE(proactive_disclosure_administrative_compulsion_items_change, 0) - (0) AS difference
FROM reports
WHERE proactive_disclosure_edition = '2019'
  AND (proactive_disclosure_administrative_compulsion_items_previous_year + proactive_disclosure_administrative_compulsion_items_change < 0)
UNION ALL
SELECT report, 'P0-01' AS rule, 'proactive_disclosure.administrative_fees.items_previous_year@2019' AS cell,
  COALESCE(proactive_disclosure_administrative_fees_items_previous_year, 0) + COALESCE(proactive_disclosure_administrative_fees_items_change, 0) AS left_side,
  0 AS right_side,
  COALESCE(proactive_disclosure_administrative_fees_items_previous_year, 0) + COALESCE(proactive_disclosure_administrative_fees_items_change, 0) - (0) AS difference
FROM reports
WHERE proactive_disclosure_edition = '2019'
  AND (proactive_disclosure_administrative_fees_items_previous_year + proactive_disclosure_administrative_fees_items_change < 0);
