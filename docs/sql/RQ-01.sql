-- RQ-01 本年新收 + 上年结转 = 办理结果总计 + 结转下年度
-- received + carried over = concluded + carried forward
-- error; editions: 2019, 2021. Generated from the declarations; do not edit.

-- What it comes to in each report.
SELECT report AS report, CASE WHEN requests_edition = '2019'
    OR requests_edition = '2021' THEN
  CASE (CASE WHEN requests_edition = '2019' THEN
    CASE WHEN COALESCE(requests_received_natural_person, 0) + COALESCE(requests_carried_over_natural_person, 0) > requests_outcomes_total_natural_person + requests_carried_forward_natural_person OR requests_received_natural_person + requests_carried_over_natural_person < COALESCE(requests_outcomes_total_natural_person, 0) + COALESCE(requests_carried_forward_natural_person, 0) THEN FALSE WHEN requests_received_natural_person + requests_carried_over_natural_person = requests_outcomes_total_natural_person + requests_carried_forward_natural_person THEN TRUE END
    AND CASE WHEN COALESCE(requests_received_commercial_enterprise, 0) + COALESCE(requests_carried_over_commercial_enterprise, 0) > requests_outcomes_total_commercial_enterprise + requests_carried_forward_commercial_enterprise OR requests_received_commercial_enterprise + requests_carried_over_commercial_enterprise < COALESCE(requests_outcomes_total_commercial_enterprise, 0) + COALESCE(requests_carried_forward_commercial_enterprise, 0) THEN FALSE WHEN requests_received_commercial_enterprise + requests_carried_over_commercial_enterprise = requests_outcomes_total_commercial_enterprise + requests_carried_forward_commercial_enterprise THEN TRUE END
    AND CASE WHEN COALESCE(requests_received_research_institution, 0) + COALESCE(requests_carried_over_research_institution, 0) > requests_outcomes_total_research_institution + requests_carried_forward_research_institution OR requests_received_research_institution + requests_carried_over_research_institution < COALESCE(requests_outcomes_total_research_institution, 0) + COALESCE(requests_carried_forward_research_institution, 0) THEN FALSE WHEN requests_received_research_institution + requests_carried_over_research_institution = requests_outcomes_total_research_institution + requests_carried_forward_research_institution THEN TRUE END
    AND CASE WHEN COALESCE(requests_received_public_welfare_organization, 0) + COALESCE(requests_carried_over_public_welfare_organization, 0) > requests_outcomes_total_public_welfare_organization + requests_carried_forward_public_welfare_organization OR requests_received_public_welfare_organization + requests_carried_over_public_welfare_organization < COALESCE(requests_outcomes_total_public_welfare_organization, 0) + COALESCE(requests_carried_forward_public_welfare_organization, 0) THEN FALSE WHEN requests_received_public_welfare_organization + requests_carried_over_public_welfare_organization = requests_outcomes_total_public_welfare_organization + requests_carried_forward_public_welfare_organization THEN TRUE END
    AND CASE WHEN COALESCE(requests_received_legal_service_institution, 0) + COALESCE(requests_carried_over_legal_service_institution, 0) > requests_outcomes_total_legal_service_institution + requests_carried_forward_legal_service_institution OR requests_received_legal_service_institution + requests_carried_over_legal_service_institution < COALESCE(requests_outcomes_total_legal_service_institution, 0) + COALESCE(requests_carried_forward_legal_service_institution, 0) THEN FALSE WHEN requests_received_legal_service_institution + requests_carried_over_legal_service_institution = requests_outcomes_total_legal_service_institution + requests_carried_forward_legal_service_institution THEN TRUE END
    AND CASE WHEN COALESCE(requests_received_other_organization, 0) + COALESCE(requests_carried_over_other_organization, 0) > requests_outcomes_total_other_organization + requests_carried_forward_other_organization OR requests_received_other_organization + requests_carried_over_other_organization < COALESCE(requests_outcomes_total_other_organization, 0) + COALESCE(requests_carried_forward_other_organization, 0) THEN FALSE WHEN requests_received_other_organization + requests_carried_over_other_organization = requests_outcomes_total_other_organization + requests_carried_forward_other_organization THEN TRUE END
    AND CASE WHEN COALESCE(requests_received_total, 0) + COALESCE(requests_carried_over_total, 0) > requests_outcomes_total_total + requests_carried_forward_total OR requests_received_total + requests_carried_over_total < COALESCE(requests_outcomes_total_total, 0) + COALESCE(requests_carried_forward_total, 0) THEN FALSE WHEN requests_received_total + requests_carried_over_total = requests_outcomes_total_total + requests_carried_forward_total THEN TRUE END
  ELSE TRUE END
  AND CASE WHEN requests_edition = '2021' THEN
    CASE WHEN COALESCE(requests_received_natural_person, 0) + COALESCE(requests_carried_over_natural_person, 0) > requests_outcomes_total_natural_person + requests_carried_forward_natural_person OR requests_received_natural_person + requests_carried_over_natural_person < COALESCE(requests_outcomes_total_natural_person, 0) + COALESCE(requests_carried_forward_natural_person, 0) THEN FALSE WHEN requests_received_natural_person + requests_carried_over_natural_person = requests_outcomes_total_natural_person + requests_carried_forward_natural_person THEN TRUE END
    AND CASE WHEN COALESCE(requests_received_commercial_enterprise, 0) + COALESCE(requests_carried_over_commercial_enterprise, 0) > requests_outcomes_total_commercial_enterprise + requests_carried_forward_commercial_enterprise OR requests_received_commercial_enterprise + requests_carried_over_commercial_enterprise < COALESCE(requests_outcomes_total_commercial_enterprise, 0) + COALESCE(requests_carried_forward_commercial_enterprise, 0) THEN FALSE WHEN requests_received_commercial_enterprise + requests_carried_over_commercial_enterprise = requests_outcomes_total_commercial_enterprise + requests_carried_forward_commercial_enterprise THEN TRUE END
    AND CASE WHEN COALESCE(requests_received_research_institution, 0) + COALESCE(requests_carried_over_research_institution, 0) > requests_outcomes_total_research_institution + requests_carried_forward_research_institution OR requests_received_research_institution + requests_carried_over_research_institution < COALESCE(requests_outcomes_total_research_institution, 0) + COALESCE(requests_carried_forward_research_institution, 0) THEN FALSE WHEN requests_received_research_institution + requests_carried_over_research_institution = requests_outcomes_total_research_institution + requests_carried_forward_research_institution THEN TRUE END
    AND CASE WHEN COALESCE(requests_received_public_welfare_organization, 0) + COALESCE(requests_carried_over_public_welfare_organization, 0) > requests_outcomes_total_public_welfare_organization + requests_carried_forward_public_welfare_organization OR requests_received_public_welfare_organization + requests_carried_over_public_welfare_organization < COALESCE(requests_outcomes_total_public_welfare_organization, 0) + COALESCE(requests_carried_forward_public_welfare_organization, 0) THEN FALSE WHEN requests_received_public_welfare_organization + requests_carried_over_public_welfare_organization = requests_outcomes_total_public_welfare_organization + requests_carried_forward_public_welfare_organization THEN TRUE END
    AND CASE WHEN COALESCE(requests_received_legal_service_institution, 0) + COALESCE(requests_carried_over_legal_service_institution, 0) > requests_outcomes_total_legal_service_institution + requests_carried_forward_legal_service_institution OR requests_received_legal_service_institution + requests_carried_over_legal_service_institution < COALESCE(requests_outcomes_total_legal_service_institution, 0) + COALESCE(requests_carried_forward_legal_service_institution, 0) THEN FALSE WHEN requests_received_legal_service_institution + requests_carried_over_legal_service_institution = requests_outcomes_total_legal_service_institution + requests_carried_forward_legal_service_institution THEN TRUE END
    AND CASE WHEN COALESCE(requests_received_other_organization, 0) + COALESCE(requests_carried_over_other_organization, 0) > requests_outcomes_total_other_organization + requests_carried_forward_other_organization OR requests_received_other_organization + requests_carried_over_other_organization < COALESCE(requests_outcomes_total_other_organization, 0) + COALESCE(requests_carried_forward_other_organization, 0) THEN FALSE WHEN requests_received_other_organization + requests_carried_over_other_organization = requests_outcomes_total_other_organization + requests_carried_forward_other_organization THEN TRUE END
    AND CASE WHEN COALESCE(requests_received_total, 0) + COALESCE(requests_carried_over_total, 0) > requests_outcomes_total_total + requests_carried_forward_total OR requests_received_total + requests_carried_over_total < COALESCE(requests_outcomes_total_total, 0) + COALESCE(requests_carried_forward_total, 0) THEN FALSE WHEN requests_received_total + requests_carried_over_total = requests_outcomes_total_total + requests_carried_forward_total THEN TRUE END
  ELSE TRUE END)
  WHEN TRUE THEN 'holds' WHEN FALSE THEN 'fails' ELSE 'undecided' END
