"""The provision gap as it may be told."""

from collections import Counter
from collections.abc import Mapping

import numpy as np
from sqlalchemy.orm import Session

from app.analysis.schemas import LeftOutOut
from app.analysis.service import method
from app.areas.profile_schemas import MonthsOut, WeekdayOut
from app.disclosure.figures import NO_DATA, SUPPRESSED, Figure, figure, series, shown_count
from app.gaps import queries, words
from app.gaps.care import care
from app.gaps.cells import cells_out, gaps_out
from app.gaps.disclosed import Parted, Whole, parted
from app.gaps.incidents import inside, timed_incidents
from app.gaps.material import Material, Place, gap_of, refusal_of, walks_of
from app.gaps.nearest import BESIDE_M
from app.gaps.offers import offers_of
from app.gaps.offers_out import offers_out
from app.gaps.parts import PARTS, SCHOOL_HOURS, part_of_hour
from app.gaps.question import Asking, Question, School
from app.gaps.schemas import GapCellOut, GapOut, GapsOut, PartedOut, WeekPartOut
from app.incidents.visible import BASIS_WORDS
from app.places.stretches import stretches_of

OFF_STREET = f"more than {BESIDE_M:.0f} m from every street"
NOTHING = PartedOut(incidents=NO_DATA, open_near=NO_DATA, untold=NO_DATA, without=NO_DATA)


def gaps_answer(session: Session, question: Question, place: Place, asking: Asking) -> GapsOut:
    """Set incidents beside what is open within a walk of them; answers are kept in memory."""
    person, memory = asking.person, asking.memory
    records = memory.records.records(session, person.partnership, person.tier)
    streets = memory.streets.streets(session, person.partnership)
    provision = queries.version(session)
    today, wish = asking.at.date(), question.wish
    ground = (person.partnership, streets.version, provision, today, wish.school, wish.ages)
    asked = ("gaps", *ground, person.tier, records.version, asking.threshold)
    shape = None if place.shape is None else place.shape.wkb

    def work_out() -> GapsOut:
        chosen = inside(records.chosen(question.chosen, police=True), place.shape)
        material = Material(
            question=question,
            place=place,
            asking=asking,
            timed=timed_incidents(
                chosen, wish, queries.terms(session), by_name=bool(question.chosen.harm)
            ),
            offers=offers_of(queries.offered(session), wish, today=today),
            streets=streets,
            stretches=stretches_of(streets),
            version=records.version,
            nearest_key=("gap walks", *ground, wish.width_m),
        )
        return _told(material, asked=len(chosen))

    return memory.answers.answer((*asked, question.chosen.key, wish, place.name, shape), work_out)


def _told(material: Material, *, asked: int) -> GapsOut:
    refusal = refusal_of(material, asked=asked)
    if refusal or material.stretches is None:
        return _refused(material, refusal)
    found = gap_of(material, material.stretches)
    if not found.usable:
        return _refused(material, words.TOO_FEW, off_street=found.off_street)
    threshold = material.asking.threshold
    hours = parted(_table(found.week), threshold, group=part_of_hour().reshape(-1))
    by_cell = parted(_table(found.cells), threshold)
    cells = cells_out(
        found.cells, by_cell, walks_of(material, material.stretches), material.streets
    )
    everything = _stricter(hours.all, by_cell.all)
    parts = [
        WeekPartOut(key=part.key, label=part.label, **_named(figures))
        for part, figures in zip(PARTS, hours.groups, strict=True)
    ]
    gaps = gaps_out(found.cells, cells, [part.without for part in parts], threshold)
    return _answer(
        material,
        usable=True,
        reading=words.reading(
            everything, material.question.wish, _most(gaps, cells, material.question.wish.school)
        ),
        everything=everything,
        off_street=found.off_street,
        parts=parts,
        cells=cells,
        gaps=gaps,
        week=_week(hours, 0),
        week_without=_week(hours, 3),
    )


