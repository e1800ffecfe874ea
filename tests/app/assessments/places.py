"""Locations at any stage for tests, with all that their moves ask for."""

from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.factories import place_area


def add_location(
    session: Session, *, title: str = "Lock Street", stage: str = "referred", **columns: object
) -> UUID:
    """A location of concern."""
    values = {"title": title, "stage": stage, "context_kind": "neighbourhood"} | columns
    names = ", ".join(values)
    return session.execute(
        text(
            f"INSERT INTO assessment ({names}) VALUES"  # noqa: S608 - names of this file
            f" ({', '.join(f':{name}' for name in values)}) RETURNING id"
        ),
        values,
    ).scalar_one()


def add_referral(
    session: Session,
    assessment: UUID,
    *,
    agency: str = "school",
    on: date = date(2026, 10, 1),
    harm: str = "robbery",
    at: tuple[float, float] | None = (534500, 185500),
) -> UUID:
    """One agency's referral of a location."""
    return session.execute(
        text(
            "INSERT INTO referral (assessment_id, referred_on, context_kind, referrer_agency,"
            " harm_types, geom) VALUES (:assessment, :on, 'neighbourhood', :agency,"
            " jsonb_build_array(cast(:harm AS text)), st_geomfromtext(:point, 27700))"
            " RETURNING id"
        ),
        {
            "assessment": assessment,
            "on": on,
            "agency": agency,
            "harm": harm,
            "point": None if at is None else f"POINT({at[0]} {at[1]})",
        },
    ).scalar_one()


def add_screening(session: Session, assessment: UUID) -> None:
    """A screening that goes on to an assessment."""
    session.execute(
        text(
            "INSERT INTO screening (assessment_id, screened_on, threshold_level, outcome, reason)"
            " VALUES (:id, '2026-10-05', 'universal_plus', 'assess', 'Seen weekly')"
        ),
        {"id": assessment},
    )


def add_goal(
    session: Session,
    assessment: UUID,
    *,
    measure: str = "Ask again in May",
    status: str = "agreed",
) -> None:
    """A safety goal, measured unless the measure is empty."""
    session.execute(
        text(
            "INSERT INTO goal (assessment_id, statement, status, measure_kind, measure)"
            " VALUES (:id, 'Young people know an adult here', :status, 'change', :measure)"
        ),
        {"id": assessment, "measure": measure, "status": status},
    )


def add_evidence(session: Session, assessment: UUID, *domains: str) -> None:
    """One finding in each of some domains."""
    for domain in domains:
        session.execute(
            text(
                "INSERT INTO evidence (assessment_id, domain, standing, body, evidence_strength,"
                " found_on) VALUES (:id, :domain, 'strength', 'Well used', 'single', '2026-10-09')"
            ),
            {"id": assessment, "domain": domain},
        )


def add_conference(session: Session, assessment: UUID, *, decision: str | None = None) -> None:
    """A conference: held if there is a decision, else planned."""
    session.execute(
        text(
            "INSERT INTO conference (assessment_id, conference_type, status, starts_at, decision)"
            " VALUES (:id, 'initial', :status, '2026-11-01 10:00+00', :decision)"
        ),
        {"id": assessment, "status": "held" if decision else "planned", "decision": decision},
    )


def add_action(session: Session, assessment: UUID) -> None:
    """An agreed action."""
    session.execute(
        text(
            "INSERT INTO action (assessment_id, title, owner_agency, status)"
            " VALUES (:id, 'Mend the lamps', 'highways', 'agreed')"
        ),
        {"id": assessment},
    )


def complete_location(session: Session, stage: str, *, lead: UUID) -> UUID:
    """A location that has everything a move could need."""
    made = add_location(
        session,
        stage=stage,
        lead_id=lead,
        area_id=place_area(session),
        review_on=date(2090, 1, 1),
    )
    add_screening(session, made)
    add_goal(session, made)
    add_evidence(session, made, "young_people", "guardianship", "environment_resources_policy")
    add_conference(session, made)
    add_conference(session, made, decision="plan_agreed")
    add_action(session, made)
    return made
