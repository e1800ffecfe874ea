"""Areas as they come in and as they leave."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.plain_text import Line, Paragraphs, Sought
from app.records.fields import Code

MadeBy = Literal["polygon", "circle", "boundary", "place", "upload", "copy", "suggestion"]
OriginValue = Sought | Annotated[float, Field(allow_inf_nan=False)] | bool | None
Origin = Annotated[dict[Code, OriginValue], Field(max_length=20)]
"""What an area was drawn from, in a few plain values."""
SHAPES = ("geometry", "boundary_id", "centre", "place_id", "change_id")


class OutlineIn(BaseModel):
    """One way to say where an area is.

    Either a GeoJSON ``geometry``, or a ``boundary_id``, or ``radius_m`` around a ``centre``
    (longitude, latitude), a ``place_id`` or a ``change_id``.
    """

    model_config = ConfigDict(extra="forbid")

    geometry: dict[str, Any] | None = None
    boundary_id: Annotated[int, Field(ge=1, lt=2**63)] | None = None
    centre: tuple[float, float] | None = None
    place_id: UUID | None = None
    change_id: UUID | None = None
    radius_m: Annotated[float, Field(ge=10, le=5000, allow_inf_nan=False)] | None = None

    @property
    def shape(self) -> str | None:
        """Which way was chosen."""
        return next((name for name in SHAPES if getattr(self, name) is not None), None)

    def refuse_ambiguous(self) -> None:
        """Refuse more than one way, and a centre without a distance."""
        given = [name for name in SHAPES if getattr(self, name) is not None]
        if len(given) > 1:
            message = f"Say where the area is in one way, not by {' and '.join(given)}."
            raise ValueError(message)
        if self.centre is not None and self.radius_m is None:
            raise ValueError("Give radius_m, the distance around the centre in metres.")


class AreaIn(OutlineIn):
    """A new area."""

    name: Line
    kind: Code
    reason: Paragraphs = ""
    made_by: MadeBy = "polygon"
    origin: Origin | None = None

    @model_validator(mode="after")
    def has_one_outline(self) -> Self:
        """Refuse an area that is nowhere, or in two places."""
        self.refuse_ambiguous()
        if self.shape is None:
            message = "Draw the area, or say which boundary, place or change it is around."
            raise ValueError(message)
        return self


class AreaChange(OutlineIn):
    """What is changed of an area; what is left out stays."""

    name: Line | None = None
    kind: Code | None = None
    reason: Paragraphs | None = None
    made_by: MadeBy | None = None

    @model_validator(mode="after")
    def has_at_most_one_outline(self) -> Self:
        """Refuse an outline that is said in two ways, and a change that changes nothing."""
        self.refuse_ambiguous()
        if not self.model_fields_set:
            raise ValueError("Say what to change.")
        return self


class AreaRowOut(BaseModel):
    """An area in a list. ``centre`` and ``bbox`` are longitude and latitude."""

    id: UUID
    name: str
    kind: str
    kind_label: str
    stage: str | None
    stage_label: str | None
    lead: str | None
    hectares: float
    last_change_on: date | None
    review_on: date | None
    version: int
    centre: tuple[float, float]
    bbox: tuple[float, float, float, float]


class AreasOut(BaseModel):
    """The areas that match."""

    items: list[AreaRowOut]
    count: int


class AreaOut(AreaRowOut):
    """One area with its outline (WGS 84) and the ground it lies on.

    ``homes`` counts residential buildings, rounded to ten; None where buildings are not known.
    ``warnings`` are said once, after saving.
    """

    reason: str
    made_by: str
    origin: dict[str, Any] | None
    geometry: dict[str, Any]
    wards: list[str]
    homes: int | None
    created_at: datetime
    created_by: str | None
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class SimilarAreaOut(BaseModel):
    """A saved area that is nearly the same; ``overlap`` is the shared part of both, 0 to 1."""

    id: UUID
    name: str
    overlap: float


class AreaCheckOut(BaseModel):
    """What an outline would be as an area; nothing is saved.

    ``problems`` would stop it from being saved, ``warnings`` would not. ``crossings`` are the
    places where the outline crossed itself before it was mended.
    """

    geometry: dict[str, Any]
    hectares: float
    vertices: int
    wards: list[str]
    homes: int | None
    problems: list[str]
    warnings: list[str]
    crossings: list[tuple[float, float]]
    similar: list[SimilarAreaOut]
