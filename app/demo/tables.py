"""The borough's records as rows of the partnership's tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

import shapely
from psycopg.types.json import Jsonb
from shapely.geometry.base import BaseGeometry

from app.models.base import BRITISH_GRID
from data.demo.practice_states import LedgerLink
from data.demo.records import Borough, GuardianSite

# Ids follow from names, so that links into the demonstration stay good when it is made anew.
NAMESPACE = UUID("6f0f6c0e-5a57-4f0b-9a52-2f1d6f7f4c43")
Row = Sequence[object]
DRAWN_AT = datetime(2024, 1, 15, 10, 30, tzinfo=UTC)
"""When the areas were drawn: before the changes that they are compared across."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for one table."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[Row]


def demo_id(*parts: object) -> UUID:
    """Return the id of a record, the same at every load."""
    return uuid5(NAMESPACE, "/".join(str(part) for part in parts))


def ewkb(geometry: BaseGeometry) -> str:
    """Return a geometry (EPSG:27700) in the form that COPY takes."""
    return shapely.to_wkb(
        shapely.set_srid(geometry, BRITISH_GRID), hex=True, include_srid=True, output_dimension=2
    )


def ground(borough: Borough, source: UUID) -> Table:
    """Streets, buildings, water, green land and sites: the base map."""

    def rows() -> Iterator[Row]:
        for name, street_class, line in _streets(borough):
            layer = "path" if street_class in ("path", "towpath") else "road"
            yield source, layer, street_class, name, ewkb(line)
        for building in borough.buildings:
            yield source, "building", building.use, None, ewkb(building.outline)
        for one in borough.grounds:
            if one.ground_class != "farmland":
                yield source, one.layer, one.ground_class, one.name or None, ewkb(one.geometry)

    return Table("context_feature", ("source_id", "layer", "class", "name", "geom"), rows())


def _streets(borough: Borough) -> Iterator[tuple[str, str, BaseGeometry]]:
    """Join the segments of each street, so that its name is written once along it."""
    lines: dict[tuple[str, str], list[shapely.LineString]] = {}
    for segment in borough.segments:
        lines.setdefault((segment.name, segment.street_class), []).append(segment.line)
    for (name, street_class), parts in lines.items():
        for line in shapely.get_parts(shapely.line_merge(shapely.MultiLineString(parts))):
            yield name, street_class, line


def boundaries(borough: Borough, source: UUID) -> Table:
    """Outline, wards and small areas."""
    return Table(
        "boundary",
        ("source_id", "boundary_type", "code", "name", "vintage", "population", "geom"),
        (
            (source, b.boundary_type, b.code, b.name, b.vintage, b.population, ewkb(b.geometry))
            for b in borough.boundaries
        ),
    )


def postcodes(borough: Borough, source: UUID) -> Table:
    """Postcode centres."""
    return Table(
        "postcode",
        ("postcode", "compact", "quality", "geom", "source_id"),
        (
            (p.postcode, p.postcode.replace(" ", ""), 10, ewkb(p.point), source)
            for p in borough.postcodes
        ),
    )


def places(borough: Borough, source: UUID) -> Table:
    """Places that people know."""
    return Table(
        "place",
        ("id", "source_id", "source_ref", "name", "place_type", "geom"),
        (
            (demo_id(p.place_id), source, p.place_id, p.name, p.place_type, ewkb(p.geometry))
            for p in borough.places
        ),
    )


def terms(borough: Borough) -> Table:
    """School terms."""
    return Table(
        "term_date", ("name", "starts", "ends"), ((t.name, t.starts, t.ends) for t in borough.terms)
    )


