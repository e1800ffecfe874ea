"""What the fields of practice records are called, and how their values are said."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

UNTOLD = frozenset(
    {"id", "version", "created_at", "created_by", "updated_at", "updated_by", "deleted_at", "raw"}
    | {"batch_id", "source_id", "source_ref", "row_key", "number", "parameters", "result"}
    | {"seen"}
)
"""Fields that nobody edits."""

RECORDS = {
    "action": "action",
    "action_progress": "note on an action",
    "area": "area",
    "assessment": "assessment",
    "champion_team": "team of champions",
    "change": "change",
    "change_sighting": "note on what was seen",
    "code": "entry of a list",
    "conference": "conference",
    "conference_invitation": "invitation",
    "contact_point": "point of contact",
    "course_attendance": "attendance",
    "course_session": "training session",
    "discussion_point": "discussion point",
    "evidence": "finding",
    "forum": "forum",
    "forum_citation": "mention of a place",
    "forum_meeting": "meeting",
    "goal": "goal",
    "goal_measure": "measurement",
    "guardian_site": "guardianship site",
    "guardian_training": "training session",
    "guardian_training_site": "site’s attendance",
    "observation": "observation",
    "partnership_setting": "set of choices of the partnership",
    "place": "place",
    "planned_method": "planned method",
    "provision": "provision",
    "provision_closure": "closure",
    "reference_link": "reference",
    "referral": "referral",
    "review": "review",
    "safety_mark": "mark on a safety map",
    "safety_session": "safety mapping session",
    "screening": "screening",
    "survey": "survey",
    "weighting": "context weighting",
}
FIELDS = {
    "prompt": "prompt",
    "standing": "standing",
    "body": "finding",
    "evidence_strength": "strength of the evidence",
    "voice": "whose voice it is",
    "found_on": "date found",
    "method_id": "method it came of",
    "statement": "goal",
    "measure": "how change is measured",
    "measure_kind": "kind of measure",
    "measure_method": "method of measuring",
    "measure_on": "date of measuring",
    "baseline": "what is known at the start",
    "sort": "place in the order",
    "measured_on": "date measured",
    "seen": "what was seen",
    "direction": "direction",
    "method": "method",
    "detail": "detail",
    "owner_agency": "agency that does it",
    "owner_id": "person who does it",
    "due_on": "due date",
    "done_on": "date done",
    "survey_kind": "kind of survey",
    "held_from": "first day",
    "held_to": "last day",
    "asked": "number asked",
    "answered": "number who answered",
    "questions": "questions and answers",
    "weighed_on": "date of the weighting",
    "weights": "weights",
    "first_context": "context that should change first",
    "agencies": "agencies in the room",
    "name": "name",
    "title": "title",
    "kind": "kind",
    "reason": "reason",
    "made_by": "how it was drawn",
    "origin": "what it was drawn from",
    "area_id": "area",
    "context_kind": "kind of context",
    "stage": "stage",
    "threshold_level": "threshold level",
    "lead_id": "lead",
    "summary": "summary",
    "started_on": "start date",
    "review_on": "review date",
    "previous_id": "location before this one",
    "screened_on": "date screened",
    "frequency_band": "how often",
    "people_band": "number of young people",
    "outcome": "outcome",
    "assessment_id": "location",
    "referred_on": "date referred",
    "referrer_agency": "agency that referred",
    "source_panel": "where it came from",
    "harm_types": "types of harm",
    "known_strengths": "what helps there",
    "immediate_action": "immediate safety action",
    "moved_reason": "reason for the move",
    "place_id": "known place",
    "intervention_type": "type",
    "description": "description",
    "mechanism": "mechanism",
    "status": "status",
    "location_label": "place in words",
    "agency": "agency",
    "requested_on": "date requested",
    "decided_on": "date decided",
    "completed_on": "date finished",
    "ended_on": "date ended",
    "expires_on": "expiry date",
    "date_precision": "precision of the dates",
    "decision_reason": "reason for the decision",
    "asset_ref": "asset reference",
    "provision_type": "type",
    "site_type": "type",
    "place_type": "type",
    "trained_on": "date trained",
    "training_expires_on": "date training runs out",
    "assured_on": "date hours were checked",
    "observed_on": "day of the observation",
    "observed_at": "time of the observation",
    "light": "light",
    "school_phase": "part of the school day",
    "observer_role": "role of the observer",
    "ratings": "answers",
    "contributors": "number of young people",
    "facilitator_agency": "agency that ran it",
    "age_band": "ages",
    "time_asked": "time of day asked about",
    "opened_on": "opening date",
    "closed_on": "closing date",
    "move_on": "date to move",
    "action_id": "action it carries out",
    "replaces_id": "place it was moved from",
    "seen_on": "date it was seen",
    "seen_by": "agency that saw it",
    "organisation": "organisation",
    "safe_haven": "safe haven",
    "referral_route": "referral route known",
    "hours": "hours",
    "languages": "languages",
    "address": "address",
    "postcode": "postcode",
    "held_on": "date held",
    "valid_until": "date training holds until",
    "people": "number who came",
    "course": "course",
    "note": "note",
    "closed_from": "first day closed",
    "closed_to": "last day closed",
    "min_age": "youngest age",
    "max_age": "oldest age",
    "cost_text": "cost",
    "free": "free of charge",
    "capacity": "capacity",
    "conference_type": "type of conference",
    "starts_at": "date and time",
    "chair_id": "chair",
    "chair_role": "role of the chair",
    "dissent_agencies": "agencies that do not agree",
    "next_review_on": "date of the next review",
    "summary_issued_on": "date the summary went out",
    "cancelled_reason": "reason for cancelling",
    "attending_role": "role invited",
    "needed": "needed for the quorum",
    "agenda_key": "item of the agenda",
    "goal_id": "goal it serves",
    "noted_on": "date of the note",
}
LISTS = {
    ("evidence", "domain"): "assessment_domain",
    ("evidence", "prompt"): "assessment_prompt",
    ("evidence", "standing"): "evidence_standing",
    ("evidence", "evidence_strength"): "evidence_strength",
    ("evidence", "voice"): "voice",
    ("goal", "domain"): "assessment_domain",
    ("goal", "status"): "goal_status",
    ("goal", "measure_kind"): "measure_kind",
    ("goal", "measure_method"): "method",
    ("goal_measure", "direction"): "goal_direction",
    ("planned_method", "method"): "method",
    ("planned_method", "owner_agency"): "agency",
    ("survey", "survey_kind"): "survey_kind",
    ("weighting", "first_context"): "context",
    ("area", "kind"): "area_kind",
    ("assessment", "stage"): "stage",
    ("assessment", "context_kind"): "context_kind",
    ("assessment", "threshold_level"): "threshold_level",
    ("screening", "threshold_level"): "threshold_level",
    ("screening", "frequency_band"): "frequency_band",
    ("screening", "people_band"): "people_band",
    ("screening", "outcome"): "screening_outcome",
    ("referral", "context_kind"): "context_kind",
    ("referral", "referrer_agency"): "agency",
    ("referral", "source_panel"): "source_panel",
    ("referral", "harm_types"): "harm_type",
    ("referral", "frequency_band"): "frequency_band",
    ("referral", "people_band"): "people_band",
    ("change", "status"): "change_status",
    ("change", "intervention_type"): "intervention_type",
    ("change", "mechanism"): "mechanism",
    ("change", "agency"): "agency",
    ("provision", "provision_type"): "provision_type",
    ("provision", "status"): "provision_status",
    ("guardian_site", "site_type"): "guardian_site_type",
    ("guardian_site", "status"): "guardian_status",
    ("guardian_training", "agency"): "agency",
    ("guardian_training", "course"): "guardian_course",
    ("change_sighting", "seen_by"): "agency",
    ("observation", "instrument"): "instrument",
    ("observation", "light"): "light",
    ("observation", "observer_role"): "observer_role",
    ("observation", "ratings"): "instrument_item",
    ("observation", "school_phase"): "school_phase",
    ("observation", "weather"): "weather",
    ("place", "place_type"): "place_type",
    ("safety_session", "age_band"): "age_band",
    ("safety_session", "facilitator_agency"): "agency",
    ("safety_session", "time_asked"): "time_asked",
    ("conference", "conference_type"): "conference_type",
    ("conference", "status"): "conference_status",
    ("conference", "decision"): "conference_decision",
    ("conference", "dissent_agencies"): "agency",
    ("conference_invitation", "agency"): "agency",
    ("conference_invitation", "reply"): "invitation_reply",
    ("conference_invitation", "attendance"): "attendance",
    ("discussion_point", "agenda_key"): "agenda_item",
    ("action", "owner_agency"): "agency",
    ("action", "mechanism"): "mechanism",
    ("action", "status"): "action_status",
    ("action_progress", "status"): "action_status",
}
"""Which code list a field's values come from."""

