"""Days of the written practice: fixed, or counted from the day the demonstration is shown on."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
RELATIVE = re.compile(r"today(?P<days>[+-]\d+)?(?: (?P<clock>\d\d:\d\d))?")
FRIDAY = 5
SAME_DAY, OF_A_DAY, COUNTED = time(8, 20), time(16, 10), time(11, 30)
"""When something was written down of which only the day is known."""


def is_counted(text: str) -> bool:
    """Whether a cell holds a day counted from today."""
    return RELATIVE.fullmatch(text) is not None


def day(given: str | date, today: date) -> date:
    """Read a fixed or counted day."""
    return given if isinstance(given, date) else _counted(given, today)[0]


def moment(given: str | date, today: date) -> datetime:
    """Read when something was; of a day alone, late in the afternoon, or early today."""
    if isinstance(given, datetime):
        return given.replace(tzinfo=LONDON)
    if isinstance(given, date):
        return datetime.combine(given, SAME_DAY if given == today else OF_A_DAY, LONDON)
    on, clock = _counted(given, today)
    return datetime.combine(on, clock or (SAME_DAY if on == today else COUNTED), LONDON)


def _counted(text: str, today: date) -> tuple[date, time | None]:
    """Read ``today``, ``today-3`` or ``today+14 10:00``.

    A weekend gives way to a working day: Monday for what is ahead, Friday for what is past.
    """
    match = RELATIVE.fullmatch(text)
    if match is None:
        message = f"text: {text!r} is neither a date nor counted from today"
        raise ValueError(message)
    days = int(match["days"] or 0)
    on = today + timedelta(days=days)
    over = on.isoweekday() - FRIDAY
    if days and over > 0:
        on += timedelta(days=3 - over if days > 0 else -over)
    clock = match["clock"]
    return on, time.fromisoformat(clock) if clock else None
