"""Layers as files. Recorded incidents leave only as counts by cell, small ones hidden."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy.orm import Session

from app.audit import service as audit
from app.features import export_queries
from app.features.export_queries import FeatureRow
from app.features.layer_words import LAYER_WORDS, LayerWords
from app.identity.person import Person
from app.incidents import service as incidents
from app.incidents.cube import CELL_WIDTHS_M
from app.incidents.filters import IncidentFilter
from app.params import BBox
from app.plain_text import no_formula
from app.problems import Forbidden, InvalidInput, NotFound, TooLarge

MOST_ROWS = 50_000


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Which layer, and which part of it."""

    layer: str
    chosen: IncidentFilter
    box: BBox | None
    width_m: int
    threshold: int


def as_geojson(session: Session, person: Person, choice: ExportChoice) -> bytes:
    """Write a layer as a GeoJSON feature collection, WGS 84.

    Raises
    ------
    NotFound, Forbidden, InvalidInput, TooLarge
        When there is no such layer to export, the person may not see it, the width is none of
        ours, or the layer has more records than one file may hold.
    """
    rows = _rows(session, person, choice, file="geojson")
    features = [
        {
            "type": "Feature",
            "id": row.id,
            "geometry": orjson.Fragment(row.geometry) if row.geometry else None,
            "properties": row.properties,
        }
        for row in rows
    ]
    return orjson.dumps({"type": "FeatureCollection", "features": features})


def as_csv(session: Session, person: Person, choice: ExportChoice) -> bytes:
    """Write a layer as a table; ``lon`` and ``lat`` are a point inside each shape.

    Raises
    ------
    NotFound, Forbidden, InvalidInput, TooLarge
        As for GeoJSON.
    """
    rows = _rows(session, person, choice, file="csv")
    names = list(rows[0].properties) if rows else []
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["id", *names, "lon", "lat"])
    for row in rows:
        values = [_safe(row.properties[name]) for name in names]
        writer.writerow([row.id, *values, row.lon, row.lat])
    return out.getvalue().encode("utf-8-sig")


def _rows(
    session: Session, person: Person, choice: ExportChoice, *, file: str
) -> Sequence[FeatureRow]:
    words = _words(choice.layer)
    if not person.may(words.layer.right):
        raise Forbidden(
            "Ask an administrator of your partnership if you need it.",
            right=words.layer.right.value,
        )
    if choice.width_m not in CELL_WIDTHS_M:
        raise InvalidInput([("query.width", "Cells are 100, 200, 400 or 800 metres wide.")])
    incidents.refuse_unknown_codes(session, choice.chosen)
    rows = export_queries.features(
        session,
        choice.layer,
        chosen=choice.chosen,
        box=choice.box,
        width_m=choice.width_m,
        threshold=choice.threshold,
        most=MOST_ROWS + 1,
    )
    if len(rows) > MOST_ROWS:
        raise TooLarge(f"One file holds at most {MOST_ROWS:,} records. Choose a smaller box.")
    audit.record(
        session,
        action="features.exported",
        object_kind="layer",
        object_id=choice.layer,
        detail={"file": file, "records": len(rows)},
    )
    return rows


def _words(layer: str) -> LayerWords:
    for words in LAYER_WORDS:
        if words.layer.key == layer and layer in export_queries.EXPORTED:
            return words
    raise NotFound(
        "There is no layer of this name to export. Recorded incidents leave as incident_cells."
    )


def _safe(value: Any) -> Any:  # noqa: ANN401 - whatever the layer holds
    """A value that no spreadsheet takes for a formula."""
    return no_formula(value) if isinstance(value, str) else value
