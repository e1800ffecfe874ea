"""Recorded incidents of a profile: counted by month, kind, source and hour, and told with care."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.areas.profile_borough import BoroughCounts
from app.areas.profile_ground_queries import HarmRow, SourceRow
from app.areas.profile_months import Windows, month_code
from app.areas.profile_queries import HourRow, Span, Tally
from app.areas.profile_schemas import (
    EnforcementOut,
    HarmOut,
    HoursOut,
    IncidentsOut,
    MonthOut,
    MonthsOut,
    ProfileLeftOutOut,
    SourceCountOut,
    WeekdayOut,
)
from app.areas.profile_words import (
    ENFORCEMENT_NOTE,
    LEFT_OUT_WORDS,
    NOWHERE_WORDS,
    difference_words,
)
from app.db import Tier
from app.disclosure.figures import NO_DATA, Figure, figure, series, shown_count, table, told
from app.params import Months

TIMED = "minute"


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted in one outline, and the rule it is told by.

    ``sources`` are those chosen (empty for all); ``known`` tells whether any ground of the
    outline has data at all.
    """

    tally: Tally
    windows: Windows
    borough: BoroughCounts
    harms: frozenset[str]
    sources: frozenset[UUID]
    known: bool
    threshold: int
    tier: Tier

    def number(self, months: Months, *, enforcement: bool = False) -> int | None:
        """Incidents of a period; None where no month of it has data."""
        covered = [month for month in months.listed() if self.covers(month)]
        if not covered:
            return None
        return sum(self.tally.months.get((month, enforcement), 0) for month in covered)

    def covers(self, month: date) -> bool:
        """Whether there are data of a month."""
        return self.known and self.borough.covered(month, self.sources)

    def uneven_sources(self) -> set[UUID]:
        """Sources that count here but do not cover both periods whole."""
        first, last = self.windows.before.first, self.windows.period.last
        here = {
            source
            for span, source, enforcement in self.tally.sources
            if span != "earlier" and not enforcement
        }
        spans = self.borough.coverage
        return {
            one for one in here if one not in spans or spans[one][0] > first or spans[one][1] < last
        }


def incidents_out(
    counted: Counted, harms: Sequence[HarmRow], sources: Sequence[SourceRow]
) -> IncidentsOut:
    """Tell the incidents of an outline."""
    windows = counted.windows
    by_month, total, before = _by_month(counted)
    now_enforced, then_enforced = (
        counted.number(months, enforcement=True) for months in (windows.period, windows.before)
    )
    return IncidentsOut(
        total=total,
        before=before,
        difference_reading=difference_words(
            total,
            before,
            months=windows.period.count,
            uneven=[one.name for one in sources if one.id in counted.uneven_sources()],
        ),
        by_month=by_month,
        by_harm=_by_harm(counted, harms, enforcement=False)
        + _by_harm(counted, harms, enforcement=True),
        by_source=_by_source(counted, sources),
        by_hour=_by_hour(counted),
        enforcement=EnforcementOut(
            total=figure(now_enforced, counted.threshold),
            before=figure(then_enforced, counted.threshold),
            note=ENFORCEMENT_NOTE,
        ),
        left_out=_nowhere(counted),
    )


def _by_month(counted: Counted) -> tuple[list[MonthOut], Figure, Figure]:
    """Each month, and the sums of the period and of the one before it.

    Each period is hidden for itself, because each has its own sum on the page.
    """
    windows, figures = counted.windows, dict[date, Figure]()
    sums: list[Figure] = []
    for months in (windows.period, windows.before):
        parts, total = told(
            [_month(counted, month) for month in months.listed()], counted.threshold
        )
        figures.update(zip(months.listed(), parts, strict=True))
        sums.append(total)
    others = [month for month in windows.shown.listed() if month not in figures]
    alone = [figure(_month(counted, month), counted.threshold) for month in others]
    figures.update(zip(others, alone, strict=True))
    listed = [
        MonthOut(month=month_code(month), figure=figures[month])
        for month in sorted(figures)
        if month >= windows.shown.first
    ]
    return listed, sums[0], sums[1]