ELSE 'does_not_apply' END AS outcome
FROM reports;

-- Every place where it is broken.
SELECT report, 'RQ-01' AS rule, 'requests.received.natural_person@2019' AS cell,
  COALESCE(requests_received_natural_person, 0) + COALESCE(requests_carried_over_natural_person, 0) AS left_side,
  COALESCE(requests_outcomes_total_natural_person, 0) + COALESCE(requests_carried_forward_natural_person, 0) AS right_side,
  COALESCE(requests_received_natural_person, 0) + COALESCE(requests_carried_over_natural_person, 0) - (COALESCE(requests_outcomes_total_natural_person, 0) + COALESCE(requests_carried_forward_natural_person, 0)) AS difference
FROM reports
WHERE requests_edition = '2019'
  AND (COALESCE(requests_received_natural_person, 0) + COALESCE(requests_carried_over_natural_person, 0) > requests_outcomes_total_natural_person + requests_carried_forward_natural_person OR requests_received_natural_person + requests_carried_over_natural_person < COALESCE(requests_outcomes_total_natural_person, 0) + COALESCE(requests_carried_forward_natural_person, 0))
UNION ALL
SELECT report, 'RQ-01' AS rule, 'requests.received.commercial_enterprise@2019' AS cell,
  COALESCE(requests_received_commercial_enterprise, 0) + COALESCE(requests_carried_over_commercial_enterprise, 0) AS left_side,
  COALESCE(requests_outcomes_total_commercial_enterprise, 0) + COALESCE(requests_carried_forward_commercial_enterprise, 0) AS right_side,
  COALESCE(requests_received_commercial_enterprise, 0) + COALESCE(requests_carried_over_commercial_enterprise, 0) - (COALESCE(requests_outcomes_total_commercial_enterprise, 0) + COALESCE(requests_carried_forward_commercial_enterprise, 0)) AS difference
