-- RQ-05 结转下年度不大于本年新收 + 上年结转
-- no more is carried forward than was received and carried over
-- error; editions: 2019, 2021. Generated from the declarations; do not edit.

-- What it comes to in each report.
SELECT report AS report, CASE WHEN requests_edition = '2019'
    OR requests_edition = '2021' THEN
  CASE (CASE WHEN requests_edition = '2019' THEN
    CASE WHEN COALESCE(requests_carried_forward_natural_person, 0) > requests_received_natural_person + requests_carried_over_natural_person THEN FALSE WHEN requests_carried_forward_natural_person <= COALESCE(requests_received_natural_person, 0) + COALESCE(requests_carried_over_natural_person, 0) THEN TRUE END
    AND CASE WHEN COALESCE(requests_carried_forward_commercial_enterprise, 0) > requests_received_commercial_enterprise + requests_carried_over_commercial_enterprise THEN FALSE WHEN requests_carried_forward_commercial_enterprise <= COALESCE(requests_received_commercial_enterprise, 0) + COALESCE(requests_carried_over_commercial_enterprise, 0) THEN TRUE END
    AND CASE WHEN COALESCE(requests_carried_forward_research_institution, 0) > requests_received_research_institution + requests_carried_over_research_institution THEN FALSE WHEN requests_carried_forward_research_institution <= COALESCE(requests_received_research_institution, 0) + COALESCE(requests_carried_over_research_institution, 0) THEN TRUE END
    AND CASE WHEN COALESCE(requests_carried_forward_public_welfare_organization, 0) > requests_received_public_welfare_organization + requests_carried_over_public_welfare_organization THEN FALSE WHEN requests_carried_forward_public_welfare_organization <= COALESCE(requests_received_public_welfare_organization, 0) + COALESCE(requests_carried_over_public_welfare_organization, 0) THEN TRUE END
    AND CASE WHEN COALESCE(requests_carried_forward_legal_service_institution, 0) > requests_received_legal_service_institution + requests_carried_over_legal_service_institution THEN FALSE WHEN requests_carried_forward_legal_service_institution <= COALESCE(requests_received_legal_service_institution, 0) + COALESCE(requests_carried_over_legal_service_institution, 0) THEN TRUE END
    AND CASE WHEN COALESCE(requests_carried_forward_other_organization, 0) > requests_received_other_organization + requests_carried_over_other_organization THEN FALSE WHEN requests_carried_forward_other_organization <= COALESCE(requests_received_other_organization, 0) + COALESCE(requests_carried_over_other_organization, 0) THEN TRUE END
    AND CASE WHEN COALESCE(requests_carried_forward_total, 0) > requests_received_total + requests_carried_over_total THEN FALSE WHEN requests_carried_forward_total <= COALESCE(requests_received_total, 0) + COALESCE(requests_carried_over_total, 0) THEN TRUE END
  ELSE TRUE END
  AND CASE WHEN requests_edition = '2021' THEN
    CASE WHEN COALESCE(requests_carried_forward_natural_person, 0) > requests_received_natural_person + requests_carried_over_natural_person THEN FALSE WHEN requests_carried_forward_natural_person <= COALESCE(requests_received_natural_person, 0) + COALESCE(requests_carried_over_natural_person, 0) THEN TRUE END
    AND CASE WHEN COALESCE(requests_carried_forward_commercial_enterprise, 0) > requests_received_commercial_enterprise + requests_carried_over_commercial_enterprise THEN FALSE WHEN requests_carried_forward_commercial_enterprise <= COALESCE(requests_received_commercial_enterprise, 0) + COALESCE(requests_carried_over_commercial_enterprise, 0) THEN TRUE END
    AND CASE WHEN COALESCE(requests_carried_forward_research_institution, 0) > requests_received_research_institution + requests_carried_over_research_institution THEN FALSE WHEN requests_carried_forward_research_institution <= COALESCE(requests_received_research_institution, 0) + COALESCE(requests_carried_over_research_institution, 0) THEN TRUE END
    AND CASE WHEN COALESCE(requests_carried_forward_public_welfare_organization, 0) > requests_received_public_welfare_organization + requests_carried_over_public_welfare_organization THEN FALSE WHEN requests_carried_forward_public_welfare_organization <= COALESCE(requests_received_public_welfare_organization, 0) + COALESCE(requests_carried_over_public_welfare_organization, 0) THEN TRUE END
    AND CASE WHEN COALESCE(requests_carried_forward_legal_service_institution, 0) > requests_received_legal_service_institution + requests_carried_over_legal_service_institution THEN FALSE WHEN requests_carried_forward_legal_service_institution <= COALESCE(requests_received_legal_service_institution, 0) + COALESCE(requests_carried_over_legal_service_institution, 0) THEN TRUE END
    AND CASE WHEN COALESCE(requests_carried_forward_other_organization, 0) > requests_received_other_organization + requests_carried_over_other_organization THEN FALSE WHEN requests_carried_forward_other_organization <= COALESCE(requests_received_other_organization, 0) + COALESCE(requests_carried_over_other_organization, 0) THEN TRUE END
    AND CASE WHEN COALESCE(requests_carried_forward_total, 0) > requests_received_total + requests_carried_over_total THEN FALSE WHEN requests_carried_forward_total <= COALESCE(requests_received_total, 0) + COALESCE(requests_carried_over_total, 0) THEN TRUE END
  ELSE TRUE END)
  WHEN TRUE THEN 'holds' WHEN FALSE THEN 'fails' ELSE 'undecided' END
