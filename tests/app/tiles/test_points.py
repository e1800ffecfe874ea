"""Tiles cut from memory tell what tiles made by PostGIS tell."""

from typing import Any

import mapbox_vector_tile
import numpy as np
import pytest
from sqlalchemy import text

from app.db import Database, Tier
from app.tiles.address import TileAddress
from app.tiles.connections import TileConnections
from app.tiles.incident_statements import incidents
from app.tiles.point_table import PointTable
from app.tiles.points import read_points
from tests import factories
from tests.app.tiles.map_tiles import tile_of
from tests.conftest import SLUG, SessionAs

Told = dict[int, tuple[dict[str, Any], list[int]]]


@pytest.fixture
def connections(database: Database) -> Any:  # noqa: ANN401
    made = TileConnections(database, most=2)
    yield made
    made.close()


def told(content: bytes) -> Told:
    features = mapbox_vector_tile.decode(content)["incidents"]["features"]
    return {one["id"]: (one["properties"], one["geometry"]["coordinates"]) for one in features}


def read(connections: TileConnections, tier: Tier) -> PointTable:
    table = read_points(connections, SLUG, tier, most_bytes=10_000_000)
    assert table is not None
    return table


def scatter(session_as: SessionAs) -> None:
    rng = np.random.default_rng(11)
    with session_as("exact") as session:
        other = factories.add_source(session, key="other_source")
        for n, (x, y) in enumerate(rng.uniform((534100, 185100), (534900, 185900), (60, 2))):
            factories.add_incident(
                session,
                at=(float(x), float(y)),
                harm_type=("robbery", "hate", "weapon")[n % 3],
                weekday=None if n % 4 else 1 + n % 7,
                hour=None if n % 4 else n % 24,
                source=other if n % 5 == 0 else None,
                enforcement_driven=n % 7 == 0,
            )
        factories.add_incident(session, at=None)
        session.execute(text("UPDATE incident SET geom_street = st_translate(geom, 25, -10)"))


@pytest.mark.parametrize("tier", ["exact", "street"])
@pytest.mark.parametrize("z", [12, 14, 16])
def test_memory_and_database_tell_the_same(
    connections: TileConnections, session_as: SessionAs, tier: Tier, z: int
) -> None:
    scatter(session_as)
    table = read(connections, tier)
    _, x, y = tile_of((534500, 185500), z)
    values = {"z": z, "x": x, "y": y, **TileAddress(z, x, y).bounds_m}
    there = told(connections.read_tile(SLUG, tier, incidents(tier), values))
    here = told(table.tile(TileAddress(z, x, y)))
    assert len(here) > 0
    assert {n: one[0] for n, one in here.items()} == {n: one[0] for n, one in there.items()}
    # PostGIS rounds to the nearest unit, the table to the one the point lies in.
    apart = [np.subtract(here[n][1], there[n][1]) for n in here]
    assert np.abs(apart).max() <= 1


def test_points_that_would_take_too_much_memory_are_not_read(
    connections: TileConnections, session_as: SessionAs
) -> None:
    scatter(session_as)
    assert read_points(connections, SLUG, "exact", most_bytes=100) is None


def test_partnership_without_incidents_has_an_empty_table(connections: TileConnections) -> None:
    assert len(read(connections, "exact").codes) == 0
