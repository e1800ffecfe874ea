"""Vector tiles beside tipg: the same table, the same tiles, the same machine, in turns.

Goals: at least three times tipg's throughput for a tile that has to be made, twenty times for one
that has not changed, and p95 under 100 ms, all at 1,000,000 incidents. Both are asked over real
HTTP by processes with a kept connection each; tipg is asked for the same properties as our tiles
have. The runs of all servers follow each other in several rounds, so that they meet the same noise.
"""

import argparse
import os
import random
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from sqlalchemy import Engine, create_engine, text

from app.cluster.embedded import EmbeddedCluster
from app.cluster.running import RunningCluster
from app.db import Database
from app.deployment import OWNER, SERVICE
from app.incidents import cube
from app.settings import Settings
from bench import http_load, tile_servers
from bench.http_load import Load
from bench.profile_town import SLUG, ground_of, make_town

DATABASE, SEED = "bench_tiles", 5
ZOOMS, EACH_ZOOM = (14, 15, 16, 17), 24
MEGABYTES = 1_000_000
PROPERTIES = "harm_type,source_id,month,weekday,hour,location_precision"
TIPG = f"/collections/p_{SLUG}.incident/tiles/WebMercatorQuad/{{z}}/{{x}}/{{y}}?geom-column="
OURS = f"/api/{SLUG}/tiles/{{layer}}/{{z}}/{{x}}/{{y}}.mvt"
UNCACHED_GOAL, UNCHANGED_GOAL, P95_GOAL_MS = 3, 20, 100

Tile = tuple[int, int, int]


@dataclass
class Runner:
    """One way to answer, and what its runs showed."""

    name: str
    port: int
    paths: Sequence[str]
    headers: dict[str, str]
    loads: list[Load] = field(default_factory=list)

    def run(self, connections: int, seconds: float) -> None:
        self.loads.append(
            http_load.run(
                self.port,
                self.paths,
                headers=self.headers,
                connections=connections,
                seconds=seconds,
            )
        )

    @property
    def per_second(self) -> float:
        return sum(one.requests for one in self.loads) / sum(one.seconds for one in self.loads)

    def percentile_ms(self, share: float) -> float:
        every = sorted(ms for one in self.loads for ms in one.latencies_ms)
        return every[min(len(every) - 1, int(share * len(every)))]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--incidents", type=int, default=1_000_000)
    arguments.add_argument("--seconds", type=float, default=4, help="length of each run")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--connections", type=int, default=4)
    arguments.add_argument("--keep", action="store_true", help="keep or reuse the invented town")
    asked = arguments.parse_args()
    with EmbeddedCluster(Settings().home).running() as cluster:
        tiles = _prepared(cluster, asked.incidents, keep=asked.keep)
        _measure(cluster, tiles, asked)
        if not asked.keep:
            cluster.drop_database(DATABASE)


def _prepared(cluster: RunningCluster, incidents: int, *, keep: bool) -> list[Tile]:
    """Write the incidents, count them by hexagon, and choose tiles that hold some."""
    reused = keep and cluster.has_database(DATABASE)
    if not reused:
        if cluster.has_database(DATABASE):
            cluster.drop_database(DATABASE)
        cluster.create_database(DATABASE)
    owner = create_engine(
        cluster.url(database=DATABASE, user=OWNER),
        connect_args={"options": f"-c contextmap.service_login={SERVICE}"},
    )
    if not reused:
        begun = time.perf_counter()
        make_town(owner, incidents)
        written = time.perf_counter()
        database = Database(cluster.url(database=DATABASE, user=SERVICE))
        with database.partnership(SLUG, "exact", timeout_seconds=3600) as session:
            cube.refresh(session)
        database.close()
        print(
            f"{incidents:,} incidents written in {written - begun:.0f} s,"
            f" counted by hexagon in {time.perf_counter() - written:.0f} s"
        )
    chosen = _choose(owner)
    owner.dispose()
    return chosen


def _choose(owner: Engine) -> list[Tile]:
    rng = random.Random(SEED)
    chosen: list[Tile] = []
    with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"VACUUM ANALYZE p_{SLUG}.incident_cell"))
        for z in ZOOMS:
            found = connection.execute(
                text(
                    "SELECT DISTINCT floor((st_x(geom_3857) + :half) / (2 * :half) * :n)::int,"
                    " floor((:half - st_y(geom_3857)) / (2 * :half) * :n)::int"
                    f" FROM p_{SLUG}.incident ORDER BY 1, 2"
                ),
                {"half": 20_037_508.342789244, "n": 2**z},
            )
            there = [(z, row[0], row[1]) for row in found]
            chosen += rng.sample(there, min(EACH_ZOOM, len(there)))
    rng.shuffle(chosen)
    return chosen


