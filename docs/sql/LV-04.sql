-- LV-04 汇总的每一格不少于任何一个下级
-- no cell of a summary is below that of a member
-- error; editions: 2019, 2021. Generated from the declarations; do not edit.

-- What it comes to in each report of a body with members, and the cells that differ.
SELECT report, CASE WHEN NOT applies THEN 'does_not_apply'
  WHEN proactive_disclosure_rules_newly_made = 'f'
    OR proactive_disclosure_rules_newly_published = 'f'
    OR proactive_disclosure_rules_total_published = 'f'
    OR proactive_disclosure_normative_documents_newly_made = 'f'
    OR proactive_disclosure_normative_documents_newly_published = 'f'
    OR proactive_disclosure_normative_documents_total_published = 'f'
    OR proactive_disclosure_administrative_licensing_items_previous_year = 'f'
    OR proactive_disclosure_administrative_licensing_decisions = 'f'
    OR proactive_disclosure_other_external_services_items_previous_year = 'f'
    OR proactive_disclosure_other_external_services_decisions = 'f'
    OR proactive_disclosure_administrative_penalties_items_previous_year = 'f'
    OR proactive_disclosure_administrative_penalties_decisions = 'f'
    OR proactive_disclosure_administrative_compulsion_items_previous_year = 'f'
    OR proactive_disclosure_administrative_compulsion_decisions = 'f'
    OR proactive_disclosure_administrative_fees_items_previous_year = 'f'
    OR proactive_disclosure_centralized_procurement_projects = 'f'
    OR proactive_disclosure_rules_issued = 'f'
    OR proactive_disclosure_rules_repealed = 'f'
    OR proactive_disclosure_rules_in_force = 'f'
    OR proactive_disclosure_normative_documents_issued = 'f'
    OR proactive_disclosure_normative_documents_repealed = 'f'
    OR proactive_disclosure_normative_documents_in_force = 'f'
    OR requests_received_natural_person = 'f'
    OR requests_received_commercial_enterprise = 'f'
    OR requests_received_research_institution = 'f'
    OR requests_received_public_welfare_organization = 'f'
    OR requests_received_legal_service_institution = 'f'
    OR requests_received_other_organization = 'f'
    OR requests_received_total = 'f'
    OR requests_carried_over_natural_person = 'f'
    OR requests_carried_over_commercial_enterprise = 'f'
    OR requests_carried_over_research_institution = 'f'
    OR requests_carried_over_public_welfare_organization = 'f'
    OR requests_carried_over_legal_service_institution = 'f'
    OR requests_carried_over_other_organization = 'f'
    OR requests_carried_over_total = 'f'
    OR requests_outcomes_disclosed_natural_person = 'f'
    OR requests_outcomes_disclosed_commercial_enterprise = 'f'
    OR requests_outcomes_disclosed_research_institution = 'f'
    OR requests_outcomes_disclosed_public_welfare_organization = 'f'
    OR requests_outcomes_disclosed_legal_service_institution = 'f'
    OR requests_outcomes_disclosed_other_organization = 'f'
    OR requests_outcomes_disclosed_total = 'f'
    OR requests_outcomes_partially_disclosed_natural_person = 'f'
    OR requests_outcomes_partially_disclosed_commercial_enterprise = 'f'
    OR requests_outcomes_partially_disclosed_research_institution = 'f'
    OR requests_outcomes_partially_disclosed_public_welfare_organization = 'f'
    OR requests_outcomes_partially_disclosed_legal_service_institution = 'f'
    OR requests_outcomes_partially_disclosed_other_organization = 'f'
    OR requests_outcomes_partially_disclosed_total = 'f'
    OR requests_outcomes_not_disclosed_state_secret_natural_person = 'f'
    OR requests_outcomes_not_disclosed_state_secret_commercial_enterprise = 'f'
    OR requests_outcomes_not_disclosed_state_secret_research_institution = 'f'
    OR requests_outcomes_not_disclosed_state_secret_public_welfare_organization = 'f'
    OR requests_outcomes_not_disclosed_state_secret_legal_service_institution = 'f'
    OR requests_outcomes_not_disclosed_state_secret_other_organization = 'f'
    OR requests_outcomes_not_disclosed_state_secret_total = 'f'
    OR requests_outcomes_not_disclosed_prohibited_by_law_natural_person = 'f'
    OR requests_outcomes_not_disclosed_prohibited_by_law_commercial_enterprise = 'f'
    OR requests_outcomes_not_disclosed_prohibited_by_law_research_institution = 'f'
    OR requests_outcomes_not_disclosed_prohibited_by_law_public_welfare_organization = 'f'
    OR requests_outcomes_not_disclosed_prohibited_by_law_legal_service_institution = 'f'
    OR requests_outcomes_not_disclosed_prohibited_by_law_other_organization = 'f'
    OR requests_outcomes_not_disclosed_prohibited_by_law_total = 'f'
    OR requests_outcomes_not_disclosed_security_or_stability_natural_person = 'f'
    OR requests_outcomes_not_disclosed_security_or_stability_commercial_enterprise = 'f'
    OR requests_outcomes_not_disclosed_security_or_stability_research_institution = 'f'
    OR requests_outcomes_not_disclosed_security_or_stability_public_welfare_organization = 'f'
    OR requests_outcomes_not_disclosed_security_or_stability_legal_service_institution = 'f'
    OR requests_outcomes_not_disclosed_security_or_stability_other_organization = 'f'
    OR requests_outcomes_not_disclosed_security_or_stability_total = 'f'
    OR requests_outcomes_not_disclosed_third_party_rights_natural_person = 'f'
    OR requests_outcomes_not_disclosed_third_party_rights_commercial_enterprise = 'f'
    OR requests_outcomes_not_disclosed_third_party_rights_research_institution = 'f'
    OR requests_outcomes_not_disclosed_third_party_rights_public_welfare_organization = 'f'
    OR requests_outcomes_not_disclosed_third_party_rights_legal_service_institution = 'f'
    OR requests_outcomes_not_disclosed_third_party_rights_other_organization = 'f'
    OR requests_outcomes_not_disclosed_third_party_rights_total = 'f'
    OR requests_outcomes_not_disclosed_internal_affairs_natural_person = 'f'
    OR requests_outcomes_not_disclosed_internal_affairs_commercial_enterprise = 'f'
    OR requests_outcomes_not_disclosed_internal_affairs_research_institution = 'f'
    OR requests_outcomes_not_disclosed_internal_affairs_public_welfare_organization = 'f'
    OR requests_outcomes_not_disclosed_internal_affairs_legal_service_institution = 'f'
    OR requests_outcomes_not_disclosed_internal_affairs_other_organization = 'f'
    OR requests_outcomes_not_disclosed_internal_affairs_total = 'f'
    OR requests_outcomes_not_disclosed_process_information_natural_person = 'f'
    OR requests_outcomes_not_disclosed_process_information_commercial_enterprise = 'f'
    OR requests_outcomes_not_disclosed_process_information_research_institution = 'f'
    OR requests_outcomes_not_disclosed_process_information_public_welfare_organization = 'f'
    OR requests_outcomes_not_disclosed_process_information_legal_service_institution = 'f'
    OR requests_outcomes_not_disclosed_process_information_other_organization = 'f'
    OR requests_outcomes_not_disclosed_process_information_total = 'f'
    OR requests_outcomes_not_disclosed_enforcement_case_file_natural_person = 'f'
    OR requests_outcomes_not_disclosed_enforcement_case_file_commercial_enterprise = 'f'
    OR requests_outcomes_not_disclosed_enforcement_case_file_research_institution = 'f'
    OR requests_outcomes_not_disclosed_enforcement_case_file_public_welfare_organization = 'f'
    OR requests_outcomes_not_disclosed_enforcement_case_file_legal_service_institution = 'f'
    OR requests_outcomes_not_disclosed_enforcement_case_file_other_organization = 'f'
    OR requests_outcomes_not_disclosed_enforcement_case_file_total = 'f'
    OR requests_outcomes_not_disclosed_administrative_inquiry_natural_person = 'f'
    OR requests_outcomes_not_disclosed_administrative_inquiry_commercial_enterprise = 'f'
    OR requests_outcomes_not_disclosed_administrative_inquiry_research_institution = 'f'
    OR requests_outcomes_not_disclosed_administrative_inquiry_public_welfare_organization = 'f'
    OR requests_outcomes_not_disclosed_administrative_inquiry_legal_service_institution = 'f'
    OR requests_outcomes_not_disclosed_administrative_inquiry_other_organization = 'f'
    OR requests_outcomes_not_disclosed_administrative_inquiry_total = 'f'
    OR requests_outcomes_unable_to_provide_not_held_natural_person = 'f'
    OR requests_outcomes_unable_to_provide_not_held_commercial_enterprise = 'f'
    OR requests_outcomes_unable_to_provide_not_held_research_institution = 'f'
    OR requests_outcomes_unable_to_provide_not_held_public_welfare_organization = 'f'
    OR requests_outcomes_unable_to_provide_not_held_legal_service_institution = 'f'
    OR requests_outcomes_unable_to_provide_not_held_other_organization = 'f'
    OR requests_outcomes_unable_to_provide_not_held_total = 'f'
    OR requests_outcomes_unable_to_provide_requires_creation_natural_person = 'f'
    OR requests_outcomes_unable_to_provide_requires_creation_commercial_enterprise = 'f'
    OR requests_outcomes_unable_to_provide_requires_creation_research_institution = 'f'
    OR requests_outcomes_unable_to_provide_requires_creation_public_welfare_organization = 'f'
    OR requests_outcomes_unable_to_provide_requires_creation_legal_service_institution = 'f'
    OR requests_outcomes_unable_to_provide_requires_creation_other_organization = 'f'
    OR requests_outcomes_unable_to_provide_requires_creation_total = 'f'
    OR requests_outcomes_unable_to_provide_unclear_after_correction_natural_person = 'f'
    OR requests_outcomes_unable_to_provide_unclear_after_correction_commercial_enterprise = 'f'
    OR requests_outcomes_unable_to_provide_unclear_after_correction_research_institution = 'f'
    OR requests_outcomes_unable_to_provide_unclear_after_correction_public_welfare_organization = 'f'
    OR requests_outcomes_unable_to_provide_unclear_after_correction_legal_service_institution = 'f'
    OR requests_outcomes_unable_to_provide_unclear_after_correction_other_organization = 'f'
    OR requests_outcomes_unable_to_provide_unclear_after_correction_total = 'f'
    OR requests_outcomes_not_processed_petition_or_complaint_natural_person = 'f'
    OR requests_outcomes_not_processed_petition_or_complaint_commercial_enterprise = 'f'
    OR requests_outcomes_not_processed_petition_or_complaint_research_institution = 'f'
    OR requests_outcomes_not_processed_petition_or_complaint_public_welfare_organization = 'f'
    OR requests_outcomes_not_processed_petition_or_complaint_legal_service_institution = 'f'
    OR requests_outcomes_not_processed_petition_or_complaint_other_organization = 'f'
    OR requests_outcomes_not_processed_petition_or_complaint_total = 'f'
    OR requests_outcomes_not_processed_repeated_request_natural_person = 'f'
    OR requests_outcomes_not_processed_repeated_request_commercial_enterprise = 'f'
    OR requests_outcomes_not_processed_repeated_request_research_institution = 'f'
    OR requests_outcomes_not_processed_repeated_request_public_welfare_organization = 'f'
    OR requests_outcomes_not_processed_repeated_request_legal_service_institution = 'f'
    OR requests_outcomes_not_processed_repeated_request_other_organization = 'f'
    OR requests_outcomes_not_processed_repeated_request_total = 'f'
    OR requests_outcomes_not_processed_public_publication_natural_person = 'f'
    OR requests_outcomes_not_processed_public_publication_commercial_enterprise = 'f'
    OR requests_outcomes_not_processed_public_publication_research_institution = 'f'
    OR requests_outcomes_not_processed_public_publication_public_welfare_organization = 'f'
    OR requests_outcomes_not_processed_public_publication_legal_service_institution = 'f'
    OR requests_outcomes_not_processed_public_publication_other_organization = 'f'
    OR requests_outcomes_not_processed_public_publication_total = 'f'
    OR requests_outcomes_not_processed_excessive_requests_natural_person = 'f'
    OR requests_outcomes_not_processed_excessive_requests_commercial_enterprise = 'f'
    OR requests_outcomes_not_processed_excessive_requests_research_institution = 'f'
    OR requests_outcomes_not_processed_excessive_requests_public_welfare_organization = 'f'
    OR requests_outcomes_not_processed_excessive_requests_legal_service_institution = 'f'
    OR requests_outcomes_not_processed_excessive_requests_other_organization = 'f'
    OR requests_outcomes_not_processed_excessive_requests_total = 'f'
    OR requests_outcomes_not_processed_confirm_or_reissue_natural_person = 'f'
    OR requests_outcomes_not_processed_confirm_or_reissue_commercial_enterprise = 'f'
    OR requests_outcomes_not_processed_confirm_or_reissue_research_institution = 'f'
    OR requests_outcomes_not_processed_confirm_or_reissue_public_welfare_organization = 'f'
    OR requests_outcomes_not_processed_confirm_or_reissue_legal_service_institution = 'f'
    OR requests_outcomes_not_processed_confirm_or_reissue_other_organization = 'f'
    OR requests_outcomes_not_processed_confirm_or_reissue_total = 'f'
    OR requests_outcomes_other_handling_natural_person = 'f'
    OR requests_outcomes_other_handling_commercial_enterprise = 'f'
    OR requests_outcomes_other_handling_research_institution = 'f'
    OR requests_outcomes_other_handling_public_welfare_organization = 'f'
    OR requests_outcomes_other_handling_legal_service_institution = 'f'
    OR requests_outcomes_other_handling_other_organization = 'f'
    OR requests_outcomes_other_handling_total = 'f'
    OR requests_outcomes_total_natural_person = 'f'
    OR requests_outcomes_total_commercial_enterprise = 'f'
    OR requests_outcomes_total_research_institution = 'f'
    OR requests_outcomes_total_public_welfare_organization = 'f'
    OR requests_outcomes_total_legal_service_institution = 'f'
    OR requests_outcomes_total_other_organization = 'f'
    OR requests_outcomes_total_total = 'f'
    OR requests_carried_forward_natural_person = 'f'
    OR requests_carried_forward_commercial_enterprise = 'f'
    OR requests_carried_forward_research_institution = 'f'
    OR requests_carried_forward_public_welfare_organization = 'f'
    OR requests_carried_forward_legal_service_institution = 'f'
    OR requests_carried_forward_other_organization = 'f'
    OR requests_carried_forward_total = 'f'
    OR requests_outcomes_other_handling_correction_overdue_natural_person = 'f'
    OR requests_outcomes_other_handling_correction_overdue_commercial_enterprise = 'f'
    OR requests_outcomes_other_handling_correction_overdue_research_institution = 'f'
    OR requests_outcomes_other_handling_correction_overdue_public_welfare_organization = 'f'
    OR requests_outcomes_other_handling_correction_overdue_legal_service_institution = 'f'
    OR requests_outcomes_other_handling_correction_overdue_other_organization = 'f'
    OR requests_outcomes_other_handling_correction_overdue_total = 'f'
    OR requests_outcomes_other_handling_fee_unpaid_natural_person = 'f'
    OR requests_outcomes_other_handling_fee_unpaid_commercial_enterprise = 'f'
    OR requests_outcomes_other_handling_fee_unpaid_research_institution = 'f'
    OR requests_outcomes_other_handling_fee_unpaid_public_welfare_organization = 'f'
    OR requests_outcomes_other_handling_fee_unpaid_legal_service_institution = 'f'
    OR requests_outcomes_other_handling_fee_unpaid_other_organization = 'f'
    OR requests_outcomes_other_handling_fee_unpaid_total = 'f'
    OR requests_outcomes_other_handling_other_natural_person = 'f'
    OR requests_outcomes_other_handling_other_commercial_enterprise = 'f'
    OR requests_outcomes_other_handling_other_research_institution = 'f'
    OR requests_outcomes_other_handling_other_public_welfare_organization = 'f'
    OR requests_outcomes_other_handling_other_legal_service_institution = 'f'
    OR requests_outcomes_other_handling_other_other_organization = 'f'
    OR requests_outcomes_other_handling_other_total = 'f'
    OR review_litigation_review_upheld = 'f'
    OR review_litigation_review_corrected = 'f'
    OR review_litigation_review_other = 'f'
    OR review_litigation_review_pending = 'f'
    OR review_litigation_review_total = 'f'
    OR review_litigation_direct_litigation_upheld = 'f'
    OR review_litigation_direct_litigation_corrected = 'f'
    OR review_litigation_direct_litigation_other = 'f'
    OR review_litigation_direct_litigation_pending = 'f'
    OR review_litigation_direct_litigation_total = 'f'
    OR review_litigation_litigation_after_review_upheld = 'f'
    OR review_litigation_litigation_after_review_corrected = 'f'
    OR review_litigation_litigation_after_review_other = 'f'
    OR review_litigation_litigation_after_review_pending = 'f'
    OR review_litigation_litigation_after_review_total = 'f'
    OR processing_fees_cases_notified = 'f'
  THEN CASE WHEN scope IS NULL THEN 'undecided' ELSE 'fails' END
  ELSE 'holds' END AS outcome,
