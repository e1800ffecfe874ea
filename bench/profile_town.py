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
WEST, SOUTH, WIDTH_M, HEIGHT_M = 530_000, 180_000, 6_000, 5_000
MONTHS, SEED, PORTION = 36, 20261123, 100_000
HARMS = ("asb_nuisance", "asb_personal", "robbery", "syv", "weapon", "missing", "cse", "hate")
INDEXED = ("geom", "geom_street", "geom_cell", "geom_3857", "geom_street_3857")


def make_town(owner: Engine, incidents: int) -> None:
    """Make the partnership ``bench`` with its ground, strengths and incidents."""
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
        connection.execute(text(GROUND), {"w": WEST, "s": SOUTH, "dx": WIDTH_M, "dy": HEIGHT_M})
        for statement in STRENGTHS:
            connection.execute(text(statement), {"w": WEST, "s": SOUTH})
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
    FROM generate_series(0, 11) AS i, generate_series(0, 9) AS j
"""
STRENGTHS = (
    """
    INSERT INTO provision (name, provision_type, geom)
    SELECT 'Club ' || n, 'open_access',
           st_setsrid(st_makepoint(:w + (n * 731) % 6000, :s + (n * 1117) % 5000), 27700)
    FROM generate_series(1, 60) AS n
    """,
    """
    INSERT INTO opening_hours (provision_id, weekday, opens, closes)
    SELECT id, weekday, '16:00', '20:00' FROM provision, generate_series(1, 5, 2) AS weekday
    """,
    """
    INSERT INTO guardian_site (name, site_type, status, geom)
    SELECT 'Site ' || n, 'shop', 'active',
           st_setsrid(st_makepoint(:w + (n * 911) % 6000, :s + (n * 613) % 5000), 27700)
    FROM generate_series(1, 80) AS n
    """,
    """
    INSERT INTO change (title, intervention_type, status, agency, completed_on, geom)
    SELECT 'Lamps ' || n, 'street_lighting_new', 'in_place', 'highways',
           date '2024-01-01' + (n * 37) % 1000,
           st_setsrid(st_makepoint(:w + (n * 457) % 6000, :s + (n * 1259) % 5000), 27700)
    FROM generate_series(1, 120) AS n
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
            for row in _rows(first, min(PORTION, incidents - first), sources, rng):
                copy.write_row(row)
    columns = (
        "source_id, row_key, harm_type, source_category, enforcement_driven, month, weekday, hour,"
        " time_precision, geom, geom_street, geom_cell, location_precision, reporting_agency"
    )
    # Written in the order of place, as the importer does, so that neighbours share a page.
    raw.execute(f"INSERT INTO incident ({columns}) SELECT {columns} FROM arriving ORDER BY geom")


def _rows(
    first: int, n: int, sources: list[object], rng: np.random.Generator
) -> Iterator[tuple[object, ...]]:
    xy = _places(n, rng)
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


def _places(n: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Half spread evenly, half gathered around twelve centres, all inside the town."""
    centres = np.random.default_rng(SEED).uniform(
        (800, 800), (WIDTH_M - 800, HEIGHT_M - 800), (12, 2)
    )
    even = rng.uniform((0, 0), (WIDTH_M, HEIGHT_M), (n, 2))
    near = centres[rng.integers(0, 12, n)] + rng.normal(0, 220, (n, 2))
    xy = np.where((rng.random(n) < 0.5)[:, None], even, near)
    return np.clip(xy, 1, (WIDTH_M - 1, HEIGHT_M - 1)) + np.array([WEST, SOUTH])