FROM reports
WHERE requests_edition = '2019'
  AND (COALESCE(requests_received_commercial_enterprise, 0) + COALESCE(requests_carried_over_commercial_enterprise, 0) > requests_outcomes_total_commercial_enterprise + requests_carried_forward_commercial_enterprise OR requests_received_commercial_enterprise + requests_carried_over_commercial_enterprise < COALESCE(requests_outcomes_total_commercial_enterprise, 0) + COALESCE(requests_carried_forward_commercial_enterprise, 0))
UNION ALL
SELECT report, 'RQ-01' AS rule, 'requests.received.research_institution@2019' AS cell,
  COALESCE(requests_received_research_institution, 0) + COALESCE(requests_carried_over_research_institution, 0) AS left_side,
  COALESCE(requests_outcomes_total_research_institution, 0) + COALESCE(requests_carried_forward_research_institution, 0) AS right_side,
  COALESCE(requests_received_research_institution, 0) + COALESCE(requests_carried_over_research_institution, 0) - (COALESCE(requests_outcomes_total_research_institution, 0) + COALESCE(requests_carried_forward_research_institution, 0)) AS difference
FROM reports
WHERE requests_edition = '2019'
  AND (COALESCE(requests_received_research_institution, 0) + COALESCE(requests_carried_over_research_institution, 0) > requests_outcomes_total_research_institution + requests_carried_forward_research_institution OR requests_received_research_institution + requests_carried_over_research_institution < COALESCE(requests_outcomes_total_research_institution, 0) + COALESCE(requests_carried_forward_research_institution, 0))