def _measure(cluster: RunningCluster, tiles: list[Tile], asked: argparse.Namespace) -> None:
    service = cluster.url(database=DATABASE, user=SERVICE)
    owner = cluster.conninfo(database=DATABASE, user=OWNER)
    with ExitStack() as stack:
        beside = stack.enter_context(tile_servers.tipg(owner))
        table = stack.enter_context(tile_servers.ours(service, kept_bytes=0, points_bytes=0))
        memory = stack.enter_context(
            tile_servers.ours(service, kept_bytes=0, points_bytes=800 * MEGABYTES)
        )
        kept = stack.enter_context(
            tile_servers.ours(service, kept_bytes=800 * MEGABYTES, points_bytes=800 * MEGABYTES)
        )
        points = _paths(OURS, tiles, layer="incidents")
        cells = _paths(OURS, tiles, layer="incident_cells")
        same = f"&properties={PROPERTIES}"
        runners = [
            Runner("tipg, the same properties", beside, _paths(f"{TIPG}geom{same}", tiles), {}),
            Runner("tipg, all columns", beside, _paths(f"{TIPG}geom", tiles), {}),
            Runner("tipg, our geom_3857", beside, _paths(f"{TIPG}geom_3857{same}", tiles), {}),
            Runner("ours, points from the table", table[0], points, table[1]),
            Runner("ours, points in memory", memory[0], points, memory[1]),
            Runner("ours, unchanged tile", kept[0], points, kept[1]),
            Runner("ours, hexagons from the table", table[0], cells, table[1]),
        ]
        _warm([runners[4], runners[5]])
        _assert_equal(runners[2], runners[3:6], tiles)
        for _ in range(asked.rounds):
            for runner in runners:
                runner.run(asked.connections, asked.seconds)
    _tell(runners, asked)


def _paths(pattern: str, tiles: list[Tile], *, layer: str = "") -> list[str]:
    return [pattern.format(layer=layer, z=z, x=x, y=y) for z, x, y in tiles]


def _warm(runners: Sequence[Runner]) -> None:
    """Ask until points are in memory, and once for each tile that is to be kept."""
    for runner in runners:
        fastest = float("inf")
        for _ in range(60):
            begun = time.perf_counter()
            http_load.fetch(runner.port, runner.paths[0], runner.headers)
            took = time.perf_counter() - begun
            if took < fastest / 4 and fastest < float("inf"):
                break
            fastest = min(fastest, took)
        for path in runner.paths:
            http_load.fetch(runner.port, path, runner.headers)


def _assert_equal(beside: Runner, runners: Sequence[Runner], tiles: list[Tile]) -> None:
    """Every tile has as many features from all.

    tipg is asked by the stored geom_3857: in British metres it takes the edges of a tile for
    straight lines, and takes in or leaves out what lies within a metre of them. One point may lie
    on an edge, which tipg counts into both tiles.
    """
    total = 0
    for number, tile in enumerate(tiles):
        theirs = _features(beside, number)
        for runner in runners:
            here = _features(runner, number)
            if abs(here - theirs) > 1:
                raise SystemExit(f"{runner.name}: {here} features in {tile}, tipg has {theirs}")
        total += theirs
    print(
        f"{len(tiles)} tiles of zoom {ZOOMS[0]} to {ZOOMS[-1]}, {total:,} features, from all alike"
    )


def _features(runner: Runner, number: int) -> int:
    status, _, body = http_load.fetch(runner.port, runner.paths[number], runner.headers)
    if status not in {200, 204}:
        raise SystemExit(f"{runner.name}: {status} for {runner.paths[number]}")
    return _count_features(body)


def _count_features(tile: bytes) -> int:
    """Count the features of a tile of one layer, without decoding them."""
    if not tile:
        return 0
    at, n = _after_number(tile, 1), 0
    while at < len(tile):
        field_number, wire_type = tile[at] >> 3, tile[at] & 7
        length, at = _number(tile, at + 1)
        n += field_number == 2 and wire_type == 2
        at += length if wire_type == 2 else 0
    return n


def _after_number(content: bytes, at: int) -> int:
    return _number(content, at)[1]


def _number(content: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        part = content[at]
        value |= (part & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if part < 0x80:
            return value, at


def _tell(runners: Sequence[Runner], asked: argparse.Namespace) -> None:
    width_m, height_m = ground_of(asked.incidents)
    print(
        f"{asked.incidents:,} incidents in {width_m / 1000:g} km by {height_m / 1000:g} km;"
        f" {asked.connections} connections, {asked.rounds} rounds of {asked.seconds:g} s each;"
        f" load average {os.getloadavg()[0]:.1f}"
    )
    base = runners[0].per_second
    print(f"{'':32}{'tiles/s':>9}{'p50 ms':>9}{'p95 ms':>9}{'beside tipg':>13}")
    for one in runners:
        p50, p95 = one.percentile_ms(0.5), one.percentile_ms(0.95)
        times = f"{one.per_second / base:.1f} x"
        print(f"{one.name:32}{one.per_second:9.1f}{p50:9.1f}{p95:9.1f}{times:>13}")
    made, kept, cells = runners[4], runners[5], runners[6]
    _goal(f"made anew: at least {UNCACHED_GOAL} times tipg", made.per_second / base, UNCACHED_GOAL)
    _goal(f"unchanged: at least {UNCHANGED_GOAL} times", kept.per_second / base, UNCHANGED_GOAL)
    for one in (made, cells):
        p95 = one.percentile_ms(0.95)
        met = "met" if p95 < P95_GOAL_MS else "missed"
        print(f"  goal: {one.name}: p95 under {P95_GOAL_MS} ms: {met}")


def _goal(words: str, reached: float, goal: float) -> None:
    print(f"  goal: {words}: {'met' if reached >= goal else 'missed'}")


if __name__ == "__main__":
    main()
