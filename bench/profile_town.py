"""A flat invented town with as many incidents as asked, for measuring the area profile."""

from collections.abc import Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, text

from app.accounts.service import create_account, create_partnership, enter
from app.identity.roles import Role
from app.schema import upgrade_shared

SLUG, PASSWORD, EMAIL = "bench", "correct horse battery", "lead@bench.example"
WEST, SOUTH = 400_000, 180_000
BOROUGH = (6_000, 5_000)
BOROUGH_INCIDENTS = 400_000
MONTHS, SEED, PORTION = 36, 20261123, 100_000
HARMS = ("asb_nuisance", "asb_personal", "robbery", "syv", "weapon", "missing", "cse", "hate")


def ground_of(incidents: int) -> tuple[int, int]:
    """Width and height in metres: a borough, or a region as densely recorded where it is more."""
    scale = max(1.0, incidents / BOROUGH_INCIDENTS) ** 0.5
    return round(BOROUGH[0] * scale / 500) * 500, round(BOROUGH[1] * scale / 500) * 500


def make_town(owner: Engine, incidents: int) -> None:
    """Make the partnership ``bench`` with its ground, strengths and incidents."""
    width_m, height_m = ground_of(incidents)
    place = {"w": WEST, "s": SOUTH, "dx": width_m, "dy": height_m}
    upgrade_shared(owner)
    create_partnership(owner, slug=SLUG, name="Bench", council="Benchwick")
    create_account(
        owner,
        email=EMAIL,
        display_name="Bench lead",
        password=PASSWORD,
        partnership=SLUG,
        role=Role.ASSESSMENT_LEAD,
        agency="community_safety",
    )
    with owner.begin() as connection:
        enter(connection, SLUG)
        connection.execute(text(GROUND), place)
        connection.execute(text("SELECT setseed(0.5)"))
        for statement in STRENGTHS:
            connection.execute(text(statement), place)
        definitions = _drop_indexes(connection)
        _copy_incidents(connection, incidents)
        for definition in definitions:
            connection.execute(text(definition))
    with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"VACUUM ANALYZE p_{SLUG}.incident"))


GROUND = """
    WITH box AS (
        SELECT st_multi(st_makeenvelope(:w, :s, :w + :dx, :s + :dy, 27700)) AS geom
    )
    INSERT INTO boundary (boundary_type, code, name, population, geom)
    SELECT 'outline', 'X01', 'Benchwick', NULL::int, geom FROM box
    UNION ALL
    SELECT 'lsoa21', 'X' || i || '_' || j, 'Square ' || i || ' ' || j, 1600,
           st_multi(st_makeenvelope(:w + 500 * i, :s + 500 * j,
                                    :w + 500 * (i + 1), :s + 500 * (j + 1), 27700))
    FROM generate_series(0, :dx / 500 - 1) AS i, generate_series(0, :dy / 500 - 1) AS j
"""
STRENGTHS = (
    """
    INSERT INTO provision (name, provision_type, geom)
    SELECT 'Club ' || n, 'open_access',
           st_setsrid(st_makepoint(:w + random() * :dx, :s + random() * :dy), 27700)
    FROM generate_series(1, 2 * :dx * :dy / 1000000) AS n
    """,
    """
    INSERT INTO opening_hours (provision_id, weekday, opens, closes)
    SELECT id, weekday, '16:00', '20:00' FROM provision, generate_series(1, 5, 2) AS weekday
    """,
    """
    INSERT INTO guardian_site (name, site_type, status, geom)
    SELECT 'Site ' || n, 'shop', 'active',
           st_setsrid(st_makepoint(:w + random() * :dx, :s + random() * :dy), 27700)
    FROM generate_series(1, 3 * :dx * :dy / 1000000) AS n
    """,
    """
    INSERT INTO change (title, intervention_type, status, agency, completed_on, geom)
    SELECT 'Lamps ' || n, 'street_lighting_new', 'in_place', 'highways',
           date '2024-01-01' + (n * 37) % 1000,
           st_setsrid(st_makepoint(:w + random() * :dx, :s + random() * :dy), 27700)
    FROM generate_series(1, 4 * :dx * :dy / 1000000) AS n
    """,
    """
    INSERT INTO data_source (key, name, kind, publisher, licence, attribution, shows, not_for)
    SELECT 'bench_' || n, 'Bench source ' || n, 'incidents', 'Bench', 'OGL v3.0', 'Bench', 'x', 'y'
    FROM generate_series(1, 4) AS n
    """,
)


