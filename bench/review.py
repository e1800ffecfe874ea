"""How long the ranking of places takes: new questions and kept answers, beside geopandas and esda.

    python -m bench.review
    python -m bench.review --incidents 400000

Without a number the invented borough is asked; with one, a flat town of so many incidents. Goal:
p95 under 300 ms for a new question of the borough, its records being in memory. geopandas joins the
same rows to the same hexagons, and esda works out Gi* with 999 shuffles, where ours goes through
all of them: counts and z are equal.
"""

import argparse
import importlib
import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.accounts.service import create_account, enter
from app.cluster.embedded import EmbeddedCluster
from app.cluster.running import RunningCluster
from app.db import Database
from app.demo import borough
from app.deployment import OWNER, SERVICE
from app.hotspots import queries
from app.hotspots.units import Cells
from app.identity.roles import Role
from app.incidents.cube import cover_ground
from app.incidents.filters import IncidentFilter
from app.incidents.records import Records, read_records
from app.main import create_app
from app.params import Months, month_plus
from app.schema import upgrade_shared
from app.settings import Settings
from bench import profile_town
from bench.timing import quickest
from geo.clusters import getis_ord
from geo.neighbours import Neighbours

DATABASE, WIDTH_M, GOAL_MS = "bench_review", 200, 300
PERMUTATIONS, SEED = 999, 20261123
EMAIL, PASSWORD = "officer@bench.example", "correct horse battery"
TODAY = date(2026, 11, 23)
LAST_MONTHS = [month_plus(date(2026, 10, 1), -back) for back in range(12)]
HOURS = ("", "18-24")


@dataclass(frozen=True, slots=True)
class Took:
    """What a question took: by the clock, and of the processor's time of this process."""

    wall_ms: float
    busy_ms: float


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--incidents", type=int, default=0)
    incidents = arguments.parse_args().incidents
    with EmbeddedCluster(Settings().home).running() as cluster, town(cluster, incidents) as slug:
        database = Database(cluster.url(database=DATABASE, user=SERVICE))
        with database.partnership(slug, "exact") as session:
            records = read_records(session, "exact")
            i, j = np.array(queries.ground(session, WIDTH_M)).T
            cells = Cells(i, j, WIDTH_M)
        client = signed_in(database)
        print(
            f"{len(records):,} incidents, {len(cells):,} cells of {WIDTH_M} m; load average"
            f" {os.getloadavg()[0]:.1f}"
        )
        ask_many(client, slug, goal=not incidents)
        database.close()
        if not incidents:
            compare(records, cells)


@contextmanager
def town(cluster: RunningCluster, incidents: int) -> Generator[str]:
    """A database with the borough, or with a flat town; it is dropped again."""
    if cluster.has_database(DATABASE):
        cluster.drop_database(DATABASE)
    cluster.create_database(DATABASE)
    owner = create_engine(
        cluster.url(database=DATABASE, user=OWNER),
        connect_args={"options": f"-c contextmap.service_login={SERVICE}"},
    )
    slug = _fill(owner, incidents)
    create_account(
        owner,
        email=EMAIL,
        display_name="Bench officer",
        password=PASSWORD,
        partnership=slug,
        role=Role.COMMUNITY_SAFETY_OFFICER,
        agency="community_safety",
    )
    owner.dispose()
    yield slug
    cluster.drop_database(DATABASE)


def _fill(owner: Engine, incidents: int) -> str:
    if incidents:
        profile_town.make_town(owner, incidents)
        with owner.begin() as connection:
            enter(connection, profile_town.SLUG)
            cover_ground(Session(bind=connection))
        return profile_town.SLUG
    upgrade_shared(owner)
    borough.prepare(owner, report=lambda _: None)
    borough.fill(owner, report=lambda _: None, today=TODAY)
    return borough.SLUG


def signed_in(database: Database) -> TestClient:
    """The whole service with the officer before it."""
    client = TestClient(create_app(Settings(run_worker=False), database))
    answer = client.post("/api/sign-in", json={"email": EMAIL, "password": PASSWORD})
    assert answer.status_code == 200, answer.text
    return client