def provisions(borough: Borough, source: UUID) -> Table:
    """Youth provision."""
    return Table(
        "provision",
        (
            "id", "source_id", "source_ref", "name", "provision_type", "organisation",
            "description",
            "min_age", "max_age", "cost_text", "free", "capacity", "accessibility", "address",
            "postcode", "geom", "status", "opened_on", "closed_on", "assured_on",
        ),
        (
            (
                demo_id(p.provision_id), source, p.provision_id, p.name, p.provision_type,
                p.organisation, p.description, p.min_age, p.max_age, p.cost_text, p.free,
                p.capacity,
                p.accessibility, p.address, p.postcode, ewkb(p.point), p.status, p.opened_on,
                p.closed_on, p.assured_on,
            )
            for p in borough.provisions
        ),
    )  # fmt: skip


def opening_hours(borough: Borough) -> Table:
    """Weekly openings of the provision."""
    return Table(
        "opening_hours",
        ("provision_id", "weekday", "opens", "closes", "valid_from", "valid_to", "term"),
        (
            (
                demo_id(p.provision_id),
                h.weekday,
                h.opens,
                h.closes,
                h.valid_from,
                h.valid_to,
                h.term,
            )
            for p in borough.provisions
            for h in p.hours
        ),
    )


def guardian_sites(borough: Borough, source: UUID, *, today: date) -> Table:
    """Guardianship sites; training that has run out by today has lapsed."""
    return Table(
        "guardian_site",
        (
            "id", "source_id", "source_ref", "name", "site_type", "organisation", "status",
            "trained_on", "training_expires_on", "hours", "languages", "safe_haven",
            "referral_route", "address", "postcode", "geom",
        ),
        (
            (
                demo_id(g.site_id), source, g.site_id, g.name, g.site_type, g.organisation,
                _status(g, today), g.trained_on, g.training_expires_on, Jsonb(_hours(g)),
                list(g.languages), g.safe_haven, g.referral_route, g.address, g.postcode,
                ewkb(g.point),
            )
            for g in borough.guardian_sites
        ),
    )  # fmt: skip


def _status(site: GuardianSite, today: date) -> str:
    expired = site.training_expires_on is not None and site.training_expires_on < today
    return "lapsed" if expired else site.status


def _hours(site: GuardianSite) -> list[dict[str, object]]:
    return [
        {"weekday": weekday, "opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}"}
        for weekday, opens, closes in site.hours
    ]


def areas(borough: Borough) -> Table:
    """Saved areas of all kinds."""
    return Table(
        "area",
        ("id", "name", "kind", "reason", "made_by", "geom", "created_at", "updated_at"),
        (
            (
                area_id(a.name, a.kind),
                a.name,
                a.kind,
                a.reason,
                a.made_by,
                ewkb(a.geometry),
                DRAWN_AT,
                DRAWN_AT,
            )
            for a in borough.areas
        ),
    )


def area_id(name: str, kind: str = "scoping") -> UUID:
    """Return the id of a saved area."""
    return demo_id("area", kind, name)


def changes(borough: Borough, ledger: Mapping[int, LedgerLink]) -> Table:
    """The ledger, with what the practice adds: whose action a change is, and when it moves on."""
    nothing = LedgerLink(0, None, None, None)
    return Table(
        "change",
        (
            "id", "number", "title", "intervention_type", "description", "mechanism", "status",
            "geom", "location_label", "agency", "requested_on", "decided_on", "started_on",
            "completed_on", "ended_on", "expires_on", "date_precision", "decision_reason",
            "asset_ref", "area_id", "action_id", "replaces_id", "move_on",
        ),
        (
            (
                demo_id("change", c.number), c.number, c.title, c.intervention_type, c.description,
                c.mechanism, c.status, ewkb(c.geometry), c.location_label, c.agency, c.requested_on,
                c.decided_on, c.started_on, c.completed_on, c.ended_on, c.expires_on,
                c.date_precision, c.decision_reason or None, c.asset_ref or None,
                area_id(c.area_name) if c.area_name else None,
                None if link.action is None else demo_id(link.action.table, link.action.key),
                None if link.replaces is None else demo_id("change", link.replaces), link.move_on,
            )
            for c in borough.changes
            for link in (ledger.get(c.number, nothing),)
        ),
    )  # fmt: skip