CASE WHEN applies THEN
  CASE WHEN proactive_disclosure_rules_newly_made = 'f' THEN ' proactive_disclosure.rules.newly_made' ELSE '' END
  || CASE WHEN proactive_disclosure_rules_newly_published = 'f' THEN ' proactive_disclosure.rules.newly_published' ELSE '' END
  || CASE WHEN proactive_disclosure_rules_total_published = 'f' THEN ' proactive_disclosure.rules.total_published' ELSE '' END
  || CASE WHEN proactive_disclosure_normative_documents_newly_made = 'f' THEN ' proactive_disclosure.normative_documents.newly_made' ELSE '' END
  || CASE WHEN proactive_disclosure_normative_documents_newly_published = 'f' THEN ' proactive_disclosure.normative_documents.newly_published' ELSE '' END
  || CASE WHEN proactive_disclosure_normative_documents_total_published = 'f' THEN ' proactive_disclosure.normative_documents.total_published' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_licensing_items_previous_year = 'f' THEN ' proactive_disclosure.administrative_licensing.items_previous_year' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_licensing_decisions = 'f' THEN ' proactive_disclosure.administrative_licensing.decisions' ELSE '' END
  || CASE WHEN proactive_disclosure_other_external_services_items_previous_year = 'f' THEN ' proactive_disclosure.other_external_services.items_previous_year' ELSE '' END
  || CASE WHEN proactive_disclosure_other_external_services_decisions = 'f' THEN ' proactive_disclosure.other_external_services.decisions' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_penalties_items_previous_year = 'f' THEN ' proactive_disclosure.administrative_penalties.items_previous_year' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_penalties_decisions = 'f' THEN ' proactive_disclosure.administrative_penalties.decisions' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_compulsion_items_previous_year = 'f' THEN ' proactive_disclosure.administrative_compulsion.items_previous_year' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_compulsion_decisions = 'f' THEN ' proactive_disclosure.administrative_compulsion.decisions' ELSE '' END
  || CASE WHEN proactive_disclosure_administrative_fees_items_previous_year = 'f' THEN ' proactive_disclosure.administrative_fees.items_previous_year' ELSE '' END
  || CASE WHEN proactive_disclosure_centralized_procurement_projects = 'f' THEN ' proactive_disclosure.centralized_procurement.projects' ELSE '' END
  || CASE WHEN proactive_disclosure_rules_issued = 'f' THEN ' proactive_disclosure.rules.issued' ELSE '' END
  || CASE WHEN proactive_disclosure_rules_repealed = 'f' THEN ' proactive_disclosure.rules.repealed' ELSE '' END
  || CASE WHEN proactive_disclosure_rules_in_force = 'f' THEN ' proactive_disclosure.rules.in_force' ELSE '' END
  || CASE WHEN proactive_disclosure_normative_documents_issued = 'f' THEN ' proactive_disclosure.normative_documents.issued' ELSE '' END
  || CASE WHEN proactive_disclosure_normative_documents_repealed = 'f' THEN ' proactive_disclosure.normative_documents.repealed' ELSE '' END
  || CASE WHEN proactive_disclosure_normative_documents_in_force = 'f' THEN ' proactive_disclosure.normative_documents.in_force' ELSE '' END
  || CASE WHEN requests_received_natural_person = 'f' THEN ' requests.received.natural_person' ELSE '' END
  || CASE WHEN requests_received_commercial_enterprise = 'f' THEN ' requests.received.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_received_research_institution = 'f' THEN ' requests.received.research_institution' ELSE '' END
  || CASE WHEN requests_received_public_welfare_organization = 'f' THEN ' requests.received.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_received_legal_service_institution = 'f' THEN ' requests.received.legal_service_institution' ELSE '' END
  || CASE WHEN requests_received_other_organization = 'f' THEN ' requests.received.other_organization' ELSE '' END
  || CASE WHEN requests_received_total = 'f' THEN ' requests.received.total' ELSE '' END
  || CASE WHEN requests_carried_over_natural_person = 'f' THEN ' requests.carried_over.natural_person' ELSE '' END
  || CASE WHEN requests_carried_over_commercial_enterprise = 'f' THEN ' requests.carried_over.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_carried_over_research_institution = 'f' THEN ' requests.carried_over.research_institution' ELSE '' END
  || CASE WHEN requests_carried_over_public_welfare_organization = 'f' THEN ' requests.carried_over.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_carried_over_legal_service_institution = 'f' THEN ' requests.carried_over.legal_service_institution' ELSE '' END
  || CASE WHEN requests_carried_over_other_organization = 'f' THEN ' requests.carried_over.other_organization' ELSE '' END
  || CASE WHEN requests_carried_over_total = 'f' THEN ' requests.carried_over.total' ELSE '' END
  || CASE WHEN requests_outcomes_disclosed_natural_person = 'f' THEN ' requests.outcomes.disclosed.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_disclosed_commercial_enterprise = 'f' THEN ' requests.outcomes.disclosed.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_disclosed_research_institution = 'f' THEN ' requests.outcomes.disclosed.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_disclosed_public_welfare_organization = 'f' THEN ' requests.outcomes.disclosed.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_disclosed_legal_service_institution = 'f' THEN ' requests.outcomes.disclosed.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_disclosed_other_organization = 'f' THEN ' requests.outcomes.disclosed.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_disclosed_total = 'f' THEN ' requests.outcomes.disclosed.total' ELSE '' END
  || CASE WHEN requests_outcomes_partially_disclosed_natural_person = 'f' THEN ' requests.outcomes.partially_disclosed.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_partially_disclosed_commercial_enterprise = 'f' THEN ' requests.outcomes.partially_disclosed.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_partially_disclosed_research_institution = 'f' THEN ' requests.outcomes.partially_disclosed.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_partially_disclosed_public_welfare_organization = 'f' THEN ' requests.outcomes.partially_disclosed.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_partially_disclosed_legal_service_institution = 'f' THEN ' requests.outcomes.partially_disclosed.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_partially_disclosed_other_organization = 'f' THEN ' requests.outcomes.partially_disclosed.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_partially_disclosed_total = 'f' THEN ' requests.outcomes.partially_disclosed.total' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_state_secret_natural_person = 'f' THEN ' requests.outcomes.not_disclosed.state_secret.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_state_secret_commercial_enterprise = 'f' THEN ' requests.outcomes.not_disclosed.state_secret.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_state_secret_research_institution = 'f' THEN ' requests.outcomes.not_disclosed.state_secret.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_state_secret_public_welfare_organization = 'f' THEN ' requests.outcomes.not_disclosed.state_secret.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_state_secret_legal_service_institution = 'f' THEN ' requests.outcomes.not_disclosed.state_secret.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_state_secret_other_organization = 'f' THEN ' requests.outcomes.not_disclosed.state_secret.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_state_secret_total = 'f' THEN ' requests.outcomes.not_disclosed.state_secret.total' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_prohibited_by_law_natural_person = 'f' THEN ' requests.outcomes.not_disclosed.prohibited_by_law.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_prohibited_by_law_commercial_enterprise = 'f' THEN ' requests.outcomes.not_disclosed.prohibited_by_law.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_prohibited_by_law_research_institution = 'f' THEN ' requests.outcomes.not_disclosed.prohibited_by_law.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_prohibited_by_law_public_welfare_organization = 'f' THEN ' requests.outcomes.not_disclosed.prohibited_by_law.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_prohibited_by_law_legal_service_institution = 'f' THEN ' requests.outcomes.not_disclosed.prohibited_by_law.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_prohibited_by_law_other_organization = 'f' THEN ' requests.outcomes.not_disclosed.prohibited_by_law.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_prohibited_by_law_total = 'f' THEN ' requests.outcomes.not_disclosed.prohibited_by_law.total' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_security_or_stability_natural_person = 'f' THEN ' requests.outcomes.not_disclosed.security_or_stability.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_security_or_stability_commercial_enterprise = 'f' THEN ' requests.outcomes.not_disclosed.security_or_stability.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_security_or_stability_research_institution = 'f' THEN ' requests.outcomes.not_disclosed.security_or_stability.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_security_or_stability_public_welfare_organization = 'f' THEN ' requests.outcomes.not_disclosed.security_or_stability.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_security_or_stability_legal_service_institution = 'f' THEN ' requests.outcomes.not_disclosed.security_or_stability.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_security_or_stability_other_organization = 'f' THEN ' requests.outcomes.not_disclosed.security_or_stability.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_security_or_stability_total = 'f' THEN ' requests.outcomes.not_disclosed.security_or_stability.total' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_third_party_rights_natural_person = 'f' THEN ' requests.outcomes.not_disclosed.third_party_rights.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_third_party_rights_commercial_enterprise = 'f' THEN ' requests.outcomes.not_disclosed.third_party_rights.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_third_party_rights_research_institution = 'f' THEN ' requests.outcomes.not_disclosed.third_party_rights.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_third_party_rights_public_welfare_organization = 'f' THEN ' requests.outcomes.not_disclosed.third_party_rights.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_third_party_rights_legal_service_institution = 'f' THEN ' requests.outcomes.not_disclosed.third_party_rights.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_third_party_rights_other_organization = 'f' THEN ' requests.outcomes.not_disclosed.third_party_rights.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_third_party_rights_total = 'f' THEN ' requests.outcomes.not_disclosed.third_party_rights.total' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_internal_affairs_natural_person = 'f' THEN ' requests.outcomes.not_disclosed.internal_affairs.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_internal_affairs_commercial_enterprise = 'f' THEN ' requests.outcomes.not_disclosed.internal_affairs.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_internal_affairs_research_institution = 'f' THEN ' requests.outcomes.not_disclosed.internal_affairs.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_internal_affairs_public_welfare_organization = 'f' THEN ' requests.outcomes.not_disclosed.internal_affairs.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_internal_affairs_legal_service_institution = 'f' THEN ' requests.outcomes.not_disclosed.internal_affairs.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_internal_affairs_other_organization = 'f' THEN ' requests.outcomes.not_disclosed.internal_affairs.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_internal_affairs_total = 'f' THEN ' requests.outcomes.not_disclosed.internal_affairs.total' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_process_information_natural_person = 'f' THEN ' requests.outcomes.not_disclosed.process_information.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_process_information_commercial_enterprise = 'f' THEN ' requests.outcomes.not_disclosed.process_information.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_process_information_research_institution = 'f' THEN ' requests.outcomes.not_disclosed.process_information.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_process_information_public_welfare_organization = 'f' THEN ' requests.outcomes.not_disclosed.process_information.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_process_information_legal_service_institution = 'f' THEN ' requests.outcomes.not_disclosed.process_information.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_process_information_other_organization = 'f' THEN ' requests.outcomes.not_disclosed.process_information.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_process_information_total = 'f' THEN ' requests.outcomes.not_disclosed.process_information.total' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_enforcement_case_file_natural_person = 'f' THEN ' requests.outcomes.not_disclosed.enforcement_case_file.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_enforcement_case_file_commercial_enterprise = 'f' THEN ' requests.outcomes.not_disclosed.enforcement_case_file.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_enforcement_case_file_research_institution = 'f' THEN ' requests.outcomes.not_disclosed.enforcement_case_file.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_enforcement_case_file_public_welfare_organization = 'f' THEN ' requests.outcomes.not_disclosed.enforcement_case_file.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_enforcement_case_file_legal_service_institution = 'f' THEN ' requests.outcomes.not_disclosed.enforcement_case_file.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_enforcement_case_file_other_organization = 'f' THEN ' requests.outcomes.not_disclosed.enforcement_case_file.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_enforcement_case_file_total = 'f' THEN ' requests.outcomes.not_disclosed.enforcement_case_file.total' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_administrative_inquiry_natural_person = 'f' THEN ' requests.outcomes.not_disclosed.administrative_inquiry.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_administrative_inquiry_commercial_enterprise = 'f' THEN ' requests.outcomes.not_disclosed.administrative_inquiry.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_administrative_inquiry_research_institution = 'f' THEN ' requests.outcomes.not_disclosed.administrative_inquiry.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_administrative_inquiry_public_welfare_organization = 'f' THEN ' requests.outcomes.not_disclosed.administrative_inquiry.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_administrative_inquiry_legal_service_institution = 'f' THEN ' requests.outcomes.not_disclosed.administrative_inquiry.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_administrative_inquiry_other_organization = 'f' THEN ' requests.outcomes.not_disclosed.administrative_inquiry.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_disclosed_administrative_inquiry_total = 'f' THEN ' requests.outcomes.not_disclosed.administrative_inquiry.total' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_not_held_natural_person = 'f' THEN ' requests.outcomes.unable_to_provide.not_held.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_not_held_commercial_enterprise = 'f' THEN ' requests.outcomes.unable_to_provide.not_held.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_not_held_research_institution = 'f' THEN ' requests.outcomes.unable_to_provide.not_held.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_not_held_public_welfare_organization = 'f' THEN ' requests.outcomes.unable_to_provide.not_held.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_not_held_legal_service_institution = 'f' THEN ' requests.outcomes.unable_to_provide.not_held.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_not_held_other_organization = 'f' THEN ' requests.outcomes.unable_to_provide.not_held.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_not_held_total = 'f' THEN ' requests.outcomes.unable_to_provide.not_held.total' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_requires_creation_natural_person = 'f' THEN ' requests.outcomes.unable_to_provide.requires_creation.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_requires_creation_commercial_enterprise = 'f' THEN ' requests.outcomes.unable_to_provide.requires_creation.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_requires_creation_research_institution = 'f' THEN ' requests.outcomes.unable_to_provide.requires_creation.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_requires_creation_public_welfare_organization = 'f' THEN ' requests.outcomes.unable_to_provide.requires_creation.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_requires_creation_legal_service_institution = 'f' THEN ' requests.outcomes.unable_to_provide.requires_creation.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_requires_creation_other_organization = 'f' THEN ' requests.outcomes.unable_to_provide.requires_creation.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_requires_creation_total = 'f' THEN ' requests.outcomes.unable_to_provide.requires_creation.total' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_unclear_after_correction_natural_person = 'f' THEN ' requests.outcomes.unable_to_provide.unclear_after_correction.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_unclear_after_correction_commercial_enterprise = 'f' THEN ' requests.outcomes.unable_to_provide.unclear_after_correction.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_unclear_after_correction_research_institution = 'f' THEN ' requests.outcomes.unable_to_provide.unclear_after_correction.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_unclear_after_correction_public_welfare_organization = 'f' THEN ' requests.outcomes.unable_to_provide.unclear_after_correction.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_unclear_after_correction_legal_service_institution = 'f' THEN ' requests.outcomes.unable_to_provide.unclear_after_correction.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_unclear_after_correction_other_organization = 'f' THEN ' requests.outcomes.unable_to_provide.unclear_after_correction.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_unable_to_provide_unclear_after_correction_total = 'f' THEN ' requests.outcomes.unable_to_provide.unclear_after_correction.total' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_petition_or_complaint_natural_person = 'f' THEN ' requests.outcomes.not_processed.petition_or_complaint.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_petition_or_complaint_commercial_enterprise = 'f' THEN ' requests.outcomes.not_processed.petition_or_complaint.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_petition_or_complaint_research_institution = 'f' THEN ' requests.outcomes.not_processed.petition_or_complaint.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_petition_or_complaint_public_welfare_organization = 'f' THEN ' requests.outcomes.not_processed.petition_or_complaint.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_petition_or_complaint_legal_service_institution = 'f' THEN ' requests.outcomes.not_processed.petition_or_complaint.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_petition_or_complaint_other_organization = 'f' THEN ' requests.outcomes.not_processed.petition_or_complaint.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_petition_or_complaint_total = 'f' THEN ' requests.outcomes.not_processed.petition_or_complaint.total' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_repeated_request_natural_person = 'f' THEN ' requests.outcomes.not_processed.repeated_request.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_repeated_request_commercial_enterprise = 'f' THEN ' requests.outcomes.not_processed.repeated_request.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_repeated_request_research_institution = 'f' THEN ' requests.outcomes.not_processed.repeated_request.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_repeated_request_public_welfare_organization = 'f' THEN ' requests.outcomes.not_processed.repeated_request.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_repeated_request_legal_service_institution = 'f' THEN ' requests.outcomes.not_processed.repeated_request.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_repeated_request_other_organization = 'f' THEN ' requests.outcomes.not_processed.repeated_request.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_repeated_request_total = 'f' THEN ' requests.outcomes.not_processed.repeated_request.total' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_public_publication_natural_person = 'f' THEN ' requests.outcomes.not_processed.public_publication.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_public_publication_commercial_enterprise = 'f' THEN ' requests.outcomes.not_processed.public_publication.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_public_publication_research_institution = 'f' THEN ' requests.outcomes.not_processed.public_publication.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_public_publication_public_welfare_organization = 'f' THEN ' requests.outcomes.not_processed.public_publication.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_public_publication_legal_service_institution = 'f' THEN ' requests.outcomes.not_processed.public_publication.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_public_publication_other_organization = 'f' THEN ' requests.outcomes.not_processed.public_publication.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_public_publication_total = 'f' THEN ' requests.outcomes.not_processed.public_publication.total' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_excessive_requests_natural_person = 'f' THEN ' requests.outcomes.not_processed.excessive_requests.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_excessive_requests_commercial_enterprise = 'f' THEN ' requests.outcomes.not_processed.excessive_requests.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_excessive_requests_research_institution = 'f' THEN ' requests.outcomes.not_processed.excessive_requests.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_excessive_requests_public_welfare_organization = 'f' THEN ' requests.outcomes.not_processed.excessive_requests.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_excessive_requests_legal_service_institution = 'f' THEN ' requests.outcomes.not_processed.excessive_requests.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_excessive_requests_other_organization = 'f' THEN ' requests.outcomes.not_processed.excessive_requests.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_excessive_requests_total = 'f' THEN ' requests.outcomes.not_processed.excessive_requests.total' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_confirm_or_reissue_natural_person = 'f' THEN ' requests.outcomes.not_processed.confirm_or_reissue.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_confirm_or_reissue_commercial_enterprise = 'f' THEN ' requests.outcomes.not_processed.confirm_or_reissue.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_confirm_or_reissue_research_institution = 'f' THEN ' requests.outcomes.not_processed.confirm_or_reissue.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_confirm_or_reissue_public_welfare_organization = 'f' THEN ' requests.outcomes.not_processed.confirm_or_reissue.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_confirm_or_reissue_legal_service_institution = 'f' THEN ' requests.outcomes.not_processed.confirm_or_reissue.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_confirm_or_reissue_other_organization = 'f' THEN ' requests.outcomes.not_processed.confirm_or_reissue.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_not_processed_confirm_or_reissue_total = 'f' THEN ' requests.outcomes.not_processed.confirm_or_reissue.total' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_natural_person = 'f' THEN ' requests.outcomes.other_handling.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_commercial_enterprise = 'f' THEN ' requests.outcomes.other_handling.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_research_institution = 'f' THEN ' requests.outcomes.other_handling.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_public_welfare_organization = 'f' THEN ' requests.outcomes.other_handling.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_legal_service_institution = 'f' THEN ' requests.outcomes.other_handling.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_other_organization = 'f' THEN ' requests.outcomes.other_handling.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_total = 'f' THEN ' requests.outcomes.other_handling.total' ELSE '' END
  || CASE WHEN requests_outcomes_total_natural_person = 'f' THEN ' requests.outcomes.total.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_total_commercial_enterprise = 'f' THEN ' requests.outcomes.total.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_total_research_institution = 'f' THEN ' requests.outcomes.total.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_total_public_welfare_organization = 'f' THEN ' requests.outcomes.total.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_total_legal_service_institution = 'f' THEN ' requests.outcomes.total.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_total_other_organization = 'f' THEN ' requests.outcomes.total.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_total_total = 'f' THEN ' requests.outcomes.total.total' ELSE '' END
  || CASE WHEN requests_carried_forward_natural_person = 'f' THEN ' requests.carried_forward.natural_person' ELSE '' END
  || CASE WHEN requests_carried_forward_commercial_enterprise = 'f' THEN ' requests.carried_forward.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_carried_forward_research_institution = 'f' THEN ' requests.carried_forward.research_institution' ELSE '' END
  || CASE WHEN requests_carried_forward_public_welfare_organization = 'f' THEN ' requests.carried_forward.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_carried_forward_legal_service_institution = 'f' THEN ' requests.carried_forward.legal_service_institution' ELSE '' END
  || CASE WHEN requests_carried_forward_other_organization = 'f' THEN ' requests.carried_forward.other_organization' ELSE '' END
  || CASE WHEN requests_carried_forward_total = 'f' THEN ' requests.carried_forward.total' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_correction_overdue_natural_person = 'f' THEN ' requests.outcomes.other_handling.correction_overdue.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_correction_overdue_commercial_enterprise = 'f' THEN ' requests.outcomes.other_handling.correction_overdue.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_correction_overdue_research_institution = 'f' THEN ' requests.outcomes.other_handling.correction_overdue.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_correction_overdue_public_welfare_organization = 'f' THEN ' requests.outcomes.other_handling.correction_overdue.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_correction_overdue_legal_service_institution = 'f' THEN ' requests.outcomes.other_handling.correction_overdue.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_correction_overdue_other_organization = 'f' THEN ' requests.outcomes.other_handling.correction_overdue.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_correction_overdue_total = 'f' THEN ' requests.outcomes.other_handling.correction_overdue.total' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_fee_unpaid_natural_person = 'f' THEN ' requests.outcomes.other_handling.fee_unpaid.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_fee_unpaid_commercial_enterprise = 'f' THEN ' requests.outcomes.other_handling.fee_unpaid.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_fee_unpaid_research_institution = 'f' THEN ' requests.outcomes.other_handling.fee_unpaid.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_fee_unpaid_public_welfare_organization = 'f' THEN ' requests.outcomes.other_handling.fee_unpaid.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_fee_unpaid_legal_service_institution = 'f' THEN ' requests.outcomes.other_handling.fee_unpaid.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_fee_unpaid_other_organization = 'f' THEN ' requests.outcomes.other_handling.fee_unpaid.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_fee_unpaid_total = 'f' THEN ' requests.outcomes.other_handling.fee_unpaid.total' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_other_natural_person = 'f' THEN ' requests.outcomes.other_handling.other.natural_person' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_other_commercial_enterprise = 'f' THEN ' requests.outcomes.other_handling.other.commercial_enterprise' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_other_research_institution = 'f' THEN ' requests.outcomes.other_handling.other.research_institution' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_other_public_welfare_organization = 'f' THEN ' requests.outcomes.other_handling.other.public_welfare_organization' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_other_legal_service_institution = 'f' THEN ' requests.outcomes.other_handling.other.legal_service_institution' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_other_other_organization = 'f' THEN ' requests.outcomes.other_handling.other.other_organization' ELSE '' END
  || CASE WHEN requests_outcomes_other_handling_other_total = 'f' THEN ' requests.outcomes.other_handling.other.total' ELSE '' END
  || CASE WHEN review_litigation_review_upheld = 'f' THEN ' review_litigation.review.upheld' ELSE '' END
  || CASE WHEN review_litigation_review_corrected = 'f' THEN ' review_litigation.review.corrected' ELSE '' END
  || CASE WHEN review_litigation_review_other = 'f' THEN ' review_litigation.review.other' ELSE '' END
  || CASE WHEN review_litigation_review_pending = 'f' THEN ' review_litigation.review.pending' ELSE '' END
  || CASE WHEN review_litigation_review_total = 'f' THEN ' review_litigation.review.total' ELSE '' END
  || CASE WHEN review_litigation_direct_litigation_upheld = 'f' THEN ' review_litigation.direct_litigation.upheld' ELSE '' END
  || CASE WHEN review_litigation_direct_litigation_corrected = 'f' THEN ' review_litigation.direct_litigation.corrected' ELSE '' END
  || CASE WHEN review_litigation_direct_litigation_other = 'f' THEN ' review_litigation.direct_litigation.other' ELSE '' END
  || CASE WHEN review_litigation_direct_litigation_pending = 'f' THEN ' review_litigation.direct_litigation.pending' ELSE '' END
  || CASE WHEN review_litigation_direct_litigation_total = 'f' THEN ' review_litigation.direct_litigation.total' ELSE '' END
  || CASE WHEN review_litigation_litigation_after_review_upheld = 'f' THEN ' review_litigation.litigation_after_review.upheld' ELSE '' END
  || CASE WHEN review_litigation_litigation_after_review_corrected = 'f' THEN ' review_litigation.litigation_after_review.corrected' ELSE '' END
  || CASE WHEN review_litigation_litigation_after_review_other = 'f' THEN ' review_litigation.litigation_after_review.other' ELSE '' END
  || CASE WHEN review_litigation_litigation_after_review_pending = 'f' THEN ' review_litigation.litigation_after_review.pending' ELSE '' END
  || CASE WHEN review_litigation_litigation_after_review_total = 'f' THEN ' review_litigation.litigation_after_review.total' ELSE '' END
  || CASE WHEN processing_fees_cases_notified = 'f' THEN ' processing_fees.cases_notified' ELSE '' END
