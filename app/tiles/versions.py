"""Versions of a partnership's layers, as they are when somebody asks: never older."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

Versions = dict[str, str]


class SharedReads:
    """Reads that several requests share, so that thirty tiles asked for at once cost one or two.

    A request never gets what was read before it asked: while a read is under way, those who come
    wait together for the next one. So a tile asked for after a change was saved is never the old
    one, whichever process saved it.
    """

    def __init__(self, read: Callable[[str], Versions]) -> None:
        self._read = read
        self._one_at_a_time = ThreadPoolExecutor(1, thread_name_prefix="tile-versions")
        self._lock = Lock()
        self._waiting: dict[str, Future[Versions]] = {}

    async def read(self, slug: str) -> Versions:
        """Read the versions of a partnership's layers."""
        with self._lock:
            shared = self._waiting.get(slug)
            if shared is None:
                shared = self._one_at_a_time.submit(self._begin, slug)
                self._waiting[slug] = shared
        return await asyncio.shield(asyncio.wrap_future(shared))

    def close(self) -> None:
        """Let the thread end."""
        self._one_at_a_time.shutdown(wait=False, cancel_futures=True)

    def _begin(self, slug: str) -> Versions:
        with self._lock:  # whoever asks from now on needs the next read
            self._waiting.pop(slug, None)
        return self._read(slug)