UNION ALL
SELECT report, 'RQ-01' AS rule, 'requests.received.public_welfare_organization@2019' AS cell,
  COALESCE(requests_received_public_welfare_organization, 0) + COALESCE(requests_carried_over_public_welfare_organization, 0) AS left_side,
  COALESCE(requests_outcomes_total_public_welfare_organization, 0) + COALESCE(requests_carried_forward_public_welfare_organization, 0) AS right_side,
  COALESCE(requests_received_public_welfare_organization, 0) + COALESCE(requests_carried_over_public_welfare_organization, 0) - (COALESCE(requests_outcomes_total_public_welfare_organization, 0) + COALESCE(requests_carried_forward_public_welfare_organization, 0)) AS difference
FROM reports
WHERE requests_edition = '2019'
  AND (COALESCE(requests_received_public_welfare_organization, 0) + COALESCE(requests_carried_over_public_welfare_organization, 0) > requests_outcomes_total_public_welfare_organization + requests_carried_forward_public_welfare_organization OR requests_received_public_welfare_organization + requests_carried_over_public_welfare_organization < COALESCE(requests_outcomes_total_public_welfare_organization, 0) + COALESCE(requests_carried_forward_public_welfare_organization, 0))
UNION ALL
SELECT report, 'RQ-01' AS rule, 'requests.received.legal_service_institution@2019' AS cell,
  COALESCE(requests_received_legal_service_institution, 0) + COALESCE(requests_carried_over_legal_service_institution, 0) AS left_side,
  COALESCE(requests_outcomes_total_legal_service_institution, 0) + COALESCE(requests_carried_forward_legal_service_institution, 0) AS right_side,
  COALESCE(requests_received_legal_service_institution, 0) + COALESCE(requests_carried_over_legal_service_institution, 0) - (COALESCE(requests_outcomes_total_legal_service_institution, 0) + COALESCE(requests_carried_forward_legal_service_institution, 0)) AS difference
FROM reports
WHERE requests_edition = '2019'
  AND (COALESCE(requests_received_legal_service_institution, 0) + COALESCE(requests_carried_over_legal_service_institution, 0) > requests_outcomes_total_legal_service_institution + requests_carried_forward_legal_service_institution OR requests_received_legal_service_institution + requests_carried_over_legal_service_institution < COALESCE(requests_outcomes_total_legal_service_institution, 0) + COALESCE(requests_carried_forward_legal_service_institution, 0))
UNION ALL
SELECT report, 'RQ-01' AS rule, 'requests.received.other_organization@2019' AS cell,
  COALESCE(requests_received_other_organization, 0) + COALESCE(requests_carried_over_other_organization, 0) AS left_side,
  COALESCE(requests_outcomes_total_other_organization, 0) + COALESCE(requests_carried_forward_other_organization, 0) AS right_side,
  COALESCE(requests_received_other_organization, 0) + COALESCE(requests_carried_over_other_organization, 0) - (COALESCE(requests_outcomes_total_other_organization, 0) + COALESCE(requests_carried_forward_other_organization, 0)) AS difference
FROM reports
WHERE requests_edition = '2019'
  AND (COALESCE(requests_received_other_organization, 0) + COALESCE(requests_carried_over_other_organization, 0) > requests_outcomes_total_other_organization + requests_carried_forward_other_organization OR requests_received_other_organization + requests_carried_over_other_organization < COALESCE(requests_outcomes_total_other_organization, 0) + COALESCE(requests_carried_forward_other_organization, 0))
UNION ALL
SELECT report, 'RQ-01' AS rule, 'requests.received.total@2019' AS cell,
  COALESCE(requests_received_total, 0) + COALESCE(requests_carried_over_total, 0) AS left_side,
  COALESCE(requests_outcomes_total_total, 0) + COALESCE(requests_carried_forward_total, 0) AS right_side,
  COALESCE(requests_received_total, 0) + COALESCE(requests_carried_over_total, 0) - (COALESCE(requests_outcomes_total_total, 0) + COALESCE(requests_carried_forward_total, 0)) AS difference
