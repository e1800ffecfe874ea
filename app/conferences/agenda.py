"""The agenda of a conference: the usual one, what it may hold, and when each item begins."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from app.codes.schemas import CodeOut
from app.conferences.room_queries import PointRow
from app.conferences.schemas import AgendaItemOut
from app.conferences.sentences import counted

USUAL_MINUTES = 10
MOST_MINUTES = 8 * 60
Item = dict[str, Any]


def usual(codes: Sequence[CodeOut]) -> list[Item]:
    """The agenda of a conference that was given none: every item, in the order of the list."""
    return [{"key": one.code, "minutes": _minutes(one)} for one in codes if one.retired_on is None]


def told(
    agenda: Sequence[Item],
    codes: Sequence[CodeOut],
    starts_at: datetime,
    points: Sequence[PointRow],
) -> list[AgendaItemOut]:
    """Items with their labels, and the time at which each begins if all keep to theirs."""
    known = {one.code: one for one in codes}
    noted = Counter(one.agenda_key for one in points)
    items: list[AgendaItemOut] = []
    at = starts_at
    for item in agenda:
        code = known.get(item["key"])
        items.append(
            AgendaItemOut(
                key=item["key"],
                label=code.label if code else item["key"],
                description=code.description if code else "",
                minutes=item["minutes"],
                starts_at=at,
                points=noted[item["key"]],
            )
        )
        at += timedelta(minutes=item["minutes"])
    return items


def ends_at(agenda: Sequence[Item], starts_at: datetime) -> datetime:
    """When a conference ends if every item keeps to its time."""
    return starts_at + timedelta(minutes=sum(one["minutes"] for one in agenda))


def faults(
    agenda: Sequence[Item],
    *,
    codes: Sequence[CodeOut],
    before: Sequence[Item],
    points: Sequence[PointRow],
    today: date,
) -> Iterator[tuple[str, str]]:
    """Find what cannot stand in an agenda; what stood there before may stay."""
    known = {one.code: one for one in codes}
    already = {one["key"] for one in before}
    keys = [one["key"] for one in agenda]
    for key in dict.fromkeys(keys):
        why = "" if key in already else _refusal(known.get(key), key, today)
        if not why and keys.count(key) > 1:
            why = f"“{_label(known, key)}” stands twice in the agenda. Leave it in once."
        if why:
            yield "body.agenda", why
    yield from _lost(keys, known, points)
    if sum(one["minutes"] for one in agenda) > MOST_MINUTES:
        yield "body.agenda", "The agenda is longer than eight hours. Give items fewer minutes."


def _lost(
    keys: Sequence[str], known: Mapping[str, CodeOut], points: Sequence[PointRow]
) -> Iterator[tuple[str, str]]:
    for key, count in Counter(one.agenda_key for one in points).items():
        if key not in keys:
            noted = counted(count, "point is", "points are")
            yield (
                "body.agenda",
                f"{noted} noted under “{_label(known, key)}”. Move them before taking it out.",
            )


def _refusal(code: CodeOut | None, key: str, today: date) -> str:
    if code is None:
        return f"“{key}” is not on the list of agenda items. Choose one that is."
    if code.retired_on is not None and code.retired_on <= today:
        return f"“{code.label}” was retired. Choose another item."
    return ""


def _label(known: Mapping[str, CodeOut], key: str) -> str:
    return known[key].label if key in known else key


def _minutes(code: CodeOut) -> int:
    found = code.attributes.get("minutes")
    return found if isinstance(found, int) and found > 0 else USUAL_MINUTES
