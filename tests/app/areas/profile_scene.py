"""Two squares of ground, one of them an area, and how tests fill and ask about them."""

from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from tests.factories import add_incident

#   Two squares of 1 km beside each other; the partnership's ground is both, the area the left one.
#
#   186000 +-----------+-----------+
#          |   area    |           |
#   185000 +-----------+-----------+
#        534000      535000      536000
GROUND = "POLYGON((534000 185000, 536000 185000, 536000 186000, 534000 186000, 534000 185000))"
INSIDE, OUTSIDE = (534500.0, 185500.0), (535500.0, 185500.0)
NOW, BEFORE = date(2026, 6, 1), date(2025, 6, 1)


def record(
    session: Session,
    n: int,
    *,
    month: date = NOW,
    at: tuple[float, float] | None = INSIDE,
    **rest: Any,  # noqa: ANN401 - passed on
) -> None:
    for _ in range(n):
        add_incident(session, month=month, at=at, **rest)


def cover(session: Session, source: UUID | None = None) -> None:
    """Let the data reach from November 2023 to October 2026, by incidents outside the area."""
    for month in (date(2023, 11, 1), date(2026, 10, 1)):
        add_incident(session, month=month, at=OUTSIDE, source=source)


def told(client: TestClient, area: UUID, **query: str) -> dict[str, Any]:
    answer = client.get(f"/api/test/areas/{area}/profile", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def month(profile: dict[str, Any], code: str) -> dict[str, Any]:
    return next(one["figure"] for one in profile["incidents"]["by_month"] if one["month"] == code)


def add_club(
    session: Session,
    name: str,
    at: tuple[float, float],
    *,
    closes: time = time(20),
    valid_from: date | None = None,
) -> None:
    club = session.execute(
        text(
            "INSERT INTO provision (name, provision_type, geom) VALUES (:name, 'open_access',"
            " st_setsrid(st_makepoint(:x, :y), 27700)) RETURNING id"
        ),
        {"name": name, "x": at[0], "y": at[1]},
    ).scalar_one()
    session.execute(
        text(
            "INSERT INTO opening_hours (provision_id, weekday, opens, closes, valid_from)"
            " VALUES (:club, 5, '16:00', :closes, :valid_from)"
        ),
        {"club": club, "closes": closes, "valid_from": valid_from},
    )