FROM reports
WHERE requests_edition = '2019'
  AND (COALESCE(requests_received_total, 0) + COALESCE(requests_carried_over_total, 0) > requests_outcomes_total_total + requests_carried_forward_total OR requests_received_total + requests_carried_over_total < COALESCE(requests_outcomes_total_total, 0) + COALESCE(requests_carried_forward_total, 0))
UNION ALL
SELECT report, 'RQ-01' AS rule, 'requests.received.natural_person@2021' AS cell,
  COALESCE(requests_received_natural_person, 0) + COALESCE(requests_carried_over_natural_person, 0) AS left_side,
  COALESCE(requests_outcomes_total_natural_person, 0) + COALESCE(requests_carried_forward_natural_person, 0) AS right_side,
  COALESCE(requests_received_natural_person, 0) + COALESCE(requests_carried_over_natural_person, 0) - (COALESCE(requests_outcomes_total_natural_person, 0) + COALESCE(requests_carried_forward_natural_person, 0)) AS difference
FROM reports
WHERE requests_edition = '2021'
  AND (COALESCE(requests_received_natural_person, 0) + COALESCE(requests_carried_over_natural_person, 0) > requests_outcomes_total_natural_person + requests_carried_forward_natural_person OR requests_received_natural_person + requests_carried_over_natural_person < COALESCE(requests_outcomes_total_natural_person, 0) + COALESCE(requests_carried_forward_natural_person, 0))
UNION ALL
SELECT report, 'RQ-01' AS rule, 'requests.received.commercial_enterprise@2021' AS cell,
  COALESCE(requests_received_commercial_enterprise, 0) + COALESCE(requests_carried_over_commercial_enterprise, 0) AS left_side,
  COALESCE(requests_outcomes_total_commercial_enterprise, 0) + COALESCE(requests_carried_forward_commercial_enterprise, 0) AS right_side,
  COALESCE(requests_received_commercial_enterprise, 0) + COALESCE(requests_carried_over_commercial_enterprise, 0) - (COALESCE(requests_outcomes_total_commercial_enterprise, 0) + COALESCE(requests_carried_forward_commercial_enterprise, 0)) AS difference
FROM reports
WHERE requests_edition = '2021'
  AND (COALESCE(requests_received_commercial_enterprise, 0) + COALESCE(requests_carried_over_commercial_enterprise, 0) > requests_outcomes_total_commercial_enterprise + requests_carried_forward_commercial_enterprise OR requests_received_commercial_enterprise + requests_carried_over_commercial_enterprise < COALESCE(requests_outcomes_total_commercial_enterprise, 0) + COALESCE(requests_carried_forward_commercial_enterprise, 0))
UNION ALL
SELECT report, 'RQ-01' AS rule, 'requests.received.research_institution@2021' AS cell,
  COALESCE(requests_received_research_institution, 0) + COALESCE(requests_carried_over_research_institution, 0) AS left_side,
  COALESCE(requests_outcomes_total_research_institution, 0) + COALESCE(requests_carried_forward_research_institution, 0) AS right_side,
  COALESCE(requests_received_research_institution, 0) + COALESCE(requests_carried_over_research_institution, 0) - (COALESCE(requests_outcomes_total_research_institution, 0) + COALESCE(requests_carried_forward_research_institution, 0)) AS difference
FROM reports
WHERE requests_edition = '2021'
  AND (COALESCE(requests_received_research_institution, 0) + COALESCE(requests_carried_over_research_institution, 0) > requests_outcomes_total_research_institution + requests_carried_forward_research_institution OR requests_received_research_institution + requests_carried_over_research_institution < COALESCE(requests_outcomes_total_research_institution, 0) + COALESCE(requests_carried_forward_research_institution, 0))
