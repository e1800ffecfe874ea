"""Tell what there is for young people, and whether it is open."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import refuse_strange_filters
from app.history.words import day_words
from app.params import BBox
from app.problems import NotFound
from app.provision import closure_queries, queries
from app.provision.closure_queries import ClosureRow
from app.provision.closures import Closed, is_for_good
from app.provision.hours import OpenState, Term, WeeklyOpening, open_words
from app.provision.queries import ProvisionRow
from app.provision.schemas import ClosureOut, OpeningOut, OpenOut, ProvisionListOut, ProvisionOut


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
    session: Session,
    *,
    q: str | None,
    bbox: BBox | None,
    at: datetime,
    most: int,
    kind: str | None = None,
    status: str | None = None,
) -> ProvisionListOut:
    """List provision by name, at most so many.

    Raises
    ------
    InvalidInput
        When a code asked for is on no list of the partnership.
    """
    refuse_strange_filters(
        session, {"type": ("provision_type", kind), "status": ("provision_status", status)}
    )
    rows, count = queries.listed(
        session,
        words=q or None,
        bbox=bbox,
        most=most,
        kind=kind or None,
        status=status or None,
    )
    items = _told(session, rows, at)
    return ProvisionListOut(items=items, count=count, more=count > len(items))


def _told(session: Session, rows: Sequence[ProvisionRow], at: datetime) -> list[ProvisionOut]:
    ids = [row.id for row in rows]
    hours = queries.opening_hours(session, ids)
    closures = closure_queries.of_provision(session, ids)
    terms = queries.terms(session)
    return [_out(row, hours[row.id], closures[row.id], terms, at) for row in rows]


def _out(
    row: ProvisionRow,
    hours: Sequence[WeeklyOpening],
    closures: Sequence[ClosureRow],
    terms: Sequence[Term],
    at: datetime,
) -> ProvisionOut:
    fields = asdict(row)
    lon, lat = fields.pop("lon"), fields.pop("lat")
    closed = [Closed(one.closed_from, one.closed_to) for one in closures]
    state = _state(row, hours, closed, terms, at)
    return ProvisionOut(
        **fields,
        centre=None if lon is None else (round(lon, 7), round(lat, 7)),
        opening_hours=[opening_out(one) for one in hours],
        closures=[closure_out(one) for one in closures],
        open_now=OpenOut(
            at=at, open=state.open, words=state.words, until=state.until, next=state.next
        ),
    )


def closure_out(row: ClosureRow) -> ClosureOut:
    """One closure as it leaves."""
    words = f"Closed for good from {day_words(row.closed_from)}"
    if row.closed_to is not None:
        words = f"Closed from {day_words(row.closed_from)} to {day_words(row.closed_to)}"
    if row.closed_to == row.closed_from:
        words = f"Closed on {day_words(row.closed_from)}"
    return ClosureOut(**asdict(row), words=words)


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


def _state(
    row: ProvisionRow,
    hours: Sequence[WeeklyOpening],
    closed: Sequence[Closed],
    terms: Sequence[Term],
    at: datetime,
) -> OpenState:
    gone = row.closed_on is not None and row.closed_on <= at.date()
    if row.status == "closed" or gone or is_for_good(closed, at.date()):
        return OpenState(False, "Closed for good")
    if row.status == "planned" or (row.opened_on and row.opened_on > at.date()):
        opens = f" Opens {row.opened_on.day} {row.opened_on:%B %Y}" if row.opened_on else ""
        return OpenState(False, f"Planned, not open yet.{opens}".rstrip())
    return open_words(hours, terms, at, closed)
