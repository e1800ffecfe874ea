"""How fast street files come in, beside a bare COPY, ogr2ogr and geopandas, in the same run.

    python -m bench.import_rate --rows 100000

Ours does everything: reading, checking, projecting, knowing incidents again, writing, counting by
hexagon, committing. The bare COPY gets the finished rows handed and writes them into the same
table, with the same indexes and constraints, in the order of the file. ogr2ogr and geopandas read
the same file into a plain table of their own with one index (their own way of working); then one
INSERT brings their rows into the same table and the same count by hexagon follows, so that they end
where ours ends: with everything that a map asks for.
"""

import argparse
import importlib
import importlib.util
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from sqlalchemy import Engine, text

from app.accounts import service as accounts
from app.clock import today
from app.db import SERVICE, Database
from app.deployment import Deployment, deployed, migrate
from app.imports import service, uploads
from app.imports.run import Room, run_batch
from app.incidents.cube import refresh
from app.settings import Settings
from bench.street_rows import write_street_file
from data.readers.archives import OPERATOR_LIMITS

SLUG = "bench_import"
SCHEMA = f"p_{SLUG}"
COLUMNS = (
    "source_id, source_ref, row_key, harm_type, source_category, enforcement_driven, month,"
    " time_precision, geom, geom_street, geom_cell, location_precision, location_label,"
    " reporting_agency, lsoa_code, outcome, batch_id"
)
FILE_ORDER = "month, lsoa_code NULLS LAST, location_label, row_key"
EMPTIED = "incident, incident_outcome, incident_cell"
INTO_INCIDENT = f"""
    INSERT INTO incident ({COLUMNS})
    SELECT DISTINCT ON (t.key) s.id, t."Crime ID", t.key, 'other_recorded', t."Crime type", false,
        to_date(t."Month", 'YYYY-MM'), 'month', t.geom, t.geom, t.geom,
        CASE WHEN t.geom IS NULL THEN 'none' ELSE 'snapped_map_point' END, t."Location",
        t."Reported by", t."LSOA code", t."Last outcome category", NULL
    FROM (SELECT *, decode(md5(coalesce(nullif("Crime ID", ''), t::text || ctid::text)), 'hex')
          AS key FROM bench_loaded t) AS t, data_source s WHERE s.key = 'police_uk'
"""


@dataclass(frozen=True)
class Timing:
    name: str
    rows: int
    seconds: float
    note: str = ""

    @property
    def rate(self) -> float:
        return self.rows / self.seconds


