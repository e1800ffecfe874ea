"""Every place that might serve as comparison, before any is counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy.orm import Session

from app.reviews import candidates_queries as queries
from app.reviews.candidates_schemas import CandidateKind

LIKE_SIZE = 10.0
"""A place with so many times the ground, or a part as small, is not compared."""
OUTSIDE = 0.02
NEARLY_EQUAL = 0.8
LABELS: Mapping[str, tuple[CandidateKind, str]] = {
    "ward": ("ward", "Ward"),
    "lsoa11": ("small_area", "Statistical area"),
    "lsoa21": ("small_area", "Statistical area"),
    "msoa21": ("small_area", "Statistical area"),
    "other": ("small_area", "Boundary"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Offered:
    """A place that might be compared; ``key`` tells it from all others."""

    key: str
    name: str
    kind: CandidateKind
    kind_label: str
    shape: BaseGeometry
    area_id: UUID | None = None
    boundary_id: int | None = None
    drawn_on: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Places of like size inside the partnership, and why others are not among them."""

    offered: Sequence[Offered]
    refused: Sequence[tuple[Offered, str]]


def pool_of(session: Session, treated: BaseGeometry, *, besides: UUID | None) -> Pool:
    """Gather saved areas, wards and statistical areas; saved areas meant as comparison first."""
    ground = queries.outline(session)
    outline = None if ground is None else shapely.from_wkb(ground)
    if outline is not None:
        shapely.prepare(outline)
    kept: list[Offered] = []
    refused: list[tuple[Offered, str]] = []
    for one in [*_saved(session, besides), *_small(session, treated)]:
        why = _size(one.shape, treated) or _outside(one.shape, outline) or _again(one, kept)
        if why:
            refused.append((one, why))
        else:
            kept.append(one)
    return Pool(kept, refused)


def _saved(session: Session, besides: UUID | None) -> list[Offered]:
    return [
        Offered(
            key=f"area:{row.id}",
            name=row.name,
            kind="saved_area",
            kind_label=f"Saved: {row.kind_label[:1].lower()}{row.kind_label[1:]}",
            shape=shapely.from_wkb(row.geom),
            area_id=row.id,
            drawn_on=row.drawn_on,
        )
        for row in queries.saved(session, besides=besides)
    ]


def _small(session: Session, treated: BaseGeometry) -> list[Offered]:
    found: list[Offered] = []
    for row in queries.small(session, shapely.to_wkb(treated)):
        kind, label = LABELS[row.boundary_type]
        shape = shapely.from_wkb(row.geom)
        found.append(
            Offered(f"boundary:{row.id}", row.name, kind, label, shape, boundary_id=row.id)
        )
    return found


def _size(shape: BaseGeometry, treated: BaseGeometry) -> str:
    times = shape.area / treated.area
    if times > LIKE_SIZE:
        return f"It is {times:,.0f} times as large."
    return f"It is {1 / times:,.0f} times smaller." if times < 1 / LIKE_SIZE else ""


def _outside(shape: BaseGeometry, outline: BaseGeometry | None) -> str:
    if outline is None or shapely.covers(outline, shape):
        return ""
    share = 1 - shapely.area(shapely.intersection(outline, shape)) / shape.area
    if share <= OUTSIDE:
        return ""
    return f"{share:.0%} of it lies outside the partnership, where nothing is known."


def _again(one: Offered, kept: Sequence[Offered]) -> str:
    """Say which place it nearly equals; counts of both would give away what lies between them."""
    for other in kept:
        common = one.shape.intersection(other.shape).area
        if common >= NEARLY_EQUAL * (one.shape.area + other.shape.area - common):
            return f"It is nearly the same ground as “{other.name}”."
    return ""
