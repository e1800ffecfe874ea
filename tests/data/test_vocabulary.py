"""Every list and value of the practice's vocabulary stands as data, named here by hand."""

import pytest

from data.codelists import read_code_lists

VOCABULARY = {
    "harm_type": "cse cce county_lines financial_exploitation syv weapon robbery hsb"
    " sexual_violence peer_on_peer teen_relationship_abuse modern_slavery group_related"
    " radicalisation online missing substance asb_personal asb_nuisance asb_environmental"
    " bullying hate adult_harassment",
    "police_uk_category": "anti-social-behaviour bicycle-theft burglary criminal-damage-arson"
    " drugs other-crime other-theft possession-of-weapons public-order robbery shoplifting"
    " theft-from-the-person vehicle-crime violent-crime",
    "place_type": "park playground skatepark sports_cage recreation_ground street alleyway"
    " stairwell estate garage_block derelict shopping_centre shop takeaway cafe arcade library"
    " leisure_centre youth_club school school_route bus_route bus_stop rail_station hotel online"
    " canal underpass car_park worship health pupil_referral childrens_home petrol_station"
    " cemetery licensed",
    "observation_item": "lighting cctv_absent isolated_or_empty layout_blind_spots"
    " restricted_visibility rundown drug_alcohol_signs being_followed"
    " verbal_harassment_individual verbal_harassment_group openness people_present walk_path"
    " public_transport diversity_of_use feeling escape_routes staff_presence wayfinding"
    " help_point signage_hostile_to_youth seating toilets mosquito_device",
    "intervention_family": "landscape_layout provision guardianship school_policy service_change"
    " place_order police_presence participation",
    "intervention_type": "street_lighting_new street_lighting_upgrade street_lighting_repair"
    " cctv_fixed cctv_redeployable alley_gating vegetation_cut sightline_opened wall_changed"
    " blind_spot_removed entrance_control stairwell_works derelict_secured graffiti_removed"
    " flytip_cleared seating_changed path_changed escape_route play_improved bike_storage"
    " signage bus_stop_moved bins art_codesign outreach popup_club hours_extended activity_new"
    " provision_reduced guardianship_training business_training parent_session"
    " bystander_programme site_recognised licensed_trade_training safeguarding_policy"
    " exclusion_policy gate_staffing licensing_review housing_management transport_action"
    " planning_condition pspo dispersal closure cpn injunction criminal_behaviour_order"
    " hotel_notice patrol snt_engagement weapon_sweep youth_advisory_panel"
    " safety_mapping_session resident_survey business_survey walkabout",
    "change_status": "proposed requested approved refused scheduled in_place ended removed",
    "mechanism": "changes_conditions controls_people",
    "provision_type": "open_access detached mobile targeted sports arts faith holiday advice"
    " after_hours community_hub library",
    "guardian_site_type": "park_warden takeaway hairdresser shop taxi_rank school library faith"
    " resident_group youth_venue transport_staff",
    "guardian_status": "identified approached trained active lapsed",
    "assessment_domain": "young_people guardianship environment_resources_policy",
    "method": "referral_data partner_data observation young_people_survey resident_survey"
    " business_survey safety_mapping peer_mapping focus_group walkabout case_file_review",
    "assessment_prompt": "yp_health yp_education yp_identity yp_relationships yp_emotional"
    " yp_behaviour yp_belonging g_presence g_caring_intention g_ensuring_safety"
    " g_guidance_boundaries g_stability g_trust e_physical_design e_lighting e_housing"
    " e_transport e_provision e_economy e_policing e_policy e_social_integration e_history",
    "context": "home peers school neighbourhood online",
    "threshold_level": "universal universal_plus complex_high",
    "safety_map_colour": "red amber green",
    "evidence_strength": "multiple_sources single_source professional_view",
    "stage": "referred screened scoping assessing goals_set conference_planned conference_held"
    " plan_active in_review stepped_down closed no_further_action",
    "measure_kind": "change effort",
    "conference_type": "initial review fgc_led",
    "conference_decision": "plan_agreed plan_continues plan_revised further_assessment"
    " step_down close",
    "agency": "childrens_social_care mash youth_justice youth_service early_help"
    " community_safety partnership_tasking asb_enforcement licensing housing_council housing_rsl"
    " regeneration parks highways cleansing planning public_health nhs education school"
    " police_snt police_tasking btp designing_out_crime fire probation vru pcc transport vcs"
    " business residents youth_panel",
    "location_precision": "exact address street_segment snapped_map_point area_only withheld",
    "time_precision": "minute part_of_day day month range",
}


@pytest.mark.parametrize("name", VOCABULARY)
def test_every_value_of_the_vocabulary_is_data(name: str):
    known = {row.code for row in read_code_lists() if row.list == name}
    assert set(VOCABULARY[name].split()) - known == set()


@pytest.mark.parametrize("parent", ["cce", "asb"])
def test_a_kind_of_harm_stands_under_the_wider_one(parent: str):
    assert parent in {row.parent for row in read_code_lists() if row.list == "harm_type"}


def test_each_prompt_stands_under_its_side_of_the_triangle():
    sides = {row.code: row.parent for row in read_code_lists() if row.list == "assessment_prompt"}
    led = {"yp": "young_people", "g": "guardianship", "e": "environment_resources_policy"}
    assert [code for code, side in sides.items() if led[code.split("_")[0]] != side] == []


def test_every_label_can_be_read():
    rows = read_code_lists()
    assert [row.code for row in rows if row.label == row.code or "_" in row.label] == []