def _drop_indexes(connection: Connection) -> list[str]:
    found = connection.execute(
        text(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
            " AND tablename = 'incident' AND indexname LIKE 'ix_%'"
        )
    ).all()
    for row in found:
        connection.execute(text(f'DROP INDEX "{row.indexname}"'))
    return [row.indexdef for row in found]


def _copy_incidents(connection: Connection, incidents: int) -> None:
    sources = [
        row.id for row in connection.execute(text("SELECT id FROM data_source ORDER BY key"))
    ]
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.execute(
        f"CREATE TEMP TABLE arriving (LIKE p_{SLUG}.incident INCLUDING DEFAULTS) ON COMMIT DROP"
    )
    with (
        raw.cursor() as cursor,
        cursor.copy(
            "COPY arriving (id, source_id, row_key, harm_type, source_category, enforcement_driven,"
            " month, weekday, hour, time_precision, geom, geom_street, geom_cell,"
            " location_precision, reporting_agency) FROM STDIN"
        ) as copy,
    ):
        rng = np.random.default_rng(SEED)
        for first in range(0, incidents, PORTION):
            n = min(PORTION, incidents - first)
            for row in _rows(first, n, sources, rng, ground_of(incidents)):
                copy.write_row(row)
    columns = (
        "source_id, row_key, harm_type, source_category, enforcement_driven, month, weekday, hour,"
        " time_precision, geom, geom_street, geom_cell, location_precision, reporting_agency"
    )
    # Written in the order of place, as the importer does, so that neighbours share a page.
    raw.execute(f"INSERT INTO incident ({columns}) SELECT {columns} FROM arriving ORDER BY geom")


def _rows(
    first: int,
    n: int,
    sources: list[object],
    rng: np.random.Generator,
    ground: tuple[int, int],
) -> Iterator[tuple[object, ...]]:
    xy = _places(n, rng, ground)
    street, cell = np.round(xy / 25) * 25, np.round(xy / 200) * 200
    month = rng.integers(0, MONTHS, n)
    harm, source = rng.integers(0, len(HARMS), n), rng.integers(0, len(sources), n)
    weekday = rng.integers(1, 8, n)
    hour = np.clip(np.round(rng.normal(17, 4, n)), 0, 23).astype(int)
    timed, driven = rng.random(n) < 0.6, rng.random(n) < 0.08
    for k in range(n):
        yield (
            first + k,
            sources[source[k]],
            b"\\x" + (first + k).to_bytes(8, "big"),
            HARMS[harm[k]],
            "bench",
            bool(driven[k]),
            date(2023 + (10 + int(month[k])) // 12, (10 + int(month[k])) % 12 + 1, 1),
            int(weekday[k]) if timed[k] else None,
            int(hour[k]) if timed[k] else None,
            "minute" if timed[k] else "month",
            f"SRID=27700;POINT({xy[k, 0]:.2f} {xy[k, 1]:.2f})",
            f"SRID=27700;POINT({street[k, 0]:.0f} {street[k, 1]:.0f})",
            f"SRID=27700;POINT({cell[k, 0]:.0f} {cell[k, 1]:.0f})",
            "exact",
            "police",
        )


def _places(n: int, rng: np.random.Generator, ground: tuple[int, int]) -> NDArray[np.float64]:
    """Half spread evenly, half gathered around twelve centres a borough, all on the ground."""
    width_m, height_m = ground
    many = max(12, round(12 * width_m * height_m / (BOROUGH[0] * BOROUGH[1])))
    centres = np.random.default_rng(SEED).uniform(
        (800, 800), (width_m - 800, height_m - 800), (many, 2)
    )
    even = rng.uniform((0, 0), (width_m, height_m), (n, 2))
    near = centres[rng.integers(0, many, n)] + rng.normal(0, 220, (n, 2))
    xy = np.where((rng.random(n) < 0.5)[:, None], even, near)
    return np.clip(xy, 1, (width_m - 1, height_m - 1)) + np.array([WEST, SOUTH])