def _month(counted: Counted, month: date) -> int | None:
    return counted.number(Months(month, month))


def _by_harm(counted: Counted, harms: Sequence[HarmRow], *, enforcement: bool) -> list[HarmOut]:
    """Kinds of harm that occur here, the most frequent first, hidden ones after the shown.

    Kinds that do not occur are hidden too where a small count needs them.
    """
    tally, windows = counted.tally.harms, counted.windows
    wanted = [one for one in harms if not counted.harms or one.code in counted.harms]
    spans: tuple[tuple[Span, Months], ...] = (
        ("period", windows.period),
        ("before", windows.before),
    )
    columns = [
        _parts(counted, months, [tally.get((span, one.code, enforcement), 0) for one in wanted])
        for span, months in spans
    ]
    listed = [
        HarmOut(
            code=one.code,
            label=one.label,
            enforcement_driven=enforcement,
            figure=now,
            before=then,
        )
        for one, now, then in zip(wanted, *columns, strict=True)
        if {now.state, then.state} & {"count", "suppressed"}
    ]
    return sorted(listed, key=lambda one: -(shown_count(one.figure) or 0))


def _by_source(counted: Counted, sources: Sequence[SourceRow]) -> list[SourceCountOut]:
    wanted = [
        one
        for one in sources
        if one.id in counted.borough.coverage and (not counted.sources or one.id in counted.sources)
    ]
    ns = [counted.tally.sources.get(("period", one.id, False), 0) for one in wanted]
    figures = _parts(counted, counted.windows.period, ns)
    return [
        SourceCountOut(code=one.key, label=one.name, figure=told_figure)
        for one, told_figure in zip(wanted, figures, strict=True)
    ]


def _parts(counted: Counted, months: Months, ns: Sequence[int]) -> list[Figure]:
    """Tell the parts of a period's sum."""
    if counted.number(months) is None:
        return [NO_DATA for _ in ns]
    return series(ns, counted.threshold)


def hour_counts(counted: Counted) -> list[list[int]]:
    """Incidents with a known hour: 7 days, Monday first, by 24 hours."""
    grid = [[0] * 24 for _ in range(7)]
    for row in _hour_rows(counted):
        if row.weekday is not None and row.hour is not None and row.precision == TIMED:
            grid[row.weekday - 1][row.hour] += row.n
    return grid


def _hour_rows(counted: Counted) -> list[HourRow]:
    return [row for row in counted.tally.hours if not row.enforcement]


def _by_hour(counted: Counted) -> HoursOut:
    """Tell the hours of the week, with what has no hour by its reason.

    The sum over all hours stands beside what was left out, so these are hidden together.
    """
    hours, grid = counted.windows.hours, hour_counts(counted)
    left: Counter[str] = Counter()
    for row in _hour_rows(counted):
        if row.weekday is None or row.hour is None or row.precision != TIMED:
            left[row.precision] += row.n
    known = any(counted.covers(month) for month in hours.listed())
    reasons = [reason for reason, _ in left.most_common()]
    everything = [sum(map(sum, grid)), *(left[reason] for reason in reasons)]
    used, *others = series([n if known else None for n in everything], counted.threshold)
    cells: list[list[int | None]] = [[n if known else None for n in row] for row in grid]
    return HoursOut(
        period=MonthsOut(first=month_code(hours.first), last=month_code(hours.last)),
        rows=[
            WeekdayOut(weekday=day, cells=row)
            for day, row in enumerate(table(cells, counted.threshold), start=1)
        ],
        used=used,
        left_out=[
            ProfileLeftOutOut(
                reason=LEFT_OUT_WORDS.get(reason, LEFT_OUT_WORDS["range"]), figure=one
            )
            for reason, one in zip(reasons, others, strict=True)
        ],
    )


def _nowhere(counted: Counted) -> list[ProfileLeftOutOut]:
    """Incidents of the whole partnership that no area can count, because they have no place."""
    n = counted.borough.nowhere(
        counted.windows.period, harms=counted.harms, sources=counted.sources
    )
    told_figure = figure(n, counted.threshold)
    return [ProfileLeftOutOut(reason=NOWHERE_WORDS, figure=told_figure)] if n else []
