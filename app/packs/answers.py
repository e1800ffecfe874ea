"""A presentation as the screen receives it."""

from typing import Any
from uuid import UUID

from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from app.disclosure.figures import shown_count
from app.geojson import to_geojson
from app.packs import schemas
from app.packs.content import Cell, MapContent, Presentation


def presentation_out(content: Presentation) -> schemas.PresentationOut:
    """Turn metres into degrees and content into an answer."""
    return schemas.PresentationOut(
        area=schemas.PresentedArea(
            id=UUID(content.area_id), name=content.name, hectares=content.hectares
        ),
        period=schemas.PresentedPeriod(
            first=f"{content.first_month:%Y-%m}",
            last=f"{content.last_month:%Y-%m}",
            words=content.period_words,
        ),
        audience="Conference view",
        footer=f"{content.name}, {content.period_words}",
        map=map_out(content.map),
        hours=schemas.PackHoursOut(
            rows=[
                schemas.HoursRowOut(weekday=row.weekday, label=row.label, cells=list(row.cells))
                for row in content.hours
            ],
            provision_hours=[
                schemas.OpenSpanOut(weekday=one.weekday, opens=one.opens, closes=one.closes)
                for one in content.open_spans
            ],
            words=content.hours_words,
        ),
        months=[
            schemas.MonthOut(month=f"{month:%Y-%m}", figure=figure)
            for month, figure in content.months
        ],
        slides=[
            schemas.SlideOut(
                key=one.key,
                title=one.title,
                bullets=list(one.bullets),
                description=one.description,
                shows=one.shows,
            )
            for one in content.slides
        ],
        sources=list(content.attributions),
        hidden=list(content.hidden),
    )


def map_out(drawn: MapContent) -> schemas.MapOut:
    """The map's content in WGS 84."""
    return schemas.MapOut(
        bbox=_bbox(box(*drawn.box)),
        outline=to_geojson(drawn.outline),
        context={
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"layer": one.layer, "class": one.kind, "name": one.name},
                    "geometry": to_geojson(one.geometry),
                }
                for one in drawn.features
            ],
        },
        cells=[_cell(one) for one in drawn.cells],
        classes=[
            schemas.CellClassOut(start=one.start, end=one.end, label=one.label)
            for one in drawn.classes
        ],
        cell_width_m=drawn.cell_width_m,
        symbols=[
            schemas.SymbolOut(
                kind=one.kind,
                id=one.key,
                name=one.name,
                state=one.state,
                detail=one.detail,
                number=one.number,
                at=_place(one.at),
            )
            for one in drawn.symbols
        ],
    )


def _cell(cell: Cell) -> schemas.CellOut:
    state = cell.figure.state
    return schemas.CellOut(
        id=cell.key,
        state="zero" if state == "no_data" else state,
        n=shown_count(cell.figure) or None,
        class_index=cell.class_index,
        geometry=to_geojson(cell.outline),
        centre=_place(cell.outline.centroid),
    )


def _place(point: BaseGeometry) -> tuple[float, float]:
    lon, lat = to_geojson(point)["coordinates"]
    return lon, lat


def _bbox(outline: BaseGeometry) -> tuple[float, float, float, float]:
    ring: list[Any] = list(to_geojson(outline)["coordinates"][0])
    lons, lats = [place[0] for place in ring], [place[1] for place in ring]
    return min(lons), min(lats), max(lons), max(lats)
