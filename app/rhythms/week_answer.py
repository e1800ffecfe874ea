"""The hours of the week as they may be told."""

from dataclasses import replace

import numpy as np
from sqlalchemy.orm import Session

from app.analysis.schemas import LeftOutOut
from app.analysis.service import method
from app.areas.profile_hours import Grid
from app.areas.profile_schemas import WeekdayOut
from app.areas.profile_strengths import NEAR_M
from app.areas.strengths_near import strengths_near
from app.disclosure.figures import NO_DATA, Figure, figure, series, shown_count, table
from app.incidents.records import Records
from app.incidents.visible import BASIS_WORDS
from app.rhythms import week_words
from app.rhythms.open_hours import open_week
from app.rhythms.question import Asking, Place, Question, period_of, records_in
from app.rhythms.schemas import OpenWeekOut, WeekOut, WeekPlaceOut
from app.rhythms.week_counts import LONGEST_SPAN_HOURS, WeekCounts, week_counts
from geo.precision import Needs, needs_of

ANALYSIS = "geo.temporal.aoristic"
CARE = (
    "Hours follow who was there to see and to report, not only when things happened.",
    "Opening hours are those of a school week; holidays have others.",
)
STREET_TIER = (
    "At your level only incidents recorded to the minute are shown by hour; those known between two"
    " times are shown to assessment leads and community safety officers."
)


def needs(place: Place) -> Needs:
    """What records must know: the time, and where a place is asked about their place as well."""
    of_time = needs_of(ANALYSIS)
    return of_time if place.is_whole else replace(of_time, place="snapped_map_point")


def week_answer(session: Session, question: Question, place: Place, asking: Asking) -> WeekOut:
    """Count the hours of a place's incidents and tell them beside what is open."""
    person = asking.person
    records = asking.memory.records.records(session, person.partnership, person.tier)
    counts = _counted(records, question, place, asking)
    used, left_out = _used_and_left_out(counts, asking.threshold)
    rows = _rows(counts, asking.threshold)
    opened = _opened(session, place, asking)
    why_not = week_words.too_few(used, asked=counts.asked, refused=counts.refused)
    grid, timed = Grid(rows), shown_count(used) or 0
    return WeekOut(
        usable=not why_not,
        reading=why_not or week_words.reading(grid, timed, opened),
        used=used,
        left_out=left_out,
        care=_care(counts, asking),
        methods=[method("week_surface")],
        parameters={
            "filter": question.chosen.key,
            "area": question.area,
            "longest_span_hours": LONGEST_SPAN_HOURS,
        },
        basis=BASIS_WORDS[person.tier],
        data_version=records.version,
        place=WeekPlaceOut(kind=place.kind, name=place.name),
        period=period_of(question.chosen),
        rows=rows if not why_not else _nothing(),
        shared_out=figure(counts.shared_out, asking.threshold),
        open=opened,
    )


def _counted(records: Records, question: Question, place: Place, asking: Asking) -> WeekCounts:
    """Count, or remember: another look at the same hours, or at what is open then, is at once."""
    person, chosen = asking.person, question.chosen
    key = ("week", person.partnership, person.tier, records.version, chosen.key, place.shape.wkb)

    def work_out() -> WeekCounts:
        asked = records_in(records.chosen(chosen, police=True), place)
        return week_counts(asked, needs(place), by_name=bool(chosen.harm))

    return asking.memory.answers.answer(key, work_out)


def _used_and_left_out(counts: WeekCounts, threshold: int) -> tuple[Figure, list[LeftOutOut]]:
    """Records counted, and left out by reason; they add up to what was asked for."""
    used, *others = series([counts.used, *counts.left_out.values()], threshold)
    return used, [
        LeftOutOut(reason=reason, figure=one)
        for reason, one in zip(counts.left_out, others, strict=True)
    ]


def _rows(counts: WeekCounts, threshold: int) -> list[WeekdayOut]:
    """Whole numbers of incidents; what an hour holds of anything is at least one, hence hidden."""
    whole = np.where(counts.records > 0, np.maximum(1, np.rint(counts.weights)), 0).astype(int)
    return [
        WeekdayOut(weekday=day, cells=cells)
        for day, cells in enumerate(table(whole.tolist(), threshold), start=1)
    ]


def _nothing() -> list[WeekdayOut]:
    return [WeekdayOut(weekday=day, cells=[NO_DATA] * 24) for day in range(1, 8)]


def _opened(session: Session, place: Place, asking: Asking) -> OpenWeekOut:
    strengths = strengths_near(session, place.shape.wkb, at=asking.at)
    return open_week(strengths, within_m=None if place.is_whole else NEAR_M)


def _care(counts: WeekCounts, asking: Asking) -> list[str]:
    shared = shown_count(figure(counts.shared_out, asking.threshold))
    told = list(counts.marks)
    if shared:
        told.append(
            f"{shared:,} incidents are known between two times only: each is shared out over those"
            " hours. The grid says when they could have happened, not when they did."
        )
    if asking.person.tier != "exact":
        told.append(STREET_TIER)
    return [*told, *CARE]
