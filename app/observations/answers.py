"""Answers to an instrument: which may be given, and how an observation is told with its words."""

from collections.abc import Mapping, Sequence
from datetime import date

import shapely

from app.geojson import to_geojson
from app.observations.instruments import Instrument, Item
from app.observations.queries import ObservationRow
from app.observations.schemas import ObservationOut, RatingOut
from app.photos.schemas import PhotoOut
from geo.crs import grid_reference

Labels = Mapping[tuple[str, str], str]


def answer_faults(
    instrument: Instrument, ratings: Mapping[str, int], *, kept: Mapping[str, int], today: date
) -> list[tuple[str, str]]:
    """Faults of answers: items of another instrument, retired ones, and values off the scale.

    An item that was retired since may keep the answer it had.
    """
    return [
        (f"body.ratings.{code}", why)
        for code, value in ratings.items()
        if (why := _refusal(instrument, instrument.item(code), code, value))
        or (why := _retired(instrument.item(code), code in kept, today))
    ]


def told(
    row: ObservationRow,
    known: Mapping[str, Instrument],
    labels: Labels,
    photos: Sequence[PhotoOut],
) -> ObservationOut:
    """One observation as it leaves; what is no longer listed is called by its code."""
    instrument = known.get(row.instrument)
    return ObservationOut(
        id=row.id,
        assessment_id=row.assessment_id,
        method_id=row.method_id,
        instrument=row.instrument,
        instrument_label=row.instrument if instrument is None else instrument.label,
        observed_on=row.observed_on,
        observed_at=row.observed_at,
        light=row.light,
        light_label=labels.get(("light", row.light), row.light),
        school_phase=row.school_phase,
        school_phase_label=_label(labels, "school_phase", row.school_phase),
        weather=row.weather,
        weather_label=_label(labels, "weather", row.weather),
        observer_role=row.observer_role,
        observer_role_label=labels.get(("observer_role", row.observer_role), row.observer_role),
        location_label=row.location_label,
        grid_reference=grid_reference(row.x, row.y),
        geometry=to_geojson(shapely.from_wkb(row.geom)),
        ratings=row.ratings,
        answers=_answers(instrument, row.ratings),
        round=row.round,
        note=row.note,
        photos=list(photos),
        version=row.version,
        created_at=row.created_at,
        created_by=row.created_by,
        updated_at=row.updated_at,
        updated_by=row.updated_by,
    )


def _answers(instrument: Instrument | None, ratings: Mapping[str, int]) -> list[RatingOut]:
    """Answers in the order of the instrument."""
    if instrument is None:
        return []
    return [
        RatingOut(
            item=item.code,
            label=item.label,
            group=item.group,
            principle=item.principle,
            value=ratings[item.code],
            words=instrument.words(item, ratings[item.code]),
        )
        for item in instrument.items
        if item.code in ratings
    ]


def _refusal(instrument: Instrument, item: Item | None, code: str, value: int) -> str:
    if item is None:
        return f"“{code}” is not asked by “{instrument.label}”. Leave it out."
    if not instrument.least <= value <= instrument.most:
        return f"“{item.label}” is answered from {instrument.least} to {instrument.most}."
    return ""


def _retired(item: Item | None, was_there: bool, today: date) -> str:
    if item is None or was_there or item.retired_on is None or item.retired_on > today:
        return ""
    day = f"{item.retired_on.day} {item.retired_on:%B %Y}"
    return f"“{item.label}” was retired on {day}. Leave it out."


def _label(labels: Labels, listed: str, code: str | None) -> str | None:
    return None if code is None else labels.get((listed, code), code)