ELSE 'does_not_apply' END AS outcome
FROM reports;

-- Every place where it is broken.
SELECT report, 'RQ-05' AS rule, 'requests.carried_forward.natural_person@2019' AS cell,
  COALESCE(requests_carried_forward_natural_person, 0) AS left_side,
  COALESCE(requests_received_natural_person, 0) + COALESCE(requests_carried_over_natural_person, 0) AS right_side,
  COALESCE(requests_carried_forward_natural_person, 0) - (COALESCE(requests_received_natural_person, 0) + COALESCE(requests_carried_over_natural_person, 0)) AS difference
FROM reports
WHERE requests_edition = '2019'
  AND (COALESCE(requests_carried_forward_natural_person, 0) > requests_received_natural_person + requests_carried_over_natural_person)
UNION ALL
SELECT report, 'RQ-05' AS rule, 'requests.carried_forward.commercial_enterprise@2019' AS cell,
  COALESCE(requests_carried_forward_commercial_enterprise, 0) AS left_side,
  COALESCE(requests_received_commercial_enterprise, 0) + COALESCE(requests_carried_over_commercial_enterprise, 0) AS right_side,
  COALESCE(requests_carried_forward_commercial_enterprise, 0) - (COALESCE(requests_received_commercial_enterprise, 0) + COALESCE(requests_carried_over_commercial_enterprise, 0)) AS difference
FROM reports
WHERE requests_edition = '2019'
  AND (COALESCE(requests_carried_forward_commercial_enterprise, 0) > requests_received_commercial_enterprise + requests_carried_over_commercial_enterprise)
UNION ALL
SELECT report, 'RQ-05' AS rule, 'requests.carried_forward.research_institution@2019' AS cell,
  COALESCE(requests_carried_forward_research_institution, 0) AS left_side,
  COALESCE(requests_received_research_institution, 0) + COALESCE(requests_carried_over_research_institution, 0) AS right_side,
  COALESCE(requests_carried_forward_research_institution, 0) - (COALESCE(requests_received_research_institution, 0) + COALESCE(requests_carried_over_research_institution, 0)) AS difference
FROM reports
WHERE requests_edition = '2019'
  AND (COALESCE(requests_carried_forward_research_institution, 0) > requests_received_research_institution + requests_carried_over_research_institution)
