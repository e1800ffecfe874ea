"""Tell what there is for young people, and whether it is open."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.params import BBox
from app.problems import NotFound
from app.provision import queries
from app.provision.hours import OpenState, Term, WeeklyOpening, open_words
from app.provision.queries import ProvisionRow
from app.provision.schemas import OpeningOut, OpenOut, ProvisionListOut, ProvisionOut


def read(session: Session, provision_id: UUID, *, at: datetime) -> ProvisionOut:
    """Tell one provision, as open as it is at a moment.

    Raises
    ------
    NotFound
        When there is none with this id.
    """
    row = queries.provision(session, provision_id)
    if row is None:
        raise NotFound("There is no provision with this number.")
    return _told(session, [row], at)[0]


def search(
    session: Session, *, q: str | None, bbox: BBox | None, at: datetime, most: int
) -> ProvisionListOut:
    """List provision by name, at most so many."""
    rows = queries.listed(session, words=q or None, bbox=bbox, most=most + 1)
    items = _told(session, rows[:most], at)
    return ProvisionListOut(items=items, count=len(items), more=len(rows) > most)


def _told(session: Session, rows: Sequence[ProvisionRow], at: datetime) -> list[ProvisionOut]:
    hours = queries.opening_hours(session, [row.id for row in rows])
    terms = queries.terms(session)
    return [_out(row, hours[row.id], terms, at) for row in rows]


def _out(
    row: ProvisionRow, hours: Sequence[WeeklyOpening], terms: Sequence[Term], at: datetime
) -> ProvisionOut:
    fields = asdict(row)
    lon, lat = fields.pop("lon"), fields.pop("lat")
    return ProvisionOut(
        **fields,
        centre=None if lon is None else (round(lon, 7), round(lat, 7)),
        opening_hours=[opening_out(one) for one in hours],
        open_now=_open_out(row, hours, terms, at),
    )


def opening_out(one: WeeklyOpening) -> OpeningOut:
    """One opening as it leaves."""
    return OpeningOut(
        weekday=one.weekday,
        opens=f"{one.opens:%H:%M}",
        closes=f"{one.closes:%H:%M}",
        term=one.term,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        note=one.note,
    )


def _open_out(
    row: ProvisionRow, hours: Sequence[WeeklyOpening], terms: Sequence[Term], at: datetime
) -> OpenOut:
    state = _state(row, hours, terms, at)
    return OpenOut(at=at, open=state.open, words=state.words, until=state.until, next=state.next)


def _state(
    row: ProvisionRow, hours: Sequence[WeeklyOpening], terms: Sequence[Term], at: datetime
) -> OpenState:
    if row.status == "closed" or (row.closed_on and row.closed_on <= at.date()):
        return OpenState(False, "Closed for good")
    if row.status == "planned" or (row.opened_on and row.opened_on > at.date()):
        opens = f" Opens {row.opened_on.day} {row.opened_on:%B %Y}" if row.opened_on else ""
        return OpenState(False, f"Planned, not open yet.{opens}".rstrip())
    return open_words(hours, terms, at)