class Bench:
    """One partnership, one file, and the ways of bringing it in."""

    def __init__(self, deployment: Deployment, folder: Path, rows: int) -> None:
        self.deployment = deployment
        self.owner: Engine = deployment.owner()
        self.database: Database = deployment.service()
        self.file = folder / "street.csv"
        self.saved = folder / "rows.copy"
        self.rows = rows
        self.stored = 0

    def prepare(self) -> None:
        accounts.create_partnership(self.owner, slug=SLUG, name="Bench", council="Bench")
        size = write_street_file(self.file, self.rows)
        print(f"{self.rows:,} rows, {size / 1e6:.1f} MB", flush=True)

    def close(self) -> None:
        self.database.close()
        accounts.remove_partnership(self.owner, SLUG)
        self.owner.dispose()

    @contextmanager
    def empty_table(self) -> Generator[psycopg.Cursor]:
        """An empty table and a connection of the owner's, outside any transaction."""
        url = self.owner.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f'SET search_path = "{SCHEMA}", public')
            connection.execute(f"TRUNCATE {EMPTIED}")
            connection.execute("DROP TABLE IF EXISTS bench_loaded")
            if self._may_checkpoint(connection):
                connection.execute("CHECKPOINT")
            with connection.cursor() as cursor:
                yield cursor

    def _may_checkpoint(self, connection: psycopg.Connection) -> bool:
        found = connection.execute("SELECT pg_has_role('pg_checkpoint', 'USAGE')").fetchone()
        return found is not None and bool(found[0])

    def ours(self) -> Timing:
        with self.empty_table() as cursor:
            began = time.perf_counter()
            batch_id = uuid4()
            with self.database.partnership(SLUG, "exact") as session:
                kept = [uploads.describe(self.file)]
                wish = service.Wish("police-uk")
                service.add_batch(session, batch_id, wish, kept, SERVICE)
            room = Room(self.database, SLUG, SERVICE, OPERATOR_LIMITS, today(), 3600)
            result = run_batch(room, batch_id, [self.file])
            seconds = time.perf_counter() - began
            self.stored = result.counts.added
            if not self.saved.exists():
                self._save(cursor)
        note = f"{result.counts.added:,} incidents, {result.counts.repeated:,} listed again"
        return Timing("contextmap import police-uk", self.rows, seconds, note)

    def _save(self, cursor: psycopg.Cursor) -> None:
        query = f"COPY (SELECT {COLUMNS} FROM incident ORDER BY {FILE_ORDER}) TO STDOUT"
        with self.saved.open("wb") as target, cursor.copy(query) as copy:
            for block in copy:
                target.write(block)

    def bare_copy(self) -> Timing:
        with self.empty_table() as cursor:
            began = time.perf_counter()
            with (
                self.saved.open("rb") as source,
                cursor.copy(f"COPY incident ({COLUMNS}) FROM STDIN") as copy,
            ):
                while block := source.read(1 << 20):
                    copy.write(block)
            seconds = time.perf_counter() - began
        return Timing("bare COPY, same rows, same table", self.stored, seconds)

    def then_into_the_table(self, name: str, load: Callable[[], object]) -> Timing:
        with self.empty_table() as cursor:
            began = time.perf_counter()
            load()
            loaded = time.perf_counter() - began
            cursor.execute(INTO_INCIDENT)
            with self.database.partnership(SLUG, "exact", timeout_seconds=3600) as session:
                refresh(session)
            seconds = time.perf_counter() - began
            cursor.execute("DROP TABLE bench_loaded")
        note = f"{self.rows / loaded:,.0f} rows/s into its own plain table"
        return Timing(name, self.rows, seconds, note)

    def ogr2ogr(self) -> Timing | str:
        program = shutil.which("ogr2ogr")
        if program is None:
            return "ogr2ogr is not installed (apt install gdal-bin), so it is left out."
        url = self.owner.url
        parts = {
            "dbname": url.database,
            "user": url.username,
            "password": url.password,
            "host": url.query.get("host", url.host),
            "port": url.query.get("port", url.port),
            "active_schema": SCHEMA,
        }
        target = "PG:" + " ".join(f"{k}='{v}'" for k, v in parts.items() if v)
        command = [program, "-f", "PostgreSQL", target, str(self.file), "-nln", "bench_loaded"]
        command += ["-oo", "X_POSSIBLE_NAMES=Longitude", "-oo", "Y_POSSIBLE_NAMES=Latitude"]
        command += ["-s_srs", "EPSG:4326", "-t_srs", "EPSG:27700", "-lco", "LAUNDER=NO"]
        command += ["-lco", "GEOMETRY_NAME=geom", "--config", "PG_USE_COPY", "YES"]
        return self.then_into_the_table(
            "ogr2ogr, INSERT, count",
            lambda: subprocess.run(command, check=True, capture_output=True),
        )

    def geopandas(self) -> Timing | str:
        if importlib.util.find_spec("geopandas") is None:
            return "geopandas is not installed (dependency group bench), so it is left out."
        return self.then_into_the_table("geopandas.to_postgis, INSERT, count", self._by_geopandas)

    def _by_geopandas(self) -> None:
        geopandas = importlib.import_module("geopandas")
        pandas = importlib.import_module("pandas")
        frame = pandas.read_csv(self.file)
        points = geopandas.points_from_xy(frame["Longitude"], frame["Latitude"], crs=4326)
        located = geopandas.GeoDataFrame(frame, geometry=points).rename_geometry("geom")
        located.loc[frame["Longitude"].isna(), "geom"] = None
        located.to_crs(27700).to_postgis("bench_loaded", self.owner, schema=SCHEMA)
        with self.owner.begin() as connection:
            connection.execute(text(f'CREATE INDEX ON "{SCHEMA}".bench_loaded USING gist (geom)'))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=2)
    said = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="import-rate-") as folder,
        deployed(Settings(), report=lambda words: print(words, file=sys.stderr)) as deployment,
    ):
        migrate(deployment)
        bench = Bench(deployment, Path(folder), said.rows)
        try:
            bench.prepare()
            _report([_round(bench) for _ in range(said.repeats)])
        finally:
            bench.close()


def _round(bench: Bench) -> list[Timing | str]:
    return [bench.ours(), bench.bare_copy(), bench.ogr2ogr(), bench.geopandas()]


def _report(rounds: list[list[Timing | str]]) -> None:
    best: dict[str, Timing] = {}
    for timing in (t for one in rounds for t in one if isinstance(t, Timing)):
        if timing.name not in best or timing.rate > best[timing.name].rate:
            best[timing.name] = timing
    print(f"{'best of':<36}{len(rounds):>12}")
    for timing in best.values():
        print(
            f"{timing.name:<36}{timing.rate:>12,.0f} rows/s  {timing.seconds:6.1f} s  {timing.note}"
        )
    for words in dict.fromkeys(w for one in rounds for w in one if isinstance(w, str)):
        print(words)
    ours, bare, *others = best.values()
    print(f"ours is {ours.rate / bare.rate:.2f} of a bare COPY (goal: at least 0.50)")
    for other in others:
        print(f"ours is {ours.rate / other.rate:.2f} of {other.name} (goal: above 1.00)")


if __name__ == "__main__":
    main()
