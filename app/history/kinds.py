"""Which kinds of record have a history that can be read, and who may read it."""

from app.identity.person import Person
from app.identity.rights import CONTENT, RIGHTS, Right

READ_BY = {
    "action": Right.PLANS_READ,
    "action_progress": Right.PLANS_READ,
    "area": Right.AREAS_READ,
    "assessment": Right.ASSESSMENTS_READ,
    "champion_team": Right.WORKFORCE_READ,
    "change": Right.CHANGES_READ,
    "change_sighting": Right.CHANGES_READ,
    # What a conference wrote down is from social care: the tasking team reads its actions instead.
    "conference": Right.ASSESSMENTS_READ,
    "conference_invitation": Right.ASSESSMENTS_READ,
    "contact_point": Right.WORKFORCE_READ,
    "course_attendance": Right.WORKFORCE_READ,
    "course_session": Right.WORKFORCE_READ,
    "discussion_point": Right.ASSESSMENTS_READ,
    "evidence": Right.ASSESSMENTS_READ,
    "forum": Right.WORKFORCE_READ,
    "forum_citation": Right.ASSESSMENTS_READ,
    "forum_meeting": Right.ASSESSMENTS_READ,
    "goal": Right.ASSESSMENTS_READ,
    "goal_measure": Right.ASSESSMENTS_READ,
    "guardian_site": Right.STRENGTHS_READ,
    "guardian_training": Right.STRENGTHS_READ,
    "guardian_training_site": Right.STRENGTHS_READ,
    "observation": Right.OBSERVATIONS_READ,
    "partnership_setting": Right.SETTINGS_WRITE,
    "place": Right.GROUND_READ,
    "planned_method": Right.ASSESSMENTS_READ,
    "provision": Right.STRENGTHS_READ,
    "provision_closure": Right.STRENGTHS_READ,
    "reference_link": Right.LINKS_READ,
    "referral": Right.REFERRALS_READ,
    "review": Right.REVIEWS_READ,
    "safety_session": Right.SAFETY_MAPS_READ,
    "screening": Right.ASSESSMENTS_READ,
    "survey": Right.ASSESSMENTS_READ,
    "weighting": Right.ASSESSMENTS_READ,
}
"""By table. Marks of a safety map have none: a few of them could be told back to who made them."""

ACTION_OF = {"action": "id", "action_progress": "action_id"}
"""Kinds that some read only of their own agency's actions: the field that names the action."""
OWNED_BY = ("owner_agency", "owner_id")
"""Fields of an action that say whose it is."""

NAMED_TO = {"conference": Right.CONFERENCES_READ, "goal": Right.PLANS_READ}
"""Who may know what a record is called, where more may know that than may read it all."""

HELD_BACK = {
    "survey.answered": Right.ASSESSMENTS_WRITE,
    "survey.questions": Right.ASSESSMENTS_WRITE,
}
"""Fields of small counts, by ``table.field``: as entered they are for those who keep them."""


def held_from(person: Person | None) -> frozenset[str]:
    """Fields that a person may not read, though they may read the record."""
    return frozenset(
        field for field, right in HELD_BACK.items() if person is None or not person.may(right)
    )


def named_to(person: Person | None) -> frozenset[str]:
    """Tables whose records a person may know by name; nobody in particular knows the least."""
    return frozenset(
        table for table in READ_BY if _knows(person, NAMED_TO.get(table) or READ_BY[table])
    )


def _knows(person: Person | None, right: Right) -> bool:
    return RIGHTS[right] >= CONTENT if person is None else person.may(right)
