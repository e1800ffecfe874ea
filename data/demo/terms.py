"""School terms and bank holidays of the three years and the months around them."""

# ruff: noqa: E501 - a table is read row by row, and a broken row is harder to read

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from data.demo.records import TermDate

FIRST_DAY = date(2023, 11, 1)
LAST_DAY = date(2026, 10, 31)
TODAY = date(2026, 11, 23)

TERMS: tuple[TermDate, ...] = tuple(
    TermDate(name, date.fromisoformat(starts), date.fromisoformat(ends))
    for name, starts, ends in (
        ("Autumn 2023, first half", "2023-09-04", "2023-10-20"),
        ("Autumn 2023, second half", "2023-10-30", "2023-12-21"),
        ("Spring 2024, first half", "2024-01-08", "2024-02-09"),
        ("Spring 2024, second half", "2024-02-19", "2024-03-28"),
        ("Summer 2024, first half", "2024-04-15", "2024-05-24"),
        ("Summer 2024, second half", "2024-06-03", "2024-07-23"),
        ("Autumn 2024, first half", "2024-09-03", "2024-10-25"),
        ("Autumn 2024, second half", "2024-11-04", "2024-12-20"),
        ("Spring 2025, first half", "2025-01-06", "2025-02-14"),
        ("Spring 2025, second half", "2025-02-24", "2025-04-04"),
        ("Summer 2025, first half", "2025-04-22", "2025-05-23"),
        ("Summer 2025, second half", "2025-06-02", "2025-07-22"),
        ("Autumn 2025, first half", "2025-09-02", "2025-10-24"),
        ("Autumn 2025, second half", "2025-11-03", "2025-12-19"),
        ("Spring 2026, first half", "2026-01-05", "2026-02-13"),
        ("Spring 2026, second half", "2026-02-23", "2026-03-27"),
        ("Summer 2026, first half", "2026-04-13", "2026-05-22"),
        ("Summer 2026, second half", "2026-06-01", "2026-07-21"),
        ("Autumn 2026, first half", "2026-09-02", "2026-10-23"),
        ("Autumn 2026, second half", "2026-11-02", "2026-12-18"),
        ("Spring 2027, first half", "2027-01-04", "2027-02-12"),
        ("Spring 2027, second half", "2027-02-22", "2027-03-25"),
        ("Summer 2027, first half", "2027-04-12", "2027-05-28"),
        ("Summer 2027, second half", "2027-06-07", "2027-07-22"),
    )
)

BANK_HOLIDAYS: frozenset[date] = frozenset(
    date.fromisoformat(day)
    for day in (
        "2023-12-25", "2023-12-26", "2024-01-01", "2024-03-29", "2024-04-01", "2024-05-06", "2024-05-27",
        "2024-08-26", "2024-12-25", "2024-12-26", "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05",
        "2025-05-26", "2025-08-25", "2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06",
        "2026-05-04", "2026-05-25", "2026-08-31",
    )
)  # fmt: skip


def days() -> list[date]:
    """List every day that incidents are recorded for."""
    return [FIRST_DAY + timedelta(n) for n in range((LAST_DAY - FIRST_DAY).days + 1)]


def is_school_day(day: date) -> bool:
    """Tell whether schools are open on a day."""
    in_term = any(t.starts <= day <= t.ends for t in TERMS)
    return in_term and day.weekday() < 5 and day not in BANK_HOLIDAYS


def school_days(of: list[date]) -> NDArray[np.bool_]:
    """Tell which of some days schools are open on, shape (n,)."""
    return np.array([is_school_day(day) for day in of])
