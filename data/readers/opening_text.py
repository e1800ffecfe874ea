"""Weekly opening hours as a person writes them in one cell.

``Mon 15:00-18:00; Tue, Thu 16:00-20:00 term; Sat-Sun 10am-1pm holidays (sports hall)``

Openings are parted by semicolons or line ends. Each names a day, several days, or a span of days;
one or more spans of time; then, if wanted, ``term`` or ``holidays`` (all year otherwise) and a note
in brackets. A closing at or before the opening is on the next day. ``closed`` says nothing is open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEK = range(1, 8)
DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
# No part of these patterns may be read in two ways: "montomon" could be, were the blanks around
# "to" optional, and so could a blank that belongs to "10" or to the dash behind it. A hostile cell
# that repeats such a part some dozen times would then keep the machine busy for ever.
BETWEEN = r"(?:\s*[-–,&]\s*|\s+(?:to|and)\s+)"
TIME = r"(?:\d{1,2}(?:[:.]\d{2})?(?:\s*(?:am|pm))?|noon|midnight)"
SPAN = rf"{TIME}\s*(?:-|–|to)\s*{TIME}"
OPENING = re.compile(
    rf"(?P<days>daily|every day|weekdays|weekends?|{DAY}(?:{BETWEEN}{DAY})*)\s*:?\s+"
    rf"(?P<times>{SPAN}(?:\s*(?:,|and)\s*{SPAN})*)"
    r"\s*(?P<term>term(?:[ -]time)?(?: only)?|holidays?(?: only)?|all year)?"
    r"\s*(?:\((?P<note>[^()]*)\))?",
    re.IGNORECASE,
)
PART_CHARS = 200
TERMS = {"t": "term_time", "h": "holidays", "a": "all_year"}
DAY_GROUPS = {
    "daily": tuple(WEEK),
    "every day": tuple(WEEK),
    "weekdays": (1, 2, 3, 4, 5),
    "weekend": (6, 7),
    "weekends": (6, 7),
}


@dataclass(frozen=True, slots=True)
class Opening:
    """One weekly opening: weekday 1 (Monday) to 7, and ``term`` as in the table of hours."""

    weekday: int
    opens: time
    closes: time
    term: str = "all_year"
    note: str | None = None


def parse_opening_hours(text: str) -> tuple[Opening, ...]:
    """Return the openings that a text says.

    Raises
    ------
    ValueError
        With the part that cannot be understood.
    """
    openings: list[Opening] = []
    for part in re.split(r"[;\n]", text):
        said = part.strip()
        if said and said.casefold() not in {"closed", "none"}:
            openings.extend(_openings(said))
    return tuple(openings)


def _openings(said: str) -> Iterator[Opening]:
    found = OPENING.fullmatch(said) if len(said) <= PART_CHARS else None
    if found is None:
        raise ValueError(
            f"“{said[:PART_CHARS]}” is not understood; write it like Mon 15:00-18:00 term"
        )
    term = TERMS[(found["term"] or "all year")[0].lower()]
    note = (found["note"] or "").strip() or None
    for opens, closes in _spans(found["times"], said):
        for weekday in _weekdays(found["days"]):
            yield Opening(weekday, opens, closes, term, note)


def _weekdays(said: str) -> tuple[int, ...]:
    group = DAY_GROUPS.get(said.casefold())
    if group is not None:
        return group
    days: list[int] = []
    for part in re.split(r"\s*(?:,|and|&)\s*", said.casefold()):
        ends = [DAYS.index(day[:3]) + 1 for day in re.findall(DAY, part)]
        first, last = ends[0], ends[-1]
        days += [d for d in WEEK if first <= d <= last] if first <= last else _over_sunday(ends)
    return tuple(dict.fromkeys(days))


def _over_sunday(ends: list[int]) -> list[int]:
    return [day for day in WEEK if day >= ends[0]] + [day for day in WEEK if day <= ends[-1]]


def _spans(said: str, whole: str) -> Iterator[tuple[time, time]]:
    times = re.findall(TIME, said, re.IGNORECASE)
    for start, end in zip(times[::2], times[1::2], strict=True):
        # "4-6pm" means four in the afternoon.
        half = re.search(r"(am|pm)$", end.strip(), re.IGNORECASE)
        plain = re.fullmatch(r"\d{1,2}(?:[:.]\d{2})?\s*", start)
        opens = _time(start.strip() + half[1] if half and plain else start, whole)
        closes = _time(end, whole)
        if half and plain and opens > closes:
            opens = _time(start, whole)
        yield opens, closes


def _time(said: str, whole: str) -> time:
    word = said.strip().casefold()
    if word in {"noon", "midnight"}:
        return time(12 if word == "noon" else 0)
    found = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", word)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if found and found[3]:
        hour = hour % 12 + (12 if found[3] == "pm" else 0) if 1 <= hour <= 12 else 99
    if (hour, minute) == (24, 0):
        return time(0)
    if hour > 23 or minute > 59:
        raise ValueError(f"“{said.strip()}” in “{whole}” is not a time of day")
    return time(hour, minute)
