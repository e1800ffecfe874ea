"""Fields that hold the id of another record, and what a record is called by."""

REFERENCES = {
    "action_id": "action",
    "area_id": "area",
    "assessment_id": "assessment",
    "change_id": "change",
    "comparison_area_id": "area",
    "conference_id": "conference",
    "forum_id": "forum",
    "goal_id": "goal",
    "meeting_id": "forum_meeting",
    "method_id": "planned_method",
    "observation_id": "observation",
    "place_id": "place",
    "provision_id": "provision",
    "repeats_id": "planned_method",
    "replaces_id": "change",
    "site_id": "guardian_site",
    "training_id": "guardian_training",
}
"""The table that a field points to, whatever record it stands in."""
REFERENCES_OF_ONE_KIND = {
    "assessment.previous_id": "assessment",
    "conference.previous_id": "conference",
    "course_attendance.session_id": "course_session",
    "safety_mark.session_id": "safety_session",
}
"""Fields that point elsewhere in one kind of record, by ``table.field``."""
PEOPLE = frozenset({"lead_id", "owner_id", "chair_id"})
"""Fields that hold the account of a member."""

TITLES = {
    "action": ("title",),
    "action_progress": ("noted_on",),
    "area": ("name",),
    "assessment": ("number", "title"),
    "champion_team": ("team",),
    "change": ("title",),
    "change_sighting": ("seen_on",),
    "conference": ("conference_type", "starts_at"),
    "conference_invitation": ("agency",),
    "contact_point": ("role_title",),
    "course_attendance": ("agency",),
    "course_session": ("course", "held_on"),
    "discussion_point": ("agenda_key",),
    "evidence": ("body",),
    "forum": ("name",),
    "forum_citation": ("said",),
    "forum_meeting": ("held_on",),
    "goal": ("statement",),
    "goal_measure": ("measured_on",),
    "guardian_site": ("name",),
    "guardian_training": ("course", "held_on"),
    "guardian_training_site": ("site_id",),
    "observation": ("instrument", "location_label", "observed_on"),
    "partnership_setting": (),
    "place": ("name",),
    "planned_method": ("method",),
    "provision": ("name",),
    "provision_closure": ("closed_from",),
    "reference_link": ("link_kind", "reference"),
    "referral": ("number", "referrer_agency"),
    "review": ("title",),
    "safety_session": ("title",),
    "screening": ("screened_on",),
    "survey": ("title",),
    "weighting": ("weighed_on",),
}
"""The fields whose values, said one after another, name a record to a person."""
