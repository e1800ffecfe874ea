"""What was observed at one location: each item by day and dark, and one round beside another."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes import service as codes
from app.history.words import day_words
from app.observations import queries
from app.observations.figures import LEAST_FOR_A_MIDDLE, compared, figure
from app.observations.instruments import Instrument, Item, instruments
from app.observations.queries import ObservationFilter, ObservationRow
from app.observations.schemas import (
    InstrumentSummaryOut,
    ItemComparisonOut,
    ItemSummaryOut,
    LightFigureOut,
    RoundOut,
    RoundPhotoOut,
    RoundsComparisonOut,
    SummaryOut,
)
from app.photos import service as photos
from app.problems import faults

MOST_READ = 5_000
NO_CLAIM = (
    "Different people may have looked, in other weather and at another time. A difference is what"
    " was seen, not what brought it about."
)

NEEDED_LIGHTS = ("daylight", "dark")
"""A place is to be seen by day and after dark before it is judged."""

Lights = dict[str, str]


def summary(session: Session, assessment: UUID, *, round_wanted: int | None = None) -> SummaryOut:
    """Everything that was observed at a location, or in one round of it."""
    rows = _rows(session, assessment)
    chosen = [row for row in rows if round_wanted in (None, row.round)]
    known, lights = instruments(session), _lights(session)
    used = [one for one in known.values() if any(row.instrument == one.code for row in chosen)]
    return SummaryOut(
        instruments=[
            _instrument(one, [row for row in chosen if row.instrument == one.code], lights)
            for one in used
        ],
        rounds=_rounds(rows),
        least_for_a_middle=LEAST_FOR_A_MIDDLE,
        reading=_reading(chosen, lights),
    )


def comparison(
    session: Session, assessment: UUID, *, before: int, after: int
) -> RoundsComparisonOut:
    """Two rounds of one location side by side: only what was asked in at least one of them.

    Raises
    ------
    InvalidInput
        When a round holds nothing, or both are the same.
    """
    rows = _rows(session, assessment)
    rounds = {one.round: one for one in _rounds(rows)}
    faults(_round_faults(rounds, before, after))
    known, lights = instruments(session), _lights(session)
    earlier = [row for row in rows if row.round == before]
    later = [row for row in rows if row.round == after]
    items = [
        told
        for one in known.values()
        for item in one.items
        for light in lights.items()
        if (told := _compared(one, item, light, earlier, later)) is not None
    ]
    return RoundsComparisonOut(
        before=rounds[before],
        after=rounds[after],
        items=items,
        photos_before=_photos(session, earlier, lights),
        photos_after=_photos(session, later, lights),
        reading=NO_CLAIM,
    )


def _rows(session: Session, assessment: UUID) -> list[ObservationRow]:
    return queries.listed(session, ObservationFilter(assessment=assessment), limit=MOST_READ)


def _lights(session: Session) -> Lights:
    return {code: label for (_, code), label in codes.labels(session, "light").items()}


def _instrument(
    instrument: Instrument, rows: Sequence[ObservationRow], lights: Lights
) -> InstrumentSummaryOut:
    days = [row.observed_on for row in rows]
    places = len({(round(row.x, -1), round(row.y, -1)) for row in rows})
    items = [
        ItemSummaryOut(
            item=item.code,
            label=item.label,
            group=item.group,
            principle=item.principle,
            figures=[_figure(instrument, item, rows, light) for light in lights.items()],
        )
        for item in instrument.items
        if item.retired_on is None or any(item.code in row.ratings for row in rows)
    ]
    return InstrumentSummaryOut(
        instrument=instrument.code,
        label=instrument.label,
        observations=len(rows),
        places=places,
        first_on=min(days),
        last_on=max(days),
        least=instrument.least,
        most=instrument.most,
        better="low" if instrument.better == "low" else "high",
        seen_or_not=instrument.is_seen_or_not,
        items=items,
        reading=_instrument_words(instrument, rows, places),
    )


def _figure(
    instrument: Instrument, item: Item, rows: Sequence[ObservationRow], light: tuple[str, str]
) -> LightFigureOut:
    values = [
        row.ratings[item.code]
        for row in rows
        if row.instrument == instrument.code and row.light == light[0] and item.code in row.ratings
    ]
    return figure(instrument, item, values, light=light[0], light_label=light[1])


def _compared(
    instrument: Instrument,
    item: Item,
    light: tuple[str, str],
    earlier: Sequence[ObservationRow],
    later: Sequence[ObservationRow],
) -> ItemComparisonOut | None:
    before, after = (_figure(instrument, item, rows, light) for rows in (earlier, later))
    if before.state == "none" and after.state == "none":
        return None
    return ItemComparisonOut(
        instrument=instrument.code,
        instrument_label=instrument.label,
        item=item.code,
        label=item.label,
        light=light[0],
        light_label=light[1],
        before=before,
        after=after,
        words=compared(instrument, item, before, after),
    )


def _rounds(rows: Sequence[ObservationRow]) -> list[RoundOut]:
    found: dict[int, list[ObservationRow]] = {}
    for row in rows:
        found.setdefault(row.round, []).append(row)
    return [
        RoundOut(
            round=number,
            observations=len(of),
            first_on=min(row.observed_on for row in of),
            last_on=max(row.observed_on for row in of),
        )
        for number, of in sorted(found.items())
    ]


def _round_faults(rounds: dict[int, RoundOut], before: int, after: int) -> list[tuple[str, str]]:
    if before == after:
        return [("query.after", "Choose two different rounds.")]
    return [
        (f"query.{name}", f"Nothing was observed in round {number} of this location.")
        for name, number in (("before", before), ("after", after))
        if number not in rounds
    ]


def _photos(
    session: Session, rows: Sequence[ObservationRow], lights: Lights
) -> list[RoundPhotoOut]:
    pictures = photos.of_records(session, "observation", [row.id for row in rows])
    return [
        RoundPhotoOut(
            **picture.model_dump(),
            observation_id=row.id,
            place=row.location_label,
            light_label=lights.get(row.light, row.light),
            observed_on=row.observed_on,
        )
        for row in rows
        for picture in pictures.get(row.id, [])
    ]


def _instrument_words(instrument: Instrument, rows: Sequence[ObservationRow], places: int) -> str:
    count = _counted(len(rows), "observation")
    where = _counted(places, "place")
    end = "higher" if instrument.better == "high" else "lower"
    if instrument.is_seen_or_not:
        return f"{count} at {where}. Each says what was seen and what was not."
    scale = f"from {instrument.least} to {instrument.most}; {end} is better"
    return f"{count} at {where}. Values go {scale}."


def _reading(rows: Sequence[ObservationRow], lights: Lights) -> str:
    if not rows:
        return "Nothing has been observed here yet."
    days = [row.observed_on for row in rows]
    looked = {code: sum(1 for row in rows if row.light == code) for code in lights}
    by_light = ", ".join(f"{lights[code].lower()} {n}" for code, n in looked.items() if n)
    told = f"{_counted(len(rows), 'observation')} ({by_light}), {_span(min(days), max(days))}."
    missing = [lights[code].lower() for code in NEEDED_LIGHTS if looked.get(code) == 0]
    return f"{told} Nobody has looked yet in this light: {missing[0]}." if missing else told


def _span(first: date, last: date) -> str:
    return day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
