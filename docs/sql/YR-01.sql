-- YR-01 上年结转 = 上年度报告的结转下年度继续办理
-- carried over = carried forward in last year's report
-- error; editions: 2019, 2021. Generated from the declarations; do not edit.

-- What it comes to in each report.
SELECT this.report AS report, CASE WHEN this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
    OR this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
    OR this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
    OR this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2021' THEN
  CASE (CASE WHEN this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2019' THEN
    CASE WHEN COALESCE(last.requests_carried_forward_natural_person, 0) > this.requests_carried_over_natural_person OR last.requests_carried_forward_natural_person < COALESCE(this.requests_carried_over_natural_person, 0) THEN FALSE WHEN last.requests_carried_forward_natural_person = this.requests_carried_over_natural_person THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_commercial_enterprise, 0) > this.requests_carried_over_commercial_enterprise OR last.requests_carried_forward_commercial_enterprise < COALESCE(this.requests_carried_over_commercial_enterprise, 0) THEN FALSE WHEN last.requests_carried_forward_commercial_enterprise = this.requests_carried_over_commercial_enterprise THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_research_institution, 0) > this.requests_carried_over_research_institution OR last.requests_carried_forward_research_institution < COALESCE(this.requests_carried_over_research_institution, 0) THEN FALSE WHEN last.requests_carried_forward_research_institution = this.requests_carried_over_research_institution THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_public_welfare_organization, 0) > this.requests_carried_over_public_welfare_organization OR last.requests_carried_forward_public_welfare_organization < COALESCE(this.requests_carried_over_public_welfare_organization, 0) THEN FALSE WHEN last.requests_carried_forward_public_welfare_organization = this.requests_carried_over_public_welfare_organization THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_legal_service_institution, 0) > this.requests_carried_over_legal_service_institution OR last.requests_carried_forward_legal_service_institution < COALESCE(this.requests_carried_over_legal_service_institution, 0) THEN FALSE WHEN last.requests_carried_forward_legal_service_institution = this.requests_carried_over_legal_service_institution THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_other_organization, 0) > this.requests_carried_over_other_organization OR last.requests_carried_forward_other_organization < COALESCE(this.requests_carried_over_other_organization, 0) THEN FALSE WHEN last.requests_carried_forward_other_organization = this.requests_carried_over_other_organization THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_total, 0) > this.requests_carried_over_total OR last.requests_carried_forward_total < COALESCE(this.requests_carried_over_total, 0) THEN FALSE WHEN last.requests_carried_forward_total = this.requests_carried_over_total THEN TRUE END
  ELSE TRUE END
  AND CASE WHEN this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2021' THEN
    CASE WHEN COALESCE(last.requests_carried_forward_natural_person, 0) > this.requests_carried_over_natural_person OR last.requests_carried_forward_natural_person < COALESCE(this.requests_carried_over_natural_person, 0) THEN FALSE WHEN last.requests_carried_forward_natural_person = this.requests_carried_over_natural_person THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_commercial_enterprise, 0) > this.requests_carried_over_commercial_enterprise OR last.requests_carried_forward_commercial_enterprise < COALESCE(this.requests_carried_over_commercial_enterprise, 0) THEN FALSE WHEN last.requests_carried_forward_commercial_enterprise = this.requests_carried_over_commercial_enterprise THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_research_institution, 0) > this.requests_carried_over_research_institution OR last.requests_carried_forward_research_institution < COALESCE(this.requests_carried_over_research_institution, 0) THEN FALSE WHEN last.requests_carried_forward_research_institution = this.requests_carried_over_research_institution THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_public_welfare_organization, 0) > this.requests_carried_over_public_welfare_organization OR last.requests_carried_forward_public_welfare_organization < COALESCE(this.requests_carried_over_public_welfare_organization, 0) THEN FALSE WHEN last.requests_carried_forward_public_welfare_organization = this.requests_carried_over_public_welfare_organization THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_legal_service_institution, 0) > this.requests_carried_over_legal_service_institution OR last.requests_carried_forward_legal_service_institution < COALESCE(this.requests_carried_over_legal_service_institution, 0) THEN FALSE WHEN last.requests_carried_forward_legal_service_institution = this.requests_carried_over_legal_service_institution THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_other_organization, 0) > this.requests_carried_over_other_organization OR last.requests_carried_forward_other_organization < COALESCE(this.requests_carried_over_other_organization, 0) THEN FALSE WHEN last.requests_carried_forward_other_organization = this.requests_carried_over_other_organization THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_total, 0) > this.requests_carried_over_total OR last.requests_carried_forward_total < COALESCE(this.requests_carried_over_total, 0) THEN FALSE WHEN last.requests_carried_forward_total = this.requests_carried_over_total THEN TRUE END
  ELSE TRUE END
  AND CASE WHEN this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2019' THEN
    CASE WHEN COALESCE(last.requests_carried_forward_natural_person, 0) > this.requests_carried_over_natural_person OR last.requests_carried_forward_natural_person < COALESCE(this.requests_carried_over_natural_person, 0) THEN FALSE WHEN last.requests_carried_forward_natural_person = this.requests_carried_over_natural_person THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_commercial_enterprise, 0) > this.requests_carried_over_commercial_enterprise OR last.requests_carried_forward_commercial_enterprise < COALESCE(this.requests_carried_over_commercial_enterprise, 0) THEN FALSE WHEN last.requests_carried_forward_commercial_enterprise = this.requests_carried_over_commercial_enterprise THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_research_institution, 0) > this.requests_carried_over_research_institution OR last.requests_carried_forward_research_institution < COALESCE(this.requests_carried_over_research_institution, 0) THEN FALSE WHEN last.requests_carried_forward_research_institution = this.requests_carried_over_research_institution THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_public_welfare_organization, 0) > this.requests_carried_over_public_welfare_organization OR last.requests_carried_forward_public_welfare_organization < COALESCE(this.requests_carried_over_public_welfare_organization, 0) THEN FALSE WHEN last.requests_carried_forward_public_welfare_organization = this.requests_carried_over_public_welfare_organization THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_legal_service_institution, 0) > this.requests_carried_over_legal_service_institution OR last.requests_carried_forward_legal_service_institution < COALESCE(this.requests_carried_over_legal_service_institution, 0) THEN FALSE WHEN last.requests_carried_forward_legal_service_institution = this.requests_carried_over_legal_service_institution THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_other_organization, 0) > this.requests_carried_over_other_organization OR last.requests_carried_forward_other_organization < COALESCE(this.requests_carried_over_other_organization, 0) THEN FALSE WHEN last.requests_carried_forward_other_organization = this.requests_carried_over_other_organization THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_total, 0) > this.requests_carried_over_total OR last.requests_carried_forward_total < COALESCE(this.requests_carried_over_total, 0) THEN FALSE WHEN last.requests_carried_forward_total = this.requests_carried_over_total THEN TRUE END
  ELSE TRUE END
  AND CASE WHEN this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2021' THEN
    CASE WHEN COALESCE(last.requests_carried_forward_natural_person, 0) > this.requests_carried_over_natural_person OR last.requests_carried_forward_natural_person < COALESCE(this.requests_carried_over_natural_person, 0) THEN FALSE WHEN last.requests_carried_forward_natural_person = this.requests_carried_over_natural_person THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_commercial_enterprise, 0) > this.requests_carried_over_commercial_enterprise OR last.requests_carried_forward_commercial_enterprise < COALESCE(this.requests_carried_over_commercial_enterprise, 0) THEN FALSE WHEN last.requests_carried_forward_commercial_enterprise = this.requests_carried_over_commercial_enterprise THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_research_institution, 0) > this.requests_carried_over_research_institution OR last.requests_carried_forward_research_institution < COALESCE(this.requests_carried_over_research_institution, 0) THEN FALSE WHEN last.requests_carried_forward_research_institution = this.requests_carried_over_research_institution THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_public_welfare_organization, 0) > this.requests_carried_over_public_welfare_organization OR last.requests_carried_forward_public_welfare_organization < COALESCE(this.requests_carried_over_public_welfare_organization, 0) THEN FALSE WHEN last.requests_carried_forward_public_welfare_organization = this.requests_carried_over_public_welfare_organization THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_legal_service_institution, 0) > this.requests_carried_over_legal_service_institution OR last.requests_carried_forward_legal_service_institution < COALESCE(this.requests_carried_over_legal_service_institution, 0) THEN FALSE WHEN last.requests_carried_forward_legal_service_institution = this.requests_carried_over_legal_service_institution THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_other_organization, 0) > this.requests_carried_over_other_organization OR last.requests_carried_forward_other_organization < COALESCE(this.requests_carried_over_other_organization, 0) THEN FALSE WHEN last.requests_carried_forward_other_organization = this.requests_carried_over_other_organization THEN TRUE END
    AND CASE WHEN COALESCE(last.requests_carried_forward_total, 0) > this.requests_carried_over_total OR last.requests_carried_forward_total < COALESCE(this.requests_carried_over_total, 0) THEN FALSE WHEN last.requests_carried_forward_total = this.requests_carried_over_total THEN TRUE END
  ELSE TRUE END)
  WHEN TRUE THEN 'holds' WHEN FALSE THEN 'fails' ELSE 'undecided' END
