import asyncio
from collections.abc import Iterator
from itertools import count
from threading import Event

import pytest

from app.tiles.versions import SharedReads, Versions


class Slow:
    """A read that waits until it is let go, and tells how often it was asked."""

    def __init__(self) -> None:
        self.begun, self.go = Event(), Event()
        self.numbers = count(1)

    def __call__(self, _slug: str) -> Versions:
        self.begun.set()
        self.go.wait(5)
        return {"reads": str(next(self.numbers))}


@pytest.fixture
def slow() -> Iterator[Slow]:
    one = Slow()
    yield one
    one.go.set()


async def ask_late(reads: SharedReads, slow: Slow, late: int) -> tuple[Versions, list[Versions]]:
    first = asyncio.create_task(reads.read("test"))
    await asyncio.to_thread(slow.begun.wait, 5)
    others = [asyncio.create_task(reads.read("test")) for _ in range(late)]
    await asyncio.wait(others, timeout=0.05)
    slow.go.set()
    return await first, list(await asyncio.gather(*others))


def test_those_who_come_during_a_read_share_the_next_one(slow: Slow) -> None:
    reads = SharedReads(slow)
    first, others = asyncio.run(ask_late(reads, slow, late=20))
    reads.close()
    assert first == {"reads": "1"}
    assert others == [{"reads": "2"}] * 20


def test_failure_of_a_read_is_told_to_all_who_wait() -> None:
    def fail(_slug: str) -> Versions:
        raise ConnectionError

    reads = SharedReads(fail)

    async def twice() -> list[Versions | BaseException]:
        both = (reads.read("a"), reads.read("a"))
        return list(await asyncio.gather(*both, return_exceptions=True))

    found = asyncio.run(twice())
    reads.close()
    assert [type(one) for one in found] == [ConnectionError] * 2
