-- LV-02 汇总的主动公开表等于各下级之和
-- the Article 20 table of a summary is the sum of its members'
-- warning; editions: 2019, 2021. Generated from the declarations; do not edit.

-- What it comes to in each report of a body with members, and the cells that differ.
SELECT report, CASE WHEN NOT applies THEN 'does_not_apply'
  WHEN proactive_disclosure_rules_newly_made = 'f'
    OR proactive_disclosure_rules_newly_published = 'f'
    OR proactive_disclosure_rules_total_published = 'f'
    OR proactive_disclosure_normative_documents_newly_made = 'f'
    OR proactive_disclosure_normative_documents_newly_published = 'f'
    OR proactive_disclosure_normative_documents_total_published = 'f'
    OR proactive_disclosure_administrative_licensing_items_previous_year = 'f'
    OR proactive_disclosure_administrative_licensing_items_change = 'f'
    OR proactive_disclosure_administrative_licensing_decisions = 'f'
    OR proactive_disclosure_other_external_services_items_previous_year = 'f'
    OR proactive_disclosure_other_external_services_items_change = 'f'
    OR proactive_disclosure_other_external_services_decisions = 'f'
    OR proactive_disclosure_administrative_penalties_items_previous_year = 'f'
    OR proactive_disclosure_administrative_penalties_items_change = 'f'
    OR proactive_disclosure_administrative_penalties_decisions = 'f'
    OR proactive_disclosure_administrative_compulsion_items_previous_year = 'f'
    OR proactive_disclosure_administrative_compulsion_items_change = 'f'
    OR proactive_disclosure_administrative_compulsion_decisions = 'f'
    OR proactive_disclosure_administrative_fees_items_previous_year = 'f'
    OR proactive_disclosure_administrative_fees_items_change = 'f'
    OR proactive_disclosure_centralized_procurement_projects = 'f'
    OR proactive_disclosure_rules_issued = 'f'
    OR proactive_disclosure_rules_repealed = 'f'
    OR proactive_disclosure_rules_in_force = 'f'
    OR proactive_disclosure_normative_documents_issued = 'f'
    OR proactive_disclosure_normative_documents_repealed = 'f'
    OR proactive_disclosure_normative_documents_in_force = 'f'
  THEN CASE WHEN scope IS NULL THEN NULL ELSE 'fails' END END AS outcome,
CASE WHEN applies THEN
  CASE WHEN proactive_disclosure_rules_newly_made = 'f' THEN ' proactive_disclosure.rules.newly_made' ELSE '' END
  || CASE WHEN proactive_disclosure_rules_newly_published = 'f' THEN ' proactive_disclosure.rules.newly_published' ELSE '' END
  || CASE WHEN proactive_disclosure_rules_total_published = 'f' THEN ' proactive_disclosure.rules.total_published' ELSE '' END
  || CASE WHEN proactive_disclosure_normative_documents_newly_made = 'f' THEN ' proactive_disclosure.normative_documents.newly_made' ELSE '' END
  || CASE WHEN proactive_disclosure_normative_documents_newly_published = 'f' THEN ' proactive_disclosure.normative_documents.newly_published' ELSE '' END
  || CASE WHEN proactive_disclosure_normative_documents_total_published = 'f' THEN ' proactive_disclosure.normative_documents.total_published' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_licensing_items_previous_year = 'f' THEN ' proactive_disclosure.administrative_licensing.items_previous_year' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_licensing_items_change = 'f' THEN ' proactive_disclosure.administrative_licensing.items_change' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_licensing_decisions = 'f' THEN ' proactive_disclosure.administrative_licensing.decisions' ELSE '' END
  || CASE WHEN proactive_disclosure_other_external_services_items_previous_year = 'f' THEN ' proactive_disclosure.other_external_services.items_previous_year' ELSE '' END
  || CASE WHEN proactive_disclosure_other_external_services_items_change = 'f' THEN ' proactive_disclosure.other_external_services.items_change' ELSE '' END
  || CASE WHEN proactive_disclosure_other_external_services_decisions = 'f' THEN ' proactive_disclosure.other_external_services.decisions' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_penalties_items_previous_year = 'f' THEN ' proactive_disclosure.administrative_penalties.items_previous_year' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_penalties_items_change = 'f' THEN ' proactive_disclosure.administrative_penalties.items_change' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_penalties_decisions = 'f' THEN ' proactive_disclosure.administrative_penalties.decisions' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_compulsion_items_previous_year = 'f' THEN ' proactive_disclosure.administrative_compulsion.items_previous_year' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_compulsion_items_change = 'f' THEN ' proactive_disclosure.administrative_compulsion.items_change' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_compulsion_decisions = 'f' THEN ' proactive_disclosure.administrative_compulsion.decisions' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_fees_items_previous_year = 'f' THEN ' proactive_disclosure.administrative_fees.items_previous_year' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_fees_items_change = 'f' THEN ' proactive_disclosure.administrative_fees.items_change' ELSE '' END
  || CASE WHEN proactive_disclosure_centralized_procurement_projects = 'f' THEN ' proactive_disclosure.centralized_procurement.projects' ELSE '' END
  || CASE WHEN proactive_disclosure_rules_issued = 'f' THEN ' proactive_disclosure.rules.issued' ELSE '' END
  || CASE WHEN proactive_disclosure_rules_repealed = 'f' THEN ' proactive_disclosure.rules.repealed' ELSE '' END
  || CASE WHEN proactive_disclosure_rules_in_force = 'f' THEN ' proactive_disclosure.rules.in_force' ELSE '' END
  || CASE WHEN proactive_disclosure_normative_documents_issued = 'f' THEN ' proactive_disclosure.normative_documents.issued' ELSE '' END
  || CASE WHEN proactive_disclosure_normative_documents_repealed = 'f' THEN ' proactive_disclosure.normative_documents.repealed' ELSE '' END
  || CASE WHEN proactive_disclosure_normative_documents_in_force = 'f' THEN ' proactive_disclosure.normative_documents.in_force' ELSE '' END
