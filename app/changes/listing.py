"""The ledger as a list: filters, order and pages."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import shapely
from sqlalchemy.orm import Session

from app.changes import queries
from app.changes.neighbours import lists
from app.changes.queries import ChangeFilter, ChangeRow
from app.changes.schemas import ChangesOut
from app.changes.telling import Lists, told
from app.params import BBox, Months, csv_values, known_values
from app.problems import InvalidInput

CURSOR = re.compile(r"^([0-9]{4}-[0-9]{2}-[0-9]{2})_([0-9]{1,9})$")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks the list for, as it came; None and empty let all pass."""

    q: str | None = None
    status: str | None = None
    family: str | None = None
    type: str | None = None
    area: UUID | None = None
    bbox: BBox | None = None
    months: Months | None = None
    cursor: str | None = None


def page(session: Session, wanted: Wanted, *, limit: int, today: date) -> ChangesOut:
    """One page of the changes that match, the latest date first.

    Raises
    ------
    InvalidInput
        When a code is not on its list, or the cursor is not one of ours.
    """
    codes = lists(session, today)
    matching = chosen(wanted, codes)
    rows = queries.listed(session, matching, after=_after(wanted.cursor), limit=limit + 1)
    shown = rows[:limit]
    return ChangesOut(
        items=[told(row, codes) for row in shown],
        count=queries.counted(session, matching),
        next=_cursor(shown[-1]) if len(rows) > limit else None,
    )


def chosen(wanted: Wanted, codes: Lists) -> ChangeFilter:
    """The changes that somebody asks for; refusals as in ``page``."""
    status = known_values(
        csv_values(wanted.status, at="query.status"),
        frozenset(codes.statuses),
        at="query.status",
        what="status",
    )
    return ChangeFilter(
        status=status or None,
        types=_types(wanted, codes),
        area=wanted.area,
        box=None if wanted.bbox is None else shapely.to_wkb(wanted.bbox.grid),
        first=None if wanted.months is None else wanted.months.first,
        last=None if wanted.months is None else wanted.months.ends_on,
        q=(wanted.q or "").strip() or None,
    )


def _types(wanted: Wanted, codes: Lists) -> tuple[str, ...] | None:
    """Types asked for by themselves, by their family, or by both."""
    families = known_values(
        csv_values(wanted.family, at="query.family"),
        frozenset(one.family for one in codes.types.values()),
        at="query.family",
        what="family of changes",
    )
    types = known_values(
        csv_values(wanted.type, at="query.type"),
        frozenset(codes.types),
        at="query.type",
        what="type of change",
    )
    if not families and not types:
        return None
    return tuple(
        code
        for code, one in codes.types.items()
        if (not families or one.family in families) and (not types or code in types)
    )


def _after(cursor: str | None) -> tuple[date, int] | None:
    if not cursor:
        return None
    parts = CURSOR.match(cursor)
    try:
        if parts is not None:
            return date.fromisoformat(parts[1]), int(parts[2])
    except ValueError:
        pass
    raise InvalidInput([("query.cursor", "Take the cursor from “next” of the page before.")])


def _cursor(row: ChangeRow) -> str:
    dated = row.completed_on or row.started_on or row.decided_on or row.requested_on
    return f"{dated or date(1, 1, 1)}_{row.number}"
