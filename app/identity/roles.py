"""The roles a person may have in a partnership."""

from enum import StrEnum

from app.db import Tier


class Role(StrEnum):
    """What somebody does in a partnership."""

    ASSESSMENT_LEAD = "assessment_lead"
    TASKING_OFFICER = "tasking_officer"
    COMMUNITY_SAFETY_OFFICER = "community_safety_officer"
    CONFERENCE_CHAIR = "conference_chair"
    PARTNER_CONTRIBUTOR = "partner_contributor"
    ADMINISTRATOR = "administrator"


LABELS: dict[Role, str] = {
    Role.ASSESSMENT_LEAD: "Assessment lead",
    Role.TASKING_OFFICER: "Partnership Tasking",
    Role.COMMUNITY_SAFETY_OFFICER: "Community safety officer",
    Role.CONFERENCE_CHAIR: "Conference chair",
    Role.PARTNER_CONTRIBUTOR: "Partner contributor",
    Role.ADMINISTRATOR: "Administrator",
}

CEILINGS: dict[Role, Tier] = {
    Role.ASSESSMENT_LEAD: "exact",
    Role.TASKING_OFFICER: "street",
    Role.COMMUNITY_SAFETY_OFFICER: "exact",
    Role.CONFERENCE_CHAIR: "street",
    Role.PARTNER_CONTRIBUTOR: "count",
    Role.ADMINISTRATOR: "count",
}
"""The most precise form in which a role may see incidents; the database holds it too."""
