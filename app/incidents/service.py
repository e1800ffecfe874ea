"""Tell recorded incidents by month, and single ones as precisely as a person may see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.clock import LONDON
from app.db import Tier
from app.disclosure.figures import Count, Figure, Suppressed, Zero, figure, told
from app.disclosure.rounding import rounded, rounding_of
from app.incidents import queries
from app.incidents.filters import IncidentFilter, unknown_code_faults
from app.incidents.queries import CoverageRow, LeftOutRow
from app.incidents.schemas import (
    CoverageOut,
    IncidentMonthsOut,
    IncidentOut,
    LeftOut,
    LeftOutCount,
    LeftOutReason,
    LeftOutSuppressed,
    MonthCount,
    MonthFigure,
    MonthNoData,
    MonthSuppressed,
    MonthZero,
)
from app.incidents.visible import BASIS_WORDS
from app.params import BBox, Months
from app.problems import InvalidInput, NotFound, faults

LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class MonthsQuestion:
    """Which incidents, and where: inside an area, inside a box, or over the whole ground."""

    chosen: IncidentFilter
    box: BBox | None
    area: UUID | None
    tier: Tier
    threshold: int


def months(session: Session, asked: MonthsQuestion) -> IncidentMonthsOut:
    """Tell how many incidents each month had.

    Raises
    ------
    InvalidInput
        When a filter names an unknown code, both an area and a box are given, or a box by
        somebody who sees no places: boxes can be subtracted from one another.
    NotFound
        When there is no such area.
    """
    _refuse_unfit(session, asked)
    sources = queries.coverage(session, asked.chosen.source)
    covered = _covered(sources)
    period = asked.chosen.months or covered
    listed = period.listed() if period else []
    found = _counts(session, asked)
    ns = [_count(found, month, sources) for month in listed]
    figures, total = told(ns, asked.threshold)
    to = rounding_of(asked.tier)
    return IncidentMonthsOut(
        months=[
            _month(month, rounded(one, to)) for month, one in zip(listed, figures, strict=True)
        ],
        total=rounded(total, to),
        rounded_to=to if to > 1 else None,
        coverage=CoverageOut(
            sources=[one.name for one in sources],
            first=_name(covered.first) if covered else None,
            last=_name(covered.last) if covered else None,
        ),
        left_out=_left_out(session, asked),
    )


def read(session: Session, tier: Tier, incident_id: int) -> IncidentOut:
    """Tell one incident.

    Raises
    ------
    NotFound
        When there is none with this number.
    """
    found = queries.card(session, tier, incident_id) if incident_id <= LARGEST_ID else None
    if found is None:
        raise NotFound("There is no recorded incident with this number.")
    return _out(found, tier)


def refuse_unknown_codes(session: Session, chosen: IncidentFilter) -> None:
    """Refuse a filter that names a harm type or a source that the partnership does not have.

    Raises
    ------
    InvalidInput
        With the place of each such code: silence would look like zero.
    """
    faults(unknown_code_faults(queries.unknown_codes(session, chosen)))


def _refuse_unfit(session: Session, asked: MonthsQuestion) -> None:
    if asked.box is not None and asked.area is not None:
        raise InvalidInput([("query.bbox", "Give either an area or a box, not both.")])
    if asked.box is not None and asked.tier == "count":
        why = "Your role sees counts of the whole partnership or of a saved area. Leave bbox out."
        raise InvalidInput([("query.bbox", why)])
    if asked.area is not None and not queries.area_exists(session, asked.area):
        raise NotFound("There is no area with this number.")
    refuse_unknown_codes(session, asked.chosen)


def _counts(session: Session, asked: MonthsQuestion) -> dict[date, int]:
    if asked.area is None and asked.box is None:
        return queries.months_of_ground(session, asked.chosen)
    return queries.months_within(session, asked.tier, asked.chosen, box=asked.box, area=asked.area)


def _covered(sources: Sequence[CoverageRow]) -> Months | None:
    if not sources:
        return None
    return Months(min(one.first for one in sources), max(one.last for one in sources))


def _count(found: Mapping[date, int], month: date, sources: Sequence[CoverageRow]) -> int | None:
    """A month's count; None where no source has data, which is not zero."""
    if not any(one.first <= month <= one.last for one in sources):
        return None
    return found.get(month, 0)


def _left_out(session: Session, asked: MonthsQuestion) -> list[LeftOut]:
    if asked.area is None and asked.box is None:
        row = queries.left_out_of_ground(session, asked.chosen)
    else:
        row = queries.left_out_within(
            session, asked.tier, asked.chosen, box=asked.box, area=asked.area
        )
    return [
        _reason(reason, rounded(figure(n, asked.threshold), rounding_of(asked.tier)))
        for reason, n in _lacking(row, asked.chosen)
        if n > 0
    ]


def _lacking(row: LeftOutRow, chosen: IncidentFilter) -> list[tuple[LeftOutReason, int]]:
    return [
        ("no_location", row.no_location),
        ("no_hour", row.no_hour if chosen.hours else 0),
        ("no_weekday", row.no_weekday if chosen.weekdays else 0),
    ]


def _reason(reason: LeftOutReason, one: Figure) -> LeftOut:
    return (
        LeftOutCount(reason=reason, n=one.n)
        if isinstance(one, Count)
        else LeftOutSuppressed(reason=reason)
    )


def _month(month: date, one: Figure) -> MonthFigure:
    name = _name(month)
    if isinstance(one, Count):
        return MonthCount(month=name, n=one.n)
    if isinstance(one, Suppressed):
        return MonthSuppressed(month=name)
    return MonthZero(month=name) if isinstance(one, Zero) else MonthNoData(month=name)


def _out(found: Mapping[str, Any], tier: Tier) -> IncidentOut:
    occurred = found.get("occurred")
    return IncidentOut(
        id=found["id"],
        harm_type=found["harm_type"],
        enforcement_driven=found["enforcement_driven"],
        source_category=found.get("source_category"),
        source_name=found["source_name"],
        reporting_agency=found.get("reporting_agency"),
        month=_name(found["month"]),
        weekday=found["weekday"],
        hour=found["hour"],
        time_precision=found["time_precision"],
        occurred_from=occurred.lower.astimezone(LONDON) if occurred and occurred.lower else None,
        occurred_to=occurred.upper.astimezone(LONDON) if occurred and occurred.upper else None,
        location_precision=found["location_precision"],
        location_label=found.get("location_label"),
        outcome=found.get("outcome"),
        centre=None if found["lon"] is None else (round(found["lon"], 7), round(found["lat"], 7)),
        basis=BASIS_WORDS[tier],
    )


def _name(month: date) -> str:
    return f"{month:%Y-%m}"
