"""What the borough is made of: plain frozen rows with geometry in EPSG:27700."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True)
class Street:
    """One named street as drawn, before it is cut at its junctions."""

    name: str
    street_class: str
    district: str
    line: shapely.LineString


@dataclass(frozen=True)
class Segment:
    """A piece of street between two junctions."""

    segment_id: int
    name: str
    street_class: str
    district: str
    start_node: int
    end_node: int
    line: shapely.LineString


@dataclass(frozen=True)
class Block:
    """Land between streets, all built in one style."""

    style: str
    district: str
    outline: shapely.Polygon


@dataclass(frozen=True)
class Building:
    """A footprint, with the number of homes inside."""

    building_id: int
    use: str
    homes: int
    segment_id: int
    outline: BaseGeometry


@dataclass(frozen=True)
class Ground:
    """A stretch of land or water that is not built on, or one site as a whole."""

    layer: str
    ground_class: str
    name: str
    geometry: BaseGeometry


@dataclass(frozen=True)
class Boundary:
    """An administrative area with an invented code."""

    boundary_type: str
    code: str
    name: str
    vintage: str
    population: int | None
    geometry: shapely.MultiPolygon


@dataclass(frozen=True)
class Postcode:
    """An invented postcode with the mean place of its buildings."""

    postcode: str
    point: shapely.Point
    homes: int


@dataclass(frozen=True)
class Place:
    """A place people go to: school, stop, park, shop, estate."""

    place_id: str
    name: str
    place_type: str
    geometry: BaseGeometry


@dataclass(frozen=True)
class TermDate:
    """A school term."""

    name: str
    starts: date
    ends: date


@dataclass(frozen=True)
class OpeningHours:
    """A weekly opening, 1 is Monday, valid for a while."""

    weekday: int
    opens: time
    closes: time
    valid_from: date
    valid_to: date | None
    term: str


@dataclass(frozen=True)
class Provision:
    """Something to do and somebody to talk to for young people."""

    provision_id: str
    name: str
    provision_type: str
    organisation: str
    description: str
    min_age: int
    max_age: int
    cost_text: str
    free: bool
    capacity: int | None
    accessibility: str
    address: str
    postcode: str
    status: str
    opened_on: date
    closed_on: date | None
    assured_on: date
    point: shapely.Point
    hours: tuple[OpeningHours, ...]


@dataclass(frozen=True)
class GuardianSite:
    """A place whose adults look out for young people."""

    site_id: str
    name: str
    site_type: str
    organisation: str
    status: str
    trained_on: date | None
    training_expires_on: date | None
    hours: tuple[tuple[int, time, time], ...]
    languages: tuple[str, ...]
    safe_haven: bool
    referral_route: bool
    address: str
    postcode: str
    point: shapely.Point


@dataclass(frozen=True)
class Change:
    """An entry of the ledger of changes."""

    number: int
    title: str
    intervention_type: str
    description: str
    mechanism: str | None
    status: str
    geometry: BaseGeometry
    location_label: str
    agency: str
    requested_on: date | None
    decided_on: date | None
    started_on: date | None
    completed_on: date | None
    ended_on: date | None
    expires_on: date | None
    date_precision: str
    decision_reason: str
    asset_ref: str
    area_name: str | None = None


@dataclass(frozen=True)
class Area:
    """A drawn area: a location of concern, a comparison area or a ring."""

    name: str
    kind: str
    reason: str
    made_by: str
    geometry: shapely.MultiPolygon


@dataclass(frozen=True)
class Assessment:
    """A location assessment as far as it has come."""

    area_name: str
    title: str
    context_kind: str
    stage: str
    threshold_level: str | None
    lead: str
    summary: str
    started_on: date
    review_on: date | None


@dataclass(frozen=True)
class Incident:
    """One recorded incident: what happened where and when, and what the record still says of it."""

    incident_id: int
    source_key: str
    source_ref: str | None
    harm_type: str
    source_category: str
    enforcement_driven: bool
    happened_at: datetime
    true_point: shapely.Point | None
    segment_id: int
    occurred_from: datetime
    occurred_to: datetime
    time_precision: str
    point: shapely.Point | None
    location_precision: str
    location_label: str
    reporting_agency: str
    handling_level: str
    outcome: str | None
    planted_in: str | None


@dataclass(frozen=True)
class SnapPoint:
    """A map point that stands for all addresses nearer to it than to any other."""

    label: str
    point: shapely.Point
    buildings: int


@dataclass(frozen=True)
class Source:
    """Who a record came from and what may be done with it."""

    key: str
    name: str
    kind: str
    publisher: str
    licence: str
    attribution: str
    location_precision: str | None
    time_precision: str | None
    handling_level: str
    shows: str
    not_for: str


@dataclass(frozen=True)
class Borough:
    """The whole town."""

    seed: int
    outline: shapely.MultiPolygon
    streets: list[Street]
    nodes: list[tuple[float, float]]
    segments: list[Segment]
    blocks: list[Block]
    buildings: list[Building]
    grounds: list[Ground]
    boundaries: list[Boundary]
    postcodes: list[Postcode]
    snap_points: list[SnapPoint]
    places: list[Place]
    terms: list[TermDate]
    provisions: list[Provision]
    guardian_sites: list[GuardianSite]
    areas: list[Area]
    assessments: list[Assessment]
    changes: list[Change]
    sources: list[Source]
    incidents: list[Incident]
    truth: dict[str, Any] = field(repr=False)