UNION ALL
SELECT report, 'RQ-05' AS rule, 'requests.carried_forward.public_welfare_organization@2019' AS cell,
  COALESCE(requests_carried_forward_public_welfare_organization, 0) AS left_side,
  COALESCE(requests_received_public_welfare_organization, 0) + COALESCE(requests_carried_over_public_welfare_organization, 0) AS right_side,
  COALESCE(requests_carried_forward_public_welfare_organization, 0) - (COALESCE(requests_received_public_welfare_organization, 0) + COALESCE(requests_carried_over_public_welfare_organization, 0)) AS difference
FROM reports
WHERE requests_edition = '2019'
  AND (COALESCE(requests_carried_forward_public_welfare_organization, 0) > requests_received_public_welfare_organization + requests_carried_over_public_welfare_organization)
UNION ALL
SELECT report, 'RQ-05' AS rule, 'requests.carried_forward.legal_service_institution@2019' AS cell,
  COALESCE(requests_carried_forward_legal_service_institution, 0) AS left_side,
  COALESCE(requests_received_legal_service_institution, 0) + COALESCE(requests_carried_over_legal_service_institution, 0) AS right_side,
  COALESCE(requests_carried_forward_legal_service_institution, 0) - (COALESCE(requests_received_legal_service_institution, 0) + COALESCE(requests_carried_over_legal_service_institution, 0)) AS difference
FROM reports
WHERE requests_edition = '2019'
  AND (COALESCE(requests_carried_forward_legal_service_institution, 0) > requests_received_legal_service_institution + requests_carried_over_legal_service_institution)
UNION ALL
SELECT report, 'RQ-05' AS rule, 'requests.carried_forward.other_organization@2019' AS cell,
  COALESCE(requests_carried_forward_other_organization, 0) AS left_side,
  COALESCE(requests_received_other_organization, 0) + COALESCE(requests_carried_over_other_organization, 0) AS right_side,
  COALESCE(requests_carried_forward_other_organization, 0) - (COALESCE(requests_received_other_organization, 0) + COALESCE(requests_carried_over_other_organization, 0)) AS difference
FROM reports
WHERE requests_edition = '2019'
  AND (COALESCE(requests_carried_forward_other_organization, 0) > requests_received_other_organization + requests_carried_over_other_organization)
UNION ALL
SELECT report, 'RQ-05' AS rule, 'requests.carried_forward.total@2019' AS cell,
  COALESCE(requests_carried_forward_total, 0) AS left_side,
  COALESCE(requests_received_total, 0) + COALESCE(requests_carried_over_total, 0) AS right_side,
  COALESCE(requests_carried_forward_total, 0) - (COALESCE(requests_received_total, 0) + COALESCE(requests_carried_over_total, 0)) AS difference
FROM reports
WHERE requests_edition = '2019'
  AND (COALESCE(requests_carried_forward_total, 0) > requests_received_total + requests_carried_over_total)
UNION ALL
SELECT report, 'RQ-05' AS rule, 'requests.carried_forward.natural_person@2021' AS cell,
  COALESCE(requests_carried_forward_natural_person, 0) AS left_side,
  COALESCE(requests_received_natural_person, 0) + COALESCE(requests_carried_over_natural_person, 0) AS right_side,
  COALESCE(requests_carried_forward_natural_person, 0) - (COALESCE(requests_received_natural_person, 0) + COALESCE(requests_carried_over_natural_person, 0)) AS difference
FROM reports
WHERE requests_edition = '2021'
  AND (COALESCE(requests_carried_forward_natural_person, 0) > requests_received_natural_person + requests_carried_over_natural_person)
UNION ALL
SELECT report, 'RQ-05' AS rule, 'requests.carried_forward.commercial_enterprise@2021' AS cell,
  COALESCE(requests_carried_forward_commercial_enterprise, 0) AS left_side,
  COALESCE(requests_received_commercial_enterprise, 0) + COALESCE(requests_carried_over_commercial_enterprise, 0) AS right_side,
  COALESCE(requests_carried_forward_commercial_enterprise, 0) - (COALESCE(requests_received_commercial_enterprise, 0) + COALESCE(requests_carried_over_commercial_enterprise, 0)) AS difference
