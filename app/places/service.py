"""Tell places and boundaries."""

from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import refuse_strange_filters
from app.params import BBox
from app.places import queries
from app.places.queries import BoundaryRow, PlaceRow
from app.places.schemas import (
    BoundaryListOut,
    BoundaryOut,
    BoundaryShapeOut,
    PlaceListOut,
    PlaceOut,
)
from app.problems import NotFound

LARGEST_ID = 2**63 - 1


def read_place(session: Session, place_id: UUID) -> PlaceOut:
    """Tell one place.

    Raises
    ------
    NotFound
        When there is none with this id.
    """
    row = queries.place(session, place_id)
    if row is None:
        raise NotFound("There is no place with this number.")
    return _place(row)


def list_places(
    session: Session, *, q: str | None, kind: str | None, bbox: BBox | None, most: int
) -> PlaceListOut:
    """List places by name, at most so many.

    Raises
    ------
    InvalidInput
        When a code asked for is on no list of the partnership.
    """
    refuse_strange_filters(session, {"type": ("place_type", kind)})
    rows, count = queries.places(session, words=q or None, kind=kind or None, bbox=bbox, most=most)
    items = [_place(row) for row in rows]
    return PlaceListOut(items=items, count=count, more=count > len(items))


def list_boundaries(session: Session, kind: str | None) -> BoundaryListOut:
    """List boundaries of a type, or all."""
    items = [_boundary(row) for row in queries.boundaries(session, kind or None)]
    return BoundaryListOut(items=items, count=len(items))


def read_boundary(session: Session, boundary_id: int) -> BoundaryShapeOut:
    """Tell one boundary with its outline.

    Raises
    ------
    NotFound
        When there is none with this id.
    """
    row = queries.boundary(session, boundary_id) if boundary_id <= LARGEST_ID else None
    if row is None:
        raise NotFound("There is no boundary with this number.")
    told = _boundary(row)
    return BoundaryShapeOut(**told.model_dump(), geometry=queries.outline(session, row.id))


def _place(row: PlaceRow) -> PlaceOut:
    return PlaceOut(
        id=row.id,
        name=row.name,
        place_type=row.place_type,
        source_name=row.source_name,
        centre=row.centre,
        bbox=row.bbox,
        geometry=row.geometry,
        version=row.version,
    )


def _boundary(row: BoundaryRow) -> BoundaryOut:
    return BoundaryOut(
        id=row.id,
        code=row.code,
        name=row.name,
        type=row.boundary_type,
        vintage=row.vintage,
        population=row.population,
        source_name=row.source_name,
        bbox=row.bbox,
    )