def ask_many(client: TestClient, slug: str, *, goal: bool) -> None:
    """Ask for many rankings, each twice, and for the page of the first place of each."""
    first = _ask(client, f"/api/{slug}/hotspots/cells", {"width": "200"})
    print(f"the first question of all, which reads the records: {first[0].wall_ms:.0f} ms")
    new, kept, closer = list[Took](), list[Took](), list[Took]()
    for last, hours, width in product(LAST_MONTHS, HOURS, ("100", "200", "400")):
        first_month = month_plus(last, -11)
        asked = {"from": f"{first_month:%Y-%m}", "to": f"{last:%Y-%m}", "width": width}
        asked |= {"hours": hours} if hours else {}
        took, answer = _ask(client, f"/api/{slug}/hotspots/cells", asked)
        new.append(took)
        kept.append(_ask(client, f"/api/{slug}/hotspots/cells", asked)[0])
        if answer["ranked"]:
            key = answer["ranked"][0]["id"]
            closer.append(_ask(client, f"/api/{slug}/hotspots/cells/{key}", asked)[0])
    _say("a new question", new)
    _say("a kept answer", kept)
    _say("one place closer up", closer)
    if goal:
        p95 = float(np.percentile([one.wall_ms for one in new], 95))
        print(f"  goal: p95 of a new question under {GOAL_MS} ms: {_met(p95 < GOAL_MS)}")


def compare(records: Records, cells: Cells) -> None:
    """Count and judge the same rows with geopandas and esda."""
    months = Months(LAST_MONTHS[-1], LAST_MONTHS[0])
    chosen = records.chosen(IncidentFilter(months))
    unit = cells.of(chosen)
    chosen, unit = chosen.only(unit >= 0), unit[unit >= 0]
    # A place on the very side of two hexagons belongs to one of them with us, to none in a join.
    rings = np.array([shapely.Polygon(ring) for ring in cells.shapes(np.arange(len(cells)))])
    chosen = chosen.only(shapely.within(shapely.points(chosen.xy), rings[unit]))
    (counts, found), seconds = quickest(lambda: _ours(chosen, cells))
    (theirs, their_z), their_seconds = quickest(lambda: _peers(chosen, cells), turns=2)
    assert np.array_equal(counts, theirs), "counts differ"
    furthest = float(np.abs(found - their_z).max())
    assert furthest < 1e-9, furthest
    print(
        f"{len(chosen):,} incidents counted and judged in {len(cells):,} cells:"
        f" {seconds * 1000:.0f} ms"
    )
    print(
        f"  geopandas and esda with {PERMUTATIONS} shuffles: {their_seconds * 1000:,.0f} ms,"
        f" {their_seconds / seconds:.0f} times as long; counts equal, z equal to {furthest:.0e}"
    )


def _ours(records: Records, cells: Cells) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    counts = np.bincount(cells.of(records), minlength=len(cells))
    neighbours = Cells(cells.i, cells.j, cells.width_m).neighbours
    return counts, getis_ord(counts, neighbours).z


def _peers(records: Records, cells: Cells) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    geopandas, esda, weights = (
        importlib.import_module(name) for name in ("geopandas", "esda", "libpysal.weights")
    )
    rings = cells.shapes(np.arange(len(cells)))
    frame = geopandas.GeoDataFrame(geometry=[shapely.Polygon(ring) for ring in rings], crs=27700)
    points = geopandas.GeoDataFrame(
        geometry=geopandas.points_from_xy(records.xy[:, 0], records.xy[:, 1]), crs=27700
    )
    joined = points.sjoin(frame, predicate="within")
    counts = np.bincount(joined["index_right"], minlength=len(cells))
    near: Neighbours = cells.neighbours
    given = weights.W(
        {cell: near.of(cell).tolist() for cell in range(len(cells))}, silence_warnings=True
    )
    np.random.seed(SEED)  # noqa: NPY002 - the peer draws from the global state
    found = esda.G_Local(
        counts.astype(np.float64),
        given,
        star=True,
        transform="B",
        permutations=PERMUTATIONS,
        n_jobs=1,
    )
    return counts, found.Zs


def _ask(client: TestClient, path: str, query: dict[str, str]) -> tuple[Took, dict[str, Any]]:
    begun, busy = time.perf_counter(), time.process_time()
    answer = client.get(path, params=query)
    took = Took(1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - busy))
    assert answer.status_code == 200, answer.text
    return took, answer.json()


def _say(what: str, took: list[Took]) -> None:
    p50, p95 = np.percentile([one.wall_ms for one in took], [50, 95])
    busy50, busy95 = np.percentile([one.busy_ms for one in took], [50, 95])
    print(
        f"{what}: median {p50:.0f} ms, p95 {p95:.0f} ms, of {len(took)};"
        f" of the processor's time {busy50:.0f} and {busy95:.0f} ms"
    )


def _met(is_so: bool) -> str:
    return "met" if is_so else "missed"


if __name__ == "__main__":
    main()
