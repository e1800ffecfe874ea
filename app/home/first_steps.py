"""The first steps in a partnership that is new, for each role: each leads to where it is done."""

from collections.abc import Callable
from dataclasses import dataclass

from app.home.schemas import StepOut
from app.home.step_queries import Counts
from app.identity.person import Person
from app.identity.rights import Right
from app.identity.roles import Role


@dataclass(frozen=True, slots=True)
class Step:
    """One step: where it is taken, the right that it needs, and how one sees that it is done."""

    title: str
    detail: str
    link: str
    right: Right
    done: Callable[[Counts], bool]
    begins: bool = True
    """Whether the work has begun once it is done; what only prepares for it does not."""


REFER = Step(
    "Record a referral",
    "Of a place, a school, a peer group by reference, or something online.",
    "locations/new",
    Right.REFERRALS_WRITE,
    lambda counts: counts.locations > 0,
)
LOG = Step(
    "Log a change",
    "A lamp repaired, a club that closed, an order made: with its place and its dates.",
    "changes/new",
    Right.CHANGES_WRITE,
    lambda counts: counts.changes > 0,
)
IMPORT_CHANGES = Step(
    "Import your own list of changes",
    "From CSV, Excel or GeoPackage. Rows that cannot be read are listed with the reason.",
    "data/import",
    Right.CHANGES_IMPORT,
    lambda counts: counts.changes > 1,
)
IMPORT_OUTLINE = Step(
    "Import the partnership’s outline",
    "The map opens there, and tells places without an incident from places without data.",
    "data/import",
    Right.IMPORTS_WRITE,
    lambda counts: counts.outline,
    begins=False,
)
IMPORT_INCIDENTS = Step(
    "Import recorded incidents",
    "A partner’s file, or police.uk. Counts and places can be shown after that.",
    "data/import",
    Right.IMPORTS_WRITE,
    lambda counts: counts.incidents,
)
DRAW = Step(
    "Draw the area",
    "On the map, or from a ward or a distance around a place.",
    "areas/new",
    Right.AREAS_WRITE,
    lambda counts: counts.areas > 0,
)
PLAN_METHODS = Step(
    "Plan methods",
    "Observation, surveys and safety mapping, each with an owner and a date.",
    "locations",
    Right.ASSESSMENTS_WRITE,
    lambda counts: counts.methods > 0,
)
PLAN_CONFERENCE = Step(
    "Plan a conference",
    "On a location of concern whose goals are set.",
    "conferences/new",
    Right.CONFERENCES_WRITE,
    lambda counts: counts.conferences > 0,
)
LISTS = Step(
    "Look through the partnership’s lists",
    "Agencies, harm types and methods, in your own words.",
    "lists",
    Right.CODES_WRITE,
    lambda counts: counts.locations > 0,
)
SETTINGS = Step(
    "Choose the partnership’s settings",
    "Review dates, quorum, reminders and the smallest group that is shown.",
    "settings",
    Right.SETTINGS_WRITE,
    lambda _: False,
)
WORKFORCE = Step(
    "Enter points of contact and forums",
    "By role, never by a person’s name.",
    "workforce",
    Right.WORKFORCE_WRITE,
    lambda _: False,
)
STEPS: dict[Role, tuple[Step, ...]] = {
    Role.ASSESSMENT_LEAD: (REFER, DRAW, PLAN_METHODS),
    Role.TASKING_OFFICER: (LOG, IMPORT_CHANGES),
    Role.COMMUNITY_SAFETY_OFFICER: (IMPORT_OUTLINE, IMPORT_INCIDENTS, LOG, REFER),
    Role.CONFERENCE_CHAIR: (REFER, PLAN_CONFERENCE),
    Role.PARTNER_CONTRIBUTOR: (REFER, LOG),
    Role.ADMINISTRATOR: (LISTS, SETTINGS, WORKFORCE),
}


def first_steps(person: Person, counts: Counts) -> list[StepOut]:
    """Steps that a person may take, with those that are done; none once the work has begun."""
    steps = [step for step in STEPS[person.role] if person.may(step.right)]
    first = next((step for step in steps if step.begins), None)
    if first is None or first.done(counts):
        return []
    return [
        StepOut(title=step.title, detail=step.detail, link=step.link, done=step.done(counts))
        for step in steps
    ]
