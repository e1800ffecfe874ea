"""Whom each kind of notice reaches."""

from collections.abc import Callable
from uuid import UUID

from app.identity.rights import Right
from app.identity.roles import Role
from app.notices.facts import Fact
from app.notices.people import People

ORDERS = "place_order"
Reached = Callable[[Fact, People], list[UUID]]


def lead_or_all(right: Right) -> Reached:
    """Find the lead of the location, or every assessment lead where it has none who may read."""

    def reached(fact: Fact, people: People) -> list[UUID]:
        return people.who_may([fact.lead], right) or people.who_may(
            people.in_role(Role.ASSESSMENT_LEAD), right
        )

    return reached


def owner_or_lead(fact: Fact, people: People) -> list[UUID]:
    """Find the owner who may read assessments, else the lead."""
    named = people.who_may(fact.named, Right.ASSESSMENTS_READ)
    return named or lead_or_all(Right.ASSESSMENTS_READ)(fact, people)


def owner_or_agency(fact: Fact, people: People) -> list[UUID]:
    """Find the owner, else the people of the owning agency, else Partnership Tasking."""
    return (
        people.who_may(fact.named, Right.ACTIONS_PROGRESS)
        or people.of_agency(fact.agency, Right.ACTIONS_PROGRESS)
        or people.in_role(Role.TASKING_OFFICER)
    )


def keepers(fact: Fact, people: People) -> list[UUID]:
    """Find who keeps a change: Partnership Tasking, its agency; of orders, safety officers too."""
    roles = [Role.TASKING_OFFICER]
    if fact.family == ORDERS:
        roles.append(Role.COMMUNITY_SAFETY_OFFICER)
    own = people.of_agency(fact.agency, Right.CHANGES_WRITE)
    return people.who_may([*people.in_role(*roles), *own], Right.CHANGES_READ)


def deciders(_: Fact, people: People) -> list[UUID]:
    """Find who decides on changes."""
    return people.who_may(people.in_role(*Role), Right.CHANGES_DECIDE)


def trainers(_: Fact, people: People) -> list[UUID]:
    """Find who keeps guardianship: assessment leads and safety officers."""
    return people.in_role(Role.ASSESSMENT_LEAD, Role.COMMUNITY_SAFETY_OFFICER)


def reviewers(fact: Fact, people: People) -> list[UUID]:
    """Find the lead and the chairs."""
    return [
        *lead_or_all(Right.ASSESSMENTS_READ)(fact, people),
        *people.in_role(Role.CONFERENCE_CHAIR),
    ]


def chair_and_lead(fact: Fact, people: People) -> list[UUID]:
    """Find the chair of the conference and the lead of its location."""
    return people.who_may([*fact.named, fact.lead], Right.CONFERENCES_READ)


def chair(fact: Fact, people: People) -> list[UUID]:
    """Find the chair of the conference, or every chair where it has none."""
    named = people.who_may(fact.named, Right.CONFERENCES_DECIDE)
    return named or people.in_role(Role.CONFERENCE_CHAIR)


def only_lead(right: Right) -> Reached:
    """Find the lead of the location, and nobody where it has none who may read."""
    return lambda fact, people: people.who_may([fact.lead], right)


def logger(fact: Fact, people: People) -> list[UUID]:
    """Find who logged the change."""
    return people.who_may(fact.named, Right.CHANGES_READ)