ELSE '' END AS cells
FROM (
SELECT this.report AS report, COALESCE(own.kind, this.scope) AS scope,
  sums.named > 0 AND COALESCE(COALESCE(own.kind, this.scope) <> 'own_level', TRUE) AS applies,
  CASE WHEN sums.proactive_disclosure_rules_newly_made > this.proactive_disclosure_rules_newly_made THEN 'f' END AS proactive_disclosure_rules_newly_made,
  CASE WHEN sums.proactive_disclosure_rules_newly_published > this.proactive_disclosure_rules_newly_published THEN 'f' END AS proactive_disclosure_rules_newly_published,
  CASE WHEN sums.proactive_disclosure_rules_total_published > this.proactive_disclosure_rules_total_published THEN 'f' END AS proactive_disclosure_rules_total_published,
  CASE WHEN sums.proactive_disclosure_normative_documents_newly_made > this.proactive_disclosure_normative_documents_newly_made THEN 'f' END AS proactive_disclosure_normative_documents_newly_made,
  CASE WHEN sums.proactive_disclosure_normative_documents_newly_published > this.proactive_disclosure_normative_documents_newly_published THEN 'f' END AS proactive_disclosure_normative_documents_newly_published,
  CASE WHEN sums.proactive_disclosure_normative_documents_total_published > this.proactive_disclosure_normative_documents_total_published THEN 'f' END AS proactive_disclosure_normative_documents_total_published,
  CASE WHEN sums.proactive_disclosure_administrative_licensing_items_previous_year > this.proactive_disclosure_administrative_licensing_items_previous_year THEN 'f' END AS proactive_disclosure_administrative_licensing_items_previous_year,
  CASE WHEN sums.proactive_disclosure_administrative_licensing_decisions > this.proactive_disclosure_administrative_licensing_decisions THEN 'f' END AS proactive_disclosure_administrative_licensing_decisions,
  CASE WHEN sums.proactive_disclosure_other_external_services_items_previous_year > this.proactive_disclosure_other_external_services_items_previous_year THEN 'f' END AS proactive_disclosure_other_external_services_items_previous_year,
  CASE WHEN sums.proactive_disclosure_other_external_services_decisions > this.proactive_disclosure_other_external_services_decisions THEN 'f' END AS proactive_disclosure_other_external_services_decisions,
  CASE WHEN sums.proactive_disclosure_administrative_penalties_items_previous_year > this.proactive_disclosure_administrative_penalties_items_previous_year THEN 'f' END AS proactive_disclosure_administrative_penalties_items_previous_year,
  CASE WHEN sums.proactive_disclosure_administrative_penalties_decisions > this.proactive_disclosure_administrative_penalties_decisions THEN 'f' END AS proactive_disclosure_administrative_penalties_decisions,
  CASE WHEN sums.proactive_disclosure_administrative_compulsion_items_previous_year > this.proactive_disclosure_administrative_compulsion_items_previous_year THEN 'f' END AS proactive_disclosure_administrative_compulsion_items_previous_year,
  CASE WHEN sums.proactive_disclosure_administrative_compulsion_decisions > this.proactive_disclosure_administrative_compulsion_decisions THEN 'f' END AS proactive_disclosure_administrative_compulsion_decisions,
  CASE WHEN sums.proactive_disclosure_administrative_fees_items_previous_year > this.proactive_disclosure_administrative_fees_items_previous_year THEN 'f' END AS proactive_disclosure_administrative_fees_items_previous_year,
  CASE WHEN sums.proactive_disclosure_centralized_procurement_projects > this.proactive_disclosure_centralized_procurement_projects THEN 'f' END AS proactive_disclosure_centralized_procurement_projects,
  CASE WHEN sums.proactive_disclosure_rules_issued > this.proactive_disclosure_rules_issued THEN 'f' END AS proactive_disclosure_rules_issued,
  CASE WHEN sums.proactive_disclosure_rules_repealed > this.proactive_disclosure_rules_repealed THEN 'f' END AS proactive_disclosure_rules_repealed,
  CASE WHEN sums.proactive_disclosure_rules_in_force > this.proactive_disclosure_rules_in_force THEN 'f' END AS proactive_disclosure_rules_in_force,
  CASE WHEN sums.proactive_disclosure_normative_documents_issued > this.proactive_disclosure_normative_documents_issued THEN 'f' END AS proactive_disclosure_normative_documents_issued,
  CASE WHEN sums.proactive_disclosure_normative_documents_repealed > this.proactive_disclosure_normative_documents_repealed THEN 'f' END AS proactive_disclosure_normative_documents_repealed,
  CASE WHEN sums.proactive_disclosure_normative_documents_in_force > this.proactive_disclosure_normative_documents_in_force THEN 'f' END AS proactive_disclosure_normative_documents_in_force,
  CASE WHEN sums.requests_received_natural_person > this.requests_received_natural_person THEN 'f' END AS requests_received_natural_person,
  CASE WHEN sums.requests_received_commercial_enterprise > this.requests_received_commercial_enterprise THEN 'f' END AS requests_received_commercial_enterprise,
  CASE WHEN sums.requests_received_research_institution > this.requests_received_research_institution THEN 'f' END AS requests_received_research_institution,
  CASE WHEN sums.requests_received_public_welfare_organization > this.requests_received_public_welfare_organization THEN 'f' END AS requests_received_public_welfare_organization,
  CASE WHEN sums.requests_received_legal_service_institution > this.requests_received_legal_service_institution THEN 'f' END AS requests_received_legal_service_institution,
  CASE WHEN sums.requests_received_other_organization > this.requests_received_other_organization THEN 'f' END AS requests_received_other_organization,
  CASE WHEN sums.requests_received_total > this.requests_received_total THEN 'f' END AS requests_received_total,
  CASE WHEN sums.requests_carried_over_natural_person > this.requests_carried_over_natural_person THEN 'f' END AS requests_carried_over_natural_person,
  CASE WHEN sums.requests_carried_over_commercial_enterprise > this.requests_carried_over_commercial_enterprise THEN 'f' END AS requests_carried_over_commercial_enterprise,
  CASE WHEN sums.requests_carried_over_research_institution > this.requests_carried_over_research_institution THEN 'f' END AS requests_carried_over_research_institution,
  CASE WHEN sums.requests_carried_over_public_welfare_organization > this.requests_carried_over_public_welfare_organization THEN 'f' END AS requests_carried_over_public_welfare_organization,
  CASE WHEN sums.requests_carried_over_legal_service_institution > this.requests_carried_over_legal_service_institution THEN 'f' END AS requests_carried_over_legal_service_institution,
  CASE WHEN sums.requests_carried_over_other_organization > this.requests_carried_over_other_organization THEN 'f' END AS requests_carried_over_other_organization,
  CASE WHEN sums.requests_carried_over_total > this.requests_carried_over_total THEN 'f' END AS requests_carried_over_total,
  CASE WHEN sums.requests_outcomes_disclosed_natural_person > this.requests_outcomes_disclosed_natural_person THEN 'f' END AS requests_outcomes_disclosed_natural_person,
  CASE WHEN sums.requests_outcomes_disclosed_commercial_enterprise > this.requests_outcomes_disclosed_commercial_enterprise THEN 'f' END AS requests_outcomes_disclosed_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_disclosed_research_institution > this.requests_outcomes_disclosed_research_institution THEN 'f' END AS requests_outcomes_disclosed_research_institution,
  CASE WHEN sums.requests_outcomes_disclosed_public_welfare_organization > this.requests_outcomes_disclosed_public_welfare_organization THEN 'f' END AS requests_outcomes_disclosed_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_disclosed_legal_service_institution > this.requests_outcomes_disclosed_legal_service_institution THEN 'f' END AS requests_outcomes_disclosed_legal_service_institution,
  CASE WHEN sums.requests_outcomes_disclosed_other_organization > this.requests_outcomes_disclosed_other_organization THEN 'f' END AS requests_outcomes_disclosed_other_organization,
  CASE WHEN sums.requests_outcomes_disclosed_total > this.requests_outcomes_disclosed_total THEN 'f' END AS requests_outcomes_disclosed_total,
  CASE WHEN sums.requests_outcomes_partially_disclosed_natural_person > this.requests_outcomes_partially_disclosed_natural_person THEN 'f' END AS requests_outcomes_partially_disclosed_natural_person,
  CASE WHEN sums.requests_outcomes_partially_disclosed_commercial_enterprise > this.requests_outcomes_partially_disclosed_commercial_enterprise THEN 'f' END AS requests_outcomes_partially_disclosed_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_partially_disclosed_research_institution > this.requests_outcomes_partially_disclosed_research_institution THEN 'f' END AS requests_outcomes_partially_disclosed_research_institution,
  CASE WHEN sums.requests_outcomes_partially_disclosed_public_welfare_organization > this.requests_outcomes_partially_disclosed_public_welfare_organization THEN 'f' END AS requests_outcomes_partially_disclosed_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_partially_disclosed_legal_service_institution > this.requests_outcomes_partially_disclosed_legal_service_institution THEN 'f' END AS requests_outcomes_partially_disclosed_legal_service_institution,
  CASE WHEN sums.requests_outcomes_partially_disclosed_other_organization > this.requests_outcomes_partially_disclosed_other_organization THEN 'f' END AS requests_outcomes_partially_disclosed_other_organization,
  CASE WHEN sums.requests_outcomes_partially_disclosed_total > this.requests_outcomes_partially_disclosed_total THEN 'f' END AS requests_outcomes_partially_disclosed_total,
  CASE WHEN sums.requests_outcomes_not_disclosed_state_secret_natural_person > this.requests_outcomes_not_disclosed_state_secret_natural_person THEN 'f' END AS requests_outcomes_not_disclosed_state_secret_natural_person,
  CASE WHEN sums.requests_outcomes_not_disclosed_state_secret_commercial_enterprise > this.requests_outcomes_not_disclosed_state_secret_commercial_enterprise THEN 'f' END AS requests_outcomes_not_disclosed_state_secret_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_not_disclosed_state_secret_research_institution > this.requests_outcomes_not_disclosed_state_secret_research_institution THEN 'f' END AS requests_outcomes_not_disclosed_state_secret_research_institution,
  CASE WHEN sums.requests_outcomes_not_disclosed_state_secret_public_welfare_organization > this.requests_outcomes_not_disclosed_state_secret_public_welfare_organization THEN 'f' END AS requests_outcomes_not_disclosed_state_secret_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_not_disclosed_state_secret_legal_service_institution > this.requests_outcomes_not_disclosed_state_secret_legal_service_institution THEN 'f' END AS requests_outcomes_not_disclosed_state_secret_legal_service_institution,
  CASE WHEN sums.requests_outcomes_not_disclosed_state_secret_other_organization > this.requests_outcomes_not_disclosed_state_secret_other_organization THEN 'f' END AS requests_outcomes_not_disclosed_state_secret_other_organization,
  CASE WHEN sums.requests_outcomes_not_disclosed_state_secret_total > this.requests_outcomes_not_disclosed_state_secret_total THEN 'f' END AS requests_outcomes_not_disclosed_state_secret_total,
  CASE WHEN sums.requests_outcomes_not_disclosed_prohibited_by_law_natural_person > this.requests_outcomes_not_disclosed_prohibited_by_law_natural_person THEN 'f' END AS requests_outcomes_not_disclosed_prohibited_by_law_natural_person,
  CASE WHEN sums.requests_outcomes_not_disclosed_prohibited_by_law_commercial_enterprise > this.requests_outcomes_not_disclosed_prohibited_by_law_commercial_enterprise THEN 'f' END AS requests_outcomes_not_disclosed_prohibited_by_law_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_not_disclosed_prohibited_by_law_research_institution > this.requests_outcomes_not_disclosed_prohibited_by_law_research_institution THEN 'f' END AS requests_outcomes_not_disclosed_prohibited_by_law_research_institution,
  CASE WHEN sums.requests_outcomes_not_disclosed_prohibited_by_law_public_welfare_organization > this.requests_outcomes_not_disclosed_prohibited_by_law_public_welfare_organization THEN 'f' END AS requests_outcomes_not_disclosed_prohibited_by_law_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_not_disclosed_prohibited_by_law_legal_service_institution > this.requests_outcomes_not_disclosed_prohibited_by_law_legal_service_institution THEN 'f' END AS requests_outcomes_not_disclosed_prohibited_by_law_legal_service_institution,
  CASE WHEN sums.requests_outcomes_not_disclosed_prohibited_by_law_other_organization > this.requests_outcomes_not_disclosed_prohibited_by_law_other_organization THEN 'f' END AS requests_outcomes_not_disclosed_prohibited_by_law_other_organization,
  CASE WHEN sums.requests_outcomes_not_disclosed_prohibited_by_law_total > this.requests_outcomes_not_disclosed_prohibited_by_law_total THEN 'f' END AS requests_outcomes_not_disclosed_prohibited_by_law_total,
  CASE WHEN sums.requests_outcomes_not_disclosed_security_or_stability_natural_person > this.requests_outcomes_not_disclosed_security_or_stability_natural_person THEN 'f' END AS requests_outcomes_not_disclosed_security_or_stability_natural_person,
  CASE WHEN sums.requests_outcomes_not_disclosed_security_or_stability_commercial_enterprise > this.requests_outcomes_not_disclosed_security_or_stability_commercial_enterprise THEN 'f' END AS requests_outcomes_not_disclosed_security_or_stability_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_not_disclosed_security_or_stability_research_institution > this.requests_outcomes_not_disclosed_security_or_stability_research_institution THEN 'f' END AS requests_outcomes_not_disclosed_security_or_stability_research_institution,
  CASE WHEN sums.requests_outcomes_not_disclosed_security_or_stability_public_welfare_organization > this.requests_outcomes_not_disclosed_security_or_stability_public_welfare_organization THEN 'f' END AS requests_outcomes_not_disclosed_security_or_stability_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_not_disclosed_security_or_stability_legal_service_institution > this.requests_outcomes_not_disclosed_security_or_stability_legal_service_institution THEN 'f' END AS requests_outcomes_not_disclosed_security_or_stability_legal_service_institution,
  CASE WHEN sums.requests_outcomes_not_disclosed_security_or_stability_other_organization > this.requests_outcomes_not_disclosed_security_or_stability_other_organization THEN 'f' END AS requests_outcomes_not_disclosed_security_or_stability_other_organization,
  CASE WHEN sums.requests_outcomes_not_disclosed_security_or_stability_total > this.requests_outcomes_not_disclosed_security_or_stability_total THEN 'f' END AS requests_outcomes_not_disclosed_security_or_stability_total,
  CASE WHEN sums.requests_outcomes_not_disclosed_third_party_rights_natural_person > this.requests_outcomes_not_disclosed_third_party_rights_natural_person THEN 'f' END AS requests_outcomes_not_disclosed_third_party_rights_natural_person,
  CASE WHEN sums.requests_outcomes_not_disclosed_third_party_rights_commercial_enterprise > this.requests_outcomes_not_disclosed_third_party_rights_commercial_enterprise THEN 'f' END AS requests_outcomes_not_disclosed_third_party_rights_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_not_disclosed_third_party_rights_research_institution > this.requests_outcomes_not_disclosed_third_party_rights_research_institution THEN 'f' END AS requests_outcomes_not_disclosed_third_party_rights_research_institution,
  CASE WHEN sums.requests_outcomes_not_disclosed_third_party_rights_public_welfare_organization > this.requests_outcomes_not_disclosed_third_party_rights_public_welfare_organization THEN 'f' END AS requests_outcomes_not_disclosed_third_party_rights_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_not_disclosed_third_party_rights_legal_service_institution > this.requests_outcomes_not_disclosed_third_party_rights_legal_service_institution THEN 'f' END AS requests_outcomes_not_disclosed_third_party_rights_legal_service_institution,
  CASE WHEN sums.requests_outcomes_not_disclosed_third_party_rights_other_organization > this.requests_outcomes_not_disclosed_third_party_rights_other_organization THEN 'f' END AS requests_outcomes_not_disclosed_third_party_rights_other_organization,
  CASE WHEN sums.requests_outcomes_not_disclosed_third_party_rights_total > this.requests_outcomes_not_disclosed_third_party_rights_total THEN 'f' END AS requests_outcomes_not_disclosed_third_party_rights_total,
  CASE WHEN sums.requests_outcomes_not_disclosed_internal_affairs_natural_person > this.requests_outcomes_not_disclosed_internal_affairs_natural_person THEN 'f' END AS requests_outcomes_not_disclosed_internal_affairs_natural_person,
  CASE WHEN sums.requests_outcomes_not_disclosed_internal_affairs_commercial_enterprise > this.requests_outcomes_not_disclosed_internal_affairs_commercial_enterprise THEN 'f' END AS requests_outcomes_not_disclosed_internal_affairs_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_not_disclosed_internal_affairs_research_institution > this.requests_outcomes_not_disclosed_internal_affairs_research_institution THEN 'f' END AS requests_outcomes_not_disclosed_internal_affairs_research_institution,
  CASE WHEN sums.requests_outcomes_not_disclosed_internal_affairs_public_welfare_organization > this.requests_outcomes_not_disclosed_internal_affairs_public_welfare_organization THEN 'f' END AS requests_outcomes_not_disclosed_internal_affairs_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_not_disclosed_internal_affairs_legal_service_institution > this.requests_outcomes_not_disclosed_internal_affairs_legal_service_institution THEN 'f' END AS requests_outcomes_not_disclosed_internal_affairs_legal_service_institution,
  CASE WHEN sums.requests_outcomes_not_disclosed_internal_affairs_other_organization > this.requests_outcomes_not_disclosed_internal_affairs_other_organization THEN 'f' END AS requests_outcomes_not_disclosed_internal_affairs_other_organization,
  CASE WHEN sums.requests_outcomes_not_disclosed_internal_affairs_total > this.requests_outcomes_not_disclosed_internal_affairs_total THEN 'f' END AS requests_outcomes_not_disclosed_internal_affairs_total,
  CASE WHEN sums.requests_outcomes_not_disclosed_process_information_natural_person > this.requests_outcomes_not_disclosed_process_information_natural_person THEN 'f' END AS requests_outcomes_not_disclosed_process_information_natural_person,
  CASE WHEN sums.requests_outcomes_not_disclosed_process_information_commercial_enterprise > this.requests_outcomes_not_disclosed_process_information_commercial_enterprise THEN 'f' END AS requests_outcomes_not_disclosed_process_information_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_not_disclosed_process_information_research_institution > this.requests_outcomes_not_disclosed_process_information_research_institution THEN 'f' END AS requests_outcomes_not_disclosed_process_information_research_institution,
  CASE WHEN sums.requests_outcomes_not_disclosed_process_information_public_welfare_organization > this.requests_outcomes_not_disclosed_process_information_public_welfare_organization THEN 'f' END AS requests_outcomes_not_disclosed_process_information_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_not_disclosed_process_information_legal_service_institution > this.requests_outcomes_not_disclosed_process_information_legal_service_institution THEN 'f' END AS requests_outcomes_not_disclosed_process_information_legal_service_institution,
  CASE WHEN sums.requests_outcomes_not_disclosed_process_information_other_organization > this.requests_outcomes_not_disclosed_process_information_other_organization THEN 'f' END AS requests_outcomes_not_disclosed_process_information_other_organization,
  CASE WHEN sums.requests_outcomes_not_disclosed_process_information_total > this.requests_outcomes_not_disclosed_process_information_total THEN 'f' END AS requests_outcomes_not_disclosed_process_information_total,
  CASE WHEN sums.requests_outcomes_not_disclosed_enforcement_case_file_natural_person > this.requests_outcomes_not_disclosed_enforcement_case_file_natural_person THEN 'f' END AS requests_outcomes_not_disclosed_enforcement_case_file_natural_person,
  CASE WHEN sums.requests_outcomes_not_disclosed_enforcement_case_file_commercial_enterprise > this.requests_outcomes_not_disclosed_enforcement_case_file_commercial_enterprise THEN 'f' END AS requests_outcomes_not_disclosed_enforcement_case_file_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_not_disclosed_enforcement_case_file_research_institution > this.requests_outcomes_not_disclosed_enforcement_case_file_research_institution THEN 'f' END AS requests_outcomes_not_disclosed_enforcement_case_file_research_institution,
  CASE WHEN sums.requests_outcomes_not_disclosed_enforcement_case_file_public_welfare_organization > this.requests_outcomes_not_disclosed_enforcement_case_file_public_welfare_organization THEN 'f' END AS requests_outcomes_not_disclosed_enforcement_case_file_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_not_disclosed_enforcement_case_file_legal_service_institution > this.requests_outcomes_not_disclosed_enforcement_case_file_legal_service_institution THEN 'f' END AS requests_outcomes_not_disclosed_enforcement_case_file_legal_service_institution,
  CASE WHEN sums.requests_outcomes_not_disclosed_enforcement_case_file_other_organization > this.requests_outcomes_not_disclosed_enforcement_case_file_other_organization THEN 'f' END AS requests_outcomes_not_disclosed_enforcement_case_file_other_organization,
  CASE WHEN sums.requests_outcomes_not_disclosed_enforcement_case_file_total > this.requests_outcomes_not_disclosed_enforcement_case_file_total THEN 'f' END AS requests_outcomes_not_disclosed_enforcement_case_file_total,
  CASE WHEN sums.requests_outcomes_not_disclosed_administrative_inquiry_natural_person > this.requests_outcomes_not_disclosed_administrative_inquiry_natural_person THEN 'f' END AS requests_outcomes_not_disclosed_administrative_inquiry_natural_person,
  CASE WHEN sums.requests_outcomes_not_disclosed_administrative_inquiry_commercial_enterprise > this.requests_outcomes_not_disclosed_administrative_inquiry_commercial_enterprise THEN 'f' END AS requests_outcomes_not_disclosed_administrative_inquiry_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_not_disclosed_administrative_inquiry_research_institution > this.requests_outcomes_not_disclosed_administrative_inquiry_research_institution THEN 'f' END AS requests_outcomes_not_disclosed_administrative_inquiry_research_institution,
  CASE WHEN sums.requests_outcomes_not_disclosed_administrative_inquiry_public_welfare_organization > this.requests_outcomes_not_disclosed_administrative_inquiry_public_welfare_organization THEN 'f' END AS requests_outcomes_not_disclosed_administrative_inquiry_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_not_disclosed_administrative_inquiry_legal_service_institution > this.requests_outcomes_not_disclosed_administrative_inquiry_legal_service_institution THEN 'f' END AS requests_outcomes_not_disclosed_administrative_inquiry_legal_service_institution,
  CASE WHEN sums.requests_outcomes_not_disclosed_administrative_inquiry_other_organization > this.requests_outcomes_not_disclosed_administrative_inquiry_other_organization THEN 'f' END AS requests_outcomes_not_disclosed_administrative_inquiry_other_organization,
  CASE WHEN sums.requests_outcomes_not_disclosed_administrative_inquiry_total > this.requests_outcomes_not_disclosed_administrative_inquiry_total THEN 'f' END AS requests_outcomes_not_disclosed_administrative_inquiry_total,
  CASE WHEN sums.requests_outcomes_unable_to_provide_not_held_natural_person > this.requests_outcomes_unable_to_provide_not_held_natural_person THEN 'f' END AS requests_outcomes_unable_to_provide_not_held_natural_person,
  CASE WHEN sums.requests_outcomes_unable_to_provide_not_held_commercial_enterprise > this.requests_outcomes_unable_to_provide_not_held_commercial_enterprise THEN 'f' END AS requests_outcomes_unable_to_provide_not_held_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_unable_to_provide_not_held_research_institution > this.requests_outcomes_unable_to_provide_not_held_research_institution THEN 'f' END AS requests_outcomes_unable_to_provide_not_held_research_institution,
  CASE WHEN sums.requests_outcomes_unable_to_provide_not_held_public_welfare_organization > this.requests_outcomes_unable_to_provide_not_held_public_welfare_organization THEN 'f' END AS requests_outcomes_unable_to_provide_not_held_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_unable_to_provide_not_held_legal_service_institution > this.requests_outcomes_unable_to_provide_not_held_legal_service_institution THEN 'f' END AS requests_outcomes_unable_to_provide_not_held_legal_service_institution,
  CASE WHEN sums.requests_outcomes_unable_to_provide_not_held_other_organization > this.requests_outcomes_unable_to_provide_not_held_other_organization THEN 'f' END AS requests_outcomes_unable_to_provide_not_held_other_organization,
  CASE WHEN sums.requests_outcomes_unable_to_provide_not_held_total > this.requests_outcomes_unable_to_provide_not_held_total THEN 'f' END AS requests_outcomes_unable_to_provide_not_held_total,
  CASE WHEN sums.requests_outcomes_unable_to_provide_requires_creation_natural_person > this.requests_outcomes_unable_to_provide_requires_creation_natural_person THEN 'f' END AS requests_outcomes_unable_to_provide_requires_creation_natural_person,
  CASE WHEN sums.requests_outcomes_unable_to_provide_requires_creation_commercial_enterprise > this.requests_outcomes_unable_to_provide_requires_creation_commercial_enterprise THEN 'f' END AS requests_outcomes_unable_to_provide_requires_creation_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_unable_to_provide_requires_creation_research_institution > this.requests_outcomes_unable_to_provide_requires_creation_research_institution THEN 'f' END AS requests_outcomes_unable_to_provide_requires_creation_research_institution,
  CASE WHEN sums.requests_outcomes_unable_to_provide_requires_creation_public_welfare_organization > this.requests_outcomes_unable_to_provide_requires_creation_public_welfare_organization THEN 'f' END AS requests_outcomes_unable_to_provide_requires_creation_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_unable_to_provide_requires_creation_legal_service_institution > this.requests_outcomes_unable_to_provide_requires_creation_legal_service_institution THEN 'f' END AS requests_outcomes_unable_to_provide_requires_creation_legal_service_institution,
  CASE WHEN sums.requests_outcomes_unable_to_provide_requires_creation_other_organization > this.requests_outcomes_unable_to_provide_requires_creation_other_organization THEN 'f' END AS requests_outcomes_unable_to_provide_requires_creation_other_organization,
  CASE WHEN sums.requests_outcomes_unable_to_provide_requires_creation_total > this.requests_outcomes_unable_to_provide_requires_creation_total THEN 'f' END AS requests_outcomes_unable_to_provide_requires_creation_total,
  CASE WHEN sums.requests_outcomes_unable_to_provide_unclear_after_correction_natural_person > this.requests_outcomes_unable_to_provide_unclear_after_correction_natural_person THEN 'f' END AS requests_outcomes_unable_to_provide_unclear_after_correction_natural_person,
  CASE WHEN sums.requests_outcomes_unable_to_provide_unclear_after_correction_commercial_enterprise > this.requests_outcomes_unable_to_provide_unclear_after_correction_commercial_enterprise THEN 'f' END AS requests_outcomes_unable_to_provide_unclear_after_correction_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_unable_to_provide_unclear_after_correction_research_institution > this.requests_outcomes_unable_to_provide_unclear_after_correction_research_institution THEN 'f' END AS requests_outcomes_unable_to_provide_unclear_after_correction_research_institution,
  CASE WHEN sums.requests_outcomes_unable_to_provide_unclear_after_correction_public_welfare_organization > this.requests_outcomes_unable_to_provide_unclear_after_correction_public_welfare_organization THEN 'f' END AS requests_outcomes_unable_to_provide_unclear_after_correction_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_unable_to_provide_unclear_after_correction_legal_service_institution > this.requests_outcomes_unable_to_provide_unclear_after_correction_legal_service_institution THEN 'f' END AS requests_outcomes_unable_to_provide_unclear_after_correction_legal_service_institution,
  CASE WHEN sums.requests_outcomes_unable_to_provide_unclear_after_correction_other_organization > this.requests_outcomes_unable_to_provide_unclear_after_correction_other_organization THEN 'f' END AS requests_outcomes_unable_to_provide_unclear_after_correction_other_organization,
  CASE WHEN sums.requests_outcomes_unable_to_provide_unclear_after_correction_total > this.requests_outcomes_unable_to_provide_unclear_after_correction_total THEN 'f' END AS requests_outcomes_unable_to_provide_unclear_after_correction_total,
  CASE WHEN sums.requests_outcomes_not_processed_petition_or_complaint_natural_person > this.requests_outcomes_not_processed_petition_or_complaint_natural_person THEN 'f' END AS requests_outcomes_not_processed_petition_or_complaint_natural_person,
  CASE WHEN sums.requests_outcomes_not_processed_petition_or_complaint_commercial_enterprise > this.requests_outcomes_not_processed_petition_or_complaint_commercial_enterprise THEN 'f' END AS requests_outcomes_not_processed_petition_or_complaint_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_not_processed_petition_or_complaint_research_institution > this.requests_outcomes_not_processed_petition_or_complaint_research_institution THEN 'f' END AS requests_outcomes_not_processed_petition_or_complaint_research_institution,
  CASE WHEN sums.requests_outcomes_not_processed_petition_or_complaint_public_welfare_organization > this.requests_outcomes_not_processed_petition_or_complaint_public_welfare_organization THEN 'f' END AS requests_outcomes_not_processed_petition_or_complaint_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_not_processed_petition_or_complaint_legal_service_institution > this.requests_outcomes_not_processed_petition_or_complaint_legal_service_institution THEN 'f' END AS requests_outcomes_not_processed_petition_or_complaint_legal_service_institution,
  CASE WHEN sums.requests_outcomes_not_processed_petition_or_complaint_other_organization > this.requests_outcomes_not_processed_petition_or_complaint_other_organization THEN 'f' END AS requests_outcomes_not_processed_petition_or_complaint_other_organization,
  CASE WHEN sums.requests_outcomes_not_processed_petition_or_complaint_total > this.requests_outcomes_not_processed_petition_or_complaint_total THEN 'f' END AS requests_outcomes_not_processed_petition_or_complaint_total,
  CASE WHEN sums.requests_outcomes_not_processed_repeated_request_natural_person > this.requests_outcomes_not_processed_repeated_request_natural_person THEN 'f' END AS requests_outcomes_not_processed_repeated_request_natural_person,
  CASE WHEN sums.requests_outcomes_not_processed_repeated_request_commercial_enterprise > this.requests_outcomes_not_processed_repeated_request_commercial_enterprise THEN 'f' END AS requests_outcomes_not_processed_repeated_request_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_not_processed_repeated_request_research_institution > this.requests_outcomes_not_processed_repeated_request_research_institution THEN 'f' END AS requests_outcomes_not_processed_repeated_request_research_institution,
  CASE WHEN sums.requests_outcomes_not_processed_repeated_request_public_welfare_organization > this.requests_outcomes_not_processed_repeated_request_public_welfare_organization THEN 'f' END AS requests_outcomes_not_processed_repeated_request_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_not_processed_repeated_request_legal_service_institution > this.requests_outcomes_not_processed_repeated_request_legal_service_institution THEN 'f' END AS requests_outcomes_not_processed_repeated_request_legal_service_institution,
  CASE WHEN sums.requests_outcomes_not_processed_repeated_request_other_organization > this.requests_outcomes_not_processed_repeated_request_other_organization THEN 'f' END AS requests_outcomes_not_processed_repeated_request_other_organization,
  CASE WHEN sums.requests_outcomes_not_processed_repeated_request_total > this.requests_outcomes_not_processed_repeated_request_total THEN 'f' END AS requests_outcomes_not_processed_repeated_request_total,
  CASE WHEN sums.requests_outcomes_not_processed_public_publication_natural_person > this.requests_outcomes_not_processed_public_publication_natural_person THEN 'f' END AS requests_outcomes_not_processed_public_publication_natural_person,
  CASE WHEN sums.requests_outcomes_not_processed_public_publication_commercial_enterprise > this.requests_outcomes_not_processed_public_publication_commercial_enterprise THEN 'f' END AS requests_outcomes_not_processed_public_publication_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_not_processed_public_publication_research_institution > this.requests_outcomes_not_processed_public_publication_research_institution THEN 'f' END AS requests_outcomes_not_processed_public_publication_research_institution,
  CASE WHEN sums.requests_outcomes_not_processed_public_publication_public_welfare_organization > this.requests_outcomes_not_processed_public_publication_public_welfare_organization THEN 'f' END AS requests_outcomes_not_processed_public_publication_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_not_processed_public_publication_legal_service_institution > this.requests_outcomes_not_processed_public_publication_legal_service_institution THEN 'f' END AS requests_outcomes_not_processed_public_publication_legal_service_institution,
  CASE WHEN sums.requests_outcomes_not_processed_public_publication_other_organization > this.requests_outcomes_not_processed_public_publication_other_organization THEN 'f' END AS requests_outcomes_not_processed_public_publication_other_organization,
  CASE WHEN sums.requests_outcomes_not_processed_public_publication_total > this.requests_outcomes_not_processed_public_publication_total THEN 'f' END AS requests_outcomes_not_processed_public_publication_total,
  CASE WHEN sums.requests_outcomes_not_processed_excessive_requests_natural_person > this.requests_outcomes_not_processed_excessive_requests_natural_person THEN 'f' END AS requests_outcomes_not_processed_excessive_requests_natural_person,
  CASE WHEN sums.requests_outcomes_not_processed_excessive_requests_commercial_enterprise > this.requests_outcomes_not_processed_excessive_requests_commercial_enterprise THEN 'f' END AS requests_outcomes_not_processed_excessive_requests_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_not_processed_excessive_requests_research_institution > this.requests_outcomes_not_processed_excessive_requests_research_institution THEN 'f' END AS requests_outcomes_not_processed_excessive_requests_research_institution,
  CASE WHEN sums.requests_outcomes_not_processed_excessive_requests_public_welfare_organization > this.requests_outcomes_not_processed_excessive_requests_public_welfare_organization THEN 'f' END AS requests_outcomes_not_processed_excessive_requests_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_not_processed_excessive_requests_legal_service_institution > this.requests_outcomes_not_processed_excessive_requests_legal_service_institution THEN 'f' END AS requests_outcomes_not_processed_excessive_requests_legal_service_institution,
  CASE WHEN sums.requests_outcomes_not_processed_excessive_requests_other_organization > this.requests_outcomes_not_processed_excessive_requests_other_organization THEN 'f' END AS requests_outcomes_not_processed_excessive_requests_other_organization,
  CASE WHEN sums.requests_outcomes_not_processed_excessive_requests_total > this.requests_outcomes_not_processed_excessive_requests_total THEN 'f' END AS requests_outcomes_not_processed_excessive_requests_total,
  CASE WHEN sums.requests_outcomes_not_processed_confirm_or_reissue_natural_person > this.requests_outcomes_not_processed_confirm_or_reissue_natural_person THEN 'f' END AS requests_outcomes_not_processed_confirm_or_reissue_natural_person,
  CASE WHEN sums.requests_outcomes_not_processed_confirm_or_reissue_commercial_enterprise > this.requests_outcomes_not_processed_confirm_or_reissue_commercial_enterprise THEN 'f' END AS requests_outcomes_not_processed_confirm_or_reissue_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_not_processed_confirm_or_reissue_research_institution > this.requests_outcomes_not_processed_confirm_or_reissue_research_institution THEN 'f' END AS requests_outcomes_not_processed_confirm_or_reissue_research_institution,
  CASE WHEN sums.requests_outcomes_not_processed_confirm_or_reissue_public_welfare_organization > this.requests_outcomes_not_processed_confirm_or_reissue_public_welfare_organization THEN 'f' END AS requests_outcomes_not_processed_confirm_or_reissue_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_not_processed_confirm_or_reissue_legal_service_institution > this.requests_outcomes_not_processed_confirm_or_reissue_legal_service_institution THEN 'f' END AS requests_outcomes_not_processed_confirm_or_reissue_legal_service_institution,
  CASE WHEN sums.requests_outcomes_not_processed_confirm_or_reissue_other_organization > this.requests_outcomes_not_processed_confirm_or_reissue_other_organization THEN 'f' END AS requests_outcomes_not_processed_confirm_or_reissue_other_organization,
  CASE WHEN sums.requests_outcomes_not_processed_confirm_or_reissue_total > this.requests_outcomes_not_processed_confirm_or_reissue_total THEN 'f' END AS requests_outcomes_not_processed_confirm_or_reissue_total,
  CASE WHEN sums.requests_outcomes_other_handling_natural_person > this.requests_outcomes_other_handling_natural_person THEN 'f' END AS requests_outcomes_other_handling_natural_person,
  CASE WHEN sums.requests_outcomes_other_handling_commercial_enterprise > this.requests_outcomes_other_handling_commercial_enterprise THEN 'f' END AS requests_outcomes_other_handling_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_other_handling_research_institution > this.requests_outcomes_other_handling_research_institution THEN 'f' END AS requests_outcomes_other_handling_research_institution,
  CASE WHEN sums.requests_outcomes_other_handling_public_welfare_organization > this.requests_outcomes_other_handling_public_welfare_organization THEN 'f' END AS requests_outcomes_other_handling_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_other_handling_legal_service_institution > this.requests_outcomes_other_handling_legal_service_institution THEN 'f' END AS requests_outcomes_other_handling_legal_service_institution,
  CASE WHEN sums.requests_outcomes_other_handling_other_organization > this.requests_outcomes_other_handling_other_organization THEN 'f' END AS requests_outcomes_other_handling_other_organization,
  CASE WHEN sums.requests_outcomes_other_handling_total > this.requests_outcomes_other_handling_total THEN 'f' END AS requests_outcomes_other_handling_total,
  CASE WHEN sums.requests_outcomes_total_natural_person > this.requests_outcomes_total_natural_person THEN 'f' END AS requests_outcomes_total_natural_person,
  CASE WHEN sums.requests_outcomes_total_commercial_enterprise > this.requests_outcomes_total_commercial_enterprise THEN 'f' END AS requests_outcomes_total_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_total_research_institution > this.requests_outcomes_total_research_institution THEN 'f' END AS requests_outcomes_total_research_institution,
  CASE WHEN sums.requests_outcomes_total_public_welfare_organization > this.requests_outcomes_total_public_welfare_organization THEN 'f' END AS requests_outcomes_total_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_total_legal_service_institution > this.requests_outcomes_total_legal_service_institution THEN 'f' END AS requests_outcomes_total_legal_service_institution,
  CASE WHEN sums.requests_outcomes_total_other_organization > this.requests_outcomes_total_other_organization THEN 'f' END AS requests_outcomes_total_other_organization,
  CASE WHEN sums.requests_outcomes_total_total > this.requests_outcomes_total_total THEN 'f' END AS requests_outcomes_total_total,
  CASE WHEN sums.requests_carried_forward_natural_person > this.requests_carried_forward_natural_person THEN 'f' END AS requests_carried_forward_natural_person,
  CASE WHEN sums.requests_carried_forward_commercial_enterprise > this.requests_carried_forward_commercial_enterprise THEN 'f' END AS requests_carried_forward_commercial_enterprise,
  CASE WHEN sums.requests_carried_forward_research_institution > this.requests_carried_forward_research_institution THEN 'f' END AS requests_carried_forward_research_institution,
  CASE WHEN sums.requests_carried_forward_public_welfare_organization > this.requests_carried_forward_public_welfare_organization THEN 'f' END AS requests_carried_forward_public_welfare_organization,
  CASE WHEN sums.requests_carried_forward_legal_service_institution > this.requests_carried_forward_legal_service_institution THEN 'f' END AS requests_carried_forward_legal_service_institution,
  CASE WHEN sums.requests_carried_forward_other_organization > this.requests_carried_forward_other_organization THEN 'f' END AS requests_carried_forward_other_organization,
  CASE WHEN sums.requests_carried_forward_total > this.requests_carried_forward_total THEN 'f' END AS requests_carried_forward_total,
  CASE WHEN sums.requests_outcomes_other_handling_correction_overdue_natural_person > this.requests_outcomes_other_handling_correction_overdue_natural_person THEN 'f' END AS requests_outcomes_other_handling_correction_overdue_natural_person,
  CASE WHEN sums.requests_outcomes_other_handling_correction_overdue_commercial_enterprise > this.requests_outcomes_other_handling_correction_overdue_commercial_enterprise THEN 'f' END AS requests_outcomes_other_handling_correction_overdue_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_other_handling_correction_overdue_research_institution > this.requests_outcomes_other_handling_correction_overdue_research_institution THEN 'f' END AS requests_outcomes_other_handling_correction_overdue_research_institution,
  CASE WHEN sums.requests_outcomes_other_handling_correction_overdue_public_welfare_organization > this.requests_outcomes_other_handling_correction_overdue_public_welfare_organization THEN 'f' END AS requests_outcomes_other_handling_correction_overdue_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_other_handling_correction_overdue_legal_service_institution > this.requests_outcomes_other_handling_correction_overdue_legal_service_institution THEN 'f' END AS requests_outcomes_other_handling_correction_overdue_legal_service_institution,
  CASE WHEN sums.requests_outcomes_other_handling_correction_overdue_other_organization > this.requests_outcomes_other_handling_correction_overdue_other_organization THEN 'f' END AS requests_outcomes_other_handling_correction_overdue_other_organization,
  CASE WHEN sums.requests_outcomes_other_handling_correction_overdue_total > this.requests_outcomes_other_handling_correction_overdue_total THEN 'f' END AS requests_outcomes_other_handling_correction_overdue_total,
  CASE WHEN sums.requests_outcomes_other_handling_fee_unpaid_natural_person > this.requests_outcomes_other_handling_fee_unpaid_natural_person THEN 'f' END AS requests_outcomes_other_handling_fee_unpaid_natural_person,
  CASE WHEN sums.requests_outcomes_other_handling_fee_unpaid_commercial_enterprise > this.requests_outcomes_other_handling_fee_unpaid_commercial_enterprise THEN 'f' END AS requests_outcomes_other_handling_fee_unpaid_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_other_handling_fee_unpaid_research_institution > this.requests_outcomes_other_handling_fee_unpaid_research_institution THEN 'f' END AS requests_outcomes_other_handling_fee_unpaid_research_institution,
  CASE WHEN sums.requests_outcomes_other_handling_fee_unpaid_public_welfare_organization > this.requests_outcomes_other_handling_fee_unpaid_public_welfare_organization THEN 'f' END AS requests_outcomes_other_handling_fee_unpaid_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_other_handling_fee_unpaid_legal_service_institution > this.requests_outcomes_other_handling_fee_unpaid_legal_service_institution THEN 'f' END AS requests_outcomes_other_handling_fee_unpaid_legal_service_institution,
  CASE WHEN sums.requests_outcomes_other_handling_fee_unpaid_other_organization > this.requests_outcomes_other_handling_fee_unpaid_other_organization THEN 'f' END AS requests_outcomes_other_handling_fee_unpaid_other_organization,
  CASE WHEN sums.requests_outcomes_other_handling_fee_unpaid_total > this.requests_outcomes_other_handling_fee_unpaid_total THEN 'f' END AS requests_outcomes_other_handling_fee_unpaid_total,
  CASE WHEN sums.requests_outcomes_other_handling_other_natural_person > this.requests_outcomes_other_handling_other_natural_person THEN 'f' END AS requests_outcomes_other_handling_other_natural_person,
  CASE WHEN sums.requests_outcomes_other_handling_other_commercial_enterprise > this.requests_outcomes_other_handling_other_commercial_enterprise THEN 'f' END AS requests_outcomes_other_handling_other_commercial_enterprise,
  CASE WHEN sums.requests_outcomes_other_handling_other_research_institution > this.requests_outcomes_other_handling_other_research_institution THEN 'f' END AS requests_outcomes_other_handling_other_research_institution,
  CASE WHEN sums.requests_outcomes_other_handling_other_public_welfare_organization > this.requests_outcomes_other_handling_other_public_welfare_organization THEN 'f' END AS requests_outcomes_other_handling_other_public_welfare_organization,
  CASE WHEN sums.requests_outcomes_other_handling_other_legal_service_institution > this.requests_outcomes_other_handling_other_legal_service_institution THEN 'f' END AS requests_outcomes_other_handling_other_legal_service_institution,
  CASE WHEN sums.requests_outcomes_other_handling_other_other_organization > this.requests_outcomes_other_handling_other_other_organization THEN 'f' END AS requests_outcomes_other_handling_other_other_organization,
  CASE WHEN sums.requests_outcomes_other_handling_other_total > this.requests_outcomes_other_handling_other_total THEN 'f' END AS requests_outcomes_other_handling_other_total,
  CASE WHEN sums.review_litigation_review_upheld > this.review_litigation_review_upheld THEN 'f' END AS review_litigation_review_upheld,
  CASE WHEN sums.review_litigation_review_corrected > this.review_litigation_review_corrected THEN 'f' END AS review_litigation_review_corrected,
  CASE WHEN sums.review_litigation_review_other > this.review_litigation_review_other THEN 'f' END AS review_litigation_review_other,
  CASE WHEN sums.review_litigation_review_pending > this.review_litigation_review_pending THEN 'f' END AS review_litigation_review_pending,
  CASE WHEN sums.review_litigation_review_total > this.review_litigation_review_total THEN 'f' END AS review_litigation_review_total,
  CASE WHEN sums.review_litigation_direct_litigation_upheld > this.review_litigation_direct_litigation_upheld THEN 'f' END AS review_litigation_direct_litigation_upheld,
  CASE WHEN sums.review_litigation_direct_litigation_corrected > this.review_litigation_direct_litigation_corrected THEN 'f' END AS review_litigation_direct_litigation_corrected,
  CASE WHEN sums.review_litigation_direct_litigation_other > this.review_litigation_direct_litigation_other THEN 'f' END AS review_litigation_direct_litigation_other,
  CASE WHEN sums.review_litigation_direct_litigation_pending > this.review_litigation_direct_litigation_pending THEN 'f' END AS review_litigation_direct_litigation_pending,
  CASE WHEN sums.review_litigation_direct_litigation_total > this.review_litigation_direct_litigation_total THEN 'f' END AS review_litigation_direct_litigation_total,
  CASE WHEN sums.review_litigation_litigation_after_review_upheld > this.review_litigation_litigation_after_review_upheld THEN 'f' END AS review_litigation_litigation_after_review_upheld,
  CASE WHEN sums.review_litigation_litigation_after_review_corrected > this.review_litigation_litigation_after_review_corrected THEN 'f' END AS review_litigation_litigation_after_review_corrected,
  CASE WHEN sums.review_litigation_litigation_after_review_other > this.review_litigation_litigation_after_review_other THEN 'f' END AS review_litigation_litigation_after_review_other,
  CASE WHEN sums.review_litigation_litigation_after_review_pending > this.review_litigation_litigation_after_review_pending THEN 'f' END AS review_litigation_litigation_after_review_pending,
  CASE WHEN sums.review_litigation_litigation_after_review_total > this.review_litigation_litigation_after_review_total THEN 'f' END AS review_litigation_litigation_after_review_total,
  CASE WHEN sums.processing_fees_cases_notified > this.processing_fees_cases_notified THEN 'f' END AS processing_fees_cases_notified
FROM reports AS this JOIN (
  SELECT up.report AS report, COUNT(*) AS listed,
    SUM(CASE WHEN listed.name <> '…' THEN 1 ELSE 0 END) AS named,
    MAX(member.proactive_disclosure_rules_newly_made) AS proactive_disclosure_rules_newly_made,
    MAX(member.proactive_disclosure_rules_newly_published) AS proactive_disclosure_rules_newly_published,
    MAX(member.proactive_disclosure_rules_total_published) AS proactive_disclosure_rules_total_published,
    MAX(member.proactive_disclosure_normative_documents_newly_made) AS proactive_disclosure_normative_documents_newly_made,
    MAX(member.proactive_disclosure_normative_documents_newly_published) AS proactive_disclosure_normative_documents_newly_published,
    MAX(member.proactive_disclosure_normative_documents_total_published) AS proactive_disclosure_normative_documents_total_published,
    MAX(member.proactive_disclosure_administrative_licensing_items_previous_year) AS proactive_disclosure_administrative_licensing_items_previous_year,
    MAX(member.proactive_disclosure_administrative_licensing_decisions) AS proactive_disclosure_administrative_licensing_decisions,
    MAX(member.proactive_disclosure_other_external_services_items_previous_year) AS proactive_disclosure_other_external_services_items_previous_year,
    MAX(member.proactive_disclosure_other_external_services_decisions) AS proactive_disclosure_other_external_services_decisions,
    MAX(member.proactive_disclosure_administrative_penalties_items_previous_year) AS proactive_disclosure_administrative_penalties_items_previous_year,
    MAX(member.proactive_disclosure_administrative_penalties_decisions) AS proactive_disclosure_administrative_penalties_decisions,
    MAX(member.proactive_disclosure_administrative_compulsion_items_previous_year) AS proactive_disclosure_administrative_compulsion_items_previous_year,
    MAX(member.proactive_disclosure_administrative_compulsion_decisions) AS proactive_disclosure_administrative_compulsion_decisions,
    MAX(member.proactive_disclosure_administrative_fees_items_previous_year) AS proactive_disclosure_administrative_fees_items_previous_year,
    MAX(member.proactive_disclosure_centralized_procurement_projects) AS proactive_disclosure_centralized_procurement_projects,
    MAX(member.proactive_disclosure_rules_issued) AS proactive_disclosure_rules_issued,
    MAX(member.proactive_disclosure_rules_repealed) AS proactive_disclosure_rules_repealed,
    MAX(member.proactive_disclosure_rules_in_force) AS proactive_disclosure_rules_in_force,
    MAX(member.proactive_disclosure_normative_documents_issued) AS proactive_disclosure_normative_documents_issued,
    MAX(member.proactive_disclosure_normative_documents_repealed) AS proactive_disclosure_normative_documents_repealed,
    MAX(member.proactive_disclosure_normative_documents_in_force) AS proactive_disclosure_normative_documents_in_force,
    MAX(member.requests_received_natural_person) AS requests_received_natural_person,
    MAX(member.requests_received_commercial_enterprise) AS requests_received_commercial_enterprise,
    MAX(member.requests_received_research_institution) AS requests_received_research_institution,
    MAX(member.requests_received_public_welfare_organization) AS requests_received_public_welfare_organization,
    MAX(member.requests_received_legal_service_institution) AS requests_received_legal_service_institution,
    MAX(member.requests_received_other_organization) AS requests_received_other_organization,
    MAX(member.requests_received_total) AS requests_received_total,
    MAX(member.requests_carried_over_natural_person) AS requests_carried_over_natural_person,
    MAX(member.requests_carried_over_commercial_enterprise) AS requests_carried_over_commercial_enterprise,
    MAX(member.requests_carried_over_research_institution) AS requests_carried_over_research_institution,
    MAX(member.requests_carried_over_public_welfare_organization) AS requests_carried_over_public_welfare_organization,
    MAX(member.requests_carried_over_legal_service_institution) AS requests_carried_over_legal_service_institution,
    MAX(member.requests_carried_over_other_organization) AS requests_carried_over_other_organization,
    MAX(member.requests_carried_over_total) AS requests_carried_over_total,
    MAX(member.requests_outcomes_disclosed_natural_person) AS requests_outcomes_disclosed_natural_person,
    MAX(member.requests_outcomes_disclosed_commercial_enterprise) AS requests_outcomes_disclosed_commercial_enterprise,
    MAX(member.requests_outcomes_disclosed_research_institution) AS requests_outcomes_disclosed_research_institution,
    MAX(member.requests_outcomes_disclosed_public_welfare_organization) AS requests_outcomes_disclosed_public_welfare_organization,
    MAX(member.requests_outcomes_disclosed_legal_service_institution) AS requests_outcomes_disclosed_legal_service_institution,
    MAX(member.requests_outcomes_disclosed_other_organization) AS requests_outcomes_disclosed_other_organization,
    MAX(member.requests_outcomes_disclosed_total) AS requests_outcomes_disclosed_total,
    MAX(member.requests_outcomes_partially_disclosed_natural_person) AS requests_outcomes_partially_disclosed_natural_person,
    MAX(member.requests_outcomes_partially_disclosed_commercial_enterprise) AS requests_outcomes_partially_disclosed_commercial_enterprise,
    MAX(member.requests_outcomes_partially_disclosed_research_institution) AS requests_outcomes_partially_disclosed_research_institution,
    MAX(member.requests_outcomes_partially_disclosed_public_welfare_organization) AS requests_outcomes_partially_disclosed_public_welfare_organization,
    MAX(member.requests_outcomes_partially_disclosed_legal_service_institution) AS requests_outcomes_partially_disclosed_legal_service_institution,
    MAX(member.requests_outcomes_partially_disclosed_other_organization) AS requests_outcomes_partially_disclosed_other_organization,
    MAX(member.requests_outcomes_partially_disclosed_total) AS requests_outcomes_partially_disclosed_total,
    MAX(member.requests_outcomes_not_disclosed_state_secret_natural_person) AS requests_outcomes_not_disclosed_state_secret_natural_person,
    MAX(member.requests_outcomes_not_disclosed_state_secret_commercial_enterprise) AS requests_outcomes_not_disclosed_state_secret_commercial_enterprise,
    MAX(member.requests_outcomes_not_disclosed_state_secret_research_institution) AS requests_outcomes_not_disclosed_state_secret_research_institution,
    MAX(member.requests_outcomes_not_disclosed_state_secret_public_welfare_organization) AS requests_outcomes_not_disclosed_state_secret_public_welfare_organization,
    MAX(member.requests_outcomes_not_disclosed_state_secret_legal_service_institution) AS requests_outcomes_not_disclosed_state_secret_legal_service_institution,
    MAX(member.requests_outcomes_not_disclosed_state_secret_other_organization) AS requests_outcomes_not_disclosed_state_secret_other_organization,
    MAX(member.requests_outcomes_not_disclosed_state_secret_total) AS requests_outcomes_not_disclosed_state_secret_total,
    MAX(member.requests_outcomes_not_disclosed_prohibited_by_law_natural_person) AS requests_outcomes_not_disclosed_prohibited_by_law_natural_person,
    MAX(member.requests_outcomes_not_disclosed_prohibited_by_law_commercial_enterprise) AS requests_outcomes_not_disclosed_prohibited_by_law_commercial_enterprise,
    MAX(member.requests_outcomes_not_disclosed_prohibited_by_law_research_institution) AS requests_outcomes_not_disclosed_prohibited_by_law_research_institution,
    MAX(member.requests_outcomes_not_disclosed_prohibited_by_law_public_welfare_organization) AS requests_outcomes_not_disclosed_prohibited_by_law_public_welfare_organization,
    MAX(member.requests_outcomes_not_disclosed_prohibited_by_law_legal_service_institution) AS requests_outcomes_not_disclosed_prohibited_by_law_legal_service_institution,
    MAX(member.requests_outcomes_not_disclosed_prohibited_by_law_other_organization) AS requests_outcomes_not_disclosed_prohibited_by_law_other_organization,
    MAX(member.requests_outcomes_not_disclosed_prohibited_by_law_total) AS requests_outcomes_not_disclosed_prohibited_by_law_total,
    MAX(member.requests_outcomes_not_disclosed_security_or_stability_natural_person) AS requests_outcomes_not_disclosed_security_or_stability_natural_person,
    MAX(member.requests_outcomes_not_disclosed_security_or_stability_commercial_enterprise) AS requests_outcomes_not_disclosed_security_or_stability_commercial_enterprise,
    MAX(member.requests_outcomes_not_disclosed_security_or_stability_research_institution) AS requests_outcomes_not_disclosed_security_or_stability_research_institution,
    MAX(member.requests_outcomes_not_disclosed_security_or_stability_public_welfare_organization) AS requests_outcomes_not_disclosed_security_or_stability_public_welfare_organization,
    MAX(member.requests_outcomes_not_disclosed_security_or_stability_legal_service_institution) AS requests_outcomes_not_disclosed_security_or_stability_legal_service_institution,
    MAX(member.requests_outcomes_not_disclosed_security_or_stability_other_organization) AS requests_outcomes_not_disclosed_security_or_stability_other_organization,
    MAX(member.requests_outcomes_not_disclosed_security_or_stability_total) AS requests_outcomes_not_disclosed_security_or_stability_total,
    MAX(member.requests_outcomes_not_disclosed_third_party_rights_natural_person) AS requests_outcomes_not_disclosed_third_party_rights_natural_person,
    MAX(member.requests_outcomes_not_disclosed_third_party_rights_commercial_enterprise) AS requests_outcomes_not_disclosed_third_party_rights_commercial_enterprise,
    MAX(member.requests_outcomes_not_disclosed_third_party_rights_research_institution) AS requests_outcomes_not_disclosed_third_party_rights_research_institution,
    MAX(member.requests_outcomes_not_disclosed_third_party_rights_public_welfare_organization) AS requests_outcomes_not_disclosed_third_party_rights_public_welfare_organization,
    MAX(member.requests_outcomes_not_disclosed_third_party_rights_legal_service_institution) AS requests_outcomes_not_disclosed_third_party_rights_legal_service_institution,
    MAX(member.requests_outcomes_not_disclosed_third_party_rights_other_organization) AS requests_outcomes_not_disclosed_third_party_rights_other_organization,
    MAX(member.requests_outcomes_not_disclosed_third_party_rights_total) AS requests_outcomes_not_disclosed_third_party_rights_total,
    MAX(member.requests_outcomes_not_disclosed_internal_affairs_natural_person) AS requests_outcomes_not_disclosed_internal_affairs_natural_person,
    MAX(member.requests_outcomes_not_disclosed_internal_affairs_commercial_enterprise) AS requests_outcomes_not_disclosed_internal_affairs_commercial_enterprise,
    MAX(member.requests_outcomes_not_disclosed_internal_affairs_research_institution) AS requests_outcomes_not_disclosed_internal_affairs_research_institution,
    MAX(member.requests_outcomes_not_disclosed_internal_affairs_public_welfare_organization) AS requests_outcomes_not_disclosed_internal_affairs_public_welfare_organization,
    MAX(member.requests_outcomes_not_disclosed_internal_affairs_legal_service_institution) AS requests_outcomes_not_disclosed_internal_affairs_legal_service_institution,
    MAX(member.requests_outcomes_not_disclosed_internal_affairs_other_organization) AS requests_outcomes_not_disclosed_internal_affairs_other_organization,
    MAX(member.requests_outcomes_not_disclosed_internal_affairs_total) AS requests_outcomes_not_disclosed_internal_affairs_total,
    MAX(member.requests_outcomes_not_disclosed_process_information_natural_person) AS requests_outcomes_not_disclosed_process_information_natural_person,
    MAX(member.requests_outcomes_not_disclosed_process_information_commercial_enterprise) AS requests_outcomes_not_disclosed_process_information_commercial_enterprise,
    MAX(member.requests_outcomes_not_disclosed_process_information_research_institution) AS requests_outcomes_not_disclosed_process_information_research_institution,
    MAX(member.requests_outcomes_not_disclosed_process_information_public_welfare_organization) AS requests_outcomes_not_disclosed_process_information_public_welfare_organization,
    MAX(member.requests_outcomes_not_disclosed_process_information_legal_service_institution) AS requests_outcomes_not_disclosed_process_information_legal_service_institution,
    MAX(member.requests_outcomes_not_disclosed_process_information_other_organization) AS requests_outcomes_not_disclosed_process_information_other_organization,
    MAX(member.requests_outcomes_not_disclosed_process_information_total) AS requests_outcomes_not_disclosed_process_information_total,
    MAX(member.requests_outcomes_not_disclosed_enforcement_case_file_natural_person) AS requests_outcomes_not_disclosed_enforcement_case_file_natural_person,
    MAX(member.requests_outcomes_not_disclosed_enforcement_case_file_commercial_enterprise) AS requests_outcomes_not_disclosed_enforcement_case_file_commercial_enterprise,
    MAX(member.requests_outcomes_not_disclosed_enforcement_case_file_research_institution) AS requests_outcomes_not_disclosed_enforcement_case_file_research_institution,
    MAX(member.requests_outcomes_not_disclosed_enforcement_case_file_public_welfare_organization) AS requests_outcomes_not_disclosed_enforcement_case_file_public_welfare_organization,
    MAX(member.requests_outcomes_not_disclosed_enforcement_case_file_legal_service_institution) AS requests_outcomes_not_disclosed_enforcement_case_file_legal_service_institution,
    MAX(member.requests_outcomes_not_disclosed_enforcement_case_file_other_organization) AS requests_outcomes_not_disclosed_enforcement_case_file_other_organization,
    MAX(member.requests_outcomes_not_disclosed_enforcement_case_file_total) AS requests_outcomes_not_disclosed_enforcement_case_file_total,
    MAX(member.requests_outcomes_not_disclosed_administrative_inquiry_natural_person) AS requests_outcomes_not_disclosed_administrative_inquiry_natural_person,
    MAX(member.requests_outcomes_not_disclosed_administrative_inquiry_commercial_enterprise) AS requests_outcomes_not_disclosed_administrative_inquiry_commercial_enterprise,
    MAX(member.requests_outcomes_not_disclosed_administrative_inquiry_research_institution) AS requests_outcomes_not_disclosed_administrative_inquiry_research_institution,
    MAX(member.requests_outcomes_not_disclosed_administrative_inquiry_public_welfare_organization) AS requests_outcomes_not_disclosed_administrative_inquiry_public_welfare_organization,
    MAX(member.requests_outcomes_not_disclosed_administrative_inquiry_legal_service_institution) AS requests_outcomes_not_disclosed_administrative_inquiry_legal_service_institution,
    MAX(member.requests_outcomes_not_disclosed_administrative_inquiry_other_organization) AS requests_outcomes_not_disclosed_administrative_inquiry_other_organization,
    MAX(member.requests_outcomes_not_disclosed_administrative_inquiry_total) AS requests_outcomes_not_disclosed_administrative_inquiry_total,
    MAX(member.requests_outcomes_unable_to_provide_not_held_natural_person) AS requests_outcomes_unable_to_provide_not_held_natural_person,
    MAX(member.requests_outcomes_unable_to_provide_not_held_commercial_enterprise) AS requests_outcomes_unable_to_provide_not_held_commercial_enterprise,
    MAX(member.requests_outcomes_unable_to_provide_not_held_research_institution) AS requests_outcomes_unable_to_provide_not_held_research_institution,
    MAX(member.requests_outcomes_unable_to_provide_not_held_public_welfare_organization) AS requests_outcomes_unable_to_provide_not_held_public_welfare_organization,
    MAX(member.requests_outcomes_unable_to_provide_not_held_legal_service_institution) AS requests_outcomes_unable_to_provide_not_held_legal_service_institution,
    MAX(member.requests_outcomes_unable_to_provide_not_held_other_organization) AS requests_outcomes_unable_to_provide_not_held_other_organization,
    MAX(member.requests_outcomes_unable_to_provide_not_held_total) AS requests_outcomes_unable_to_provide_not_held_total,
    MAX(member.requests_outcomes_unable_to_provide_requires_creation_natural_person) AS requests_outcomes_unable_to_provide_requires_creation_natural_person,
    MAX(member.requests_outcomes_unable_to_provide_requires_creation_commercial_enterprise) AS requests_outcomes_unable_to_provide_requires_creation_commercial_enterprise,
    MAX(member.requests_outcomes_unable_to_provide_requires_creation_research_institution) AS requests_outcomes_unable_to_provide_requires_creation_research_institution,
    MAX(member.requests_outcomes_unable_to_provide_requires_creation_public_welfare_organization) AS requests_outcomes_unable_to_provide_requires_creation_public_welfare_organization,
    MAX(member.requests_outcomes_unable_to_provide_requires_creation_legal_service_institution) AS requests_outcomes_unable_to_provide_requires_creation_legal_service_institution,
    MAX(member.requests_outcomes_unable_to_provide_requires_creation_other_organization) AS requests_outcomes_unable_to_provide_requires_creation_other_organization,
    MAX(member.requests_outcomes_unable_to_provide_requires_creation_total) AS requests_outcomes_unable_to_provide_requires_creation_total,
    MAX(member.requests_outcomes_unable_to_provide_unclear_after_correction_natural_person) AS requests_outcomes_unable_to_provide_unclear_after_correction_natural_person,
    MAX(member.requests_outcomes_unable_to_provide_unclear_after_correction_commercial_enterprise) AS requests_outcomes_unable_to_provide_unclear_after_correction_commercial_enterprise,
    MAX(member.requests_outcomes_unable_to_provide_unclear_after_correction_research_institution) AS requests_outcomes_unable_to_provide_unclear_after_correction_research_institution,
    MAX(member.requests_outcomes_unable_to_provide_unclear_after_correction_public_welfare_organization) AS requests_outcomes_unable_to_provide_unclear_after_correction_public_welfare_organization,
    MAX(member.requests_outcomes_unable_to_provide_unclear_after_correction_legal_service_institution) AS requests_outcomes_unable_to_provide_unclear_after_correction_legal_service_institution,
    MAX(member.requests_outcomes_unable_to_provide_unclear_after_correction_other_organization) AS requests_outcomes_unable_to_provide_unclear_after_correction_other_organization,
    MAX(member.requests_outcomes_unable_to_provide_unclear_after_correction_total) AS requests_outcomes_unable_to_provide_unclear_after_correction_total,
    MAX(member.requests_outcomes_not_processed_petition_or_complaint_natural_person) AS requests_outcomes_not_processed_petition_or_complaint_natural_person,
    MAX(member.requests_outcomes_not_processed_petition_or_complaint_commercial_enterprise) AS requests_outcomes_not_processed_petition_or_complaint_commercial_enterprise,
    MAX(member.requests_outcomes_not_processed_petition_or_complaint_research_institution) AS requests_outcomes_not_processed_petition_or_complaint_research_institution,
    MAX(member.requests_outcomes_not_processed_petition_or_complaint_public_welfare_organization) AS requests_outcomes_not_processed_petition_or_complaint_public_welfare_organization,
    MAX(member.requests_outcomes_not_processed_petition_or_complaint_legal_service_institution) AS requests_outcomes_not_processed_petition_or_complaint_legal_service_institution,
    MAX(member.requests_outcomes_not_processed_petition_or_complaint_other_organization) AS requests_outcomes_not_processed_petition_or_complaint_other_organization,
    MAX(member.requests_outcomes_not_processed_petition_or_complaint_total) AS requests_outcomes_not_processed_petition_or_complaint_total,
    MAX(member.requests_outcomes_not_processed_repeated_request_natural_person) AS requests_outcomes_not_processed_repeated_request_natural_person,
    MAX(member.requests_outcomes_not_processed_repeated_request_commercial_enterprise) AS requests_outcomes_not_processed_repeated_request_commercial_enterprise,
    MAX(member.requests_outcomes_not_processed_repeated_request_research_institution) AS requests_outcomes_not_processed_repeated_request_research_institution,
    MAX(member.requests_outcomes_not_processed_repeated_request_public_welfare_organization) AS requests_outcomes_not_processed_repeated_request_public_welfare_organization,
    MAX(member.requests_outcomes_not_processed_repeated_request_legal_service_institution) AS requests_outcomes_not_processed_repeated_request_legal_service_institution,
    MAX(member.requests_outcomes_not_processed_repeated_request_other_organization) AS requests_outcomes_not_processed_repeated_request_other_organization,
    MAX(member.requests_outcomes_not_processed_repeated_request_total) AS requests_outcomes_not_processed_repeated_request_total,
    MAX(member.requests_outcomes_not_processed_public_publication_natural_person) AS requests_outcomes_not_processed_public_publication_natural_person,
    MAX(member.requests_outcomes_not_processed_public_publication_commercial_enterprise) AS requests_outcomes_not_processed_public_publication_commercial_enterprise,
    MAX(member.requests_outcomes_not_processed_public_publication_research_institution) AS requests_outcomes_not_processed_public_publication_research_institution,
    MAX(member.requests_outcomes_not_processed_public_publication_public_welfare_organization) AS requests_outcomes_not_processed_public_publication_public_welfare_organization,
    MAX(member.requests_outcomes_not_processed_public_publication_legal_service_institution) AS requests_outcomes_not_processed_public_publication_legal_service_institution,
    MAX(member.requests_outcomes_not_processed_public_publication_other_organization) AS requests_outcomes_not_processed_public_publication_other_organization,
    MAX(member.requests_outcomes_not_processed_public_publication_total) AS requests_outcomes_not_processed_public_publication_total,
    MAX(member.requests_outcomes_not_processed_excessive_requests_natural_person) AS requests_outcomes_not_processed_excessive_requests_natural_person,
    MAX(member.requests_outcomes_not_processed_excessive_requests_commercial_enterprise) AS requests_outcomes_not_processed_excessive_requests_commercial_enterprise,
    MAX(member.requests_outcomes_not_processed_excessive_requests_research_institution) AS requests_outcomes_not_processed_excessive_requests_research_institution,
    MAX(member.requests_outcomes_not_processed_excessive_requests_public_welfare_organization) AS requests_outcomes_not_processed_excessive_requests_public_welfare_organization,
    MAX(member.requests_outcomes_not_processed_excessive_requests_legal_service_institution) AS requests_outcomes_not_processed_excessive_requests_legal_service_institution,
    MAX(member.requests_outcomes_not_processed_excessive_requests_other_organization) AS requests_outcomes_not_processed_excessive_requests_other_organization,
    MAX(member.requests_outcomes_not_processed_excessive_requests_total) AS requests_outcomes_not_processed_excessive_requests_total,
    MAX(member.requests_outcomes_not_processed_confirm_or_reissue_natural_person) AS requests_outcomes_not_processed_confirm_or_reissue_natural_person,
    MAX(member.requests_outcomes_not_processed_confirm_or_reissue_commercial_enterprise) AS requests_outcomes_not_processed_confirm_or_reissue_commercial_enterprise,
    MAX(member.requests_outcomes_not_processed_confirm_or_reissue_research_institution) AS requests_outcomes_not_processed_confirm_or_reissue_research_institution,
    MAX(member.requests_outcomes_not_processed_confirm_or_reissue_public_welfare_organization) AS requests_outcomes_not_processed_confirm_or_reissue_public_welfare_organization,
    MAX(member.requests_outcomes_not_processed_confirm_or_reissue_legal_service_institution) AS requests_outcomes_not_processed_confirm_or_reissue_legal_service_institution,
    MAX(member.requests_outcomes_not_processed_confirm_or_reissue_other_organization) AS requests_outcomes_not_processed_confirm_or_reissue_other_organization,
    MAX(member.requests_outcomes_not_processed_confirm_or_reissue_total) AS requests_outcomes_not_processed_confirm_or_reissue_total,
    MAX(member.requests_outcomes_other_handling_natural_person) AS requests_outcomes_other_handling_natural_person,
    MAX(member.requests_outcomes_other_handling_commercial_enterprise) AS requests_outcomes_other_handling_commercial_enterprise,
    MAX(member.requests_outcomes_other_handling_research_institution) AS requests_outcomes_other_handling_research_institution,
    MAX(member.requests_outcomes_other_handling_public_welfare_organization) AS requests_outcomes_other_handling_public_welfare_organization,
    MAX(member.requests_outcomes_other_handling_legal_service_institution) AS requests_outcomes_other_handling_legal_service_institution,
    MAX(member.requests_outcomes_other_handling_other_organization) AS requests_outcomes_other_handling_other_organization,
    MAX(member.requests_outcomes_other_handling_total) AS requests_outcomes_other_handling_total,
    MAX(member.requests_outcomes_total_natural_person) AS requests_outcomes_total_natural_person,
    MAX(member.requests_outcomes_total_commercial_enterprise) AS requests_outcomes_total_commercial_enterprise,
    MAX(member.requests_outcomes_total_research_institution) AS requests_outcomes_total_research_institution,
    MAX(member.requests_outcomes_total_public_welfare_organization) AS requests_outcomes_total_public_welfare_organization,
    MAX(member.requests_outcomes_total_legal_service_institution) AS requests_outcomes_total_legal_service_institution,
    MAX(member.requests_outcomes_total_other_organization) AS requests_outcomes_total_other_organization,
    MAX(member.requests_outcomes_total_total) AS requests_outcomes_total_total,
    MAX(member.requests_carried_forward_natural_person) AS requests_carried_forward_natural_person,
    MAX(member.requests_carried_forward_commercial_enterprise) AS requests_carried_forward_commercial_enterprise,
    MAX(member.requests_carried_forward_research_institution) AS requests_carried_forward_research_institution,
    MAX(member.requests_carried_forward_public_welfare_organization) AS requests_carried_forward_public_welfare_organization,
    MAX(member.requests_carried_forward_legal_service_institution) AS requests_carried_forward_legal_service_institution,
    MAX(member.requests_carried_forward_other_organization) AS requests_carried_forward_other_organization,
    MAX(member.requests_carried_forward_total) AS requests_carried_forward_total,
    MAX(member.requests_outcomes_other_handling_correction_overdue_natural_person) AS requests_outcomes_other_handling_correction_overdue_natural_person,
    MAX(member.requests_outcomes_other_handling_correction_overdue_commercial_enterprise) AS requests_outcomes_other_handling_correction_overdue_commercial_enterprise,
    MAX(member.requests_outcomes_other_handling_correction_overdue_research_institution) AS requests_outcomes_other_handling_correction_overdue_research_institution,
    MAX(member.requests_outcomes_other_handling_correction_overdue_public_welfare_organization) AS requests_outcomes_other_handling_correction_overdue_public_welfare_organization,
    MAX(member.requests_outcomes_other_handling_correction_overdue_legal_service_institution) AS requests_outcomes_other_handling_correction_overdue_legal_service_institution,
    MAX(member.requests_outcomes_other_handling_correction_overdue_other_organization) AS requests_outcomes_other_handling_correction_overdue_other_organization,
    MAX(member.requests_outcomes_other_handling_correction_overdue_total) AS requests_outcomes_other_handling_correction_overdue_total,
    MAX(member.requests_outcomes_other_handling_fee_unpaid_natural_person) AS requests_outcomes_other_handling_fee_unpaid_natural_person,
    MAX(member.requests_outcomes_other_handling_fee_unpaid_commercial_enterprise) AS requests_outcomes_other_handling_fee_unpaid_commercial_enterprise,
    MAX(member.requests_outcomes_other_handling_fee_unpaid_research_institution) AS requests_outcomes_other_handling_fee_unpaid_research_institution,
    MAX(member.requests_outcomes_other_handling_fee_unpaid_public_welfare_organization) AS requests_outcomes_other_handling_fee_unpaid_public_welfare_organization,
    MAX(member.requests_outcomes_other_handling_fee_unpaid_legal_service_institution) AS requests_outcomes_other_handling_fee_unpaid_legal_service_institution,
    MAX(member.requests_outcomes_other_handling_fee_unpaid_other_organization) AS requests_outcomes_other_handling_fee_unpaid_other_organization,
    MAX(member.requests_outcomes_other_handling_fee_unpaid_total) AS requests_outcomes_other_handling_fee_unpaid_total,
    MAX(member.requests_outcomes_other_handling_other_natural_person) AS requests_outcomes_other_handling_other_natural_person,
    MAX(member.requests_outcomes_other_handling_other_commercial_enterprise) AS requests_outcomes_other_handling_other_commercial_enterprise,
    MAX(member.requests_outcomes_other_handling_other_research_institution) AS requests_outcomes_other_handling_other_research_institution,
    MAX(member.requests_outcomes_other_handling_other_public_welfare_organization) AS requests_outcomes_other_handling_other_public_welfare_organization,
    MAX(member.requests_outcomes_other_handling_other_legal_service_institution) AS requests_outcomes_other_handling_other_legal_service_institution,
    MAX(member.requests_outcomes_other_handling_other_other_organization) AS requests_outcomes_other_handling_other_other_organization,
    MAX(member.requests_outcomes_other_handling_other_total) AS requests_outcomes_other_handling_other_total,
    MAX(member.review_litigation_review_upheld) AS review_litigation_review_upheld,
    MAX(member.review_litigation_review_corrected) AS review_litigation_review_corrected,
    MAX(member.review_litigation_review_other) AS review_litigation_review_other,
    MAX(member.review_litigation_review_pending) AS review_litigation_review_pending,
    MAX(member.review_litigation_review_total) AS review_litigation_review_total,
    MAX(member.review_litigation_direct_litigation_upheld) AS review_litigation_direct_litigation_upheld,
    MAX(member.review_litigation_direct_litigation_corrected) AS review_litigation_direct_litigation_corrected,
    MAX(member.review_litigation_direct_litigation_other) AS review_litigation_direct_litigation_other,
    MAX(member.review_litigation_direct_litigation_pending) AS review_litigation_direct_litigation_pending,
    MAX(member.review_litigation_direct_litigation_total) AS review_litigation_direct_litigation_total,
    MAX(member.review_litigation_litigation_after_review_upheld) AS review_litigation_litigation_after_review_upheld,
    MAX(member.review_litigation_litigation_after_review_corrected) AS review_litigation_litigation_after_review_corrected,
    MAX(member.review_litigation_litigation_after_review_other) AS review_litigation_litigation_after_review_other,
    MAX(member.review_litigation_litigation_after_review_pending) AS review_litigation_litigation_after_review_pending,
    MAX(member.review_litigation_litigation_after_review_total) AS review_litigation_litigation_after_review_total,
    MAX(member.processing_fees_cases_notified) AS processing_fees_cases_notified
  FROM reports AS up JOIN members AS listed ON listed.parent = up.agency
  LEFT JOIN reports AS member ON member.agency = listed.name AND member.year = up.year
  GROUP BY up.report
) AS sums ON sums.report = this.report
LEFT JOIN members AS own ON own.name = this.agency
) AS told;
