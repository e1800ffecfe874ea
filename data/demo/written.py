"""Reads the borough's hand-written tables and the small languages in their cells."""

import csv
import re
from datetime import date, time
from pathlib import Path

WEEKDAYS = {"Mo": 1, "Tu": 2, "We": 3, "Th": 4, "Fr": 5, "Sa": 6, "Su": 7}


def rows(name: str) -> list[dict[str, str]]:
    """Read a table beside this file, as text."""
    with (Path(__file__).parent / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def day_or_none(text: str) -> date | None:
    """Read a date, or nothing from an empty cell."""
    return date.fromisoformat(text) if text else None


def clock(text: str) -> time:
    """Read a time of day; midnight at the end of a day is written 00:00."""
    hours, minutes = text.split(":")
    return time(int(hours), int(minutes))


def weekdays(text: str) -> list[int]:
    """Read ``Mo,We`` or ``Mo-Fr`` as numbers, Monday is 1."""
    days: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        days.extend(range(WEEKDAYS[first], WEEKDAYS[last or first] + 1))
    return days


WEEKLY = re.compile(
    r"(?P<days>[A-Za-z,-]+) (?P<opens>\d\d:\d\d)-(?P<closes>\d\d:\d\d)"
    r"(?: (?P<term>term_time|holidays|all_year))?"
    r"(?: from (?P<start>\d{4}-\d\d-\d\d))?(?: to (?P<end>\d{4}-\d\d-\d\d))?"
)


def weekly(text: str) -> list[re.Match[str]]:
    """Read opening times such as ``Tu,Th 16:00-20:00 term_time from 2025-09-01``."""
    matches: list[re.Match[str]] = []
    for clause in text.split("; "):
        match = WEEKLY.fullmatch(clause)
        if match is None:
            message = f"text: {clause!r} is not an opening time"
            raise ValueError(message)
        matches.append(match)
    return matches