FROM reports
WHERE requests_edition = '2021'
  AND (COALESCE(requests_carried_forward_commercial_enterprise, 0) > requests_received_commercial_enterprise + requests_carried_over_commercial_enterprise)
UNION ALL
SELECT report, 'RQ-05' AS rule, 'requests.carried_forward.research_institution@2021' AS cell,
  COALESCE(requests_carried_forward_research_institution, 0) AS left_side,
  COALESCE(requests_received_research_institution, 0) + COALESCE(requests_carried_over_research_institution, 0) AS right_side,
  COALESCE(requests_carried_forward_research_institution, 0) - (COALESCE(requests_received_research_institution, 0) + COALESCE(requests_carried_over_research_institution, 0)) AS difference
FROM reports
WHERE requests_edition = '2021'
  AND (COALESCE(requests_carried_forward_research_institution, 0) > requests_received_research_institution + requests_carried_over_research_institution)
UNION ALL
SELECT report, 'RQ-05' AS rule, 'requests.carried_forward.public_welfare_organization@2021' AS cell,
  COALESCE(requests_carried_forward_public_welfare_organization, 0) AS left_side,
  COALESCE(requests_received_public_welfare_organization, 0) + COALESCE(requests_carried_over_public_welfare_organization, 0) AS right_side,
  COALESCE(requests_carried_forward_public_welfare_organization, 0) - (COALESCE(requests_received_public_welfare_organization, 0) + COALESCE(requests_carried_over_public_welfare_organization, 0)) AS difference
FROM reports
WHERE requests_edition = '2021'
  AND (COALESCE(requests_carried_forward_public_welfare_organization, 0) > requests_received_public_welfare_organization + requests_carried_over_public_welfare_organization)
UNION ALL
SELECT report, 'RQ-05' AS rule, 'requests.carried_forward.legal_service_institution@2021' AS cell,
  COALESCE(requests_carried_forward_legal_service_institution, 0) AS left_side,
  COALESCE(requests_received_legal_service_institution, 0) + COALESCE(requests_carried_over_legal_service_institution, 0) AS right_side,
  COALESCE(requests_carried_forward_legal_service_institution, 0) - (COALESCE(requests_received_legal_service_institution, 0) + COALESCE(requests_carried_over_legal_service_institution, 0)) AS difference
FROM reports
WHERE requests_edition = '2021'
  AND (COALESCE(requests_carried_forward_legal_service_institution, 0) > requests_received_legal_service_institution + requests_carried_over_legal_service_institution)
UNION ALL
SELECT report, 'RQ-05' AS rule, 'requests.carried_forward.other_organization@2021' AS cell,
  COALESCE(requests_carried_forward_other_organization, 0) AS left_side,
  COALESCE(requests_received_other_organization, 0) + COALESCE(requests_carried_over_other_organization, 0) AS right_side,
  COALESCE(requests_carried_forward_other_organization, 0) - (COALESCE(requests_received_other_organization, 0) + COALESCE(requests_carried_over_other_organization, 0)) AS difference
FROM reports
WHERE requests_edition = '2021'
  AND (COALESCE(requests_carried_forward_other_organization, 0) > requests_received_other_organization + requests_carried_over_other_organization)
UNION ALL
SELECT report, 'RQ-05' AS rule, 'requests.carried_forward.total@2021' AS cell,
  COALESCE(requests_carried_forward_total, 0) AS left_side,
  COALESCE(requests_received_total, 0) + COALESCE(requests_carried_over_total, 0) AS right_side,
  COALESCE(requests_carried_forward_total, 0) - (COALESCE(requests_received_total, 0) + COALESCE(requests_carried_over_total, 0)) AS difference
FROM reports
WHERE requests_edition = '2021'
  AND (COALESCE(requests_carried_forward_total, 0) > requests_received_total + requests_carried_over_total);
