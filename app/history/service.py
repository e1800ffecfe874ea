"""Tell who changed a record, when, and what; and refuse to overwrite what somebody else saved."""

from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.clock import LONDON, now
from app.history import queries
from app.history.queries import VersionRow
from app.history.schemas import FieldChangeOut, HistoryOut, Operation, VersionOut
from app.history.words import (
    LISTS,
    RECORDS,
    UNTOLD,
    Glossary,
    day_words,
    field_label,
    listed_words,
)
from app.problems import NotFound, StaleVersion
from app.provision.hours import clock_words

SQUARE_METRES_PER_HECTARE = 10_000


def versions(session: Session, table: str, record: UUID) -> HistoryOut:
    """Every version of a practice record, the newest first.

    Raises
    ------
    NotFound
        When there never was such a record.
    """
    rows = queries.versions(session, table, record)
    if not rows:
        raise NotFound(f"There is no {RECORDS[table]} of this id.")
    lists = [name for (of, _), name in LISTS.items() if of == table]
    glossary = Glossary(queries.labels(session, lists), queries.names(session))
    told = [_told(table, None, rows[0], glossary)]
    told += [_told(table, before, after, glossary) for before, after in pairwise(rows)]
    return HistoryOut(items=told[::-1], count=len(told))


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


def _told(
    table: str, before: VersionRow | None, after: VersionRow, glossary: Glossary
) -> VersionOut:
    operation = _operation(before, after)
    fields = [] if before is None else _differences(table, before, after, glossary)
    return VersionOut(
        version=after.version,
        operation=operation,
        changed_at=after.changed_at,
        changed_by=after.changed_by,
        words=_words(table, operation, fields),
        fields=fields,
        hectares=(
            None if after.area_m2 is None else round(after.area_m2 / SQUARE_METRES_PER_HECTARE, 2)
        ),
        row={name: value for name, value in after.row.items() if name not in UNTOLD},
    )


def _operation(before: VersionRow | None, after: VersionRow) -> Operation:
    if before is None:
        return "created"
    gone, was_gone = (one.row.get("deleted_at") is not None for one in (after, before))
    if gone and not was_gone:
        return "deleted"
    return "restored" if was_gone and not gone else "changed"


def _differences(
    table: str, before: VersionRow, after: VersionRow, glossary: Glossary
) -> list[FieldChangeOut]:
    told: list[FieldChangeOut] = []
    if after.moved:
        label = "outline" if after.area_m2 is not None else "place on the map"
        told.append(FieldChangeOut(field="geometry", label=label, before=None, after=None))
    for name, value in after.row.items():
        earlier = before.row.get(name)
        if name not in UNTOLD and value != earlier:
            told.append(
                FieldChangeOut(
                    field=name,
                    label=field_label(name),
                    before=glossary.say(table, name, earlier),
                    after=glossary.say(table, name, value),
                )
            )
    return told


def _words(table: str, operation: Operation, fields: list[FieldChangeOut]) -> str:
    if operation != "changed":
        return f"{operation.capitalize()} the {RECORDS[table]}."
    if not fields:
        return "Saved without a difference."
    return f"Changed {listed_words([one.label for one in fields])}."
