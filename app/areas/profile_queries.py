"""Statements that count incidents for a profile. Shapes are EPSG:27700, as WKB.

A profile takes one pass over the incidents of its outline, whatever it shows: the index on place
finds them, and grouping sets count them by month, kind, source and hour at once, so that few rows
leave the database. The shape stands in a subquery, so that it is read once and not for every row
when the statement is run from a plan made before its shape was known.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from app.db import Tier
from app.incidents.visible import point_column

Span = Literal["period", "before", "earlier"]
BY_MONTH, BY_HARM, BY_SOURCE = 0b011, 0b101, 0b110
"""GROUPING(month, harm_type, source_id): a bit is 0 where rows are grouped by that column."""
COUNTS = """
    SELECT grouping(month, harm_type, source_id), span, month, harm_type, source_id,
           enforcement_driven, time_precision, weekday, hour, count(*)
    FROM (
        SELECT month, harm_type, source_id, enforcement_driven, time_precision, weekday, hour,
               CASE WHEN month >= :period_from THEN 'period'
                    WHEN month >= :before_from THEN 'before' ELSE 'earlier' END AS span,
               month >= :hours_from AS recent
        FROM incident
        WHERE {point} && (SELECT st_geomfromwkb(:geom, 27700))
          AND st_intersects({point}, (SELECT st_geomfromwkb(:geom, 27700)))
          AND month BETWEEN :first AND :last
          AND (cast(:harms AS text[]) IS NULL OR harm_type = ANY(:harms))
          AND (cast(:sources AS uuid[]) IS NULL OR source_id = ANY(:sources))
    ) inside
    GROUP BY GROUPING SETS (
        (month, enforcement_driven),
        (span, harm_type, enforcement_driven),
        (span, source_id, enforcement_driven),
        (recent, enforcement_driven, time_precision, weekday, hour)
    )
    HAVING coalesce(recent, true)
"""
TOTAL = """
    SELECT count(*) FROM incident
    WHERE {point} && (SELECT st_geomfromwkb(:geom, 27700))
      AND st_intersects({point}, (SELECT st_geomfromwkb(:geom, 27700)))
      AND NOT enforcement_driven AND month BETWEEN :first AND :last
      AND (cast(:harms AS text[]) IS NULL OR harm_type = ANY(:harms))
      AND (cast(:sources AS uuid[]) IS NULL OR source_id = ANY(:sources))
"""
TWINS = text(
    """
    WITH given AS (SELECT st_geomfromwkb(:geom, 27700) AS g)
    SELECT name, st_asbinary(geom) FROM (
        SELECT a.name, a.geom, st_area(st_intersection(a.geom, g)) AS shared,
               least(st_area(a.geom), st_area(g)) AS smaller
        FROM area a, given
        WHERE a.deleted_at IS NULL AND a.geom && g
          AND (cast(:besides AS uuid) IS NULL OR a.id <> :besides)
          AND (cast(:before AS timestamptz) IS NULL OR a.created_at < :before)
    ) pairs
    WHERE shared >= :least * smaller ORDER BY shared DESC LIMIT 20
    """
)


@dataclass(frozen=True, slots=True)
class HourRow:
    """How many incidents of one hour of the week; hour and weekday may be unknown."""

    enforcement: bool
    precision: str
    weekday: int | None
    hour: int | None
    n: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Incidents of one outline, counted four ways.

    Each key ends with whether the incidents are driven by enforcement. Spans are the ``period``,
    the time ``before`` it, and ``earlier``.
    """

    months: dict[tuple[date, bool], int] = field(default_factory=dict)
    harms: dict[tuple[Span, str, bool], int] = field(default_factory=dict)
    sources: dict[tuple[Span, UUID, bool], int] = field(default_factory=dict)
    hours: list[HourRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents a profile counts: from first to last month, of some kinds and sources.

    The period starts with ``period_from``, the time before it with ``before_from``, and the
    hours of the week are counted from ``hours_from`` on.
    """

    first: date
    last: date
    period_from: date
    before_from: date
    hours_from: date
    harms: tuple[str, ...] = ()
    sources: tuple[UUID, ...] = ()


def counts(session: Session, geom: bytes, wanted: Wanted, tier: Tier) -> Tally:
    """Count the incidents of a shape by month, kind, source and hour of the week."""
    tally = Tally()
    for row in session.execute(at_tier(COUNTS, tier), {"geom": geom, **_values(wanted)}):
        grouped, span, month, harm, source, enforcement, precision, weekday, hour, n = row
        if grouped == BY_MONTH:
            tally.months[month, enforcement] = n
        elif grouped == BY_HARM:
            tally.harms[span, harm, enforcement] = n
        elif grouped == BY_SOURCE:
            tally.sources[span, source, enforcement] = n
        else:
            tally.hours.append(HourRow(enforcement, precision, weekday, hour, n))
    return tally


def total(session: Session, geom: bytes, wanted: Wanted, tier: Tier) -> int:
    """Count the incidents of a shape, but for those driven by enforcement."""
    values = {"geom": geom, **_values(wanted)}
    return session.execute(at_tier(TOTAL, tier), values).scalar_one()


def twins(
    session: Session,
    geom: bytes,
    *,
    least: float,
    besides: UUID | None,
    before: datetime | None,
) -> list[tuple[str, bytes]]:
    """Saved areas that hold nearly all of a shape, or nearly all of which it holds.

    Parameters
    ----------
    least : float
        The part of the smaller of the two that they must share.
    besides : UUID or None
        The area whose shape it is.
    before : datetime or None
        Only areas saved earlier than this.
    """
    values = {"geom": geom, "least": least, "besides": besides, "before": before}
    return [(row[0], row[1]) for row in session.execute(TWINS, values)]


def _values(wanted: Wanted) -> dict[str, object]:
    return {
        "first": wanted.first,
        "last": wanted.last,
        "period_from": wanted.period_from,
        "before_from": wanted.before_from,
        "hours_from": wanted.hours_from,
        "harms": list(wanted.harms) or None,
        "sources": list(wanted.sources) or None,
    }


def at_tier(statement: str, tier: Tier) -> TextClause:
    """The statement on the column that the tier counts by; never on words from outside."""
    return text(statement.format(point=point_column(tier)))
