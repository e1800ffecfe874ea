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
BUILDINGS_UP_TO_M = 3_000.0
SIMPLIFY_M = 0.5


def gather(
    session: Session,
    area: queries.AreaRow,
    *,
    period: Months,
    threshold: int,
    shape: float,
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
    shape : float
        Width over height of the picture that the box must fill.
    states : mapping
        For each provision, guardianship site and change on the map: its state, a few words,
        and its number if it has one.
    """
    outline = as_multipolygon(area.geometry)
    box = _box(outline, shape)
    width_m = cell_width_m(area.area_m2)
    features = queries.ground(session, box, with_buildings=box[2] - box[0] <= BUILDINGS_UP_TO_M)
    rows = queries.cells(session, box, width_m=width_m, first=period.first, last=period.last)
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


def _box(outline: MultiPolygon, shape: float) -> queries.Box:
    """The outline's box with a margin, grown to the shape of the picture."""
    minx, miny, maxx, maxy = outline.bounds
    width, height = maxx - minx + 2 * MARGIN_M, maxy - miny + 2 * MARGIN_M
    width, height = max(width, height * shape), max(height, width / shape)
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