UNION ALL
SELECT report, 'RQ-01' AS rule, 'requests.received.public_welfare_organization@2021' AS cell,
  COALESCE(requests_received_public_welfare_organization, 0) + COALESCE(requests_carried_over_public_welfare_organization, 0) AS left_side,
  COALESCE(requests_outcomes_total_public_welfare_organization, 0) + COALESCE(requests_carried_forward_public_welfare_organization, 0) AS right_side,
  COALESCE(requests_received_public_welfare_organization, 0) + COALESCE(requests_carried_over_public_welfare_organization, 0) - (COALESCE(requests_outcomes_total_public_welfare_organization, 0) + COALESCE(requests_carried_forward_public_welfare_organization, 0)) AS difference
FROM reports
WHERE requests_edition = '2021'
  AND (COALESCE(requests_received_public_welfare_organization, 0) + COALESCE(requests_carried_over_public_welfare_organization, 0) > requests_outcomes_total_public_welfare_organization + requests_carried_forward_public_welfare_organization OR requests_received_public_welfare_organization + requests_carried_over_public_welfare_organization < COALESCE(requests_outcomes_total_public_welfare_organization, 0) + COALESCE(requests_carried_forward_public_welfare_organization, 0))
UNION ALL
SELECT report, 'RQ-01' AS rule, 'requests.received.legal_service_institution@2021' AS cell,
  COALESCE(requests_received_legal_service_institution, 0) + COALESCE(requests_carried_over_legal_service_institution, 0) AS left_side,
  COALESCE(requests_outcomes_total_legal_service_institution, 0) + COALESCE(requests_carried_forward_legal_service_institution, 0) AS right_side,
  COALESCE(requests_received_legal_service_institution, 0) + COALESCE(requests_carried_over_legal_service_institution, 0) - (COALESCE(requests_outcomes_total_legal_service_institution, 0) + COALESCE(requests_carried_forward_legal_service_institution, 0)) AS difference
FROM reports
WHERE requests_edition = '2021'
  AND (COALESCE(requests_received_legal_service_institution, 0) + COALESCE(requests_carried_over_legal_service_institution, 0) > requests_outcomes_total_legal_service_institution + requests_carried_forward_legal_service_institution OR requests_received_legal_service_institution + requests_carried_over_legal_service_institution < COALESCE(requests_outcomes_total_legal_service_institution, 0) + COALESCE(requests_carried_forward_legal_service_institution, 0))
UNION ALL
SELECT report, 'RQ-01' AS rule, 'requests.received.other_organization@2021' AS cell,
  COALESCE(requests_received_other_organization, 0) + COALESCE(requests_carried_over_other_organization, 0) AS left_side,
  COALESCE(requests_outcomes_total_other_organization, 0) + COALESCE(requests_carried_forward_other_organization, 0) AS right_side,
  COALESCE(requests_received_other_organization, 0) + COALESCE(requests_carried_over_other_organization, 0) - (COALESCE(requests_outcomes_total_other_organization, 0) + COALESCE(requests_carried_forward_other_organization, 0)) AS difference
FROM reports
WHERE requests_edition = '2021'
  AND (COALESCE(requests_received_other_organization, 0) + COALESCE(requests_carried_over_other_organization, 0) > requests_outcomes_total_other_organization + requests_carried_forward_other_organization OR requests_received_other_organization + requests_carried_over_other_organization < COALESCE(requests_outcomes_total_other_organization, 0) + COALESCE(requests_carried_forward_other_organization, 0))
UNION ALL
SELECT report, 'RQ-01' AS rule, 'requests.received.total@2021' AS cell,
  COALESCE(requests_received_total, 0) + COALESCE(requests_carried_over_total, 0) AS left_side,
  COALESCE(requests_outcomes_total_total, 0) + COALESCE(requests_carried_forward_total, 0) AS right_side,
  COALESCE(requests_received_total, 0) + COALESCE(requests_carried_over_total, 0) - (COALESCE(requests_outcomes_total_total, 0) + COALESCE(requests_carried_forward_total, 0)) AS difference
FROM reports
WHERE requests_edition = '2021'
  AND (COALESCE(requests_received_total, 0) + COALESCE(requests_carried_over_total, 0) > requests_outcomes_total_total + requests_carried_forward_total OR requests_received_total + requests_carried_over_total < COALESCE(requests_outcomes_total_total, 0) + COALESCE(requests_carried_forward_total, 0));
