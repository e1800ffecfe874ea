"""What the service says of places, boundaries and what a search finds."""

from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel

Box = tuple[float, float, float, float]
FoundKind = Literal[
    "postcode", "street", "place", "area", "change", "ward", "provision", "guardian_site"
]


class PlaceOut(BaseModel):
    """One place, as a point or an outline, WGS 84; ``centre`` always lies inside it."""

    id: UUID
    name: str
    place_type: str
    source_name: str | None
    centre: tuple[float, float] | None
    bbox: Box | None
    geometry: dict[str, Any] | None
    version: int


class PlaceListOut(BaseModel):
    """Places that match, by name, and how many match; ``more`` says that the list was cut."""

    items: list[PlaceOut]
    count: int
    more: bool


class BoundaryOut(BaseModel):
    """One boundary without its outline."""

    id: int
    code: str
    name: str
    type: str
    vintage: str
    population: int | None
    source_name: str | None
    bbox: Box


class BoundaryListOut(BaseModel):
    """Boundaries of a type, by name."""

    items: list[BoundaryOut]
    count: int


class BoundaryShapeOut(BoundaryOut):
    """One boundary with its outline, WGS 84."""

    geometry: dict[str, Any]


class FoundOut(BaseModel):
    """One thing that a search found, and how precisely its place is known."""

    kind: FoundKind
    id: str
    name: str
    detail: str | None
    precision_note: str | None
    centre: tuple[float, float]
    bbox: Box | None


class FoundListOut(BaseModel):
    """What a search found, the best match first."""

    items: list[FoundOut]
    count: int
