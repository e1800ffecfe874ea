"""Which incidents a person asks for: months, kinds, sources, hours and weekdays.

Without a choice of harm types, records that follow police activity rather than harm are left out:
they are counted only when their harm type is asked for by name.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Query

from app.params import Months, csv_values, optional_months
from app.problems import InvalidInput

NAMES = ("from", "to", "harm", "source", "hours", "weekdays")
HOURS = re.compile(r"^([0-9]{1,2})-([0-9]{1,2})$")
UNKNOWN_CODES = """
    SELECT 'harm', 'harm type', asked FROM unnest(CAST(:harm AS text[])) AS asked
    WHERE NOT EXISTS (SELECT FROM code WHERE list = 'harm_type' AND code.code = asked)
    UNION ALL
    SELECT 'source', 'data source', asked FROM unnest(CAST(:source AS text[])) AS asked
    WHERE NOT EXISTS (SELECT FROM data_source WHERE key = asked)
"""
"""Codes of a filter that the partnership does not have: parameter, what it is, code."""


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """A choice of incidents; empty parts choose all, but see the module for ``harm``.

    ``hours`` are the hours of the day, 0 to 23, in which an incident must have begun;
    ``weekdays`` are 1 (Monday) to 7.
    """

    months: Months | None = None
    harm: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    hours: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """The same text for the same choice, however it was written."""
        months = "" if self.months is None else f"{self.months.first}/{self.months.last}"
        parts = (self.harm, self.source, self.hours, self.weekdays)
        return "|".join([months, *(",".join(sorted(map(str, part))) for part in parts)])

    def where(self, *, months: bool = True) -> str:
        """Conditions on rows that have a ``source_id``, and nothing about place.

        Parameters
        ----------
        months : bool
            Whether to hold the period too.
        """
        parts = ["harm_type = ANY(:harm)" if self.harm else "NOT enforcement_driven"]
        if self.months is not None and months:
            parts.append("month BETWEEN :first_month AND :last_month")
        if self.source:
            parts.append("source_id IN (SELECT id FROM data_source WHERE key = ANY(:source))")
        if self.hours:
            parts.append("hour = ANY(:hours)")
        if self.weekdays:
            parts.append("weekday = ANY(:weekdays)")
        return " AND ".join(parts)

    def values(self) -> dict[str, Any]:
        """What the conditions' names stand for."""
        return {
            "harm": list(self.harm),
            "source": list(self.source),
            "hours": list(self.hours),
            "weekdays": list(self.weekdays),
            "first_month": self.months.first if self.months else None,
            "last_month": self.months.last if self.months else None,
        }


def parse_hours(value: str | None, *, at: str = "query.hours") -> tuple[int, ...]:
    """Read ``15-18`` as the hours 15, 16 and 17; ``22-2`` runs over midnight."""
    if not value:
        return ()
    found = HOURS.match(value)
    first, last = (int(found[1]), int(found[2])) if found else (0, 0)
    if first == last or first > 23 or last > 24:
        why = f"“{value[:20]}” is not a part of the day. Write 15-18 for 3pm to 6pm."
        raise InvalidInput([(at, why)])
    span = (last - first) % 24 or 24
    return tuple(sorted((first + step) % 24 for step in range(span)))


def parse_weekdays(value: str | None, *, at: str = "query.weekdays") -> tuple[int, ...]:
    """Read ``1,5`` as Monday and Friday."""
    if not value:
        return ()
    parts = value.split(",")
    if len(parts) > 7 or any(part not in set("1234567") for part in parts):
        why = "Weekdays are numbers from 1 (Monday) to 7, with commas between."
        raise InvalidInput([(at, why)])
    return tuple(sorted({int(part) for part in parts}))


def read_filter(query: Mapping[str, str]) -> IncidentFilter:
    """Read a filter from the parameters of an address.

    Raises
    ------
    InvalidInput
        With the place of the parameter that cannot be read.
    """
    return IncidentFilter(
        months=optional_months(query.get("from"), query.get("to")),
        harm=tuple(sorted(set(csv_values(query.get("harm"), at="query.harm")))),
        source=tuple(sorted(set(csv_values(query.get("source"), at="query.source")))),
        hours=parse_hours(query.get("hours")),
        weekdays=parse_weekdays(query.get("weekdays")),
    )


def unknown_code_faults(found: Iterable[Sequence[str]]) -> list[tuple[str, str]]:
    """Say of each row of ``UNKNOWN_CODES`` where it stands and why it cannot be taken."""
    return [
        (f"query.{name}", f"“{code}” is not a {what} of this partnership.")
        for name, what, code in found
    ]


def incident_filter(
    first: Annotated[str | None, Query(alias="from", examples=["2025-11"])] = None,
    last: Annotated[str | None, Query(alias="to", examples=["2026-10"])] = None,
    harm: Annotated[str | None, Query(examples=["robbery,weapon"])] = None,
    source: Annotated[str | None, Query(examples=["police_uk"])] = None,
    hours: Annotated[str | None, Query(examples=["15-18"])] = None,
    weekdays: Annotated[str | None, Query(examples=["1,5"])] = None,
) -> IncidentFilter:
    """Read the filter of a route's address."""
    given = zip(NAMES, (first, last, harm, source, hours, weekdays), strict=True)
    return read_filter({name: value for name, value in given if value})


FilteredIncidents = Annotated[IncidentFilter, Depends(incident_filter)]
