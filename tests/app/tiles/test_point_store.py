from itertools import count

import numpy as np
import psycopg
import pytest

from app.db import Tier
from app.tiles.point_store import PointStore
from app.tiles.point_table import PointTable, Tags, make_table

ROOM = 10_000_000


def table(n: int = 10) -> PointTable:
    numbers = np.arange(1, n + 1)
    places = np.linspace(0, 1000, n)
    return make_table("incidents", numbers, places, places, {"a": Tags(["b"], numbers * 0)})


class Reads:
    """Counts what was read, and gives a table, nothing, or a fault."""

    def __init__(self, *answers: PointTable | Exception | None) -> None:
        self.answers = list(answers)
        self.places: list[tuple[str, Tier]] = []

    def __call__(self, slug: str, tier: Tier) -> PointTable | None:
        self.places.append((slug, tier))
        answer = self.answers.pop(0) if self.answers else table()
        if isinstance(answer, Exception):
            raise answer
        return answer


def settled(store: PointStore, slug: str, tier: Tier, version: str) -> PointTable | None:
    """Ask, wait until what that began is done, and ask again."""
    store.table(slug, tier, version)
    store.wait()
    return store.table(slug, tier, version)


def test_table_is_there_once_it_was_read() -> None:
    kept = table()
    store = PointStore(Reads(kept), most_bytes=ROOM)
    assert store.table("test", "exact", "1") is None
    store.wait()
    assert store.table("test", "exact", "1") is kept


def test_table_of_another_version_is_never_used() -> None:
    older, newer = table(), table()
    store = PointStore(Reads(older, newer), most_bytes=ROOM)
    settled(store, "test", "exact", "1")
    assert store.table("test", "exact", "2") is None
    store.wait()
    assert store.table("test", "exact", "2") is newer


def test_each_tier_has_a_table_of_its_own() -> None:
    reads = Reads()
    store = PointStore(reads, most_bytes=ROOM)
    exact, street = (settled(store, "test", tier, "1") for tier in ("exact", "street"))
    assert exact is not street
    assert reads.places == [("test", "exact"), ("test", "street")]


def test_points_that_are_too_many_are_not_counted_again() -> None:
    reads = Reads(None)
    store = PointStore(reads, most_bytes=ROOM)
    assert settled(store, "test", "exact", "1") is None
    assert settled(store, "test", "exact", "1") is None
    assert len(reads.places) == 1


@pytest.mark.parametrize("fault", [psycopg.OperationalError(), ValueError()])
def test_failed_reading_is_begun_again_by_the_next_who_asks(fault: Exception) -> None:
    store = PointStore(Reads(fault), most_bytes=ROOM)
    assert settled(store, "test", "exact", "1") is None
    assert settled(store, "test", "exact", "1") is not None


def test_tables_never_take_more_memory_than_they_may() -> None:
    size = table().size_bytes
    store = PointStore(Reads(), most_bytes=2 * size)
    slugs = [f"slug{n}" for n, _ in zip(count(), range(4), strict=False)]
    for slug in slugs:
        settled(store, slug, "exact", "1")
    kept = [slug for slug in slugs if store.table(slug, "exact", "1") is not None]
    store.wait()
    assert kept == slugs[-2:]


def test_store_without_memory_reads_nothing() -> None:
    reads = Reads()
    assert settled(PointStore(reads, most_bytes=0), "test", "exact", "1") is None
    assert reads.places == []