ELSE 'does_not_apply' END AS outcome
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year;

-- Every place where it is broken.
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.natural_person@2019' AS cell,
  COALESCE(last.requests_carried_forward_natural_person, 0) AS left_side,
  COALESCE(this.requests_carried_over_natural_person, 0) AS right_side,
  COALESCE(last.requests_carried_forward_natural_person, 0) - (COALESCE(this.requests_carried_over_natural_person, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
  AND (COALESCE(last.requests_carried_forward_natural_person, 0) > this.requests_carried_over_natural_person OR last.requests_carried_forward_natural_person < COALESCE(this.requests_carried_over_natural_person, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.commercial_enterprise@2019' AS cell,
  COALESCE(last.requests_carried_forward_commercial_enterprise, 0) AS left_side,
  COALESCE(this.requests_carried_over_commercial_enterprise, 0) AS right_side,
  COALESCE(last.requests_carried_forward_commercial_enterprise, 0) - (COALESCE(this.requests_carried_over_commercial_enterprise, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
  AND (COALESCE(last.requests_carried_forward_commercial_enterprise, 0) > this.requests_carried_over_commercial_enterprise OR last.requests_carried_forward_commercial_enterprise < COALESCE(this.requests_carried_over_commercial_enterprise, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.research_institution@2019' AS cell,
  COALESCE(last.requests_carried_forward_research_institution, 0) AS left_side,
  COALESCE(this.requests_carried_over_research_institution, 0) AS right_side,
  COALESCE(last.requests_carried_forward_research_institution, 0) - (COALESCE(this.requests_carried_over_research_institution, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
  AND (COALESCE(last.requests_carried_forward_research_institution, 0) > this.requests_carried_over_research_institution OR last.requests_carried_forward_research_institution < COALESCE(this.requests_carried_over_research_institution, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.public_welfare_organization@2019' AS cell,
  COALESCE(last.requests_carried_forward_public_welfare_organization, 0) AS left_side,
  COALESCE(this.requests_carried_over_public_welfare_organization, 0) AS right_side,
  COALESCE(last.requests_carried_forward_public_welfare_organization, 0) - (COALESCE(this.requests_carried_over_public_welfare_organization, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
  AND (COALESCE(last.requests_carried_forward_public_welfare_organization, 0) > this.requests_carried_over_public_welfare_organization OR last.requests_carried_forward_public_welfare_organization < COALESCE(this.requests_carried_over_public_welfare_organization, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.legal_service_institution@2019' AS cell,
  COALESCE(last.requests_carried_forward_legal_service_institution, 0) AS left_side,
  COALESCE(this.requests_carried_over_legal_service_institution, 0) AS right_side,
  COALESCE(last.requests_carried_forward_legal_service_institution, 0) - (COALESCE(this.requests_carried_over_legal_service_institution, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
  AND (COALESCE(last.requests_carried_forward_legal_service_institution, 0) > this.requests_carried_over_legal_service_institution OR last.requests_carried_forward_legal_service_institution < COALESCE(this.requests_carried_over_legal_service_institution, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.other_organization@2019' AS cell,
  COALESCE(last.requests_carried_forward_other_organization, 0) AS left_side,
  COALESCE(this.requests_carried_over_other_organization, 0) AS right_side,
  COALESCE(last.requests_carried_forward_other_organization, 0) - (COALESCE(this.requests_carried_over_other_organization, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
  AND (COALESCE(last.requests_carried_forward_other_organization, 0) > this.requests_carried_over_other_organization OR last.requests_carried_forward_other_organization < COALESCE(this.requests_carried_over_other_organization, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.total@2019' AS cell,
  COALESCE(last.requests_carried_forward_total, 0) AS left_side,
  COALESCE(this.requests_carried_over_total, 0) AS right_side,
  COALESCE(last.requests_carried_forward_total, 0) - (COALESCE(this.requests_carried_over_total, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
  AND (COALESCE(last.requests_carried_forward_total, 0) > this.requests_carried_over_total OR last.requests_carried_forward_total < COALESCE(this.requests_carried_over_total, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.natural_person@2019' AS cell,
  COALESCE(last.requests_carried_forward_natural_person, 0) AS left_side,
  COALESCE(this.requests_carried_over_natural_person, 0) AS right_side,
  COALESCE(last.requests_carried_forward_natural_person, 0) - (COALESCE(this.requests_carried_over_natural_person, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
  AND (COALESCE(last.requests_carried_forward_natural_person, 0) > this.requests_carried_over_natural_person OR last.requests_carried_forward_natural_person < COALESCE(this.requests_carried_over_natural_person, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.commercial_enterprise@2019' AS cell,
  COALESCE(last.requests_carried_forward_commercial_enterprise, 0) AS left_side,
  COALESCE(this.requests_carried_over_commercial_enterprise, 0) AS right_side,
  COALESCE(last.requests_carried_forward_commercial_enterprise, 0) - (COALESCE(this.requests_carried_over_commercial_enterprise, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
  AND (COALESCE(last.requests_carried_forward_commercial_enterprise, 0) > this.requests_carried_over_commercial_enterprise OR last.requests_carried_forward_commercial_enterprise < COALESCE(this.requests_carried_over_commercial_enterprise, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.research_institution@2019' AS cell,
  COALESCE(last.requests_carried_forward_research_institution, 0) AS left_side,
  COALESCE(this.requests_carried_over_research_institution, 0) AS right_side,
  COALESCE(last.requests_carried_forward_research_institution, 0) - (COALESCE(this.requests_carried_over_research_institution, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
  AND (COALESCE(last.requests_carried_forward_research_institution, 0) > this.requests_carried_over_research_institution OR last.requests_carried_forward_research_institution < COALESCE(this.requests_carried_over_research_institution, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.public_welfare_organization@2019' AS cell,
  COALESCE(last.requests_carried_forward_public_welfare_organization, 0) AS left_side,
  COALESCE(this.requests_carried_over_public_welfare_organization, 0) AS right_side,
  COALESCE(last.requests_carried_forward_public_welfare_organization, 0) - (COALESCE(this.requests_carried_over_public_welfare_organization, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
  AND (COALESCE(last.requests_carried_forward_public_welfare_organization, 0) > this.requests_carried_over_public_welfare_organization OR last.requests_carried_forward_public_welfare_organization < COALESCE(this.requests_carried_over_public_welfare_organization, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.legal_service_institution@2019' AS cell,
  COALESCE(last.requests_carried_forward_legal_service_institution, 0) AS left_side,
  COALESCE(this.requests_carried_over_legal_service_institution, 0) AS right_side,
  COALESCE(last.requests_carried_forward_legal_service_institution, 0) - (COALESCE(this.requests_carried_over_legal_service_institution, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
  AND (COALESCE(last.requests_carried_forward_legal_service_institution, 0) > this.requests_carried_over_legal_service_institution OR last.requests_carried_forward_legal_service_institution < COALESCE(this.requests_carried_over_legal_service_institution, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.other_organization@2019' AS cell,
  COALESCE(last.requests_carried_forward_other_organization, 0) AS left_side,
  COALESCE(this.requests_carried_over_other_organization, 0) AS right_side,
  COALESCE(last.requests_carried_forward_other_organization, 0) - (COALESCE(this.requests_carried_over_other_organization, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
  AND (COALESCE(last.requests_carried_forward_other_organization, 0) > this.requests_carried_over_other_organization OR last.requests_carried_forward_other_organization < COALESCE(this.requests_carried_over_other_organization, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.total@2019' AS cell,
  COALESCE(last.requests_carried_forward_total, 0) AS left_side,
  COALESCE(this.requests_carried_over_total, 0) AS right_side,
  COALESCE(last.requests_carried_forward_total, 0) - (COALESCE(this.requests_carried_over_total, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2019' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
  AND (COALESCE(last.requests_carried_forward_total, 0) > this.requests_carried_over_total OR last.requests_carried_forward_total < COALESCE(this.requests_carried_over_total, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.natural_person@2021' AS cell,
  COALESCE(last.requests_carried_forward_natural_person, 0) AS left_side,
  COALESCE(this.requests_carried_over_natural_person, 0) AS right_side,
  COALESCE(last.requests_carried_forward_natural_person, 0) - (COALESCE(this.requests_carried_over_natural_person, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
  AND (COALESCE(last.requests_carried_forward_natural_person, 0) > this.requests_carried_over_natural_person OR last.requests_carried_forward_natural_person < COALESCE(this.requests_carried_over_natural_person, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.commercial_enterprise@2021' AS cell,
  COALESCE(last.requests_carried_forward_commercial_enterprise, 0) AS left_side,
  COALESCE(this.requests_carried_over_commercial_enterprise, 0) AS right_side,
  COALESCE(last.requests_carried_forward_commercial_enterprise, 0) - (COALESCE(this.requests_carried_over_commercial_enterprise, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
  AND (COALESCE(last.requests_carried_forward_commercial_enterprise, 0) > this.requests_carried_over_commercial_enterprise OR last.requests_carried_forward_commercial_enterprise < COALESCE(this.requests_carried_over_commercial_enterprise, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.research_institution@2021' AS cell,
  COALESCE(last.requests_carried_forward_research_institution, 0) AS left_side,
  COALESCE(this.requests_carried_over_research_institution, 0) AS right_side,
  COALESCE(last.requests_carried_forward_research_institution, 0) - (COALESCE(this.requests_carried_over_research_institution, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
  AND (COALESCE(last.requests_carried_forward_research_institution, 0) > this.requests_carried_over_research_institution OR last.requests_carried_forward_research_institution < COALESCE(this.requests_carried_over_research_institution, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.public_welfare_organization@2021' AS cell,
  COALESCE(last.requests_carried_forward_public_welfare_organization, 0) AS left_side,
  COALESCE(this.requests_carried_over_public_welfare_organization, 0) AS right_side,
  COALESCE(last.requests_carried_forward_public_welfare_organization, 0) - (COALESCE(this.requests_carried_over_public_welfare_organization, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
  AND (COALESCE(last.requests_carried_forward_public_welfare_organization, 0) > this.requests_carried_over_public_welfare_organization OR last.requests_carried_forward_public_welfare_organization < COALESCE(this.requests_carried_over_public_welfare_organization, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.legal_service_institution@2021' AS cell,
  COALESCE(last.requests_carried_forward_legal_service_institution, 0) AS left_side,
  COALESCE(this.requests_carried_over_legal_service_institution, 0) AS right_side,
  COALESCE(last.requests_carried_forward_legal_service_institution, 0) - (COALESCE(this.requests_carried_over_legal_service_institution, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
  AND (COALESCE(last.requests_carried_forward_legal_service_institution, 0) > this.requests_carried_over_legal_service_institution OR last.requests_carried_forward_legal_service_institution < COALESCE(this.requests_carried_over_legal_service_institution, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.other_organization@2021' AS cell,
  COALESCE(last.requests_carried_forward_other_organization, 0) AS left_side,
  COALESCE(this.requests_carried_over_other_organization, 0) AS right_side,
  COALESCE(last.requests_carried_forward_other_organization, 0) - (COALESCE(this.requests_carried_over_other_organization, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
  AND (COALESCE(last.requests_carried_forward_other_organization, 0) > this.requests_carried_over_other_organization OR last.requests_carried_forward_other_organization < COALESCE(this.requests_carried_over_other_organization, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.total@2021' AS cell,
  COALESCE(last.requests_carried_forward_total, 0) AS left_side,
  COALESCE(this.requests_carried_over_total, 0) AS right_side,
  COALESCE(last.requests_carried_forward_total, 0) - (COALESCE(this.requests_carried_over_total, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2019'
  AND (COALESCE(last.requests_carried_forward_total, 0) > this.requests_carried_over_total OR last.requests_carried_forward_total < COALESCE(this.requests_carried_over_total, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.natural_person@2021' AS cell,
  COALESCE(last.requests_carried_forward_natural_person, 0) AS left_side,
  COALESCE(this.requests_carried_over_natural_person, 0) AS right_side,
  COALESCE(last.requests_carried_forward_natural_person, 0) - (COALESCE(this.requests_carried_over_natural_person, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
  AND (COALESCE(last.requests_carried_forward_natural_person, 0) > this.requests_carried_over_natural_person OR last.requests_carried_forward_natural_person < COALESCE(this.requests_carried_over_natural_person, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.commercial_enterprise@2021' AS cell,
  COALESCE(last.requests_carried_forward_commercial_enterprise, 0) AS left_side,
  COALESCE(this.requests_carried_over_commercial_enterprise, 0) AS right_side,
  COALESCE(last.requests_carried_forward_commercial_enterprise, 0) - (COALESCE(this.requests_carried_over_commercial_enterprise, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
  AND (COALESCE(last.requests_carried_forward_commercial_enterprise, 0) > this.requests_carried_over_commercial_enterprise OR last.requests_carried_forward_commercial_enterprise < COALESCE(this.requests_carried_over_commercial_enterprise, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.research_institution@2021' AS cell,
  COALESCE(last.requests_carried_forward_research_institution, 0) AS left_side,
  COALESCE(this.requests_carried_over_research_institution, 0) AS right_side,
  COALESCE(last.requests_carried_forward_research_institution, 0) - (COALESCE(this.requests_carried_over_research_institution, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
  AND (COALESCE(last.requests_carried_forward_research_institution, 0) > this.requests_carried_over_research_institution OR last.requests_carried_forward_research_institution < COALESCE(this.requests_carried_over_research_institution, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.public_welfare_organization@2021' AS cell,
  COALESCE(last.requests_carried_forward_public_welfare_organization, 0) AS left_side,
  COALESCE(this.requests_carried_over_public_welfare_organization, 0) AS right_side,
  COALESCE(last.requests_carried_forward_public_welfare_organization, 0) - (COALESCE(this.requests_carried_over_public_welfare_organization, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
  AND (COALESCE(last.requests_carried_forward_public_welfare_organization, 0) > this.requests_carried_over_public_welfare_organization OR last.requests_carried_forward_public_welfare_organization < COALESCE(this.requests_carried_over_public_welfare_organization, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.legal_service_institution@2021' AS cell,
  COALESCE(last.requests_carried_forward_legal_service_institution, 0) AS left_side,
  COALESCE(this.requests_carried_over_legal_service_institution, 0) AS right_side,
  COALESCE(last.requests_carried_forward_legal_service_institution, 0) - (COALESCE(this.requests_carried_over_legal_service_institution, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
  AND (COALESCE(last.requests_carried_forward_legal_service_institution, 0) > this.requests_carried_over_legal_service_institution OR last.requests_carried_forward_legal_service_institution < COALESCE(this.requests_carried_over_legal_service_institution, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.other_organization@2021' AS cell,
  COALESCE(last.requests_carried_forward_other_organization, 0) AS left_side,
  COALESCE(this.requests_carried_over_other_organization, 0) AS right_side,
  COALESCE(last.requests_carried_forward_other_organization, 0) - (COALESCE(this.requests_carried_over_other_organization, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
  AND (COALESCE(last.requests_carried_forward_other_organization, 0) > this.requests_carried_over_other_organization OR last.requests_carried_forward_other_organization < COALESCE(this.requests_carried_over_other_organization, 0))
UNION ALL
SELECT this.report AS report, 'YR-01' AS rule, 'requests.carried_over.total@2021' AS cell,
  COALESCE(last.requests_carried_forward_total, 0) AS left_side,
  COALESCE(this.requests_carried_over_total, 0) AS right_side,
  COALESCE(last.requests_carried_forward_total, 0) - (COALESCE(this.requests_carried_over_total, 0)) AS difference
FROM reports AS this JOIN reports AS last
  ON last.agency = this.agency AND last.year + 1 = this.year
WHERE this.requests_edition = '2021' AND COALESCE(last.requests_edition, this.requests_edition) = '2021'
  AND (COALESCE(last.requests_carried_forward_total, 0) > this.requests_carried_over_total OR last.requests_carried_forward_total < COALESCE(this.requests_carried_over_total, 0));
