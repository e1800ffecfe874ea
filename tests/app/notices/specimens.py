"""Records that somebody may have to be told of, each saying only what a test is about."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

POINT = "st_setsrid(st_makepoint(534500, 185500), 27700)"


def location(
    session: Session,
    *,
    title: str = "Weir Road",
    lead: UUID | None = None,
    stage: str = "assessing",
    review_on: date | None = None,
    area: UUID | None = None,
) -> UUID:
    """A location of concern."""
    return session.execute(
        text(
            "INSERT INTO assessment (title, context_kind, stage, lead_id, review_on, area_id)"
            " VALUES (:title, 'neighbourhood', :stage, :lead, :review_on, :area) RETURNING id"
        ),
        {"title": title, "stage": stage, "lead": lead, "review_on": review_on, "area": area},
    ).scalar_one()


def method(
    session: Session, at: UUID, *, due: date, done: date | None = None, owner: UUID | None = None
) -> UUID:
    """A planned walk."""
    return session.execute(
        text(
            "INSERT INTO planned_method (assessment_id, method, due_on, done_on, owner_id, note)"
            " VALUES (:at, 'walkabout', :due, :done, :owner, 'Ask the neighbour') RETURNING id"
        ),
        {"at": at, "due": due, "done": done, "owner": owner},
    ).scalar_one()


def action(
    session: Session, at: UUID, *, due: date, agency: str = "parks", owner: UUID | None = None
) -> UUID:
    """An action of a plan."""
    return session.execute(
        text(
            "INSERT INTO action (assessment_id, title, task, owner_agency, owner_id, due_on,"
            " status) VALUES (:at, 'Cut the hedge', 'Low enough', :agency, :owner, :due, 'agreed')"
            " RETURNING id"
        ),
        {"at": at, "agency": agency, "owner": owner, "due": due},
    ).scalar_one()


def change(
    session: Session,
    *,
    status: str = "requested",
    kind: str = "vegetation_cut",
    title: str = "Hedge at the gate",
    agency: str = "parks",
    by: UUID | None = None,
    **days: date,
) -> UUID:
    """A change of the ledger."""
    return session.execute(
        text(
            "INSERT INTO change (title, intervention_type, status, agency, created_by,"  # noqa: S608
            " requested_on, decided_on, expires_on, move_on, geom) VALUES (:title, :kind, :status,"
            " :agency, :by, :requested_on, :decided_on, :expires_on, :move_on,"
            f" {POINT}) RETURNING id"
        ),
        {
            "title": title,
            "kind": kind,
            "status": status,
            "agency": agency,
            "by": by,
            **dict.fromkeys(("requested_on", "decided_on", "expires_on", "move_on")),
            **days,
        },
    ).scalar_one()


def conference(
    session: Session,
    at: UUID,
    *,
    starts_at: datetime,
    status: str = "planned",
    chair: UUID | None = None,
) -> UUID:
    """A conference on a location."""
    return session.execute(
        text(
            "INSERT INTO conference (assessment_id, conference_type, status, starts_at, chair_id)"
            " VALUES (:at, 'initial', :status, :starts_at, :chair) RETURNING id"
        ),
        {"at": at, "status": status, "starts_at": starts_at, "chair": chair},
    ).scalar_one()


def referral(session: Session, at: UUID, *, by: UUID | None = None) -> UUID:
    """A referral whose text nobody may find in a notice."""
    return session.execute(
        text(
            "INSERT INTO referral (assessment_id, referred_on, context_kind, referrer_agency,"
            " description, created_by) VALUES (:at, current_date, 'neighbourhood', 'parks',"
            " 'What happened behind the gate', :by) RETURNING id"
        ),
        {"at": at, "by": by},
    ).scalar_one()


def sighting(session: Session, of: UUID) -> UUID:
    """Something seen after a change."""
    return session.execute(
        text(
            "INSERT INTO change_sighting (change_id, seen_on, seen_by, body)"
            " VALUES (:of, current_date, 'parks', 'People sit there again') RETURNING id"
        ),
        {"of": of},
    ).scalar_one()