LONGEST = 80


@dataclass(frozen=True, slots=True)
class Glossary:
    """Labels of codes by list and code, and names of members by account."""

    labels: dict[tuple[str, str], str]
    names: dict[str, str]

    def say(self, table: str, field: str, value: Any) -> str | None:  # noqa: ANN401 - from JSON
        """Say a stored value as a person would read it; None where there is none."""
        if value is None or value == "":
            return None
        if field.endswith("_id"):
            return self.names.get(str(value), "another")
        listed = LISTS.get((table, field))
        if listed is not None and isinstance(value, dict):
            return self._each(listed, cast("dict[str, Any]", value))
        if listed is not None:
            return self.labels.get((listed, str(value)), str(value))
        if isinstance(value, bool):
            return "yes" if value else "no"
        if field.endswith("_on"):
            return day_words(date.fromisoformat(str(value)))
        return _shortened(str(value))

    def _each(self, listed: str, values: dict[str, Any]) -> str:
        """Values by code, such as the answers of an observation: "Badly lit 1, No CCTV 0"."""
        told = [f"{self.labels.get((listed, code), code)} {one}" for code, one in values.items()]
        return _shortened(", ".join(told))


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"


def field_label(field: str) -> str:
    """What people call a field."""
    return FIELDS.get(field, field.replace("_", " "))


def day_words(day: date) -> str:
    """Write a date as people say it: 2 December 2026."""
    return f"{day.day} {day:%B %Y}"


def listed_words(names: list[str]) -> str:
    """Join names: "the outline, the name and the reason"."""
    told = [f"the {name}" for name in names]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
