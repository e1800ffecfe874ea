"""The calendar of what runs out: legal orders on a place, and items that must move on."""

from datetime import date

import shapely
from sqlalchemy.orm import Session

from app.changes import queries
from app.changes.neighbours import lists
from app.changes.queries import ChangeFilter, ChangeRow
from app.changes.stage_schemas import DueChangeOut, OrdersOut
from app.changes.telling import ORDERS, Lists, told
from app.geojson import to_geojson
from app.history.words import day_words
from app.partnerships.settings import chosen

AHEAD = ("proposed", "requested", "approved", "scheduled", "in_place")
BEFORE = ("ended", "removed")
MOST = 500


def calendar(session: Session, *, past: bool, today: date) -> OrdersOut:
    """Orders and redeployable items by the day they run out; those without a day come last.

    Parameters
    ----------
    past : bool
        Those that ended, the latest first, instead of those that hold or are to come.
    """
    codes = lists(session, today)
    reminders = chosen(session).reminder_days
    types = tuple(
        code for code, one in codes.types.items() if one.family == ORDERS or one.redeployable
    )
    wanted = ChangeFilter(status=BEFORE if past else AHEAD, types=types)
    rows = queries.listed(session, wanted, after=None, limit=MOST)
    items = sorted((_due(row, codes, reminders, past=past) for row in rows), key=_by_day)
    if past:
        items.reverse()
    return OrdersOut(
        items=items,
        count=queries.counted(session, wanted),
        reminder_days=list(reminders),
        reading=_reading(items, reminders) if not past else "",
    )


def _due(row: ChangeRow, codes: Lists, reminders: tuple[int, ...], *, past: bool) -> DueChangeOut:
    day = row.ended_on if past else _runs_out(row)
    left = None if day is None else (day - codes.today).days
    reached = [days for days in reminders if left is not None and left <= days]
    return DueChangeOut(
        **told(row, codes).model_dump(),
        due_on=day,
        due_words=_words(row, day, left, past=past),
        days_left=None if past else left,
        reminder=min(reached) if reached and not past else None,
        month=None if day is None else f"{day:%Y-%m}",
        shape=to_geojson(shapely.from_wkb(row.geom)),
    )


def _runs_out(row: ChangeRow) -> date | None:
    days = [day for day in (row.expires_on, row.move_on) if day is not None]
    return min(days) if days else None


def _words(row: ChangeRow, day: date | None, left: int | None, *, past: bool) -> str:
    if past:
        return "Ended" if day is None else f"Ended {day_words(day)}"
    moves = row.move_on is not None and day == row.move_on
    if day is None or left is None:
        return "No end date is known"
    if left < 0:
        return f"{'Was to move' if moves else 'Ran out'} on {day_words(day)}"
    verb = "Must move" if moves else "Runs out"
    if left == 0:
        return f"{verb} today"
    return f"{verb} on {day_words(day)}, in {left:,} day{'' if left == 1 else 's'}"


def _by_day(item: DueChangeOut) -> tuple[date, int]:
    return item.due_on or date.max, item.number


def _reading(items: list[DueChangeOut], reminders: tuple[int, ...]) -> str:
    late = sum(item.days_left is not None and item.days_left < 0 for item in items)
    soon = [item for item in items if item.reminder is not None and (item.days_left or 0) >= 0]
    parts: list[str] = []
    if late:
        parts.append(f"{late} past their day: say that they ended, or renew them.")
    if soon:
        parts.append(f"{len(soon)} within the next {max(reminders)} days.")
    return " ".join(parts) or "Nothing runs out soon."