def _refused(material: Material, reading: str, *, off_street: int = 0) -> GapsOut:
    used = len(material.timed.records) - off_street
    nothing = [WeekdayOut(weekday=day, cells=[NO_DATA] * 24) for day in range(1, 8)]
    return _answer(
        material,
        usable=False,
        reading=reading,
        everything=NOTHING.model_copy(
            update={"incidents": figure(used, material.asking.threshold)}
        ),
        off_street=off_street,
        parts=[WeekPartOut(key=part.key, label=part.label, **dict(NOTHING)) for part in PARTS],
        cells=[],
        gaps=[],
        week=nothing,
        week_without=nothing,
    )


def _answer(
    material: Material,
    *,
    usable: bool,
    reading: str,
    everything: PartedOut,
    off_street: int,
    parts: list[WeekPartOut],
    cells: list[GapCellOut],
    gaps: list[GapOut],
    week: list[WeekdayOut],
    week_without: list[WeekdayOut],
) -> GapsOut:
    question, asking = material.question, material.asking
    wish, left_out = question.wish, Counter(material.timed.left_out)
    left_out[OFF_STREET] += off_street
    used, others = _used_and_left_out(everything, left_out, material, off_street=off_street)
    return GapsOut(
        usable=usable,
        reading=reading,
        used=used,
        left_out=others,
        care=care(material.timed, material.offers, wish, asking),
        methods=[method("provision_gap")],
        parameters={
            "filter": question.chosen.key,
            "area": question.area,
            "walk_m": wish.walk_m,
            "width_m": wish.width_m,
            "school": wish.school,
            "ages": None if wish.ages is None else wish.ages.words,
            "hours_of": asking.at.date(),
        },
        basis=BASIS_WORDS[asking.person.tier],
        data_version=material.version,
        strengths=words.strengths(material.offers, wish),
        place=material.place.name,
        period=_period(question),
        walk_m=wish.walk_m,
        width_m=wish.width_m,
        school=wish.school,
        all=everything,
        parts=parts,
        cells=cells,
        gaps=gaps,
        week=week,
        week_without=week_without,
        offers=offers_out(material.offers),
    )


def _used_and_left_out(
    everything: PartedOut, left_out: Mapping[str, int], material: Material, *, off_street: int
) -> tuple[Figure, list[LeftOutOut]]:
    """Incidents counted, and left out by reason; they add up to what was asked for."""
    used = len(material.timed.records) - off_street
    reasons = {reason: n for reason, n in left_out.items() if n}
    told, *others = series([used, *reasons.values()], material.asking.threshold)
    return (
        SUPPRESSED if shown_count(everything.incidents) is None else told,
        [
            LeftOutOut(reason=reason, figure=one)
            for reason, one in zip(reasons, others, strict=True)
        ],
    )


def _table(found: object) -> Whole:
    """Counts of hours or cells in three parts: something open, untold, nothing open."""
    return np.column_stack(
        [np.ravel(getattr(found, name)) for name in ("open_near", "untold", "gaps")]
    ).astype(np.int64)


def _named(figures: list[Figure]) -> dict[str, Figure]:
    return dict(zip(("incidents", "open_near", "untold", "without"), figures, strict=True))


def _stricter(first: list[Figure], second: list[Figure]) -> PartedOut:
    """The same sums told twice: what either hides is hidden."""
    pairs = zip(first, second, strict=True)
    return PartedOut(**_named([b if shown_count(b) is None else a for a, b in pairs]))


def _most(gaps: list[GapOut], cells: list[GapCellOut], school: School) -> words.Most | None:
    """The largest gap, where no other is as large; in a school week none of school hours."""
    free = [one for one in gaps if school == "holidays" or one.part != SCHOOL_HOURS]
    if not free or (len(free) > 1 and free[0].without == free[1].without):
        return None
    name = next(part.name for part in PARTS if part.key == free[0].part)
    cell = next(cell for cell in cells if cell.key == free[0].cell)
    return words.Most(name, cell.where, free[0].without)


def _week(hours: Parted, column: int) -> list[WeekdayOut]:
    figures = [row[column] for row in hours.rows]
    return [
        WeekdayOut(weekday=day + 1, cells=figures[day * 24 : day * 24 + 24]) for day in range(7)
    ]


def _period(question: Question) -> MonthsOut | None:
    months = question.chosen.months
    if months is None:
        return None
    return MonthsOut(first=f"{months.first:%Y-%m}", last=f"{months.last:%Y-%m}")