ELSE '' END AS cells
FROM (
SELECT this.report AS report, COALESCE(own.kind, this.scope) AS scope,
  sums.named > 0 AND COALESCE(COALESCE(own.kind, this.scope) <> 'own_level', TRUE) AND this.proactive_disclosure_edition IS NOT NULL AS applies,
  CASE WHEN sums.proactive_disclosure_rules_newly_made > this.proactive_disclosure_rules_newly_made OR (sums.n0 = sums.listed AND sums.proactive_disclosure_rules_newly_made < this.proactive_disclosure_rules_newly_made) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n0 = sums.listed AND this.proactive_disclosure_rules_newly_made IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_rules_newly_made,
  CASE WHEN sums.proactive_disclosure_rules_newly_published > this.proactive_disclosure_rules_newly_published OR (sums.n1 = sums.listed AND sums.proactive_disclosure_rules_newly_published < this.proactive_disclosure_rules_newly_published) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n1 = sums.listed AND this.proactive_disclosure_rules_newly_published IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_rules_newly_published,
  CASE WHEN sums.proactive_disclosure_rules_total_published > this.proactive_disclosure_rules_total_published OR (sums.n2 = sums.listed AND sums.proactive_disclosure_rules_total_published < this.proactive_disclosure_rules_total_published) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n2 = sums.listed AND this.proactive_disclosure_rules_total_published IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_rules_total_published,
  CASE WHEN sums.proactive_disclosure_normative_documents_newly_made > this.proactive_disclosure_normative_documents_newly_made OR (sums.n3 = sums.listed AND sums.proactive_disclosure_normative_documents_newly_made < this.proactive_disclosure_normative_documents_newly_made) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n3 = sums.listed AND this.proactive_disclosure_normative_documents_newly_made IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_normative_documents_newly_made,
  CASE WHEN sums.proactive_disclosure_normative_documents_newly_published > this.proactive_disclosure_normative_documents_newly_published OR (sums.n4 = sums.listed AND sums.proactive_disclosure_normative_documents_newly_published < this.proactive_disclosure_normative_documents_newly_published) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n4 = sums.listed AND this.proactive_disclosure_normative_documents_newly_published IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_normative_documents_newly_published,
  CASE WHEN sums.proactive_disclosure_normative_documents_total_published > this.proactive_disclosure_normative_documents_total_published OR (sums.n5 = sums.listed AND sums.proactive_disclosure_normative_documents_total_published < this.proactive_disclosure_normative_documents_total_published) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n5 = sums.listed AND this.proactive_disclosure_normative_documents_total_published IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_normative_documents_total_published,
  CASE WHEN sums.proactive_disclosure_administrative_licensing_items_previous_year > this.proactive_disclosure_administrative_licensing_items_previous_year OR (sums.n6 = sums.listed AND sums.proactive_disclosure_administrative_licensing_items_previous_year < this.proactive_disclosure_administrative_licensing_items_previous_year) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n6 = sums.listed AND this.proactive_disclosure_administrative_licensing_items_previous_year IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_administrative_licensing_items_previous_year,
  CASE WHEN sums.n7 = sums.listed AND sums.proactive_disclosure_administrative_licensing_items_change <> this.proactive_disclosure_administrative_licensing_items_change THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n7 = sums.listed AND this.proactive_disclosure_administrative_licensing_items_change IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_administrative_licensing_items_change,
  CASE WHEN sums.proactive_disclosure_administrative_licensing_decisions > this.proactive_disclosure_administrative_licensing_decisions OR (sums.n8 = sums.listed AND sums.proactive_disclosure_administrative_licensing_decisions < this.proactive_disclosure_administrative_licensing_decisions) THEN 'f' WHEN sums.n8 = sums.listed AND this.proactive_disclosure_administrative_licensing_decisions IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_administrative_licensing_decisions,
  CASE WHEN sums.proactive_disclosure_other_external_services_items_previous_year > this.proactive_disclosure_other_external_services_items_previous_year OR (sums.n9 = sums.listed AND sums.proactive_disclosure_other_external_services_items_previous_year < this.proactive_disclosure_other_external_services_items_previous_year) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n9 = sums.listed AND this.proactive_disclosure_other_external_services_items_previous_year IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_other_external_services_items_previous_year,
  CASE WHEN sums.n10 = sums.listed AND sums.proactive_disclosure_other_external_services_items_change <> this.proactive_disclosure_other_external_services_items_change THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n10 = sums.listed AND this.proactive_disclosure_other_external_services_items_change IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_other_external_services_items_change,
  CASE WHEN sums.proactive_disclosure_other_external_services_decisions > this.proactive_disclosure_other_external_services_decisions OR (sums.n11 = sums.listed AND sums.proactive_disclosure_other_external_services_decisions < this.proactive_disclosure_other_external_services_decisions) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n11 = sums.listed AND this.proactive_disclosure_other_external_services_decisions IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_other_external_services_decisions,
  CASE WHEN sums.proactive_disclosure_administrative_penalties_items_previous_year > this.proactive_disclosure_administrative_penalties_items_previous_year OR (sums.n12 = sums.listed AND sums.proactive_disclosure_administrative_penalties_items_previous_year < this.proactive_disclosure_administrative_penalties_items_previous_year) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n12 = sums.listed AND this.proactive_disclosure_administrative_penalties_items_previous_year IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_administrative_penalties_items_previous_year,
  CASE WHEN sums.n13 = sums.listed AND sums.proactive_disclosure_administrative_penalties_items_change <> this.proactive_disclosure_administrative_penalties_items_change THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n13 = sums.listed AND this.proactive_disclosure_administrative_penalties_items_change IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_administrative_penalties_items_change,
  CASE WHEN sums.proactive_disclosure_administrative_penalties_decisions > this.proactive_disclosure_administrative_penalties_decisions OR (sums.n14 = sums.listed AND sums.proactive_disclosure_administrative_penalties_decisions < this.proactive_disclosure_administrative_penalties_decisions) THEN 'f' WHEN sums.n14 = sums.listed AND this.proactive_disclosure_administrative_penalties_decisions IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_administrative_penalties_decisions,
  CASE WHEN sums.proactive_disclosure_administrative_compulsion_items_previous_year > this.proactive_disclosure_administrative_compulsion_items_previous_year OR (sums.n15 = sums.listed AND sums.proactive_disclosure_administrative_compulsion_items_previous_year < this.proactive_disclosure_administrative_compulsion_items_previous_year) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n15 = sums.listed AND this.proactive_disclosure_administrative_compulsion_items_previous_year IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_administrative_compulsion_items_previous_year,
  CASE WHEN sums.n16 = sums.listed AND sums.proactive_disclosure_administrative_compulsion_items_change <> this.proactive_disclosure_administrative_compulsion_items_change THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n16 = sums.listed AND this.proactive_disclosure_administrative_compulsion_items_change IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_administrative_compulsion_items_change,
  CASE WHEN sums.proactive_disclosure_administrative_compulsion_decisions > this.proactive_disclosure_administrative_compulsion_decisions OR (sums.n17 = sums.listed AND sums.proactive_disclosure_administrative_compulsion_decisions < this.proactive_disclosure_administrative_compulsion_decisions) THEN 'f' WHEN sums.n17 = sums.listed AND this.proactive_disclosure_administrative_compulsion_decisions IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_administrative_compulsion_decisions,
  CASE WHEN sums.proactive_disclosure_administrative_fees_items_previous_year > this.proactive_disclosure_administrative_fees_items_previous_year OR (sums.n18 = sums.listed AND sums.proactive_disclosure_administrative_fees_items_previous_year < this.proactive_disclosure_administrative_fees_items_previous_year) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n18 = sums.listed AND this.proactive_disclosure_administrative_fees_items_previous_year IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_administrative_fees_items_previous_year,
  CASE WHEN sums.n19 = sums.listed AND sums.proactive_disclosure_administrative_fees_items_change <> this.proactive_disclosure_administrative_fees_items_change THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n19 = sums.listed AND this.proactive_disclosure_administrative_fees_items_change IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_administrative_fees_items_change,
  CASE WHEN sums.proactive_disclosure_centralized_procurement_projects > this.proactive_disclosure_centralized_procurement_projects OR (sums.n20 = sums.listed AND sums.proactive_disclosure_centralized_procurement_projects < this.proactive_disclosure_centralized_procurement_projects) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2019') OR sums.n20 = sums.listed AND this.proactive_disclosure_centralized_procurement_projects IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_centralized_procurement_projects,
  CASE WHEN sums.proactive_disclosure_rules_issued > this.proactive_disclosure_rules_issued OR (sums.n21 = sums.listed AND sums.proactive_disclosure_rules_issued < this.proactive_disclosure_rules_issued) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2021') OR sums.n21 = sums.listed AND this.proactive_disclosure_rules_issued IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_rules_issued,
  CASE WHEN sums.proactive_disclosure_rules_repealed > this.proactive_disclosure_rules_repealed OR (sums.n22 = sums.listed AND sums.proactive_disclosure_rules_repealed < this.proactive_disclosure_rules_repealed) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2021') OR sums.n22 = sums.listed AND this.proactive_disclosure_rules_repealed IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_rules_repealed,
  CASE WHEN sums.proactive_disclosure_rules_in_force > this.proactive_disclosure_rules_in_force OR (sums.n23 = sums.listed AND sums.proactive_disclosure_rules_in_force < this.proactive_disclosure_rules_in_force) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2021') OR sums.n23 = sums.listed AND this.proactive_disclosure_rules_in_force IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_rules_in_force,
  CASE WHEN sums.proactive_disclosure_normative_documents_issued > this.proactive_disclosure_normative_documents_issued OR (sums.n24 = sums.listed AND sums.proactive_disclosure_normative_documents_issued < this.proactive_disclosure_normative_documents_issued) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2021') OR sums.n24 = sums.listed AND this.proactive_disclosure_normative_documents_issued IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_normative_documents_issued,
  CASE WHEN sums.proactive_disclosure_normative_documents_repealed > this.proactive_disclosure_normative_documents_repealed OR (sums.n25 = sums.listed AND sums.proactive_disclosure_normative_documents_repealed < this.proactive_disclosure_normative_documents_repealed) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2021') OR sums.n25 = sums.listed AND this.proactive_disclosure_normative_documents_repealed IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_normative_documents_repealed,
  CASE WHEN sums.proactive_disclosure_normative_documents_in_force > this.proactive_disclosure_normative_documents_in_force OR (sums.n26 = sums.listed AND sums.proactive_disclosure_normative_documents_in_force < this.proactive_disclosure_normative_documents_in_force) THEN 'f' WHEN this.proactive_disclosure_edition NOT IN ('2021') OR sums.n26 = sums.listed AND this.proactive_disclosure_normative_documents_in_force IS NOT NULL THEN NULL ELSE 'u' END AS proactive_disclosure_normative_documents_in_force
FROM reports AS this JOIN (
  SELECT up.report AS report, COUNT(*) AS listed,
    SUM(CASE WHEN listed.name <> '…' THEN 1 ELSE 0 END) AS named,
    SUM(member.proactive_disclosure_rules_newly_made) AS proactive_disclosure_rules_newly_made, COUNT(member.proactive_disclosure_rules_newly_made) AS n0,
    SUM(member.proactive_disclosure_rules_newly_published) AS proactive_disclosure_rules_newly_published, COUNT(member.proactive_disclosure_rules_newly_published) AS n1,
    SUM(member.proactive_disclosure_rules_total_published) AS proactive_disclosure_rules_total_published, COUNT(member.proactive_disclosure_rules_total_published) AS n2,
    SUM(member.proactive_disclosure_normative_documents_newly_made) AS proactive_disclosure_normative_documents_newly_made, COUNT(member.proactive_disclosure_normative_documents_newly_made) AS n3,
    SUM(member.proactive_disclosure_normative_documents_newly_published) AS proactive_disclosure_normative_documents_newly_published, COUNT(member.proactive_disclosure_normative_documents_newly_published) AS n4,
    SUM(member.proactive_disclosure_normative_documents_total_published) AS proactive_disclosure_normative_documents_total_published, COUNT(member.proactive_disclosure_normative_documents_total_published) AS n5,
    SUM(member.proactive_disclosure_administrative_licensing_items_previous_year) AS proactive_disclosure_administrative_licensing_items_previous_year, COUNT(member.proactive_disclosure_administrative_licensing_items_previous_year) AS n6,
    SUM(member.proactive_disclosure_administrative_licensing_items_change) AS proactive_disclosure_administrative_licensing_items_change, COUNT(member.proactive_disclosure_administrative_licensing_items_change) AS n7,
    SUM(member.proactive_disclosure_administrative_licensing_decisions) AS proactive_disclosure_administrative_licensing_decisions, COUNT(member.proactive_disclosure_administrative_licensing_decisions) AS n8,
    SUM(member.proactive_disclosure_other_external_services_items_previous_year) AS proactive_disclosure_other_external_services_items_previous_year, COUNT(member.proactive_disclosure_other_external_services_items_previous_year) AS n9,
    SUM(member.proactive_disclosure_other_external_services_items_change) AS proactive_disclosure_other_external_services_items_change, COUNT(member.proactive_disclosure_other_external_services_items_change) AS n10,
    SUM(member.proactive_disclosure_other_external_services_decisions) AS proactive_disclosure_other_external_services_decisions, COUNT(member.proactive_disclosure_other_external_services_decisions) AS n11,
    SUM(member.proactive_disclosure_administrative_penalties_items_previous_year) AS proactive_disclosure_administrative_penalties_items_previous_year, COUNT(member.proactive_disclosure_administrative_penalties_items_previous_year) AS n12,
    SUM(member.proactive_disclosure_administrative_penalties_items_change) AS proactive_disclosure_administrative_penalties_items_change, COUNT(member.proactive_disclosure_administrative_penalties_items_change) AS n13,
    SUM(member.proactive_disclosure_administrative_penalties_decisions) AS proactive_disclosure_administrative_penalties_decisions, COUNT(member.proactive_disclosure_administrative_penalties_decisions) AS n14,
    SUM(member.proactive_disclosure_administrative_compulsion_items_previous_year) AS proactive_disclosure_administrative_compulsion_items_previous_year, COUNT(member.proactive_disclosure_administrative_compulsion_items_previous_year) AS n15,
    SUM(member.proactive_disclosure_administrative_compulsion_items_change) AS proactive_disclosure_administrative_compulsion_items_change, COUNT(member.proactive_disclosure_administrative_compulsion_items_change) AS n16,
    SUM(member.proactive_disclosure_administrative_compulsion_decisions) AS proactive_disclosure_administrative_compulsion_decisions, COUNT(member.proactive_disclosure_administrative_compulsion_decisions) AS n17,
    SUM(member.proactive_disclosure_administrative_fees_items_previous_year) AS proactive_disclosure_administrative_fees_items_previous_year, COUNT(member.proactive_disclosure_administrative_fees_items_previous_year) AS n18,
    SUM(member.proactive_disclosure_administrative_fees_items_change) AS proactive_disclosure_administrative_fees_items_change, COUNT(member.proactive_disclosure_administrative_fees_items_change) AS n19,
    SUM(member.proactive_disclosure_centralized_procurement_projects) AS proactive_disclosure_centralized_procurement_projects, COUNT(member.proactive_disclosure_centralized_procurement_projects) AS n20,
    SUM(member.proactive_disclosure_rules_issued) AS proactive_disclosure_rules_issued, COUNT(member.proactive_disclosure_rules_issued) AS n21,
    SUM(member.proactive_disclosure_rules_repealed) AS proactive_disclosure_rules_repealed, COUNT(member.proactive_disclosure_rules_repealed) AS n22,
    SUM(member.proactive_disclosure_rules_in_force) AS proactive_disclosure_rules_in_force, COUNT(member.proactive_disclosure_rules_in_force) AS n23,
    SUM(member.proactive_disclosure_normative_documents_issued) AS proactive_disclosure_normative_documents_issued, COUNT(member.proactive_disclosure_normative_documents_issued) AS n24,
    SUM(member.proactive_disclosure_normative_documents_repealed) AS proactive_disclosure_normative_documents_repealed, COUNT(member.proactive_disclosure_normative_documents_repealed) AS n25,
    SUM(member.proactive_disclosure_normative_documents_in_force) AS proactive_disclosure_normative_documents_in_force, COUNT(member.proactive_disclosure_normative_documents_in_force) AS n26
  FROM reports AS up JOIN members AS listed ON listed.parent = up.agency
  LEFT JOIN reports AS member ON member.agency = listed.name AND member.year = up.year
  GROUP BY up.report
) AS sums ON sums.report = this.report
LEFT JOIN members AS own ON own.name = this.agency
) AS told;
