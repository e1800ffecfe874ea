"""Tell who changed a record, when, and what; and refuse to overwrite what somebody else saved."""

from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.clock import LONDON, now
from app.history import queries
from app.history.gathering import glossary
from app.history.queries import VersionRow
from app.history.schemas import HistoryOut, VersionOut
from app.history.telling import differences, hectares, operation_of, words
from app.history.words import RECORDS, Glossary, day_words
from app.identity.person import Person
from app.problems import NotFound, StaleVersion
from app.provision.hours import clock_words


def versions(
    session: Session, table: str, record: UUID, *, person: Person | None = None
) -> HistoryOut:
    """Every version of a practice record, the newest first.

    Parameters
    ----------
    person : Person, optional
        Who reads: other records are named, and small counts told, as far as they may know them.
        Without a reader, the least is told.

    Raises
    ------
    NotFound
        When there never was such a record.
    """
    rows = stored(session, table, record)
    known = glossary(session, [(table, one.row) for one in rows], person)
    told = [_told(table, None, rows[0], known)]
    told += [_told(table, before, after, known) for before, after in pairwise(rows)]
    return HistoryOut(items=told[::-1], count=len(told))


def stored(session: Session, table: str, record: UUID) -> list[VersionRow]:
    """The states of a record as kept, the oldest first.

    Raises
    ------
    NotFound
        When there never was such a record.
    """
    rows = queries.versions(session, table, record)
    if not rows:
        raise NotFound(f"There is no {RECORDS[table]} of this id.")
    return rows


def stale(
    session: Session,
    table: str,
    record: UUID,
    *,
    current: dict[str, Any],
    yours: dict[str, Any] | None,
) -> StaleVersion:
    """The problem that a stale write is answered with: both versions, and who was first."""
    latest = queries.latest(session, table, record)
    who, at = latest or (None, None)
    when = ""
    if at is not None:
        local = at.astimezone(LONDON)
        day = "" if local.date() == now().date() else f" on {day_words(local.date())}"
        when = f" at {clock_words(local)}{day}"
    detail = (
        f"{who or 'Somebody'} saved this {RECORDS[table]}{when}, after you opened it."
        " What you typed was not saved. Compare the two, then save again."
    )
    return StaleVersion(detail, current=current, yours=yours)


def _told(table: str, before: VersionRow | None, after: VersionRow, known: Glossary) -> VersionOut:
    operation = operation_of(before, after)
    fields = [] if before is None else differences(table, before, after, known)
    return VersionOut(
        version=after.version,
        operation=operation,
        changed_at=after.changed_at,
        changed_by=after.changed_by,
        words=words(table, operation, fields),
        fields=fields,
        hectares=hectares(after.area_m2),
        row={name: value for name, value in after.row.items() if known.tells(table, name)},
    )
