"""Gather what the maps of a conference draw: only hexagons, never a point of an incident."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import shapely
from shapely.geometry import MultiPolygon, Point, Polygon
from sqlalchemy.orm import Session

from app.disclosure.figures import figure
from app.geojson import as_multipolygon
from app.packs import queries
from app.packs.classes import cell_classes, class_of
from app.packs.content import Cell, Feature, MapContent, Symbol
from app.params import Months
from geo.grids import hexagon_outlines, hexagon_side_m

MARGIN_M = 180.0
WIDEST, TALLEST = 2.2, 0.9
"""Width over height of the widest and the tallest picture that is drawn."""
BUILDINGS_UP_TO_M = 3_000.0
SIMPLIFY_M = 0.5


def gather(
    session: Session,
    area: queries.AreaRow,
    *,
    period: Months,
    threshold: int,
    states: Mapping[UUID, tuple[str, str, int | None]],
) -> MapContent:
    """Everything that is drawn round an area.

    Parameters
    ----------
    area : AreaRow
        The area, EPSG:27700.
    period : Months
        Which incidents are counted.
    threshold : int
        The smallest count that is shown.
    states : mapping
        For each provision, guardianship site and change on the map: its state, a few words,
        and its number if it has one.
    """
    outline = as_multipolygon(area.geometry)
    box = _framed(outline)
    ground = _surroundings(box)
    width_m = cell_width_m(area.area_m2)
    near = ground[2] - ground[0] <= BUILDINGS_UP_TO_M
    features = queries.ground(session, ground, with_buildings=near)
    rows = queries.cells(session, ground, width_m=width_m, first=period.first, last=period.last)
    shown = [row.n for row in rows if row.n >= threshold]
    classes = cell_classes(shown, threshold=threshold)
    return MapContent(
        box=box,
        outline=outline,
        features=[
            Feature(one.layer, one.kind, one.name, shapely.simplify(one.geometry, SIMPLIFY_M))
            for one in features
        ],
        cells=[
            Cell(
                key=f"{width_m}/{row.i}/{row.j}",
                outline=ring,
                figure=figure(row.n, threshold),
                class_index=class_of(row.n, classes) if row.n >= threshold else None,
            )
            for row, ring in zip(rows, _rings(rows, width_m), strict=True)
        ],
        classes=classes,
        cell_width_m=width_m,
        symbols=_symbols(session, states),
    )


def cell_width_m(area_m2: float) -> int:
    """Width of the hexagons that suit an area: some ten to fifty of them cover it."""
    hectares = area_m2 / 10_000
    if hectares <= 40:
        return 100
    return 200 if hectares <= 200 else 400


def _framed(outline: MultiPolygon) -> queries.Box:
    """The outline's box with a margin: what every picture must hold."""
    minx, miny, maxx, maxy = outline.bounds
    return minx - MARGIN_M, miny - MARGIN_M, maxx + MARGIN_M, maxy + MARGIN_M


def _surroundings(box: queries.Box) -> queries.Box:
    """The box grown both ways, so that neither a wide nor a tall picture has empty edges."""
    minx, miny, maxx, maxy = box
    width, height = maxx - minx, maxy - miny
    width, height = max(width, height * WIDEST), max(height, width / TALLEST)
    x, y = (minx + maxx) / 2, (miny + maxy) / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _rings(rows: Sequence[queries.CellRow], width_m: int) -> list[Polygon]:
    if not rows:
        return []
    corners = hexagon_outlines(
        [row.i for row in rows], [row.j for row in rows], hexagon_side_m(width_m)
    )
    return [Polygon(ring) for ring in corners]


def _symbols(session: Session, states: Mapping[UUID, tuple[str, str, int | None]]) -> list[Symbol]:
    ids = list(states)
    rows = queries.places(session, provision=ids, guardians=ids, changes=ids)
    symbols: list[Symbol] = []
    for row in rows:
        state, words, number = states[row.id]
        if row.kind in {"provision", "guardian", "change"}:
            kind = row.kind
            symbols.append(
                Symbol(kind, str(row.id), row.name, state, Point(row.x, row.y), number, words)  # type: ignore[arg-type]
            )
    return symbols
