"""How a session and its marks are told: counts only where enough young people took part."""

from collections.abc import Mapping, Sequence

import shapely

from app.geojson import to_geojson
from app.safety_maps.queries import MarkRow, SessionRow
from app.safety_maps.schemas import CorrectionOut, MarkCountsOut, MarkOut, SafetySessionOut, State

Labels = Mapping[tuple[str, str], str]
LISTS = ("agency", "age_band", "time_asked", "mark_kind", "mark_reason", "safety_map_colour")
COLOURS = ("red", "amber", "green")


def state_of(row: SessionRow, *, least: int) -> State:
    """Whether marks of a session are shown; below ``least`` they never are."""
    if row.contributors == 0:
        return "no_data"
    if row.contributors < least:
        return "suppressed"
    return "shown" if row.has_marks else "zero"


def session_out(
    row: SessionRow,
    marks: Sequence[MarkRow],
    labels: Labels,
    corrections: Sequence[CorrectionOut],
    *,
    least: int,
) -> SafetySessionOut:
    """One session as it leaves; ``marks`` are those that may be shown."""
    state = state_of(row, least=least)
    counts = counted(marks) if state in {"shown", "zero"} else None
    return SafetySessionOut(
        id=row.id,
        assessment_id=row.assessment_id,
        title=row.title,
        held_on=row.held_on,
        contributors=row.contributors,
        least_contributors=least,
        state=state,
        reading=reading(row, counts, state, least=least),
        has_marks=row.has_marks,
        counts=counts,
        age_band=row.age_band,
        age_band_label=_label(labels, "age_band", row.age_band),
        setting=row.setting,
        facilitator_agency=row.facilitator_agency,
        facilitator_agency_label=labels.get(
            ("agency", row.facilitator_agency), row.facilitator_agency
        ),
        time_asked=row.time_asked,
        time_asked_label=_label(labels, "time_asked", row.time_asked),
        method_id=row.method_id,
        note=row.note,
        corrections=list(corrections),
        version=row.version,
        created_at=row.created_at,
        created_by=row.created_by,
        updated_at=row.updated_at,
        updated_by=row.updated_by,
    )


def mark_out(row: MarkRow, labels: Labels) -> MarkOut:
    """One mark that may be shown."""
    return MarkOut(
        id=row.id,
        mark_kind=row.mark_kind,
        mark_kind_label=labels.get(("mark_kind", row.mark_kind), row.mark_kind),
        colour=row.colour,
        colour_label=_label(labels, "safety_map_colour", row.colour),
        reason=row.reason,
        reason_label=_label(labels, "mark_reason", row.reason),
        geometry=to_geojson(shapely.from_wkb(row.geom)),
        version=row.version,
    )


def counted(marks: Sequence[MarkRow]) -> MarkCountsOut:
    """How many marks there are of each colour, and ways that are avoided."""
    colours = [mark.colour for mark in marks]
    return MarkCountsOut(
        red=colours.count("red"),
        amber=colours.count("amber"),
        green=colours.count("green"),
        avoided=colours.count(None),
    )


def reading(row: SessionRow, counts: MarkCountsOut | None, state: State, *, least: int) -> str:
    """Say in a sentence what a session shows, or why it shows nothing."""
    if state == "no_data":
        return "No data: nobody has taken part yet."
    if state == "suppressed":
        return f"Not shown: fewer than {least} young people took part."
    people = _counted(row.contributors, "young person", "young people")
    if counts is None or state == "zero":
        return f"0 marks. {people} took part."
    total = counts.red + counts.amber + counts.green
    ways = _counted(counts.avoided, "way that is avoided", "ways that are avoided")
    return (
        f"{_counted(total, 'mark', 'marks')} by {people}: {counts.red} red, {counts.amber} amber,"
        f" {counts.green} green; {ways}."
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _label(labels: Labels, listed: str, code: str | None) -> str | None:
    return None if code is None else labels.get((listed, code), code)
