"""Two sessions of one location beside each other, on hexagons of 100 m.

It says what was marked before and what is marked now, never why.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product
from uuid import UUID

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry
from sqlalchemy.orm import Session

from app.geojson import to_geojson
from app.places import whereabouts
from app.problems import faults
from app.safety_maps import service
from app.safety_maps.queries import MarkRow, SessionRow
from app.safety_maps.schemas import MarkCountsOut, MarkedCellOut, SafetyComparisonOut, WordsCountOut
from app.safety_maps.telling import COLOURS, counted
from geo.crs import grid_reference
from geo.grids import hexagon_index, hexagon_outlines, hexagon_side_m

CELL_WIDTH_M = 100
SIDE_M = hexagon_side_m(CELL_WIDTH_M)
NO_CLAIM = (
    "Other young people may have taken part. A difference is what was marked, not what brought it"
    " about; where nothing is marked, nobody said that it is safe."
)
Cell = tuple[int, int]


def compare(session: Session, before: UUID, after: UUID) -> SafetyComparisonOut:
    """Set two sessions beside each other, hexagon by hexagon.

    Raises
    ------
    InvalidInput
        When they are the same, or of different locations.
    """
    first, second = service.found(session, before), service.found(session, after)
    if before == after:
        faults([("query.after", "Choose two different sessions.")])
    if first.assessment_id != second.assessment_id:
        faults([("query.after", "This session is of another location. Choose one of this one.")])
    told = [service.read(session, one) for one in (before, after)]
    marks = service.marks_of(session, [first, second])
    hidden = [one.title for one in told if one.state not in {"shown", "zero"}]
    cells = [] if hidden else _cells(session, marks[before], marks[after])
    return SafetyComparisonOut(
        before=told[0],
        after=told[1],
        cells=cells,
        summary=_summary(cells),
        cell_width_m=CELL_WIDTH_M,
        reading=_reading(cells, hidden, service.least(session)),
        cautions=[*_cautions(first, second), NO_CLAIM],
    )


def cells_of(geometry: BaseGeometry) -> list[Cell]:
    """The hexagons that a mark reaches; shape in EPSG:27700 metres."""
    if geometry.geom_type == "Point":
        i, j = hexagon_index(shapely.get_coordinates(geometry), SIDE_M)
        return [(int(i[0]), int(j[0]))]
    west, south, east, north = geometry.bounds
    corners = [(west, south), (west, north), (east, south), (east, north)]
    i, j = hexagon_index(np.array(corners), SIDE_M)
    near = list(
        product(
            range(int(i.min()) - 1, int(i.max()) + 2), range(int(j.min()) - 1, int(j.max()) + 2)
        )
    )
    hexagons = shapely.polygons(_outlines(near))
    reached = np.atleast_1d(shapely.intersects(hexagons, geometry))
    return [cell for cell, is_reached in zip(near, reached, strict=True) if is_reached]


def told_words(before: MarkCountsOut, after: MarkCountsOut) -> str:
    """Say what a hexagon was marked as in both sessions."""
    was, now = _marked(before), _marked(after)
    if was == now:
        return f"Marked {was} in both"
    if not was:
        return f"No mark before, {now} now"
    if not now:
        return f"{was.capitalize()} before, no mark now"
    return f"{was.capitalize()} before, {now} now"


def _cells(
    session: Session, before: Sequence[MarkRow], after: Sequence[MarkRow]
) -> list[MarkedCellOut]:
    was, now = _by_cell(before), _by_cell(after)
    found = sorted({*was, *now})
    if not found:
        return []
    outlines = _outlines(found)
    cells = [
        _cell(session, cell, outline, counted(was.get(cell, [])), counted(now.get(cell, [])))
        for cell, outline in zip(found, outlines, strict=True)
    ]
    return sorted(cells, key=_weight, reverse=True)


def _outlines(cells: Sequence[Cell]) -> NDArray[np.float64]:
    columns, rows = np.array(cells).T
    return hexagon_outlines(columns, rows, SIDE_M)


def _by_cell(marks: Iterable[MarkRow]) -> dict[Cell, list[MarkRow]]:
    found: dict[Cell, list[MarkRow]] = {}
    for mark in marks:
        for cell in cells_of(shapely.from_wkb(mark.geom)):
            found.setdefault(cell, []).append(mark)
    return found


def _cell(
    session: Session,
    cell: Cell,
    outline: NDArray[np.float64],
    before: MarkCountsOut,
    after: MarkCountsOut,
) -> MarkedCellOut:
    hexagon = shapely.Polygon(outline)
    street = whereabouts.name_near(session, shapely.to_wkb(hexagon.centroid))
    reference = grid_reference(hexagon.centroid.x, hexagon.centroid.y)
    return MarkedCellOut(
        key=f"{cell[0]}_{cell[1]}",
        ring=[(lon, lat) for lon, lat in to_geojson(hexagon)["coordinates"][0]],
        label=f"{street}, {reference}" if street else reference,
        before=before,
        after=after,
        words=told_words(before, after),
    )


def _weight(cell: MarkedCellOut) -> tuple[int, int, int]:
    """Red in both comes first, then red in one of them, then the most marks."""
    reds = min(1, cell.before.red) + min(1, cell.after.red)
    return reds, cell.before.red + cell.after.red, cell.before.green + cell.after.green


def _marked(counts: MarkCountsOut) -> str:
    words = [colour for colour in COLOURS if getattr(counts, colour)]
    if counts.avoided:
        words.append("avoided")
    return words[0] if len(words) == 1 else " and ".join([", ".join(words[:-1]), *words[-1:]])


def _summary(cells: Sequence[MarkedCellOut]) -> list[WordsCountOut]:
    found = Counter(cell.words for cell in cells)
    return [WordsCountOut(words=words, cells=n) for words, n in found.most_common()]


def _reading(cells: Sequence[MarkedCellOut], hidden: Sequence[str], smallest: int) -> str:
    if hidden:
        named = " and ".join(f"“{one}”" for one in hidden)
        return f"{named} cannot be compared: fewer than {smallest} young people took part."
    if not cells:
        return "Neither session holds a mark."
    both = sum(1 for cell in cells if cell.before.red and cell.after.red)
    turned = sum(1 for cell in cells if cell.before.red and not cell.after.red and cell.after.green)
    fresh = sum(1 for cell in cells if cell.after.red and not cell.before.red)
    return (
        f"{_places(len(cells))} of {CELL_WIDTH_M} m marked in at least one session."
        f" Marked red in both: {both}. Red before, green now: {turned}."
        f" Red now and not before: {fresh}."
    )


def _places(number: int) -> str:
    return f"{number} place" if number == 1 else f"{number} places"


def _cautions(first: SessionRow, second: SessionRow) -> list[str]:
    told: list[str] = []
    if first.time_asked != second.time_asked:
        told.append("The two sessions asked about different times of day.")
    if first.age_band != second.age_band:
        told.append("The two sessions were held with different ages.")
    if second.held_on < first.held_on:
        told.append("The session on the right was held before the one on the left.")
    return told
