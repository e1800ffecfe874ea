"""How long the profile of a drawn outline takes: real HTTP, a new outline at every request.

Goal: p95 under 100 ms for 1 km² among 400,000 incidents; under 300 ms among 10 million
(``python -m bench.profile --incidents 10000000``, which needs some 10 GB and half an hour; the
ground grows with the number, so that it is as densely recorded as the borough).
"""

import argparse
import http.client
import json
import multiprocessing
import os
import socket
import time
from dataclasses import dataclass
from typing import Any

import numpy as np
import uvicorn
from numpy.typing import NDArray
from sqlalchemy import create_engine

from app.cluster.embedded import EmbeddedCluster
from app.db import Database
from app.deployment import OWNER, SERVICE
from app.main import create_app
from app.settings import Settings
from bench.profile_town import EMAIL, PASSWORD, SLUG, SOUTH, WEST, ground_of, make_town
from data.readers.projection import to_lonlat

DATABASE, SEED = "bench_profile", 7
OUTLINES, CORNERS, AREA_M2 = 200, 24, 1_000_000
GOALS_MS = {400_000: 100, 10_000_000: 300}


@dataclass(frozen=True, slots=True)
class Timed:
    """One answer: how long it took, and how many incidents its outline holds in a year."""

    milliseconds: float
    incidents: int


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--incidents", type=int, default=400_000)
    arguments.add_argument("--keep", action="store_true", help="keep or reuse the invented town")
    asked = arguments.parse_args()
    with EmbeddedCluster(Settings().home).running() as cluster:
        if not (asked.keep and cluster.has_database(DATABASE)):
            if cluster.has_database(DATABASE):
                cluster.drop_database(DATABASE)
            cluster.create_database(DATABASE)
            owner = create_engine(
                cluster.url(database=DATABASE, user=OWNER),
                connect_args={"options": f"-c contextmap.service_login={SERVICE}"},
            )
            begun = time.perf_counter()
            make_town(owner, asked.incidents)
            owner.dispose()
            print(f"{asked.incidents:,} incidents written in {time.perf_counter() - begun:.0f} s")
        measure(cluster.url(database=DATABASE, user=SERVICE), asked.incidents)
        if not asked.keep:
            cluster.drop_database(DATABASE)


def measure(url: str, incidents: int) -> None:
    """Ask for the profiles of many outlines, one after the other, and say how long they took."""
    port = _free_port()
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(url, port))
    server.start()
    try:
        connection, headers = _signed_in(port)
        ground = ground_of(incidents)
        outlines = [_outline(np.random.default_rng([SEED, n]), ground) for n in range(OUTLINES)]
        first = _ask(connection, headers, outlines[0])
        timed = [_ask(connection, headers, outline) for outline in outlines]
    finally:
        server.terminate()
        server.join(15)
    took = np.array([one.milliseconds for one in timed])
    inside = np.array([one.incidents for one in timed])
    p50, p95 = np.percentile(took, [50, 95])
    goal = GOALS_MS.get(incidents)
    km2 = ground[0] * ground[1] // 1_000_000
    print(
        f"profile of 1 km² among {incidents:,} incidents on {km2:,} km²: median {p50:.0f} ms,"
        f" p95 {p95:.0f} ms, longest {took.max():.0f} ms; the first of all"
        f" {first.milliseconds:.0f} ms"
    )
    print(
        f"  {OUTLINES} outlines of {CORNERS} corners, {np.median(inside):,.0f} incidents a year in"
        f" the median one, {inside.max():,} in the fullest; load average {os.getloadavg()[0]:.1f}"
    )
    if goal is not None:
        print(f"  goal: p95 under {goal} ms: {'met' if p95 < goal else 'missed'}")


def _ask(
    connection: http.client.HTTPConnection, headers: dict[str, str], outline: dict[str, Any]
) -> Timed:
    body = json.dumps({"geometry": outline})
    begun = time.perf_counter()
    connection.request("POST", f"/api/{SLUG}/profile", body, headers)
    answer = connection.getresponse()
    content = answer.read()
    took = (time.perf_counter() - begun) * 1000
    if answer.status != 200:
        raise SystemExit(content.decode())
    return Timed(took, json.loads(content)["incidents"]["total"].get("n", 0))


def _outline(rng: np.random.Generator, ground: tuple[int, int]) -> dict[str, Any]:
    """An uneven outline of 1 km² somewhere on the ground, as GeoJSON."""
    turn = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    radius = 1 + 0.25 * rng.uniform(-1, 1, CORNERS)
    xy = np.column_stack([radius * np.cos(turn), radius * np.sin(turn)])
    xy *= np.sqrt(AREA_M2 / _area(xy))
    margin = 750.0
    low = np.array([WEST + margin, SOUTH + margin])
    high = np.array([WEST + ground[0] - margin, SOUTH + ground[1] - margin])
    xy += rng.uniform(low, high)
    lon, lat = to_lonlat(xy[:, 0], xy[:, 1])
    ring = [[float(x), float(y)] for x, y in zip(lon, lat, strict=True)]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def _area(xy: NDArray[np.float64]) -> float:
    x, y = xy[:, 0], xy[:, 1]
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)


def _signed_in(port: int) -> tuple[http.client.HTTPConnection, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    _await(port)
    body = json.dumps({"email": EMAIL, "password": PASSWORD})
    connection.request("POST", "/api/sign-in", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    csrf = json.loads(answer.read())["csrf"]
    cookie = (answer.getheader("set-cookie") or "").split(";")[0]
    return connection, {
        "Content-Type": "application/json",
        "Cookie": cookie,
        "X-CSRF-Token": csrf,
    }


def _await(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise SystemExit("the service did not start")


def _serve(url: str, port: int) -> None:
    settings = Settings(run_worker=False, statement_timeout_seconds=120)
    database = Database(url, statement_timeout_seconds=120)
    uvicorn.run(create_app(settings, database), host="127.0.0.1", port=port, log_level="warning")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
